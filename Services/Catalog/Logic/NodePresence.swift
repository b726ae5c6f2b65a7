package import CatalogTables
import MeshDomain

/// Which nodes' agents are alive, by the heartbeats that were heard of them (failure detection).
///
/// A value: moments come in as times since any fixed one. A node is lost when nothing was heard of it for long, nobody else
/// has heard of it when asked, and this replica was all the time in contact with a majority: one that is cut off itself hears
/// nobody, and must not take the others for lost when it is back.
package struct NodePresence: Sendable {
    /// What decides.
    package struct Limits: Sendable, Hashable {
        /// From this silence on a node is lost; zero turns it off.
        package var silence = Duration.seconds(3)
        /// From this silence on others are asked, and contact with a majority is looked for.
        package var doubt = Duration.milliseconds(1500)
        /// How long contact with a majority must have lasted: longer than a heartbeat takes to come.
        package var contact = Duration.milliseconds(1200)
        /// How long a node of the catalog that was never heard of is given after this replica's start.
        package var grace = Duration.seconds(15)
        /// The longest time between two looks after which everything heard before counts for nothing (the process was frozen).
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
    private var contactSince: Duration?
    private var lastLook: Duration?

    /// Nobody was heard.
    package init(limits: Limits = Limits()) { self.limits = limits }

    /// How many nodes are watched.
    package var count: Int { heard.count }

    /// A heartbeat came.
    package mutating func hear(_ node: NodeKey, at now: Duration) {
        guard heard[node] != nil || heard.count < limits.nodes else { return }
        if heard[node].map({ now < $0 || now - $0 >= limits.silence }) ?? true { returned.insert(node) }
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

    /// A majority answered, or did not.
    package mutating func contact(_ isThere: Bool, at now: Duration) {
        contactSince = isThere ? contactSince ?? now : nil
    }

    /// The nodes that are lost now.
    package mutating func look(at now: Duration) -> [NodeKey] {
        defer { lastLook = now }
        if let lastLook, now - lastLook > limits.pause { contactSince = nil }
        guard limits.silence > .zero, let contactSince, now - contactSince >= limits.contact else { return [] }
        return heard.filter { silence(of: $0.key, $0.value, at: now) >= limits.silence }.map(\.key).sorted()
    }
}

/// What the catalog writes when a node's agent is lost or back.
///
/// - Source: reference §8.4.
package enum NodeLiveness {
    /// The check that says whether a node's agent lives.
    package static let checkID = "serfHealth"
    private static let lost = "Agent not live or unreachable"
    private static let alive = "Agent alive and reachable"

    /// The nodes of this cluster whose agents told that they are agents.
    package static func nodesWithAgents(in state: CatalogState) -> Set<NodeKey> {
        var nodes: Set<NodeKey> = []
        for node in state.nodes() where node.peer.isEmpty && node.meta?["consul-network-segment"] != nil {
            let key = NodeKey(node)
            if state.check(checkID, on: key) != nil { nodes.insert(key) }
        }
        return nodes
    }

    /// Whether a node stands in the catalog as lost, by what this writes.
    package static func isLost(_ node: NodeKey, in state: CatalogState) -> Bool {
        state.check(checkID, on: node).map { $0.status == .critical && $0.output == lost } ?? false
    }

    /// The nodes that stand in the catalog as lost.
    package static func lost(in state: CatalogState) -> [NodeKey] {
        nodesWithAgents(in: state).filter { isLost($0, in: state) }.sorted()
    }

    /// The rows to write for nodes that are lost; none for what is so already.
    package static func lose(_ nodes: [NodeKey], in state: CatalogState) -> [CatalogChange] {
        nodes.compactMap { node in
            guard var check = state.check(checkID, on: node), check.status != .critical else { return nil }
            check.status = .critical
            check.output = lost
            return .putCheck(check)
        }
    }

    /// The rows to write for nodes that are back.
    package static func find(_ nodes: [NodeKey], in state: CatalogState) -> [CatalogChange] {
        nodes.compactMap { node in
            guard isLost(node, in: state), var check = state.check(checkID, on: node) else { return nil }
            check.status = .passing
            check.output = alive
            return .putCheck(check)
        }
    }
}
