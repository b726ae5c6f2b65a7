import DequeModule

/// The newest writes by request id, so that a repeated request gets the answer of the first.
///
/// Bounded by count and by the bytes of the answers; the oldest go first.
struct RequestWindow: Sendable {
    private static let byteLimit = 8 << 20
    private let limit: Int
    private var written: [String: Written] = [:]
    private var order: Deque<String> = []
    private var replyBytes = 0

    /// Makes an empty window for `limit` requests.
    init(limit: Int) { self.limit = limit }

    /// The requests in the order of their transactions.
    var requests: [(requestID: String, written: Written)] {
        order.compactMap { identifier in written[identifier].map { (identifier, $0) } }
    }

    /// What became of a request; nil when it is unknown or has no id.
    subscript(requestID: String) -> Written? { requestID.isEmpty ? nil : written[requestID] }

    /// Remembers a request; one without id is not remembered.
    mutating func remember(_ requestID: String, _ result: Written) {
        guard !requestID.isEmpty, written[requestID] == nil else { return }
        written[requestID] = result
        order.append(requestID)
        replyBytes += result.reply.count
        while order.count > limit || replyBytes > Self.byteLimit, let oldest = order.popFirst() {
            replyBytes -= written.removeValue(forKey: oldest)?.reply.count ?? 0
        }
    }
}
