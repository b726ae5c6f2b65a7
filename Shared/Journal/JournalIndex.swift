/// The index of a transaction, from the place of its entry in the stream.
///
/// One stream holds the entries of all services whose states are shown together, so their indexes are of one space, in the
/// order of the stream, and none comes twice: `sequence * 1024 + place in the entry`. The stream's sequence never goes back,
/// so no index does. An entry does not carry its index, because its writer knows its place only once it is stored.
package enum JournalIndex {
    /// The most transactions of one entry, and the distance of the indexes of two sequences that follow each other.
    package static let perEntry = 1024

    /// The index of a transaction of the entry with a sequence; `place` counts from 0.
    package static func of(_ sequence: UInt64, place: Int) -> UInt64 {
        sequence * UInt64(perEntry) + UInt64(min(place, perEntry - 1))
    }

    /// The sequence of the entry that holds a transaction.
    package static func sequence(of index: UInt64) -> UInt64 { index / UInt64(perEntry) }
}
