import ACLContract
import AccessRules
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization
import TestSupport
import Testing

/// Never what was before; one token's trouble is not another one's; what is old is used for a bounded time.
@Suite struct TokenStalenessTests {
    private static func resolver(
        _ fake: FakeACLService,
        _ change: (inout TokenResolverSettings) -> Void = { _ in }
    ) -> TokenResolver {
        var settings = TokenResolverSettings()
        settings.requestTimeout = .milliseconds(300)
        change(&settings)
        return TokenResolver(bus: fake.connect(), datacenter: "dc1", settings: settings)
    }

    /// A resolver that hears of changes, and knows some tokens.
    private static func listening(
        _ fake: FakeACLService,
        knowing secrets: [String],
        _ change: (inout TokenResolverSettings) -> Void = { _ in }
    ) async throws -> TokenResolver {
        let resolver = resolver(fake, change)
        for secret in secrets { _ = try await resolver.resolve(SecretID(secret)) }
        try await eventually { resolver.isListening }
        // The first thing heard of leaves open what was before, so everything is asked for again once.
        try fake.announce(sequence: 10)
        for secret in secrets {
            let before = fake.questions(about: secret)
            try await eventually {
                _ = try await resolver.resolve(SecretID(secret))
                return fake.questions(about: secret) > before
            }
        }
        return resolver
    }

    private static func allows(_ resolver: TokenResolver, _ secret: String) async throws -> Bool {
        try await resolver.resolve(SecretID(secret)).authorizer.allows(.keyWrite("a"))
    }

