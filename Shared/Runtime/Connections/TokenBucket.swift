/// What is left of a rate (token bucket): a number at once, then so many a second.
package struct TokenBucket: Sendable {
    private var left: Double
    private var at: ContinuousClock.Instant

    /// Makes a full one.
    package init(size: Double, at now: ContinuousClock.Instant) {
        left = size
        at = now
    }

    /// Takes one, where one is left after what came in since; never are there more than `size`.
    package mutating func take(size: Double, perSecond: Double, at now: ContinuousClock.Instant) -> Bool {
        left = refilled(size: size, perSecond: perSecond, at: now)
        at = now
        guard left >= 1 else { return false }
        left -= 1
        return true
    }

    /// Whether it holds no less than a new one.
    package func isFull(size: Double, perSecond: Double, at now: ContinuousClock.Instant) -> Bool {
        refilled(size: size, perSecond: perSecond, at: now) >= size
    }

    private func refilled(size: Double, perSecond: Double, at now: ContinuousClock.Instant) -> Double {
        min(size, left + max(0, at.duration(to: now) / .seconds(1)) * perSecond)
    }
}
