import CEventLoop
import CNats
import MeshBus
import Synchronization

/// One libnats connection with its event loop: the only place where calls from C end.
///
/// Lifetime: the loop holds a `Receiver` until its thread has ended, the connection's callbacks hold it until the last of
/// them (closed) has run. `close` ends connection and thread; what they consist of is freed with this object, so a late
/// publish finds a closed connection instead of freed memory.
final class NATSLink: @unchecked Sendable {
    /// Where the callbacks of one connection arrive, on the loop's thread or on one of libnats.
    final class Receiver: Sendable {
        let table: RequestTable
        let feed: ConnectionStateFeed
        let onError: @Sendable (String) -> Void

        init(table: RequestTable, feed: ConnectionStateFeed, onError: @escaping @Sendable (String) -> Void) {
            self.table = table
            self.feed = feed
            self.onError = onError
        }
    }

    /// Where the messages of one subscription arrive, always on the same thread.
    final class Sink: Sendable {
        let receive: @Sendable (OpaquePointer) -> Void
        let removed: @Sendable () -> Void

        init(receive: @escaping @Sendable (OpaquePointer) -> Void, removed: @escaping @Sendable () -> Void) {
            self.receive = receive
            self.removed = removed
        }
    }

    /// A subscription that the loop owns; valid until removed.
    struct Subscription: @unchecked Sendable {
        fileprivate let pointer: OpaquePointer
    }

    private let connection: OpaquePointer
    private let loop: OpaquePointer
    private let receiver: Unmanaged<Receiver>
    private let inbox = Mutex<Subscription?>(nil)
    private let closed = Mutex(false)

    private init(connection: OpaquePointer, loop: OpaquePointer, receiver: Unmanaged<Receiver>) {
        self.connection = connection
        self.loop = loop
        self.receiver = receiver
    }

    deinit {
        precondition(closed.withLock { $0 }, "a bus link must be closed before it is let go")
        natsConnection_Destroy(connection)
        tombolo_loop_free(loop)
    }

    /// Waiting for a lock by spinning, which libnats does by default, only heats small machines.
    private static let library = nats_Open(0)

    /// Connects; blocks for as long as the attempt takes.
    static func connect(_ settings: NATSSettings, receiver: Receiver) throws(BusError) -> NATSLink {
        guard library == NATS_OK else {
            throw BusError(.disconnected, "libnats cannot be used: \(text(library))")
        }
        let forLoop = Unmanaged.passRetained(receiver)
        let calls = tombolo_loop_calls(
            on_message: messageArrived,
            on_removed: subscriptionRemoved,
            on_tick: tickPassed,
            context: forLoop.toOpaque()
        )
        guard let loop = tombolo_loop_start(calls, Int32(RequestTable.tickMilliseconds)) else {
            forLoop.release()
            throw BusError(.disconnected, "the system refuses a thread or a descriptor for the bus")
        }
        do throws(BusError) {
            let connection = try open(settings, loop, receiver)
            return NATSLink(connection: connection, loop: loop, receiver: forLoop)
        } catch {
            tombolo_loop_stop(loop)
            tombolo_loop_free(loop)
            forLoop.release()
            throw error
        }
    }

    private static func open(
        _ settings: NATSSettings,
        _ loop: OpaquePointer,
        _ receiver: Receiver
    ) throws(BusError) -> OpaquePointer {
        let options = try NATSOptions(settings)
        let forCallbacks = Unmanaged.passRetained(receiver)
        let context = forCallbacks.toOpaque()
        var connection: OpaquePointer?
        do throws(BusError) {
            try options.set("event loop", tombolo_loop_bind(loop, options.pointer))
            try options.set("callback", natsOptions_SetDisconnectedCB(options.pointer, connectionLost, context))
            try options.set("callback", natsOptions_SetReconnectedCB(options.pointer, connectionBack, context))
            try options.set("callback", natsOptions_SetClosedCB(options.pointer, connectionClosed, context))
            try options.set("callback", natsOptions_SetErrorHandler(options.pointer, errorReported, context))
            let status = natsConnection_Connect(&connection, options.pointer)
            guard status == NATS_OK, let connection else {
                let servers = settings.urls.joined(separator: ", ")
                throw BusError(.disconnected, "no connection to \(servers): \(text(status)) \(lastError())")
            }
            return connection
        } catch {
            forCallbacks.release()
            throw error
        }
    }

