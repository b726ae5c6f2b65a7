import AgentLogic
import ConsulJSON
import Foundation
import Logging
import MeshConnections
import MeshContracts
import MeshDomain
import MeshRuntime
import Metrics
import NIOCore
import NIOExtras
import NIOHTTP1
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Synchronization

/// The HTTP server in front of the pipeline: bytes in and out, headers every answer has, cancellation of waits.
///
/// Each connection and all that is done for it stay on one event loop. Deliberately on swift-nio and not on a framework
/// (decision 008): the clients of an agent are many, and most of them only wait.
final class HTTPServer: Sendable {
    let context: AgentContext
    let pipeline: RequestPipeline
    let limits: HTTPLimits
    let meter: HTTPMeter
    let budget: HTTPBudget
    /// Headers of every answer, as they stand on the wire.
    let commonHeaders: String
    private let metrics = RequestMetrics()
    private let gate: HTTPConnectionGate
    private let parts: LoopParts
    let requestNames = RequestNames()

    init(_ pipeline: RequestPipeline) {
        self.pipeline = pipeline
        context = pipeline.context
        limits = context.configuration.http
        meter = context.httpMeter
        budget = HTTPBudget(limits, meter: meter)
        gate = HTTPConnectionGate(
            perClient: limits.connectionsPerClient,
            inAll: DescriptorLimit.connections(limits.connections),
            meter: meter
        )
        parts = LoopParts(meter: meter)
        let configuration = context.configuration
        var headers = configuration.responseHeaders.sorted { $0.key < $1.key }
            .map { APIResponse.Header(name: $0.key, value: $0.value) }
        let own = [("Vary", "Accept-Encoding"), ("X-Consul-Default-ACL-Policy", configuration.acl.defaultPolicy)]
        for (name, value) in own where !headers.contains(where: { equalIgnoringCase($0.name, name) }) {
            headers.append(APIResponse.Header(name: name, value: value))
        }
        commonHeaders = HTTPAnswerBytes.lines(headers)
    }

    /// What the server has to bear now.
    var load: HTTPLoad {
        HTTPLoad(
            connections: gate.count,
            bodyBytes: budget.bodyBytes,
            answerBytes: budget.answerBytes,
            heldBytes: meter.heldTotal,
            refusals: Dictionary(
                uniqueKeysWithValues: HTTPMeter.Limit.allCases.map { ($0.rawValue, meter.count(of: $0)) }
            )
        )
    }

    /// A port of the server as a part of the process; all of them share the limits.
    ///
    /// - Parameters:
    ///   - address: Where to listen.
    ///   - port: Port; 0 for any.
    ///   - certificate: What clients see over TLS; nil for no TLS.
    ///   - onRunning: Called once the server listens, with the address as it is shown and the port if there is one.
    /// - Returns: The part.
    func service(
        _ address: ListenAddress,
        port: Int,
        certificate: HTTPSCertificate? = nil,
        onRunning: @escaping @Sendable (String, Int?) -> Void
    ) -> some Service {
        Listener(server: self, address: address, port: port, certificate: certificate, onRunning: onRunning)
    }

    private struct Listener: Service {
        /// How long requests that are being answered may take once the process stops.
        static let drain = TimeAmount.seconds(3)

        let server: HTTPServer
        let address: ListenAddress
        let port: Int
        let certificate: HTTPSCertificate?
        let onRunning: @Sendable (String, Int?) -> Void

        func run() async throws {
            let group = MultiThreadedEventLoopGroup.singleton
            let quiescing = ServerQuiescingHelper(group: group)
            let channel = try await listen(with: quiescing)
            switch address {
            case .host(let host):
                let port = channel.localAddress?.port ?? port
                onRunning("\(host):\(port)", port)
            case .socket(let path): onRunning("unix://\(path)", nil)
            }
            try? await gracefulShutdown()
            let ended = channel.eventLoop.makePromise(of: Void.self)
            quiescing.initiateShutdown(promise: ended)
            channel.eventLoop.scheduleTask(in: Self.drain) { ended.succeed() }
            try? await ended.futureResult.get()
        }

