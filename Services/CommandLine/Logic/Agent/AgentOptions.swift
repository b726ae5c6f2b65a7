import AgentLogic
import ConsulJSON
import HCLSyntax
package import MeshDomain

/// What the supervisor of `tombolo agent` needs to know.
///
/// - Source: reference §12.2 and §12.3.
package struct AgentOptions: Sendable, Hashable {
    /// What the agent brings up.
    package enum Mode: Sendable, Hashable {
        /// A whole cluster whose state is thrown away.
        case development
        /// A whole cluster whose state is kept.
        case server
        /// Only the node's agent; the bus is elsewhere.
        case client
    }

    /// Whether it is one of several servers.
    package var isOneOfSeveral: Bool { mode == .server && cluster.expectedServers > 1 }
    /// Whether it is a client agent that is told where the servers are.
    package var joinsServers: Bool { mode == .client && !cluster.places.isEmpty }

    /// Whether another datacenter decides about certificates and config entries.
    var hasPrimaryElsewhere: Bool { wide.isOn && !wide.primary.isEmpty && wide.primary != datacenter }

    package var mode = Mode.client
    package var datacenter = "dc1"
    package var nodeName = ""
    package var dataDirectory = ""
    package var bindAddress = "0.0.0.0"
    package var advertiseAddress = ""
    /// The address that other clusters use, in peering tokens; `advertiseAddress` when empty.
    package var advertiseAddressWAN = ""
    package var clientAddress = "127.0.0.1"
    package var httpAddress = ""
    package var grpcAddress = ""
    package var grpcTLSAddress = ""
    package var httpsAddress = ""
    package var httpPort = 8500
    /// Below 1: the HTTP API is not served over TLS.
    package var httpsPort = -1
    /// Below 1: Envoys are not served.
    package var grpcPort = -1
    /// Below 1: peers are not served.
    package var grpcTLSPort = -1
    /// What Envoys see on ``grpcPort``, of `tls.grpc`; empty for no TLS.
    package var grpcCertificateFile = ""
    /// Its key.
    package var grpcKeyFile = ""
    package var isACLEnabled = false
    package var aclDefaultPolicy = "allow"
    package var aclDownPolicy = "extend-cache"
    package var initialManagement = SecretID.none
    package var defaultIntentionPolicy = ""
    /// The other machines.
    package var cluster = ClusterMembership()
    /// The other datacenters.
    package var wide = WideMembership()
    package var logLevel = "info"
    package var logsJSON = false
    /// What has no effect here, for people.
    package var warnings: [String] = []
    /// What to think of before machines of a cluster trust each other, for people.
    package var remarks: [String] = []
    /// What the agent is told over what its files say, as JSON.
    package var overrides = MeshObject()
    /// Where the process id is written; empty for nowhere.
    package var pidFile = ""
    /// Variables that say where all processes send their metrics (`telemetry`), and how short sessions may be.
    package var telemetry: [String: String] = [:]

    /// Reads flags and files.
    ///
    /// - Parameters:
    ///   - flags: Flags of `agent`.
    ///   - files: The files in their order.
    ///   - environment: `TOMBOLO_LOG_LEVEL` and `TOMBOLO_LOG_JSON` are for what neither flags nor files say.
    /// - Throws: ``UsageError`` naming the flag, or the file, the line and the option.
    package init(
        flags: FlagValues,
        files: ConfigurationSources,
        environment: [String: String] = [:]
    ) throws(UsageError) {
        var strong = ConfigurationSources()
        let flagged = JSONText.bytes(of: .object(try Self.object(of: flags)))
        var whole = files
        strong.add(flagged, name: "the flags", format: .json)
        whole.add(flagged, name: "the flags", format: .json)
        for (place, text) in flags.list("hcl").enumerated() {
            strong.add(Array(text.utf8), name: "-hcl[\(place)]", format: .byContent)
            whole.add(Array(text.utf8), name: "-hcl[\(place)]", format: .byContent)
        }
        warnings = try whole.check()
        let all = LayeredConfiguration([try whole.merged()])
        let isDevelopment = try all.flag("dev") ?? false
        overrides = try strong.merged()
        mode = isDevelopment ? .development : try all.flag("server") == true ? .server : .client
        datacenter = (try all.text("datacenter") ?? "dc1").lowercased()
        nodeName = try all.text("node_name") ?? ""
        dataDirectory = try all.text("data_dir") ?? ""
        if let text = try all.text("session_ttl_min"), let floor = try? GoDuration.nanoseconds(parsing: text) {
            telemetry["TOMBOLO_SESSION_TTL_MIN_MS"] = String(floor / 1_000_000)
        }
        pidFile = try all.text("pid_file") ?? ""
        try readLogging(all, environment)
        try readTelemetry(all)
        try readNetwork(all)
        try readAccess(all)
        try check()
        cluster = try ClusterMembership(all, flags, mode: mode, datacenter: datacenter)
        if mode == .client, let url = environment["TOMBOLO_NATS_URL"], !url.isEmpty, !cluster.places.isEmpty {
            remarks.append("retry_join is not used: TOMBOLO_NATS_URL says where the bus is")
            cluster.places = []
        }
        wide = try WideMembership(all, flags, mode: mode, cluster: cluster)
        try checkCluster(all)
    }

    private mutating func readTelemetry(_ all: LayeredConfiguration) throws(UsageError) {
        for (option, variable) in [
            ("statsd_address", "TOMBOLO_STATSD_ADDRESS"), ("dogstatsd_addr", "TOMBOLO_DOGSTATSD_ADDRESS"),
            ("metrics_prefix", "TOMBOLO_METRICS_PREFIX"),
        ] {
            if let text = try all.text("telemetry", option), !text.isEmpty { telemetry[variable] = text }
        }
        let tags = try all.texts("telemetry", "dogstatsd_tags")
        if !tags.isEmpty { telemetry["TOMBOLO_DOGSTATSD_TAGS"] = tags.joined(separator: ",") }
    }

    private mutating func readLogging(
        _ all: LayeredConfiguration,
        _ environment: [String: String]
    ) throws(UsageError) {
        let level = environment["TOMBOLO_LOG_LEVEL"].flatMap { $0.isEmpty ? nil : $0 }
        logLevel = (try all.text("log_level") ?? level ?? "info").lowercased()
        let isJSON = ["true", "1", "yes", "on"].contains(environment["TOMBOLO_LOG_JSON"]?.lowercased() ?? "")
        logsJSON = try all.flag("log_json") ?? isJSON
    }

    private mutating func readNetwork(_ all: LayeredConfiguration) throws(UsageError) {
        bindAddress = try all.text("bind_addr") ?? (mode == .development ? "127.0.0.1" : "0.0.0.0")
        advertiseAddress = try all.text("advertise_addr") ?? ""
        advertiseAddressWAN = try all.text("advertise_addr_wan") ?? ""
        let clients = try all.text("client_addr") ?? "127.0.0.1"
        // Several addresses, sockets among them, are the HTTP API's alone; what else listens takes the first one.
        clientAddress = ListenAddress.firstHost(of: clients)
        httpAddress = try all.text("addresses", "http") ?? (clients == clientAddress ? "" : clients)
        httpsAddress = try all.text("addresses", "https") ?? ""
        grpcAddress = try all.text("addresses", "grpc") ?? ""
        grpcTLSAddress = try all.text("addresses", "grpc_tls") ?? ""
        httpPort = try all.number("ports", "http") ?? 8500
        httpsPort = try all.number("ports", "https") ?? -1
        grpcCertificateFile = try all.text("tls", "grpc", "cert_file") ?? ""
        grpcKeyFile = try all.text("tls", "grpc", "key_file") ?? ""
        // A server always serves Envoys: the TLS port, where Consul would do it too, belongs to peers here.
        grpcPort = try all.number("ports", "grpc") ?? (mode == .client ? -1 : 8502)
        grpcTLSPort = try all.number("ports", "grpc_tls") ?? (mode == .client ? -1 : 8503)
        guard mode != .client else { return }
        var ports = overrides["ports"]?.objectValue ?? MeshObject()
        ports["grpc"] = .integer(grpcPort)
        ports["grpc_tls"] = .integer(grpcTLSPort)
        overrides["ports"] = .object(ports)
        overrides["server"] = true
        if mode == .development {
            overrides["bind_addr"] = .string(bindAddress)
        }
    }

    private mutating func readAccess(_ all: LayeredConfiguration) throws(UsageError) {
        isACLEnabled = try all.flag("acl", "enabled") ?? false
        let oldPolicy = try all.text("acl_default_policy")
        aclDefaultPolicy = try all.text("acl", "default_policy") ?? oldPolicy ?? "allow"
        aclDownPolicy = try all.text("acl", "down_policy") ?? "extend-cache"
        let oldManagement = try all.text("acl", "tokens", "master")
        initialManagement = SecretID(try all.text("acl", "tokens", "initial_management") ?? oldManagement ?? "")
        defaultIntentionPolicy = try all.text("default_intention_policy") ?? ""
    }

    private func check() throws(UsageError) {
        guard mode != .server || !dataDirectory.isEmpty else {
            throw UsageError("data_dir cannot be empty; give -data-dir, or use -dev to keep nothing")
        }
        guard mode != .client || !dataDirectory.isEmpty else {
            throw UsageError(
                "data_dir cannot be empty; give -data-dir, or use -dev for a whole cluster that keeps nothing"
            )
        }
        try Self.check(datacenter: datacenter)
        guard ["allow", "deny"].contains(aclDefaultPolicy) else {
            throw UsageError("acl.default_policy is \"\(aclDefaultPolicy)\"; it must be allow or deny")
        }
        guard ["allow", "deny", "extend-cache", "async-cache"].contains(aclDownPolicy) else {
            throw UsageError(
                "acl.down_policy is \"\(aclDownPolicy)\"; it must be allow, deny, extend-cache or async-cache"
            )
        }
        guard ["", "allow", "deny"].contains(defaultIntentionPolicy) else {
            throw UsageError("default_intention_policy is \"\(defaultIntentionPolicy)\"; it must be allow or deny")
        }
        let levels = ["trace", "debug", "info", "warn", "warning", "err", "error"]
        guard levels.contains(logLevel) else {
            throw UsageError("log_level is \"\(logLevel)\"; it must be trace, debug, info, warn or error")
        }
        for port in [httpPort, httpsPort, grpcPort, grpcTLSPort] where port > 65535 {
            throw UsageError("ports: \(port) is no port; ports go up to 65535, and -1 turns one off")
        }
        guard grpcCertificateFile.isEmpty == grpcKeyFile.isEmpty else {
            throw UsageError(
                "tls.grpc.\(grpcKeyFile.isEmpty ? "key_file" : "cert_file") is missing: a certificate and its key come together"
            )
        }
        guard mode == .client || httpPort > 0 else {
            throw UsageError("ports.http is off; a server needs it, for it tells by it that it is ready")
        }
    }

    /// Refuses what several machines cannot do, and warns of what they had better not.
    private mutating func checkCluster(_ all: LayeredConfiguration) throws(UsageError) {
        if !grpcKeyFile.isEmpty { try Self.checkEnvoyTLS(all) }
        if wide.isOn, !isOneOfSeveral { remarkWide() }
        guard isOneOfSeveral || joinsServers || wide.isOn else {
            var options = [["encrypt"], ["retry_join"], ["start_join"], ["tls", "internal_rpc"]]
            if httpsPort < 1 { options += [["tls", "defaults"], ["ca_file"], ["cert_file"], ["key_file"]] }
            if let name = all.name(ofAny: options) {
                remarks.append("\(name) has no effect here: it is for what several machines say to each other")
            }
            return
        }
        guard isOneOfSeveral || joinsServers else { return }
        guard !isOneOfSeveral || !cluster.places.isEmpty else {
            throw UsageError(
                "bootstrap_expect is \(cluster.expectedServers) and nothing says where the other servers are; give "
                    + "-retry-join=ADDRESS for each of them"
            )
        }
        for name in [nodeName] where name.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "\\" }) {
            throw UsageError("node_name is \"\(name)\"; in a cluster it cannot hold blanks, quotes or backslashes")
        }
        if cluster.secret.isEmpty {
            remarks.append(
                "encrypt is not set: whoever reaches ports \(cluster.busPort) and \(cluster.routePort) can join the cluster "
                    + "and read all of it; make a secret with `tombolo keygen` and give it to every machine"
            )
        }
        if cluster.tls == nil {
            remarks.append(
                "machines of this cluster speak without TLS; make certificates with `tombolo tls` and set ca_file, "
                    + "cert_file and key_file under tls.defaults"
            )
        }
    }

    private mutating func remarkWide() {
        if cluster.secret.isEmpty {
            remarks.append(
                "encrypt is not set: whoever reaches port \(wide.port) can speak as a datacenter; make a secret with"
                    + " `tombolo keygen` and give it to every server of every datacenter"
            )
        }
        if cluster.tls == nil {
            remarks.append(
                "datacenters speak without TLS; make certificates with `tombolo tls` and set ca_file, cert_file and key_file"
                    + " under tls.defaults"
            )
        }
    }

    /// Refuses what is asked of the port of Envoys and would not be held: the service of gateways knows a certificate and its key.
    private static func checkEnvoyTLS(_ all: LayeredConfiguration) throws(UsageError) {
        let own = try all.flag("tls", "grpc", "verify_incoming")
        let shared = try all.flag("tls", "defaults", "verify_incoming")
        let old = try all.flag("verify_incoming")
        guard !(own ?? shared ?? old ?? false) else {
            throw UsageError(
                "verify_incoming is on for tls.grpc, and Envoys are told apart by their tokens, not by certificates; set"
                    + " tls.grpc.verify_incoming = false"
            )
        }
        let others = ["tls_min_version", "tls_cipher_suites", "ca_path"].flatMap {
            [["tls", "grpc", $0], ["tls", "defaults", $0]]
        }
        if let name = all.name(ofAny: others) {
            throw UsageError(
                "\(name) cannot be held on the port of Envoys (tls.grpc), where TLS 1.2 is the least; set it under tls.https"
                    + " or tls.internal_rpc alone"
            )
        }
    }

    /// Refuses what cannot be the name of a datacenter.
    static func check(datacenter: String) throws(UsageError) {
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789-_"
        guard !datacenter.isEmpty, datacenter.allSatisfy(letters.contains) else {
            throw UsageError(
                "datacenter can only contain lowercase alphanumeric, - or _ characters. received: \"\(datacenter)\""
            )
        }
    }

    /// The options that flags set.
    ///
    /// - Source: reference §11.4.
    private static func object(of flags: FlagValues) throws(UsageError) -> MeshObject {
        var object = MeshObject()
        for (flag, option) in [
            ("data-dir", "data_dir"), ("node", "node_name"), ("node-id", "node_id"), ("datacenter", "datacenter"),
            ("bind", "bind_addr"), ("advertise", "advertise_addr"), ("advertise-wan", "advertise_addr_wan"),
            ("client", "client_addr"),
            ("log-level", "log_level"), ("domain", "domain"), ("alt-domain", "alt_domain"),
            ("default-query-time", "default_query_time"),
            ("max-query-time", "max_query_time"), ("pid-file", "pid_file"),
        ] {
            if let text = flags.text(flag) { object[option] = .string(text) }
        }
        for (flag, option) in [
            ("dev", "dev"), ("server", "server"), ("log-json", "log_json"),
            ("enable-script-checks", "enable_script_checks"),
            ("enable-local-script-checks", "enable_local_script_checks"),
        ] where flags.isGiven(flag) {
            object[option] = .bool(flags.isOn(flag))
        }
        for idle in Command.idleAgentFlags where flags.isGiven(idle.flag) {
            object[idle.option] = .string(flags.text(idle.flag) ?? "")
        }
        let writers = flags.list("allow-write-http-from")
        if !writers.isEmpty {
            object["http_config"] = ["allow_write_http_from": .array(writers.map(MeshValue.string))]
        }
        let recursors = flags.list("recursor")
        if !recursors.isEmpty { object["recursors"] = .array(recursors.map(MeshValue.string)) }
        var ports = MeshObject()
        for (flag, option) in [
            ("http-port", "http"), ("https-port", "https"), ("grpc-port", "grpc"), ("grpc-tls-port", "grpc_tls"),
            ("dns-port", "dns"), ("server-port", "server"), ("serf-lan-port", "serf_lan"),
            ("serf-wan-port", "serf_wan"),
        ] {
            guard let text = flags.text(flag) else { continue }
            guard let port = Int(text) else { throw UsageError("-\(flag) is \"\(text)\"; it must be a number") }
            ports[option] = .integer(port)
        }
        if !ports.isEmpty { object["ports"] = .object(ports) }
        var meta = MeshObject()
        for text in flags.list("node-meta") {
            guard let colon = text.firstIndex(of: ":") else {
                throw UsageError("-node-meta is \"\(text)\"; it must be key:value")
            }
            meta[String(text[..<colon])] = .string(String(text[text.index(after: colon)...]))
        }
        if !meta.isEmpty { object["node_meta"] = .object(meta) }
        let interface = interface(of: flags)
        if !interface.isEmpty { object["ui_config"] = .object(interface) }
        return object
    }

    private static func interface(of flags: FlagValues) -> MeshObject {
        var interface = MeshObject()
        if flags.isGiven("ui") { interface["enabled"] = .bool(flags.isOn("ui")) }
        for (flag, option) in [("ui-dir", "dir"), ("ui-content-path", "content_path")] {
            if let text = flags.text(flag) { interface[option] = .string(text) }
        }
        return interface
    }
}
