/// What becomes of the headers of a request or of its answer.
package struct HeaderModifiers: Sendable, Hashable {
    /// Added beside those of that name that are there.
    package var add: [String: String]
    /// Put in the place of those that are there.
    package var set: [String: String]
    package var remove: [String]

    /// Makes the changes.
    package init(add: [String: String] = [:], set: [String: String] = [:], remove: [String] = []) {
        self.add = add
        self.set = set
        self.remove = remove
    }

    /// Whether nothing is changed.
    package var isEmpty: Bool { add.isEmpty && set.isEmpty && remove.isEmpty }

    /// Both changes at once; where they disagree, `other` counts.
    package func merged(with other: HeaderModifiers) -> HeaderModifiers {
        HeaderModifiers(
            add: add.merging(other.add) { $1 },
            set: set.merging(other.set) { $1 },
            remove: remove + other.remove
        )
    }
}
