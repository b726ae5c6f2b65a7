import AuthorityContract
import BusSchema
import Certificates
import GatewayService
import Glibc
import Logging
import MeshContracts
import MeshDomain
import ProxySnapshots
import Synchronization
import TestSupport
import Testing

/// Certificates that survive the process that made them.
@Suite struct LeafTests {
    private static let clusterID = GatewayTestCluster.clusterID

    /// A folder that is gone after the body.
    private static func folder(_ body: (String) async throws -> Void) async throws {
        let path = "/tmp/tombolo-leaf-test-\(UInt64.random(in: 0...UInt64.max))"
        defer {
            for name in names(path) { unlink("\(path)/\(name)") }
            rmdir(path)
        }
        try await body(path)
    }

    private static func names(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// A root with its authority, and a leaf of a service signed by it.
    private static func made(
        _ service: String = "web",
        now: Int64
    ) throws -> (authority: SigningAuthority, roots: CARoots, held: HeldLeaf, identity: SpiffeID) {
        let authority = try SigningAuthority.makeRoot(
            clusterID: clusterID,
            label: "root1",
            serial: UInt64.random(in: 1...UInt64(Int64.max)),
            key: CertificateKey.generate(),
            now: now
        )
        let root = try authority.certificate.root(clusterID: clusterID, active: true)
        let trustDomain = SpiffeID.trustDomain(clusterID: clusterID)
        let roots = CARoots(trustDomain: trustDomain, activeRootID: root.id, roots: [root])
        let holder = SpiffeID.Holder.service(name: ServiceName(service), datacenter: "dc1")
        let identity = SpiffeID(trustDomain: trustDomain, holder: holder)
        let key = try CertificateKey.generate()
        let leaf = try authority.issue(to: identity, publicKey: key.publicKey, serial: 9, now: now).leaf(key: key)
        return (authority, roots, HeldLeaf(leaf, rootID: root.id), identity)
    }

    @Test func `a leaf is loaded as it was saved, and its file is nobody else's`() async throws {
        try await Self.folder { path in
            let now = Int64(time(nil))
            let (_, roots, held, identity) = try Self.made(now: now)
            try LeafStore(directory: path, logger: Logger(label: "test")).save(held)
            let again = try LeafStore(directory: path, logger: Logger(label: "test"))
            let loaded = try #require(again.load(identity, roots: roots, nowSeconds: now))
            #expect(loaded.leaf.certPEM == held.leaf.certPEM)
            #expect(loaded.leaf.privateKeyPEM == held.leaf.privateKeyPEM)
            #expect(loaded == held)
            #expect(Self.mode(path) == 0o700)
            let names = Self.names(path)
            #expect(names.count == 1 && names.allSatisfy { Self.mode("\(path)/\($0)") == 0o600 })
        }
    }

    @Test func `a leaf that is due, or of another root, or damaged is as good as none`() async throws {
        try await Self.folder { path in
            let now = Int64(time(nil))
            let (_, roots, held, identity) = try Self.made(now: now)
            let store = try LeafStore(directory: path, logger: Logger(label: "test"))
            store.save(held)
            #expect(store.load(identity, roots: roots, nowSeconds: held.renewAfterSeconds - 1) != nil)
            #expect(store.load(identity, roots: roots, nowSeconds: held.renewAfterSeconds) == nil)
            let other = try Self.made(now: now)
            #expect(store.load(identity, roots: other.roots, nowSeconds: now) == nil)
            let file = try #require(Self.names(path).first.map { "\(path)/\($0)" })
            #expect(truncate(file, 700) == 0)
            #expect(store.load(identity, roots: roots, nowSeconds: now) == nil)
            store.save(held)
            #expect(store.load(identity, roots: roots, nowSeconds: now) == held)
        }
    }

    @Test func `sweeping removes what is of no use and nothing else`() async throws {
        try await Self.folder { path in
            let now = Int64(time(nil))
            let (authority, roots, held, identity) = try Self.made(now: now)
            let store = try LeafStore(directory: path, logger: Logger(label: "test"))
            let foreign = try Self.made("db", now: now)
            let key = try CertificateKey.generate()
            let old = SpiffeID(trustDomain: roots.trustDomain, holder: .service(name: "old", datacenter: "dc1"))
            let expired = try authority.issue(to: old, publicKey: key.publicKey, serial: 3, now: now - 400_000)
                .leaf(key: key)
            store.save(held)
            store.save(foreign.held)
            store.save(HeldLeaf(expired, rootID: held.rootID))
            let stranger = open("\(path)/notes.txt", O_CREAT | O_WRONLY, 0o600)
            close(stranger)
            #expect(Self.names(path).count == 4)
            store.sweep(roots: CARoots(), nowSeconds: now)
            #expect(Self.names(path).count == 4)
            store.sweep(roots: roots, nowSeconds: now)
            #expect(Self.names(path).count == 2 && Self.names(path).contains("notes.txt"))
            #expect(store.load(identity, roots: roots, nowSeconds: now) == held)
        }
    }

    @Test func `a folder that is open to others is closed, and a file is no folder`() async throws {
        try await Self.folder { path in
            #expect(mkdir(path, 0o777) == 0 && chmod(path, 0o777) == 0)
            _ = try LeafStore(directory: path, logger: Logger(label: "test"))
            #expect(Self.mode(path) == 0o700)
            close(open("\(path)/file", O_CREAT | O_WRONLY, 0o600))
            let error = #expect(throws: MeshError.self) {
                _ = try LeafStore(directory: "\(path)/file", logger: Logger(label: "test"))
            }
            #expect(error?.code == .badRequest && error?.message.contains("\(path)/file") == true)
        }
    }

