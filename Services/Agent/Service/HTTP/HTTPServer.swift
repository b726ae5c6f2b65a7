import AgentLogic
import ConsulJSON
import Foundation
import Logging
import MeshContracts
import MeshDomain
import MeshRuntime
import Metrics
import NIOCore
import NIOExtras
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// The HTTP server in front of the router: bytes in and out, headers every answer has, cancellation of waits.
///
/// Each connection and all that is done for it stay on one event loop. Deliberately on swift-nio and not on a framework
/// (decision 008): the clients of an agent are many, and most of them only wait.
final class HTTPServer: Sendable {
    /// The largest body that is read; the journal takes no larger entry.
    static let bodyLimit = 2 << 20
    static let bodyTooLarge = APIResponse.text(
        "Request body is too large, max size: \(bodyLimit) bytes",
        status: 413
    )

    let context: AgentContext
    let router: Router
    /// Headers of every answer, as they stand on the wire.
    let commonHeaders: String
    private let metrics = RequestMetrics()
    private let requestNames = RequestNames()

    init(context: AgentContext, router: Router) {
        self.context = context
        self.router = router
        let configuration = context.configuration
        var headers = configuration.responseHeaders.sorted { $0.key < $1.key }
            .map { APIResponse.Header(name: $0.key, value: $0.value) }
        let own = [("Vary", "Accept-Encoding"), ("X-Consul-Default-ACL-Policy", configuration.acl.defaultPolicy)]
        for (name, value) in own where !headers.contains(where: { equalIgnoringCase($0.name, name) }) {
            headers.append(APIResponse.Header(name: name, value: value))
        }
        commonHeaders = HTTPAnswerBytes.lines(headers)
    }

    /// The server as a part of the process.
    ///
    /// - Parameters:
    ///   - host: Address to listen on.
    ///   - port: Port; 0 for any.
    ///   - onRunning: Called with the port once the server listens.
    /// - Returns: The part.
    func service(host: String, port: Int, onRunning: @escaping @Sendable (Int) -> Void) -> some Service {
        Listener(server: self, host: host, port: port, onRunning: onRunning)
    }

    private struct Listener: Service {
        /// How long requests that are being answered may take once the process stops.
        static let drain = TimeAmount.seconds(3)

        let server: HTTPServer
        let host: String
        let port: Int
        let onRunning: @Sendable (Int) -> Void

