import ACLContract
import AccessRules
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryService
import ConfigEntryTables
import ConsulJSON
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// A config-entry service of one or more replicas, and a follower of it, for tests.
struct ConfigEntryTestCluster: Sendable {
    let client: ConfigEntryClient
    let follower: Follower<ConfigEntryChangeCodec>
    let replicas: [ConfigEntryReplica]

    /// Runs a test's body beside the replicas and the follower.
    static func run(
        _ kind: JournalKind = .memory,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        _ body: @escaping @Sendable (ConfigEntryTestCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(kind)
        do { try await run(on: fixture, replicas: count, tokens: tokens, body) } catch {
            await fixture.shutdown()
            throw error
        }
        await fixture.shutdown()
    }

    /// The same on a bus and journal that the service may have used before.
    static func run(
        on fixture: JournalFixture,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        settings: LedgerSettings = LedgerSettings(),
        _ body: @escaping @Sendable (ConfigEntryTestCluster) async throws -> Void
    ) async throws {
        var replicas: [ConfigEntryReplica] = []
        for number in 0..<count {
            let bus = try await fixture.connect("config-entry-\(number)")
            let journal: any Journal =
                fixture.memory
                ?? JetStreamJournal(bus: bus, datacenter: "dc1", service: .configEntry, settings: .creating)
            replicas.append(
                ConfigEntryReplica(
                    bus: bus,
                    datacenter: "dc1",
                    journal: journal,
                    tokens: tokens,
                    settings: settings,
                    logger: Logger(label: "config-entry-\(number)")
                )
            )
        }
        let bus = try await fixture.connect("client")
        let follower = Follower<ConfigEntryChangeCodec>(
            service: .configEntry,
            bus: try await fixture.connect("follower"),
            datacenter: "dc1",
            logger: Logger(label: "follower")
        )
        let cluster = ConfigEntryTestCluster(
            client: ConfigEntryClient(ServiceClient(bus: bus, datacenter: "dc1")),
            follower: follower,
            replicas: replicas
        )
        var services: [@Sendable () async throws -> Void] = [{ try await follower.run() }]
        for replica in replicas { services.append { try await replica.run() } }
        try await running(services) {
            for replica in cluster.replicas { try await replica.view.ready(timeout: Patience.long) }
            try await follower.view.ready(timeout: Patience.long)
            try await cluster.waitUntilServed()
            try await body(cluster)
        }
    }

    /// The follower's state once it contains the transaction with this index.
    func followed(_ index: UInt64) async throws -> ConfigEntryState {
        for await update in follower.view.updates() where update.version.index >= index { return update.version.state }
        throw MeshError(.unavailable, "the follower stopped before index \(index)")
    }

    /// The newest committed state of the first replica.
    var state: ConfigEntryState { replicas.first?.view.current.state ?? ConfigEntryState() }

    /// The index of the newest transaction.
    var index: UInt64 { replicas.first?.view.current.index ?? 0 }

    /// Writes what a body of `PUT /v1/config` says.
    @discardableResult
    func put(
        _ json: String,
        cas: UInt64? = nil,
        token: String = ""
    ) async throws(MeshError) -> (index: UInt64, applied: Bool) {
        let value: MeshValue
        do { value = try JSONText.parse(json) } catch { throw MeshError(.internalFault, "the test's JSON: \(error)") }
        let entry = try ConfigEntryCodec.decode(value)
        return try await client.put(entry, cas: cas, context: CallContext(token: SecretID(token)))
    }

    /// What a body of `PUT /v1/config` is refused with, without the line ends at its end; nil when it is written.
    func refusal(of json: String, token: String = "") async -> MeshError? {
        await Self.refusal { () async throws(MeshError) in try await put(json, token: token) }
    }

    /// What a call is refused with, without the line ends at its end; nil when it is carried out.
    static func refusal(_ body: () async throws(MeshError) -> Void) async -> MeshError? {
        do throws(MeshError) {
            try await body()
            return nil
        } catch {
            var error = error
            while error.message.hasSuffix("\n") { error.message.removeLast() }
            return error
        }
    }

    /// A request that changes nothing is answered once a replica listens.
    private func waitUntilServed() async throws {
        let end = ContinuousClock.now + Patience.long
        while true {
            do throws(MeshError) {
                // The last method that a replica begins to serve.
                try await client.setIntention(
                    destination: "nobody",
                    source: "nobody",
                    to: nil,
                    context: CallContext(token: SecretID(RuleTokens.root), timeout: .seconds(1))
                )
                return
            } catch {
                guard [.unavailable, .deadlineExceeded].contains(error.code), ContinuousClock.now < end else {
                    throw error
                }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }
}

/// Tokens whose secret stands for rules; there is no other way in.
struct RuleTokens: TokenResolving {
    /// The secret of a token that may do everything.
    static let root = "root"

    /// Rules by secret.
    let rules: [String: String]

    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        if secret.revealed == Self.root { return .accessControlOff }
        guard let text = rules[secret.revealed] else { throw MeshError(.permissionDenied, "ACL not found") }
        do {
            let policy = AccessPolicy(name: secret.revealed, rules: try AccessPolicyRules(parsing: text))
            return ResolvedToken(
                accessorID: "accessor-\(secret.revealed)",
                authorizer: Authorizer(policies: [policy], defaultPolicy: .deny)
            )
        } catch { throw MeshError(.internalFault, "the test's rules: \(error)") }
    }
}
