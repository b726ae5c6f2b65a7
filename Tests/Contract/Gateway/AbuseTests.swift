import GRPCCore
import GatewayService
import MeshConnections
import TestSupport
import Testing

/// What strangers, and proxies that ask for too much, may take of a gateway replica (port 8502).
@Suite struct AbuseTests {
    /// Expects that a stream ends with a refusal.
    private static func expectEnd(
        _ proxy: TestProxy,
        _ code: RPCError.Code,
        _ words: String
    ) async throws {
        let error = await #expect(throws: RPCError.self) {
            while true { _ = try await proxy.next() }
        }
        #expect(error?.code == code)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: ["", "nobody"])
    func `a stream without a token that may write a service is refused before it says anything`(
        _ token: String
    ) async throws {
        let tokens = ChangingTokens(["": [], "t": ["web"]])
        try await GatewayTestCluster.run(tokens: tokens) { cluster in
            try await TestProxy.connected(to: cluster.ports[0], token: token, id: "nope-x") { proxy in
                try await Self.expectEnd(
                    proxy,
                    .permissionDenied,
                    token.isEmpty ? "lacks permission 'service:write' on \"any service\"" : "ACL not found"
                )
                #expect(await cluster.status.isEmpty)
            }
        }
    }

    @Test func `a proxy that nobody registers is sent away after a time, with what to do`() async throws {
        let tokens = ChangingTokens(["t": ["web"]])
        var limits = XDSLimits()
        limits.strayTime = .milliseconds(200)
        try await GatewayTestCluster.run(tokens: tokens, limits: limits) { cluster in
            try await TestProxy.connected(to: cluster.ports[0], token: "t", id: "nope-x") { proxy in
                proxy.ask(TestProxy.clusters)
                try await Self.expectEnd(proxy, .notFound, "\"nope-x\" on node \"n1\" waited 0.2 seconds for its")
                try await eventually("it is forgotten") { await cluster.status.isEmpty }
            }
        }
    }

    @Test func `a proxy that waits for its registration is ended when its token goes`() async throws {
        let tokens = ChangingTokens(["t": ["web"]])
        try await GatewayTestCluster.run(tokens: tokens) { cluster in
            try await TestProxy.connected(to: cluster.ports[0], token: "t", id: "nope-x") { proxy in
                proxy.ask(TestProxy.clusters)
                try await eventually("it waits") { await cluster.waiting == ["its registration in the catalog"] }
                tokens.set("t", [])
                try await Self.expectEnd(proxy, .permissionDenied, "lacks permission 'service:write'")
            }
        }
    }

