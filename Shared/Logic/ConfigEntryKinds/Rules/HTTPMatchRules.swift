import MeshDomain

/// Rules that the match of a route and the permission of an intention have in common.
///
/// - Source: texts are Consul's; a route's field follows its place with a blank, an intention's with a dot.
struct HTTPMatchRules {
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"]

    /// What is looked at, as messages name it.
    let place: String
    /// What stands between a place and a field of it.
    let joint: String

    /// - Throws: `rejected` when more than one is set, or one does not begin as a path does.
    func checkPaths(exact: String, prefix: String, regex: String) throws(MeshError) {
        if [exact, prefix, regex].filter({ !$0.isEmpty }).count > 1 {
            throw MeshError(
                .rejected,
                "\(place) should only contain at most one of PathExact, PathPrefix, or PathRegex"
            )
        }
        for (field, path) in [("PathExact", exact), ("PathPrefix", prefix)] where !path.isEmpty && !path.hasPrefix("/")
        {
            throw MeshError(.rejected, "\(place)\(joint)\(field) doesn't start with '/': \"\(path)\"")
        }
    }

    /// - Throws: `rejected` naming the header.
    func check(_ headers: [HTTPHeaderMatch]) throws(MeshError) {
        for (number, header) in headers.enumerated() {
            try check(
                "Header[\(number)]",
                name: header.header,
                isPresent: header.isPresent,
                texts: [header.exact, header.prefix, header.suffix, header.regex],
                choices: "Present, Exact, Prefix, Suffix, or Regex"
            )
        }
    }

    /// - Throws: `rejected` naming the parameter.
    func check(_ parameters: [RouteQueryMatch]) throws(MeshError) {
        for (number, query) in parameters.enumerated() {
            try check(
                "QueryParam[\(number)]",
                name: query.parameter,
                isPresent: query.isPresent,
                texts: [query.exact, query.regex],
                choices: "Present, Exact, or Regex"
            )
        }
    }

    private func check(
        _ part: String,
        name: String,
        isPresent: Bool,
        texts: [String],
        choices: String
    ) throws(MeshError) {
        let part = "\(place)\(joint)\(part)"
        if name.isEmpty { throw MeshError(.rejected, "\(part) missing required Name field") }
        guard texts.filter({ !$0.isEmpty }).count + (isPresent ? 1 : 0) == 1 else {
            throw MeshError(.rejected, "\(part) should only contain one of \(choices)")
        }
    }

    /// - Throws: `rejected` naming the method that is none, or that stands there twice.
    func check(methods: [String]) throws(MeshError) {
        var seen: Set<String> = []
        for method in methods {
            if !Self.methods.contains(method) {
                throw MeshError(.rejected, "\(place)\(joint)Methods contains an invalid method \"\(method)\"")
            }
            if !seen.insert(method).inserted {
                throw MeshError(.rejected, "\(place)\(joint)Methods contains \"\(method)\" more than once")
            }
        }
    }
}
