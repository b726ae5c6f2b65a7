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
    private let logger = Logger(label: "acl-resolver")
    private let nextLogMilliseconds = Mutex<Int64>(.min)

    init(factory: any MetricsFactory = MetricsSystem.factory) {
        turnedAwayCounter = factory.makeCounter(label: MetricKey.aclTurnedAway, dimensions: [])
        extendedCounter = factory.makeCounter(label: MetricKey.aclExtended, dimensions: [])
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

    /// An old answer was used because the service is away.
    func extended() { extendedCounter.increment(by: 1) }
}