    /// Bytes the server takes in one message.
    var maximumPayloadBytes: Int { Int(natsConnection_GetMaxPayload(connection)) }

    /// Begins to call `RequestTable.expire`.
    func startTicking() { tombolo_loop_tick(loop) }

    /// Sends a message; `headers` are name\0value\0 pairs.
    func publish(
        _ subject: UnsafePointer<CChar>,
        reply: UnsafePointer<CChar>?,
        headers: UnsafeBufferPointer<CChar> = UnsafeBufferPointer(start: nil, count: 0),
        payload: UnsafeRawBufferPointer
    ) -> natsStatus {
        tombolo_publish(
            connection,
            subject,
            reply,
            headers.baseAddress,
            headers.count,
            payload.baseAddress,
            Int32(clamping: payload.count)
        )
    }

    /// Subscribes; `sink` is kept until the subscription was removed.
    func subscribe(_ subject: String, queueGroup: String?, sink: Sink) throws(BusError) -> Subscription {
        var subscription: OpaquePointer?
        let status =
            if let queueGroup {
                natsConnection_QueueSubscribeSync(&subscription, connection, subject, queueGroup)
            } else {
                natsConnection_SubscribeSync(&subscription, connection, subject)
            }
        guard status == NATS_OK, let subscription else { throw Self.error(status, subject) }
        let retained = Unmanaged.passRetained(sink)
        guard tombolo_loop_add(loop, subscription, retained.toOpaque()) else {
            natsSubscription_Destroy(subscription)
            retained.release()
            throw BusError(.overloaded, "no memory to receive \(subject)")
        }
        return Subscription(pointer: subscription)
    }

    /// Receives the answers to requests, on a thread of libnats.
    ///
    /// Not with the loop: taking a message out of a synchronous subscription hides *which* request nobody answers, because
    /// libnats turns that message (status 503) into an error without its subject.
    func receiveAnswers(_ subject: String, sink: Sink) throws(BusError) {
        let retained = Unmanaged.passRetained(sink)
        var subscription: OpaquePointer?
        let status = natsConnection_Subscribe(&subscription, connection, subject, answerArrived, retained.toOpaque())
        guard status == NATS_OK, let subscription else {
            retained.release()
            throw Self.error(status, subject)
        }
        _ = natsSubscription_SetOnCompleteCB(subscription, answersEnded, retained.toOpaque())
        // Bounded by the requests in flight, so nothing need be dropped.
        _ = natsSubscription_SetPendingLimits(subscription, -1, -1)
        inbox.withLock { $0 = Subscription(pointer: subscription) }
    }

    /// Tells the server to send no more; what is under way still arrives.
    func stopSending(_ subscription: Subscription) {
        closed.withLock { closed in
            if !closed { _ = natsSubscription_Drain(subscription.pointer) }
        }
    }

    /// Ends a subscription, once only; its sink is told when nothing more arrives.
    func remove(_ subscription: Subscription) {
        closed.withLock { closed in
            // After closing, the loop has removed everything.
            if !closed { _ = tombolo_loop_remove(loop, subscription.pointer) }
        }
    }

    /// Closes the connection on a thread of its own and returns when both have ended; only the first call acts.
    func close() async {
        let first = closed.withLock { closed in
            defer { closed = true }
            return !closed
        }
        guard first else { return }
        await runBlocking { [self] in
            natsConnection_Close(connection)
            tombolo_loop_stop(loop)
            if let subscription = inbox.withLock({ $0 }) { natsSubscription_Destroy(subscription.pointer) }
            receiver.release()
        }
    }

    /// The bus error for a status of libnats.
    static func error(_ status: natsStatus, _ subject: String) -> BusError {
        switch status {
        case NATS_MAX_PAYLOAD:
            BusError(.payloadTooLarge, "the message on \(subject) is larger than the server takes; send less at a time")
        case NATS_INVALID_SUBJECT, NATS_INVALID_QUEUE_NAME:
            BusError(.invalidSubject, "subject \"\(subject)\" is refused by libnats")
        case NATS_CONNECTION_CLOSED, NATS_DRAINING:
            BusError(.closed, "the bus is closed, so \(subject) was not sent")
        case NATS_NO_RESPONDERS:
            RequestTable.noResponders(subject)
        case NATS_TIMEOUT:
            BusError(.timeout, "\(subject): \(text(status))")
        default:
            // An open set of libnats; what is not named above means that the bus cannot be used now.
            BusError(.disconnected, "\(subject) was not sent: \(text(status))")
        }
    }
}

