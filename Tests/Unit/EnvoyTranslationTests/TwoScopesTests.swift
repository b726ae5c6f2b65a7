import AccessRules
import AuthorityTables
import CatalogTables
import CertificateAuthorityLogic
import ConfigEntryTables
import EnvoyTranslation
import MeshDomain
import MeshState
import PeeringTables
import ProxySnapshots
import SchemaRuntime
import Testing

/// Two services of one name in two namespaces, from the catalog through rights and certificates to Envoy: nothing of one may be
/// taken for the other's.
@Suite struct TwoScopesTests {
    private static let team = Scope(trustedPartition: "", namespace: "team-a")
    private static let part = Scope(trustedPartition: "part", namespace: "team-a")
    private static let scopes = [Scope.standard, team, part]
    private static let trustDomain = "11111111-2222-3333-4444-555555555555.consul"

    private static func web(_ scope: Scope) -> ServiceName { ServiceName("web", in: scope) }

    private static func identity(_ scope: Scope) -> SpiffeID {
        SpiffeID(trustDomain: trustDomain, holder: .service(name: web(scope), datacenter: "dc1"))
    }

    /// Each scope has `web` with a sidecar, and a sidecar of `api` that calls its own `web` and that of the default scope.
    private static func catalog() -> CatalogState {
        var state = CatalogState()
        var touched = Set<CatalogTopic>()
        var changes: [CatalogChange] = []
        for partition in Set(scopes.map(\.partition)) {
            changes.append(.putNode(Node(name: "n1", address: "10.0.0.1", partition: partition)))
        }
        for (number, scope) in scopes.enumerated() {
            for service in ["web", "api"] {
                var proxy = ProxyConfiguration(destinationServiceName: service)
                if service == "api" {
                    proxy.upstreams = [
                        Upstream(destinationName: "web", localBindPort: 9001),
                        Upstream(destinationName: "web", localBindPort: 9002, destinationScope: .standard),
                    ]
                }
                let sidecar = NodeService(
                    kind: .connectProxy,
                    id: "\(service)-proxy",
                    service: "\(service)-sidecar-proxy",
                    port: 21_000 + number,
                    proxy: proxy,
                    scope: scope
                )
                changes += [
                    .putService(
                        node: "n1",
                        NodeService(id: service, service: service, port: 80 + number, scope: scope)
                    ),
                    .putService(node: "n1", sidecar),
                ]
            }
        }
        for (index, change) in changes.enumerated() { state.apply(change, index: UInt64(index + 1), touched: &touched) }
        return state
    }

