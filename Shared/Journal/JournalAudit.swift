import BusSchema
package import MeshDomain

/// What a walk over a journal found (`tombolo journal verify`): every entry read, its checksum and place in the chain checked.
package struct JournalReport: Sendable, Hashable {
    /// The journal's name.
    package var journal: String
    /// The identity of its stream; nil when there is none.
    package var stream: String?
    /// How often a loss was accepted.
    package var acceptances: UInt64 = 0
    /// The oldest entry that is kept.
    package var first: UInt64 = 0
    /// The newest entry that can be trusted.
    package var end = JournalPosition(sequence: 0, index: 0, hash: .none)
    /// How many entries were read.
    package var entries: UInt64 = 0
    /// The sequences of its good snapshots, newest first.
    package var snapshots: [UInt64] = []
    /// The mark of how far it was seen to reach.
    package var mark: JournalMark?
    /// What is wrong, in sentences; empty when nothing is.
    package var problems: [String] = []
    /// Whether an operator may take what is left for the whole: it hangs together, but ends too early or is another stream.
    package var canBeAccepted = true

    /// Whether nothing is wrong.
    package var isGood: Bool { problems.isEmpty }

    /// The report in lines for people.
    package var text: String {
        var lines = ["\(journal): \(isGood ? "good" : "NOT GOOD")"]
        lines.append("  stream      \(stream ?? "none")\(acceptances > 0 ? ", losses accepted: \(acceptances)" : "")")
        if stream != nil {
            lines.append("  entries     \(entries), from sequence \(first) to \(end.sequence), index \(end.index)")
            lines.append("  last hash   \(end.hash)")
            let places = snapshots.map { "at \($0)" }.joined(separator: ", ")
            lines.append("  snapshots   \(places.isEmpty ? "none" : places)")
        }
        if let mark {
            lines.append(
                "  seen        to sequence \(mark.position.sequence), index \(mark.position.index), \(JournalTime.text(mark.time))"
            )
        }
        lines += problems.map { "  PROBLEM     \($0)" }
        return lines.joined(separator: "\n")
    }
}

