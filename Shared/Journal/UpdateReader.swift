import MeshState
import Synchronization

/// What one reader of a view's updates has not seen yet, coalesced.
///
/// Bounded: more topics than `topicLimit` become "everything".
final class UpdateReader<State: ReplicatedState>: Sendable {
    /// The topics touched; nil is everything.
    struct Touched: Sendable {
        var topics: Set<State.Topic>?
    }

    private static var topicLimit: Int { 65_536 }
    private let pending = Mutex<Touched?>(Touched(topics: nil))
    private let signal = Signal()

    /// Adds topics to what the reader gets next; nil is everything.
    func add(_ touched: Set<State.Topic>?) {
        pending.withLock { pending in
            guard let earlier = pending else {
                pending = Touched(topics: touched)
                return
            }
            guard let earlierTopics = earlier.topics, let touched else {
                pending = Touched(topics: nil)
                return
            }
            let all = earlierTopics.union(touched)
            pending = Touched(topics: all.count > Self.topicLimit ? nil : all)
        }
    }

    /// Wakes the reader if it waits.
    func wake() { signal.raise() }

    /// Waits until something was touched; false when the task is cancelled.
    func waitForNews() async -> Bool {
        while !Task.isCancelled {
            if pending.withLock({ $0 != nil }) { return true }
            await signal.wait()
        }
        return false
    }

    /// What was touched since the last call, if anything.
    func take() -> Touched? {
        pending.withLock { pending in
            defer { pending = nil }
            return pending
        }
    }
}

/// Runs an action when the last reference to it goes.
final class Lifetime: Sendable {
    private let ended: @Sendable () -> Void

    init(_ ended: @escaping @Sendable () -> Void) { self.ended = ended }

    deinit { ended() }
}