    @Test func `a stream that is silent is ended`() async throws {
        var limits = XDSLimits()
        limits.firstRequestTime = .milliseconds(200)
        try await GatewayTestCluster.run(limits: limits) { cluster in
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                try await Self.expectEnd(proxy, .deadlineExceeded, "no request came within 0.2 seconds")
            }
        }
    }

    @Test func `a stream may ask for so many names, and is told so`() async throws {
        try await GatewayTestCluster.run { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                try await proxy.expectClusters()
                for batch in 0..<5 {
                    proxy.ask(TestProxy.endpoints, names: (0..<2_500).map { "nope-\(batch)-\($0)" })
                }
                try await Self.expectEnd(proxy, .resourceExhausted, "12500 resources by name; 10000 are allowed")
                try await eventually("it is forgotten") { await cluster.status.isEmpty }
            }
        }
    }

    @Test func `names may have so many bytes, and a request too`() async throws {
        try await GatewayTestCluster.run { cluster in
            try await cluster.registerWeb()
            let name = String(repeating: "n", count: 600_000)
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.endpoints, names: [name + "1", name + "2"])
                try await Self.expectEnd(proxy, .resourceExhausted, "1200002 bytes long; 1048576 are allowed")
            }
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                // More than a message may have: the transport ends the stream.
                proxy.ask(TestProxy.endpoints, names: (0..<8).map { "\(name)\($0)" })
                await #expect(throws: RPCError.self) { _ = try await proxy.next() }
            }
            try await eventually("nothing is left") { await cluster.status.isEmpty }
        }
    }

    @Test func `the names of all streams have a bound together, and count no more when a stream is over`() async throws
    {
        var limits = XDSLimits()
        limits.bytesInAll = 50_000
        try await GatewayTestCluster.run(limits: limits) { cluster in
            try await cluster.registerWeb()
            let names = (0..<30).map { "\($0)" + String(repeating: "n", count: 1_000) }
            try await TestProxy.connected(to: cluster.ports[0]) { first in
                first.ask(TestProxy.clusters)
                try await first.expectClusters()
                first.ask(TestProxy.endpoints, names: names)
                #expect(try await first.next().removed.count == 30)
                try await TestProxy.connected(to: cluster.ports[0]) { second in
                    second.ask(TestProxy.clusters)
                    try await second.expectClusters()
                    second.ask(TestProxy.endpoints, names: names)
                    try await Self.expectEnd(second, .resourceExhausted, "")
                }
            }
            try await eventually("the streams are over") { await cluster.status.isEmpty }
            try await TestProxy.connected(to: cluster.ports[0]) { third in
                third.ask(TestProxy.clusters)
                try await third.expectClusters()
                third.ask(TestProxy.endpoints, names: names)
                #expect(try await third.next().removed.count == 30)
            }
        }
    }

    @Test func `there are so many streams and no more`() async throws {
        var limits = XDSLimits()
        limits.streams = 1
        try await GatewayTestCluster.run(limits: limits) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { first in
                first.ask(TestProxy.clusters)
                try await first.expectClusters()
                try await TestProxy.connected(to: cluster.ports[0]) { second in
                    second.ask(TestProxy.clusters)
                    try await Self.expectEnd(second, .resourceExhausted, "there are 1 streams, the most")
                }
            }
            try await eventually("the place is free again") { await cluster.status.isEmpty }
            try await TestProxy.connected(to: cluster.ports[0]) { third in
                third.ask(TestProxy.clusters)
                try await third.expectClusters()
            }
        }
    }

    @Test func `an address may have so many connections, and has its places back when they end`() async throws {
        var limits = XDSLimits()
        limits.connections.perAddress = 4
        try await GatewayTestCluster.run(limits: limits) { cluster in
            try await cluster.registerWeb()
            var held = try (0..<4).map { _ in try RawConnection(port: cluster.ports[0]) }
            let surplus = try RawConnection(port: cluster.ports[0])
            #expect(surplus.isClosedByServer())
            #expect(held.allSatisfy { $0.send(RawConnection.preface) })
            held.removeAll()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                try await proxy.expectClusters()
            }
        }
    }

    @Test func `a connection that shows no token is closed, whatever it says, and a proxy's is not`() async throws {
        var limits = XDSLimits()
        limits.connections.strangerTime = .seconds(1)
        try await GatewayTestCluster.run(limits: limits) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                try await proxy.expectClusters()
                let silent = try RawConnection(port: cluster.ports[0])
                let polite = try RawConnection(port: cluster.ports[0])
                polite.send(RawConnection.preface)
                #expect(silent.isClosedByServer() && polite.isClosedByServer())
                try await cluster.forbidDatabase()
                proxy.ask(TestProxy.listeners)
                #expect(try await proxy.next().typeURL == TestProxy.listeners)
            }
        }
    }

    @Test func `a connection without a token may say so much`() async throws {
        var limits = XDSLimits()
        limits.connections.strangerBytes = 1 << 16
        try await GatewayTestCluster.run(limits: limits) { cluster in
            let loud = try RawConnection(port: cluster.ports[0])
            loud.send(RawConnection.preface)
            // Pings, which are answered and never end.
            let ping: [UInt8] = [0, 0, 8, 6, 0, 0, 0, 0, 0] + Array(repeating: 7, count: 8)
            loud.send((0..<8_000).flatMap { _ in ping })
            #expect(loud.isClosedByServer())
        }
    }

    @Test func `a connection that has no stream any more is closed after a time`() async throws {
        var limits = XDSLimits()
        limits.idleTime = .milliseconds(300)
        try await GatewayTestCluster.run(limits: limits) { cluster in
            // Its token was good, so nothing but idleness ends it.
            let idle = try RawConnection(port: cluster.ports[0])
            let stream = RawConnection.stream(1, token: "")
            idle.send(RawConnection.preface + stream.open + stream.cancel)
            #expect(idle.isClosedByServer(answersPings: true))
        }
    }
}
