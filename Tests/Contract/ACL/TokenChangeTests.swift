import ACLContract
import MeshContracts
import MeshDomain
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
}
