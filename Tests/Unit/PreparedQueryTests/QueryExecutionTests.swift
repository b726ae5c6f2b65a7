import AccessRules
import CatalogTables
import MeshDomain
import PreparedQueries
import Testing

@Suite struct `Asking prepared queries` {
    private static func world() -> QueryWorld {
        var world = QueryWorld()
        world.put("a", tags: ["v1", "Blue"], meta: ["k": "1"], nodeMeta: ["rack": "x"])
        world.put("b", tags: ["v2"], status: .warning)
        world.put("c", status: .critical)
        return world
    }

    @Test(arguments: [
        (QuerySubject(service: "web"), ["a", "b"]),
        (QuerySubject(service: "WEB"), ["a", "b"]),
        (QuerySubject(service: "web", onlyPassing: true), ["a"]),
        (QuerySubject(service: "web", ignoredChecks: ["C-c"]), ["a", "b", "c"]),
        (QuerySubject(service: "web", onlyPassing: true, ignoredChecks: ["c-b"]), ["a", "b"]),
        (QuerySubject(service: "web", tags: ["blue"]), ["a"]),
        (QuerySubject(service: "web", tags: ["!V1"]), ["b"]),
        (QuerySubject(service: "web", tags: ["v1", "v2"]), []),
        (QuerySubject(service: "web", nodeMeta: ["rack": "x"]), ["a"]),
        (QuerySubject(service: "web", nodeMeta: ["rack": "y"]), []),
        (QuerySubject(service: "web", serviceMeta: ["k": "1"]), ["a"]),
        (QuerySubject(service: "web", isConnect: true), []),
        (QuerySubject(service: "other"), []),
    ]) func `a subject selects`(_ subject: QuerySubject, _ expected: [String]) throws {
        var world = Self.world()
        world.query("q") { $0.subject = subject }
        #expect(try world.ask("q") == expected)
    }

    @Test func `what is on the node that is near comes first`() throws {
        var world = Self.world()
        world.query("plain")
        world.query("near", number: 2) { $0.subject.near = "_agent" }
        world.query("named", number: 3) { $0.subject.near = "N-B" }
        #expect(try world.answer("plain")?.isOrdered == false)
        #expect(try world.ask("plain", near: "n-b") == ["b", "a"])
        #expect(try world.ask("near", node: "n-b") == ["b", "a"])
        #expect(try world.answer("near", node: "n-b")?.isOrdered == true)
        #expect(try world.answer("near", node: "elsewhere")?.isOrdered == false)
        #expect(try world.ask("named") == ["b", "a"])
        // What the client says counts more than what the query says.
        #expect(try world.ask("named", near: "n-a") == ["a", "b"])
    }

    @Test func `where nothing can be called, a peer's instances are`() throws {
        var world = QueryWorld()
        world.put("a", status: .critical)
        world.put("e", peer: "east")
        world.query("q") {
            $0.subject.failover.targets = [
                .init(datacenter: "dc2"), .init(peer: PeerName("west")), .init(peer: PeerName("east")),
            ]
        }
        let answer = try #require(try world.answer("q"))
        #expect(answer.rows.map(\.service.id) == ["e"])
        #expect(answer.peer == PeerName("east"))
        #expect(answer.failovers == 2)
        world.put("a")
        let own = try #require(try world.answer("q"))
        #expect(own.rows.map(\.service.id) == ["a"])
        #expect(own.peer == nil && own.failovers == 0)
    }

    @Test func `the members of a sameness group are asked in their order`() throws {
        var world = QueryWorld()
        world.put("a", status: .critical)
        world.put("e", peer: "east")
        world.groups = [
            SamenessGroup(
                name: "all",
                includeLocal: true,
                members: [SamenessGroupMember(peerName: "west"), SamenessGroupMember(peerName: "east")]
            )
        ]
        world.query("q") { $0.subject.samenessGroup = "ALL" }
        world.query("none", number: 2) { $0.subject.samenessGroup = "other" }
        let answer = try #require(try world.answer("q"))
        #expect(answer.rows.map(\.service.id) == ["e"])
        #expect(answer.peer == PeerName("east") && answer.failovers == 2)
        #expect(try world.ask("none") == [])
        world.put("a")
        #expect(try world.ask("q") == ["a"])
        #expect(try world.answer("q")?.failovers == 0)
    }

    @Test func `a query may be about an imported service`() throws {
        var world = QueryWorld()
        world.put("a")
        world.put("e", peer: "east")
        world.query("q") { $0.subject.peer = PeerName("east") }
        #expect(try world.ask("q") == ["e"])
    }

    @Test func `a token finds what it may see, and fails over when that is nothing`() throws {
        var world = Self.world()
        world.put("e", of: "web", peer: "east")
        world.query("q") { $0.subject.failover.targets = [.init(peer: PeerName("east"))] }
        let rules = #"service "web" { policy = "read" } node "n-a" { policy = "read" }"#
        let some = Authorizer(
            policies: [AccessPolicy(name: "p", rules: try AccessPolicyRules(parsing: rules))],
            defaultPolicy: .deny
        )
        #expect(try world.ask("q", as: some) == ["a"])
        #expect(try world.answer("q", as: some)?.isFiltered == true)
        let none = Authorizer(policies: [], defaultPolicy: .deny)
        let answer = try #require(try world.answer("q", as: none))
        #expect(answer.rows.isEmpty && answer.failovers == 1 && answer.isFiltered)
    }

    @Test func `an id finds a query, and so does a name without regard to case`() throws {
        var world = Self.world()
        world.query("Some-Query")
        #expect(try world.ask("some-QUERY") == ["a", "b"])
        #expect(try world.ask(QueryWorld.id(1).text.uppercased()) == ["a", "b"])
        #expect(try world.ask("some") == ["no query"])
        world.apply(.query(.delete(QueryWorld.id(1))))
        #expect(try world.ask("some-query") == ["no query"])
        #expect(world.state.queryCount == 0)
    }
}
