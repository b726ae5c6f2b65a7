import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

@testable import EnvoyTranslation

/// Where intentions end up, and what a change of them leaves as it is.
@Suite("Policy delivery")
struct PolicyDeliveryTests {
    private func inputs(_ name: String) throws -> (ProxySnapshot, SidecarInputs) {
        let snapshot = try #require(try RecordedCase(name).assembled().snapshot)
        guard case .sidecar(let inputs) = snapshot.configuration else { throw RecordedCase.Unplayable(step: name) }
        return (snapshot, inputs)
    }

    private func translated(_ snapshot: ProxySnapshot, _ inputs: SidecarInputs) -> Translation {
        var changed = snapshot
        changed.configuration = .sidecar(inputs)
        var cache = TranslationCache()
        return EnvoyTranslator.translate(changed, cache: &cache)
    }

    private static let changes: [@Sendable (inout SidecarInputs) -> Void] = [
        { $0.intentions = [InboundIntention(source: "web", action: .deny)] },
        { $0.intentions = [InboundIntention(source: "*", action: .allow)] },
        { $0.intentions = [InboundIntention(source: "web", peer: "south", action: .allow)] },
        { $0.allowsByDefault.toggle() },
    ]

    @Test(arguments: ["intentions-many-http", "intentions-many-tcp", "sidecar-grpc", "peer-tcp-exporter-sidecar"])
    func `a change of intentions changes rules and nothing that has connections`(name: String) throws {
        let (snapshot, inputs) = try inputs(name)
        let before = translated(snapshot, inputs)
        for change in Self.changes {
            var changed = inputs
            change(&changed)
            let after = translated(snapshot, changed)
            #expect(after.resources.listeners == before.resources.listeners)
            #expect(after.resources.clusters == before.resources.clusters)
            #expect(after.resources.endpoints == before.resources.endpoints)
            guard AccessPolicy(changed) != AccessPolicy(inputs) else { continue }
            #expect(after.resources.extensionConfigs != before.resources.extensionConfigs)
            let isTCP = !ServiceProtocol.isHTTP(inputs.serviceProtocol)
            #expect((after.resources.applicationEndpoints != before.resources.applicationEndpoints) == isTCP)
        }
    }

    @Test func `standing connections are told the newest rules in the words of the rules they have`() throws {
        let (_, inputs) = try inputs("intentions-many-tcp")
        var changed = inputs
        changed.intentions = [
            InboundIntention(source: "w.b", action: .allow), InboundIntention(source: "api", action: .deny),
            InboundIntention(source: "*", action: .allow),
        ]
        changed.allowsByDefault = false
        let fields = StandingConnections(AccessPolicy(changed)).metadata.filterMetadata["tombolo.intentions"]?.fields
        func text(_ key: String) -> String {
            if case .stringValue(let text)? = fields?[key]?.kind { text } else { "" }
        }
        #expect(text("listed") == "allowed")
        #expect(text("callers").hasSuffix(#"/svc/w\.b)$"#) && text("callers").hasPrefix("^(?:spiffe://"))
        #expect(text("groups").hasSuffix(#"/svc/[^/]+)$"#))
        #expect(text("exceptions").contains("/svc/api") && text("exceptions").contains(#"/svc/w\.b"#))
        let rules = StandingConnections(AccessPolicy(changed)).watching(EnvoyRBACV3.RBAC(policies: ["a": .init()]))
        #expect(rules.policies.count == 2 && rules.policies.values.allSatisfy { $0.condition != nil })
        #expect("\(rules.policies["a"] ?? .init())".contains(text("generation")))
    }

    @Test func `what a listener is made from is complete`() throws {
        let (snapshot, inputs) = try inputs("intentions-l7-permissions")
        let changes: [(inout SidecarInputs) -> Void] = [
            { $0.bindAddress = "10.9.9.9" }, { $0.bindPort = 7 }, { $0.serviceProtocol = "grpc" },
            { $0.serviceProtocol = "tcp" }, { $0.mesh.rootsPEM += "x" },
            { $0.mesh.settings.sanitizeXForwardedClientCert = true },
            { $0.credentials = ProxyCredentials(certificatePEM: "c", privateKeyPEM: SecretID("k")) },
            { $0.inboundTrust = [TrustDomainRoots(peer: "p", trustDomain: "t", rootsPEM: "r")] },
            { $0.application.requestTimeoutMilliseconds = 9 }, { $0.application.idleTimeoutMilliseconds = 9 },
            { $0.application.maximumInboundConnections = 9 }, { $0.balancesInboundConnections.toggle() },
            { $0.isPermissive = true }, { $0.fetchTimeoutMilliseconds = 9 }, { $0.accessLogs.enabled.toggle() },
            { $0.intentions = [] }, { $0.service = "other" }, { $0.application.port = 9 },
        ]
        var cache = TranslationCache()
        let before = EnvoyTranslator.translate(snapshot, cache: &cache)
        for (place, change) in changes.enumerated() {
            var changed = inputs
            change(&changed)
            var next = snapshot
            next.configuration = .sidecar(changed)
            let after = EnvoyTranslator.translate(next, after: snapshot, previous: before, cache: &cache)
            #expect(after == translated(snapshot, changed), "change \(place)")
        }
    }

