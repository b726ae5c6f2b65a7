import HashTreeCollections
package import MeshDomain

/// One row of the key-value store written or removed.
package enum KVChange: Sendable, Hashable {
    case put(KVEntry)
    case delete(KVKey)
    /// Removes all keys that begin so.
    case deleteAll(below: KVKey)
    /// Only in snapshots: when a key that is gone was removed.
    case removal(KVKey, UInt64)
    /// Only in snapshots: removals up to this index are not told apart any more.
    case removalsForgotten(UInt64)
}

extension KVEntry: SortedTreeRow {
    var changed: UInt64 { modifyIndex }
    var came: UInt64 { createIndex }
}

/// The key-value store, with when keys were removed, so that the index of a prefix does not go back.
struct KeyTable: Sendable {
    /// How many removals are told apart; before the oldest of them all of the prefixes count as changed.
    static let removalLimit = 4096

    /// When a key was removed.
    private struct Removal: SortedTreeRow {
        var key: KVKey
        var index: UInt64
        var changed: UInt64 { index }
        var came: UInt64 { index }
    }

    private var rows = SortedTree<KVEntry>()
    private var keysBySession = TreeDictionary<SessionID, TreeSet<KVKey>>()
    private var removals = SortedTree<Removal>()
    /// All removals in their order, numbered; a key that was removed again stands twice.
    private var history = TreeDictionary<UInt64, Removal>()
    private var numbers: Range<UInt64> = 0..<0
    /// Removals up to this index are not told apart any more.
    private var forgotten: UInt64 = 0

    var count: Int { rows.count }

    func entry(_ key: KVKey) -> KVEntry? { rows.find(key) }

    func entries(below prefix: KVKey) -> [KVEntry] { rows.rows(below: prefix) }

    /// The keys that a session holds, in order.
    func keys(of session: SessionID) -> [KVKey] { keysBySession[session]?.sorted() ?? [] }

    // MARK: - Writing

    mutating func apply(_ change: KVChange, index: UInt64, _ scope: inout TouchedTopics) {
        switch change {
        case .put(var entry):
            let existing = rows.find(entry.key)
            if let existing, existing.hasSameContent(as: entry) { return }
            entry.createIndex = existing?.createIndex ?? index
            entry.modifyIndex = index
            put(entry, over: existing)
            scope.formUnion([.keys, .part(.key(entry.key))])
            if existing == nil { scope.insert(.part(.keyName(entry.key))) }
        case .delete(let key):
            guard let existing = rows.find(key) else { return }
            rows.remove(key)
            forget(existing, at: index, &scope)
        case .deleteAll(let prefix):
            let gone = rows.rows(below: prefix)
            rows.removeAll(below: prefix)
            for entry in gone { forget(entry, at: index, &scope) }
        case .removal, .removalsForgotten: return
        }
    }

    mutating func restore(_ change: KVChange) {
        switch change {
        case .put(let entry): put(entry, over: rows.find(entry.key))
        case .removal(let key, let index): note(removalOf: key, at: index)
        case .removalsForgotten(let index): forgotten = index
        case .delete, .deleteAll: return
        }
    }

    /// Rows that make this table from an empty one.
    var snapshot: [KVChange] {
        var changes: [KVChange] = forgotten > 0 ? [.removalsForgotten(forgotten)] : []
        for number in numbers {
            if let removal = history[number] { changes.append(.removal(removal.key, removal.index)) }
        }
        return changes + rows.all.map(KVChange.put)
    }

    private mutating func put(_ entry: KVEntry, over existing: KVEntry?) {
        if existing?.session != entry.session {
            if let session = existing?.session { release(entry.key, from: session) }
            if let session = entry.session { keysBySession[session, default: []].insert(entry.key) }
        }
        rows.put(entry)
    }

    private mutating func release(_ key: KVKey, from session: SessionID) {
        keysBySession[session]?.remove(key)
        if keysBySession[session]?.isEmpty ?? false { keysBySession[session] = nil }
    }

    private mutating func forget(_ entry: KVEntry, at index: UInt64, _ scope: inout TouchedTopics) {
        if let session = entry.session { release(entry.key, from: session) }
        note(removalOf: entry.key, at: index)
        scope.formUnion([.keys, .part(.key(entry.key)), .part(.keyName(entry.key))])
    }

    private mutating func note(removalOf key: KVKey, at index: UInt64) {
        let removal = Removal(key: key, index: index)
        removals.put(removal)
        history[numbers.upperBound] = removal
        numbers = numbers.lowerBound..<numbers.upperBound + 1
        guard numbers.count > Self.removalLimit else { return }
        let oldest = numbers.lowerBound
        numbers = oldest + 1..<numbers.upperBound
        guard let removal = history.removeValue(forKey: oldest) else { return }
        forgotten = max(forgotten, removal.index)
        if removals.find(removal.key)?.index == removal.index { removals.remove(removal.key) }
    }

    // MARK: - Indexes

    /// The index of the last change to a key; of one that is not there when it went, if that is still known.
    func index(of key: KVKey) -> UInt64 {
        rows.find(key)?.modifyIndex ?? max(removals.find(key)?.index ?? 0, forgotten)
    }

    /// The index of the last change to the keys that begin so, to those that went, too.
    func index(below prefix: KVKey) -> UInt64 {
        max(rows.newest(below: prefix)?.changed ?? 0, removals.newest(below: prefix)?.changed ?? 0, forgotten)
    }

    /// The index at which a key that begins so came or went last.
    func indexOfNames(below prefix: KVKey) -> UInt64 {
        max(rows.newest(below: prefix)?.came ?? 0, removals.newest(below: prefix)?.changed ?? 0, forgotten)
    }

    /// What clients are shown of a key: of one that is not there the index of the whole table.
    ///
    /// - Source: reference §8.5.
    func shownIndex(of key: KVKey, table: UInt64) -> UInt64 { rows.find(key)?.modifyIndex ?? table }

    /// What clients are shown of the keys that begin so: the index of the whole table when none is there and none went.
    func shownIndex(below prefix: KVKey, table: UInt64) -> UInt64 {
        guard rows.newest(below: prefix) != nil || removals.newest(below: prefix) != nil else { return table }
        return index(below: prefix)
    }
}
