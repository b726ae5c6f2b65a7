import ConfigEntryLogic
import ConfigEntryTables
import ConsulJSON
import DiscoveryChain
import MeshDomain
import MeshState
import ProxySnapshots

/// A cluster as the recordings' calls make it: enough of catalog, config entries, peerings and authority for proxies.
struct SimulatedCluster {
    let datacenter: String
    let nodeName: String
    let trustDomain: String
    let grpcTLSPort: Int
    var allowsByDefault = true
    var rows: [CheckServiceNode] = []
    var entries: [EntryKey: ConfigEntryBody] = [:]
    var peeringRows: [String: Peering] = [:]
    var bundles: [String: PeeringTrustBundle] = [:]
    /// Virtual addresses by `service` or `peer/service`.
    var virtualAddresses: [String: String] = [:]
    /// Mesh instances imported from peers, by peer and service.
    var imported: [String: [String: [CheckServiceNode]]] = [:]

    init(datacenter: String, nodeName: String, trustDomain: String, grpcTLSPort: Int) {
        self.datacenter = datacenter
        self.nodeName = nodeName
        self.trustDomain = trustDomain
        self.grpcTLSPort = grpcTLSPort
        let server = NodeService(
            id: "consul",
            service: "consul",
            meta: ["grpc_tls_port": String(grpcTLSPort)],
            port: 8300
        )
        rows.append(CheckServiceNode(node: node, service: server, checks: []))
    }

    var node: Node { Node(name: nodeName, address: "127.0.0.1", datacenter: datacenter) }
    var rootPEM: String { "${certificate spiffe://\(trustDomain)}" }

    mutating func register(_ definition: ServiceDefinition) {
        let service = Self.service(definition)
        put(service, checks: definition.checks)
        guard case .definition(var sidecar) = definition.sidecar else { return }
        sidecar.kind = .connectProxy
        sidecar.name = definition.name + "-sidecar-proxy"
        sidecar.id = service.id + "-sidecar-proxy"
        sidecar.address = definition.address
        sidecar.port = 21000
        sidecar.checks = []
        var proxy = sidecar.proxy ?? ProxyConfiguration()
        proxy.destinationServiceName = definition.name
        proxy.destinationServiceID = service.id
        proxy.localServiceAddress = "127.0.0.1"
        proxy.localServicePort = definition.port
        sidecar.proxy = proxy
        put(Self.service(sidecar), checks: [])
    }

    private static func service(_ definition: ServiceDefinition) -> NodeService {
        NodeService(
            kind: definition.kind,
            id: definition.id.isEmpty ? definition.name : definition.id,
            service: definition.name,
            tags: definition.tags,
            address: definition.address,
            taggedAddresses: definition.taggedAddresses,
            meta: definition.meta,
            port: definition.port,
            socketPath: definition.socketPath,
            weights: definition.weights,
            proxy: definition.proxy ?? ProxyConfiguration(),
            connect: ServiceConnect(native: definition.isNative)
        )
    }

    private mutating func put(_ service: NodeService, checks: [CheckDefinition]) {
        put(
            CheckServiceNode(
                node: node,
                service: service,
                checks: checks.map {
                    HealthCheck(
                        node: nodeName,
                        checkID: $0.id,
                        status: HealthStatus(rawValue: $0.status) ?? .critical,
                        serviceID: service.id
                    )
                }
            )
        )
    }

    mutating func put(_ row: CheckServiceNode) {
        rows.removeAll { $0.node.name == row.node.name && $0.service.id == row.service.id }
        rows.append(row)
        rows.sort { ($0.node.name, $0.service.id) < ($1.node.name, $1.service.id) }
    }

    /// Binds routes to API gateways as the config-entry service does when an entry is written.
    mutating func bindRoutes() {
        guard let gateway = entries.keys.first(where: { $0.kind == .apiGateway }) else { return }
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        // Ordered, since the oldest route comes first.
        for (place, entry) in entries.sorted(by: { $0.key.folded < $1.key.folded }).enumerated() {
            state.apply(.put(ConfigEntry(body: entry.value)), index: UInt64(place + 1), touched: &touched)
        }
        for change in GatewayBinder.changes(after: gateway, in: state, now: 0) {
            if case .put(let entry) = change { entries[entry.key] = entry.body }
        }
    }

