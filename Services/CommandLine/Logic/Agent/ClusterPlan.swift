package import MeshDomain

/// The processes of a cluster on one machine.
package enum ChildKind: String, Sendable, Hashable, CaseIterable {
    case bus = "nats"
    /// The nats-server that joins datacenters; only where there are several.
    case wideBus = "nats-wan"
    case catalog
    case configEntry = "config-entry"
    case acl
    case certificateAuthority = "certificate-authority"
    case peering
    case gateway
    case agent

    /// What every cluster has, in the order of their start.
    package static let allCases: [ChildKind] = [
        .bus, .catalog, .configEntry, .acl, .certificateAuthority, .peering, .gateway, .agent,
    ]

    /// Whether it is a nats-server, not a program of ours.
    package var isNATS: Bool { self == .bus || self == .wideBus }

    /// The name of the program.
    package var program: String { isNATS ? "nats-server" : "tombolo-\(rawValue)" }

    /// The user on the bus; nil for the bus itself.
    package var busUser: String? { isNATS ? nil : rawValue }

    /// Whether it keeps a journal in JetStream.
    package var keepsJournal: Bool {
        switch self {
        case .catalog, .configEntry, .acl, .peering, .certificateAuthority: true
        case .bus, .wideBus, .gateway, .agent: false
        }
    }

    /// Whether it answers requests on the bus.
    package var answers: Bool { !isNATS && self != .agent }
}

/// What only the machine can tell: free ports, secrets, addresses, folders.
package struct ClusterSurroundings: Sendable {
    /// Port of the bus.
    package var busPort: Int
    /// Port at which the bus says whether it is healthy.
    package var busMonitorPort: Int
    /// Port of the nats-server that joins datacenters, on loopback.
    package var wideBusPort = 0
    /// Folder of this start only, for this user only: sockets of the processes' health endpoints.
    package var runDirectory: String
    /// Passwords by bus user.
    package var passwords: [String: SecretID]
    /// Folder of the bus's configuration and files.
    package var busDirectory: String
    /// Folder in which the gateway service keeps proxies' certificates.
    package var leafDirectory: String
    /// Where peers are served when `ports.grpc_tls` is off: nobody is told of this port.
    package var hiddenPeeringPort: Int
    /// A private address of the machine; empty when it has none.
    package var privateAddress: String
    /// The machine's name, which is the node's unless configured.
    package var hostName: String
    /// With what the cluster's secrets are encrypted when its state is saved; none where nothing is saved.
    package var snapshotKey = SecretID.none
    /// With what private keys of the certificate authority are encrypted: the variables of its process.
    package var authorityKeys: [String: SecretID] = [:]
    /// Files and directories with the agent's configuration.
    package var configurationPaths: [String]
    /// `hcl` or `json`: the language of all files; empty when their names tell it.
    package var configurationFormat: String

    /// Names all of it.
    package init(
        busPort: Int,
        busMonitorPort: Int,
        runDirectory: String,
        passwords: [String: SecretID],
        busDirectory: String,
        leafDirectory: String,
        hiddenPeeringPort: Int,
        privateAddress: String,
        configurationPaths: [String],
        configurationFormat: String = "",
        hostName: String = ""
    ) {
        self.busPort = busPort
        self.busMonitorPort = busMonitorPort
        self.runDirectory = runDirectory
        self.passwords = passwords
        self.busDirectory = busDirectory
        self.leafDirectory = leafDirectory
        self.hiddenPeeringPort = hiddenPeeringPort
        self.privateAddress = privateAddress
        self.configurationPaths = configurationPaths
        self.configurationFormat = configurationFormat
        self.hostName = hostName
    }

    /// File in which stands for whom this machine's servers wait, as long as they do.
    package var waitingFile: String { "\(runDirectory)/waiting" }

    /// File in which stands what nats-server says of the group of servers, as JSON.
    package var serversFile: String { "\(runDirectory)/servers" }

    /// The address at which other machines find this one.
    func ownHost(_ options: AgentOptions) -> String {
        if !options.advertiseAddress.isEmpty { return options.advertiseAddress }
        if !["0.0.0.0", "::", ""].contains(options.bindAddress) { return options.bindAddress }
        return privateAddress.isEmpty ? "127.0.0.1" : privateAddress
    }
}

