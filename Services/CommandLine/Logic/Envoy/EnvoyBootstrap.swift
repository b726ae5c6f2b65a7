package import MeshDomain

/// What Envoy is told when it starts; everything else comes over xDS.
///
/// - Source: peering reference §7.5; recordings of bootstraps.
package struct EnvoyBootstrap: Sendable, Hashable {
    /// Service that the proxy stands for; a gateway's own name.
    package var cluster = ""
    package var proxyID = ""
    /// Set for proxies that no agent has.
    package var nodeName = ""
    package var datacenter = "dc1"
    /// Where the proxy stands.
    package var scope = Scope.standard
    package var admin = ServerAddress(host: "127.0.0.1", port: 19000)
    package var adminLogPath = "/dev/null"
    package var server = ServerAddress(host: "127.0.0.1", port: 8502)
    /// Hosts where Envoy finds the same, at the same port.
    package var otherServers: [String] = []
    /// Whether hosts of servers may be names, which Envoy looks up itself, and certificates must be for who is called.
    package var isDirect = false
    /// What the servers' certificates must be for in place of their hosts, with ``isDirect``; empty for their hosts.
    package var serverName = ""
    /// PEM text.
    package var serverAuthority = ""
    package var token = SecretID.none
    package var readyListener: GatewayAddress?
    package var prometheusBackendPort = ""
    package var prometheusPath = "/metrics"
    package var omitsDeprecatedTags = false
    /// `Proxy.Config`.
    package var configuration = MeshObject()
    /// `AccessLogs` of proxy-defaults.
    package var accessLogs: MeshValue?
    /// Variables that statsd addresses may name.
    package var environment: [String: String] = [:]

    /// Nothing but defaults.
    package init() {}

    /// The text for Envoy's configuration file.
    ///
    /// - Throws: ``UsageError`` naming the configuration key that cannot be read.
    package func json() throws(UsageError) -> MeshValue {
        if let template = configuration["envoy_bootstrap_json_tpl"]?.stringValue, !template.isEmpty {
            return try parsed(filled(template), key: "envoy_bootstrap_json_tpl")
        }
        var root: MeshObject = [
            "admin": ["access_log": .array([try adminLog()]), "address": Self.socket(admin.host, admin.port)],
            "node": .object(node),
            "layered_runtime": [
                "layers": [["name": "base", "static_layer": ["re2.max_program_size.error_level": 1_048_576]]]
            ],
            "static_resources": .object(try resources()),
            "stats_config": try statistics(),
            "dynamic_resources": dynamicResources,
        ]
        let sinks = try self.sinks()
        if !sinks.isEmpty { root["stats_sinks"] = .array(sinks) }
        if let interval = configuration["envoy_stats_flush_interval"]?.stringValue, !interval.isEmpty {
            root["stats_flush_interval"] = .string(interval)
        }
        if let tracing = configuration["envoy_tracing_json"]?.stringValue, !tracing.isEmpty {
            root["tracing"] = try parsed(tracing, key: "envoy_tracing_json")
        }
        return .object(root)
    }

    private var node: MeshObject {
        var metadata: MeshObject = [
            "namespace": .string(scope.namespace.name), "partition": .string(scope.partition.name),
        ]
        if !nodeName.isEmpty { metadata["node_name"] = .string(nodeName) }
        return ["cluster": .string(cluster), "id": .string(proxyID), "metadata": .object(metadata)]
    }

    private var dynamicResources: MeshValue {
        let ads: MeshValue = ["ads": [:], "initial_fetch_timeout": "0s", "resource_api_version": "V3"]
        return [
            "lds_config": ads, "cds_config": ads,
            "ads_config": [
                "api_type": "DELTA_GRPC", "transport_api_version": "V3",
                "grpc_services": [
                    "initial_metadata": [["key": "x-consul-token", "value": .string(token.revealed)]],
                    "envoy_grpc": ["cluster_name": "local_agent"],
                ],
            ],
        ]
    }

    private func adminLog() throws(UsageError) -> MeshValue {
        guard let accessLogs, accessLogs["Enabled"]?.boolValue == true else {
            return [
                "name": "envoy.access_loggers.file",
                "typed_config": [
                    "@type": .string(Self.type("access_loggers.file.v3.FileAccessLog")),
                    "path": .string(adminLogPath),
                ],
            ]
        }
        var typed: MeshObject
        switch accessLogs.text("Type") {
        case "file":
            typed = [
                "@type": .string(Self.type("access_loggers.file.v3.FileAccessLog")),
                "path": .string(accessLogs.text("Path")),
            ]
        case "stderr": typed = ["@type": .string(Self.type("access_loggers.stream.v3.StderrAccessLog"))]
        case _: typed = ["@type": .string(Self.type("access_loggers.stream.v3.StdoutAccessLog"))]
        }
        if !accessLogs.text("JSONFormat").isEmpty {
            typed["logFormat"] = ["jsonFormat": try parsed(accessLogs.text("JSONFormat"), key: "AccessLogs.JSONFormat")]
        } else if !accessLogs.text("TextFormat").isEmpty {
            typed["logFormat"] = ["textFormatSource": ["inlineString": .string(accessLogs.text("TextFormat"))]]
        }
        return ["name": "Consul Listener Filter Log", "typedConfig": .object(typed)]
    }

    private func statistics() throws(UsageError) -> MeshValue {
        if let text = configuration["envoy_stats_config_json"]?.stringValue, !text.isEmpty {
            return try parsed(text, key: "envoy_stats_config_json")
        }
        var tags: [MeshValue] = []
        for value in configuration["envoy_stats_tags"]?.arrayValue ?? [] {
            let text = value.stringValue ?? ""
            guard let equals = text.firstIndex(of: "=") else {
                throw UsageError("envoy_stats_tags holds \"\(text)\"; it must be name=value")
            }
            tags.append(MetricTags.fixed(String(text[..<equals]), String(text[text.index(after: equals)...])))
        }
        tags += MetricTags.current + (omitsDeprecatedTags ? [] : MetricTags.deprecated)
        tags += [
            MetricTags.fixed("local_cluster", cluster), MetricTags.fixed("consul.source.service", cluster),
            MetricTags.fixed("consul.source.namespace", scope.namespace.name),
            MetricTags.fixed("consul.source.partition", scope.partition.name),
            MetricTags.fixed("consul.source.datacenter", datacenter),
        ]
        return ["stats_tags": .array(tags), "use_all_default_tags": true]
    }

    private func sinks() throws(UsageError) -> [MeshValue] {
        var sinks: [MeshValue] = []
        for (key, name, type) in [
            ("envoy_statsd_url", "statsd", "StatsdSink"), ("envoy_dogstatsd_url", "dog_statsd", "DogStatsdSink"),
        ] {
            guard let text = configuration[key]?.stringValue, !text.isEmpty else { continue }
            let url = resolved(text)
            var address: MeshValue
            if url.hasPrefix("unix://") {
                address = ["pipe": ["path": .string(String(url.dropFirst(7)))]]
            } else if url.hasPrefix("udp://") {
                let target = try GatewayAddress(parsing: String(url.dropFirst(6)), flag: key, defaultPort: 8125)
                address = Self.socket(target.address, target.port)
            } else {
                throw UsageError("\(key) is \"\(text)\"; it must begin with udp:// or unix://")
            }
            sinks.append([
                "name": .string("envoy.stat_sinks.\(name)"),
                "typedConfig": [
                    "@type": .string("type.googleapis.com/envoy.config.metrics.v3.\(type)"), "address": address,
                ],
            ])
        }
        return sinks + (try pieces("envoy_extra_stats_sinks_json"))
    }

    /// A value `$NAME` or `${NAME}` stands for a variable.
    private func resolved(_ text: String) -> String {
        guard text.hasPrefix("$") else { return text }
        return environment[text.dropFirst().filter { $0 != "{" && $0 != "}" }] ?? ""
    }

    /// A configuration value that holds JSON objects with commas between them.
    func pieces(_ key: String) throws(UsageError) -> [MeshValue] {
        guard let text = configuration[key]?.stringValue, !text.isEmpty else { return [] }
        return try parsed("[\(text)]", key: key).arrayValue ?? []
    }

    private func parsed(_ text: String, key: String) throws(UsageError) -> MeshValue {
        do { return try JSONText.parse(text) } catch {
            throw UsageError("\(key) is no JSON: \(error.description)")
        }
    }

    private func filled(_ template: String) -> String {
        var text = template
        let values = [
            ("ProxyCluster", cluster), ("ProxyID", proxyID), ("ProxySourceService", cluster), ("NodeName", nodeName),
            ("AgentAddress", server.host), ("AgentPort", String(server.port)), ("AdminBindAddress", admin.host),
            ("AdminBindPort", String(admin.port)), ("AdminAccessLogPath", adminLogPath), ("Token", token.revealed),
            ("LocalAgentClusterName", "local_agent"), ("Namespace", "default"), ("Partition", "default"),
            ("Datacenter", datacenter),
        ]
        for (name, value) in values {
            for form in ["{{ .\(name) }}", "{{.\(name)}}"] { text = text.replacing(form, with: value) }
        }
        return text
    }

    static func type(_ name: String) -> String { "type.googleapis.com/envoy.extensions.\(name)" }

    static func socket(_ host: String, _ port: Int) -> MeshValue {
        ["socket_address": ["address": .string(host), "port_value": .integer(port)]]
    }
}
