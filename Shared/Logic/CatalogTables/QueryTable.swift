import HashTreeCollections
package import MeshDomain

/// One prepared query written or removed.
package enum QueryChange: Sendable, Hashable {
    case put(PreparedQuery)
    case delete(QueryID)
}

/// The prepared queries, found by id, by name, by the beginning of a name, and by session.
struct QueryTable: Sendable {
    private var rows = TreeDictionary<QueryID, PreparedQuery>()
    private var idsByName = TreeDictionary<NameText, QueryID>()
    private var idsByPrefix = TreeDictionary<NameText, QueryID>()
    private var idsBySession = TreeDictionary<SessionID, TreeSet<QueryID>>()
    /// How many templates there are whose name has so many bytes: only these lengths are looked up.
    private var prefixLengths = TreeDictionary<Int, Int>()
    /// When a query was removed last.
    private var removalIndex: UInt64 = 0

    var count: Int { rows.count }

    func query(_ id: QueryID) -> PreparedQuery? { rows[id] }

    /// All, by id.
    var all: [PreparedQuery] { rows.values.sorted { $0.id < $1.id } }

    /// The query with exactly this name that is no template.
    func query(named name: NameText) -> PreparedQuery? { idsByName[name.folded].flatMap { rows[$0] } }

    /// The template with exactly this beginning.
    func template(for prefix: NameText) -> PreparedQuery? { idsByPrefix[prefix.folded].flatMap { rows[$0] } }

    /// The template with the longest beginning of a name.
    func template(matching name: NameText) -> PreparedQuery? {
        let bytes = Array(name.folded.text.utf8)
        for length in prefixLengths.keys.sorted(by: >) where length <= bytes.count {
            guard let prefix = String(validating: bytes.prefix(length), as: UTF8.self),
                let id = idsByPrefix[NameText(prefix)]
            else { continue }
            return rows[id]
        }
        return nil
    }

    /// Those that end with a session, by id.
    func queries(of session: SessionID) -> [QueryID] { idsBySession[session]?.sorted() ?? [] }

    mutating func apply(_ change: QueryChange, index: UInt64, _ scope: inout TouchedTopics) {
        switch change {
        case .put(var query):
            let existing = rows[query.id]
            if let existing, existing.hasSameContent(as: query) { return }
            query.createIndex = existing?.createIndex ?? index
            query.modifyIndex = index
            if let existing { remove(existing) }
            put(query)
            scope.formUnion([.queries, .part(.query(query.id))])
        case .delete(let id):
            guard let existing = rows[id] else { return }
            remove(existing)
            removalIndex = index
            scope.formUnion([.queries, .part(.query(id))])
        }
    }

    mutating func restore(_ change: QueryChange) {
        if case .put(let query) = change { put(query) }
    }

    /// Removals are not told apart in a state that was restored: they count as of the last change of all.
    mutating func restore(index: UInt64) { removalIndex = index }

    /// The index of the last change to a query; of one that is not there that of the last removal.
    func index(of id: QueryID) -> UInt64 { rows[id]?.modifyIndex ?? removalIndex }

    private mutating func put(_ query: PreparedQuery) {
        rows[query.id] = query
        let name = query.name.folded
        if query.template.isOne {
            idsByPrefix[name] = query.id
            prefixLengths[name.text.utf8.count, default: 0] += 1
        } else if !name.isEmpty {
            idsByName[name] = query.id
        }
        if let session = query.session { idsBySession[session, default: []].insert(query.id) }
    }

    private mutating func remove(_ query: PreparedQuery) {
        rows[query.id] = nil
        let name = query.name.folded
        if query.template.isOne {
            idsByPrefix[name] = nil
            let length = name.text.utf8.count
            let rest = (prefixLengths[length] ?? 1) - 1
            prefixLengths[length] = rest > 0 ? rest : nil
        } else if idsByName[name] == query.id {
            idsByName[name] = nil
        }
        guard let session = query.session else { return }
        idsBySession[session]?.remove(query.id)
        if idsBySession[session]?.isEmpty ?? false { idsBySession[session] = nil }
    }
}

extension CatalogState {
    /// One prepared query.
    package func query(_ id: QueryID) -> PreparedQuery? { queries.query(id) }

    /// All prepared queries, by id.
    package var allQueries: [PreparedQuery] { queries.all }

    /// The prepared query with exactly this name, without regard to case, that is no template.
    package func query(named name: NameText) -> PreparedQuery? { queries.query(named: name) }

    /// The template for exactly this beginning of names.
    package func queryTemplate(for prefix: NameText) -> PreparedQuery? { queries.template(for: prefix) }

    /// The template with the longest beginning of a name.
    package func queryTemplate(matching name: NameText) -> PreparedQuery? { queries.template(matching: name) }

    /// The prepared queries that end with a session, by id.
    package func queries(of session: SessionID) -> [QueryID] { queries.queries(of: session) }

    /// How servers are to be looked after; nil while nobody has written it.
    package var autopilot: AutopilotConfiguration? { writtenAutopilot }

    /// How many prepared queries there are.
    package var queryCount: Int { queries.count }
}
