import CatalogLogic
import CatalogTables
import MeshDomain
import MeshJournal

extension LeaseName {
    private static let sessionPrefix = "session/"
    private static let delayPrefix = "lock-delay/"
    /// Longer keys, and those that no text of the journal can hold, are told apart by a hash.
    private static let keyLimit = 400

    /// Held by a session with a time to live, which ends with it.
    static func session(_ id: SessionID) -> LeaseName { LeaseName(sessionPrefix + id.text) }

    /// Held while nobody may take a key.
    ///
    /// Two long keys with the same hash would delay each other, which harms neither.
    static func lockDelay(of key: KVKey) -> LeaseName {
        // Keys of other scopes are told apart by a hash of both.
        let text = key.scope.isStandard ? key.text : "\(key.scope)\u{0}\(key.text)"
        let isPlain = text.utf8.count <= keyLimit && !text.utf8.contains(0)
        if isPlain { return LeaseName(delayPrefix + text) }
        return LeaseName(delayPrefix + "\u{1}" + String(StableHash.value(of: text.utf8), radix: 16))
    }

    /// The session whose lease it is; nil for other leases.
    var session: SessionID? {
        text.hasPrefix(Self.sessionPrefix) ? SessionID(String(text.dropFirst(Self.sessionPrefix.count))) : nil
    }

    /// Whether it is of a session or of a key that nobody may take.
    var isOfSessions: Bool { text.hasPrefix(Self.sessionPrefix) || text.hasPrefix(Self.delayPrefix) }
}

extension Draft<CatalogState> {
    /// Makes changes part of the transaction, and ends the sessions that lived by what they took away.
    mutating func perform(_ changes: [CatalogChange]) {
        for change in changes { record(change) }
        let ended = SessionRules.ended(by: changes, in: state)
        guard !ended.isEmpty else { return }
        var work = CatalogWork(state: state, index: index)
        for session in ended { work.end(session) }
        adopt(work)
    }

    /// Makes what was decided part of the transaction.
    mutating func adopt(_ work: CatalogWork) {
        for change in work.changes { record(change) }
        for id in work.ended { withdraw(.session(id)) }
        for delayed in work.delays {
            let term = max(delayed.delay, LeaseTable.terms.lowerBound)
            // With as many leases as there may be, the key may be taken at once: ending the session comes first.
            do throws(MeshError) { try grant(.lockDelay(of: delayed.key), to: "lock-delay", term: term) } catch {
                continue
            }
        }
    }
}
