import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The filters that enforce intentions (RBAC).
///
/// A listener only names its filter; the rules come beside it, by extension discovery (ECDS), and with them the
/// listener stays the same whatever the intentions are. Rules inside a listener reach new connections only, and replace
/// the filter chain, so that connections that stay allowed are drained.
///
/// - Source: `deploy/docs/decisions/011-policy-on-kept-connections.md`.
enum AccessControlFilters {
    private static let forConnections = "envoy.filters.network.rbac"
    private static let forRequests = "envoy.filters.http.rbac"

    /// For connections: what a listener says of the filter.
    static func network(fetchTimeoutMilliseconds: Int?) -> EnvoyListenerV3.Filter {
        EnvoyListenerV3.Filter(
            name: forConnections,
            configType: .configDiscovery(discovered(EnvoyNetworkRBACV3.RBAC.typeURL, fetchTimeoutMilliseconds))
        )
    }

    /// For connections: the filter with its rules.
    static func inlineNetwork(_ policy: AccessPolicy) throws(SchemaError) -> EnvoyListenerV3.Filter {
        try EnvoyListenerV3.Filter(
            forConnections,
            EnvoyNetworkRBACV3.RBAC(rules: rules(policy), statPrefix: "connect_authz")
        )
    }

    /// For requests: what a connection manager says of the filter, which has the rules of one of several services where one
    /// is named.
    static func http(fetchTimeoutMilliseconds: Int?, of service: ServiceName? = nil) -> EnvoyHCMV3.HttpFilter {
        EnvoyHCMV3.HttpFilter(
            name: requestsName(service),
            configType: .configDiscovery(discovered(EnvoyHTTPRBACV3.RBAC.typeURL, fetchTimeoutMilliseconds))
        )
    }

    /// The rules that the filter of the public listener asks for; until Envoy has them nobody is let in.
    static func plan(_ policy: AccessPolicy) -> ResourcePlan<EnvoyCoreV3.TypedExtensionConfig> {
        let name = policy.isHTTP ? forRequests : forConnections
        return ResourcePlan(name, from: .access(policy)) { () throws(SchemaError) in
            let rules = rules(policy)
            return EnvoyCoreV3.TypedExtensionConfig(
                name: name,
                typedConfig: policy.isHTTP
                    ? try GoogleProtobuf.AnyMessage(packing: EnvoyHTTPRBACV3.RBAC(rules: rules))
                    : try GoogleProtobuf.AnyMessage(
                        packing: EnvoyNetworkRBACV3.RBAC(
                            rules: policy.reachesStandingConnections
                                ? StandingConnections(policy).watching(rules) : rules,
                            statPrefix: "connect_authz",
                            enforcementType: policy.reachesStandingConnections ? .continuous : .oneTimeOnFirstByte
                        )
                    )
            )
        }
    }

    /// The rules for requests to one of several services of a proxy.
    static func plan(_ policy: AccessPolicy, of service: ServiceName) -> ResourcePlan<EnvoyCoreV3.TypedExtensionConfig>
    {
        let name = requestsName(service)
        return ResourcePlan(name) { () throws(SchemaError) in
            EnvoyCoreV3.TypedExtensionConfig(
                name: name,
                typedConfig: try GoogleProtobuf.AnyMessage(packing: EnvoyHTTPRBACV3.RBAC(rules: rules(policy)))
            )
        }
    }

    private static func requestsName(_ service: ServiceName?) -> String {
        service.map { "\(forRequests)/\($0)" } ?? forRequests
    }

    private static func discovered(_ type: String, _ timeout: Int?) -> EnvoyCoreV3.ExtensionConfigSource {
        EnvoyCoreV3.ExtensionConfigSource(
            configSource: .aggregated(fetchTimeoutMilliseconds: timeout),
            typeUrls: [type]
        )
    }

    private static func rules(_ policy: AccessPolicy) -> EnvoyRBACV3.RBAC {
        var message = EnvoyRBACV3.RBAC(action: policy.allowsByDefault ? .deny : .allow)
        var callers: [EnvoyRBACV3.Principal] = []
        for (place, rule) in policy.rules.enumerated() {
            let principal = Principals.principal(of: rule, trustDomain: policy.trustDomain, isHTTP: policy.isHTTP)
            if let permissions = rule.permissions {
                message.policies["consul-intentions-layer7-\(place)"] = EnvoyRBACV3.Policy(
                    permissions: Permissions.permissions(of: permissions, denies: policy.allowsByDefault),
                    principals: [principal]
                )
            } else {
                callers.append(principal)
            }
        }
        if !callers.isEmpty {
            message.policies["consul-intentions-layer4"] = EnvoyRBACV3.Policy(
                permissions: [Permissions.anything],
                principals: callers
            )
        }
        return message
    }
}

/// Everything that decides who may call a service.
struct AccessPolicy: Hashable {
    let trustDomain: String
    let allowsByDefault: Bool
    let isHTTP: Bool
    /// About the opposite of what happens by default.
    let rules: [CallerRule]
    /// TCP connections that stand learn of newer rules; not when users configure by hand what would tell them.
    let reachesStandingConnections: Bool

    init(
        trustDomain: String,
        allowsByDefault: Bool,
        isHTTP: Bool,
        rules: [CallerRule],
        reachesStandingConnections: Bool
    ) {
        self.trustDomain = trustDomain
        self.allowsByDefault = allowsByDefault
        self.isHTTP = isHTTP
        self.rules = rules
        self.reachesStandingConnections = reachesStandingConnections
    }

    init(_ inputs: SidecarInputs, reachesStandingConnections: Bool = true) {
        self.reachesStandingConnections = reachesStandingConnections
        trustDomain = inputs.mesh.trustDomain
        allowsByDefault = inputs.allowsByDefault
        isHTTP = ServiceProtocol.isHTTP(inputs.serviceProtocol)
        rules = IntentionRules.make(
            inputs.intentions,
            trustDomain: trustDomain,
            allowsByDefault: allowsByDefault,
            peers: inputs.inboundTrust,
            isHTTP: isHTTP,
            tokens: inputs.tokens
        )
    }
}
