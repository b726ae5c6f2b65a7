import Foundation
import Logging
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Reads that a majority of three servers confirms.
@Suite(.timeLimit(.minutes(5))) struct `Read barrier on three servers` {
    /// Three servers whose ways to each other can be cut.
    private struct Network {
        let cluster: NATSCluster
        let relays: [[FreezableProxy?]]

        init() async throws {
            let ports = try FreePorts.find(3)
            var relays: [[FreezableProxy?]] = []
            for from in 0..<3 {
                var row: [FreezableProxy?] = []
                for to in 0..<3 { row.append(from == to ? nil : try await FreezableProxy.start(target: ports[to])) }
                relays.append(row)
            }
            self.relays = relays
            cluster = try await NATSCluster(ports: ports) { [relays] in relays[$0][$1]?.port ?? 0 }
        }

        /// All ways from and to a server.
        private func ways(of server: Int) -> [FreezableProxy] {
            (0..<3).flatMap { [relays[server][$0], relays[$0][server]] }.compactMap(\.self)
        }

        func cut(_ server: Int) async throws { for relay in ways(of: server) { try await relay.cut() } }

        func heal() async { for relay in relays.joined() { await relay?.heal() } }

        func stop() async {
            cluster.kill()
            for relay in relays.joined() { await relay?.stop() }
        }
    }

    private func ledger(_ name: String, _ urls: [String]) async throws -> (Ledger<RegisterCodec>, JetStreamJournal) {
        let bus = try await NATSBus.connect(NATSSettings(urls: urls, name: name))
        var options = JetStreamJournal.Settings.creating
        options.replicas = 3
        options.openTimeout = .seconds(60)
        let journal = JetStreamJournal(bus: bus, datacenter: "dc1", service: .catalog, settings: options)
        var settings = LedgerSettings()
        settings.readTimeout = .seconds(1)
        let ledger = Ledger<RegisterCodec>(
            service: .catalog,
            name: name,
            bus: bus,
            datacenter: "dc1",
            journal: journal,
            settings: settings,
            logger: Logger(label: name) { _ in SwiftLogNoOpLogHandler() }
        )
        return (ledger, journal)
    }

    /// The number of the server that leads the journal's stream.
    private func leader(_ bus: any MessageBus, _ journal: JetStreamJournal) async throws -> Int {
        let end = ContinuousClock.now + Patience.long
        while true {
            let question = BusMessage(subject: "$JS.API.STREAM.INFO.\(journal.stream)", reader: .server)
            if let answer = try? await bus.request(question, deadline: .seconds(1)),
                let name = try? JSONText.parse(answer.payload)["cluster"]?["leader"]?.stringValue,
                let number = Int(name.dropFirst())
            {
                return number
            }
            try #require(ContinuousClock.now < end, "the stream has no leader")
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    @Test func `a leader that is cut off answers no linearizable read with what was there before`() async throws {
        let network = try await Network()
        let servers = network.cluster.servers
        let (first, journal) = try await ledger("first", servers.map(\.url))
        let observer = try await NATSBus.connect(NATSSettings(urls: servers.map(\.url), name: "observer"))
        try await running([{ try await first.run() }]) {
            try await first.view.ready(timeout: .seconds(60))
            for _ in 0..<5 { _ = try await first.add(1, to: "a", timeout: .seconds(60)) }
            let number = try await leader(observer, journal)
            // One replica that sees the leader only, and one that sees the others only.
            let (lonely, atLeader) = try await ledger("lonely", [servers[number].url])
            let others = servers.indices.filter { $0 != number }.map { servers[$0].url }
            let (many, _) = try await ledger("many", others)
            try await running([{ try await lonely.run() }, { try await many.run() }]) {
                #expect(try await value(lonely) == 5)
                #expect(try await value(many) == 5)
                try await network.cut(number)
                let begin = ContinuousClock.now
                #expect(try await many.add(1, to: "a", timeout: .seconds(60)).value == 6)
                let took = begin.duration(to: .now)
                // For as long as it believes that it leads it tells what it has to whoever does not ask for a majority.
                let told = try? await atLeader.lastSequence()
                var refused = 0
                let end = ContinuousClock.now + .seconds(12)
                while ContinuousClock.now < end {
                    do throws(MeshError) {
                        let seen = try await lonely.read().state.value("a")
                        #expect(seen >= 6, "a read was late: \(seen)")
                    } catch {
                        #expect(error.code == .deadlineExceeded || error.code == .unavailable)
                        refused += 1
                    }
                    // A write that changes nothing, and a refusal, are answers about the newest state, too.
                    let decided = try? await lonely.write(CallContext(timeout: .milliseconds(300))) { draft in
                        Array(String(draft.state.value("a")).utf8)
                    }
                    if let decided { #expect(String(decoding: decided.reply, as: UTF8.self) != "5") }
                }
                print(
                    "barrier: a write through the majority took \(took); the leader that was cut off then told sequence "
                        + "\(told.map(String.init) ?? "none"), and \(refused) reads there were refused"
                )
                #expect(refused > 0)
                await network.heal()
                #expect(try await value(lonely) == 6)
                #expect(try await lonely.add(1, to: "a", timeout: .seconds(60)).value == 7)
            }
        }
        await observer.drain(deadline: .seconds(1))
        await network.stop()
    }

    /// What a linearizable read shows, once one is answered.
    private func value(_ ledger: Ledger<RegisterCodec>) async throws -> Int64 {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            do throws(MeshError) { return try await ledger.read().state.value("a") } catch {
                guard ContinuousClock.now < end else { throw error }
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    @Test func `a journal is verified while one of three servers is away, and not while two are`() async throws {
        let cluster = try await NATSCluster()
        defer { cluster.kill() }
        let fixture = JournalFixture(cluster)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            for _ in 0..<20 { _ = try await ledger.add(1, to: "a", timeout: .seconds(60)) }
        }
        await cluster.servers[0].kill9()
        var options = JetStreamJournal.Settings()
        options.openTimeout = .seconds(60)
        let journal = fixture.journal(try await fixture.connect(), options)
        // The streams may need another leader first; until then it says that it cannot tell, not that something is lost.
        var report: JournalReport?
        let end = ContinuousClock.now + .seconds(60)
        while report == nil, ContinuousClock.now < end {
            do throws(MeshError) { report = try await JournalAudit.verify(journal) } catch {
                #expect(error.code == .unavailable, "\(error)")
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        #expect(report?.isGood == true, "\(report?.text ?? "none")")
        #expect(report?.entries == 20)
        await cluster.servers[1].kill9()
        options.openTimeout = .seconds(3)
        let left = fixture.journal(try await fixture.connect(), options)
        let error = await #expect(throws: MeshError.self) { try await JournalAudit.verify(left) }
        #expect(error?.code == .unavailable, "\(error.map { "\($0)" } ?? "")")
        await fixture.shutdown()
    }

    @Test func `barriers leave one message, and count for nobody`() async throws {
        let cluster = try await NATSCluster()
        defer { cluster.kill() }
        let fixture = JournalFixture(cluster)
        let bus = try await fixture.connect()
        let journal = try #require(fixture.journal(bus) as? JetStreamJournal)
        try await journal.open()
        #expect(try await journal.confirmedSequence() == 0)
        let first = try await journal.append([1], expecting: 0)
        for _ in 0..<20 { #expect(try await journal.confirmedSequence() == first) }
        // A guess that is too low costs a question more, and changes nothing.
        let confirmed = try await journal.confirmedSequence(knowing: 0)
        #expect(confirmed.newest == first)
        #expect(confirmed.stream > first + 20)
        let second = try await journal.append([2], expecting: first)
        #expect(second == confirmed.stream + 1)
        #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [[1], [2]])
        let question = BusMessage(subject: "$JS.API.STREAM.INFO.\(journal.stream)", reader: .server)
        let info = try JSONText.parse(try await bus.request(question, deadline: .seconds(5)).payload)
        #expect(info["state"]?["messages"]?.intValue == 3)
        await fixture.shutdown()
    }
}