        /// Takes connections.
        ///
        /// - Throws: `unavailable` naming the options.
        private func listen(with quiescing: ServerQuiescingHelper) async throws(MeshError) -> any Channel {
            do {
                switch address {
                case .host(let host):
                    return try await bootstrap(quiescing).serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1).bind(host: host, port: port).get()
                case .socket(let path):
                    try SocketFile.makeRoom(at: path)
                    let channel = try await bootstrap(quiescing).bind(unixDomainSocketPath: path).get()
                    try server.context.configuration.socketFiles.apply(to: path)
                    return channel
                }
            } catch let problem as MeshError {
                throw problem
            } catch {
                let shown = if case .host(let host) = address { "\(host):\(port)" } else { "\(address)" }
                throw MeshError(
                    .unavailable,
                    "the HTTP API cannot listen on \(shown) (\(certificate == nil ? "ports.http" : "ports.https"), "
                        + "client_addr): \(error)"
                )
            }
        }

        private func bootstrap(_ quiescing: ServerQuiescingHelper) -> ServerBootstrap {
            let (server, tls) = (server, certificate?.context)
            return ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(
                            ListenerPause { _ in server.meter.reached(.descriptors, client: "") }
                        )
                        try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                    }
                }
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                // One read of at most this size can come in before its sender is held back. It begins small: the decoder keeps
                // the last buffer of a connection, also while it waits.
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelOption(
                    .recvAllocator,
                    value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1024, maximum: 16 << 10)
                )
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        // What no address can be asked of would pass for a Unix socket.
                        if HTTPConnectionGate.isFromNowhere(channel) { return channel.close(promise: nil) }
                        let pass = server.gate.enter(channel)
                        if let tls {
                            // A refusal would wait for a handshake that may never come.
                            if case .refused = pass { return channel.close(promise: nil) }
                            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                        }
                        switch pass {
                        case .refused(let limit):
                            try channel.pipeline.syncOperations.addHandler(
                                ConnectionRefusal(server: server, limit: limit)
                            )
                        case .admitted(let pass):
                            try server.makePipeline(of: channel, pass, server.parts[channel.eventLoop])
                        }
                    }
                }
        }
    }

    /// Socket, back pressure, pieces, decoder, connection.
    private func makePipeline(of channel: any Channel, _ pass: HTTPConnectionGate.Pass, _ part: LoopPart) throws {
        let pipeline = channel.pipeline.syncOperations
        let connection = HTTPConnection(server: self, executor: part.executor, pass: pass, sweep: part.sweep)
        let gate = InboundGate(connection, limitBytes: limits.bodyBytes + limits.headerBytes)
        connection.gate = gate
        var sizes = NIOHTTPDecoderLimitConfiguration()
        sizes.maxHeaderListSize = limits.headerBytes
        sizes.maxHeaderFieldSize = limits.headerBytes
        try pipeline.addHandler(BackPressureHandler())
        try pipeline.addHandler(gate)
        try pipeline.addHandler(
            ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: sizes))
        )
        try pipeline.addHandler(connection)
    }

    // MARK: - Answering

    /// A request with what stands for it in the table, or the answer that is known without it.
    struct Call: Sendable {
        fileprivate let method: HTTPMethod
        fileprivate let uri: String
        fileprivate let begin = ContinuousClock.now
        fileprivate var found: Result<(request: APIRequest, match: EndpointTable.Match), EarlyAnswer>

        /// Whether the answer may be held back until something changes, which its endpoint says.
        var waits: Bool {
            guard case .success((let request, .endpoint(let endpoint, _))) = found else { return false }
            return endpoint.waits(request.query)
        }

        /// The endpoint's pattern; a fixed word when there is none, so that strangers cannot fill the metrics.
        fileprivate var route: String {
            guard case .success((_, .endpoint(let endpoint, _))) = found else { return "none" }
            return endpoint.path.description
        }
    }

    /// Reads a request that has arrived.
    func call(for arrival: HTTPConnection.Arrival) -> Call {
        Call(
            method: arrival.head.method,
            uri: arrival.head.uri,
            found: request(of: arrival).map { ($0, pipeline.table.match($0.method, $0.path)) }
        )
    }

    /// What becomes of a request.
    enum Outcome: Sendable {
        case answer(APIResponse)
        /// It is to be asked in this form after a wait.
        case waits(Call, ReadWait)
    }

    /// Answers a request, or says what it waits for; never throws, refusals become answers.
    func outcome(of given: Call) async -> Outcome {
        var call = given
        var answer: APIResponse
        switch call.found {
        case .failure(let refusal): answer = refusal.response
        case .success((var request, let match)):
            let origin = RequestOrigin(requestID: request.id, traceParent: request.traceParent)
            answer = await RequestOrigin.$current.withValue(origin) { [request] in
                await pipeline.respond(to: request, match)
            }
            if let wait = answer.wait {
                request.resumption = wait.resumption
                call.found = .success((request, match))
                return .waits(call, wait)
            }
            answer.add("X-Request-Id", request.id)
            if request.query.has("pretty"), answer.contentType == "application/json",
                let value = try? JSONText.parse(answer.body)
            {
                answer.body = JSONText.bytes(of: value, layout: .pretty) + [0x0A]
            }
        }
        note(answer, to: call)
        return .answer(answer)
    }

    /// The answer of a request whose wait nobody waits for any more.
    func cancelled(_ call: Call) -> APIResponse {
        var answer = APIError(any: CancellationError()).readResponse
        if case .success((let request, _)) = call.found { answer.add("X-Request-Id", request.id) }
        note(answer, to: call)
        return answer
    }

    /// Counts an answer and logs it.
    private func note(_ answer: APIResponse, to call: Call) {
        let time = call.begin.duration(to: .now)
        metrics.record(call.method, call.route, answer.status, time)
        context.logger.debug(
            "answered",
            metadata: [
                "http.method": "\(call.method.rawValue)", "http.path": "\(Self.pathOnly(call.uri))",
                "http.status": "\(answer.status)", "duration": "\(time)",
                LogKey.request: "\(answer["X-Request-Id"] ?? "")",
            ]
        )
    }

    /// The path as it came; the query is left out since it may hold a token.
    private static func pathOnly(_ uri: String) -> Substring { uri.prefix { $0 != "?" } }
}

