import CommandLineLogic
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// The file of `tombolo bus users` on a real nats-server.
@Suite(.timeLimit(.minutes(1)))
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
        JetStreamJournal(bus: bus, datacenter: datacenter, service: try #require(ServiceName(rawValue: owner)))
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
            #expect(try await journal.append([1], expecting: 0) == 1)
            #expect(try await journal.append([2], expecting: 1) == 2)
            #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [[1], [2]])
            try await journal.writeSnapshot([[7], [8]], at: 1, index: 1)
            let snapshot = try #require(try await journal.newestSnapshots().first)
            #expect(try await journal.pages(of: snapshot) == [[7], [8]])
            try await journal.cut(upTo: 1)
            #expect(try await journal.firstSequence() == 2)
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
            #expect(try await journal.append(Array("secret of \(owner)".utf8), expecting: 0) == 1)
            await bus.drain(deadline: .seconds(1))
        }
        for user in users {
            let refusals = Counter()
            let bus = try await connect(user, to: server, refusals: refusals)
            var subjects = everybodysQuestions
            for owner in owners where owner != user { subjects += questions(about: try journal(owner, bus), owner) }
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
            subject: "$JS.API.DIRECT.GET.\(journal.name)",
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

    /// Whatever could read or change what one service keeps.
    private func questions(about journal: JetStreamJournal, _ owner: String) -> [String] {
        [journal.name, journal.snapshotStream].flatMap { name in
            [
                "STREAM.INFO", "STREAM.CREATE", "STREAM.UPDATE", "STREAM.PURGE", "STREAM.DELETE", "STREAM.MSG.GET",
                "STREAM.MSG.DELETE", "STREAM.SNAPSHOT", "STREAM.RESTORE", "DIRECT.GET", "CONSUMER.CREATE",
                "CONSUMER.LIST",
            ].map { "$JS.API.\($0).\(name)" }
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
