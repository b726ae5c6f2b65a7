import BusSchema
import Logging
import MeshDomain
import MeshState
import Synchronization

extension Ledger {
    /// What became of one write of a round, once the round is durable.
    enum Outcome {
        /// It is part of the entry.
        case recorded(requestID: String, reply: [UInt8], index: UInt64)
        /// It recorded nothing.
        case nothing(reply: [UInt8], index: UInt64)
        /// Its request was carried out before.
        case repeated(Written)
        case refused(MeshError)
    }

    /// Writes decided one after the other on one draft.
    struct Round {
        /// What the round began with.
        let base: Codec.State
        /// With what the round has decided; empty while a draft has it.
        var state: Codec.State
        /// What was decided so far, to decide it again in ``state``.
        var decided: [(changes: [Codec.State.Change], index: UInt64)] = []
        /// A write was refused after it had changed the draft: from now on drafts are copies.
        var copiesState = false
        /// The sequence that the entry will probably have; the indexes here are by it.
        ///
        /// Another service may append first.
        let expected: UInt64
        /// Index of the newest transaction so far.
        var index: UInt64
        var leases: LeaseTable
        var transactions: [JournalWire.Transaction] = []
        var leaseChanges: [LeaseChange] = []
        var touched = Touched<Codec.State.Topic>()
        var bytes = 0
        /// The feature level that its transactions require.
        var requires = JournalFeatures.base
        /// It stopped at a write that must wait until it is known what the other replicas understand.
        var needsLevels = false
        var outcomes: [(identifier: UInt64, outcome: Outcome)] = []
        /// Place in `outcomes` of the requests in this round.
        var requests: [String: Int] = [:]
    }

    /// Moves the state forward until cancelled or until the journal cannot be trusted.
    func commitLoop() async throws {
        while true {
            await wake.wait()
            try Task.checkCancellation()
            repeat {
                try stopIfTold()
                if target.withLock({ $0 }) > version.sequence {
                    do { try await catchUp() } catch { try await pause(after: error) }
                }
                let pending = queue.take(settings.writesPerEntry)
                if !pending.isEmpty { try await commit(pending) }
                try Task.checkCancellation()
            } while !queue.isEmpty || target.withLock({ $0 }) > version.sequence
        }
    }

    /// Carries out writes: tries until they are durable, refused or no longer waited for.
    private func commit(_ taken: [WriteQueue<Codec.State>.Pending]) async throws {
        var pending = taken
        while true {
            try Task.checkCancellation()
            try stopIfTold()
            pending = queue.wanted(pending)
            if pending.isEmpty { return }
            do { try await giveWay() } catch {
                try await pause(after: error)
                continue
            }
            var (round, leftover) = decide(pending)
            if round.needsLevels {
                await levels.untilSettled()
                (round, leftover) = decide(pending)
            }
            queue.putBack(leftover)
            pending = Array(pending.prefix(pending.count - leftover.count))
            do {
                if round.transactions.isEmpty {
                    guard try await isNewest() else {
                        try await catchUp()
                        continue
                    }
                    answer(round, sequence: version.sequence)
                    return
                }
                try settings.atStep(.decided)
                let start = ContinuousClock.now
                guard let (place, bytes) = try await append(round) else {
                    meter.beaten()
                    try await catchUp()
                    continue
                }
                meter.appended(start.duration(to: .now))
                try settings.atStep(.appended)
                try finish(round, at: place, entryBytes: bytes)
                return
            } catch JournalError.tooLarge(let message) {
                // One at a time, so that only the write that is too large is refused.
                if let first = pending.first, pending.count == 1 {
                    queue.answer(first.identifier, .failure(JournalError.tooLarge(message).meshError))
                    return
                }
                queue.putBack(pending.dropFirst(max(1, pending.count / 2)))
                pending = Array(pending.prefix(max(1, pending.count / 2)))
            } catch is LostTrack {
                // Whoever could tell that the journal was cut has reached it.
                trouble.end()
                let unknown = MeshError(
                    .unavailable,
                    "the journal was away; whether the write was carried out is unknown"
                )
                queue.answer(pending.map { ($0.identifier, .failure(unknown)) })
                return
            } catch { try await pause(after: error) }
        }
    }

