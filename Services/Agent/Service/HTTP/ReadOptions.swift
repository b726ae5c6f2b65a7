import ConsulJSON
import MeshDomain
import MeshJournal

/// How a read is to be done: waiting, consistency, caching.
///
/// - Source: reference §1.6 and §1.7.
package struct ReadOptions: Sendable, Hashable {
    /// How fresh the answer must be.
    package enum Consistency: String, Sendable {
        /// Linearizable; Consul calls it so when nothing is asked for.
        case leader
        case consistent
        case stale
    }

    /// Wait until the index is greater than this; 0 answers at once.
    package var index: UInt64
    /// How long to wait.
    package var wait: Duration
    package var consistency: Consistency
    /// The agent's cache may answer.
    package var isCached: Bool

    /// Whether the read must see every write acknowledged before it.
    var reading: ReadConsistency {
        switch consistency {
        case .stale: .stale
        case .consistent, .leader: .linearizable
        }
    }

    /// Reads the options of a request.
    ///
    /// - Throws: ``APIError`` 400 in Consul's words.
    package init(
        _ request: APIRequest,
        defaultWait: Duration,
        maximumWait: Duration,
        usesCache: Bool = true
    ) throws(APIError) {
        let query = request.query
        index = 0
        if let text = query["index"], !text.isEmpty {
            guard let number = UInt64(text) else { throw APIError(status: 400, text: "Invalid index") }
            index = number
        }
        wait = defaultWait
        if let text = query["wait"], !text.isEmpty {
            guard let nanoseconds = try? GoDuration.nanoseconds(parsing: text) else {
                throw APIError(status: 400, text: "Invalid wait time")
            }
            if nanoseconds > 0 { wait = min(.nanoseconds(nanoseconds), maximumWait) }
        }
        var isStale = query.has("stale")
        if let text = query["max_stale"] {
            guard let nanoseconds = try? GoDuration.nanoseconds(parsing: text) else {
                throw APIError(status: 400, text: "Invalid max_stale value \"\(text)\"")
            }
            if nanoseconds > 0 { isStale = true }
        }
        isCached = usesCache && query.has("cached")
        if query.has("consistent") {
            if isStale {
                throw APIError(status: 400, text: "Cannot specify ?stale with ?consistent, conflicting semantics.")
            }
            if isCached {
                throw APIError(status: 400, text: "Cannot specify ?cached with ?consistent, conflicting semantics.")
            }
            consistency = .consistent
        } else {
            consistency = isStale ? .stale : .leader
        }
    }
}
