import MeshBus
import Synchronization

/// A subscription over NATS.
final class NATSSubscription: BusSubscription {
    private let inbox: BoundedInbox
    private let link: NATSLink
    private let subscription: NATSLink.Subscription
    private let forget: @Sendable () -> Void
    private let cancelled = Atomic<Bool>(false)

    init(
        inbox: BoundedInbox,
        link: NATSLink,
        subscription: NATSLink.Subscription,
        forget: @escaping @Sendable () -> Void
    ) {
        self.inbox = inbox
        self.link = link
        self.subscription = subscription
        self.forget = forget
    }

    var messages: AsyncStream<BusMessage> { inbox.messages }
    var droppedCount: Int { inbox.droppedCount }

    func cancel() {
        guard !cancelled.exchange(true, ordering: .relaxed) else { return }
        forget()
        link.remove(subscription)
        inbox.finish()
    }
}

/// A subject served over NATS.
final class NATSRegistration: BusRegistration {
    private let pool: HandlerPool
    private let link: NATSLink
    private let subscription: NATSLink.Subscription
    /// Opened when nothing more arrives.
    private let gone = Latch()
    /// Returns when what the server has sent before it heard of the end is here.
    private let waitForServer: @Sendable () async -> Void
    private let cancelled = Atomic<Bool>(false)

    /// Subscribes.
    init(
        _ subject: String,
        queueGroup: String,
        pool: HandlerPool,
        link: NATSLink,
        waitForServer: @escaping @Sendable () async -> Void
    ) throws(BusError) {
        self.pool = pool
        self.link = link
        self.waitForServer = waitForServer
        let gone = gone
        let sink = NATSLink.Sink { message in
            if let message = NATSMessageCoding.message(message, expecting: subject) { pool.accept(message) }
        } removed: {
            gone.open()
        }
        subscription = try link.subscribe(subject, queueGroup: queueGroup, sink: sink)
    }

    /// Whether nothing comes any more and everything is answered.
    var isOver: Bool { gone.isOpen && pool.isIdle }

    /// Tells the server at once.
    ///
    /// What it had sent by then is on its way, so the subscription is kept until the server has
    /// answered a message sent after that, and then removed.
    func cancel() {
        guard !cancelled.exchange(true, ordering: .relaxed) else { return }
        link.stopSending(subscription)
        Task { [self] in
            await waitForServer()
            link.remove(subscription)
        }
    }

    @discardableResult
    func finish(within deadline: Duration) async -> Bool {
        cancel()
        return await shielded { [self] in
            await withDeadline(deadline) { [self] in
                await gone.wait()
                await pool.waitUntilIdle()
                return pool.isIdle
            } ?? false
        }
    }

    /// Takes nothing any more and forgets what waits.
    func end() { pool.end() }
}
