import AgentLogic
import NIOCore
import NIOExtras
import NameSystem

/// Questions and answers by TCP, each behind its length.
///
/// One question of a connection is answered at a time, and nothing more is read until its answer was taken: a connection holds at
/// most one question, one answer and what one read brings.
final class NameStream: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// The next question is not whole yet.
        case reading
        case answering
        case writing
    }

    private let responder: NameResponder
    private let limits: NameLimits
    private let client: String
    private var held = ByteBuffer()
    private var phase = Phase.reading
    /// The process stops: the next answer is the last one.
    private var isEnding = false
    private var clock: Scheduled<Void>?

    init(_ responder: NameResponder, _ limits: NameLimits, client: String) {
        self.responder = responder
        self.limits = limits
        self.client = client
    }

    func channelActive(context: ChannelHandlerContext) {
        expect(.idleTime, within: limits.idleTime, context)
        context.read()
    }

    func channelInactive(context: ChannelHandlerContext) { clock?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        held.writeBuffer(&bytes)
        proceed(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) { readOn(context) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        isEnding = true
        if case .reading = phase { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// The length of the next question; nil while it is not whole.
    private var nextLength: Int? {
        guard let length: UInt16 = held.getInteger(at: held.readerIndex), held.readableBytes >= 2 + Int(length) else {
            return nil
        }
        return Int(length)
    }

    /// Reads more only when nothing is to be done, so that who sends fast does not fill the memory.
    private func readOn(_ context: ChannelHandlerContext) {
        if case .reading = phase, nextLength == nil { context.read() }
    }

    /// Takes the next question when it is whole and the one before is done.
    private func proceed(_ context: ChannelHandlerContext) {
        guard case .reading = phase, let length = nextLength else { return }
        held.moveReaderIndex(forwardBy: 2)
        let bytes = held.readBytes(length: length) ?? []
        held.discardReadBytes()
        switch responder.read(bytes, over: .stream) {
        case .nothing: context.close(promise: nil)
        case .refused(let answer): write(answer, context)
        case .question(let question):
            if let answer = responder.immediate(question, over: .stream) {
                write(answer, context)
            } else {
                answerLater(question, context)
            }
        }
    }

    private func answerLater(_ question: NameMessage, _ context: ChannelHandlerContext) {
        let responder = responder
        guard responder.meter.beginWaiting(client: client) else {
            return write(responder.failure(question, over: .stream), context)
        }
        phase = .answering
        clock?.cancel()
        let (loop, here) = (context.eventLoop, NIOLoopBound((self, context), eventLoop: context.eventLoop))
        _ = Task {
            let answer = await responder.answer(question, over: .stream)
            responder.meter.endWaiting()
            loop.execute {
                let (handler, context) = here.value
                if context.channel.isActive { handler.write(answer, context) }
            }
        }
    }

    private func write(_ answer: [UInt8], _ context: ChannelHandlerContext) {
        guard !answer.isEmpty else { return context.close(promise: nil) }
        phase = .writing
        expect(.writeTime, within: limits.writeTime, context)
        var buffer = context.channel.allocator.buffer(capacity: answer.count + 2)
        buffer.writeInteger(UInt16(clamping: answer.count))
        buffer.writeBytes(answer)
        let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(buffer)).whenSuccess {
            let (handler, context) = here.value
            handler.written(context)
        }
    }

    private func written(_ context: ChannelHandlerContext) {
        guard !isEnding else { return context.close(promise: nil) }
        phase = .reading
        expect(.idleTime, within: limits.idleTime, context)
        // Not at once: who sends many questions in one packet must not make this deeper and deeper.
        let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let (handler, context) = here.value
            guard context.channel.isActive else { return }
            handler.proceed(context)
            handler.readOn(context)
        }
    }

    /// Closes the connection when it is too slow.
    private func expect(_ limit: NameMeter.Limit, within time: Int64, _ context: ChannelHandlerContext) {
        clock?.cancel()
        let (meter, client) = (responder.meter, client)
        let channel = context.channel
        clock = context.eventLoop.scheduleTask(in: .nanoseconds(time)) {
            meter.reached(limit, client: client)
            channel.close(promise: nil)
        }
    }
}
