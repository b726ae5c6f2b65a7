import MeshDomain
import Synchronization

/// A question that many ask at once and that is put only once for all who wait at that moment.
///
/// Whoever asks gets the answer to a question that was put after asking, never of one already under way: that makes
/// the answer linearizable for it. Bounded; each wait has a deadline.
final class SharedQuestion: Sendable {
    private struct Caller {
        var tick: Int64
        var timeout: Duration
        var continuation: CheckedContinuation<Result<UInt64, MeshError>, Never>
    }

    private struct State {
        var last: UInt64 = 0
        var callers: [UInt64: Caller] = [:]
        /// Those who asked since the question was put last.
        var unasked: [UInt64] = []
        var refusal: MeshError?
        /// Why the question was not answered last time.
        var lastFailure: String?
    }

    private let limit: Int
    private let subject: String
    private let state = Mutex(State())
    private let wheel = DeadlineWheel()
    private let wake = Signal()

    /// Makes a question about `subject` that at most `limit` callers wait for.
    init(limit: Int, subject: String) {
        self.limit = limit
        self.subject = subject
    }

    /// Waits for the answer to the next question.
    func ask(timeout: Duration) async throws(MeshError) -> UInt64 {
        guard timeout > .zero else { throw tooLate(timeout) }
        let tick = wheel.tick(after: timeout)
        let identifier = state.withLock { state in
            state.last += 1
            return state.last
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let refusal: MeshError? = state.withLock { state in
                    if let refusal = state.refusal { return refusal }
                    guard state.callers.count < limit else {
                        return MeshError(.overloaded, "\(limit) reads wait already; try again later")
                    }
                    state.callers[identifier] = Caller(tick: tick, timeout: timeout, continuation: continuation)
                    state.unasked.append(identifier)
                    return nil
                }
                if let refusal {
                    continuation.resume(returning: .failure(refusal))
                    return
                }
                wheel.schedule(identifier, at: tick, owner: self)
                wake.raise()
                if Task.isCancelled { answer([identifier], .failure(cancelled)) }
            }
        } onCancel: {
            answer([identifier], .failure(cancelled))
        }
        return try result.get()
    }

    /// Puts the question whenever somebody waits, until cancelled; `put` is bounded in time.
    ///
    /// - Parameters:
    ///   - pause: How soon it is put again, for those who still wait, after it could not be answered; nil refuses them.
    ///   - put: Puts the question.
    func run(retryingAfter pause: Duration? = nil, _ put: () async throws(MeshError) -> UInt64) async {
        state.withLock { $0.refusal = nil }
        while !Task.isCancelled {
            await wake.wait()
            while true {
                let asking = state.withLock { state in
                    let asking = state.unasked
                    state.unasked = []
                    return asking.filter { state.callers[$0] != nil }
                }
                if asking.isEmpty || Task.isCancelled { break }
                do throws(MeshError) {
                    let result = try await put()
                    state.withLock { $0.lastFailure = nil }
                    answer(asking, .success(result))
                } catch {
                    if let pause, error.code == .unavailable, !Task.isCancelled {
                        state.withLock { state in
                            state.unasked.append(contentsOf: asking)
                            state.lastFailure = error.message
                        }
                        try? await Task.sleep(for: pause)
                    } else {
                        answer(asking, .failure(error))
                    }
                }
            }
        }
        close(MeshError(.unavailable, "\(subject) is stopping"))
    }

    /// Refuses all callers from now on.
    func close(_ refusal: MeshError) {
        let waiting = state.withLock { state in
            state.refusal = refusal
            state.unasked = []
            return Array(state.callers.keys)
        }
        answer(waiting, .failure(refusal))
    }

    private func answer(_ identifiers: [UInt64], _ result: Result<UInt64, MeshError>) {
        let callers = state.withLock { state in
            identifiers.compactMap { identifier in
                state.callers.removeValue(forKey: identifier).map { (identifier, $0) }
            }
        }
        for (identifier, caller) in callers {
            wheel.cancel(identifier, at: caller.tick)
            caller.continuation.resume(returning: result)
        }
    }

    private var cancelled: MeshError { MeshError(.unavailable, "the question for \(subject) was cancelled") }

    private func tooLate(_ timeout: Duration) -> MeshError {
        let reason = state.withLock { $0.lastFailure }.map { ": \($0)" } ?? ""
        return MeshError(.deadlineExceeded, "\(subject) was not known within \(timeout)\(reason)")
    }
}

extension SharedQuestion: DeadlineOwner {
    func expire(_ waiters: [UInt64]) {
        for waiter in waiters {
            let timeout = state.withLock { $0.callers[waiter]?.timeout }
            if let timeout { answer([waiter], .failure(tooLate(timeout))) }
        }
    }
}