    /// Decides writes one after the other; those that do not fit in the entry are left over.
    private func decide(
        _ pending: [WriteQueue<Codec.State>.Pending]
    ) -> (Round, ArraySlice<WriteQueue<Codec.State>.Pending>) {
        let expected = max(version.sequence, streamEnd.withLock { $0 }) + 1
        var round = Round(
            base: version.state,
            state: version.state,
            expected: expected,
            index: version.index,
            leases: version.leases
        )
        for (place, write) in pending.enumerated() {
            if let written = window[write.requestID] {
                round.outcomes.append((write.identifier, .repeated(written)))
                continue
            }
            if let earlier = round.requests[write.requestID] {
                round.outcomes.append((write.identifier, round.outcomes[earlier].outcome))
                continue
            }
            guard round.transactions.count < JournalIndex.perEntry else { return (round, pending[place...]) }
            var draft = round.nextDraft()
            switch decide(write, on: &draft, in: &round) {
            case .recorded: continue
            case .recordedAlone: return (round, pending[(place + 1)...])
            case .ended: round.giveBack(&draft)
            case .leftOver:
                round.giveBack(&draft)
                return (round, pending[place...])
            }
        }
        return (round, [])
    }

    /// What became of a write in a round.
    private enum Step {
        /// It is part of the round.
        case recorded
        /// It is the whole round.
        case recordedAlone
        /// It is answered, and changes nothing.
        case ended
        /// It is for another round.
        case leftOver
    }

    private func decide(
        _ write: WriteQueue<Codec.State>.Pending,
        on draft: inout Draft<Codec.State>,
        in round: inout Round
    ) -> Step {
        do throws(MeshError) {
            let reply = try write.decide(&draft)
            guard !draft.isEmpty else {
                round.outcomes.append((write.identifier, .nothing(reply: reply, index: round.index)))
                return .ended
            }
            var changes: [[UInt8]] = []
            changes.reserveCapacity(draft.changes.count)
            for change in draft.changes { changes.append(try Codec.encode(change)) }
            let leases = draft.leaseChanges.map(JournalWire.LeaseRecord.init)
            let bytes =
                changes.reduce(reply.count + write.requestID.utf8.count + 64) { $0 + $1.count + 6 }
                + leases.reduce(0) { $0 + $1.name.utf8.count + $1.holder.utf8.count + 48 }
            let limit = draft.replacement == nil ? settings.transactionBytes : settings.restoreBytes
            guard bytes <= limit else { throw Self.tooLarge(bytes, limit) }
            let isInParts = bytes > settings.entryBytes || draft.replacement != nil
            if isInParts { draft.require(JournalFeatures.parts) }
            if draft.requiredLevel > JournalFeatures.base {
                guard levels.isSettled || levels.hasWaited else {
                    round.needsLevels = true
                    return .leftOver
                }
                try levels.check(draft.requiredLevel)
            }
            // What goes in parts has an entry of its own.
            guard round.transactions.isEmpty || !isInParts && round.bytes + bytes <= settings.entryBytes else {
                return .leftOver
            }
            round.add(
                &draft,
                changes: changes,
                leases: leases,
                reply: reply,
                bytes: bytes,
                requestID: write.requestID,
                identifier: write.identifier
            )
            return isInParts ? .recordedAlone : .recorded
        } catch {
            // What no state would accept is refused at once; everything else only once the state is known newest.
            if error.code == .badRequest {
                queue.answer(write.identifier, .failure(error))
            } else {
                round.outcomes.append((write.identifier, .refused(error)))
            }
            return .ended
        }
    }

    private static func tooLarge(_ bytes: Int, _ limit: Int) -> MeshError {
        MeshError(.badRequest, "the write has \(bytes) bytes, at most \(limit) are stored at once; send less")
    }

    /// Appends an entry; nil when somebody else was faster.
    ///
    /// When no answer comes it finds out what became of the entry, however long that takes: giving up would mean to decide
    /// its writes again while the entry may still be stored.
    func store(_ entry: [UInt8]) async throws -> UInt64? {
        let expected = version.sequence
        let begin = ContinuousClock.now
        var isUnknown = false
        while true {
            do throws(JournalError) {
                let sequence = try await journal.append(entry, expecting: expected)
                trouble.end()
                noteStreamEnd(sequence)
                return sequence
            } catch {
                switch error {
                case .conflict(let last) where last > expected:
                    aim(at: last)
                    guard isUnknown else { return nil }
                    // Only as the next one was the entry possible, so it stands there or nowhere.
                    switch try await fate(of: entry, after: expected) {
                    case .stored(let sequence):
                        trouble.end()
                        noteStreamEnd(sequence)
                        return sequence
                    case .beaten:
                        trouble.end()
                        return nil
                    case .absent: break
                    }
                case .conflict(let last):
                    // A leader that has just been chosen may not know the newest entries yet.
                    guard isUnknown else {
                        throw JournalError.unavailable("it ends at sequence \(last) instead of \(expected)")
                    }
                case .unknownOutcome(let reason):
                    logger.debug("Asking again what became of an entry", metadata: ["reason": "\(reason)"])
                    isUnknown = true
                    await diagnose(reason, since: begin)
                case .unavailable, .tooLarge, .damaged:
                    guard isUnknown else { throw error }
                }
                try stopIfTold()
                try await Task.sleep(for: settings.retryPause)
            }
        }
    }

