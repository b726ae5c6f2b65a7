/// The bus that joins the processes of one cluster: requests with deadline, events, queue groups.
///
/// Implementations: `NATSBus` (libnats, module MeshBusNATS) and `InMemoryBus` (tests). Both pass the same contract tests.
package protocol MessageBus: Sendable {
    /// Sends a request and waits for the one answer, whose `subject` is that of the request.
    ///
    /// The message gets its deadline (unless it has one, or is for NATS itself). While the bus is away the request waits for it; one that was under way when the bus went away fails with `.disconnected`, and whether it was
    /// carried out is unknown. An answer with an error code (`BusHeader.errorCode`) is returned like any other.
    /// Cancelling the task ends the wait at once. Nobody subscribed gives `.noResponders` without waiting for the deadline.
    /// - Throws: `BusError` with code `.timeout`, `.noResponders`, `.disconnected`, `.overloaded` (too many requests in
    ///   flight), `.payloadTooLarge`, `.invalidSubject`, `.cancelled` or `.closed`.
    func request(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage

    /// Sends a request as `request` does, and again while no answer comes (`Repetition`): after about a second, and when the
    /// connection is back after a loss.
    ///
    /// Whoever answers may therefore get it several times: it must be a question, or carry an id (`BusHeader.requestID`) by
    /// which a repeated write is known.
    /// - Throws: as `request`; `.timeout` instead of `.disconnected` once it was sent.
    func requestRepeating(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage

    /// Sends a request that is answered by several messages and collects them in the order of arrival.
    ///
    /// Ends with the first message for which `isLast` is true (it is part of the result), or after `limit` messages.
    /// `isLast` runs on the connection's thread: it looks at the message and returns at once. A message without payload
    /// that carries only a status has it in the headers `BusHeader.status` and `BusHeader.statusDescription`.
    /// - Throws: as `request`; `.timeout` when the last message does not come in time, whatever came before is lost.
    func requestMany(
        _ message: BusMessage,
        limit: Int,
        deadline: Duration,
        until isLast: @escaping @Sendable (BusMessage) -> Bool
    ) async throws(BusError) -> [BusMessage]

    /// Sends a one-way message; returning means handed to the connection, not delivered.
    ///
    /// While the bus is away a bounded number of bytes is kept and sent afterwards.
    /// - Throws: `BusError` with code `.payloadTooLarge`, `.invalidSubject`, `.disconnected` (too much is kept already) or
    ///   `.closed`.
    func publish(_ message: BusMessage) throws(BusError)

    /// Receives the messages of a subject (wildcards `*` and `>` allowed) in order.
    ///
    /// At most `limit` messages wait for the reader; further ones are dropped and counted in `droppedCount`, so a reader
    /// that must not lose messages compares sequence numbers and fetches what is missing.
    func subscribe(_ subject: String, limit: Int) async throws(BusError) -> any BusSubscription

    /// Answers requests on a subject; with several members of a queue group each request goes to one of them.
    ///
    /// At most `concurrency` handlers run at once and at most `limit` requests wait; further ones are answered with the
    /// error code `overloaded` (header `BusHeader.errorCode`). Requests whose deadline has passed are not handled but
    /// answered with the code `deadlineExceeded`, which says so should the clocks of two hosts differ. The handler finds
    /// the time that is left in the message.
    /// - Parameters:
    ///   - subject: What is served; wildcards `*` and `>` allowed.
    ///   - queueGroup: Whose members share the requests.
    ///   - concurrency: How many handlers run at once.
    ///   - limit: How many requests wait.
    ///   - onRefusal: Told of each request that is not handled, for counting; returns at once.
    ///   - handler: Answers.
    /// - Returns: Cancel or finish it to stop.
    /// - Throws: `BusError` with code `.invalidSubject`, `.closed` or `.disconnected`.
    func serve(
        _ subject: String,
        queueGroup: String,
        concurrency: Int,
        limit: Int,
        onRefusal: @escaping @Sendable (BusRefusal) -> Void,
        handler: @escaping @Sendable (BusMessage) async -> BusReply
    ) async throws(BusError) -> any BusRegistration

    /// Whether the connection is up now.
    var isConnected: Bool { get }

    /// The connection's state, current value first, then every change (coalesced to the newest).
    func connectionStates() -> AsyncStream<BusConnectionState>

    /// Stops taking requests, lets running handlers finish until the deadline, flushes and closes.
    func drain(deadline: Duration) async
}

extension MessageBus {
    /// A bus that cannot repeat asks once.
    package func requestRepeating(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        try await request(message, deadline: deadline)
    }

    /// Answers requests on a subject, without counting those that are refused.
    package func serve(
        _ subject: String,
        queueGroup: String,
        concurrency: Int,
        limit: Int,
        handler: @escaping @Sendable (BusMessage) async -> BusReply
    ) async throws(BusError) -> any BusRegistration {
        try await serve(
            subject,
            queueGroup: queueGroup,
            concurrency: concurrency,
            limit: limit,
            onRefusal: { _ in },
            handler: handler
        )
    }
}

/// Why a request was not given to its handler.
package enum BusRefusal: Sendable, Hashable {
    /// Too many requests wait already.
    case overloaded
    /// Its deadline had passed.
    case expired
}

/// Whether the bus can be reached.
package enum BusConnectionState: Sendable, Hashable {
    case connected
    case disconnected
    case closed
}

/// A stream of messages; ends when cancelled or when the bus is closed.
package protocol BusSubscription: Sendable {
    /// The messages in the order of arrival; iterate once.
    var messages: AsyncStream<BusMessage> { get }
    /// How many messages were dropped because the reader was too slow.
    var droppedCount: Int { get }
    /// Ends the subscription; messages already received are still delivered.
    func cancel()
}

/// A handler that is being served; cancel it to stop taking requests.
package protocol BusRegistration: Sendable {
    /// Stops taking requests: no new ones are sent here; those that were sent already are still answered.
    func cancel()

    /// Stops taking requests and waits until all that were sent here are answered, at most for `deadline`.
    ///
    /// Waits as long when the task is cancelled: this is what is done at the end.
    /// - Returns: Whether all are answered.
    @discardableResult
    func finish(within deadline: Duration) async -> Bool
}

/// Names of the headers that the bus itself gives a meaning.
package enum BusHeader {
    /// Stable code of a refused request; absent when it succeeded.
    package static let errorCode = "Tombolo-Error"
    /// The value of `errorCode` for a request that came after its deadline.
    package static let expiredCode = "deadlineExceeded"
    /// Text for people that belongs to `errorCode`.
    package static let errorMessage = "Tombolo-Message"
    /// Identifies one request across services, for logs and for answering a retried request once.
    package static let requestID = "Tombolo-Request"
    /// The request of a user on whose behalf this one is asked, when it is another one; for logs only.
    package static let cause = "Tombolo-Cause"
    /// Secret of the caller's ACL token.
    package static let token = "Tombolo-Token"
    /// W3C trace context.
    package static let traceParent = "traceparent"
    /// Status of a message of the server itself, for instance `404` or `204` of a JetStream batch.
    package static let status = "Status"
    /// Text for people that belongs to `status`.
    package static let statusDescription = "Description"
}

/// Why a bus call failed.
package struct BusError: Error, Hashable, CustomStringConvertible {
    /// The stable reasons.
    package enum Code: String, Sendable, Hashable {
        case timeout
        case noResponders
        case disconnected
        case overloaded
        case payloadTooLarge
        case invalidSubject
        case cancelled
        case closed
    }

    /// What is compared.
    package var code: Code
    /// Text for people, naming the subject.
    package var message: String
    /// Whether a request was sent, so that it may have been, or may still be, carried out.
    package var isOutcomeUnknown: Bool

    /// Makes an error.
    package init(_ code: Code, _ message: String, isOutcomeUnknown: Bool = false) {
        self.code = code
        self.message = message
        self.isOutcomeUnknown = isOutcomeUnknown
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
