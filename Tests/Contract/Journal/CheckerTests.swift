import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// Many clients add to counters through two replicas while things go wrong.
///
/// Afterwards their notes are compared with the journal. Every acknowledged write carries the value of the shared
/// counter after it, so a write lost, doubled or reordered shows as a value missing, given twice, or out of order. Only a
/// write that its client abandoned may fail, and a read through the other replica shows what was acknowledged before it.
@Suite(.timeLimit(.minutes(5))) struct `Journal checker` {
    private struct Note: Sendable {
        var client: Int
        /// The shared counter after the write.
        var total: Int64
        var index: UInt64
    }

    private struct Notes: Sendable {
        var acknowledged: [Note] = []
        /// Writes of each client that failed and may have been carried out all the same.
        var unknown: [Int: Int] = [:]
        /// Why writes failed that nobody abandoned.
        var refused: [String] = []
        /// Reads that began after a write was acknowledged, and what they showed less than it.
        var reads = 0
        var stale: [String] = []
    }

    private final class Notebook: Sendable {
        let notes = Mutex(Notes())

        func acknowledge(_ note: Note) { notes.withLock { $0.acknowledged.append(note) } }
        func fail(_ client: Int, abandoned: Bool, _ error: any Error) {
            notes.withLock {
                $0.unknown[client, default: 0] += 1
                if !abandoned { $0.refused.append("\(error)") }
            }
        }
        func read(_ seen: Int64, after acknowledged: Int64) {
            notes.withLock {
                $0.reads += 1
                if seen < acknowledged { $0.stale.append("\(seen) after \(acknowledged)") }
            }
        }
        var all: Notes { notes.withLock { $0 } }
    }

    private let clients = 12
    private let writes = 40

    /// One client's writes, through one replica and the other; every few are cancelled or given too little time.
    private func work(
        _ client: Int,
        _ ledgers: [Ledger<RegisterCodec>],
        _ book: Notebook,
        abandoning: Bool
    ) async {
        for number in 0..<writes {
            let ledger = ledgers[(client + number) % ledgers.count]
            let isHurried = abandoning && (client + number) % 7 == 0
            let isCancelled = abandoning && (client + number) % 5 == 0
            let task = Task {
                try await ledger.add(
                    1,
                    to: "total",
                    also: "client-\(client)",
                    requestID: "\(client)-\(number)",
                    timeout: isHurried ? .milliseconds(1) : .seconds(60)
                )
            }
            // The cancellation meets the write wherever it happens to be: waiting, decided, appended or answered.
            if isCancelled {
                for _ in 0..<((client * 31 + number * 17) % 40) { await Task.yield() }
                task.cancel()
            }
            do {
                let (total, written) = try await task.value
                book.acknowledge(Note(client: client, total: total, index: written.index))
                if number % 4 == 1 {
                    let reader = ledgers[(client + number + 1) % ledgers.count]
                    book.read(try await reader.read().state.value("total"), after: total)
                }
                if number % 10 == 3 {
                    let again = try await ledgers[(client + number + 1) % ledgers.count].add(
                        1,
                        to: "total",
                        requestID: "\(client)-\(number)",
                        timeout: .seconds(60)
                    )
                    #expect(again.value == total)
                    #expect(again.written.index == written.index)
                }
            } catch { book.fail(client, abandoned: isHurried || isCancelled, error) }
        }
    }

    private func check(_ book: Notebook, _ final: Version<RegisterState>) {
        let notes = book.all
        let totals = notes.acknowledged.map(\.total)
        #expect(Set(totals).count == totals.count, "two writes got the same value")
        #expect(Set(notes.acknowledged.map(\.index)).count == totals.count, "two writes got the same index")
        let total = final.state.value("total")
        let unknown = notes.unknown.values.reduce(0, +)
        #expect(totals.count <= Int(total), "acknowledged writes are missing")
        #expect(Int(total) <= totals.count + unknown, "writes were carried out twice")
        #expect((totals.max() ?? 0) <= total)
        #expect(final.index == final.state.index(of: "total"), "the newest write has the newest index")
        // The order of indexes is the order of values.
        let sorted = notes.acknowledged.sorted { $0.index < $1.index }
        #expect(sorted.map(\.total) == sorted.map(\.total).sorted())
        for client in 0..<clients {
            let own = notes.acknowledged.filter { $0.client == client }
            // Each client waits for an answer before its next write, so its values go up in the order of its notes.
            #expect(zip(own, own.dropFirst()).allSatisfy { $0.total < $1.total && $0.index < $1.index })
            let value = Int(final.state.value("client-\(client)"))
            #expect(own.count <= value && value <= own.count + notes.unknown[client, default: 0])
        }
        #expect(totals.count + unknown == clients * writes)
        #expect(notes.refused.isEmpty, "writes that nobody abandoned were refused")
        #expect(notes.reads > writes, "too few reads to say anything")
        #expect(notes.stale.isEmpty, "reads showed less than was acknowledged before them")
    }

    private func run(
        _ fixture: JournalFixture,
        settings: LedgerSettings = .init(),
        abandoning: Bool,
        trouble: @escaping @Sendable ([Ledger<RegisterCodec>]) async throws -> Void
    ) async throws {
        let one = try await fixture.ledger("one", settings: settings)
        let two = try await fixture.ledger("two", settings: settings)
        let follower = try await fixture.follower()
        let book = Notebook()
        let outcome = VersionBox()
        let services: [@Sendable () async throws -> Void] = [
            { try await one.run() }, { try await two.run() }, { try await follower.run() },
        ]
        try await running(services) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<clients {
                    group.addTask { await work(client, [one, two], book, abandoning: abandoning) }
                }
                group.addTask { try await trouble([one, two]) }
                try await group.waitForAll()
            }
            // An abandoned write may still be under way; one more through each replica comes after all of them.
            let last = try await one.read()
            let other = try await two.read()
            let followed = try await follower.view.version(atLeast: last.sequence, timeout: Patience.long)
            #expect(one.view.current.state == two.view.current.state)
            #expect(other.sequence >= last.sequence)
            #expect(followed.state == one.view.current.state)
        }
        let fresh = try await fixture.ledger("fresh", settings: settings)
        try await running([{ try await fresh.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            await outcome.set(fresh.view.current)
        }
        check(book, try #require(await outcome.version))
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `two replicas write at once and nothing is lost, doubled or reordered`(_ kind: JournalKind) async throws {
        try await run(try await JournalFixture(kind), abandoning: false) { _ in }
    }

    @Test(arguments: JournalKind.allCases)
    func `abandoned writes are carried out once or not at all`(_ kind: JournalKind) async throws {
        try await run(try await JournalFixture(kind), abandoning: true) { _ in }
    }

    @Test(arguments: JournalKind.allCases)
    func `snapshots and cuts meanwhile change nothing`(_ kind: JournalKind) async throws {
        var settings = LedgerSettings()
        settings.snapshotEntries = 7
        settings.writesPerEntry = 4
        try await run(try await JournalFixture(kind), settings: settings, abandoning: true) { _ in }
    }

    @Test func `answers and requests lost on the way change nothing`() async throws {
        let fixture = try await JournalFixture(.memory)
        let faults: [InMemoryJournal.Fault] = [.answerLost, .requestLost, .unavailable, .answerLost, .answerLost]
        try await run(fixture, abandoning: true) { ledgers in
            for round in 1...20 {
                fixture.memory?.fail(with: faults)
                _ = try? await ledgers[round % 2].view.version(atLeast: UInt64(3 * round), timeout: .milliseconds(200))
            }
        }
    }

    @Test func `a server killed again and again loses nothing`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let server = try #require(fixture.server)
        try await run(fixture, abandoning: true) { ledgers in
            for round in 1...5 {
                let start = ledgers[0].view.current.sequence
                _ = try? await ledgers[round % 2].view.version(atLeast: start + 6, timeout: .seconds(5))
                await server.kill9()
                try await server.restart()
            }
        }
    }
}
