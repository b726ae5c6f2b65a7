import CatalogTables
import ConfigEntryTables
import ConsulJSON
import EnvoyTranslation
import MeshDomain
import MeshState
import PeeringTables
import ProxySnapshots
import Testing

/// What snapshots are made from, and what makes them be made again.
@Suite("Assembly")
struct AssemblyTests {
    private func assembler(_ cluster: SimulatedCluster) -> ProxyAssembler {
        ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: true)
        )
    }

    private func assembled(_ name: String) throws -> (SimulatedCluster, CheckServiceNode, ProxySnapshot) {
        let recording = try RecordedCase(name)
        let role = recording.input["proxy"]?["cluster"]?.stringValue ?? "a"
        let cluster = try #require(recording.clusters[role])
        let id = recording.input["proxy"]?["id"]?.stringValue ?? ""
        let row = try #require(cluster.rows.first { $0.service.id == id })
        return (cluster, row, try #require(try recording.assembled().snapshot))
    }

    @Test func `a proxy waits for roots, then for its leaf`() throws {
        let (cluster, row, _) = try assembled("sidecar-tcp")
        var withoutRoots = SimulatedCluster(datacenter: "dc1", nodeName: "n", trustDomain: "", grpcTLSPort: 1)
        withoutRoots.rows = cluster.rows
        var early = assembler(withoutRoots)
        #expect(early.assemble(row.service, on: row.node, leaf: nil).outcome == .waiting(.roots))
        var later = assembler(cluster)
        #expect(later.leaf(for: row.service) == .service("harbor"))
        #expect(later.assemble(row.service, on: row.node, leaf: nil).outcome == .waiting(.leaf))
    }

    @Test func `what another datacenter has not told yet is left out, and what it does not have is empty`() throws {
        let recording = try RecordedCase("federation-upstream-none")
        func assignments(_ told: OtherDatacenters?) throws -> [LoadAssignment] {
            let snapshot = try #require(try recording.assembled(told: told).snapshot)
            return snapshot.loadAssignments.filter { $0.clusterName.contains("ferry.default.dc2") }
        }
        #expect(try assignments(nil).map(\.endpoints.endpoints.count) == [2])
        var told = OtherDatacenters()
        #expect(try assignments(told).isEmpty)
        told.datacenters["dc2"] = OtherDatacenters.Datacenter(gateways: [], services: [:])
        #expect(try assignments(told).isEmpty)
        told.datacenters["dc2"]?.services["ferry"] = []
        #expect(try assignments(told).map(\.endpoints.endpoints.count) == [0])
    }

    @Test func `a gateway needs no leaf until it exports something`() throws {
        let (empty, lonely, _) = try assembled("mesh-gateway-empty")
        var first = assembler(empty)
        #expect(first.leaf(for: lonely.service) == .none)
        let (exporting, gateway, _) = try assembled("peer-http-exporter-gateway")
        var second = assembler(exporting)
        #expect(second.leaf(for: gateway.service) == .meshGateway)
        let withoutLeaf = second.assemble(gateway.service, on: gateway.node, leaf: nil)
        let inputs = try #require(withoutLeaf.snapshot?.gatewayInputs)
        #expect(inputs.exports.isEmpty)
    }

    @Test func `other kinds of proxies are said to be unsupported`() throws {
        let (cluster, row, _) = try assembled("sidecar-tcp")
        var service = row.service
        let unknown = ServiceKind(rawValue: "gateway-of-another-time")
        service.kind = unknown
        var assembler = assembler(cluster)
        #expect(
            assembler.assemble(service, on: row.node, leaf: nil).outcome == .unsupported(unknown)
        )
    }

    @Test func `a sidecar hangs on what it was made from and on nothing else`() throws {
        let recording = try RecordedCase("peer-tcp-importer-sidecar")
        let dependencies = try recording.assembled().dependencies
        #expect(
            dependencies == [
                .registration(InstanceKey(node: NodeKey(name: "node-b"), id: "harbor-1-sidecar-proxy")), .roots,
                .peerings,
                .meshInstances(ServiceKey(peer: "south", name: "ferry")), .trustBundle(peer: "south"),
                .configEntry(.init(kind: .mesh, name: "mesh")),
                .configEntry(.init(kind: .proxyDefaults, name: "global")),
                .configEntry(.init(kind: .serviceDefaults, name: "harbor")),
                .configEntry(.init(kind: .serviceIntentions, name: "harbor")),
                .configEntry(.init(kind: .serviceIntentions, name: "*")),
                .configEntry(.init(kind: .exportedServices, name: "default")), .configEntries(.samenessGroup),
            ]
        )
    }

    @Test(arguments: ["upstream-tcp", "peer-http-exporter-gateway", "peer-wildcard-exporter-gateway"])
    func `new endpoints alone give the same snapshot as assembling again`(name: String) throws {
        var (cluster, row, snapshot) = try assembled(name)
        cluster.put(
            CheckServiceNode(
                node: cluster.node,
                service: NodeService(
                    kind: .connectProxy,
                    id: "extra",
                    service: "ferry-sidecar-proxy",
                    address: "10.9.9.9",
                    port: 21900,
                    proxy: ProxyConfiguration(destinationServiceName: "ferry")
                ),
                checks: []
            )
        )
        var assembler = assembler(cluster)
        let leaf = cluster.leaf(assembler.leaf(for: row.service))
        let again = try #require(assembler.assemble(row.service, on: row.node, leaf: leaf).snapshot)
        #expect(again != snapshot)
        #expect(again.differsOnlyInEndpoints(from: snapshot))
        #expect(assembler.refreshed(snapshot, after: [.meshInstances(ServiceKey("ferry"))]) == again)
        #expect(assembler.refreshed(snapshot, after: [.meshInstances(ServiceKey("unheard"))]) == nil)
        #expect(assembler.refreshed(snapshot, after: [.roots]) == nil)

        var cache = TranslationCache()
        let before = EnvoyTranslator.translate(snapshot, cache: &cache)
        let fast = EnvoyTranslator.translateEndpoints(again, after: snapshot, previous: before, cache: &cache)
        #expect(fast == EnvoyTranslator.translate(again, cache: &cache))
        #expect(fast.resources.endpoints != before.resources.endpoints)
    }

    /// Twenty sidecars of one service with two upstreams, and the resources of each.
    private func crowd(_ cache: inout TranslationCache) throws -> [(ProxySnapshot, Translation)] {
        var cluster = try assembled("upstream-tcp").0
        for number in 0..<20 {
            let upstreams = ["ferry", "pier"].enumerated().map { place, name in
                Upstream(destinationName: name, localBindPort: 9000 + place)
            }
            cluster.put(
                CheckServiceNode(
                    node: cluster.node,
                    service: NodeService(
                        kind: .connectProxy,
                        id: "p\(number)",
                        service: "p-sidecar-proxy",
                        address: "10.1.1.1",
                        port: 21000 + number,
                        proxy: ProxyConfiguration(destinationServiceName: "p", upstreams: upstreams)
                    ),
                    checks: []
                )
            )
        }
        var assembler = assembler(cluster)
        return try cluster.rows.filter { $0.service.service == "p-sidecar-proxy" }.map { row in
            let leaf = cluster.leaf(assembler.leaf(for: row.service))
            let snapshot = try #require(assembler.assemble(row.service, on: row.node, leaf: leaf).snapshot)
            return (snapshot, EnvoyTranslator.translate(snapshot, cache: &cache))
        }
    }

    @Test func `what many proxies share is encoded once`() throws {
        var cache = TranslationCache()
        let all = try crowd(&cache)
        #expect(all.count == 20)
        #expect(all.allSatisfy { $0.1.resources.clusters.count == 3 && $0.1.resources.listeners.count == 3 })
        // The application with its endpoint and rules, two upstreams with endpoints and listener, and each proxy's own
        // public listener.
        #expect(cache.encodedCount == 3 + 2 * 3 + 20)
    }

    @Test func `a change encodes only what is made from it`() throws {
        var cache = TranslationCache()
        let (snapshot, before) = try #require(try crowd(&cache).first)
        guard case .sidecar(var inputs) = snapshot.configuration else { return }
        inputs.application.connectTimeoutMilliseconds = 77
        inputs.upstreams[0].routing.routes[0].destinations[0].cluster.connectTimeoutMilliseconds = 78
        var changed = snapshot
        changed.configuration = .sidecar(inputs)
        let count = cache.encodedCount
        let after = EnvoyTranslator.translate(changed, after: snapshot, previous: before, cache: &cache)
        // The application's cluster, and the upstream's cluster and listener, whose input the routing is.
        #expect(cache.encodedCount == count + 3)
        var fresh = TranslationCache()
        #expect(after == EnvoyTranslator.translate(changed, cache: &fresh))
    }

    @Test func `paths are normalized where rules look at them, and nowhere else`() throws {
        func options(_ name: String) throws -> [Bool] {
            var cache = TranslationCache()
            let translation = EnvoyTranslator.translate(try assembled(name).2, cache: &cache)
            return try translation.resources.listeners.filter { $0.name.hasPrefix("public_listener:") }.map {
                let text = JSONText.string(of: try MessageRendering.renderResource($0.body))
                return text.contains("normalizepath") && text.contains("mergeslashes")
                    && text.contains("pathwithescapedslashesaction")
            }
        }
        #expect(try options("intentions-l7-permissions") == [true])
        #expect(try options("intentions-many-http") == [false])
    }

    @Test func `another mesh's trust domain cannot be an operator of a rule`() throws {
        let (_, _, snapshot) = try assembled("peer-tcp-exporter-sidecar")
        guard case .sidecar(var inputs) = snapshot.configuration else { return }
        inputs.intentions = [InboundIntention(source: "web", peer: "p", action: .allow)]
        inputs.allowsByDefault = false
        inputs.inboundTrust = [TrustDomainRoots(peer: "p", trustDomain: "a|.*", rootsPEM: "x\n")]
        var hostile = snapshot
        hostile.configuration = .sidecar(inputs)
        var cache = TranslationCache()
        let rules = EnvoyTranslator.translate(hostile, cache: &cache).resources.extensionConfigs
        let text = try rules.map { JSONText.string(of: try MessageRendering.renderResource($0.body)) }.joined()
        #expect(text.contains(#"spiffe://a\\|\\.\\*/ns/"#))
        #expect(!text.contains("spiffe://a|"))
    }

    @Test func `a socket that another cluster announces is not one of this machine`() {
        var service = NodeService(id: "a", service: "a", address: "10.0.0.1", port: 1)
        service.socketPath = "/run/docker.sock"
        func endpoint(peer: String) -> MeshEndpoint {
            service.peer = peer
            let row = CheckServiceNode(node: Node(name: "n", address: "10.0.0.2"), service: service, checks: [])
            return MeshEndpoint(row, side: .wan)
        }
        #expect(endpoint(peer: "").socketPath == "/run/docker.sock")
        #expect(endpoint(peer: "west").socketPath.isEmpty && endpoint(peer: "west").address == "10.0.0.1")
    }

    @Test func `equal inputs give equal versions and different ones do not`() throws {
        let (_, _, snapshot) = try assembled("peer-http-exporter-sidecar")
        let (_, _, same) = try assembled("peer-http-exporter-sidecar")
        var first = TranslationCache()
        var second = TranslationCache()
        let left = EnvoyTranslator.translate(snapshot, cache: &first)
        #expect(left == EnvoyTranslator.translate(same, cache: &second))
        guard case .sidecar(var inputs) = snapshot.configuration else { return }
        inputs.allowsByDefault = false
        var other = snapshot
        other.configuration = .sidecar(inputs)
        let right = EnvoyTranslator.translate(other, cache: &first)
        #expect(right.resources.clusters == left.resources.clusters)
        #expect(right.resources.listeners == left.resources.listeners)
        #expect(right.resources.extensionConfigs.map(\.version) != left.resources.extensionConfigs.map(\.version))
    }

    @Test func `a resource that cannot be written harms no other`() throws {
        let (_, _, snapshot) = try assembled("upstream-tcp")
        guard case .sidecar(var inputs) = snapshot.configuration else { return }
        inputs.upstreams[0].bind = .address("127.0\u{0}.0.1", port: 1)
        var broken = snapshot
        broken.configuration = .sidecar(inputs)
        var cache = TranslationCache()
        let translation = EnvoyTranslator.translate(broken, cache: &cache)
        #expect(translation.problems.map(\.type) == [.listener])
        #expect(translation.problems.first?.reason.contains("NUL") == true)
        #expect(translation.resources.listeners.count == 2)
        #expect(translation.resources.clusters.count == 3)
    }

    @Test func `a change of the catalog touches names only when a service comes or goes`() throws {
        func sidecar(_ id: String, port: Int) -> NodeService {
            NodeService(
                kind: .connectProxy,
                id: id,
                service: "db-sidecar-proxy",
                port: port,
                proxy: ProxyConfiguration(destinationServiceName: "db")
            )
        }
        var empty = CatalogState()
        var topics: Set<CatalogTopic> = []
        empty.apply(.putNode(Node(name: "n", address: "10.0.0.1")), index: 1, touched: &topics)
        var one = empty
        one.apply(.putService(node: "n", sidecar("a", port: 1)), index: 2, touched: &topics)
        var two = one
        two.apply(.putService(node: "n", sidecar("b", port: 2)), index: 3, touched: &topics)
        let connect = CatalogTopic.connect(ServiceKey(name: "db"))
        #expect(
            ProxyDependency.touched(by: connect, before: empty, after: one)
                == [.meshInstances(ServiceKey("db")), .meshServices(.local)]
        )
        #expect(
            ProxyDependency.touched(by: connect, before: one, after: two) == [.meshInstances(ServiceKey("db"))]
        )
        #expect(
            ProxyDependency.touched(by: .node(NodeKey(name: "n")), before: one, after: two).isEmpty
        )
        let (first, second) = (
            InstanceKey(node: NodeKey(name: "n"), id: "a"), InstanceKey(node: NodeKey(name: "n"), id: "b")
        )
        #expect(
            ProxyDependency.touched(by: .registration(second), before: one, after: two) == [.registration(second)]
        )
        #expect(ProxyDependency.touched(by: .registration(first), before: one, after: two).isEmpty)
        // A wildcard of a terminating gateway may mean a service whose first instance comes.
        var third = two
        third.apply(.putService(node: "n", NodeService(id: "c", service: "old", port: 3)), index: 4, touched: &topics)
        let old = CatalogTopic.service(ServiceKey(name: "old"))
        #expect(
            ProxyDependency.touched(by: old, before: two, after: third)
                == [.instances(ServiceKey("old")), .ordinaryServices]
        )
        #expect(ProxyDependency.touched(by: old, before: third, after: third) == [.instances(ServiceKey("old"))])
        // Another address of the node is another address of all proxies on it.
        var moved = two
        moved.apply(.putNode(Node(name: "n", address: "10.0.0.2")), index: 4, touched: &topics)
        #expect(
            ProxyDependency.touched(by: .node(NodeKey(name: "n")), before: two, after: moved)
                == [.registration(first), .registration(second)]
        )
    }
}

extension ProxySnapshot {
    var sidecarInputs: SidecarInputs? {
        if case .sidecar(let inputs) = configuration { inputs } else { nil }
    }

    var gatewayInputs: MeshGatewayInputs? {
        if case .meshGateway(let inputs) = configuration { inputs } else { nil }
    }
}
