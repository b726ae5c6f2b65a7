import HashTreeCollections
import MeshDomain

/// When the intentions about each caller of this cluster changed last.
///
/// As many callers are kept as intentions name; those of which no intention is left are answered with the index of the kind.
struct CallerIndexes: Sendable {
    private struct Caller: Sendable {
        /// How many entries name it.
        var entries: Int
        var index: UInt64
    }

    private var callers = TreeDictionary<NameText, Caller>()

    /// The index of the last change to the intentions about a caller; nil when there are none.
    func index(of caller: NameText) -> UInt64? { callers[caller]?.index }

    /// Takes one entry for another; nil is none, and entries of other kinds name no callers.
    ///
    /// - Returns: The callers that either of them names.
    mutating func replace(_ old: ConfigEntry?, by new: ConfigEntry?, _ index: UInt64) -> Set<NameText> {
        let (before, after) = (Self.callers(of: old), Self.callers(of: new))
        for name in before.subtracting(after) {
            guard var caller = callers.removeValue(forKey: name) else { continue }
            caller.entries -= 1
            caller.index = index
            if caller.entries > 0 { callers[name] = caller }
        }
        for name in after {
            let isNew = !before.contains(name)
            callers[name] = Caller(entries: (callers[name]?.entries ?? 0) + (isNew ? 1 : 0), index: index)
        }
        return before.union(after)
    }

    /// Takes the index of the kind, which a snapshot has, for all callers.
    mutating func restore(_ index: UInt64) { callers = callers.mapValues { Caller(entries: $0.entries, index: index) } }

    private static func callers(of entry: ConfigEntry?) -> Set<NameText> {
        guard case .serviceIntentions(let body) = entry?.body else { return [] }
        return Set(body.sources.lazy.filter(\.peer.isEmpty).map { NameText($0.name) })
    }
}
