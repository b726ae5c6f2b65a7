import BusSchema
import Logging
import MeshDomain
import MeshState
import Synchronization

/// What has come of an entry in parts whose last one is not there yet.
struct EntryBeginning {
    /// The replica that writes it, for logs.
    var writer: String
    /// How many parts there are.
    var number: UInt32
    /// How many there will be.
    var count: UInt32
    /// What they hold.
    var content: [UInt8]
    /// When the newest of them was seen.
    var lastSeen: ContinuousClock.Instant
}

/// A transaction that is larger than a message goes into the journal in parts, each an entry of the chain, and counts with the last
/// one. Any other entry between them ends it: its writer begins again, and whoever reads drops what came.
extension Ledger {
    /// What a part has besides its content, in bytes: tags, the writer's name, a hash, a checksum.
    private var partOverhead: Int { 256 }

    /// Appends a round; nil when somebody else was faster.
    ///
    /// - Returns: Where it ends, and how many bytes were stored.
    func append(_ round: Round) async throws -> (JournalPosition, Int)? {
        guard round.bytes > settings.entryBytes || round.isReplacing else {
            let entry = try JournalEntryCoding.encode(
                round.transactions,
                writer: replica,
                previous: version.hash,
                previousSequence: version.sequence,
                requires: round.requires
            )
            let hash = try EntryHash.of(entry)
            guard let sequence = try await store(entry) else { return nil }
            let index = JournalIndex.of(sequence, place: round.transactions.count - 1)
            return (JournalPosition(sequence: sequence, index: index, hash: hash), entry.count)
        }
        let whole =
            round.isReplacing
            ? try JournalEntryCoding.framed(round.transactions, writer: replica, settings.pageBytes)
            : try JournalEntryCoding.encode(round.transactions, writer: replica, requires: round.requires)
        let size = max(1, settings.entryBytes - partOverhead)
        let count = (whole.count + size - 1) / size
        for number in 1...count {
            let part = JournalWire.EntryPart(
                number: UInt32(number),
                count: UInt32(count),
                content: Array(whole[(number - 1) * size..<min(number * size, whole.count)]),
                framed: round.isReplacing
            )
            let entry = try JournalEntryCoding.encode(
                [],
                writer: replica,
                previous: version.hash,
                previousSequence: version.sequence,
                requires: round.requires,
                part: part
            )
            let hash = try EntryHash.of(entry)
            guard let sequence = try await store(entry) else { return nil }
            if number == count {
                // What goes in parts is one transaction.
                let index = JournalIndex.of(sequence, place: 0)
                return (JournalPosition(sequence: sequence, index: index, hash: hash), whole.count)
            }
            try pass(sequence, hash, bytes: entry.count)
            try settings.atStep(.partAppended)
            try Task.checkCancellation()
            try stopIfTold()
        }
        return nil
    }

    /// Notes that a part of this replica is on disk: the state stays as it is, so no snapshot is asked for here.
    private func pass(_ sequence: UInt64, _ hash: EntryHash, bytes: Int) throws {
        let message = try feedMessage([], sequence: sequence, previous: version.sequence, index: version.index)
        beginning = nil
        version.sequence = sequence
        version.hash = hash
        note(version.position)
        // Whoever reads waits for the newest entry, whatever it is.
        show(touched: [])
        if let message { publish(message) }
        entriesSinceSnapshot += 1
        bytesSinceSnapshot += bytes
    }

    /// The transactions that are complete with an entry: its own, or those of all parts with the last one.
    ///
    /// - Throws: `internalFault` when parts do not follow each other, or what they make cannot be read.
    func complete(_ batch: JournalWire.Batch) throws(MeshError) -> [JournalWire.Transaction] {
        guard let part = batch.part else {
            abandonBeginning()
            return batch.transactions
        }
        guard part.number >= 1, part.number <= part.count, batch.transactions.isEmpty else {
            throw MeshError(.internalFault, "it is part \(part.number) of \(part.count)")
        }
        if part.number == 1 {
            abandonBeginning()
            beginning = EntryBeginning(
                writer: batch.writer,
                number: 1,
                count: part.count,
                content: part.content,
                lastSeen: .now
            )
        } else {
            guard beginning?.number == part.number - 1, beginning?.count == part.count else {
                throw MeshError(.internalFault, "it is part \(part.number) and the parts before are not there")
            }
            beginning?.content += part.content
            beginning?.number = part.number
            beginning?.lastSeen = .now
        }
        guard part.number == part.count, let whole = beginning?.content else { return [] }
        beginning = nil
        if part.framed { return [try JournalEntryCoding.unframed(whole)] }
        let entry = try JournalEntryCoding.decode(whole)
        guard entry.part == nil, entry.transactions.count == 1 else {
            throw MeshError(.internalFault, "its parts make no entry with one transaction")
        }
        return entry.transactions
    }

    private func abandonBeginning() {
        guard let beginning else { return }
        logger.debug(
            "A transaction in parts was not brought to its end",
            metadata: ["writer": "\(beginning.writer)", "parts": "\(beginning.number) of \(beginning.count)"]
        )
        self.beginning = nil
    }

    /// Lets a transaction of another replica that is coming in parts go on, as long as parts come; without this, a large one
    /// would never get through among many small ones.
    func giveWay() async throws {
        while let waiting = beginning {
            let rest = settings.partPatience - waiting.lastSeen.duration(to: .now)
            if rest > .zero {
                try await Task.sleep(for: min(rest, .milliseconds(5)))
            } else {
                // A hint may have been lost.
                let last = try await journal.lastSequence()
                guard last > version.sequence else { return }
                aim(at: last)
            }
            try stopIfTold()
            if target.withLock({ $0 }) > version.sequence { try await catchUp() }
        }
    }
}
