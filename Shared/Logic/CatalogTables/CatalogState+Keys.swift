package import MeshDomain

extension CatalogState {
    /// One key with its value.
    package func entry(_ key: KVKey) -> KVEntry? { keys.entry(key) }

    /// All keys that begin so, with their values, in order.
    package func entries(below prefix: KVKey) -> [KVEntry] { keys.entries(below: prefix) }

    /// How many keys there are.
    package var keyCount: Int { keys.count }

    /// The keys that a session holds, in order.
    package func keys(of session: SessionID) -> [KVKey] { keys.keys(of: session) }

    /// One session.
    package func session(_ id: SessionID) -> Session? { sessions.session(id) }

    /// All sessions, by id.
    package var allSessions: [Session] { sessions.all }

    /// The sessions of a node, by id.
    package func sessions(on node: NodeKey) -> [Session] { sessions.sessions(on: node) }

    /// Whether there is no session.
    package var hasNoSession: Bool { sessions.isEmpty }

    /// How many sessions there are.
    package var sessionCount: Int { sessions.count }
}
