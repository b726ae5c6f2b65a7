package import ConfigEntryTables
package import MeshDomain

/// The config entries of the primary datacenter as they were told last, and what makes another datacenter hold the same.
package struct PrimaryEntries: Sendable {
    /// All of them at one time.
    package struct Listing: Sendable {
        package var entries: [EntryKey: ConfigEntry] = [:]
        /// Those that mean nothing to this version; what is held of them stays.
        package var unreadable: Set<EntryKey> = []
        /// Not when it is not known which entry cannot be read: nothing is removed then.
        package var isComplete = true

        /// None yet.
        package init() {}
    }

    /// The index of the list that counts; 0 before the first one.
    package private(set) var index: UInt64 = 0
    private var listing: Listing?
    private var hasHeardOlder = false

    /// Nothing was told yet.
    package init() {}

    /// Takes a list, an older one only when two come in a row: the primary was restored then.
    ///
    /// A single one comes of somebody who has not heard everything yet, and would undo what was decided since.
    package mutating func take(_ told: Listing, index: UInt64) {
        if index < self.index, !hasHeardOlder {
            hasHeardOlder = true
            return
        }
        hasHeardOlder = false
        listing = told
        self.index = index
    }

    /// Notes that the list that counts still does.
    package mutating func confirm() { hasHeardOlder = false }

    /// What makes a state hold the same; nothing before the first list.
    package func changes(in state: ConfigEntryState) -> [ConfigEntryChange] {
        guard let listing else { return [] }
        var changes: [ConfigEntryChange] = []
        for existing in state.entries() where listing.isComplete && listing.entries[existing.key] == nil {
            if !listing.unreadable.contains(existing.key) { changes.append(.delete(existing.key)) }
        }
        for entry in listing.entries.values where state.entry(entry.key)?.hasSameContent(as: entry) != true {
            changes.append(.put(entry))
        }
        return changes
    }
}
