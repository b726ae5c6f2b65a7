package import Logging
package import MeshDomain
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Answers `/health` (the process runs), `/ready` (it can do its work) and `/metrics` (Prometheus) on a port of its own.
package struct HealthEndpoint: Service {
    private let host: String
    private let port: Int
    private let isReady: @Sendable () -> String?
    private let logger: Logger

    /// Makes the endpoint.
    ///
    /// - Parameters:
    ///   - address: `host:port`.
    ///   - logger: Where it says that it listens.
    ///   - isReady: Why the process cannot do its work now; nil when it can.
    /// - Throws: `badRequest` when the address is not `host:port`.
    package init(
        address: String,
        logger: Logger,
        isReady: @escaping @Sendable () -> String?
    ) throws(MeshError) {
        guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]) else {
            throw MeshError(.badRequest, "TOMBOLO_HEALTH_ADDRESS is \"\(address)\"; it must be host:port")
        }
        host = String(address[..<colon])
        self.port = port
        self.isReady = isReady
        self.logger = logger
    }

    package func run() async throws {
        let isReady = isReady
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(HealthHandler(isReady: isReady))
                }
            }
            .bind(host: host, port: port).get()
        logger.debug("health endpoint listens", metadata: [LogKey.address: "\(host):\(port)"])
        try await gracefulShutdown()
        try await channel.close()
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
