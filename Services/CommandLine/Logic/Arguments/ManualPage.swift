/// What the help says about one command; the only place where a command is described.
package struct ManualPage: Sendable, Hashable {
    /// The command.
    package let command: Command
    /// The words after the flags; empty when there are none.
    package let operands: String
    /// What it does, in one sentence without a full stop.
    package let summary: String
    /// What a newcomer has to know besides; may be empty.
    package let details: String
    /// Whole command lines that work, the most usual one first.
    package let examples: [String]

    init(
        _ command: Command,
        operands: String = "",
        _ summary: String,
        details: String = "",
        _ examples: String...
    ) {
        self.command = command
        self.operands = operands
        self.summary = summary
        self.details = details
        self.examples = examples
    }

    /// All pages; a test holds that every command has exactly one.
    package static let all = cluster + services + keys + coordination + mesh + peering + access + tenancy + upkeep

    private static let byCommand = Dictionary(all.map { ($0.command, $0) }) { first, _ in first }

    /// The page of a command; nil would be a mistake in the table.
    package static func of(_ command: Command) -> ManualPage? { byCommand[command] }
}

/// What people want to do, in the order in which the help lists it.
package enum Topic: CaseIterable, Sendable {
    case cluster
    case services
    case keys
    case mesh
    case peering
    case access
    case tenancy
    case troubleshooting

    /// The heading.
    package var title: String {
        switch self {
        case .cluster: "Run a cluster"
        case .services: "Services"
        case .keys: "Keys, locks and events"
        case .mesh: "Mesh"
        case .peering: "Peering"
        case .access: "Access control"
        case .tenancy: "Partitions and namespaces"
        case .troubleshooting: "Troubleshoot"
        }
    }

    /// First words of the topic's commands.
    package var words: [String] {
        switch self {
        case .cluster:
            [
                "agent", "validate", "reload", "leave", "force-leave", "join", "members", "maint", "operator", "tls",
                "keygen",
                "keyring", "bus", "journal", "snapshot", "migrate", "k8s", "version",
            ]
        case .services: ["services", "catalog"]
        case .keys: ["kv", "lock", "watch", "event", "exec"]
        case .mesh: ["connect", "dataplane", "config", "intention"]
        case .peering: ["peering"]
        case .access: ["acl", "login", "logout"]
        case .tenancy: ["namespace", "partition"]
        case .troubleshooting: ["troubleshoot", "proxies", "info", "monitor", "debug", "rtt"]
        }
    }
}

/// What the help says about groups of commands, by their words.
package enum CommandGroup {
    /// One sentence without a full stop for each group.
    package static let summaries: [String: String] = [
        "acl": "Manages who may do what: tokens, policies and roles (access control lists)",
        "acl auth-method": "Manages auth methods: ways to log in with what another system signed",
        "acl binding-rule": "Manages binding rules: what whoever logs in gets",
        "acl templated-policy": "Shows the built-in templated policies and what they come to",
        "acl policy": "Manages ACL policies: named sets of rules that tokens refer to",
        "acl role": "Manages ACL roles: named sets of policies that tokens refer to",
        "acl token": "Manages ACL tokens: the secrets that people and services show with every request",
        "journal": "Looks over what a server has stored, and goes on with it after a loss",
        "bus": "Prepares a NATS server that carries the cluster's messages (the bus)",
        "catalog": "Looks into the catalog: which nodes and services there are",
        "config": "Manages config entries: settings of the mesh that the whole cluster shares",
        "connect ca": "Shows and changes the certificate authority of the mesh",
        "connect": "Runs Envoy as a sidecar proxy or a gateway of the mesh, and sends connections through it",
        "intention": "Manages intentions: which services may call which others",
        "kv": "Reads and writes the key-value store",
        "migrate": "Moves a cluster over from Consul",
        "namespace": "Manages namespaces: parts of the cluster with services, keys and settings of their own",
        "partition": "Manages admin partitions: parts of the cluster with nodes and namespaces of their own",
        "operator": "Looks after the servers of the cluster",
        "operator autopilot": "Shows and changes the configuration of autopilot",
        "operator usage": "Counts what the cluster holds",
        "operator raft": "Looks after the group of servers that keep the cluster's state",
        "peering": "Joins this cluster to others, so that services can call across (cluster peering)",
        "peering tokens": "Lists and revokes peering tokens, with which other clusters join this one",
        "services": "Registers services with the local agent, removes them, and exports them to peers",
        "snapshot": "Saves everything that the cluster keeps into a file, and restores it",
        "troubleshoot": "Finds out why something in the mesh does not work",
        "tls": "Makes certificates with which servers, agents and people know each other (TLS)",
        "tls ca": "Makes the authority that signs them",
        "tls cert": "Makes certificates with it",
    ]
}