    @Test func `leaves are renewed between 60 % and 90 % of their life, and not all at once`() throws {
        let now = Int64(1_700_000_000)
        let moments = try (0..<16).map { number in
            let held = try Self.made("s\(number)", now: now).held
            let life = Double(held.leaf.validBeforeSeconds - held.leaf.validAfterSeconds)
            return Double(held.renewAfterSeconds - held.leaf.validAfterSeconds) / life
        }
        #expect(moments.allSatisfy { (0.6...0.9).contains($0) })
        #expect(Set(moments).count > 8)
    }

    @Test func `after a restart with the same folder an Envoy is sent nothing, and nothing is signed again`()
        async throws
    {
        try await Self.folder { path in
            try await GatewayTestCluster.run(replicas: 2, leafDirectory: path) { cluster in
                try await cluster.registerDatabase(port: 21001)
                try await cluster.registerWeb()
                try await TestProxy.connected(to: cluster.ports[0]) { first in
                    let had = try await first.load()
                    #expect(cluster.signing.withLock(\.count) == 1)
                    // The second replica knows nothing but the folder, as a process that was started again.
                    try await TestProxy.connected(to: cluster.ports[1]) { second in
                        second.ask(TestProxy.clusters, has: had.clusters)
                        second.ask(TestProxy.endpoints, names: had.endpoints.keys.sorted(), has: had.endpoints)
                        second.ask(TestProxy.listeners, has: had.listeners)
                        try await cluster.registerDatabase(port: 21002)
                        // Whatever was sent again would arrive before the change.
                        let answer = try await second.next()
                        #expect(answer.typeURL == TestProxy.endpoints && answer.resources != had.endpoints)
                        #expect(answer.resources.keys.sorted() == had.endpoints.keys.sorted())
                        #expect(cluster.signing.withLock(\.count) == 1)
                    }
                }
            }
        }
    }

    @Test func `a certificate that is refused is asked for again, and the status says why it is missing`() async throws
    {
        try await GatewayTestCluster.run { cluster in
            cluster.signing.withLock { $0.refusals = 2 }
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                try await eventually("the reason is told") {
                    await cluster.waiting == ["certificate: Rate limit reached, try again later"]
                }
                // Nothing else happens, and yet it is served.
                let answer = try await proxy.next()
                #expect(answer.resources.keys.contains("local_app"))
                #expect(cluster.signing.withLock(\.count) == 3)
            }
        }
    }

    @Test(arguments: [["bad", "good"], ["good", "bad"]])
    func `one proxy's token that is refused does not keep the others from their certificate`(
        _ order: [String]
    ) async throws {
        let fixture = try await JournalFixture(.memory)
        let host = ServiceHost(bus: try await fixture.connect("authority"), datacenter: "dc1")
        let (authority, roots, _, _) = try Self.made(now: Int64(time(nil)))
        try await host.serve(AuthorityMethods.sign) { request, context throws(MeshError) in
            guard context.token == SecretID("good") else { throw MeshError(.permissionDenied, "Permission denied") }
            return try authority.reply(to: request)
        }
        let leaves = LeafCertificates(
            client: ServiceClient(bus: try await fixture.connect("gateway"), datacenter: "dc1"),
            datacenter: "dc1",
            store: nil
        )
        try await running([{ await leaves.run() }]) {
            for token in order { leaves.want(.service("web"), roots: roots, tokens: [SecretID(token)]) }
            try await eventually("there is a certificate") { leaves.current(.service("web")) != nil }
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `with a certificate xDS is served over TLS, and not without it`(_ kind: JournalKind) async throws {
        try await Self.folder { path in
            let now = Int64(time(nil))
            let made = try Self.made(now: now)
            #expect(mkdir(path, 0o700) == 0)
            for (name, text) in [
                ("cert.pem", made.held.leaf.certPEM), ("key.pem", made.held.leaf.privateKeyPEM.revealed),
            ] {
                let descriptor = open("\(path)/\(name)", O_CREAT | O_WRONLY, 0o600)
                #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
                close(descriptor)
            }
            let files = GatewayReplica.TLSFiles(certificateFile: "\(path)/cert.pem", keyFile: "\(path)/key.pem")
            try await GatewayTestCluster.run(kind, change: { $0.tls = files }) { cluster in
                try await cluster.registerWeb()
                let root = made.authority.certificate.pem
                try await TestProxy.connected(to: cluster.ports[0], trusting: root) { proxy in
                    proxy.ask(TestProxy.clusters)
                    try await proxy.expectClusters()
                }
            }
        }
    }
}
