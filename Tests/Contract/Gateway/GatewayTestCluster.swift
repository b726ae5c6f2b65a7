import ACLContract
import ACLService
import AccessRules
import AuthorityContract
import AuthorityTables
import BusSchema
import CatalogContract
import CatalogTables
import CertificateAuthorityService
import Certificates
import ConfigEntryContract
import ConfigEntryTables
import GatewayService
import Glibc
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import PeeringContract
import PeeringTables
import Synchronization
import TestSupport
import Testing

/// Gateway replicas over ledgers that the test writes itself, and an authority that signs for everybody.
final class GatewayTestCluster: Sendable {
    static let clusterID = "11111111-2222-4333-8444-555555555555"

    let catalog: Ledger<CatalogCodec>
    let entries: Ledger<ConfigEntryChangeCodec>
    /// Where each replica serves xDS.
    let ports: [Int]
    private let peering: Ledger<PeeringCodec>
    private let authority: Ledger<AuthorityCodec>
    private let replicas: [GatewayReplica]
    private let signer: SigningAuthority
    private let host: ServiceHost
    /// A bus user that asks.
    let client: ServiceClient
    /// How often the authority was asked, and how often it refuses from now on.
    let signing = Mutex(Signing())
    /// Real access control and a real authority; nil for those of the test.
    let security: ClusterSecurity?
    private let catalogRun = Mutex<Task<Void, any Error>?>(nil)

    /// What the authority does.
    struct Signing {
        var count = 0
        var refusals = 0
    }

    private init(
        _ fixture: JournalFixture,
        replicas count: Int,
        tokens: any TokenResolving,
        security: ClusterSecurity?,
        change: (inout GatewayReplica.Settings) -> Void
    ) async throws {
        self.security = security
        let bus = try await fixture.connect("state")
        func journal(_ service: BusService) -> any Journal {
            fixture.kind == .memory
                ? InMemoryJournal()
                : JetStreamJournal(bus: bus, datacenter: "dc1", service: service, settings: .creating)
        }
        func ledger<Codec: ChangeCodec>(_ service: BusService, _: Codec.Type) -> Ledger<Codec> {
            Ledger(
                service: service,
                name: "\(service.rawValue)-0",
                bus: bus,
                datacenter: "dc1",
                journal: journal(service),
                logger: Logger(label: service.rawValue)
            )
        }
        catalog = ledger(.catalog, CatalogCodec.self)
        entries = ledger(.configEntry, ConfigEntryChangeCodec.self)
        peering = ledger(.peering, PeeringCodec.self)
        authority = ledger(.authority, AuthorityCodec.self)
        host = ServiceHost(bus: bus, datacenter: "dc1")
        client = ServiceClient(bus: try await fixture.connect("asker"), datacenter: "dc1")
        signer = try SigningAuthority.makeRoot(
            clusterID: Self.clusterID,
            label: "root1",
            serial: 1,
            key: CertificateKey.generate(),
            now: Int64(time(nil))
        )
        ports = try FreePorts.find(count)
        var replicas: [GatewayReplica] = []
        for (place, port) in ports.enumerated() {
            var settings = GatewayReplica.Settings(
                datacenter: "dc1",
                host: "127.0.0.1",
                port: port,
                allowsByDefault: true,
                name: "gateway-\(place)"
            )
            change(&settings)
            replicas.append(
                try GatewayReplica(
                    bus: try await fixture.connect("gateway-\(port)"),
                    settings: settings,
                    tokens: tokens,
                    logger: Logger(label: "gateway-\(port)")
                )
            )
        }
        self.replicas = replicas
    }

