import MeshBus
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
        "0a10120272311a01312207617c317c307c301214676f6c64656e2d33636a7a7436636272756f677a2220f86db2bcb28954a4"
            + "b61cb0723225c136cf61a8073632bc47a9e9c78d1d18fc3e28011d68910cb1",
        "0a19120272321a01322207617c327c307c302207627c317c307c301214676f6c64656e2d33636a7a7436636272756f677a22"
            + "201f1fefddb5f70f50070b7ebfc24cb713606edfda0bdf5517e13442871d8235ba280138011d9e3e605c",
        "0a0c1a01332207617c337c307c301214676f6c64656e2d33636a7a7436636272756f677a2220f451f40ae547b9aac2ad24d6"
            + "b0e02adeb0ca62a55aa118b4f9e47b9ab96c4a54280138021de264d56a",
    ]

    /// The pages of the snapshot after the second of them.
    private static let pages: [String] = [
        "0a0a088008120272311a01310a0a088010120272321a01321214676f6c64656e2d33636a7a7436636272756f677a28011d79"
            + "fa25dc",
        "0a1e220d617c327c313032347c32303438220d627c317c323034387c323034381214676f6c64656e2d33636a7a7436636272"
            + "756f677a28011d30258fe6",
    ]

    /// The description of that snapshot.
    private static let manifest =
        "0a1208801012013222040cdcb19d22043de20cda2220f451f40ae547b9aac2ad24d6b0e02adeb0ca62a55aa118b4f9e47b9a"
        + "b96c4a541d356104e9"

    /// The mark at the third.
    private static let mark =
        "0a06676f6c64656e100118032080182a2072330590804b86cd4c9b519f0f5dee065e6b0bc50a8db53ac63bc1be28e6c0b130"
        + "80fef8e9ac3312482d10"

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
            #expect(version.index == JournalIndex.of(3, place: 0))
            #expect(version.state.value("a") == 3)
            #expect(version.state.value("b") == 1)
            let repeated = try await ledger.add(1, to: "a", also: "b", requestID: "r2")
            #expect(repeated.value == 2)
            #expect(repeated.written.index == JournalIndex.of(2, place: 0))
            #expect(ledger.unreadiness == nil)
        }
        await fixture.shutdown()
    }

    @Test func `snapshots are read`() async throws {
        let fixture = try await JournalFixture(.memory)
        let journal = InMemoryJournal(stream: Self.stream)
        try await journal.create()
        for (place, entry) in Self.entries.enumerated() {
            _ = try await journal.append(bytes(entry), expecting: UInt64(place))
        }
        try await journal.writeSnapshot(Self.pages.map(bytes), at: try position)
        try await journal.cut(upTo: 2)
        let ledger = try await fixture.ledger("reader", journal: journal)
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: .seconds(20))
            let version = ledger.view.current
            #expect(version.sequence == 3)
            #expect(version.state.value("a") == 3)
            #expect(version.state.rows["a"]?.createIndex == 1024)
            #expect(version.state.rows["b"]?.modifyIndex == 2048)
            #expect(try await ledger.add(1, to: "a", requestID: "r1").value == 1)
        }
        await fixture.shutdown()
    }

    /// The place of the snapshot.
    private var position: JournalPosition {
        get throws {
            JournalPosition(sequence: 2, index: 2 * 1024, hash: try EntryHash.of(bytes(Self.entries[1])))
        }
    }

    @Test func `descriptions of snapshots are read and written`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let bus = try await fixture.connect()
        let journal = try #require(fixture.journal(bus) as? JetStreamJournal)
        try await journal.create()
        // As it was stored before: the pages first, then the description.
        for (page, text) in Self.pages.enumerated() {
            let subject = journal.pageSubject(2, page)
            _ = try await bus.request(
                BusMessage(subject: subject, payload: bytes(text), reader: .server),
                deadline: .seconds(5)
            )
        }
        let subject = String(journal.pageSubject(2, 0).dropLast(1)) + "manifest"
        _ = try await bus.request(
            BusMessage(subject: subject, payload: bytes(Self.manifest), reader: .server),
            deadline: .seconds(5)
        )
        let stored = try #require(try await journal.newestSnapshots().first)
        #expect(stored.position == (try position))
        #expect(try await journal.pages(of: stored) == Self.pages.map(bytes))
        // As it is stored now.
        try await journal.writeSnapshot(Self.pages.map(bytes), at: try position)
        let question = BusMessage(
            subject: "$JS.API.DIRECT.GET.\(journal.snapshotStream)",
            payload: Array(#"{"last_by_subj":"\#(subject)"}"#.utf8),
            reader: .server
        )
        #expect(hex(try await bus.request(question, deadline: .seconds(5)).payload) == Self.manifest)
        await fixture.shutdown()
    }

    @Test func `marks are read and written`() throws {
        let mark = JournalMark(
            history: JournalHistory(stream: Self.stream, acceptances: 1),
            position: JournalPosition(sequence: 3, index: 3 * 1024, hash: try EntryHash.of(bytes(Self.entries[2]))),
            time: 1_764_380_000_000
        )
        #expect(JournalMark(bytes(Self.mark)) == mark)
        #expect(hex(try mark.encoded()) == Self.mark)
    }
}
