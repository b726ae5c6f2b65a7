/// A pure, in-memory state that is rebuilt from a journal of changes.
///
/// It is a value built on persistent (structure-sharing) collections: copying is O(1), so a writer tries a transaction on
/// a copy, readers keep an old version as long as they like, and nobody locks. Each conforming type is owned by one
/// service; other processes may follow it as a read-only view.
package protocol ReplicatedState: Sendable {
    /// One row written or removed. Changes carry whole rows and decisions already taken, so applying cannot fail.
    associatedtype Change: Sendable
    /// Something a reader can wait for, for instance one service's instances.
    associatedtype Topic: StateTopic

    /// The empty state, index 0.
    init()

    /// Applies one change of the transaction with this index and notes which topics it touched.
    ///
    /// Rows written get `index` as modify index, and as create index when they are new; a change identical to what is
    /// stored touches nothing.
    mutating func apply(_ change: Change, index: UInt64, touched: inout Touched<Topic>)

    /// Changes that rebuild this state from empty when applied with `restore`, in a deterministic order.
    func snapshot() -> [Change]

    /// Applies one change of a snapshot: rows keep the indexes they carry.
    mutating func restore(_ change: Change)

    /// The index of the last change to a topic: the `X-Consul-Index` of a read of it. Of a topic that covers others it is at
    /// least the highest of theirs, what is gone included.
    func index(of topic: Topic) -> UInt64

    /// The index at which the whole state was replaced last (a saved state was restored); 0 when it never was.
    ///
    /// No topic's index is below it: whatever a reader has seen before, it looks again.
    var floor: UInt64 { get set }

    /// Whether a copy that holds only a part lacks something of that part, so that it has to be loaded again.
    var isIncomplete: Bool { get }
}

/// Which indexes the rows of a saved state have once it is restored.
package enum RowNumbering: Sendable, Hashable {
    /// Those that they carry: they were given in this very history.
    case kept
    /// That of the restoring: they were given in another history, whose numbers mean nothing here.
    case renewed
}

extension ReplicatedState {
    /// The state that rows of a snapshot make, as of the transaction with this index that puts it in place of another one.
    package static func replaced(
        by rows: some Sequence<Change>,
        _ numbering: RowNumbering,
        at index: UInt64
    ) -> Self {
        var state = Self()
        switch numbering {
        case .kept: for row in rows { state.restore(row) }
        case .renewed:
            var ignored = Touched<Topic>.ignored
            for row in rows { state.apply(row, index: index, touched: &ignored) }
        }
        state.floor = index
        return state
    }

    /// Whole states lack nothing.
    package var isIncomplete: Bool { false }
}
