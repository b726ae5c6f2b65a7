import DiscoveryChain
package import MeshDomain

/// The exports of this cluster, worked out once for all gateways.
struct ExportPlan {
    var exports: [GatewayExport]
    /// The endpoints of their clusters.
    var assignments: [LoadAssignment]
    var dependencies: Set<ProxyDependency>
}

extension ProxyAssembler {
    mutating func meshGateway(
        _ gateway: NodeService,
        _ node: Node,
        _ key: ProxyKey,
        _ mesh: MeshIdentity,
        _ leaf: LeafCertificate?
    ) -> AssembledProxy.Outcome {
        let resolved = ResolvedProxy(
            gateway.proxy,
            defaults: centralDefaults(),
            service: serviceDefaults(gateway.ref.service)
        )
        let config = resolved.config
        var assignments: [LoadAssignment] = []
        dependencies.insert(.meshServices(.local))
        let services = catalog.meshServices(of: .local).filter {
            $0.text != "consul" && $0.scope.partition == gateway.scope.partition
        }
        // One dependency for all resolvers: ten thousand services have ten thousand names that one could be about.
        dependencies.insert(.configEntries(.serviceResolver))
        var resolutions: [ServiceName: GatewayResolution] = [:]
        for service in services {
            let name = ServerNames.service(service, datacenter: mesh.datacenter, trustDomain: mesh.trustDomain)
            if let resolver = entries.serviceResolver(of: service), !resolver.isDefault {
                resolutions[service] = GatewayResolution(resolver)
            }
            for (name, subset) in resolutions[service].clusters(named: name) {
                assignments.append(
                    LoadAssignment(
                        clusterName: name,
                        endpoints: endpoints(ServiceRef(service), side: .lan, subset: subset)
                    )
                )
            }
        }
        let credentials = leaf.flatMap { $0.certPEM.isEmpty ? nil : ProxyCredentials($0) }
        let exports = exports().filter { export in
            !ServiceProtocol.isHTTP(export.serviceProtocol) || credentials != nil
        }
        let exported = Set(exports.flatMap(\.routing.clusters).map(\.name))
        assignments += exportPlan?.assignments.filter { exported.contains($0.clusterName) } ?? []
        let imports = imports(&assignments)
        let datacenters = gateway.scope.partition.isStandard ? gatewayDatacenters(mesh, &assignments) : []
        let (serves, remotes) = controlPlanes(mesh, &assignments)
        let usesTLS = exports.contains { ServiceProtocol.isHTTP($0.serviceProtocol) }
        let inputs = MeshGatewayInputs(
            mesh: mesh,
            credentials: usesTLS ? credentials : nil,
            binds: Self.binds(of: gateway, config),
            connectTimeoutMilliseconds: config.number("connect_timeout_ms") ?? 5000,
            usesStrictDNS: config.text("envoy_dns_discovery_type")?.lowercased() == "strict_dns",
            keepalive: Self.keepalive(config),
            services: services,
            resolutions: resolutions,
            exports: exports,
            imports: imports,
            datacenters: datacenters,
            servesControlPlane: serves,
            remoteControlPlanes: remotes,
            accessLogs: resolved.accessLogs,
            fetchTimeoutMilliseconds: config.number("xds_fetch_timeout_ms")
        )
        return .ready(
            ProxySnapshot(
                proxy: key,
                configuration: .meshGateway(inputs),
                loadAssignments: assignments.uniqueByName()
            )
        )
    }

    // MARK: - Listening

    /// - Source: reference §6.10: candidates by name, of equal addresses the first.
    static func binds(of gateway: NodeService, _ config: MeshObject) -> [GatewayBind] {
        func flag(_ name: String) -> Bool {
            config.flag("envoy_gateway_" + name) ?? config.flag("envoy_mesh_gateway_" + name) ?? false
        }
        var candidates: [GatewayBind] = []
        if !flag("no_default_bind") {
            candidates.append(
                GatewayBind(
                    name: "default",
                    address: gateway.address.isEmpty ? "0.0.0.0" : gateway.address,
                    port: gateway.port
                )
            )
        }
        if flag("bind_tagged_addresses") {
            for (name, value) in gateway.taggedAddresses ?? [:] {
                candidates.append(GatewayBind(name: name, address: value.address, port: value.port))
            }
        }
        let named = config["envoy_gateway_bind_addresses"] ?? config["envoy_mesh_gateway_bind_addresses"]
        for entry in named?.objectValue?.entries ?? [] {
            guard let value = entry.value.objectValue else { continue }
            let address = value.text("address") ?? value.text("Address") ?? ""
            let port = value.number("port") ?? value.number("Port") ?? 0
            candidates.append(GatewayBind(name: entry.key, address: address, port: port))
        }
        var seen: Set<[String]> = []
        return candidates.sorted { $0.name < $1.name }
            .filter { seen.insert([$0.address, String($0.port)]).inserted }
    }