/// Looks a journal over, and takes an operator's word for it.
package enum JournalAudit {
    /// How many entries are fetched at once.
    private static let fetchCount = 512

    /// Reads a journal from its oldest entry to its newest one; changes nothing.
    ///
    /// Meant for a journal whose service does not run: entries written meanwhile may be taken for a loss.
    ///
    /// - Throws: `unavailable` when NATS does not answer.
    package static func verify(_ journal: any Journal) async throws(MeshError) -> JournalReport {
        var report = JournalReport(journal: journal.name)
        let standing = try await journal.inspect()
        report.mark = standing.mark
        guard let stream = standing.stream else {
            let wasThere = journal.wasThere(standing)
            report.problems.append(
                (wasThere ? JournalLoss.gone(journal.name, standing.mark) : JournalLoss.missing(journal.name)).message
            )
            guard standing.hasSnapshots else { return report }
            do throws(JournalError) {
                let snapshots = try await goodSnapshots(journal, &report)
                if let newest = snapshots.max(by: { $0.sequence < $1.sequence }) { report.end = newest }
            } catch { throw error.meshError }
            return report
        }
        report.stream = stream
        report.acceptances = standing.history?.acceptances ?? 0
        do throws(JournalError) {
            try await walk(journal, stream, &report)
            if !standing.isWhole, report.first > 1 { report.problems.append("the stream of its snapshots is gone") }
        } catch { throw error.meshError }
        compare(standing.mark, &report)
        return report
    }

    /// Takes what is left of a journal for the whole from now on: an operator's word after a loss.
    ///
    /// - Returns: What it is now.
    /// - Throws: `badRequest` when there is nothing to accept or what is left does not hang together.
    package static func accept(_ journal: any Journal) async throws(MeshError) -> JournalReport {
        let report = try await verify(journal)
        guard !report.isGood else {
            throw MeshError(.badRequest, "journal \(journal.name) is good: there is nothing to accept")
        }
        guard report.canBeAccepted else {
            throw MeshError(
                .badRequest,
                "what is left of journal \(journal.name) does not hang together (\(report.problems.joined(separator: "; "))); "
                    + "restore the folder of nats-server from a backup"
            )
        }
        let seen = max(report.end.sequence, report.mark?.position.sequence ?? 0)
        // A stream that is gone goes on after the newest snapshot, if one is left.
        if report.stream == nil { try await journal.create(after: max(1, seen)) }
        guard let stream = try await journal.inspect().stream else { throw JournalLoss.missing(journal.name) }
        var place =
            report.end.sequence == 0
            ? JournalPosition(sequence: 0, index: 0, hash: try EntryHash.root(of: stream)) : report.end
        do {
            // No sequence, and so no index, is given twice.
            try await journal.advance(beyond: seen)
            if place.sequence > 0, try await journal.lastSequence() == 0 {
                place = try await goOn(journal, after: place)
            }
        } catch let error as JournalError { throw error.meshError } catch let error as MeshError { throw error } catch {
            throw MeshError(.internalFault, "\(error)")
        }
        let mark = JournalMark(
            history: JournalHistory(stream: stream, acceptances: (report.mark?.history.acceptances ?? 0) + 1),
            position: place,
            time: JournalTime.now
        )
        do { try await journal.keep(mark) } catch { throw error.meshError }
        journal.note(mark)
        return try await verify(journal)
    }

    /// Appends an empty entry that follows a snapshot, where no entry is left.
    private static func goOn(_ journal: any Journal, after place: JournalPosition) async throws -> JournalPosition {
        let entry = try JournalEntryCoding.encode(
            [],
            writer: "accept",
            previous: place.hash,
            previousSequence: place.sequence
        )
        let sequence = try await journal.append(entry, expecting: 0)
        return JournalPosition(sequence: sequence, index: place.index, hash: try EntryHash.of(entry))
    }

    /// Follows the chain; stops at the first entry that does not fit.
    private static func walk(
        _ journal: any Journal,
        _ stream: String,
        _ report: inout JournalReport
    ) async throws(JournalError) {
        // What a leader that is cut off knows is not the truth.
        let last = try await journal.confirmedSequence()
        let oldest = try await journal.entries(after: 0, limit: 1).first
        report.first = oldest?.sequence ?? 0
        let begin = oldest.map { (try? JournalEntryCoding.decode($0.bytes))?.previousSequence ?? $0.sequence } ?? 0
        var known: [UInt64: JournalPosition] = [:]
        for place in try await goodSnapshots(journal, &report) { known[place.sequence] = place }
        do throws(MeshError) {
            known[0] = JournalPosition(sequence: 0, index: 0, hash: try EntryHash.root(of: stream))
        } catch { throw .damaged(error.message) }
        guard oldest != nil else {
            // Nothing but snapshots is left of it, or it never had anything.
            let newest = known.values.max { $0.sequence < $1.sequence }
            report.end = newest ?? report.end
            if report.end.sequence > 0 {
                report.problems.append("no entry is left; the newest snapshot is at sequence \(report.end.sequence)")
            }
            return
        }
        let later = known.values.filter { $0.sequence > begin }.min { $0.sequence < $1.sequence }
        guard var place = known[begin] ?? later else {
            report.problems.append(
                "it begins at sequence \(report.first) and there is no good snapshot of what was before"
            )
            report.canBeAccepted = false
            return
        }
        while place.sequence < last {
            let entries = try await journal.entries(after: place.sequence, limit: fetchCount)
            guard !entries.isEmpty else {
                report.problems.append("the entries after sequence \(place.sequence), up to \(last), are missing")
                report.canBeAccepted = false
                break
            }
            for entry in entries {
                if let problem = check(entry, after: &place) {
                    report.problems.append("the entry at sequence \(entry.sequence) is damaged: \(problem)")
                    report.canBeAccepted = false
                    report.end = place
                    return
                }
                report.entries += 1
                if let snapshot = known[place.sequence], snapshot != place {
                    report.problems.append("the snapshot at sequence \(place.sequence) is of another history")
                    report.canBeAccepted = false
                }
            }
        }
        report.end = place
    }

    /// The places of the snapshots that can be read; the others are problems.
    private static func goodSnapshots(
        _ journal: any Journal,
        _ report: inout JournalReport
    ) async throws(JournalError) -> [JournalPosition] {
        var places: [JournalPosition] = []
        for snapshot in try await journal.newestSnapshots() {
            do throws(JournalError) {
                _ = try await journal.pages(of: snapshot)
                report.snapshots.append(snapshot.sequence)
                places.append(snapshot.position)
            } catch {
                guard case .damaged(let reason) = error else { throw error }
                report.problems.append("the snapshot at sequence \(snapshot.sequence) is damaged: \(reason)")
            }
        }
        return places
    }

    /// What is wrong with an entry; nil when nothing is, and then it is the newest one.
    private static func check(_ entry: JournalEntry, after place: inout JournalPosition) -> String? {
        do throws(MeshError) {
            let batch = try JournalEntryCoding.decode(entry.bytes)
            guard batch.previousSequence == place.sequence else {
                return "the one before it, at sequence \(batch.previousSequence), is missing"
            }
            guard EntryHash(batch.previous) == place.hash else { return "it does not follow the entry before" }
            place = JournalPosition(
                sequence: entry.sequence,
                index: batch.newestIndex(at: entry.sequence) ?? place.index,
                hash: try EntryHash.of(entry.bytes)
            )
            return nil
        } catch { return error.message }
    }

    private static func compare(_ mark: JournalMark?, _ report: inout JournalReport) {
        guard let mark, let stream = report.stream else { return }
        if mark.history.stream != stream {
            report.problems.append(JournalLoss.replaced(report.journal, by: stream, mark).message)
        } else if report.canBeAccepted, report.end.sequence < mark.position.sequence {
            report.problems.append(JournalLoss.shortened(report.journal, to: report.end.sequence, mark).message)
        } else if report.end.sequence == mark.position.sequence, report.end.hash != mark.position.hash {
            report.problems.append(JournalLoss.diverged(report.journal, mark).message)
        }
    }
}
