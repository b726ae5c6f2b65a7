import MeshDomain
import PeeringLogic

/// Two clusters that export to each other over a stream that breaks, stands still and comes back, while what they export changes
/// and what they import can sometimes not be stored.
///
/// Messages arrive in order or not at all: when the stream breaks, everything under way is lost, in both directions, and each end hears of it at
/// another time. Invariants: no resource goes back to an older content; nothing is removed that the other side still exports;
/// once all is well, each side has exactly what the other one exports, and nothing more is said but heartbeats; a peering that was
/// deleted on one side ends on the other.
struct PeerStreamWorld: World {
    private static let second: Int64 = 1_000_000_000
    private static let names = ["api", "web", "db", "cache"]

    private struct End {
        var session: StreamSession?
        var queue = ImportQueue()
        /// On their way to this end.
        var inbox: [StreamMessage] = []
        var services: [String] = []
        var instances: [String: [CheckServiceNode]] = [:]
        var bundle: ExportPlan.TrustBundle?
        var addresses: [String] = []
        /// When a name was last taken out of what this end exports, by the count of all contents.
        var withdrawn: [String: Int] = [:]
        /// What was stored of the other side.
        var stored: [String: [CheckServiceNode]] = [:]
        var storedBundle: ExportPlan.TrustBundle?
        var storedAddresses: [String] = []
        var isTerminatedByPeer = false
        var hasDeleted = false
        var spoken = 0

        var plan: ExportPlan {
            ExportPlan(
                services: services.sorted(),
                resources: instances.map { ExportPlan.Resource(name: $0.key, instances: $0.value) },
                trustBundle: bundle,
                serverAddresses: addresses
            )
        }
    }

    private enum Side: CaseIterable {
        case dialer
        case acceptor

        var other: Side { self == .dialer ? .acceptor : .dialer }
    }

    private var chance: Chance
    private var dialer = End()
    private var acceptor = End()
    private var now = StreamMoment(steady: 1_000_000_000, wall: 1_000_000_000)
    /// Counts contents, so that a later one has a higher number.
    private var contents = 0
    /// Messages stay where they are.
    private var isStill = false
    private var dialsAt: Int64 = 0
    private var isCalm = false

    init(chance: Chance) {
        self.chance = chance
        dialer.bundle = ExportPlan.TrustBundle(trustDomain: "d", rootPEMs: ["0"])
        acceptor.bundle = ExportPlan.TrustBundle(trustDomain: "a", rootPEMs: ["0"])
        acceptor.addresses = ["10.0.0.1:8503"]
    }

    private func end(_ side: Side) -> End { side == .dialer ? dialer : acceptor }

    private mutating func with<Result>(_ side: Side, _ body: (inout End) throws -> Result) rethrows -> Result {
        switch side {
        case .dialer: try body(&dialer)
        case .acceptor: try body(&acceptor)
        }
    }

    // MARK: - Steps

    mutating func step() throws {
        let side: Side = chance.happens(50) ? .dialer : .acceptor
        switch chance.below(100) {
        case 0..<45: try deliver(to: side)
        case 45..<60: try importSome(at: side)
        case 60..<78: try change(at: side)
        case 78..<92: try pass(Int64(chance.below(3)) * Self.second + 200_000_000)
        case 92..<95: isStill.toggle()
        case 95..<97: breakStream()
        default: try hear(of: side)
        }
    }

    /// Time passes at both ends; who has no stream dials.
    private mutating func pass(_ time: Int64) throws {
        now.steady += time
        now.wall += time
        for side in Side.allCases { try apply(.tick, at: side) }
        if dialer.session == nil, !dialer.hasDeleted, !dialer.isTerminatedByPeer, now.steady >= dialsAt { try dial() }
    }

    /// A new stream; an end that has not heard of the end of the old one drops it now.
    private mutating func dial() throws {
        guard !isStill, !acceptor.hasDeleted, !acceptor.isTerminatedByPeer else { return }
        let moment = now
        for side in Side.allCases {
            with(side) { end in
                end.inbox = []
                end.queue = ImportQueue()
                let role: StreamSession.Role =
                    side == .dialer ? .dialer(peerID: "p", secret: SecretID("s"), datacenter: "dc1") : .acceptor
                let known = end.stored.keys.filter { !$0.hasSuffix(ExportPlan.proxySuffix) }.sorted()
                end.session = StreamSession(
                    role: role,
                    now: moment,
                    importedServices: known.isEmpty ? nil : known,
                    resumes: true
                )
            }
        }
        for side in Side.allCases {
            try apply(.started, at: side)
            try apply(.exports(end(side).plan, changed: nil), at: side)
        }
    }

