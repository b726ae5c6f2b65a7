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
        usesCache: Bool = true,
        isStaleByDefault: Bool = false
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
        try Self.checkCacheControl(request.headers["cache-control"] ?? "")
        isCached = usesCache && query.has("cached")
        if query.has("consistent") {
            if isStale {
                throw APIError(status: 400, text: "Cannot specify ?stale with ?consistent, conflicting semantics.")
            }
            if isCached {
                throw APIError(status: 400, text: "Cannot specify ?cached with ?consistent, conflicting semantics.")
            }
            consistency = .consistent
        } else if isStaleByDefault, !isStale, !isCached, !query.has("leader"),
            request.path.hasPrefix("/v1/catalog") || request.path.hasPrefix("/v1/health")
        {
            consistency = .stale
        } else {
            consistency = isStale ? .stale : .leader
        }
    }

    /// Refuses numbers that are none; what a client wants of a cache changes nothing, since answers are never older than the view.
    ///
    /// - Source: reference §1.10.
    private static func checkCacheControl(_ header: String) throws(APIError) {
        guard !header.isEmpty else { return }
        for directive in header.lowercased().split(separator: ",") {
            let words = directive.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard words.count == 2, ["max-age", "stale-if-error"].contains(String(words[0]).trimmingBlanks) else {
                continue
            }
            guard Int64(String(words[1]).trimmingBlanks) != nil else {
                throw APIError(status: 400, text: "Invalid Cache-Control header.")
            }
        }
    }
}
