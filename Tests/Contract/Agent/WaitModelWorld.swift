import AgentService
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshJournal
import MeshState
import PeeringTables
import TestSeeds

/// All states that an agent follows, with random changes that are the same for the same seed, published to its views at once.
struct WaitModelWorld {
    private let context: AgentContext
    private var catalog = CatalogState()
    private var entries = ConfigEntryState()
    private var peerings = PeeringTablesState()
    private var authority = AuthorityState()
    private(set) var index: UInt64 = 0
    private var numbers: SeededNumbers
    /// Topics whose description has this in it are not told as touched.
    var forgotten: String?

    /// Publishes the empty states, so that reads are answered.
    init(_ context: AgentContext, seed: UInt64) {
        self.context = context
        numbers = SeededNumbers(seed: seed)
        context.catalog.view.publish(Version(state: catalog, sequence: 1, index: 0), touched: nil)
        context.configEntries.view.publish(Version(state: entries, sequence: 1, index: 0), touched: nil)
        context.peerings.view.publish(Version(state: peerings, sequence: 1, index: 0), touched: nil)
        let root = CARoots(trustDomain: "t.consul", activeRootID: "r0", roots: [Self.root(0, isActive: true)])
        var touched: Set<AuthorityTopic> = []
        authority.apply(.putRoots(root), index: 0, touched: &touched)
        context.authority.view.publish(Version(state: authority, sequence: 1, index: 0), touched: nil)
    }

    /// One change of one state.
    ///
    /// - Returns: What was changed, for the report of a failure.
    mutating func step() -> String {
        index += 1
        switch Int.random(in: 0..<24, using: &numbers) {
        case 20..<24: return publish([keyChange()], &catalog, context.catalog.view)
        case 0..<13:
            // One at a time: a transaction that takes back what it did touches what it leaves as it was.
            return publish([catalogChange()], &catalog, context.catalog.view)
        case 13..<17: return publish([entryChange()], &entries, context.configEntries.view)
        case 17..<19: return publish([peeringChange()], &peerings, context.peerings.view)
        default: return publish([.putRoots(roots())], &authority, context.authority.view)
        }
    }

    /// Heartbeats of a peering: the one change that is shown and wakes nobody.
    mutating func heartbeat() {
        guard var peering = peerings.peering(named: "east") else { return }
        index += 1
        peering.stream.lastHeartbeatNanoseconds = Int64(index) * 1_000_000_000
        _ = publish([.putPeering(peering)], &peerings, context.peerings.view)
    }

    private func publish<State: ReplicatedState>(
        _ changes: [State.Change],
        _ state: inout State,
        _ view: StateView<State>
    ) -> String {
        var touched = Touched<State.Topic>()
        for change in changes { state.apply(change, index: index, touched: &touched) }
        if let forgotten {
            let told = touched.topics.filter { !String(reflecting: $0).contains(forgotten) }
            touched = Touched()
            touched.formUnion(told)
        }
        view.publish(Version(state: state, sequence: view.current.sequence + 1, index: index), touched: touched)
        return "\(changes)"
    }

    // MARK: - Catalog

    /// Few names, so that most changes meet something; one of them looks like the beginning of another node's id.
    private static let nodes = ["n1", "n2", "abcd"]
    private static let services = ["web", "db", "api"]
    static let queries = (1...3).map { "00000000-0000-0000-0000-00000000000\($0)" }

    private mutating func catalogChange() -> CatalogChange {
        let peer = pick(["", "", "", "east"])
        let name = pick(Self.nodes)
        let key = NodeKey(peer: peer, name: name)
        switch Int.random(in: 0..<24, using: &numbers) {
        case 0...3:
            // Ids belong to one node, as registrations see to.
            let id = pick(["", "abcd\(name)-1", "ABCDE\(name)-2"])
            let meta = pick([nil, ["rack": "a"], ["rack": "b"]])
            let address = pick(["10.0.0.1", "10.0.0.2"])
            return .putNode(Node(id: id, name: name, peer: peer, address: address, meta: meta))
        case 4: return .deleteNode(key)
        case 5...12: return .putService(node: name, service(peer: peer))
        case 13...14: return .deleteService(InstanceKey(node: key, id: pick(["a", "b", "c"])))
        case 15...20:
            return .putCheck(
                HealthCheck(
                    node: name,
                    checkID: pick(["c1", "c2", "c3"]),
                    status: pick([.passing, .warning, .critical]),
                    output: pick(["", "text"]),
                    serviceID: pick(["", "a", "b"]),
                    peer: peer
                )
            )
        default: return .deleteCheck(CheckKey(node: key, id: ScopedID(pick(["c1", "c2", "c3"]))))
        }
    }

    private mutating func queryChange() -> CatalogChange {
        let id = QueryID(pick(Self.queries))
        let subject = QuerySubject(service: NameText(pick(["web", "db"])))
        let query = PreparedQuery(id: id, name: NameText("q-\(id)"), subject: subject)
        return Bool.random(using: &numbers) ? .query(.put(query)) : .query(.delete(id))
    }

