extension Command {
    /// All flags of the command.
    package var flags: [Flag] { ownFlags + sharedFlags }

    /// Flags of all commands that ask the HTTP API; none for the others.
    var sharedFlags: [Flag] {
        switch self {
        case .agent, .busUsers, .configValidate, .dataplane, .journalAccept, .journalVerify, .k8s, .keygen,
            .snapshotInspect, .tlsCACreate,
            .tlsCertCreate, .validate, .version:
            []
        case .aclAuthMethodCreate, .aclAuthMethodDelete, .aclAuthMethodList, .aclAuthMethodRead, .aclAuthMethodUpdate,
            .aclBindingRuleCreate, .aclBindingRuleDelete, .aclBindingRuleList, .aclBindingRuleRead,
            .aclBindingRuleUpdate, .aclTemplatedPolicyList, .aclTemplatedPolicyPreview, .aclTemplatedPolicyRead,
            .login, .logout,
            .aclBootstrap, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate,
            .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate, .aclSetAgentToken,
            .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate,
            .catalogDatacenters, .catalogNodes, .catalogServices, .configDelete, .configList, .configRead, .configWrite,
            .connectAuthorityGetConfig, .connectAuthoritySetConfig, .connectExpose, .connectProxy, .debug, .join,
            .keyring,
            .maint, .operatorAutopilotState, .operatorRaftTransferLeader, .operatorUsageInstances,
            .servicesExportedServices,
            .connectEnvoy, .connectRedirectTraffic, .event, .exec, .lock, .rtt, .operatorAutopilotGetConfig,
            .operatorAutopilotSetConfig, .watch,
            .forceLeave, .info, .intentionCheck, .intentionCreate, .intentionDelete, .intentionGet,
            .intentionList,
            .intentionMatch, .kvDelete, .kvExport, .kvGet, .kvImport, .kvPut, .leave, .members, .migrateConsul,
            .monitor,
            .operatorRaftListPeers, .operatorRaftRemovePeer,
            .namespaceCreate, .namespaceDelete, .namespaceList, .namespaceRead, .namespaceUpdate, .namespaceWrite,
            .partitionCreate, .partitionDelete, .partitionList, .partitionRead, .partitionUpdate, .partitionWrite,
            .peeringDelete, .peeringEstablish,
            .peeringExport, .peeringExportedServices, .peeringExports,
            .peeringGenerateToken, .peeringList, .peeringRead, .peeringTokensList, .peeringTokensRevoke, .peeringVerify,
            .proxies, .reload, .servicesDeregister, .servicesExport,
            .servicesRegister, .snapshotAgent, .snapshotRestore, .snapshotSave, .troubleshootCall, .troubleshootPorts,
            .troubleshootProxy, .troubleshootUpstreams:
            Self.clientFlags
        }
    }

    /// Flags that say how to reach the HTTP API.
    ///
    /// - Source: reference §11.2.
    private static let clientFlags: [Flag] = [
        .text(
            "http-addr",
            "Address of the agent's HTTP API: host:port, http://, https:// or unix:///path. Also CONSUL_HTTP_ADDR. "
                + "Default: 127.0.0.1:8500."
        ),
        .text("token", "ACL token to send. Also CONSUL_HTTP_TOKEN."),
        .text("token-file", "File that holds the ACL token; wins over -token. Also CONSUL_HTTP_TOKEN_FILE."),
        .text("ca-file", "PEM file with the authority that signed the API's certificate. Also CONSUL_CACERT."),
        .text("ca-path", "Folder of such PEM files. Also CONSUL_CAPATH."),
        .text("client-cert", "PEM file with the certificate that this program shows. Also CONSUL_CLIENT_CERT."),
        .text("client-key", "PEM file with the key of -client-cert. Also CONSUL_CLIENT_KEY."),
        .text("tls-server-name", "Name to expect in the API's certificate. Also CONSUL_TLS_SERVER_NAME."),
        .text("datacenter", "Datacenter to ask instead of the agent's own."),
        .toggle("stale", "Let any server answer, also with somewhat older data."),
        .text("namespace", "Namespace to ask. Also CONSUL_NAMESPACE."),
        .text("partition", "Admin partition to ask. Also CONSUL_PARTITION."),
    ]

