package import Logging
import Metrics
import Synchronization

/// Bounds how often something may be tried from one address (rate limit, token bucket): a number at once, then so many a
/// second.
package final class AttemptLimiter: Sendable {
    /// How many addresses are kept apart; further ones share a bucket.
    private static let memory = 4096
    private static let shared = ""

    private let what: String
    private let burst: Int
    private let perSecond: Double
    private let logger: Logger
    private let refused: Counter
    private let buckets = Mutex<[String: TokenBucket]>([:])
    private let spacing = LogSpacing()

    /// Makes a limiter.
    ///
    /// - Parameters:
    ///   - what: what is tried; `<what>.refused` is the metric of what was too much.
    ///   - burst: how many attempts may come at once; at least 1.
    ///   - perSecond: how many more may come in a second.
    ///   - logger: is told of what was too much, at most once in ten seconds.
    package init(_ what: String, burst: Int, perSecond: Double, logger: Logger) {
        self.what = what
        self.burst = burst
        self.perSecond = perSecond
        self.logger = logger
        refused = Counter(label: "\(what).refused")
    }

    /// Takes an attempt from an address; false when there were too many.
    package func take(_ group: String, at now: ContinuousClock.Instant = .now) -> Bool {
        let isTaken = hasLeft(group, now)
        if !isTaken { tell(group, now) }
        return isTaken
    }

    private func tell(_ group: String, _ now: ContinuousClock.Instant) {
        refused.increment()
        guard spacing.take(at: now) != nil else { return }
        logger.warning(
            "too much was tried from one address",
            metadata: ["address": "\(group)", "what": "\(what)", "limit": "\(burst), then \(perSecond) a second"]
        )
    }

    private func hasLeft(_ group: String, _ now: ContinuousClock.Instant) -> Bool {
        let size = Double(burst)
        return buckets.withLock { buckets in
            if buckets[group] == nil, buckets.count >= Self.memory {
                buckets = buckets.filter { !$0.value.isFull(size: size, perSecond: perSecond, at: now) }
            }
            let key = buckets[group] == nil && buckets.count >= Self.memory ? Self.shared : group
            return buckets[key, default: TokenBucket(size: size, at: now)].take(
                size: size,
                perSecond: perSecond,
                at: now
            )
        }
    }
}
