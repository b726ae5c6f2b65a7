import ACLContract
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization

/// Answers questions about tokens like the service, and can be away, fail or hold its answers back.
///
/// Every secret has the accessor id `accessor-of-<secret>` and the policy `policy-of-<secret>`.
final class FakeACLService: Sendable {
    static let unknown = SecretID("unknown")
    /// Its token expires a moment after it was asked about.
    static let shortLived = SecretID("short-lived")

    private struct State {
        var questions: [String: Int] = [:]
        var lastAtLeast: UInt64 = 0
        var sequence: UInt64 = 1
        var isUp = true
        var isHeld = false
        var level = "read"
        var failures: [String: MeshError] = [:]
        var beforeAnswer: (@Sendable () -> Void)?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let hub = InMemoryBusHub()
    private let bus: InMemoryBus
    private let state = Mutex(State())

    init(timeToLive: UInt32 = 0) async throws {
        bus = hub.connect()
        let host = ServiceHost(bus: bus, datacenter: "dc1")
        try await host.serve(ACLMethods.resolve) { [weak self] request, _ throws(MeshError) in
            guard let self else { throw MeshError(.unavailable, "ended") }
            return try await self.answer(request, timeToLive)
        }
    }

    var questions: Int { state.withLock { $0.questions.values.reduce(0, +) } }
    var lastAtLeast: UInt64 { state.withLock { $0.lastAtLeast } }

    func questions(about secret: String) -> Int { state.withLock { $0.questions[secret] ?? 0 } }
    func connect() -> InMemoryBus { hub.connect() }
    /// Whether anybody reaches the bus.
    func setReachable(_ isReachable: Bool) { hub.setReachable(isReachable) }
    func setUp(_ isUp: Bool) { state.withLock { $0.isUp = isUp } }
    func hold() { state.withLock { $0.isHeld = true } }
    /// What every token may do on the key `a` from now on.
    func setLevel(_ level: String) { state.withLock { $0.level = level } }
    /// How questions about a secret end from now on.
    func fail(_ secret: String, _ error: MeshError?) { state.withLock { $0.failures[secret] = error } }
    /// Done between each question and its answer.
    func beforeAnswer(_ body: (@Sendable () -> Void)?) { state.withLock { $0.beforeAnswer = body } }

    func release() {
        let waiting = state.withLock { state in
            state.isHeld = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Tells of a change; of anything unless tokens or policies are named.
    func announce(sequence: UInt64, tokens: [String] = [], policies: [String] = []) throws {
        let before = state.withLock { state in
            defer { state.sequence = max(state.sequence, sequence) }
            return state.sequence
        }
        let change = ACLWire.Changed(
            index: sequence,
            sequence: sequence,
            afterSequence: before,
            everything: tokens.isEmpty && policies.isEmpty,
            tokens: tokens,
            policies: policies
        )
        try bus.publish(
            BusMessage(subject: ACLMethods.changedSubject(in: "dc1"), payload: try change.encoded())
        )
    }

    private func answer(
        _ request: ACLWire.ResolveRequest,
        _ timeToLive: UInt32
    ) async throws(MeshError) -> ACLWire.ResolveReply {
        let secret = request.secretID
        let (isUp, sequence, level, failure, before) = state.withLock { state in
            state.questions[secret, default: 0] += 1
            state.lastAtLeast = request.atLeastSequence
            return (state.isUp, state.sequence, state.level, state.failures[secret], state.beforeAnswer)
        }
        guard isUp else { throw MeshError(.unavailable, "the test has it so") }
        before?()
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if state.isHeld { state.waiting.append(continuation) }
                return !state.isHeld
            }
            if goesOn { continuation.resume() }
        }
        if let failure { throw failure }
        guard secret != Self.unknown.revealed, !secret.hasPrefix("made-up") else {
            throw MeshError(.permissionDenied, "ACL not found")
        }
        return ACLWire.ResolveReply(
            accessorID: "accessor-of-\(secret)",
            policies: [ACLWire.ResolvedPolicy(name: "p", rules: "key \"a\" { policy = \"\(level)\" }")],
            defaultPolicy: "deny",
            timeToLive: timeToLive,
            expirationTime: secret == Self.shortLived.revealed
                ? (BusClock.wallMilliseconds() + 300) * 1_000_000 : 0,
            index: sequence,
            sequence: sequence,
            policyIds: ["policy-of-\(secret)"]
        )
    }
}
