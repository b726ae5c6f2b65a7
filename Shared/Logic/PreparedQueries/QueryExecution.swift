package import AccessRules
package import CatalogTables
package import MeshDomain

/// Asks a prepared query, of one state of the catalog.
///
/// - Source: Consul HTTP API, `/v1/query/:id/execute`; reference §8.10.
package struct QueryExecution: Sendable {
    /// What was found.
    package struct Answer: Sendable {
        /// The query; of a template what it became for the name.
        package var query: PreparedQuery
        /// Those that can be called, by node and id, or the nearest first.
        package var rows: [CheckServiceNode]
        /// Whether the order means something.
        package var isOrdered: Bool
        /// The peer that was turned to.
        package var peer: PeerName?
        /// How many other places were turned to.
        package var failovers: Int
        /// Whether something may not be seen.
        package var isFiltered: Bool
    }

    private let state: CatalogState
    private let authorizer: Authorizer
    /// The node of the agent that is asked.
    private let ownNode: NodeKey?
    private let groups: @Sendable () -> [SamenessGroup]

    /// Begins.
    ///
    /// - Parameters:
    ///   - state: What is known.
    ///   - authorizer: What the asking token may see.
    ///   - ownNode: The node of the agent that is asked.
    ///   - groups: The sameness groups of the default partition.
    package init(
        _ state: CatalogState,
        _ authorizer: Authorizer,
        ownNode: NodeKey?,
        groups: @autoclosure @escaping @Sendable () -> [SamenessGroup] = []
    ) {
        self.state = state
        self.groups = groups
        self.authorizer = authorizer
        self.ownNode = ownNode
    }

    /// The query that a name or an id means; of a template what it is for the name.
    ///
    /// - Returns: nil when there is none.
    /// - Throws: `rejected` in Consul's words for the id of a template.
    package static func resolve(_ text: NameText, in state: CatalogState) throws(MeshError) -> PreparedQuery? {
        let id = QueryID(text.text)
        if id.isUUID, let query = state.query(id) {
            guard !query.template.isOne else {
                throw MeshError(
                    .rejected,
                    "prepared query templates can only be resolved up by name, not by ID"
                )
            }
            return query
        }
        if let query = state.query(named: text) { return query }
        guard let template = state.queryTemplate(matching: text) else { return nil }
        return try CompiledTemplate(template).query(for: text)
    }

    /// Asks a query that was resolved.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - near: From which node distances count, instead of what the query says; empty for that.
    ///   - isConnect: Whether what one calls over the mesh is asked for, whatever the query says.
    /// - Returns: What was found.
    package func run(_ query: PreparedQuery, near: String = "", isConnect: Bool = false) -> Answer {
        var answer = here(query, near: near, isConnect: isConnect)
        // Other datacenters are asked by who can wait; they are passed over here, as Consul passes over unknown ones.
        for target in query.subject.failover.targets ?? [] where answer.rows.isEmpty {
            if let peer = target.peer { turn(&answer, to: peer) }
        }
        return answer
    }

    /// Asks a query that was resolved, and turns to no other place.
    package func here(_ query: PreparedQuery, near: String = "", isConnect: Bool = false) -> Answer {
        var query = query
        if isConnect { query.subject.isConnect = true }
        var answer = Answer(query: query, rows: [], isOrdered: false, peer: nil, failovers: 0, isFiltered: false)
        let group = query.subject.samenessGroup
        if !group.isEmpty {
            // A group that does not exist has no members.
            let places = groups().named(group)?.places(home: .standard) ?? []
            for (tried, place) in places.enumerated() where answer.rows.isEmpty {
                answer.failovers = tried
                find(query.subject, at: place, &answer)
            }
            order(&answer, from: near.isEmpty ? query.subject.near : near)
            return answer
        }
        find(query.subject, of: query.subject.peer, &answer)
        order(&answer, from: near.isEmpty ? query.subject.near : near)
        return answer
    }

    /// Turns to a peer.
    package func turn(_ answer: inout Answer, to peer: PeerName) {
        answer.failovers += 1
        find(answer.query.subject, of: peer, &answer)
    }

    /// The places to turn to while nothing is found, in their order.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - others: The other datacenters that answer, the nearest first; those that are not among them are passed over.
    /// - Returns: Peers and datacenters, each once.
    /// - Source: reference §8.10: `NearestN` first, then `Datacenters`; or `Targets`.
    package static func places(of query: PreparedQuery, others: [String]) -> [QueryFailover.Target] {
        let failover = query.subject.failover
        var named = Array(others.prefix(max(0, failover.nearest))).map { QueryFailover.Target(datacenter: $0) }
        named += (failover.datacenters ?? []).map { QueryFailover.Target(datacenter: $0.lowercased()) }
        named += failover.targets ?? []
        var seen: Set<QueryFailover.Target> = []
        return named.filter { ($0.peer != nil || others.contains($0.datacenter)) && seen.insert($0).inserted }
    }

    private func find(_ subject: QuerySubject, at place: SamenessPlace, _ answer: inout Answer) {
        switch place {
        case .peer(let name): find(subject, of: PeerName(name.text), &answer)
        case .partition(let partition): find(subject, of: nil, in: Scope(partition: partition), &answer)
        }
    }

    private func find(
        _ subject: QuerySubject,
        of peer: PeerName?,
        in scope: Scope = .standard,
        _ answer: inout Answer
    ) {
        let service = ServiceRef(ServiceName(subject.service.text, in: scope), of: peer.map(Origin.peer) ?? .local)
        let all = subject.isConnect ? state.meshInstances(of: service.key) : state.instances(of: service.key)
        let wanted = all.filter { Self.isWanted($0, subject) }
        let seen = wanted.filter { isVisible($0, subject) }
        answer.isFiltered = answer.isFiltered || seen.count != wanted.count
        answer.rows = seen
        answer.peer = peer
    }

    private func isVisible(_ row: CheckServiceNode, _ subject: QuerySubject) -> Bool {
        if authorizer.isAccessControlOff { return true }
        guard authorizer.allows(.nodeRead(row.node.nodeName)), authorizer.allows(.serviceRead(row.service.ref.service))
        else { return false }
        guard subject.isConnect else { return true }
        return row.service.meshDestination.map { authorizer.allows(.serviceRead($0.service)) } ?? false
    }

    private static func isWanted(_ row: CheckServiceNode, _ subject: QuerySubject) -> Bool {
        let ignored = Set((subject.ignoredChecks ?? []).map { NameText($0).folded })
        for check in row.checks where !ignored.contains(NameText(check.checkID).folded) {
            switch check.status {
            case .passing: continue
            case .warning: if subject.onlyPassing { return false }
            case .critical: return false
            }
        }
        guard fits(row.node.meta, subject.nodeMeta), fits(row.service.meta, subject.serviceMeta) else { return false }
        let tags = Set((row.service.tags ?? []).map { NameText($0).folded })
        return (subject.tags ?? []).allSatisfy { tag in
            guard tag.hasPrefix("!") else { return tags.contains(NameText(tag).folded) }
            return !tags.contains(NameText(String(tag.dropFirst())).folded)
        }
    }

    private static func fits(_ meta: [String: String]?, _ wanted: [String: String]?) -> Bool {
        (wanted ?? [:]).allSatisfy { meta?[$0.key] == $0.value }
    }

    /// Puts what is on the node first.
    private func order(_ answer: inout Answer, from near: String) {
        guard !near.isEmpty, answer.peer == nil else { return }
        // There is no measure for an address, so the agent stands for who asked.
        let node = near == "_agent" || near == "_ip" ? ownNode : NodeKey(NodeName(near))
        guard let node else { return }
        let here = answer.rows.filter { $0.node.key == node }
        guard !here.isEmpty else { return }
        answer.rows = here + answer.rows.filter { $0.node.key != node }
        answer.isOrdered = true
    }
}
