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
        try await running([{ try await new.run() }]) { try await new.addNewer("a") }
        // It was not there, so nobody waited for it.
        let old = try await fixture.ledger("old")
        try await running([{ try await old.run() }]) {
            try await old.view.ready(timeout: .seconds(20))
            #expect(old.view.current.state.value("a") == 7)
            let refusal = await #expect(throws: MeshError.self) { try await old.add(1, to: "a") }
            #expect(refusal?.message.contains("requires feature level \(JournalFeatures.level + 1)") == true)
        }
        let again = try await fixture.ledger("again", settings: settings)
        try await running([{ try await again.run() }]) {
            let value = try await again.add(1, to: "a").value
            #expect(value == 8)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `what an older replica does not understand is written once there is none`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.featureLevel = JournalFeatures.level + 1
        settings.levelInterval = .milliseconds(100)
        settings.levelTimeout = .milliseconds(1500)
        let new = try await fixture.ledger("new", settings: settings)
        let old = try await fixture.ledger("old", settings: settings.ofLevel(JournalFeatures.level))
        try await running([{ try await new.run() }]) {
            try await running([{ try await old.run() }]) {
                try await old.view.ready(timeout: .seconds(20))
                // What all understand is written by both.
                _ = try await old.add(1, to: "b")
                _ = try await new.add(1, to: "b")
                for _ in 0..<3 {
                    let refusal = await #expect(throws: MeshError.self) { try await new.addNewer("a") }
                    #expect(refusal?.code == .unavailable)
                    #expect(refusal?.message.contains("the replica old-") == true)
                }
                // Nor does the older one itself.
                let refusal = await #expect(throws: MeshError.self) { try await old.addNewer("a") }
                #expect(refusal?.message.contains("this version has \(JournalFeatures.level)") == true)
                #expect(try await old.read().state.value("a") == 0)
                #expect(old.unreadiness == nil)
            }
            // The older one was stopped and said so; one that is killed is forgotten after a time.
            let end = ContinuousClock.now + .seconds(20)
            while (try? await new.addNewer("a")) == nil, ContinuousClock.now < end { await Task.yield() }
            #expect(try await new.read().state.value("a") == 7)
        }
        await fixture.shutdown()
    }
}

extension LedgerSettings {
    /// The same for a replica of another feature level.
    fileprivate func ofLevel(_ level: UInt32) -> LedgerSettings {
        var settings = self
        settings.featureLevel = level
        return settings
    }
}

extension Ledger where Codec == RegisterCodec {
    /// Sets a number to 7, and says that only the next version understands that.
    fileprivate nonisolated func addNewer(_ key: String) async throws(MeshError) {
        _ = try await write(CallContext()) { draft in
            draft.require(JournalFeatures.level + 1)
            draft.record(.set(key, 7))
            return []
        }
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
