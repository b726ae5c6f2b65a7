import AgentLogic
import MeshDomain
import NIOCore
import NIOHTTP1

/// What is decided about a request before the pipeline is asked.
extension HTTPServer {
    /// An answer that is known before the pipeline is asked.
    struct EarlyAnswer: Error {
        var response: APIResponse
    }

    /// Reads a request that has arrived.
    func request(of arrival: HTTPConnection.Arrival) -> Result<APIRequest, EarlyAnswer> {
        do throws(EarlyAnswer) {
            var request = try requestWithoutBody(arrival.head, from: arrival.client)
            request.body = Array(arrival.body.readableBytesView)
            request.bodyStream = arrival.stream
            return .success(request)
        } catch { return .failure(error) }
    }

    private func requestWithoutBody(
        _ head: HTTPRequestHead,
        from client: String
    ) throws(EarlyAnswer) -> APIRequest {
        let method = head.method.rawValue
        let target = try Self.early { () throws(APIError) in try RequestTarget(head.uri, method: method) }
        if let answer = answer(for: target, method: head.method) ?? refusalOfForeignPage(head) {
            throw EarlyAnswer(response: answer)
        }
        let query = try Self.early { () throws(APIError) in try QueryParameters(reading: target.rawQuery ?? "") }
        var request = APIRequest(
            method: method,
            path: target.path,
            query: query,
            headers: HeaderFields(head.headers.map { ($0.name, $0.value) }),
            id: requestNames.next()
        )
        request.rawPath = String(target.rawPath)
        request.client = client
        return request
    }

    private static func early<Value>(_ read: () throws(APIError) -> Value) throws(EarlyAnswer) -> Value {
        do throws(APIError) { return try read() } catch { throw EarlyAnswer(response: error.response) }
    }

    /// The answer that a target has whatever it is asked for.
    private func answer(for target: RequestTarget, method: HTTPMethod) -> APIResponse? {
        if target.path == "*" {
            return APIResponse(headers: [APIResponse.Header(name: "Allow", value: "OPTIONS,GET,PUT,POST,DELETE")])
        }
        guard target.isPrintable else { return APIResponse(status: 400) }
        if let tidied = target.tidied {
            guard method == .GET || method == .HEAD else {
                // Nothing to follow: a client that repeated its command there would do it to another object.
                return .text(
                    "The path has \"//\", \"/./\" or \"/../\" in it; if that is part of a name, escape its slashes as %2F",
                    status: 301
                )
            }
            return APIResponse(status: 301, headers: [APIResponse.Header(name: "Location", value: tidied)])
        }
        if context.configuration.blockedEndpoints.contains(where: target.path.hasPrefix) {
            return .text("Endpoint is blocked by agent configuration", status: 403)
        }
        return nil
    }

    /// The answer of a request that is refused whatever follows its header; nil when it may go on.
    ///
    /// - Source: RFC 9112 §3.2 (`Host`), RFC 9110 §10.1.1 (`Expect`); reference §1.2, `http_config.allow_write_http_from`.
    func refusal(of head: HTTPRequestHead, by pass: HTTPConnectionGate.Pass) -> APIResponse? {
        let writers = context.configuration.writers
        // Whoever comes by a socket has no address: its permissions say who may.
        if !writers.isEmpty, !pass.isSocket, ![.GET, .HEAD, .OPTIONS].contains(head.method),
            case let address = IPAddress(pass.client)?.unmapped,
            !writers.contains(where: { address.map($0.contains) ?? false })
        {
            return .text("Access is restricted", status: 403)
        }
        let hosts = head.headers["host"].count
        guard hosts == 1 || hosts == 0 && head.version.minor == 0 else {
            return .text("A request must have one header Host, and only one", status: 400)
        }
        if head.method == .CONNECT { return .text("CONNECT is not served", status: 400) }
        if head.version.minor > 0 {
            for expectation in head.headers[canonicalForm: "expect"]
            where !equalIgnoringCase(expectation.description.trimmingBlanks, "100-continue") {
                return .text("The only expectation that can be met is 100-continue", status: 417)
            }
        }
        if let length = head.headers.first(name: "content-length")?.trimmingBlanks,
            case let limit = bodyLimit(of: head), (Int(length) ?? .max) > limit
        {
            return Self.bodyTooLarge(limit)
        }
        return nil
    }

    /// The answer of a request that is refused before its body is read: there is no such endpoint, or its token is unknown;
    /// nil when the body may come.
    ///
    /// What exactly the token may do is asked by the endpoint, which knows the body.
    func refusalBeforeBody(of head: HTTPRequestHead, from client: String) async -> APIResponse? {
        do {
            return await pipeline.refusalBeforeBody(of: try requestWithoutBody(head, from: client))
        } catch { return error.response }
    }

    /// How large the body of a request may be, which its endpoint says.
    func bodyLimit(of head: HTTPRequestHead) -> Int {
        switch bodyRule(of: head) {
        case .json(let rule)?: rule.limit(limits)
        case .stream(let limit)?: limit(limits)
        case Endpoint.BodyRule.none?, .bytes?, nil: limits.bodyBytes
        }
    }

    /// Whether a request's endpoint takes the body while it comes.
    func streamsBody(of head: HTTPRequestHead) -> Bool {
        if case .stream? = bodyRule(of: head) { true } else { false }
    }

    private func bodyRule(of head: HTTPRequestHead) -> Endpoint.BodyRule? {
        guard let target = try? RequestTarget(head.uri, method: head.method.rawValue),
            case .endpoint(let endpoint, _) = pipeline.table.match(head.method.rawValue, target.path)
        else { return nil }
        return endpoint.body
    }

    static func bodyTooLarge(_ limit: Int) -> APIResponse {
        .text("Request body is too large, max size: \(limit) bytes", status: 413)
    }

    var headerTooLarge: APIResponse {
        .text(
            "The request's header is too large: more than \(limits.headerBytes) bytes (http_config.max_header_bytes)"
                + " or too many fields",
            status: 431
        )
    }

    /// The answer of a request for which there is no memory now.
    static func overloaded(_ limit: HTTPMeter.Limit) -> APIResponse {
        let isOwnFault = limit == .bodyMemoryPerClient
        var answer = APIResponse.text(
            isOwnFault
                ? "Your IP is sending too much at once; try again later (\(limit.option))"
                : "The agent has too much to hold at once; try again later (\(limit.option))",
            status: isOwnFault ? 429 : 503
        )
        answer.add("Retry-After", "1")
        return answer
    }

    /// The answer of a client that takes too long to send something.
    static func tooSlow(_ part: String) -> APIResponse {
        .text("Request timeout: \(part) of the request did not come in time", status: 408)
    }
}
