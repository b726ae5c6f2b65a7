import AgentLogic
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MeshDomain
import MeshRuntime
import Metrics
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The HTTP server in front of the router: bytes in and out, headers every answer has, cancellation of waits.
struct HTTPServer: Sendable {
    /// The largest body that is read; the journal takes no larger entry.
    static let bodyLimit = 2 << 20

    let context: AgentContext
    let router: Router

    /// The server as a part of the process.
    ///
    /// - Parameters:
    ///   - host: Address to listen on.
    ///   - port: Port; 0 for any.
    ///   - onRunning: Called with the port once the server listens.
    /// - Returns: The part.
    func service(host: String, port: Int, onRunning: @escaping @Sendable (Int) -> Void) -> some Service {
        Application(
            responder: Responder(server: self),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? port) },
            logger: context.logger
        )
    }

    private struct Responder: HTTPResponder {
        typealias Context = BasicRequestContext
        let server: HTTPServer

        func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
            try await server.respond(to: request)
        }
    }

    func respond(to request: Request) async throws -> Response {
        let start = ContinuousClock.now
        let answer = try await answer(to: request)
        let method = request.method.rawValue
        Metrics.Timer(label: "http.request", dimensions: [("method", method), ("status", "\(answer.status)")])
            .recordNanoseconds(start.duration(to: .now).nanoseconds)
        return response(of: answer)
    }

    private func answer(to request: Request) async throws -> APIResponse {
        let target = request.head.path ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = PercentCoding.decode(parts[0], plusIsBlank: false) else { return APIResponse(status: 400) }
        if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return APIResponse(status: 400)
        }
        if let cleaned = Self.cleaned(path) {
            return APIResponse(status: 301, headers: [APIResponse.Header(name: "Location", value: cleaned)])
        }
        guard let query = parts.count > 1 ? QueryParameters(parsing: parts[1]) : QueryParameters() else {
            return APIResponse(status: 500)
        }
        if context.configuration.blockedEndpoints.contains(where: path.hasPrefix) {
            return .text("Endpoint is blocked by agent configuration", status: 403)
        }
        var headers: [String: String] = [:]
        for field in request.headers {
            headers[field.name.canonicalName] = headers[field.name.canonicalName] ?? field.value
        }
        var call = APIRequest(
            method: request.method.rawValue,
            path: path,
            query: query,
            headers: headers,
            id: UUID().uuidString.lowercased()
        )
        if call.method == "GET" {
            let waits = query["index"].map { $0 != "0" && !$0.isEmpty } ?? query.has("hash")
            guard waits else { return await finished(call) }
            let waiting = call
            return try await request.body.consumeWithCancellationOnInboundClose { _ in await finished(waiting) }
        }
        do {
            let body = try await request.body.collect(upTo: Self.bodyLimit)
            call.body = Array(body.readableBytesView)
        } catch is NIOTooManyBytesError {
            return .text("Request body is too large, max size: \(Self.bodyLimit) bytes", status: 413)
        }
        return await finished(call)
    }

    /// The router's answer, laid out as asked for.
    private func finished(_ request: APIRequest) async -> APIResponse {
        var answer = await router.respond(to: request)
        guard request.query.has("pretty"), answer.contentType == "application/json",
            let value = try? JSONText.parse(answer.body)
        else { return answer }
        answer.body = JSONText.bytes(of: value, layout: .pretty) + [0x0A]
        return answer
    }

    private func response(of answer: APIResponse) -> Response {
        var fields = HTTPFields()
        if !answer.contentType.isEmpty { fields[.contentType] = answer.contentType }
        fields[.vary] = "Accept-Encoding"
        let policy = context.configuration.acl.defaultPolicy
        for header in answer.headers + [APIResponse.Header(name: "X-Consul-Default-ACL-Policy", value: policy)] {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        for (key, value) in context.configuration.responseHeaders {
            if let name = HTTPField.Name(key) { fields[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// The path without double slashes and dots; nil when it is clean.
    ///
    /// - Source: reference §1.1, path cleaning.
    private static func cleaned(_ path: String) -> String? {
        guard path.contains("//") || path.contains("/./") || path.contains("/../") else { return nil }
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        return "/" + segments.joined(separator: "/") + (path.hasSuffix("/") && !segments.isEmpty ? "/" : "")
    }
}

extension Duration {
    /// Rounded down, for metrics.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
