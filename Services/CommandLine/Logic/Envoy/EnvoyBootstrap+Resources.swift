import AgentLogic
import MeshDomain

extension EnvoyBootstrap {
    /// Clusters and listeners that exist before xDS.
    func resources() throws(UsageError) -> MeshObject {
        var listeners: [MeshValue] = []
        let usesBackend = !prometheusBackendPort.isEmpty
        if let text = configuration["envoy_prometheus_bind_addr"]?.stringValue, !text.isEmpty {
            let address = try GatewayAddress(parsing: text, flag: "envoy_prometheus_bind_addr")
            listeners.append(
                Self.listener(
                    "envoy_prometheus_metrics",
                    at: address,
                    match: ["path": .string(prometheusPath)],
                    cluster: usesBackend ? "prometheus_backend" : "self_admin",
                    rewrite: "/stats/prometheus"
                )
            )
        }
        if let text = configuration["envoy_stats_bind_addr"]?.stringValue, !text.isEmpty {
            let address = try GatewayAddress(parsing: text, flag: "envoy_stats_bind_addr")
            listeners.append(
                Self.listener(
                    "envoy_metrics",
                    at: address,
                    match: ["prefix": "/stats"],
                    cluster: "self_admin",
                    rewrite: "/stats"
                )
            )
        }
        if let readyListener {
            listeners.append(
                Self.listener(
                    "envoy_ready",
                    at: readyListener,
                    match: ["path": "/ready"],
                    cluster: "self_admin",
                    rewrite: "/ready"
                )
            )
        }
        var clusters: [MeshValue] = [localAgent]
        if usesBackend {
            guard let port = Int(prometheusBackendPort) else {
                throw UsageError("-prometheus-backend-port is \"\(prometheusBackendPort)\"; it must be a port number")
            }
            clusters.append(Self.cluster("prometheus_backend", Self.socket("127.0.0.1", port)))
        }
        if !listeners.isEmpty { clusters.append(Self.cluster("self_admin", Self.socket(admin.host, admin.port))) }
        clusters += try pieces("envoy_extra_static_clusters_json")
        listeners += try pieces("envoy_extra_static_listeners_json")
        var resources: MeshObject = ["clusters": .array(clusters)]
        if !listeners.isEmpty { resources["listeners"] = .array(listeners) }
        return resources
    }

    private var localAgent: MeshValue {
        let address: MeshValue =
            server.isSocket ? ["pipe": ["path": .string(server.host)]] : Self.socket(server.host, server.port)
        var cluster =
            Self.cluster("local_agent", address, timeout: "1s", protocolOptions: "http2_protocol_options").objectValue
            ?? MeshObject()
        if !otherServers.isEmpty {
            let all = [address] + otherServers.map { Self.socket($0, server.port) }
            cluster["loadAssignment"] = [
                "clusterName": "local_agent",
                "endpoints": [["lbEndpoints": .array(all.map { ["endpoint": ["address": $0]] })]],
            ]
        }
        if isDirect, !server.isSocket, !([server.host] + otherServers).allSatisfy(Self.isAddress) {
            cluster["type"] = "STRICT_DNS"
            // As we look names up ourselves: servers may listen on IPv4 alone.
            cluster["dns_lookup_family"] = "V4_PREFERRED"
        }
        if server.usesTLS { cluster["transport_socket"] = ["name": "tls", "typed_config": .object(serverTLS)] }
        return .object(cluster)
    }

    /// Whether a host is an address and no name.
    package static func isAddress(_ host: String) -> Bool { IPAddress(host) != nil }

    private var serverTLS: MeshObject {
        var validation: MeshObject = ["trusted_ca": ["inline_string": .string(serverAuthority)]]
        if isDirect, !server.isSocket {
            let names = serverName.isEmpty ? [server.host] + otherServers : [serverName]
            let matchers = names.map { host -> MeshValue in
                let kind: MeshValue = Self.isAddress(host) ? "IP_ADDRESS" : "DNS"
                return ["san_type": kind, "matcher": ["exact": .string(host)]]
            }
            validation["match_typed_subject_alt_names"] = .array(matchers)
        }
        var context: MeshObject = [
            "@type": .string(Self.type("transport_sockets.tls.v3.UpstreamTlsContext")),
            "common_tls_context": ["validation_context": .object(validation)],
        ]
        if isDirect, !serverName.isEmpty, !Self.isAddress(serverName) { context["sni"] = .string(serverName) }
        return context
    }

    private static func cluster(
        _ name: String,
        _ address: MeshValue,
        timeout: String = "5s",
        protocolOptions: String = "http_protocol_options"
    ) -> MeshValue {
        let options = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"
        return [
            "name": .string(name), "ignore_health_on_host_removal": false, "connect_timeout": .string(timeout),
            "type": "STATIC",
            "typed_extension_protocol_options": .object([
                options: [
                    "@type": .string("type.googleapis.com/\(options)"),
                    "explicit_http_config": .object([protocolOptions: [:]]),
                ]
            ]),
            "loadAssignment": [
                "clusterName": .string(name),
                "endpoints": [["lbEndpoints": [["endpoint": ["address": address]]]]],
            ],
        ]
    }

    /// A listener that hands one path to a cluster and answers 404 to all others.
    private static func listener(
        _ name: String,
        at address: GatewayAddress,
        match: MeshValue,
        cluster: String,
        rewrite: String
    ) -> MeshValue {
        let routes: MeshValue = [
            ["match": match, "route": ["cluster": .string(cluster), "prefix_rewrite": .string(rewrite)]],
            ["match": ["prefix": "/"], "direct_response": ["status": 404]],
        ]
        let manager: MeshValue = [
            "@type": .string(type("filters.network.http_connection_manager.v3.HttpConnectionManager")),
            "stat_prefix": .string(name), "codec_type": "HTTP1",
            "route_config": [
                "name": "self_admin_route",
                "virtual_hosts": [["name": "self_admin", "domains": ["*"], "routes": routes]],
            ],
            "http_filters": [
                [
                    "name": "envoy.filters.http.router",
                    "typedConfig": ["@type": .string(type("filters.http.router.v3.Router"))],
                ]
            ],
        ]
        return [
            "name": .string("\(name)_listener"), "address": socket(address.address, address.port),
            "filter_chains": [
                ["filters": [["name": "envoy.filters.network.http_connection_manager", "typedConfig": manager]]]
            ],
        ]
    }
}
