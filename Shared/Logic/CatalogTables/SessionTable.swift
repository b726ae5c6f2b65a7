import HashTreeCollections
package import MeshDomain

/// One session written or removed.
package enum SessionChange: Sendable, Hashable {
    case put(Session)
    case delete(SessionID)
}

/// The sessions, found by id and by node.
struct SessionTable: Sendable {
    private var rows = TreeDictionary<SessionID, Session>()
    private var idsByNode = TreeDictionary<NodeKey, TreeSet<SessionID>>()
    /// When a session was removed last.
    private var removalIndex: UInt64 = 0

    var isEmpty: Bool { rows.isEmpty }

    var count: Int { rows.count }

    func session(_ id: SessionID) -> Session? { rows[id] }

    /// All, by id.
    var all: [Session] { rows.values.sorted { $0.id < $1.id } }

    /// Those of a node, by id.
    func sessions(on node: NodeKey) -> [Session] { idsByNode[node]?.sorted().compactMap { rows[$0] } ?? [] }

    mutating func apply(_ change: SessionChange, index: UInt64, _ scope: inout TouchedTopics) {
        switch change {
        case .put(var session):
            let existing = rows[session.id]
            if let existing, existing.hasSameContent(as: session) { return }
            session.createIndex = existing?.createIndex ?? index
            session.modifyIndex = index
            if let existing {
                remove(existing, &scope)
                // To the node that it left it is gone.
                if existing.nodeKey != session.nodeKey { removalIndex = index }
            }
            put(session)
            note(session, &scope)
        case .delete(let id):
            guard let existing = rows[id] else { return }
            remove(existing, &scope)
            removalIndex = index
        }
    }

    mutating func restore(_ change: SessionChange) {
        if case .put(let session) = change { put(session) }
    }

    /// Removals are not told apart in a state that was restored: they count as of the last change of all.
    mutating func restore(index: UInt64) { removalIndex = index }

    /// The index of the last change to a session; of one that is not there that of the last removal.
    func index(of id: SessionID) -> UInt64 { rows[id]?.modifyIndex ?? removalIndex }

    /// The same of all sessions of a node.
    func index(on node: NodeKey) -> UInt64 {
        sessions(on: node).reduce(removalIndex) { max($0, $1.modifyIndex) }
    }

    private mutating func put(_ session: Session) {
        rows[session.id] = session
        idsByNode[session.nodeKey, default: []].insert(session.id)
    }

    private mutating func remove(_ session: Session, _ scope: inout TouchedTopics) {
        let key = session.nodeKey
        rows[session.id] = nil
        idsByNode[key]?.remove(session.id)
        if idsByNode[key]?.isEmpty ?? false { idsByNode[key] = nil }
        note(session, &scope)
    }

    private func note(_ session: Session, _ scope: inout TouchedTopics) {
        scope.formUnion([.sessions, .part(.session(session.id)), .part(.sessions(on: session.nodeKey))])
    }
}
