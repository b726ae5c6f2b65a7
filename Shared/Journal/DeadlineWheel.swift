import DequeModule
import Synchronization

/// Whoever has waiters with deadlines.
protocol DeadlineOwner: AnyObject, Sendable {
    /// The deadlines of these waiters have come.
    func expire(_ waiters: [UInt64])
}

/// Deadlines of any number of waiters, kept by one task that exists only while there are any.
///
/// A deadline is rounded up to a tick of 10 ms; waiters of one tick share a bucket. Entering and leaving is constant time
/// for the usual case of similar timeouts.
final class DeadlineWheel: Sendable {
    private struct State {
        var buckets: [Int64: Set<UInt64>] = [:]
        /// Ticks with a bucket, ascending.
        var ticks: Deque<Int64> = []
        var timer: Task<Void, Never>?
        var timerTick = Int64.max
    }

    private static let tickNanoseconds: Int64 = 10_000_000
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// The tick at which a wait of this length, started now, is over.
    func tick(after timeout: Duration) -> Int64 {
        (Self.nanoseconds(ContinuousClock.now - start) + min(Self.nanoseconds(timeout), 1 << 60)) / Self.tickNanoseconds
            + 1
    }

    /// Whether a tick has come.
    func isOver(_ tick: Int64) -> Bool { currentTick >= tick }

    /// Has the owner told about a waiter when the tick comes; all waiters of one wheel have the same owner.
    func schedule(_ waiter: UInt64, at tick: Int64, owner: some DeadlineOwner) {
        state.withLock { state in
            if state.buckets[tick, default: []].isEmpty {
                let place = state.ticks.lastIndex { $0 <= tick }
                if place.map({ state.ticks[$0] }) != tick {
                    state.ticks.insert(tick, at: place.map { $0 + 1 } ?? 0)
                }
            }
            state.buckets[tick, default: []].insert(waiter)
            guard tick < state.timerTick else { return }
            state.timer?.cancel()
            state.timerTick = tick
            state.timer = Task { [weak owner] in await self.run(until: tick) { owner?.expire($0) } }
        }
    }

    /// Forgets a waiter.
    func cancel(_ waiter: UInt64, at tick: Int64) {
        state.withLock { state in _ = state.buckets[tick]?.remove(waiter) }
    }

    private var currentTick: Int64 { Self.nanoseconds(ContinuousClock.now - start) / Self.tickNanoseconds }

    private func run(until first: Int64, _ expire: ([UInt64]) -> Void) async {
        var tick = first
        while true {
            let pause = Duration.nanoseconds(tick * Self.tickNanoseconds) - (ContinuousClock.now - start)
            if pause > .zero { try? await Task.sleep(for: pause) }
            if Task.isCancelled { return }
            let now = currentTick
            let (expired, next): ([UInt64], Int64?) = state.withLock { state in
                // A timer that was replaced while it woke up leaves everything to the new one.
                guard state.timerTick == tick else { return ([], nil) }
                var expired: [UInt64] = []
                while let due = state.ticks.first, due <= now || state.buckets[due, default: []].isEmpty {
                    state.ticks.removeFirst()
                    expired += state.buckets.removeValue(forKey: due) ?? []
                }
                state.timerTick = state.ticks.first ?? .max
                if state.ticks.isEmpty { state.timer = nil }
                return (expired, state.ticks.first)
            }
            if !expired.isEmpty { expire(expired) }
            guard let next else { return }
            tick = next
        }
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        guard seconds < 1 << 32 else { return 1 << 60 }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
