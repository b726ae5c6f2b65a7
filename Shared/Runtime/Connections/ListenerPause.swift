import Glibc
package import Logging
import Metrics
package import NIOCore
import Synchronization

/// Stops taking connections for a moment when the system gives no descriptor or memory for one.
///
/// Without it the event loop tries the same connection again at once, for ever, and burns a core.
package final class ListenerPause: ChannelInboundHandler, Sendable {
    /// Connections that were taken.
    package typealias InboundIn = any Channel
    /// The same.
    package typealias InboundOut = any Channel

    /// How long nothing is taken.
    private static let pause = TimeAmount.milliseconds(250)
    /// Log lines are this many pauses apart.
    private static let quiet = 40

    private let onPause: @Sendable (IOError) -> Void
    private let isPaused = Atomic<Bool>(false)

    /// Makes a handler that tells of each pause, with what `accept` said.
    package init(onPause: @escaping @Sendable (IOError) -> Void) { self.onPause = onPause }

    /// Makes a handler that counts and logs pauses; `server` is the first part of the name of its metric
    /// (`<server>.accept.pauses`).
    package convenience init(server: String, logger: Logger) {
        let pauses = Counter(label: "\(server).accept.pauses")
        let count = Mutex(0)
        self.init { reason in
            pauses.increment()
            let isSaid = count.withLock { count in
                defer { count += 1 }
                return count % Self.quiet == 0
            }
            guard isSaid else { return }
            logger.error(
                "no connection can be taken; trying again every 250 ms (raise ulimit -n, or lower the limit of connections)",
                metadata: ["error": "\(String(cString: strerror(reason.errnoCode)))"]
            )
        }
    }

    /// Puts the handler before all others of a listening channel.
    package func install(in channel: any Channel) -> EventLoopFuture<Void> {
        channel.pipeline.addHandler(self, position: .first)
    }

    /// Takes the errors of `accept`: those for want of descriptors or memory pause the listener, others are passed on.
    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let reason = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(reason.errnoCode) else {
            return context.fireErrorCaught(error)
        }
        guard !isPaused.exchange(true, ordering: .relaxed) else { return }
        onPause(reason)
        let channel = context.channel
        channel.setOption(.autoRead, value: false).whenComplete { _ in
            channel.eventLoop.scheduleTask(in: Self.pause) {
                self.isPaused.store(false, ordering: .relaxed)
                channel.setOption(.autoRead, value: true).whenFailure { _ in
                    // The listener was closed meanwhile.
                }
            }
        }
    }
}
