package import CatalogTables
package import MeshDomain

/// Which nodes' agents are alive, by the heartbeats that were heard of them (failure detection).
///
/// A value: moments come in as times since any fixed one. A node is lost in two steps. When nothing was heard of it for a while, and
/// nobody else has heard of it when asked, a replica writes down that it is suspected. That the write was stored shows that a
/// majority heard the replica; only when it still hears nothing for longer than a heartbeat takes from then on, the node is lost. A
/// replica that was cut off hears nobody and stores nothing, and once it is back it hears everybody in time.
package struct NodePresence: Sendable {
    /// What decides.
    package struct Limits: Sendable, Hashable {
        /// From this silence on a node is lost; zero turns it off.
        package var silence = Duration.seconds(3)
        /// From this silence on others are asked.
        package var doubt = Duration.milliseconds(1500)
        /// From this silence on a node is suspected, when nobody else has heard of it either.
        package var suspicion = Duration.seconds(2)
        /// How long a suspicion must stand: longer than a heartbeat takes to come.
        package var trial = Duration.milliseconds(1200)
        /// How long a node of the catalog that was never heard of is given after this replica's start.
        package var grace = Duration.seconds(15)
        /// The longest time between two looks after which suspicions begin anew (the process was frozen).
        package var pause = Duration.seconds(1)
        /// The most nodes that are watched.
        package var nodes = 65_536

        /// The defaults.
        package init() {}
    }

    private let limits: Limits
    /// When a heartbeat of a node came here.
    private var heard: [NodeKey: Duration] = [:]
    /// When another replica said that it had one.
    private var told: [NodeKey: Duration] = [:]
    private var returned: Set<NodeKey> = []
    /// When this replica first saw in the catalog that a node is suspected.
    private var suspected: [NodeKey: Duration] = [:]
    private var lastLook: Duration?

    /// Nobody was heard.
    package init(limits: Limits = Limits()) { self.limits = limits }

    /// How many nodes are watched.
    package var count: Int { heard.count }

    /// A heartbeat came.
    package mutating func hear(_ node: NodeKey, at now: Duration) {
        guard heard[node] != nil || heard.count < limits.nodes else { return }
        if heard[node].map({ now < $0 || now - $0 >= limits.doubt }) ?? true { returned.insert(node) }
        heard[node] = now
    }

    /// Nodes that were heard after a silence, since the last call.
    package mutating func takeReturned() -> [NodeKey] {
        defer { returned = [] }
        return returned.sorted()
    }

    /// Another replica says that it had a heartbeat lately.
    package mutating func tell(_ node: NodeKey, at now: Duration) {
        if heard[node] != nil { told[node] = now }
    }

    /// Whether a heartbeat came so lately that another replica which doubts has missed it.
    package func hasHeard(_ node: NodeKey, at now: Duration) -> Bool {
        heard[node].map { now >= $0 && now - $0 < limits.doubt * 2 / 3 } ?? false
    }

    private func silence(of node: NodeKey, _ heard: Duration, at now: Duration) -> Duration {
        now - max(heard, told[node] ?? heard)
    }

    /// Brings the watched nodes in line with the catalog's that have an agent: those never heard of are given time, those that
    /// are gone are forgotten.
    package mutating func watch(_ nodes: Set<NodeKey>, at now: Duration) {
        for node in nodes where heard[node] == nil && heard.count < limits.nodes {
            heard[node] = now + limits.grace - limits.silence
        }
        heard = heard.filter { nodes.contains($0.key) }
        told = told.filter { nodes.contains($0.key) }
    }

    /// Nodes that are silent, of which others are to be asked.
    package func doubted(at now: Duration) -> [NodeKey] {
        heard.filter { silence(of: $0.key, $0.value, at: now) >= limits.doubt }.map(\.key).sorted()
    }

    /// What is to be written now.
    ///
    /// - Parameters:
    ///   - isSuspected: Whether the catalog says that a node is suspected.
    ///   - now: The moment.
    /// - Returns: The nodes that are suspected from now on, and those that are lost.
    package mutating func look(
        _ isSuspected: (NodeKey) -> Bool,
        at now: Duration
    ) -> (suspects: [NodeKey], lost: [NodeKey]) {
        defer { lastLook = now }
        guard limits.silence > .zero else { return ([], []) }
        if let lastLook, now - lastLook > limits.pause { suspected = [:] }
        var (suspects, lost) = ([NodeKey](), [NodeKey]())
        for (node, moment) in heard {
            let silence = silence(of: node, moment, at: now)
            guard silence >= limits.suspicion else {
                suspected[node] = nil
                continue
            }
            guard isSuspected(node) else {
                suspected[node] = nil
                suspects.append(node)
                continue
            }
            let since = suspected[node] ?? now
            suspected[node] = since
            if silence >= limits.silence, now - since >= limits.trial { lost.append(node) }
        }
        return (suspects.sorted(), lost.sorted())
    }
}

/// What the catalog writes when a node's agent is lost or back.
///
/// - Source: reference §8.4.
package enum NodeLiveness {
    /// The check that says whether a node's agent lives.
    package static let checkID = "serfHealth"
    private static let lost = "Agent not live or unreachable"
    private static let suspected = "Agent silent, to be taken for lost unless it is heard soon"
    private static let alive = "Agent alive and reachable"

    /// The nodes of this cluster whose agents told that they are agents.
    package static func nodesWithAgents(in state: CatalogState) -> Set<NodeKey> {
        var nodes: Set<NodeKey> = []
        for node in state.nodes() where node.peer.isEmpty && node.meta?["consul-network-segment"] != nil {
            let key = node.key
            if state.check(checkID, on: key) != nil { nodes.insert(key) }
        }
        return nodes
    }

    /// Whether a node stands in the catalog as lost, by what this writes.
    package static func isLost(_ node: NodeKey, in state: CatalogState) -> Bool {
        state.check(checkID, on: node).map { $0.status == .critical && $0.output == lost } ?? false
    }

    /// Whether a node stands in the catalog as suspected.
    package static func isSuspected(_ node: NodeKey, in state: CatalogState) -> Bool {
        state.check(checkID, on: node).map { $0.status == .passing && $0.output == suspected } ?? false
    }

    /// The nodes that stand in the catalog as lost or suspected.
    package static func silent(in state: CatalogState) -> [NodeKey] {
        nodesWithAgents(in: state).filter { isLost($0, in: state) || isSuspected($0, in: state) }.sorted()
    }

    /// The rows to write for nodes that are suspected; none for what is so already.
    package static func suspect(_ nodes: [NodeKey], in state: CatalogState) -> [CatalogChange] {
        nodes.compactMap { node in
            guard var check = state.check(checkID, on: node), check.status == .passing, check.output != suspected else {
                return nil
            }
            check.output = suspected
            return .putCheck(check)
        }
    }

    /// The rows to write for nodes that are lost; none for one that is not suspected any more.
    package static func lose(_ nodes: [NodeKey], in state: CatalogState) -> [CatalogChange] {
        nodes.compactMap { node in
            guard isSuspected(node, in: state), var check = state.check(checkID, on: node) else { return nil }
            check.status = .critical
            check.output = lost
            return .putCheck(check)
        }
    }

    /// The rows to write for nodes that are back.
    package static func find(_ nodes: [NodeKey], in state: CatalogState) -> [CatalogChange] {
        nodes.compactMap { node in
            guard isLost(node, in: state) || isSuspected(node, in: state), var check = state.check(checkID, on: node)
            else { return nil }
            check.status = .passing
            check.output = alive
            return .putCheck(check)
        }
    }
}
