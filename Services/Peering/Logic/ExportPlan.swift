package import CatalogTables
package import ConfigEntryTables
package import MeshDomain

/// Everything this cluster tells one peer, as it should be now.
///
/// - Source: reference §3.11 to §3.15.
package struct ExportPlan: Sendable, Hashable {
    /// The instances of one exported service, or of the proxies that stand for it.
    package struct Resource: Sendable, Hashable {
        package var name: String
        package var instances: [CheckServiceNode]

        /// Makes a resource.
        package init(name: String, instances: [CheckServiceNode]) {
            self.name = name
            self.instances = instances
        }
    }

    /// The roots that sign this cluster's identities.
    package struct TrustBundle: Sendable, Hashable {
        package var trustDomain: String
        package var rootPEMs: [String]

        /// Makes a bundle.
        package init(trustDomain: String, rootPEMs: [String]) {
            self.trustDomain = trustDomain
            self.rootPEMs = rootPEMs
        }
    }

    /// Ends the names of the proxies that stand for exported services.
    package static let proxySuffix = "-sidecar-proxy"

    /// The names of exported services, sorted.
    package var services: [String]
    /// Services and their proxies, sorted by name.
    package var resources: [Resource]
    /// Nil until the certificate authority is ready.
    package var trustBundle: TrustBundle?
    /// Where this cluster's servers take streams.
    package var serverAddresses: [String]

    /// Makes a plan.
    package init(
        services: [String],
        resources: [Resource],
        trustBundle: TrustBundle?,
        serverAddresses: [String]
    ) {
        self.services = services
        self.resources = resources
        self.trustBundle = trustBundle
        self.serverAddresses = serverAddresses
    }
}

/// What a plan is made from.
package struct ExportSources: Sendable {
    package var catalog: CatalogState
    package var entries: ConfigEntryState
    package var roots: CARoots
    package var datacenter: String
    /// `host:port` of this cluster's peering servers.
    package var ownAddresses: [String]

    /// Names the sources.
    package init(
        catalog: CatalogState,
        entries: ConfigEntryState,
        roots: CARoots,
        datacenter: String,
        ownAddresses: [String]
    ) {
        self.catalog = catalog
        self.entries = entries
        self.roots = roots
        self.datacenter = datacenter
        self.ownAddresses = ownAddresses
    }

    /// Where other clusters dial: the mesh gateways when peering goes through them, else the peering servers.
    ///
    /// - Source: reference §2.2, §3.15.
    package var serverAddresses: [String] {
        guard entries.meshSettings()?.peerThroughMeshGateways == true else { return ownAddresses }
        return catalog.gateways(.meshGateway).compactMap { GatewayAddresses.wan(of: $0)?.description }
    }

    /// The names exported to a peer, sorted.
    ///
    /// Named ones even when nothing of that name is registered; for `*` every registered service that is neither proxy nor
    /// gateway; `consul` never.
    ///
    /// - Source: reference §3.12.
    package func services(for peer: String) -> [String] {
        var names = Set<String>()
        for item in entries.exportedServices()?.services ?? [] where item.consumers.contains(where: { $0.peer == peer })
        {
            if item.name == "*" { names.formUnion(typicalServices()) } else { names.insert(item.name) }
        }
        names.remove("consul")
        return names.filter { !$0.hasSuffix(ExportPlan.proxySuffix) }.sorted()
    }

    private func typicalServices() -> [String] {
        catalog.serviceNames().filter { name in
            catalog.instances(of: ServiceKey(name: name)).contains { $0.service.kind == .typical }
        }
    }

    /// The plan for a peer.
    ///
    /// - Parameters:
    ///   - peer: The local name of the peering.
    ///   - previous: The plan before; parts that cannot have changed are taken from it.
    ///   - touched: What changed in the catalog since then; nil when anything may have changed.
    /// - Returns: The plan.
    package func plan(
        for peer: String,
        reusing previous: ExportPlan? = nil,
        touched: Set<CatalogTopic>? = nil
    ) -> ExportPlan {
        let names = services(for: peer)
        let gateways = catalog.gateways(.meshGateway)
        let old = Dictionary(
            (previous?.resources ?? []).map { ($0.name, $0.instances) },
            uniquingKeysWith: { first, _ in first }
        )
        var resources: [ExportPlan.Resource] = []
        for name in names {
            let key = ServiceKey(name: name)
            if let touched, !touched.contains(.service(key)), let known = old[name] {
                resources.append(ExportPlan.Resource(name: name, instances: known))
            } else {
                let instances = catalog.instances(of: key).compactMap { NormalExport.instance($0) }
                resources.append(ExportPlan.Resource(name: name, instances: instances))
            }
            guard !roots.trustDomain.isEmpty, !catalog.meshInstances(of: key).isEmpty else { continue }
            let proxy = SyntheticProxy(
                service: name,
                peer: peer,
                datacenter: datacenter,
                trustDomain: roots.trustDomain,
                serviceProtocol: entries.serviceProtocol(of: name)
            )
            resources.append(
                ExportPlan.Resource(
                    name: proxy.name,
                    instances: gateways.enumerated().map { proxy.instance($0.offset, behind: $0.element) }
                )
            )
        }
        resources.sort { $0.name < $1.name }
        let bundle =
            roots.trustDomain.isEmpty || roots.roots.isEmpty
            ? nil
            : ExportPlan.TrustBundle(trustDomain: roots.trustDomain, rootPEMs: roots.roots.map(\.rootCertPEM))
        return ExportPlan(
            services: names,
            resources: resources,
            trustBundle: bundle,
            serverAddresses: serverAddresses
        )
    }
}

