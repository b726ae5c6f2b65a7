import Synchronization

/// The messages of one subscription that wait for their reader; what does not fit is dropped and counted.
package final class BoundedInbox: Sendable {
    /// The messages in the order of arrival.
    package let messages: AsyncStream<BusMessage>
    private let continuation: AsyncStream<BusMessage>.Continuation
    private let dropped = Atomic<Int>(0)

    /// Makes an inbox for at most `limit` waiting messages.
    package init(limit: Int) {
        (messages, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(max(1, limit)))
    }

    /// How many messages did not fit.
    package var droppedCount: Int { dropped.load(ordering: .relaxed) }

    /// Adds a message, or drops it.
    package func push(_ message: BusMessage) {
        if case .dropped = continuation.yield(message) { dropped.add(1, ordering: .relaxed) }
    }

    /// Ends the stream after the messages that wait.
    package func finish() { continuation.finish() }

    /// Calls `action` when the stream ended or its reader went away.
    package func whenFinished(_ action: @escaping @Sendable () -> Void) {
        continuation.onTermination = { _ in action() }
    }
}
