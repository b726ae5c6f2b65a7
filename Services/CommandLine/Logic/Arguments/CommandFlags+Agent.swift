extension Command {
    /// - Source: reference §11.4.
    static let agentFlags: [Flag] =
        [
            .toggle("dev", "Run a whole cluster on this machine and keep nothing: for trying things out."),
            .toggle("server", "Run the bus and all services, with their state in -data-dir."),
            .list(
                "config-file",
                "Configuration file or folder, in HCL or JSON; read in the order given, later ones win."
            ),
            .list("config-dir", "Configuration folder: its .hcl and .json files are read in alphabetical order."),
            .text("config-format", "Language of all files, hcl or json. Default: their names' endings tell it."),
            .list("hcl", "One more piece of configuration; wins over files and flags."),
            .text("data-dir", "Folder in which state is kept. Required without -dev."),
            .text("node", "Name of this node. Default: the host's name."),
            .text("node-id", "Id of this node, a UUID. Default: one is made and kept."),
            .list("node-meta", "Metadata of this node, as key:value."),
            .text("datacenter", "Name of this cluster. Default: dc1."),
            .text("bind", "Address of this machine inside the cluster."),
            .text("advertise", "Address that others are told to use for this machine. Default: -bind."),
            .text("client", "Address on which the HTTP API, DNS and xDS are served. Default: 127.0.0.1."),
            .text("http-port", "Port of the HTTP API; -1 turns it off. Default: 8500."),
            .text("https-port", "Port of the HTTP API over TLS (tls.https); -1 turns it off. Default: -1."),
            .text("grpc-port", "Port on which Envoys are served (xDS); -1 turns it off. Default: 8502."),
            .text("grpc-tls-port", "Port that other clusters dial (peering); -1 turns it off. Default: 8503."),
            .text("dns-port", "Port on which names are answered (DNS), UDP and TCP; -1 turns it off. Default: 8600."),
            .text("domain", "Domain of the names that are answered. Default: consul."),
            .text("alt-domain", "A second domain for the same names."),
            .text("log-level", "Least important log lines to print: trace, debug, info, warn or error."),
            .toggle("log-json", "Print log lines as JSON objects."),
            .text("default-query-time", "How long a blocking query waits when it names no time, as 300s."),
            .text("max-query-time", "The longest a blocking query may wait, as 600s."),
            .text("pid-file", "File into which the process id is written."),
            .toggle("enable-script-checks", "Let checks from files and from the API run programs; with ACLs only."),
            .toggle("enable-local-script-checks", "Let checks from configuration files run programs."),
            .list(
                "allow-write-http-from",
                "Range of addresses, such as 10.0.0.0/8, from which changes are taken. Default: all."
            ),
            .text(
                "bootstrap-expect",
                "Number of servers with which the cluster begins, the same on each; nothing is stored before they have met. "
                    + "Default: 1, or 3 with -retry-join."
            ),
            .toggle("bootstrap", "Accepted for Consul's sake without effect."),
            .toggle("ui", "Serve the web UI at /ui/ of the HTTP API. Default: only with -dev."),
            .text("ui-dir", "Folder of the web UI's files. Default: share/tombolo/ui beside the programs."),
            .text("ui-content-path", "Path of the web UI. Default: /ui/."),
            .text(
                "server-port",
                "Port of a server for services and client agents, the same on all (bus). Default: 8300."
            ),
            .text("serf-lan-port", "Port of a server for the other servers. Default: 8301."),
            .text(
                "serf-wan-port",
                "Port of a server for servers of other datacenters; -1 turns it off. Default: 8302."
            ),
            .list(
                "retry-join-wan",
                "Address of a server of another datacenter, with -serf-wan-port unless it has a port."
            ),
            .list("join-wan", "The same as -retry-join-wan."),
            .text(
                "advertise-wan",
                "Address that other datacenters are told to use for this machine. Default: -advertise."
            ),
            .list("retry-join", "Address of another server of the cluster, with -serf-lan-port unless it has a port."),
            .list("join", "The same as -retry-join."),
            .text("encrypt", "Secret of the cluster, as `tombolo keygen` prints it, the same on all machines."),
            .list("recursor", "Address of a name server that is asked for names outside of -domain."),
            .toggle("disable-host-node-id", "Accepted for Consul's sake without effect."),
        ]
        + idleAgentFlags.map { Flag(name: $0.flag, kind: $0.kind, help: "Accepted for Consul's sake without effect.") }

    /// Flags of Consul's that stand for options without an effect here: `validate` and a start say so.
    static let idleAgentFlags: [(flag: String, kind: Flag.Kind, option: String)] = [
        ("auto-reload-config", .toggle, "auto_reload_config"),
        ("disable-keyring-file", .toggle, "disable_keyring_file"),
        ("log-file", .text, "log_file"), ("log-rotate-bytes", .text, "log_rotate_bytes"),
        ("log-rotate-duration", .text, "log_rotate_duration"), ("log-rotate-max-files", .text, "log_rotate_max_files"),
        ("primary-gateway", .list, "primary_gateways"), ("protocol", .text, "protocol"),
        ("raft-protocol", .text, "raft_protocol"), ("read-replica", .toggle, "read_replica"),
        ("rejoin", .toggle, "rejoin_after_leave"), ("retry-interval", .text, "retry_interval"),
        ("retry-interval-wan", .text, "retry_interval_wan"), ("retry-max", .text, "retry_max"),
        ("retry-max-wan", .text, "retry_max_wan"), ("segment", .text, "segment"),
        ("serf-lan-allowed-cidrs", .list, "serf_lan_allowed_cidrs"), ("serf-lan-bind", .text, "serf_lan"),
        ("serf-wan-allowed-cidrs", .list, "serf_wan_allowed_cidrs"), ("serf-wan-bind", .text, "serf_wan"),
        ("syslog", .toggle, "enable_syslog"),
    ]

    /// - Source: reference §11.5.
    static let envoyFlags: [Flag] = [
        .text("sidecar-for", "Id of the service whose sidecar this is. Also CONNECT_SIDECAR_FOR."),
        .text("proxy-id", "Id of the proxy, as it is registered with the agent. Also CONNECT_PROXY_ID."),
        .text("node-name", "Node of the proxy, when it is registered in the catalog and with no agent."),
        .text("gateway", "Run a gateway of this kind: mesh, terminating, ingress or api."),
        .toggle("mesh-gateway", "Old form of -gateway=mesh."),
        .toggle("register", "Register the gateway with the agent before it starts."),
        .text("service", "Name under which -register registers the gateway. Default: its kind, as mesh-gateway."),
        .text("address", "Address of the gateway inside its network, as host:port. The port's default is 8443."),
        .text("wan-address", "Address at which other clusters reach the gateway, as host:port."),
        .list("bind-address", "Address to listen on in place of the others, as name=host:port: lan=0.0.0.0:8443."),
        .toggle("expose-servers", "Let the servers of other datacenters in through this mesh gateway."),
        .text("deregister-after-critical", "How long a failing gateway stays registered. Default: 6h."),
        .text("envoy-ready-bind-address", "Address on which Envoy answers /ready."),
        .text("envoy-ready-bind-port", "Port on which Envoy answers /ready."),
        .text("envoy-binary", "Path of Envoy. Default: TOMBOLO_ENVOY, or envoy in PATH."),
        .text("envoy-version", "Accepted for Consul's sake without effect."),
        .toggle("ignore-envoy-compatibility", "Accepted for Consul's sake without effect."),
        .text("admin-bind", "Address of Envoy's admin API. Default: localhost:19000."),
        .text("admin-access-log-path", "Log of Envoy's admin API. Default: /dev/null."),
        .toggle("bootstrap", "Print Envoy's bootstrap configuration and end."),
        .toggle("no-central-config", "Leave out what proxy-defaults says."),
        .text(
            "grpc-addr",
            "Where Envoy gets its configuration (xDS): host:port, http://, https:// for TLS, or unix:///path. Also "
                + "CONSUL_GRPC_ADDR. Default: what the agent says."
        ),
        .text(
            "grpc-ca-file",
            "PEM file with the authority that signed the xDS server's certificate. Also CONSUL_GRPC_CACERT."
        ),
        .text("grpc-ca-path", "Not supported: give one file with -grpc-ca-file."),
        .toggle("omit-deprecated-tags", "Leave old tags out of the metrics."),
        .text("prometheus-backend-port", "Port that serves the metrics to be passed on."),
        .text("prometheus-scrape-path", "Path at which metrics are scraped. Default: /metrics."),
        .text("prometheus-ca-file", "Not supported: metrics are served without TLS."),
        .text("prometheus-ca-path", "Not supported: metrics are served without TLS."),
        .text("prometheus-cert-file", "Not supported: metrics are served without TLS."),
        .text("prometheus-key-file", "Not supported: metrics are served without TLS."),
        .toggle("enable-config-gen-logging", "Accepted for Consul's sake without effect."),
    ]

    /// Flags of the commands of `acl`.
    ///
    /// - Source: reference §11.3.
    var accessFlags: [Flag] {
        let format: [Flag] = [
            .text("format", "How to print: pretty (for people, the default) or json."),
            .toggle("meta", "Show hash and indexes, too."),
        ]
        let links: [Flag] = [
            .list("policy-id", "Id of a policy to use."), .list("policy-name", "Name of a policy to use."),
            .list("service-identity", "Rights that a service of this name needs, as name or name:dc1,dc2."),
            .list("node-identity", "Rights that a node's agent needs, as name:datacenter."),
            .list("templated-policy", "Name of a templated policy to use, such as builtin/service."),
            .list("var", "Variable of the templated policies, as name:web or name=web."),
            .list("templated-policy-file", "File (HCL or JSON) with templated policies to use."),
        ]
        let roles: [Flag] = [
            .list("role-id", "Id of a role to use."), .list("role-name", "Name of a role to use."),
        ]
        let token: [Flag] = [
            .text("accessor-id", "Accessor ID of the token, or the beginning of it. Required."),
            .text("id", "Old form of -accessor-id."),
        ]
        let named: [Flag] = [
            .text("id", "Id, or the beginning of it; this or -name is required."),
            .text("name", "Name; this or -id is required."),
        ]
        let described: [Flag] = [.text("description", "Text for people who read it later.")]
        let rules: [Flag] = [
            .text("rules", "The rules in HCL or JSON: text, @file, or - for standard input."),
            .list("valid-datacenter", "Datacenter in which the policy is valid. Default: all."),
        ]
        return switch self {
        case .aclAuthMethodCreate, .aclAuthMethodDelete, .aclAuthMethodList, .aclAuthMethodRead, .aclAuthMethodUpdate,
            .aclBindingRuleCreate, .aclBindingRuleDelete, .aclBindingRuleList, .aclBindingRuleRead,
            .aclBindingRuleUpdate, .aclTemplatedPolicyList, .aclTemplatedPolicyPreview, .aclTemplatedPolicyRead,
            .login, .logout:
            loginFlags(format)
        case .aclBootstrap: format
        case .aclPolicyCreate: format + [.text("name", "Name. Required.")] + described + rules
        case .aclPolicyUpdate:
            format + named + described + rules + [
                .toggle("no-merge", "Replace all fields, also those that are not given.")
            ]
        case .aclPolicyRead, .aclRoleRead: format + named
        case .aclPolicyDelete, .aclRoleDelete: named
        case .aclPolicyList, .aclRoleList, .aclTokenList: format
        case .aclRoleCreate: format + [.text("name", "Name. Required.")] + described + links
        case .aclRoleUpdate:
            format + named + described + links + [
                .toggle("no-merge", "Replace all policies and identities, also when none are given.")
            ]
        case .aclTokenCreate:
            format + described + links + roles + [
                .text("accessor", "Accessor ID to use, a UUID. Default: one is made."),
                .text("secret", "Secret to use, a UUID. Default: one is made."),
                .toggle("local", "Valid in this datacenter only."),
                .text("expires-ttl", "How long the token is valid, as 24h. Default: for ever."),
            ]
        case .aclTokenClone: format + token + described
        case .aclTokenUpdate:
            format + token + described + links + roles + [
                .list("append-policy-id", "Id of a policy to add."),
                .list("append-policy-name", "Name of a policy to add."),
                .list("append-role-id", "Id of a role to add."), .list("append-role-name", "Name of a role to add."),

                .list("append-service-identity", "Service identity to add, as name or name:dc1,dc2."),
                .list("append-node-identity", "Node identity to add, as name:datacenter."),
                .list("append-templated-policy", "Name of a templated policy to add; -var is for it."),
                .list("append-templated-policy-file", "File with templated policies to add."),
                .list("replace-templated-policy", "Name of a templated policy to use; the same as -templated-policy."),
                .list("replace-templated-policy-file", "File with templated policies to use."),
                .toggle("merge-policies", "Old form: keep the policies there are, too."),
                .toggle("merge-roles", "Old form: keep the roles there are, too."),
                .toggle("merge-service-identities", "Old form: keep the service identities there are, too."),
                .toggle("merge-node-identities", "Old form: keep the node identities there are, too."),
                .toggle("merge-templated-policies", "Old form: keep the templated policies there are, too."),
            ]
        case .aclTokenRead:
            format + token + [
                .toggle("self", "The token that is sent with this request."),
                .toggle("expanded", "Show the rules of all policies, too."),
            ]
        case .aclTokenDelete: token
        case .agent, .aclSetAgentToken, .busUsers, .catalogDatacenters, .catalogNodes, .catalogServices, .configDelete,
            .configList, .configRead, .configValidate, .configWrite, .connectAuthorityGetConfig,
            .connectAuthoritySetConfig, .connectExpose, .connectProxy, .debug, .join, .keyring,
            .maint, .operatorAutopilotState, .operatorRaftTransferLeader, .operatorUsageInstances,
            .servicesExportedServices,
            .connectEnvoy, .connectRedirectTraffic, .dataplane,
            .forceLeave, .info, .intentionCheck,
            .intentionCreate,
            .intentionDelete, .intentionGet, .intentionList, .intentionMatch, .journalAccept, .journalVerify, .k8s,
            .keygen,
            .kvDelete, .kvExport, .kvGet, .kvImport, .kvPut, .leave, .members, .migrateConsul, .monitor,
            .event, .exec, .lock, .rtt, .operatorAutopilotGetConfig, .operatorAutopilotSetConfig, .watch,
            .operatorRaftListPeers, .operatorRaftRemovePeer, .peeringDelete,
            .peeringEstablish, .peeringExport, .peeringExportedServices, .peeringExports, .peeringGenerateToken,
            .peeringList, .peeringRead, .peeringTokensList, .peeringTokensRevoke, .peeringVerify, .proxies,
            .namespaceCreate, .namespaceDelete, .namespaceList,
            .namespaceRead, .namespaceUpdate, .namespaceWrite, .partitionCreate, .partitionDelete, .partitionList,
            .partitionRead, .partitionUpdate, .partitionWrite,
            .reload,
            .servicesDeregister, .servicesExport, .servicesRegister, .snapshotAgent, .snapshotInspect, .snapshotRestore,
            .snapshotSave, .tlsCACreate, .tlsCertCreate, .troubleshootCall, .troubleshootPorts, .troubleshootProxy,
            .troubleshootUpstreams, .validate, .version:
            []
        }
    }
}
