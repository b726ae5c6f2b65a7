import AgentLogic
import AgentService
import ConsulJSON
import Foundation
import MeshDomain
import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing

/// What checks send, and to whom: seen by real listeners.
@Suite(.timeLimit(.minutes(5)))
struct CheckReachTests {
    /// What a listener was sent.
    private final class Heard: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        private let connections = Mutex(0)

        func connect() { connections.withLock { $0 += 1 } }
        func add(_ more: some Sequence<UInt8>) { bytes.withLock { $0 += more } }
        var connectionCount: Int { connections.withLock { $0 } }
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    private final class Recorder: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let heard: Heard
        private let answer: String

        init(_ heard: Heard, answer: String) {
            self.heard = heard
            self.answer = answer
        }

        func channelActive(context: ChannelHandlerContext) { heard.connect() }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard.add(unwrapInboundIn(data).readableBytesView)
            guard !answer.isEmpty else { return }
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)))
                .whenComplete { _ in bound.value.close(promise: nil) }
        }
    }

    private static func listening(
        _ answer: String,
        _ body: @escaping @Sendable (Int, Heard) async throws -> Void
    ) async throws {
        let heard = Heard()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Recorder(heard, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(try #require(server.localAddress?.port), heard)
            try await server.close()
        } catch {
            try? await server.close()
            throw error
        }
    }

    private static func ok(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func check(
        _ cluster: AgentTestCluster,
        _ id: String
    ) async throws -> (status: String, output: String) {
        let check = try await cluster.get("/v1/agent/checks").json()[id]
        return (check?["Status"]?.stringValue ?? "", check?["Output"]?.stringValue ?? "")
    }

    @Test
    func `a request is what the check says and nothing else`() async throws {
        try await Self.listening(Self.ok("fine")) { port, heard in
            try await AgentTestCluster.run { cluster in
                let body =
                    #"{"ID":"c","Name":"c","HTTP":"http://127.0.0.1:\#(port)/a?b=c","Interval":"100ms","#
                    + #""Header":{"Host":["app.internal"],"X-Foo":["a","b"],"user-agent":["me"]}}"#
                #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                try await cluster.eventually { try await Self.check(cluster, "c").status == "passing" }
                let first = try #require(heard.text.components(separatedBy: "\r\n\r\n").first)
                var lines = first.components(separatedBy: "\r\n")
                #expect(lines.removeFirst() == "GET /a?b=c HTTP/1.1")
                #expect(
                    lines.map { $0.lowercased() }.sorted() == [
                        "accept: text/plain, text/*, */*", "connection: close", "host: app.internal", "user-agent: me",
                        "x-foo: a", "x-foo: b",
                    ]
                )
            }
        }
    }

    @Test(arguments: [
        "HTTP/1.0 200 OK\r\n\r\nfine", "HTTP/1.1 200 OK\r\n\r\nfine",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfine\r\n0\r\n\r\n",
        "HTTP/1.1 299 Odd\r\nContent-Length: 0\r\n\r\n",
    ])
    func `answers in any form of HTTP/1 are understood`(answer: String) async throws {
        try await Self.listening(answer) { port, _ in
            try await AgentTestCluster.run { cluster in
                for method in ["GET", "HEAD", "OPTIONS", "get"] {
                    let body =
                        #"{"ID":"\#(method)","Name":"c","HTTP":"http://127.0.0.1:\#(port)/","Interval":"100ms","#
                        + #""Method":"\#(method)"}"#
                    #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                    try await cluster.eventually { try await Self.check(cluster, method).status == "passing" }
                }
            }
        }
    }

    @Test
    func `the end of a long body is shown, from a whole character on, and stays storable`() async throws {
        let body = "BEGIN" + String(repeating: "€", count: 3000) + "\0END"
        try await Self.listening(Self.ok(body)) { port, _ in
            try await AgentTestCluster.run { cluster in
                let json =
                    #"{"ID":"c","Name":"c","HTTP":"http://127.0.0.1:\#(port)/","Interval":"100ms"}"#
                #expect(try await cluster.put("/v1/agent/check/register", json).status == 200)
                try await cluster.eventually {
                    let node = try await cluster.get("/v1/health/node/n1").text
                    return node.contains("\\u0000") == false && node.contains("END\"")
                }
                let output = try await Self.check(cluster, "c").output
                #expect(output.hasPrefix("HTTP GET http://127.0.0.1:\(port)/: 200 OK Output: €€"))
                #expect(output.hasSuffix("€\u{FFFD}END"))
                #expect((4000...4300).contains(output.utf8.count))
            }
        }
    }

    @Test(arguments: [
        #""HTTP":"http+unix://%2Ftmp%2Fsocket/""#, #""HTTP":"http://127.0.0.1:1/","Method":"GET /\r\nX: y\r\n""#,
        #""HTTP":"http://127.0.0.1:1/","Header":{"X":["a\r\nb: c"]}"#, #""HTTP":"http://169.254.169.254/latest""#,
        #""TCP":"169.254.169.254:80""#, #""TCP":"[fe80::1]:80""#, #""TCP":"nowhere""#,
    ])
    func `what a check must not ask is refused at registration, alone and with a service`(target: String) async throws {
        try await AgentTestCluster.run { cluster in
            let alone = try await cluster.put(
                "/v1/agent/check/register",
                #"{"ID":"c","Name":"c","Interval":"1s",\#(target)}"#
            )
            #expect(alone.status == 400)
            #expect(alone.text.hasPrefix("Invalid check: "))
            let within = try await cluster.put(
                "/v1/agent/service/register",
                #"{"Name":"s","Check":{"Interval":"1s",\#(target)}}"#
            )
            #expect(within.status == 400)
            #expect(try await cluster.get("/v1/agent/services").text == "{}")
        }
    }

    @Test
    func `a name is judged by the address it stands for, and a redirect like a first request`() async throws {
        try await Self.listening(Self.ok("secret")) { port, heard in
            let redirect = "HTTP/1.1 302 Found\r\nLocation: http://localhost:\(port)/\r\nContent-Length: 0\r\n\r\n"
            try await Self.listening(redirect) { from, asked in
                let configure: (inout AgentConfiguration) -> Void = { configuration in
                    configuration.checkDestinations.denied = ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) }
                    configuration.checkDestinations.allowed = ["127.0.0.2"].compactMap { AddressRange($0) }
                    configuration.checkDestinations.followsRedirects = true
                }
                try await AgentTestCluster.run(configure: configure) { cluster in
                    for (id, target) in [
                        ("h", #""HTTP":"http://localhost:\#(port)/""#), ("t", #""TCP":"localhost:\#(port)""#),
                        ("z", #""TCP":"0x7f000001:\#(port)""#),
                    ] {
                        let body = #"{"ID":"\#(id)","Name":"c","Interval":"100ms","Status":"passing",\#(target)}"#
                        #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                        try await cluster.eventually {
                            let (status, output) = try await Self.check(cluster, id)
                            return status == "critical" && output.contains("checks may not reach")
                                && output.contains("check_destinations.allow")
                        }
                    }
                    #expect(heard.connectionCount == 0)
                }
                let open: (inout AgentConfiguration) -> Void = { configuration in
                    configure(&configuration)
                    configuration.checkDestinations.denied = ["127.0.0.2", "::1"].compactMap { AddressRange($0) }
                    configuration.checkDestinations.allowed = []
                }
                try await AgentTestCluster.run(configure: open) { cluster in
                    let body = #"{"ID":"r","Name":"c","Interval":"100ms","HTTP":"http://127.0.0.1:\#(from)/"}"#
                    #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                    try await cluster.eventually { try await Self.check(cluster, "r").status == "passing" }
                    #expect(asked.connectionCount > 0)
                    #expect(heard.connectionCount > 0)
                }
            }
        }
    }

    @Test
    func `a redirect to what may not be reached ends the check`() async throws {
        let redirect = "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n"
        try await Self.listening(redirect) { port, _ in
            try await AgentTestCluster.run(configure: { $0.checkDestinations.followsRedirects = true }) { cluster in
                let body = #"{"ID":"r","Name":"c","Interval":"100ms","HTTP":"http://127.0.0.1:\#(port)/"}"#
                #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                try await cluster.eventually {
                    try await Self.check(cluster, "r").output.contains("may not reach 169.254.169.254")
                }
            }
        }
    }

    @Test
    func `TLSServerName is what the server is asked for`() async throws {
        try await Self.listening("") { port, heard in
            try await AgentTestCluster.run { cluster in
                let body =
                    #"{"ID":"c","Name":"c","Interval":"100ms","Timeout":"300ms","#
                    + #""HTTP":"https://127.0.0.1:\#(port)/","TLSServerName":"wanted.example"}"#
                #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                try await cluster.eventually { heard.text.contains("wanted.example") }
            }
        }
    }

    @Test
    func `a check that an earlier version kept meets today's rules when it is run`() async throws {
        try await Self.listening(Self.ok("")) { port, heard in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reach-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let line =
                #"{"Check":{"Node":"n1","CheckID":"old","Name":"old","Status":"passing"},"Definition":{"ID":"old","#
                + #""Name":"old","HTTP":"http://127.0.0.1:\#(port)/","Method":"GET / HTTP/1.0\r\nX: y\r\n\r\n","#
                + #""Interval":100000000}}"# + "\n"
            try Data(line.utf8).write(to: folder.appendingPathComponent("registrations.jsonl"))
            try await AgentTestCluster.run(directory: folder.path) { cluster in
                try await cluster.eventually {
                    let (status, output) = try await Self.check(cluster, "old")
                    return status == "critical" && output.hasPrefix("Invalid check: Method")
                }
                #expect(heard.connectionCount == 0)
                #expect(try await cluster.put("/v1/agent/check/deregister/old").status == 200)
            }
        }
    }

    @Test
    func `a result of a definition that was replaced while it ran is not shown`() async throws {
        // The old target never answers; the new one refuses at once.
        try await Self.listening("") { port, heard in
            try await AgentTestCluster.run { cluster in
                func register(_ target: String) async throws {
                    let body = #"{"ID":"c","Name":"c","Interval":"100ms","Timeout":"1s",\#(target)}"#
                    #expect(try await cluster.put("/v1/agent/check/register", body).status == 200)
                }
                try await register(#""HTTP":"http://127.0.0.1:\#(port)/""#)
                try await cluster.eventually { heard.connectionCount > 0 }
                try await register(#""TCP":"127.0.0.1:\#(port)""#)
                try await cluster.eventually { try await Self.check(cluster, "c").output.hasPrefix("TCP connect") }
                let end = ContinuousClock.now + .seconds(2)
                while ContinuousClock.now < end {
                    let output = try await Self.check(cluster, "c").output
                    #expect(output.hasPrefix("TCP connect"))
                    await cluster.agent.context.local.changed(
                        after: cluster.agent.context.local.generation,
                        timeout: .milliseconds(200)
                    )
                }
            }
        }
    }
}
