package import CatalogTables
package import ConfigEntryTables
import DiscoveryChain
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
    /// The instances of services and of the proxies that stand for them, by name.
    package var instances: [String: [CheckServiceNode]]
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
        instances = Dictionary(resources.map { ($0.name, $0.instances) }) { first, _ in first }
        self.trustBundle = trustBundle
        self.serverAddresses = serverAddresses
    }

    /// Services and their proxies, sorted by name.
    package var resources: [Resource] {
        instances.sorted { $0.key < $1.key }.map { Resource(name: $0.key, instances: $0.value) }
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

    /// What a copy of the catalog has to hold for what is exported, to whichever peer.
    package static func holding(for entries: ConfigEntryState) -> CatalogHolding {
        let names = (entries.exportedServices()?.services ?? []).map(\.name)
        return names.contains("*") ? .everything : .services(Set(names.map { ServiceKey(name: $0) }))
    }

    /// Whether the catalog holds all that is wanted of it; a plan made before that would take back what it lacks.
    package func isWhole(for wanted: CatalogHolding) -> Bool {
        switch wanted {
        case .services(let keys): keys.allSatisfy { catalog.holdsInstances(of: $0) }
        case .everything, .mesh, .meshBeside: catalog.holding == .everything
        }
    }

    /// Where other clusters dial: the mesh gateways when peering goes through them, else the peering servers.
    ///
    /// - Source: reference §2.2, §3.15.
    package var serverAddresses: [String] {
        guard entries.meshSettings()?.peerThroughMeshGateways == true else { return ownAddresses }
        return catalog.gateways(.meshGateway).compactMap { GatewayAddresses.wan(of: $0)?.description }
    }

    /// The roots that sign this cluster's identities; nil before there are any.
    var trustBundle: ExportPlan.TrustBundle? {
        guard !roots.trustDomain.isEmpty, !roots.roots.isEmpty else { return nil }
        return ExportPlan.TrustBundle(trustDomain: roots.trustDomain, rootPEMs: roots.roots.map(\.rootCertPEM))
    }

    /// Whether an ordinary service of this name is registered.
    func isTypical(_ name: String) -> Bool {
        catalog.isOrdinary(ServiceRef(ServiceName(name)))
    }

    /// What stands for a service that is reached over the mesh; nil when it is not.
    func proxy(of service: String, peer: String) -> SyntheticProxy? {
        let service = ServiceName(service)
        guard !roots.trustDomain.isEmpty, catalog.hasMeshInstances(ServiceRef(service)) else { return nil }
        let chain = try? ChainCompiler.compile(
            service,
            in: datacenter,
            trustDomain: roots.trustDomain,
            from: entries
        ).result.get()
        let serviceProtocol = chain?.serviceProtocol ?? entries.serviceProtocol(of: service)
        return SyntheticProxy(
            service: service,
            peer: peer,
            datacenter: datacenter,
            trustDomain: roots.trustDomain,
            serviceProtocol: serviceProtocol,
            others: ServiceProtocol.isHTTP(serviceProtocol) ? [] : chain?.otherServices ?? []
        )
    }

    /// The whole plan for a peer.
    package func plan(for peer: String) -> ExportPlan {
        var planner = ExportPlanner(peer: peer)
        return planner.update(self, touched: nil).plan
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
    let service: ServiceName
    let peer: String
    let datacenter: String
    let trustDomain: String
    let serviceProtocol: String
    /// The services that may answer in its place: over TCP callers see who answers, and must know whom to expect.
    let others: [ServiceName]

    var name: String { service.text + ExportPlan.proxySuffix }

    func instance(_ number: Int, behind gateway: CheckServiceNode) -> CheckServiceNode {
        let isNumbered = !gateway.service.id.isEmpty
        let tagged = gateway.service.taggedAddresses?.filter { $0.key != "consul-virtual" }
        let identities =
            [
                SpiffeID(trustDomain: trustDomain, holder: .service(name: service, datacenter: datacenter)),
                SpiffeID(trustDomain: trustDomain, holder: .meshGateway(datacenter: datacenter)),
            ] + others.map { SpiffeID(trustDomain: trustDomain, holder: .service(name: $0, datacenter: datacenter)) }
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
                destinationServiceName: service.text,
                destinationServiceID: isNumbered ? "\(service.text)-instance-\(number)" : service.text
            ),
            connect: ServiceConnect(
                peerMeta: PeeringServiceMeta(
                    sni: [ServerNames.exported(service, peer: peer, trustDomain: trustDomain)],
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
