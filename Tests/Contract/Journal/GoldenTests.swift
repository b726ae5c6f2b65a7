import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Bytes that journals of this format hold: what is on disks must be readable by all later versions.
///
/// When a test here fails, the format has changed: raise the feature level, and keep reading what is here.
@Suite(.timeLimit(.minutes(1))) struct `Golden formats of the journal` {
    private static let stream = "golden"

    /// Three entries: `a` is 1 by request `r1`, then 2 and `b` 1 by `r2`, then `a` is 3.
    private static let entries: [String] = [
        "0a120801120272311a01312207617c317c307c301214676f6c64656e2d33636a7a7436636272756f677a2220f86db2bcb289"
            + "54a4b61cb0723225c136cf61a8073632bc47a9e9c78d1d18fc3e28011d0262a7b4",
        "0a1b0802120272321a01322207617c327c307c302207627c317c307c301214676f6c64656e2d33636a7a7436636272756f67"
            + "7a2220d622fdce1adda7ef75a9a193fd1d3c737fb361549357cab0ea7d14cdd8e5bbe028011df184628a",
        "0a0e08031a01332207617c337c307c301214676f6c64656e2d33636a7a7436636272756f677a2220ef7b5915fc319a7c0dca"
            + "74f8255bd55cfa9af947975be879f149a7ec7e4628d528011d98535060",
    ]

    /// The pages of the snapshot after the second of them.
    private static let pages: [String] = [
        "0a090801120272311a01310a090802120272321a01321214676f6c64656e2d33636a7a7436636272756f677a28011dc629ad"
            + "38",
        "0a122207617c327c317c322207627c317c327c321214676f6c64656e2d33636a7a7436636272756f677a28011d2fd066c4",
    ]

    /// The mark at the third.
    private static let mark =
        "0a06676f6c64656e1001180320032a209a9b01debb837a909e314d31bacc8f25414fc048c9c9c81e6563e271c89e27303080"
        + "fef8e9ac33e96d84b4"

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { UInt8($0 > 0x60 ? $0 - 0x57 : $0 - 0x30) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    @Test func `entries are read`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = InMemoryJournal(stream: Self.stream)
        try await journal.create()
        for (place, entry) in Self.entries.enumerated() {
            _ = try await journal.append(bytes(entry), expecting: UInt64(place))
        }
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: .seconds(20))
            let version = ledger.view.current
            #expect(version.sequence == 3)
            #expect(version.index == 3)
            #expect(version.state.value("a") == 3)
            #expect(version.state.value("b") == 1)
            let repeated = try await ledger.add(1, to: "a", also: "b", requestID: "r2")
            #expect(repeated.value == 2)
            #expect(repeated.written.index == 2)
            #expect(ledger.unreadiness == nil)
        }
        await fixture.shutdown()
    }

    @Test func `snapshots are read`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = InMemoryJournal(stream: Self.stream)
        try await journal.create(after: 2)
        let hash = try EntryHash.of(bytes(Self.entries[1]))
        try await journal.writeSnapshot(
            Self.pages.map(bytes),
            at: JournalPosition(sequence: 2, index: 2, hash: hash)
        )
        _ = try await journal.append(bytes(Self.entries[2]), expecting: 2)
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: .seconds(20))
            let version = ledger.view.current
            #expect(version.sequence == 3)
            #expect(version.state.value("a") == 3)
            #expect(version.state.rows["a"]?.createIndex == 1)
            #expect(version.state.rows["b"]?.modifyIndex == 2)
            #expect(try await ledger.add(1, to: "a", requestID: "r1").value == 1)
        }
        await fixture.shutdown()
    }

    @Test func `marks are read and written`() throws {
        let mark = JournalMark(
            history: JournalHistory(stream: Self.stream, acceptances: 1),
            position: JournalPosition(sequence: 3, index: 3, hash: try EntryHash.of(bytes(Self.entries[2]))),
            time: 1_764_380_000_000
        )
        #expect(JournalMark(bytes(Self.mark)) == mark)
        #expect(hex(try mark.encoded()) == Self.mark)
    }
}
