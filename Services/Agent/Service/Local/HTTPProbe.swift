import AgentLogic
import ConsulJSON
import HTTPTypes
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks what an HTTP check asks: one connection for each request, which ends with the answer.
///
/// It writes the request itself because a check needs what general clients hide: the connection goes to the very address
/// that the policy judged, and nothing is sent that the check did not say.
///
/// - Source: reference §4.6, row http.
struct HTTPProbe: Sendable {
    /// What came back.
    struct Answer: Sendable {
        var status: HTTPResponseStatus
        /// The last bytes of the body.
        var body: [UInt8]
        var location: String?
    }

    private let dialer: CheckDialer
    private let policy: CheckDestinationPolicy
    private let verifying: NIOSSLContext
    private let lenient: NIOSSLContext

    /// Makes a probe.
    ///
    /// - Throws: What the TLS library says of the machine's certificates.
    init(dialer: CheckDialer) throws {
        self.dialer = dialer
        policy = dialer.policy
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        verifying = try NIOSSLContext(configuration: configuration)
        configuration.certificateVerification = .none
        lenient = try NIOSSLContext(configuration: configuration)
    }

    /// Asks, and follows redirects when the agent's setting and the check want it.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - definition: The check.
    ///   - limit: Bytes of the body that are kept.
    ///   - timeout: How long connecting may take.
    /// - Returns: The last answer.
    /// - Throws: ``ProbeFailure`` or what the connection failed with.
    func ask(
        _ request: HTTPCheckRequest,
        _ definition: CheckDefinition,
        limit: Int,
        timeout: Duration
    ) async throws -> Answer {
        var request = request
        for _ in 0...policy.redirectLimit {
            let answer = try await exchange(request, definition, limit: limit, timeout: timeout)
            guard policy.followsRedirects, !definition.disableRedirects, let location = answer.location else {
                return answer
            }
            do throws(MeshError) {
                request = try request.redirected(to: location, status: Int(answer.status.code))
            } catch {
                throw ProbeFailure("the redirect cannot be followed: \(error.message)")
            }
        }
        throw ProbeFailure("stopped after \(policy.redirectLimit) redirects")
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private func exchange(
        _ request: HTTPCheckRequest,
        _ definition: CheckDefinition,
        limit: Int,
        timeout: Duration
    ) async throws -> Answer {
        let context = definition.tlsSkipVerify ? lenient : verifying
        let connection = try await dialer.connect(to: request.destination, timeout: timeout) { channel in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                if request.usesTLS {
                    try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: request.serverName))
                }
                try pipeline.addHTTPClientHandlers()
                return try Connection(wrappingChannelSynchronously: channel)
            }
        }
        return try await connection.executeThenClose { inbound, outbound in
            // In one flush: a small server that reads once gets all of it.
            var parts = [HTTPClientRequestPart.head(Self.head(of: request))]
            if !request.body.isEmpty { parts.append(.body(.byteBuffer(ByteBuffer(string: request.body)))) }
            try await outbound.write(contentsOf: parts + [.end(nil)])
            return try await Self.answer(inbound, limit: limit)
        }
    }

    private static func head(of request: HTTPCheckRequest) -> HTTPRequestHead {
        var headers: HTTPHeaders = ["Host": request.authority]
        for field in request.fields { headers.add(name: field.name.rawName, value: field.value) }
        if !request.body.isEmpty { headers.add(name: "Content-Length", value: String(request.body.utf8.count)) }
        headers.add(name: "Connection", value: "close")
        return HTTPRequestHead(
            version: .http1_1,
            method: .init(rawValue: request.method.rawValue),
            uri: request.path,
            headers: headers
        )
    }

    private static func answer(
        _ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>,
        limit: Int
    ) async throws -> Answer {
        var answer: Answer?
        for try await part in parts {
            switch part {
            case .head(let head):
                let isRedirect = [301, 302, 303, 307, 308].contains(head.status.code)
                answer = Answer(
                    status: head.status,
                    body: [],
                    location: isRedirect ? head.headers.first(name: "Location") : nil
                )
            case .body(let bytes):
                answer?.body += bytes.readableBytesView
                // Kept is a little more than is shown, so that the cut does not copy everything each time.
                if let count = answer?.body.count, count > 2 * limit + 65_536 {
                    answer?.body.removeFirst(count - limit - 4)
                }
            case .end:
                if let answer { return answer }
            }
        }
        throw ProbeFailure("the connection ended before the answer did")
    }
}
