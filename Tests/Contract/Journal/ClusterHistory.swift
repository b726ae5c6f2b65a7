import Synchronization
import Testing

/// What the clients of a counter saw, checked while it happens and at the end.
///
/// Every write adds one to one counter, so the value it is answered with is its place in the order of all writes, and a read
/// stands between two writes. The history is linearizable when whatever began after something had ended stands behind it:
/// for this it is enough to remember the highest value that anything that has ended has seen.
final class ClusterHistory: Sendable {
    private struct State {
        /// The highest value seen by anything that has ended.
        var floor: Int64 = 0
        /// Writes begun, each of which is carried out at most once.
        var begun: Int64 = 0
        /// Value and index of each acknowledged write.
        var writes: [(value: Int64, index: UInt64)] = []
        var reads = 0
        var failedReads = 0
        var lastWrite: ContinuousClock.Instant?
        var longestGap = Duration.zero
    }

    private let state = Mutex(State())

    /// How many writes were acknowledged.
    var writeCount: Int { state.withLock { $0.writes.count } }

    /// The longest time without an acknowledged write.
    var longestGap: Duration { state.withLock { $0.longestGap } }

    var description: String {
        state.withLock {
            "\($0.writes.count) writes, \($0.reads) reads, \($0.failedReads) reads failed, longest pause \($0.longestGap)"
        }
    }

    /// Begins a write; the result is for `endWrite`.
    func beginWrite() -> Int64 {
        state.withLock { state in
            state.begun += 1
            return state.floor
        }
    }

    func endWrite(_ value: Int64, index: UInt64, floor: Int64) {
        let begun = state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.lastWrite { state.longestGap = max(state.longestGap, last.duration(to: now)) }
            state.lastWrite = now
            state.writes.append((value, index))
            state.floor = max(state.floor, value)
            return state.begun
        }
        #expect(value > floor, "a write stands before one that had ended: \(value), but \(floor) had been seen")
        #expect(value <= begun, "more was counted than was written: \(value) of \(begun)")
    }

    func beginRead() -> Int64 { state.withLock { $0.floor } }

    func endRead(_ value: Int64, floor: Int64) {
        let begun = state.withLock { state in
            state.reads += 1
            state.floor = max(state.floor, value)
            return state.begun
        }
        #expect(value >= floor, "a read is older than what had been seen: \(value), but \(floor) had been seen")
        #expect(value <= begun, "more was read than was written: \(value) of \(begun)")
    }

    func failRead() { state.withLock { $0.failedReads += 1 } }

    /// Compares with what the journal holds in the end, when every write begun was acknowledged.
    func check(final: Int64, index: UInt64) {
        let (writes, begun) = state.withLock { ($0.writes, $0.begun) }
        #expect(writes.count == Int(begun), "a write was given up")
        #expect(Int64(writes.count) == final, "\(writes.count) writes were acknowledged, \(final) were carried out")
        let ordered = writes.sorted { $0.index < $1.index }
        #expect(ordered.map(\.value) == (1...max(1, final)).prefix(writes.count).map { $0 })
        // Equal ones would be two writes that a compare-and-set takes for one.
        #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0.index < $1.index })
        #expect((ordered.last?.index ?? 0) <= index)
    }
}
