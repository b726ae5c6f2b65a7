import Foundation
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSeeds
import TestSupport
import Testing

/// Writers on three nats-servers while servers and writers are killed in a random order that a seed repeats.
///
/// The order and its length can be set: `TOMBOLO_CHAOS_SEED`, and `TOMBOLO_CHAOS_ROUNDS` (`make chaos`).
@Suite(.timeLimit(.minutes(60))) struct `Journal on three servers` {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `nothing is lost, doubled or read late while servers and writers are killed`() async throws {
        let seed = Self.environment["TOMBOLO_CHAOS_SEED"].flatMap { UInt64($0) } ?? 7
        let rounds = Self.environment["TOMBOLO_CHAOS_ROUNDS"].flatMap { Int($0) }
        // The short version has each kind of trouble once.
        let plan = rounds.map { Chaos.Trouble.random(count: $0, seed: seed) } ?? [.leader, .writer, .follower]
        let cluster = try await NATSCluster()
        defer { cluster.kill() }
        let fixture = JournalFixture(cluster)
        let chaos = Chaos(fixture: fixture, cluster: cluster, seed: seed)
        try await chaos.run(plan)
        print("chaos, seed \(seed), \(plan.count) troubles: \(chaos.history.description)")
        await fixture.shutdown()
    }
}

/// The troublemaker, the clients and the replicas.
private final class Chaos: Sendable {
    enum Trouble: Sendable, CaseIterable {
        /// The server that leads the stream is killed.
        case leader
        /// Another server is killed.
        case follower
        /// A replica that writes dies at some step of a write.
        case writer
        /// The server that leads the stream stops where it stands, and goes on after another one has been chosen.
        case frozenLeader
        /// All servers are killed.
        case everything

        static func random(count: Int, seed: UInt64) -> [Trouble] {
            var random = SeededNumbers(seed: seed)
            return (0..<count).map { _ in allCases.randomElement(using: &random) ?? .leader }
        }
    }

    private struct Killed: Error {}

    /// A replica that can be killed; it stands for a process of its own, with a connection of its own.
    private final class Writer: Sendable {
        let ledger: Ledger<RegisterCodec>
        let bus: any MessageBus
        let dead = Latch()
        private let box: DoomedBox

        init(_ number: Int, _ fixture: JournalFixture) async throws {
            let isDoomed = DoomedBox()
            var settings = LedgerSettings()
            settings.snapshotEntries = 200
            settings.atStep = { _ in if isDoomed.value.withLock({ $0 }) { throw Killed() } }
            bus = try await fixture.connect("writer-\(number)")
            ledger = Ledger(
                service: .catalog,
                name: "writer-\(number)",
                bus: bus,
                datacenter: "dc1",
                journal: fixture.journal(bus),
                settings: settings,
                logger: Logger(label: "writer-\(number)")
            )
            box = isDoomed
        }

        /// Runs until killed or cancelled.
        func run() async throws {
            defer { dead.open() }
            do { try await ledger.run() } catch is CancellationError {} catch is Killed {}
        }

        /// Has it die at the next step of a write.
        func doom() { box.value.withLock { $0 = true } }
    }

    private final class DoomedBox: Sendable {
        let value = Mutex(false)
    }

    let history = ClusterHistory()
    private let fixture: JournalFixture
    private let cluster: NATSCluster
    private let seed: UInt64
    private let writers = Mutex<[Writer]>([])
    private let isOver = Mutex(false)
    private let clients = 8
    private let readers = 3

    init(fixture: JournalFixture, cluster: NATSCluster, seed: UInt64) {
        self.fixture = fixture
        self.cluster = cluster
        self.seed = seed
    }

