import EnvoyPatches
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

@testable import EnvoyTranslation

/// What extensions of config entries change of a proxy's resources.
struct ExtensionTests {
    private static let listener = "public_listener:10.10.1.10:21000"

    /// A sidecar that speaks HTTP, with one HTTP upstream.
    private func snapshot(_ extensions: [EnvoyExtension], serviceProtocol: String = "http") throws -> ProxySnapshot {
        var snapshot = try #require(try RecordedCase("extension-lua").assembled().snapshot)
        var inputs = try #require(snapshot.sidecarInputs)
        inputs.serviceProtocol = serviceProtocol
        inputs.upstreams[0].settings.serviceProtocol = serviceProtocol
        snapshot.configuration = .sidecar(inputs)
        snapshot.extensions = extensions
        return snapshot
    }

    private func translated(
        _ extensions: [EnvoyExtension],
        serviceProtocol: String = "http",
        envoy: VersionNumber? = VersionNumber(1, 30)
    ) throws -> Translation {
        var cache = TranslationCache()
        let snapshot = try snapshot(extensions, serviceProtocol: serviceProtocol)
        return EnvoyTranslator.translate(snapshot, envoy: envoy, cache: &cache)
    }

    private func json(_ resources: [EncodedResource], _ name: String) throws -> MeshValue {
        let resource = try #require(resources.first { $0.name == name })
        let type = try #require(resource.body.typeURL.split(separator: "/").last)
        return try EnvoyCodec().value(of: resource.body.value, as: String(type))
    }

    private func filters(_ listener: MeshValue) throws -> [String] {
        let filters = try #require(listener["filterChains"]?.arrayValue?.first?["filters"]?.arrayValue)
        let manager = filters.first { $0["name"] == "envoy.filters.network.http_connection_manager" }
        let inner = manager?["typedConfig"]?["httpFilters"]?.arrayValue ?? filters
        return inner.compactMap { $0["name"]?.stringValue }
    }

    private static func lua(_ listener: String = "inbound", required: Bool = false) -> EnvoyExtension {
        EnvoyExtension(
            name: "builtin/lua",
            required: required,
            arguments: ["Script": "function envoy_on_request(h) end", "Listener": .string(listener)]
        )
    }

    private static func override(_ patches: MeshValue) -> EnvoyExtension {
        EnvoyExtension(name: "builtin/property-override", arguments: ["Patches": patches])
    }

    private static func patch(
        _ type: String,
        _ direction: String,
        _ path: String,
        _ value: MeshValue?,
        services: MeshValue? = nil
    ) -> MeshValue {
        var filter: MeshObject = ["ResourceType": .string(type), "TrafficDirection": .string(direction)]
        filter["Services"] = services
        var patch: MeshObject = ["ResourceFilter": .object(filter), "Path": .string(path)]
        patch["Op"] = value == nil ? "remove" : "add"
        patch["Value"] = value
        return .object(patch)
    }

    // MARK: - Filters

    @Test func `a script for outgoing calls leaves incoming ones alone`() throws {
        let made = try translated([Self.lua("outbound")])
        #expect(made.problems.isEmpty)
        #expect(try !filters(json(made.resources.listeners, Self.listener)).contains("envoy.filters.http.lua"))
        let upstream = try json(made.resources.listeners, "ferry:127.0.0.1:9101")
        #expect(try filters(upstream) == ["envoy.filters.http.lua", "envoy.filters.http.router"])
    }

