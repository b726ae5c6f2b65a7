import ACLContract
import AccessRules
import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Prepared queries and autopilot` {
    private func wanted(_ name: String, session: SessionID? = nil) -> PreparedQuery {
        PreparedQuery(
            id: QueryID(""),
            name: NameText(name),
            session: session,
            subject: QuerySubject(service: "web")
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `a query is made, changed and removed, once however many want its name`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            let ids = await withTaskGroup(of: QueryID?.self) { group in
                for _ in 0..<6 {
                    group.addTask { try? await cluster.client.createQuery(wanted("q"), context: CallContext()) }
                }
                return await group.reduce(into: [QueryID]()) { ids, id in if let id { ids.append(id) } }
            }
            #expect(ids.count == 1)
            let id = try #require(ids.first)
            var changed = wanted("q")
            (changed.id, changed.timeToLive) = (id, "5s")
            try await cluster.client.updateQuery(changed, context: CallContext())
            let state = try await cluster.follower.read(.linearizable, timeout: .seconds(10)).state
            #expect(state.query(id)?.timeToLive == "5s")
            #expect(state.query(id).map { $0.modifyIndex > $0.createIndex } == true)
            try await cluster.client.deleteQuery(id, context: CallContext())
            let gone = await refusal { () throws(MeshError) in
                try await cluster.client.deleteQuery(id, context: CallContext())
            }
            #expect(gone?.message == "Cannot modify non-existent prepared query: '\(id)'")
            let unchanged = await refusal { () throws(MeshError) in
                try await cluster.client.updateQuery(changed, context: CallContext())
            }
            #expect(unchanged?.message == "Cannot modify non-existent prepared query: '\(id)'")
        }
    }

    @Test func `a query ends in the transaction that ends its session`() async throws {
        try await CatalogTestCluster.run { cluster in
            let context = CallContext()
            try await cluster.client.register(node: Node(name: "n1", address: "10.0.0.1"), context: context)
            let session = try await cluster.client.createSession(
                Session(id: SessionID(""), node: "n1"),
                context: context
            )
            let id = try await cluster.client.createQuery(wanted("", session: session.id), context: context)
            let before = try await cluster.follower.read(.linearizable, timeout: .seconds(10)).state
            #expect(before.query(id) != nil)
            try await cluster.client.destroySession(session.id, context: context)
            let after = try await cluster.follower.read(.linearizable, timeout: .seconds(10)).state
            #expect(after.query(id) == nil && after.session(session.id) == nil)
        }
    }

    @Test func `autopilot is written, if it is still what was expected`() async throws {
        try await CatalogTestCluster.run { cluster in
            var wanted = AutopilotConfiguration()
            wanted.minimumQuorum = 3
            let context = CallContext()
            #expect(try await !cluster.client.putAutopilot(wanted, ifUnchangedSince: 7, context: context))
            #expect(try await cluster.client.putAutopilot(wanted, ifUnchangedSince: 1, context: context))
            let state = try await cluster.follower.read(.linearizable, timeout: .seconds(10)).state
            let written = try #require(state.autopilot)
            #expect(written.minimumQuorum == 3)
            wanted.minimumQuorum = 5
            #expect(
                try await cluster.client.putAutopilot(
                    wanted,
                    ifUnchangedSince: written.modifyIndex,
                    context: context
                )
            )
            #expect(
                try await !cluster.client.putAutopilot(
                    wanted,
                    ifUnchangedSince: written.modifyIndex,
                    context: context
                )
            )
        }
    }
}