    private mutating func breakStream() {
        // What is under way is lost; who hears of it, and when, is chance.
        dialer.inbox = []
        acceptor.inbox = []
        let heard: Side = chance.happens(50) ? .dialer : .acceptor
        with(heard) { $0.session = nil }
        let otherHears = chance.happens(50)
        with(heard.other) { if otherHears { $0.session = nil } }
        dialsAt = now.steady + Int64(chance.below(3)) * Self.second
    }

    /// An end whose other end is gone hears of it.
    private mutating func hear(of side: Side) throws {
        guard end(side.other).session == nil, end(side).session != nil else { return }
        try apply(.ended("the other end is gone"), at: side)
    }

    private mutating func deliver(to side: Side) throws {
        guard !isStill, end(side).session != nil, !end(side).inbox.isEmpty else { return }
        let message = with(side) { $0.inbox.removeFirst() }
        try apply(.received(message), at: side)
    }

    private mutating func apply(_ event: StreamSession.Event, at side: Side) throws {
        guard var session = end(side).session else { return }
        let effects = session.apply(event, at: now)
        with(side) { $0.session = session }
        for effect in effects {
            switch effect {
            case .send(let message):
                if message != .heartbeat { with(side) { $0.spoken += 1 } }
                // Who has no stream at the other end speaks into nothing.
                if end(side.other).session != nil { with(side.other) { $0.inbox.append(message) } }
            case .store(let wish):
                let replaced = with(side) { $0.queue.add(wish) }
                if let replaced { try apply(.imported(replaced, failure: nil), at: side) }
            case .terminatedByPeer: with(side) { $0.isTerminatedByPeer = true }
            case .statusChanged, .refused: break
            case .end:
                with(side) { $0.session = nil }
                dialsAt = now.steady + Self.second
            }
        }
    }

    // MARK: - Changes

    private mutating func change(at side: Side) throws {
        let name = Self.names[chance.below(Self.names.count)]
        let proxy = name + ExportPlan.proxySuffix
        var changed: Set<String> = [name, proxy]
        contents += 1
        let content = contents
        let (kind, count) = (chance.below(12), chance.below(3))
        with(side) { end in
            switch kind {
            case 0..<5:
                if !end.services.contains(name) { end.services.append(name) }
                end.instances[name] = (0...count).map { Self.instance(of: name, number: $0, content: content) }
            case 5, 6: end.instances[name] = end.services.contains(name) ? [] : nil
            case 7 where end.services.contains(name):
                end.instances[proxy] = [Self.instance(of: proxy, number: 0, content: content)]
            case 8 where end.instances[proxy] != nil:
                end.instances[proxy] = nil
                end.withdrawn[proxy] = content
            case 9:
                end.services.removeAll { $0 == name }
                for gone in [name, proxy] where end.instances[gone] != nil {
                    end.instances[gone] = nil
                    end.withdrawn[gone] = content
                }
            case 10:
                end.bundle = ExportPlan.TrustBundle(trustDomain: side == .dialer ? "d" : "a", rootPEMs: ["\(content)"])
                changed = []
            case 11 where side == .acceptor:
                end.addresses = ["10.0.0.\(content % 200):8503"]
                changed = []
            default: changed = []
            }
            if end.instances[name]?.isEmpty == true { end.withdrawn[name] = content }
        }
        try apply(.exports(end(side).plan, changed: changed), at: side)
    }

    private static func instance(of name: String, number: Int, content: Int) -> CheckServiceNode {
        CheckServiceNode(
            node: Node(name: "n\(number)", address: "10.0.0.\(number + 1)"),
            service: NodeService(id: "\(name)-\(number)", service: name, port: content),
            checks: []
        )
    }

    private static func content(_ instances: [CheckServiceNode]) -> Int { instances.map(\.service.port).max() ?? 0 }

    // MARK: - Imports

    /// What waits is stored, refused for the moment, or put back, as chance wants it.
    private mutating func importSome(at side: Side) throws {
        guard end(side).session != nil else { return }
        for entry in with(side, { $0.queue.take() }) {
            switch isCalm ? 99 : chance.below(100) {
            case 0..<8: try apply(.imported(entry.wish, failure: "no room at the moment"), at: side)
            case 8..<16:
                let replaced = with(side) { $0.queue.putBack(entry) }
                if let replaced { try apply(.imported(replaced, failure: nil), at: side) }
            default:
                try store(entry.wish, at: side)
                try apply(.imported(entry.wish, failure: nil), at: side)
            }
        }
    }

