import MeshDomain

/// Finds the handler of a path, as Consul's server does: patterns that end with `/` stand for everything below them, the
/// longest one wins.
///
/// - Source: reference §1.1.
package struct Router: Sendable {
    /// Answers a request.
    package typealias Handler = @Sendable (APIRequest) async throws -> APIResponse

    /// What is served at one pattern.
    private struct Route: Sendable {
        /// In the order in which `Allow` names them.
        var methods: [(name: String, handler: Handler)]
    }

    private var routes: [String: Route] = [:]

    /// No routes.
    package init() {}

    /// Adds a handler for a pattern and a method; the order of methods is that of `Allow`.
    package mutating func add(_ method: String, _ pattern: String, _ handler: @escaping Handler) {
        routes[pattern, default: Route(methods: [])].methods.append((method, handler))
    }

    /// Every pattern with every method that is served there, in a fixed order.
    package var served: [(method: String, pattern: String)] {
        routes.sorted { $0.key < $1.key }.flatMap { pattern, route in
            route.methods.map { (method: $0.name, pattern: pattern) }
        }
    }

    /// Answers a request; never throws, refusals become answers.
    package func respond(to request: APIRequest) async -> APIResponse {
        let handler: Handler
        switch lookUp(request) {
        case .failure(let known): return known.answer
        case .success(let found): handler = found
        }
        do {
            try Self.refuseEnterprise(request)
            return try await handler(request)
        } catch {
            return APIError(any: error).response
        }
    }

    /// The answer of a request for which there is no handler, which its body does not change; nil when there is one.
    func refusal(of request: APIRequest) -> APIResponse? {
        switch lookUp(request) {
        case .failure(let known): known.answer
        case .success: nil
        }
    }

    private struct KnownAnswer: Error {
        var answer: APIResponse
    }

    private func lookUp(_ request: APIRequest) -> Result<Handler, KnownAnswer> {
        guard let route = route(for: request.path) else {
            return .failure(KnownAnswer(answer: Self.unknown(request.path)))
        }
        let allowed = "OPTIONS," + route.methods.map(\.name).joined(separator: ",")
        if request.method == "OPTIONS" {
            let header = APIResponse.Header(name: "Allow", value: allowed)
            return .failure(KnownAnswer(answer: APIResponse(headers: [header])))
        }
        if let handler = route.methods.first(where: { $0.name == request.method })?.handler { return .success(handler) }
        var answer = APIResponse.text("method \(request.method) not allowed", status: 405)
        answer.add("Allow", allowed)
        return .failure(KnownAnswer(answer: answer))
    }

    private func route(for path: String) -> Route? {
        if let route = routes[path] { return route }
        var end = path.endIndex
        while let slash = path[..<end].lastIndex(of: "/") {
            if let route = routes[String(path[...slash])] { return route }
            end = slash
        }
        return nil
    }

    private static func unknown(_ path: String) -> APIResponse {
        if path.hasPrefix("/v1/") {
            return .text("Invalid URL path: not a recognized HTTP API endpoint\n", status: 404)
        }
        if path == "/" {
            return .text(
                "Consul Agent: UI disabled. To enable, set ui_config.enabled=true in the agent configuration and restart.",
                status: 200
            )
        }
        return .text(
            "Invalid URL path: if attempting to use the HTTP API, ensure the path starts with '/v1/'\n",
            status: 404
        )
    }

    private static func refuseEnterprise(_ request: APIRequest) throws(APIError) {
        for (name, header, feature) in [
            ("ns", "X-Consul-Namespace", "Namespaces are"), ("partition", "X-Consul-Partition", "Partitions are"),
        ] {
            if let value = request.query[name], !value.isEmpty {
                throw APIError(
                    status: 400,
                    text: "Invalid query parameter: \"\(name)\" - \(feature) a Consul Enterprise feature"
                )
            }
            if let value = request.headers[header], !value.isEmpty {
                throw APIError(
                    status: 400,
                    text: "Invalid header: \"\(header)\" - \(feature) a Consul Enterprise feature"
                )
            }
        }
    }
}
