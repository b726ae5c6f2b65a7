import CommandLineLogic
import ConsulJSON
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Waits on this machine for the browser that comes back from an identity provider.
///
/// Bounded: a few connections at once, each closed after its answer or after some seconds; whoever does not bring the state of
/// this login is refused and changes nothing.
final class BrowserListener: Sendable {
    /// What a browser brought back.
    struct Return: Sendable {
        var state: String
        var code: String
    }

    /// How long the person may take; the service gives no more either.
    private static let patience = TimeAmount.minutes(10)
    private static let connectionPatience = TimeAmount.seconds(5)
    private static let mostConnections = 16
    private static let path = "/oidc/callback"

    /// Where a browser is to be sent back to.
    let address: String
    private let channel: any Channel
    private let desk = Desk()

    /// Begins to listen.
    ///
    /// - Throws: A failure naming the flag.
    init(on place: String) async throws(CommandFailure) {
        guard let colon = place.lastIndex(of: ":"), let port = Int(place[place.index(after: colon)...]),
            (0...65_535).contains(port), colon != place.startIndex
        else { throw CommandFailure("-oidc-callback-listen-addr is \"\(place)\"; it must be host:port") }
        let host = String(place[..<colon])
        let desk = desk
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                guard desk.enter() else { return channel.close() }
                channel.closeFuture.whenComplete { _ in desk.leave() }
                return channel.eventLoop.makeCompletedFuture {
                    let end = channel.eventLoop.scheduleTask(in: Self.connectionPatience) {
                        channel.close(promise: nil)
                    }
                    channel.closeFuture.whenComplete { _ in end.cancel() }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(BrowserHandler(desk))
                }
            }
        do {
            let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
            channel = try await bootstrap.bind(host: bare, port: port).get()
        } catch {
            throw CommandFailure("-oidc-callback-listen-addr: nothing can listen on \(place): \(error)")
        }
        address = "http://\(host):\(channel.localAddress?.port ?? port)\(Self.path)"
    }

    /// Waits for the end of the login that began with this address.
    ///
    /// - Throws: A failure with what the provider says, or when nobody comes.
    func wait(for url: String) async throws(CommandFailure) -> Return {
        let query = url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        guard let state = Self.fields(query)["state"] else {
            throw CommandFailure("the address of the identity provider has no state")
        }
        let promise = channel.eventLoop.makePromise(of: Result<Return, CommandFailure>.self)
        desk.expect(state, promise)
        let end = channel.eventLoop.scheduleTask(in: Self.patience) {
            promise.succeed(.failure(CommandFailure("nobody came back from the identity provider within 10 minutes")))
        }
        let outcome: Result<Return, CommandFailure>
        do { outcome = try await promise.futureResult.get() } catch { throw CommandFailure("\(error)") }
        end.cancel()
        return try outcome.get()
    }

    /// Listens no more.
    func close() async {
        // The last answer is under way to the browser.
        try? await channel.close()
        await desk.idle(on: channel.eventLoop)
    }

    private static func fields(_ query: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        for part in query.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(halves[0]) else { continue }
            fields[name] = halves.count > 1 ? PercentEncoding.decoded(halves[1]) : ""
        }
        return fields
    }

    /// Where requests and the one who waits meet.
    fileprivate final class Desk: Sendable {
        private struct Expected {
            var state: String
            var promise: EventLoopPromise<Result<Return, CommandFailure>>
        }

        private let expected = Mutex<Expected?>(nil)
        private let open = Mutex(0)

        func enter() -> Bool {
            open.withLock { open in
                guard open < BrowserListener.mostConnections else { return false }
                open += 1
                return true
            }
        }

        func leave() { open.withLock { $0 -= 1 } }

        func idle(on loop: any EventLoop) async {
            for _ in 0..<40 where open.withLock({ $0 > 0 }) {
                try? await loop.scheduleTask(in: .milliseconds(50)) {}.futureResult.get()
            }
        }

        func expect(_ state: String, _ promise: EventLoopPromise<Result<Return, CommandFailure>>) {
            expected.withLock { $0 = Expected(state: state, promise: promise) }
        }

        /// What the browser is told.
        func answer(_ target: String) -> (status: HTTPResponseStatus, text: String) {
            let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == BrowserListener.path else { return (.notFound, "Nothing is here.\n") }
            let fields = BrowserListener.fields(parts.count > 1 ? parts[1] : "")
            let done = expected.withLock { expected -> EventLoopPromise<Result<Return, CommandFailure>>? in
                guard let now = expected, fields["state"] == now.state else { return nil }
                expected = nil
                return now.promise
            }
            guard let done else { return (.badRequest, "This is not the login that is under way.\n") }
            if let code = fields["code"], !code.isEmpty {
                done.succeed(.success(Return(state: fields["state"] ?? "", code: code)))
                return (.ok, "You are back. The rest happens in your terminal; this page can be closed.\n")
            }
            let word = (fields["error"] ?? "no code came back").prefix(64).filter {
                $0.isLetter || $0 == "_" || $0 == " "
            }
            done.succeed(.failure(CommandFailure("the identity provider refuses: \(word)")))
            return (.ok, "The identity provider refused the login; your terminal says more.\n")
        }
    }
}

private final class BrowserHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let desk: BrowserListener.Desk
    private var head: HTTPRequestHead?

    init(_ desk: BrowserListener.Desk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: return
        case .end:
            guard let head else { return }
            let (status, text) =
                head.method == .GET ? desk.answer(head.uri) : (.methodNotAllowed, "Only GET is answered.\n")
            let headers: HTTPHeaders = [
                "Content-Type": "text/plain; charset=utf-8", "Content-Length": "\(text.utf8.count)",
                "Connection": "close",
                "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            ]
            let answer = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            context.write(wrapOutboundOut(.head(answer)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
                context.close(promise: nil)
            }
        }
    }
}
