import Foundation
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshJournal
import MeshState
import TestSupport

/// Durable writes: entries appended one after the other, and writes of many clients through one replica.
///
/// Client, replica and a real nats-server that syncs every entry to the disk are all on this machine.
enum JournalBenchmark {
    /// One line of the result.
    struct Figures: Sendable {
        /// How many clients write, each one write at a time.
        var clients: Int
        /// Writes answered in a second.
        var writesPerSecond: Int
        /// Entries that took.
        var entriesPerSecond: Int
        /// Time until the answer, middle and 99th of a hundred.
        var p50: Duration
        var p99: Duration
    }

    /// Measures appends of two sizes and 1, 16, 64 and 256 clients, and prints a line for each.
    static func run(seconds: Double = 3) async throws {
        print("journal: JetStream file storage, every entry synced to the disk")
        for bytes in [300, 100_000] {
            print(
                "  \(try await appends(of: bytes, for: .seconds(seconds))) appends/s of \(bytes) bytes, one at a time"
            )
        }
        for clients in [1, 16, 64, 256] {
            let figures = try await measure(clients: clients, for: .seconds(seconds))
            print(
                "  \(clients) clients: \(figures.writesPerSecond) writes/s in \(figures.entriesPerSecond) entries/s, "
                    + "p50 \(microseconds(figures.p50)) us, p99 \(microseconds(figures.p99)) us"
            )
        }
        try await reads(for: .seconds(seconds))
        try await waiters(count: 10_000)
    }

    /// Questions for the newest sequence one at a time, and linearizable reads of many clients from a follower.
    static func reads(for length: Duration) async throws {
        let fixture = try await JournalFixture(.jetStream)
        let ledger = try await fixture.ledger("benchmark")
        let follower = try await fixture.follower()
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            try await ledger.view.ready(timeout: .seconds(10))
            try await follower.view.ready(timeout: .seconds(10))
            for number in 0..<100 { _ = try await ledger.add(1, to: "key-\(number)") }
            let journal = fixture.journal(try await fixture.connect())
            var count = 0
            let start = ContinuousClock.now
            while start.duration(to: .now) < length {
                _ = try await journal.lastSequence()
                count += 1
            }
            print("  \(Int(Double(count) / (start.duration(to: .now) / .seconds(1)))) questions/s, one at a time")
            for clients in [1, 64, 256] {
                let latencies = try await load(follower, clients: clients, for: length).sorted()
                print(
                    "  \(clients) readers of a follower: \(Int(Double(latencies.count) / (length / .seconds(1)))) "
                        + "linearizable reads/s, p50 \(microseconds(latencies[latencies.count / 2])) us, "
                        + "p99 \(microseconds(latencies[latencies.count * 99 / 100])) us"
                )
            }
        }
        await fixture.shutdown()
    }

    private static func load(
        _ follower: Follower<RegisterCodec>,
        clients: Int,
        for length: Duration
    ) async throws -> [Duration] {
        try await withThrowingTaskGroup(of: [Duration].self) { group in
            let end = ContinuousClock.now + length
            for _ in 0..<clients {
                group.addTask {
                    var latencies: [Duration] = []
                    while true {
                        let start = ContinuousClock.now
                        guard start < end else { return latencies }
                        _ = try await follower.read(.linearizable, timeout: .seconds(5))
                        latencies.append(start.duration(to: .now))
                    }
                }
            }
            var all: [Duration] = []
            for try await latencies in group { all += latencies }
            return all
        }
    }

    /// Appends of entries of one size in a second, one at a time.
    static func appends(of bytes: Int, for length: Duration) async throws -> Int {
        let server = try await NATSServer()
        let bus = try await NATSBus.connect(NATSSettings(urls: [server.url], name: "journal"))
        let journal = JetStreamJournal(bus: bus, datacenter: "dc1", service: .catalog, settings: .creating)
        try await journal.open()
        let entry = [UInt8](repeating: 7, count: bytes)
        var last: UInt64 = 0
        let start = ContinuousClock.now
        while start.duration(to: .now) < length { last = try await journal.append(entry, expecting: last) }
        let elapsed = start.duration(to: .now)
        await bus.drain(deadline: .seconds(5))
        await server.stop()
        return Int(Double(last) / (elapsed / .seconds(1)))
    }

    /// Writes of `clients` clients through one replica for `length`.
    static func measure(clients: Int, for length: Duration) async throws -> Figures {
        let fixture = try await JournalFixture(.jetStream)
        let ledger = try await fixture.ledger("benchmark")
        let figures = try await withThrowingTaskGroup(of: Figures?.self) { group in
            group.addTask {
                do { try await ledger.run() } catch is CancellationError {}
                return nil
            }
            group.addTask {
                try await ledger.view.ready(timeout: .seconds(10))
                _ = try await load(ledger, clients: clients, for: length / 4)
                let before = ledger.view.current
                let start = ContinuousClock.now
                let latencies = try await load(ledger, clients: clients, for: length).sorted()
                let seconds = start.duration(to: .now) / .seconds(1)
                let entries = ledger.view.current.sequence - before.sequence
                return Figures(
                    clients: clients,
                    writesPerSecond: Int(Double(latencies.count) / seconds),
                    entriesPerSecond: Int(Double(entries) / seconds),
                    p50: latencies[latencies.count / 2],
                    p99: latencies[latencies.count * 99 / 100]
                )
            }
            defer { group.cancelAll() }
            for try await figures in group { if let figures { return figures } }
            throw CancellationError()
        }
        await fixture.shutdown()
        return figures
    }

    private static func load(
        _ ledger: Ledger<RegisterCodec>,
        clients: Int,
        for length: Duration
    ) async throws -> [Duration] {
        try await withThrowingTaskGroup(of: [Duration].self) { group in
            let end = ContinuousClock.now + length
            for client in 0..<clients {
                group.addTask {
                    var latencies: [Duration] = []
                    while true {
                        let start = ContinuousClock.now
                        guard start < end else { return latencies }
                        _ = try await ledger.add(1, to: "client-\(client)")
                        latencies.append(start.duration(to: .now))
                    }
                }
            }
            var all: [Duration] = []
            for try await latencies in group { all += latencies }
            return all
        }
    }

    /// How long one change takes to reach many waits in this process.
    private static func waiters(count: Int) async throws {
        let view = StateView<RegisterState>()
        view.publish(.empty, touched: nil)
        let before = residentBytes()
        // Not a task group: taking a child out of one is linear in its size, which would be all that is measured.
        let tasks = (0..<count).map { _ in Task { await view.value(of: "a", after: 0, timeout: .seconds(60)).index } }
        while view.waiterCount < count { try await Task.sleep(for: .milliseconds(1)) }
        let perWait = (residentBytes() - before) / count
        var version = view.current
        var touched = Touched<String>()
        version.sequence = 1
        version.index = 1
        version.state.apply(.set("a", 1), index: 1, touched: &touched)
        let start = ContinuousClock.now
        view.publish(version, touched: touched)
        for task in tasks { _ = await task.value }
        print("  one change ended \(count) waits in \(start.duration(to: .now)); \(perWait) bytes for each wait")
    }

    /// Memory of this process, from Linux's `statm`.
    private static func residentBytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }

    private static func microseconds(_ duration: Duration) -> Int { Int(duration / .microseconds(1)) }
}
