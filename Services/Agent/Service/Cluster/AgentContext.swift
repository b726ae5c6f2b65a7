package import ACLContract
import AccessRules
package import AgentLogic
package import AuthorityContract
package import AuthorityTables
package import CatalogContract
package import CatalogTables
package import ConfigEntryContract
package import ConfigEntryTables
package import GatewayContract
package import Logging
package import MeshContracts
package import MeshDomain
package import PeeringContract
package import PeeringTables

/// Everything that the endpoints work with.
package struct AgentContext: Sendable {
    package let configuration: AgentConfiguration
    package let node: OwnNode
    package let catalog: StateSource<CatalogState>
    package let configEntries: StateSource<ConfigEntryState>
    package let peerings: StateSource<PeeringTablesState>
    package let authority: StateSource<AuthorityState>
    package let catalogClient: CatalogClient
    package let configEntryClient: ConfigEntryClient
    package let aclClient: ACLClient
    package let peeringClient: PeeringClient
    package let authorityClient: AuthorityClient
    package let gatewayClient: GatewayClient
    /// Asks services what has no client of its own.
    package let services: ServiceClient
    let restorer: SnapshotRestorer
    package let leaves: LeafCache
    package let tokens: any TokenResolving
    package let ownTokens: OwnTokens
    package let local: LocalStore
    package let sync: SyncEngine
    package let registrations: RegistrationLog
    package let reload: ConfigurationReload
    package let departure: Departure
    package let events: EventLog
    package let renders: RenderCache
    /// The way to other datacenters.
    package let federation: Federation
    /// The way to take a server out of the group; nil where this is no server of several.
    package let operatorBus: OperatorBus?
    let httpMeter: HTTPMeter
    let lastWrite = LastWrite()
    package let logger: Logger

    /// Puts the parts together.
    package init(
        configuration: AgentConfiguration,
        node: OwnNode,
        catalog: StateSource<CatalogState>,
        configEntries: StateSource<ConfigEntryState>,
        peerings: StateSource<PeeringTablesState>,
        authority: StateSource<AuthorityState>,
        catalogClient: CatalogClient,
        configEntryClient: ConfigEntryClient,
        aclClient: ACLClient,
        peeringClient: PeeringClient,
        authorityClient: AuthorityClient,
        gatewayClient: GatewayClient,
        services: ServiceClient,
        leaves: LeafCache,
        tokens: any TokenResolving,
        ownTokens: OwnTokens,
        local: LocalStore,
        sync: SyncEngine,
        registrations: RegistrationLog,
        reload: ConfigurationReload,
        departure: Departure,
        events: EventLog,
        federation: Federation,
        logger: Logger,
        operatorBus: OperatorBus? = nil
    ) {
        self.configuration = configuration
        self.node = node
        self.catalog = catalog
        self.configEntries = configEntries
        self.peerings = peerings
        self.authority = authority
        self.catalogClient = catalogClient
        self.configEntryClient = configEntryClient
        self.aclClient = aclClient
        self.peeringClient = peeringClient
        self.authorityClient = authorityClient
        self.gatewayClient = gatewayClient
        self.services = services
        restorer = SnapshotRestorer(
            client: services,
            dataDirectory: configuration.dataDirectory,
            logger: logger
        )
        self.leaves = leaves
        self.tokens = tokens
        self.ownTokens = ownTokens
        self.local = local
        self.sync = sync
        self.registrations = registrations
        self.reload = reload
        self.departure = departure
        self.events = events
        self.federation = federation
        self.operatorBus = operatorBus
        self.logger = logger
        httpMeter = HTTPMeter(logger: logger)
        renders = RenderCache(bytes: configuration.http.renderCacheBytes)
    }

    /// How much clients may ask for now.
    package var requests: RequestGate { reload.requests }
    /// Who changed what, and whom something was refused.
    package var audit: AuditLog { reload.audit }
    /// How names are answered now.
    package var names: NameSettingsInUse { reload.names }

    /// How long a question to another service may take.
    static let requestTimeout = Duration.seconds(10)

    /// The secret that counts for a request: its own, else, unless it comes from another datacenter, the agent's default token.
    func secret(of request: APIRequest) -> SecretID {
        let token = request.token
        return token.isEmpty && !request.isFromElsewhere ? ownTokens.current.defaultToken : token
    }

    /// The secret that counts for a request that found its endpoint.
    func secret(of request: RoutedRequest) -> SecretID { secret(of: request.request) }

    /// What the request's token may do.
    ///
    /// - Throws: `permissionDenied` with `ACL not found` for an unknown token.
    func resolved(_ request: APIRequest) async throws(MeshError) -> ResolvedToken {
        let secret = secret(of: request)
        if !request.isFromElsewhere, let recovery = recovery(secret) { return recovery }
        return try await tokens.resolve(secret)
    }

    /// What the agent's own recovery token may do, which the agent decides alone: it is for the time when nobody else can.
    ///
    /// - Source: Consul's `acl.tokens.agent_recovery`; reference §7.3.
    private func recovery(_ secret: SecretID) -> ResolvedToken? {
        let own = ownTokens.current.recovery
        guard configuration.acl.isEnabled, !own.isEmpty, secret == own else { return nil }
        return ResolvedToken(
            accessorID: "agent-recovery:\(node.name)",
            authorizer: Authorizer(
                policies: [.agentRecovery(node: node.name)],
                defaultPolicy: DefaultPolicy(rawValue: configuration.acl.defaultPolicy) ?? .deny
            )
        )
    }

    /// What travels with a request to another service.
    func call(_ request: RoutedRequest) -> CallContext {
        CallContext(
            token: secret(of: request.request),
            requestID: request.id,
            timeout: Self.requestTimeout,
            traceParent: request.traceParent
        )
    }
}

/// This agent's own node.
package struct OwnNode: Sendable, Hashable {
    package var id: String
    package var name: String
    /// What others reach the node at.
    package var address: String
    package var addressWAN: String
    package var meta: [String: String]

    /// Under what it is looked up.
    package var key: NodeKey { NodeKey(NodeName(name)) }
}
