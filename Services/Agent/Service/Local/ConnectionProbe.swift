import AgentLogic
import MeshDomain
import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL
import NIOTLS

/// Asks what checks of the kinds tcp, udp, h2ping and grpc ask: one connection for each, closed with the answer.
///
/// - Source: reference §4.6; RFC 9113 for HTTP/2; gRPC's health protocol (grpc.health.v1).
struct ConnectionProbe: Sendable {
    private let dialer: CheckDialer
    private let plain: TLSContexts
    private let second: TLSContexts

    /// Makes a probe.
    ///
    /// - Throws: What the TLS library says of the machine's certificates.
    init(dialer: CheckDialer) throws {
        self.dialer = dialer
        plain = try TLSContexts(protocols: [])
        second = try TLSContexts(protocols: ["h2"])
    }

    // MARK: - TCP and UDP

    /// Connects, and speaks TLS where that is wanted.
    ///
    /// - Throws: ``ProbeFailure`` or what the connection failed with.
    func connect(to destination: CheckDestination, _ encryption: CheckEncryption?, timeout: Duration) async throws {
        let plain = plain
        let link = try await dialer.connect(to: destination, timeout: timeout) { channel in
            let shaken = channel.eventLoop.makePromise(of: Void.self)
            guard let encryption else {
                shaken.succeed()
                return channel.eventLoop.makeSucceededFuture(Link(channel: channel, answer: shaken.futureResult))
            }
            return channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                // First, so that its promise is kept however the rest ends.
                try pipeline.addHandler(HandshakeWaiter(shaken))
                try pipeline.addHandler(try plain.handler(encryption), position: .first)
                return Link(channel: channel, answer: shaken.futureResult)
            }
        }
        try await link.value()
    }

    /// The address that datagrams are sent to.
    ///
    /// - Throws: ``ProbeFailure``, or what the resolver says.
    func address(of destination: CheckDestination, timeout: Duration) async throws -> SocketAddress {
        guard let address = try await dialer.addresses(of: destination, timeout: timeout).first else {
            throw ProbeFailure("dial udp \(destination.authority): no such host")
        }
        return address
    }

    /// Sends an empty datagram and waits for any answer.
    ///
    /// - Throws: ``ProbeFailure`` or what the machine says, such as that nobody listens there.
    func send(to address: SocketAddress, of destination: CheckDestination) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.any().makePromise(of: Void.self)
        let channel: any Channel
        do {
            channel = try await DatagramBootstrap(group: group).channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramWaiter(answer))
                }
            }.connect(to: address).get()
        } catch {
            answer.fail(error)
            throw ProbeFailure("dial udp \(destination.authority): \(error)")
        }
        let datagram = AddressedEnvelope(remoteAddress: address, data: ByteBuffer())
        channel.writeAndFlush(datagram).whenFailure { answer.fail($0) }
        try await Link(channel: channel, answer: answer.futureResult).value()
    }

    // MARK: - HTTP/2

    /// Sends an HTTP/2 ping and waits for its answer.
    ///
    /// - Throws: ``ProbeFailure`` or what the connection failed with.
    func ping(_ destination: CheckDestination, _ encryption: CheckEncryption?, timeout: Duration) async throws {
        try await exchange(destination, encryption, timeout: timeout) { PingExchange($0, isEncrypted: $1) }
    }

    /// Asks gRPC's health protocol for a service.
    ///
    /// - Throws: ``ProbeFailure`` saying what came instead of SERVING.
    func health(
        of service: String,
        at destination: CheckDestination,
        _ encryption: CheckEncryption?,
        timeout: Duration
    ) async throws {
        let question = HealthQuestion(
            service: service,
            scheme: encryption == nil ? "http" : "https",
            authority: encryption?.serverName.map { "\($0):\(destination.port)" } ?? destination.authority
        )
        try await exchange(destination, encryption, timeout: timeout) { HealthExchange($0, question, isEncrypted: $1) }
    }

    private func exchange<Handler: ChannelInboundHandler>(
        _ destination: CheckDestination,
        _ encryption: CheckEncryption?,
        timeout: Duration,
        _ make: @escaping @Sendable (EventLoopPromise<Void>, Bool) -> Handler
    ) async throws {
        let second = second
        let link = try await dialer.connect(to: destination, timeout: timeout) { channel in
            let answer = channel.eventLoop.makePromise(of: Void.self)
            return channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(make(answer, encryption != nil))
                try pipeline.addHandler(NIOHTTP2Handler(mode: .client), position: .first)
                if let encryption { try pipeline.addHandler(try second.handler(encryption), position: .first) }
                return Link(channel: channel, answer: answer.futureResult)
            }
        }
        try await link.value()
    }
}

