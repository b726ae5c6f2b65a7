import Synchronization

/// Collects the answers of one request with several answers.
package final class ReplyCollector: Sendable {
    private let limit: Int
    private let isLast: @Sendable (BusMessage) -> Bool
    private let messages = Mutex<[BusMessage]>([])

    /// Ends with the first message for which `isLast` is true, or with the `limit`th.
    package init(limit: Int, isLast: @escaping @Sendable (BusMessage) -> Bool) {
        self.limit = max(1, limit)
        self.isLast = isLast
    }

    /// Adds a message; returns all of them when it was the last.
    func add(_ message: BusMessage) -> [BusMessage]? {
        let last = isLast(message)
        return messages.withLock { messages in
            messages.append(message)
            return last || messages.count >= limit ? messages : nil
        }
    }
}
