import CatalogContract
import CatalogTables
import MeshDomain
import MeshState
import Testing

/// What the tables take for one thing and what for two: case, bytes, scopes.
@Suite struct CatalogNameTests {
    private static let team = Scope(trustedPartition: "", namespace: "team-a")

    private static func sidecar(in scope: Scope, id: String = "web-proxy") -> NodeService {
        NodeService(
            kind: .connectProxy,
            id: id,
            service: "web-sidecar-proxy",
            port: 21_000,
            proxy: ProxyConfiguration(destinationServiceName: "web"),
            scope: scope
        )
    }

    /// `web` twice on one node, with the same ids, in two namespaces.
    private static func twoScopes() -> Written {
        var written = Written()
        written.write(.putNode(Node(name: "n1", address: "10.0.0.1")))
        for (port, scope) in [(80, Scope.standard), (81, team)] {
            written.write(
                .putService(node: "n1", NodeService(id: "web", service: "web", port: port, scope: scope)),
                .putService(node: "n1", sidecar(in: scope)),
                .putCheck(
                    HealthCheck(
                        node: "n1",
                        checkID: "up",
                        status: .passing,
                        serviceID: "web",
                        serviceName: "web",
                        scope: scope
                    )
                ),
                .assignVirtualAddress(ServiceKey(ServiceName("web", in: scope)), offset: UInt32(port))
            )
        }
        return written
    }

