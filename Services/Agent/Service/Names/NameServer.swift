import AgentLogic
import Glibc
import Logging
import MeshConnections
import MeshDomain
import MeshRuntime
import NIOCore
import NIOExtras
import NIOPosix
import NameSystem
import ServiceLifecycle

/// The DNS server: UDP and TCP on one port.
struct NameServer: Service {
    /// How long answers that are under way may take once the process stops.
    private static let drain = TimeAmount.seconds(3)
    /// Sockets for UDP: one for each event loop, up to this many.
    private static let socketLimit = 4
    /// Packets that are read at once; a question takes at most 4,096 bytes, ordinary ones less than 100.
    private static let packets = 16
    private static let packetBytes = 4096
    /// Bytes of answers that wait for the socket.
    private static let unsentBytes = 1 << 20
    /// How often another port is tried where any will do.
    private static let attempts = 8
    /// Nobody has to say who they are here, so connections are only counted.
    private static let never = Duration.seconds(365 * 86400)

    let responder: NameResponder
    let limits: NameLimits
    let host: String
    /// 0 for any.
    let port: Int
    let logger: Logger
    let onRunning: @Sendable (Int) -> Void

    func run() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        var attempt = 1
        while true {
            let quiescing = ServerQuiescingHelper(group: group)
            let stream = try await listen(group, quiescing)
            let found = stream.localAddress?.port ?? port
            do {
                let datagrams = try await receive(group, on: found)
                onRunning(found)
                try? await gracefulShutdown()
                let ended = stream.eventLoop.makePromise(of: Void.self)
                quiescing.initiateShutdown(promise: ended)
                stream.eventLoop.scheduleTask(in: Self.drain) { ended.succeed() }
                try? await ended.futureResult.get()
                for channel in datagrams { try? await channel.close() }
                return
            } catch {
                try? await stream.close()
                guard port == 0, attempt < Self.attempts else { throw refusal(error) }
                attempt += 1
            }
        }
    }

    private func refusal(_ error: any Error) -> MeshError {
        MeshError(
            .unavailable,
            "the DNS server cannot listen on \(host):\(port) (ports.dns, addresses.dns, client_addr): \(error)"
        )
    }

    /// Listens for TCP; first, because only here a port is refused that somebody else has.
    private func listen(
        _ group: MultiThreadedEventLoopGroup,
        _ quiescing: ServerQuiescingHelper
    ) async throws -> any Channel {
        let gate = ConnectionGate(
            server: "dns",
            limits: ConnectionLimits(
                total: limits.connections,
                perAddress: limits.connectionsPerClient,
                strangers: limits.connections,
                strangersPerAddress: limits.connectionsPerClient,
                reserve: 0,
                strangerBytes: .max,
                strangerTime: Self.never
            ),
            logger: logger
        )
        let (responder, limits, logger) = (responder, limits, logger)
        do {
            return try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 256)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(ListenerPause(server: "dns", logger: logger))
                        try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                    }
                }
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.autoRead, value: false)
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 2048))
                .childChannelInitializer { channel in
                    gate.watch(channel).flatMapThrowing {
                        let client = channel.remoteAddress?.ipAddress ?? ""
                        try channel.pipeline.syncOperations.addHandler(NameStream(responder, limits, client: client))
                    }
                }
                .bind(host: host, port: port).get()
        } catch {
            throw refusal(error)
        }
    }

    /// Opens the sockets for UDP, which share the port.
    private func receive(_ group: MultiThreadedEventLoopGroup, on port: Int) async throws -> [any Channel] {
        let responder = responder
        var channels: [any Channel] = []
        do {
            for loop in group.makeIterator().prefix(Self.socketLimit) {
                let channel = try await DatagramBootstrap(group: loop)
                    .channelOption(ChannelOptions.socket(SocketOptionLevel(SOL_SOCKET), SO_REUSEPORT), value: 1)
                    .channelOption(.datagramVectorReadMessageCount, value: Self.packets)
                    .channelOption(
                        .recvAllocator,
                        value: FixedSizeRecvByteBufferAllocator(capacity: Self.packets * Self.packetBytes)
                    )
                    .channelOption(
                        ChannelOptions.writeBufferWaterMark,
                        value: ChannelOptions.Types.WriteBufferWaterMark(
                            low: Self.unsentBytes / 2,
                            high: Self.unsentBytes
                        )
                    )
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(NameDatagrams(responder))
                        }
                    }
                    .bind(host: host, port: port).get()
                channels.append(channel)
            }
        } catch {
            for channel in channels { try? await channel.close() }
            throw error
        }
        return channels
    }
}