/// The text libnats has for a status.
func text(_ status: natsStatus) -> String {
    natsStatus_GetText(status).flatMap { String(validatingCString: $0) } ?? "status \(status.rawValue)"
}

/// The last error of this thread, for people.
private func lastError() -> String {
    var status = NATS_OK
    return nats_GetLastError(&status).flatMap { String(validatingCString: $0) } ?? ""
}

/// Runs `body`, which blocks, on a thread of its own.
func runBlocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let work = BlockingWork { continuation.resume(returning: body()) }
        let retained = Unmanaged.passRetained(work)
        if !tombolo_run_on_thread(runWork, retained.toOpaque()) {
            // Without a thread it blocks here: slow, but not lost.
            retained.release()
            work.body()
        }
    }
}

private final class BlockingWork: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

// MARK: - Calls from C. Free functions, so that they belong to no actor.

private func runWork(_ argument: UnsafeMutableRawPointer?) {
    guard let argument else { return }
    Unmanaged<BlockingWork>.fromOpaque(argument).takeRetainedValue().body()
}

private func messageArrived(
    _ context: UnsafeMutableRawPointer?,
    _ box: UnsafeMutableRawPointer?,
    _ message: OpaquePointer?
) {
    guard let box, let message else { return }
    Unmanaged<NATSLink.Sink>.fromOpaque(box).takeUnretainedValue().receive(message)
}

private func answerArrived(
    _ connection: OpaquePointer?,
    _ subscription: OpaquePointer?,
    _ message: OpaquePointer?,
    _ box: UnsafeMutableRawPointer?
) {
    guard let box, let message else { return }
    Unmanaged<NATSLink.Sink>.fromOpaque(box).takeUnretainedValue().receive(message)
    tombolo_discard(message)
}

private func answersEnded(_ box: UnsafeMutableRawPointer?) {
    guard let box else { return }
    Unmanaged<NATSLink.Sink>.fromOpaque(box).release()
}

private func subscriptionRemoved(_ context: UnsafeMutableRawPointer?, _ box: UnsafeMutableRawPointer?) {
    guard let box else { return }
    Unmanaged<NATSLink.Sink>.fromOpaque(box).takeRetainedValue().removed()
}

private func tickPassed(_ context: UnsafeMutableRawPointer?) -> Bool {
    guard let context else { return false }
    return Unmanaged<NATSLink.Receiver>.fromOpaque(context).takeUnretainedValue().table.expire()
}

private func connectionLost(_ connection: OpaquePointer?, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let receiver = Unmanaged<NATSLink.Receiver>.fromOpaque(context).takeUnretainedValue()
    receiver.feed.set(.disconnected)
    receiver.table.failAll(.disconnected, "the bus went away", close: false)
}

private func connectionBack(_ connection: OpaquePointer?, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let receiver = Unmanaged<NATSLink.Receiver>.fromOpaque(context).takeUnretainedValue()
    receiver.feed.set(.connected)
    receiver.table.resume()
}

private func connectionClosed(_ connection: OpaquePointer?, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    // The last callback of a connection, so it gives up the reference that they share.
    let receiver = Unmanaged<NATSLink.Receiver>.fromOpaque(context).takeRetainedValue()
    receiver.table.failAll(.closed, "the bus was closed", close: true)
    receiver.feed.set(.closed)
}

private func errorReported(
    _ connection: OpaquePointer?,
    _ subscription: OpaquePointer?,
    _ status: natsStatus,
    _ context: UnsafeMutableRawPointer?
) {
    guard let context else { return }
    var detail: UnsafePointer<CChar>?
    _ = natsConnection_GetLastError(connection, &detail)
    let more = detail.flatMap { String(validatingCString: $0) } ?? ""
    Unmanaged<NATSLink.Receiver>.fromOpaque(context).takeUnretainedValue().onError("\(text(status)) \(more)")
}