/// Which processes `tombolo agent` runs, and what each is told.
package struct ClusterPlan: Sendable, Hashable {
    /// One process.
    package struct Child: Sendable, Hashable {
        package var kind: ChildKind
        package var arguments: [String]
        /// Set over the supervisor's own environment.
        package var variables: [String: String]
        /// Variables whose values are secret: handed over in files without a name, which `<name>_FILE` names.
        package var secrets: [String: String] = [:]
        /// Socket of its health endpoint; empty for none.
        package var healthSocket = ""
    }

    /// The user of the bus with whom servers meet servers.
    package static let routeUser = BusConfiguration.routeUser
    /// The user of the bus who may take a server out of the group.
    package static let operatorUser = BusUsers.operatorUser

    /// The processes in the order of their start.
    package var children: [Child]
    /// Text of the bus's configuration file; empty when no bus is run.
    ///
    /// One of several servers begins by meeting the others.
    package var busConfiguration: String
    /// What is run differently from what one might expect, for the log.
    package var remarks: [String]

    /// Plans the processes.
    package init(_ options: AgentOptions, _ surroundings: ClusterSurroundings) {
        remarks = []
        var kinds: [ChildKind] = options.mode == .client ? [.agent] : ChildKind.allCases
        // A node whose proxies ask it for their configuration serves them itself.
        if options.joinsServers, options.grpcPort > 0 { kinds.insert(.gateway, at: 0) }
        if options.grpcPort < 1, options.mode != .client {
            kinds.removeAll { $0 == .gateway }
            remarks.append("ports.grpc is off: no Envoy can be served")
        }
        if options.grpcTLSPort < 1, options.mode != .client {
            remarks.append("ports.grpc_tls is off: no other cluster can dial this one")
        }
        busConfiguration = Self.busConfiguration(kinds, options, surroundings)
        if options.wide.isOn { kinds.insert(.wideBus, at: 1) }
        children = kinds.map { kind in
            if kind.isNATS { return Self.bus(kind, surroundings) }
            var child = Child(kind: kind, arguments: [], variables: Self.variables(kind, options, surroundings))
            child.secrets = Self.secrets(kind, options, surroundings)
            child.healthSocket = "\(surroundings.runDirectory)/\(kind.rawValue).sock"
            child.variables["TOMBOLO_HEALTH_ADDRESS"] = "unix://\(child.healthSocket)"
            return child
        }
    }

    private static func busConfiguration(
        _ kinds: [ChildKind],
        _ options: AgentOptions,
        _ surroundings: ClusterSurroundings
    ) -> String {
        guard options.mode != .client else { return "" }
        // Client agents with proxies have a gateway of their own, also when this machine has none.
        guard !options.isOneOfSeveral else {
            return BusConfiguration.text(kinds: ChildKind.allCases, surroundings, options, .gathering)
        }
        return BusConfiguration.text(kinds: kinds, surroundings, datacenter: options.datacenter, options.mode)
    }

    /// The bus's configuration file of one of several servers that has met the others.
    ///
    /// - Parameters:
    ///   - servers: The others, where servers meet.
    ///   - options: What the agent is told.
    ///   - surroundings: What the machine tells.
    /// - Returns: The file's text.
    package static func keeping(
        with servers: [ClusterPlace],
        _ options: AgentOptions,
        _ surroundings: ClusterSurroundings
    ) -> String {
        BusConfiguration.text(kinds: ChildKind.allCases, surroundings, options, .keeping(servers))
    }

    /// The bus; Go's collector is told to keep less garbage than it does by itself, which is as much as there is in use.
    private static func bus(_ kind: ChildKind, _ surroundings: ClusterSurroundings) -> Child {
        Child(
            kind: kind,
            arguments: ["-c", "\(surroundings.busDirectory)/\(kind == .bus ? "nats" : "wan").conf"],
            variables: ["GOGC": "50", "GOMEMLIMIT": "128MiB"]
        )
    }

    private static func secrets(
        _ kind: ChildKind,
        _ options: AgentOptions,
        _ surroundings: ClusterSurroundings
    ) -> [String: String] {
        var secrets: [String: String] = [:]
        if options.mode != .client || options.joinsServers {
            secrets["TOMBOLO_NATS_PASSWORD"] = surroundings.passwords[kind.rawValue]?.revealed
        }
        switch kind {
        case .acl, .certificateAuthority, .configEntry, .peering:
            if !surroundings.snapshotKey.isEmpty { secrets["TOMBOLO_SNAPSHOT_KEY"] = surroundings.snapshotKey.revealed }
        case .bus, .wideBus, .catalog, .gateway, .agent: break
        }
        if kind == .certificateAuthority { secrets.merge(surroundings.authorityKeys.mapValues(\.revealed)) { $1 } }
        let asksOthers =
            kind == .gateway && options.wide.isOn
            || (kind == .configEntry || kind == .certificateAuthority) && options.hasPrimaryElsewhere
        if asksOthers, !options.wide.replicationToken.isEmpty {
            secrets["TOMBOLO_REPLICATION_TOKEN"] = options.wide.replicationToken.revealed
        }
        if kind == .agent, options.wide.isOn {
            secrets["TOMBOLO_WAN_NATS_PASSWORD"] =
                surroundings.passwords[BusUsers.wideUser(options.datacenter)]?.revealed
        }
        if kind == .acl, !options.initialManagement.isEmpty {
            secrets["TOMBOLO_ACL_INITIAL_MANAGEMENT"] = options.initialManagement.revealed
        }
        if kind == .agent, options.isOneOfSeveral {
            secrets["TOMBOLO_NATS_OPERATOR_PASSWORD"] = surroundings.passwords[operatorUser]?.revealed
        }
        if kind == .agent { secrets["TOMBOLO_AGENT_CONFIG_TEXT"] = JSONText.string(of: .object(options.overrides)) }
        return secrets
    }

    private static func variables(
        _ kind: ChildKind,
        _ options: AgentOptions,
        _ surroundings: ClusterSurroundings
    ) -> [String: String] {
        var variables = [
            "TOMBOLO_DATACENTER": options.datacenter, "TOMBOLO_LOG_LEVEL": options.logLevel,
            "TOMBOLO_LOG_JSON": String(options.logsJSON), "TOMBOLO_ACL_ENABLED": String(options.isACLEnabled),
            "TOMBOLO_ACL_DOWN_POLICY": options.aclDownPolicy, "TOMBOLO_ACL_DEFAULT_POLICY": options.aclDefaultPolicy,
            "TOMBOLO_INSTANCE": kind.rawValue,
        ]
        variables.merge(options.telemetry) { $1 }
        if options.isOneOfSeveral || options.joinsServers {
            variables.merge(clusterVariables(kind, options, surroundings)) { $1 }
        } else if options.mode != .client {
            variables["TOMBOLO_NATS_URL"] = "nats://127.0.0.1:\(surroundings.busPort)"
            variables["TOMBOLO_NATS_USER"] = kind.busUser
            variables["TOMBOLO_JOURNAL_REPLICAS"] = "1"
        }
        if options.mode != .client {
            // An empty data_dir is the word for a new cluster: where a journal was, its mark in the folder says so. Of several
            // servers the first that comes, once all have met, creates; the others find what is there.
            variables["TOMBOLO_JOURNAL_CREATE"] = "true"
            if options.mode == .server { variables["TOMBOLO_JOURNAL_MARKS"] = "\(options.dataDirectory)/marks" }
        }
        switch kind {
        case .acl:
            if !options.dataDirectory.isEmpty {
                variables["TOMBOLO_ACL_BOOTSTRAP_RESET_FILE"] = "\(options.dataDirectory)/acl-bootstrap-reset"
            }
        case .peering:
            let host = options.grpcTLSAddress.isEmpty ? options.clientAddress : options.grpcTLSAddress
            let isOn = options.grpcTLSPort > 0
            variables["TOMBOLO_PEERING_ADDRESS"] =
                isOn ? endpoint(host, options.grpcTLSPort) : endpoint("127.0.0.1", surroundings.hiddenPeeringPort)
            if isOn {
                variables["TOMBOLO_PEERING_ADVERTISE"] = endpoint(
                    advertised(options, surroundings),
                    options.grpcTLSPort
                )
            }
        case .gateway:
            let host = options.grpcAddress.isEmpty ? options.clientAddress : options.grpcAddress
            variables["TOMBOLO_XDS_ADDRESS"] = endpoint(host, options.grpcPort)
            if !options.grpcKeyFile.isEmpty {
                variables["TOMBOLO_XDS_TLS_CERT_FILE"] = options.grpcCertificateFile
                variables["TOMBOLO_XDS_TLS_KEY_FILE"] = options.grpcKeyFile
            }
            variables["TOMBOLO_LEAF_DIRECTORY"] = surroundings.leafDirectory
            if !options.defaultIntentionPolicy.isEmpty {
                variables["TOMBOLO_DEFAULT_INTENTION_POLICY"] = options.defaultIntentionPolicy
            }
        case .agent:
            if options.isOneOfSeveral {
                variables["TOMBOLO_WAITING_FILE"] = surroundings.waitingFile
                variables["TOMBOLO_SERVERS_FILE"] = surroundings.serversFile
            }
            if options.wide.isOn {
                variables["TOMBOLO_WAN_NATS_URL"] = "nats://127.0.0.1:\(surroundings.wideBusPort)"
                variables["TOMBOLO_WAN_NATS_USER"] = BusUsers.wideUser(options.datacenter)
            }
            variables["TOMBOLO_AGENT_CONFIG"] = surroundings.configurationPaths.joined(separator: ":")
            variables["TOMBOLO_AGENT_CONFIG_FORMAT"] = surroundings.configurationFormat
        case .configEntry, .certificateAuthority:
            if options.hasPrimaryElsewhere { variables["TOMBOLO_PRIMARY_DATACENTER"] = options.wide.primary }
        case .bus, .wideBus, .catalog: break
        }
        return variables
    }

    /// How a process of one of several machines reaches the bus: by its own machine's server first, by any other when
    /// that one is gone.
    private static func clusterVariables(
        _ kind: ChildKind,
        _ options: AgentOptions,
        _ surroundings: ClusterSurroundings
    ) -> [String: String] {
        let cluster = options.cluster
        var hosts: [String] = []
        if options.isOneOfSeveral {
            hosts.append(["0.0.0.0", "::", ""].contains(options.bindAddress) ? "127.0.0.1" : options.bindAddress)
        }
        let own = surroundings.ownHost(options)
        for place in cluster.places where !hosts.contains(place.host) && !(options.isOneOfSeveral && place.host == own)
        {
            hosts.append(place.host)
        }
        let scheme = cluster.tls == nil ? "nats" : "tls"
        let urls = hosts.map { "\(scheme)://\(ClusterPlace(host: $0, port: cluster.busPort).text)" }
        let node = options.nodeName.isEmpty ? surroundings.hostName : options.nodeName
        var variables = [
            "TOMBOLO_NATS_URL": urls.joined(separator: ","), "TOMBOLO_NATS_USER": kind.busUser ?? "",
            "TOMBOLO_NATS_KEEP_ORDER": String(options.isOneOfSeveral),
            "TOMBOLO_JOURNAL_REPLICAS": String(cluster.copies), "TOMBOLO_INSTANCE": "\(kind.rawValue)@\(node)",
        ]
        if let tls = cluster.tls {
            variables["TOMBOLO_NATS_CA_FILE"] = tls.authorityFile
            variables["TOMBOLO_NATS_SERVER_NAME"] = tls.serverName
            if !tls.certificateFile.isEmpty {
                variables["TOMBOLO_NATS_CERT_FILE"] = tls.certificateFile
                variables["TOMBOLO_NATS_KEY_FILE"] = tls.keyFile
            }
        }
        return variables
    }

    /// The address that is put into peering tokens.
    ///
    /// - Source: peering reference §2.2.
    private static func advertised(_ options: AgentOptions, _ surroundings: ClusterSurroundings) -> String {
        options.advertiseAddressWAN.isEmpty ? surroundings.ownHost(options) : options.advertiseAddressWAN
    }

    private static func endpoint(_ host: String, _ port: Int) -> String {
        let first = host.split(separator: " ").first.map(String.init) ?? "127.0.0.1"
        return first.contains(":") && !first.hasPrefix("[") ? "[\(first)]:\(port)" : "\(first):\(port)"
    }
}
