import DiscoveryChain
import EnvoySchema
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

    /// For requests: what a connection manager says of the filter.
    static func http(fetchTimeoutMilliseconds: Int?) -> EnvoyHCMV3.HttpFilter {
        EnvoyHCMV3.HttpFilter(
            name: forRequests,
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
