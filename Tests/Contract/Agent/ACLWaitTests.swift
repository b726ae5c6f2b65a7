import AccessRules
import AgentService
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// Who waits for ACLs, against the real service: woken by what they show and by nothing else, although the index that Consul's
/// clients see is that of all tokens, policies or roles.
@Suite(.timeLimit(.minutes(5)))
struct ACLWaitTests {
    private static let manager = AuthorizationCluster.management

    /// What a request that waits was answered with; nil while it waits.
    private final class Waiting: Sendable {
        private let given = Mutex<AuthorizationCluster.Answer?>(nil)

        var answered: AuthorizationCluster.Answer? { given.withLock { $0 } }

        func take(_ answer: AuthorizationCluster.Answer) { given.withLock { $0 = answer } }
    }

    /// Begins to wait for a change of what a path shows.
    private func wait(
        _ cluster: AuthorizationCluster,
        _ path: String
    ) async -> (waiting: Waiting, task: Task<Void, Never>) {
        let waiting = Waiting()
        let first = await cluster.send("GET", path, token: Self.manager)
        let query = "index=\(first.index)&wait=60s"
        let task = Task {
            waiting.take(await cluster.send("GET", path, query: query, token: AuthorizationCluster.management))
        }
        return (waiting, task)
    }

    private func id(_ value: MeshValue, _ field: String) throws -> String {
        guard case .object(let object) = value, case .string(let text)? = object[field] else {
            throw MeshError(.internalFault, "no \(field) in \(value)")
        }
        return text
    }

    @Test func `a change of another object leaves a wait alone and its own ends it`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let body = { (name: String, text: String) in #"{"Name":"\#(name)","Description":"\#(text)"}"# }
            let policy = try id(try await cluster.manage("PUT", "/v1/acl/policy", body("p", "")), "ID")
            let role = try id(try await cluster.manage("PUT", "/v1/acl/role", body("r", "")), "ID")
            let token = try id(try await cluster.manage("PUT", "/v1/acl/token", #"{"Description":"t"}"#), "AccessorID")
            let paths = [
                "/v1/acl/policy/\(policy)", "/v1/acl/policy/name/p", "/v1/acl/role/\(role)", "/v1/acl/role/name/r",
                "/v1/acl/token/\(token)", "/v1/acl/token/self", "/v1/acl/policies", "/v1/acl/roles", "/v1/acl/tokens",
            ]
            var waits: [String: Waiting] = [:]
            var tasks: [Task<Void, Never>] = []
            for path in paths {
                let begun = await wait(cluster, path)
                waits[path] = begun.waiting
                tasks.append(begun.task)
            }
            // A request that comes only after the next change has nothing to wait for.
            try await Task.sleep(for: .milliseconds(500))
            func answered() -> Set<String> { Set(waits.filter { $0.value.answered != nil }.keys) }
            // Others are made; only the lists show them.
            try await cluster.manage("PUT", "/v1/acl/policy", body("p2", ""))
            try await cluster.manage("PUT", "/v1/acl/role", body("r2", ""))
            try await cluster.manage("PUT", "/v1/acl/token", #"{"Description":"t2"}"#)
            let lists: Set<String> = ["/v1/acl/policies", "/v1/acl/roles", "/v1/acl/tokens"]
            let end = ContinuousClock.now + Patience.long
            while !answered().isSuperset(of: lists), ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(answered() == lists)
            try await cluster.manage("PUT", "/v1/acl/policy/\(policy)", body("p", "changed"))
            try await cluster.manage("PUT", "/v1/acl/role/\(role)", body("r", "changed"))
            try await cluster.manage("PUT", "/v1/acl/token/\(token)", #"{"Description":"changed"}"#)
            let changed = lists.union([
                "/v1/acl/policy/\(policy)", "/v1/acl/policy/name/p", "/v1/acl/role/\(role)", "/v1/acl/role/name/r",
                "/v1/acl/token/\(token)",
            ])
            while !answered().isSuperset(of: changed), ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(answered() == changed)
            for path in changed.subtracting(lists) {
                #expect(waits[path]?.answered?.text.contains("changed") ?? false, "\(path)")
            }
            for task in tasks { task.cancel() }
        }
    }
}
