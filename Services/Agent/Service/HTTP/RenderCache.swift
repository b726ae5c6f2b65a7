import MeshContracts
import Synchronization

/// Answers that were rendered lately, so that thousands of equal queries cost one rendering.
///
/// The key holds everything an answer depends on: the query, the states it reads, and the permissions it was filtered by.
/// Bounded by number and bytes (`limits.http_render_cache`); when full, everything in a shard is forgotten.
package final class RenderCache: Sendable {
    /// A state as an answer shows it: its index, and in which generation, as indexes begin again with a new journal.
    package struct Moment: Sendable, Hashable {
        package var index: UInt64
        package var generation: UInt64
    }

    /// What an answer depends on.
    package struct Key: Sendable, Hashable {
        /// Path and parameters that shape the answer.
        package var query: String
        package var state: Moment
        /// The other state of an answer made of two.
        package var otherState: Moment?
        /// For whom it was filtered: `ResolvedToken.resolution`, so that nobody gets what was permitted before.
        package var resolution: UInt64
    }

    private struct Shard {
        var answers: [Key: Rendered] = [:]
        var bytes = 0
        var seen: Set<String> = []
    }

    private static let shardCount = 16
    /// How many queries a shard remembers to have been asked with `?cached`.
    private static let seenLimit = 256
    private let shards: [Mutex<Shard>.Box]
    private let limitCount: Int
    private let limitBytes: Int
    private let meter = CacheMeter("render")
    private let held = Mutex<(count: Int, bytes: Int)>((0, 0))

    /// An empty cache.
    ///
    /// - Parameters:
    ///   - bytes: How many bytes of answers it keeps; 0 for none at all.
    ///   - count: How many answers.
    package init(bytes: Int = 128 << 20, count: Int = 4096) {
        limitCount = bytes > 0 ? max(1, count / Self.shardCount) : 0
        limitBytes = bytes / Self.shardCount
        shards = (0..<Self.shardCount).map { _ in Mutex<Shard>.Box(Shard()) }
    }

    /// The answer for a key, from the cache or rendered now.
    ///
    /// Rendering holds no lock: as many threads as there are may
    /// render the same answer at the same moment, which is less harm than others waiting for one.
    package func answer(for key: Key, render: () throws -> Rendered) throws -> Rendered {
        let shard = shards[Int(UInt(bitPattern: key.query.hashValue) % UInt(Self.shardCount))]
        if let known = shard.mutex.withLock({ $0.answers[key] }) {
            meter.hit()
            return known
        }
        meter.miss()
        let fresh = try render()
        // What alone is too large would only push out the others.
        guard fresh.body.count <= limitBytes, limitCount > 0 else { return fresh }
        let change = shard.mutex.withLock { shard in
            let before = (count: shard.answers.count, bytes: shard.bytes)
            if shard.answers.count >= limitCount || shard.bytes + fresh.body.count > limitBytes {
                shard.answers = [:]
                shard.bytes = 0
                meter.evicted(before.count)
            }
            if shard.answers.updateValue(fresh, forKey: key) == nil { shard.bytes += fresh.body.count }
            return (count: shard.answers.count - before.count, bytes: shard.bytes - before.bytes)
        }
        let now = held.withLock { held in
            held = (held.count + change.count, held.bytes + change.bytes)
            return held
        }
        meter.holds(now.count, bytes: now.bytes)
        return fresh
    }

    /// How many answers it holds, and how many bytes these have.
    package var size: (count: Int, bytes: Int) { held.withLock { $0 } }

    /// Whether a query was asked with `?cached` before.
    package func wasSeen(_ query: String) -> Bool {
        let shard = shards[Int(UInt(bitPattern: query.hashValue) % UInt(Self.shardCount))]
        return shard.mutex.withLock { shard in
            if shard.seen.count > Self.seenLimit { shard.seen = [] }
            return !shard.seen.insert(query).inserted
        }
    }
}

/// A rendered answer.
package struct Rendered: Sendable {
    package var status = 200
    package var contentType = "application/json"
    package var body: [UInt8]
    /// Something was left out because the token may not see it.
    package var isFiltered = false
}

extension Mutex where Value: Sendable {
    /// A mutex behind a reference, so that several can stand in a list.
    final class Box: Sendable {
        let mutex: Mutex<Value>

        init(_ value: sending Value) { mutex = Mutex(value) }
    }
}
