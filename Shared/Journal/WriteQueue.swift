import DequeModule
import MeshDomain
import MeshState
import Synchronization

/// The writes of one replica that wait to be decided or to become durable.
///
/// Bounded; each has a deadline.
/// Invariant: a write is answered exactly once, by whoever removes it from `callers` under the lock.
final class WriteQueue<State: ReplicatedState>: Sendable {
    typealias Decision = @Sendable (inout Draft<State>) throws(MeshError) -> [UInt8]

    /// A write that waits.
    struct Pending: Sendable {
        let identifier: UInt64
        let requestID: String
        let decide: Decision
    }

    private struct Caller {
        var tick: Int64
        var timeout: Duration
        var continuation: CheckedContinuation<Result<Written, MeshError>, Never>
    }

    private struct Line {
        var last: UInt64 = 0
        var waiting: Deque<Pending> = []
        var callers: [UInt64: Caller] = [:]
        var refusal: MeshError?
    }

    private let limit: Int
    private let line = Mutex(Line())
    private let wheel = DeadlineWheel()
    /// Raised when a write was added.
    private let wake: Signal
    private let trouble: JournalTrouble

    init(limit: Int, wake: Signal, trouble: JournalTrouble) {
        self.limit = limit
        self.wake = wake
        self.trouble = trouble
    }

    /// Whether there are writes to take.
    var isEmpty: Bool { count == 0 }

    /// How many there are.
    var count: Int { line.withLock { $0.waiting.count } }

    /// Adds a write and waits for its result.
    func write(_ requestID: String, timeout: Duration, _ decide: @escaping Decision) async throws(MeshError) -> Written
    {
        guard timeout > .zero else { throw tooLate(timeout) }
        if let refusal = trouble.refusal { throw refusal }
        let tick = wheel.tick(after: timeout)
        let identifier = line.withLock { line in
            line.last += 1
            return line.last
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let refusal: MeshError? = line.withLock { line in
                    if let refusal = line.refusal { return refusal }
                    guard line.waiting.count < limit, line.callers.count < limit else {
                        return MeshError(.overloaded, "\(limit) writes wait already; try again later")
                    }
                    line.waiting.append(Pending(identifier: identifier, requestID: requestID, decide: decide))
                    line.callers[identifier] = Caller(tick: tick, timeout: timeout, continuation: continuation)
                    return nil
                }
                if let refusal {
                    continuation.resume(returning: .failure(refusal))
                    return
                }
                wheel.schedule(identifier, at: tick, owner: self)
                wake.raise()
                // A cancellation before the write was entered found nothing to end.
                if Task.isCancelled { answer(identifier, .failure(Self.cancelled)) }
            }
        } onCancel: {
            answer(identifier, .failure(Self.cancelled))
        }
        return try result.get()
    }

    /// Takes up to `count` writes in the order in which they came, without those that nobody waits for any more.
    func take(_ count: Int) -> [Pending] {
        line.withLock { line in
            var taken: [Pending] = []
            while taken.count < count, let next = line.waiting.popFirst() {
                if line.callers[next.identifier] != nil { taken.append(next) }
            }
            return taken
        }
    }

    /// Puts writes back in front of the others.
    func putBack(_ pending: some Collection<Pending> & BidirectionalCollection) {
        guard !pending.isEmpty else { return }
        line.withLock { line in line.waiting.prepend(contentsOf: pending) }
    }

    /// Those of the writes that somebody still waits for.
    func wanted(_ pending: [Pending]) -> [Pending] {
        line.withLock { line in pending.filter { line.callers[$0.identifier] != nil } }
    }

    /// Answers a write, if somebody still waits for it.
    func answer(_ identifier: UInt64, _ result: Result<Written, MeshError>) {
        guard let caller = line.withLock({ $0.callers.removeValue(forKey: identifier) }) else { return }
        wheel.cancel(identifier, at: caller.tick)
        caller.continuation.resume(returning: result)
    }

    /// Answers writes, in one step.
    func answer(_ results: [(UInt64, Result<Written, MeshError>)]) {
        let callers = line.withLock { line in
            results.compactMap { identifier, result in
                line.callers.removeValue(forKey: identifier).map { (identifier, $0, result) }
            }
        }
        for (identifier, caller, result) in callers {
            wheel.cancel(identifier, at: caller.tick)
            caller.continuation.resume(returning: result)
        }
    }

    /// Refuses the writes that wait and were not begun.
    func refuseWaiting(_ refusal: MeshError) {
        let waiting = line.withLock { line in
            defer { line.waiting = [] }
            return line.waiting
        }
        answer(waiting.map { ($0.identifier, .failure(refusal)) })
    }

    /// Refuses all writes from now on, those that wait included.
    func close(_ refusal: MeshError) {
        let callers = line.withLock { line in
            line.refusal = refusal
            line.waiting = []
            let callers = line.callers
            line.callers = [:]
            return callers
        }
        for (identifier, caller) in callers {
            wheel.cancel(identifier, at: caller.tick)
            caller.continuation.resume(returning: .failure(refusal))
        }
    }

    /// Takes writes again.
    func reopen() { line.withLock { $0.refusal = nil } }

    private static var cancelled: MeshError {
        MeshError(.unavailable, "the write was cancelled; whether it was carried out is unknown")
    }

    private func tooLate(_ timeout: Duration) -> MeshError {
        let reason = trouble.text.map { ": \($0)" } ?? ""
        return MeshError(
            .deadlineExceeded,
            "the write was not durable within \(timeout); whether it will be is unknown\(reason)"
        )
    }
}

extension WriteQueue: DeadlineOwner {
    func expire(_ waiters: [UInt64]) {
        for waiter in waiters {
            let timeout = line.withLock { $0.callers[waiter]?.timeout }
            if let timeout { answer(waiter, .failure(tooLate(timeout))) }
        }
    }
}
