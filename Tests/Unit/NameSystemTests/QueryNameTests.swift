import AccessRules
import CatalogTables
import MeshDomain
import NameSystem
import Testing

@Suite struct `Names of prepared queries` {
    private static func world() -> NameWorld {
        var world = NameWorld()
        for (id, address, status) in [("a", "10.0.0.1", HealthStatus.passing), ("b", "10.0.0.2", .critical)] {
            world.put(
                Node(name: "n-" + id, address: address),
                NodeService(id: id, service: "web", port: 80),
                checks: [HealthCheck(node: "n-" + id, checkID: "c", status: status, serviceID: id, serviceName: "web")]
            )
        }
        world.put(
            Node(name: "e1", peer: "east", address: "10.9.0.1"),
            NodeService(id: "e", service: "api", port: 90, peer: "east")
        )
        return world
    }

    private static func query(_ name: String, _ number: Int, _ subject: QuerySubject, ttl: String = "") -> CatalogChange
    {
        let id = QueryID("00000000-0000-0000-0000-00000000000\(number)")
        return .query(.put(PreparedQuery(id: id, name: NameText(name), subject: subject, timeToLive: ttl)))
    }

    @Test func `a query is asked by its name`() throws {
        var world = Self.world()
        world.apply(Self.query("my.Query", 1, QuerySubject(service: "web"), ttl: "7s"))
        #expect(try world.words("my.query.query.consul") == ["10.0.0.1"])
        #expect(try world.words("MY.query.query.dc1.consul") == ["10.0.0.1"])
        #expect(try world.ask("my.query.query.consul").answers.map(\.timeToLive) == [7])
        #expect(try world.words("my.query.query.consul", .srv) == ["1 1 80 n-a.node.dc1.consul."])
        #expect(try world.words("_my.query._tcp.query.consul", .srv) == ["1 1 80 n-a.node.dc1.consul."])
        #expect(try world.words("00000000-0000-0000-0000-000000000001.query.consul") == ["10.0.0.1"])
        #expect(try world.words("other.query.consul") == ["code 3"])
    }

    @Test func `a check that the query ignores does not hide an instance`() throws {
        var world = Self.world()
        world.apply(Self.query("q", 1, QuerySubject(service: "web", ignoredChecks: ["c"])))
        #expect(try world.words("q.query.consul") == ["10.0.0.1", "10.0.0.2"])
    }

    @Test func `the near one comes first, whatever the chance`() throws {
        var world = Self.world()
        world.apply(Self.query("q", 1, QuerySubject(service: "web", ignoredChecks: ["c"], near: "n-b")))
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect(try world.ask("q.query.consul", seed: seed).answers.first?.words == "10.0.0.2")
        }
    }

    @Test func `a query without instances is answered by a peer's, and no instances at all are no name`() throws {
        var world = Self.world()
        let subject = QuerySubject(
            service: "api",
            failover: QueryFailover(targets: [.init(peer: PeerName("east"))])
        )
        world.apply(Self.query("q", 1, subject), Self.query("none", 2, QuerySubject(service: "api")))
        #expect(try world.words("q.query.consul") == ["10.9.0.1"])
        #expect(try world.words("q.query.consul", .srv) == ["1 1 90 e1.node.east.peer.consul."])
        #expect(try world.words("none.query.consul") == ["code 3"])
    }

    @Test func `a token finds what it may see`() throws {
        var world = Self.world()
        world.apply(Self.query("q", 1, QuerySubject(service: "web")))
        world.authorizer = Authorizer(policies: [], defaultPolicy: .deny)
        #expect(try world.words("q.query.consul") == ["code 3"])
    }
}
