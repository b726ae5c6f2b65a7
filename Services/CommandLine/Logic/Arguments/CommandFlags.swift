extension Command {
    /// Which flags that many commands share a command takes.
    private enum Shared {
        case client
        case none
    }

    /// All flags of the command.
    package var flags: [Flag] { ownFlags + (shared == .client ? Self.clientFlags : []) }

    private var shared: Shared {
        switch self {
        case .agent, .busUsers, .validate, .version: .none
        case .aclBootstrap, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate,
            .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate, .aclSetAgentToken,
            .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate,
            .catalogDatacenters, .catalogNodes, .catalogServices, .configDelete, .configList, .configRead, .configWrite,
            .connectEnvoy, .info, .intentionCheck, .intentionCreate, .intentionDelete, .intentionGet, .intentionList,
            .intentionMatch, .leave, .members, .peeringDelete, .peeringEstablish, .peeringExportedServices,
            .peeringGenerateToken, .peeringList, .peeringRead, .proxies, .reload, .servicesDeregister, .servicesExport,
            .servicesRegister:
            .client
        }
    }

    /// Flags that say how to reach the HTTP API.
    ///
    /// - Source: reference §11.2.
    private static let clientFlags: [Flag] = [
        .text("http-addr", "address of the HTTP API, with http://, https:// or unix:// (127.0.0.1:8500)"),
        .text("token", "ACL token"), .text("token-file", "file that holds the ACL token"),
        .text("ca-file", "PEM file with the authority of the API's certificate"),
        .text("ca-path", "directory of such files"),
        .text("client-cert", "PEM file with the client's certificate"), .text("client-key", "PEM file with its key"),
        .text("tls-server-name", "name to expect in the API's certificate"),
        .text("datacenter", "datacenter to ask"), .toggle("stale", "let any server answer"),
        .text("namespace", "Enterprise only; sent as it is"), .text("partition", "Enterprise only; sent as it is"),
    ]

    private var ownFlags: [Flag] {
        switch self {
        case .agent: Self.agentFlags
        case .busUsers: [.text("datacenter", "name of the cluster, as in TOMBOLO_DATACENTER (dc1)")]
        case .connectEnvoy: Self.envoyFlags
        case .aclBootstrap, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate,
            .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate, .aclSetAgentToken,
            .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate:
            accessFlags
        case .catalogDatacenters, .info, .leave, .reload, .intentionCheck, .intentionDelete, .intentionGet,
            .intentionList:
            []
        case .catalogNodes:
            [
                .toggle("detailed", "show addresses and metadata"), .text("near", "sort by distance from this node"),
                .list("node-meta", "key=value the node must have"), .text("service", "only nodes with this service"),
                .text("filter", "filter expression"),
            ]
        case .catalogServices:
            [
                .text("node", "only services of this node"), .list("node-meta", "key=value the node must have"),
                .toggle("tags", "show tags"),
            ]
        case .configDelete:
            [
                .text("kind", "kind of the entry"), .text("name", "name of the entry"),
                .text("filename", "file with the entry's kind and name"),
                .toggle("cas", "only when it is unchanged"), .text("modify-index", "index for -cas"),
            ]
        case .configList: [.text("kind", "kind of the entries"), .text("filter", "filter expression")]
        case .configRead: [.text("kind", "kind of the entry"), .text("name", "name of the entry")]
        case .configWrite:
            [.toggle("cas", "only when it is unchanged"), .text("modify-index", "index for -cas")]
        case .intentionCreate:
            [
                .toggle("allow", "allow calls (default)"), .toggle("deny", "deny calls"),
                .toggle("file", "read intentions from files"), .toggle("replace", "replace an existing one"),
                .list("meta", "key=value, several times"),
            ]
        case .intentionMatch:
            [.toggle("source", "match by source"), .toggle("destination", "match by destination (default)")]
        case .members:
            [
                .toggle("detailed", "show tags"), .toggle("wan", "members of all datacenters"),
                .text("status", "pattern of the status, as ^alive$ (.*)"), .text("segment", "Enterprise only"),
                .text("filter", "filter expression"),
            ]
        case .peeringDelete, .peeringExportedServices:
            [.text("name", "name of the peering"), .text("format", "pretty or json")]
        case .peeringEstablish:
            [
                .text("name", "name this cluster gives the peer"), .text("peering-token", "token made by the peer"),
                .list("meta", "key=value, several times"),
            ]
        case .peeringGenerateToken:
            [
                .text("name", "name this cluster gives the peer"), .list("meta", "key=value, several times"),
                .list("server-external-addresses", "host:port the peer dials, comma-separated"),
                .text("format", "pretty or json"),
            ]
        case .peeringList: [.text("format", "pretty or json")]
        case .peeringRead: [.text("name", "name of the peering"), .text("format", "pretty or json")]
        case .proxies:
            [
                .toggle("detailed", "show everything that is known of each proxy"),
                .toggle("troubled", "only proxies that are not in sync"), .text("node", "only proxies of this node"),
                .text("service", "only proxies of this service"), .text("id", "only proxies with this id"),
                .text("format", "pretty or json"),
            ]
        case .servicesDeregister: [.text("id", "id of the service")]
        case .servicesExport:
            [
                .text("name", "name of the service"), .list("consumer-peers", "peers, comma-separated"),
                .list("consumer-partitions", "Enterprise only"),
            ]
        case .servicesRegister:
            [
                .text("id", "id of the service"), .text("name", "name of the service"),
                .text("address", "its address"), .text("port", "its port"), .text("socket", "its Unix socket"),
                .text("kind", "its kind"), .list("meta", "key=value, several times"),
                .list("tag", "tag, several times"), .list("tagged-address", "name=host:port, several times"),
            ]
        case .validate: [.toggle("quiet", "print nothing"), .text("config-format", "hcl or json")]
        case .version: [.text("format", "pretty or json")]
        }
    }
}
