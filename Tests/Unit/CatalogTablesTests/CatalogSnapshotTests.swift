import CatalogContract
import CatalogTables
import MeshDomain
import MeshState
import TestSeeds
import Testing

@Suite struct `Snapshots of the catalog` {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a state restored from its snapshot is the same and stays so`(_ seed: UInt64) throws {
        var source = RandomChanges(seed: seed)
        var (written, index) = (CatalogState(), UInt64(0))
        for _ in 0..<Int.random(in: 1...120, using: &source.generator) {
            index += 1
            _ = apply(source.next(), at: index, to: &written)
        }
        var restored = CatalogState()
        for row in written.snapshot() {
            restored.restore(try CatalogCodec.decode(try CatalogCodec.encode(row)))
        }
        try expectSame(restored, written)
        // Also what happens next is the same.
        for _ in 0..<60 {
            index += 1
            let change = source.next()
            #expect(apply(change, at: index, to: &restored) == apply(change, at: index, to: &written))
        }
        try expectSame(restored, written)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `changes that went through the journal have the same effect`(_ seed: UInt64) throws {
        var source = RandomChanges(seed: seed)
        var (direct, travelled) = (CatalogState(), CatalogState())
        for index in 1...150 as ClosedRange<UInt64> {
            let change = source.next()
            let decoded = try CatalogCodec.decode(try CatalogCodec.encode(change))
            #expect(decoded == change)
            #expect(apply(change, at: index, to: &direct) == apply(decoded, at: index, to: &travelled))
        }
        try expectSame(travelled, direct)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `a change that touches nothing changes nothing and indexes never go down`(_ seed: UInt64) {
        var source = RandomChanges(seed: seed)
        var state = CatalogState()
        for index in 1...150 as ClosedRange<UInt64> {
            let before = state
            let touched = apply(source.next(), at: index, to: &state)
            #expect(touched.isEmpty == (state.snapshot() == before.snapshot()))
            for topic in RandomChanges.topics {
                let (old, new) = (before.index(of: topic), state.index(of: topic))
                // Not `#expect`, which takes its time in a loop of this size.
                if new < old { Issue.record("\(topic) fell from \(old) to \(new)") }
                if touched.contains(topic), new != index { Issue.record("\(topic) is at \(new), not at \(index)") }
            }
        }
    }

    private func apply(_ change: CatalogChange, at index: UInt64, to state: inout CatalogState) -> Set<CatalogTopic> {
        var touched = Set<CatalogTopic>()
        state.apply(change, index: index, touched: &touched)
        return touched
    }

    private func expectSame(_ left: CatalogState, _ right: CatalogState) throws {
        #expect(left.snapshot() == right.snapshot())
        #expect(left.instanceCount == right.instanceCount)
        #expect(left.freedVirtualOffsets == right.freedVirtualOffsets)
        #expect(left.highestVirtualOffset == right.highestVirtualOffset)
        for topic in RandomChanges.topics where left.index(of: topic) != right.index(of: topic) {
            Issue.record("\(topic): \(left.index(of: topic)) and \(right.index(of: topic))")
        }
        for peer in RandomChanges.peers {
            #expect(left.serviceNames(peer: peer) == right.serviceNames(peer: peer))
            #expect(left.meshServiceNames(peer: peer) == right.meshServiceNames(peer: peer))
            #expect(left.gateways(.meshGateway, peer: peer) == right.gateways(.meshGateway, peer: peer))
            for name in right.serviceNames(peer: peer) + RandomChanges.services {
                let key = ServiceKey(peer: peer, name: name)
                #expect(left.instances(of: key) == right.instances(of: key))
                #expect(left.meshInstances(of: key) == right.meshInstances(of: key))
            }
        }
        for id in RandomChanges.ids { #expect(left.node(withID: id) == right.node(withID: id)) }
    }
}

/// Changes of a small catalog, the same for the same seed.
struct RandomChanges {
    static let peers = ["", "east"]
    static let nodes = ["n1", "n2", "n3"]
    static let services = ["web", "db", "api"]
    static let ids = ["", "id-1", "id-2"]
    static let topics: [CatalogTopic] =
        [.nodes, .services, .checks, .virtualAddresses, .staged, .keys, .sessions, .queries, .autopilot]
        + peers.flatMap { peer in
            nodes.map { CatalogTopic.node(NodeKey(peer: peer, name: $0)) }
                + services.flatMap { [service($0, peer: peer), connect($0, peer: peer)] }
                + [service("mgw", peer: peer), .kind(.meshGateway, Origin(peer: peer))]
        }

