import NIOCore
import Synchronization

/// Bounds what may be sent by those who have not shown a secret yet: how many they are, how much they say, and for how long.
///
/// A connection is admitted once a stream or an exchange on it was accepted; before that it may send 256 KiB and lasts
/// 15 s.
final class ConnectionGate: Sendable {
    private static let byteLimit = 256 * 1024
    private static let countLimit = 1024

    private struct Table {
        /// By the address of the other end.
        var strangers: Set<String> = []
        var admitted: Set<String> = []
    }

    private let table = Mutex(Table())
    private let patience: Duration

    /// Gives strangers that long.
    init(patience: Duration) { self.patience = patience }

    /// Watches a connection from its start.
    func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let address = channel.remoteAddress, let port = address.port else { return channel.close() }
        let name = Self.name(address.ipAddress ?? "", port)
        let isTaken = table.withLock { table in
            guard table.strangers.count < Self.countLimit else { return false }
            table.strangers.insert(name)
            return true
        }
        guard isTaken else { return channel.close() }
        channel.closeFuture.whenComplete { _ in
            self.table.withLock { table in
                table.strangers.remove(name)
                table.admitted.remove(name)
            }
        }
        channel.eventLoop.scheduleTask(in: .milliseconds(Int64(patience / .milliseconds(1)))) {
            if !self.isAdmitted(name) { channel.close(promise: nil) }
        }
        return channel.eventLoop.submit {
            let counter = ByteCounter(limit: Self.byteLimit) { self.isAdmitted(name) }
            try channel.pipeline.syncOperations.addHandler(counter, position: .first)
        }
    }

    /// Lets a connection send as much as it likes.
    ///
    /// - Parameter remotePeer: The other end, as gRPC names it: `ipv4:10.0.0.1:4711` or `ipv6:[::1]:4711`.
    func admit(_ remotePeer: String) {
        guard let colon = remotePeer.firstIndex(of: ":"), let last = remotePeer.lastIndex(of: ":"), colon < last,
            let port = Int(remotePeer[remotePeer.index(after: last)...])
        else { return }
        let host = remotePeer[remotePeer.index(after: colon)..<last].filter { $0 != "[" && $0 != "]" }
        let name = Self.name(String(host), port)
        table.withLock { table in if table.strangers.remove(name) != nil { table.admitted.insert(name) } }
    }

    private func isAdmitted(_ name: String) -> Bool { table.withLock { $0.admitted.contains(name) } }

    private static func name(_ host: String, _ port: Int) -> String { "\(host) \(port)" }
}

/// Closes a connection that sends more than it may.
private final class ByteCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let limit: Int
    private let isAdmitted: () -> Bool
    private var count = 0
    private var isFree = false

    init(limit: Int, isAdmitted: @escaping () -> Bool) {
        self.limit = limit
        self.isAdmitted = isAdmitted
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isFree {
            count += unwrapInboundIn(data).readableBytes
            if count > limit {
                isFree = isAdmitted()
                guard isFree else {
                    context.close(promise: nil)
                    return
                }
            }
        }
        context.fireChannelRead(data)
    }
}
