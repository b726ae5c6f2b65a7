import ConsulJSON
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

@testable import EnvoyTranslation

/// What a sidecar is sent for intentions on tokens (JWT).
@Suite("Tokens")
struct TokenTests {
    private func assembled(_ edit: (inout SimulatedCluster) -> Void = { _ in }) throws -> AssembledProxy {
        var cluster = try #require(try RecordedCase("intentions-jwt").clusters["a"])
        edit(&cluster)
        let row = try #require(cluster.rows.first { $0.service.id == "harbor-1-sidecar-proxy" })
        var assembler = ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: true)
        )
        return assembler.assemble(row.service, on: row.node, leaf: cluster.leaf(assembler.leaf(for: row.service)))
    }

    private func translation(_ assembled: AssembledProxy) throws -> Translation {
        var cache = TranslationCache()
        return EnvoyTranslator.translate(try #require(assembled.snapshot), cache: &cache)
    }

    private func authentication(_ translation: Translation) throws -> EnvoyJWTAuthnV3.JwtAuthentication {
        let resource = try #require(translation.resources.extensionConfigs.first { $0.name == TokenFilter.filterName })
        let config = try EnvoyCoreV3.TypedExtensionConfig(decoding: resource.body.value)
        return try EnvoyJWTAuthnV3.JwtAuthentication(decoding: try #require(config.typedConfig).value)
    }

    /// Apart from the clock skew, which Consul 1.16.6 forgets to send.
    @Test func `tokens are validated as Consul has them validated`() throws {
        let translation = try translation(try assembled())
        #expect(translation.problems.isEmpty)
        var made = try authentication(translation)
        #expect(made.providers["customs"]?.clockSkewSeconds == 20)
        made.providers["customs"]?.clockSkewSeconds = 0
        let listener = try #require(try RecordedCase("intentions-jwt").recorded(.listener).values.first)
        let filter = listener["filterchains"]?.arrayValue?.first?["filters"]?.arrayValue?.first?["typedconfig"]
        var recorded = try #require(filter?["httpfilters"]?.arrayValue?.first?["typedconfig"]?.objectValue)
        recorded["@type"] = nil
        var comparison = RecordingComparison()
        comparison.compare(.object(recorded), try MessageRendering.render(made), at: "jwt")
        let report = comparison.differences.joined(separator: "\n")
        #expect(comparison.differences.isEmpty, "\(report)")
        let manager = try inlinedFilters(translation)
        #expect(
            manager == [
                "envoy.filters.http.jwt_authn", "envoy.filters.http.rbac", "envoy.filters.http.header_to_metadata",
                "envoy.filters.http.router",
            ]
        )
    }

    private func inlinedFilters(_ translation: Translation) throws -> [String] {
        let listener = try #require(translation.resources.listeners.first)
        let message = try EnvoyListenerV3.Listener(decoding: listener.body.value)
        guard case .typedConfig(let any)? = message.filterChains.first?.filters.first?.configType else { return [] }
        return try EnvoyHCMV3.HttpConnectionManager(decoding: any.value).httpFilters.map(\.name)
    }

    @Test func `a provider that is gone denies, and its name is told and waited for`() throws {
        let key = EntryKey(kind: .jwtProvider, name: "customs")
        let assembled = try assembled { $0.entries[key] = nil }
        #expect(assembled.dependencies.contains(.configEntry(key)))
        let translation = try translation(assembled)
        #expect(translation.problems.map(\.name) == [TokenFilter.filterName])
        #expect(try inlinedFilters(translation).first == "envoy.filters.http.rbac", "no provider, no filter")
        let snapshot = try #require(assembled.snapshot)
        let origin = ConfigurationOrigin.entries(of: .extensionConfig, named: "envoy.filters.http.rbac", in: snapshot)
        #expect(origin.contains(key))
    }

    @Test func `keys that are elsewhere come with the cluster of their server`() throws {
        let translation = try translation(
            try assembled { cluster in
                cluster.entries[EntryKey(kind: .serviceIntentions, name: "harbor")] = .serviceIntentions(
                    ServiceIntentions(
                        name: "harbor",
                        sources: [SourceIntention(name: "ferry", action: .allow)],
                        jwt: JWTRequirement(providers: [JWTProviderRequirement(provider: "coastguard")])
                    )
                )
            }
        )
        let resource = try #require(translation.resources.clusters.first { $0.name == "jwks_cluster_coastguard" })
        let cluster = try EnvoyClusterV3.Cluster(decoding: resource.body.value)
        #expect(cluster.clusterDiscoveryType == .type(.strictDNS))
        #expect(cluster.transportSocket != nil)
        #expect(translation.problems.map(\.name) == ["jwks_cluster_coastguard"], "nobody checks who sends the keys")
        let provider = try #require(try authentication(translation).providers["coastguard"])
        guard case .remoteJwks(let keys)? = provider.jwksSourceSpecifier else {
            Issue.record("\(provider)")
            return
        }
        #expect(keys.httpURI?.uri == "https://coastguard.example/keys.json")
        #expect(keys.httpURI?.timeout == .milliseconds(1500))
        #expect(keys.cacheDuration == GoogleProtobuf.Duration(seconds: 1800))
        #expect(keys.asyncFetch?.fastListener == true)
        #expect(keys.retryPolicy?.numRetries?.value == 3)
        #expect(keys.retryPolicy?.retryBackOff?.maxInterval == GoogleProtobuf.Duration(seconds: 8))
    }

    @Test func `a service's own requirement holds for whoever another entry lets in`() throws {
        let own = JWTRequirement(providers: [JWTProviderRequirement(provider: "customs")])
        let assembled = try assembled { cluster in
            cluster.entries[EntryKey(kind: .serviceIntentions, name: "harbor")] = .serviceIntentions(
                ServiceIntentions(name: "harbor", sources: [SourceIntention(name: "ferry", action: .allow)], jwt: own)
            )
            cluster.entries[EntryKey(kind: .serviceIntentions, name: "*")] = .serviceIntentions(
                ServiceIntentions(
                    name: "*",
                    sources: [
                        SourceIntention(name: "tug", action: .allow), SourceIntention(name: "ray", action: .deny),
                    ]
                )
            )
        }
        let intentions = try #require(assembled.snapshot?.sidecarInputs).intentions
        #expect(intentions.map(\.caller.service.text) == ["ferry", "ray", "tug", "*"])
        #expect(intentions.map(\.action) == [.allow, .deny, .allow, .allow])
        #expect(intentions.allSatisfy { $0.tokens == [own] })
    }
}
