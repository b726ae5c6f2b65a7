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

    // MARK: - What cannot be applied

    @Test(
        arguments: [("builtin/ext-authz", ["Config": ["StatPrefix": "x"]]), ("builtin/of-tomorrow", MeshObject())]
            as [(String, MeshObject)]
    )
    func `what is required and cannot be read is not gone without`(name: String, arguments: MeshObject) throws {
        var item = EnvoyExtension(name: name, arguments: arguments)
        let optional = try translated([item])
        #expect(optional.resources.listeners.map(\.name).contains(Self.listener))
        item.required = true
        let made = try translated([item])
        #expect(made.resources.listeners.map(\.name) == ["ferry:127.0.0.1:9101"])
        #expect(made.problems.map(\.reason).contains { $0.contains("cannot be read; it is required") })
        // Something for another kind of proxy costs nothing.
        item.arguments["ProxyType"] = "api-gateway"
        #expect(try translated([item]).resources.listeners.map(\.name).contains(Self.listener))
    }

    @Test func `a filter of requests that stands nowhere is told, and not gone without`() throws {
        var limit = EnvoyExtension(
            name: "builtin/http/localratelimit",
            arguments: ["MaxTokens": 3, "FillInterval": 10]
        )
        let made = try translated([limit], serviceProtocol: "tcp")
        #expect(made.problems.map(\.reason).contains { $0.contains("the filter stands nowhere") })
        #expect(made.resources.listeners.map(\.name).contains(Self.listener))
        limit.required = true
        let without = try translated([limit], serviceProtocol: "tcp")
        #expect(!without.resources.listeners.map(\.name).contains(Self.listener))
        // Calls to services without requests are none of its business.
        #expect(try translated([Self.lua("outbound", required: true)], serviceProtocol: "tcp").problems.isEmpty)
    }

    @Test func `two who are asked on the own host are two clusters`() throws {
        func judge(_ port: Int, _ kind: String) -> EnvoyExtension {
            let service: MeshValue = ["Target": ["URI": .string("127.0.0.1:\(port)")]]
            let config = MeshObject([(kind, service)])
            return EnvoyExtension(name: "builtin/ext-authz", arguments: ["Config": .object(config)])
        }
        let made = try translated([
            judge(9191, "GrpcService"), judge(9292, "GrpcService"), judge(9191, "HttpService"),
            judge(9191, "GrpcService"),
        ])
        #expect(made.problems.isEmpty, "\(made.problems)")
        let names = made.resources.clusters.map(\.name).filter { $0.hasPrefix("local_ext_authz") }
        #expect(
            names == ["local_ext_authz", "local_ext_authz_127.0.0.1_9191", "local_ext_authz_127.0.0.1_9292_http2"]
        )
        let text = JSONText.string(of: try json(made.resources.listeners, Self.listener))
        for name in names { #expect(text.contains("\"\(name)\""), "\(text)") }
    }

    // MARK: - Called services

    private func calling(_ function: EnvoyExtension, envoy: VersionNumber?) throws -> (ProxySnapshot, Translation) {
        var cache = TranslationCache()
        var snapshot = try snapshot([])
        var inputs = try #require(snapshot.sidecarInputs)
        inputs.upstreams[0].extensions = [function]
        snapshot.configuration = .sidecar(inputs)
        return (snapshot, EnvoyTranslator.translate(snapshot, envoy: envoy, cache: &cache))
    }

    private static func function(required: Bool) -> EnvoyExtension {
        EnvoyExtension(
            name: "builtin/aws/lambda",
            required: required,
            arguments: ["ARN": "arn:aws:lambda:eu-west-1:111111111111:function:tow"],
            envoyVersion: ">= 1.28"
        )
    }

    @Test func `a function that is not applied leaves a called service its instances`() throws {
        let name = try #require(try translated([]).resources.clusters.map(\.name).first { $0.hasPrefix("ferry.") })
        let (_, old) = try calling(Self.function(required: false), envoy: VersionNumber(1, 26))
        #expect(try json(old.resources.clusters, name)["type"] == "EDS")
        #expect(old.resources.endpoints.map(\.name).contains(name))
        #expect(old.problems.map(\.reason).contains { $0.contains("EnvoyVersion is not for Envoy 1.26.0") })
        let (_, new) = try calling(Self.function(required: false), envoy: VersionNumber(1, 30))
        #expect(try json(new.resources.clusters, name)["type"] == "LOGICAL_DNS")
        #expect(!new.resources.endpoints.map(\.name).contains(name))
    }

    @Test func `a required function costs its callers no more than the calls to it`() throws {
        let plain = try translated([])
        let name = try #require(plain.resources.clusters.map(\.name).first { $0.hasPrefix("ferry.") })
        let (snapshot, made) = try calling(Self.function(required: true), envoy: VersionNumber(1, 26))
        #expect(made.resources.listeners == plain.resources.listeners)
        let cluster = try json(made.resources.clusters, name)
        let nobody: MeshValue = ["clusterName": .string(name)]
        #expect(cluster["loadAssignment"] == nobody)
        #expect(cluster["edsClusterConfig"] == nil)
        #expect(!made.resources.endpoints.map(\.name).contains(name))
        #expect(made.problems.map(\.reason).contains { $0.contains("calls lead nowhere") })
        // A change of endpoints alone changes none of it.
        var cache = TranslationCache()
        var moved = snapshot
        moved.loadAssignments = []
        let fast = EnvoyTranslator.translate(
            moved,
            after: snapshot,
            previous: made,
            envoy: VersionNumber(1, 26),
            cache: &cache
        )
        #expect(fast == EnvoyTranslator.translate(moved, envoy: VersionNumber(1, 26), cache: &cache))
    }

    @Test func `only what reaches callers is among what a called service adds`() throws {
        var cluster = try #require(try RecordedCase("extension-aws-lambda").clusters["a"])
        let key = EntryKey(kind: .serviceDefaults, name: "tug")
        guard case .serviceDefaults(var defaults)? = cluster.entries[key] else {
            throw RecordedCase.Unplayable(step: "tug")
        }
        defaults.envoyExtensions.insert(Self.lua(), at: 0)
        cluster.entries[key] = .serviceDefaults(defaults)
        let row = try #require(cluster.rows.first { $0.service.id == "harbor-1-sidecar-proxy" })
        var assembler = ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: true)
        )
        let leaf = cluster.leaf(assembler.leaf(for: row.service))
        let snapshot = try #require(assembler.assemble(row.service, on: row.node, leaf: leaf).snapshot)
        let inputs = try #require(snapshot.sidecarInputs)
        #expect(inputs.upstreams.flatMap(\.extensions).map(\.name) == ["builtin/aws/lambda"])
    }

    // MARK: - Order and sharing

    @Test func `what an extension does not look at makes nothing anew`() throws {
        func encodings(_ extensions: [EnvoyExtension]) throws -> Int {
            var cache = TranslationCache()
            let first = try snapshot(extensions)
            var second = first
            var inputs = try #require(second.sidecarInputs)
            inputs.upstreams = []
            second.configuration = .sidecar(inputs)
            _ = EnvoyTranslator.translate(first, envoy: VersionNumber(1, 30), cache: &cache)
            let before = cache.encodedCount
            _ = EnvoyTranslator.translate(second, envoy: VersionNumber(1, 31), cache: &cache)
            return cache.encodedCount - before
        }
        #expect(try encodings([Self.lua()]) == encodings([]))
    }

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
