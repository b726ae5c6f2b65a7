package import MeshDomain

/// The log of one service: entries in one order, each stored durably before `append` returns.
///
/// Implementations: `JetStreamJournal` and, for tests, `InMemoryJournal`; both pass the same contract tests.
package protocol Journal: Sendable {
    /// What it is called in messages for people, for instance the stream's name.
    var name: String { get }

    /// Whether `open` may create it where nothing was before: an operator's word, or an empty data_dir.
    var mayCreate: Bool { get }

    /// What there is of it; waits until that can be told, and changes nothing.
    ///
    /// - Throws: `unavailable` when it cannot be told within the implementation's bound, `internalFault` when it exists
    ///   with settings that cannot be used.
    func inspect() async throws(MeshError) -> JournalStanding

    /// Creates what is missing of it, with a new identity when there is no stream, and marks its beginning.
    ///
    /// What exists stays as it is, with all that an operator set on it.
    ///
    /// - Parameter sequence: The entry after which a new stream begins: 0, or the last one in a snapshot that is left.
    /// - Throws: As `inspect`.
    func create(after sequence: UInt64) async throws(MeshError)

    /// Notes how far it was seen to reach where that costs nothing; `keep` does so everywhere, durably.
    func note(_ mark: JournalMark)

    /// Stores how far it was seen to reach, unless a mark that says more is there.
    ///
    /// - Throws: `unavailable`, `unknownOutcome` when that was not possible now.
    func keep(_ mark: JournalMark) async throws(JournalError)

    /// Appends an entry if the journal's last sequence is `expected`; returning means that it is on disk.
    ///
    /// - Returns: The entry's sequence, `expected + 1`.
    /// - Throws: `conflict`, `unavailable`, `tooLarge` when it was not stored; `unknownOutcome` when that is not known.
    func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64

    /// The sequence of the newest entry, linearizable; 0 when nothing was ever appended.
    func lastSequence() async throws(JournalError) -> UInt64

    /// The sequence of the oldest entry that was not cut; `lastSequence + 1` when there is none.
    func firstSequence() async throws(JournalError) -> UInt64

    /// The entries after a sequence in order, at most `limit`; fewer when they are large, none at the end.
    ///
    /// Replicas of the journal may lag, so an entry already acknowledged may be missing at the end for a moment.
    func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry]

    /// Calls with sequences that somebody appended, until cancelled or until that cannot be known any more; some may
    /// be left out, so it is a hint only.
    ///
    /// - Throws: `unavailable` when they cannot be had.
    func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async throws(JournalError)

    /// Stores a snapshot of everything up to a place; the newest two are kept.
    func writeSnapshot(_ pages: [[UInt8]], at position: JournalPosition) async throws(JournalError)

    /// The snapshots kept, newest first.
    func newestSnapshots() async throws(JournalError) -> [JournalSnapshot]

    /// The pages of a snapshot.
    ///
    /// - Throws: `damaged` when a page is missing or its checksum is wrong.
    func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]]

    /// Removes all entries up to and including `sequence`.
    func cut(upTo sequence: UInt64) async throws(JournalError)
}

/// One entry of a journal.
package struct JournalEntry: Sendable, Hashable {
    /// Its position; the first is 1.
    package var sequence: UInt64
    /// What was appended.
    package var bytes: [UInt8]

    /// Makes an entry.
    package init(sequence: UInt64, bytes: [UInt8]) {
        self.sequence = sequence
        self.bytes = bytes
    }
}

/// A stored snapshot, without its pages.
package struct JournalSnapshot: Sendable, Hashable {
    /// The last entry and the last transaction in it.
    package var position: JournalPosition
    /// CRC-32C of each page, in order.
    package var checksums: [UInt32]

    /// Describes a snapshot.
    package init(_ position: JournalPosition, checksums: [UInt32]) {
        self.position = position
        self.checksums = checksums
    }

    /// The last entry in it.
    package var sequence: UInt64 { position.sequence }
    /// The last transaction in it.
    package var index: UInt64 { position.index }
}

/// Why a journal did not do what was asked.
package enum JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Somebody else appended: the journal's last sequence is not the expected one. Nothing was stored.
    case conflict(last: UInt64)
    /// The journal cannot be used now. Nothing was stored.
    case unavailable(String)
    /// No answer came, so the entry may or may not be stored, or may even be stored later.
    case unknownOutcome(String)
    /// The entry is larger than the journal takes. Nothing was stored.
    case tooLarge(String)
    /// What is stored is not what was written.
    case damaged(String)

    package var description: String {
        switch self {
        case .conflict(let last): "conflict: the journal's last sequence is \(last)"
        case .unavailable(let message): "unavailable: \(message)"
        case .unknownOutcome(let message): "unknown outcome: \(message)"
        case .tooLarge(let message): "too large: \(message)"
        case .damaged(let message): "damaged: \(message)"
        }
    }

    /// The same as other services and users see it.
    package var meshError: MeshError {
        switch self {
        case .conflict(let last): MeshError(.conflict, "another replica wrote first; the journal is at \(last)")
        case .unavailable(let message): MeshError(.unavailable, "the journal cannot be used: \(message)")
        case .unknownOutcome(let message): MeshError(.unavailable, "the journal did not answer: \(message)")
        case .tooLarge(let message): MeshError(.badRequest, "the write is too large: \(message)")
        case .damaged(let message): MeshError(.internalFault, message)
        }
    }
}
