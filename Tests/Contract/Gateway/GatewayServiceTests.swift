import CatalogTables
import GRPCCore
import MeshDomain
import TestSupport
import Testing

@Suite struct GatewayServiceTests {
    private static let port = 21001

    /// Expects that the next answer has new versions of the endpoints of `db`, and nothing else.
    private static func expectEndpointsOnly(_ proxy: TestProxy, besides old: [String: String]) async throws {
        let answer = try await proxy.next()
        #expect(answer.typeURL == TestProxy.endpoints)
        #expect(answer.resources.keys.sorted() == old.keys.sorted() && answer.resources != old)
        #expect(answer.removed.isEmpty)
    }

    @Test(arguments: JournalKind.allCases)
    func `a sidecar is given clusters, endpoints and listeners`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                let loaded = try await proxy.load()
                let trustDomain = SpiffeID.trustDomain(clusterID: GatewayTestCluster.clusterID)
                #expect(loaded.clusters.keys.contains("local_app"))
                #expect(loaded.endpoints.keys.sorted() == ["db.default.dc1.internal.\(trustDomain)"])
                #expect(loaded.listeners.keys.contains { $0.hasPrefix("public_listener:") })
                #expect(loaded.listeners.keys.contains { $0.hasPrefix("db:") })
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `listeners that are asked for first still follow the clusters`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                proxy.ask(TestProxy.listeners)
                let answers = [try await proxy.next(), try await proxy.next()]
                #expect(answers.map(\.typeURL) == [TestProxy.clusters, TestProxy.listeners])
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `only endpoints are sent when an endpoint changes, nothing when something else does`(
        _ kind: JournalKind
    ) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                let loaded = try await proxy.load()
                try await cluster.write([
                    .putNode(Node(name: "n3", address: "10.0.0.3")),
                    .putService(node: "n3", NodeService(id: "other", service: "other", port: 1)),
                ])
                // What the unrelated change sent would arrive before this.
                try await cluster.registerDatabase(port: Self.port + 1)
                try await Self.expectEndpointsOnly(proxy, besides: loaded.endpoints)
                // And what the endpoint's change sent besides, before this.
                try await cluster.registerDatabase(port: Self.port + 2)
                try await Self.expectEndpointsOnly(proxy, besides: loaded.endpoints)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a token that may not write the service is refused`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind, tokens: PolicyNamedTokens()) { cluster in
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "write") { proxy in
                proxy.ask(TestProxy.clusters)
                let answer = try await proxy.next()
                #expect(answer.resources.keys.contains("local_app"))
            }
            try await TestProxy.connected(to: cluster.ports[0], token: "read") { proxy in
                proxy.ask(TestProxy.clusters)
                let error = await #expect(throws: RPCError.self) { _ = try await proxy.next() }
                #expect(error?.code == .permissionDenied)
                #expect(error?.message.contains("lacks permission 'service:write' on \"web\"") == true)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a proxy that is not registered yet is served once it is`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                proxy.ask(TestProxy.clusters)
                try await eventually("the proxy is known and waits") {
                    await cluster.waiting == ["its registration in the catalog"]
                }
                try await cluster.registerWeb()
                let answer = try await proxy.next()
                #expect(answer.resources.keys.contains("local_app"))
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a proxy that reconnects is not sent what it has`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { first in
                let had = try await first.load()
                try await TestProxy.connected(to: cluster.ports[0]) { second in
                    second.ask(TestProxy.clusters, has: had.clusters)
                    second.ask(TestProxy.endpoints, names: had.endpoints.keys.sorted(), has: had.endpoints)
                    second.ask(TestProxy.listeners, has: had.listeners)
                    try await cluster.registerDatabase(port: Self.port + 1)
                    try await Self.expectEndpointsOnly(second, besides: had.endpoints)
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `two replicas serve the same, but for the certificates that each has made`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind, replicas: 2) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { first in
                let one = try await first.load()
                try await TestProxy.connected(to: cluster.ports[1]) { second in
                    let other = try await second.load()
                    #expect(one.endpoints == other.endpoints && !one.endpoints.isEmpty)
                    #expect(one.clusters["local_app"] == other.clusters["local_app"])
                    #expect(one.clusters.keys == other.clusters.keys)
                    #expect(one.listeners.keys == other.listeners.keys)
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a catalog that goes away takes nothing from the proxies`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: Self.port)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                _ = try await proxy.load()
                proxy.ask(TestProxy.rules, names: [TestProxy.rulesName])
                let loaded = try await proxy.next()
                await cluster.stopCatalog()
                try await cluster.forbidDatabase()
                let answer = try await proxy.next()
                #expect(answer.typeURL == TestProxy.rules && answer.removed.isEmpty)
                // What the catalog's end sent would arrive after these rules, which wait for nothing, and before the next.
                try await cluster.intend(.allow)
                let next = try await proxy.next()
                #expect(next.typeURL == TestProxy.rules && next.removed.isEmpty && next.resources == loaded.resources)
                #expect(answer.resources.keys.elementsEqual([TestProxy.rulesName]))
                #expect(answer.resources.allSatisfy { loaded.resources[$0.key] != $0.value })
            }
            // A proxy that comes now is served from what is known.
            try await TestProxy.connected(to: cluster.ports[0]) { proxy in
                let loaded = try await proxy.load()
                #expect(!loaded.endpoints.isEmpty)
            }
        }
    }
}
