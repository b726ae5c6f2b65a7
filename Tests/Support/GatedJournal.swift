package import MeshDomain
package import MeshJournal
import Synchronization

/// A journal as one replica has it that can be stopped, as a process is by SIGSTOP: what it asks waits until it goes on.
package final class GatedJournal: Journal {
    private let journal: any Journal
    private let isClosed = Mutex(false)

    /// Stands before another journal, and is open.
    package init(_ journal: any Journal) { self.journal = journal }

    package var name: String { journal.name }
    package var isShared: Bool { journal.isShared }
    package var mayCreate: Bool { journal.mayCreate }

    /// Stops it, or lets it go on.
    package func close(_ closed: Bool) { isClosed.withLock { $0 = closed } }

    private func pass() async {
        while isClosed.withLock({ $0 }), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
    }

    package func inspect() async throws(MeshError) -> JournalStanding { try await journal.inspect() }

    package func create(after sequence: UInt64) async throws(MeshError) { try await journal.create(after: sequence) }

    package func advance(beyond sequence: UInt64) async throws(JournalError) {
        try await journal.advance(beyond: sequence)
    }

    package func note(_ mark: JournalMark) { journal.note(mark) }

    package func keep(_ mark: JournalMark) async throws(JournalError) { try await journal.keep(mark) }

    package func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64 {
        await pass()
        return try await journal.append(entry, expecting: expected)
    }

    package func lastSequence() async throws(JournalError) -> UInt64 {
        await pass()
        return try await journal.lastSequence()
    }

    package func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence {
        await pass()
        return try await journal.confirmedSequence(knowing: known)
    }

    package func firstSequence() async throws(JournalError) -> UInt64 {
        await pass()
        return try await journal.firstSequence()
    }

    package func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry] {
        await pass()
        return try await journal.entries(after: sequence, limit: limit)
    }

    package func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async throws(JournalError) {
        try await journal.followAppends { sequence in
            // A process that is stopped hears nothing.
            if !isClosed.withLock({ $0 }) { onAppend(sequence) }
        }
    }

    package func writeSnapshot(_ pages: [[UInt8]], at position: JournalPosition) async throws(JournalError) {
        try await journal.writeSnapshot(pages, at: position)
    }

    package func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] {
        try await journal.newestSnapshots()
    }

    package func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        try await journal.pages(of: snapshot)
    }

    package func cut(upTo sequence: UInt64) async throws(JournalError) { try await journal.cut(upTo: sequence) }
}
