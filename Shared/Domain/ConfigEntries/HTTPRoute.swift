/// Which requests of an API gateway go where.
package struct HTTPRoute: Sendable, Hashable {
    package var name: String
    package var parents: [ResourceReference]
    package var rules: [HTTPRouteRule]
    /// For which hosts it is; none for all of the listener's.
    package var hostnames: [String]
    package var conditions: [GatewayCondition]

    /// Makes the entry.
    package init(
        name: String,
        parents: [ResourceReference] = [],
        rules: [HTTPRouteRule] = [],
        hostnames: [String] = [],
        conditions: [GatewayCondition] = []
    ) {
        self.name = name
        self.parents = parents
        self.rules = rules
        self.hostnames = hostnames
        self.conditions = conditions
    }
}

/// Requests that match one of these go to the services, by their weights.
package struct HTTPRouteRule: Sendable, Hashable {
    package var filters: HTTPRouteFilters
    package var responseHeaders: [HeaderModifiers]
    package var matches: [HTTPRouteMatch]
    package var services: [HTTPRouteService]

    /// Makes a rule.
    package init(
        filters: HTTPRouteFilters = HTTPRouteFilters(),
        responseHeaders: [HeaderModifiers] = [],
        matches: [HTTPRouteMatch] = [],
        services: [HTTPRouteService] = []
    ) {
        self.filters = filters
        self.responseHeaders = responseHeaders
        self.matches = matches
        self.services = services
    }
}

/// What becomes of a request on its way.
package struct HTTPRouteFilters: Sendable, Hashable {
    package var headers: [HeaderModifiers]
    /// The path, or its matched beginning, is replaced by this.
    package var rewritePath: String?
    package var retry: HTTPRouteRetry?
    package var timeout: HTTPRouteTimeout?

    /// Makes the filters.
    package init(
        headers: [HeaderModifiers] = [],
        rewritePath: String? = nil,
        retry: HTTPRouteRetry? = nil,
        timeout: HTTPRouteTimeout? = nil
    ) {
        self.headers = headers
        self.rewritePath = rewritePath
        self.retry = retry
        self.timeout = timeout
    }
}

/// When a request is sent again.
package struct HTTPRouteRetry: Sendable, Hashable {
    package var retryCount: Int
    package var retryOn: [String]
    package var statusCodes: [Int]
    package var retryOnConnectFailure: Bool

    /// Makes the settings.
    package init(
        retryCount: Int = 0,
        retryOn: [String] = [],
        statusCodes: [Int] = [],
        retryOnConnectFailure: Bool = false
    ) {
        self.retryCount = retryCount
        self.retryOn = retryOn
        self.statusCodes = statusCodes
        self.retryOnConnectFailure = retryOnConnectFailure
    }
}

/// How long a request may take; 0 means Envoy's default.
package struct HTTPRouteTimeout: Sendable, Hashable {
    package var requestNanoseconds: Int64
    package var idleNanoseconds: Int64

    /// Makes the settings.
    package init(requestNanoseconds: Int64 = 0, idleNanoseconds: Int64 = 0) {
        self.requestNanoseconds = requestNanoseconds
        self.idleNanoseconds = idleNanoseconds
    }
}

/// What a request has to be like; all of it.
package struct HTTPRouteMatch: Sendable, Hashable {
    package var headers: [HTTPRouteTextMatch]
    /// Empty for any.
    package var method: String
    /// `exact`, `prefix` or `regex`.
    package var pathKind: String
    package var path: String
    package var query: [HTTPRouteTextMatch]

    /// Makes a match.
    package init(
        headers: [HTTPRouteTextMatch] = [],
        method: String = "",
        pathKind: String = "",
        path: String = "",
        query: [HTTPRouteTextMatch] = []
    ) {
        self.headers = headers
        self.method = method
        self.pathKind = pathKind
        self.path = path
        self.query = query
    }
}

/// What a header or a query parameter has to be like.
package struct HTTPRouteTextMatch: Sendable, Hashable {
    /// `exact`, `prefix`, `suffix`, `regex` or `present`.
    package var kindName: String
    package var field: String
    package var value: String

    /// Makes a match.
    package init(kindName: String, field: String, value: String = "") {
        self.kindName = kindName
        self.field = field
        self.value = value
    }
}

/// A service that a rule sends requests to.
package struct HTTPRouteService: Sendable, Hashable {
    package var service: NameText
    /// Its share of the requests, beside the other weights.
    package var weight: Int
    package var filters: HTTPRouteFilters
    package var responseHeaders: [HeaderModifiers]

    /// Makes a service.
    package init(
        service: NameText,
        weight: Int = 1,
        filters: HTTPRouteFilters = HTTPRouteFilters(),
        responseHeaders: [HeaderModifiers] = []
    ) {
        self.service = service
        self.weight = weight
        self.filters = filters
        self.responseHeaders = responseHeaders
    }
}

extension HTTPRoute: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.httpRoute
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .httpRoute(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .httpRoute(let own) = body else { return nil }
        self = own
    }
}
