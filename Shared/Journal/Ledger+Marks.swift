import Logging
import MeshBus
import MeshDomain
import Synchronization

/// How far the journal was seen to reach, and whether it still does.
extension Ledger {
    private nonisolated func mark(_ place: JournalPosition) -> JournalMark? {
        origin.withLock { $0 }.map { JournalMark(history: $0, position: place, time: JournalTime.now) }
    }

    /// Takes note of the newest entry, before anybody is told of it.
    nonisolated func note(_ place: JournalPosition) {
        if let mark = mark(place) { journal.note(mark) }
    }

    /// Keeps a mark in the journal's second place from time to time.
    nonisolated func markLoop() async {
        var kept: UInt64 = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.markInterval)
            captures.forgetUnused()
            let current = view.current
            guard current.sequence > kept, let mark = mark(current.position) else { continue }
            do throws(JournalError) {
                try await journal.keep(mark)
                kept = current.sequence
                meter.marked(kept)
            } catch { logger.debug("The journal's mark was not kept", metadata: ["reason": "\(error)"]) }
        }
    }

    /// Keeps a last mark when the replica ends in order; not when the journal is what ended it.
    nonisolated func leaveMark() async {
        guard bus.isConnected, failure.withLock({ $0 }) == nil, let mark = mark(view.current.position)
        else { return }
        // The task that ran the replica is cancelled by now.
        await Task { [journal] in try? await journal.keep(mark) }.value
    }

    /// The newest sequence at the start, once the journal reaches what was seen of it.
    ///
    /// - Throws: `internalFault` naming what is lost.
    func newestSequence(of standing: JournalStanding) async throws -> UInt64 {
        let patience = standing.copies > 1 ? settings.recoveryPatience : .zero
        let start = ContinuousClock.now
        while true {
            let last = try await journal.lastSequence()
            guard let mark = standing.mark, last < mark.position.sequence else {
                trouble.end()
                return last
            }
            guard start.duration(to: .now) < patience else { throw JournalLoss.shortened(journal.name, to: last, mark) }
            trouble.begin(.behind, "it ends at sequence \(last), and sequence \(mark.position.sequence) was seen")
            try await Task.sleep(for: settings.retryPause)
        }
    }

    /// Looks out for an entry at the mark of before this start that is not there any more.
    func checkPassing(of sequence: UInt64) throws(MeshError) {
        guard let mark = awaitedMark, mark.position.sequence > version.sequence, mark.position.sequence < sequence
        else { return }
        throw JournalLoss.diverged(journal.name, mark)
    }

    /// Compares the entry at the mark of before this start with the one that was seen.
    func checkAwaitedMark() throws(MeshError) {
        guard let mark = awaitedMark, version.sequence >= mark.position.sequence else { return }
        awaitedMark = nil
        guard version.sequence == mark.position.sequence, version.hash != mark.position.hash else { return }
        throw JournalLoss.diverged(journal.name, mark)
    }
}
