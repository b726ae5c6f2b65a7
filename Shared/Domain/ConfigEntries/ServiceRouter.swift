/// Which requests of a service go where.
///
/// - Source: reference http-api-and-config.md §5.2.
package struct ServiceRouter: Sendable, Hashable {
    package var name: String
    /// The first that matches counts; what none matches goes to the service itself.
    package var routes: [ServiceRoute]

    /// Makes the entry.
    package init(name: String, routes: [ServiceRoute] = []) {
        self.name = name
        self.routes = routes
    }
}

/// Some requests, and where they go.
package struct ServiceRoute: Sendable, Hashable {
    /// Nil for all requests.
    package var match: RouteMatch?
    /// Nil for the service itself.
    package var destination: RouteDestination?

    /// Makes the route.
    package init(match: RouteMatch? = nil, destination: RouteDestination? = nil) {
        self.match = match
        self.destination = destination
    }
}

/// Which requests a route is for: all that is set must fit.
package struct RouteMatch: Sendable, Hashable {
    /// At most one of the three paths is set.
    package var pathExact: String
    package var pathPrefix: String
    package var pathRegex: String
    package var ignoresPathCase: Bool
    package var headers: [HTTPHeaderMatch]
    package var queryParameters: [RouteQueryMatch]
    /// In upper case; empty for any.
    package var methods: [String]

    /// Makes the match.
    package init(
        pathExact: String = "",
        pathPrefix: String = "",
        pathRegex: String = "",
        ignoresPathCase: Bool = false,
        headers: [HTTPHeaderMatch] = [],
        queryParameters: [RouteQueryMatch] = [],
        methods: [String] = []
    ) {
        self.pathExact = pathExact
        self.pathPrefix = pathPrefix
        self.pathRegex = pathRegex
        self.ignoresPathCase = ignoresPathCase
        self.headers = headers
        self.queryParameters = queryParameters
        self.methods = methods
    }
}

/// Match on one query parameter; exactly one of the matchers is set.
package struct RouteQueryMatch: Sendable, Hashable {
    package var parameter: String
    package var isPresent: Bool
    package var exact: String
    package var regex: String

    /// Makes the match.
    package init(parameter: String, isPresent: Bool = false, exact: String = "", regex: String = "") {
        self.parameter = parameter
        self.isPresent = isPresent
        self.exact = exact
        self.regex = regex
    }
}

/// Where requests go, and how.
package struct RouteDestination: Sendable, Hashable {
    /// Empty for the routed service itself.
    package var service: NameText
    /// Empty for what the service's own entries say.
    package var subset: String
    /// What the matched path is replaced by; empty for nothing.
    package var prefixRewrite: String
    /// Nanoseconds; 0 when not set, below 0 for no limit.
    package var requestTimeoutNanoseconds: Int64
    /// Nanoseconds; 0 when not set, below 0 for no limit.
    package var idleTimeoutNanoseconds: Int64
    /// 0 for Envoy's default.
    package var retryCount: Int
    package var retriesOnConnectFailure: Bool
    /// Envoy's conditions for trying again.
    package var retryOn: [String]
    package var retryOnStatusCodes: [Int]
    package var requestHeaders: HeaderModifiers
    package var responseHeaders: HeaderModifiers

    /// Makes the destination.
    package init(
        service: NameText = "",
        subset: String = "",
        prefixRewrite: String = "",
        requestTimeoutNanoseconds: Int64 = 0,
        idleTimeoutNanoseconds: Int64 = 0,
        retryCount: Int = 0,
        retriesOnConnectFailure: Bool = false,
        retryOn: [String] = [],
        retryOnStatusCodes: [Int] = [],
        requestHeaders: HeaderModifiers = HeaderModifiers(),
        responseHeaders: HeaderModifiers = HeaderModifiers()
    ) {
        self.service = service
        self.subset = subset
        self.prefixRewrite = prefixRewrite
        self.requestTimeoutNanoseconds = requestTimeoutNanoseconds
        self.idleTimeoutNanoseconds = idleTimeoutNanoseconds
        self.retryCount = retryCount
        self.retriesOnConnectFailure = retriesOnConnectFailure
        self.retryOn = retryOn
        self.retryOnStatusCodes = retryOnStatusCodes
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
    }

    /// Whether anything about trying again is set.
    package var triesAgain: Bool {
        retryCount > 0 || retriesOnConnectFailure || !retryOn.isEmpty || !retryOnStatusCodes.isEmpty
    }
}
