import AgentLogic
import MeshDomain

/// `/debug/pprof/*`: how this process does, for people and for `tombolo debug`.
///
/// There is no runtime of Go to look into: the answers are texts with what Linux knows of the process, under the names at which
/// Consul's tools ask.
///
/// - Source: reference §1.1.
struct DebugEndpoints: Sendable {
    let context: AgentContext
    /// The longest time that a profile may watch, and the one where none is said, in seconds.
    private static let (longest, usual) = (60, 30)

    var endpoints: [Endpoint] {
        [
            endpoint("/debug/pprof/") { _ in
                """
                /debug/pprof/
                cmdline    the command line
                goroutine  the threads, with what each does and has used
                heap       the memory by kinds
                profile    what the threads use of the processors within ?seconds=
                symbol     there are none
                trace      as profile

                """
            },
            endpoint("/debug/pprof/cmdline") { _ in ProcessFacts.commandLine },
            endpoint("/debug/pprof/heap") { _ in ProcessFacts.memoryText },
            endpoint("/debug/pprof/goroutine") { _ in Self.table(ProcessFacts.threads) },
            endpoint("/debug/pprof/profile") { try await Self.profile($0) },
            endpoint("/debug/pprof/trace") { try await Self.profile($0) },
            endpoint("/debug/pprof/symbol") { _ in "num_symbols: 0\n" },
        ]
    }

    /// One that is there with `enable_debug` or with ACLs, and needs `operator:read` then.
    private func endpoint(
        _ path: PathPattern,
        _ text: @escaping @Sendable (RoutedRequest) async throws -> String
    ) -> Endpoint {
        Endpoint(
            .get,
            path,
            scope: .none,
            datacenter: .thisAgent,
            permission: .needs(.access(.operator, .read, .none))
        ) { request in
            guard context.configuration.enablesDebug || context.configuration.acl.isEnabled else {
                return EndpointTable.unknown(request.path)
            }
            return .text(try await text(request), status: 200)
        }
    }

    private static func table(_ threads: [Int: ProcessFacts.Thread]) -> String {
        var text = "\(threads.count) threads: number, state, seconds of processor time, name\n"
        for (id, thread) in threads.sorted(by: { $0.key < $1.key }) {
            text += "\(id)\t\(thread.state)\t\(thread.seconds)\t\(thread.name)\n"
        }
        return text
    }

    private static func profile(_ request: RoutedRequest) async throws -> String {
        var seconds = usual
        if let text = request.query["seconds"], !text.isEmpty {
            guard let number = Int(text), 1...longest ~= number else {
                throw APIError(status: 400, text: "seconds is \(text); it must be a whole number from 1 to \(longest)")
            }
            seconds = number
        }
        let before = ProcessFacts.threads
        try await Task.sleep(for: .seconds(seconds))
        let rows = ProcessFacts.threads.map { id, thread in
            (id, thread, thread.seconds - (before[id]?.seconds ?? 0))
        }.sorted { $0.2 > $1.2 }
        var text = "processor time within \(seconds) s: number, seconds, name\n"
        for (id, thread, used) in rows where used > 0 { text += "\(id)\t\(used)\t\(thread.name)\n" }
        return text
    }
}
