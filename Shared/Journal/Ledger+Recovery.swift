import BusSchema
import Logging
import MeshDomain
import MeshState
import Synchronization

/// Whether the journal has kept on ending too early for longer than a new leader needs to catch up.
struct Shortness {
    let patience: Duration
    private var since: ContinuousClock.Instant?

    init(patience: Duration) { self.patience = patience }

    /// Takes one more look into account.
    mutating func isProven(_ isShort: Bool) -> Bool {
        guard isShort else {
            since = nil
            return false
        }
        guard let since else {
            since = .now
            return false
        }
        return since.duration(to: .now) >= patience
    }
}

extension Ledger {
    /// How many entries are fetched at once.
    private var fetchCount: Int { 512 }

    /// Builds the state from the newest good snapshot and the entries after it; waits for a journal that is away.
    func recover() async throws {
        while true {
            try Task.checkCancellation()
            do {
                let standing = try await openJournal()
                origin.withLock { $0 = standing.history }
                awaitedMark = standing.mark
                try await loadSnapshot()
                let last = try await newestSequence(of: standing)
                aim(at: last)
                try await replay(touched: .everything)
                note(version.position)
                show(touched: nil)
                return
            } catch { try await pause(after: error) }
        }
    }

    /// Opens the journal; one that is away can be waited for.
    private func openJournal() async throws -> JournalStanding {
        do throws(MeshError) { return try await journal.open() } catch {
            guard error.code == .unavailable else { throw error }
            throw JournalError.unavailable(error.message)
        }
    }

    /// Applies what others appended.
    func catchUp() async throws {
        try await replay(touched: .collected)
    }

    /// Whether readers are told the topics of what is replayed.
    enum Touching {
        /// Each step is published with its topics.
        case collected
        /// Nothing is published; the caller publishes the whole.
        case everything
    }

    /// Applies entries up to the newest one that is known to exist.
    private func replay(touched touching: Touching) async throws {
        var shortness = Shortness(patience: settings.patience)
        var gaps = 0
        while true {
            let last = target.withLock { $0 }
            guard version.sequence < last else { return }
            try Task.checkCancellation()
            try stopIfTold()
            let entries = try await journal.entries(after: version.sequence, limit: fetchCount)
            guard !entries.isEmpty else {
                // A copy of the journal that lags does not have them yet, or they never were.
                if shortness.isProven(try await journal.lastSequence() < last) { lowerTarget(from: last) }
                try await Task.sleep(for: .milliseconds(2))
                continue
            }
            var touched = Touched<Codec.State.Topic>()
            var isReplaced = false
            var count = 0
            var missing: UInt64 = 0
            for entry in entries {
                let batch = try read(entry)
                // What follows a gap waits for the next look, which begins at the gap: the log may just be cut.
                guard batch.previousSequence == version.sequence else {
                    missing = batch.previousSequence
                    break
                }
                if try apply(batch, of: entry, touched: &touched) { isReplaced = true }
                count += 1
            }
            if count == 0 {
                if try await reloadIfCut(touching) { continue }
                gaps += 1
                // Another copy may have it.
                guard gaps < 20 else {
                    throw damage(missing, "it is missing, or does not follow the one at sequence \(version.sequence)")
                }
                try await Task.sleep(for: settings.retryPause)
                continue
            }
            gaps = 0
            meter.caughtUp(count, sequence: version.sequence)
            if touching == .collected { note(version.position) }
            if touching == .collected { show(touched: isReplaced ? nil : touched) }
        }
    }

    /// Gives up an entry that a leader named and that was lost with that leader.
    ///
    /// Should it come all the same, the next hint or question raises the target again.
    private func lowerTarget(from lost: UInt64) {
        logger.debug("An entry that was announced never came", metadata: ["sequence": "\(lost)"])
        target.withLock { if $0 == lost { $0 = version.sequence } }
    }

    /// A replica that slept while others cut the log starts again from a snapshot.
    private func reloadIfCut(_ touching: Touching) async throws -> Bool {
        // The log is cut behind a snapshot only, so there is a newer one then.
        guard let newest = try await journal.newestSnapshots().first, newest.sequence > version.sequence else {
            return false
        }
        logger.debug("The log was cut; loading a snapshot", metadata: ["sequence": "\(version.sequence)"])
        try await loadSnapshot()
        if touching == .collected { show(touched: nil) }
        return true
    }

