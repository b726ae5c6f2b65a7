package import MeshDomain

/// The log of one service: entries in one order, each stored durably before `append` returns.
///
/// Several services may share one stream. Then their entries stand between each other, the sequences of one service rise but
/// leave gaps, and each entry says which one of its service stands before it.
///
/// Implementations: `JetStreamJournal` and, for tests, `InMemoryJournal`; both pass the same contract tests.
package protocol Journal: Sendable {
    /// What it is called in messages for people, for instance the names of stream and service.
    var name: String { get }

    /// Whether other services' entries stand in the same stream.
    var isShared: Bool { get }

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
    /// - Parameter sequence: 0, or what is known to have been stored in a stream that is gone: all sequences of the new one
    ///   are higher.
    /// - Throws: As `inspect`.
    func create(after sequence: UInt64) async throws(MeshError)

    /// Has all sequences from now on be higher than one, for a journal that ends too early: nothing is numbered twice.
    ///
    /// - Throws: `unavailable`, `unknownOutcome`; calling it again goes on. `tooLarge` when that would take too long.
    func advance(beyond sequence: UInt64) async throws(JournalError)

    /// Notes how far it was seen to reach where that costs nothing; `keep` does so everywhere, durably.
    func note(_ mark: JournalMark)

    /// Stores how far it was seen to reach, unless a mark that says more is there.
    ///
    /// - Throws: `unavailable`, `unknownOutcome` when that was not possible now.
    func keep(_ mark: JournalMark) async throws(JournalError)

    /// Appends an entry if the journal's last sequence is `expected`; returning means that it is on disk.
    ///
    /// - Returns: The entry's sequence, `expected + 1` or, where the stream is shared, more.
    /// - Throws: `conflict`, `unavailable`, `tooLarge` when it was not stored; `unknownOutcome` when that is not known.
    func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64

    /// The sequence of the newest entry as whoever leads the stream knows it; 0 when there is none.
    ///
    /// With copies it may be too low (a leader that is cut off) or too high (an entry that is lost with its leader).
    func lastSequence() async throws(JournalError) -> UInt64

    /// The sequence of the newest entry, at least as high as when it was asked: a majority of the copies confirms it
    /// (read barrier, read index).
    ///
    /// - Parameter known: The newest entry that the caller knows; a good guess saves a question.
    /// - Returns: The newest entry, and the stream's last sequence if that became known.
    /// - Throws: `unavailable`, `unknownOutcome` when no majority confirmed it now.
    func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence

    /// The sequence of the oldest entry that was not cut; 0 when there is none.
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

    /// Removes all entries up to and including `sequence`, but never the newest one.
    func cut(upTo sequence: UInt64) async throws(JournalError)
}

extension Journal {
    /// The sequence of the newest entry, at least as high as when it was asked, without a guess.
    package func confirmedSequence() async throws(JournalError) -> UInt64 {
        try await confirmedSequence(knowing: 0).newest
    }
}

/// What a read barrier found.
package struct ConfirmedSequence: Sendable, Hashable {
    /// The newest entry of the journal.
    package var newest: UInt64
    /// The stream's last sequence then; 0 when that is not known.
    package var stream: UInt64

    /// Makes an answer.
    package init(newest: UInt64, stream: UInt64 = 0) {
        self.newest = newest
        self.stream = stream
    }
}

/// One entry of a journal.
package struct JournalEntry: Sendable, Hashable {
    /// Its position in the stream.
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
