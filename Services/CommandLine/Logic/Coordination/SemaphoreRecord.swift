package import MeshDomain

/// Who holds a lock that several may hold: the value of its key `.lock`.
///
/// - Source: Consul's guide to semaphores: a list of the holders' sessions, changed by check and set.
package struct SemaphoreRecord: Sendable, Hashable {
    /// How many may hold it.
    package let limit: Int
    /// Their sessions, sorted.
    package private(set) var holders: [SessionID]

    /// Nobody holds it.
    package init(limit: Int) {
        self.limit = limit
        holders = []
    }

    /// Reads what the key holds.
    ///
    /// - Throws: ``UsageError`` for what is no such value, or for another limit.
    package init(_ value: MeshValue, limit: Int) throws(UsageError) {
        guard let object = value.objectValue, let found = object["Limit"]?.intValue,
            let table = object["Holders"]?.objectValue
        else { throw UsageError("the key .lock below the prefix holds something else than a lock") }
        guard Int(found) == limit else {
            throw UsageError("semaphore limit conflict: \(found) may hold it, -n is \(limit)")
        }
        self.limit = limit
        holders = table.keys.map { SessionID($0) }.sorted()
    }

    /// Takes out those that have ended.
    package mutating func keep(_ living: Set<SessionID>) { holders = holders.filter(living.contains) }

    /// Whether a session holds it.
    package func isHeld(by session: SessionID) -> Bool { holders.contains(session) }

    /// Adds a session.
    ///
    /// - Returns: Whether there was room.
    package mutating func add(_ session: SessionID) -> Bool {
        if isHeld(by: session) { return true }
        guard holders.count < limit else { return false }
        holders = (holders + [session]).sorted()
        return true
    }

    /// Takes a session out.
    package mutating func remove(_ session: SessionID) { holders = holders.filter { $0 != session } }

    /// What the key is to hold.
    package var value: MeshValue {
        [
            "Limit": .int(Int64(limit)),
            "Holders": .object(MeshObject(holders.map { ($0.text, MeshValue.bool(true)) })),
        ]
    }
}