    private static func keepalive(_ config: MeshObject) -> GatewayKeepalive? {
        guard config.flag("envoy_gateway_remote_tcp_enable_keepalive") == true else { return nil }
        func positive(_ name: String) -> Int? {
            config.number("envoy_gateway_remote_tcp_keepalive_" + name).flatMap { $0 > 0 ? $0 : nil }
        }
        return GatewayKeepalive(
            timeSeconds: positive("time"),
            intervalSeconds: positive("interval"),
            probes: positive("probes")
        )
    }

    // MARK: - Exported and imported services

    /// What is exported to peers that exist: an exact name or, for `*`, every service that can be called over the mesh.
    ///
    /// - Source: reference §3.12 and §6.11; `consul` is never exported, and names without instances have no entrance.
    mutating func exports() -> [GatewayExport] {
        if let plan = exportPlan {
            dependencies.formUnion(plan.dependencies)
            return plan.exports
        }
        let before = dependencies
        dependencies = [
            .configEntry(.init(kind: .exportedServices, name: "default")), .peerings, .meshServices(.local),
            .configEntries(.samenessGroup),
        ]
        let active = Set(peering.peerings().filter(\.isActive).map(\.name))
        let callable = Set(catalog.meshServices(of: .local).filter(\.scope.isStandard))
        var consumers: [ServiceName: Set<String>] = [:]
        for item in entries.exportedServices()?.services ?? [] {
            let peers = item.consumers.map(\.peer).filter { active.contains($0) }
            guard !peers.isEmpty else { continue }
            let names = item.name == "*" ? callable : callable.intersection([ServiceName(item.name)])
            for name in names where name.text != "consul" { consumers[name, default: []].formUnion(peers) }
        }
        var exports: [GatewayExport] = []
        var assignments: [LoadAssignment] = []
        for service in consumers.keys.sorted() {
            let peers = (consumers[service] ?? []).sorted()
            let outcome = chain(of: service, in: settings.datacenter)
            // Entries that contradict each other cannot be written; were they there, the service would have no entrance.
            guard let chain = try? outcome.result.get(), let routing = exportRouting(of: chain, &assignments) else {
                continue
            }
            exports.append(
                GatewayExport(
                    service: service,
                    serviceProtocol: chain.serviceProtocol,
                    peers: peers,
                    trust: ServiceProtocol.isHTTP(chain.serviceProtocol) ? trust(of: peers) : [],
                    routing: routing,
                    chainEntries: outcome.entries
                )
            )
        }
        exportPlan = ExportPlan(exports: exports, assignments: assignments, dependencies: dependencies)
        dependencies.formUnion(before)
        return exports
    }

    /// Where the calls of peers to an exported service go.
    ///
    /// - Source: reference §6.11, recorded (`peer-chain-exporter-gateway`, `peer-export-failover-exporter-gateway`): as the chain
    ///   says, but nobody takes over; the clusters have names of their own.
    private mutating func exportRouting(
        of chain: CompiledChain,
        _ assignments: inout [LoadAssignment]
    ) -> UpstreamRouting? {
        guard let mesh else { return UpstreamRouting(isTable: false, routes: []) }
        var chain = chain
        for case (let key, .resolver(var node)) in chain.nodes {
            node.failover = nil
            chain.nodes[key] = .resolver(node)
        }
        var own: [LoadAssignment] = []
        guard var routing = routing(of: chain, mesh, &own) else { return nil }
        for route in routing.routes.indices {
            for place in routing.routes[route].destinations.indices {
                let name = routing.routes[route].destinations[place].cluster.name
                routing.routes[route].destinations[place].cluster.name = ServerNames.exportedCluster(name)
            }
        }
        assignments += own.map {
            LoadAssignment(clusterName: ServerNames.exportedCluster($0.clusterName), endpoints: $0.endpoints)
        }
        return routing
    }

