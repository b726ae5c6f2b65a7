import DiscoveryChain
package import MeshDomain

extension ProxyAssembler {
    /// The certificates that a gateway needs beside its own: those of the services for which it answers callers.
    package mutating func linkedLeaves(for proxy: NodeService) -> [ProxyLeaf] {
        guard proxy.kind == .terminatingGateway else { return [] }
        return linkedServices(of: proxy.ref.service).map { .service($0.service) }
    }

    mutating func terminatingGateway(
        _ gateway: NodeService,
        _ key: ProxyKey,
        _ mesh: MeshIdentity,
        _ linked: [ServiceName: LinkedCredentials]
    ) -> AssembledProxy.Outcome {
        let name = gateway.ref.service
        let resolved = ResolvedProxy(gateway.proxy, defaults: centralDefaults(), service: serviceDefaults(name))
        let config = resolved.config
        var assignments: [LoadAssignment] = []
        var services: [TerminatedService] = []
        var unserved: [UnservedService] = []
        for (service, link) in linkedServices(of: name) {
            // Said once it is known: a configuration without its instances would be another one.
            let defaults = serviceDefaults(service)
            if defaults?.destination == nil {
                dependencies.insert(.instances(ServiceKey(service)))
                guard catalog.holdsInstances(of: ServiceKey(service)) else { continue }
            }
            switch linked[service] {
            case .held(let leaf)?:
                services.append(terminated(service, link, leaf, defaults, mesh, &assignments))
            case .missing(let reason)?: unserved.append(UnservedService(service: service, reason: reason))
            case nil: break  // It is on its way.
            }
        }
        let inputs = TerminatingGatewayInputs(
            mesh: mesh,
            gateway: name,
            binds: Self.binds(of: gateway, config),
            connectTimeoutMilliseconds: config.number("connect_timeout_ms") ?? 5000,
            usesStrictDNS: config.text("envoy_dns_discovery_type")?.lowercased() == "strict_dns",
            allowsByDefault: settings.allowsByDefault,
            services: services,
            unserved: unserved,
            accessLogs: resolved.accessLogs,
            fetchTimeoutMilliseconds: config.number("xds_fetch_timeout_ms")
        )
        return .ready(
            ProxySnapshot(
                proxy: key,
                configuration: .terminatingGateway(inputs),
                loadAssignments: assignments.uniqueByName()
            )
        )
    }

    private mutating func terminated(
        _ service: ServiceName,
        _ link: LinkedService,
        _ leaf: LeafCertificate,
        _ defaults: ServiceDefaults?,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> TerminatedService {
        dependencies.insert(.configEntry(EntryKey(kind: .serviceResolver, of: service)))
        let resolver = entries.serviceResolver(of: service)
        let given = defaults?.serviceProtocol ?? ""
        let spoken = given.isEmpty ? centralDefaults()?.config?.text("protocol") ?? "" : given
        let serverName = ServerNames.service(service, datacenter: mesh.datacenter, trustDomain: mesh.trustDomain)
        let places: [TerminatedPlace]
        if let destination = defaults?.destination {
            places = Self.places(of: destination, serverName)
        } else {
            places = self.places(of: service, serverName, resolver, &assignments)
        }
        let timeout = Int((resolver?.requestTimeoutNanoseconds ?? 0) / 1_000_000)
        return TerminatedService(
            service: service,
            serviceProtocol: ServiceProtocol.normalized(spoken),
            credentials: ProxyCredentials(leaf),
            link: link,
            intentions: intentions(on: service),
            inboundTrust: inboundTrust(of: service),
            places: places,
            connectTimeoutMilliseconds: Int((resolver?.connectTimeoutNanoseconds ?? 0) / 1_000_000),
            requestTimeoutMilliseconds: timeout > 0 ? timeout : nil,
            loadBalancer: resolver?.loadBalancer
        )
    }

    /// The instances of a service, and those of its subsets.
    private mutating func places(
        of service: ServiceName,
        _ serverName: String,
        _ resolver: ServiceResolver?,
        _ assignments: inout [LoadAssignment]
    ) -> [TerminatedPlace] {
        let plain = resolver.flatMap { $0.subsets[$0.defaultSubset] } ?? ServiceSubset()
        let subsets = [("", plain)] + (resolver?.subsets ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let all = catalog.instances(of: ServiceRef(service)).filter {
            !$0.service.connect.native && !$0.service.kind.isProxy
        }
        return subsets.map { name, subset in
            let clusterName = name.isEmpty ? serverName : "\(name).\(serverName)"
            let list = EndpointList(
                SubsetSelection.instances(all, in: subset)
                    .map { MeshEndpoint($0, side: .lan, onlyPassing: subset.onlyPassing) }
            )
            var address = TerminatedPlace.Address.instances
            if let hostname = list.hostnameEndpoint {
                address = .hostname(hostname)
            } else {
                assignments.append(LoadAssignment(clusterName: clusterName, endpoints: list))
            }
            return TerminatedPlace(serverName: clusterName, subset: name, address: address, isDestination: false)
        }
    }

    /// Each address of a destination has a name of its own.
    ///
    /// - Source: recorded (`destination-terminating-gateway`).
    private static func places(of destination: DestinationConfiguration, _ serverName: String) -> [TerminatedPlace] {
        destination.addresses.map { address in
            let endpoint = MeshEndpoint(address: address, port: destination.port, health: nil)
            return TerminatedPlace(
                serverName: ServerNames.destination(address, of: serverName),
                subset: "",
                address: endpoint.isHostname ? .hostname(endpoint) : .fixed(endpoint),
                isDestination: true
            )
        }
    }
}
