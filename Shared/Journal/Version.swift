package import MeshState

/// A state at one moment, and where in the journal that moment is.
package struct Version<State: ReplicatedState>: Sendable {
    package var state: State
    /// Journal sequence of the last entry in it.
    package var sequence: UInt64
    /// Index of the last transaction in it.
    package var index: UInt64
    /// The hash of the last entry in it; unknown to whoever only follows a feed.
    package var hash: EntryHash
    /// The leases in it; unknown to whoever only follows a feed.
    package var leases: LeaseTable
    /// Which whole state this one grew from by single changes; a number that the view gives.
    ///
    /// Only within one generation do equal indexes mean equal states, because a journal that begins anew counts from 1 again.
    package fileprivate(set) var generation: UInt64 = 0

    /// Makes a version.
    package init(
        state: State,
        sequence: UInt64,
        index: UInt64,
        hash: EntryHash = .none,
        leases: LeaseTable = LeaseTable()
    ) {
        self.state = state
        self.leases = leases
        self.sequence = sequence
        self.index = index
        self.hash = hash
    }

    /// The empty state at the beginning of a journal.
    package static var empty: Version<State> { Version(state: State(), sequence: 0, index: 0) }

    /// Where in the journal it is.
    var position: JournalPosition { JournalPosition(sequence: sequence, index: index, hash: hash) }

    /// The same version as one of a generation.
    func inGeneration(_ generation: UInt64) -> Version<State> {
        var version = self
        version.generation = generation
        return version
    }
}

/// A newer version and what changed since the reader last looked.
package struct StateUpdate<State: ReplicatedState>: Sendable {
    /// The newest version.
    package var version: Version<State>
    /// The topics changed since the update before; nil when everything may have changed.
    package var touched: Set<State.Topic>?
    /// Whether the state was loaded at all; before, the version is the empty one.
    package var isLoaded: Bool

    /// Makes an update.
    package init(version: Version<State>, touched: Set<State.Topic>?, isLoaded: Bool = true) {
        self.version = version
        self.touched = touched
        self.isLoaded = isLoaded
    }
}
