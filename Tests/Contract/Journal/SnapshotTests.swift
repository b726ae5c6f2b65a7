import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Snapshots` {
    private var settings: LedgerSettings {
        var settings = LedgerSettings()
        settings.snapshotEntries = 10
        settings.pageBytes = 64
        return settings
    }

    /// Writes 35 entries, so that snapshots stand at 10, 20 and 30, and waits until the log is cut behind 20.
    private func filled(_ kind: JournalKind) async throws -> (fixture: JournalFixture, journal: any Journal) {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        let ledger = try await fixture.ledger("one", settings: settings)
        try await running([{ try await ledger.run() }]) {
            for number in 1...35 {
                _ = try await ledger.add(1, to: "k\(number % 7)", requestID: "r\(number)")
                // A snapshot that is due waits for the one before.
                if number.isMultiple(of: 10) {
                    while try await journal.newestSnapshots().first?.sequence != UInt64(number) {
                        try await Task.sleep(for: .milliseconds(2))
                    }
                }
            }
            while try await journal.firstSequence() != 21 { try await Task.sleep(for: .milliseconds(2)) }
        }
        return (fixture, journal)
    }

    private func check(_ fixture: JournalFixture) async throws {
        let ledger = try await fixture.ledger("again", settings: settings)
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: .seconds(20))
            let version = ledger.view.current
            #expect(version.sequence == 35)
            #expect(version.index == JournalIndex.of(35, place: 0))
            #expect((0..<7).map { version.state.value("k\($0)") } == [Int64](repeating: 5, count: 7))
            #expect(version.state.rows["k3"]?.createIndex == JournalIndex.of(3, place: 0))
            #expect(version.state.rows["k3"]?.modifyIndex == JournalIndex.of(31, place: 0))
            // Requests of before the snapshot are remembered.
            #expect(try await ledger.add(1, to: "k1", requestID: "r1").value == 1)
            #expect(try await ledger.add(1, to: "k1", requestID: "r36").value == 6)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica starts from the newest snapshot and the entries after it`(_ kind: JournalKind) async throws {
        let (fixture, journal) = try await filled(kind)
        #expect(try await journal.newestSnapshots().map(\.sequence) == [30, 20])
        try await check(fixture)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a damaged snapshot is passed over for the one before`(_ kind: JournalKind) async throws {
        let (fixture, journal) = try await filled(kind)
        try await damage(0, fixture, journal)
        try await check(fixture)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `without a good snapshot a cut journal is refused`(_ kind: JournalKind) async throws {
        let (fixture, journal) = try await filled(kind)
        try await damage(0, fixture, journal)
        try await damage(1, fixture, journal)
        let ledger = try await fixture.ledger("again")
        do {
            try await ledger.run()
            Issue.record("it runs")
        } catch let error as MeshError {
            #expect(error.code == .internalFault)
            #expect(error.message.contains("\(journal.name) begins at sequence 21 and there is no good snapshot"))
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica that missed the cut goes on from the snapshot`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        let writer = try await fixture.ledger("one")
        let sleeper = try await fixture.ledger("two")
        try await running([{ try await writer.run() }, { try await sleeper.run() }]) {
            for _ in 0..<20 { _ = try await writer.add(1, to: "a") }
            _ = try await sleeper.view.version(atLeast: 20, timeout: .seconds(10))
        }
        let other = try await fixture.ledger("three", settings: settings)
        try await running([{ try await other.run() }]) {
            for _ in 0..<40 { _ = try await other.add(1, to: "a") }
            while try await journal.firstSequence() < 30 { _ = try await other.add(1, to: "a") }
        }
        let last = try await journal.lastSequence()
        try await running([{ try await sleeper.run() }]) {
            // Until its second run has begun it says that it was told to stop.
            var value: Int64?
            let patience = ContinuousClock.now + Patience.long
            while value == nil, ContinuousClock.now < patience {
                do { value = try await sleeper.add(1, to: "a").value } catch let error as MeshError
                    where error.code == .unavailable
                {
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            #expect(value == Int64(last) + 1)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a running replica that misses the cut goes on from the snapshot`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let truth = fixture.journal(try await fixture.connect())
        let gate = GatedJournal(truth)
        let sleeper = try await fixture.ledger("sleeper", journal: gate)
        let writer = try await fixture.ledger("writer", settings: settings)
        try await running([{ try await sleeper.run() }, { try await writer.run() }]) {
            _ = try await writer.add(1, to: "a")
            _ = try await sleeper.view.version(atLeast: 1, timeout: .seconds(10))
            gate.holdsBack.withLock { $0 = true }
            var total: Int64 = 1
            while try await truth.firstSequence() < 20 { total = try await writer.add(1, to: "a").value }
            gate.holdsBack.withLock { $0 = false }
            let seen = try await sleeper.read()
            #expect(seen.state.value("a") == total)
            #expect(try await sleeper.add(1, to: "a").value == total + 1)
            #expect(try await writer.add(1, to: "a").value == total + 2)
        }
        await fixture.shutdown()
    }

    @Test func `snapshots replaced while a replica reads them are listed again`() async throws {
        let (fixture, journal) = try await filled(.memory)
        let gate = GatedJournal(journal)
        gate.outdatedSnapshots.withLock {
            $0 = [JournalSnapshot(JournalPosition(sequence: 10, index: 10, hash: .none), checksums: [1])]
        }
        let ledger = try await fixture.ledger("again", settings: settings, journal: gate)
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: .seconds(20))
            #expect(ledger.view.current.sequence == 35)
        }
    }

    private func damage(_ place: Int, _ fixture: JournalFixture, _ journal: any Journal) async throws {
        if let memory = fixture.memory {
            memory.damageSnapshot(place, page: 1) { $0[$0.count / 2] ^= 1 }
        } else {
            let jetStream = try #require(journal as? JetStreamJournal)
            let snapshot = try await journal.newestSnapshots()[place]
            let bus = try await fixture.connect()
            _ = try await bus.request(
                BusMessage(subject: jetStream.pageSubject(snapshot.sequence, 1), payload: [1, 2, 3], reader: .server),
                deadline: .seconds(5)
            )
        }
    }
}

