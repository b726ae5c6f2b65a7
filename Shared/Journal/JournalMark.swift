import BusSchema
package import MeshDomain
import SchemaRuntime

/// A place in a journal: its newest entry then, and what that contained.
package struct JournalPosition: Sendable, Hashable {
    /// The last entry.
    package var sequence: UInt64
    /// The last transaction.
    package var index: UInt64
    /// The hash of the last entry; of the stream's identity before the first one.
    package var hash: EntryHash

    /// Names a place.
    package init(sequence: UInt64, index: UInt64, hash: EntryHash) {
        self.sequence = sequence
        self.index = index
        self.hash = hash
    }
}

/// Which stream a journal is, and how often an operator accepted that a part of it was lost.
///
/// Sequences and indexes of two histories cannot be compared; within one they never go back.
package struct JournalHistory: Sendable, Hashable, CustomStringConvertible {
    /// The stream's identity: random, given when it was created.
    package var stream: String
    /// How often a loss was accepted.
    package var acceptances: UInt64

    /// Names a history.
    package init(stream: String, acceptances: UInt64) {
        self.stream = stream
        self.acceptances = acceptances
    }

    /// Reads what `description` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let number = UInt64(parts[1]) else { return nil }
        self.init(stream: String(parts[0]), acceptances: number)
    }

    package var description: String { "\(stream).\(acceptances)" }

    /// Whether this one replaced the other: the same stream after one more accepted loss.
    func follows(_ other: JournalHistory) -> Bool { stream == other.stream && acceptances > other.acceptances }
}

/// How far a journal was seen to reach (high-water mark), kept outside of its stream so that a loss is noticed.
package struct JournalMark: Sendable, Hashable {
    /// The history it belongs to.
    package var history: JournalHistory
    /// The newest entry that was seen.
    package var position: JournalPosition
    /// When it was written, in milliseconds since 1970; for people.
    package var time: Int64

    /// Makes a mark.
    package init(history: JournalHistory, position: JournalPosition, time: Int64) {
        self.history = history
        self.position = position
        self.time = time
    }

    /// Whether a mark adds nothing to this one.
    func covers(_ other: JournalMark) -> Bool {
        (history.acceptances, position.sequence) >= (other.history.acceptances, other.position.sequence)
            && history.stream == other.history.stream || history.acceptances > other.history.acceptances
    }

    /// The mark as it is stored, with its checksum.
    package func encoded() throws(MeshError) -> [UInt8] {
        let wire = JournalWire.Mark(
            stream: history.stream,
            acceptances: history.acceptances,
            sequence: position.sequence,
            index: position.index,
            hash_: position.hash.bytes,
            time: time
        )
        do { return Checksum.sealed(try wire.encoded()) } catch {
            throw MeshError(.internalFault, "a journal's mark cannot be encoded: \(error)")
        }
    }

    /// Reads what `encoded` wrote; nil for anything else.
    package init?(_ bytes: some Collection<UInt8>) {
        guard let body = Checksum.opened(Array(bytes)), let wire = try? JournalWire.Mark(decoding: body),
            let hash = EntryHash(wire.hash_), !wire.stream.isEmpty
        else { return nil }
        self.init(
            history: JournalHistory(stream: wire.stream, acceptances: wire.acceptances),
            position: JournalPosition(sequence: wire.sequence, index: wire.index, hash: hash),
            time: wire.time
        )
    }
}

/// What there is of a journal, as far as it can be told without reading its entries.
package struct JournalStanding: Sendable, Hashable {
    /// The stream's identity; nil when there is no stream.
    package var stream: String?
    /// How many copies NATS keeps of it.
    package var copies = 1
    /// Whether there is a place for its snapshots.
    package var isWhole = true
    /// Whether snapshots of it are stored.
    package var hasSnapshots = false
    /// The furthest mark that is kept anywhere.
    package var mark: JournalMark?

    /// Nothing.
    package init() {}

    /// The history that the stream is in, when there is one.
    package var history: JournalHistory? {
        guard let stream else { return nil }
        let isSame = mark?.history.stream == stream
        return JournalHistory(stream: stream, acceptances: isSame ? mark?.history.acceptances ?? 0 : 0)
    }
}
