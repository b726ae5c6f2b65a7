import CommandLineLogic
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// The file of `tombolo bus users` on a real nats-server.
@Suite(.timeLimit(.minutes(5)))
struct BusUsersTests {
    /// A name that is written differently in the name of a stream.
    private let datacenter = "eu-west_1"
    private let users = ChildKind.allCases.compactMap(\.busUser)
    private let owners = ChildKind.allCases.filter(\.keepsJournal).map(\.rawValue)

    /// A server with the file, and the passwords where it looks for them.
    private func startServer() async throws -> NATSServer {
        let passwords = users.map { user in
            "NATS_PASSWORD_\(user.uppercased().replacing("-", with: "_")): \"of-\(user)\""
        }
        var settings = NATSServer.Settings()
        settings.extraConfiguration =
            passwords.joined(separator: "\n") + "\n" + (try BusUsers.file(datacenter: datacenter))
        return try await NATSServer(settings)
    }

    private func connect(_ user: String, to server: NATSServer, refusals: Counter) async throws -> NATSBus {
        var settings = NATSSettings(urls: [server.url], name: user)
        settings.credentials = .user(user, password: "of-\(user)")
        settings.onError = { _ in refusals.add() }
        return try await NATSBus.connect(settings)
    }

    private func journal(_ owner: String, _ bus: NATSBus) throws -> JetStreamJournal {
        JetStreamJournal(
            bus: bus,
            datacenter: datacenter,
            service: try #require(BusService(rawValue: owner)),
            settings: .creating
        )
    }

