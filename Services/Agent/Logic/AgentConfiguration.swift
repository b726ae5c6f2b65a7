package import ConsulJSON
package import MeshDomain
package import NameSystem

/// What an agent is told by its files and flags.
///
/// - Source: reference §12.2 and §12.3.
package struct AgentConfiguration: Sendable, Hashable {
    /// Ports; below 1 means off.
    package struct Ports: Sendable, Hashable {
        package var http = 8500
        package var https = -1
        package var dns = 8600
        package var grpc = -1
        package var grpcTLS = -1
        package var server = 8300
        package var serfLAN = 8301
        package var serfWAN = 8302
        package var sidecar = SidecarPorts()
    }

    /// The block `acl`.
    package struct AccessControl: Sendable, Hashable {
        package var isEnabled = false
        package var defaultPolicy = "allow"
        package var downPolicy = "extend-cache"
        /// Whether tokens set over the API are kept in ``dataDirectory``.
        package var keepsTokens = false
        /// `enable_key_list_policy`: lists of keys need the right to list what begins so.
        package var hasKeyListPolicy = false
        package var tokens = AgentTokens()
    }

    package var datacenter = "dc1"
    package var primaryDatacenter = ""
    /// Whether answers of other datacenters have the addresses at which those are reached (`translate_wan_addrs`).
    package var translatesWideAddresses = false
    package var nodeName = ""
    package var nodeID = ""
    package var nodeMeta: [String: String] = [:]
    /// Empty: nothing is kept on disk.
    package var dataDirectory = ""
    package var isServer = false
    package var isDevelopment = false
    package var bindAddress = "0.0.0.0"
    package var advertiseAddress = ""
    package var advertiseAddressWAN = ""
    package var clientAddress = "127.0.0.1"
    package var httpAddress = ""
    package var httpsAddress = ""
    /// Whose sockets are that the HTTP API listens on.
    package var socketFiles = SocketFile()
    package var grpcAddress = ""
    /// How ``Ports/https`` is served; what it needs is there when that port is on.
    package var https = ListenerTLS()
    /// Whether Envoys are served over TLS on ``Ports/grpc`` (`tls.grpc`).
    package var servesEnvoysOverTLS = false
    /// Empty: `clientAddress`.
    package var dnsAddress = ""
    /// How names are answered (DNS).
    package var names = NameSettings()
    package var nameLimits = NameLimits()
    package var ports = Ports()
    package var acl = AccessControl()
    package var services: [ServiceDefinition] = []
    package var checks: [CheckDefinition] = []
    package var isConnectEnabled = true
    package var isPeeringEnabled = true
    /// Entries that are written when they do not exist.
    package var bootstrapEntries: [MeshObject] = []
    /// What is watched, and who is told (`watches`).
    package var watches: [WatchOptions] = []
    package var logLevel = "INFO"
    package var logsJSON = false
    package var defaultQueryTime: Int64 = 300_000_000_000
    package var maximumQueryTime: Int64 = 600_000_000_000
    package var checkUpdateInterval: Int64 = 300_000_000_000
    package var checkOutputLimit = 4096
    package var discardsCheckOutput = false
    /// Which addresses checks may reach (`check_destinations`).
    package var checkDestinations = CheckDestinationPolicy()
    /// Whose checks may run programs on this machine.
    package var scripts = ScriptPolicy.nobody
    package var defaultIntentionPolicy = ""
    package var responseHeaders: [String: String] = [:]
    package var blockedEndpoints: [String] = []
    package var http = HTTPLimits()
    package var requestRates = RequestRates()
    /// Who may change something (`http_config.allow_write_http_from`); empty for everybody.
    package var writers: [AddressRange] = []
    /// Whether `?cached` means something (`http_config.use_cache`).
    package var usesCache = true
    package var audit = AuditSettings()
    /// The web UI.
    package var interface = InterfaceSettings()
    package var locality: Locality?
    /// How old answers about catalog and health may be where a request says nothing (`discovery_max_stale`), in nanoseconds.
    package var discoveryMaxStale: Int64 = 0
    /// Whether whoever reaches the HTTP API may look into the process (`/debug/pprof/`) where there are no ACLs.
    package var enablesDebug = false
    /// Where metrics are sent (`telemetry`).
    package var telemetry = TelemetryOptions()
    /// What was understood and has no effect here, for the log.
    package var warnings: [String] = []

    /// The defaults.
    package init() {}

    /// The datacenter that decides about config entries and certificates; nil where this one does.
    package var primaryElsewhere: String? {
        primaryDatacenter.isEmpty || primaryDatacenter == datacenter ? nil : primaryDatacenter
    }
}

/// The tokens that an agent itself uses.
package struct AgentTokens: Sendable, Hashable {
    package var initialManagement = SecretID.none
    package var agent = SecretID.none
    package var defaultToken = SecretID.none
    package var recovery = SecretID.none
    package var replication = SecretID.none
    package var dns = SecretID.none
    package var configFileRegistration = SecretID.none

    /// No tokens.
    package init() {}

    /// What a kind is called in `/v1/agent/token/<kind>`.
    ///
    /// - Source: reference §2.3.
    package enum Kind: Sendable, CaseIterable {
        case defaultToken
        case agent
        case recovery
        case replication
        case dns
        case configFileRegistration

        /// What the kind is called in the file that keeps it.
        package var name: String {
            switch self {
            case .defaultToken: "default"
            case .agent: "agent"
            case .recovery: "agent_recovery"
            case .replication: "replication"
            case .dns: "dns"
            case .configFileRegistration: "config_file_service_registration"
            }
        }

        /// The kind of that name, old names included; nil for others.
        package init?(name: String) {
            switch name {
            case "default", "acl_token": self = .defaultToken
            case "agent", "acl_agent_token": self = .agent
            case "agent_recovery", "agent_master", "acl_agent_master_token": self = .recovery
            case "replication", "acl_replication_token": self = .replication
            case "dns", "dns_token": self = .dns
            case "config_file_service_registration": self = .configFileRegistration
            case _: return nil
            }
        }
    }

    /// Sets one token.
    package mutating func set(_ kind: Kind, _ token: SecretID) {
        switch kind {
        case .defaultToken: defaultToken = token
        case .agent: agent = token
        case .recovery: recovery = token
        case .replication: replication = token
        case .dns: dns = token
        case .configFileRegistration: configFileRegistration = token
        }
    }

    /// One token.
    package subscript(_ kind: Kind) -> SecretID {
        switch kind {
        case .defaultToken: defaultToken
        case .agent: agent
        case .recovery: recovery
        case .replication: replication
        case .dns: dns
        case .configFileRegistration: configFileRegistration
        }
    }

    /// What the agent uses for its own node.
    package var forOwnUse: SecretID { agent.isEmpty ? defaultToken : agent }
}