    func run(_ plan: [Trouble]) async throws {
        let follower = try await fixture.follower()
        let observer = try await fixture.connect("observer")
        try await withThrowingTaskGroup(of: Void.self) { services in
            services.addTask { do { try await follower.run() } catch is CancellationError {} }
            for number in 0..<2 { try await start(number, in: &services) }
            try await writers.withLock { $0[0] }.ledger.view.ready(timeout: Patience.long)
            // The troublemaker starts writers, so it is not one of the group's tasks.
            try await withThrowingTaskGroup(of: Void.self) { users in
                for client in 0..<clients { users.addTask { try await self.write(client) } }
                for reader in 0..<readers { users.addTask { await self.read(reader, follower) } }
                try await progress()
                var random = SeededNumbers(seed: seed &+ 1)
                for trouble in plan {
                    try await make(trouble, observer, &random, &services)
                    try await progress()
                }
                isOver.withLock { $0 = true }
                try await users.waitForAll()
            }
            try await settle(follower)
            services.cancelAll()
            try await services.waitForAll()
        }
        let fresh = try await fixture.ledger("fresh")
        let outcome = VersionBox()
        try await running([{ try await fresh.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            await outcome.set(fresh.view.current)
        }
        let final = try #require(await outcome.version)
        history.check(final: final.state.value("total"), index: final.index)
        #expect(history.longestGap < Patience.long)
    }

    private func start(_ number: Int, in services: inout ThrowingTaskGroup<Void, any Error>) async throws {
        let writer = try await Writer(number, fixture)
        writers.withLock { writers in
            if number < writers.count { writers[number] = writer } else { writers.append(writer) }
        }
        services.addTask { try await writer.run() }
    }

    // MARK: - Clients

    /// Writes one after the other; each is asked for under one id until a replica acknowledges it.
    private func write(_ client: Int) async throws {
        var number = 0
        while !isOver.withLock({ $0 }) {
            let floor = history.beginWrite()
            let end = ContinuousClock.now + .seconds(90)
            var attempt = 0
            while true {
                let ledger = writers.withLock { $0[(client + number + attempt) % $0.count] }.ledger
                do {
                    let (value, written) = try await ledger.add(
                        1,
                        to: "total",
                        also: "client-\(client)",
                        requestID: "\(client)-\(number)",
                        timeout: .seconds(10)
                    )
                    history.endWrite(value, index: written.index, floor: floor)
                    break
                } catch {
                    guard ContinuousClock.now < end else { throw error }
                    try await Task.sleep(for: .milliseconds(5))
                    attempt += 1
                }
            }
            number += 1
        }
    }

    /// Reads from replicas and from a follower; a read may fail, but not be old.
    private func read(_ reader: Int, _ follower: Follower<RegisterCodec>) async {
        var number = reader
        while !isOver.withLock({ $0 }) {
            let floor = history.beginRead()
            do {
                let version: Version<RegisterState>
                if number % 3 == 0 {
                    version = try await follower.read(.linearizable, timeout: .seconds(5))
                } else {
                    version = try await writers.withLock { $0[number % $0.count] }.ledger.read()
                }
                history.endRead(version.state.value("total"), floor: floor)
            } catch {
                history.failRead()
                try? await Task.sleep(for: .milliseconds(5))
            }
            number += 1
        }
    }

    /// Waits until a number of further writes is acknowledged.
    private func progress() async throws {
        let goal = history.writeCount + 50
        let end = ContinuousClock.now + .seconds(60)
        while history.writeCount < goal {
            try #require(ContinuousClock.now < end, "nothing is written any more")
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// All replicas and the follower end with the same state.
    private func settle(_ follower: Follower<RegisterCodec>) async throws {
        let all = writers.withLock { $0 }
        let last = try await all[0].ledger.read()
        for writer in all {
            let version = try await writer.ledger.view.version(atLeast: last.sequence, timeout: Patience.long)
            #expect(version.state == last.state)
        }
        let followed = try await follower.view.version(atLeast: last.sequence, timeout: Patience.long)
        #expect(followed.state == last.state)
    }

    // MARK: - Trouble

    private func make(
        _ trouble: Trouble,
        _ observer: any MessageBus,
        _ random: inout SeededNumbers,
        _ services: inout ThrowingTaskGroup<Void, any Error>
    ) async throws {
        let pause = Duration.milliseconds(Int.random(in: 0...1500, using: &random))
        switch trouble {
        case .leader:
            let server = try await leader(observer)
            await server.kill9()
            try await Task.sleep(for: pause)
            try await server.restart()
        case .follower:
            let server = try await leader(observer)
            let others = cluster.servers.filter { $0 !== server }
            let other = others[Int.random(in: 0..<others.count, using: &random)]
            await other.kill9()
            try await Task.sleep(for: pause)
            try await other.restart()
        case .writer:
            let number = Int.random(in: 0..<2, using: &random)
            let writer = writers.withLock { $0[number] }
            writer.doom()
            await writer.dead.wait()
            // Nothing of it is left: what was on its way to a server may still arrive there.
            Task { await writer.bus.drain(deadline: .zero) }
            try await Task.sleep(for: pause)
            try await start(number, in: &services)
        case .frozenLeader:
            let server = try await leader(observer)
            server.freeze(true)
            try await Task.sleep(for: .seconds(8) + pause)
            server.freeze(false)
        case .everything:
            for server in cluster.servers { await server.kill9() }
            try await Task.sleep(for: pause)
            for server in cluster.servers { try await server.restart() }
        }
    }

    /// The server that leads the journal's stream.
    private func leader(_ observer: any MessageBus) async throws -> NATSServer {
        let subject = "$JS.API.STREAM.INFO.TOMBOLO_DC1_STATE"
        let end = ContinuousClock.now + Patience.long
        while true {
            if let answer = try? await observer.request(
                BusMessage(subject: subject, reader: .server),
                deadline: .seconds(1)
            ),
                let info = try? JSONText.parse(answer.payload),
                let name = info["cluster"]?["leader"]?.stringValue, let server = cluster.server(named: name)
            {
                return server
            }
            try #require(ContinuousClock.now < end, "the stream has no leader")
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
