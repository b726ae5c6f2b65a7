package import ACLContract
package import AccessRules
package import AgentLogic
import AuthorityContract
import CatalogContract
import CatalogTables
import ConfigEntryContract
import ConsulJSON
import GatewayContract
package import Logging
package import MeshBus
import MeshContracts
package import MeshDomain
import MeshJournal
import MeshRuntime
import PeeringContract
package import ServiceLifecycle
import Synchronization

/// The agent of a node: HTTP API, the node's own services and checks, views of the cluster's state.
package struct AgentReplica: Sendable {
    /// Everything the endpoints work with, for tests.
    package let context: AgentContext
    private let catalog: Follower<CatalogCodec>
    private let configEntries: Follower<ConfigEntryChangeCodec>
    private let peerings: Follower<PeeringCodec>
    private let authority: Follower<AuthorityCodec>
    private let bus: any MessageBus
    private let listening = ListeningPort()
    private let securelyListening = ListeningPort()
    private let namesListening = ListeningPort()
    private let server: HTTPServer
    /// What clients see at `ports.https`; nil when that is off.
    private let certificate: HTTPSCertificate?
    private let responder: NameResponder
    /// When the disk has what the files changed at the start.
    private let adopted: RegistrationLog.Ticket

    /// Makes an agent, with everything that was kept on disk and that the files define: there is no agent, and so no answer
    /// of one, without them.
    ///
    /// - Parameters:
    ///   - given: What the agent is told.
    ///   - bus: The cluster's bus.
    ///   - tokens: Resolves tokens; allows everything when ACLs are off.
    ///   - reread: Reads the configuration again, for a reload; as given when it cannot change.
    ///   - operatorBus: The way to take a server out of the group; nil where this is no server of several.
    ///   - connectWide: Connects to the bus between datacenters; nil where there is none.
    ///   - logger: Where it logs.
    /// - Throws: `badRequest` or `unavailable` naming what is wrong with the configuration or the data directory.
    package init(
        configuration given: AgentConfiguration,
        bus: any MessageBus,
        tokens: any TokenResolving,
        reread: ConfigurationReload.Reader? = nil,
        operatorBus: OperatorBus? = nil,
        connectWide: Federation.Connect? = nil,
        logger: Logger
    ) throws(MeshError) {
        self.bus = bus
        var configuration = given
        let node = try NodeIdentity.make(&configuration)
        let datacenter = configuration.datacenter
        catalog = Follower(service: .catalog, bus: bus, datacenter: datacenter, logger: logger)
        configEntries = Follower(service: .configEntry, bus: bus, datacenter: datacenter, logger: logger)
        peerings = Follower(service: .peering, bus: bus, datacenter: datacenter, logger: logger)
        authority = Follower(service: .authority, bus: bus, datacenter: datacenter, logger: logger)
        let (client, ownTokens) = (ServiceClient(bus: bus, datacenter: datacenter), try OwnTokens(configuration))
        let local = LocalStore(nodeName: node.name, configuration)
        let (catalogSource, authoritySource) = (StateSource(catalog), StateSource(authority))
        let sync = Self.sync(node, local, client, catalogSource, ownTokens, configuration, logger)
        let registrations = RegistrationLog(directory: configuration.dataDirectory, logger: logger) {
            local.state.keptOnDisk
        }
        let reload = try ConfigurationReload(
            from: given,
            read: reread ?? { given },
            store: local,
            ownTokens: ownTokens,
            registrations: registrations,
            sync: sync,
            logger: logger
        )
        context = AgentContext(
            configuration: configuration,
            node: node,
            catalog: catalogSource,
            configEntries: StateSource(configEntries),
            peerings: StateSource(peerings),
            authority: authoritySource,
            catalogClient: CatalogClient(client),
            configEntryClient: ConfigEntryClient(client),
            aclClient: ACLClient(client),
            peeringClient: PeeringClient(client),
            authorityClient: AuthorityClient(client),
            gatewayClient: GatewayClient(client),
            services: client,
            leaves: LeafCache(client: AuthorityClient(client), roots: authoritySource, datacenter: datacenter),
            tokens: tokens,
            ownTokens: ownTokens,
            local: local,
            sync: sync,
            registrations: registrations,
            reload: reload,
            departure: Departure(),
            events: EventLog(bus: bus, datacenter: datacenter, node: NodeName(node.name), local: local),
            federation: Federation(configuration, node: node, bus: bus, connect: connectWide, logger: logger),
            logger: logger,
            operatorBus: operatorBus
        )
        (responder, certificate) = (NameResponder(context), try .wanted(by: configuration, logger: logger))
        server = HTTPServer(try RequestPipeline(of: context))
        adopted = try Self.loadDefinitions(into: local, from: registrations, configuration)
    }

    /// Keeps the catalog as this agent's own node is.
    private static func sync(
        _ node: OwnNode,
        _ store: LocalStore,
        _ client: ServiceClient,
        _ catalog: StateSource<CatalogState>,
        _ ownTokens: OwnTokens,
        _ configuration: AgentConfiguration,
        _ logger: Logger
    ) -> SyncEngine {
        SyncEngine(
            store: store,
            client: CatalogClient(client),
            catalog: catalog,
            node: NodeIdentity.catalogNode(node, configuration),
            ownServices: NodeIdentity.ownServices(configuration),
            ownTokens: ownTokens,
            logger: logger
        )
    }

    /// Everything that is served, for tests.
    package var table: EndpointTable { server.pipeline.table }

    /// What a request needs, by what its endpoint declares, for tests; empty when it needs nothing.
    package func declaredNeeds(of request: APIRequest) -> [Access] { server.pipeline.declaredNeeds(of: request) }

    /// What the HTTP API has to bear now.
    package var httpLoad: HTTPLoad { server.load }

    /// Answers a request as the HTTP server would, for tests.
    package func respond(to given: APIRequest) async -> APIResponse {
        var request = given
        return await server.pipeline.answer(waitingFor: &request)
    }

    /// What came of a request that was begun: an answer, or a wait that can be given up.
    package enum Begun: Sendable {
        case answered(APIResponse)
        case waiting(giveUp: @Sendable () -> Void)
    }

    /// Begins a request as the HTTP server would, for tests that look who is woken; the closure is called when its wait is over.
    package func begin(_ request: APIRequest, _ body: @escaping @Sendable () -> Void) async -> Begun {
        let answer = await server.pipeline.respond(to: request)
        guard let wait = answer.wait else { return .answered(answer) }
        return .waiting(giveUp: wait.begin(body))
    }

    /// Every endpoint on which requests wait for an index: method and pattern.
    package var waitingEndpoints: [String] {
        server.pipeline.table.endpoints.filter(\.waitsForIndex).map { "\($0.method.rawValue) \($0.path.description)" }
            .sorted()
    }

    /// The port of the HTTP API once it listens; nil after `timeout`.
    package func port(timeout: Duration) async -> Int? { await listening.value(timeout: timeout) }

    /// The port of the HTTP API over TLS once it listens; nil after `timeout`.
    package func securePort(timeout: Duration) async -> Int? { await securelyListening.value(timeout: timeout) }

    /// The port of the DNS server once it listens; nil after `timeout`.
    package func namePort(timeout: Duration) async -> Int? { await namesListening.value(timeout: timeout) }

    /// Why the agent cannot answer now; nil when it can.
    package var problem: String? {
        let views = [
            ("catalog", context.catalog.view.isReady), ("config-entry", context.configEntries.view.isReady),
            ("peering", context.peerings.view.isReady), ("certificate-authority", context.authority.view.isReady),
        ]
        let missing = views.filter { !$0.1 }.map(\.0)
        return missing.isEmpty ? nil : "waiting for the state of: \(missing.joined(separator: ", "))"
    }

    /// The parts of the process.
    package var services: [any Service] {
        let service = self
        let configuration = context.configuration
        var parts: [any Service] = [LoopService { try await service.runLoops() }]
        if configuration.ports.http >= 0 {
            parts += interface(at: configuration.httpAddress, configuration.ports.http, nil, listening)
        }
        if let certificate {
            parts.append(LoopService { try await certificate.run() })
            parts += interface(
                at: configuration.httpsAddress,
                configuration.ports.https,
                certificate,
                securelyListening
            )
        }
        if configuration.ports.dns >= 0 { parts.append(nameServer) }
        return parts
    }

    /// The HTTP API at each of its addresses, which are those of `client_addr` where it has none of its own.
    private func interface(
        at address: String,
        _ port: Int,
        _ certificate: HTTPSCertificate?,
        _ listening: ListeningPort
    ) -> [any Service] {
        let logger = context.logger
        let text = address.isEmpty ? context.configuration.clientAddress : address
        return ListenAddress.list(text).map { address in
            server.service(address, port: max(0, port), certificate: certificate) { shown, port in
                logger.info(
                    "the HTTP API listens\(certificate == nil ? "" : " with TLS")",
                    metadata: [LogKey.address: "\(shown)"]
                )
                if let port { listening.set(port) }
            }
        }
    }

    private var nameServer: NameServer {
        let (configuration, logger, listening) = (context.configuration, context.logger, namesListening)
        let host = ListenAddress.firstHost(
            of: configuration.dnsAddress.isEmpty ? configuration.clientAddress : configuration.dnsAddress
        )
        return NameServer(
            responder: responder,
            limits: configuration.nameLimits,
            host: host,
            port: configuration.ports.dns,
            logger: logger
        ) { port in
            logger.info("the DNS server listens", metadata: [LogKey.address: "\(host):\(port)"])
            listening.set(port)
        }
    }

    private func runLoops() async throws {
        let runner = try CheckRunner(context: context)
        context.reload.isBegun.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await catalog.run() }
            group.addTask { try await configEntries.run() }
            group.addTask { try await peerings.run() }
            group.addTask { try await authority.run() }
            group.addTask { await context.registrations.run() }
            group.addTask { await context.audit.run() }
            group.addTask { try await adopted.written() }
            group.addTask { try await context.sync.run() }
            group.addTask { await context.restorer.resume() }
            group.addTask { await compareAfterRestoring() }
            group.addTask {
                while true {
                    NodeHeartbeat.tell(context.node.name, on: bus, in: context.configuration.datacenter)
                    try await Task.sleep(for: NodeHeartbeat.interval)
                }
            }
            group.addTask { try await context.events.run() }
            group.addTask {
                try await FederationServer(
                    federation: context.federation,
                    pipeline: server.pipeline,
                    responder: responder
                )
                .run()
            }
            group.addTask { try await runner.run() }
            group.addTask { await WatchRunner(context: context, pipeline: server.pipeline, runner: runner).run() }
            group.addTask { try await BootstrapEntries(context: context).run() }
            defer { group.cancelAll() }
            while try await group.next() != nil { try Task.checkCancellation() }
        }
    }

    /// A restored catalog lacks what was registered here since it was saved.
    private func compareAfterRestoring() async {
        var floor: UInt64 = 0
        for await update in context.catalog.view.updates() where update.version.state.floor > floor {
            floor = update.version.state.floor
            await context.sync.compareAll()
        }
    }

    /// Takes what was kept on disk, then what the files define; files win.
    ///
    /// - Returns: When the disk has forgotten what a file says now.
    /// - Throws: `unavailable` when the disk refuses, `badRequest` naming the definition that is wrong.
    private static func loadDefinitions(
        into local: LocalStore,
        from log: RegistrationLog,
        _ configuration: AgentConfiguration
    ) throws(MeshError) -> RegistrationLog.Ticket {
        let kept = try log.open()
        return try local.change { (state, now) throws(MeshError) in
            for change in kept {
                switch change {
                case .putService(let local): state.put(local)
                case .putCheck(let local): state.put(local, now: now)
                case .setSidecarPort(let id, let port): state.remember(sidecarPort: port, of: id)
                case .setHealth, .deleteService, .deleteCheck, .deleteSidecarPort: break
                }
            }
            var changes = try state.adopt(
                services: configuration.services,
                checks: configuration.checks,
                token: configuration.acl.tokens.configFileRegistration,
                ports: configuration.ports.sidecar,
                now: now
            )
            // The health of checks of files, which are there only now.
            for case .setHealth(let health) in kept {
                let id = health.checkID
                if state.restore(health, now: now) {
                    if changes.contains(.deleteCheck(id)) { changes.append(.setHealth(health)) }
                } else if state.checks[id]?.origin != .api {
                    changes.append(.deleteCheck(id))
                }
            }
            return log.enqueue(changes)
        }
    }
}

/// The port that a server got.
final class ListeningPort: Sendable {
    private let port = Mutex<Int?>(nil)

    func set(_ value: Int) { port.withLock { $0 = value } }

    func value(timeout: Duration) async -> Int? {
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline {
            if let port = port.withLock({ $0 }) { return port }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }
}
