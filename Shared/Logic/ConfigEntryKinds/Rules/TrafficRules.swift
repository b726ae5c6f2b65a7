import ConsulJSON
import MeshDomain

/// Lengths of time in messages.
enum DurationText {
    static func of(_ nanoseconds: Int64) -> String { GoDuration.text(nanoseconds: nanoseconds) }
}

/// Rules of `service-splitter`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's. As in Consul, a single weight may be below 0 when the
///   sum is right: it counts as no share.
enum ServiceSplitterRules {
    static func validate(_ entry: ServiceSplitter) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        if entry.splits.isEmpty { throw MeshError(.rejected, "no splits configured") }
        var seen: Set<[NameText]> = []
        for split in entry.splits {
            let service = split.service.isEmpty ? NameText(entry.name) : split.service
            guard seen.insert([service, NameText(split.subset)]).inserted else {
                throw MeshError(
                    .rejected,
                    "split destination occurs more than once: service=\"\(service)\", subset=\"\(split.subset)\","
                        + " namespace=\"\", partition=\"\""
                )
            }
        }
        let sum = entry.splits.reduce(0) { $0 + $1.weightHundredths }
        guard sum == 10_000 else {
            let (whole, rest) = (sum.magnitude / 100, sum.magnitude % 100)
            let text = "\(sum < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)0000"
            throw MeshError(.rejected, "the sum of all split weights must be 100, not \(text)")
        }
    }
}

/// Rules of `service-router`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's.
enum ServiceRouterRules {
    static let retryConditions = [
        "5xx", "gateway-error", "reset", "connect-failure", "envoy-ratelimited", "retriable-4xx", "refused-stream",
        "cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ]

    /// The entry with methods in upper case.
    ///
    /// - Throws: `rejected` naming the route.
    static func normalized(_ entry: ServiceRouter) throws(MeshError) -> ServiceRouter {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        var entry = entry
        for place in entry.routes.indices {
            if let methods = entry.routes[place].match?.methods {
                entry.routes[place].match?.methods = methods.map { $0.uppercased() }
            }
            try validate(entry.routes[place], "Route[\(place)]")
        }
        return entry
    }

    private static func validate(_ route: ServiceRoute, _ place: String) throws(MeshError) {
        let match = route.match ?? RouteMatch()
        let rules = HTTPMatchRules(place: place, joint: " ")
        try rules.checkPaths(exact: match.pathExact, prefix: match.pathPrefix, regex: match.pathRegex)
        try rules.check(match.headers)
        try rules.check(match.queryParameters)
        try rules.check(methods: match.methods)
        guard let destination = route.destination else { return }
        if !destination.prefixRewrite.isEmpty, match.pathExact.isEmpty, match.pathPrefix.isEmpty {
            throw MeshError(
                .rejected,
                "\(place) cannot make use of PrefixRewrite without configuring either PathExact or PathPrefix"
            )
        }
        for condition in destination.retryOn where !retryConditions.contains(condition) {
            throw MeshError(.rejected, "\(place) contains an invalid retry condition: \"\(condition)\"")
        }
        guard (0...Int(UInt32.max)).contains(destination.retryCount) else {
            throw MeshError(.rejected, "\(place) NumRetries must be >= 0, not \(destination.retryCount)")
        }
    }
}
