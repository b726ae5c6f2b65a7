package import ACLContract
import AccessRules
import AuthorityContract
import BusSchema
import CatalogContract
package import Logging
package import MeshBus
import MeshContracts
import MeshDomain
package import MeshJournal
import MeshRuntime
import PeeringContract
package import PeeringLogic
package import PeeringTables
import SchemaRuntime

/// One replica of the peering service: answers operators, talks to other clusters, keeps the journal, feeds followers.
package struct PeeringReplica: Sendable {
    private let core: PeeringCore
    private let tokens: any TokenResolving
    private let requests: PeeringRequests
    private let status: PeeringStatus
    private let verification: PeeringVerification
    private let tokenRequests: TokenRequests
    private let server: PeerStreamServer
    private let host: ServiceHost

    /// Makes a replica.
    package init(
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        tokens: any TokenResolving,
        settings: PeeringSettings,
        ledgerSettings: LedgerSettings = LedgerSettings(),
        logger: Logger
    ) {
        let client = ServiceClient(bus: bus, datacenter: datacenter)
        let inputs = PeeringInputs(bus: bus, datacenter: datacenter, logger: logger)
        let replica = RandomUUID.make()
        core = PeeringCore(
            ledger: Ledger(
                service: .peering,
                name: "peering",
                bus: bus,
                datacenter: datacenter,
                journal: journal,
                feed: .filtered(PeeringCodec.visible),
                settings: ledgerSettings,
                logger: logger
            ),
            inputs: inputs,
            catalog: CatalogClient(client),
            datacenter: datacenter,
            settings: settings,
            replica: replica,
            presence: ReplicaPresence(
                bus: bus,
                datacenter: datacenter,
                replica: replica,
                timeout: settings.replicaTimeout
            ),
            streams: StreamRegistry(),
            ownAddresses: OwnAddresses(advertised: settings.advertise),
            logger: logger
        )
        self.tokens = tokens
        requests = PeeringRequests(core: core, tokens: tokens)
        status = PeeringStatus(core: core, tokens: tokens, client: client)
        verification = PeeringVerification(core: core, tokens: tokens, client: client)
        tokenRequests = TokenRequests(core: core, tokens: tokens)
        let certificate = ServerCertificate(
            authority: AuthorityClient(client),
            inputs: inputs,
            datacenter: datacenter,
            logger: logger
        )
        server = PeerStreamServer(core: core, certificate: certificate)
        host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger)
    }

    /// The newest state, for tests and readiness.
    package var view: StateView<PeeringTablesState> { core.ledger.view }

    /// This replica's name in claims, new with every start.
    package var name: String { core.replica }

    /// Where streams of other clusters are taken; nil before it listens.
    package var listenAddress: PeerAddress? { core.ownAddresses.listeningAddress }

    /// Why the replica cannot do its work now; nil when it can.
    package var missing: String? {
        if let reason = core.ledger.unreadiness { return reason }
        if let missing = core.inputs.missing { return missing }
        if !server.certificate.isReady { return "the certificate authority has not issued the server's certificate" }
        return listenAddress == nil ? "the server does not listen yet" : nil
    }

    /// Answers requests and runs streams until cancelled; the journal is kept until all streams have ended and all requests
    /// it has are answered.
    package func run() async throws {
        let (core, server) = (core, server)
        try await host.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await core.ledger.run() }
                group.addTask { try await core.inputs.run() }
                defer { group.cancelAll() }
                try await group.next()
            }
        } begin: {
            try await core.ledger.view.ready(timeout: .seconds(120))
            try await serve()
        } beside: {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await core.presence.run() }
                group.addTask { try await PeeringKeeper(core: core).run() }
                group.addTask { try await server.run() }
                group.addTask { try await PeeringMetrics(core: core).run() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func serve() async throws(MeshError) {
        let requests = requests
        try await host.serve(PeeringMethods.generateToken) { request, context throws(MeshError) in
            try await requests.generateToken(request, context)
        }
        try await host.serve(PeeringMethods.establish, concurrency: 64) { request, context throws(MeshError) in
            try await requests.establish(request, context)
        }
        try await host.serve(PeeringMethods.delete) { request, context throws(MeshError) in
            try await requests.delete(request, context)
        }
        let status = status
        try await host.serve(PeeringMethods.status, concurrency: 16, limit: 1024) {
            request,
            context throws(MeshError) in
            try await status.answer(request, context)
        }
        try await host.serve(
            PeeringMethods.status(of: core.replica),
            concurrency: 16,
            limit: 1024,
            replica: core.replica
        ) { request, context throws(MeshError) in
            try await status.answerHere(request, context)
        }
        try await serveOwn()
        let tokens = tokens
        // Claims are about replicas that run now: all streams begin anew, and bring again what the peers export.
        let rules = SnapshotRules<PeeringTablesState>(secrecy: .sealed(core.settings.snapshotKey)) {
            context throws(MeshError) in
            try await tokens.resolve(context.token).require(.aclWrite)
        } adapt: { restoring in
            restoring.rows.filter { row in
                if case .putClaim = row { false } else { true }
            }
        }
        try await core.ledger.serveSnapshots(on: host, rules)
    }

    /// What Consul has not: tokens as things, and comparing both sides.
    private func serveOwn() async throws(MeshError) {
        let (tokenRequests, verification) = (tokenRequests, verification)
        try await host.serve(PeeringMethods.tokens) { request, context throws(MeshError) in
            try await tokenRequests.list(request, context)
        }
        try await host.serve(PeeringMethods.revokeTokens) { request, context throws(MeshError) in
            try await tokenRequests.revoke(request, context)
        }
        try await host.serve(PeeringMethods.verify, concurrency: 4) { request, context throws(MeshError) in
            try await verification.answer(request, context)
        }
        try await host.serve(
            PeeringMethods.verify(of: core.replica),
            concurrency: 4,
            replica: core.replica
        ) { request, context throws(MeshError) in try await verification.answerHere(request, context) }
    }
}
