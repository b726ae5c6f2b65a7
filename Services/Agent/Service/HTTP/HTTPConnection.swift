import AgentLogic
import NIOCore
import NIOHTTP1

/// One client's connection: reads requests, has them answered one after the other, notices when the client is gone.
///
/// Confined to its event loop. What a client costs is bounded (back pressure): requests that come before the one in front of
/// them is answered are kept up to a limit, then nothing more is read; no request is begun while the client does not take what
/// was answered, and a large answer is handed to the socket piece by piece. When the client closes its side, a request that only
/// waits is cancelled, any other is finished and answered.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// A body that is larger is not read before the rights of its token are known.
    static let admissionBytes = 16 << 10
    /// How much of an answer is handed to the socket at once.
    private static let pieceBytes = 128 << 10
    /// About what a request without a body takes while it waits.
    private static let requestBytes = 1024
    /// How long what a client still sends is thrown away after a refusal, so that it can read the refusal.
    private static let linger = TimeAmount.seconds(2)

    let server: HTTPServer
    let executor: EventLoopExecutor
    let pass: HTTPConnectionGate.Pass
    private let sweep: ConnectionSweep
    var context: ChannelHandlerContext?
    var reading = Reading.head
    private var queued = CircularBuffer<Queued>(initialCapacity: 1)
    var answering: Answering?
    private var outgoing: Outgoing?
    /// No request is taken any more; the connection ends when what waits is answered.
    var isEnding = false
    /// Whether the rights of the request that is being read are asked for.
    var isAsking = false
    private var isSettled = false
    /// The last answer is on its way.
    private var isSendingLast = false
    private var mayLinger = true
    /// How many waits there were; the end of an earlier one is for nobody.
    private var waits: UInt64 = 0
    var clock: ConnectionClock
    /// Stops what comes in; set when the pipeline is made.
    weak var gate: InboundGate?

    init(server: HTTPServer, executor: EventLoopExecutor, pass: HTTPConnectionGate.Pass, sweep: ConnectionSweep) {
        self.server = server
        self.executor = executor
        self.pass = pass
        self.sweep = sweep
        clock = ConnectionClock(server.limits)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        sweep.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        sweep.remove(self)
    }

    // MARK: - Reading

    /// Whether the next byte begins a request.
    var isBetweenRequests: Bool {
        if case .head = reading { !clock.isInHead } else { false }
    }

    /// Whether the next byte belongs to a body.
    var isInBody: Bool {
        if case .body = reading { true } else { false }
    }

    /// Bytes are about to be read.
    func bytesArrive() {
        if case .head = reading { clock.headBegins() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): take(head)
        case .body(let part):
            // What the body took is given back before its refusal can be seen.
            if let refusal = takeBody(part) { refuse(refusal.0, refusal.1) }
        case .end:
            guard case .body(let arrival) = reading else { return }
            clock.requestIsComplete()
            arrival.stream?.finish()
            if arrival.stream != nil, arrival.isAdmitted {
                // It was begun before.
                reading = .head
                updateGate()
            } else if isAsking {
                reading = .complete(arrival)
            } else {
                enqueue(arrival)
            }
        }
    }

    private func take(_ head: HTTPRequestHead) {
        if !isSettled {
            isSettled = true
            pass.settle()
        }
        clock.bodyBegins()
        var arrival = Arrival(head: head, client: pass.client)
        if let refusal = server.refusal(of: head, by: pass) {
            return refuse(refusal, refusal.status == 413 ? .bodyBytes : nil)
        }
        let length = head.headers.first(name: "content-length").flatMap { Int($0.trimmingBlanks) } ?? 0
        arrival.expectsProceed = head.version.minor > 0 && head.headers.contains(name: "expect")
        if length > 0 || head.headers.contains(name: "transfer-encoding"), server.streamsBody(of: head) {
            let stream = BodyStream()
            arrival.stream = stream
            watchRoom(in: stream)
        }
        reading = .body(arrival)
        if arrival.expectsProceed || length > Self.admissionBytes || arrival.stream != nil { ask(about: head) }
    }

    /// Has the rights of a request looked at before its body is read.
    func ask(about head: HTTPRequestHead) {
        guard let context else { return }
        isAsking = true
        updateGate()
        let (server, client, connection) = (server, pass.client, NIOLoopBound(self, eventLoop: context.eventLoop))
        _ = Task(executorPreference: executor) {
            let refusal = await server.refusalBeforeBody(of: head, from: client)
            connection.value.learned(refusal)
        }
    }

    private func learned(_ refusal: APIResponse?) {
        isAsking = false
        switch reading {
        case .complete(let arrival): if let refusal { refuse(refusal) } else { enqueue(arrival) }
        case .body(var arrival) where !isEnding:
            if let refusal { return refuse(refusal) }
            arrival.isAdmitted = true
            var rest = arrival
            if arrival.stream != nil { rest.expectsProceed = false }
            reading = .body(rest)
            if arrival.stream == nil { proceedWhenIdle() } else { begin(arrival) }
        case .body, .head, .refused: break
        }
        updateGate()
        closeWhenDone()
    }

    /// Tells a client that asked first to send its body, once what it sent before is answered.
    private func proceedWhenIdle() {
        guard case .body(var arrival) = reading, arrival.expectsProceed, arrival.isAdmitted, answering == nil,
            outgoing == nil, queued.isEmpty, let context
        else { return }
        arrival.expectsProceed = false
        reading = .body(arrival)
        clock.bodyBegins()
        context.writeAndFlush(wrapOutboundOut(HTTPAnswerBytes.proceed), promise: nil)
    }

    private func enqueue(_ arrival: Arrival) {
        reading = .head
        begin(arrival)
    }

    /// Has a request answered when those before it are.
    private func begin(_ given: Arrival) {
        var arrival = given
        if answering != nil || outgoing != nil || !queued.isEmpty {
            // What is begun at once costs next to nothing; what waits for its turn is kept.
            let reservation = arrival.reservation ?? server.budget.bodyReservation(of: pass.client)
            if let limit = server.budget.take(arrival.head.byteCount, for: pass.client, reservation) {
                return refuse(HTTPServer.overloaded(limit), limit)
            }
            arrival.reservation = reservation
        }
        queued.append(.request(arrival))
        answerNext()
        updateGate()
    }

    private func refuse(_ answer: APIResponse, _ limit: HTTPMeter.Limit? = nil) {
        if let limit { server.meter.reached(limit, client: pass.client) }
        reading = .refused
        isEnding = true
        queued.append(.refusal(answer))
        answerNext()
        updateGate()
    }

    func updateGate() {
        let isFull = isAsking || queued.count >= server.limits.pipelinedRequests || streaming?.isFull == true
        gate?.set(closed: !isEnding && isFull)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isEnding, let error = error as? HTTPParserError else { return context.close(promise: nil) }
        if streaming != nil { return endBody(with: APIResponse(status: 400)) }
        if error == .headerOverflow { return refuse(server.headerTooLarge, .headerBytes) }
        refuse(APIResponse(status: 400))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: end()
        case is ChannelShouldQuiesceEvent: end()
        case let eviction as HTTPConnectionGate.Eviction:
            mayLinger = false
            if !isEnding { refuse(ConnectionRefusal.answer(eviction.limit)) }
        case _: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        streaming?.fail(APIError(any: CancellationError()))
        isEnding = true
        reading = .refused
        queued.removeAll()
        outgoing = nil
        stopWaiting()
        context.fireChannelInactive()
    }

    /// Takes no further requests; what waits for a change is cancelled, the rest is still answered.
    private func end() {
        streaming?.fail(APIError(status: 400, text: "the client ended the connection before the body was whole"))
        isEnding = true
        stopWaiting()
        if clock.isLingering { context?.close(promise: nil) }
        updateGate()
        closeWhenDone()
    }

    private func closeWhenDone() {
        guard isEnding, answering == nil, outgoing == nil, queued.isEmpty, !isAsking, !clock.isLingering,
            !isSendingLast, let context
        else { return }
        isSendingLast = true
        // Done when all that was written before is.
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in connection.value.lastAnswerIsWritten()
        }
    }

    // MARK: - Time

    /// Ends the connection when its client takes too long for something.
    ///
    /// - Returns: How many bytes are kept for the client.
    func check(at now: NIODeadline) -> Int {
        guard let context else { return 0 }
        let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        let isReading =
            switch reading {
            case .head, .body: !isEnding
            case .complete, .refused: false
            }
        let activity = ConnectionClock.Activity(
            // What is not read because of ourselves is not the client's fault.
            isReading: isReading && !isAsking && queued.count < server.limits.pipelinedRequests
                && context.channel.isWritable && streaming?.isFull != true,
            isAnswering: answering != nil || outgoing != nil || !queued.isEmpty,
            buffered: buffered,
            holdsAnswer: outgoing != nil
        )
        switch clock.verdict(at: now, activity) {
        case .fine: break
        case .headerTime:
            // Who has said nothing at all is told nothing.
            if clock.isInHead { refuse(HTTPServer.tooSlow("the header"), .headerTime) } else { close(.headerTime) }
        case .bodyTime where streaming != nil:
            server.meter.reached(.bodyTime, client: pass.client)
            endBody(with: HTTPServer.tooSlow("the body"))
        case .bodyTime: refuse(HTTPServer.tooSlow("the body"), .bodyTime)
        case .writeTime: close(.writeTime)
        case .idleTime: close(.idleTime)
        case .lingered: context.close(promise: nil)
        }
        return buffered + (outgoing?.rest.count ?? 0) + (gate?.waitingBytes ?? 0) + queued.count * Self.requestBytes
    }

    /// A client that closed its side has sent more than is kept for it: nobody will read that.
    func leavesTooMuchUnread() { close(.unreadBytes) }

    private func close(_ limit: HTTPMeter.Limit) {
        server.meter.reached(limit, client: pass.client)
        context?.close(promise: nil)
    }

    // MARK: - Answering

    private func answerNext() {
        guard answering == nil, outgoing == nil, let context, context.channel.isWritable, let next = queued.popFirst()
        else { return }
        switch next {
        case .refusal(let answer):
            answering = Answering(waits: false, keepsAlive: false, isHTTP10: false, hasBody: true)
            write(answer)
        case .request(let arrival):
            let (head, call) = (arrival.head, server.call(for: arrival))
            answering = Answering(
                waits: call.waits,
                keepsAlive: head.isKeepAlive && !head.headers.contains(name: "upgrade"),
                isHTTP10: head.version.minor == 0,
                hasBody: head.method != .HEAD,
                reservation: arrival.reservation
            )
            if arrival.stream != nil, arrival.expectsProceed {
                clock.bodyBegins()
                context.writeAndFlush(wrapOutboundOut(HTTPAnswerBytes.proceed), promise: nil)
            }
            carryOut(call, context)
        }
    }

    private func carryOut(_ call: HTTPServer.Call, _ context: ChannelHandlerContext) {
        let (server, connection) = (server, NIOLoopBound(self, eventLoop: context.eventLoop))
        // Not begun on the spot (`Task.immediate`): of all connections that have something to read, each is read before any is answered.
        // Reading, answering and writing one after the other for each cost a quarter of the requests a second.
        answering?.task = Task(executorPreference: executor) {
            let outcome = await server.outcome(of: call)
            connection.value.take(outcome)
        }
        if isEnding { stopWaiting() }
    }

    private func take(_ outcome: HTTPServer.Outcome) {
        switch outcome {
        case .answer(let answer):
            // The rest of a body that its endpoint does not want.
            if streaming != nil { (reading, isEnding) = (.refused, true) }
            write(answer)
        case .waits(let call, let wait):
            guard let context, answering != nil else { return }
            guard !isEnding else { return write(server.cancelled(call)) }
            waits += 1
            let number = waits
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            answering?.task = nil
            let giveUp = wait.begin { [loop = context.eventLoop] in
                loop.execute { connection.value.resume(number) }
            }
            answering?.wait = Waiting(call: call, giveUp: giveUp)
        }
    }

    /// A wait is over, unless nobody waits for its end any more.
    private func resume(_ number: UInt64) {
        guard number == waits, let waiting = answering?.wait, let context else { return }
        answering?.wait = nil
        answering?.resumed = number
        let (server, connection) = (server, NIOLoopBound(self, eventLoop: context.eventLoop))
        // Begun at once, on this loop: of thousands of waits that end together none stands in line a second time.
        let task = Task.immediate(executorPreference: executor) {
            let outcome = await server.outcome(of: waiting.call)
            connection.value.take(outcome)
        }
        // It may be answered by now, and the next request begun, or wait again.
        if answering?.resumed == number, answering?.wait == nil { answering?.task = task }
    }

    /// Cancels a request that only waits.
    private func stopWaiting() {
        if answering?.waits == true { answering?.task?.cancel() }
        if answering?.stream != nil, answering?.task == nil { endStream() }
        guard let waiting = answering?.wait else { return }
        waits += 1
        answering?.wait = nil
        waiting.giveUp()
        write(server.cancelled(waiting.call))
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            writeRest()
            askForPiece()
            answerNext()
            updateGate()
        }
        context.fireChannelWritabilityChanged()
    }

    private func write(_ given: APIResponse) {
        guard let done = answering, let context, context.channel.isActive else {
            answering = nil
            return
        }
        if done.hasBody, let stream = given.stream { return begin(stream, of: given) }
        answering = nil
        var answer = given
        var reservation: HTTPBudget.Reservation?
        if done.hasBody, answer.body.count > Self.pieceBytes {
            reservation = server.budget.answerReservation(answer.body.count)
            if reservation == nil {
                server.meter.reached(.answerMemory, client: pass.client)
                answer = HTTPServer.overloaded(.answerMemory)
            }
        }
        let keepsAlive = done.keepsAlive && (!isEnding || !queued.isEmpty)
        let piece = done.hasBody ? answer.body.prefix(Self.pieceBytes) : []
        let bytes = HTTPAnswerBytes.encode(
            answer,
            common: server.commonHeaders,
            connection: keepsAlive ? (done.isHTTP10 ? "keep-alive" : nil) : "close",
            body: piece,
            allocator: context.channel.allocator
        )
        clock.written(bytes.readableBytes)
        guard let reservation else { return finish(bytes, keepsAlive: keepsAlive) }
        outgoing = Outgoing(
            rest: answer.body.dropFirst(piece.count),
            keepsAlive: keepsAlive,
            reservation: reservation
        )
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        writeRest()
    }

    /// Hands over more of a large answer for as long as the client takes it.
    private func writeRest() {
        while let context, let sending = outgoing, context.channel.isWritable {
            let piece = sending.rest.prefix(Self.pieceBytes)
            let bytes = context.channel.allocator.buffer(bytes: piece)
            clock.written(bytes.readableBytes)
            outgoing?.rest.removeFirst(piece.count)
            if piece.count < sending.rest.count {
                context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
            } else {
                outgoing = nil
                finish(bytes, keepsAlive: sending.keepsAlive)
            }
        }
    }

    /// Writes the last bytes of an answer and goes on with what is next.
    func finish(_ bytes: ByteBuffer, keepsAlive: Bool) {
        guard let context else { return }
        clock.answered()
        // A client that closed its side meanwhile asks for nothing more.
        guard keepsAlive, !isEnding || !queued.isEmpty else {
            isEnding = true
            isSendingLast = true
            queued.removeAll()
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in connection.value.lastAnswerIsWritten() }
            return
        }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        updateGate()
        proceedWhenIdle()
        answerNext()
        closeWhenDone()
    }

    /// Closes; a client that still sends something is given time to read why it is refused, since what arrives at a closed
    /// socket would take the answer away from it (RFC 9112 §9.6).
    private func lastAnswerIsWritten() {
        guard let context else { return }
        guard case .refused = reading, mayLinger else { return context.close(promise: nil) }
        clock.lingers(for: Self.linger)
        context.close(mode: .output, promise: nil)
        updateGate()
    }
}
