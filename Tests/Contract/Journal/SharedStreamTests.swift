import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Several services in one stream, and their indexes in one space.
@Suite(.timeLimit(.minutes(2))) struct `One stream and one index` {
    private let sharing: [BusService] = [.catalog, .configEntry, .peering]

    @Test func `writes of all services have indexes in the order in which they were answered`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let catalog = try await fixture.ledger("one", service: .catalog)
        let entries = try await fixture.ledger("one", service: .configEntry)
        let peering = try await fixture.ledger("one", service: .peering)
        let ledgers = [catalog, entries, peering]
        let follower = try await fixture.follower()
        let indexes: [UInt64] = try await answering([
            { try await catalog.run() }, { try await entries.run() }, { try await peering.run() },
            { try await follower.run() },
        ]) {
            var indexes: [UInt64] = []
            for round in 0..<30 {
                let ledger = ledgers[(round * round + round / 3) % 3]
                let written = try await ledger.add(1, to: "a").written
                indexes.append(written.index)
                // What the row says is what the answer says, whoever wrote to the stream meanwhile.
                #expect(ledger.view.current.state.index(of: "a") == written.index)
                #expect(JournalIndex.sequence(of: written.index) == written.sequence)
            }
            // And a follower says the same.
            let last = catalog.view.current
            let followed = try await follower.view.version(atLeast: last.sequence, timeout: Patience.long)
            #expect(followed.state == last.state)
            #expect(followed.index == last.index)
            return indexes
        }
        #expect(indexes == indexes.sorted() && Set(indexes).count == 30)
        // And a start from the stream does.
        for (service, before) in zip(sharing, ledgers) {
            let again = try await fixture.ledger("again", service: service)
            try await running([{ try await again.run() }]) {
                try await again.view.ready(timeout: .seconds(20))
                #expect(again.view.current.state == before.view.current.state)
                #expect(again.view.current.index == before.view.current.index)
            }
        }
        await fixture.shutdown()
    }

    @Test func `writes that share an entry have indexes of their own`() async throws {
        let fixture = try await JournalFixture(.memory)
        let slow = InMemoryJournal(delay: .milliseconds(5))
        let ledger = try await fixture.ledger("one", journal: slow)
        try await running([{ try await ledger.run() }]) {
            let written = try await withThrowingTaskGroup(of: Written.self) { group in
                for number in 0..<2500 { group.addTask { try await ledger.add(1, to: "k\(number)").written } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(written.map(\.index)).count == 2500)
            #expect(written.allSatisfy { JournalIndex.sequence(of: $0.index) == $0.sequence })
            #expect(Set(written.map(\.sequence)).count < 500)
        }
    }

    @Test func `an entry that gets another place than was expected has that place's indexes everywhere`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        let ledger = try await fixture.ledger("one")
        let other = try await fixture.ledger("two")
        try await running([{ try await ledger.run() }, { try await other.run() }]) {
            for round in 1...10 as ClosedRange<UInt64> {
                memory.occupy(round)
                let written = try await ledger.add(1, to: "a", requestID: "r\(round)").written
                #expect(JournalIndex.sequence(of: written.index) == written.sequence)
                #expect(ledger.view.current.state.index(of: "a") == written.index)
                #expect(ledger.view.current.index == written.index)
                let seen = try await other.view.version(atLeast: written.sequence, timeout: .seconds(20))
                #expect(seen.state == ledger.view.current.state)
                #expect(try await other.add(1, to: "a", requestID: "r\(round)").written == written)
            }
        }
        #expect(try await JournalAudit.verify(memory).isGood)
        await fixture.shutdown()
    }

    @Test func `a follower that missed some of them is brought up to date without the whole state`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        let ledger = try await fixture.ledger("one")
        let lossy = LossyBus(try await fixture.connect(), lost: { $0 % 3 != 0 })
        let follower = try await fixture.follower(lossy)
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            // Who has nothing is given the whole state, so it begins with something.
            let first = try await ledger.add(1, to: "a").written.sequence
            let generation = try await follower.view.version(atLeast: first, timeout: Patience.long).generation
            var last: UInt64 = 0
            for round in 0..<50 as Range<UInt64> {
                memory.occupy(round % 4)
                last = try await ledger.add(1, to: "a").written.sequence
            }
            let version = try await follower.view.version(atLeast: last, timeout: Patience.long)
            #expect(version.state == ledger.view.current.state)
            #expect(version.generation == generation)
        }
        #expect(lossy.lostCount > 0)
        await fixture.shutdown()
    }

    @Test func `entries that are missing at the beginning are noticed`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let bus = try await fixture.connect()
        let journal = try #require(fixture.journal(bus) as? JetStreamJournal)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            for _ in 0..<5 { _ = try await ledger.add(1, to: "a") }
        }
        // The oldest two are gone, without a snapshot of them.
        try await journal.cut(upTo: 2)
        #expect(try await journal.firstSequence() == 3)
        let again = try await fixture.ledger("again")
        let error = await #expect(throws: MeshError.self) { try await again.run() }
        #expect(error?.message.contains("begins at sequence 3 and there is no good snapshot") == true)
        #expect(try await JournalAudit.verify(journal).isGood == false)
        await fixture.shutdown()
    }

    @Test func `services that create the stream at once agree on it`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        for _ in 0..<3 {
            let streams = try await withThrowingTaskGroup(of: String?.self) { group in
                for service in sharing + sharing {
                    let bus = try await fixture.connect()
                    group.addTask {
                        try await fixture.journal(bus, service: service).open()
                        return try await fixture.journal(bus, service: service).inspect().stream
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(streams.count == 1)
            let bus = try await fixture.connect()
            for name in ["TOMBOLO_DC1_STATE"] + sharing.map({ "TOMBOLO_DC1_\(token($0))_SNAPSHOTS" }) {
                let subject = "$JS.API.STREAM.DELETE.\(name)"
                _ = try await bus.request(BusMessage(subject: subject, reader: .server), deadline: .seconds(5))
            }
        }
        await fixture.shutdown()
    }

    private func token(_ service: BusService) -> String {
        service.rawValue.uppercased()
    }

    @Test func `a stream that is gone is named by each service, and no index goes back`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let bus = try await fixture.connect()
        var newest: UInt64 = 0
        // One that never writes.
        try await fixture.journal(bus, service: .peering).open()
        for service in sharing.prefix(2) {
            let ledger = try await fixture.ledger("one", service: service)
            newest = try await answering([{ try await ledger.run() }]) {
                var last: UInt64 = 0
                for _ in 0..<10 { last = try await ledger.add(1, to: "a").written.index }
                return last
            }
        }
        let subject = "$JS.API.STREAM.DELETE.TOMBOLO_DC1_STATE"
        _ = try await bus.request(BusMessage(subject: subject, reader: .server), deadline: .seconds(5))
        for service in sharing.prefix(2) {
            let ledger = try await fixture.ledger("again", service: service)
            let error = await #expect(throws: MeshError.self) { try await ledger.run() }
            #expect(error?.message.contains("TOMBOLO_DC1_STATE/\(service.rawValue) is gone") == true)
        }
        // The one that never wrote does not begin a new one in passing.
        await #expect(throws: MeshError.self) { try await fixture.journal(bus, service: .peering).open() }
        for (place, service) in sharing.prefix(2).enumerated() {
            let ledger = try await fixture.ledger("again", service: service)
            let error = await #expect(throws: MeshError.self) { try await ledger.run() }
            #expect(error?.message.contains(place == 0 ? "is gone" : "was replaced") == true)
            #expect(try await JournalAudit.accept(fixture.journal(bus, service: service)).isGood)
            let after = try await fixture.ledger("after", service: service)
            let before = newest
            let index = try await answering([{ try await after.run() }]) {
                try await after.add(1, to: "a").written.index
            }
            #expect(index > before)
            newest = index
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `sequences that are passed over are given to nobody`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        _ = try await journal.append([1], expecting: 0)
        try await journal.advance(beyond: 300)
        try await journal.advance(beyond: 20)
        #expect(try await journal.lastSequence() == 1)
        #expect(try await journal.append([2], expecting: 1) > 300)
        #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [[1], [2]])
        await fixture.shutdown()
    }
}

/// As `running`, with an answer.
private func answering<Answer: Sendable>(
    _ services: [@Sendable () async throws -> Void],
    _ body: @escaping @Sendable () async throws -> Answer
) async throws -> Answer {
    let (answers, continuation) = AsyncStream<Answer>.makeStream()
    try await running(services) { continuation.yield(try await body()) }
    continuation.finish()
    for await answer in answers { return answer }
    throw MeshError(.internalFault, "no answer")
}
