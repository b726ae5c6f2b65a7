import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// Journals that refuse for a while.
@Suite(.timeLimit(.minutes(2))) struct `Journals in trouble` {
    @Test func `a journal that answers and stores nothing is said to have no room, and goes on by itself`() async throws
    {
        let fixture = try await JournalFixture(.memory)
        let journal = FailingJournal(fixture.journal(try await fixture.connect()))
        var settings = LedgerSettings()
        settings.storePatience = .milliseconds(100)
        let ledger = try await fixture.ledger("one", settings: settings, journal: journal)
        try await running([{ try await ledger.run() }]) {
            _ = try await ledger.add(1, to: "a")
            #expect(ledger.unreadiness == nil)
            journal.storesNothing.withLock { $0 = true }
            let under = Task { try await ledger.add(1, to: "a", timeout: .seconds(60)) }
            #expect(await seen { ledger.unreadiness?.contains("disk") == true })
            // What was not begun is refused at once, and the refusal names the cause.
            let refused = await #expect(throws: MeshError.self) {
                try await ledger.add(1, to: "a", timeout: .seconds(60))
            }
            #expect(refused?.code == .unavailable)
            #expect(refused?.message.contains("disk") == true)
            journal.storesNothing.withLock { $0 = false }
            #expect(try await under.value.value == 2)
            #expect(try await ledger.add(1, to: "a").value == 3)
            #expect(ledger.unreadiness == nil)
        }
        await fixture.shutdown()
    }

    @Test func `a replica that only reads is ready again once the journal is back`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        var settings = LedgerSettings()
        settings.poll = .milliseconds(5)
        let reader = try await fixture.ledger("reader", settings: settings)
        let writer = try await fixture.ledger("writer", settings: settings)
        try await running([{ try await reader.run() }, { try await writer.run() }]) {
            let written = try await writer.add(1, to: "a").written
            _ = try await reader.view.version(atLeast: written.sequence, timeout: .seconds(20))
            // A write that waits while nothing answers makes the reader's own trouble; nobody waits for it any more later.
            memory.setAway(true)
            await #expect(throws: MeshError.self) { try await reader.add(1, to: "a", timeout: .milliseconds(1500)) }
            #expect(await seen { reader.unreadiness?.contains("cannot be used") == true })
            memory.setAway(false)
            #expect(await seen { reader.unreadiness == nil })
        }
        await fixture.shutdown()
    }

    @Test func `hints are asked for again after they ended`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = FailingJournal(fixture.journal(try await fixture.connect()))
        journal.hintRefusals.withLock { $0 = 2 }
        var settings = LedgerSettings()
        settings.hintPause = .milliseconds(5)
        // Nothing but a hint can tell of another's entry.
        settings.poll = .seconds(3600)
        let deaf = try await fixture.ledger("deaf", settings: settings, journal: journal)
        let writer = try await fixture.ledger("writer")
        try await running([{ try await deaf.run() }, { try await writer.run() }]) {
            try await deaf.view.ready(timeout: .seconds(20))
            #expect(await seen { journal.follows.withLock { $0 } >= 3 })
            let written = try await writer.add(1, to: "a").written
            _ = try await deaf.view.version(atLeast: written.sequence, timeout: .seconds(20))
        }
        await fixture.shutdown()
    }

    @Test func `a snapshot that was not written is tried again`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = FailingJournal(fixture.journal(try await fixture.connect()))
        journal.snapshotRefusals.withLock { $0 = 2 }
        var settings = LedgerSettings()
        settings.snapshotEntries = 5
        settings.snapshotRetry = .milliseconds(5)
        let ledger = try await fixture.ledger("one", settings: settings, journal: journal)
        try await running([{ try await ledger.run() }]) {
            // One snapshot is due, and no further entry comes.
            for _ in 0..<5 { _ = try await ledger.add(1, to: "a") }
            var found: [JournalSnapshot] = []
            let end = ContinuousClock.now + .seconds(20)
            while found.isEmpty, ContinuousClock.now < end {
                found = try await journal.newestSnapshots()
                await Task.yield()
            }
            #expect(found.first?.sequence == 5)
        }
        await fixture.shutdown()
    }

    @Test func `a leader that is behind for a while does not end a replica, and one that stays behind does`()
        async throws
    {
        let fixture = try await JournalFixture(.memory)
        let journal = FailingJournal(fixture.journal(try await fixture.connect()))
        var settings = LedgerSettings()
        settings.poll = .milliseconds(5)
        let ledger = try await fixture.ledger("one", settings: settings, journal: journal)
        try await running([{ try await ledger.run() }]) {
            for _ in 0..<3 { _ = try await ledger.add(1, to: "a") }
            journal.lag.withLock { $0 = 2 }
            #expect(await seen { journal.questions.withLock { $0 } > 20 })
            journal.lag.withLock { $0 = 0 }
            #expect(try await ledger.add(1, to: "a").value == 4)
        }
        settings.lossPatience = .milliseconds(50)
        let strict = try await fixture.ledger("two", settings: settings, journal: journal)
        let error = await #expect(throws: MeshError.self) {
            try await running([{ try await strict.run() }]) {
                try await strict.view.ready(timeout: .seconds(20))
                journal.lag.withLock { $0 = 2 }
                try await Task.sleep(for: .seconds(60))
            }
        }
        #expect(error?.message.contains("was acknowledged") == true)
        await fixture.shutdown()
    }

    /// Whether something becomes true within ten seconds.
    private func seen(_ isSo: @Sendable () -> Bool) async -> Bool {
        let end = ContinuousClock.now + .seconds(10)
        while !isSo(), ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(2)) }
        return isSo()
    }
}