    /// What this cluster sends to a peer: each exported service behind each gateway.
    func exports(to peer: String) -> [String: [CheckServiceNode]] {
        var result: [String: [CheckServiceNode]] = [:]
        for item in exportedServices()?.services ?? [] where item.consumers.contains(where: { $0.peer == peer }) {
            let callable = meshServices(of: .local).map(\.text).filter { $0 != "consul" }
            for service in item.name == "*" ? callable : callable.filter({ $0 == item.name }) {
                let instances = meshGateways().enumerated().map { instance(of: service, behind: $1, place: $0, peer) }
                if !instances.isEmpty { result[service] = instances }
            }
        }
        return result
    }

    private func instance(
        of service: String,
        behind gateway: CheckServiceNode,
        place: Int,
        _ peer: String
    ) -> CheckServiceNode {
        let name = service + "-sidecar-proxy"
        var proxy = gateway.service
        proxy.kind = .connectProxy
        proxy.id = "\(name)-instance-\(place)"
        proxy.service = name
        proxy.proxy = ProxyConfiguration(destinationServiceName: service)
        let chain = try? ChainCompiler.compile(
            ServiceName(service),
            in: datacenter,
            trustDomain: trustDomain,
            from: self
        ).result.get()
        let spoken = chain?.serviceProtocol ?? "tcp"
        let others = ServiceProtocol.isHTTP(spoken) ? [] : chain?.otherServices.map(\.text) ?? []
        proxy.connect.peerMeta = PeeringServiceMeta(
            sni: ["\(service).default.default.\(peer).external.\(trustDomain)"],
            spiffeID: [
                "spiffe://\(trustDomain)/ns/default/dc/\(datacenter)/svc/\(service)",
                "spiffe://\(trustDomain)/gateway/mesh/dc/\(datacenter)",
            ] + others.map { "spiffe://\(trustDomain)/ns/default/dc/\(datacenter)/svc/\($0)" },
            serviceProtocol: spoken
        )
        return CheckServiceNode(node: gateway.node, service: proxy, checks: gateway.checks)
    }

    /// Where peers reach this cluster's control plane.
    var serverAddresses: [String] {
        guard meshSettings()?.peerThroughMeshGateways == true else { return ["127.0.0.1:\(grpcTLSPort)"] }
        return meshGateways().map { gateway in
            let wan = gateway.service.taggedAddresses?["wan"]
            return "\(wan?.address ?? gateway.address):\(wan?.port ?? gateway.service.port)"
        }
    }

    func leaf(_ kind: ProxyLeaf) -> LeafCertificate? {
        let path: String
        switch kind {
        case .service(let name): path = "/ns/default/dc/\(datacenter)/svc/\(name)"
        case .meshGateway: path = "/gateway/mesh/dc/\(datacenter)"
        case .none: return nil
        }
        let uri = "spiffe://\(trustDomain)\(path)"
        return LeafCertificate(
            serialNumber: "01",
            certPEM: "${certificate \(uri)}",
            privateKeyPEM: SecretID("${private key}"),
            service: "",
            uri: uri,
            validAfterSeconds: 0,
            validBeforeSeconds: 1
        )
    }
}

extension SimulatedCluster: CatalogReading {
    func instances(of service: ServiceRef) -> [CheckServiceNode] {
        service.origin.isLocal ? rows.filter { $0.service.ref == service } : []
    }

    func meshInstances(of service: ServiceRef) -> [CheckServiceNode] {
        guard service.origin.isLocal else { return imported[service.origin.peer]?[service.service.text] ?? [] }
        return rows.filter { $0.service.meshDestination == service }
    }

    func meshServices(of origin: Origin) -> [ServiceName] {
        guard origin.isLocal else { return (imported[origin.peer] ?? [:]).keys.sorted().map { ServiceName($0) } }
        return Set(rows.compactMap { $0.service.meshDestination?.service }).sorted()
    }

    func virtualAddress(of service: ServiceRef) -> String? {
        let name = service.service.text
        return virtualAddresses[service.origin.isLocal ? name : service.origin.peer + "/" + name]
    }

