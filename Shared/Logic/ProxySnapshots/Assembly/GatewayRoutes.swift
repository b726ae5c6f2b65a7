import MeshDomain

/// A rule of a route of an API gateway as one route of Envoy's.
///
/// - Source: recorded (`api-gateway-http`); what one service says of itself is said for the whole route when it is alone.
enum GatewayRouteRule {
    /// All shares of a route.
    private static let whole = 10_000

    /// The route, without what it matches, to the services and what is below each of them.
    static func route(_ rule: HTTPRouteRule, to found: [(HTTPRouteService, UpstreamRoute)]) -> UpstreamRoute {
        var options = RouteDestination()
        options.requestHeaders = merged(rule.filters.headers)
        options.responseHeaders = merged(rule.responseHeaders)
        var filters = rule.filters
        var route = UpstreamRoute(destinations: [])
        if found.count == 1, let (service, below) = found.first {
            options.requestHeaders = merged(rule.filters.headers + service.filters.headers)
            options.responseHeaders = merged(rule.responseHeaders + service.responseHeaders)
            filters.rewritePath = service.filters.rewritePath ?? filters.rewritePath
            filters.retry = service.filters.retry ?? filters.retry
            filters.timeout = service.filters.timeout ?? filters.timeout
            route = below
        } else {
            route.destinations = shares(found)
            route.hashPolicies = found.lazy.map(\.1.hashPolicies).first { !$0.isEmpty } ?? []
        }
        options.prefixRewrite = filters.rewritePath ?? ""
        if let retry = filters.retry {
            options.retryCount = retry.retryCount
            options.retryOn = retry.retryOn
            options.retryOnStatusCodes = retry.statusCodes
            options.retriesOnConnectFailure = retry.retryOnConnectFailure
        }
        if let timeout = filters.timeout {
            options.requestTimeoutNanoseconds = timeout.requestNanoseconds
            options.idleTimeoutNanoseconds = timeout.idleNanoseconds
        }
        route.options = options
        return route
    }

    /// Each service's share of the whole, shared out again where something below it splits.
    private static func shares(_ found: [(HTTPRouteService, UpstreamRoute)]) -> [WeightedDestination] {
        let total = found.reduce(0) { $0 + max(0, $1.0.weight) }
        var result: [WeightedDestination] = []
        for (service, below) in found {
            let inner = below.destinations.reduce(0) { $0 + $1.weight }
            let share = total > 0 ? Double(max(0, service.weight)) / Double(total) : 0
            for var destination in below.destinations {
                let part = inner > 0 ? Double(destination.weight) / Double(inner) : 1
                destination.weight = Int((Double(whole) * share * part).rounded())
                destination.requestHeaders = merged(service.filters.headers + [destination.requestHeaders])
                destination.responseHeaders = merged(service.responseHeaders + [destination.responseHeaders])
                result.append(destination)
            }
        }
        // Those with a share may all be gone.
        if result.allSatisfy({ $0.weight == 0 }) {
            for place in result.indices { result[place].weight = 1 }
        }
        return result
    }

    /// Several changes as one; later ones count.
    private static func merged(_ list: [HeaderModifiers]) -> HeaderModifiers {
        var result = HeaderModifiers()
        for headers in list {
            result.add.merge(headers.add) { _, later in later }
            result.set.merge(headers.set) { _, later in later }
            for header in headers.remove where !result.remove.contains(header) { result.remove.append(header) }
        }
        return result
    }
}

/// A route with what decides which of several that match counts.
///
/// - Source: the order of precedence is that of Kubernetes' Gateway API, which Consul keeps; recorded (`api-gateway-http`).
struct GatewayRouteOrder {
    private let rank: [Int]
    /// The route with its match.
    let route: UpstreamRoute

    init(match: HTTPRouteMatch, route: UpstreamRoute) {
        var route = route
        route.match = Self.match(match)
        self.route = route
        let kind = match.path.isEmpty ? "prefix" : match.pathKind
        rank = [
            kind == "exact" ? 2 : kind == "prefix" ? 1 : 0, match.path.utf8.count, match.method.isEmpty ? 0 : 1,
            match.headers.count, match.query.count,
        ]
    }

    /// Those that say more come first; of equal ones those of the older route, in its own order.
    static func sorted(_ routes: [GatewayRouteOrder]) -> [GatewayRouteOrder] {
        routes.enumerated().sorted { left, right in
            if left.element.rank == right.element.rank { return left.offset < right.offset }
            return right.element.rank.lexicographicallyPrecedes(left.element.rank)
        }.map(\.element)
    }

    private static func match(_ match: HTTPRouteMatch) -> RouteMatch {
        var result = RouteMatch()
        switch match.pathKind {
        case "exact": result.pathExact = match.path
        case "regex": result.pathRegex = match.path
        default: result.pathPrefix = match.path.isEmpty ? "/" : match.path
        }
        result.headers = match.headers.map { header in
            var own = HTTPHeaderMatch(header: header.field)
            switch header.kindName {
            case "exact" where header.value.isEmpty: own.regex = "^$"
            case "exact": own.exact = header.value
            case "prefix": own.prefix = header.value
            case "suffix": own.suffix = header.value
            case "regex": own.regex = header.value
            default: own.isPresent = true
            }
            return own
        }
        result.queryParameters = match.query.map { query in
            var own = RouteQueryMatch(parameter: query.field)
            switch query.kindName {
            case "exact" where query.value.isEmpty: own.regex = "^$"
            case "exact": own.exact = query.value
            case "regex": own.regex = query.value
            default: own.isPresent = true
            }
            return own
        }
        result.methods = match.method.isEmpty ? [] : [match.method]
        return result
    }
}
