import EnvoySchema
import ProxySnapshots
import SchemaRuntime

/// The filters that enforce intentions.
enum AccessControlFilters {
    /// For connections.
    static func network(_ inputs: SidecarInputs) throws(SchemaError) -> EnvoyListenerV3.Filter {
        try EnvoyListenerV3.Filter(
            "envoy.filters.network.rbac",
            EnvoyNetworkRBACV3.RBAC(rules: rules(inputs, isHTTP: false), statPrefix: "connect_authz")
        )
    }

    /// For requests.
    static func http(_ inputs: SidecarInputs) throws(SchemaError) -> EnvoyHCMV3.HttpFilter {
        try EnvoyHCMV3.HttpFilter(
            "envoy.filters.http.rbac",
            EnvoyHTTPRBACV3.RBAC(rules: rules(inputs, isHTTP: true))
        )
    }

    private static func rules(_ inputs: SidecarInputs, isHTTP: Bool) -> EnvoyRBACV3.RBAC {
        let trustDomain = inputs.mesh.trustDomain
        let rules = IntentionRules.make(
            inputs.intentions,
            trustDomain: trustDomain,
            allowsByDefault: inputs.allowsByDefault,
            peers: inputs.inboundTrust,
            isHTTP: isHTTP
        )
        var message = EnvoyRBACV3.RBAC(action: inputs.allowsByDefault ? .deny : .allow)
        var callers: [EnvoyRBACV3.Principal] = []
        for (place, rule) in rules.enumerated() {
            let principal = Principals.principal(of: rule, trustDomain: trustDomain, isHTTP: isHTTP)
            if let permissions = rule.permissions {
                message.policies["consul-intentions-layer7-\(place)"] = EnvoyRBACV3.Policy(
                    permissions: permissions.map(Permissions.permission),
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
