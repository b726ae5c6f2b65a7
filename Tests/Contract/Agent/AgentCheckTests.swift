import AgentLogic
import AgentService
import MeshDomain
import NIOCore
import NIOPosix
import TestSupport
import Testing

/// HTTP checks against real servers that behave badly.
@Suite(.timeLimit(.minutes(5)))
struct AgentCheckTests {
    /// Sends the same bytes to whoever connects, then nothing, and leaves the connection open.
    private final class Sender: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let text: String

        init(_ text: String) { self.text = text }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }
    }

    private static func serving(
        _ text: String,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Sender(text)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(try #require(server.localAddress?.port))
            try await server.close()
        } catch {
            try? await server.close()
            throw error
        }
    }

    private static func check(_ cluster: AgentTestCluster, _ id: String) async throws -> MeshValue? {
        try await cluster.get("/v1/agent/checks").json()[id]
    }

    @Test
    func `a body that never ends in time is critical, again and again`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
        try await Self.serving(head) { port in
            try await AgentTestCluster.run { cluster in
                let body =
                    #"{"ID":"slow","Name":"slow","HTTP":"http://127.0.0.1:PORT/","Interval":"100ms","Timeout":"200ms","Status":"passing"}"#
                let registered = try await cluster.put(
                    "/v1/agent/check/register",
                    body.replacing("PORT", with: "\(port)")
                )
                #expect(registered.status == 200)
                try await cluster.eventually {
                    let check = try await Self.check(cluster, "slow")
                    return check?["Status"] == "critical"
                        && check?["Output"]?.stringValue?.contains("no whole answer within") == true
                }
            }
        }
    }

    @Test(arguments: [(true, false, "passing"), (true, true, "critical"), (false, false, "critical")])
    func `redirects are followed when the agent and the check want it`(
        isOn: Bool,
        isDisabled: Bool,
        status: String
    ) async throws {
        try await Self.serving("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok") { target in
            let redirect =
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(target)/\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n"
            try await Self.serving(redirect) { port in
                try await AgentTestCluster.run(configure: { $0.checkDestinations.followsRedirects = isOn }) { cluster in
                    let body =
                        #"{"ID":"moved","Name":"moved","HTTP":"http://127.0.0.1:PORT/","Interval":"100ms","DisableRedirects":OFF,"Status":"warning"}"#
                    let registered = try await cluster.put(
                        "/v1/agent/check/register",
                        body.replacing("PORT", with: "\(port)").replacing("OFF", with: "\(isDisabled)")
                    )
                    #expect(registered.status == 200)
                    try await cluster.eventually {
                        try await Self.check(cluster, "moved")?["Status"] == .string(status)
                    }
                    let output = try await Self.check(cluster, "moved")?["Output"]?.stringValue
                    let hints = output?.contains("check_destinations.follow_redirects") == true
                    #expect(hints == (!isOn && !isDisabled), "\(output ?? "")")
                }
            }
        }
    }
}
