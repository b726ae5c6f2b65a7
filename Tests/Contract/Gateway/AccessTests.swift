import GRPCCore
import MeshDomain
import TestSupport
import Testing

/// What becomes of a stream when its token changes.
@Suite struct AccessTests {
    /// Waits for the stream's end, which must be a refusal.
    private static func expectRefusal(_ proxy: TestProxy, _ words: String) async throws {
        let error = await #expect(throws: RPCError.self) {
            while true { _ = try await proxy.next() }
        }
        #expect(error?.code == .permissionDenied)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [nil, ["other"]])
    func `a stream ends when its token is deleted or may not write the service any more`(
        _ services: [String]?
    ) async throws {
        let tokens = ChangingTokens(["t": ["web"]])
        try await GatewayTestCluster.run(tokens: tokens) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "t") { proxy in
                proxy.ask(TestProxy.clusters)
                try await proxy.expectClusters()
                tokens.set("t", services)
                try await Self.expectRefusal(
                    proxy,
                    services == nil ? "ACL not found" : "lacks permission 'service:write' on \"web\""
                )
                try await eventually("the proxy is forgotten") { await cluster.status.isEmpty }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a stream outlives an ACL service that is away`(_ kind: JournalKind) async throws {
        let tokens = ChangingTokens(["t": ["web"]])
        try await GatewayTestCluster.run(kind, tokens: tokens) { cluster in
            try await cluster.registerDatabase(port: 21001)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "t") { proxy in
                let loaded = try await proxy.load()
                tokens.setDown(true)
                tokens.set("unrelated", [])
                try await cluster.registerDatabase(port: 21002)
                let answer = try await proxy.next()
                #expect(answer.typeURL == TestProxy.endpoints && answer.resources != loaded.endpoints)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a proxy that comes while the ACL service is away is served when it is back`(_ kind: JournalKind) async throws
    {
        let tokens = ChangingTokens(["t": ["web"]])
        tokens.setDown(true)
        try await GatewayTestCluster.run(kind, tokens: tokens) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "t") { proxy in
                proxy.ask(TestProxy.clusters)
                try await eventually("the reason is told") {
                    await cluster.waiting == ["its token: the ACL service is away"]
                }
                tokens.setDown(false)
                try await proxy.expectClusters()
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an instance that becomes another service's needs a token for that one`(_ kind: JournalKind) async throws {
        let tokens = ChangingTokens(["t": ["web"]])
        try await GatewayTestCluster.run(kind, tokens: tokens) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "t") { proxy in
                proxy.ask(TestProxy.clusters)
                try await proxy.expectClusters()
                try await cluster.registerSidecar("web-sidecar", of: "vault", on: "n1")
                try await Self.expectRefusal(proxy, "'service:write' on \"vault\"")
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a proxy that does not name its node is served as long as its id is on one`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await TestProxy.connected(to: cluster.ports[0], id: "x", node: nil) { proxy in
                proxy.ask(TestProxy.clusters)
                try await eventually("it waits") { await cluster.waiting == ["its registration in the catalog"] }
                try await cluster.registerSidecar("x", of: "web", on: "n7")
                try await proxy.expectClusters()
                #expect(await cluster.status.map(\.node) == ["n7"])
                try await cluster.registerSidecar("x", of: "db", on: "n8")
                try await eventually("it is not clear which one is meant") {
                    await cluster.waiting.first?.contains("\"x\" is registered on n7, n8") == true
                }
            }
        }
    }
}
