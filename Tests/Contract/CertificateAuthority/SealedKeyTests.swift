import AuthorityContract
import CertificateAuthorityLogic
import CertificateAuthorityService
import Certificates
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Private keys of the authority that are encrypted in the journal (CVE-2020-28053: a CA's private key was readable).
@Suite struct SealedKeyTests {
    private static let web = SpiffeID.Holder.service(name: "web", datacenter: "dc1")

    private static func key(_ text: String) throws -> SealingKey {
        try SealingKey(secret: Array("\(text) of sixteen bytes".utf8))
    }

    /// Everything that is stored, as text.
    private static func stored(_ cluster: AuthorityTestCluster) -> String {
        "\(cluster.replicas[0].view.current.state.snapshot().map(revealed))"
    }

    private static func revealed(_ change: CAChange) -> String {
        switch change {
        case .putRootKey(_, let pem): pem.revealed
        case .putConfiguration(let row): "\(row.given)"
        case _: ""
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a private key stands nowhere in the journal, and signs all the same`() async throws {
        let sealing = KeySealing(own: try Self.key("first"))
        try await AuthorityTestCluster.run(replicas: 2, sealing: sealing) { cluster in
            _ = try await cluster.sign(Self.web)
            #expect(!Self.stored(cluster).contains("PRIVATE KEY") && Self.stored(cluster).contains("sealed:"))
            // A key that an operator brings is encrypted, too, where the configuration is stored.
            let own = try CertificateKey.generate().revealedPEM()
            let context = CallContext()
            let wanted: MeshObject = ["PrivateKey": .string(own), "LeafCertTTL": "24h"]
            _ = try await cluster.client.setConfiguration(
                AuthorityConfiguration(provider: "consul", config: wanted),
                context: context
            )
            #expect(!Self.stored(cluster).contains("PRIVATE KEY"))
            let root = try await cluster.roots().activeRootID
            // The other replica hears of the configuration a moment later.
            try await eventually {
                let leaf = try await cluster.sign(Self.web).0
                return leaf.validBeforeSeconds - leaf.validAfterSeconds == 24 * 3600
            }
            // Another life of leaves is no other root: the key that is stored is the one that is given again.
            let again: MeshObject = ["PrivateKey": .string(own), "LeafCertTTL": "48h"]
            _ = try await cluster.client.setConfiguration(
                AuthorityConfiguration(provider: "consul", config: again),
                context: context
            )
            #expect(try await cluster.roots().activeRootID == root)
            let shown = try await cluster.client.configuration(context: context)
            #expect(!"\(shown)".contains("sealed:") && !"\(shown)".contains("PRIVATE"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the key that encrypts can be changed, given later and taken away again`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let (first, second) = (try Self.key("first"), try Self.key("second"))
        let steps: [(sealing: KeySealing, id: String?)] = [
            (KeySealing(), nil), (KeySealing(own: first), first.id), (KeySealing(own: second, other: first), second.id),
            // A server that has not got it as its own yet does not undo what the others do.
            (KeySealing(own: nil, other: second), second.id),
            (KeySealing(own: nil, other: second, unseals: true), nil),
        ]
        for step in steps {
            try await AuthorityTestCluster.run(sealing: step.sealing, fixture: fixture) { cluster in
                let mark = step.id.map { "sealed:\($0):" } ?? "PRIVATE KEY"
                try await eventually { Self.stored(cluster).contains(mark) }
                _ = try await cluster.sign(Self.web)
                #expect(try await cluster.roots().roots.count == 1)
            }
        }
        await fixture.shutdown()
    }

    @Test(.timeLimit(.minutes(5)))
    func `keys are encrypted once every replica can open them`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        try await AuthorityTestCluster.run(fixture: fixture) { _ = try await $0.sign(Self.web) }
        let sealing = KeySealing(own: try Self.key("first"))
        try await AuthorityTestCluster.run(
            sealing: sealing,
            level: JournalFeatures.sealedKeys - 1,
            fixture: fixture
        ) { cluster in
            let refusal = await #expect(throws: MeshError.self) { try await cluster.replicas[0].reseal() }
            #expect(refusal?.message.contains("feature level \(JournalFeatures.sealedKeys)") == true)
            #expect(Self.stored(cluster).contains("PRIVATE KEY") && !Self.stored(cluster).contains("sealed:"))
            _ = try await cluster.sign(Self.web)
        }
        await fixture.shutdown()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a key whose encryption nobody can open any more gives way to a new root by force`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let own = try CertificateKey.generate().revealedPEM()
        let wanted: MeshObject = ["PrivateKey": .string(own), "LeafCertTTL": "24h"]
        try await AuthorityTestCluster.run(sealing: KeySealing(own: try Self.key("first")), fixture: fixture) {
            cluster in
            _ = try await cluster.client.setConfiguration(
                AuthorityConfiguration(provider: "consul", config: wanted),
                context: CallContext()
            )
            // A saved state is of no use where its key is not.
            let rows = cluster.replicas[0].view.current.state.snapshot()
            try KeySealing(own: Self.key("second"), other: Self.key("first")).checkOpens(rows)
            let refusal = #expect(throws: MeshError.self) { try KeySealing(own: Self.key("second")).checkOpens(rows) }
            #expect(refusal?.code == .rejected)
        }
        let lost = KeySealing(own: try Self.key("second"))
        try await AuthorityTestCluster.run(sealing: lost, signs: false, fixture: fixture) { cluster in
            let next = AuthorityConfiguration(provider: "consul", config: wanted)
            let forced = AuthorityConfiguration(provider: "consul", config: wanted, forceWithoutCrossSigning: true)
            let old = try await cluster.roots().activeRootID
            let refusal = await #expect(throws: MeshError.self) {
                _ = try await cluster.client.setConfiguration(next, context: CallContext())
            }
            #expect(refusal?.message.contains("ForceWithoutCrossSigning") == true)
            _ = try await cluster.client.setConfiguration(forced, context: CallContext())
            #expect(try await cluster.roots().activeRootID != old)
            _ = try await cluster.sign(Self.web)
            #expect(!Self.stored(cluster).contains("PRIVATE KEY"))
        }
        await fixture.shutdown()
    }

    @Test func `a warning comes four weeks before the end, or in the last fifth of a short life`() {
        let day: Int64 = 86_400
        #expect(!CertificateEnd.isNear(begin: 0, end: 3650 * day, now: 3621 * day))
        #expect(CertificateEnd.isNear(begin: 0, end: 3650 * day, now: 3623 * day))
        #expect(!CertificateEnd.isNear(begin: 0, end: 10 * day, now: 7 * day))
        #expect(CertificateEnd.isNear(begin: 0, end: 10 * day, now: 9 * day))
        #expect(CertificateEnd.isNear(begin: 0, end: 10 * day, now: 11 * day))
    }
}
