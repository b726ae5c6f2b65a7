import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// Transactions that are larger than a message.
@Suite(.timeLimit(.minutes(5))) struct `Entries in parts` {
    private static let rowBytes = 10_000

    /// Sets so many rows of 10 kB to a number.
    private static func write(
        _ ledger: Ledger<RegisterCodec>,
        rows: Int,
        of size: Int = rowBytes,
        to value: Int64,
        _ prefix: String = "big",
        requestID: String = ""
    ) async throws(MeshError) -> Written {
        try await ledger.write(CallContext(requestID: requestID, timeout: .seconds(120))) { draft in
            for row in 0..<rows {
                let start = "\(prefix)-\(row)-"
                draft.record(.set(start + String(repeating: "x", count: size - start.utf8.count), value))
            }
            return Array("\(value)".utf8)
        }
    }

    private static func values(_ version: Version<RegisterState>, _ prefix: String = "big") -> [Int64] {
        version.state.rows.filter { $0.key.hasPrefix(prefix + "-") }.map(\.value.value)
    }

    private var small: LedgerSettings {
        var settings = LedgerSettings()
        settings.entryBytes = 32 * 1024
        settings.partPatience = .milliseconds(200)
        return settings
    }

    @Test(arguments: [(JournalKind.memory, 30), (.jetStream, 330)])
    func `33 MB pass through the ledger, another replica and a follower`(
        _ kind: JournalKind,
        _ rows: Int
    ) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        let follower = try await fixture.follower()
        try await running([{ try await one.run() }, { try await two.run() }, { try await follower.run() }]) {
            _ = try await one.add(1, to: "a")
            _ = try await follower.view.version(atLeast: 1, timeout: Patience.long)
            let begin = ContinuousClock.now
            let written = try await Self.write(one, rows: rows, of: 100_000, to: 5)
            let stored = begin.duration(to: .now)
            #expect(written.index == JournalIndex.of(written.sequence, place: 0))
            #expect(written.sequence > UInt64(rows / 10))
            _ = try await one.add(1, to: "a")
            let other = try await two.read()
            #expect(Self.values(other) == Array(repeating: 5, count: rows))
            let followed = try await follower.view.version(atLeast: written.sequence + 1, timeout: Patience.long)
            print("\(rows * 100) kB on \(kind): stored after \(stored), followed after \(begin.duration(to: .now))")
            #expect(Self.values(followed) == Array(repeating: 5, count: rows))
            #expect(followed.state.value("a") == 2)
        }
        let fresh = try await fixture.ledger("fresh")
        let late = try await fixture.follower()
        try await running([{ try await fresh.run() }, { try await late.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            #expect(Self.values(fresh.view.current) == Array(repeating: 5, count: rows))
            #expect(fresh.view.current.index == JournalIndex.of(fresh.view.current.sequence, place: 0))
            try await late.view.ready(timeout: Patience.long)
            #expect(Self.values(late.view.current).count == rows)
        }
        #expect(try await JournalAudit.verify(fixture.journal(try await fixture.connect())).isGood)
        await fixture.shutdown()
    }

    @Test func `more than a transaction may have is refused with the limit`() async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = small
        settings.transactionBytes = 200_000
        let ledger = try await fixture.ledger("one", settings: settings)
        try await running([{ try await ledger.run() }]) {
            _ = try await Self.write(ledger, rows: 19, to: 1)
            let refusal = await #expect(throws: MeshError.self) { try await Self.write(ledger, rows: 20, to: 2) }
            #expect(refusal?.code == .badRequest)
            #expect(refusal?.message.contains("at most 200000") == true)
            #expect(try await ledger.add(1, to: "a").value == 1)
        }
        await fixture.shutdown()
    }

    /// At each part but the last one the writer is killed; what was begun is as if it had never been.
    @Test(arguments: JournalKind.allCases, [1, 2, 3])
    func `a writer that is killed between parts leaves nothing`(_ kind: JournalKind, _ part: Int) async throws {
        struct Killed: Error {}
        let fixture = try await JournalFixture(kind)
        let reached = Mutex(0)
        var settings = small
        settings.atStep = { step in
            guard step == .partAppended else { return }
            let count = reached.withLock {
                $0 += 1
                return $0
            }
            if count == part { throw Killed() }
        }
        let doomed = try await fixture.ledger("doomed", settings: settings)
        let other = try await fixture.ledger("other", settings: small)
        let follower = try await fixture.follower()
        try await running([{ try await other.run() }, { try await follower.run() }]) {
            _ = try await other.add(1, to: "a")
            let dying = Task { try await doomed.run() }
            await #expect(throws: MeshError.self) {
                try await Self.write(doomed, rows: 12, to: 1, requestID: "big")
            }
            await #expect(throws: Killed.self) { try await dying.value }
            // A reader gets by what was begun, at once.
            let version = try await other.read()
            #expect(version.sequence == 1 + UInt64(part))
            #expect(Self.values(version).isEmpty)
            let begin = ContinuousClock.now
            #expect(try await other.add(1, to: "a").value == 2)
            #expect(begin.duration(to: .now) < .seconds(10))
            // The one who asked asks another replica, with the same id.
            let written = try await Self.write(other, rows: 12, to: 1, requestID: "big")
            let again = try await Self.write(other, rows: 12, to: 1, requestID: "big")
            #expect(again == written)
            let followed = try await follower.view.version(atLeast: written.sequence, timeout: Patience.long)
            #expect(Self.values(followed) == Array(repeating: 1, count: 12))
            #expect(followed.state.value("a") == 2)
        }
        let fresh = try await fixture.ledger("fresh")
        try await running([{ try await fresh.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            #expect(fresh.view.current.index == JournalIndex.of(fresh.view.current.sequence, place: 0))
            #expect(Self.values(fresh.view.current) == Array(repeating: 1, count: 12))
        }
        await fixture.shutdown()
    }

    @Test func `a replica that starts behind a beginning drops it`() async throws {
        struct Killed: Error {}
        let fixture = try await JournalFixture(.memory)
        var settings = small
        settings.atStep = { if $0 == .partAppended { throw Killed() } }
        let doomed = try await fixture.ledger("doomed", settings: settings)
        let dying = Task { try await doomed.run() }
        await #expect(throws: MeshError.self) { try await Self.write(doomed, rows: 12, to: 1) }
        await #expect(throws: Killed.self) { try await dying.value }
        let next = try await fixture.ledger("next", settings: small)
        try await running([{ try await next.run() }]) {
            let value = try await next.add(1, to: "a").value
            #expect(value == 1)
            #expect(next.view.current.index == JournalIndex.of(next.view.current.sequence, place: 0))
            #expect(next.view.current.sequence == 2)
            #expect(Self.values(next.view.current).isEmpty)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `large ones of two writers and small ones of a third all get through`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let writers = [
            try await fixture.ledger("one", settings: small), try await fixture.ledger("two", settings: small),
        ]
        let third = try await fixture.ledger("three", settings: small)
        let follower = try await fixture.follower()
        try await running([
            { try await writers[0].run() }, { try await writers[1].run() }, { try await third.run() },
            { try await follower.run() },
        ]) {
            try await follower.view.ready(timeout: Patience.long)
            let isDone = Mutex(false)
            // Whoever looks sees all rows of a transaction or none.
            let watching = Task {
                while !isDone.withLock({ $0 }) {
                    for version in [third.view.current, follower.view.current] {
                        for prefix in ["big0", "big1"] {
                            let values = Self.values(version, prefix)
                            #expect(values.isEmpty || values.count == 20 && Set(values).count == 1)
                        }
                    }
                    try? await Task.sleep(for: .milliseconds(1))
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, writer) in writers.enumerated() {
                    group.addTask {
                        for value in 1...8 as ClosedRange<Int64> {
                            _ = try await Self.write(writer, rows: 20, to: value, "big\(number)")
                        }
                    }
                }
                group.addTask { for _ in 0..<60 { _ = try await third.add(1, to: "a", timeout: .seconds(60)) } }
                try await group.waitForAll()
            }
            let version = try await third.read()
            #expect(version.index >= JournalIndex.of(version.sequence, place: 0))
            #expect(version.state.value("a") == 60)
            let followed = try await follower.view.version(atLeast: version.sequence, timeout: Patience.long)
            for prefix in ["big0", "big1"] {
                #expect(Self.values(followed, prefix) == Array(repeating: 8, count: 20))
            }
            isDone.withLock { $0 = true }
            await watching.value
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `snapshots stand between transactions, never between parts`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = small
        settings.snapshotEntries = 3
        let ledger = try await fixture.ledger("one", settings: settings)
        let other = try await fixture.ledger("two", settings: settings)
        let journal = fixture.journal(try await fixture.connect())
        let ends = Mutex<Set<UInt64>>([])
        try await running([{ try await ledger.run() }, { try await other.run() }]) {
            for value in 1...10 as ClosedRange<Int64> {
                let written = try await Self.write(value.isMultiple(of: 2) ? ledger : other, rows: 20, to: value)
                ends.withLock { _ = $0.insert(written.sequence) }
                for snapshot in try await journal.newestSnapshots() {
                    #expect(ends.withLock { $0.contains(snapshot.sequence) })
                }
            }
            while try await journal.firstSequence() == 1 { try await Task.sleep(for: .milliseconds(5)) }
        }
        let fresh = try await fixture.ledger("fresh", settings: settings)
        try await running([{ try await fresh.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            #expect(Self.values(fresh.view.current) == Array(repeating: 10, count: 20))
            #expect(fresh.view.current.index == JournalIndex.of(fresh.view.current.sequence, place: 0))
        }
        #expect(try await JournalAudit.verify(journal).isGood)
        await fixture.shutdown()
    }

    @Test func `a part that is damaged stops the replica with its place`() async throws {
        let fixture = try await JournalFixture(.memory)
        let ledger = try await fixture.ledger("one", settings: small)
        try await running([{ try await ledger.run() }]) { _ = try await Self.write(ledger, rows: 12, to: 1) }
        try #require(fixture.memory).damageEntry(at: 2) { $0[$0.count / 2] ^= 1 }
        let again = try await fixture.ledger("two", settings: small)
        let error = await #expect(throws: MeshError.self) { try await again.run() }
        #expect(error?.message.contains("the entry at sequence 2 is damaged") == true)
        await fixture.shutdown()
    }
}
