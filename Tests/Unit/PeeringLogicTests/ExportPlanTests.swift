import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshState
import PeeringLogic
import TestSeeds
import Testing

private struct Cluster {
    var catalog = CatalogState()
    var entries = ConfigEntryState()
    private var index: UInt64 = 0

    @discardableResult
    mutating func write(_ changes: CatalogChange...) -> Set<CatalogTopic> {
        index += 1
        var touched = Set<CatalogTopic>()
        for change in changes { catalog.apply(change, index: index, touched: &touched) }
        return touched
    }

    mutating func export(_ services: [String: [String]]) {
        index += 1
        var touched = Set<ConfigEntryTopic>()
        let items = services.sorted { $0.key < $1.key }.map { item in
            ExportedService(name: item.key, consumers: item.value.map { ServiceConsumer(peer: $0) })
        }
        entries.apply(
            .put(ConfigEntry(body: .exportedServices(ExportedServices(services: items)))),
            index: index,
            touched: &touched
        )
    }

    var sources: ExportSources {
        ExportSources(
            catalog: catalog,
            entries: entries,
            roots: CARoots(
                trustDomain: "td.consul",
                activeRootID: "1",
                roots: [
                    CARoot(
                        id: "1",
                        name: "r",
                        serialNumber: 1,
                        signingKeyID: "",
                        externalTrustDomain: "",
                        notBeforeSeconds: 0,
                        notAfterSeconds: 1,
                        rootCertPEM: "ROOT",
                        active: true
                    )
                ]
            ),
            datacenter: "dc1",
            ownAddresses: ["10.0.0.1:8503"]
        )
    }

    init() {
        write(.putNode(Node(name: "n1", address: "10.1.0.1", datacenter: "dc1", createIndex: 5, modifyIndex: 5)))
    }

    mutating func register(_ id: String, _ name: String, sidecar: Bool = false) {
        write(.putService(node: "n1", NodeService(id: id, service: name, port: 80)))
        guard sidecar else { return }
        write(
            .putService(
                node: "n1",
                NodeService(
                    kind: .connectProxy,
                    id: "\(id)-proxy",
                    service: "\(name)-sidecar-proxy",
                    port: 20000,
                    proxy: ProxyConfiguration(destinationServiceName: name)
                )
            )
        )
    }
}

extension Cluster {
    fileprivate mutating func writeAnything(_ generator: inout SeededNumbers) -> Set<CatalogTopic> {
        let node = ["n1", "n2"].randomElement(using: &generator) ?? "n1"
        let name = ["web", "db", "api"].randomElement(using: &generator) ?? "web"
        let key = NodeKey(name: node)
        let port = Int.random(in: 1...3, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: return write(.putNode(Node(name: node, address: "10.1.0.\(port)", datacenter: "dc1")))
        case 1: return write(.deleteNode(key))
        case 2...3: return write(.putService(node: node, NodeService(id: name, service: name, port: port)))
        case 4: return write(.deleteService(InstanceKey(node: key, id: name)))
        case 5:
            let proxy = NodeService(
                kind: .connectProxy,
                id: "\(name)-proxy",
                service: "\(name)-sidecar-proxy",
                port: port,
                proxy: ProxyConfiguration(destinationServiceName: name)
            )
            return write(.putService(node: node, proxy))
        case 6: return write(.deleteService(InstanceKey(node: key, id: "\(name)-proxy")))
        case 7:
            return write(
                .putService(node: node, NodeService(kind: .meshGateway, id: "gw", service: "mgw", port: 8000 + port))
            )
        case 8: return write(.deleteService(InstanceKey(node: key, id: "gw")))
        default:
            return write(
                .putCheck(
                    HealthCheck(
                        node: node,
                        checkID: "c",
                        status: port == 1 ? .passing : .critical,
                        serviceID: port == 2 ? "" : name
                    )
                )
            )
        }
    }
}

@Suite struct ExportPlanTests {
    @Test func `a named service is exported even when it does not exist`() throws {
        var cluster = Cluster()
        cluster.export(["ghost": ["west"], "other": ["east"], "consul": ["west"]])
        let plan = cluster.sources.plan(for: "west")
        #expect(plan.services == ["ghost"])
        #expect(plan.resources == [ExportPlan.Resource(name: "ghost", instances: [])])
        #expect(plan.trustBundle == ExportPlan.TrustBundle(trustDomain: "td.consul", rootPEMs: ["ROOT"]))
        #expect(plan.serverAddresses == ["10.0.0.1:8503"])
    }

    @Test func `a wildcard exports every typical service and nothing else`() {
        var cluster = Cluster()
        cluster.register("w", "web", sidecar: true)
        cluster.register("d", "db")
        cluster.register("c", "consul")
        cluster.write(
            .putService(node: "n1", NodeService(kind: .meshGateway, id: "gw", service: "mesh-gateway", port: 8443))
        )
        cluster.export(["*": ["west"]])
        #expect(cluster.sources.plan(for: "west").services == ["db", "web"])
        #expect(cluster.sources.plan(for: "east").services == [])
    }

