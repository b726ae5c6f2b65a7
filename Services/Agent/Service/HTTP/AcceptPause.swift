import Glibc
import NIOCore

/// Takes no new connections for a moment when the process has no file descriptor left for them (EMFILE).
///
/// NIO's own `AcceptBackoffHandler` delays the next read, but a read that failed stays pending, so the event loop would be
/// woken for the same connection again and again and burn a core; therefore reading is switched off altogether.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let meter: HTTPMeter
    private let pause: TimeAmount
    private var isPaused = false

    init(meter: HTTPMeter, pause: TimeAmount = .seconds(1)) {
        self.meter = meter
        self.pause = pause
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode) else {
            return context.fireErrorCaught(error)
        }
        meter.reached(.descriptors, client: "")
        guard !isPaused else { return }
        isPaused = true
        let bound = NIOLoopBound((self, context.channel), eventLoop: context.eventLoop)
        context.channel.setOption(.autoRead, value: false).whenComplete { _ in
            let (pause, channel) = bound.value
            channel.eventLoop.scheduleTask(in: pause.pause) {
                let (pause, channel) = bound.value
                pause.isPaused = false
                channel.setOption(.autoRead, value: true).whenFailure { _ in }
            }
        }
    }
}
