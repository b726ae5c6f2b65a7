import ACLContract
import ACLService
import AccessRules
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization
import TestSupport
import Testing

@Suite struct TokenResolverTests {
    private static let unknown = SecretID("11111111-2222-3333-4444-555555555555")

    @Test(arguments: JournalKind.allCases)
    func `a changed policy takes effect at resolvers at once`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind, replicas: 2) { cluster in
            let token = try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "p")
            let resolver = try await cluster.resolver()
            #expect(try await resolver.resolve(token.secretID).authorizer.allows(.keyWrite("a")))
            try await eventually { resolver.isListening }
            #expect(try await resolver.resolve(token.secretID).authorizer.allows(.keyWrite("a")))

            var policy = try await cluster.client.policy(name: "p", context: cluster.management).value
            policy.rules = "key \"a\" { policy = \"read\" }"
            _ = try await cluster.client.updatePolicy(policy, context: cluster.management)
            // Far below the time to live, which is half a minute.
            try await eventually {
                try await !resolver.resolve(token.secretID).authorizer.allows(.keyWrite("a"))
            }
            #expect(try await resolver.resolve(token.secretID).authorizer.allows(.keyRead("a")))

            try await cluster.client.deleteToken(token.accessorID, context: cluster.management)
            try await eventually {
                do throws(MeshError) {
                    _ = try await resolver.resolve(token.secretID)
                    return false
                } catch { return error == MeshError(.permissionDenied, "ACL not found") }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a change is told to who waits for one`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let resolver = try await cluster.resolver()
            let changes = resolver.changes()
            try await eventually { resolver.isListening }
            _ = try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "p")
            // Ends only when the change was told.
            for await _ in changes { break }
        }
    }

    @Test func `answers outlive a restart of NATS and changes after it are heard of`() async throws {
        try await ACLTestCluster.run(.jetStream, replicas: 2) { cluster in
            let token = try await cluster.token(rules: "key \"a\" { policy = \"write\" }", name: "p")
            let resolver = try await cluster.resolver { $0.requestTimeout = .milliseconds(500) }
            _ = try await resolver.resolve(token.secretID)
            let server = try #require(cluster.fixture.server)
            await server.kill9()
            #expect(try await resolver.resolve(token.secretID).authorizer.allows(.keyWrite("a")))
            await expectRefusalCode(.unavailable) { () async throws(MeshError) in
                _ = try await resolver.resolve(Self.unknown)
            }
            try await server.restart()
            try await cluster.waitUntilServed()
            let context = CallContext(token: ACLTestCluster.managementSecret, timeout: .seconds(20))
            var policy = try await cluster.client.policy(name: "p", context: context).value
            policy.rules = ""
            _ = try await cluster.client.updatePolicy(policy, context: context)
            try await eventually { try await !resolver.resolve(token.secretID).authorizer.allows(.keyWrite("a")) }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an unknown token is refused under every down policy and known once it exists`(
        _ kind: JournalKind
    ) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            for policy in TokenResolverSettings.DownPolicy.allCases {
                let resolver = try await cluster.resolver { $0.downPolicy = policy }
                await expectRefusal(.permissionDenied, "ACL not found") { () async throws(MeshError) in
                    _ = try await resolver.resolve(Self.unknown)
                }
            }
            let resolver = try await cluster.resolver()
            _ = try? await resolver.resolve(Self.unknown)
            try await eventually { resolver.isListening }
            _ = try? await resolver.resolve(Self.unknown)
            let wanted = ACLToken(
                accessorID: "",
                secretID: Self.unknown,
                serviceIdentities: [ACLServiceIdentity(serviceName: "web")]
            )
            let token = try await cluster.client.createToken(wanted, context: cluster.management).value
            try await eventually {
                (try? await resolver.resolve(Self.unknown))?.accessorID == token.accessorID
            }
        }
    }

    @Test func `without the service each down policy does what it says and never lifts a refusal`() async throws {
        let fake = try await FakeACLService()
        let seen = SecretID("seen")
        for policy in TokenResolverSettings.DownPolicy.allCases {
            fake.setUp(true)
            var settings = TokenResolverSettings()
            settings.downPolicy = policy
            settings.requestTimeout = .milliseconds(300)
            let resolver = TokenResolver(bus: fake.connect(), datacenter: "dc1", settings: settings)
            // The fake's answers may be used for no time at all, so all of them are old at once.
            #expect(try await resolver.resolve(seen).authorizer.allows(.keyRead("a")))
            await expectRefusal(.permissionDenied, "ACL not found") { () async throws(MeshError) in
                _ = try await resolver.resolve(FakeACLService.unknown)
            }
            fake.setUp(false)
            let known = try? await resolver.resolve(seen)
            let fresh = try? await resolver.resolve(SecretID("never seen"))
            switch policy {
            case .deny: #expect(known == nil && fresh == nil)
            case .extendCache, .asyncCache:
                #expect(known?.accessorID == "accessor-of-seen" && fresh == nil)
                #expect(known?.authorizer.allows(.keyWrite("a")) == false)
            case .allow:
                #expect(known?.authorizer.allows(.keyWrite("a")) == false)
                #expect(fresh?.authorizer.allows(.serviceWrite("x")) == true)
                #expect(fresh?.authorizer.allows(.aclWrite) == false)
                // It is somebody, and not everybody as when ACLs are off.
                #expect(fresh?.accessorID.isEmpty == false && fresh?.isAccessControlOff == false)
            }
            do throws(MeshError) {
                _ = try await resolver.resolve(FakeACLService.unknown)
                Issue.record("a token known to be unknown was accepted under \(policy)")
            } catch { #expect(error == MeshError(.permissionDenied, "ACL not found")) }
        }
    }

    @Test func `a token is not used beyond its time even while the service is away`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        var settings = TokenResolverSettings()
        settings.requestTimeout = .milliseconds(300)
        let resolver = TokenResolver(bus: fake.connect(), datacenter: "dc1", settings: settings)
        let secret = FakeACLService.shortLived
        #expect(try await resolver.resolve(secret).accessorID == "accessor-of-short-lived")
        fake.setUp(false)
        try await eventually {
            do throws(MeshError) {
                _ = try await resolver.resolve(secret)
                return false
            } catch { return error.code == .unavailable }
        }
    }

    @Test func `many who wait for one token ask once and answers are used again`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = TokenResolver(bus: fake.connect(), datacenter: "dc1")
        _ = try await resolver.resolve(SecretID("first"))
        try await eventually { resolver.isListening }
        let before = fake.questions
        fake.hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = try await resolver.resolve(SecretID("one")) } }
            try await eventually { fake.questions == before + 1 }
            fake.release()
            try await group.waitForAll()
        }
        for _ in 0..<100 { _ = try await resolver.resolve(SecretID("one")) }
        #expect(fake.questions == before + 1)
    }

    @Test func `the answers remembered are bounded`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        var settings = TokenResolverSettings()
        settings.capacity = 20
        let resolver = TokenResolver(bus: fake.connect(), datacenter: "dc1", settings: settings)
        for number in 0..<200 { _ = try await resolver.resolve(SecretID("token \(number)")) }
        #expect(resolver.rememberedCount <= 20 && resolver.rememberedCount > 10)
    }

    @Test func `an answer older than a change heard of is asked for again`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = TokenResolver(bus: fake.connect(), datacenter: "dc1")
        _ = try await resolver.resolve(SecretID("one"))
        try await eventually { resolver.isListening }
        _ = try await resolver.resolve(SecretID("one"))
        let before = fake.questions
        try fake.announce(sequence: 9)
        try await eventually {
            _ = try await resolver.resolve(SecretID("one"))
            return fake.questions > before
        }
        #expect(fake.lastAtLeast == 9)
    }

    @Test func `a down policy that does not exist is refused`() {
        #expect(
            throws: MeshError(
                .badRequest,
                "the ACL down policy is \"maybe\"; it must be one of: allow, deny, extend-cache, async-cache"
            )
        ) { try TokenResolverSettings(downPolicy: "maybe") }
    }
}