    @Test func `each owner keeps a journal and snapshots`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        for owner in owners {
            let refusals = Counter()
            let bus = try await connect(owner, to: server, refusals: refusals)
            let journal = try journal(owner, bus)
            try await journal.open()
            try await journal.open()
            let first = try await journal.append([1], expecting: 0)
            let second = try await journal.append([2], expecting: first)
            #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [[1], [2]])
            try await journal.writeSnapshot([[7], [8]], at: JournalPosition(sequence: 1, index: 1, hash: .none))
            let snapshot = try #require(try await journal.newestSnapshots().first)
            #expect(try await journal.pages(of: snapshot) == [[7], [8]])
            try await journal.cut(upTo: first)
            #expect(try await journal.firstSequence() == second)
            #expect(refusals.value == 0, "the server refused something to \(owner)")
            await bus.drain(deadline: .seconds(1))
        }
    }

    @Test func `nobody reads or changes the journal of another`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        for owner in owners {
            let bus = try await connect(owner, to: server, refusals: Counter())
            let journal = try journal(owner, bus)
            try await journal.open()
            _ = try await journal.append(Array("secret of \(owner)".utf8), expecting: 0)
            await bus.drain(deadline: .seconds(1))
        }
        for user in users {
            let refusals = Counter()
            let bus = try await connect(user, to: server, refusals: refusals)
            var subjects = everybodysQuestions
            for owner in owners where owner != user {
                subjects += questions(about: try journal(owner, bus), owner, by: user)
            }
            for subject in subjects { try bus.publish(BusMessage(subject: subject, payload: Array("{}".utf8))) }
            #expect(await refusals.reached(subjects.count), "\(user): \(refusals.value) of \(subjects.count)")
            await bus.drain(deadline: .seconds(1))
        }
    }

    @Test func `the catalog gets no answer about the journal of acl`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        let acl = try await connect("acl", to: server, refusals: Counter())
        let journal = try journal("acl", acl)
        try await journal.open()
        #expect(try await journal.append(Array("secret".utf8), expecting: 0) == 1)
        let question = BusMessage(
            subject: "$JS.API.DIRECT.GET.\(journal.stream)",
            payload: Array(#"{"seq":1}"#.utf8),
            reader: .server
        )
        #expect(try await acl.request(question, deadline: .seconds(5)).payload == Array("secret".utf8))
        let refusals = Counter()
        let catalog = try await connect("catalog", to: server, refusals: refusals)
        let asked = Task { try await catalog.request(question, deadline: .seconds(30)) }
        // Refused, and nobody answers: the question is given up instead of waited for.
        #expect(await refusals.reached(1))
        asked.cancel()
        await #expect(throws: BusError.self) { try await asked.value }
        await acl.drain(deadline: .seconds(1))
        await catalog.drain(deadline: .seconds(1))
    }

    @Test func `a name that no datacenter has is refused`() {
        #expect(throws: UsageError.self) { try BusUsers.file(datacenter: "Alpha\" }") }
    }

    @Test func `nobody hears what another is asked or answered`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        for user in users {
            let refusals = Counter()
            let bus = try await connect(user, to: server, refusals: refusals)
            var subjects = [">", "_INBOX.>", "tombolo.>", "$JS.>"]
            for other in users where other != user {
                subjects += ["_INBOX.\(other).>", "tombolo.\(datacenter).\(other).>"]
            }
            for subject in subjects { _ = try await bus.subscribe(subject, limit: 1) }
            #expect(await refusals.reached(subjects.count), "\(user): \(refusals.value) of \(subjects.count)")
            await bus.drain(deadline: .seconds(1))
        }
    }

    @Test func `nobody speaks for another service, in another datacenter or into the inbox of another`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        let services = ChildKind.allCases.filter(\.answers).map(\.rawValue)
        for user in users {
            let refusals = Counter()
            let bus = try await connect(user, to: server, refusals: refusals)
            var subjects = ["_INBOX.x", "tombolo.other.catalog.register", "tombolo.\(datacenter)", "tombolo", "x"]
            for other in services where other != user {
                for part in ["feed", "feed.x", "journal.entry", "journal.barrier", "replicas", "replicas.x"] {
                    subjects.append("tombolo.\(datacenter).\(other).\(part)")
                }
            }
            for other in services {
                subjects += ["feed", "replicas", "changes"].map { "tombolo.other.\(other).\($0)" }
            }
            for other in users where other != user { subjects += ["_INBOX.\(other).x", "_INBOX.\(other).x.1"] }
            for (method, asker) in [
                ("catalog.import", "peering"), ("catalog.retain-imported", "peering"),
                ("catalog.virtual-addresses", "config-entry"), ("certificate-authority.sign-server", "peering"),
            ] where asker != user { subjects.append("tombolo.\(datacenter).\(method)") }
            for subject in subjects { try bus.publish(BusMessage(subject: subject, payload: [1])) }
            #expect(await refusals.reached(subjects.count), "\(user): \(refusals.value) of \(subjects.count)")
            if services.contains(user) {
                for part in ["feed", "feed.x", "replicas"] {
                    try bus.publish(BusMessage(subject: "tombolo.\(datacenter).\(user).\(part)", payload: [1]))
                }
            }
            await bus.drain(deadline: .seconds(1))
            #expect(refusals.value == subjects.count, "\(user) was refused something of its own")
        }
    }

    @Test func `who is asked may answer, whoever asks`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        for answering in ChildKind.allCases.filter(\.answers).map(\.rawValue) {
            let refusals = Counter()
            let service = try await connect(answering, to: server, refusals: refusals)
            let subject = "tombolo.\(datacenter).\(answering).ping"
            let registration = try await service.serve(subject, queueGroup: answering, concurrency: 4, limit: 64) {
                message in
                BusReply(payload: message.payload)
            }
            for user in users where user != answering {
                let bus = try await connect(user, to: server, refusals: refusals)
                for number in 0..<3 as Range<UInt8> {
                    let question = BusMessage(subject: subject, payload: [number])
                    #expect(try await bus.request(question, deadline: .seconds(5)).payload == [number])
                }
                await bus.drain(deadline: .seconds(1))
            }
            registration.cancel()
            await service.drain(deadline: .seconds(1))
            #expect(refusals.value == 0, "something was refused to \(answering) or who asked it")
        }
    }

    @Test func `a question is answered as often as it may be repeated, and nowhere but in an inbox`() async throws {
        let server = try await startServer()
        defer { server.kill() }
        let refusals = Counter()
        let service = try await connect("acl", to: server, refusals: refusals)
        let subject = "tombolo.\(datacenter).acl.ping"
        let asked = try await service.subscribe(subject, limit: 8)
        let agent = try await connect("agent", to: server, refusals: Counter())
        let answer = Task {
            try await agent.request(BusMessage(subject: subject, payload: [1]), deadline: .seconds(10)).payload
        }
        var questions = asked.messages.makeAsyncIterator()
        let inbox = try #require(await questions.next()?.reply)
        #expect(inbox.hasPrefix("_INBOX.agent."))
        // The bus frames what it answers; here only the right to publish counts.
        for _ in 0..<9 { try service.publish(BusMessage(subject: inbox, payload: [2])) }
        #expect(await refusals.reached(1))
        #expect(refusals.value == 1)
        answer.cancel()
        _ = await answer.result
        // A question that wants its answer on a feed gets none.
        asked.cancel()
        let feed = try await agent.subscribe("tombolo.\(datacenter).acl.feed", limit: 8)
        let registration = try await service.serve(subject, queueGroup: "acl", concurrency: 1, limit: 8) { message in
            BusReply(payload: message.payload)
        }
        try agent.publish(
            BusMessage(subject: subject, reply: "tombolo.\(datacenter).acl.feed", payload: Array("forged".utf8))
        )
        // What is asked before the server has heard of the change goes to who only listened, and is lost.
        var answered: [UInt8]?
        let patience = ContinuousClock.now + Patience.long
        while answered == nil, ContinuousClock.now < patience {
            let question = BusMessage(subject: subject, payload: [3])
            answered = try? await agent.request(question, deadline: .seconds(1)).payload
        }
        #expect(answered == [3])
        try service.publish(BusMessage(subject: "tombolo.\(datacenter).acl.feed", payload: Array("real".utf8)))
        var heard = feed.messages.makeAsyncIterator()
        #expect(await heard.next()?.payload == Array("real".utf8))
        registration.cancel()
        await agent.drain(deadline: .seconds(1))
        await service.drain(deadline: .seconds(1))
    }

    /// Whatever could read or change what one service keeps.
    ///
    /// Services that share a stream may ask about it what its owners may.
    private func questions(about journal: JetStreamJournal, _ owner: String, by user: String) -> [String] {
        let shares = journal.isShared && JetStreamJournal.sharing.map(\.rawValue).contains(user)
        let own = ["STREAM.INFO", "STREAM.CREATE", "STREAM.PURGE", "STREAM.MSG.GET", "DIRECT.GET"]
        return [journal.stream, journal.snapshotStream].flatMap { name in
            let allowed = shares && name == journal.stream ? own : []
            return [
                "STREAM.INFO", "STREAM.CREATE", "STREAM.UPDATE", "STREAM.PURGE", "STREAM.DELETE", "STREAM.MSG.GET",
                "STREAM.MSG.DELETE", "STREAM.SNAPSHOT", "STREAM.RESTORE", "DIRECT.GET", "CONSUMER.CREATE",
                "CONSUMER.LIST",
            ].filter { !allowed.contains($0) }.map { "$JS.API.\($0).\(name)" }
                + [
                    "$JS.API.DIRECT.GET.\(name).tombolo.\(datacenter).\(owner).journal.entry",
                    "$JS.API.CONSUMER.CREATE.\(name).reader", "$JS.API.CONSUMER.DURABLE.CREATE.\(name).reader",
                    "$JS.API.CONSUMER.MSG.NEXT.\(name).reader",
                ]
        } + [
            "tombolo.\(datacenter).\(owner).journal.entry", "tombolo.\(datacenter).\(owner).journal.snapshot.1.0",
            "tombolo.\(datacenter).\(owner).feed",
        ]
    }

    /// What even an owner has no use for.
    private let everybodysQuestions = [
        "$JS.API.STREAM.NAMES", "$JS.API.STREAM.LIST", "$JS.API.STREAM.CREATE.OTHER", "$JS.API.ACCOUNT.PURGE.G",
        "$SYS.REQ.SERVER.PING",
    ]
}
