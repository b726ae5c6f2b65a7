import Foundation
import GRPCCore
import TestSupport
import Testing

/// A certificate and its key go only to proxies whose own token may have them, with the real authority and real tokens.
@Suite struct LeafOwnershipTests {
    private static let gatewayRules = """
        mesh = "write"
        node_prefix "" { policy = "read" }
        service_prefix "" { policy = "read" }
        service "mesh-gateway" { policy = "write" }
        """
    private static let strangerRules = """
        node_prefix "" { policy = "read" }
        service_prefix "" { policy = "read" }
        service "evil" { policy = "write" }
        """

    /// A cluster that exports `web`, with a mesh gateway that is meant to be there and one that is not.
    private static func run(
        _ kind: JournalKind,
        _ body: @escaping @Sendable (GatewayTestCluster, ClusterSecurity) async throws -> Void
    ) async throws {
        let folder = "/tmp/tombolo-ownership-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await GatewayTestCluster.run(kind, replicas: 2, isSecured: true, leafDirectory: folder) { cluster in
            let security = try #require(cluster.security)
            try await cluster.registerWeb()
            try await cluster.registerGateway("mesh-gateway", on: "n7")
            try await cluster.registerGateway("evil", on: "n8")
            try await cluster.export(["web"])
            try await body(cluster, security)
        }
    }

    /// Expects that a stream ends with a refusal and brings nothing.
    private static func expectNothing(_ proxy: TestProxy, _ words: String) async throws {
        proxy.ask(TestProxy.clusters)
        proxy.ask(TestProxy.listeners)
        let error = await #expect(throws: RPCError.self) { _ = try await proxy.next() }
        #expect(error?.code == .permissionDenied)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    /// Loads a mesh gateway, whose listener holds its certificate.
    private static func load(_ proxy: TestProxy) async throws {
        proxy.ask(TestProxy.clusters)
        #expect(try await proxy.next().typeURL == TestProxy.clusters)
        proxy.ask(TestProxy.listeners)
        #expect(try await proxy.next().resources.isEmpty == false)
    }

    @Test(arguments: JournalKind.allCases)
    func `the certificate of mesh gateways is nobody's who may only write a service of that kind`(
        _ kind: JournalKind
    ) async throws {
        try await Self.run(kind) { cluster, security in
            let gateway = try await security.token("gateway", rules: Self.gatewayRules)
            let stranger = try await security.token("stranger", rules: Self.strangerRules)
            try await TestProxy.connected(
                to: cluster.ports[0],
                token: gateway.secret,
                id: "mesh-gateway",
                node: "n7"
            ) { proxy in
                try await Self.load(proxy)
                // Now there is a certificate, in the memory of one replica and in the folder that both read.
                for port in cluster.ports {
                    try await TestProxy.connected(to: port, token: stranger.secret, id: "evil", node: "n8") { evil in
                        try await Self.expectNothing(evil, "lacks permission 'mesh:write'")
                    }
                }
                try await TestProxy.connected(
                    to: cluster.ports[1],
                    token: gateway.secret,
                    id: "mesh-gateway",
                    node: "n7"
                ) { try await Self.load($0) }
                try await cluster.registerDatabase(port: 21001)
                try await cluster.export(["web", "db"])
                #expect(try await proxy.next().typeURL == TestProxy.clusters, "the real gateway goes on")
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a gateway that is served ends when its token loses the right to the certificate`(
        _ kind: JournalKind
    ) async throws {
        try await Self.run(kind) { cluster, security in
            let gateway = try await security.token("gateway", rules: Self.gatewayRules)
            try await TestProxy.connected(
                to: cluster.ports[0],
                token: gateway.secret,
                id: "mesh-gateway",
                node: "n7"
            ) { proxy in
                try await Self.load(proxy)
                let less = Self.gatewayRules.replacing("mesh = \"write\"", with: "mesh = \"read\"")
                try await security.change(gateway.policy, rules: less)
                let error = await #expect(throws: RPCError.self) {
                    while true { _ = try await proxy.next() }
                }
                #expect(error?.code == .permissionDenied)
                #expect(error?.message.contains("lacks permission 'mesh:write'") == true)
            }
        }
    }

    @Test func `a gateway that needs no certificate yet loses its stream when it needs one that it may not have`()
        async throws
    {
        try await Self.run(.memory) { cluster, security in
            try await cluster.export([])
            let stranger = try await security.token("stranger", rules: Self.strangerRules)
            try await TestProxy.connected(
                to: cluster.ports[0],
                token: stranger.secret,
                id: "evil",
                node: "n8"
            ) { proxy in
                proxy.ask(TestProxy.clusters)
                #expect(try await proxy.next().typeURL == TestProxy.clusters)
                try await cluster.export(["web"])
                let error = await #expect(throws: RPCError.self) {
                    while true { _ = try await proxy.next() }
                }
                #expect(error?.message.contains("lacks permission 'mesh:write'") == true)
            }
        }
    }

    @Test func `a sidecar's certificate is nobody's who may write another service only`() async throws {
        try await Self.run(.memory) { cluster, security in
            let stranger = try await security.token("stranger", rules: Self.strangerRules)
            try await TestProxy.connected(to: cluster.ports[0], token: stranger.secret) { proxy in
                try await Self.expectNothing(proxy, "lacks permission 'service:write' on \"web\"")
            }
        }
    }
}
