import BusSchema
import Certificates
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import SchemaRuntime
import Synchronization
import TestSupport
import Testing

/// Saving everything at one moment, and putting it in place of the present state.
@Suite(.timeLimit(.minutes(5))) struct `Saving and restoring a state` {
    /// What a client has of one service's saved state.
    struct Saved: Sendable {
        var part: JournalWire.CapturePart
        var history: String
        var pages: [[UInt8]]

        var request: JournalWire.RestoreRequest {
            JournalWire.RestoreRequest(
                pages: part.pages,
                bytes: part.bytes,
                sha256: part.sha256,
                requires: part.requires,
                keyID: part.keyID,
                history: history,
                sequence: part.sequence
            )
        }

        /// The state that its rows make.
        func state(_ open: ([UInt8], Int) throws -> [UInt8] = { page, _ in page }) throws -> RegisterState {
            var state = RegisterState()
            for (number, page) in pages.enumerated() {
                // The fields are read as any reader of the schema would.
                let batch = try JournalWire.Batch(decoding: try open(page, number))
                for row in batch.transactions.flatMap(\.changes) { state.restore(try RegisterCodec.decode(row)) }
            }
            return state
        }
    }

    private static let context = CallContext(token: SecretID("operator"), timeout: .seconds(60))

    private static func rules(
        _ secrecy: SnapshotRules<RegisterState>.Secrecy = .open
    ) -> SnapshotRules<RegisterState> {
        SnapshotRules(secrecy: secrecy) { context throws(MeshError) in
            guard context.token == SecretID("operator") else {
                throw MeshError(.permissionDenied, "Permission denied: lacks permission 'acl:write'")
            }
        }
    }

    /// A replica that answers who saves and restores, as the services' do.
    private static func serving(
        _ ledger: Ledger<RegisterCodec>,
        _ bus: any MessageBus,
        _ secrecy: SnapshotRules<RegisterState>.Secrecy = .open
    ) -> @Sendable () async throws -> Void {
        {
            let host = ServiceHost(bus: bus, datacenter: "dc1")
            try await host.run {
                try await ledger.run()
            } begin: {
                try await ledger.view.ready(timeout: Patience.long)
                try await ledger.serveSnapshots(on: host, rules(secrecy))
            }
        }
    }

    private static func begin(_ client: ServiceClient, _ service: BusService) async throws -> JournalWire.CaptureReply {
        let end = ContinuousClock.now + Patience.long
        while true {
            do { return try await client.call(service.capture, .init(), context) } catch {
                // It may not listen yet.
                guard error.code == .unavailable, ContinuousClock.now < end else { throw error }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private static func fetch(
        _ client: ServiceClient,
        _ service: BusService,
        _ capture: JournalWire.CaptureReply,
        at sequence: UInt64
    ) async throws -> Saved {
        let part = try await client.call(
            service.captureFix(of: capture.replica),
            .init(id: capture.id, sequence: sequence),
            context
        )
        var pages: [[UInt8]] = []
        for page in 0..<part.pages {
            let request = JournalWire.CapturePageRequest(id: capture.id, page: page)
            pages.append(try await client.call(service.capturePage(of: capture.replica), request, context).content)
        }
        return Saved(part: part, history: capture.history, pages: pages)
    }

    private static func save(_ client: ServiceClient, _ service: BusService = .catalog) async throws -> Saved {
        let capture = try await begin(client, service)
        return try await fetch(client, service, capture, at: 0)
    }

    @discardableResult
    private static func restore(
        _ saved: Saved,
        _ client: ServiceClient,
        id: String = "r1",
        _ service: BusService = .catalog,
        only: Bool = false
    ) async throws -> JournalWire.RestoreDone {
        var request = saved.request
        request.id = id
        let replica = try await client.call(service.restore, request, context).replica
        for (number, content) in saved.pages.enumerated() {
            let page = JournalWire.RestorePage(id: id, page: UInt32(number), content: content)
            _ = try await client.call(service.restorePage(of: replica), page, context)
        }
        return try await client.call(
            service.restoreOrder(of: replica),
            .init(id: id, checksOnly: only),
            context
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `a saved state takes the place of the present one, with a higher index, for everybody`(
        _ kind: JournalKind
    ) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        let follower = try await fixture.follower()
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        try await running([Self.serving(one, bus), { try await two.run() }, { try await follower.run() }]) {
            _ = try await one.add(5, to: "kept")
            let old = try await one.add(1, to: "changed").written
            let saved = try await Self.save(client)
            #expect(saved.part.index == old.index)
            #expect(saved.part.rows.map(\.count) == [2])
            let lease = try await one.acquire(LeaseName("work"), for: "somebody", term: .seconds(60))
            _ = try await one.add(41, to: "changed")
            let last = try await one.add(7, to: "later").written
            let waits = [one.view, two.view, follower.view].map { view in
                Task {
                    await view.value(ofAny: ["gone", "later", "changed"], after: last.index, timeout: Patience.long)
                }
            }
            let done = try await Self.restore(saved, client)
            #expect(done.index > last.index)
            for wait in waits {
                let version = await wait.value
                #expect(version.index >= done.index)
            }
            for view in [one.view, two.view, follower.view] {
                let version = try await view.version(atLeast: done.sequence, timeout: Patience.long)
                #expect(version.state.rows == saved.expected)
                #expect(version.state.value("later") == 0)
                // Indexes of rows are as they were; no reader's index goes back.
                #expect(version.state.rows["changed"]?.modifyIndex == old.index)
                for topic in ["kept", "later", "never there", "la*"] {
                    #expect(version.state.index(of: topic) == done.index)
                }
            }
            // The lease is about a process that runs: it stays, and its epoch never comes again.
            #expect(try await one.renew(lease.token).epoch == lease.epoch)
            try await one.release(lease.token)
            let next = try await two.acquire(LeaseName("work"), for: "somebody else", term: .seconds(60))
            #expect(next.epoch > done.index)
            // The same restoring again, by whichever replica, does nothing.
            #expect(try await Self.restore(saved, client).index == done.index)
            let after = try await two.add(1, to: "changed")
            #expect(after.value == 2)
            #expect(after.written.index > done.index)
            _ = try await follower.view.version(atLeast: after.written.sequence, timeout: Patience.long)
            #expect(follower.view.current.state.value("changed") == 2)
        }
        let fresh = try await fixture.ledger("fresh")
        let late = try await fixture.follower()
        try await running([{ try await fresh.run() }, { try await late.run() }]) {
            for view in [fresh.view, late.view] {
                try await view.ready(timeout: Patience.long)
                #expect(view.current.state.rows == one.view.current.state.rows)
                #expect(view.current.state.floor == one.view.current.state.floor)
            }
        }
        #expect(try await JournalAudit.verify(fixture.journal(try await fixture.connect())).isGood)
        await fixture.shutdown()
    }
}

extension `Saving and restoring a state`.Saved {
    /// The rows that are in it.
    fileprivate var expected: [String: RegisterState.Row]? { try? state().rows }
}

extension `Saving and restoring a state` {
    @Test func `services that share a stream are saved at exactly one place of it, whatever is written`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let first = try await fixture.ledger("first", service: .catalog)
        let second = try await fixture.ledger("second", service: .configEntry)
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        try await running([Self.serving(first, bus), Self.serving(second, bus)]) {
            try await first.view.ready(timeout: Patience.long)
            try await second.view.ready(timeout: Patience.long)
            let stop = Mutex(false)
            let writer = Task {
                // The second follows the first, so at no moment of the stream it is ahead, or more than one behind.
                while !stop.withLock({ $0 }) {
                    _ = try await first.add(1, to: "count")
                    _ = try await second.add(1, to: "count")
                }
            }
            var seen: Set<Int64> = []
            for _ in 0..<25 {
                let captures = try await (
                    Self.begin(client, .catalog), Self.begin(client, .configEntry)
                )
                let sequence = max(captures.0.sequence, captures.1.sequence)
                // Each is asked when it is far beyond that place.
                let count = first.view.current.state.value("count") + 2
                while first.view.current.state.value("count") < count { try await Task.sleep(for: .milliseconds(2)) }
                let one = try await Self.fetch(client, .catalog, captures.0, at: sequence).state().value("count")
                let two = try await Self.fetch(client, .configEntry, captures.1, at: sequence).state().value("count")
                #expect(two <= one && one <= two + 1, "\(one) and \(two) at sequence \(sequence)")
                seen.insert(one)
            }
            #expect(seen.count > 20)
            stop.withLock { $0 = true }
            try await writer.value
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica that is killed while it restores leaves the old state or the new one, and repeating ends it`(
        _ kind: JournalKind
    ) async throws {
        struct Killed: Error {}
        let fixture = try await JournalFixture(kind)
        var small = LedgerSettings()
        small.entryBytes = 4096
        small.pageBytes = 1024
        let settings = small
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        let seed = try await fixture.ledger("seed", settings: settings)
        let rows = 200
        let saved = Mutex<Saved?>(nil)
        try await running([Self.serving(seed, bus)]) {
            _ = try await seed.write(Self.context) { draft in
                for row in 0..<rows { draft.record(.set("row-\(row)-" + String(repeating: "x", count: 60), 1)) }
                return []
            }
            let state = try await Self.save(client)
            #expect(state.pages.count > 5)
            saved.withLock { $0 = state }
            _ = try await seed.write(Self.context) { draft in
                for row in 0..<rows { draft.record(.set("row-\(row)-" + String(repeating: "x", count: 60), 2)) }
                return []
            }
        }
        let state = try #require(saved.withLock { $0 })
        for deathStep in [1, 2, 4, 100] {
            // 100 is after the last part: it is durable then, and nobody was told.
            let steps = Mutex(0)
            var deadly = settings
            deadly.atStep = { step in
                let isDeath = steps.withLock { count in
                    if step == .partAppended { count += 1 }
                    return step == .partAppended ? count == deathStep : deathStep == 100 && step == .appended
                }
                if isDeath { throw Killed() }
            }
            let victim = try await fixture.ledger("victim", settings: deadly)
            let before = ContinuousClock.now
            await #expect(throws: Killed.self) {
                try await running([Self.serving(victim, bus)]) {
                    try await victim.view.ready(timeout: Patience.long)
                    while !Task.isCancelled, ContinuousClock.now < before + Patience.long {
                        _ = try? await Self.restore(state, client, id: "kill-\(deathStep)")
                    }
                }
            }
            let heir = try await fixture.ledger("heir", settings: settings)
            try await running([Self.serving(heir, bus)]) {
                try await heir.view.ready(timeout: Patience.long)
                let values = Set(heir.view.current.state.rows.values.map(\.value))
                #expect(values == (deathStep == 100 ? [1] : [2]), "killed at step \(deathStep)")
                _ = try await Self.begin(client, .catalog)
                try await Self.restore(state, client, id: "kill-\(deathStep)")
                #expect(Set(try await heir.read().state.rows.values.map(\.value)) == [1])
                _ = try await heir.write(Self.context) { draft in
                    for row in draft.state.rows.keys { draft.record(.set(row, 2)) }
                    return []
                }
            }
        }
        #expect(try await JournalAudit.verify(fixture.journal(try await fixture.connect())).isGood)
        await fixture.shutdown()
    }

    @Test func `what is damaged, incomplete, of another key or newer is refused and changes nothing`() async throws {
        let fixture = try await JournalFixture(.memory)
        let key = try SealingKey(secret: Array("a secret of the first cluster".utf8))
        let ledger = try await fixture.ledger("one")
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        try await running([Self.serving(ledger, bus, .sealed(key))]) {
            try await ledger.view.ready(timeout: Patience.long)
            _ = try await ledger.add(5, to: "secret-name")
            let saved = try await Self.save(client)
            #expect(saved.part.keyID == key.id)
            #expect(!saved.pages.joined().contains(sequence: Array("secret-name".utf8)))
            let index = ledger.view.current.index
            func refused(_ what: String, _ words: String, _ change: (inout Saved) -> Void) async {
                var bad = saved
                change(&bad)
                do {
                    try await Self.restore(bad, client, id: "bad")
                    Issue.record("\(what) was restored")
                } catch { #expect("\(error)".contains(words), "\(what): \(error)") }
            }
            for place in 0..<saved.pages[0].count {
                await refused("bit \(place)", "SHA-256") { $0.pages[0][place] ^= 1 }
            }
            // Who can compute a checksum still has not the key.
            for place in 0..<saved.pages[0].count {
                await refused("bit \(place) with its checksum", "decrypted") {
                    $0.pages[0][place] ^= 1
                    $0.part.sha256 = (try? Self.digest($0.pages)) ?? []
                }
            }
            await refused("short", "damaged") { $0.pages[0].removeLast() }
            await refused("no page", "damaged") { $0.pages = [] }
            await refused("of another place", "decrypted") { $0.part.sequence += 1 }
            await refused("of another key", "snapshot key") { $0.part.keyID = "0123456789abcdef" }
            await refused("newer", "too old to decide") { $0.part.requires = 99 }
            await refused("too large", "at most") { $0.part.bytes = 1 << 40 }
            #expect(try await ledger.read().index == index)
            try await Self.restore(saved, client, id: "checked", only: true)
            #expect(try await ledger.read().index == index)
            try await Self.restore(saved, client, id: "good")
            #expect(try await ledger.read().state.value("secret-name") == 5)
        }
        await fixture.shutdown()
    }

    @Test(arguments: [true, false])
    func `restorings that were given up make room, those that go on do not`(_ isQuiet: Bool) async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = LedgerSettings()
        settings.captures = 2
        settings.quietRestore = isQuiet ? .zero : .seconds(3600)
        let ledger = try await fixture.ledger("one", settings: settings)
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        try await running([Self.serving(ledger, bus)]) {
            try await ledger.view.ready(timeout: Patience.long)
            _ = try await ledger.add(5, to: "name")
            let saved = try await Self.save(client)
            for id in ["given up", "as well"] { try await Self.restore(saved, client, id: id, only: true) }
            guard isQuiet else {
                await #expect(throws: MeshError.self) { try await Self.restore(saved, client, id: "third", only: true) }
                // Whoever has a place keeps it.
                try await Self.restore(saved, client, id: "given up", only: true)
                return
            }
            try await Self.restore(saved, client, id: "third", only: true)
            // The one that was not heard of longest made room.
            try await Self.restore(saved, client, id: "as well")
            #expect(try await ledger.read().state.value("name") == 5)
        }
        await fixture.shutdown()
    }

    @Test func `a state of another cluster gets this cluster's indexes`() async throws {
        let source = try await JournalFixture(.jetStream)
        let target = try await JournalFixture(.jetStream)
        let old = try await source.ledger("old")
        let new = try await target.ledger("new")
        let (bus, other) = (try await source.connect(), try await target.connect())
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        let otherClient = ServiceClient(bus: other, datacenter: "dc1")
        try await running([Self.serving(old, bus), Self.serving(new, other)]) {
            for _ in 0..<50 { _ = try await old.add(1, to: "count") }
            let saved = try await Self.save(client)
            _ = try await Self.begin(otherClient, .catalog)
            let done = try await Self.restore(saved, otherClient)
            let state = try await new.read().state
            #expect(done.index < saved.part.index)
            #expect(state.rows["count"]?.modifyIndex == done.index)
            #expect(state.value("count") == 50)
            #expect(try await new.add(1, to: "count").written.index > done.index)
        }
        await source.shutdown()
        await target.shutdown()
    }

    @Test func `only who may write ACLs saves and restores`() async throws {
        let fixture = try await JournalFixture(.memory)
        let ledger = try await fixture.ledger("one")
        let bus = try await fixture.connect()
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        try await running([Self.serving(ledger, bus)]) {
            let saved = try await Self.save(client)
            let stranger = CallContext(token: SecretID("somebody"), timeout: .seconds(5))
            var request = saved.request
            request.id = "r"
            func isDenied(_ ask: () async throws(MeshError) -> Void) async -> Bool {
                do {
                    try await ask()
                    return false
                } catch { return error.code == .permissionDenied }
            }
            let saving = await isDenied { () async throws(MeshError) in
                _ = try await client.call(BusService.catalog.capture, .init(), stranger)
            }
            let restoring = await isDenied { () async throws(MeshError) in
                _ = try await client.call(BusService.catalog.restore, request, stranger)
            }
            #expect(saving && restoring)
        }
        await fixture.shutdown()
    }

    private static func digest(_ pages: [[UInt8]]) throws -> [UInt8] {
        try Digest.sha256(
            pages.flatMap { page in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: page.count >> $0) } + page }
        )
    }
}

extension Sequence<UInt8> {
    /// Whether these bytes come in it.
    fileprivate func contains(sequence wanted: [UInt8]) -> Bool {
        let all = Array(self)
        guard all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { Array(all[$0..<$0 + wanted.count]) == wanted }
    }
}