    /// What stands where an entry was to be.
    private enum Fate {
        case stored(UInt64)
        /// Another entry.
        case beaten
        /// Nothing, and nothing is coming: what a leader said to be there was lost with that leader.
        case absent
    }

    private func fate(of entry: [UInt8], after sequence: UInt64) async throws -> Fate {
        var shortness = Shortness(patience: settings.patience)
        while true {
            do {
                if let found = try await journal.entries(after: sequence, limit: 1).first {
                    if found.bytes == entry { return .stored(found.sequence) }
                    if try read(found).previousSequence == sequence { return .beaten }
                    if try await journal.firstSequence() >= found.sequence { throw LostTrack() }
                } else if shortness.isProven(try await journal.lastSequence() <= sequence) {
                    return .absent
                }
            } catch let error as JournalError {
                switch error {
                case .unavailable, .unknownOutcome: break
                case .conflict, .tooLarge, .damaged: throw error.meshError
                }
            }
            try stopIfTold()
            try await Task.sleep(for: settings.retryPause)
        }
    }

    /// Thrown when the journal was cut behind an entry before anybody could see whether it was stored.
    private struct LostTrack: Error {}

    /// Ends the loop when another task found out that the journal cannot be trusted.
    func stopIfTold() throws {
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    /// Whether nobody wrote since this replica's version.
    private func isNewest() async throws -> Bool {
        let last = try await confirmed(knowing: version.sequence)
        trouble.end(.away)
        aim(at: last)
        return last <= version.sequence
    }

    /// Applies, publishes and answers a round that is durable.
    private func finish(_ round: Round, at place: JournalPosition, entryBytes: Int) throws {
        let sequence = place.sequence
        guard sequence > version.sequence else {
            throw MeshError(
                .internalFault,
                "journal \(journal.name) stored an entry at sequence \(sequence), not after \(version.sequence)"
            )
        }
        let previous = version.sequence
        version = Version(
            state: sequence == round.expected ? round.state : try moved(round, to: sequence),
            sequence: sequence,
            index: place.index,
            hash: place.hash,
            leases: round.leases
        )
        let message = try feedMessage(round.transactions, sequence: sequence, previous: previous, index: place.index)
        beginning = nil
        levelInUse = max(levelInUse, round.requires)
        note(place)
        let now = ContinuousClock.now
        sightings.note(round.leaseChanges, at: now)
        for case .recorded(let requestID, let reply, let index) in round.outcomes.lazy.map(\.outcome) {
            let written = Written(reply: reply, index: round.moved(index, to: sequence), sequence: sequence)
            window.remember(requestID, written, at: now)
        }
        show(touched: round.isReplacing ? nil : round.touched)
        try settings.atStep(.applied)
        if let message {
            if round.isReplacing { publishReplacement(message) } else { publish(message) }
        }
        try settings.atStep(.published)
        answer(round, sequence: sequence)
        try settings.atStep(.answered)
        meter.stored(
            writes: round.transactions.count,
            bytes: entryBytes,
            sequence: sequence,
            waiting: queue.count
        )
        entriesSinceSnapshot += 1
        bytesSinceSnapshot += entryBytes
        if entriesSinceSnapshot >= settings.snapshotEntries || bytesSinceSnapshot >= settings.snapshotBytes {
            entriesSinceSnapshot = 0
            bytesSinceSnapshot = 0
            snapshots.request(SnapshotRequest(version: version, window: window, requires: levelInUse))
        }
    }

    /// The state after a round whose entry got another place than was expected: its rows have that place's indexes.
    private func moved(_ round: Round, to sequence: UInt64) throws(MeshError) -> Codec.State {
        var state = version.state
        var touched = Touched<Codec.State.Topic>.ignored
        if let first = round.transactions.first, let numbering = first.replacement {
            // It stands alone in its entry.
            var rows: [Codec.State.Change] = []
            for bytes in first.changes { rows.append(try Codec.decode(bytes)) }
            return .replaced(by: rows, numbering, at: JournalIndex.of(sequence, place: 0))
        }
        for (place, transaction) in round.transactions.enumerated() {
            let index = JournalIndex.of(sequence, place: place)
            for bytes in transaction.changes {
                state.apply(try Codec.decode(bytes), index: index, touched: &touched)
            }
        }
        return state
    }

    private func answer(_ round: Round, sequence: UInt64) {
        let results = round.outcomes.map { identifier, outcome -> (UInt64, Result<Written, MeshError>) in
            switch outcome {
            case .recorded(_, let reply, let index), .nothing(let reply, let index):
                let index = round.moved(index, to: sequence)
                return (identifier, .success(Written(reply: reply, index: index, sequence: sequence)))
            case .repeated(let written): return (identifier, .success(written))
            case .refused(let error): return (identifier, .failure(error))
            }
        }
        queue.answer(results)
    }

    /// Waits a little when trying again may help; throws when it does not.
    func pause(after error: any Error) async throws {
        if let error = error as? JournalError {
            switch error {
            case .unavailable(let reason), .unknownOutcome(let reason):
                logger.debug("Waiting for the journal", metadata: ["reason": "\(reason)"])
                trouble.begin(.away, reason)
                try await Task.sleep(for: settings.retryPause)
                return
            case .conflict: return
            case .tooLarge, .damaged: throw error.meshError
            }
        }
        throw error
    }
}

extension Ledger.Round {
    /// Whether its one transaction puts another state in place of the whole state.
    var isReplacing: Bool { transactions.first?.replacement != nil }