    @Test func `peers are recognised whatever the application is told of callers`() throws {
        for (serviceProtocol, sanitizes) in [("http", false), ("http", true), ("grpc", false)] {
            var (snapshot, inputs) = try inputs("peer-http-exporter-sidecar")
            inputs.serviceProtocol = serviceProtocol
            inputs.mesh.settings.sanitizeXForwardedClientCert = sanitizes
            let translation = translated(snapshot, inputs)
            let listener = try #require(translation.resources.listeners.first { $0.name.hasPrefix("public_listener") })
            let text = JSONText.string(of: try MessageRendering.renderResource(listener.body))
            #expect(text.contains("appendforward"))
            #expect(text.contains("requestheaderstoremove") == (serviceProtocol == "grpc" || sanitizes))
        }
    }

    // MARK: - What hides from rules

    @Test func `every spelling of a header in rules is refused`() {
        func spellings(_ name: String) -> Set<String> {
            var match = IntentionHTTPPermission()
            match.header = [HTTPHeaderMatch(header: name, isPresent: true)]
            let permissions = Disguises.permissions([PermissionRule(match: match, exceptions: [])])
            return Set(
                permissions.compactMap { permission in
                    if case .header(let header)? = permission.rule { header.name } else { nil }
                }
            )
        }
        #expect(spellings("X-Role") == ["x_role"])
        #expect(spellings("x_role") == ["x-role"])
        #expect(spellings("a-b-c") == ["a_b-c", "a-b_c", "a_b_c"])
        #expect(spellings("role").isEmpty && spellings(":authority").isEmpty)
        #expect(spellings("a-b-c-d-e-f-g").count == 63)
        #expect(spellings("a-b-c-d-e-f-g-h") == ["a_b_c_d_e_f_g_h"])
    }

    @Test func `what hides is denied, or not allowed`() {
        let secret = IntentionHTTPPermission(pathPrefix: "/secret")
        let rules = [PermissionRule(match: IntentionHTTPPermission(pathPrefix: "/"), exceptions: [secret])]
        #expect(Permissions.permissions(of: rules, denies: true).count == 2)
        let allowed = Permissions.permissions(of: rules, denies: false)
        guard case .andRules(let parts)? = allowed.first?.rule, allowed.count == 1 else {
            Issue.record("no conjunction")
            return
        }
        #expect(parts.rules.count == 3)
    }

    // MARK: - The last way

    @Test(arguments: [(nil, 99), (100, 99), (1000, 99), (99, 99), (30, 30), (0, 0)] as [(Int?, UInt32)])
    func `the last endpoint is never ejected`(asked: Int?, made: UInt32) {
        let check = PassiveHealthCheck(maxFailures: 3, maxEjectionPercent: asked)
        let detection = ClusterOptions.outlierDetection(check, ejectsMost: true)
        #expect(detection.maxEjectionPercent?.value == made && detection.consecutive5xx?.value == 3)
        #expect(ClusterOptions.outlierDetection(nil, ejectsMost: true).maxEjectionPercent?.value == 99)
        #expect(ClusterOptions.outlierDetection(nil).maxEjectionPercent == nil)
        #expect((ClusterOptions.outlierDetection(check).maxEjectionPercent?.value ?? 10) < 100)
    }

    // MARK: - Mistakes

    @Test func `of resources of one name the first counts`() throws {
        var (snapshot, inputs) = try inputs("upstream-tcp")
        let first = try #require(inputs.upstreams.first)
        inputs.upstreams = (0..<40).map { place in
            var upstream = first
            upstream.routing.routes[0].destinations[0].cluster.connectTimeoutMilliseconds = 1000 + place
            return upstream
        }
        let clusters = translated(snapshot, inputs).resources.clusters
        let cluster = try #require(clusters.first { $0.name == first.routing.clusters[0].name })
        let message = try EnvoyClusterV3.Cluster(decoding: cluster.body.value)
        #expect(message.connectTimeout?.seconds == 1)
        #expect(message.connectTimeout?.nanos == 0)
        snapshot.loadAssignments = []
    }

    @Test func `nobody may answer for a service whose identity is not known`() throws {
        var (snapshot, inputs) = try inputs("peer-tcp-importer-sidecar")
        let place = try #require(inputs.upstreams.firstIndex { !$0.peer.isEmpty })
        let cluster = inputs.upstreams[place].routing.clusters[0]
        guard case .peered(var target)? = cluster.targets.first else { return }
        target.identities = []
        target.lacksIdentity = true
        inputs.upstreams[place].routing.routes[0].destinations[0].cluster.targets = [.peered(target)]
        let translation = translated(snapshot, inputs)
        let made = try #require(translation.resources.clusters.first { $0.name == cluster.name })
        let text = JSONText.string(of: try MessageRendering.renderResource(made.body))
        #expect(text.contains("matchtypedsubjectaltnames") && text.contains("nobody.invalid"))
        #expect(translation.problems.map(\.name) == [cluster.name])
        #expect(translation.problems.first?.reason.contains("SpiffeID") == true)
        snapshot.loadAssignments = []
    }
}
