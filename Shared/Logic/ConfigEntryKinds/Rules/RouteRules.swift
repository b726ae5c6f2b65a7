import MeshDomain

/// What all routes of API gateways have in common.
private enum RouteParents {
    /// The parents with their kind filled in.
    ///
    /// - Throws: `rejected` naming the parent.
    static func normalized(_ parents: [ResourceReference]) throws(MeshError) -> [ResourceReference] {
        var parents = parents
        let kind = ConfigEntryKind.apiGateway.rawValue
        var seen: Set<ResourceReference> = []
        for place in parents.indices {
            if parents[place].kindName.isEmpty { parents[place].kindName = kind }
            guard parents[place].kindName == kind else {
                throw MeshError(
                    .rejected,
                    "unsupported parent kind: \"\(parents[place].kindName)\", must be '\(kind)'"
                )
            }
            if parents[place].resource.isEmpty { throw MeshError(.rejected, "Parents[\(place)]: Name is required") }
            guard seen.insert(parents[place]).inserted else {
                throw MeshError(
                    .rejected,
                    "Parents[\(place)]: \"\(parents[place].resource)\" is named more than once with the section"
                        + " \"\(parents[place].sectionName)\""
                )
            }
        }
        return parents
    }
}

/// Rules of `tcp-route`.
///
/// - Source: reference http-api-and-config.md §5.2.
enum TCPRouteRules {
    /// The entry with the kind of its parents filled in.
    ///
    /// - Throws: `rejected` naming the field.
    static func normalized(_ entry: TCPRoute) throws(MeshError) -> TCPRoute {
        var entry = entry
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        entry.parents = try RouteParents.normalized(entry.parents)
        if entry.services.count > 1 { throw MeshError(.rejected, "tcp-route currently only supports one service") }
        if entry.services.first?.isEmpty == true { throw MeshError(.rejected, "Services[0]: Name is required") }
        return entry
    }
}

/// Rules of `http-route`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where they were recorded.
enum HTTPRouteRules {
    private static let methods = [
        "", "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    ]
    private static let headerKinds = ["exact", "prefix", "suffix", "regex", "present"]
    private static let queryKinds = ["exact", "regex", "present"]

    /// The entry with what is left out filled in: kinds of parents, paths, weights.
    ///
    /// - Throws: `rejected` naming the rule.
    static func normalized(_ entry: HTTPRoute) throws(MeshError) -> HTTPRoute {
        var entry = entry
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        entry.parents = try RouteParents.normalized(entry.parents)
        for host in entry.hostnames where host.isEmpty || host.contains("*") {
            throw MeshError(.rejected, "Hostnames: \"\(host)\" must be a whole name, without a wildcard")
        }
        for place in entry.rules.indices {
            try normalize(&entry.rules[place], "Rule[\(place)]")
        }
        return entry
    }

    private static func normalize(_ rule: inout HTTPRouteRule, _ place: String) throws(MeshError) {
        try validate(rule.filters, place)
        for number in rule.matches.indices {
            if rule.matches[number].pathKind.isEmpty {
                rule.matches[number].pathKind = "prefix"
                if rule.matches[number].path.isEmpty { rule.matches[number].path = "/" }
            }
            rule.matches[number].method = rule.matches[number].method.uppercased()
            try validate(rule.matches[number], "\(place), Match[\(number)]")
        }
        for number in rule.services.indices {
            let label = "\(place), Service[\(number)]"
            if rule.services[number].service.isEmpty {
                throw MeshError(.rejected, "\(label), missing required Name field")
            }
            if rule.services[number].weight <= 0 { rule.services[number].weight = 1 }
            guard rule.services[number].weight <= Int(UInt32.max) else {
                throw MeshError(.rejected, "\(label), Weight must be from 1 to \(UInt32.max)")
            }
            try validate(rule.services[number].filters, label)
        }
        let sum = rule.services.reduce(0) { $0 + $1.weight }
        guard sum <= Int(UInt32.max) else {
            throw MeshError(.rejected, "\(place), the weights of its services make more than \(UInt32.max)")
        }
    }

    private static func validate(_ match: HTTPRouteMatch, _ place: String) throws(MeshError) {
        guard methods.contains(match.method) else {
            throw MeshError(.rejected, "\(place), Method contains an invalid method \"\(match.method)\"")
        }
        switch match.pathKind {
        case "exact", "prefix":
            guard match.path.hasPrefix("/") else {
                throw MeshError(
                    .rejected,
                    "\(place), Path, \(match.pathKind) type match doesn't start with '/': \"\(match.path)\""
                )
            }
        case "regex":
            if match.path.isEmpty { throw MeshError(.rejected, "\(place), Path, regex type match has no Value") }
        case _:
            throw MeshError(
                .rejected,
                "\(place), Path, match type should be one of exact, prefix, or regex, not \"\(match.pathKind)\""
            )
        }
        try validate(match.headers, of: headerKinds, "\(place), Headers")
        try validate(match.query, of: queryKinds, "\(place), Query")
    }

    private static func validate(
        _ texts: [HTTPRouteTextMatch],
        of kinds: [String],
        _ place: String
    ) throws(MeshError) {
        for (number, text) in texts.enumerated() {
            guard kinds.contains(text.kindName) else {
                throw MeshError(
                    .rejected,
                    "\(place)[\(number)], match type should be one of \(kinds.joined(separator: ", ")), not"
                        + " \"\(text.kindName)\""
                )
            }
            if text.field.isEmpty { throw MeshError(.rejected, "\(place)[\(number)], missing required Name field") }
        }
    }

    private static func validate(_ filters: HTTPRouteFilters, _ place: String) throws(MeshError) {
        if let retry = filters.retry {
            guard (0...Int(UInt32.max)).contains(retry.retryCount) else {
                throw MeshError(.rejected, "\(place), RetryFilter, NumRetries must be >= 0, not \(retry.retryCount)")
            }
            for condition in retry.retryOn where !ServiceRouterRules.retryConditions.contains(condition) {
                throw MeshError(
                    .rejected,
                    "\(place), RetryFilter contains an invalid retry condition: \"\(condition)\""
                )
            }
        }
        if let timeout = filters.timeout, timeout.requestNanoseconds < 0 || timeout.idleNanoseconds < 0 {
            throw MeshError(.rejected, "\(place), TimeoutFilter, a timeout must be >= 0")
        }
    }
}
