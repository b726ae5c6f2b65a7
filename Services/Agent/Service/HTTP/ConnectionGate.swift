import NIOCore
import Synchronization

/// Counts the connections of each client address and keeps it to a limit.
///
/// - Source: reference §12.2, `limits.http_max_conns_per_client`; a client over the limit is told so with status 429.
final class ConnectionGate: Sendable {
    private let limit: Int
    private let counts = Mutex<[String: Int]>([:])

    /// - Parameter limit: Connections per address; below 1 means any number.
    init(limit: Int) { self.limit = limit }

    /// Counts a connection until it is closed; false, and not counted, when its client has too many.
    func enter(_ channel: any Channel) -> Bool {
        guard limit > 0, let address = channel.remoteAddress?.ipAddress else { return true }
        let isAllowed = counts.withLock { counts in
            let count = counts[address] ?? 0
            guard count < limit else { return false }
            counts[address] = count + 1
            return true
        }
        if isAllowed { channel.closeFuture.whenComplete { [self] _ in leave(address) } }
        return isAllowed
    }

    private func leave(_ address: String) {
        counts.withLock { counts in
            let count = (counts[address] ?? 1) - 1
            counts[address] = count > 0 ? count : nil
        }
    }
}

/// Tells a client that it has too many connections, and closes this one.
final class ConnectionRefusal: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let answer = APIResponse.text(
        "Your IP is issuing too many concurrent connections, please rate limit your calls\n",
        status: 429
    )
    private let server: HTTPServer

    init(server: HTTPServer) { self.server = server }

    func channelActive(context: ChannelHandlerContext) {
        let bytes = HTTPAnswerBytes.encode(
            Self.answer,
            common: server.commonHeaders,
            connection: "close",
            includesBody: true,
            allocator: context.channel.allocator
        )
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
