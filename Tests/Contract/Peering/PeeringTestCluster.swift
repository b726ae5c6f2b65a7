import ACLContract
import AuthorityContract
import AuthorityTables
import BusSchema
import CatalogContract
import CatalogService
import CatalogTables
import Certificates
import ConfigEntryContract
import ConfigEntryTables
import Glibc
import Logging
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import SchemaRuntime
import Synchronization
import TestSupport

/// One cluster with real peering replicas; config entries and authority are small stand-ins on real ledgers, and of the catalog
/// only what takes imports is there.
final class PeeringTestCluster: Sendable {
    /// What the cluster runs on.
    enum Kind: String, Sendable, CaseIterable {
        case memory
        case nats
    }

    let datacenter: String
    let catalog: Ledger<CatalogCodec>
    let entries: Ledger<ConfigEntryChangeCodec>
    let client: PeeringClient
    let catalogClient: CatalogClient
    let peerings: Follower<PeeringCodec>
    private let authority: Ledger<AuthorityCodec>
    private let signer: SigningAuthority
    private let clusterID: String
    private let server: NATSServer?
    private let hub: InMemoryBusHub?
    private let journals: [BusService: InMemoryJournal]
    private let bus: any MessageBus
    private let host: ServiceHost
    private let imports = Mutex<ServiceHost?>(nil)
    private let refused = Counter()
    private let heard = Mutex<[String: Set<Int64>]>([:])
    private let replicas = Mutex<[Int: (replica: PeeringReplica, task: Task<Void, any Error>)]>([:])

    init(_ kind: Kind, datacenter: String, clusterID: String) async throws {
        self.datacenter = datacenter
        self.clusterID = clusterID
        server = kind == .nats ? try await NATSServer() : nil
        hub = kind == .memory ? InMemoryBusHub() : nil
        journals = Dictionary(uniqueKeysWithValues: BusService.allCases.map { ($0, InMemoryJournal()) })
        bus = try await Self.connect(hub, server)
        let logger = Logger(label: datacenter)
        let (bus, server, journals) = (bus, server, journals)
        func journal(_ service: BusService) -> any Journal {
            if server != nil {
                return JetStreamJournal(bus: bus, datacenter: datacenter, service: service, settings: .creating)
            }
            return journals[service] ?? InMemoryJournal()
        }
        catalog = Ledger(
            service: .catalog,
            name: "catalog",
            bus: bus,
            datacenter: datacenter,
            journal: journal(.catalog),
            feed: .identity,
            logger: logger
        )
        entries = Ledger(
            service: .configEntry,
            name: "entries",
            bus: bus,
            datacenter: datacenter,
            journal: journal(.configEntry),
            feed: .identity,
            logger: logger
        )
        authority = Ledger(
            service: .authority,
            name: "authority",
            bus: bus,
            datacenter: datacenter,
            journal: journal(.authority),
            feed: .identity,
            logger: logger
        )
        signer = try SigningAuthority.makeRoot(
            clusterID: clusterID,
            label: "root1",
            serial: 1,
            key: CertificateKey.generate(),
            now: Self.wallClock()
        )
        client = PeeringClient(ServiceClient(bus: bus, datacenter: datacenter))
        catalogClient = CatalogClient(ServiceClient(bus: bus, datacenter: datacenter))
        peerings = Follower(service: .peering, bus: bus, datacenter: datacenter, logger: logger)
        host = ServiceHost(bus: bus, datacenter: datacenter)
    }

    private static func connect(_ hub: InMemoryBusHub?, _ server: NATSServer?) async throws -> any MessageBus {
        if let hub { return hub.connect() }
        return try await NATSBus.connect(NATSSettings(urls: [server?.url ?? ""], name: "test"))
    }

