import ACLContract
import AccessRules
import AuthorityContract
import AuthorityTables
import CertificateAuthorityService
import Certificates
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// A certificate authority of one or more replicas for tests.
struct AuthorityTestCluster: Sendable {
    let fixture: JournalFixture
    let bus: any MessageBus
    let client: AuthorityClient
    let replicas: [CertificateAuthorityReplica]
    let clock: TestClock
    let follower: Follower<AuthorityCodec>

    /// Runs a test's body beside the replicas and a follower; once they can sign, if they can.
    static func run(
        _ kind: JournalKind = .memory,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        sealing: KeySealing = KeySealing(),
        level: UInt32 = JournalFeatures.level,
        signs: Bool = true,
        fixture given: JournalFixture? = nil,
        _ body: @escaping @Sendable (AuthorityTestCluster) async throws -> Void
    ) async throws {
        var opened = given
        if opened == nil { opened = try await JournalFixture(kind) }
        let fixture = try #require(opened)
        let clock = TestClock()
        var settings = CertificateAuthoritySettings()
        settings.now = { clock.now }
        settings.sealing = sealing
        settings.ledger.featureLevel = level
        var replicas: [CertificateAuthorityReplica] = []
        for number in 0..<count {
            let bus = try await fixture.connect("authority-\(number)")
            replicas.append(
                CertificateAuthorityReplica(
                    bus: bus,
                    datacenter: "dc1",
                    journal: fixture.memory
                        ?? JetStreamJournal(bus: bus, datacenter: "dc1", service: .authority, settings: .creating),
                    tokens: tokens,
                    settings: settings,
                    logger: Logger(label: "authority-\(number)")
                )
            )
        }
        let bus = try await fixture.connect("client")
        let follower = Follower<AuthorityCodec>(
            service: .authority,
            bus: bus,
            datacenter: "dc1",
            logger: Logger(label: "follower")
        )
        let cluster = AuthorityTestCluster(
            fixture: fixture,
            bus: bus,
            client: AuthorityClient(ServiceClient(bus: bus, datacenter: "dc1")),
            replicas: replicas,
            clock: clock,
            follower: follower
        )
        var services: [@Sendable () async throws -> Void] = [{ try await follower.run() }]
        for replica in replicas { services.append { try await replica.run() } }
        try await running(services) {
            if signs { try await eventually { cluster.replicas.allSatisfy(\.isReady) } }
            try await follower.view.ready(timeout: Patience.long)
            try await eventually {
                do throws(MeshError) {
                    _ = try await cluster.client.configuration(context: CallContext())
                    return true
                } catch { return error.code == .permissionDenied }
            }
            try await body(cluster)
        }
        if given == nil { await fixture.shutdown() }
    }

    /// The roots as a follower has them, with everything that was written before.
    func roots() async throws -> CARoots {
        try await follower.read(.linearizable, timeout: Patience.long).state.roots
    }

    /// A request for an identity in this cluster.
    func request(
        _ holder: SpiffeID.Holder,
        trustDomain: String? = nil,
        dnsNames: [String] = []
    ) async throws -> (pem: String, key: CertificateKey) {
        let key = try CertificateKey.generate()
        var domain = trustDomain
        if domain == nil { domain = try await roots().trustDomain }
        let identity = SpiffeID(trustDomain: try #require(domain), holder: holder)
        let names = SubjectNames(uris: [identity.uri], dnsNames: dnsNames)
        return (try CertificateRequest(key: key, names: names).pem, key)
    }

    /// Asks for a certificate.
    func sign(
        _ holder: SpiffeID.Holder,
        dnsNames: [String] = [],
        context: CallContext = CallContext()
    ) async throws -> (leaf: LeafCertificate, chain: [Certificate]) {
        let leaf = try await client.sign(csrPEM: try await request(holder, dnsNames: dnsNames).pem, context: context)
        return (leaf, try Certificate.bundle(pem: leaf.certPEM))
    }
}

/// A clock that a test moves.
final class TestClock: Sendable {
    private let seconds = Mutex(BusClock.wallMilliseconds() / 1000)

    var now: Int64 { seconds.withLock { $0 } }

    func advance(hours: Int64) { seconds.withLock { $0 += hours * 3600 } }
}

/// Knows a few secrets and what they may do.
struct RulesByToken: TokenResolving {
    var rules: [String: String]

    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        guard let text = rules[secret.revealed] else { throw MeshError(.permissionDenied, "ACL not found") }
        do {
            let policy = AccessPolicy(name: "test", rules: try AccessPolicyRules(parsing: text))
            return ResolvedToken(
                accessorID: secret.revealed,
                authorizer: Authorizer(policies: [policy], defaultPolicy: .deny)
            )
        } catch { throw MeshError(.internalFault, "\(error)") }
    }
}

/// Waits until something is so; there is nothing to wait on where another process decides when.
func eventually(
    within deadline: Duration = Patience.long,
    _ isSo: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + deadline
    while ContinuousClock.now < end {
        if try await isSo() { return }
        try await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("it did not become so within \(deadline)")
}

/// Expects a refusal with a code and text.
func expectRefusal(
    _ code: MeshError.Code,
    _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws(MeshError) -> Void
) async {
    do throws(MeshError) {
        try await body()
        Issue.record("it was not refused", sourceLocation: sourceLocation)
    } catch {
        #expect(error == MeshError(code, message), sourceLocation: sourceLocation)
    }
}
