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
    private let link: NATSLink
    private let subscription: NATSLink.Subscription
    private let forget: @Sendable () -> Void
    private let cancelled = Atomic<Bool>(false)

    init(link: NATSLink, subscription: NATSLink.Subscription, forget: @escaping @Sendable () -> Void) {
        self.link = link
        self.subscription = subscription
        self.forget = forget
    }

    /// Takes no new requests; those that the server has sent already still arrive.
    func stopSending() {
        guard !cancelled.load(ordering: .relaxed) else { return }
        link.stopSending(subscription)
    }

    func cancel() {
        guard !cancelled.exchange(true, ordering: .relaxed) else { return }
        forget()
        link.remove(subscription)
    }
}