/// Exports ordinary instances.
///
/// - Source: reference §3.13. Consul sends the status `maintenance`, which its importer takes for healthy; we send `critical`.
enum NormalExport {
    /// The instance as the other cluster gets it; nil for proxies and gateways.
    static func instance(_ instance: CheckServiceNode) -> CheckServiceNode? {
        guard instance.service.kind == .typical, !instance.node.name.isEmpty else { return nil }
        var service = instance.service
        if service.connect.native { service.taggedAddresses?["consul-virtual"] = nil }
        if service.taggedAddresses?.isEmpty == true { service.taggedAddresses = nil }
        service.proxy = ProxyConfiguration()
        service.connect = ServiceConnect()
        service.createIndex = 0
        service.modifyIndex = 0
        return CheckServiceNode(
            node: exported(instance.node),
            service: service,
            checks: flattened(instance.checks, node: instance.node, service)
        )
    }

    /// The node without its place in this cluster's journal.
    static func exported(_ node: Node) -> Node {
        var node = node
        node.createIndex = 0
        node.modifyIndex = 0
        return node
    }

    /// One check in place of all; none in place of none.
    static func flattened(_ checks: [HealthCheck], node: Node, _ service: NodeService) -> [HealthCheck] {
        guard !checks.isEmpty else { return [] }
        let worst = CheckServiceNode(node: node, service: service, checks: checks).aggregatedStatus
        let id = service.id.isEmpty ? service.service : service.id
        return [
            HealthCheck(
                node: node.name,
                checkID: "\(id):overall-check",
                name: "overall-check",
                status: worst,
                serviceID: service.id,
                serviceName: service.service
            )
        ]
    }
}

/// The proxies that stand for a service's real ones, one for each mesh gateway.
///
/// - Source: reference §3.14.
struct SyntheticProxy {
    let service: String
    let peer: String
    let datacenter: String
    let trustDomain: String
    let serviceProtocol: String

    var name: String { service + ExportPlan.proxySuffix }

    func instance(_ number: Int, behind gateway: CheckServiceNode) -> CheckServiceNode {
        let isNumbered = !gateway.service.id.isEmpty
        let tagged = gateway.service.taggedAddresses?.filter { $0.key != "consul-virtual" }
        let identities = [
            SpiffeID(trustDomain: trustDomain, holder: .service(name: service, datacenter: datacenter)),
            SpiffeID(trustDomain: trustDomain, holder: .meshGateway(datacenter: datacenter)),
        ]
        let proxy = NodeService(
            kind: .connectProxy,
            id: isNumbered ? "\(name)-instance-\(number)" : name,
            service: name,
            address: gateway.service.address,
            taggedAddresses: tagged?.isEmpty == true ? nil : tagged,
            port: gateway.service.port,
            socketPath: gateway.service.socketPath,
            weights: gateway.service.weights,
            proxy: ProxyConfiguration(
                destinationServiceName: service,
                destinationServiceID: isNumbered ? "\(service)-instance-\(number)" : service
            ),
            connect: ServiceConnect(
                peerMeta: PeeringServiceMeta(
                    sni: ["\(service).default.default.\(peer).external.\(trustDomain)"],
                    spiffeID: identities.map(\.uri),
                    serviceProtocol: serviceProtocol
                )
            )
        )
        return CheckServiceNode(
            node: NormalExport.exported(gateway.node),
            service: proxy,
            checks: NormalExport.flattened(gateway.checks, node: gateway.node, proxy)
        )
    }
}
