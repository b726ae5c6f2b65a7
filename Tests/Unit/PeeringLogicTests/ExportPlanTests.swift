import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshState
import PeeringLogic
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

    @Test func `parts that were not touched are taken from the plan before`() {
        var cluster = Cluster()
        cluster.register("w", "web")
        cluster.register("d", "db")
        cluster.export(["*": ["west"]])
        let before = cluster.sources.plan(for: "west")
        let touched = cluster.write(.putService(node: "n1", NodeService(id: "w2", service: "web", port: 81)))
        let after = cluster.sources.plan(for: "west", reusing: before, touched: touched)
        #expect(after == cluster.sources.plan(for: "west"))
        #expect(after.resources.last?.instances.count == 2)
        let deleted = cluster.write(.deleteNode(NodeKey(name: "n1")))
        #expect(
            cluster.sources.plan(for: "west", reusing: after, touched: deleted) == cluster.sources.plan(for: "west")
        )
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
