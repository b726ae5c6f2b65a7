import ACLContract
import ACLService
import AccessRules
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// What those are told who act for tokens for a long time.
@Suite struct TokenChangeTests {
    @Test(.timeLimit(.minutes(5)), arguments: JournalKind.allCases)
    func `a change of ACLs is told, and the answer after it is the new one`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let token = try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "p")
            let resolver = try await cluster.resolver()
            let changes = resolver.changes()
            _ = try await resolver.resolve(token.secretID)
            try await eventually { resolver.isListening }
            try await cluster.client.deleteToken(token.accessorID, context: cluster.management)
            for await _ in changes {
                // Something else may have been told before.
                do throws(MeshError) { _ = try await resolver.resolve(token.secretID) } catch {
                    #expect(error == MeshError(.permissionDenied, "ACL not found"))
                    return
                }
            }
            Issue.record("the changes ended")
        }
    }

    /// Waits until a resolver has heard of everything that was written so far.
    private func hearAll(_ resolver: TokenResolver, _ cluster: ACLTestCluster) async throws {
        let last = cluster.replicas[0].view.current.sequence
        try await eventually { resolver.heardThrough >= last }
    }

    @Test(.timeLimit(.minutes(5)), arguments: JournalKind.allCases)
    func `logins and changes of others make nobody ask again`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let resolver = try await cluster.resolver()
            _ = try await resolver.resolve(ACLTestCluster.managementSecret)
            try await eventually { resolver.isListening }
            var tokens: [ACLToken] = []
            for number in 0..<10 {
                tokens.append(try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "p\(number)"))
            }
            try await hearAll(resolver, cluster)
            for token in tokens { _ = try await resolver.resolve(token.secretID) }
            func asked() async throws -> Int {
                try await hearAll(resolver, cluster)
                let before = resolver.questionsAsked
                for token in tokens { _ = try await resolver.resolve(token.secretID) }
                return resolver.questionsAsked - before
            }
            #expect(try await asked() == 0)
            // Fifty pods log in and out.
            for _ in 0..<50 {
                let pod = ACLToken(accessorID: "", secretID: .none, description: "pod")
                let token = try await client.createToken(pod, context: context).value
                try await client.deleteToken(token.accessorID, context: context)
            }
            #expect(try await asked() == 0)
            _ = try await client.createRole(ACLRole(id: "", name: "role"), context: context)
            #expect(try await asked() == 0)
            var token = tokens[3]
            token.description = "changed"
            _ = try await client.updateToken(token, context: context)
            #expect(try await asked() == 1)
            var policy = try await client.policy(name: "p7", context: context).value
            policy.rules = "key \"a\" { policy = \"read\" }"
            _ = try await client.updatePolicy(policy, context: context)
            #expect(try await asked() == 1)
            let weaker = try await resolver.resolve(tokens[7].secretID)
            #expect(!weaker.authorizer.allows(.keyWrite("a")))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a change is told only to whom it concerns`() async throws {
        try await ACLTestCluster.run { cluster in
            let resolver = try await cluster.resolver()
            _ = try await resolver.resolve(ACLTestCluster.managementSecret)
            try await eventually { resolver.isListening }
            _ = try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "one")
            try await hearAll(resolver, cluster)
            let told = Told()
            let interest = AccessInterest(tokens: .only("another"), roles: .all)
            let changes = resolver.changes(of: interest)
            let listening = Task { for await _ in changes { told.add() } }
            for number in 0..<10 {
                _ = try await cluster.token(rules: "key \"b\" { policy = \"read\" }", name: "more-\(number)")
            }
            try await hearAll(resolver, cluster)
            #expect(told.count == 0)
            _ = try await cluster.client.createRole(ACLRole(id: "", name: "role"), context: cluster.management)
            try await eventually { told.count > 0 }
            listening.cancel()
        }
    }

    /// How often something was told.
    private final class Told: Sendable {
        private let number = Atomic<Int>(0)

        var count: Int { number.load(ordering: .relaxed) }

        func add() { number.add(1, ordering: .relaxed) }
    }
}
