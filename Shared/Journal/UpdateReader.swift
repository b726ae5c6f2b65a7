import MeshState
import Synchronization

/// What one reader of a view's updates has not seen yet, coalesced.
///
/// What a change touched is kept as it came, so that a publisher, who holds the view's lock, pays nothing for a large change
/// or a slow reader: topics are sorted out when the reader takes them, and before that only once as much has come as was there.
/// Bounded: more topics than `topicLimit` become "everything".
final class UpdateReader<State: ReplicatedState>: Sendable {
    /// What was touched, in the parts in which it was told.
    struct Pending: Sendable {
        fileprivate var parts: [Touched<State.Topic>]
        fileprivate var count = 0
        fileprivate var isEverything = false

        /// The topics; nil is everything.
        var topics: Set<State.Topic>? {
            if isEverything { return nil }
            var all: Set<State.Topic> = []
            for part in parts { for topic in part.topics where !topic.isPart { all.insert(topic) } }
            return all
        }

        fileprivate static var everything: Pending { Pending(parts: [], isEverything: true) }
    }

    private struct Table {
        var touched: Pending? = .everything
        /// At how many topics the parts are united.
        var unitedAt = UpdateReader.uniteAbove
    }

    /// How many different topics a reader is told of.
    static var topicLimit: Int { 65_536 }
    /// How many topics may lie there in parts before they are united.
    private static var uniteAbove: Int { 16_384 }

    private let pending = Mutex(Table())
    private let signal = Signal()

    /// Adds topics to what the reader gets next; nil is everything.
    func add(_ touched: Touched<State.Topic>?) {
        pending.withLock { table in
            guard let touched else {
                table.touched = .everything
                return
            }
            var earlier = table.touched ?? Pending(parts: [])
            table.touched = nil
            if !earlier.isEverything {
                earlier.parts.append(touched)
                // One without topics counts, too: their number is bounded by the same limit.
                earlier.count += max(1, touched.topics.count)
            }
            if earlier.count > table.unitedAt {
                let all = earlier.topics ?? []
                var part = Touched<State.Topic>()
                part.formUnion(Array(all))
                earlier = all.count > Self.topicLimit ? .everything : Pending(parts: [part], count: all.count)
                table.unitedAt = max(Self.uniteAbove, 2 * all.count)
            }
            table.touched = earlier
        }
    }

    /// Wakes the reader if it waits.
    func wake() { signal.raise() }

    /// Waits until something was touched; false when the task is cancelled.
    func waitForNews() async -> Bool {
        while !Task.isCancelled {
            if pending.withLock({ $0.touched != nil }) { return true }
            await signal.wait()
        }
        return false
    }

    /// What was touched since the last call, if anything.
    func take() -> Pending? {
        pending.withLock { table in
            defer { table = Table(touched: nil) }
            return table.touched
        }
    }
}

/// Runs an action when the last reference to it goes.
final class Lifetime: Sendable {
    private let ended: @Sendable () -> Void

    init(_ ended: @escaping @Sendable () -> Void) { self.ended = ended }

    deinit { ended() }
}
