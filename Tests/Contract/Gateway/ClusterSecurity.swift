import ACLContract
import ACLService
import AccessRules
import AuthorityContract
import CertificateAuthorityService
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport

/// Real access control and a real certificate authority, over the bus.
struct ClusterSecurity: Sendable {
    private static let managementSecret = SecretID("11111111-1111-4111-8111-111111111111")

    let acl: ACLReplica
    let authority: CertificateAuthorityReplica
    /// What gateways and the authority ask for tokens, each its own.
    let tokens: TokenResolver
    private let client: ACLClient
    private let management = CallContext(token: Self.managementSecret)

    init(_ fixture: JournalFixture) async throws {
        func journal(_ service: BusService, _ bus: any MessageBus) -> any Journal {
            fixture.kind == .memory
                ? InMemoryJournal()
                : JetStreamJournal(bus: bus, datacenter: "dc1", service: service, settings: .creating)
        }
        let aclBus = try await fixture.connect("acl")
        var settings = ACLServiceSettings()
        settings.defaultPolicy = .deny
        settings.initialManagement = Self.managementSecret
        acl = ACLReplica(
            bus: aclBus,
            datacenter: "dc1",
            journal: journal(.acl, aclBus),
            settings: settings,
            logger: Logger(label: "acl")
        )
        let authorityBus = try await fixture.connect("authority")
        authority = CertificateAuthorityReplica(
            bus: authorityBus,
            datacenter: "dc1",
            journal: journal(.authority, authorityBus),
            tokens: TokenResolver(bus: authorityBus, datacenter: "dc1"),
            logger: Logger(label: "authority")
        )
        tokens = TokenResolver(bus: try await fixture.connect("resolver"), datacenter: "dc1")
        client = ACLClient(ServiceClient(bus: try await fixture.connect("operator"), datacenter: "dc1"))
    }

    /// Waits until tokens can be made and the authority has a root.
    func waitUntilServed() async throws {
        try await eventually("the authority has a root") { authority.isReady }
        try await eventually("tokens can be made") {
            do throws(MeshError) {
                _ = try await client.ownToken(context: management)
                // Served last, so everything else is served, too.
                _ = try await client.roles(context: management)
                return true
            } catch { return false }
        }
    }

    /// A policy with these rules, and a token with nothing else.
    func token(_ name: String, rules: String) async throws -> (secret: String, policy: ACLPolicy) {
        let policy = try await client.createPolicy(ACLPolicy(id: "", name: name, rules: rules), context: management)
            .value
        let wanted = ACLToken(accessorID: "", secretID: .none, policies: [ACLLink(id: policy.id)])
        let token = try await client.createToken(wanted, context: management).value
        return (token.secretID.revealed, policy)
    }

    /// Replaces the rules of a policy.
    func change(_ policy: ACLPolicy, rules: String) async throws {
        var changed = policy
        changed.rules = rules
        _ = try await client.updatePolicy(changed, context: management)
    }
}
