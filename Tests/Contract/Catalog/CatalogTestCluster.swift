import ACLContract
import AccessRules
import CatalogContract
import CatalogService
import CatalogTables
import ConsulJSON
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// A catalog of one or more replicas, and a follower of it, for tests.
struct CatalogTestCluster: Sendable {
    let fixture: JournalFixture
    let client: CatalogClient
    let follower: Follower<CatalogCodec>
    let replicas: [CatalogReplica]

    /// Runs a test's body beside the replicas and the follower.
    static func run(
        _ kind: JournalKind = .memory,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        _ body: @escaping @Sendable (CatalogTestCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(kind)
        do { try await run(on: fixture, replicas: count, tokens: tokens, body) } catch {
            await fixture.shutdown()
            throw error
        }
        await fixture.shutdown()
    }

    /// The same on a bus and journal that a catalog may have used before.
    static func run(
        on fixture: JournalFixture,
        replicas count: Int = 1,
        tokens: any TokenResolving = OpenTokenResolver(),
        settings: LedgerSettings = LedgerSettings(),
        _ body: @escaping @Sendable (CatalogTestCluster) async throws -> Void
    ) async throws {
        var replicas: [CatalogReplica] = []
        for number in 0..<count {
            let bus = try await fixture.connect("catalog-\(number)")
            replicas.append(
                CatalogReplica(
                    bus: bus,
                    datacenter: "dc1",
                    journal: fixture.journal(bus),
                    tokens: tokens,
                    settings: settings,
                    logger: Logger(label: "catalog-\(number)")
                )
            )
        }
        let bus = try await fixture.connect("client")
        let follower = Follower<CatalogCodec>(
            service: .catalog,
            bus: try await fixture.connect("follower"),
            datacenter: "dc1",
            logger: Logger(label: "follower")
        )
        let cluster = CatalogTestCluster(
            fixture: fixture,
            client: CatalogClient(ServiceClient(bus: bus, datacenter: "dc1")),
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
    func followed(_ index: UInt64) async throws -> CatalogState {
        for await update in follower.view.updates() where update.version.index >= index { return update.version.state }
        throw MeshError(.unavailable, "the follower stopped before index \(index)")
    }

    /// Every replica's state once it contains the transaction with this index.
    func states(_ index: UInt64) async throws -> [CatalogState] {
        var states: [CatalogState] = []
        for replica in replicas {
            for await update in replica.view.updates() where update.version.index >= index {
                states.append(update.version.state)
                break
            }
        }
        return states
    }

    /// A request that changes nothing is answered once a replica listens.
    private func waitUntilServed() async throws {
        let end = ContinuousClock.now + Patience.long
        while true {
            do throws(MeshError) {
                // The last method that a replica begins to serve.
                try await client.setVirtualAddresses(
                    assign: [],
                    release: [],
                    context: CallContext(timeout: .seconds(1))
                )
                return
            } catch {
                guard error.isPassing, ContinuousClock.now < end else { throw error }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }
}

extension MeshError {
    /// Whether asking again may help: nobody answered, or one who is about to stop.
    var isPassing: Bool { code == .unavailable || code == .deadlineExceeded }
}

extension CatalogClient {
    /// Registers, and asks again under the same request id while replicas come and go.
    func registerSurely(
        node: Node,
        services: [NodeService] = [],
        requestID: String
    ) async throws(MeshError) -> UInt64 {
        let end = ContinuousClock.now + Patience.long
        while true {
            do throws(MeshError) {
                let context = CallContext(requestID: requestID, timeout: .seconds(1))
                return try await register(node: node, services: services, context: context)
            } catch {
                guard error.isPassing, ContinuousClock.now < end else { throw error }
            }
        }
    }

    /// Registers what a body of `PUT /v1/catalog/register` says.
    @discardableResult
    func register(json: String, context: CallContext = CallContext()) async throws(MeshError) -> UInt64 {
        let value: MeshValue
        do { value = try JSONText.parse(json) } catch { throw MeshError(.internalFault, "the test's JSON: \(error)") }
        let body = try RegistrationCodec.registration(value)
        var node = body.node
        node.peer = body.peer
        return try await register(
            node: node,
            skipNodeUpdate: body.skipNodeUpdate,
            services: body.service.map { [$0] } ?? [],
            checks: body.checks,
            context: context
        )
    }
}

/// Tokens whose secret stands for rules; there is no other way in.
struct RuleTokens: TokenResolving {
    /// Rules by secret.
    let rules: [String: String]

    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
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

/// What a call was refused with, without the line ends at its end; nil when it was carried out.
func refusal(_ body: () async throws(MeshError) -> Void) async -> MeshError? {
    do throws(MeshError) {
        try await body()
        return nil
    } catch {
        var error = error
        while error.message.hasSuffix("\n") { error.message.removeLast() }
        return error
    }
}