/// A journal whose reader can be made to lag, as a copy of the stream does.
private final class GatedJournal: Journal {
    private let journal: any Journal
    /// Whether entries are kept back.
    let holdsBack = Mutex(false)
    /// What is listed the first time instead of the truth.
    let outdatedSnapshots = Mutex<[JournalSnapshot]?>(nil)

    init(_ journal: any Journal) { self.journal = journal }

    var name: String { journal.name }

    var mayCreate: Bool { journal.mayCreate }

    var isShared: Bool { journal.isShared }

    func inspect() async throws(MeshError) -> JournalStanding { try await journal.inspect() }

    func create(after sequence: UInt64) async throws(MeshError) { try await journal.create(after: sequence) }

    func note(_ mark: JournalMark) { journal.note(mark) }

    func keep(_ mark: JournalMark) async throws(JournalError) { try await journal.keep(mark) }

    func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64 {
        try await journal.append(entry, expecting: expected)
    }

    func lastSequence() async throws(JournalError) -> UInt64 { try await journal.lastSequence() }

    func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence {
        try await journal.confirmedSequence(knowing: known)
    }

    func advance(beyond sequence: UInt64) async throws(JournalError) { try await journal.advance(beyond: sequence) }

    func firstSequence() async throws(JournalError) -> UInt64 {
        holdsBack.withLock { $0 } ? 0 : try await journal.firstSequence()
    }

    func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry] {
        holdsBack.withLock { $0 } ? [] : try await journal.entries(after: sequence, limit: limit)
    }

    func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async throws(JournalError) {
        try await journal.followAppends(onAppend)
    }

    func writeSnapshot(_ pages: [[UInt8]], at position: JournalPosition) async throws(JournalError) {
        try await journal.writeSnapshot(pages, at: position)
    }

    func newestSnapshots() async throws(JournalError) -> [JournalSnapshot] {
        let outdated = outdatedSnapshots.withLock { outdated in
            defer { outdated = nil }
            return outdated
        }
        if let outdated { return outdated }
        return try await journal.newestSnapshots()
    }

    func pages(of snapshot: JournalSnapshot) async throws(JournalError) -> [[UInt8]] {
        try await journal.pages(of: snapshot)
    }

    func cut(upTo sequence: UInt64) async throws(JournalError) { try await journal.cut(upTo: sequence) }
}
