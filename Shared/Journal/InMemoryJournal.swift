package import MeshDomain
import Synchronization

/// A journal in memory, for tests; several replicas share one.
///
/// Its stream may be shared with other services, whose entries `occupy` stands for. It can be told to fail as a real one does.
package final class InMemoryJournal: Journal {
    /// What goes wrong with an append.
    package enum Fault: Sendable, Hashable {
        /// It is refused and not stored.
        case unavailable
        /// It is stored, but the answer is lost.
        case answerLost
        /// It is not stored, and no answer comes.
        case requestLost
        /// It is refused because of an entry that is then lost with the leader that was about to store it.
        case announcedInVain
    }

    private struct StoredSnapshot {
        var snapshot: JournalSnapshot
        var pages: [[UInt8]]
    }

    private struct State {
        var entries: [JournalEntry] = []
        /// The last sequence given to anybody.
        var end: UInt64 = 0
        var snapshots: [StoredSnapshot] = []
        var faults: [Fault] = []
        var isAway = false
        var readers: [UInt64: AsyncStream<UInt64>.Continuation] = [:]
        var lastReader: UInt64 = 0
        var questions = 0
        /// Identity of the stream; nil when it is gone.
        var stream: String?
        var mark: JournalMark?
        var refusals = 0

        var last: UInt64 { entries.last?.sequence ?? 0 }
    }

    package let name: String
    package let mayCreate: Bool
    package let isShared = false
    private let identity: String
    private let entryBytes: Int
    private let delay: Duration
    private let state = Mutex(State())

    /// Makes an empty journal.
    ///
    /// - Parameters:
    ///   - name: For messages.
    ///   - entryBytes: The largest entry it takes, in bytes.
    ///   - delay: How long an append takes.
    ///   - mayCreate: Whether it comes into being when it is opened.
    ///   - stream: Its identity; a random one when nil.
    package init(
        name: String = "memory",
        entryBytes: Int = 1 << 20,
        delay: Duration = .zero,
        mayCreate: Bool = true,
        stream: String? = nil
    ) {
        identity = stream ?? String(UInt64.random(in: .min ... .max), radix: 36)
        self.mayCreate = mayCreate
        self.name = name
        self.entryBytes = entryBytes
        self.delay = delay
    }

    package func inspect() async throws(MeshError) -> JournalStanding {
        if state.withLock({ $0.isAway }) { throw MeshError(.unavailable, "journal \(name) is away") }
        return state.withLock { state in
            var standing = JournalStanding()
            standing.stream = state.stream
            standing.hasSnapshots = !state.snapshots.isEmpty
            standing.mark = state.mark
            return standing
        }
    }

    package func create(after sequence: UInt64) async throws(MeshError) {
        let root = try EntryHash.root(of: identity)
        state.withLock { state in
            guard state.stream == nil else { return }
            state.stream = identity
            state.end = sequence
            guard sequence == 0 else { return }
            state.mark = JournalMark(
                history: JournalHistory(stream: identity, acceptances: 0),
                position: JournalPosition(sequence: 0, index: 0, hash: root),
                time: JournalTime.now
            )
        }
    }

    package func note(_ mark: JournalMark) {
        state.withLock { state in
            if let known = state.mark, known.covers(mark) { return }
            state.mark = mark
        }
    }

    package func keep(_ mark: JournalMark) async throws(JournalError) {
        try checkPresence()
        note(mark)
    }

    package func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64 {
        if delay > .zero { try? await Task.sleep(for: delay) }
        let (result, readers): (Result<UInt64, JournalError>, [AsyncStream<UInt64>.Continuation]) = state.withLock {
            state in
            if state.isAway { return (.failure(.unavailable("it is away")), []) }
            let fault = state.faults.isEmpty ? nil : state.faults.removeFirst()
            switch fault {
            case .unavailable: return (.failure(.unavailable("told to be")), [])
            case .requestLost: return (.failure(.unknownOutcome("the request was lost")), [])
            case .announcedInVain: return (.failure(.conflict(last: state.last + 1)), [])
            case .answerLost, nil: break
            }
            guard entry.count <= entryBytes else {
                return (.failure(.tooLarge("\(entry.count) bytes, at most \(entryBytes) are taken")), [])
            }
            let isStored = state.last == expected
            if isStored {
                state.end += 1
                state.entries.append(JournalEntry(sequence: state.end, bytes: entry))
            }
            if fault == .answerLost { return (.failure(.unknownOutcome("the answer was lost")), []) }
            return isStored
                ? (.success(state.last), Array(state.readers.values)) : (.failure(.conflict(last: state.last)), [])
        }
        let sequence = try result.get()
        for reader in readers { reader.yield(sequence) }
        return sequence
    }

    package func lastSequence() async throws(JournalError) -> UInt64 {
        try checkPresence()
        return state.withLock { state in
            state.questions += 1
            return state.last
        }
    }

    package func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence {
        try checkPresence()
        return state.withLock { state in
            state.questions += 1
            return ConfirmedSequence(newest: state.last, stream: state.end)
        }
    }

    package func advance(beyond sequence: UInt64) async throws(JournalError) {
        try checkPresence()
        state.withLock { $0.end = max($0.end, sequence) }
    }

    package func firstSequence() async throws(JournalError) -> UInt64 {
        try checkPresence()
        return state.withLock { $0.entries.first?.sequence ?? 0 }
    }

    package func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry] {
        try checkPresence()
        return state.withLock { state in
            Array(state.entries.drop { $0.sequence <= sequence }.prefix(max(1, limit)))
        }
    }

    package func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async {
        for await sequence in appended() { onAppend(sequence) }
    }

    private func appended() -> AsyncStream<UInt64> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let reader = state.withLock { state in
                state.lastReader += 1
                state.readers[state.lastReader] = continuation
                return state.lastReader
            }
            continuation.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.readers.removeValue(forKey: reader) }
            }
        }
    }

    package func writeSnapshot(
        _ pages: [[UInt8]],
        at position: JournalPosition
    ) async throws(JournalError) {
        try checkPresence()
        let snapshot = JournalSnapshot(position, checksums: pages.map { Checksum.crc32c($0) })
        state.withLock { state in
            state.snapshots.removeAll { $0.snapshot.sequence == position.sequence }
            state.snapshots.append(StoredSnapshot(snapshot: snapshot, pages: pages))
            state.snapshots.sort { $0.snapshot.sequence > $1.snapshot.sequence }
            state.snapshots = Array(state.snapshots.prefix(2))
        }
    }

    package func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] {
        try checkPresence()
        return state.withLock { $0.snapshots.map(\.snapshot) }
    }

    package func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        try checkPresence()
        let pages = state.withLock { state in
            state.snapshots.first { $0.snapshot.sequence == snapshot.sequence }?.pages
        }
        guard let pages else { throw .damaged("it is gone") }
        for (number, page) in pages.enumerated() where Checksum.crc32c(page) != snapshot.checksums[number] {
            throw .damaged("the checksum of page \(number + 1) does not match its content")
        }
        return pages
    }

    package func cut(upTo sequence: UInt64) async throws(JournalError) {
        try checkPresence()
        state.withLock { state in
            let last = state.last
            state.entries.removeAll { $0.sequence <= sequence && $0.sequence < last }
        }
    }

    // MARK: - For tests

    /// Has the next appends go wrong, one after the other.
    package func fail(with faults: [Fault]) { state.withLock { $0.faults += faults } }

    /// Whether the journal answers at all.
    package func setAway(_ isAway: Bool) { state.withLock { $0.isAway = isAway } }

    /// How often the last sequence was asked for.
    package var questionCount: Int { state.withLock { $0.questions } }

    /// How often a question was refused because the journal was away.
    package var refusalCount: Int { state.withLock { $0.refusals } }

    /// Lets other services append to the stream.
    package func occupy(_ count: UInt64) { state.withLock { $0.end += count } }

    /// Loses the newest entries, as a server does with what it cannot read.
    package func lose(_ count: Int) {
        state.withLock { state in
            state.entries.removeLast(min(count, state.entries.count))
            state.end = state.last
        }
    }

    /// Loses the stream with all entries, and with its snapshots when told.
    package func loseStream(alsoSnapshots: Bool = false) {
        state.withLock { state in
            state.stream = nil
            state.entries = []
            state.end = 0
            if alsoSnapshots { state.snapshots = [] }
        }
    }

    /// Replaces the bytes of an entry.
    package func damageEntry(at sequence: UInt64, _ change: (inout [UInt8]) -> Void) {
        state.withLock { state in
            guard let place = state.entries.firstIndex(where: { $0.sequence == sequence }) else { return }
            change(&state.entries[place].bytes)
        }
    }

    /// Replaces the bytes of a page of a stored snapshot, 0 being the newest.
    package func damageSnapshot(_ place: Int, page: Int, _ change: (inout [UInt8]) -> Void) {
        state.withLock { state in
            guard place < state.snapshots.count, page < state.snapshots[place].pages.count else { return }
            change(&state.snapshots[place].pages[page])
        }
    }

    private func checkPresence() throws(JournalError) {
        let isAway = state.withLock { state in
            if state.isAway { state.refusals += 1 }
            return state.isAway
        }
        if isAway { throw .unavailable("it is away") }
    }
}
