import CEventLoop
import CNats
package import MeshBus
import Synchronization

/// The bus over NATS: one libnats connection per process, read and written by one thread.
///
/// A request costs one message each way: answers arrive on one inbox subscription, and a table finds who waits
/// (`RequestTable`). Subscriptions outlive the loss of the server; see `MessageBus` for what happens to requests.
package final class NATSBus: MessageBus {
    private struct State {
        var nextID = 0
        var subscriptions: [Int: NATSSubscription] = [:]
        /// Also those cancelled whose requests are not all answered.
        var registrations: [NATSRegistration] = []
    }

    /// How long an answer of the server to a question of the bus itself may take.
    private static let serverDeadline = Duration.seconds(5)

    private let link: NATSLink
    private let table: RequestTable
    private let feed: ConnectionStateFeed
    private let requests: RequestTable.Connection
    private let inbox: String
    private let maximumPayloadBytes: Int
    private let state = Mutex(State())

    private init(link: NATSLink, receiver: NATSLink.Receiver, settings: NATSSettings) throws(BusError) {
        self.link = link
        table = receiver.table
        feed = receiver.feed
        requests = RequestTable.Connection(feed: receiver.feed) { link.startTicking() }
        maximumPayloadBytes = min(settings.maximumPayloadBytes ?? .max, link.maximumPayloadBytes)
        var random = SystemRandomNumberGenerator()
        let id = String(random.next(), radix: 36) + String(random.next(), radix: 36)
        inbox = Self.inboxPrefix(of: settings.credentials) + id + "."
        let (table, length) = (receiver.table, inbox.utf8.count)
        let sink = NATSLink.Sink { message in
            Self.answerArrived(message, prefix: length, table)
        } removed: {
        }
        try link.receiveAnswers(inbox + "*", sink: sink)
    }

    /// Every user has inboxes of its own, so that it can be kept from listening to the answers that others get.
    private static func inboxPrefix(of credentials: NATSSettings.Credentials) -> String {
        guard case .user(let name, _) = credentials,
            name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2E && $0 != 0x2A && $0 != 0x3E && $0 < 0x7F })
        else { return "_INBOX." }
        return "_INBOX.\(name)."
    }

    /// Connects, trying again until `settings.connectDeadline` has passed.
    /// - Throws: `BusError` with code `.disconnected` naming the servers, or `.cancelled`.
    package static func connect(_ settings: NATSSettings) async throws(BusError) -> NATSBus {
        let end = ContinuousClock.now + settings.connectDeadline
        while true {
            let receiver = NATSLink.Receiver(
                table: RequestTable(limit: settings.requestsInFlight),
                feed: ConnectionStateFeed(.connected),
                onError: settings.onError
            )
            let left = end - ContinuousClock.now
            let patience = max(left, settings.attemptPatience)
            switch await ConnectAttempt.run(settings, receiver: receiver, patience: patience) {
            case .success(let link):
                do throws(BusError) {
                    return try NATSBus(link: link, receiver: receiver, settings: settings)
                } catch {
                    await link.close()
                    throw error
                }
            case .failure(let error):
                guard ContinuousClock.now < end else { throw error }
                do {
                    try await Task.sleep(for: .milliseconds(50))
                } catch {
                    throw BusError(.cancelled, "connecting to \(settings.urls) was cancelled")
                }
            }
        }
    }

    deinit {
        let link = link
        Task { await link.close() }
    }

    package var isConnected: Bool { feed.current == .connected }

    package func connectionStates() -> AsyncStream<BusConnectionState> { feed.states() }

    package func request(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        try BusSubject.checkLiteral(message.subject)
        return try await table.one(message.subject, deadline: deadline, over: requests) {
            (token, left) throws(BusError) in
            try send(message, token, left)
        }
    }

    package func requestRepeating(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        try BusSubject.checkLiteral(message.subject)
        // A sending that fails now is followed by another one, or by the deadline.
        let repetition = Repetition { [weak self] token, left in try? self?.send(message, token, left) }
        return try await table.one(message.subject, deadline: deadline, over: requests, repetition: repetition) {
            (token, left) throws(BusError) in
            try send(message, token, left)
        }
    }

    package func requestMany(
        _ message: BusMessage,
        limit: Int,
        deadline: Duration,
        until isLast: @escaping @Sendable (BusMessage) -> Bool
    ) async throws(BusError) -> [BusMessage] {
        try BusSubject.checkLiteral(message.subject)
        let collector = ReplyCollector(limit: limit, isLast: isLast)
        return try await table.many(message.subject, collector: collector, deadline: deadline, over: requests) {
            (token, left) throws(BusError) in
            try send(message, token, left)
        }
    }

    package func publish(_ message: BusMessage) throws(BusError) {
        try BusSubject.checkLiteral(message.subject)
        guard let reply = message.reply else { return try transmit(message, reply: nil, deadline: message.deadline) }
        let sent: Result<Void, BusError> = reply.withCString { reply in
            do throws(BusError) {
                return .success(try transmit(message, reply: reply, deadline: message.deadline))
            } catch { return .failure(error) }
        }
        try sent.get()
    }

    package func subscribe(_ subject: String, limit: Int) async throws(BusError) -> any BusSubscription {
        try BusSubject.checkPattern(subject)
        let waiting = BoundedInbox(limit: limit)
        let sink = NATSLink.Sink { message in
            if let message = NATSMessageCoding.message(message) { waiting.push(message) }
        } removed: {
            waiting.finish()
        }
        let number = nextNumber()
        let subscription = try NATSSubscription(
            inbox: waiting,
            link: link,
            subscription: link.subscribe(subject, queueGroup: nil, sink: sink)
        ) { [weak self] in
            self?.state.withLock { _ = $0.subscriptions.removeValue(forKey: number) }
        }
        state.withLock { $0.subscriptions[number] = subscription }
        waiting.whenFinished { [weak subscription] in subscription?.cancel() }
        await waitForServer()
        return subscription
    }

    package func serve(
        _ subject: String,
        queueGroup: String,
        concurrency: Int,
        limit: Int,
        onRefusal: @escaping @Sendable (BusRefusal) -> Void,
        handler: @escaping @Sendable (BusMessage) async -> BusReply
    ) async throws(BusError) -> any BusRegistration {
        try BusSubject.checkPattern(subject)
        let pool = HandlerPool(
            subject: subject,
            concurrency: concurrency,
            limit: limit,
            onRefusal: onRefusal,
            handler: handler
        ) { [weak self] reply, answer in
            self?.answer(reply, answer)
        }
        let registration = try NATSRegistration(subject, queueGroup: queueGroup, pool: pool, link: link) {
            [weak self] in await self?.waitForServer()
        }
        state.withLock { state in
            state.registrations.removeAll { $0.isOver }
            state.registrations.append(registration)
        }
        await waitForServer()
        return registration
    }

    package func drain(deadline: Duration) async {
        let registrations = state.withLock { $0.registrations }
        for registration in registrations { registration.cancel() }
        let end = ContinuousClock.now + deadline
        for registration in registrations { await registration.finish(within: end - ContinuousClock.now) }
        for registration in registrations { registration.end() }
        await waitForServer()
        table.failAll(.closed, "the bus was closed", close: true)
        feed.set(.closed)
        await link.close()
        let subscriptions = state.withLock { Array($0.subscriptions.values) }
        for subscription in subscriptions { subscription.cancel() }
    }

    // MARK: - Sending

    private func send(_ message: BusMessage, _ token: RequestTable.Token, _ left: Duration) throws(BusError) {
        let deadline = message.deadline(left: left, wallMilliseconds: BusClock.wallMilliseconds)
        let sent: Result<Void, BusError> = NATSMessageCoding.withSubject(inbox, token.rawValue) { reply in
            do throws(BusError) {
                return .success(try transmit(message, reply: reply, deadline: deadline))
            } catch { return .failure(error) }
        }
        try sent.get()
    }

    private func transmit(
        _ message: BusMessage,
        reply: UnsafePointer<CChar>?,
        deadline: BusDeadline?
    ) throws(BusError) {
        let headers = try message.headers.normalizedForWire()
        let payload = message.payload
        let bytes = payload.count + headers.wireByteCount
        guard bytes <= maximumPayloadBytes else {
            throw BusError.payloadTooLarge(message.subject, bytes: bytes, limit: maximumPayloadBytes)
        }
        let status = message.subject.withCString { subject in
            switch message.reader {
            case .process:
                NATSMessageCoding.withFrame(headers, deadline, payload) { bytes in
                    link.publish(subject, reply: reply, payload: bytes)
                }
            case .server:
                NATSMessageCoding.withPairs(headers) { pairs in
                    payload.withUnsafeBytes { link.publish(subject, reply: reply, headers: pairs, payload: $0) }
                }
            }
        }
        guard status == NATS_OK else { throw NATSLink.error(status, message.subject) }
    }

    private func answer(_ reply: String, _ answer: BusReply) {
        // Answers go to inboxes only: a question must not make a service speak on a subject of its own, or of another one.
        guard reply.utf8.starts(with: "_INBOX.".utf8) else { return }
        do throws(BusError) {
            let message = BusMessage(subject: reply, headers: answer.headers, payload: answer.payload)
            try transmit(message, reply: nil, deadline: nil)
        } catch {
            // Nobody could be told about a second failure: the one who asked runs into the deadline.
            try? transmit(BusMessage(subject: reply, headers: error.replyHeaders), reply: nil, deadline: nil)
        }
    }

    /// Returns when the server has seen everything sent so far and everything it sent before that has been delivered:
    /// a message to our own inbox has made the round.
    private func waitForServer() async {
        guard isConnected else { return }
        _ = try? await table.one("the bus itself", deadline: Self.serverDeadline, over: requests) {
            (token, _) throws(BusError) in
            let round = BusMessage(subject: inbox + String(token.rawValue, radix: 16), reader: .server)
            try transmit(round, reply: nil, deadline: nil)
        }
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }

    // MARK: - Receiving

    private static func answerArrived(_ message: OpaquePointer, prefix: Int, _ table: RequestTable) {
        guard let subject = natsMsg_GetSubject(message) else { return }
        var number: UInt64 = 0
        var position = prefix
        while subject[position] != 0 {
            let byte = UInt8(bitPattern: subject[position])
            let digit = byte <= UInt8(ascii: "9") ? byte &- UInt8(ascii: "0") : byte &- UInt8(ascii: "a") &+ 10
            guard digit < 16 else { return }
            number = number << 4 | UInt64(digit)
            position += 1
        }
        let token = RequestTable.Token(rawValue: number)
        if natsMsg_IsNoResponders(message) {
            table.unheard(token)
        } else if let reply = NATSMessageCoding.reply(message) {
            table.complete(token, with: reply)
        }
    }
}