    /// The flags of this command alone.
    var ownFlags: [Flag] {
        switch self {
        case .agent: Self.agentFlags
        case .busUsers: [.text("datacenter", "Name of the cluster, as in TOMBOLO_DATACENTER. Default: dc1.")]
        case .connectAuthorityGetConfig, .connectAuthoritySetConfig, .connectExpose, .connectProxy, .debug, .join,
            .keyring, .maint, .operatorAutopilotState, .operatorRaftTransferLeader, .operatorUsageInstances,
            .servicesExportedServices:
            upkeepFlags
        case .connectEnvoy: Self.envoyFlags
        case .connectRedirectTraffic: Self.redirectionFlags
        case .dataplane: Self.dataplaneFlags
        case .snapshotAgent, .snapshotInspect, .snapshotRestore, .snapshotSave: snapshotFlags
        case .journalAccept, .journalVerify:
            [
                .text("data-dir", "The data_dir of the server agent, which must not run."),
                .text("datacenter", "Its datacenter. Default: dc1."),
            ]
        case .aclAuthMethodCreate, .aclAuthMethodDelete, .aclAuthMethodList, .aclAuthMethodRead, .aclAuthMethodUpdate,
            .aclBindingRuleCreate, .aclBindingRuleDelete, .aclBindingRuleList, .aclBindingRuleRead,
            .aclBindingRuleUpdate, .aclTemplatedPolicyList, .aclTemplatedPolicyPreview, .aclTemplatedPolicyRead,
            .login, .logout,
            .aclBootstrap, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate,
            .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate, .aclSetAgentToken,
            .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate:
            accessFlags
        case .tlsCACreate, .tlsCertCreate: certificateFlags
        case .monitor:
            [
                .text("log-level", "Lowest level that is shown: trace, debug, info, warn or err. Default: info."),
                .toggle("log-json", "Show each line as a JSON object."),
            ]
        case .forceLeave:
            [
                .toggle("prune", "Accepted for Consul's sake: the node is taken out of the catalog anyway."),
                .toggle("wan", "Accepted for Consul's sake without effect."),
            ]
        case .kvDelete, .kvExport, .kvGet, .kvImport, .kvPut: keyFlags
        case .event, .exec, .lock, .migrateConsul, .operatorAutopilotGetConfig, .operatorAutopilotSetConfig, .rtt,
            .watch:
            coordinationFlags
        case .namespaceCreate, .namespaceDelete, .namespaceList, .namespaceRead, .namespaceUpdate, .namespaceWrite,
            .partitionCreate, .partitionDelete, .partitionList, .partitionRead, .partitionUpdate, .partitionWrite:
            tenancyFlags
        case .catalogDatacenters, .info, .k8s, .keygen, .operatorRaftListPeers, .leave, .reload, .intentionCheck,
            .intentionDelete, .intentionGet,
            .intentionList:
            []
        case .operatorRaftRemovePeer:
            [
                .text("id", "The server's ID, as `operator raft list-peers` shows it."),
                .text(
                    "address",
                    "The server's address with port, as `operator raft list-peers` shows it; in place of -id."
                ),
            ]
        case .catalogNodes:
            [
                .toggle("detailed", "Show addresses and metadata, too."),
                .text("near", "Sort the nodes by their distance from this one."),
                .list("node-meta", "Only nodes with this metadata, as key=value."),
                .text("service", "Only nodes on which this service runs."),
                .text("filter", "Only what this expression selects, as 'Meta.rack == \"r1\"'."),
            ]
        case .catalogServices:
            [
                .text("node", "Only services of this node."),
                .list("node-meta", "Only nodes with this metadata, as key=value."),
                .toggle("tags", "Show the services' tags, too."),
            ]
        case .configDelete:
            [
                .text("kind", "Kind of the entry, such as service-defaults. Required."),
                .text("name", "Name of the entry. Required."),
                .text("filename", "File with the entry, in place of -kind and -name."),
                .toggle("cas", "Only when the entry still has the index given by -modify-index (check and set)."),
                .text("modify-index", "The entry's ModifyIndex for -cas; 0: there must be no such entry."),
            ]
        case .configList:
            [
                .text("kind", "Kind of the entries, such as service-defaults. Required."),
                .text("filter", "Only what this expression selects, as 'Meta.rack == \"r1\"'."),
            ]
        case .configRead:
            [
                .text("kind", "Kind of the entry, such as service-defaults. Required."),
                .text("name", "Name of the entry. Required."),
            ]
        case .configValidate:
            [
                .toggle("quiet", "Print nothing when all is well."),
                .text("datacenter", "From where it is judged what leads elsewhere. Default: dc1."),
            ]
        case .configWrite:
            [
                .toggle("cas", "Only when the entry still has the index given by -modify-index (check and set)."),
                .text("modify-index", "The entry's ModifyIndex for -cas; 0: there must be no such entry."),
                .toggle("dry-run", "Only say whether the entry would be taken; nothing is written."),
            ]
        case .intentionCreate:
            [
                .toggle("allow", "Allow the calls. This is the default."), .toggle("deny", "Deny the calls."),
                .toggle("file", "The words are JSON files with one intention each."),
                .toggle("replace", "Replace an intention that exists; without it, that is an error."),
                .list("meta", "Metadata as key=value."),
            ]
        case .intentionMatch:
            [
                .toggle("source", "Intentions about calls from the service."),
                .toggle("destination", "Intentions about calls to the service. This is the default."),
            ]
        case .members:
            [
                .toggle("detailed", "Show the members' tags."), .toggle("wan", "Members of all datacenters."),
                .text("status", "Only members whose status fits this regular expression, such as ^alive$."),
                .text("segment", "Network segment; Consul Enterprise only."),
                .text("filter", "Only what this expression selects, as 'Meta.rack == \"r1\"'."),
            ]
        case .peeringDelete:
            [
                .text("name", "Name of the peering. Required."),
                .toggle("plan", "Only tell what of this cluster hangs on the peering; nothing is deleted."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringExport:
            [
                .text("name", "Name of the peering. Required."),
                .toggle("dry-run", "Only tell what the peer would see and who of it could call; nothing is written."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringExportedServices:
            [
                .text("name", "Name of the peering. Required."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringEstablish:
            [
                .text("name", "Name that this cluster gives the peer. Required."),
                .text("peering-token", "Token that the peer made with generate-token. Required."),
                .list("meta", "Metadata as key=value."),
            ]
        case .peeringGenerateToken:
            [
                .text("name", "Name that this cluster gives the peer. Required."),
                .list("meta", "Metadata as key=value."),
                .list(
                    "server-external-addresses",
                    "Addresses at which the peer reaches this cluster, as host:port, with commas between them."
                ),
                .text("ttl", "How long the token may be used, as 24h. Default: for ever."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringExports:
            [
                .text("name", "Only exports to the peering with this name."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .troubleshootPorts, .troubleshootProxy, .troubleshootUpstreams: troubleshootFlags
        case .troubleshootCall: [.text("format", "How to print: pretty (for people, the default) or json.")]
        case .peeringList: [.text("format", "How to print: pretty (for people, the default) or json.")]
        case .peeringRead:
            [
                .text("name", "Name of the peering. Required."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringTokensList:
            [
                .text("name", "Name of the peering, in place of the word."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .peeringTokensRevoke:
            [
                .text("name", "Name of the peering, in place of the word."),
                .text("id", "Only the token with this id. Default: all that were not used."),
            ]
        case .peeringVerify:
            [
                .text("name", "Name of the peering, in place of the word."),
                .toggle("repair", "Send again what the peer has not, and have it send what is not here."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .proxies:
            [
                .toggle("detailed", "Show everything that is known of each proxy."),
                .toggle("troubled", "Only proxies that refused or lack configuration."),
                .text("node", "Only proxies of this node."),
                .text("service", "Only proxies of this service."), .text("id", "Only proxies with this id."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case .servicesDeregister: [.text("id", "Id of the service, exactly as it was registered.")]
        case .servicesExport:
            [
                .text("name", "Name of the service. Required."),
                .list("consumer-peers", "Peers that may use it, with commas between them. Required."),
                .list("consumer-partitions", "Admin partitions that may use it; Consul Enterprise only."),
            ]
        case .servicesRegister:
            [
                .text("id", "Id of the service. Default: its name."), .text("name", "Name of the service."),
                .text("address", "Address at which the service is reached. Default: the node's."),
                .text("port", "Port on which the service listens."),
                .text("socket", "Path of the Unix socket on which the service listens."),
                .text("kind", "Kind of the service, such as mesh-gateway. Default: a usual service."),
                .list("meta", "Metadata as key=value."),
                .list("tag", "Tag of the service."),
                .list("tagged-address", "Address for a network, as name=host:port: lan=10.0.0.5:80."),
            ]
        case .validate:
            [
                .toggle("quiet", "Print nothing when all is well."),
                .toggle("reference", "Print the reference of all options (Markdown) in place of that."),
                .text("config-format", "Language of all files, hcl or json. Default: their names' endings tell it."),
            ]
        case .version: [.text("format", "How to print: pretty (for people, the default) or json.")]
        }
    }
}
