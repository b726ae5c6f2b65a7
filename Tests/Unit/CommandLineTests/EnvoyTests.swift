import CommandLineLogic
import MeshDomain
import Testing

@Suite struct EnvoyBootstrapTests {
    private var bootstrap: EnvoyBootstrap {
        var bootstrap = EnvoyBootstrap()
        bootstrap.cluster = "harbor"
        bootstrap.proxyID = "harbor-1-sidecar-proxy"
        return bootstrap
    }

    private func tags(_ json: MeshValue) -> [MeshValue] { json["stats_config"]?["stats_tags"]?.arrayValue ?? [] }

    @Test func `a sidecar's bootstrap names its node, its server and its token`() throws {
        var bootstrap = bootstrap
        bootstrap.token = SecretID("secret")
        let json = try bootstrap.json()
        #expect(json["node"]?["id"] == "harbor-1-sidecar-proxy")
        #expect(json["node"]?["cluster"] == "harbor")
        let clusters = try #require(json["static_resources"]?["clusters"]?.arrayValue)
        #expect(clusters.count == 1)
        #expect(clusters[0]["name"] == "local_agent")
        #expect(clusters[0]["transport_socket"] == nil)
        let services = json["dynamic_resources"]?["ads_config"]?["grpc_services"]
        #expect(services?["initial_metadata"] == [["key": "x-consul-token", "value": "secret"]])
        #expect(!"\(bootstrap)".contains("secret"))
    }

    @Test func `without an agent, Envoy looks up names and holds servers to what they are called`() throws {
        var bootstrap = bootstrap
        bootstrap.server = ServerAddress(host: "10.0.0.1", port: 8502, usesTLS: true)
        bootstrap.otherServers = ["10.0.0.2"]
        func cluster(_ bootstrap: EnvoyBootstrap) throws -> MeshValue {
            try #require(try bootstrap.json()["static_resources"]?["clusters"]?.arrayValue?.first)
        }
        func matchers(_ cluster: MeshValue) -> [MeshValue] {
            let context = cluster["transport_socket"]?["typed_config"]?["common_tls_context"]
            return context?["validation_context"]?["match_typed_subject_alt_names"]?.arrayValue ?? []
        }
        // As recorded: nothing is matched.
        let recorded = try cluster(bootstrap)
        #expect(matchers(recorded).isEmpty && recorded.text("type") == "STATIC")
        bootstrap.isDirect = true
        let numeric = try cluster(bootstrap)
        #expect(numeric.text("type") == "STATIC")
        bootstrap.otherServers = ["consul.example"]
        let called = try cluster(bootstrap)
        #expect(called.text("type") == "STRICT_DNS")
        #expect(matchers(called).map { $0.text("san_type") } == ["IP_ADDRESS", "DNS"])
        bootstrap.serverName = "server.dc1.consul"
        let named = try cluster(bootstrap)
        #expect(named["transport_socket"]?["typed_config"]?.text("sni") == "server.dc1.consul")
        #expect(matchers(named).map { $0["matcher"]?.text("exact") ?? "" } == ["server.dc1.consul"])
    }