    @Test func `an instance is exported without proxy, indexes and details of its checks`() throws {
        var cluster = Cluster()
        cluster.register("w", "web")
        cluster.write(
            .putCheck(
                HealthCheck(node: "n1", checkID: "a", name: "A", status: .passing, output: "fine", serviceID: "w")
            ),
            .putCheck(
                HealthCheck(node: "n1", checkID: "b", name: "B", status: .warning, serviceID: "w", serviceName: "web")
            )
        )
        cluster.export(["web": ["west"]])
        let resource = try #require(cluster.sources.plan(for: "west").resources.first)
        let instance = try #require(resource.instances.first)
        #expect(instance.node.createIndex == 0 && instance.node.modifyIndex == 0 && instance.service.modifyIndex == 0)
        #expect(
            instance.checks == [
                HealthCheck(
                    node: "n1",
                    checkID: "w:overall-check",
                    name: "overall-check",
                    status: .warning,
                    serviceID: "w",
                    serviceName: "web"
                )
            ]
        )
    }

    @Test func `mesh services get proxies that stand behind the gateways`() throws {
        var cluster = Cluster()
        cluster.register("w", "web", sidecar: true)
        cluster.export(["web": ["west"]])
        let without = cluster.sources.plan(for: "west")
        #expect(without.resources.map(\.name) == ["web", "web-sidecar-proxy"])
        #expect(without.resources.last?.instances == [])
        cluster.write(
            .putService(
                node: "n1",
                NodeService(
                    kind: .meshGateway,
                    id: "gw",
                    service: "mesh-gateway",
                    address: "10.1.0.9",
                    taggedAddresses: ["wan": ServiceAddress(address: "198.51.100.1", port: 443)],
                    port: 8443
                )
            )
        )
        let plan = cluster.sources.plan(for: "west")
        let proxy = try #require(plan.resources.last?.instances.first)
        #expect(proxy.service.kind == .connectProxy)
        #expect(proxy.service.id == "web-sidecar-proxy-instance-0")
        #expect(proxy.service.proxy.destinationServiceID == "web-instance-0")
        #expect(proxy.service.taggedAddresses?["wan"]?.port == 443)
        let meta = try #require(proxy.service.connect.peerMeta)
        #expect(meta.sni == ["web.default.default.west.external.td.consul"])
        #expect(
            meta.spiffeID == ["spiffe://td.consul/ns/default/dc/dc1/svc/web", "spiffe://td.consul/gateway/mesh/dc/dc1"]
        )
        #expect(meta.serviceProtocol == "tcp")
    }

    @Test(arguments: UInt64(0)..<20)
    func `after any changes the plan is as if it were made anew, and every difference is named`(seed: UInt64) {
        var generator = SeededNumbers(seed: seed)
        var cluster = Cluster()
        cluster.export(seed % 2 == 0 ? ["*": ["west"], "ghost": ["west"]] : ["web": ["west"], "db": ["west"]])
        var planner = ExportPlanner(peer: "west")
        var before = planner.update(cluster.sources, touched: nil).plan
        for _ in 0..<200 {
            let touched = cluster.writeAnything(&generator)
            let update = planner.update(cluster.sources, touched: touched)
            #expect(update.plan == cluster.sources.plan(for: "west"))
            let names = Set(before.instances.keys).union(update.plan.instances.keys)
            let different = names.filter { before.instances[$0] != update.plan.instances[$0] }
            #expect(update.changed.map { different.isSubset(of: $0) } == true)
            #expect(update.isNews == (before != update.plan))
            before = update.plan
        }
    }

    @Test func `a change of one service leaves the others alone`() {
        var cluster = Cluster()
        cluster.register("w", "web")
        cluster.register("d", "db")
        cluster.export(["*": ["west"]])
        var planner = ExportPlanner(peer: "west")
        _ = planner.update(cluster.sources, touched: nil)
        let touched = cluster.write(.putService(node: "n1", NodeService(id: "w2", service: "web", port: 81)))
        #expect(planner.update(cluster.sources, touched: touched).changed == ["web"])
    }

    @Test func `imported services are not exported further`() {
        var cluster = Cluster()
        cluster.write(
            .putNode(Node(name: "far", peer: "east", address: "10.2.0.1")),
            .putService(node: "far", NodeService(id: "f", service: "far-web", peer: "east"))
        )
        cluster.export(["*": ["west"]])
        #expect(cluster.sources.plan(for: "west").services == [])
    }

    @Test func `peering through gateways announces their wide addresses`() {
        var cluster = Cluster()
        var touched = Set<ConfigEntryTopic>()
        cluster.entries.apply(
            .put(ConfigEntry(body: .mesh(MeshSettings(peerThroughMeshGateways: true)))),
            index: 90,
            touched: &touched
        )
        #expect(cluster.sources.serverAddresses == [])
        cluster.write(
            .putService(
                node: "n1",
                NodeService(
                    kind: .meshGateway,
                    id: "gw",
                    service: "mesh-gateway",
                    taggedAddresses: ["wan": ServiceAddress(address: "198.51.100.1", port: 443)],
                    port: 8443
                )
            ),
            .putService(
                node: "n1",
                NodeService(kind: .meshGateway, id: "gw2", service: "mesh-gateway", port: 9443)
            )
        )
        #expect(cluster.sources.serverAddresses == ["198.51.100.1:443", "10.1.0.1:9443"])
    }
}