    /// Reads an entry; one whose checksum is wrong is damaged.
    func read(_ entry: JournalEntry) throws(MeshError) -> JournalWire.Batch {
        do { return try JournalEntryCoding.decode(entry.bytes) } catch { throw damage(entry.sequence, error.message) }
    }

    /// Makes the version the newest one for readers, and for who saves everything.
    func show(touched: Touched<Codec.State.Topic>?) {
        view.publish(version, touched: touched)
        captures.note(version)
    }

    /// Applies an entry that follows what is applied.
    ///
    /// - Returns: Whether the whole state was replaced.
    func apply(
        _ batch: JournalWire.Batch,
        of entry: JournalEntry,
        touched: inout Touched<Codec.State.Topic>
    ) throws -> Bool {
        let now = ContinuousClock.now
        guard EntryHash(batch.previous) == version.hash else {
            throw damage(
                entry.sequence,
                batch.previous.isEmpty
                    ? "it does not carry the hash of the entry before (an older version wrote it)"
                    : "it does not follow the entry before (another history, or one of the two was changed)"
            )
        }
        require(batch.requires, at: "sequence \(entry.sequence)", batch.writer)
        try checkPassing(of: entry.sequence)
        let previous = version.sequence
        let transactions: [JournalWire.Transaction]
        do throws(MeshError) { transactions = try complete(batch) } catch {
            throw damage(entry.sequence, error.message)
        }
        for (number, transaction) in transactions.enumerated() {
            let index = JournalIndex.of(entry.sequence, place: number)
            let place = "index \(index) at sequence \(entry.sequence)"
            if let numbering = transaction.replacement {
                let rows = transaction.changes.lazy.compactMap { self.understood($0, place, batch.writer) }
                version.state = .replaced(by: rows, numbering, at: index)
            } else {
                for bytes in transaction.changes {
                    guard let change = understood(bytes, place, batch.writer) else { continue }
                    version.state.apply(change, index: index, touched: &touched)
                }
            }
            apply(leases: transaction.leases, at: now)
            version.index = index
            window.remember(
                transaction.requestID,
                Written(reply: transaction.reply, index: index, sequence: entry.sequence),
                at: now
            )
        }
        let isReplaced = transactions.contains { $0.replacement != nil }
        if isReplaced {
            // What led to the state before leads nowhere.
            history.forgetEverything()
        } else if let message = try feedMessage(
            transactions,
            sequence: entry.sequence,
            previous: previous,
            index: version.index
        ) {
            history.add(message)
        }
        version.sequence = entry.sequence
        version.hash = try EntryHash.of(entry.bytes)
        try checkAwaitedMark()
        entriesSinceSnapshot += 1
        bytesSinceSnapshot += entry.bytes.count
        // Whoever appended the entry that was one too many writes the snapshot.
        if entriesSinceSnapshot >= settings.snapshotEntries || bytesSinceSnapshot >= settings.snapshotBytes {
            entriesSinceSnapshot = 0
            bytesSinceSnapshot = 0
        }
        return isReplaced
    }

    /// Where the log begins: the sequence of its oldest entry, and of the one that this one follows; nil without entries.
    private func logBeginning() async throws -> (oldest: UInt64, follows: UInt64)? {
        guard let oldest = try await journal.entries(after: 0, limit: 1).first else { return nil }
        // One that cannot be read is of no use, and may be covered by a snapshot.
        let batch = try? JournalEntryCoding.decode(oldest.bytes)
        return (oldest.sequence, batch?.previousSequence ?? oldest.sequence)
    }

    private func damage(_ sequence: UInt64, _ what: String) -> MeshError {
        MeshError(
            .internalFault,
            """
            journal \(journal.name): the entry at sequence \(sequence) is damaged: \(what); nothing after it can be \
            trusted, so the service does not start; restore the stream from a backup
            """
        )
    }

    // MARK: - Snapshots