        func run() async throws {
            let group = MultiThreadedEventLoopGroup.singleton
            let quiescing = ServerQuiescingHelper(group: group)
            let gate = ConnectionGate(limit: server.context.configuration.connectionsPerClient)
            let server = server
            let executors = LoopExecutors()
            let channel: any Channel
            do {
                channel = try await ServerBootstrap(group: group)
                    .serverChannelOption(.backlog, value: 1024)
                    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                    .serverChannelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(
                                quiescing.makeServerChannelHandler(channel: channel)
                            )
                        }
                    }
                    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                    .childChannelOption(.allowRemoteHalfClosure, value: true)
                    .childChannelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            let pipeline = channel.pipeline.syncOperations
                            guard gate.enter(channel) else {
                                return try pipeline.addHandler(ConnectionRefusal(server: server))
                            }
                            try pipeline.addHandler(
                                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes))
                            )
                            try pipeline.addHandler(
                                HTTPConnection(server: server, executor: executors[channel.eventLoop])
                            )
                        }
                    }
                    .bind(host: host, port: port).get()
            } catch {
                throw MeshError(
                    .unavailable,
                    "the HTTP API cannot listen on \(host):\(port) (ports.http, client_addr): \(error)"
                )
            }
            onRunning(channel.localAddress?.port ?? port)
            try? await gracefulShutdown()
            let ended = channel.eventLoop.makePromise(of: Void.self)
            quiescing.initiateShutdown(promise: ended)
            channel.eventLoop.scheduleTask(in: Self.drain) { ended.succeed() }
            try? await ended.futureResult.get()
        }
    }

    // MARK: - Answering

    /// A request as the router takes it, or the answer that is known without asking it.
    struct Call: Sendable {
        fileprivate let method: HTTPMethod
        fileprivate let uri: String
        fileprivate let request: Result<APIRequest, EarlyAnswer>

        /// Whether the answer may be held back until something changes.
        var waits: Bool {
            guard method == .GET, case .success(let request) = request else { return false }
            return request.query["index"].map { $0 != "0" && !$0.isEmpty } ?? request.query.has("hash")
        }
    }

    /// Reads a request that has arrived.
    func call(for arrival: HTTPConnection.Arrival) -> Call {
        Call(method: arrival.head.method, uri: arrival.head.uri, request: request(of: arrival))
    }

    /// Answers a request; never throws, refusals become answers.
    func answer(to call: Call) async -> APIResponse {
        let start = ContinuousClock.now
        var answer: APIResponse
        switch call.request {
        case .failure(let refusal): answer = refusal.response
        case .success(let request):
            let origin = RequestOrigin(requestID: request.id, traceParent: request.traceParent)
            answer = await RequestOrigin.$current.withValue(origin) { await router.respond(to: request) }
            answer.add("X-Request-Id", request.id)
            if request.query.has("pretty"), answer.contentType == "application/json",
                let value = try? JSONText.parse(answer.body)
            {
                answer.body = JSONText.bytes(of: value, layout: .pretty) + [0x0A]
            }
        }
        let time = start.duration(to: .now)
        metrics.record(call.method, answer.status, time)
        context.logger.debug(
            "answered",
            metadata: [
                "http.method": "\(call.method.rawValue)", "http.path": "\(Self.pathOnly(call.uri))",
                "http.status": "\(answer.status)", "duration": "\(time)",
                LogKey.request: "\(answer["X-Request-Id"] ?? "")",
            ]
        )
        return answer
    }

    /// The path as it came; the query is left out since it may hold a token.
    private static func pathOnly(_ uri: String) -> Substring { uri.prefix { $0 != "?" } }

    /// An answer that is known before the router is asked.
    fileprivate struct EarlyAnswer: Error {
        var response: APIResponse
    }

    private func request(of arrival: HTTPConnection.Arrival) -> Result<APIRequest, EarlyAnswer> {
        let parts = arrival.head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first.flatMap({ PercentCoding.decode($0, plusIsBlank: false) }),
            !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { return .failure(EarlyAnswer(response: APIResponse(status: 400))) }
        if let cleaned = Self.cleaned(path) {
            let location = APIResponse.Header(name: "Location", value: cleaned)
            return .failure(EarlyAnswer(response: APIResponse(status: 301, headers: [location])))
        }
        guard let query = parts.count > 1 ? QueryParameters(parsing: parts[1]) : QueryParameters() else {
            return .failure(EarlyAnswer(response: APIResponse(status: 500)))
        }
        if context.configuration.blockedEndpoints.contains(where: path.hasPrefix) {
            let refusal = APIResponse.text("Endpoint is blocked by agent configuration", status: 403)
            return .failure(EarlyAnswer(response: refusal))
        }
        return .success(
            APIRequest(
                method: arrival.head.method.rawValue,
                path: path,
                query: query,
                headers: HeaderFields(arrival.head.headers.map { ($0.name, $0.value) }),
                body: Array(arrival.body.readableBytesView),
                id: requestNames.next()
            )
        )
    }

    /// The path without double slashes and dots; nil when it is clean.
    ///
    /// - Source: reference §1.1, path cleaning.
    private static func cleaned(_ path: String) -> String? {
        guard needsCleaning(path) else { return nil }
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        return "/" + segments.joined(separator: "/") + (path.hasSuffix("/") && !segments.isEmpty ? "/" : "")
    }
}

/// Whether a path has `//`, `/./` or `/../` in it.
private func needsCleaning(_ path: String) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var dots: Int?
    for byte in path.utf8 {
        switch (byte, dots) {
        case (slash, .some): return true
        case (slash, nil): dots = 0
        case (dot, let count?) where count < 2: dots = count + 1
        case _: dots = nil
        }
    }
    return false
}

/// One executor for each event loop.
private final class LoopExecutors: Sendable {
    private let known = Mutex<[ObjectIdentifier: EventLoopExecutor]>([:])

    subscript(loop: any EventLoop) -> EventLoopExecutor {
        known.withLock { known in
            if let executor = known[ObjectIdentifier(loop)] { return executor }
            let executor = EventLoopExecutor(loop)
            known[ObjectIdentifier(loop)] = executor
            return executor
        }
    }
}

/// Times of requests by method and status.
private final class RequestMetrics: Sendable {
    private struct Label: Hashable {
        var method: HTTPMethodName
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

    func record(_ method: HTTPMethod, _ status: Int, _ time: Duration) {
        let label = Label(method: HTTPMethodName(method), status: status)
        let timer = timers.withLock { timers in
            if let timer = timers[label] { return timer }
            let dimensions = [("method", label.method.rawValue), ("status", "\(status)")]
            let timer = Metrics.Timer(label: "http.request", dimensions: dimensions)
            timers[label] = timer
            return timer
        }
        let (seconds, attoseconds) = time.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
