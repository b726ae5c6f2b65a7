import NIOCore
import NameSystem

/// Questions and answers by UDP, one packet each.
final class NameDatagrams: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let responder: NameResponder

    init(_ responder: NameResponder) { self.responder = responder }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        switch responder.read(Array(envelope.data.readableBytesView), over: .datagram) {
        case .nothing: return
        case .refused(let bytes): write(bytes, to: envelope.remoteAddress, context)
        case .question(let question):
            if let bytes = responder.immediate(question, over: .datagram) {
                write(bytes, to: envelope.remoteAddress, context)
            } else {
                answerLater(question, to: envelope.remoteAddress, context)
            }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { context.flush() }

    /// A packet that could not be read or sent is one that is lost; the socket goes on.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

    private func answerLater(_ question: NameMessage, to client: SocketAddress, _ context: ChannelHandlerContext) {
        let responder = responder
        guard responder.meter.beginWaiting(client: client.ipAddress ?? "") else {
            return write(responder.failure(question, over: .datagram), to: client, context)
        }
        let (loop, here) = (context.eventLoop, NIOLoopBound((self, context), eventLoop: context.eventLoop))
        _ = Task {
            let bytes = await responder.answer(question, over: .datagram)
            responder.meter.endWaiting()
            loop.execute {
                let (handler, context) = here.value
                guard context.channel.isActive else { return }
                handler.write(bytes, to: client, context)
                context.flush()
            }
        }
    }

    private func write(_ bytes: [UInt8], to client: SocketAddress, _ context: ChannelHandlerContext) {
        guard !bytes.isEmpty else { return }
        // What the socket does not take is not piled up here.
        guard context.channel.isWritable else {
            return responder.meter.reached(.unsentBytes, client: client.ipAddress ?? "")
        }
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.write(wrapOutboundOut(AddressedEnvelope(remoteAddress: client, data: buffer)), promise: nil)
    }
}
