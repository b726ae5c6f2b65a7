import MeshBus
import MeshContracts
import MeshDomain

/// When whoever logs in has gone: nobody is asked for them after that, and nothing is stored that nobody would have.
struct LoginDeadline: Sendable {
    private let end: ContinuousClock.Instant

    /// Begins now, with the time that the caller waits.
    init(_ context: CallContext) { end = ContinuousClock.now + context.timeout }

    private static let isOver = MeshError(.unavailable, "the login took longer than its caller waits; try again")

    /// Asks others, as long as somebody waits for what they say.
    ///
    /// - Throws: `unavailable` when the time is over before.
    func keep<Value: Sendable>(
        _ body: @escaping @Sendable () async throws(MeshError) -> Value
    ) async throws(MeshError) -> Value {
        let outcome = await withDeadline(ContinuousClock.now.duration(to: end)) {
            () async -> Result<Value, MeshError> in
            do throws(MeshError) { return .success(try await body()) } catch { return .failure(error) }
        }
        guard let outcome else { throw Self.isOver }
        return try outcome.get()
    }

    /// The caller's context with the time that is left.
    ///
    /// - Throws: `unavailable` when there is none.
    func rest(of context: CallContext) throws(MeshError) -> CallContext {
        let left = ContinuousClock.now.duration(to: end)
        guard left > .zero else { throw Self.isOver }
        var context = context
        context.timeout = left
        return context
    }
}
