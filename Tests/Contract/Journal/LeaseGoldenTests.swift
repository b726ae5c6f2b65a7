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
        "0a3c08011a1b0a0772656170696e6712097265706c6963612d31180120987528012a1b0a0772656170696e6712097265706c"
            + "6963612d31180120987528011214676f6c64656e2d326370653064696e37626d35662220f86db2bcb28954a4b61cb0723225"
            + "c136cf61a8073632bc47a9e9c78d1d18fc3e28021df06dd8e0",
        "0a1508022a110a0b696d706f72742f65617374182830011214676f6c64656e2d326370653064696e37626d35662220034a3c"
            + "869b953aec2ee7238c93562b86547b109521db518c7458e78951c7c4bb28021d967cf8ce",
        "1214676f6c64656e2d326370653064696e37626d35662220df629b3b9524581d5aa72ac6b05c24b5a5892fadaac3520605f5"
            + "3309f7096bf42802a2019701080110031a90010af0020803120272331a013322e4026b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b1dc5f1f6b0",
        "1214676f6c64656e2d326370653064696e37626d35662220b6f5e51b294b2b665899d2b093b946c13030e948a82066d1ed90"
            + "b2978d4ce6ea2802a2019701080210031a90016b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b1de0f43542",
        "1214676f6c64656e2d326370653064696e37626d35662220c72d8eb0936183ad16efa353bf1981fe29d13015ca440e9faba2"
            + "55a70763cdd52802a20178080310031a706b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b7c337c307c30"
            + "1214676f6c64656e2d326370653064696e37626d356628021d87fdbd6d20031d40d97add",
    ]

    /// The pages of the snapshot after them: remembered requests, leases and fences, rows.
    private static let pages: [String] = [
        "0a090803120272331a01331214676f6c64656e2d326370653064696e37626d356628021db07c315a",
        "0a302a1b0a0772656170696e6712097265706c6963612d31180120987528012a110a0b696d706f72742f6561737418283001"
            + "1214676f6c64656e2d326370653064696e37626d356628021dd52aa4ed",
        "0ae70222e4026b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b"
            + "6b6b6b6b6b6b7c337c337c331214676f6c64656e2d326370653064696e37626d356628021dc669f4f7",
    ]

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { UInt8($0 > 0x60 ? $0 - 0x57 : $0 - 0x30) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private func check(_ ledger: Ledger<RegisterCodec>) async throws {
        try await ledger.view.ready(timeout: Patience.long)
        let version = ledger.view.current
        #expect(version.sequence == 5)
        #expect(version.index == 3)
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
        #expect(try await ledger.renew(lease.token).renewed == 4)
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
        try await journal.create(after: 5)
        let hash = try EntryHash.of(bytes(try #require(Self.entries.last)))
        try await journal.writeSnapshot(
            Self.pages.map(bytes),
            at: JournalPosition(sequence: 5, index: 3, hash: hash)
        )
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) { try await check(ledger) }
        await fixture.shutdown()
    }
}