    var generator: SeededNumbers

    init(seed: UInt64) { generator = SeededNumbers(seed: seed) }

    /// Ids and names belong together, as the rules see to.
    private mutating func queryChange() -> CatalogChange {
        let name = pick(["q1", "q2"])
        let query = PreparedQuery(
            id: QueryID(name),
            name: NameText(name),
            session: pick([nil, SessionID("s1")]),
            template: QueryTemplate(type: pick(["", QueryTemplate.prefixMatch])),
            subject: QuerySubject(service: "web")
        )
        return pick([.query(.put(query)), .query(.delete(query.id))])
    }

    mutating func next() -> CatalogChange {
        let peer = pick(Self.peers)
        let name = pick(Self.nodes)
        let key = NodeKey(peer: peer, name: name)
        switch Int.random(in: 0..<31, using: &generator) {
        case 0...3:
            // Ids belong to one node, as registrations see to.
            let id = Bool.random(using: &generator) && peer.isEmpty && name != "n3" ? "id-\(name.dropFirst())" : ""
            let meta = Bool.random(using: &generator) ? ["rack": pick(["a", "b"])] : nil
            return .putNode(Node(id: id, name: name, peer: peer, address: pick(["10.0.0.1", "10.0.0.2"]), meta: meta))
        case 4: return .deleteNode(key)
        case 5...10: return .putService(node: name, anyInstance(peer: peer))
        case 11...12: return .deleteService(InstanceKey(node: key, id: pick(["a", "b", "c"])))
        case 13...15:
            let status = pick([HealthStatus.passing, .warning, .critical])
            return .putCheck(
                HealthCheck(
                    node: name,
                    checkID: pick(["c1", "c2"]),
                    status: status,
                    serviceID: pick(["", "a", "b"]),
                    peer: peer
                )
            )
        case 20...21:
            let part = UInt32.random(in: 1...3, using: &generator)
            let row = CatalogChange.putService(node: name, anyInstance(peer: peer))
            return .stage(ServiceRef(peer: peer, name: pick(Self.services)), part: part, rows: [row])
        case 22:
            let key = ServiceRef(peer: peer, name: pick(Self.services))
            return Bool.random(using: &generator) ? .showStaged(key) : .dropStaged(key)
        case 23...25:
            let key = KVKey(pick(["k/a", "k/b", "l"]))
            let session = pick([nil, SessionID("s1"), SessionID("s2")])
            return pick([
                .kv(.put(KVEntry(key: key, value: [pick([1, 2])], session: session))), .kv(.delete(key)),
                .kv(.deleteAll(below: KVKey("k/"))),
            ])
        case 26...27:
            let id = SessionID(pick(["s1", "s2"]))
            return pick([
                .session(.put(Session(id: id, node: NodeName(name), ttl: pick(["", "10s"])))), .session(.delete(id)),
            ])
        case 28...29: return queryChange()
        case 30:
            var configuration = AutopilotConfiguration()
            configuration.minimumQuorum = pick([1, 2])
            return .putAutopilot(configuration)
        case 16: return .deleteCheck(CheckKey(node: key, id: ScopedID(pick(["c1", "c2"]))))
        case 17...18:
            let service = ServiceKey(peer: peer, name: pick(Self.services))
            // Every service has an offset of its own, so that no two ever share one.
            let place = (Self.services.firstIndex(of: service.folded.text) ?? 0) + (peer.isEmpty ? 1 : 4)
            return .assignVirtualAddress(service, offset: UInt32(place + pick([0, 6])))
        default: return .releaseVirtualAddress(ServiceKey(peer: peer, name: pick(Self.services)))
        }
    }

    private mutating func anyInstance(peer: String) -> NodeService {
        let id = pick(["a", "b", "c"])
        let name = pick(Self.services)
        let port = pick([80, 81])
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            return NodeService(
                kind: .connectProxy,
                id: id,
                service: name + "-sidecar-proxy",
                taggedAddresses: ["lan": ServiceAddress(address: "10.0.0.1", port: port)],
                port: port,
                proxy: ProxyConfiguration(destinationServiceName: name),
                peer: peer
            )
        case 1: return NodeService(kind: .meshGateway, id: id, service: "mgw", port: port, peer: peer)
        case 2: return instance(name, id: id, peer: peer, port: port, native: true)
        default: return instance(name, id: id, peer: peer, port: port)
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }
}