    static func wallClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }

    /// Runs the stand-ins and a follower of the peerings.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.catalog.run() }
            group.addTask { try await self.entries.run() }
            group.addTask { try await self.authority.run() }
            group.addTask { try await self.peerings.run() }
            defer {
                group.cancelAll()
                replicas.withLock { for (_, replica) in $0 { replica.task.cancel() } }
                server?.kill()
            }
            try await serve()
            try await writeRoots()
            try await group.next()
        }
    }

    private func writeRoots() async throws {
        let root = try signer.certificate.root(clusterID: clusterID, active: true)
        let roots = CARoots(
            trustDomain: SpiffeID.trustDomain(clusterID: clusterID),
            activeRootID: root.id,
            roots: [root]
        )
        _ = try await authority.write(CallContext()) { draft in
            draft.record(.putRoots(roots))
            return []
        }
    }

    private func serve() async throws {
        let signer = signer
        try await host.serve(AuthorityMethods.signServer) { request, _ throws(MeshError) in
            do {
                let csr = try CertificateRequest(pem: request.csrPEM)
                let uri = csr.names.uris.first ?? ""
                let leaf = try signer.issue(
                    to: SpiffeID(parsing: uri),
                    publicKey: csr.publicKey,
                    dnsNames: csr.names.dnsNames,
                    serial: 7,
                    now: Self.wallClock()
                )
                return AuthorityWire.SignReply(
                    serialNumber: "07",
                    certPEM: leaf.pem,
                    uri: uri,
                    validAfter: leaf.notBefore,
                    validBefore: leaf.notAfter
                )
            } catch { throw MeshError(.internalFault, "\(error)") }
        }
        try await serveImports()
    }

    /// Takes imports as the catalog does.
    func serveImports() async throws {
        let fresh = ServiceHost(bus: host.bus, datacenter: datacenter)
        try await CatalogImports(ledger: catalog).serve(on: fresh)
        await replaceImports(by: fresh)
    }

    /// How often an import was refused while there was no catalog.
    var importAttempts: Int { refused.count.withLock { $0 } }

    /// How many heartbeats of a peer are known to have come.
    func heartbeats(of peer: String) -> Int {
        let last = peerings.view.current.state.peering(named: peer)?.stream.lastHeartbeatNanoseconds
        return heard.withLock { heard in
            if let last { heard[peer, default: []].insert(last) }
            return heard[peer]?.count ?? 0
        }
    }

    /// Takes no imports any more, as if the catalog were away.
    func refuseImports() async throws {
        let fresh = ServiceHost(bus: host.bus, datacenter: datacenter)
        await replaceImports(by: fresh)
        let refused = refused
        try await fresh.serve(CatalogMethods.importServices) { _, _ throws(MeshError) in
            refused.count.withLock { $0 += 1 }
            throw MeshError(.unavailable, "the catalog is away")
        }
        try await fresh.serve(CatalogMethods.retainImported) { _, _ throws(MeshError) in
            refused.count.withLock { $0 += 1 }
            throw MeshError(.unavailable, "the catalog is away")
        }
    }

    private func replaceImports(by host: ServiceHost) async {
        let earlier = imports.withLock { imports in
            defer { imports = host }
            return imports
        }
        await earlier?.finish(within: .seconds(1))
    }

    // MARK: - Replicas

    /// Starts a peering replica on a free port.
    @discardableResult
    func start(
        _ number: Int,
        advertise: [String] = [],
        port: Int = 0,
        configure: (inout PeeringSettings) -> Void = { _ in }
    ) async throws -> PeeringReplica {
        let connection = try await Self.connect(hub, server)
        var settings = PeeringSettings(listen: PeerAddress(host: "127.0.0.1", port: port), advertise: advertise)
        settings.replicaTimeout = .milliseconds(1200)
        configure(&settings)
        let journal: any Journal =
            server == nil
            ? journals[.peering] ?? InMemoryJournal()
            : JetStreamJournal(bus: connection, datacenter: datacenter, service: .peering, settings: .creating)
        let replica = PeeringReplica(
            bus: connection,
            datacenter: datacenter,
            journal: journal,
            tokens: OpenTokenResolver(),
            settings: settings,
            logger: Logger(label: "\(datacenter)-\(number)")
        )
        let task = Task { try await replica.run() }
        replicas.withLock { $0[number] = (replica, task) }
        try await until("replica \(number) of \(datacenter) is ready") { replica.missing == nil }
        return replica
    }

    /// Stops a replica as if its process had ended.
    func stop(_ number: Int) async {
        let taken = replicas.withLock { $0.removeValue(forKey: number) }
        taken?.task.cancel()
        _ = await taken?.task.result
    }

    /// The replicas that run.
    func replica(_ number: Int) -> PeeringReplica? { replicas.withLock { $0[number]?.replica } }

    /// The number of the replica that runs a peering's stream.
    func holder(of peer: String) -> Int? {
        let running = replicas.withLock { $0.mapValues(\.replica) }
        for (number, replica) in running.sorted(by: { $0.key < $1.key }) {
            let state = replica.view.current.state
            guard let peering = state.peering(named: peer), let claim = state.claim(of: peering.id) else { continue }
            if claim.replica == replica.name { return number }
        }
        return nil
    }

    // MARK: - Data

    /// Writes rows of the catalog.
    func register(_ changes: [CatalogChange]) async throws {
        _ = try await catalog.write(CallContext()) { draft in
            for change in changes { draft.record(change) }
            return []
        }
    }

    /// Exports services to a peer.
    func export(_ services: [String], to peer: String) async throws {
        let items = services.map { ExportedService(name: $0, consumers: [ServiceConsumer(peer: peer)]) }
        _ = try await entries.write(CallContext()) { draft in
            draft.record(.put(ConfigEntry(body: .exportedServices(ExportedServices(services: items)))))
            return []
        }
    }

    /// Waits until the peering is as wished, as every follower sees it.
    func peering(
        _ name: String,
        within limit: Duration = Patience.long,
        _ isWished: @escaping @Sendable (Peering?) -> Bool
    ) async throws {
        try await wait(for: peerings.view, "peering \(name) in \(datacenter)", within: limit) {
            isWished($0.peering(named: name))
        }
    }

    /// Waits until the names of services that pass through a peering are as wished, as every follower sees them.
    func services(
        _ peer: String,
        _ direction: PeeringServiceNames.Direction,
        within limit: Duration = Patience.long,
        _ areWished: @escaping @Sendable ([String]) -> Bool
    ) async throws {
        try await wait(for: peerings.view, "\(direction) services of \(peer) in \(datacenter)", within: limit) {
            state in
            state.peering(named: peer).map { areWished(state.serviceNames(of: $0.id, direction)) } ?? false
        }
    }

    /// Waits until the instances imported for a service are as wished.
    func imported(
        _ service: String,
        from peer: String,
        within limit: Duration = Patience.long,
        _ isWished: @escaping @Sendable ([CheckServiceNode]) -> Bool
    ) async throws {
        try await wait(for: catalog.view, "import of \(service) in \(datacenter)", within: limit) {
            isWished($0.instances(of: ServiceKey(peer: peer, name: service)))
        }
    }
}

/// A number that several count up.
private final class Counter: Sendable {
    let count = Mutex(0)
}

/// A value did not come in time.
struct TimedOut: Error, CustomStringConvertible {
    var description: String
}

/// Waits for a version of a state.
func wait<State>(
    for view: StateView<State>,
    _ what: String,
    within limit: Duration = Patience.long,
    _ isWished: @escaping @Sendable (State) -> Bool
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            for await update in view.updates() where isWished(update.version.state) { return }
            throw TimedOut(description: "\(what): the view ended")
        }
        group.addTask {
            try await Task.sleep(for: limit)
            throw TimedOut(description: "\(what): not within \(limit)")
        }
        defer { group.cancelAll() }
        try await group.next()
    }
}

/// Waits for something that nobody publishes.
func until(_ what: String, within limit: Duration = Patience.long, _ isTrue: @Sendable () -> Bool) async throws {
    let end = ContinuousClock.now + limit
    while !isTrue() {
        guard ContinuousClock.now < end else { throw TimedOut(description: "\(what): not within \(limit)") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
