extension RequestTable {
    /// What a connection lends to a request.
    package struct Connection {
        /// Says whether the bus can be reached.
        package let feed: ConnectionStateFeed
        /// Begins to call `expire`.
        package let startTicking: @Sendable () -> Void

        /// Names both.
        package init(feed: ConnectionStateFeed, startTicking: @escaping @Sendable () -> Void) {
            self.feed = feed
            self.startTicking = startTicking
        }
    }

    /// Sends a request with `send` and waits for its answer.
    ///
    /// `send` gets the token to be sent along and the time that is left; `repetition` sends it again.
    package func one(
        _ subject: String,
        deadline: Duration,
        over connection: Connection,
        repetition: Repetition? = nil,
        send: (Token, Duration) throws(BusError) -> Void
    ) async throws(BusError) -> BusMessage {
        let (token, left) = try await admit(subject, deadline, connection)
        let result: Result<BusMessage, BusError> = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                start(token, .one(continuation), left, connection, repetition, send)
            }
        } onCancel: {
            fail(token, Self.cancellation(subject))
        }
        return try result.get()
    }

    /// Sends a request with `send` and waits for its last answer.
    package func many(
        _ subject: String,
        collector: ReplyCollector,
        deadline: Duration,
        over connection: Connection,
        send: (Token, Duration) throws(BusError) -> Void
    ) async throws(BusError) -> [BusMessage] {
        let (token, left) = try await admit(subject, deadline, connection)
        let result: Result<[BusMessage], BusError> = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                start(token, .many(continuation, collector), left, connection, nil, send)
            }
        } onCancel: {
            fail(token, Self.cancellation(subject))
        }
        return try result.get()
    }

    /// The error of a request on which nobody listens.
    package static func noResponders(_ subject: String) -> BusError {
        BusError(.noResponders, "nobody answers requests on \(subject); the service that does is not running")
    }

    private static func cancellation(_ subject: String) -> BusError {
        BusError(.cancelled, "the wait for an answer on \(subject) was cancelled")
    }

    /// Takes a slot and, if need be, waits for the connection.
    private func admit(
        _ subject: String,
        _ deadline: Duration,
        _ connection: Connection
    ) async throws(BusError) -> (Token, Duration) {
        let token = try reserve(subject: subject)
        if connection.feed.current == .connected { return (token, deadline) }
        let start = ContinuousClock.now
        guard await connection.feed.waitUntilConnected(within: deadline) else {
            abandon(token)
            if Task.isCancelled { throw Self.cancellation(subject) }
            if connection.feed.current == .closed {
                throw BusError(.closed, "the bus was closed, so \(subject) was not sent")
            }
            throw BusError(.disconnected, "the bus was away for \(deadline), so \(subject) was not sent")
        }
        return (token, deadline - (ContinuousClock.now - start))
    }

    private func start(
        _ token: Token,
        _ waiter: Waiter,
        _ deadline: Duration,
        _ connection: Connection,
        _ repetition: Repetition?,
        _ send: (Token, Duration) throws(BusError) -> Void
    ) {
        guard
            case .send(let startTicking) = wait(
                token,
                waiter: waiter,
                deadline: deadline,
                repetition: repetition
            )
        else { return }
        if startTicking { connection.startTicking() }
        do throws(BusError) {
            try send(token, deadline)
        } catch {
            fail(token, error)
        }
    }
}

extension BusMessage {
    /// The deadline it is sent with: its own, or one of the time that is left; nil when NATS itself reads it.
    package func deadline(left: Duration, wallMilliseconds: () -> Int64) -> BusDeadline? {
        if reader == .server { return nil }
        return deadline
            ?? BusDeadline(milliseconds: max(0, left.wholeMilliseconds), sentMilliseconds: wallMilliseconds())
    }
}

extension HandlerPool {
    /// Waits until nothing runs and nothing waits.
    package func waitUntilIdle() async { for await _ in idle() {} }

    /// Takes nothing any more and forgets what waits.
    package func end() {
        stop()
        dropWaiting()
    }
}
