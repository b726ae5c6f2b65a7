import EnvoyPatches
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

@testable import EnvoyTranslation

/// Listeners and clusters in Envoy's own JSON, in place of generated ones.
struct EscapeHatchTests {
    private let snapshot: ProxySnapshot
    private let inputs: SidecarInputs
    private let recording: RecordedCase

    init() throws {
        recording = try RecordedCase("escape-hatches")
        snapshot = try #require(try recording.assembled().snapshot)
        inputs = try #require(snapshot.sidecarInputs)
    }

    private func translated(_ inputs: SidecarInputs) -> Translation {
        var cache = TranslationCache()
        return EnvoyTranslator.translate(
            ProxySnapshot(
                proxy: snapshot.proxy,
                configuration: .sidecar(inputs),
                loadAssignments: snapshot.loadAssignments
            ),
            cache: &cache
        )
    }

    private func json(_ resource: EncodedResource?) throws -> MeshValue {
        let resource = try #require(resource)
        let type = try #require(resource.body.typeURL.split(separator: "/").last)
        return try EnvoyCodec().value(of: resource.body.value, as: String(type))
    }

    private func expectRecorded(_ recorded: MeshValue?, _ made: MeshValue) {
        var comparison = RecordingComparison()
        comparison.compare(recorded, RecordingComparison.squeezed(made), at: "")
        #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }

    private func replacing(_ path: [String], in value: MeshValue, by new: MeshValue?) -> MeshValue {
        guard let first = path.first, var object = value.objectValue else { return value }
        object[first] = path.count == 1 ? new : replacing(Array(path.dropFirst()), in: object[first] ?? [:], by: new)
        return .object(object)
    }

    // MARK: - What Consul does

    @Test func `a proxy by hand is sent what Consul sends`() throws {
        let made = translated(inputs)
        #expect(made.problems.isEmpty)
        #expect(made.resources.clusters.map(\.name) == ["ferry-by-hand", "local_app"])
        let clusters = try recording.recorded(.cluster)
        expectRecorded(clusters["local_app"], try json(made.resources.clusters.last))
        var ferry = try json(made.resources.clusters.first)
        // Consul names the endpoints like the cluster; ours keep their name, and the cluster asks for that.
        let asked = ferry["edsClusterConfig"]?["serviceName"]
        #expect(made.resources.endpoints.map { .string($0.name) } == [asked])
        ferry = replacing(["edsClusterConfig", "serviceName"], in: ferry, by: nil)
        expectRecorded(clusters["ferry-by-hand"], ferry)
    }

    @Test func `listeners by hand have what keeps the mesh's promises`() throws {
        let made = translated(inputs)
        #expect(made.resources.listeners.map(\.name) == ["ferry-hand-listener", "public_listener:by-hand"])
        let listeners = try recording.recorded(.listener)
        expectRecorded(listeners["ferry-hand-listener"], try json(made.resources.listeners.first))
        let listener = try json(made.resources.listeners.last)
        var chain = try #require(listener["filterChains"]?.arrayValue?.first)
        var filters = try #require(chain["filters"]?.arrayValue)
        #expect(filters[0]["name"] == "envoy.filters.network.rbac")
        #expect(filters[0]["configDiscovery"] != nil)
        // Rules come beside the listener (decision 011).
        let recorded = try #require(listeners["public_listener:by-hand"])
        filters[0] = try #require(recorded["filterchains"]?.arrayValue?.first?["filters"]?.arrayValue?.first)
        chain = replacing(["filters"], in: chain, by: .array(filters))
        expectRecorded(recorded, replacing(["filterChains"], in: listener, by: [chain]))
    }

    @Test func `rules ask nothing of a cluster by hand`() throws {
        let made = translated(inputs)
        #expect(made.resources.applicationEndpoints.isEmpty)
        let config = try json(made.resources.extensionConfigs.first)["typedConfig"]
        #expect(config?["enforcementType"] == nil)
        #expect(config?["rules"]?["policies"]?["newer-intentions"] == nil)
        var without = inputs
        without.escapeHatches = EscapeHatches()
        let watching = try json(translated(without).resources.extensionConfigs.first)["typedConfig"]
        #expect(watching?["enforcementType"] == "CONTINUOUS")
    }

    // MARK: - HTTP

    private static func httpListener(_ filters: String) -> String {
        #"""
        {"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "by-hand",
         "address": {"socket_address": {"address": "127.0.0.1", "port_value": 1}},
         "default_filter_chain": {"filters": [\#(filters)]}}
        """#
    }

    private static let manager = #"""
        {"name": "http", "typed_config": {"stat_prefix": "x", "route_config": {"name": "r"},
         "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
         "http_filters": [{"name": "envoy.filters.http.router", "typed_config": {
          "@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"}}]}}
        """#

    @Test func `intentions about requests are judged first in every connection manager`() throws {
        var changed = inputs
        changed.serviceProtocol = "http"
        changed.escapeHatches.publicListener = Self.httpListener(Self.manager)
        changed.intentions = [
            InboundIntention(
                source: "tug",
                action: nil,
                permissions: [IntentionPermission(action: .deny, http: .init(pathPrefix: "/admin"))]
            )
        ]
        let made = translated(changed)
        #expect(made.problems.isEmpty)
        let listener = try json(made.resources.listeners.first { $0.name == "by-hand" })
        let chain = try #require(listener["defaultFilterChain"])
        #expect(chain["transportSocket"]?["typedConfig"]?["requireClientCertificate"] == true)
        let manager = try #require(chain["filters"]?.arrayValue?.first?["typedConfig"])
        #expect(
            manager["httpFilters"]?.arrayValue?.map { $0["name"] } == [
                "envoy.filters.http.rbac", "envoy.filters.http.router",
            ]
        )
        #expect(manager["normalizePath"] == true)
        #expect(manager["pathWithEscapedSlashesAction"] == "UNESCAPE_AND_FORWARD")
        #expect(!made.resources.listeners.contains { $0.name.hasPrefix("public_listener") })
    }

    // MARK: - What is refused

    @Test(arguments: [
        ("{", "this is no JSON"),
        (
            #"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "a"}"#,
            "filterChains: at least one"
        ),
        (#"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "nmae": "a"}"#, "nmae: "),
        (#"{"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", "name": "a"}"#, "\"@type\" must be"),
        (
            #"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "a", "apiListener": {}}"#,
            "apiListener: a public listener with this"
        ),
        (#"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "filterChains": [{}]}"#, "name: "),
    ])
    func `a public listener that is refused leaves the generated one`(text: String, reason: String) throws {
        var changed = inputs
        changed.escapeHatches.publicListener = text
        let made = translated(changed)
        let problem = try #require(made.problems.first)
        #expect(made.problems.count == 1)
        #expect(problem.name == "public_listener:10.10.1.10:21000")
        #expect(problem.reason.hasPrefix("envoy_public_listener_json is refused"))
        #expect(problem.reason.contains(": " + reason), "\(problem.reason)")
        #expect(made.resources.listeners.map(\.name).contains(problem.name))
        #expect(made.resources.clusters.map(\.name).contains("local_app"))
    }

    @Test func `a listener for requests without a place for intentions is refused`() throws {
        var changed = inputs
        changed.serviceProtocol = "http"
        let made = translated(changed)
        #expect(
            made.problems.map(\.reason).contains { $0.contains("filterChains[0].filters: the service speaks HTTP") }
        )
        #expect(made.resources.listeners.map(\.name).contains("public_listener:10.10.1.10:21000"))
    }

    @Test func `routes that would switch intentions off are refused`() throws {
        var changed = inputs
        changed.serviceProtocol = "http"
        let route = #"{"name": "r", "typed_per_filter_config": {"envoy.filters.http.rbac": {}}}"#
        changed.escapeHatches.publicListener = Self.httpListener(Self.manager.replacing(#"{"name": "r"}"#, with: route))
        let reasons = translated(changed).problems.map(\.reason)
        let place =
            #"defaultFilterChain.filters[0].typedConfig.routeConfig.typedPerFilterConfig["envoy.filters.http.rbac"]"#
        #expect(reasons.contains { $0.contains("\(place): this would switch intentions off") }, "\(reasons)")
    }

    @Test func `a cluster that would get around TLS is refused, and with it the listener that calls it`() throws {
        var changed = inputs
        changed.upstreams[0].settings.clusterJSON =
            #"{"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", "name": "x", "transport_socket_matches": [{}]}"#
        let made = translated(changed)
        #expect(made.problems.count == 2)
        #expect(made.problems.contains { $0.reason.contains("transportSocketMatches: this would get around") })
        #expect(made.problems.contains { $0.reason.hasPrefix("envoy_listener_json is not used") })
        #expect(made.resources.listeners.map(\.name).contains("ferry:127.0.0.1:9101"))
    }

    @Test func `a cluster that nobody would call is refused`() throws {
        var changed = inputs
        changed.upstreams[0].settings.listenerJSON = ""
        let made = translated(changed)
        #expect(
            made.problems.map(\.reason).contains { $0.contains("name: \"ferry-by-hand\" is called by no listener") }
        )
        let generated = try #require(changed.upstreams[0].routing.firstCluster?.name)
        #expect(made.resources.clusters.map(\.name) == [generated, "local_app"])
    }

    @Test func `with a discovery chain of its own an upstream has no hatch`() throws {
        var changed = inputs
        changed.upstreams[0].hasDefaultChain = false
        let made = translated(changed)
        #expect(made.problems.count == 2)
        #expect(made.problems.allSatisfy { $0.reason.contains("is not used: config entries say") })
        #expect(made.resources.listeners.map(\.name).contains("ferry:127.0.0.1:9101"))
    }

    @Test func `a hatch that is closed again leaves nothing behind`() throws {
        var cache = TranslationCache()
        var named = inputs
        named.escapeHatches.publicListener = inputs.escapeHatches.publicListener
            .replacing("public_listener:by-hand", with: "public_listener:10.10.1.10:21000")
        var plain = inputs
        plain.escapeHatches = EscapeHatches()
        func snapshot(_ inputs: SidecarInputs) -> ProxySnapshot {
            ProxySnapshot(
                proxy: self.snapshot.proxy,
                configuration: .sidecar(inputs),
                loadAssignments: self.snapshot.loadAssignments
            )
        }
        let before = EnvoyTranslator.translate(snapshot(named), cache: &cache)
        let after = EnvoyTranslator.translate(
            snapshot(plain),
            after: snapshot(named),
            previous: before,
            cache: &cache
        )
        #expect(before.resources.listeners.map(\.name) == after.resources.listeners.map(\.name))
        #expect(after == translated(plain))
        #expect(before != after)
    }
}
