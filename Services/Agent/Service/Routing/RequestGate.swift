package import AgentLogic
import Logging
import MeshConnections
import Metrics
import Synchronization

/// Holds clients of an agent to the rates of its configuration (rate limit, token bucket).
///
/// What only the agent itself answers is not counted, a waiting request once, when it begins.
package final class RequestGate: Sendable {
    private struct State {
        var rates: RequestRates
        var all: TokenBucket
        var reads: TokenBucket
        var writes: TokenBucket

        init(_ rates: RequestRates, at now: ContinuousClock.Instant) {
            self.rates = rates
            all = TokenBucket(size: Double(rates.burst), at: now)
            reads = TokenBucket(size: Self.size(rates.reads), at: now)
            writes = TokenBucket(size: Self.size(rates.writes), at: now)
        }

        /// A second's worth may come at once.
        static func size(_ rate: Double?) -> Double { max(1, rate ?? 1) }
    }

    private let state: Mutex<State>
    private let logger: Logger
    private let spacing = LogSpacing()
    private let counters = ["rpc", "read", "write"].map {
        Counter(label: "http.rate.exceeded", dimensions: [("limit", $0)])
    }

    init(_ rates: RequestRates, logger: Logger) {
        state = Mutex(State(rates, at: .now))
        self.logger = logger
    }

    /// Takes other rates, from now on; those that stay the same keep what was taken.
    package func adopt(_ rates: RequestRates) {
        state.withLock { if $0.rates != rates { $0 = State(rates, at: .now) } }
    }

    /// Takes a request.
    ///
    /// - Throws: ``APIError`` 429 in Consul's words when there were too many.
    func take(isWrite: Bool, at now: ContinuousClock.Instant = .now) throws(APIError) {
        let (overAll, overOwn, mode) = state.withLock { state -> (Bool, Bool, RequestRates.Mode) in
            let rates = state.rates
            var overAll = false
            if let rate = rates.all { overAll = !state.all.take(size: Double(rates.burst), perSecond: rate, at: now) }
            guard !overAll, rates.mode != .disabled, let rate = isWrite ? rates.writes : rates.reads else {
                return (overAll, false, rates.mode)
            }
            let size = State.size(rate)
            let isTaken =
                isWrite
                ? state.writes.take(size: size, perSecond: rate, at: now)
                : state.reads.take(size: size, perSecond: rate, at: now)
            return (false, !isTaken, rates.mode)
        }
        if overAll {
            tell(0, "limits.rpc_rate", now)
            throw APIError(status: 429, text: "RPC rate limit exceeded")
        }
        guard overOwn else { return }
        tell(isWrite ? 2 : 1, "limits.request_limits.\(isWrite ? "write_rate" : "read_rate")", now)
        guard mode == .enforcing else { return }
        throw APIError(
            status: 429,
            text: "rate limit exceeded, try again later or against a different server"
        )
    }

    private func tell(_ counter: Int, _ option: String, _ now: ContinuousClock.Instant) {
        counters[counter].increment()
        guard spacing.take(at: now) != nil else { return }
        logger.warning("clients ask for more than the agent passes on", metadata: ["limit": "\(option)"])
    }
}
