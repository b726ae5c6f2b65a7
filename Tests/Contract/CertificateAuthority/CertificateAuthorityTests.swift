import ACLContract
import AuthorityContract
import BusSchema
import CertificateAuthorityLogic
import CertificateAuthorityService
import Certificates
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import SchemaRuntime
import Synchronization
import TestSupport
import Testing

@Suite struct CertificateAuthorityTests {
    private static let web = SpiffeID.Holder.service(name: "web", datacenter: "dc1")

    @Test(arguments: JournalKind.allCases)
    func `two replicas agree on one root and both sign with it`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind, replicas: 2) { cluster in
            let roots = try await cluster.roots()
            let root = try #require(roots.roots.first)
            #expect(roots.roots.count == 1 && root.active && roots.activeRootID == root.id)
            #expect(root.externalTrustDomain + ".consul" == roots.trustDomain)
            #expect(root.name == "Consul CA Primary Cert" && root.privateKeyType == "ec" && root.privateKeyBits == 256)
            #expect(root.createIndex > 0 && root.createIndex == root.modifyIndex)
            for replica in cluster.replicas { #expect(replica.view.current.state.roots == roots) }
            let trusted = try Certificate(pem: root.rootCertPEM)
            var serials: Set<String> = []
            // Requests go to the replicas in turn.
            for _ in 0..<8 {
                let (leaf, chain) = try await cluster.sign(Self.web)
                #expect(leaf.service == "web" && leaf.uri == "spiffe://\(roots.trustDomain)/ns/default/dc/dc1/svc/web")
                #expect(leaf.validBeforeSeconds - leaf.validAfterSeconds == 72 * 3600)
                let certificate = try #require(chain.first)
                try CertificateChain.verify(certificate, roots: [trusted], at: cluster.clock.now)
                serials.insert(leaf.serialNumber)
            }
            #expect(serials.count == 8)
        }
    }

    @Test func `a new replica goes on with the root that is stored`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let first = Mutex(CARoots())
        try await AuthorityTestCluster.run(fixture: fixture) { cluster in
            let roots = try await cluster.roots()
            first.withLock { $0 = roots }
        }
        try await AuthorityTestCluster.run(fixture: fixture) { cluster in
            let roots = try await cluster.roots()
            #expect(roots == first.withLock { $0 } && !roots.roots.isEmpty)
            let (_, chain) = try await cluster.sign(Self.web)
            let trusted = try Certificate(pem: try #require(roots.roots.first).rootCertPEM)
            try CertificateChain.verify(try #require(chain.first), roots: [trusted], at: cluster.clock.now)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `no key leaves the authority`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind) { cluster in
            let subscription = try await cluster.bus.subscribe("tombolo.dc1.certificate-authority.>", limit: 10_000)
            let pem = try CertificateKey.generate().revealedPEM()
            try await cluster.client.setConfiguration(
                AuthorityConfiguration(config: ["PrivateKey": .string(pem), "LeafCertTTL": "24h"]),
                context: CallContext()
            )
            #expect(try await cluster.roots().roots.count == 2)
            let shown = try await cluster.client.configuration(context: CallContext())
            #expect(shown.config["PrivateKey"] == nil && shown.config["LeafCertTTL"] == "24h")
            _ = try await cluster.sign(Self.web)
            let changes = try await ServiceClient(bus: cluster.bus, datacenter: "dc1").call(
                BusService.authority.changes,
                .init(),
                CallContext()
            )
            #expect(try !contains("PRIVATE KEY", in: changes.encoded()))
            subscription.cancel()
            var count = 0
            // The request that carried the key has it, and the journal on its way to the disk: nobody but the authority's own user
            // may listen to that (`BusUsersTests`).
            for await message in subscription.messages where !message.subject.hasSuffix("put-configuration") {
                if message.subject.contains(".journal") { continue }
                count += 1
                #expect(!contains("PRIVATE KEY", in: message.payload), "\(message.subject)")
            }
            #expect(count > 0)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `tokens decide who is given which certificate`(_ kind: JournalKind) async throws {
        let tokens = RulesByToken(rules: [
            "web": "service \"web\" { policy = \"write\" }", "mesh": "mesh = \"write\"",
            "node": "node \"n1\" { policy = \"write\" }", "none": "", "": "", "op": "operator = \"write\"",
            "op-read": "operator = \"read\"",
        ])
        try await AuthorityTestCluster.run(kind, tokens: tokens) { cluster in
            let gateway = SpiffeID.Holder.meshGateway(datacenter: "dc1")
            let agent = SpiffeID.Holder.agent(node: "n1", datacenter: "dc1")
            func context(_ token: String) -> CallContext { CallContext(token: SecretID(token)) }
            _ = try await cluster.sign(Self.web, context: context("web"))
            _ = try await cluster.sign(gateway, context: context("mesh"))
            _ = try await cluster.sign(agent, context: context("node"))
            let cases: [(SpiffeID.Holder, String)] = [
                (Self.web, "service:write' on \"web\""), (gateway, "mesh:write'"), (agent, "node:write' on \"n1\""),
            ]
            for (holder, permission) in cases {
                let pem = try await cluster.request(holder).pem
                await expectRefusal(
                    .permissionDenied,
                    "Permission denied: token with AccessorID 'none' lacks permission '\(permission)"
                ) { () async throws(MeshError) in
                    _ = try await cluster.client.sign(csrPEM: pem, context: context("none"))
                }
            }
            for token in ["op-read", "web"] {
                await expectRefusal(
                    .permissionDenied,
                    "Permission denied: token with AccessorID '\(token)' lacks permission 'operator:write'"
                ) { () async throws(MeshError) in
                    _ = try await cluster.client.configuration(context: context(token))
                }
                await expectRefusal(
                    .permissionDenied,
                    "Permission denied: token with AccessorID '\(token)' lacks permission 'operator:write'"
                ) { () async throws(MeshError) in
                    _ = try await cluster.client.setConfiguration(AuthorityConfiguration(), context: context(token))
                }
            }
            _ = try await cluster.client.configuration(context: context("op"))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `only the control plane is given a server certificate`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind) { cluster in
            let server = try await cluster.request(.server(datacenter: "dc1")).pem
            let trustDomain = try await cluster.roots().trustDomain
            await expectRefusal(
                .permissionDenied,
                "Permission denied: a certificate for spiffe://\(trustDomain)/agent/server/dc/dc1 is for the control plane"
                    + " only"
            ) { () async throws(MeshError) in _ = try await cluster.client.sign(csrPEM: server, context: CallContext())
            }
            let leaf = try await cluster.client.signServer(csrPEM: server, context: CallContext())
            let certificate = try #require(try Certificate.bundle(pem: leaf.certPEM).first)
            #expect(certificate.names.dnsNames == ["server.dc1.peering.\(trustDomain)"])
            let web = try await cluster.request(Self.web).pem
            await expectRefusal(
                .permissionDenied,
                "Permission denied: only certificates of the control plane are asked for here"
            ) { () async throws(MeshError) in
                _ = try await cluster.client.signServer(csrPEM: web, context: CallContext())
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `requests that claim too much are refused or cut down`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind) { cluster in
            let trustDomain = try await cluster.roots().trustDomain
            func refused(_ pem: String, _ message: String) async {
                await expectRefusal(.badRequest, message) { () async throws(MeshError) in
                    _ = try await cluster.client.sign(csrPEM: pem, context: CallContext())
                }
            }
            await refused(
                try await cluster.request(.service(name: "web", datacenter: "dc9")).pem,
                "SPIFFE ID in CSR from a different datacenter: dc9, we are dc1"
            )
            await refused(
                try await cluster.request(Self.web, trustDomain: "other.consul").pem,
                "SPIFFE ID in CSR from a different trust domain: other.consul, we are \(trustDomain)"
            )
            let key = try CertificateKey.generate()
            let uri = SpiffeID(trustDomain: trustDomain, holder: Self.web).uri
            let two = try CertificateRequest(key: key, names: SubjectNames(uris: [uri, uri + "2"]))
            await refused(two.pem, "CSR SAN contains an invalid number of URIs: 2")
            do throws(MeshError) {
                _ = try await cluster.client.sign(csrPEM: "no request", context: CallContext())
                Issue.record("it was not refused")
            } catch { #expect(error.code == .badRequest) }
            // Names beside the identity are nobody's to ask for.
            let (_, chain) = try await cluster.sign(Self.web, dnsNames: ["server.dc1.peering.\(trustDomain)"])
            #expect(try #require(chain.first).names.dnsNames.isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a change of the key makes a new root that the old one vouches for`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind, replicas: 2) { cluster in
            let before = try #require(try await cluster.roots().roots.first)
            let (old, _) = try await cluster.sign(Self.web)
            try await cluster.client.setConfiguration(
                AuthorityConfiguration(config: ["LeafCertTTL": "36h"]),
                context: CallContext()
            )
            #expect(try await cluster.roots().roots == [before])
            #expect(try await cluster.client.configuration(context: CallContext()).config["LeafCertTTL"] == "36h")

            let applied = try await cluster.client.setConfiguration(
                AuthorityConfiguration(config: ["PrivateKeyType": "ec", "PrivateKeyBits": .int(384)]),
                context: CallContext()
            )
            #expect(applied)
            let roots = try await cluster.roots()
            #expect(roots.roots.map(\.active) == [false, true] && roots.roots.map(\.privateKeyBits) == [256, 384])
            let (first, second) = (roots.roots[0], roots.roots[1])
            #expect(first.id == before.id && first.rotatedOutAtSeconds > 0 && first.modifyIndex > first.createIndex)
            #expect(roots.activeRootID == second.id && second.intermediateCertPEMs.count == 1)

            try await eventually { cluster.replicas.allSatisfy { $0.view.current.state.roots == roots } }
            let (_, chain) = try await cluster.sign(Self.web)
            let now = cluster.clock.now
            let leaf = try #require(chain.first)
            let (oldRoot, newRoot) = (try Certificate(pem: first.rootCertPEM), try Certificate(pem: second.rootCertPEM))
            try CertificateChain.verify(leaf, roots: [newRoot], at: now)
            // Whoever has heard of the old root only accepts new leaves too.
            try CertificateChain.verify(leaf, intermediates: Array(chain.dropFirst()), roots: [oldRoot], at: now)
            let oldLeaf = try #require(try Certificate.bundle(pem: old.certPEM).first)
            try CertificateChain.verify(oldLeaf, roots: [oldRoot], at: now)
            #expect(cluster.replicas.allSatisfy { $0.view.current.state.key(ofRoot: first.id) == nil })
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an old root goes after twice the life of a leaf and a root near its end is renewed`(
        _ kind: JournalKind
    ) async throws {
        try await AuthorityTestCluster.run(kind, replicas: 2) { cluster in
            let replica = try #require(cluster.replicas.first)
            let first = try #require(try await cluster.roots().roots.first)
            try await cluster.client.setConfiguration(
                AuthorityConfiguration(config: ["PrivateKeyBits": .int(384)]),
                context: CallContext()
            )
            cluster.clock.advance(hours: 143)
            try await replica.tendRoots()
            #expect(try await cluster.roots().roots.count == 2)
            cluster.clock.advance(hours: 2)
            try await replica.tendRoots()
            var roots = try await cluster.roots().roots
            #expect(roots.count == 1 && roots[0].id != first.id && roots[0].intermediateCertPEMs.isEmpty)

            cluster.clock.advance(hours: 87_600 - 146 - 217)
            try await replica.tendRoots()
            #expect(try await cluster.roots().roots.count == 1)
            cluster.clock.advance(hours: 3)
            for replica in cluster.replicas { try await replica.tendRoots() }
            roots = try await cluster.roots().roots
            #expect(roots.count == 2 && roots.filter(\.active).count == 1)
            let (_, chain) = try await cluster.sign(Self.web)
            try CertificateChain.verify(
                try #require(chain.first),
                roots: [try Certificate(pem: roots[1].rootCertPEM)],
                at: cluster.clock.now
            )
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `configurations that cannot be are refused and compare and set holds`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind) { cluster in
            let context = CallContext()
            func refused(
                _ configuration: AuthorityConfiguration,
                code: MeshError.Code = .rejected,
                _ message: String
            ) async {
                await expectRefusal(code, message) { () async throws(MeshError) in
                    try await cluster.client.setConfiguration(configuration, context: context)
                }
            }
            await refused(
                AuthorityConfiguration(provider: "magic"),
                "could not initialize provider: unknown CA provider \"magic\""
            )
            await refused(
                AuthorityConfiguration(config: ["LeafCertTTL": "10m"]),
                "error configuring provider: leaf cert TTL must be greater or equal than 1h0m0s"
            )
            await refused(
                AuthorityConfiguration(state: .object(["a": "b"])),
                code: .badRequest,
                "Provider State is read-only. It must be omitted or identical to the current value"
            )
            let current = try await cluster.client.configuration(context: context)
            #expect(current.provider == "consul" && current.config["RootCertTTL"] == "87600h" && current.state == .null)
            let next = AuthorityConfiguration(config: ["LeafCertTTL": "48h"])
            #expect(
                try await !cluster.client.setConfiguration(next, cas: current.modifyIndex + 1, context: context)
            )
            #expect(try await cluster.client.setConfiguration(next, cas: current.modifyIndex, context: context))
            #expect(try await cluster.client.configuration(context: context).createIndex == current.createIndex)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `more requests than are allowed in a second are refused`(_ kind: JournalKind) async throws {
        try await AuthorityTestCluster.run(kind) { cluster in
            try await cluster.client.setConfiguration(
                AuthorityConfiguration(config: ["CSRMaxPerSecond": .double(1)]),
                context: CallContext()
            )
            let pem = try await cluster.request(Self.web).pem
            _ = try await cluster.client.sign(csrPEM: pem, context: CallContext())
            await expectRefusal(.overloaded, "Rate limit reached, try again later") { () async throws(MeshError) in
                _ = try await cluster.client.sign(csrPEM: pem, context: CallContext())
            }
        }
    }

    private func contains(_ text: String, in bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(text)
    }
}
