import ACLContract
import AuthorityContract
import BusSchema
import CertificateAuthorityLogic
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

/// The authority of a datacenter that is not the primary.
@Suite struct SecondaryTests {
    /// What agents do between datacenters: passes questions on, with their token, as long as it is let.
    private final class Passage: Sendable {
        private let isOpen = Mutex(true)
        let bus: any MessageBus

        init(_ bus: any MessageBus) { self.bus = bus }

        func set(open: Bool) { isOpen.withLock { $0 = open } }

        func serve() async throws -> ServiceHost {
            let host = ServiceHost(bus: bus, datacenter: "dc2")
            try await host.serve(FederationMethods.forward) { question, context throws(MeshError) in
                try await self.pass(question, context)
            }
            return host
        }

        private func pass(
            _ question: FederationWire.Question,
            _ context: CallContext
        ) async throws(MeshError) -> FederationWire.Answer {
            guard isOpen.withLock({ $0 }), FederationMethods.passed.contains(question.path) else {
                throw MeshError(.rejected, "No path to datacenter")
            }
            let message = BusMessage(
                subject: "tombolo.\(question.datacenter).\(question.path)",
                headers: [BusHeader.token: context.token.revealed],
                payload: question.body
            )
            let answer: BusMessage
            do throws(BusError) { answer = try await bus.request(message, deadline: .seconds(5)) } catch {
                throw MeshError(.unavailable, error.message)
            }
            if let code = answer.headers[BusHeader.errorCode] {
                throw MeshError(
                    MeshError.Code(rawValue: code) ?? .internalFault,
                    answer.headers[BusHeader.errorMessage] ?? ""
                )
            }
            return FederationWire.Answer(status: 200, body: answer.payload, length: UInt64(answer.payload.count))
        }
    }

    private static let tokens = RulesByToken(rules: [
        "": "service_prefix \"\" { policy = \"write\" } operator = \"write\"", "replication": "operator = \"write\"",
        "weak": "operator = \"read\"",
    ])

    private func secondary(
        _ cluster: AuthorityTestCluster,
        token: String = "replication"
    ) async throws -> CertificateAuthorityReplica {
        var settings = CertificateAuthoritySettings()
        settings.primary = "dc1"
        settings.replicationToken = SecretID(token)
        settings.now = { cluster.clock.now }
        return CertificateAuthorityReplica(
            bus: try await cluster.fixture.connect("authority-dc2"),
            datacenter: "dc2",
            journal: InMemoryJournal(),
            tokens: Self.tokens,
            settings: settings,
            logger: Logger(label: "authority-dc2")
        )
    }

    private func sign(
        _ cluster: AuthorityTestCluster,
        _ roots: CARoots,
        in datacenter: String
    ) async throws -> [Certificate] {
        let client = AuthorityClient(ServiceClient(bus: cluster.bus, datacenter: datacenter))
        let holder = SpiffeID.Holder.service(name: "web", datacenter: datacenter)
        let request = try await cluster.request(holder, trustDomain: roots.trustDomain)
        return try Certificate.bundle(pem: try await client.sign(csrPEM: request.pem, context: CallContext()).certPEM)
    }

    private func run(_ body: @escaping @Sendable (AuthorityTestCluster, Passage) async throws -> Void) async throws {
        try await AuthorityTestCluster.run(tokens: Self.tokens) { cluster in
            let passage = Passage(try await cluster.fixture.connect("agent"))
            let host = try await passage.serve()
            try await body(cluster, passage)
            await host.finish(within: .seconds(1))
        }
    }

    @Test func `leaves of all datacenters chain to the root of the primary`() async throws {
        try await run { cluster, passage in
            let other = try await secondary(cluster)
            try await running([{ try await other.run() }]) {
                try await eventually { other.isReady }
                let roots = try await cluster.roots()
                let held = other.view.current.state
                #expect(held.roots.trustDomain == roots.trustDomain && held.roots.activeRootID == roots.activeRootID)
                #expect(held.activeRoot?.rootCertPEM == roots.roots.first?.rootCertPEM)
                let trusted = try Certificate(pem: try #require(roots.roots.first).rootCertPEM)
                let chain = try await sign(cluster, roots, in: "dc2")
                #expect(chain.count == 2)
                let leaf = try #require(chain.first)
                #expect(leaf.names.uris == ["spiffe://\(roots.trustDomain)/ns/default/dc/dc2/svc/web"])
                try CertificateChain.verify(
                    leaf,
                    intermediates: Array(chain.dropFirst()),
                    roots: [trusted],
                    at: cluster.clock.now
                )
                #expect(throws: CertificateError.self) {
                    try CertificateChain.verify(leaf, roots: [trusted], at: cluster.clock.now)
                }
                // The primary is away: what it has signed goes on signing.
                passage.set(open: false)
                #expect(try await sign(cluster, roots, in: "dc2").count == 2)
            }
        }
    }

    @Test func `a new root of the primary is followed`() async throws {
        try await run { cluster, _ in
            let other = try await secondary(cluster)
            try await running([{ try await other.run() }]) {
                try await eventually { other.isReady }
                try await cluster.client.setConfiguration(
                    AuthorityConfiguration(config: ["PrivateKeyBits": 384]),
                    context: CallContext()
                )
                let roots = try await cluster.roots()
                #expect(roots.roots.count == 2)
                try await other.takeFromPrimary()
                let held = other.view.current.state
                #expect(held.roots.activeRootID == roots.activeRootID && held.roots.roots.count == 2)
                let trusted = try roots.roots.map { try Certificate(pem: $0.rootCertPEM) }
                let chain = try await sign(cluster, roots, in: "dc2")
                // Whoever trusts only the old root is led to it.
                for root in trusted {
                    try CertificateChain.verify(
                        try #require(chain.first),
                        intermediates: Array(chain.dropFirst()),
                        roots: [root],
                        at: cluster.clock.now
                    )
                }
            }
        }
    }

    @Test func `its authority is signed anew in the second half of its life, not before`() async throws {
        try await run { cluster, _ in
            let other = try await secondary(cluster)
            try await running([{ try await other.run() }]) {
                try await eventually { other.isReady }
                let first = other.view.current.state.activeRoot?.signingKeyID
                try await other.takeFromPrimary()
                #expect(other.view.current.state.activeRoot?.signingKeyID == first)
                cluster.clock.advance(hours: 4500)
                try await other.takeFromPrimary()
                #expect(other.view.current.state.activeRoot?.signingKeyID != first)
            }
        }
    }

    @Test func `the right to have an authority signed is asked for, and the configuration is the primary's`()
        async throws
    {
        try await run { cluster, _ in
            let other = try await secondary(cluster, token: "weak")
            try await running([{ try await other.run() }]) {
                try await eventually { other.view.isReady }
                await #expect(throws: MeshError.self) { try await other.takeFromPrimary() }
                #expect(!other.isReady)
                #expect(other.unreadiness == "datacenter \"dc1\" has not signed yet")
                let client = AuthorityClient(ServiceClient(bus: cluster.bus, datacenter: "dc2"))
                try await eventually {
                    do throws(MeshError) {
                        try await client.setConfiguration(AuthorityConfiguration(), context: CallContext())
                        return false
                    } catch { return error.code == .rejected && error.message.contains("\"dc1\"") }
                }
            }
        }
    }
}
