import NIOCore
import NIOPosix
import Synchronization

/// One way of a server to another one, which can be cut: what is sent is held back, new connections are turned away, and nobody
/// is told.
final class RouteRelay: Sendable {
    let port: Int
    private let listener: any Channel
    private let state: Mutex<State>

    private struct State {
        var isCut = false
        var channels: [any Channel] = []
    }

    /// Listens on a free port of 127.0.0.1 and passes on to `target`.
    static func start(target: Int) async throws -> RouteRelay {
        let box = Box()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { inbound in
                guard let relay = box.relay.withLock({ $0 }), !relay.state.withLock({ $0.isCut }) else {
                    return inbound.close()
                }
                return ClientBootstrap(group: inbound.eventLoop).channelOption(.autoRead, value: false)
                    .connect(host: "127.0.0.1", port: target)
                    .flatMap { outbound in
                        relay.state.withLock { $0.channels += [inbound, outbound] }
                        return inbound.pipeline.addHandler(Passing(to: outbound)).flatMap {
                            outbound.pipeline.addHandler(Passing(to: inbound))
                        }.flatMap { inbound.setOption(.autoRead, value: true) }
                            .flatMap { outbound.setOption(.autoRead, value: true) }
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let relay = RouteRelay(listener)
        box.relay.withLock { $0 = relay }
        return relay
    }

    private final class Box: Sendable {
        let relay = Mutex<RouteRelay?>(nil)
    }

    private init(_ listener: any Channel) {
        self.listener = listener
        port = listener.localAddress?.port ?? 0
        state = Mutex(State())
    }

    /// As if the network were gone.
    func cut() async throws {
        let channels = state.withLock { state in
            state.isCut = true
            return state.channels
        }
        for channel in channels where channel.isActive { try await channel.setOption(.autoRead, value: false).get() }
    }

    /// The network is back; connections of before are not.
    func heal() async {
        let channels = state.withLock { state in
            state.isCut = false
            defer { state.channels = [] }
            return state.channels
        }
        for channel in channels { try? await channel.close() }
    }

    /// Closes everything.
    func stop() async {
        try? await listener.close()
        await heal()
    }
}

/// Writes what it reads to another channel.
private final class Passing: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
}
