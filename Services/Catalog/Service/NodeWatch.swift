import CatalogContract
import CatalogLogic
import CatalogTables
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Metrics
import Synchronization

/// Turns the check of a node whose agent is lost critical, and passing when it is back.
///
/// Every replica does it; who is first writes, for the others there is nothing to write any more.
final class NodeWatch: Sendable {
    private static let pause = Duration.milliseconds(250)
    /// How often the watched nodes are brought in line with the catalog's.
    private static let round = Duration.seconds(5)
    /// How long a write may take.
    private static let patience = Duration.seconds(2)

    private let bus: any MessageBus
    private let datacenter: String
    private let ledger: Ledger<CatalogCodec>
    private let logger: Logger
    private let begin = ContinuousClock.now
    private let presence: Mutex<NodePresence>
    private let watched: Gauge
    private let changed: Counter

    init(
        bus: any MessageBus,
        datacenter: String,
        ledger: Ledger<CatalogCodec>,
        limits: NodePresence.Limits,
        logger: Logger
    ) {
        self.bus = bus
        self.datacenter = datacenter
        self.ledger = ledger
        self.logger = logger
        presence = Mutex(NodePresence(limits: limits))
        watched = Gauge(label: "tombolo.catalog.nodes.watched")
        changed = Counter(label: "tombolo.catalog.nodes.changed")
    }

    private var now: Duration { begin.duration(to: .now) }

    /// Listens and looks until cancelled.
    func run() async throws {
        let heartbeats = try await bus.subscribe(NodeHeartbeat.subject(in: datacenter), limit: 65_536)
        let questions = try await bus.subscribe(NodeHeartbeat.askingSubject(in: datacenter), limit: 1024)
        defer {
            heartbeats.cancel()
            questions.cancel()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await message in heartbeats.messages { self.hear(message.payload) }
            }
            group.addTask {
                for await message in questions.messages { self.answer(message.payload) }
            }
            group.addTask { try await self.look() }
            defer { group.cancelAll() }
            while try await group.next() != nil { try Task.checkCancellation() }
        }
    }

    private func hear(_ payload: [UInt8]) {
        guard let name = NodeHeartbeat.node(of: payload) else { return }
        let now = now
        presence.withLock { $0.hear(NodeKey(name: name), at: now) }
    }

    /// `?name` asks, `+name` says that a heartbeat came lately.
    private func answer(_ payload: [UInt8]) {
        guard let sign = payload.first, let name = NodeHeartbeat.node(of: payload.dropFirst()) else { return }
        let now = now
        let node = NodeKey(name: name)
        switch sign {
        case UInt8(ascii: "+"): presence.withLock { $0.tell(node, at: now) }
        case UInt8(ascii: "?"): if presence.withLock({ $0.hasHeard(node, at: now) }) { say("+", name) }
        case _: break
        }
    }

    private func say(_ sign: String, _ name: String) {
        let subject = NodeHeartbeat.askingSubject(in: datacenter)
        try? bus.publish(BusMessage(subject: subject, payload: Array((sign + name).utf8)))
    }

    private func look() async throws {
        var nextRound = ContinuousClock.now
        while true {
            try await Task.sleep(for: Self.pause)
            let state = ledger.view.current.state
            guard ledger.view.isReady else { continue }
            if ContinuousClock.now >= nextRound {
                nextRound = .now + Self.round
                let nodes = NodeLiveness.nodesWithAgents(in: state)
                let now = now
                let count = presence.withLock { presence in
                    presence.watch(nodes, at: now)
                    return presence.count
                }
                watched.record(count)
                // Those that could not be written when they returned.
                await find(NodeLiveness.silent(in: state), state)
            }
            await judge(state)
        }
    }

    private func judge(_ state: CatalogState) async {
        let now = now
        let (found, doubted) = presence.withLock { presence in
            (presence.look({ NodeLiveness.isSuspected($0, in: state) }, at: now), presence.doubted(at: now))
        }
        for node in doubted.prefix(64) where !NodeLiveness.isLost(node, in: state) { say("?", node.folded.text) }
        if !NodeLiveness.suspect(found.suspects, in: state).isEmpty {
            await write(found.suspects, "the agent of a node is silent", NodeLiveness.suspect)
        }
        if !NodeLiveness.lose(found.lost, in: state).isEmpty {
            await write(found.lost, "the agent of a node is lost", NodeLiveness.lose)
        }
        await find(presence.withLock { $0.takeReturned() }, state)
    }

    private func find(_ nodes: [NodeKey], _ state: CatalogState) async {
        let now = now
        let heard = presence.withLock { presence in nodes.filter { presence.hasHeard($0, at: now) } }
        guard !NodeLiveness.find(heard, in: state).isEmpty else { return }
        await write(heard, "the agent of a node is back", NodeLiveness.find)
    }

    private func write(
        _ nodes: [NodeKey],
        _ words: Logger.Message,
        _ decide: @escaping @Sendable ([NodeKey], CatalogState) -> [CatalogChange]
    ) async {
        do throws(MeshError) {
            let written = try await ledger.write(CallContext(timeout: Self.patience)) { draft in
                let changes = decide(nodes, draft.state)
                draft.perform(changes)
                return changes.isEmpty ? [] : [1]
            }
            guard !written.reply.isEmpty else { return }
            changed.increment(by: nodes.count)
            logger.warning(words, metadata: ["nodes": "\(nodes.map(\.folded.text).joined(separator: ", "))"])
        } catch {
            logger.debug(
                "what is known of nodes could not be written",
                metadata: [RequestLogKey.error: "\(error.message)"]
            )
        }
    }
}
