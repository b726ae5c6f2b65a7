/// What the other side sent and is not stored yet: of each resource only the newest content.
///
/// Bounded by the number of different resources, so that a peer that changes much is never made to wait.
package struct ImportQueue: Sendable {
    /// Identifies a resource.
    package struct Key: Sendable, Hashable {
        package var kind: ResourceKind
        package var id: String

        /// Makes a key.
        package init(kind: ResourceKind, id: String) {
            self.kind = kind
            self.id = id
        }

        /// The resource of an import.
        package init(_ wish: StreamSession.Import) {
            kind = wish.kind
            id = wish.resourceID
        }
    }

    /// An import with its place in the order of arrival.
    package struct Entry: Sendable, Hashable {
        package let wish: StreamSession.Import
        fileprivate let place: UInt64
    }

    private var waiting: [Key: Entry] = [:]
    private var lastPlace: UInt64 = 0

    /// Makes an empty queue.
    package init() {}

    /// How many wait.
    package var count: Int { waiting.count }

    /// Whether nothing waits.
    package var isEmpty: Bool { waiting.isEmpty }

    /// Adds an import.
    ///
    /// - Returns: The one whose place it takes: nobody needs to store that one any more.
    package mutating func add(_ wish: StreamSession.Import) -> StreamSession.Import? {
        lastPlace += 1
        return waiting.updateValue(Entry(wish: wish, place: lastPlace), forKey: Key(wish))?.wish
    }

    /// Takes what may be stored at the same time, in the order of arrival.
    ///
    /// A list of services is taken alone, because it removes what other imports write.
    package mutating func take() -> [Entry] {
        let entries = waiting.values.sorted { $0.place < $1.place }
        let list = entries.firstIndex { $0.wish.kind == .serviceList } ?? entries.endIndex
        let taken = Array(list == 0 ? entries.prefix(1) : entries[..<list])
        for entry in taken { waiting[Key(entry.wish)] = nil }
        return taken
    }

    /// Puts something back that could not be stored now, at its old place.
    ///
    /// - Returns: The import when a newer one of the same resource waits already.
    package mutating func putBack(_ entry: Entry) -> StreamSession.Import? {
        let key = Key(entry.wish)
        if waiting[key] != nil { return entry.wish }
        waiting[key] = entry
        return nil
    }
}