    /// Runs a test's body beside the ledgers and the replicas.
    static func run(
        _ kind: JournalKind = .memory,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        isSecured: Bool = false,
        limits: XDSLimits = XDSLimits(),
        leafDirectory: String? = nil,
        change: (inout GatewayReplica.Settings) -> Void = { _ in },
        _ body: @escaping @Sendable (GatewayTestCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(kind)
        let security = isSecured ? try await ClusterSecurity(fixture) : nil
        let cluster = try await GatewayTestCluster(
            fixture,
            replicas: count,
            tokens: security?.tokens ?? tokens,
            security: security
        ) { settings in
            settings.limits = limits
            settings.leafDirectory = leafDirectory
            change(&settings)
        }
        var services: [@Sendable () async throws -> Void] = [
            { try await cluster.entries.run() }, { try await cluster.peering.run() },
        ]
        if let security {
            services += [{ try await security.acl.run() }, { try await security.authority.run() }]
        } else {
            services.append { try await cluster.authority.run() }
        }
        for replica in cluster.replicas { services.append { try await replica.run() } }
        let catalogTask = Task { try await cluster.catalog.run() }
        cluster.catalogRun.withLock { $0 = catalogTask }
        defer { catalogTask.cancel() }
        try await running(services) {
            if let security {
                try await security.waitUntilServed()
            } else {
                try await cluster.serveSigning()
                try await cluster.writeRoots()
            }
            try await eventually("the gateway has every state") { cluster.replicas.allSatisfy { $0.missing == nil } }
            try await body(cluster)
        }
        await fixture.shutdown()
    }

    /// Ends the catalog as if its process had stopped.
    func stopCatalog() async {
        let task = catalogRun.withLock { $0.take() }
        task?.cancel()
        _ = await task?.result
    }

    private func serveSigning() async throws {
        let signer = signer
        try await host.serve(AuthorityMethods.sign) { request, _ throws(MeshError) in
            let isRefused = self.signing.withLock { signing in
                signing.count += 1
                signing.refusals -= 1
                return signing.refusals >= 0
            }
            if isRefused { throw MeshError(.overloaded, "Rate limit reached, try again later") }
            return try signer.reply(to: request)
        }
    }

    private func writeRoots() async throws {
        let root = try signer.certificate.root(clusterID: Self.clusterID, active: true)
        let roots = CARoots(
            trustDomain: SpiffeID.trustDomain(clusterID: Self.clusterID),
            activeRootID: root.id,
            roots: [root]
        )
        _ = try await authority.write(CallContext()) { draft in
            draft.record(.putRoots(roots))
            return []
        }
    }

    /// What the proxies of the first replica wait for.
    var waiting: [String] {
        get async { await replicas[0].engine.status().map(\.waitsFor).filter { !$0.isEmpty } }
    }

    /// How the proxies of the first replica are.
    var status: [ProxyStatus] {
        get async { await replicas[0].engine.status() }
    }

    // MARK: - Data

    /// Writes rows of the catalog.
    func write(_ changes: [CatalogChange]) async throws {
        _ = try await catalog.write(CallContext()) { draft in
            for change in changes { draft.record(change) }
            return []
        }
    }

    /// Registers `web` with its sidecar, which calls `db`.
    func registerWeb() async throws {
        let upstream = Upstream(destinationName: "db", localBindPort: 9191)
        try await write([
            .putNode(Node(name: "n1", address: "10.0.0.1")),
            .putService(node: "n1", NodeService(id: "web", service: "web", port: 8080)),
            .putService(
                node: "n1",
                Self.sidecar(of: "web", port: 21000, upstreams: [upstream])
            ),
        ])
    }

    /// Registers a sidecar with that id on a node, for a service.
    func registerSidecar(_ id: String, of service: String, on node: String) async throws {
        var sidecar = Self.sidecar(of: service, port: 21000)
        sidecar.id = id
        try await write([.putNode(Node(name: node, address: "10.0.0.9")), .putService(node: node, sidecar)])
    }

    /// Registers `db` with its sidecar, or moves it to another port.
    func registerDatabase(port: Int) async throws {
        try await write([
            .putNode(Node(name: "n2", address: "10.0.0.2")),
            .putService(node: "n2", NodeService(id: "db", service: "db", port: 5432)),
            .putService(node: "n2", Self.sidecar(of: "db", port: port)),
        ])
    }

    /// Registers a mesh gateway on a node.
    func registerGateway(_ name: String, on node: String) async throws {
        try await write([
            .putNode(Node(name: node, address: "10.0.0.7")),
            .putService(node: node, NodeService(kind: .meshGateway, id: name, service: name, port: 8443)),
        ])
    }

    /// Exports services to an active peer, so that mesh gateways need their certificate.
    func export(_ services: [String]) async throws {
        _ = try await peering.write(CallContext()) { draft in
            draft.record(.putPeering(Peering(id: "11111111-0000-4000-8000-000000000001", name: "east", state: .active)))
            return []
        }
        let exported = services.map { ExportedService(name: $0, consumers: [ServiceConsumer(peer: "east")]) }
        _ = try await entries.write(CallContext()) { draft in
            draft.record(.put(ConfigEntry(body: .exportedServices(ExportedServices(services: exported)))))
            return []
        }
    }

    /// Forbids `db` to call `web`.
    func forbidDatabase() async throws {
        try await intend(.deny)
    }

    /// Sets what happens when `db` calls `web`.
    func intend(_ action: IntentionAction) async throws {
        let source = SourceIntention(name: "db", action: action, precedence: 9)
        _ = try await entries.write(CallContext()) { draft in
            draft.record(.put(ConfigEntry(body: .serviceIntentions(ServiceIntentions(name: "web", sources: [source])))))
            return []
        }
    }

    private static func sidecar(of name: String, port: Int, upstreams: [Upstream] = []) -> NodeService {
        NodeService(
            kind: .connectProxy,
            id: "\(name)-sidecar",
            service: "\(name)-sidecar-proxy",
            port: port,
            proxy: ProxyConfiguration(
                destinationServiceName: name,
                destinationServiceID: name,
                localServicePort: 8080,
                upstreams: upstreams
            )
        )
    }
}

/// Tokens whose secret is what they may do with `web`: `read` or `write`.
struct PolicyNamedTokens: TokenResolving {
    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        do {
            let rules = try AccessPolicyRules(parsing: "service \"web\" { policy = \"\(secret.revealed)\" }")
            let policy = AccessPolicy(name: "test", rules: rules)
            return ResolvedToken(
                accessorID: "a-\(secret.revealed)",
                authorizer: Authorizer(policies: [policy], defaultPolicy: .deny)
            )
        } catch { throw MeshError(.internalFault, "\(error)") }
    }
}