    /// An index of this round as it is now that the entry's place is known; those of before the round stay.
    func moved(_ index: UInt64, to sequence: UInt64) -> UInt64 {
        guard JournalIndex.sequence(of: index) == expected, sequence > expected, !transactions.isEmpty else {
            return index
        }
        return index + (sequence - expected) * UInt64(JournalIndex.perEntry)
    }

    /// What the next write is decided on; it goes to ``add`` or to ``giveBack``.
    ///
    /// It is given the round's state itself, so that nodes of its trees that only this round has are changed in place: a copy would
    /// copy the whole way to each row for each write.
    mutating func nextDraft() -> Draft<Codec.State> {
        let index = JournalIndex.of(expected, place: transactions.count)
        let draft = Draft(state: state, index: index, leases: leases)
        if !copiesState { state = Codec.State() }
        return draft
    }

    /// Takes the state back from a draft that does not become part of the round.
    mutating func giveBack(_ draft: inout Draft<Codec.State>) {
        guard !copiesState else { return }
        if draft.changes.isEmpty, draft.replacement == nil {
            state = draft.takeState()
            return
        }
        // Once a round: a writer whose writes fail half done must not have all others decided again each time.
        copiesState = true
        state = base
        var ignored = Touched<Codec.State.Topic>.ignored
        for (changes, index) in decided {
            for change in changes { state.apply(change, index: index, touched: &ignored) }
        }
    }

    /// Makes a decided write part of the round.
    mutating func add(
        _ draft: inout Draft<Codec.State>,
        changes: [[UInt8]],
        leases: [JournalWire.LeaseRecord],
        reply: [UInt8],
        bytes: Int,
        requestID: String,
        identifier: UInt64
    ) {
        state = draft.takeState()
        if draft.replacement == nil { decided.append((draft.changes, draft.index)) }
        self.leases = draft.leases
        leaseChanges += draft.leaseChanges
        requires = max(requires, draft.requiredLevel)
        index = draft.index
        touched.formUnion(draft.touched)
        self.bytes += bytes
        transactions.append(
            // Its index is that of the place where the entry will stand.
            JournalWire.Transaction(
                requestID: requestID,
                reply: reply,
                changes: changes,
                leases: leases,
                replaces: draft.replacement != nil,
                renumbers: draft.replacement == .renewed
            )
        )
        if !requestID.isEmpty { requests[requestID] = outcomes.count }
        outcomes.append((identifier, .recorded(requestID: requestID, reply: reply, index: index)))
    }
}
