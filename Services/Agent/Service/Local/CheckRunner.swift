import AgentLogic
import ConsulJSON
import HTTPTypes
import Logging
import MeshBus
package import MeshDomain
import MeshRuntime
import Metrics
import NIOCore
import NIOHTTP1

/// Runs the checks of this agent: one task for each check that asks or runs something, one for times to live, reaping and late outputs.
///
/// The tasks follow the local state: what changed is started anew or ended at once, and a result counts only for the
/// definition it was got with.
package struct CheckRunner: Sendable {
    let context: AgentContext
    private let probe: HTTPProbe
    let connections: ConnectionProbe
    let scripts = ScriptProbe()

    /// A check that is run.
    private struct Running {
        var definition: CheckDefinition
        var task: Task<Void, Never>
    }

    /// Makes a runner for an agent.
    ///
    /// - Throws: `unavailable` when the machine's certificates cannot be used.
    package init(context: AgentContext) throws(MeshError) {
        self.context = context
        let policy = context.configuration.checkDestinations
        let lookups = CheckLookups(limit: policy.lookupLimit, logger: context.logger)
        let dialer = CheckDialer(policy: policy, lookups: lookups)
        do {
            probe = try HTTPProbe(dialer: dialer)
            connections = try ConnectionProbe(dialer: dialer)
        } catch {
            throw MeshError(.unavailable, "checks cannot use TLS on this machine: \(error)")
        }
    }

    /// Sends a request with the time and the policy of checks, for who tells somebody something.
    ///
    /// - Returns: The status of the answer.
    func request(_ definition: CheckDefinition, limit: Int, timeout: Duration) async throws -> Int {
        let request = try HTTPCheckRequest(definition)
        let answer = await withDeadline(timeout) { () async -> Result<Int, any Error> in
            do {
                let answer = try await probe.ask(request, definition, limit: limit, timeout: timeout)
                return .success(Int(answer.status.code))
            } catch { return .failure(error) }
        }
        guard let answer else { throw ProbeFailure("no answer within \(timeout)") }
        return try answer.get()
    }

    /// Works until cancelled.
    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await keepTime() }
            group.addTask { try await reap() }
            group.addTask { try await releaseOutputs() }
            group.addTask { await follow() }
        }
    }

    /// Keeps one task for each check that is run; looks only at what changed.
    private func follow() async {
        var running: [String: Running] = [:]
        let store = context.local
        while !Task.isCancelled {
            let latest = store.generation
            for id in store.takeChangedChecks() {
                let local = store.state.checks[id]
                let definition = local?.definition
                if let old = running[id] {
                    if old.definition == definition { continue }
                    old.task.cancel()
                    running[id] = nil
                }
                guard let definition, let local, definition.isRun else { continue }
                // One that was kept on disk by an agent that ran scripts may come to one that runs none.
                let refusal = definition.refusal(scripts: context.configuration.scripts, from: local.origin)
                running[id] = Running(definition: definition, task: Task { await loop(definition, refusal) })
            }
            await store.changed(after: latest, timeout: .seconds(60))
        }
        for one in running.values { one.task.cancel() }
        for one in running.values { await one.task.value }
    }

    /// Runs one check until it is cancelled.
    private func loop(_ definition: CheckDefinition, _ refusal: MeshError?) async {
        let interval = Duration.nanoseconds(max(definition.interval, 1_000_000_000))
        let first = min(interval, .nanoseconds(definition.interval))
        var pause = first * Double.random(in: 0..<1)
        var wasDenied = false
        while true {
            do { try await Task.sleep(for: pause) } catch { return }
            pause = interval
            let result =
                if let refusal { ProbeResult(.critical, refusal.message) } else { await result(of: definition) }
            guard !Task.isCancelled else { return }
            let output = context.configuration.discardsCheckOutput ? "" : CheckOutput.clean(result.output)
            context.local.update { (state, now) in
                state.record(result.status, output: output, of: definition, now: now)
            }
            if context.local.state.needsSync { context.sync.changed() }
            note(result, of: definition, isNew: result.isDenied && !wasDenied)
            wasDenied = result.isDenied
        }
    }

    /// Counts a run, and says once what the policy forbids.
    private func note(_ result: ProbeResult, of definition: CheckDefinition, isNew: Bool) {
        let outcome = result.isDenied ? "denied" : result.status.rawValue
        let labels = [("type", definition.kind?.rawValue ?? ""), ("result", outcome)]
        Metrics.Counter(label: "check.runs", dimensions: labels).increment()
        guard isNew else { return }
        context.logger.warning(
            "a check wants to reach what check_destinations denies",
            metadata: ["check.id": "\(definition.id)", LogKey.error: "\(result.output)"]
        )
    }

    private func result(of definition: CheckDefinition) async -> ProbeResult {
        let timeout = Duration.nanoseconds(definition.timeout > 0 ? definition.timeout : 10_000_000_000)
        let target: CheckTarget?
        // A definition that was kept on disk by an earlier version never met today's rules.
        do { target = try definition.target() } catch {
            return ProbeResult(.critical, "Invalid check: \(error.message)")
        }
        switch target {
        case .http(let request): return await http(definition, request, timeout: timeout)
        case let target?: return await connection(target, timeout: timeout)
        case nil: return await program(definition)
        }
    }

    // MARK: - HTTP

    /// One try: the deadline is for head and body together.
    ///
    /// - Source: reference §4.6, row http.
    private func http(
        _ definition: CheckDefinition,
        _ request: HTTPCheckRequest,
        timeout: Duration
    ) async -> ProbeResult {
        let subject = "\(request.method.rawValue) \"\(definition.http)\""
        let limit = outputLimit(of: definition)
        let answer = await withDeadline(timeout) { () -> ProbeResult in
            do {
                let answer = try await probe.ask(request, definition, limit: limit, timeout: timeout)
                let code = answer.status.code
                let text = CheckOutput.tail(answer.body, limit: limit)
                let hint =
                    answer.location == nil || definition.disableRedirects
                    ? "" : " (redirects are not followed; check_destinations.follow_redirects turns it on)"
                let line =
                    "HTTP \(request.method.rawValue) \(definition.http): \(code) "
                    + "\(answer.status.reasonPhrase.prefix(256))\(hint) Output: \(text)"
                let status: HealthStatus = (200...299).contains(code) ? .passing : code == 429 ? .warning : .critical
                return ProbeResult(status, line)
            } catch {
                return ProbeResult(error, "\(subject): \(error)")
            }
        }
        return answer ?? ProbeResult(.critical, "\(subject): no whole answer within \(timeout)")
    }

    /// Bytes of output that are kept.
    func outputLimit(of definition: CheckDefinition) -> Int {
        let limit = context.configuration.checkOutputLimit
        return definition.outputMaxSize > 0 ? min(definition.outputMaxSize, limit) : limit
    }

    // MARK: - Time

    private func keepTime() async throws {
        while true {
            let next = context.local.expireTimes(context.registrations)
            if context.local.state.needsSync { context.sync.changed() }
            let wait = next.map { max(0, min($0 - context.local.now, 500_000_000)) } ?? 500_000_000
            try await Task.sleep(for: .nanoseconds(wait + 1_000_000))
        }
    }

    private func reap() async throws {
        while true {
            try await Task.sleep(for: .seconds(30))
            let store = context.local
            for id in store.state.servicesToReap(now: store.now) {
                do throws(MeshError) {
                    try await context.change { (state, _) throws(MeshError) in try state.deregister(serviceID: id) }
                    context.logger.info(
                        "a service that was critical for too long was removed",
                        metadata: ["service.id": "\(id)"]
                    )
                } catch {
                    context.logger.warning(
                        "a service that was critical for too long could not be removed",
                        metadata: ["service.id": "\(id)", LogKey.error: "\(error.message)"]
                    )
                }
            }
        }
    }

    private func releaseOutputs() async throws {
        while true {
            let interval = Duration.nanoseconds(max(context.configuration.checkUpdateInterval, 1_000_000_000))
            try await Task.sleep(for: interval * Double.random(in: 0.5..<1))
            guard context.local.state.hasDeferredOutputs else { continue }
            context.local.update { (state, _) in state.releaseDeferredOutputs() }
            context.sync.changed()
        }
    }
}

