package import CatalogTables
package import MeshDomain
import MeshState

/// A transaction on the catalog while it is decided: what was changed so far, with what follows from it.
///
/// A session ends in the transaction that takes away what it lived by: its node, one of its checks.
package struct CatalogWork: Sendable {
    /// A key that nobody may take for a while.
    package struct LockDelay: Sendable, Hashable {
        package var key: KVKey
        package var delay: Duration
    }

    /// The longest lock delay that counts; longer ones are cut.
    ///
    /// - Source: reference §8.7.
    static let longestDelay: Int64 = 60_000_000_000

    /// The state with all changes so far.
    package private(set) var state: CatalogState
    /// The index that the transaction probably gets; above all indexes of the state.
    package let index: UInt64
    package private(set) var changes: [CatalogChange] = []
    /// Sessions that ended.
    package private(set) var ended: [SessionID] = []
    /// Keys that ended sessions held.
    package private(set) var delays: [LockDelay] = []

    /// Begins on a state.
    package init(state: CatalogState, index: UInt64) {
        self.state = state
        self.index = index
    }

    /// Makes changes, and ends the sessions that lived by what they took away.
    package mutating func perform(_ wanted: [CatalogChange]) {
        for change in wanted { record(change) }
        for session in SessionRules.ended(by: wanted, in: state) { end(session) }
    }

    /// Ends a session: its keys are given up or removed, and its prepared queries removed.
    package mutating func end(_ session: Session) {
        for key in state.keys(of: session.id) {
            switch session.behavior {
            case .delete: record(.kv(.delete(key)))
            case .release:
                guard var entry = state.entry(key) else { continue }
                entry.session = nil
                record(.kv(.put(entry)))
            }
            guard session.lockDelay > 0 else { continue }
            let delay = Duration.nanoseconds(min(session.lockDelay, Self.longestDelay))
            delays.append(LockDelay(key: key, delay: delay))
        }
        for query in state.queries(of: session.id) { record(.query(.delete(query))) }
        record(.session(.delete(session.id)))
        ended.append(session.id)
    }

    private mutating func record(_ change: CatalogChange) {
        var touched = Touched<CatalogTopic>()
        state.apply(change, index: index, touched: &touched)
        if !touched.isEmpty { changes.append(change) }
    }
}