    /// - Source: reference §6.12: every imported service with instances, under the server name of the first instance.
    private mutating func imports(_ assignments: inout [LoadAssignment]) -> [GatewayImport] {
        dependencies.insert(.peerings)
        var imports: [GatewayImport] = []
        for peer in peering.peerings().map(\.name) where trust(of: peer) != nil {
            let origin = Origin(peer: peer)
            dependencies.insert(.meshServices(origin))
            for service in catalog.meshServices(of: origin) {
                let ref = ServiceRef(service, of: origin)
                let meta = meshInstances(ref).lazy.compactMap(\.service.connect.peerMeta).first
                guard let serverName = meta?.sni.first, !serverName.isEmpty else { continue }
                let list = endpoints(ref, side: .wan)
                imports.append(GatewayImport(serverName: serverName, hostname: list.hostnameEndpoint))
                if list.hostnameEndpoint == nil {
                    assignments.append(LoadAssignment(clusterName: serverName, endpoints: list))
                }
            }
        }
        var seen: Set<String> = []
        return imports.filter { seen.insert($0.serverName).inserted }.sorted { $0.serverName < $1.serverName }
    }

    // MARK: - Control planes

    /// The ways between control planes, when peerings go through gateways.
    ///
    /// - Source: reference §6.13: servers by their LAN address and the port in `grpc_tls_port`, no read replicas; of
    ///   several peerings with the same server name the newest; host names win over addresses.
    private mutating func controlPlanes(
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> (serves: Bool, remotes: [RemoteControlPlane]) {
        guard mesh.settings.peerThroughMeshGateways == true else { return (false, []) }
        dependencies.insert(.instances(ServiceKey("consul")))
        dependencies.insert(.peerings)
        let servers = catalog.instances(of: ServiceRef("consul")).compactMap { server -> MeshEndpoint? in
            guard server.service.meta?["read_replica"] != "true" else { return nil }
            guard let port = server.service.meta?["grpc_tls_port"].flatMap({ Int($0) }), port > 0 else { return nil }
            return MeshEndpoint(address: server.address, port: port, health: nil)
        }
        if !servers.isEmpty {
            let name = SpiffeID.peeringServerName(trustDomain: mesh.trustDomain, datacenter: mesh.datacenter)
            assignments.append(LoadAssignment(clusterName: name, endpoints: EndpointList(servers)))
        }
        var newest: [String: Peering] = [:]
        for candidate in peering.peerings() where candidate.isActive && candidate.dials {
            guard !candidate.peerServerName.isEmpty else { continue }
            if let other = newest[candidate.peerServerName], other.modifyIndex >= candidate.modifyIndex { continue }
            newest[candidate.peerServerName] = candidate
        }
        var remotes: [RemoteControlPlane] = []
        for (name, peering) in newest.sorted(by: { $0.key < $1.key }) {
            let texts =
                peering.manualServerAddresses.isEmpty ? peering.peerServerAddresses : peering.manualServerAddresses
            let addresses = texts.sorted().compactMap(Self.endpoint)
            let hostnames = addresses.filter(\.isHostname)
            if hostnames.isEmpty {
                assignments.append(LoadAssignment(clusterName: name, endpoints: EndpointList(addresses)))
            }
            remotes.append(RemoteControlPlane(serverName: name, hostnames: hostnames))
        }
        return (!servers.isEmpty, remotes)
    }

    /// The endpoint in `host:port`; an IPv6 address stands in brackets.
    private static func endpoint(_ text: String) -> MeshEndpoint? {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        return host.isEmpty ? nil : MeshEndpoint(address: String(host), port: port, health: nil)
    }
}

extension GatewayResolution {
    /// What a resolver says of the service itself; redirects and failover are for callers.
    init(_ resolver: ServiceResolver) {
        connectTimeoutMilliseconds = Int(resolver.connectTimeoutNanoseconds / 1_000_000)
        // Requests are not looked at here, so there is nothing to hash.
        loadBalancer = resolver.loadBalancer.flatMap { $0.isHashBased ? nil : $0 }
        plain = resolver.subsets[resolver.defaultSubset] ?? ServiceSubset()
        subsets = resolver.subsets
    }
}

extension GatewayResolution? {
    /// The clusters of a service with this plain name, and which instances each has; sorted.
    package func clusters(named name: String) -> [(name: String, subset: ServiceSubset)] {
        [(name, self?.plain ?? ServiceSubset())]
            + (self?.subsets ?? [:]).sorted { $0.key < $1.key }.map { ("\($0.key).\(name)", $0.value) }
    }
}
