import Logging
import MeshBus
import MeshConnections
import MeshDomain
import MeshRuntime
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// The HTTPS server of the webhooks.
///
/// Bounded: so many connections, a request so long, an answer within a time below the API server's own patience.
struct WebhookServer: Sendable {
    /// Above the largest object that an API server stores, twice (as it is and as it was).
    static let bodyLimit = 8 << 20
    /// Of all requests that are under way: anybody in the cluster may send some.
    static let totalBodyLimit = 64 << 20
    private static let idleTime = TimeAmount.minutes(5)
    static let patience = Duration.seconds(8)

    let address: HealthAddress
    let certificate: WebhookCertificate
    let logger: Logger
    let respond: @Sendable (_ path: String, _ body: [UInt8]) async -> WebhookReply

    /// Serves until the task is cancelled.
    func run() async throws {
        guard case .network(let host, let port) = address else {
            throw MeshError(.badRequest, "TOMBOLO_WEBHOOK_ADDRESS must be host:port")
        }
        let limits = ConnectionLimits(
            total: 512,
            perAddress: 512,
            strangers: 256,
            strangersPerAddress: 256,
            reserve: 32,
            strangerBytes: Self.bodyLimit + (1 << 20),
            strangerTime: .seconds(20)
        )
        let gate = ConnectionGate(server: "webhook", limits: limits, logger: logger)
        let (certificate, respond, budget) = (certificate, respond, BodyBudget())
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1).serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                guard let context = certificate.context else { return channel.close() }
                return gate.watch(channel).flatMapThrowing {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: context))
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(IdleStateHandler(allTimeout: Self.idleTime))
                    try pipeline.addHandler(WebhookHandler(gate: gate, budget: budget, respond: respond))
                }
            }
            .bind(host: host, port: port).get()
        logger.info("webhooks are answered", metadata: [LogKey.address: "\(address)"])
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        try await channel.close()
    }
}

/// What a webhook answers.
struct WebhookReply: Sendable {
    var status = HTTPResponseStatus.ok
    var body: [UInt8]
    var type = "application/json"

    /// A text that says what is wrong.
    static func problem(_ status: HTTPResponseStatus, _ text: String) -> WebhookReply {
        WebhookReply(status: status, body: Array((text + "\n").utf8), type: "text/plain; charset=utf-8")
    }
}

/// How many bytes of requests are held, by all connections together.
private final class BodyBudget: Sendable {
    private let held = Mutex(0)

    /// Takes some; false when there are not so many.
    func take(_ bytes: Int) -> Bool {
        held.withLock { held in
            guard held + bytes <= WebhookServer.totalBodyLimit else { return false }
            held += bytes
            return true
        }
    }

    func giveBack(_ bytes: Int) { held.withLock { $0 -= bytes } }
}

/// Collects one request after another and writes what is answered.
private final class WebhookHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let gate: ConnectionGate
    private let budget: BodyBudget
    private let respond: @Sendable (String, [UInt8]) async -> WebhookReply
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isTooLong = false
    /// There was no room for it.
    private var isTooMuch = false

    init(
        gate: ConnectionGate,
        budget: BodyBudget,
        respond: @escaping @Sendable (String, [UInt8]) async -> WebhookReply
    ) {
        self.gate = gate
        self.budget = budget
        self.respond = respond
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            drop()
            (self.head, isTooLong, isTooMuch) = (head, false, false)
        case .body(let buffer):
            isTooLong = isTooLong || body.count + buffer.readableBytes > WebhookServer.bodyLimit
            isTooMuch = isTooMuch || !isTooLong && !budget.take(buffer.readableBytes)
            if isTooLong || isTooMuch { drop() } else { body += buffer.readableBytesView }
        case .end: answer(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        drop()
        context.fireChannelInactive()
    }

    private func drop() {
        budget.giveBack(body.count)
        body = []
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let (bytes, respond, gate, budget, channel) = (body, respond, gate, budget, context.channel)
        body = []
        let path = String(head.uri.prefix { $0 != "?" })
        let refusal: WebhookReply? =
            if isTooLong {
                .problem(.payloadTooLarge, "a request has at most \(WebhookServer.bodyLimit) bytes")
            } else if isTooMuch {
                .problem(.tooManyRequests, "too much is asked at the same time; try again")
            } else if head.method != .POST {
                .problem(.methodNotAllowed, "webhooks are asked by POST")
            } else { nil }
        let isKept = head.isKeepAlive
        Task {
            // From here on they are the answer's.
            defer { budget.giveBack(bytes.count) }
            let reply: WebhookReply
            if let refusal {
                reply = refusal
            } else {
                reply =
                    await withDeadline(WebhookServer.patience) { await respond(path, bytes) }
                    ?? .problem(.gatewayTimeout, "there is no answer within \(WebhookServer.patience)")
            }
            if reply.status == .ok, let remote = channel.remoteAddress, let host = remote.ipAddress,
                let port = remote.port
            {
                gate.admit(host.contains(":") ? "ipv6:[\(host)]:\(port)" : "ipv4:\(host):\(port)")
            }
            let headers: HTTPHeaders = [
                "Content-Type": reply.type, "Content-Length": String(reply.body.count),
                "Connection": isKept ? "keep-alive" : "close",
            ]
            let start = HTTPResponseHead(version: .http1_1, status: reply.status, headers: headers)
            // Who went away is told nothing.
            channel.write(HTTPServerResponsePart.head(start), promise: nil)
            channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: reply.body))), promise: nil)
            try? await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
            if !isKept { try? await channel.close() }
        }
    }
}