    /// Sets the state to the newest good snapshot, or to empty when there is none and the log is whole.
    private func loadSnapshot() async throws {
        let stored = try await journal.newestSnapshots()
        let begin = try await logBeginning()
        var problems: [String] = []
        for snapshot in stored {
            // One that was removed, and came back with damage to what removed it, or one whose successor is just being written.
            guard snapshot.sequence >= begin?.follows ?? 0 || snapshot.checksums.isEmpty else {
                problems.append("the snapshot at sequence \(snapshot.sequence) ends before the oldest entry")
                continue
            }
            do {
                try await load(snapshot)
                entriesSinceSnapshot = 0
                bytesSinceSnapshot = 0
                return
            } catch let error as MeshError where error.code == .internalFault {
                logger.warning(
                    "A snapshot is damaged; using the one before",
                    metadata: [
                        "journal": "\(journal.name)", "sequence": "\(snapshot.sequence)", "reason": "\(error.message)",
                    ]
                )
                problems.append("the snapshot at sequence \(snapshot.sequence): \(error.message)")
            }
        }
        if let begin, begin.follows > 0 {
            // Another replica may have replaced the snapshots while they were read.
            guard try await journal.newestSnapshots() == stored, try await logBeginning()?.oldest == begin.oldest else {
                throw JournalError.unavailable("the snapshots of \(journal.name) were replaced meanwhile")
            }
            let reason = problems.isEmpty ? "no snapshot is stored" : problems.joined(separator: "; ")
            throw JournalLoss.withoutSnapshots(journal.name, first: begin.oldest, reason: reason)
        }
        version = .empty
        beginning = nil
        sightings.noteAll(version.leases)
        if let stream = origin.withLock({ $0?.stream }) { version.hash = try EntryHash.root(of: stream) }
        try checkAwaitedMark()
        window = RequestWindow(settings.requestMemory)
        entriesSinceSnapshot = 0
        bytesSinceSnapshot = 0
    }

    private func load(_ snapshot: JournalSnapshot) async throws {
        let pages: [[UInt8]]
        do throws(JournalError) { pages = try await journal.pages(of: snapshot) } catch {
            if case .damaged(let message) = error { throw MeshError(.internalFault, message) }
            throw error
        }
        var state = Codec.State()
        var leases = LeaseTable()
        var window = RequestWindow(settings.requestMemory)
        let now = ContinuousClock.now
        for page in pages {
            let batch = try JournalEntryCoding.decode(page)
            let place = "the snapshot at sequence \(snapshot.sequence)"
            require(batch.requires, at: place, batch.writer)
            for transaction in batch.transactions {
                for bytes in transaction.changes {
                    if let row = understood(bytes, place, batch.writer) { state.restore(row) }
                }
                for record in transaction.leases { leases.apply(record.change) }
                state.floor = max(state.floor, transaction.floor)
                let written = Written(reply: transaction.reply, index: transaction.index, sequence: snapshot.sequence)
                window.remember(transaction.requestID, written, at: now)
            }
        }
        let end = snapshot.position
        version = Version(state: state, sequence: end.sequence, index: end.index, hash: end.hash, leases: leases)
        beginning = nil
        sightings.noteAll(leases)
        try checkAwaitedMark()
        self.window = window
        history.forgetMessages()
    }

    /// Writes the snapshots that are asked for and cuts the log behind the older one kept.
    nonisolated func snapshotLoop() async {
        var pause = settings.snapshotRetry
        while let request = await snapshots.next() {
            do {
                let pages = try SnapshotPages.encode(
                    request,
                    codec: Codec.self,
                    pageBytes: settings.pageBytes,
                    writer: replica
                )
                try await journal.writeSnapshot(pages, at: request.version.position)
                let kept = try await journal.newestSnapshots()
                if kept.count >= 2 { try await journal.cut(upTo: kept[1].sequence) }
                logger.debug("Wrote a snapshot", metadata: ["sequence": "\(request.version.sequence)"])
                pause = settings.snapshotRetry
            } catch {
                // Until then the log is whole; the one that is tried then may be a newer one.
                logger.warning(
                    "A snapshot was not written",
                    metadata: ["reason": "\(error)", "again.in": "\(pause)"]
                )
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, settings.snapshotRetryLimit)
                snapshots.retry(request)
            }
        }
    }
}
