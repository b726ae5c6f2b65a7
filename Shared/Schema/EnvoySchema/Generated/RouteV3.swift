// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/route_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyRouteV3 {
    /// `envoy.config.route.v3.RouteConfiguration`.
    package struct RouteConfiguration: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `virtual_hosts`.
        package var virtualHosts: [EnvoyRouteV3.VirtualHost] = []
        /// Field 4, `response_headers_to_add`.
        package var responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 5, `response_headers_to_remove`.
        package var responseHeadersToRemove: [String] = []
        /// Field 6, `request_headers_to_add`.
        package var requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 7, `validate_clusters`.
        package var validateClusters: GoogleProtobuf.BoolValue? = nil
        /// Field 8, `request_headers_to_remove`.
        package var requestHeadersToRemove: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            virtualHosts: [EnvoyRouteV3.VirtualHost] = [],
            responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            responseHeadersToRemove: [String] = [],
            requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            validateClusters: GoogleProtobuf.BoolValue? = nil,
            requestHeadersToRemove: [String] = []
        ) {
            self.name = name
            self.virtualHosts = virtualHosts
            self.responseHeadersToAdd = responseHeadersToAdd
            self.responseHeadersToRemove = responseHeadersToRemove
            self.requestHeadersToAdd = requestHeadersToAdd
            self.validateClusters = validateClusters
            self.requestHeadersToRemove = requestHeadersToRemove
        }
    }

    /// `envoy.config.route.v3.VirtualHost`.
    package struct VirtualHost: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `domains`.
        package var domains: [String] = []
        /// Field 3, `routes`.
        package var routes: [EnvoyRouteV3.Route] = []
        /// Field 7, `request_headers_to_add`.
        package var requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 10, `response_headers_to_add`.
        package var responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 11, `response_headers_to_remove`.
        package var responseHeadersToRemove: [String] = []
        /// Field 13, `request_headers_to_remove`.
        package var requestHeadersToRemove: [String] = []
        /// Field 15, `typed_per_filter_config`.
        package var typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:]

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            domains: [String] = [],
            routes: [EnvoyRouteV3.Route] = [],
            requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            responseHeadersToRemove: [String] = [],
            requestHeadersToRemove: [String] = [],
            typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:]
        ) {
            self.name = name
            self.domains = domains
            self.routes = routes
            self.requestHeadersToAdd = requestHeadersToAdd
            self.responseHeadersToAdd = responseHeadersToAdd
            self.responseHeadersToRemove = responseHeadersToRemove
            self.requestHeadersToRemove = requestHeadersToRemove
            self.typedPerFilterConfig = typedPerFilterConfig
        }
    }

    /// `envoy.config.route.v3.Route`.
    package struct Route: Sendable, Hashable {
        /// Field 1, `match`.
        package var match: EnvoyRouteV3.RouteMatch? = nil
        /// One of the fields of `action`, or none.
        package var action: EnvoyRouteV3.Route.Action? = nil
        /// Field 4, `metadata`.
        package var metadata: EnvoyCoreV3.Metadata? = nil
        /// Field 9, `request_headers_to_add`.
        package var requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 10, `response_headers_to_add`.
        package var responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
        /// Field 11, `response_headers_to_remove`.
        package var responseHeadersToRemove: [String] = []
        /// Field 12, `request_headers_to_remove`.
        package var requestHeadersToRemove: [String] = []
        /// Field 13, `typed_per_filter_config`.
        package var typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:]
        /// Field 14, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            match: EnvoyRouteV3.RouteMatch? = nil,
            action: EnvoyRouteV3.Route.Action? = nil,
            metadata: EnvoyCoreV3.Metadata? = nil,
            requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
            responseHeadersToRemove: [String] = [],
            requestHeadersToRemove: [String] = [],
            typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:],
            name: String = ""
        ) {
            self.match = match
            self.action = action
            self.metadata = metadata
            self.requestHeadersToAdd = requestHeadersToAdd
            self.responseHeadersToAdd = responseHeadersToAdd
            self.responseHeadersToRemove = responseHeadersToRemove
            self.requestHeadersToRemove = requestHeadersToRemove
            self.typedPerFilterConfig = typedPerFilterConfig
            self.name = name
        }

        /// The fields of `action`, of which one is set.
        package enum Action: Sendable, Hashable {
            /// Field 2, `route`.
            indirect case route(EnvoyRouteV3.RouteAction)
            /// Field 3, `redirect`.
            case redirect(EnvoyRouteV3.RedirectAction)
            /// Field 7, `direct_response`.
            case directResponse(EnvoyRouteV3.DirectResponseAction)
        }
    }

    /// `envoy.config.route.v3.WeightedCluster`.
    package struct WeightedCluster: Sendable, Hashable {
        /// Field 1, `clusters`.
        package var clusters: [EnvoyRouteV3.WeightedCluster.ClusterWeight] = []
        /// Field 3, `total_weight`.
        package var totalWeight: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            clusters: [EnvoyRouteV3.WeightedCluster.ClusterWeight] = [],
            totalWeight: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.clusters = clusters
            self.totalWeight = totalWeight
        }

        /// `envoy.config.route.v3.WeightedCluster.ClusterWeight`.
        package struct ClusterWeight: Sendable, Hashable {
            /// Field 1, `name`.
            package var name: String = ""
            /// Field 2, `weight`.
            package var weight: GoogleProtobuf.UInt32Value? = nil
            /// Field 4, `request_headers_to_add`.
            package var requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
            /// Field 5, `response_headers_to_add`.
            package var responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = []
            /// Field 6, `response_headers_to_remove`.
            package var responseHeadersToRemove: [String] = []
            /// Field 9, `request_headers_to_remove`.
            package var requestHeadersToRemove: [String] = []
            /// Field 10, `typed_per_filter_config`.
            package var typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:]

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                name: String = "",
                weight: GoogleProtobuf.UInt32Value? = nil,
                requestHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
                responseHeadersToAdd: [EnvoyCoreV3.HeaderValueOption] = [],
                responseHeadersToRemove: [String] = [],
                requestHeadersToRemove: [String] = [],
                typedPerFilterConfig: [String: GoogleProtobuf.AnyMessage] = [:]
            ) {
                self.name = name
                self.weight = weight
                self.requestHeadersToAdd = requestHeadersToAdd
                self.responseHeadersToAdd = responseHeadersToAdd
                self.responseHeadersToRemove = responseHeadersToRemove
                self.requestHeadersToRemove = requestHeadersToRemove
                self.typedPerFilterConfig = typedPerFilterConfig
            }
        }
    }

    /// `envoy.config.route.v3.RouteMatch`.
    package struct RouteMatch: Sendable, Hashable {
        /// One of the fields of `path_specifier`, or none.
        package var pathSpecifier: EnvoyRouteV3.RouteMatch.PathSpecifier? = nil
        /// Field 4, `case_sensitive`.
        package var caseSensitive: GoogleProtobuf.BoolValue? = nil
        /// Field 6, `headers`.
        package var headers: [EnvoyRouteV3.HeaderMatcher] = []
        /// Field 7, `query_parameters`.
        package var queryParameters: [EnvoyRouteV3.QueryParameterMatcher] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            pathSpecifier: EnvoyRouteV3.RouteMatch.PathSpecifier? = nil,
            caseSensitive: GoogleProtobuf.BoolValue? = nil,
            headers: [EnvoyRouteV3.HeaderMatcher] = [],
            queryParameters: [EnvoyRouteV3.QueryParameterMatcher] = []
        ) {
            self.pathSpecifier = pathSpecifier
            self.caseSensitive = caseSensitive
            self.headers = headers
            self.queryParameters = queryParameters
        }

        /// The fields of `path_specifier`, of which one is set.
        package enum PathSpecifier: Sendable, Hashable {
            /// Field 1, `prefix`.
            case prefix(String)
            /// Field 2, `path`.
            case path(String)
            /// Field 10, `safe_regex`.
            case safeRegex(EnvoyMatcherV3.RegexMatcher)
        }
    }

    /// `envoy.config.route.v3.RouteAction`.
    package struct RouteAction: Sendable, Hashable {
        /// One of the fields of `cluster_specifier`, or none.
        package var clusterSpecifier: EnvoyRouteV3.RouteAction.ClusterSpecifier? = nil
        /// Field 5, `prefix_rewrite`.
        package var prefixRewrite: String = ""
        /// One of the fields of `host_rewrite_specifier`, or none.
        package var hostRewriteSpecifier: EnvoyRouteV3.RouteAction.HostRewriteSpecifier? = nil
        /// Field 8, `timeout`.
        package var timeout: GoogleProtobuf.Duration? = nil
        /// Field 9, `retry_policy`.
        package var retryPolicy: EnvoyRouteV3.RetryPolicy? = nil
        /// Field 15, `hash_policy`.
        package var hashPolicy: [EnvoyRouteV3.RouteAction.HashPolicy] = []
        /// Field 24, `idle_timeout`.
        package var idleTimeout: GoogleProtobuf.Duration? = nil
        /// Field 32, `regex_rewrite`.
        package var regexRewrite: EnvoyMatcherV3.RegexMatchAndSubstitute? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            clusterSpecifier: EnvoyRouteV3.RouteAction.ClusterSpecifier? = nil,
            prefixRewrite: String = "",
            hostRewriteSpecifier: EnvoyRouteV3.RouteAction.HostRewriteSpecifier? = nil,
            timeout: GoogleProtobuf.Duration? = nil,
            retryPolicy: EnvoyRouteV3.RetryPolicy? = nil,
            hashPolicy: [EnvoyRouteV3.RouteAction.HashPolicy] = [],
            idleTimeout: GoogleProtobuf.Duration? = nil,
            regexRewrite: EnvoyMatcherV3.RegexMatchAndSubstitute? = nil
        ) {
            self.clusterSpecifier = clusterSpecifier
            self.prefixRewrite = prefixRewrite
            self.hostRewriteSpecifier = hostRewriteSpecifier
            self.timeout = timeout
            self.retryPolicy = retryPolicy
            self.hashPolicy = hashPolicy
            self.idleTimeout = idleTimeout
            self.regexRewrite = regexRewrite
        }

        /// The fields of `cluster_specifier`, of which one is set.
        package enum ClusterSpecifier: Sendable, Hashable {
            /// Field 1, `cluster`.
            case cluster(String)
            /// Field 2, `cluster_header`.
            case clusterHeader(String)
            /// Field 3, `weighted_clusters`.
            case weightedClusters(EnvoyRouteV3.WeightedCluster)
        }

        /// The fields of `host_rewrite_specifier`, of which one is set.
        package enum HostRewriteSpecifier: Sendable, Hashable {
            /// Field 6, `host_rewrite_literal`.
            case hostRewriteLiteral(String)
            /// Field 7, `auto_host_rewrite`.
            case autoHostRewrite(GoogleProtobuf.BoolValue)
        }

        /// `envoy.config.route.v3.RouteAction.HashPolicy`.
        package struct HashPolicy: Sendable, Hashable {
            /// One of the fields of `policy_specifier`, or none.
            package var policySpecifier: EnvoyRouteV3.RouteAction.HashPolicy.PolicySpecifier? = nil
            /// Field 4, `terminal`.
            package var terminal: Bool = false

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                policySpecifier: EnvoyRouteV3.RouteAction.HashPolicy.PolicySpecifier? = nil,
                terminal: Bool = false
            ) {
                self.policySpecifier = policySpecifier
                self.terminal = terminal
            }

            /// The fields of `policy_specifier`, of which one is set.
            package enum PolicySpecifier: Sendable, Hashable {
                /// Field 1, `header`.
                case header(EnvoyRouteV3.RouteAction.HashPolicy.Header)
                /// Field 2, `cookie`.
                case cookie(EnvoyRouteV3.RouteAction.HashPolicy.Cookie)
                /// Field 3, `connection_properties`.
                case connectionProperties(EnvoyRouteV3.RouteAction.HashPolicy.ConnectionProperties)
                /// Field 5, `query_parameter`.
                case queryParameter(EnvoyRouteV3.RouteAction.HashPolicy.QueryParameter)
            }

            /// `envoy.config.route.v3.RouteAction.HashPolicy.Header`.
            package struct Header: Sendable, Hashable {
                /// Field 1, `header_name`.
                package var headerName: String = ""

                /// A message with every field at its default.
                package init() {}

                /// A message with the given fields; the others are at their defaults.
                package init(
                    headerName: String = ""
                ) {
                    self.headerName = headerName
                }
            }

            /// `envoy.config.route.v3.RouteAction.HashPolicy.Cookie`.
            package struct Cookie: Sendable, Hashable {
                /// Field 1, `name`.
                package var name: String = ""
                /// Field 2, `ttl`.
                package var ttl: GoogleProtobuf.Duration? = nil
                /// Field 3, `path`.
                package var path: String = ""

                /// A message with every field at its default.
                package init() {}

                /// A message with the given fields; the others are at their defaults.
                package init(
                    name: String = "",
                    ttl: GoogleProtobuf.Duration? = nil,
                    path: String = ""
                ) {
                    self.name = name
                    self.ttl = ttl
                    self.path = path
                }
            }

            /// `envoy.config.route.v3.RouteAction.HashPolicy.ConnectionProperties`.
            package struct ConnectionProperties: Sendable, Hashable {
                /// Field 1, `source_ip`.
                package var sourceIP: Bool = false

                /// A message with every field at its default.
                package init() {}

                /// A message with the given fields; the others are at their defaults.
                package init(
                    sourceIP: Bool = false
                ) {
                    self.sourceIP = sourceIP
                }
            }

            /// `envoy.config.route.v3.RouteAction.HashPolicy.QueryParameter`.
            package struct QueryParameter: Sendable, Hashable {
                /// Field 1, `name`.
                package var name: String = ""

                /// A message with every field at its default.
                package init() {}

                /// A message with the given fields; the others are at their defaults.
                package init(
                    name: String = ""
                ) {
                    self.name = name
                }
            }
        }
    }

    /// `envoy.config.route.v3.RetryPolicy`.
    package struct RetryPolicy: Sendable, Hashable {
        /// Field 1, `retry_on`.
        package var retryOn: String = ""
        /// Field 2, `num_retries`.
        package var numRetries: GoogleProtobuf.UInt32Value? = nil
        /// Field 3, `per_try_timeout`.
        package var perTryTimeout: GoogleProtobuf.Duration? = nil
        /// Field 7, `retriable_status_codes`.
        package var retriableStatusCodes: [UInt32] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            retryOn: String = "",
            numRetries: GoogleProtobuf.UInt32Value? = nil,
            perTryTimeout: GoogleProtobuf.Duration? = nil,
            retriableStatusCodes: [UInt32] = []
        ) {
            self.retryOn = retryOn
            self.numRetries = numRetries
            self.perTryTimeout = perTryTimeout
            self.retriableStatusCodes = retriableStatusCodes
        }
    }

    /// `envoy.config.route.v3.RedirectAction`.
    package struct RedirectAction: Sendable, Hashable {
        /// Field 1, `host_redirect`.
        package var hostRedirect: String = ""
        /// One of the fields of `path_rewrite_specifier`, or none.
        package var pathRewriteSpecifier: EnvoyRouteV3.RedirectAction.PathRewriteSpecifier? = nil
        /// Field 3, `response_code`.
        package var responseCode: EnvoyRouteV3.RedirectAction.RedirectResponseCode = .movedPermanently
        /// One of the fields of `scheme_rewrite_specifier`, or none.
        package var schemeRewriteSpecifier: EnvoyRouteV3.RedirectAction.SchemeRewriteSpecifier? = nil
        /// Field 8, `port_redirect`.
        package var portRedirect: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            hostRedirect: String = "",
            pathRewriteSpecifier: EnvoyRouteV3.RedirectAction.PathRewriteSpecifier? = nil,
            responseCode: EnvoyRouteV3.RedirectAction.RedirectResponseCode = .movedPermanently,
            schemeRewriteSpecifier: EnvoyRouteV3.RedirectAction.SchemeRewriteSpecifier? = nil,
            portRedirect: UInt32 = 0
        ) {
            self.hostRedirect = hostRedirect
            self.pathRewriteSpecifier = pathRewriteSpecifier
            self.responseCode = responseCode
            self.schemeRewriteSpecifier = schemeRewriteSpecifier
            self.portRedirect = portRedirect
        }

        /// `envoy.config.route.v3.RedirectAction.RedirectResponseCode`.
        package enum RedirectResponseCode: Sendable, Hashable {
            /// 0 on the wire.
            case movedPermanently
            /// 1 on the wire.
            case found
            /// 2 on the wire.
            case seeOther
            /// 3 on the wire.
            case temporaryRedirect
            /// 4 on the wire.
            case permanentRedirect
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .movedPermanently
                case 1: self = .found
                case 2: self = .seeOther
                case 3: self = .temporaryRedirect
                case 4: self = .permanentRedirect
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .movedPermanently: 0
                case .found: 1
                case .seeOther: 2
                case .temporaryRedirect: 3
                case .permanentRedirect: 4
                case .unrecognized(let value): value
                }
            }
        }

        /// The fields of `path_rewrite_specifier`, of which one is set.
        package enum PathRewriteSpecifier: Sendable, Hashable {
            /// Field 2, `path_redirect`.
            case pathRedirect(String)
            /// Field 5, `prefix_rewrite`.
            case prefixRewrite(String)
        }

        /// The fields of `scheme_rewrite_specifier`, of which one is set.
        package enum SchemeRewriteSpecifier: Sendable, Hashable {
            /// Field 4, `https_redirect`.
            case httpsRedirect(Bool)
        }
    }

    /// `envoy.config.route.v3.DirectResponseAction`.
    package struct DirectResponseAction: Sendable, Hashable {
        /// Field 1, `status`.
        package var status: UInt32 = 0
        /// Field 2, `body`.
        package var body: EnvoyCoreV3.DataSource? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            status: UInt32 = 0,
            body: EnvoyCoreV3.DataSource? = nil
        ) {
            self.status = status
            self.body = body
        }
    }

    /// `envoy.config.route.v3.HeaderMatcher`.
    package struct HeaderMatcher: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `header_match_specifier`, or none.
        package var headerMatchSpecifier: EnvoyRouteV3.HeaderMatcher.HeaderMatchSpecifier? = nil
        /// Field 8, `invert_match`.
        package var invertMatch: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            headerMatchSpecifier: EnvoyRouteV3.HeaderMatcher.HeaderMatchSpecifier? = nil,
            invertMatch: Bool = false
        ) {
            self.name = name
            self.headerMatchSpecifier = headerMatchSpecifier
            self.invertMatch = invertMatch
        }

        /// The fields of `header_match_specifier`, of which one is set.
        package enum HeaderMatchSpecifier: Sendable, Hashable {
            /// Field 4, `exact_match`.
            case exactMatch(String)
            /// Field 6, `range_match`.
            case rangeMatch(EnvoyTypeV3.Int64Range)
            /// Field 7, `present_match`.
            case presentMatch(Bool)
            /// Field 9, `prefix_match`.
            case prefixMatch(String)
            /// Field 10, `suffix_match`.
            case suffixMatch(String)
            /// Field 11, `safe_regex_match`.
            case safeRegexMatch(EnvoyMatcherV3.RegexMatcher)
            /// Field 12, `contains_match`.
            case containsMatch(String)
            /// Field 13, `string_match`.
            case stringMatch(EnvoyMatcherV3.StringMatcher)
        }
    }

    /// `envoy.config.route.v3.QueryParameterMatcher`.
    package struct QueryParameterMatcher: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `query_parameter_match_specifier`, or none.
        package var queryParameterMatchSpecifier: EnvoyRouteV3.QueryParameterMatcher.QueryParameterMatchSpecifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            queryParameterMatchSpecifier: EnvoyRouteV3.QueryParameterMatcher.QueryParameterMatchSpecifier? = nil
        ) {
            self.name = name
            self.queryParameterMatchSpecifier = queryParameterMatchSpecifier
        }

        /// The fields of `query_parameter_match_specifier`, of which one is set.
        package enum QueryParameterMatchSpecifier: Sendable, Hashable {
            /// Field 5, `string_match`.
            case stringMatch(EnvoyMatcherV3.StringMatcher)
            /// Field 6, `present_match`.
            case presentMatch(Bool)
        }
    }
}
