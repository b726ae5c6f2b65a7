import ACLContract
import ACLLogic
import ACLService
import AccessRules
import Glibc
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import TestSupport
import Testing

/// By which ids and names tokens, policies and roles are found, and how much may be stored.
@Suite struct ACLLookupTests {
    private static let badIDs = [
        "unknown", "x", "11111111-2222-3333-4444-55555555555", "g1111111-2222-3333-4444-555555555555",
    ]

    @Test(arguments: JournalKind.allCases)
    func `what is no UUID is no id, whatever is done with it`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            for id in Self.badIDs {
                let calls: [(kind: String, call: () async throws(MeshError) -> Void)] = [
                    ("policy", { () async throws(MeshError) in _ = try await client.policy(id: id, context: context) }),
                    (
                        "policy",
                        { () async throws(MeshError) in
                            _ = try await client.updatePolicy(ACLPolicy(id: id, name: "p"), context: context)
                        }
                    ),
                    (
                        "policy",
                        { () async throws(MeshError) in _ = try await client.deletePolicy(id, context: context) }
                    ),
                    ("role", { () async throws(MeshError) in _ = try await client.role(id: id, context: context) }),
                    (
                        "role",
                        { () async throws(MeshError) in
                            _ = try await client.updateRole(ACLRole(id: id, name: "r"), context: context)
                        }
                    ),
                    ("role", { () async throws(MeshError) in _ = try await client.deleteRole(id, context: context) }),
                    ("token", { () async throws(MeshError) in _ = try await client.token(id, context: context) }),
                    (
                        "token",
                        { () async throws(MeshError) in _ = try await client.expandedToken(id, context: context) }
                    ),
                    (
                        "token",
                        { () async throws(MeshError) in
                            let token = ACLToken(accessorID: id, secretID: .none)
                            _ = try await client.updateToken(token, context: context)
                        }
                    ),
                    (
                        "token",
                        { () async throws(MeshError) in
                            _ = try await client.cloneToken(id, description: "", context: context)
                        }
                    ),
                    ("token", { () async throws(MeshError) in _ = try await client.deleteToken(id, context: context) }),
                ]
                for (kind, call) in calls {
                    do throws(MeshError) {
                        try await call()
                        Issue.record("\(kind) \(id) was found")
                    } catch {
                        #expect(error.code == .rejected)
                        #expect(error.message.hasPrefix("failed acl \(kind) lookup: index error: UUID must be"))
                    }
                }
                // Whoever may not look is told only that.
                await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                    _ = try await client.policy(id: id, context: CallContext())
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `names are the same in any case, and written as they were given`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let policy = try await client.createPolicy(ACLPolicy(id: "", name: "Po-A"), context: context).value
            let role = try await client.createRole(ACLRole(id: "", name: "Ro-A"), context: context).value
            #expect(try await client.policy(name: "pO-a", context: context).value == policy)
            #expect(try await client.role(name: "rO-a", context: context).value == role)
            await expectRefusal(.rejected, "Invalid Policy: A Policy with Name \"po-a\" already exists") {
                () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "po-a"), context: context)
            }
            await expectRefusal(.rejected, "Invalid Role: A Role with Name \"ro-a\" already exists") {
                () async throws(MeshError) in
                _ = try await client.createRole(ACLRole(id: "", name: "ro-a"), context: context)
            }
            await expectRefusalCode(.rejected) { () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "Builtin/x"), context: context)
            }
            // The own name may change its case.
            var renamed = policy
            renamed.name = "PO-A"
            #expect(try await client.updatePolicy(renamed, context: context).value.name == "PO-A")
            let token = try await client.createToken(
                ACLToken(
                    accessorID: "",
                    secretID: .none,
                    policies: [ACLLink(name: "po-a")],
                    roles: [ACLLink(name: "ro-a")]
                ),
                context: context
            ).value
            #expect(token.policies.map(\.name) == ["PO-A"] && token.roles.map(\.name) == ["Ro-A"])
            try await client.deletePolicy(policy.id, context: context)
            _ = try await client.createPolicy(ACLPolicy(id: "", name: "po-a"), context: context)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `rules that are too long are refused before they are read`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind, settings: ACLTestCluster.settings { $0.rulesLimit = 100 }) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let message =
                "Invalid Policy: Rules has 101 bytes, at most 100 are taken; split the policy, or raise"
                + " TOMBOLO_ACL_RULES_LIMIT"
            let long = String(repeating: "{", count: 101)
            await expectRefusal(.badRequest, message) { () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "p", rules: long), context: context)
            }
            let policy = try await client.createPolicy(
                ACLPolicy(id: "", name: "p", rules: String(repeating: " ", count: 100)),
                context: context
            ).value
            await expectRefusal(.badRequest, message) { () async throws(MeshError) in
                _ = try await client.updatePolicy(ACLPolicy(id: policy.id, name: "p", rules: long), context: context)
            }
            // Who may not write is not read for at all.
            await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "p", rules: long), context: CallContext())
            }
        }
    }

    @Test func `the work of a role grows with its links and not with their square`() throws {
        func state(_ count: Int) -> ACLState {
            var state = ACLState()
            var touched: Set<ACLTopic> = []
            for number in 0..<count {
                let policy = ACLPolicy(id: "p\(number)", name: "n\(number)")
                state.apply(.putPolicy(policy), index: 1, touched: &touched)
            }
            return state
        }
        func work(_ count: Int) throws -> Int {
            let state = state(count)
            let role = ACLRole(
                id: "",
                name: "r",
                policies: (0..<count).map { ACLLink(id: "p\($0)") },
                serviceIdentities: (0..<count).flatMap { number in
                    (0..<2).map { ACLServiceIdentity(serviceName: "s\(number)", datacenters: ["d\($0)"]) }
                },
                nodeIdentities: (0..<count).map { ACLNodeIdentity(nodeName: "n\($0)", datacenter: "d") }
            )
            return try cost {
                let made = try RoleRules.created(role, newID: "r", in: state)
                #expect(made.policies.count == count && made.serviceIdentities.count == count)
                #expect(made.serviceIdentities.last?.datacenters == ["d0", "d1"])
            }
        }
        let (small, large) = (try work(400), try work(6400))
        // Four times what is linear is allowed, and the square would be sixteen times.
        #expect(large < small * 16 * 4, "\(small) ns for 400 links, \(large) for 6400")
    }

    @Test(arguments: JournalKind.allCases)
    func `an unrelated change makes nobody read rules again`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let rules = (0..<200).map { "service \"s\($0)\" { policy = \"write\" }" }.joined(separator: "\n")
            let token = try await cluster.token(rules: rules, name: "long")
            let resolver = try await cluster.resolver()
            _ = try await resolver.resolve(token.secretID)
            try await eventually { resolver.isListening }
            for number in 0..<5 {
                let changes = resolver.changes()
                _ = try await cluster.token(rules: "operator = \"read\"", name: "other-\(number)")
                for await _ in changes { break }
                #expect(try await resolver.resolve(token.secretID).authorizer.allows(.serviceWrite("s7")))
                #expect(resolver.work == (read: 1, merged: 1))
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what cannot have been meant is not stored`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            for rules in [
                #"{"operator":"deny","operator":"write"}"#, #"kye "a" { policy = "read" }"#,
                #"service "a" { policy = "read" } service "a" { policy = "write" }"#,
            ] {
                await expectRefusalCode(.rejected) { () async throws(MeshError) in
                    _ = try await client.createPolicy(ACLPolicy(id: "", name: "p", rules: rules), context: context)
                }
            }
            let stored = try await client.policies(context: context).value
            #expect(stored.count == 2)
        }
    }
}

/// What a body costs this thread's processor: the best of three, whatever else the machine does.
private func cost(_ body: () throws -> Void) rethrows -> Int {
    func used() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    var costs: [Int] = []
    for _ in 0..<3 {
        let before = used()
        try body()
        costs.append(used() - before)
    }
    return costs.min() ?? 0
}