    private mutating func store(_ wish: StreamSession.Import, at side: Side) throws {
        let exporter = end(side.other)
        switch wish.content {
        case .service(let instances):
            let before = end(side).stored[wish.resourceID]
            if let before, !instances.isEmpty, Self.content(instances) < Self.content(before) {
                throw Broken(
                    "\(wish.resourceID) went back from content \(Self.content(before)) to \(Self.content(instances))"
                )
            }
            if instances.isEmpty, before != nil { try checkWithdrawn(wish.resourceID, at: side, by: exporter) }
            with(side) { $0.stored[wish.resourceID] = instances.isEmpty ? nil : instances }
        case .serviceList(let names):
            let kept = Set(names + names.map { $0 + ExportPlan.proxySuffix })
            for name in end(side).stored.keys.sorted() where !kept.contains(name) {
                let listed =
                    name.hasSuffix(ExportPlan.proxySuffix) ? String(name.dropLast(ExportPlan.proxySuffix.count)) : name
                try checkWithdrawn(listed, at: side, by: exporter, of: name)
                with(side) { $0.stored[name] = nil }
            }
        case .trustBundle(let domain, let roots):
            with(side) { $0.storedBundle = ExportPlan.TrustBundle(trustDomain: domain, rootPEMs: roots) }
        case .serverAddresses(let addresses): with(side) { $0.storedAddresses = addresses }
        case .unusable(let text): throw Broken("something unusable was to be stored: \(text)")
        }
    }

    /// What is removed here must have been withdrawn there since it came.
    private func checkWithdrawn(_ name: String, at side: Side, by exporter: End, of stored: String? = nil) throws {
        let content = Self.content(end(side).stored[stored ?? name] ?? [])
        guard exporter.withdrawn[name] ?? 0 > content || exporter.withdrawn[stored ?? name] ?? 0 > content else {
            throw Broken("\(stored ?? name), content \(content), was removed although the other side exports it")
        }
    }

    // MARK: - The end

    mutating func settle() throws {
        isStill = false
        isCalm = true
        try run(seconds: 200)
        for side in Side.allCases { try checkEqual(at: side) }
        let spoken = (dialer.spoken, acceptor.spoken)
        try run(seconds: 90)
        guard (dialer.spoken, acceptor.spoken) == spoken else {
            throw Broken(
                "something is still said although nothing changes: \(dialer.spoken - spoken.0) and \(acceptor.spoken - spoken.1) messages"
            )
        }
        try delete(at: chance.happens(50) ? .dialer : .acceptor)
    }

    /// All is delivered and stored while time passes.
    private mutating func run(seconds: Int) throws {
        for _ in 0..<seconds {
            for side in Side.allCases {
                try hear(of: side)
                while end(side).session != nil, !end(side).inbox.isEmpty { try deliver(to: side) }
                while end(side).session != nil, !end(side).queue.isEmpty { try importSome(at: side) }
            }
            try pass(Self.second)
        }
    }

    private func checkEqual(at side: Side) throws {
        let (importer, exporter) = (end(side), end(side.other))
        guard let session = importer.session else { throw Broken("there is no stream although all is well") }
        let wanted = exporter.instances.filter { !$0.value.isEmpty }
        guard importer.stored == wanted else {
            let names = Set(importer.stored.keys).union(wanted.keys).sorted().filter {
                importer.stored[$0] != wanted[$0]
            }
            let what = names.map {
                "\($0): has \(Self.content(importer.stored[$0] ?? [])), exported \(Self.content(wanted[$0] ?? []))"
            }
            throw Broken("\(side) does not have what the other side exports: \(what.joined(separator: "; "))")
        }
        guard importer.storedBundle == exporter.bundle else { throw Broken("\(side) has another trust bundle") }
        if side == .dialer, importer.storedAddresses != exporter.addresses {
            throw Broken("the dialer has other addresses")
        }
        guard session.serviceNames(.imported) == exporter.services.sorted(),
            session.status.exportedCount == importer.services.count
        else { throw Broken("\(side) shows other names or counts than pass") }
    }

    private mutating func delete(at side: Side) throws {
        with(side) { $0.hasDeleted = true }
        try apply(.deletedHere, at: side)
        let spoken = end(side).spoken
        try run(seconds: 5)
        guard end(side.other).isTerminatedByPeer else {
            throw Broken("the other side does not know that the peering was deleted")
        }
        try change(at: side)
        guard end(side).spoken == spoken else { throw Broken("something was said after the end was") }
    }
}
