package import MeshDomain

/// Spreads signing requests evenly over time; whoever would have to wait too long is refused.
///
/// - Source: reference http-api-and-config §10.3, "Rate limit".
package struct SigningRateLimit: Sendable, Hashable {
    /// What happens to a request.
    package enum Admission: Sendable, Hashable {
        /// It may be answered after this time, which may be zero.
        case after(Duration)
        /// It is refused with `refusal`.
        case refused
    }

    /// The longest wait: 500 ms.
    package static let longestWait: Duration = .milliseconds(500)
    /// The refusal, HTTP 429.
    package static let refusal = MeshError(.overloaded, "Rate limit reached, try again later")

    private let interval: Duration
    private var nextFree: Duration?

    /// Makes a limit.
    ///
    /// - Parameter perSecond: requests per second; 0 for no limit.
    package init(perSecond: Double) {
        interval = perSecond > 0 ? .seconds(1 / perSecond) : .zero
    }

    /// Decides about a request that arrives at `now`, the time of a clock that never goes back.
    package mutating func admit(at now: Duration) -> Admission {
        guard interval > .zero else { return .after(.zero) }
        let turn = max(now, nextFree ?? now)
        guard turn - now <= Self.longestWait else { return .refused }
        nextFree = turn + interval
        return .after(turn - now)
    }
}
