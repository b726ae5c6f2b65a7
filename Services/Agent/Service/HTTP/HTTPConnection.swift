import NIOCore
import NIOHTTP1

/// One client's connection: reads requests, has them answered one after the other, notices when the client is gone.
///
/// Confined to its event loop. Requests that come before the one in front of them is answered are kept, at most
/// `pipelineLimit`; then nothing more is read until there is room. When the client closes its side, a request that only
/// waits is cancelled, any other is finished and answered.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// A request as it arrived.
    struct Arrival: Sendable {
        var head: HTTPRequestHead
        var body = ByteBuffer()
    }

    private enum Reading {
        case head
        case body(Arrival)
        /// The rest of a request that is refused already.
        case refused
    }

    private struct Answering {
        var task: Task<Void, Never>?
        var waits: Bool
        var keepsAlive: Bool
        var isHTTP10: Bool
        var hasBody: Bool
    }

    /// What is answered in order: a request, or a refusal that the connection itself gives, after which it ends.
    private enum Queued {
        case request(Arrival)
        case refusal(APIResponse)
    }

    static let pipelineLimit = 16

    private let server: HTTPServer
    private let executor: EventLoopExecutor
    private var context: ChannelHandlerContext?
    private var reading = Reading.head
    private var queued = CircularBuffer<Queued>(initialCapacity: 1)
    private var answering: Answering?
    /// No request is taken any more; the connection ends when what waits is answered.
    private var isEnding = false
    private var isPaused = false

    init(server: HTTPServer, executor: EventLoopExecutor) {
        self.server = server
        self.executor = executor
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    // MARK: - Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch (unwrapInboundIn(data), reading) {
        case (.head(let head), _):
            if let text = head.headers.first(name: "content-length"), (Int(text) ?? .max) > HTTPServer.bodyLimit {
                return refuse(HTTPServer.bodyTooLarge)
            }
            if head.headers.contains(name: "expect"), answering == nil {
                context.writeAndFlush(wrapOutboundOut(HTTPAnswerBytes.proceed), promise: nil)
            }
            reading = .body(Arrival(head: head))
        case (.body(var part), .body(var arrival)):
            guard arrival.body.readableBytes + part.readableBytes <= HTTPServer.bodyLimit else {
                return refuse(HTTPServer.bodyTooLarge)
            }
            if arrival.body.readableBytes == 0 { arrival.body = part } else { arrival.body.writeBuffer(&part) }
            reading = .body(arrival)
        case (.end, .body(let arrival)):
            reading = .head
            queued.append(.request(arrival))
            answerNext()
            pauseWhenFull()
        case (.body, _), (.end, _): break
        }
    }

    private func refuse(_ answer: APIResponse) {
        reading = .refused
        isEnding = true
        queued.append(.refusal(answer))
        answerNext()
    }

    private func pauseWhenFull() {
        guard let context else { return }
        let shouldPause = queued.count >= Self.pipelineLimit
        guard shouldPause != isPaused else { return }
        isPaused = shouldPause
        context.channel.setOption(.autoRead, value: !shouldPause).whenFailure { _ in }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError, !isEnding { return refuse(APIResponse(status: 400)) }
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: end()
        case is ChannelShouldQuiesceEvent: end()
        case _: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isEnding = true
        queued.removeAll()
        if answering?.waits == true { answering?.task?.cancel() }
        context.fireChannelInactive()
    }

    /// Takes no further requests; what waits for a change is cancelled, the rest is still answered.
    private func end() {
        isEnding = true
        if answering?.waits == true { answering?.task?.cancel() }
        closeWhenDone()
    }

    private func closeWhenDone() {
        guard isEnding, answering == nil, queued.isEmpty else { return }
        context?.close(promise: nil)
    }

    // MARK: - Answering

    private func answerNext() {
        guard answering == nil, let context, let next = queued.popFirst() else { return }
        switch next {
        case .refusal(let answer):
            answering = Answering(waits: false, keepsAlive: false, isHTTP10: false, hasBody: true)
            write(answer)
        case .request(let arrival):
            let (head, call) = (arrival.head, server.call(for: arrival))
            answering = Answering(
                waits: call.waits,
                keepsAlive: head.isKeepAlive,
                isHTTP10: head.version.minor == 0,
                hasBody: head.method != .HEAD
            )
            let (server, connection) = (server, NIOLoopBound(self, eventLoop: context.eventLoop))
            answering?.task = Task(executorPreference: executor) {
                let answer = await server.answer(to: call)
                connection.value.write(answer)
            }
            if isEnding, answering?.waits == true { answering?.task?.cancel() }
        }
    }

    private func write(_ answer: APIResponse) {
        guard let done = answering, let context, context.channel.isActive else {
            answering = nil
            return
        }
        answering = nil
        let keepsAlive = done.keepsAlive && (!isEnding || !queued.isEmpty)
        let bytes = HTTPAnswerBytes.encode(
            answer,
            common: server.commonHeaders,
            connection: keepsAlive ? (done.isHTTP10 ? "keep-alive" : nil) : "close",
            includesBody: done.hasBody,
            allocator: context.channel.allocator
        )
        guard keepsAlive else {
            isEnding = true
            queued.removeAll()
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in bound.value.close(promise: nil) }
            return
        }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        pauseWhenFull()
        answerNext()
        closeWhenDone()
    }
}
