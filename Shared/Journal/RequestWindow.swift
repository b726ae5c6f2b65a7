import DequeModule

/// The newest writes by request id, so that a repeated request gets the answer of the first.
///
/// An id is kept for as long as its request may be repeated (`Memory.time`); when there are too many of them, or their
/// answers are too large, the oldest go first.
struct RequestWindow: Sendable {
    /// How much is remembered.
    struct Memory: Sendable, Hashable {
        /// Ids that are kept however old they are.
        var always: Int
        /// How long further ones are kept.
        var time: Duration
        /// Ids that are kept at most.
        var limit: Int
        /// Bytes of answers that are kept at most.
        var replyBytes: Int
    }

    private struct Remembered {
        var requestID: String
        var moment: ContinuousClock.Instant
    }

    private let memory: Memory
    private var written: [String: Written] = [:]
    private var order: Deque<Remembered> = []
    private var replyBytes = 0

    /// Makes an empty window.
    init(_ memory: Memory) { self.memory = memory }

    /// The requests in the order of their transactions.
    var requests: [(requestID: String, written: Written)] {
        order.compactMap { remembered in written[remembered.requestID].map { (remembered.requestID, $0) } }
    }

    /// What became of a request; nil when it is unknown or has no id.
    subscript(requestID: String) -> Written? { requestID.isEmpty ? nil : written[requestID] }

    /// Remembers a request; one without id is not remembered.
    mutating func remember(_ requestID: String, _ result: Written, at now: ContinuousClock.Instant) {
        guard !requestID.isEmpty, written[requestID] == nil else { return }
        written[requestID] = result
        order.append(Remembered(requestID: requestID, moment: now))
        replyBytes += result.reply.count
        while let oldest = order.first, isTooMuch(oldest, now) {
            order.removeFirst()
            replyBytes -= written.removeValue(forKey: oldest.requestID)?.reply.count ?? 0
        }
    }

    private func isTooMuch(_ oldest: Remembered, _ now: ContinuousClock.Instant) -> Bool {
        if order.count > memory.limit || replyBytes > memory.replyBytes { return true }
        return order.count > memory.always && oldest.moment.duration(to: now) > memory.time
    }
}
