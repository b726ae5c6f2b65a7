import EnvoySchema
import MeshDomain
import ProxySnapshots
import Testing

@testable import EnvoyTranslation

/// Which config entries a resource is blamed on, and in which order requests pass filters.
struct OriginTests {
    private func snapshot(_ name: String) throws -> ProxySnapshot {
        try #require(try RecordedCase(name).assembled().snapshot)
    }

    @Test func `every resource that is made says where it comes from`() throws {
        var seen = 0
        for name in RecordingTests.cases {
            let recording = try RecordedCase(name)
            let snapshot = try #require(try recording.assembled().snapshot)
            let plans = ProxyPlans(snapshot)
            for (type, names) in [
                (EnvoyResourceType.cluster, plans.clusters.map(\.name)), (.listener, plans.listeners.map(\.name)),
                (.route, plans.routes.map(\.name)), (.extensionConfig, plans.extensionConfigs.map(\.name)),
                (.endpoint, snapshot.loadAssignments.map(\.clusterName)),
            ] {
                for resource in names {
                    seen += 1
                    let origin = plans.origin(of: type, resource)
                    #expect(origin != nil, "\(name): \(type) \(resource)")
                }
            }
        }
        #expect(seen > 200)
    }

    @Test func `a setting that is not done is said not to be used`() throws {
        let snapshot = try snapshot("sidecar-tcp")
        var inputs = try #require(snapshot.sidecarInputs)
        inputs.unusedSettings = ["envoy_listener_tracing_json"]
        let asking = ProxySnapshot(proxy: snapshot.proxy, configuration: .sidecar(inputs), loadAssignments: [])
        var cache = TranslationCache()
        let translation = EnvoyTranslator.translate(asking, cache: &cache)
        #expect(translation.problems.map { $0.reason.prefix { $0 != " " } } == ["envoy_listener_tracing_json"])
        #expect(!translation.resources.listeners.isEmpty, "everything is there all the same")
    }

    @Test func `a service whose name begins like another's is not blamed for it`() throws {
        let inputs = try #require(try snapshot("mesh-gateway-tagged-binds").gatewayInputs)
        var changed = inputs
        changed.services = ["api", "api.v2"]
        let plans = ProxyPlans(
            ProxySnapshot(
                proxy: ProxyKey(node: "n", id: "gw"),
                configuration: .meshGateway(changed),
                loadAssignments: []
            )
        )
        let name = changed.mesh.serverName(of: "api.v2")
        #expect(plans.origin(of: .cluster, name) == [EntryKey(kind: .serviceDefaults, name: "api.v2")])
    }

    @Test func `an upstream comes from the entries of its chain and the caller's own`() throws {
        let snapshot = try snapshot("upstream-http")
        let inputs = try #require(snapshot.sidecarInputs)
        let upstream = try #require(inputs.upstreams.first)
        let origin = ConfigurationOrigin.entries(of: .cluster, named: upstream.routing.clusters[0].name, in: snapshot)
        for key in [
            EntryKey(kind: .serviceDefaults, of: upstream.service),
            EntryKey(kind: .serviceResolver, of: upstream.service),
            EntryKey(kind: .serviceDefaults, of: inputs.service),
            EntryKey(kind: .proxyDefaults, name: "global"), EntryKey(kind: .mesh, name: "mesh"),
        ] {
            #expect(origin.contains(key), "\(key)")
        }
        #expect(Set(origin).count == origin.count)
    }

    @Test func `what cannot be reached is told with the entries that are in the way`() throws {
        let snapshot = try snapshot("upstream-http")
        var inputs = try #require(snapshot.sidecarInputs)
        let key = EntryKey(kind: .serviceResolver, name: "tug")
        inputs.upstreams = []
        inputs.blocked = [BlockedUpstream(key: "tug", service: "tug", reason: "it goes in a circle", entries: [key])]
        let blocked = ProxySnapshot(proxy: snapshot.proxy, configuration: .sidecar(inputs), loadAssignments: [])
        var cache = TranslationCache()
        let translation = EnvoyTranslator.translate(blocked, cache: &cache)
        #expect(translation.problems.map(\.reason) == ["it goes in a circle"])
        #expect(ConfigurationOrigin.entries(of: .cluster, named: "tug", in: blocked).first == key)
    }

    @Test func `filters stand in the order of their phases whatever the order of adding`() throws {
        var chain = HTTPFilterChain()
        for phase in HTTPFilterChain.Phase.allCases.reversed() where phase != .router {
            for part in ["a", "b"] { chain.add(EnvoyHCMV3.HttpFilter(name: "\(phase)-\(part)"), in: phase) }
        }
        let names = try chain.filters().map(\.name)
        let expected = HTTPFilterChain.Phase.allCases.filter { $0 != .router }.flatMap { ["\($0)-a", "\($0)-b"] }
        #expect(names == expected + ["envoy.filters.http.router"])
    }
}
