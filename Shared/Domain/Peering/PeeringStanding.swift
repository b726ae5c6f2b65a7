/// How a peering's stream stands at one moment, as the replica that runs it sees it.
///
/// It is not stored: it changes with every message.
package struct PeeringStanding: Sendable, Hashable {
    /// What the peer lacks of one exported service.
    package struct Lack: Sendable, Hashable {
        /// For how long.
        package var lagMilliseconds: Int64
        /// Why the peer did not take it, in its words; empty while it is on its way.
        package var refusal: String

        /// Makes a lack.
        package init(lagMilliseconds: Int64 = 0, refusal: String = "") {
            self.lagMilliseconds = lagMilliseconds
            self.refusal = refusal
        }
    }

    /// What became of an exported service.
    package enum Delivery: Sendable, Hashable {
        /// The peer has acknowledged all of it.
        case arrived
        /// A change is on its way, for so many milliseconds.
        case pending(Int64)
        /// The peer did not take it, in its words.
        case refused(String)
    }

    /// The replica that runs the stream; empty when none does.
    package var replica = ""
    /// Whether the peer has said anything on it.
    package var isHeard = false
    /// Whether it was worked out what is exported now.
    package var isPlanned = false
    /// Whether the peer has the newest list of exported services.
    package var hasListArrived = false
    /// Why the peer did not take the list; empty when it did.
    package var listRefusal = ""
    /// Changes that were not sent yet.
    package var unsent = 0
    /// Changes that were sent and not answered.
    package var unanswered = 0
    /// How old the oldest unanswered change is.
    package var lagMilliseconds: Int64 = 0
    /// What the peer lacks, by exported service.
    package var lacking: [String: Lack] = [:]
    /// What the peer brought and was refused here, with the reason, by service.
    package var refusedImports: [String: String] = [:]
    /// Whether there is more of either than is told.
    package var isCut = false
    /// How many things the peer brought wait to be stored.
    package var waitingImports = 0
    /// Why they wait; empty when nothing is in the way.
    package var importObstacle = ""

    /// Why the stream before this one ended; empty when that is not known.
    package var lastError = ""
    /// When that was, in nanoseconds since 1970.
    package var lastErrorAt: Int64?

    /// A peering without a stream.
    package init() {}

    /// Whether the peer has everything that is exported to it, and this cluster everything that it brought.
    package var isCaughtUp: Bool {
        isHeard && isPlanned && hasListArrived && unsent == 0 && unanswered == 0 && lacking.isEmpty
            && waitingImports == 0 && listRefusal.isEmpty
    }

    /// What became of an exported service; nil when that is not known.
    package func delivery(of service: String) -> Delivery? {
        guard !replica.isEmpty else { return nil }
        if !listRefusal.isEmpty { return .refused(listRefusal) }
        if let lack = lacking[service] {
            return lack.refusal.isEmpty ? .pending(lack.lagMilliseconds) : .refused(lack.refusal)
        }
        guard isPlanned, hasListArrived else { return .pending(lagMilliseconds) }
        return isCut ? nil : .arrived
    }
}
