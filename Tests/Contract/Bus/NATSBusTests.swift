import Foundation
import MeshBus
import MeshBusNATS
import TestSupport
import Testing

/// What only the bus over NATS can do.
@Suite(.timeLimit(.minutes(5)))
struct NATSBusTests {
    private let second = Duration.seconds(5)

    private func connect(_ server: NATSServer) async throws -> NATSBus {
        try await NATSBus.connect(NATSSettings(urls: [server.url], name: "nats test"))
    }

    @Test func `JetStream is reached by requests alone`() async throws {
        let server = try await NATSServer()
        defer { server.kill() }
        let bus = try await connect(server)
        let stream = #"{"name":"LOG","subjects":["log.>"],"storage":"file","allow_direct":true}"#
        let created = try await bus.request(
            BusMessage(subject: "$JS.API.STREAM.CREATE.LOG", payload: Array(stream.utf8), reader: .server),
            deadline: Patience.long
        )
        #expect(!String(decoding: created.payload, as: UTF8.self).contains("\"error\""))
        for number in 1...5 {
            let message = BusMessage(
                subject: "log.a",
                headers: ["Nats-Expected-Last-Sequence": "\(number - 1)"],
                payload: [UInt8(number)],
                reader: .server
            )
            let acknowledged = try await bus.request(message, deadline: Patience.long)
            #expect(String(decoding: acknowledged.payload, as: UTF8.self).contains("\"seq\":\(number)"))
        }
        let stale = BusMessage(
            subject: "log.a",
            headers: ["Nats-Expected-Last-Sequence": "2"],
            payload: [9],
            reader: .server
        )
        let refused = try await bus.request(stale, deadline: Patience.long)
        #expect(String(decoding: refused.payload, as: UTF8.self).contains("10071"))

        let all = try await bus.requestMany(
            BusMessage(
                subject: "$JS.API.DIRECT.GET.LOG",
                payload: Array(#"{"seq":2,"batch":100}"#.utf8),
                reader: .server
            ),
            limit: 101,
            deadline: Patience.long
        ) { $0.headers[BusHeader.status] != nil }
        #expect(all.map(\.payload) == [[2], [3], [4], [5], []])
        #expect(all.first?.headers["Nats-Subject"] == "log.a")
        #expect(all.first?.headers["Nats-Sequence"] == "2")
        #expect(all.last?.headers[BusHeader.status] == "204")
        #expect(all.last?.headers[BusHeader.statusDescription] == "EOB")

        let missing = try await bus.request(
            BusMessage(subject: "$JS.API.DIRECT.GET.LOG", payload: Array(#"{"seq":77}"#.utf8), reader: .server),
            deadline: Patience.long
        )
        #expect(missing.headers[BusHeader.status] == "404")
    }

    @Test func `a payload for NATS itself arrives there as it is, and comes back`() async throws {
        let server = try await NATSServer(.plain)
        defer { server.kill() }
        let bus = try await connect(server)
        let subscription = try await bus.subscribe("plain", limit: 10)
        try bus.publish(BusMessage(subject: "plain", headers: ["A": "b"], payload: [0, 1, 0], reader: .server))
        try bus.publish(BusMessage(subject: "plain", payload: [1, 1, 0], reader: .server))
        // A frame of a version that this process does not know is left out.
        try bus.publish(BusMessage(subject: "plain", payload: [0, 99, 0], reader: .server))
        try bus.publish(BusMessage(subject: "plain", payload: [0, 1, 0]))
        let received = await first(3, of: subscription)
        #expect(received.map(\.payload) == [[0, 1, 0], [1, 1, 0], [0, 1, 0]])
        #expect(received.map(\.headers) == [["A": "b"], [:], [:]])
        await bus.drain(deadline: second)
    }

    @Test func `what JetStream acknowledged outlives a killed server`() async throws {
        let server = try await NATSServer()
        defer { server.kill() }
        let bus = try await connect(server)
        let stream = #"{"name":"LOG","subjects":["log.>"],"storage":"file","allow_direct":true}"#
        _ = try await bus.request(
            BusMessage(subject: "$JS.API.STREAM.CREATE.LOG", payload: Array(stream.utf8), reader: .server),
            deadline: Patience.long
        )
        _ = try await bus.request(BusMessage(subject: "log.a", payload: [1], reader: .server), deadline: Patience.long)
        await server.kill9()
        try await server.restart()
        // The request waits for the connection by itself.
        let stored = try await bus.request(
            BusMessage(subject: "$JS.API.DIRECT.GET.LOG", payload: Array(#"{"seq":1}"#.utf8), reader: .server),
            deadline: .seconds(10)
        )
        #expect(stored.payload == [1])
    }

    @Test func `an unreachable server is named`() async throws {
        var settings = NATSSettings(urls: ["nats://127.0.0.1:1"], name: "nats test")
        settings.connectDeadline = .zero
        let refused = settings
        let error = await #expect(throws: BusError.self) { _ = try await NATSBus.connect(refused) }
        #expect(error?.code == .disconnected)
        #expect(error?.message.contains("nats://127.0.0.1:1") == true)
    }

    @Test func `a password is needed where the server wants one, and is not printed`() async throws {
        var wanted = NATSServer.Settings.plain
        wanted.extraConfiguration = "authorization { user: alice, password: opensesame }"
        let server = try await NATSServer(wanted)
        defer { server.kill() }
        var settings = NATSSettings(urls: [server.url], name: "nats test")
        settings.connectDeadline = .zero
        let without = settings
        let error = await #expect(throws: BusError.self) { _ = try await NATSBus.connect(without) }
        #expect(error?.code == .disconnected)
        settings.credentials = .user("alice", password: "opensesame")
        let bus = try await NATSBus.connect(settings)
        #expect(bus.isConnected)
        #expect(!"\(settings)".contains("opensesame"))
        await bus.drain(deadline: second)
    }

    @Test func `a connection over TLS checks the server and shows a certificate`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tombolo-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["server", "stranger"] {
            let openssl = Process()
            openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
            openssl.arguments = [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
                "-subj", "/CN=\(name)", "-addext", "subjectAltName=IP:127.0.0.1",
                "-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem",
            ]
            openssl.standardError = FileHandle.nullDevice
            try openssl.run()
            openssl.waitUntilExit()
            try #require(openssl.terminationStatus == 0)
        }
        let (certificate, key) = ("\(folder.path)/server.pem", "\(folder.path)/server.key")
        var wanted = NATSServer.Settings.plain
        wanted.extraConfiguration = """
            tls { cert_file: "\(certificate)", key_file: "\(key)", ca_file: "\(certificate)", verify: true }
            """
        let server = try await NATSServer(wanted)
        defer { server.kill() }
        var settings = NATSSettings(urls: ["tls://127.0.0.1:\(server.port)"], name: "nats test")
        settings.connectDeadline = .zero
        settings.tls = NATSSettings.TLS(
            authorityFile: "\(folder.path)/stranger.pem",
            certificateFile: certificate,
            keyFile: key
        )
        let distrusting = settings
        await #expect(throws: BusError.self) { _ = try await NATSBus.connect(distrusting) }
        settings.tls = NATSSettings.TLS(authorityFile: certificate)
        let anonymous = settings
        await #expect(throws: BusError.self) { _ = try await NATSBus.connect(anonymous) }
        settings.tls = NATSSettings.TLS(authorityFile: certificate, certificateFile: certificate, keyFile: key)
        let bus = try await NATSBus.connect(settings)
        _ = try await bus.serve("echo", queueGroup: "q", concurrency: 1, limit: 1) { BusReply(payload: $0.payload) }
        let large = [UInt8](repeating: 3, count: 300_000)
        #expect(
            try await bus.request(BusMessage(subject: "echo", payload: large), deadline: Patience.long).payload == large
        )
        await bus.drain(deadline: second)
    }

    @Test func `a bus that is let go ends its connection`() async throws {
        let server = try await NATSServer(.plain)
        defer { server.kill() }
        let states: AsyncStream<BusConnectionState>
        do {
            let bus = try await connect(server)
            states = bus.connectionStates()
        }
        #expect(await withDeadline(Patience.long) { await states.first { $0 == .closed } } == .closed)
    }
}
