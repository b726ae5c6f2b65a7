import Synchronization

/// One connection to an `InMemoryBusHub`: the twin of `NATSBus` for tests, with the same promises.
package final class InMemoryBus: MessageBus {
    private struct Outage {
        var kept: [BusMessage] = []
        var keptBytes = 0
    }

    private struct State {
        var closed = false
        var outage = Outage()
        var nextID = 0
        var subscriptions: [Int: InMemorySubscription] = [:]
        /// Also those cancelled whose requests are not all answered.
        var registrations: [InMemoryRegistration] = []
    }

    /// Bytes kept while the hub is away, as libnats does.
    private static let maximumKeptBytes = 8 * 1024 * 1024

    private let hub: InMemoryBusHub
    private let id: Int
    private let inbox: String
    private let table: RequestTable
    private let connection: RequestTable.Connection
    private let feed: ConnectionStateFeed
    private let state = Mutex(State())

    init(hub: InMemoryBusHub, id: Int, requestsInFlight: Int, reachable: Bool) {
        self.hub = hub
        self.id = id
        inbox = "_INBOX.\(id)"
        let table = RequestTable(limit: requestsInFlight)
        self.table = table
        feed = ConnectionStateFeed(reachable ? .connected : .disconnected)
        connection = RequestTable.Connection(feed: feed) {
            Task {
                let tick = Duration.milliseconds(RequestTable.tickMilliseconds)
                while table.expire() { try? await Task.sleep(for: tick) }
            }
        }
        hub.addInbox(inbox) { message in
            guard let dot = message.subject.lastIndex(of: "."),
                let token = UInt64(message.subject[message.subject.index(after: dot)...], radix: 16)
            else { return }
            table.complete(
                RequestTable.Token(rawValue: token),
                with: BusReply(headers: message.headers, payload: message.payload)
            )
        }
    }

    deinit { hub.removeConnection(id, inbox: inbox) }

    /// Whether the connection is up now.
    package var isConnected: Bool { feed.current == .connected }

    package func connectionStates() -> AsyncStream<BusConnectionState> { feed.states() }

    package func request(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        let checked = try check(message)
        return try await table.one(checked.subject, deadline: deadline, over: connection) {
            (token, left) throws(BusError) in
            try send(checked, token, left)
        }
    }

    package func requestRepeating(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        let checked = try check(message)
        let repetition = Repetition { [weak self] token, left in
            do throws(BusError) { try self?.send(checked, token, left) } catch {
                if error.code == .noResponders { self?.table.unheard(token) }
            }
        }
        return try await table.one(checked.subject, deadline: deadline, over: connection, repetition: repetition) {
            (token, left) throws(BusError) in
            try send(checked, token, left)
        }
    }

    package func requestMany(
        _ message: BusMessage,
        limit: Int,
        deadline: Duration,
        until isLast: @escaping @Sendable (BusMessage) -> Bool
    ) async throws(BusError) -> [BusMessage] {
        let checked = try check(message)
        let collector = ReplyCollector(limit: limit, isLast: isLast)
        return try await table.many(checked.subject, collector: collector, deadline: deadline, over: connection) {
            (token, left) throws(BusError) in
            try send(checked, token, left)
        }
    }

    package func publish(_ message: BusMessage) throws(BusError) {
        let message = try check(message)
        if isConnected {
            hub.deliver(message)
            return
        }
        let kept: Bool? = state.withLock { state in
            if state.closed { return nil }
            let bytes = state.outage.keptBytes + message.payload.count + message.headers.wireByteCount
            guard bytes <= Self.maximumKeptBytes else { return false }
            state.outage.keptBytes = bytes
            state.outage.kept.append(message)
            return true
        }
        guard let kept else { throw BusError(.closed, "the bus is closed, so \(message.subject) was not sent") }
        guard kept else {
            throw BusError(
                .disconnected,
                "the bus is away and enough is kept already, so \(message.subject) was not sent"
            )
        }
    }

    package func subscribe(_ subject: String, limit: Int) async throws(BusError) -> any BusSubscription {
        try BusSubject.checkPattern(subject)
        try checkOpen(subject)
        let inbox = BoundedInbox(limit: limit)
        let feed = feed
        let member = hub.subscribe(subject, queueGroup: nil) { message in
            if feed.current == .connected { inbox.push(message) }
        }
        let number = nextNumber()
        let subscription = InMemorySubscription(inbox: inbox) { [weak self, hub] in
            hub.unsubscribe(member)
            self?.state.withLock { _ = $0.subscriptions.removeValue(forKey: number) }
        }
        state.withLock { $0.subscriptions[number] = subscription }
        inbox.whenFinished { [weak subscription] in subscription?.cancel() }
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
        try checkOpen(subject)
        let pool = HandlerPool(
            subject: subject,
            concurrency: concurrency,
            limit: limit,
            onRefusal: onRefusal,
            handler: handler
        ) { [weak self] reply, answer in
            self?.answer(reply, answer)
        }
        let feed = feed
        let member = hub.subscribe(subject, queueGroup: queueGroup) { message in
            if feed.current == .connected { pool.accept(message) }
        }
        let registration = InMemoryRegistration(pool: pool, hub: hub, member: member)
        state.withLock { state in
            state.registrations.removeAll { $0.isOver }
            state.registrations.append(registration)
        }
        return registration
    }

    package func drain(deadline: Duration) async {
        let registrations = state.withLock { $0.registrations }
        for registration in registrations { registration.cancel() }
        let end = ContinuousClock.now + deadline
        for registration in registrations { await registration.finish(within: end - ContinuousClock.now) }
        for registration in registrations { registration.end() }
        let subscriptions = state.withLock { state in
            state.closed = true
            state.registrations = []
            return Array(state.subscriptions.values)
        }
        for subscription in subscriptions { subscription.cancel() }
        table.failAll(.closed, "the bus was closed", close: true)
        hub.removeConnection(id, inbox: inbox)
        feed.set(.closed)
    }

    func hubBecame(reachable: Bool) {
        if reachable {
            guard feed.set(.connected) else { return }
            let kept = state.withLock { state in
                defer { state.outage = Outage() }
                return state.outage.kept
            }
            for message in kept { hub.deliver(message) }
            table.resume()
        } else {
            feed.set(.disconnected)
            table.failAll(.disconnected, "the bus went away", close: false)
        }
    }

    private func send(_ message: BusMessage, _ token: RequestTable.Token, _ left: Duration) throws(BusError) {
        var sent = message
        sent.reply = inbox + "." + String(token.rawValue, radix: 16)
        sent.deadline = message.deadline(left: left, wallMilliseconds: BusClock.wallMilliseconds)
        guard hub.isReachable else { throw BusError(.disconnected, "the bus went away before \(message.subject)") }
        if hub.deliver(sent) == 0 { throw RequestTable.noResponders(message.subject) }
    }

    private func answer(_ reply: String, _ answer: BusReply) {
        let message = BusMessage(subject: reply, headers: answer.headers, payload: answer.payload)
        do throws(BusError) {
            try publish(message)
        } catch {
            // Nobody could be told about a second failure: the one who asked runs into the deadline.
            try? publish(BusMessage(subject: reply, headers: error.replyHeaders))
        }
    }

    /// The message as it goes over the wire.
    private func check(_ message: BusMessage) throws(BusError) -> BusMessage {
        try BusSubject.checkLiteral(message.subject)
        var message = message
        message.headers = try message.headers.normalizedForWire()
        let bytes = message.payload.count + message.headers.wireByteCount
        guard bytes <= hub.maximumPayloadBytes else {
            throw BusError.payloadTooLarge(message.subject, bytes: bytes, limit: hub.maximumPayloadBytes)
        }
        return message
    }

    private func checkOpen(_ subject: String) throws(BusError) {
        if state.withLock({ $0.closed }) {
            throw BusError(.closed, "the bus is closed, so \(subject) cannot be received")
        }
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }
}

