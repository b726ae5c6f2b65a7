import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// How long after a failure the agent is asked again.
    private static var pauseAfterFailure: Duration { .seconds(5) }

    /// `watch`.
    ///
    /// - Source: reference §11.3.
    func runWatch() async throws(CommandFailure) -> Int32 {
        let plan = try usage { () throws(UsageError) in try WatchPlan(flags) }
        guard !flags.arguments.isEmpty else {
            printJSON(try await asked(plan, after: 0).value)
            return 0
        }
        var index: UInt64 = 0
        var last: MeshValue?
        while true {
            let answer: (value: MeshValue, index: UInt64)
            do throws(CommandFailure) { answer = try await asked(plan, after: index) } catch {
                // What was wrong from the beginning does not become right.
                if last == nil { throw error }
                Terminal.complain("Watch errored, asking again in 5s: \(error)")
                do { try await Task.sleep(for: Self.pauseAfterFailure) } catch { return 1 }
                continue
            }
            index = WatchPlan.next(after: index, answer.index)
            guard last != answer.value else { continue }
            let news = plan.news(answer.value, after: last)
            last = answer.value
            try await handle(news, answer.index)
        }
    }

    private func asked(
        _ plan: WatchPlan,
        after index: UInt64
    ) async throws(CommandFailure) -> (value: MeshValue, index: UInt64) {
        var query = plan.query.map { ($0.name, $0.value) }
        if index > 0 { query += [("index", String(index)), ("wait", "\(api.patience)s")] }
        let answer = try await api.call("GET", plan.path, query: query, accepts: [404])
        return (plan.shown(answer.status == 404 ? .null : try answer.json()), answer.index)
    }

    /// Runs the command; how it ends is told and changes nothing.
    private func handle(_ value: MeshValue, _ index: UInt64) async throws(CommandFailure) {
        var environment = environment
        environment["CONSUL_INDEX"] = String(index)
        let bytes = Array((JSONText.string(of: value) + "\n").utf8)
        let child = try usage { () throws(UsageError) in
            try ChildProgram(
                flags.arguments,
                usesShell: !flags.isGiven("shell") || flags.isOn("shell"),
                environment: environment,
                input: .bytes(bytes)
            )
        }
        let code = await child.end()
        if code != 0 { Terminal.complain("The command ended with \(code)") }
    }
}
