import ACLContract
import ACLLogic
import ACLService
import AccessRules
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// An ACL service of one or more replicas for tests.
struct ACLTestCluster: Sendable {
    static let managementSecret = SecretID("11111111-1111-4111-8111-111111111111")

    let fixture: JournalFixture
    let client: ACLClient
    let bus: any MessageBus
    let replicas: [ACLReplica]

    /// The context of the management token.
    let management = CallContext(token: Self.managementSecret)

    /// Runs a test's body beside the replicas.
    static func run(
        _ kind: JournalKind = .memory,
        replicas count: Int = 1,
        settings: ACLServiceSettings = Self.settings(),
        _ body: @escaping @Sendable (ACLTestCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(kind)
        var replicas: [ACLReplica] = []
        for number in 0..<count {
            let bus = try await fixture.connect("acl-\(number)")
            replicas.append(
                ACLReplica(
                    bus: bus,
                    datacenter: "dc1",
                    journal: journal(fixture, bus),
                    settings: settings,
                    logger: Logger(label: "acl-\(number)")
                )
            )
        }
        let bus = try await fixture.connect("client")
        let cluster = ACLTestCluster(
            fixture: fixture,
            client: ACLClient(ServiceClient(bus: bus, datacenter: "dc1")),
            bus: bus,
            replicas: replicas
        )
        var services: [@Sendable () async throws -> Void] = []
        for replica in replicas { services.append { try await replica.run() } }
        try await running(services) {
            try await cluster.waitUntilServed()
            try await body(cluster)
        }
        await fixture.shutdown()
    }

    /// Settings with the management token and the default policy `deny`, unless changed.
    static func settings(_ change: (inout ACLServiceSettings) -> Void = { _ in }) -> ACLServiceSettings {
        var settings = ACLServiceSettings()
        settings.defaultPolicy = .deny
        settings.initialManagement = managementSecret
        change(&settings)
        return settings
    }

    static func journal(_ fixture: JournalFixture, _ bus: any MessageBus) -> any Journal {
        fixture.memory ?? JetStreamJournal(bus: bus, datacenter: "dc1", service: .acl, settings: .creating)
    }

    /// A resolver with a connection of its own.
    func resolver(_ change: (inout TokenResolverSettings) -> Void = { _ in }) async throws -> TokenResolver {
        var settings = TokenResolverSettings()
        change(&settings)
        return TokenResolver(bus: try await fixture.connect("resolver"), datacenter: "dc1", settings: settings)
    }

    /// A token whose only policy has these rules.
    func token(rules: String, name: String) async throws -> ACLToken {
        let policy = try await client.createPolicy(ACLPolicy(id: "", name: name, rules: rules), context: management)
            .value
        let wanted = ACLToken(accessorID: "", secretID: .none, policies: [ACLLink(id: policy.id)])
        return try await client.createToken(wanted, context: management).value
    }

    /// Waits until a replica answers.
    func waitUntilServed() async throws {
        for replica in replicas { try await replica.view.ready(timeout: Patience.long) }
        try await eventually {
            do throws(MeshError) {
                // Served last, so everything else is served, too.
                _ = try await client.roles(context: management)
                return true
            } catch { return error.code == .permissionDenied }
        }
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

/// Expects a refusal with a code, whatever it says.
func expectRefusalCode(
    _ code: MeshError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws(MeshError) -> Void
) async {
    do throws(MeshError) {
        try await body()
        Issue.record("it was not refused", sourceLocation: sourceLocation)
    } catch {
        #expect(error.code == code, sourceLocation: sourceLocation)
    }
}