/// A subscription of the in-memory bus.
private final class InMemorySubscription: BusSubscription {
    private let inbox: BoundedInbox
    private let leave: @Sendable () -> Void

    init(inbox: BoundedInbox, leave: @escaping @Sendable () -> Void) {
        self.inbox = inbox
        self.leave = leave
    }

    var messages: AsyncStream<BusMessage> { inbox.messages }
    var droppedCount: Int { inbox.droppedCount }

    func cancel() {
        leave()
        inbox.finish()
    }
}

/// A served subject of the in-memory bus.
private final class InMemoryRegistration: BusRegistration {
    private let pool: HandlerPool
    private let hub: InMemoryBusHub
    private let member: InMemoryBusHub.Subscriber
    private let cancelled = Atomic<Bool>(false)

    init(pool: HandlerPool, hub: InMemoryBusHub, member: InMemoryBusHub.Subscriber) {
        self.pool = pool
        self.hub = hub
        self.member = member
    }

    /// Whether nothing comes any more and everything is answered.
    var isOver: Bool { cancelled.load(ordering: .acquiring) && member.isQuiet && pool.isIdle }

    func cancel() {
        hub.unsubscribe(member)
        cancelled.store(true, ordering: .releasing)
    }

    @discardableResult
    func finish(within deadline: Duration) async -> Bool {
        cancel()
        let (member, pool) = (member, pool)
        return await shielded {
            await withDeadline(deadline) {
                // A publisher that has chosen this receiver is about to hand over the message.
                while !member.isQuiet { await Task.yield() }
                await pool.waitUntilIdle()
                return pool.isIdle
            } ?? false
        }
    }

    /// Takes nothing any more and forgets what waits.
    func end() { pool.end() }
}

extension BusError {
    /// The error of a message that does not fit.
    package static func payloadTooLarge(_ subject: String, bytes: Int, limit: Int) -> BusError {
        BusError(
            .payloadTooLarge,
            "the message on \(subject) has \(bytes) bytes, the bus takes \(limit); send less at a time"
        )
    }

    /// How an error is told in an answer.
    package var replyHeaders: BusHeaders {
        [BusHeader.errorCode: code.rawValue, BusHeader.errorMessage: message]
    }
}