    @Test func `after the bus was away no answer is older than a change heard of before`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = try await Self.listening(fake, knowing: ["one"])
        fake.setReachable(false)
        fake.setReachable(true)
        let before = fake.questions(about: "one")
        try await eventually {
            _ = try await resolver.resolve(SecretID("one"))
            return fake.questions(about: "one") > before
        }
        #expect(fake.lastAtLeast == 10)
    }

    @Test func `a change of one token or policy is felt by those it concerns and by nobody else`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = try await Self.listening(fake, knowing: ["one", "two"])
        let (one, two, work) = (fake.questions(about: "one"), fake.questions(about: "two"), resolver.work)
        try fake.announce(sequence: 11, tokens: ["accessor-of-somebody-else"])
        try fake.announce(sequence: 12, policies: ["policy-of-one"])
        try await eventually {
            _ = try await resolver.resolve(SecretID("one"))
            return fake.questions(about: "one") == one + 1
        }
        #expect(fake.lastAtLeast == 12)
        for _ in 0..<20 { _ = try await resolver.resolve(SecretID("two")) }
        #expect(fake.questions(about: "two") == two)
        // The same rules are neither read nor merged again, although they were sent again.
        #expect(resolver.work == work)
        // A gap: what was between 12 and 20 is not known.
        let payload = try ACLWire.Changed(index: 21, sequence: 21, afterSequence: 20, tokens: ["x"]).encoded()
        let bus = fake.connect()
        try bus.publish(BusMessage(subject: ACLMethods.changedSubject(in: "dc1"), payload: payload))
        try fake.announce(sequence: 22, tokens: ["y"])
        try await eventually {
            _ = try await resolver.resolve(SecretID("two"))
            return fake.questions(about: "two") == two + 1
        }
    }

    @Test func `what one token's question comes to has no effect on others`() async throws {
        for failure in [
            MeshError(.internalFault, "rules"), MeshError(.unavailable, "away"), MeshError(.overloaded, "x"),
        ] {
            let fake = try await FakeACLService(timeToLive: 30_000)
            let resolver = try await Self.listening(fake, knowing: ["one"])
            fake.fail("broken", failure)
            fake.setLevel("write")
            try fake.announce(sequence: 11, tokens: ["accessor-of-one"])
            try await eventually { try await Self.allows(resolver, "one") }
            fake.setLevel("deny")
            try fake.announce(sequence: 12, tokens: ["accessor-of-one"])
            for _ in 0..<5 { _ = try? await resolver.resolve(SecretID("broken")) }
            // Asked for again, and not answered with what was before, as if the service were away.
            try await eventually { try await !Self.allows(resolver, "one") }
            #expect(fake.lastAtLeast == 12)
        }
    }

    @Test func `an answer known to be outdated is not used while the service is away, any other one is`() async throws {
        for policy in TokenResolverSettings.DownPolicy.allCases {
            let fake = try await FakeACLService(timeToLive: 0)
            let resolver = try await Self.listening(fake, knowing: ["one", "two"]) { $0.downPolicy = policy }
            let changes = resolver.changes()
            fake.setUp(false)
            try fake.announce(sequence: 11, tokens: ["accessor-of-one"])
            for await _ in changes { break }
            for _ in 0..<3 {
                await expectRefusalCode(.unavailable) { () async throws(MeshError) in
                    _ = try await resolver.resolve(SecretID("one"))
                }
            }
            if policy == .deny {
                await expectRefusalCode(.unavailable) { () async throws(MeshError) in
                    _ = try await resolver.resolve(SecretID("two"))
                }
            } else {
                #expect(try await resolver.resolve(SecretID("two")).accessorID == "accessor-of-two")
            }
        }
    }

    @Test func `rules that cannot be read are told, and not answered with those before`() async throws {
        let fake = try await FakeACLService(timeToLive: 0)
        let resolver = Self.resolver(fake)
        _ = try await resolver.resolve(SecretID("one"))
        fake.setLevel("nonsense")
        await expectRefusalCode(.internalFault) { () async throws(MeshError) in
            _ = try await resolver.resolve(SecretID("one"))
        }
    }

    @Test func `tokens made all the time do not keep others from an answer`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = try await Self.listening(fake, knowing: ["one"])
        let bus = fake.connect()
        let next = Counter(from: 11)
        fake.beforeAnswer {
            let number = next.next()
            let change = ACLWire.Changed(
                index: number,
                sequence: number,
                afterSequence: number - 1,
                policies: ["policy-of-one"]
            )
            guard let payload = try? change.encoded() else { return }
            try? bus.publish(BusMessage(subject: ACLMethods.changedSubject(in: "dc1"), payload: payload))
        }
        // Each answer is outdated before it comes, and still newer than the request that it answers.
        for _ in 0..<20 { #expect(try await resolver.resolve(SecretID("one")).accessorID == "accessor-of-one") }
    }

    @Test func `a flood of made-up secrets is turned away and not felt by those who are known`() async throws {
        let fake = try await FakeACLService(timeToLive: 30_000)
        let resolver = try await Self.listening(fake, knowing: ["one", "two"]) {
            $0.unknownQuestions = 5
            $0.requestTimeout = .seconds(5)
        }
        fake.hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<5 { group.addTask { _ = try? await resolver.resolve(SecretID("made-up \(number)")) } }
            try await eventually { (0..<5).allSatisfy { fake.questions(about: "made-up \($0)") == 1 } }
            await expectRefusal(
                .overloaded,
                "too many unknown tokens are asked about (5); try again in a moment"
            ) { () async throws(MeshError) in _ = try await resolver.resolve(SecretID("made-up 5")) }
            #expect(fake.questions(about: "made-up 5") == 0)
            _ = try await resolver.resolve(SecretID("one"))
            // One that has to be asked about again is, beside the flood.
            let before = fake.questions(about: "two")
            try fake.announce(sequence: 11, tokens: ["accessor-of-two"])
            try await eventually {
                if fake.questions(about: "two") > before { return true }
                group.addTask { _ = try? await resolver.resolve(SecretID("two")) }
                return false
            }
            fake.release()
            try await group.waitForAll()
        }
        // There is room again.
        await expectRefusal(.permissionDenied, "ACL not found") { () async throws(MeshError) in
            _ = try await resolver.resolve(SecretID("made-up 5"))
        }
    }

    @Test func `an old answer is used for the time set and no longer`() async throws {
        for policy in [TokenResolverSettings.DownPolicy.extendCache, .asyncCache, .allow] {
            let fake = try await FakeACLService(timeToLive: 0)
            let short = Self.resolver(fake) {
                $0.downPolicy = policy
                $0.extendLimit = .milliseconds(-1)
            }
            let long = Self.resolver(fake) { $0.downPolicy = policy }
            for resolver in [short, long] { _ = try await resolver.resolve(SecretID("one")) }
            fake.setUp(false)
            #expect(try await long.resolve(SecretID("one")).accessorID == "accessor-of-one")
            for _ in 0..<3 {
                await expectRefusalCode(.unavailable) { () async throws(MeshError) in
                    _ = try await short.resolve(SecretID("one"))
                }
            }
        }
    }
}

/// Numbers in a row.
private final class Counter: Sendable {
    private let value: Mutex<UInt64>

    init(from first: UInt64) { value = Mutex(first) }

    func next() -> UInt64 {
        value.withLock { value in
            defer { value += 1 }
            return value
        }
    }
}