    @Test func `of two extensions each stands behind what judges, in their order`() throws {
        let limit = EnvoyExtension(
            name: "builtin/http/localratelimit",
            arguments: ["MaxTokens": 3, "TokensPerFill": 2, "FillInterval": 10]
        )
        let made = try translated([Self.lua(), limit])
        #expect(made.problems.isEmpty)
        let listener = try json(made.resources.listeners, Self.listener)
        #expect(
            try filters(listener) == [
                "envoy.filters.http.rbac", "envoy.filters.http.header_to_metadata", "envoy.filters.http.lua",
                "envoy.filters.http.local_ratelimit", "envoy.filters.http.router",
            ]
        )
    }

    @Test func `a service of the mesh that is asked is called by its cluster`() throws {
        func asking(_ service: MeshValue) -> EnvoyExtension {
            EnvoyExtension(
                name: "builtin/ext-authz",
                required: true,
                arguments: ["Config": ["GrpcService": ["Target": ["Service": ["Name": service], "Timeout": "250ms"]]]]
            )
        }
        let made = try translated([asking("ferry")], serviceProtocol: "tcp")
        #expect(made.problems.isEmpty)
        let listener = try json(made.resources.listeners, Self.listener)
        #expect(
            try filters(listener) == [
                "envoy.filters.network.rbac", "envoy.filters.network.ext_authz", "envoy.filters.network.tcp_proxy",
            ]
        )
        let text = JSONText.string(of: listener)
        #expect(text.contains("\"clusterName\":\"ferry.default.dc1.internal."), "\(text)")
        #expect(text.contains("\"timeout\":\"0.250s\""), "\(text)")
        // Who cannot be asked lets nobody in: it is required.
        let without = try translated([asking("nobody")])
        #expect(!without.resources.listeners.map(\.name).contains(Self.listener))
        #expect(without.problems.map(\.reason).contains { $0.contains("\"nobody\", which is to be asked") })
    }

    @Test func `a program is loaded from where it is said to be`() throws {
        let hash = String(repeating: "a1", count: 32)
        let remote: MeshValue = ["HttpURI": ["URI": "http://127.0.0.1:8000/p.wasm"], "SHA256": .string(hash)]
        let plugin: MeshValue = ["Name": "p", "VmConfig": ["Code": ["Remote": remote]], "Configuration": "{}"]
        let made = try translated([
            EnvoyExtension(name: "builtin/wasm", arguments: ["ListenerType": "inbound", "PluginConfig": plugin])
        ])
        #expect(made.problems.isEmpty, "\(made.problems)")
        let listener = try json(made.resources.listeners, Self.listener)
        #expect(try filters(listener).suffix(2) == ["envoy.filters.http.wasm", "envoy.filters.http.router"])
        #expect(JSONText.string(of: listener).contains("\"cluster\":\"local_wasm\""))
        #expect(try json(made.resources.clusters, "local_wasm")["type"] == "STATIC")
    }

    @Test func `a collector gets the log of both directions' ends`() throws {
        let config: MeshValue = [
            "GrpcService": ["Target": ["URI": "localhost:4317"]], "LogName": "calls",
            "Attributes": ["team": "harbor", "size": 3],
        ]
        for serviceProtocol in ["http", "tcp"] {
            let made = try translated(
                [EnvoyExtension(name: "builtin/otel-access-logging", arguments: ["Config": config])],
                serviceProtocol: serviceProtocol
            )
            #expect(made.problems.isEmpty, "\(made.problems)")
            let text = JSONText.string(of: try json(made.resources.listeners, Self.listener))
            #expect(text.contains("envoy.access_loggers.open_telemetry"), "\(text)")
            #expect(made.resources.clusters.map(\.name).contains("local_otel_access_logging"))
        }
    }

    // MARK: - Versions

    @Test(arguments: [
        (">= 1.24.0, < 1.31", true), ("~> 1.30.0", true), ("~> 1.29.0", false), ("< 1.30.0", false), ("1.30", true),
        ("!= 1.30.0", false),
    ])
    func `an extension is for the versions that it says`(condition: String, isFor: Bool) throws {
        var item = Self.lua()
        item.envoyVersion = condition
        let made = try translated([item])
        let listener = try json(made.resources.listeners, Self.listener)
        #expect(try filters(listener).contains("envoy.filters.http.lua") == isFor)
        #expect(made.problems.isEmpty == isFor)
        item.required = true
        #expect(try translated([item]).resources.listeners.map(\.name).contains(Self.listener) == isFor)
    }

    @Test func `a proxy that does not say its version has nothing that is for some only`() throws {
        var item = Self.lua()
        item.envoyVersion = ">= 1.0.0"
        #expect(try translated([item], envoy: nil).problems.map(\.reason).contains { $0.contains("EnvoyVersion") })
    }

    // MARK: - Single fields

    @Test func `single fields are set and taken away`() throws {
        let made = try translated([
            Self.override([
                Self.patch("cluster", "outbound", "/outlier_detection/enforcing_consecutive_5xx", 20),
                Self.patch("cluster", "outbound", "/alt_stat_name", nil),
                Self.patch("cluster", "inbound", "/connect_timeout", "1.5s"),
                Self.patch("listener", "inbound", "/per_connection_buffer_limit_bytes", 4096),
                Self.patch("route", "inbound", "/max_direct_response_body_size_bytes", 99),
                Self.patch("cluster-load-assignment", "outbound", "/policy/overprovisioning_factor", 150),
            ])
        ])
        #expect(made.problems.isEmpty, "\(made.problems)")
        let name = try #require(made.resources.clusters.map(\.name).first { $0.hasPrefix("ferry.") })
        let cluster = try json(made.resources.clusters, name)
        #expect(cluster["outlierDetection"]?["enforcingConsecutive5xx"] == 20)
        #expect(cluster["altStatName"] == nil)
        #expect(cluster["connectTimeout"] == "5s")
        #expect(cluster["transportSocket"] != nil)
        #expect(try json(made.resources.clusters, "local_app")["connectTimeout"] == "1.500s")
        let text = JSONText.string(of: try json(made.resources.listeners, Self.listener))
        #expect(text.contains("\"perConnectionBufferLimitBytes\":4096"), "\(text)")
        #expect(text.contains("\"maxDirectResponseBodySizeBytes\":99"), "\(text)")
        #expect(try json(made.resources.endpoints, name)["policy"]?["overprovisioningFactor"] == 150)
    }

    @Test func `calls to other services keep what they have`() throws {
        let patch = Self.patch("cluster", "outbound", "/alt_stat_name", "x", services: [["Name": "tug"]])
        let made = try translated([Self.override([patch])])
        #expect(made == (try translated([])).withGenerated(from: made))
    }

    // MARK: - Order and sharing

    @Test func `what is taken away leaves nothing behind, and endpoints alone keep the rest`() throws {
        var cache = TranslationCache()
        let with = try snapshot([Self.lua()])
        let before = EnvoyTranslator.translate(with, cache: &cache)
        var moved = with
        moved.loadAssignments = []
        let encoded = cache.encodedCount
        let fast = EnvoyTranslator.translate(moved, after: with, previous: before, cache: &cache)
        #expect(cache.encodedCount == encoded)
        #expect(fast.resources.listeners == before.resources.listeners)
        let plain = EnvoyTranslator.translate(try snapshot([]), after: moved, previous: fast, cache: &cache)
        #expect(plain == (try translated([])))
    }
}

extension Translation {
    /// The same, as if extensions had left it so.
    fileprivate func withGenerated(from other: Translation) -> Translation {
        Translation(resources: resources, problems: problems, insteadOf: other.beforeExtensions)
    }
}
