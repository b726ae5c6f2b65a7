import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Bytes of leases, fences and entries in parts, as feature level 2 stores them.
///
/// When a test here fails, the format has changed: raise the feature level, and keep reading what is here.
@Suite(.timeLimit(.minutes(1))) struct `Golden formats of leases and parts` {
    private static let stream = "golden"

    /// `replica-1` takes the lease `reaping` for 15 s; a fence of `import/east` at 40; a key of 350 letters is set to 3 by request
    /// `r3`, in three parts.
    private static let entries: [String] = [
        "0a3a1a1b0a0772656170696e6712097265706c6963612d31180120987528012a1b0a0772656170696e6712097265706c69"
            + "63612d31180120987528011214676f6c64656e2d326370653064696e37626d35662220f86db2bcb28954a4b61cb0723225c1"
            + "36cf61a8073632bc47a9e9c78d1d18fc3e28021d15d7f5f8",
        "0a132a110a0b696d706f72742f65617374182830011214676f6c64656e2d326370653064696e37626d35662220e5f9d98f"
            + "fec1eebc716aa44ad2344c4b7212ef9df856236b91b1bec35116fb9e280238011d69e11b9b",
        "1214676f6c64656e2d326370653064696e37626d3566222082900fa62c1f08c99465459a9f3f808f16c93c19fd3b89ad90"
            + "21a889754e1dfe28023802a2019701080110031a90010aee02120272331a013322e4026b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b1d43453701",
        "1214676f6c64656e2d326370653064696e37626d35662220befe2585b9cca416530afeda4bb69b906764b9d562019adb6b"
            + "fd91040decaf5728023803a2019701080210031a90016b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b1d3c8a5d1f",
        "1214676f6c64656e2d326370653064696e37626d35662220f38a369453292ba13b5f57f25d50ecda96041ab02af3a60c8d"
            + "6155eda0838bc128023804a20174080310031a6e6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b7c337c307c"
            + "301214676f6c64656e2d326370653064696e37626d356628021ddeb61bed1da5293732",
    ]

    /// The pages of the snapshot after them: remembered requests, leases and fences, rows.
    private static let pages: [String] = [
        "0a0a088028120272331a01331214676f6c64656e2d326370653064696e37626d356628021dd44dd253",
        "0a302a1b0a0772656170696e6712097265706c6963612d31180120987528012a110a0b696d706f72742f65617374182830"
            + "011214676f6c64656e2d326370653064696e37626d356628021dd52aa4ed",
        "0aed0222ea026b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b7c337c353132307c353132301214676f6c64656e2d326370653064696e37626d356628021de9c6fcd7",
    ]

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { UInt8($0 > 0x60 ? $0 - 0x57 : $0 - 0x30) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private func check(_ ledger: Ledger<RegisterCodec>) async throws {
        try await ledger.view.ready(timeout: Patience.long)
        let version = ledger.view.current
        #expect(version.sequence == 5)
        #expect(version.index == JournalIndex.of(5, place: 0))
        #expect(version.state.value(String(repeating: "k", count: 350)) == 3)
        let lease = Lease(
            name: LeaseName("reaping"),
            holder: "replica-1",
            epoch: 1,
            term: .seconds(15),
            renewed: 1
        )
        #expect(version.leases.all == [lease])
        #expect(version.leases.fence(LeaseName("import/east")) == 40)
        #expect(try await ledger.add(1, to: "a", requestID: "r3").value == 3)
        #expect(try await ledger.renew(lease.token).renewed == JournalIndex.of(6, place: 0))
        #expect(ledger.unreadiness == nil)
    }

    @Test func `entries are read`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = InMemoryJournal(stream: Self.stream)
        try await journal.create()
        for (place, entry) in Self.entries.enumerated() {
            _ = try await journal.append(bytes(entry), expecting: UInt64(place))
        }
        #expect(try await JournalAudit.verify(journal).isGood)
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) { try await check(ledger) }
        await fixture.shutdown()
    }

    @Test func `snapshots are read`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = InMemoryJournal(stream: Self.stream)
        try await journal.create()
        for (place, entry) in Self.entries.enumerated() {
            _ = try await journal.append(bytes(entry), expecting: UInt64(place))
        }
        let hash = try EntryHash.of(bytes(try #require(Self.entries.last)))
        try await journal.writeSnapshot(
            Self.pages.map(bytes),
            at: JournalPosition(sequence: 5, index: JournalIndex.of(5, place: 0), hash: hash)
        )
        // The snapshot alone tells what was before the newest entry.
        try await journal.cut(upTo: 5)
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) { try await check(ledger) }
        await fixture.shutdown()
    }
}
