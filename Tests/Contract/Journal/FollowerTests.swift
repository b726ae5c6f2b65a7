import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Followers` {
    private var eager: LedgerSettings {
        var settings = LedgerSettings()
        settings.heartbeat = .milliseconds(50)
        return settings
    }

    @Test(arguments: JournalKind.allCases)
    func `a follower has what was there before it and what comes after`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one")
        let follower = try await fixture.follower()
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            for _ in 0..<5 { _ = try await ledger.add(1, to: "a") }
            try await follower.view.ready(timeout: Patience.long)
            #expect(try await follower.read(.linearizable, timeout: Patience.long).state.value("a") == 5)
            async let waiting = follower.view.value(of: "a", after: JournalIndex.of(5, place: 0), timeout: .seconds(10))
            _ = try await ledger.add(1, to: "b")
            _ = try await ledger.add(1, to: "a")
            let version = await waiting
            #expect(version.state.value("a") == 6)
            #expect(version.index == JournalIndex.of(7, place: 0))
            #expect(version.state == ledger.view.current.state)
            #expect(follower.isFresh)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a linearizable read of a follower sees every acknowledged write`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        let follower = try await fixture.follower()
        try await running([{ try await one.run() }, { try await two.run() }, { try await follower.run() }]) {
            for round in 1...60 as ClosedRange<Int64> {
                let ledger = round.isMultiple(of: 2) ? one : two
                _ = try await ledger.add(1, to: "a")
                #expect(try await follower.read(.linearizable, timeout: Patience.long).state.value("a") == round)
            }
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `lost messages are asked for`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one", settings: eager)
        let lossy = LossyBus(try await fixture.connect(), lost: { $0 % 3 != 0 })
        let follower = try await fixture.follower(lossy)
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            try await follower.view.ready(timeout: Patience.long)
            for _ in 0..<100 { _ = try await ledger.add(1, to: "a") }
            // Nobody reads: gaps and heartbeats alone bring the state up to date.
            let version = try await follower.view.version(atLeast: 100, timeout: Patience.long)
            #expect(version.state.value("a") == 100)
            #expect(version.index == JournalIndex.of(100, place: 0))
        }
        #expect(lossy.lostCount > 0)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a follower keeps its state while the service is away and goes on afterwards`(_ kind: JournalKind) async throws
    {
        let fixture = try await JournalFixture(kind)
        let first = try await fixture.ledger("one", settings: eager)
        let second = try await fixture.ledger("two", settings: eager)
        var settings = FollowerSettings()
        settings.freshness = .milliseconds(300)
        let follower = try await fixture.follower(settings: settings)
        try await running([{ try await follower.run() }]) {
            try await running([{ try await first.run() }]) {
                _ = try await first.add(7, to: "a")
                _ = try await follower.view.version(atLeast: 1, timeout: Patience.long)
            }
            while follower.isFresh { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await follower.read(.stale, timeout: .seconds(1)).state.value("a") == 7)
            await #expect(throws: MeshError.self) {
                try await follower.read(.linearizable, timeout: .milliseconds(200))
            }
            try await running([{ try await second.run() }]) {
                _ = try await second.add(1, to: "a")
                #expect(try await follower.read(.linearizable, timeout: Patience.long).state.value("a") == 8)
                #expect(follower.isFresh)
            }
        }
        await fixture.shutdown()
    }

    @Test func `a follower survives a killed server`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let ledger = try await fixture.ledger("one", settings: eager)
        let follower = try await fixture.follower()
        let server = try #require(fixture.server)
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            for round in 1...3 as ClosedRange<Int64> {
                _ = try await ledger.add(1, to: "a", timeout: .seconds(20))
                #expect(
                    try await follower.read(.linearizable, timeout: Patience.long).state.value("a") == 2 * round - 1
                )
                await server.kill9()
                async let during = ledger.add(1, to: "a", timeout: .seconds(30))
                try await server.restart()
                #expect(try await during.value == 2 * round)
                let version = try await follower.view.version(atLeast: UInt64(2 * round), timeout: Patience.long)
                #expect(version.state.value("a") == 2 * round)
            }
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a state of many pages arrives whole`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one")
        let follower = try await fixture.follower()
        try await running([{ try await ledger.run() }]) {
            for part in 0..<30 {
                _ = try await ledger.write(CallContext()) { draft in
                    for number in 0..<1000 {
                        draft.record(.set("a-rather-long-name-of-a-register-\(part)-\(number)", Int64(number)))
                    }
                    return []
                }
            }
            let expected = ledger.view.current
            try await running([{ try await follower.run() }]) {
                let version = try await follower.view.version(atLeast: 30, timeout: .seconds(60))
                #expect(version.state.rows.count == 30_000)
                #expect(version.state == expected.state)
            }
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `what the projection leaves out is seen by no follower`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let projection = FeedProjection.filtered { bytes throws(MeshError) in
            let change = try RegisterCodec.decode(bytes)
            return change.key.hasPrefix("secret") ? nil : bytes
        }
        let ledger = try await fixture.ledger("one", feed: projection)
        let follower = try await fixture.follower()
        try await running([{ try await ledger.run() }]) {
            _ = try await ledger.add(1, to: "secret-before")
            _ = try await ledger.add(1, to: "a")
            try await running([{ try await follower.run() }]) {
                _ = try await follower.view.version(atLeast: 2, timeout: Patience.long)
                _ = try await ledger.add(1, to: "secret-after")
                _ = try await ledger.add(1, to: "a", also: "secret-too")
                let version = try await follower.read(.linearizable, timeout: Patience.long)
                #expect(version.state.rows.keys.sorted() == ["a"])
                #expect(version.state.value("a") == 2)
                #expect(version.index == JournalIndex.of(4, place: 0))
            }
        }
        await fixture.shutdown()
    }

    @Test func `a follower begins anew when the journal does`() async throws {
        let fixture = try await JournalFixture(.memory)
        let first = try await fixture.ledger("one", settings: eager, journal: InMemoryJournal())
        let second = try await fixture.ledger("two", settings: eager, journal: InMemoryJournal())
        let follower = try await fixture.follower()
        try await running([{ try await follower.run() }]) {
            try await running([{ try await first.run() }]) {
                for _ in 0..<10 { _ = try await first.add(1, to: "old") }
                _ = try await follower.view.version(atLeast: 10, timeout: Patience.long)
            }
            let waiting = Task {
                await follower.view.value(of: "old", after: JournalIndex.of(10, place: 0), timeout: .seconds(30))
            }
            try await running([{ try await second.run() }]) {
                _ = try await second.add(1, to: "new")
                let version = await waiting.value
                #expect(version.state.value("old") == 0)
                #expect(version.state.value("new") == 1)
                #expect(version.sequence == 1)
            }
        }
    }
}

/// A bus that loses some of the events it receives.
final class LossyBus: MessageBus {
    private let bus: any MessageBus
    private let lost: @Sendable (Int) -> Bool
    private let counts = Mutex((seen: 0, lost: 0))

    init(_ bus: any MessageBus, lost: @escaping @Sendable (Int) -> Bool) {
        self.bus = bus
        self.lost = lost
    }

    var lostCount: Int { counts.withLock { $0.lost } }
    var isConnected: Bool { bus.isConnected }

    func request(_ message: BusMessage, deadline: Duration) async throws(BusError) -> BusMessage {
        try await bus.request(message, deadline: deadline)
    }

    func requestMany(
        _ message: BusMessage,
        limit: Int,
        deadline: Duration,
        until isLast: @escaping @Sendable (BusMessage) -> Bool
    ) async throws(BusError) -> [BusMessage] {
        try await bus.requestMany(message, limit: limit, deadline: deadline, until: isLast)
    }

    func publish(_ message: BusMessage) throws(BusError) { try bus.publish(message) }

    func subscribe(_ subject: String, limit: Int) async throws(BusError) -> any BusSubscription {
        let whole = try await bus.subscribe(subject, limit: limit)
        let (messages, continuation) = AsyncStream<BusMessage>.makeStream()
        let task = Task {
            for await message in whole.messages {
                let isLost = counts.withLock { counts in
                    counts.seen += 1
                    let isLost = lost(counts.seen)
                    if isLost { counts.lost += 1 }
                    return isLost
                }
                if !isLost { continuation.yield(message) }
            }
            continuation.finish()
        }
        return LossySubscription(whole: whole, messages: messages, task: task)
    }

    func serve(
        _ subject: String,
        queueGroup: String,
        concurrency: Int,
        limit: Int,
        onRefusal: @escaping @Sendable (BusRefusal) -> Void,
        handler: @escaping @Sendable (BusMessage) async -> BusReply
    ) async throws(BusError) -> any BusRegistration {
        try await bus.serve(
            subject,
            queueGroup: queueGroup,
            concurrency: concurrency,
            limit: limit,
            onRefusal: onRefusal,
            handler: handler
        )
    }

    func connectionStates() -> AsyncStream<BusConnectionState> { bus.connectionStates() }

    func drain(deadline: Duration) async { await bus.drain(deadline: deadline) }
}

private struct LossySubscription: BusSubscription {
    let whole: any BusSubscription
    let messages: AsyncStream<BusMessage>
    let task: Task<Void, Never>

    var droppedCount: Int { whole.droppedCount }

    func cancel() {
        whole.cancel()
        task.cancel()
    }
}
