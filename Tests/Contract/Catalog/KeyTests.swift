import ACLContract
import CatalogContract
import CatalogLogic
import CatalogService
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing
import TransactionRules

@Suite(.timeLimit(.minutes(5))) struct `Keys, sessions and transactions` {
    private let n1 = Node(name: "n1", address: "10.0.0.1")

    private func key(
        _ verb: String,
        _ name: String,
        _ value: String = "",
        session: SessionID? = nil,
        index: UInt64 = 0
    ) -> TransactionOperation {
        let entry = KVEntry(key: KVKey(name), value: Array(value.utf8), session: session, modifyIndex: index)
        return TransactionOperation(verb, .key(entry))
    }

    private func run(
        _ cluster: CatalogTestCluster,
        _ operations: TransactionOperation...,
        token: String = ""
    ) async throws -> CatalogClient.Transacted {
        try await cluster.client.transact(operations, context: CallContext(token: SecretID(token)))
    }

    /// Whether one operation was done; only a state that is not as expected may keep it from that.
    private func isDone(_ cluster: CatalogTestCluster, _ operation: TransactionOperation) async throws -> Bool {
        let outcome = try await run(cluster, operation)
        guard let failure = outcome.failures.first else { return true }
        if case .stale = failure.reason { return false }
        throw MeshError(.rejected, failure.reason.text)
    }

    private func session(
        _ cluster: CatalogTestCluster,
        delay: Int64 = 0,
        behavior: SessionBehavior = .release,
        ttl: String = "",
        checks: [String] = []
    ) async throws -> SessionID {
        let wanted = Session(
            id: SessionID(""),
            node: "n1",
            lockDelay: delay,
            behavior: behavior,
            ttl: ttl,
            nodeChecks: checks
        )
        return try await cluster.client.createSession(wanted, context: CallContext()).id
    }

    @Test(arguments: JournalKind.allCases)
    func `of many who compare and set at once one wins each round, over all replicas`(
        _ kind: JournalKind
    ) async throws {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            var index: UInt64 = 0
            for round in 0..<5 {
                let expected = index
                let won = try await withThrowingTaskGroup(of: UInt64?.self) { group in
                    for number in 0..<12 {
                        group.addTask {
                            let operation = key("cas", "counter", "\(round)-\(number)", index: expected)
                            let outcome = try await run(cluster, operation)
                            guard outcome.failures.isEmpty, case .key(let row)? = outcome.rows.first else { return nil }
                            return row.modifyIndex
                        }
                    }
                    return try await group.reduce(into: [UInt64]()) { won, index in
                        if let index { won.append(index) }
                    }
                }
                #expect(won.count == 1)
                index = try #require(won.first)
                #expect(index > expected)
                let state = try await cluster.followed(index)
                #expect(state.entry(KVKey("counter"))?.modifyIndex == index)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `of many who take a lock one has it, and the next one after it was given up`(_ kind: JournalKind) async throws
    {
        try await CatalogTestCluster.run(kind, replicas: 2) { cluster in
            try await cluster.client.register(node: n1, context: CallContext())
            var sessions: [SessionID] = []
            for _ in 0..<8 { sessions.append(try await session(cluster)) }
            for round in 1...4 as ClosedRange<UInt64> {
                let holders = try await withThrowingTaskGroup(of: SessionID?.self) { group in
                    for session in sessions {
                        group.addTask {
                            try await isDone(cluster, key("lock", "l", "\(session)", session: session)) ? session : nil
                        }
                    }
                    return try await group.reduce(into: [SessionID]()) { held, session in
                        if let session { held.append(session) }
                    }
                }
                #expect(holders.count == 1)
                let holder = try #require(holders.first)
                let outcome = try await run(cluster, key("get", "l"))
                guard case .key(let row)? = outcome.rows.first else {
                    Issue.record("the lock is not there")
                    return
                }
                #expect(row.session == holder && row.lockIndex == round)
                #expect(row.value == Array(holder.text.utf8))
                #expect(try await isDone(cluster, key("unlock", "l", session: holder)))
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a session ends in the transaction that takes away what it lives by`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let client = cluster.client
            let up = HealthCheck(node: "n1", checkID: "up", name: "up", status: .passing)
            try await client.register(node: n1, checks: [up], context: CallContext())
            // By a critical check: the key is given up.
            let first = try await session(cluster, checks: ["up"])
            #expect(try await isDone(cluster, key("lock", "a", "v", session: first)))
            var down = up
            down.status = .critical
            var index = try await client.register(node: n1, checks: [down], context: CallContext())
            var state = try await cluster.followed(index)
            #expect(state.session(first) == nil)
            #expect(state.entry(KVKey("a")).map { $0.session == nil && $0.modifyIndex == index } == true)
            // By a check that goes: the key is removed.
            try await client.register(node: n1, checks: [up], context: CallContext())
            let second = try await session(cluster, behavior: .delete, checks: ["up"])
            #expect(try await isDone(cluster, key("lock", "b", "v", session: second)))
            index = try await client.deregister(node: "n1", checkID: "up", context: CallContext())
            state = try await cluster.followed(index)
            #expect(state.session(second) == nil && state.entry(KVKey("b")) == nil)
            // By the node, within a transaction.
            let third = try await session(cluster)
            #expect(try await isDone(cluster, key("lock", "c", "v", session: third)))
            let gone = try await run(cluster, TransactionOperation("delete", .node(Node(name: "n1"))), key("get", "c"))
            guard case .key(let row)? = gone.rows.first else {
                Issue.record("the key is not there")
                return
            }
            #expect(row.session == nil && row.modifyIndex == gone.index)
            state = try await cluster.followed(gone.index)
            #expect(state.session(third) == nil && state.hasNoSession)
        }
    }

    @Test func `a lock delay keeps everybody from a key that was lost, and not from one that was given up`()
        async throws
    {
        try await CatalogTestCluster.run { cluster in
            try await cluster.client.register(node: n1, context: CallContext())
            let (first, second) = (
                try await session(cluster, delay: 1_500_000_000), try await session(cluster)
            )
            #expect(try await isDone(cluster, key("lock", "given", session: first)))
            #expect(try await isDone(cluster, key("unlock", "given", session: first)))
            #expect(try await isDone(cluster, key("lock", "given", session: second)))
            #expect(try await isDone(cluster, key("lock", "lost", session: first)))
            let begin = ContinuousClock.now
            try await cluster.client.destroySession(first, context: CallContext())
            let refused = try await run(cluster, key("lock", "lost", session: second))
            #expect(refused.failures.map(\.reason) == [.stale("failed to lock key \"lost\" due to lock delay")])
            while try await !isDone(cluster, key("lock", "lost", session: second)) {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(begin.duration(to: .now) >= .milliseconds(1500))
        }
    }

    @Test func `a session that cannot be is refused in Consul's words`() async throws {
        try await CatalogTestCluster.run { cluster in
            let bad = HealthCheck(node: "n1", checkID: "bad", name: "bad", status: .critical)
            try await cluster.client.register(node: n1, checks: [bad], context: CallContext())
            let (node, none) = (NodeName("n1"), SessionID(""))
            for (wanted, words) in [
                (Session(id: none, node: NodeName("nobody")), "apply failed: Missing node registration"),
                (Session(id: none, node: node, nodeChecks: ["x"]), "apply failed: Missing check 'x' registration"),
                (Session(id: none, node: node, nodeChecks: ["bad"]), "apply failed: Check 'bad' is in critical state"),
                (
                    Session(id: none, node: node, ttl: "5.0s"),
                    "Invalid Session TTL '5000000000', must be between [10s=24h0m0s]"
                ),
                (
                    Session(id: none, node: node, ttl: "10"),
                    "Session TTL '10' invalid: time: missing unit in duration \"10\""
                ),
            ] {
                let refused = await refusal { () async throws(MeshError) in
                    _ = try await cluster.client.createSession(wanted, context: CallContext())
                }
                #expect(refused?.message == words)
            }
            let unknown = await refusal { () async throws(MeshError) in
                _ = try await cluster.client.renewSession(SessionID("abc"), context: CallContext())
            }
            #expect(unknown == MeshError(.notFound, "Session id 'abc' not found"))
        }
    }

    @Test(.timeLimit(.minutes(2))) func `a session that is renewed lives on, and one that is not ends`() async throws {
        try await CatalogTestCluster.run(replicas: 2) { cluster in
            try await cluster.client.register(node: n1, context: CallContext())
            let (kept, left) = (try await session(cluster, ttl: "10s"), try await session(cluster, ttl: "10s"))
            #expect(try await isDone(cluster, key("lock", "k", session: left)))
            let begin = ContinuousClock.now
            // The clock is the real one: a lease is counted by each replica from when it saw it.
            for await update in cluster.follower.view.updates() {
                let state = update.version.state
                if state.session(left) == nil {
                    #expect(state.entry(KVKey("k")).map { $0.session == nil } == true)
                    break
                }
                if begin.duration(to: .now) > .seconds(40) {
                    Issue.record("the session did not end")
                    break
                }
                _ = try await cluster.client.renewSession(kept, context: CallContext())
                try await cluster.client.register(
                    node: Node(name: "tick", address: "10.0.0.\(Int.random(in: 1...250))"),
                    context: CallContext()
                )
                try await Task.sleep(for: .milliseconds(500))
            }
            let lived = begin.duration(to: .now)
            #expect(lived >= .seconds(10) && lived <= .seconds(30))
            let renewed = try await cluster.client.renewSession(kept, context: CallContext())
            #expect(renewed.id == kept)
        }
    }

    @Test func `a transaction is done as a whole or not at all`() async throws {
        try await CatalogTestCluster.run { cluster in
            let service = NodeService(id: "s", service: "web", port: 1)
            let check = HealthCheck(node: "n1", checkID: "c", name: "c", status: .passing, serviceID: "s")
            let all = try await run(
                cluster,
                TransactionOperation("set", .node(n1)),
                TransactionOperation("set", .service(on: "n1", service)),
                TransactionOperation("set", .check(check)),
                key("set", "k", "v"),
                key("get", "k")
            )
            #expect(all.failures.isEmpty && all.rows.count == 5)
            guard case .key(let read)? = all.rows.last else {
                Issue.record("nothing was read")
                return
            }
            #expect(read.value == Array("v".utf8) && read.createIndex == all.index)
            let state = try await cluster.followed(all.index)
            #expect(state.check("c", on: n1.key)?.serviceName == "web")
            #expect(state.node(n1.key)?.createIndex == all.index)
            let none = try await run(
                cluster,
                key("set", "other"),
                key("check-index", "k", index: 1),
                TransactionOperation("cas", .node(Node(name: "n1", address: "1.1.1.1", modifyIndex: 1))),
                TransactionOperation("set", .service(on: "n2", service)),
                key("frobnicate", "k"),
                key("set", "")
            )
            #expect(none.rows.isEmpty)
            #expect(
                none.failures.map(\.reason.text) == [
                    "failed index check for key \"k\", current modify index \(read.modifyIndex) != 1",
                    "failed to set node \"n1\", index is stale", "Missing node registration",
                    "unknown KV verb \"frobnicate\"", "Must provide key",
                ]
            )
            #expect(none.failures.map(\.place) == [1, 2, 3, 4, 5])
            let after = try await run(cluster, key("get-or-empty", "other"), key("delete-tree", ""))
            guard case .key(let empty)? = after.rows.first else {
                Issue.record("nothing was read")
                return
            }
            #expect(empty.modifyIndex == 0)
            let last = try await cluster.followed(after.index)
            #expect(last.keyCount == 0)
        }
    }

    @Test func `each operation needs its own right, and rows that may not be seen are left out`() async throws {
        let rules =
            #"key_prefix "ae/" { policy = "read" } key "ae/w" { policy = "write" } key "ae/no" { policy = "deny" }"#
        let tokens = RuleTokens(rules: ["": #"key_prefix "" { policy = "write" }"#, "t": rules])
        try await CatalogTestCluster.run(tokens: tokens) { cluster in
            _ = try await run(cluster, key("set", "ae/a", "1"), key("set", "ae/no", "1"))
            let refused = try await run(
                cluster,
                key("set", "ae/w", "2"),
                key("set", "ae/a", "2"),
                key("delete-tree", "ae/"),
                key("check-not-exists", "ae/no"),
                token: "t"
            )
            #expect(refused.failures.map(\.place) == [1, 2, 3])
            let words = "Permission denied: token with AccessorID 'accessor-t' lacks permission"
            #expect(
                refused.failures.map(\.reason) == [
                    .denied("\(words) 'key:write' on \"ae/a\""), .denied("\(words) 'key:write' on \"ae/\""),
                    .denied("\(words) 'key:read' on \"ae/no\""),
                ]
            )
            let mixed = try await run(cluster, key("set", "ae/w", "3"), key("get-tree", "ae/"), token: "t")
            let seen = mixed.rows.compactMap { row in
                if case .key(let entry) = row { return entry.key.text }
                return nil
            }
            #expect(seen == ["ae/w", "ae/a", "ae/w"])
        }
    }

    @Test func `who may not write is not told whether the condition of a write holds`() async throws {
        let tokens = RuleTokens(rules: [
            "": #"node_prefix "" { policy = "write" } service_prefix "" { policy = "write" }"#, "t": "",
        ])
        try await CatalogTestCluster.run(tokens: tokens) { cluster in
            let service = NodeService(id: "web", service: "web", port: 80)
            let check = HealthCheck(node: "n1", checkID: "c", name: "c", status: .passing)
            let gone = HealthCheck(node: "none", checkID: "c", name: "c", status: .passing)
            _ = try await run(
                cluster,
                TransactionOperation("set", .node(n1)),
                TransactionOperation("set", .service(on: "n1", service)),
                TransactionOperation("set", .check(check))
            )
            var wrong = (node: n1, service: service, check: check)
            (wrong.node.modifyIndex, wrong.service.modifyIndex, wrong.check.modifyIndex) = (1, 1, 1)
            for verb in ["cas", "delete-cas"] {
                for operand: TransactionOperation.Operand in [
                    .node(wrong.node), .service(on: "n1", wrong.service), .check(wrong.check),
                ] {
                    let operation = TransactionOperation(verb, operand)
                    #expect(try await !isDone(cluster, operation), "with the right \(verb) is only stale")
                    guard case .denied = try await run(cluster, operation, token: "t").failures.first?.reason else {
                        Issue.record("\(verb) of \(operand) is not denied")
                        continue
                    }
                }
            }
            for operand: TransactionOperation.Operand in [.service(on: "none", service), .check(gone)] {
                let outcome = try await run(cluster, TransactionOperation("set", operand), token: "t")
                guard case .denied = outcome.failures.first?.reason else {
                    Issue.record("\(operand) on an unknown node is not denied")
                    continue
                }
            }
        }
    }

    @Test func `values that do not fit an answer are refused before anything is written`() async throws {
        try await CatalogTestCluster.run { cluster in
            let large = String(repeating: "x", count: 500_000)
            _ = try await run(cluster, key("set", "a", large))
            _ = try await run(cluster, key("set", "b", large))
            let refused = await refusal { () async throws(MeshError) in
                let operations = [key("set", "c"), key("get", "a"), key("get", "b")]
                _ = try await cluster.client.transact(operations, context: CallContext())
            }
            #expect(refused?.code == .rejected)
            let after = try await run(cluster, key("set", "d"))
            #expect(try await cluster.followed(after.index).entry(KVKey("c")) == nil)
        }
    }
}
