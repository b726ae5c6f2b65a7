import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Routes of a discovery chain.
///
/// - Source: recorded (`chain-router-matches`, `chain-splitter`, `chain-lb-ring-hash` and others).
enum RouteMessages {
    /// A route.
    static func route(_ route: UpstreamRoute) -> EnvoyRouteV3.Route {
        var message = EnvoyRouteV3.Route(match: match(route.match ?? RouteMatch()))
        guard !route.destinations.isEmpty else {
            // Better a refusal than another service's answer.
            message.action = .directResponse(EnvoyRouteV3.DirectResponseAction(status: 503))
            return message
        }
        var action = EnvoyRouteV3.RouteAction(clusterSpecifier: clusters(route.destinations))
        action.timeout = route.requestTimeoutMilliseconds.map { .milliseconds($0) }
        action.hashPolicy = route.hashPolicies.map(hashPolicy)
        if let options = route.options {
            action.prefixRewrite = options.prefixRewrite
            if let limit = limit(options.requestTimeoutNanoseconds) { action.timeout = limit }
            action.idleTimeout = limit(options.idleTimeoutNanoseconds)
            if options.triesAgain { action.retryPolicy = retryPolicy(options) }
            message.requestHeadersToAdd = additions(options.requestHeaders)
            message.requestHeadersToRemove = options.requestHeaders.remove
            message.responseHeadersToAdd = additions(options.responseHeaders)
            message.responseHeadersToRemove = options.responseHeaders.remove
        }
        message.action = .route(action)
        return message
    }

    /// Nil when not set; below 0 there is no limit, which Envoy calls 0.
    private static func limit(_ nanoseconds: Int64) -> GoogleProtobuf.Duration? {
        nanoseconds == 0 ? nil : .nanoseconds(max(0, nanoseconds))
    }

    // MARK: - Destinations

    private static func clusters(
        _ destinations: [WeightedDestination]
    ) -> EnvoyRouteV3.RouteAction.ClusterSpecifier {
        if destinations.count == 1, !destinations[0].changesHeaders { return .cluster(destinations[0].cluster.name) }
        return .weightedClusters(
            EnvoyRouteV3.WeightedCluster(
                clusters: destinations.map { destination in
                    EnvoyRouteV3.WeightedCluster.ClusterWeight(
                        name: destination.cluster.name,
                        weight: GoogleProtobuf.UInt32Value(clamping: destination.weight),
                        requestHeadersToAdd: additions(destination.requestHeaders),
                        responseHeadersToAdd: additions(destination.responseHeaders),
                        responseHeadersToRemove: destination.responseHeaders.remove,
                        requestHeadersToRemove: destination.requestHeaders.remove
                    )
                }
            )
        )
    }

    static func additions(_ headers: HeaderModifiers) -> [EnvoyCoreV3.HeaderValueOption] {
        func options(
            _ map: [String: String],
            _ action: EnvoyCoreV3.HeaderValueOption.HeaderAppendAction
        ) -> [EnvoyCoreV3.HeaderValueOption] {
            map.sorted { $0.key < $1.key }.map { key, value in
                EnvoyCoreV3.HeaderValueOption(
                    header: EnvoyCoreV3.HeaderValue(key: key, value: value),
                    appendAction: action
                )
            }
        }
        return options(headers.add, .appendIfExistsOrAdd) + options(headers.set, .overwriteIfExistsOrAdd)
    }

    private static func retryPolicy(_ options: RouteDestination) -> EnvoyRouteV3.RetryPolicy {
        var conditions = options.retryOn
        if options.retriesOnConnectFailure { conditions.append("connect-failure") }
        if !options.retryOnStatusCodes.isEmpty { conditions.append("retriable-status-codes") }
        return EnvoyRouteV3.RetryPolicy(
            retryOn: conditions.joined(separator: ","),
            numRetries: options.retryCount > 0 ? .init(clamping: options.retryCount) : nil,
            retriableStatusCodes: options.retryOnStatusCodes.map { UInt32(clamping: $0) }
        )
    }

    static func hashPolicy(_ policy: LoadBalancer.HashPolicy) -> EnvoyRouteV3.RouteAction.HashPolicy {
        typealias Message = EnvoyRouteV3.RouteAction.HashPolicy
        let specifier: Message.PolicySpecifier
        if policy.usesSourceAddress {
            specifier = .connectionProperties(Message.ConnectionProperties(sourceIP: true))
        } else if policy.field == "header" {
            specifier = .header(Message.Header(headerName: policy.fieldValue))
        } else if policy.field == "query_parameter" {
            specifier = .queryParameter(Message.QueryParameter(name: policy.fieldValue))
        } else {
            var cookie = Message.Cookie(name: policy.fieldValue)
            if let given = policy.cookie {
                cookie.path = given.path
                if given.isSession {
                    cookie.ttl = .nanoseconds(0)
                } else if given.timeToLiveNanoseconds > 0 {
                    cookie.ttl = .nanoseconds(given.timeToLiveNanoseconds)
                }
            }
            specifier = .cookie(cookie)
        }
        return Message(policySpecifier: specifier, terminal: policy.isTerminal)
    }

    // MARK: - Matches

    private static func match(_ match: RouteMatch) -> EnvoyRouteV3.RouteMatch {
        let path: EnvoyRouteV3.RouteMatch.PathSpecifier =
            if !match.pathExact.isEmpty {
                .path(match.pathExact)
            } else if !match.pathPrefix.isEmpty {
                .prefix(match.pathPrefix)
            } else if !match.pathRegex.isEmpty {
                .safeRegex(EnvoyMatcherV3.RegexMatcher(pattern: match.pathRegex))
            } else {
                .prefix("/")
            }
        var headers = match.headers.map(EnvoyRouteV3.HeaderMatcher.init)
        if !match.methods.isEmpty {
            headers.append(
                EnvoyRouteV3.HeaderMatcher(
                    name: ":method",
                    headerMatchSpecifier: .stringMatch(.pattern(match.methods.joined(separator: "|")))
                )
            )
        }
        return EnvoyRouteV3.RouteMatch(
            pathSpecifier: path,
            caseSensitive: match.ignoresPathCase ? GoogleProtobuf.BoolValue(value: false) : nil,
            headers: headers,
            queryParameters: match.queryParameters.map(query)
        )
    }

    private static func query(_ query: RouteQueryMatch) -> EnvoyRouteV3.QueryParameterMatcher {
        let specifier: EnvoyRouteV3.QueryParameterMatcher.QueryParameterMatchSpecifier =
            if !query.exact.isEmpty {
                .stringMatch(.exact(query.exact))
            } else if !query.regex.isEmpty {
                .stringMatch(.pattern(query.regex))
            } else {
                .presentMatch(true)
            }
        return EnvoyRouteV3.QueryParameterMatcher(name: query.parameter, queryParameterMatchSpecifier: specifier)
    }
}
