package import MeshDomain
package import MeshState

/// The newest state as one write sees and changes it; nothing of it is seen by anybody before it is durable.
package struct Draft<State: ReplicatedState> {
    /// The state with what was recorded so far.
    package private(set) var state: State
    /// The index that this transaction probably gets.
    ///
    /// Another service may append to the stream first, and then it gets a higher one. It is above all indexes of the state, and
    /// no two transactions that are stored were decided with the same one.
    package let index: UInt64
    /// What was recorded so far.
    package private(set) var changes: [State.Change] = []
    /// The topics touched so far.
    package private(set) var touched = Touched<State.Topic>()
    /// The leases with what was recorded of them so far.
    package private(set) var leases: LeaseTable
    /// What was recorded of leases so far.
    package private(set) var leaseChanges: [LeaseChange] = []
    /// What a replica must understand to decide on the state after this transaction (feature level).
    package private(set) var requiredLevel = JournalFeatures.base
    /// Set when `changes` are the rows of another state that takes the place of this one.
    package private(set) var replacement: RowNumbering?

    /// Starts a transaction on a state.
    package init(state: State, index: UInt64, leases: LeaseTable = LeaseTable()) {
        self.state = state
        self.index = index
        self.leases = leases
    }

    /// Whether nothing was recorded.
    package var isEmpty: Bool { changes.isEmpty && leaseChanges.isEmpty && replacement == nil }

    /// Applies a change and makes it part of the transaction; one that touches nothing is left out.
    package mutating func record(_ change: State.Change) {
        let before = touched.topics.count
        state.apply(change, index: index, touched: &touched)
        guard touched.topics.count > before else { return }
        changes.append(change)
    }

    /// Puts the state that these rows make in place of the whole state; nothing else can be part of the transaction.
    ///
    /// Leases and fences stay: they are about the processes that run now, and an epoch that was given never comes again.
    package mutating func replaceAll(with rows: [State.Change], _ numbering: RowNumbering) {
        precondition(isEmpty, "a state is replaced by a transaction of its own")
        state = .replaced(by: rows, numbering, at: index)
        changes = rows
        replacement = numbering
        require(JournalFeatures.replacing)
    }

    /// Says that this transaction stores what only replicas of a feature level understand: it is refused as long as there is
    /// a replica below.
    package mutating func require(_ level: UInt32) { requiredLevel = max(requiredLevel, level) }

    // MARK: - Leases

    /// Goes on only while a lease is held in the epoch of a token.
    ///
    /// - Throws: `rejected` when it is not any more.
    package func demand(_ token: LeaseToken) throws(MeshError) { _ = try leases.held(by: token) }

    /// Goes on only if nobody was seen with a higher epoch of a lease that another service keeps, and remembers this one.
    ///
    /// - Throws: `rejected` when somebody was.
    package mutating func fence(_ token: LeaseToken) throws(MeshError) {
        if let change = try leases.fencing(token) { record(change) }
    }

    /// Gives a lease, or lets its holder have it for its whole term again, as part of this transaction.
    ///
    /// - Parameters:
    ///   - name: The lease.
    ///   - holder: Who gets it.
    ///   - term: How long it is had without being renewed.
    /// - Throws: `badRequest` naming the field; `conflict` when somebody else has it; `overloaded` when there are too many.
    package mutating func grant(_ name: LeaseName, to holder: String, term: Duration) throws(MeshError) {
        record(.put(try leases.acquiring(name, for: holder, term: term, at: index) { _ in false }))
    }

    /// Takes a lease away from whoever has it, as part of this transaction.
    package mutating func withdraw(_ name: LeaseName) {
        if leases[name] != nil { record(LeaseChange.remove(name)) }
    }

    /// Ends the draft: whoever takes the state is the only one that has it.
    mutating func takeState() -> State {
        defer { state = State() }
        return state
    }

    /// Makes a change of leases part of the transaction.
    mutating func record(_ change: LeaseChange) {
        leases.apply(change)
        leaseChanges.append(change)
        require(JournalFeatures.leases)
    }
}

/// What became of a write.
package struct Written: Sendable, Hashable {
    /// The answer that the deciding closure gave.
    package var reply: [UInt8]
    /// Index of the transaction; of the newest one when nothing was recorded.
    package var index: UInt64
    /// Journal sequence of the entry that holds it; of the newest one when nothing was recorded.
    package var sequence: UInt64

    /// Makes a result.
    package init(reply: [UInt8], index: UInt64, sequence: UInt64) {
        self.reply = reply
        self.index = index
        self.sequence = sequence
    }
}