/// Tokens that may write the services they are granted, until that is changed.
final class ChangingTokens: TokenResolving {
    private struct State {
        /// Services by secret; a secret that is missing is unknown.
        var services: [SecretID: [String]] = [:]
        var isDown = false
        var observers: [AsyncStream<Void>.Continuation] = []
    }

    private let state: Mutex<State>

    init(_ services: [String: [String]]) {
        let services = Dictionary(uniqueKeysWithValues: services.map { (SecretID($0.key), $0.value) })
        state = Mutex(State(services: services))
    }

    func set(_ secret: String, _ services: [String]?) {
        state.withLock { state in
            state.services[SecretID(secret)] = services
            for observer in state.observers { observer.yield() }
        }
    }

    /// Nobody is told, as when the service cannot be reached.
    func setDown(_ isDown: Bool) { state.withLock { $0.isDown = isDown } }

    func changes(of interest: AccessInterest) -> AsyncStream<Void> {
        let (stream, observer) = AsyncStream<Void>.makeStream()
        state.withLock { $0.observers.append(observer) }
        return stream
    }

    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        let (services, isDown) = state.withLock { ($0.services[secret], $0.isDown) }
        if isDown { throw MeshError(.unavailable, "the ACL service is away") }
        guard let services else { throw MeshError(.permissionDenied, "ACL not found") }
        do {
            let text = services.map { "service \"\($0)\" { policy = \"write\" }\n" }.joined()
            let policy = AccessPolicy(
                name: "test",
                rules: try AccessPolicyRules(parsing: text + "node_prefix \"\" { policy = \"read\" }")
            )
            return ResolvedToken(
                accessorID: "a-\(secret.revealed)",
                authorizer: Authorizer(policies: [policy], defaultPolicy: .deny)
            )
        } catch { throw MeshError(.internalFault, "\(error)") }
    }
}

/// Waits until something is so; there is nothing to wait on where another task decides when.
func eventually(_ what: String, _ isSo: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + Patience.long
    while ContinuousClock.now < end {
        if try await isSo() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("it did not become so: \(what)")
}

extension SigningAuthority {
    /// Signs whatever is asked for, as a played authority of these tests does.
    func reply(to request: AuthorityWire.SignRequest) throws(MeshError) -> AuthorityWire.SignReply {
        do {
            let csr = try CertificateRequest(pem: request.csrPEM)
            let uri = csr.names.uris.first ?? ""
            let leaf = try issue(
                to: SpiffeID(parsing: uri),
                publicKey: csr.publicKey,
                serial: 7,
                now: Int64(time(nil))
            )
            return AuthorityWire.SignReply(
                serialNumber: "07",
                certPEM: leaf.pem,
                uri: uri,
                validAfter: leaf.notBefore,
                validBefore: leaf.notAfter
            )
        } catch { throw MeshError(.internalFault, "\(error)") }
    }
}
