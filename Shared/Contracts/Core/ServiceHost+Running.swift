import MeshBus

extension ServiceHost {
    /// Stops taking requests on everything served by this host and waits until those taken are answered.
    ///
    /// - Returns: Whether all were answered within the deadline.
    @discardableResult
    package func finish(within deadline: Duration) async -> Bool {
        let registrations = served.takeAll()
        for registration in registrations { registration.cancel() }
        let end = ContinuousClock.now + deadline
        var isComplete = true
        for registration in registrations {
            let isAnswered = await registration.finish(within: max(.zero, end - ContinuousClock.now))
            isComplete = isComplete && isAnswered
        }
        return isComplete
    }

    /// Answers requests until the task is cancelled or a part ends, and then goes in order: takes no more requests, answers
    /// those it has, and only then ends what they need.
    ///
    /// - Parameters:
    ///   - farewell: How long it goes on with the requests it has taken.
    ///   - foundation: What the handlers need, for instance a ledger; cancelled last.
    ///   - begin: Starts to serve, on this host.
    ///   - beside: Further work of the service, from the time it serves; cancelled first.
    /// - Throws: What a part throws; `CancellationError` when cancelled.
    package func run(
        farewell: Duration = .seconds(3),
        on foundation: @escaping @Sendable () async throws -> Void,
        begin: @escaping @Sendable () async throws -> Void,
        beside: @escaping @Sendable () async throws -> Void = ServiceHost.untilCancelled
    ) async throws {
        let (ending, end) = AsyncThrowingStream<Never, any Error>.makeStream()
        // Not a child task: it outlives the cancellation of this one.
        let base = Task {
            do {
                try await foundation()
                end.finish()
            } catch { end.finish(throwing: error) }
        }
        let outcome: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { for try await _ in ending {} }
                group.addTask {
                    try await begin()
                    try await beside()
                }
                try await group.next()
            }
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await finish(within: farewell)
        base.cancel()
        await base.value
        try outcome.get()
        try Task.checkCancellation()
    }

    /// Returns never, and throws when the task is cancelled.
    @Sendable
    package static func untilCancelled() async throws {
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}
