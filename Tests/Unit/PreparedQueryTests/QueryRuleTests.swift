import CatalogContract
import CatalogLogic
import CatalogTables
import ConsulJSON
import MeshDomain
import PreparedQueries
import Testing

@Suite struct `What prepared queries may be` {
    private func refusal(_ change: (inout PreparedQuery) -> Void) -> String? {
        var query = PreparedQuery(id: QueryWorld.id(1), name: "q", subject: QuerySubject(service: "web"))
        change(&query)
        do throws(MeshError) { try QueryRules.check(query) } catch { return error.message }
        return nil
    }

    @Test func `a query by itself`() {
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.name = "" } == "Invalid prepared query: Must be bound to a session")
        #expect(refusal { ($0.name, $0.session) = ("", SessionID("s")) } == nil)
        #expect(refusal { $0.subject.service = "" } == "Invalid prepared query: Must provide a Service name to query")
        #expect(refusal { $0.subject.failover.nearest = -1 }?.contains("Bad NearestN '-1', must be >= 0") == true)
        #expect(refusal { $0.timeToLive = "10 days" }?.contains("Bad DNS TTL '10 days'") == true)
        #expect(refusal { $0.timeToLive = "-1s" }?.contains("must be >=0") == true)
        #expect(refusal { $0.subject.failover.targets = [.init()] }?.contains("Targets[0]") == true)
        #expect(
            refusal {
                $0.subject.failover.targets = [.init(peer: PeerName("p"))]
                $0.subject.failover.nearest = 1
            }?.contains("Failover.Targets cannot be used") == true
        )
        #expect(refusal { $0.name = NameText(String(repeating: "x", count: 256)) }?.contains("255 bytes") == true)
    }

    @Test func `a query beside others`() throws {
        var world = QueryWorld()
        world.query("Taken")
        world.query("t-", number: 2, template: QueryTemplate(type: QueryTemplate.prefixMatch))
        func refusal(_ name: String, _ number: Int, isTemplate: Bool = false, session: SessionID? = nil) -> String? {
            let query = PreparedQuery(
                id: QueryWorld.id(number),
                name: NameText(name),
                session: session,
                template: QueryTemplate(type: isTemplate ? QueryTemplate.prefixMatch : ""),
                subject: QuerySubject(service: "web")
            )
            do throws(MeshError) { try QueryRules.check(query, in: world.state) } catch { return error.message }
            return nil
        }
        #expect(refusal("taken", 3) == "raft apply failed: name 'taken' aliases an existing query name")
        #expect(refusal("taken", 1) == nil)
        #expect(refusal(QueryWorld.id(1).text, 3)?.contains("aliases an existing query id") == true)
        #expect(refusal("T-", 3, isTemplate: true)?.contains("query template with name 'T-' already exists") == true)
        // A template and a query may have the same name.
        #expect(refusal("t-", 3) == nil && refusal("taken", 3, isTemplate: true) == nil)
        #expect(refusal("new", 3, session: SessionID("s")) == "raft apply failed: invalid session \"s\"")
    }

    @Test func `a query ends with its session`() {
        var world = QueryWorld()
        let session = Session(id: SessionID("s"), node: "n")
        world.apply(.putNode(Node(name: "n")), .session(.put(session)))
        world.query("bound", number: 1) { $0.session = session.id }
        world.query("free", number: 2)
        var work = CatalogWork(state: world.state, index: 9)
        work.end(session)
        #expect(work.state.allQueries.map(\.name) == ["free"])
        #expect(work.changes.contains(.query(.delete(QueryWorld.id(1)))))
    }

    @Test func `every field goes through JSON and the journal`() throws {
        let body = """
            {"Name":"q","Session":"s","Token":"","Template":{"Type":"name_prefix_match","Regexp":"r","RemoveEmptyTags":true},
            "Service":{"Service":"web","Failover":{"NearestN":2,"Datacenters":["d"],"Targets":[{"Peer":"p"},{"Datacenter":"e"}]},
            "OnlyPassing":true,"IgnoreCheckIDs":["c"],"Near":"_agent","Tags":["t"],"NodeMeta":{"a":"b"},
            "ServiceMeta":{"c":"d"},"Connect":true,"Peer":"x"},"DNS":{"TTL":"7s"}}
            """
        var query = try PreparedQueryCodec.query(try JSONText.parse(body), id: QueryWorld.id(1))
        (query.createIndex, query.modifyIndex) = (3, 4)
        var output = JSONOutput()
        output.preparedQuery(query)
        var again = try PreparedQueryCodec.query(try JSONText.parse(output.bytes), id: query.id)
        (again.createIndex, again.modifyIndex) = (3, 4)
        #expect(again == query)
        query.subject.samenessGroup = "g"
        #expect(query.subject.failover.targets?.count == 2 && query.subject.isConnect && query.timeToLive == "7s")
        var autopilot = AutopilotConfiguration()
        autopilot.cleansUpDeadServers = false
        autopilot.redundancyZoneTag = "z"
        (autopilot.minimumQuorum, autopilot.modifyIndex) = (3, 9)
        let changes: [CatalogChange] = [
            .query(.put(query)), .query(.delete(query.id)), .putAutopilot(autopilot),
            .query(.put(PreparedQuery(id: query.id, subject: QuerySubject(service: "w", tags: [], nodeMeta: [:])))),
        ]
        for change in changes { #expect(try CatalogCodec.decode(try CatalogCodec.encode(change)) == change) }
    }

    @Test(arguments: [
        (#"{"Nope":1}"#, "json: unknown field \"Nope\""), (#"{"ID":"x"}"#, "ID must be empty"),
        (#"{"Token":"secret"}"#, "Token: queries hold no token"), (#"{"Token":"<hidden>"}"#, "redacted token"),
        (#"{"Service":{"Tags":"x"}}"#, "Tags"),
    ]) func `a body that is wrong is refused`(_ body: String, _ words: String) throws {
        let value = try JSONText.parse(body)
        let error = #expect(throws: MeshError.self) { try PreparedQueryCodec.query(value, id: nil) }
        #expect(error?.message.contains(words) == true)
    }

    @Test func `the token that the request came with is taken and not kept, another one is refused`() throws {
        let value = try JSONText.parse(#"{"Name":"n","Token":"own","Service":{"Service":"web"}}"#)
        let query = try PreparedQueryCodec.query(value, id: nil, by: SecretID("own"))
        var output = JSONOutput()
        output.preparedQuery(query)
        #expect(!String(decoding: output.bytes, as: UTF8.self).contains("own"))
        #expect(throws: MeshError.self) { try PreparedQueryCodec.query(value, id: nil, by: SecretID("other")) }
    }
}