/// A journal whose server has a full disk, or no leader, when told so.
private final class FailingJournal: Journal {
    private let journal: any Journal
    /// Appends get no answer and leave nothing, as of a stream with a write error.
    let storesNothing = Mutex(false)
    let hintRefusals = Mutex(0)
    let follows = Mutex(0)
    let snapshotRefusals = Mutex(0)
    /// By how much the last sequence is too small.
    let lag = Mutex<UInt64>(0)
    let questions = Mutex(0)

    init(_ journal: any Journal) { self.journal = journal }

    var name: String { journal.name }

    var mayCreate: Bool { journal.mayCreate }

    var isShared: Bool { journal.isShared }

    func inspect() async throws(MeshError) -> JournalStanding { try await journal.inspect() }

    func create(after sequence: UInt64) async throws(MeshError) { try await journal.create(after: sequence) }

    func note(_ mark: JournalMark) { journal.note(mark) }

    func keep(_ mark: JournalMark) async throws(JournalError) { try await journal.keep(mark) }

    func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64 {
        if storesNothing.withLock({ $0 }) { throw .unknownOutcome("no answer") }
        return try await journal.append(entry, expecting: expected)
    }

    func lastSequence() async throws(JournalError) -> UInt64 {
        questions.withLock { $0 += 1 }
        let lag = lag.withLock { $0 }
        return try await journal.lastSequence() - lag
    }

    func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence {
        ConfirmedSequence(newest: try await lastSequence())
    }

    func advance(beyond sequence: UInt64) async throws(JournalError) { try await journal.advance(beyond: sequence) }

    func firstSequence() async throws(JournalError) -> UInt64 { try await journal.firstSequence() }

    func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry] {
        try await journal.entries(after: sequence, limit: limit)
    }

    func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async throws(JournalError) {
        follows.withLock { $0 += 1 }
        let isRefused = hintRefusals.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if isRefused { throw .unavailable("no hints now") }
        try await journal.followAppends(onAppend)
    }

    func writeSnapshot(_ pages: [[UInt8]], at position: JournalPosition) async throws(JournalError) {
        let isRefused = snapshotRefusals.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if isRefused { throw .unavailable("no snapshots now") }
        try await journal.writeSnapshot(pages, at: position)
    }

    func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] { try await journal.newestSnapshots() }

    func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        try await journal.pages(of: snapshot)
    }

    func cut(upTo sequence: UInt64) async throws(JournalError) { try await journal.cut(upTo: sequence) }
}