/// A connection and what is waited for on it.
private struct Link: Sendable {
    var channel: any Channel
    var answer: EventLoopFuture<Void>

    /// Waits, and closes; at once when cancelled.
    func value() async throws {
        let channel = channel
        defer { channel.close(promise: nil) }
        try await withTaskCancellationHandler {
            try await answer.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}

/// TLS of checks: with the machine's certificates, or without looking.
private struct TLSContexts: Sendable {
    private let verifying: NIOSSLContext
    private let lenient: NIOSSLContext

    init(protocols: [String]) throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = protocols
        verifying = try NIOSSLContext(configuration: configuration)
        configuration.certificateVerification = .none
        lenient = try NIOSSLContext(configuration: configuration)
    }

    func handler(_ encryption: CheckEncryption) throws -> NIOSSLClientHandler {
        try NIOSSLClientHandler(
            context: encryption.isVerified ? verifying : lenient,
            serverHostname: encryption.serverName
        )
    }
}

/// Waits for the end of a TLS handshake.
private final class HandshakeWaiter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let promise: EventLoopPromise<Void>

    init(_ promise: EventLoopPromise<Void>) { self.promise = promise }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { promise.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }

    func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }
}

/// Waits for a datagram.
private final class DatagramWaiter: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    private let promise: EventLoopPromise<Void>

    init(_ promise: EventLoopPromise<Void>) { self.promise = promise }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { promise.succeed() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { promise.fail(error) }

    func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }
}

/// What the exchanges over HTTP/2 have in common: they begin with the connection and end with it.
private class FrameExchange: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame
    let promise: EventLoopPromise<Void>
    private let isEncrypted: Bool

    init(_ promise: EventLoopPromise<Void>, isEncrypted: Bool) {
        self.promise = promise
        self.isEncrypted = isEncrypted
    }

    /// Sends what is asked.
    func begin(_ context: ChannelHandlerContext) {}

    /// Takes a frame of the other side.
    func take(_ frame: HTTP2Frame) {}

    final func channelActive(context: ChannelHandlerContext) {
        if !isEncrypted { begin(context) }
    }

    final func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard isEncrypted, case .handshakeCompleted(let spoken)? = event as? TLSUserEvent else { return }
        guard spoken == "h2" else {
            promise.fail(ProbeFailure("the server does not speak HTTP/2 (ALPN: \(spoken ?? "nothing chosen"))"))
            return context.close(promise: nil)
        }
        begin(context)
    }

    final func channelRead(context: ChannelHandlerContext, data: NIOAny) { take(unwrapInboundIn(data)) }

    final func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    final func channelInactive(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }

    final func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }
}

private final class PingExchange: FrameExchange {
    override func begin(_ context: ChannelHandlerContext) {
        let ping = HTTP2Frame(streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 1), ack: false))
        context.writeAndFlush(wrapOutboundOut(ping), promise: nil)
    }

    override func take(_ frame: HTTP2Frame) {
        if case .ping(_, ack: true) = frame.payload { promise.succeed() }
    }
}

private final class HealthExchange: FrameExchange {
    private let question: HealthQuestion
    private var answer = HealthAnswer()

    init(_ promise: EventLoopPromise<Void>, _ question: HealthQuestion, isEncrypted: Bool) {
        self.question = question
        super.init(promise, isEncrypted: isEncrypted)
    }

    override func begin(_ context: ChannelHandlerContext) {
        let stream = HTTP2StreamID(1)
        let headers = HPACKHeaders(question.headers)
        context.write(
            wrapOutboundOut(HTTP2Frame(streamID: stream, payload: .headers(.init(headers: headers)))),
            promise: nil
        )
        let body = HTTP2Frame.FramePayload.Data(data: .byteBuffer(ByteBuffer(bytes: question.body)), endStream: true)
        context.writeAndFlush(wrapOutboundOut(HTTP2Frame(streamID: stream, payload: .data(body))), promise: nil)
    }

    override func take(_ frame: HTTP2Frame) {
        switch frame.payload {
        case .headers(let part):
            answer.take(part.headers.map { ($0.name, $0.value) })
            if part.endStream { end() }
        case .data(let part):
            if case .byteBuffer(let bytes) = part.data { answer.take(bytes.readableBytesView) }
            if part.endStream { end() }
        case .rstStream(let code): promise.fail(ProbeFailure("the server ended the call: \(code)"))
        case .goAway(_, let code, _) where code != .noError:
            promise.fail(ProbeFailure("the server ended the connection: \(code)"))
        case _: break
        }
    }

    private func end() {
        if let problem = answer.problem { promise.fail(ProbeFailure(problem)) } else { promise.succeed() }
    }
}