    /// Two of the keys look alike and are different names.
    private mutating func keyChange() -> CatalogChange {
        let key = KVKey(pick(["a", "a/b", "a/c", "a/c/d", "x/y", "\u{e9}", "e\u{301}"]))
        let session = pick([nil, nil, SessionID("s1")])
        switch Int.random(in: 0..<16, using: &numbers) {
        case 12...15: return queryChange()
        case 0...4:
            return .kv(.put(KVEntry(key: key, value: pick([[], [1], [2]]), flags: pick([0, 7]), session: session)))
        case 5...6: return .kv(.delete(key))
        case 7: return .kv(.deleteAll(below: KVKey(pick(["a/", "x"]))))
        case 8...10:
            let node = NodeName(pick(Self.nodes))
            return .session(
                .put(Session(id: SessionID(pick(["s1", "s2", "s3"])), node: node, ttl: pick(["", "10s"])))
            )
        default: return .session(.delete(SessionID(pick(["s1", "s2", "s3"]))))
        }
    }

    private mutating func service(peer: String) -> NodeService {
        let (id, name, port) = (pick(["a", "b", "c"]), pick(Self.services), pick([80, 81]))
        let tags = pick([nil, ["x"], ["x", "y"], ["y", "y"]])
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0:
            return NodeService(
                kind: .connectProxy,
                id: id,
                service: name + "-sidecar-proxy",
                tags: tags,
                port: port,
                proxy: ProxyConfiguration(destinationServiceName: name),
                peer: peer
            )
        case 1: return NodeService(kind: .meshGateway, id: id, service: "mgw", port: port, peer: peer)
        case 2:
            let native = ServiceConnect(native: true)
            return NodeService(id: id, service: name, tags: tags, port: port, connect: native, peer: peer)
        default:
            return NodeService(id: id, service: pick([name, name.uppercased()]), tags: tags, port: port, peer: peer)
        }
    }

    // MARK: - Config entries

    private mutating func entryChange() -> ConfigEntryChange {
        let name = pick(Self.services)
        let body: ConfigEntryBody
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0...1:
            body = .serviceDefaults(ServiceDefaults(name: name, serviceProtocol: pick(["tcp", "http"])))
        case 2...4:
            let sources = (0..<Int.random(in: 1...2, using: &numbers)).map { _ in
                SourceIntention(
                    name: pick(Self.services + ["*"]),
                    peer: pick(["", "", "east"]),
                    action: pick([.allow, .deny]),
                    precedence: 9
                )
            }
            body = .serviceIntentions(ServiceIntentions(name: pick(Self.services + ["*"]), sources: sources))
        case 5...6:
            let exported = pick(["*", name])
            let consumers = [ServiceConsumer(peer: pick(["east", "west"]))]
            body = .exportedServices(
                ExportedServices(services: [ExportedService(name: exported, consumers: consumers)])
            )
        default: body = .mesh(MeshSettings(meshDestinationsOnly: pick([true, false])))
        }
        if Int.random(in: 0..<4, using: &numbers) == 0 { return .delete(EntryKey(kind: body.kind, name: body.name)) }
        return .put(ConfigEntry(body: body, meta: pick([nil, ["a": "b"]])))
    }

    // MARK: - Peerings and roots

    private mutating func peeringChange() -> PeeringChange {
        let name = pick(["east", "west"])
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: return .deletePeering(id: "id-\(name)")
        case 1...2:
            let service = pick(Self.services)
            return .putServiceNames(
                PeeringServiceNames(
                    peeringID: "id-\(name)",
                    direction: pick([.imported, .exported]),
                    bucket: PeeringServiceNames.bucket(of: service),
                    names: pick([[], [service]])
                )
            )
        case 3:
            return .putTrustBundle(PeeringTrustBundle(peer: name, trustDomain: pick(["t1", "t2"]), rootPEMs: ["PEM"]))
        default:
            let state: PeeringState = pick([.pending, .active, .failing])
            return .putPeering(Peering(id: "id-\(name)", name: name, state: state, meta: pick([[:], ["a": "b"]])))
        }
    }

    private mutating func roots() -> CARoots {
        let active = pick([0, 1])
        let roots = (0...pick([0, 1])).map { Self.root($0, isActive: $0 == active) }
        return CARoots(trustDomain: "t.consul", activeRootID: "r\(active)", roots: roots)
    }

    private static func root(_ number: Int, isActive: Bool) -> CARoot {
        CARoot(
            id: "r\(number)",
            name: "root",
            serialNumber: UInt64(number),
            signingKeyID: "key",
            externalTrustDomain: "t",
            notBeforeSeconds: 0,
            notAfterSeconds: 1,
            rootCertPEM: "PEM \(number)",
            active: isActive
        )
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &numbers)]
    }
}