    @Test func `services that differ by case are found together and listed apart`() {
        var written = Written()
        written.write(.putNode(Node(name: "n1", address: "10.0.0.1")))
        written.write(.putService(node: "n1", NodeService(id: "r1", service: "redis", tags: ["a"], port: 1)))
        written.write(.putService(node: "N1", NodeService(id: "r2", service: "Redis", tags: ["b"], port: 2)))
        let state = written.state
        for name in ["redis", "Redis", "REDIS"] {
            #expect(state.instances(of: ServiceKey(name: name)).map(\.service.id) == ["r1", "r2"])
        }
        #expect(state.serviceNames() == ["Redis", "redis"])
        #expect(
            state.tags(of: ServiceRef(name: "redis")) == ["a"] && state.tags(of: ServiceRef(name: "Redis")) == ["b"]
        )
        #expect(state.instances(of: ServiceRef(name: "Redis")).map(\.service.id) == ["r2"])
        #expect(state.instances(of: ServiceRef(name: "REDIS")).isEmpty)
        written.write(.deleteService(InstanceKey(node: NodeKey(name: "N1"), id: "R2")))
        #expect(written.state.serviceNames() == ["redis"])
    }

    @Test func `a node, an id or a check of another spelling is the same one`() {
        var written = Written()
        written.write(.putNode(Node(name: "Host1", address: "10.0.0.1")))
        written.write(.putService(node: "Host1", NodeService(id: "a", service: "casey")))
        written.write(.putNode(Node(name: "host1", address: "10.0.0.2")))
        let touched = written.write(.putService(node: "host1", NodeService(id: "A", service: "casey")))
        #expect(touched.contains(.node(NodeKey(name: "HOST1"))))
        written.write(.putCheck(HealthCheck(node: "host1", checkID: "Ck", name: "x", serviceID: "a")))
        written.write(.putCheck(HealthCheck(node: "HOST1", checkID: "ck", name: "y", serviceID: "A")))
        let rows = written.state.instances(of: ServiceKey(name: "Casey"))
        #expect(rows.map { [$0.node.name, $0.node.address, $0.service.id] } == [["host1", "10.0.0.2", "A"]])
        #expect(rows.first?.checks.map { [$0.checkID, $0.name] } == [["ck", "y"]])
        #expect(written.state.nodes().map(\.name) == ["host1"])
        #expect(written.state.node(NodeKey(name: "hOST1"))?.createIndex == 1)
    }

    @Test func `lists are in the order of folded names`() {
        var written = Written()
        for node in ["node-c", "Node-B", "node-a"] {
            written.write(.putNode(Node(name: node, address: "10.0.0.1")))
            for id in ["shop-9", "Shop-1", "shop-10"] {
                written.write(.putService(node: node, NodeService(id: id, service: "shop")))
            }
        }
        #expect(written.state.nodes().map(\.name) == ["node-a", "Node-B", "node-c"])
        #expect(
            written.state.instances(of: ServiceKey(name: "shop")).prefix(4).map(\.service.id)
                == ["Shop-1", "shop-10", "shop-9", "Shop-1"]
        )
    }

    @Test func `names that only look alike are different rows`() {
        var written = Written()
        let (one, two) = ("caf\u{E9}", "cafe\u{301}")
        for (node, address) in [(one, "10.0.0.1"), (two, "10.0.0.2")] {
            written.write(.putNode(Node(name: node, address: address)))
            written.write(.putService(node: node, NodeService(id: node, service: node)))
        }
        #expect(written.state.nodes().count == 2 && written.state.serviceNames().count == 2)
        #expect(written.state.instances(of: ServiceKey(name: one)).map(\.node.address) == ["10.0.0.1"])
        #expect(written.state.instances(of: ServiceKey(name: two)).map(\.node.address) == ["10.0.0.2"])
        // A row that changes nothing but its bytes changes.
        let touched = written.write(.putService(node: one, NodeService(id: one, service: two)))
        #expect(!touched.isEmpty)
        #expect(written.state.instances(of: ServiceKey(name: one)).isEmpty)
    }

    @Test func `one name in two namespaces is two services with rows, checks, addresses and topics of their own`() {
        var written = Self.twoScopes()
        let names = [Scope.standard, Self.team].map { ServiceName("web", in: $0) }
        #expect(names.map { written.state.instances(of: ServiceKey($0)).map(\.service.port) } == [[80], [81]])
        #expect(names.map { written.state.meshInstances(of: ServiceKey($0)).count } == [1, 1])
        #expect(names.map { written.state.virtualAddress(of: ServiceKey($0)) } == ["240.0.0.80", "240.0.0.81"])
        #expect(written.state.serviceNames(in: Self.team) == ["web", "web-sidecar-proxy"])
        #expect(written.state.serviceNames() == ["web", "web-sidecar-proxy"])
        #expect(written.state.meshServices(of: .local) == names)
        #expect(written.state.services(on: NodeKey(name: "n1")).count == 4)
        let critical = HealthCheck(
            node: "n1",
            checkID: "up",
            status: .critical,
            serviceID: "web",
            serviceName: "web",
            scope: Self.team
        )
        let touched = written.write(.putCheck(critical))
        #expect(touched.contains(.service(ServiceKey(names[1]))) && !touched.contains(.service(ServiceKey(names[0]))))
        let rows = names.map { written.state.instances(of: ServiceKey($0)).first }
        #expect(rows.map { $0?.aggregatedStatus } == [.passing, .critical])
        let gone = InstanceKey(node: NodeKey(name: "n1"), id: ScopedID("web", in: Self.team.namespace))
        written.write(.deleteService(gone))
        #expect(names.map { written.state.instances(of: ServiceKey($0)).count } == [1, 0])
    }

    @Test func `one node name in two partitions is two nodes`() {
        var written = Written()
        let part = Partition(trusted: "part")
        written.write(.putNode(Node(name: "n1", address: "10.0.0.1")))
        written.write(.putNode(Node(name: "n1", address: "10.0.0.2", partition: part)))
        written.write(
            .putService(node: "n1", NodeService(id: "web", service: "web", scope: Scope(partition: part)))
        )
        #expect(written.state.nodes().map(\.address) == ["10.0.0.1"])
        #expect(written.state.nodes(partition: part).map(\.address) == ["10.0.0.2"])
        #expect(written.state.services(on: NodeKey(name: "n1")).isEmpty)
        #expect(written.state.services(on: NodeKey(NodeName("n1", in: part))).count == 1)
    }

    @Test func `scopes survive the journal and a snapshot`() throws {
        let written = Self.twoScopes()
        var restored = CatalogState()
        for row in written.state.snapshot() {
            let again = try CatalogCodec.decode(CatalogCodec.encode(row))
            #expect(again == row)
            restored.restore(again)
        }
        for scope in [Scope.standard, Self.team] {
            let key = ServiceKey(ServiceName("web", in: scope))
            #expect(restored.instances(of: key) == written.state.instances(of: key))
            #expect(restored.index(of: .service(key)) == written.state.index(of: .service(key)))
            #expect(restored.virtualOffset(of: key) == written.state.virtualOffset(of: key))
        }
        let scope = Scope(trustedPartition: "part", namespace: "team")
        let place = InstanceKey(
            node: NodeKey(NodeName("N", in: scope.partition)),
            id: ScopedID("A", in: scope.namespace)
        )
        let ref = ServiceRef(ServiceName("Web", in: scope), of: Origin(peer: "east"))
        var called = Self.sidecar(in: scope)
        called.proxy.upstreams = [
            Upstream(destinationName: "db", destinationScope: .standard), Upstream(destinationName: "api"),
        ]
        let changes: [CatalogChange] = [
            .putNode(Node(name: "N", partition: scope.partition)), .putService(node: "N", called),
            .deleteNode(place.node),
            .deleteService(place), .deleteCheck(CheckKey(node: place.node, id: place.id)), .showStaged(ref),
            .stage(ref, part: 1, rows: [.deleteService(place)]), .releaseVirtualAddress(ref.key),
            .topicIndex(.connect(ref.key), 7), .topicIndex(.node(place.node), 8),
            .topicIndex(.kind(.meshGateway, .local), 9),
        ]
        for change in changes { #expect(try CatalogCodec.decode(CatalogCodec.encode(change)) == change) }
    }
}