    @Test func `metric tags capture one part of a cluster's name`() throws {
        let tags = tags(try bootstrap.json())
        func pattern(_ name: String) -> String? {
            tags.first { $0["tag_name"]?.stringValue == name }?["regex"]?.stringValue
        }
        #expect(tags.count == 30)
        #expect(
            pattern("consul.destination.service")
                == #"^cluster\.(?:passthrough~)?((?:[^.]+~)?(?:[^.]+\.)?([^.]+)\.[^.]+\.(?:[^.]+\.)?[^.]+\.[^.]+\.[^.]+\.consul\.)"#
        )
        #expect(
            pattern("consul.destination.partition")
                == #"^cluster\.(?:passthrough~)?((?:[^.]+~)?(?:[^.]+\.)?[^.]+\.[^.]+\.(?:([^.]+)\.)?[^.]+\.internal[^.]*\.[^.]+\.consul\.)"#
        )
        #expect(
            pattern("consul.full_target")
                == #"^cluster\.(((?:[^.]+~)?(?:[^.]+\.)?[^.]+\.[^.]+\.(?:[^.]+\.)?[^.]+\.[^.]+\.[^.]+)\.consul\.)"#
        )
        #expect(
            pattern("consul.upstream.peer") == #"^(?:tcp|http)\.upstream_peered\.([^.]+(?:\.[^.]+)?\.([^.]+)\.)"#
        )
    }

    @Test func `old metric tags can be left out and own ones come first`() throws {
        var bootstrap = bootstrap
        bootstrap.omitsDeprecatedTags = true
        bootstrap.configuration = ["envoy_stats_tags": ["tide=high"]]
        let tags = tags(try bootstrap.json())
        #expect(tags.count == 22)
        #expect(tags.first == ["tag_name": "tide", "fixed_value": "high"])
    }

    @Test func `listeners of the bootstrap need the admin cluster`() throws {
        var bootstrap = bootstrap
        bootstrap.configuration = ["envoy_prometheus_bind_addr": "0.0.0.0:20200"]
        bootstrap.readyListener = GatewayAddress(address: "127.0.0.1", port: 21999)
        let resources = try #require(try bootstrap.json()["static_resources"])
        #expect(
            resources["clusters"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["local_agent", "self_admin"]
        )
        #expect(
            resources["listeners"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == [
                "envoy_prometheus_metrics_listener", "envoy_ready_listener",
            ]
        )
    }

    @Test func `a template replaces everything`() throws {
        var bootstrap = bootstrap
        bootstrap.configuration = ["envoy_bootstrap_json_tpl": #"{"id":"{{ .ProxyID }}","c":"{{.ProxyCluster}}"}"#]
        #expect(try bootstrap.json() == ["id": "harbor-1-sidecar-proxy", "c": "harbor"])
    }

    @Test func `broken json in the proxy's configuration names its key`() {
        var bootstrap = bootstrap
        bootstrap.configuration = ["envoy_extra_static_clusters_json": "{"]
        let error = #expect(throws: UsageError.self) { try bootstrap.json() }
        #expect(error?.description.contains("envoy_extra_static_clusters_json") == true)
    }

    @Test func `the plaintext port of an agent comes first because the other one is for peers`() {
        #expect(ServerAddress(tls: 8503, plaintext: 8502, old: nil) == ServerAddress(host: "127.0.0.1", port: 8502))
        #expect(ServerAddress(tls: 8503, plaintext: -1, old: nil).usesTLS)
        #expect(ServerAddress(tls: nil, plaintext: nil, old: nil).port == 8502)
    }
}

@Suite struct GatewayRegistrationTests {
    private func body(_ words: [String], own: [String] = ["127.0.0.1"]) throws -> MeshObject {
        let flags = try FlagValues(parsing: words, flags: Command.connectEnvoy.flags)
        return try GatewayRegistration(kind: .mesh, flags: flags).body(ownAddresses: own)
    }

    @Test func `a gateway registers its addresses and a check of its port`() throws {
        let body = try body(["-address", "127.0.0.1:8443", "-wan-address", "198.51.100.1:443", "-service", "gate"])
        #expect(body["ID"] == "gate")
        #expect(
            body["TaggedAddresses"] == [
                "lan": ["Address": "127.0.0.1", "Port": 8443], "wan": ["Address": "198.51.100.1", "Port": 443],
            ]
        )
        #expect(body["Check"]?["TCP"] == "127.0.0.1:8443")
        #expect(body["Check"]?["DeregisterCriticalServiceAfter"] == "6h")
        #expect(body["Proxy"] == nil)
    }

    @Test func `addresses that are both the machine's own are both listened on`() throws {
        let body = try body(["-address", "127.0.0.1:8443", "-wan-address", "127.0.0.1:443"])
        #expect(body["Proxy"]?["Config"]?["envoy_gateway_bind_tagged_addresses"] == true)
    }

    @Test func `an address that is not the machine's own is refused unless others are given`() throws {
        #expect(throws: UsageError.self) { try body(["-address", "198.51.100.12:8443"]) }
        let registered = try body(["-address", "198.51.100.12:8443", "-bind-address", "a=127.0.0.1:9"])
        #expect(
            registered["Proxy"]?["Config"]?["envoy_gateway_bind_addresses"] == [
                "a": ["Address": "127.0.0.1", "Port": 9]
            ]
        )
    }

    @Test func `unknown kinds and ports are refused`() {
        #expect(throws: UsageError("Gateway must be one of: api, terminating, mesh, or ingress")) {
            try GatewayKind(name: "bridge")
        }
        #expect(throws: UsageError.self) { try body(["-address", "127.0.0.1:notaport"]) }
    }
}
