import ConsulJSON
package import HCLSyntax
package import MeshDomain

/// Reads an agent's configuration from texts in HCL and JSON.
///
/// - Source: reference §12.
package enum AgentConfigurationReader {
    /// One text.
    package struct Source: Sendable {
        package var name: String
        package var text: [UInt8]
        package var format: ConfigurationText.Format

        /// Makes a source.
        package init(name: String, text: [UInt8], format: ConfigurationText.Format = .byName) {
            self.name = name
            self.text = text
            self.format = format
        }
    }

    /// Reads and merges sources, the later ones win.
    ///
    /// This is all that decides whether an agent may start with a configuration: `tombolo validate` asks the same.
    ///
    /// - Throws: `badRequest` naming the source, the line and the option.
    package static func read(_ sources: [Source]) throws(MeshError) -> AgentConfiguration {
        let merged = try merged(sources)
        var configuration = try configuration(from: merged)
        for name in merged.keys.sorted() where !ConfigurationKeys.hasEffect(name) {
            configuration.warnings.append("\(name) has no effect in this version")
        }
        return configuration
    }

    /// The sources as one object, each of them checked; options in lower case, the last value of each.
    ///
    /// - Throws: `badRequest` naming the source, the line and the option.
    package static func merged(_ sources: [Source]) throws(MeshError) -> MeshObject {
        var objects: [MeshObject] = []
        for source in sources { objects.append(try checked(source)) }
        return ConfigurationMerging.merge(objects)
    }

    /// Reads one source and checks every option by itself, so that a mistake is told with its place.
    private static func checked(_ source: Source) throws(MeshError) -> MeshObject {
        let object: MeshObject
        do {
            object = try ConfigurationText.parse(source.text, name: source.name, format: source.format)
        } catch {
            throw MeshError(.badRequest, "\(error)")
        }
        let unknown = object.keys.filter { !ConfigurationKeys.isKnown($0) }
        guard unknown.isEmpty else {
            let problems = unknown.map { key in
                let line = KeyLocator.line(of: key, in: source.text).map { " (line \($0))" } ?? ""
                let hint = ConfigurationKeys.meant(by: key).map { "; did you mean \($0)?" } ?? ""
                return "invalid config key \(key)\(line)\(hint)"
            }
            throw MeshError(.badRequest, "failed to parse \(source.name): \(MultipleErrors.text(problems))")
        }
        do throws(MeshError) {
            for entry in object.entries { try checkDefinitions(entry.key.lowercased(), entry.value) }
            var rest = ConfigurationMerging.merge([object])
            rest["services"] = nil
            rest["checks"] = nil
            _ = try options(of: rest)
        } catch {
            let line = place(in: error.message).flatMap { KeyLocator.line(of: $0, in: source.text) }
            let suffix = line.map { " (line \($0))" } ?? ""
            var text = error.message
            while text.last == "\n" { text.removeLast() }
            throw MeshError(.badRequest, "failed to parse \(source.name): \(text)\(suffix)")
        }
        return object
    }

    private static func checkDefinitions(_ key: String, _ value: MeshValue) throws(MeshError) {
        guard ["service", "services", "check", "checks"].contains(key), !value.isNull else { return }
        let isService = key.hasPrefix("service")
        guard let items = value.arrayValue ?? (value.objectValue == nil ? nil : [value]) else {
            throw MeshError(.badRequest, "'\(key)' must be a block { … }, or a list of objects")
        }
        for (index, item) in items.enumerated() {
            let path = value.arrayValue == nil && !key.hasSuffix("s") ? key : "\(key)[\(index)]"
            if isService {
                _ = try ServiceDefinition(item, rules: .definition, path: path)
            } else {
                _ = try CheckDefinition(item, rules: .definition, path: path)
            }
        }
    }

    /// The option that a message is about: what stands in quotes, or after the words about an unknown key.
    private static func place(in message: String) -> String? {
        let words = "invalid config key "
        if let found = message.firstRange(of: words) {
            return String(message[found.upperBound...].prefix { !$0.isWhitespace })
        }
        guard let begin = message.firstIndex(of: "'") else { return nil }
        let rest = message[message.index(after: begin)...]
        return rest.firstIndex(of: "'").map { String(rest[..<$0]) }
    }

    /// Reads one merged object.
    ///
    /// - Throws: `badRequest` naming the option.
    package static func configuration(from object: MeshObject) throws(MeshError) -> AgentConfiguration {
        let configuration = try options(of: object)
        try validate(configuration)
        try rehearse(configuration)
        return configuration
    }

    private static func options(of object: MeshObject) throws(MeshError) -> AgentConfiguration {
        var reader = ObjectReader(object, rules: .file)
        var configuration = AgentConfiguration()
        try readIdentity(&reader, &configuration)
        try readNetwork(&reader, &configuration)
        try ListenerTLS.readOptions(&reader, &configuration)
        configuration.names = try NameOptions.read(&reader, &configuration.warnings)
        try readAccessControl(&reader, &configuration)
        try readMesh(&reader, &configuration)
        try readLimits(&reader, &configuration)
        configuration.interface = try InterfaceOptions.read(
            &reader,
            isDevelopment: configuration.isDevelopment,
            &configuration.warnings
        )
        configuration.audit = try AuditOptions.read(&reader, &configuration.warnings)
        try checkIdleBlocks(&reader)
        for (index, value) in (reader.value("Services")?.arrayValue ?? []).enumerated() {
            let path = "services[\(index)]"
            configuration.services.append(try ServiceDefinition(value, rules: .definition, path: path))
        }
        for (index, value) in (reader.value("Checks")?.arrayValue ?? []).enumerated() {
            configuration.checks.append(try CheckDefinition(value, rules: .definition, path: "checks[\(index)]"))
        }
        let watches = reader.value("Watches")?.blocks ?? []
        guard watches.count <= WatchOptions.limit else {
            throw MeshError(.badRequest, "watches: there are \(watches.count); at most \(WatchOptions.limit) may be")
        }
        for (index, block) in watches.enumerated() {
            configuration.watches.append(try WatchOptions(.object(block), path: "watches[\(index)]"))
        }
        // The options of the top are known by their names; what stays is what the blocks in them do not know.
        reader.ignoreRest()
        try reader.finish()
        return configuration
    }

    /// Refuses in blocks without an effect what Consul would refuse there.
    private static func checkIdleBlocks(_ reader: inout ObjectReader) throws(MeshError) {
        for (block, names) in ConfigurationKeys.idleBlocks {
            guard var part = try reader.nested(block) else { continue }
            if block == "performance", let number = try part.optionalInt("raft_multiplier"), !(1...10 ~= number) {
                let bound = number < 1 ? "greater than or equal to 1" : "less than or equal to 10"
                throw MeshError(
                    .badRequest,
                    "performance.raft_multiplier cannot be \(number). Must be \(bound)"
                )
            }
            for name in names { part.ignore(name) }
            try part.finish()
        }
    }

    /// Registers the definitions with an agent that is thrown away: what it refuses, a start would refuse.
    ///
    /// Checks of services that no file defines are left out: they may be registered over the API.
    private static func rehearse(_ configuration: AgentConfiguration) throws(MeshError) {
        let ids = Set(configuration.services.map { $0.id.isEmpty ? $0.name : $0.id })
        var state = LocalState(
            nodeName: configuration.nodeName,
            destinations: configuration.checkDestinations,
            scripts: configuration.scripts
        )
        _ = try state.adopt(
            services: configuration.services,
            checks: configuration.checks.filter { $0.serviceID.isEmpty || ids.contains($0.serviceID) },
            token: .none,
            ports: configuration.ports.sidecar,
            now: 0
        )
    }

    private static func readIdentity(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        let datacenter = try reader.string("Datacenter")
        if !datacenter.isEmpty { configuration.datacenter = datacenter.lowercased() }
        configuration.primaryDatacenter = try reader.string("PrimaryDatacenter", alias: "acl_datacenter").lowercased()
        configuration.translatesWideAddresses = try reader.bool("TranslateWANAddrs")
        configuration.nodeName = try reader.string("NodeName")
        configuration.nodeID = try reader.string("NodeID").lowercased()
        configuration.nodeMeta = try reader.stringMap("NodeMeta") ?? [:]
        configuration.dataDirectory = try reader.string("DataDir")
        configuration.isServer = try reader.bool("Server")
        configuration.isDevelopment = try reader.bool("Dev")
        configuration.enablesDebug = try reader.bool("EnableDebug")
        let level = try reader.string("LogLevel")
        if !level.isEmpty { configuration.logLevel = level }
        configuration.logsJSON = try reader.bool("LogJSON")
        if var part = try reader.nested("Locality") {
            let region = try part.string("Region")
            let zone = try part.string("Zone")
            guard zone.isEmpty || !region.isEmpty else {
                throw MeshError(.badRequest, "locality: zone cannot be set without region")
            }
            if !region.isEmpty { configuration.locality = Locality(region: region, zone: zone) }
            try part.finish()
        }
    }

    private static func readNetwork(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        let bind = try reader.string("BindAddr")
        if !bind.isEmpty { configuration.bindAddress = bind }
        configuration.advertiseAddress = try reader.string("AdvertiseAddr", alias: "advertise_addr_ipv4")
        configuration.advertiseAddressWAN = try reader.string("AdvertiseAddrWAN", alias: "advertise_addr_wan_ipv4")
        let client = try reader.string("ClientAddr")
        if !client.isEmpty { configuration.clientAddress = client }
        if var part = try reader.nested("Addresses") {
            configuration.httpAddress = try part.string("HTTP")
            configuration.grpcAddress = try part.string("GRPC")
            configuration.dnsAddress = try part.string("DNS")
            configuration.httpsAddress = try part.string("HTTPS")
            part.ignore("grpc_tls")
            try part.finish()
        }
        try ListenAddress.check(configuration.clientAddress, "client_addr")
        try ListenAddress.check(configuration.httpAddress, "addresses.http")
        try ListenAddress.check(configuration.httpsAddress, "addresses.https")
        if var part = try reader.nested("UnixSockets") { configuration.socketFiles = try SocketFile(&part) }
        if configuration.isServer { configuration.ports.grpcTLS = 8503 }
        if configuration.isDevelopment { configuration.ports.grpc = 8502 }
        guard var part = try reader.nested("Ports") else { return }
        for (name, place) in [
            ("HTTP", \AgentConfiguration.Ports.http), ("HTTPS", \.https), ("DNS", \.dns), ("GRPC", \.grpc),
            ("grpc_tls", \.grpcTLS), ("Server", \.server), ("SerfLAN", \.serfLAN), ("SerfWAN", \.serfWAN),
            ("SidecarMinPort", \.sidecar.first), ("SidecarMaxPort", \.sidecar.last),
        ] {
            guard let port = try part.optionalInt(name) else { continue }
            guard port <= 65535 else {
                throw MeshError(
                    .badRequest,
                    "'ports.\(name.lowercased())' is \(port); ports go up to 65535, and -1 turns one off"
                )
            }
            configuration.ports[keyPath: place] = port > 0 ? port : -1
        }
        part.ignore("ExposeMinPort", "ExposeMaxPort", "ProxyMinPort", "ProxyMaxPort")
        try part.finish()
    }

    private static func readAccessControl(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        var acl = AgentConfiguration.AccessControl()
        let oldPolicy = try reader.string("ACLDefaultPolicy")
        if !oldPolicy.isEmpty { acl.defaultPolicy = oldPolicy }
        if var part = try reader.nested("ACL") {
            acl.isEnabled = try part.bool("Enabled")
            acl.keepsTokens = try part.bool("EnableTokenPersistence")
            acl.hasKeyListPolicy = try part.bool("EnableKeyListPolicy")
            let policy = try part.string("DefaultPolicy")
            if !policy.isEmpty { acl.defaultPolicy = policy }
            let down = try part.string("DownPolicy")
            if !down.isEmpty { acl.downPolicy = down }
            for (name, option) in [
                ("TokenTTL", "token_ttl"), ("PolicyTTL", "policy_ttl"), ("RoleTTL", "role_ttl"),
                ("EnableTokenReplication", "enable_token_replication"),
                ("MSPDisableBootstrap", "msp_disable_bootstrap"),
            ] where part.value(name) != nil {
                configuration.warnings.append("acl.\(option) has no effect in this version")
            }
            if var tokens = try part.nested("Tokens") {
                acl.tokens.initialManagement = SecretID(try tokens.string("InitialManagement", alias: "master"))
                acl.tokens.agent = SecretID(try tokens.string("Agent"))
                acl.tokens.defaultToken = SecretID(try tokens.string("Default"))
                acl.tokens.recovery = SecretID(try tokens.string("AgentRecovery", alias: "agent_master"))
                acl.tokens.replication = SecretID(try tokens.string("Replication"))
                acl.tokens.dns = SecretID(try tokens.string("DNS"))
                acl.tokens.configFileRegistration = SecretID(try tokens.string("ConfigFileServiceRegistration"))
                tokens.ignore("ManagedServiceProvider")
                try tokens.finish()
            }
            try part.finish()
        }
        configuration.acl = acl
        configuration.defaultIntentionPolicy = try reader.string("DefaultIntentionPolicy")
    }

    private static func readMesh(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        if var part = try reader.nested("Connect") {
            configuration.isConnectEnabled = try part.optionalBool("Enabled") ?? true
            let provider = try part.string("CAProvider")
            guard ["", "consul"].contains(provider) else {
                throw MeshError(
                    .badRequest,
                    "connect.ca_provider is \"\(provider)\"; this version has only its own, consul"
                )
            }
            if part.value("CAConfig") != nil {
                configuration.warnings.append(
                    "connect.ca_config has no effect in this version; use /v1/connect/ca/configuration"
                )
            }
            part.ignoreRest()
        }
        if var part = try reader.nested("Peering") {
            configuration.isPeeringEnabled = try part.optionalBool("Enabled") ?? true
            try part.finish()
        }
        if var part = try reader.nested("ConfigEntries") {
            if let value = part.value("Bootstrap") {
                guard let blocks = value.blocks else {
                    throw MeshError(.badRequest, "config_entries.bootstrap: a list of objects is expected")
                }
                configuration.bootstrapEntries = blocks
            }
            try part.finish()
        }
    }

    private static func readLimits(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        configuration.defaultQueryTime = try reader.duration("DefaultQueryTime") ?? configuration.defaultQueryTime
        configuration.maximumQueryTime = try reader.duration("MaxQueryTime") ?? configuration.maximumQueryTime
        configuration.discoveryMaxStale = try reader.duration("DiscoveryMaxStale") ?? 0
        if let floor = try reader.duration("SessionTTLMin"), !(1_000_000_000...86_400_000_000_000 ~= floor) {
            throw MeshError(
                .badRequest,
                "session_ttl_min is \(GoDuration.text(nanoseconds: floor)); it must be from 1s to 24h"
            )
        }
        configuration.checkUpdateInterval =
            try reader.duration("CheckUpdateInterval") ?? configuration.checkUpdateInterval
        configuration.checkOutputLimit = try reader.optionalInt("CheckOutputMaxSize") ?? configuration.checkOutputLimit
        guard (1...CheckOutput.limitBytes).contains(configuration.checkOutputLimit) else {
            throw MeshError(
                .badRequest,
                "check_output_max_size is \(configuration.checkOutputLimit); it must be from 1 to \(CheckOutput.limitBytes),"
                    + " so that the catalog can store the check"
            )
        }
        if var part = try reader.nested("CheckDestinations") {
            configuration.checkDestinations = try CheckDestinationPolicy(&part)
        }
        configuration.discardsCheckOutput = try reader.bool("DiscardCheckOutput")
        let hasScripts = try reader.bool("EnableScriptChecks")
        let hasLocalScripts = try reader.bool("EnableLocalScriptChecks")
        configuration.scripts = hasScripts ? .everybody : hasLocalScripts ? .files : .nobody
        if hasScripts, !configuration.acl.isEnabled {
            configuration.warnings.append(
                "enable_script_checks without ACLs lets whoever reaches the HTTP API run programs on this machine;"
                    + " use enable_local_script_checks, or turn ACLs on"
            )
        }
        if var part = try reader.nested("HTTPConfig") {
            configuration.responseHeaders = try part.stringMap("ResponseHeaders") ?? [:]
            configuration.blockedEndpoints = try part.strings("BlockEndpoints") ?? []
            try configuration.http.readHeaderLimit(&part)
            configuration.usesCache = try part.optionalBool("UseCache") ?? true
            for text in try part.strings("AllowWriteHTTPFrom") ?? [] {
                guard let range = AddressRange(text) else {
                    throw MeshError(
                        .badRequest,
                        "http_config.allow_write_http_from: \"\(text)\" is no range of addresses, such as 10.0.0.0/8"
                    )
                }
                configuration.writers.append(range)
            }
            try part.finish()
        }
        if var part = try reader.nested("Limits") {
            try configuration.http.read(&part)
            try configuration.requestRates.read(&part)
            try configuration.nameLimits.readOptions(&part)
            for name in part.keys where !HTTPLimits.knows(name) && !NameLimits.lists(name) && !RequestRates.knows(name)
            {
                configuration.warnings.append("limits.\(name) has no effect in this version")
            }
            part.ignoreRest()
        }
        if var part = try reader.nested("Telemetry") {
            configuration.telemetry = try TelemetryOptions(&part, &configuration.warnings)
        }
    }

    private static func validate(_ configuration: AgentConfiguration) throws(MeshError) {
        let datacenter = configuration.datacenter
        let isPlain = datacenter.utf8.allSatisfy { byte in
            byte &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isPlain else {
            throw MeshError(
                .badRequest,
                "datacenter can only contain lowercase alphanumeric, - or _ characters. received: \"\(datacenter)\""
            )
        }
        guard configuration.nodeID.isEmpty || QueryID(configuration.nodeID).isUUID else {
            throw MeshError(.badRequest, "node_id invalid: \"\(configuration.nodeID)\" is no UUID")
        }
        for policy in [configuration.acl.defaultPolicy] where policy != "allow" && policy != "deny" {
            throw MeshError(.badRequest, "acl.default_policy is \"\(policy)\"; it must be allow or deny")
        }
        guard ["allow", "deny", "extend-cache", "async-cache"].contains(configuration.acl.downPolicy) else {
            throw MeshError(
                .badRequest,
                "acl.down_policy is \"\(configuration.acl.downPolicy)\"; it must be allow, deny, extend-cache or async-cache"
            )
        }
        if configuration.ports.https > 0 { try configuration.https.check() }
        if let problem = MetadataRules.problem(with: configuration.nodeMeta, kindName: "Node") {
            throw MeshError(.badRequest, "node_meta invalid: \(problem)")
        }
    }
}
