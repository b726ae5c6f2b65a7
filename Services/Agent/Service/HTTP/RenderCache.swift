import Synchronization

/// Answers that were rendered lately, so that thousands of equal queries cost one rendering.
///
/// The key holds everything an answer depends on: the query, the states it reads, and the permissions it was filtered by.
/// Bounded by number and bytes; when full, everything in a shard is forgotten.
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
    private let shards: [Mutex<Shard>.Box]
    private let limitCount: Int
    private let limitBytes: Int

    /// An empty cache; the limits are per shard of 16.
    package init(limitCount: Int = 256, limitBytes: Int = 8 << 20) {
        self.limitCount = limitCount
        self.limitBytes = limitBytes
        shards = (0..<Self.shardCount).map { _ in Mutex<Shard>.Box(Shard()) }
    }

    /// The answer for a key, from the cache or rendered now.
    ///
    /// Rendering holds no lock: as many threads as there are may
    /// render the same answer at the same moment, which is less harm than others waiting for one.
    package func answer(for key: Key, render: () throws -> Rendered) throws -> Rendered {
        let shard = shards[Int(UInt(bitPattern: key.query.hashValue) % UInt(Self.shardCount))]
        if let known = shard.mutex.withLock({ $0.answers[key] }) { return known }
        let fresh = try render()
        shard.mutex.withLock { shard in
            if shard.answers.count >= limitCount || shard.bytes + fresh.body.count > limitBytes {
                shard.answers = [:]
                shard.bytes = 0
            }
            if shard.answers.updateValue(fresh, forKey: key) == nil { shard.bytes += fresh.body.count }
        }
        return fresh
    }

    /// Whether a query was asked with `?cached` before.
    package func wasSeen(_ query: String) -> Bool {
        let shard = shards[Int(UInt(bitPattern: query.hashValue) % UInt(Self.shardCount))]
        return shard.mutex.withLock { shard in
            if shard.seen.count > limitCount { shard.seen = [] }
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
