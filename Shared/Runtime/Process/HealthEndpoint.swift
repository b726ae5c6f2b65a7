import CoreMetrics
package import Logging
import MeshContracts
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Answers `/health` (the process runs), `/ready` (it can do its work) and `/metrics` (Prometheus) on an address of its own.
///
/// Bounded: so many connections at once, and each is closed after its answer or after `patience` without a request.
package struct HealthEndpoint: Service {
    /// How long a connection may take for its request, and for taking the answer.
    private static let patience = TimeAmount.seconds(5)

    private let address: HealthAddress
    private let connections: Int
    private let isReady: @Sendable () -> String?
    private let logger: Logger

    /// Makes the endpoint.
    ///
    /// - Parameters:
    ///   - address: Where it listens.
    ///   - connections: How many connections there may be at once; further ones are closed and counted.
    ///   - logger: Where it says that it listens.
    ///   - isReady: Why the process cannot do its work now; nil when it can.
    package init(
        address: HealthAddress,
        connections: Int,
        logger: Logger,
        isReady: @escaping @Sendable () -> String?
    ) {
        self.address = address
        self.connections = connections
        self.isReady = isReady
        self.logger = logger
    }

    package func run() async throws {
        let (isReady, logger, limit) = (isReady, logger, connections)
        let gate = HealthConnections(limit: limit, logger: logger)
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                guard gate.enter() else { return channel.close() }
                channel.closeFuture.whenComplete { _ in gate.leave() }
                return channel.eventLoop.makeCompletedFuture {
                    // From its beginning on, whatever it sends: an answer closes it long before.
                    let end = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
                    channel.closeFuture.whenComplete { _ in end.cancel() }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(HealthHandler(isReady: isReady))
                }
            }
        let channel =
            switch address {
            case .network(let host, let port): try await bootstrap.bind(host: host, port: port).get()
            case .socket(let path):
                try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
            }
        logger.debug("health endpoint listens", metadata: [LogKey.address: "\(address)"])
        try await gracefulShutdown()
        try await channel.close()
    }
}

/// Counts the connections of the endpoint.
private final class HealthConnections: Sendable {
    private let open = Mutex((count: 0, isFull: false))
    private let limit: Int
    private let logger: Logger
    private let refused = Counter(label: MetricKey.healthRefused)

    init(limit: Int, logger: Logger) {
        self.limit = limit
        self.logger = logger
    }

    /// Whether one more is let in; says it once when the limit is reached.
    func enter() -> Bool {
        let (isIn, isNews): (Bool, Bool) = open.withLock { open in
            guard open.count >= limit else {
                open.count += 1
                return (true, false)
            }
            defer { open.isFull = true }
            return (false, !open.isFull)
        }
        if !isIn { refused.increment() }
        if isNews {
            logger.warning(
                "too many connections to the health endpoint; TOMBOLO_HEALTH_CONNECTIONS is the limit",
                metadata: ["limit": "\(limit)"]
            )
        }
        return isIn
    }

    func leave() {
        open.withLock { open in
            open.count -= 1
            if open.count * 2 < limit { open.isFull = false }
        }
    }
}

private final class HealthHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let isReady: @Sendable () -> String?
    private var path = ""

    init(isReady: @escaping @Sendable () -> String?) { self.isReady = isReady }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): path = String(head.uri.prefix { $0 != "?" })
        case .body: return
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        var status = HTTPResponseStatus.ok
        let body: String
        switch path {
        case "/health": body = "ok\n"
        case "/ready":
            let reason = isReady()
            status = reason == nil ? .ok : .serviceUnavailable
            body = (reason ?? "ready") + "\n"
        case "/metrics": body = MetricsRegistry.shared.prometheusText()
        default:
            status = .notFound
            body = "only /health, /ready and /metrics are here\n"
        }
        let buffer = context.channel.allocator.buffer(string: body)
        let headers: HTTPHeaders = [
            "Content-Type": "text/plain; charset=utf-8", "Content-Length": "\(buffer.readableBytes)",
            "Connection": "close",
        ]
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
            promise: nil
        )
        context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }
}