    func addressedServices() -> [ServiceKey] {
        virtualAddresses.keys.filter { !$0.contains("/") }.map { ServiceKey(name: $0) }.sorted()
    }

    func meshGateways() -> [CheckServiceNode] { rows.filter { $0.service.kind == .meshGateway } }
}

extension SimulatedCluster: ConfigEntryReading {
    func proxyDefaults() -> ProxyDefaults? {
        if case .proxyDefaults(let entry)? = entries[.init(kind: .proxyDefaults, name: "global")] { entry } else { nil }
    }

    func serviceDefaults(of service: ServiceName) -> ServiceDefaults? {
        let key = EntryKey(kind: .serviceDefaults, of: service)
        guard case .serviceDefaults(let entry)? = entries[key] else { return nil }
        return entry
    }

    func serviceResolver(of service: ServiceName) -> ServiceResolver? {
        entries[EntryKey(kind: .serviceResolver, of: service)].flatMap { ServiceResolver($0) }
    }

    func serviceSplitter(of service: ServiceName) -> ServiceSplitter? {
        entries[EntryKey(kind: .serviceSplitter, of: service)].flatMap { ServiceSplitter($0) }
    }

    func serviceRouter(of service: ServiceName) -> ServiceRouter? {
        entries[EntryKey(kind: .serviceRouter, of: service)].flatMap { ServiceRouter($0) }
    }

    func samenessGroups(in partition: Partition) -> [SamenessGroup] {
        entries.keys.filter { $0.kind == .samenessGroup && $0.scope.partition == partition }
            .compactMap { entries[$0].flatMap { SamenessGroup($0) } }.sorted { $0.name < $1.name }
    }

    func serviceIntentions(of destination: ServiceName) -> ServiceIntentions? {
        let key = EntryKey(kind: .serviceIntentions, of: destination)
        guard case .serviceIntentions(let entry)? = entries[key] else { return nil }
        return entry
    }

    func body(of key: EntryKey) -> ConfigEntryBody? { entries[key] }

    func exportedServices() -> ExportedServices? {
        if case .exportedServices(let entry)? = entries[.init(kind: .exportedServices, name: "default")] {
            entry
        } else {
            nil
        }
    }

    func meshSettings() -> MeshSettings? {
        if case .mesh(let entry)? = entries[.init(kind: .mesh, name: "mesh")] { entry } else { nil }
    }
}

extension SimulatedCluster: GatewayEntryReading, GatewayCatalogReading {
    func ingressGateway(of gateway: ServiceName) -> IngressGateway? {
        entries[EntryKey(kind: .ingressGateway, of: gateway)].flatMap { IngressGateway($0) }
    }

    func terminatingGateway(of gateway: ServiceName) -> TerminatingGateway? {
        entries[EntryKey(kind: .terminatingGateway, of: gateway)].flatMap { TerminatingGateway($0) }
    }

    func terminatingGateways(in scope: Scope) -> [TerminatingGateway] {
        entries.values.compactMap { TerminatingGateway($0) }.sorted { $0.name < $1.name }
    }

    func destinations(in scope: Scope) -> [ServiceName] {
        entries.values.compactMap { ServiceDefaults($0) }.filter { $0.destination != nil }.map { ServiceName($0.name) }
    }

    func ordinaryServices() -> [ServiceName] {
        Set(rows.filter { !$0.service.kind.isProxy }.map(\.service.ref.service)).sorted()
    }

    func holdsInstances(of key: ServiceKey) -> Bool { true }
}

extension SimulatedCluster: PeeringReading {
    func peerings() -> [Peering] { peeringRows.values.sorted { $0.name < $1.name } }

    func trustBundle(of peer: String) -> PeeringTrustBundle? { bundles[peer] }
}

extension SimulatedCluster: AuthorityReading {
    func certificateRoots() -> CARoots {
        CARoots(
            trustDomain: trustDomain,
            activeRootID: "r",
            roots: [
                CARoot(
                    id: "r",
                    name: "r",
                    serialNumber: 1,
                    signingKeyID: "",
                    externalTrustDomain: trustDomain,
                    notBeforeSeconds: 0,
                    notAfterSeconds: 1,
                    rootCertPEM: rootPEM,
                    active: true
                )
            ]
        )
    }
}
