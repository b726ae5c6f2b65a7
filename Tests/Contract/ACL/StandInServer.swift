import Certificates
import Foundation
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// An HTTPS server that stands in for an identity provider or the API server of Kubernetes, on a port of its own.
final class StandInServer: Sendable {
    struct Request: Sendable {
        var method: String
        var path: String
        var authorization: String
        var body: [UInt8]
    }

    struct Answer: Sendable {
        var status = 200
        var location = ""
        var body: MeshValue = .null
        /// How much is sent instead of the body.
        var fillBytes = 0
        /// How long it keeps silent first.
        var delay = TimeAmount.zero
    }

    typealias Handler = @Sendable (Request) -> Answer

    private struct Table {
        var handler: Handler
        var requests: [Request] = []
    }

    /// The certificate of its authority.
    let authority: String
    let port: Int
    private let channel: any Channel
    private let table: Mutex<Table>

    var url: String { "https://127.0.0.1:\(port)" }
    var requests: [Request] { table.withLock { $0.requests } }

    /// Starts to answer, until ``stop()``.
    init(_ handler: @escaping Handler) async throws {
        let now = Int64(Date().timeIntervalSince1970)
        let authority = try AgentAuthority.make(
            commonName: "stand-in",
            key: CertificateKey.generate(),
            serial: 1,
            now: now - 60,
            lifetime: .seconds(3600)
        )
        let key = try CertificateKey.generate()
        let certificate = try authority.issue(
            for: .server,
            commonName: "127.0.0.1",
            names: SubjectNames(addresses: [[127, 0, 0, 1]]),
            publicKey: key.publicKey,
            serial: 2,
            now: now,
            lifetime: .seconds(3600)
        )
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.pem.utf8))
        let tls = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.revealedPEM().utf8), format: .pem))
            )
        )
        let inbox = Inbox()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(StandInHandler { inbox.answer($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.authority = authority.certificate.pem
        port = channel.localAddress?.port ?? 0
        table = Mutex(Table(handler: handler))
        inbox.server.withLock { $0 = self }
    }

    /// Answers differently from now on.
    func answer(_ handler: @escaping Handler) { table.withLock { $0.handler = handler } }

    func stop() async { try? await channel.close() }

    fileprivate func answer(_ request: Request) -> Answer {
        let handler = table.withLock { table in
            table.requests.append(request)
            return table.handler
        }
        return handler(request)
    }

    /// Where requests go once the server is complete.
    private final class Inbox: Sendable {
        let server = Mutex<StandInServer?>(nil)

        func answer(_ request: Request) -> Answer {
            server.withLock { $0 }?.answer(request) ?? Answer(status: 503)
        }
    }
}

private final class StandInHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (StandInServer.Request) -> StandInServer.Answer
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ answer: @escaping @Sendable (StandInServer.Request) -> StandInServer.Answer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += Array(part.readableBytesView)
        case .end:
            guard let head else { return }
            let answer = answer(
                StandInServer.Request(
                    method: head.method.rawValue,
                    path: head.uri,
                    authorization: head.headers.first(name: "authorization") ?? "",
                    body: body
                )
            )
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            let writing = NIOLoopBound(self, eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: answer.delay) { writing.value.write(answer, bound.value) }
        }
    }

    private func write(_ answer: StandInServer.Answer, _ context: ChannelHandlerContext) {
        let bytes =
            answer.fillBytes > 0 ? [UInt8](repeating: 0x20, count: answer.fillBytes) : JSONText.bytes(of: answer.body)
        var headers: HTTPHeaders = ["content-length": String(bytes.count)]
        if !answer.location.isEmpty { headers.add(name: "location", value: answer.location) }
        let status = HTTPResponseStatus(statusCode: answer.status)
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