extension LocalStore {
    /// Ends times to live; changes nothing, and wakes nobody, when none ended.
    ///
    /// - Returns: When the next one ends.
    fileprivate func expireTimes(_ log: RegistrationLog) -> Int64? {
        let now = now
        let next = state.checks.values.compactMap { $0.definition?.kind == .ttl ? $0.expiresAt : nil }.min()
        guard let next else { return nil }
        guard next <= now else { return next }
        return update { (state, now) in
            let (next, changes) = state.expire(now: now)
            // Nobody waits for it: what the disk refuses is found out again after a restart.
            _ = log.enqueue(changes)
            return next
        }
    }
}

/// What one run of a check found.
struct ProbeResult: Sendable {
    var status: HealthStatus
    var output: String
    /// The policy of this agent forbids what the check asks.
    var isDenied = false

    init(_ status: HealthStatus, _ output: String) {
        self.status = status
        self.output = output
    }

    init(_ failure: any Error, _ output: String) {
        status = .critical
        self.output = output
        isDenied = (failure as? ProbeFailure)?.isDenied ?? false
    }
}

extension CheckDefinition {
    /// Whether the runner has a task for it.
    fileprivate var isRun: Bool {
        switch kind {
        case .http, .tcp, .udp, .grpc, .h2ping, .script, .docker, .osService: true
        case .ttl, .alias, nil: false
        }
    }
}