/// What the HTTP server has to bear, as its metrics show it.
package struct HTTPLoad: Sendable, Hashable {
    /// Open connections (`http.connections`).
    package var connections: Int
    /// Bytes of bodies in memory (`http.body.bytes`).
    package var bodyBytes: Int
    /// Bytes of large answers that are being taken (`http.answer.bytes`).
    package var answerBytes: Int
    /// Bytes of answers not taken and requests not begun, as of the last look at all connections (`http.held.bytes`).
    package var heldBytes: Int
    /// How often each limit was reached (`http.refused`).
    package var refusals: [String: Int]
}

/// What the connections of each event loop share.
private final class LoopParts: Sendable {
    private let meter: HTTPMeter
    private let known = Mutex<[ObjectIdentifier: LoopPart]>([:])

    init(meter: HTTPMeter) { self.meter = meter }

    /// The part of the loop that this is called on.
    subscript(loop: any EventLoop) -> LoopPart {
        known.withLock { known in
            if let part = known[ObjectIdentifier(loop)] { return part }
            let part = LoopPart(executor: EventLoopExecutor(loop), sweep: ConnectionSweep(loop, meter: meter))
            known[ObjectIdentifier(loop)] = part
            return part
        }
    }
}

private struct LoopPart: Sendable {
    var executor: EventLoopExecutor
    var sweep: ConnectionSweep
}

/// Times of requests by method, endpoint and status.
private final class RequestMetrics: Sendable {
    private struct Label: Hashable {
        var method: HTTPMethodName
        var route: String
        var status: Int
    }

    /// Methods that clients invent are counted together, so that they cannot fill the memory.
    private enum HTTPMethodName: String {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
        case other = "other"

        init(_ method: HTTPMethod) {
            switch method {
            case .GET: self = .get
            case .PUT: self = .put
            case .POST: self = .post
            case .DELETE: self = .delete
            case _: self = .other
            }
        }
    }

    private let timers = Mutex<[Label: Metrics.Timer]>([:])

    func record(_ method: HTTPMethod, _ route: String, _ status: Int, _ time: Duration) {
        let label = Label(method: HTTPMethodName(method), route: route, status: status)
        let timer = timers.withLock { timers in
            if let timer = timers[label] { return timer }
            let dimensions = [
                ("method", label.method.rawValue), ("route", route), ("status", "\(status)"),
            ]
            let timer = Metrics.Timer(label: "http.request", dimensions: dimensions)
            timers[label] = timer
            return timer
        }
        let (seconds, attoseconds) = time.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
