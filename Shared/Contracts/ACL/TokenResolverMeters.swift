import CoreMetrics
import Logging
import MeshBus
import MeshContracts
import Synchronization

/// What a resolver counts and logs.
final class TokenResolverMeters: Sendable {
    private static let logPauseMilliseconds: Int64 = 10_000
    private let turnedAwayCounter: any CounterHandler
    private let extendedCounter: any CounterHandler
    private let cache: CacheMeter
    private let askedCount = Atomic<Int>(0)
    private let logger = Logger(label: "acl-resolver")
    private let nextLogMilliseconds = Mutex<Int64>(.min)

    init(factory: any MetricsFactory = MetricsSystem.factory) {
        turnedAwayCounter = factory.makeCounter(label: MetricKey.aclTurnedAway, dimensions: [])
        extendedCounter = factory.makeCounter(label: MetricKey.aclExtended, dimensions: [])
        cache = CacheMeter("tokens", factory: factory)
    }

    /// A secret was not asked about because `limit` others were.
    func turnedAway(limit: Int) {
        turnedAwayCounter.increment(by: 1)
        let now = BusClock.monotonicMilliseconds()
        let isTime = nextLogMilliseconds.withLock { next in
            guard now >= next else { return false }
            next = now + Self.logPauseMilliseconds
            return true
        }
        guard isTime else { return }
        logger.warning(
            "too many unknown tokens are asked about; further ones are refused",
            metadata: ["limit": "\(limit)"]
        )
    }

    /// How often the service was asked.
    var asked: Int { askedCount.load(ordering: .relaxed) }

    /// An answer was remembered.
    func remembered() { cache.hit() }

    /// The service is asked, for all who wait for the same token.
    func asks() {
        askedCount.add(1, ordering: .relaxed)
        cache.miss()
    }

    /// So many answers are remembered.
    func holds(_ count: Int) { cache.holds(count) }

    /// An old answer was used because the service is away.
    func extended() { extendedCounter.increment(by: 1) }
}
