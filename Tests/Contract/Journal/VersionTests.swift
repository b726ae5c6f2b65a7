import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import TestSupport
import Testing

/// Entries that a newer version wrote.
@Suite(.timeLimit(.minutes(2))) struct `Entries of a newer version` {
    private func ledger<Codec: ChangeCodec>(
        _ fixture: JournalFixture,
        _ codec: Codec.Type,
        _ settings: LedgerSettings = .init()
    ) async throws -> Ledger<Codec> {
        let bus = try await fixture.connect()
        return Ledger<Codec>(
            service: .catalog,
            name: "newer",
            bus: bus,
            datacenter: "dc1",
            journal: fixture.journal(bus),
            settings: settings,
            logger: Logger(label: "newer")
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `an older replica reads on, passes them on and decides nothing`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let old = try await fixture.ledger("old")
        let new = try await ledger(fixture, NewerCodec.self)
        let follower = try await fixture.follower()
        try await running([{ try await old.run() }, { try await new.run() }, { try await follower.run() }]) {
            _ = try await old.add(1, to: "a")
            #expect(old.unreadiness == nil)
            // What the older one does not know, and then something that it knows.
            for key in ["newer-thing", "b"] {
                _ = try await new.write(CallContext()) { draft in
                    draft.record(.set(key, 7))
                    return []
                }
            }
            let version = try await old.view.version(atLeast: 3, timeout: .seconds(20))
            #expect(version.state.rows.keys.sorted() == ["a", "b"])
            #expect(version.index == JournalIndex.of(3, place: 0))
            #expect(try await old.read().state.value("b") == 7)
            let refusal = await #expect(throws: MeshError.self) { try await old.add(1, to: "a") }
            #expect(refusal?.code == .unavailable)
            #expect(refusal?.message.contains("too old to decide") == true)
            #expect(refusal?.message.contains("index 2048 at sequence 2") == true)
            #expect(old.unreadiness?.contains("too old to decide") == true)
            // Followers of the older version go on, too.
            let followed = try await follower.view.version(atLeast: 3, timeout: .seconds(20))
            #expect(followed.state.rows.keys.sorted() == ["a", "b"])
            // The newer one has everything.
            #expect(new.view.current.state.value("newer-thing") == 7)
        }
        // And after a start, too.
        let again = try await fixture.ledger("again")
        try await running([{ try await again.run() }]) {
            try await again.view.ready(timeout: .seconds(20))
            #expect(again.view.current.state.rows.keys.sorted() == ["a", "b"])
            await #expect(throws: MeshError.self) { try await again.add(1, to: "a") }
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a snapshot of a newer version is read as far as it is known`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 3
        let new = try await ledger(fixture, NewerCodec.self, settings)
        let journal = fixture.journal(try await fixture.connect())
        try await running([{ try await new.run() }]) {
            for key in ["a", "newer-thing", "b", "c", "d", "e"] {
                _ = try await new.write(CallContext()) { draft in
                    draft.record(.set(key, 7))
                    return []
                }
            }
            while try await journal.newestSnapshots().first?.sequence != 6 { await Task.yield() }
        }
        let old = try await fixture.ledger("old")
        try await running([{ try await old.run() }]) {
            try await old.view.ready(timeout: .seconds(20))
            #expect(old.view.current.state.rows.keys.sorted() == ["a", "b", "c", "d", "e"])
            await #expect(throws: MeshError.self) { try await old.add(1, to: "a") }
        }
        await fixture.shutdown()
    }

    @Test func `an entry that requires more than a replica has makes it stand aside`() async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = LedgerSettings()
        settings.featureLevel = JournalFeatures.level + 1
        let new = try await fixture.ledger("new", settings: settings)
        let old = try await fixture.ledger("old")
        try await running([{ try await old.run() }, { try await new.run() }]) {
            let written = try await new.add(1, to: "a").written
            let version = try await old.view.version(atLeast: written.sequence, timeout: .seconds(20))
            #expect(version.state.value("a") == 1)
            let refusal = await #expect(throws: MeshError.self) { try await old.add(1, to: "a") }
            #expect(refusal?.message.contains("requires feature level \(JournalFeatures.level + 1)") == true)
            #expect(try await new.add(1, to: "a").value == 2)
        }
        await fixture.shutdown()
    }
}

/// The registers' codec of a later version, which writes keys that begin with "newer" in its own way.
private enum NewerCodec: ChangeCodec {
    typealias State = RegisterState
    private static var prefix: [UInt8] { Array("newer|".utf8) }

    static func encode(_ change: RegisterState.Change) throws(MeshError) -> [UInt8] {
        let bytes = try RegisterCodec.encode(change)
        return change.key.hasPrefix("newer") ? prefix + bytes : bytes
    }

    static func decode(_ bytes: [UInt8]) throws(MeshError) -> RegisterState.Change {
        try RegisterCodec.decode(bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes)
    }
}
