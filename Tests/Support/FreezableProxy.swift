import NIOCore
import NIOPosix
import Synchronization

/// Passes TCP connections on, until it is told to freeze them: then nothing is read any more, and nobody is told.
package final class FreezableProxy: Sendable {
    /// Where it listens on 127.0.0.1.
    package let port: Int
    private let listener: any Channel
    private let channels = Mutex<[any Channel]>([])
    /// Nil while new connections are taken; else how many were turned away.
    private let turnedAway = Mutex<Int?>(nil)

    /// Listens on a free port of 127.0.0.1.
    ///
    /// - Parameter target: The port where connections are passed on to.
    /// - Returns: The proxy, listening.
    /// - Throws: What the system says when there is no port.
    package static func start(target: Int) async throws -> FreezableProxy {
        let box = Box()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { inbound in
                if box.proxy.withLock({ $0?.turnsAway() }) == true { return inbound.close() }
                return ClientBootstrap(group: inbound.eventLoop).channelOption(.autoRead, value: false)
                    .connect(host: "127.0.0.1", port: target)
                    .flatMap { outbound in
                        box.proxy.withLock { $0?.keep(inbound, outbound) }
                        return inbound.pipeline.addHandler(Relay(to: outbound)).flatMap {
                            outbound.pipeline.addHandler(Relay(to: inbound))
                        }.flatMap { inbound.setOption(.autoRead, value: true) }
                            .flatMap { outbound.setOption(.autoRead, value: true) }
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let proxy = FreezableProxy(listener: listener)
        box.proxy.withLock { $0 = proxy }
        return proxy
    }

    private final class Box: Sendable {
        let proxy = Mutex<FreezableProxy?>(nil)
    }

    private init(listener: any Channel) {
        self.listener = listener
        port = listener.localAddress?.port ?? 0
    }

    /// How many connections were turned away since the cut.
    package var refusals: Int { turnedAway.withLock { $0 ?? 0 } }

    /// Whether a new connection is turned away; then it is counted.
    private func turnsAway() -> Bool {
        turnedAway.withLock { count in
            count = count.map { $0 + 1 }
            return count != nil
        }
    }

    private func keep(_ inbound: any Channel, _ outbound: any Channel) {
        channels.withLock { $0 += [inbound, outbound] }
    }

    /// Stops to read from the connections there are; new ones are passed on as before.
    package func freeze() async throws {
        for channel in channels.withLock({ $0 }) where channel.isActive {
            try await channel.setOption(.autoRead, value: false).get()
        }
    }

    /// As if the network were gone: the connections there are fall silent, and new ones are turned away.
    package func cut() async throws {
        turnedAway.withLock { $0 = 0 }
        try await freeze()
    }

    /// Takes connections again; those from before stay silent.
    package func restore() { turnedAway.withLock { $0 = nil } }

    /// Takes connections again; those from before are closed.
    package func heal() async {
        restore()
        let earlier = channels.withLock { channels in
            defer { channels = [] }
            return channels
        }
        for channel in earlier { try? await channel.close() }
    }

    /// Closes everything.
    package func stop() async {
        try? await listener.close()
        await heal()
    }
}

/// Writes what it reads to another channel.
private final class Relay: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
}
