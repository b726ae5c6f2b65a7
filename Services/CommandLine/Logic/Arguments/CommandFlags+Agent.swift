extension Command {
    /// - Source: reference §11.4.
    static let agentFlags: [Flag] = [
        .toggle("dev", "one machine, nothing kept: everything this needs is started and ended with it"),
        .toggle("server", "start the bus and all services, kept in -data-dir"),
        .list("config-file", "configuration file or directory"), .list("config-dir", "the same"),
        .text("config-format", "hcl or json, for files that do not say"),
        .list("hcl", "one more piece of configuration"), .text("data-dir", "where state is kept"),
        .text("node", "name of this node"), .text("node-id", "id of this node"),
        .list("node-meta", "key:value, several times"), .text("datacenter", "name of this cluster"),
        .text("bind", "address of this machine in the cluster"), .text("advertise", "address others use"),
        .text("client", "address of the HTTP, xDS and DNS ports"),
        .text("http-port", "port of the HTTP API; -1 is off"),
        .text("https-port", "port of the HTTP API with TLS; -1 is off"),
        .text("grpc-port", "port Envoys use; -1 is off"), .text("grpc-tls-port", "port peers use; -1 is off"),
        .text("dns-port", "port of DNS; -1 is off"), .text("log-level", "trace, debug, info, warn or error"),
        .toggle("log-json", "one JSON object a line"), .text("domain", "DNS domain"),
        .toggle("enable-script-checks", "accepted"), .toggle("enable-local-script-checks", "accepted"),
        .text("bootstrap-expect", "1; a server has a bus of its own, so several do not form a cluster"),
        .toggle("bootstrap", "accepted"), .toggle("ui", "accepted"), .text("pid-file", "file for the process id"),
        .text("server-port", "accepted"), .text("serf-lan-port", "accepted"), .text("serf-wan-port", "accepted"),
        .list("retry-join", "accepted without -server; nodes meet on the bus"),
        .list("join", "accepted without -server; nodes meet on the bus"),
        .list("recursor", "accepted"), .toggle("disable-host-node-id", "accepted"),
        .text("default-query-time", "how long a blocking read waits"), .text("max-query-time", "its bound"),
    ]

    /// - Source: reference §11.5.
    static let envoyFlags: [Flag] = [
        .text("proxy-id", "id of the proxy on its agent"), .text("sidecar-for", "id of the service it stands for"),
        .text("node-name", "node of a proxy that no agent has"),
        .text("gateway", "mesh, terminating, ingress or api"), .toggle("mesh-gateway", "old form of -gateway=mesh"),
        .toggle("register", "register the gateway first"), .text("service", "name of the gateway"),
        .text("address", "LAN address of the gateway, host:port"), .text("wan-address", "WAN address, host:port"),
        .list("bind-address", "name=host:port to listen on instead"),
        .toggle("expose-servers", "let servers of other datacenters in"),
        .text("deregister-after-critical", "how long a failing gateway stays registered (6h)"),
        .text("envoy-ready-bind-address", "address of the readiness listener"),
        .text("envoy-ready-bind-port", "its port"), .text("envoy-binary", "path of Envoy"),
        .text("envoy-version", "accepted"), .toggle("ignore-envoy-compatibility", "accepted"),
        .text("admin-bind", "address of Envoy's admin API (localhost:19000)"),
        .text("admin-access-log-path", "its log (/dev/null)"), .toggle("bootstrap", "print the bootstrap and end"),
        .toggle("no-central-config", "leave proxy-defaults out"),
        .text("grpc-addr", "xDS server, with https:// for TLS"), .text("grpc-ca-file", "PEM file with its authority"),
        .text("grpc-ca-path", "directory of such files"),
        .toggle("omit-deprecated-tags", "leave old metric tags out"),
        .text("prometheus-backend-port", "port that serves the metrics"),
        .text("prometheus-scrape-path", "path of the metrics (/metrics)"), .text("prometheus-ca-file", "not supported"),
        .text("prometheus-ca-path", "not supported"), .text("prometheus-cert-file", "not supported"),
        .text("prometheus-key-file", "not supported"), .toggle("enable-config-gen-logging", "accepted"),
    ]

    /// Flags of the commands of `acl`.
    ///
    /// - Source: reference §11.3.
    var accessFlags: [Flag] {
        let format: [Flag] = [.text("format", "pretty or json"), .toggle("meta", "show indexes and hash")]
        let links: [Flag] = [
            .list("policy-id", "policy, several times"), .list("policy-name", "policy, several times"),
            .list("service-identity", "name or name:dc1,dc2; several times"),
            .list("node-identity", "name:datacenter; several times"),
        ]
        let roles: [Flag] = [.list("role-id", "role, several times"), .list("role-name", "role, several times")]
        let token: [Flag] = [.text("accessor-id", "accessor of the token"), .text("id", "old form of -accessor-id")]
        let named: [Flag] = [.text("id", "id"), .text("name", "name")]
        let described: [Flag] = [.text("description", "for people")]
        let rules: [Flag] = [
            .text("rules", "rules, @file or - for standard input"),
            .list("valid-datacenter", "datacenter it is valid in, several times"),
        ]
        return switch self {
        case .aclBootstrap: format
        case .aclPolicyCreate: format + [.text("name", "name")] + described + rules
        case .aclPolicyUpdate: format + named + described + rules + [.toggle("no-merge", "replace all fields")]
        case .aclPolicyRead, .aclRoleRead: format + named
        case .aclPolicyDelete, .aclRoleDelete: named
        case .aclPolicyList, .aclRoleList, .aclTokenList: format
        case .aclRoleCreate: format + [.text("name", "name")] + described + links
        case .aclRoleUpdate: format + named + described + links + [.toggle("no-merge", "replace all links")]
        case .aclTokenCreate:
            format + described + links + roles + [
                .text("accessor", "accessor to use"), .text("secret", "secret to use"),
                .toggle("local", "valid in this datacenter only"), .text("expires-ttl", "how long it is valid"),
            ]
        case .aclTokenClone: format + token + described
        case .aclTokenUpdate:
            format + token + described + links + roles + [
                .list("append-policy-id", "add a policy"), .list("append-policy-name", "add a policy"),
                .list("append-role-id", "add a role"), .list("append-role-name", "add a role"),
                .list("append-service-identity", "add an identity"), .list("append-node-identity", "add an identity"),
            ]
        case .aclTokenRead:
            format + token + [.toggle("self", "the caller's own"), .toggle("expanded", "with its rules")]
        case .aclTokenDelete: token
        case .agent, .aclSetAgentToken, .busUsers, .catalogDatacenters, .catalogNodes, .catalogServices, .configDelete,
            .configList, .configRead, .configWrite, .connectEnvoy, .info, .intentionCheck, .intentionCreate,
            .intentionDelete, .intentionGet, .intentionList, .intentionMatch, .leave, .members, .peeringDelete,
            .peeringEstablish, .peeringExportedServices, .peeringGenerateToken, .peeringList, .peeringRead, .proxies,
            .reload,
            .servicesDeregister, .servicesExport, .servicesRegister, .validate, .version:
            []
        }
    }
}
