import MeshDomain

/// All endpoints, found by method and path as Consul's server finds them: a path that is declared exactly first, else the
/// longest prefix that has a parameter after it.
///
/// - Source: reference §1.1.
package struct EndpointTable: Sendable {
    /// The endpoints of one prefix, in the order in which `Allow` names their methods.
    private struct Group: Sendable {
        var endpoints: [Endpoint] = []

        /// Patterns that say more about the end of the path come first.
        func endpoint(_ method: String, _ path: String) -> (endpoint: Endpoint, argument: String)? {
            var found: (endpoint: Endpoint, argument: String)?
            for endpoint in endpoints where endpoint.method.rawValue == method {
                guard let argument = endpoint.path.argument(in: path) else { continue }
                if let found, found.endpoint.path.suffix.count >= endpoint.path.suffix.count { continue }
                found = (endpoint, argument)
            }
            return found
        }

        var allowed: String {
            var names = ["OPTIONS"]
            for endpoint in endpoints where !names.contains(endpoint.method.rawValue) {
                names.append(endpoint.method.rawValue)
            }
            return names.joined(separator: ",")
        }
    }

    /// What stands for a request in the table.
    enum Match: Sendable {
        /// An endpoint, and what its path parameter stands for.
        case endpoint(Endpoint, argument: String)
        /// There is none; this is the answer.
        case answer(APIResponse)
    }

    /// Every endpoint, in the order of declaration.
    package let endpoints: [Endpoint]
    private var exact: [String: Group] = [:]
    private var below: [String: Group] = [:]

    /// Makes a table; no two endpoints may have the same method and pattern.
    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        var seen: Set<String> = []
        for endpoint in endpoints {
            let path = endpoint.path
            precondition(
                seen.insert(endpoint.method.rawValue + " " + path.prefix + "*" + path.suffix).inserted,
                "\(endpoint.method.rawValue) \(path) is declared twice"
            )
            if path.parameter == nil {
                exact[path.prefix, default: Group()].endpoints.append(endpoint)
            } else {
                below[path.prefix, default: Group()].endpoints.append(endpoint)
            }
        }
    }

    /// Looks up a request.
    func match(_ method: String, _ path: String) -> Match {
        guard let group = group(for: path) else { return .answer(Self.unknown(path)) }
        if method == "OPTIONS" {
            return .answer(APIResponse(headers: [APIResponse.Header(name: "Allow", value: group.allowed)]))
        }
        if let found = group.endpoint(method, path) { return .endpoint(found.endpoint, argument: found.argument) }
        var answer = APIResponse.text("method \(method) not allowed", status: 405)
        answer.add("Allow", group.allowed)
        return .answer(answer)
    }

    private func group(for path: String) -> Group? {
        if let group = exact[path] { return group }
        // By bytes: a mark that combines with the slash before it is part of an argument.
        var rest = path.utf8[...]
        while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
            if let group = below[String(Substring(rest[...slash]))] { return group }
            rest = rest[..<slash]
        }
        return nil
    }

    /// The answer to a path that nothing stands for.
    static func unknown(_ path: String) -> APIResponse {
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
}