    /// `web` of team-a denies `api` of its scope; that of the default scope speaks HTTP.
    private static func entries() -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched = Set<ConfigEntryTopic>()
        let denied = ServiceIntentions(
            name: "web",
            sources: [SourceIntention(name: "api", action: .deny, precedence: 9, scope: team)]
        )
        let defaults = ServiceDefaults(name: "web", serviceProtocol: "http")
        for entry in [
            ConfigEntry(body: .serviceIntentions(denied), scope: team), ConfigEntry(body: .serviceDefaults(defaults)),
        ] { state.apply(.put(entry), index: 1, touched: &touched) }
        return state
    }

    private static func authority() -> AuthorityState {
        var state = AuthorityState()
        let root = CARoot(
            id: "1",
            name: "root",
            serialNumber: 1,
            signingKeyID: "",
            externalTrustDomain: "",
            notBeforeSeconds: 0,
            notAfterSeconds: 1,
            rootCertPEM: "root",
            active: true
        )
        state.restore(.putRoots(CARoots(trustDomain: trustDomain, activeRootID: "1", roots: [root])))
        return state
    }

    private static func snapshot(of service: String, in scope: Scope) throws -> ProxySnapshot {
        let catalog = catalog()
        var assembler = ProxyAssembler(
            catalog: catalog,
            entries: entries(),
            peering: PeeringTablesState(),
            authority: authority(),
            settings: AssemblySettings(datacenter: "dc1", allowsByDefault: true)
        )
        let node = NodeKey(NodeName("n1", in: scope.partition))
        let place = InstanceKey(node: node, id: ScopedID("\(service)-proxy", in: scope.namespace))
        let proxy = try #require(catalog.service(place))
        let name = ServiceName(service, in: scope)
        #expect(assembler.leaf(for: proxy) == .service(name))
        let leaf = LeafCertificate(
            serialNumber: "1",
            certPEM: "certificate",
            privateKeyPEM: SecretID("key"),
            service: service,
            uri: "",
            validAfterSeconds: 0,
            validBeforeSeconds: 1
        )
        let assembled = assembler.assemble(proxy, on: try #require(catalog.node(node)), leaf: leaf)
        #expect(assembled.dependencies.contains(.registration(place)))
        return try #require(assembled.snapshot)
    }

    @Test func `the catalog tells them apart`() {
        let state = Self.catalog()
        for (number, scope) in Self.scopes.enumerated() {
            let key = ServiceKey(Self.web(scope))
            #expect(state.instances(of: key).map(\.service.port) == [80 + number])
            #expect(state.meshInstances(of: key).map(\.service.port) == [21_000 + number])
            #expect(state.instances(of: key).allSatisfy { $0.node.partition == scope.partition })
        }
        #expect(Set(Self.scopes.map { ServiceKey(Self.web($0)) }).count == 3)
        #expect(Set(Self.scopes.map { CatalogTopic.service(ServiceKey(Self.web($0))) }).count == 3)
    }

    @Test(arguments: [DefaultPolicy.allow, .deny])
    func `a right to one is no right to another`(policy: DefaultPolicy) throws {
        let rules =
            #"service_prefix "" { policy = "write" intentions = "write" } node_prefix "" { policy = "write" } mesh = "write""#
        let authorizer = Authorizer(
            policies: [AccessPolicy(name: "all", rules: try AccessPolicyRules(parsing: rules))],
            defaultPolicy: policy
        )
        for scope in Self.scopes {
            let web = Self.web(scope)
            // Rules outside of blocks say nothing about other scopes, where the default policy holds.
            let isOwn = scope.isStandard || policy == .allow
            #expect(authorizer.allows(.serviceRead(web)) == isOwn && authorizer.allows(.serviceWrite(web)) == isOwn)
            #expect(authorizer.allows(.intentionRead(web)) == isOwn && authorizer.allows(.intentionWrite(web)) == isOwn)
            let signing = try #require(Access.signing(for: Self.identity(scope).holder))
            #expect(authorizer.allows(signing) == isOwn)
            let node = NodeName("n1", in: scope.partition)
            #expect(authorizer.allows(.nodeWrite(node)) == (scope.partition.isStandard || policy == .allow))
        }
        let gateway = try #require(Access.signing(for: .meshGateway(partition: Self.part.partition, datacenter: "dc1")))
        #expect(authorizer.allows(gateway) == (policy == .allow))
        let refused = authorizer.decision(.serviceRead(Self.web(Self.team)))
        #expect(refused.reason == "no rule is about it, and the default policy is \(policy.rawValue)")
    }

    @Test func `a certificate is one service's, and only scopes that exist get one`() throws {
        let uris = Self.scopes.map { Self.identity($0).uri }
        #expect(
            uris.map { $0.dropFirst("spiffe://\(Self.trustDomain)".count) } == [
                "/ns/default/dc/dc1/svc/web", "/ns/team-a/dc/dc1/svc/web", "/ap/part/ns/team-a/dc/dc1/svc/web",
            ]
        )
        let policy = SigningRequestPolicy(trustDomain: Self.trustDomain, datacenter: "dc1", scopes: [.standard])
        let wider = SigningRequestPolicy(
            trustDomain: Self.trustDomain,
            datacenter: "dc1",
            scopes: [.standard, Self.team]
        )
        for (scope, uri) in zip(Self.scopes, uris) {
            let asked = try SigningRequestPolicy.identity(uris: [uri], emailCount: 0)
            #expect(asked == Self.identity(scope) && asked.scope == scope)
            #expect(((try? policy.checkPlace(of: asked)) != nil) == scope.isStandard)
            #expect(((try? wider.checkPlace(of: asked)) != nil) == (scope != Self.part))
        }
    }

    @Test func `Envoy calls each by its own name, endpoints and identity`() throws {
        for (number, scope) in Self.scopes.enumerated() {
            let snapshot = try Self.snapshot(of: "api", in: scope)
            guard case .sidecar(let inputs) = snapshot.configuration else {
                Issue.record("no sidecar")
                continue
            }
            #expect(inputs.service == ServiceName("api", in: scope))
            var cache = TranslationCache()
            let resources = EnvoyTranslator.translate(snapshot, cache: &cache).resources
            let own = ServerNames.service(Self.web(scope), datacenter: "dc1", trustDomain: Self.trustDomain)
            let standard = ServerNames.service("web", datacenter: "dc1", trustDomain: Self.trustDomain)
            let clusters = resources.clusters.filter { $0.name == own || $0.name == standard }
            #expect(Set(clusters.map(\.name)) == [own, standard])
            for cluster in clusters {
                let bytes = String(decoding: cluster.body.value, as: UTF8.self)
                let expected = Self.identity(cluster.name == own ? scope : .standard).uri
                #expect(bytes.contains(expected), "\(cluster.name) expects \(expected)")
                for other in Self.scopes.map(Self.identity) where other.uri != expected {
                    #expect(!bytes.contains(other.uri))
                }
            }
            let ports = Dictionary(
                snapshot.loadAssignments.map { ($0.clusterName, $0.endpoints.endpoints.map(\.port)) }
            ) { first, _ in first }
            #expect(ports[own] == [21_000 + number] && ports[standard] == [21_000])
            let key = inputs.upstreams.first { $0.service == Self.web(scope) }?.key
            #expect(key == (scope.isStandard ? "web" : "\(scope)/web"))
            #expect(inputs.upstreams.first { $0.service == "web" }?.settings.serviceProtocol == "http")
            if !scope.isStandard {
                #expect(inputs.upstreams.first { $0.service == Self.web(scope) }?.settings.serviceProtocol == "tcp")
            }
        }
    }

    @Test func `an intention is about callers of its scope on the service of its scope`() throws {
        for scope in Self.scopes {
            guard case .sidecar(let inputs) = try Self.snapshot(of: "web", in: scope).configuration else {
                Issue.record("no sidecar")
                continue
            }
            let callers = inputs.intentions.map(\.caller)
            #expect(callers == (scope == Self.team ? [ServiceRef(ServiceName("api", in: Self.team))] : []))
            guard scope == Self.team else { continue }
            var cache = TranslationCache()
            let resources = EnvoyTranslator.translate(try Self.snapshot(of: "web", in: scope), cache: &cache).resources
            let all = (resources.listeners + resources.extensionConfigs).map {
                String(decoding: $0.body.value, as: UTF8.self)
            }
            #expect(all.contains { $0.contains("/ns/team-a/dc/[^/]+/svc/api") })
            #expect(!all.contains { $0.contains("/ns/default/dc/[^/]+/svc/api") })
        }
    }
}
