import GatewayContract
import GatewayService
import MeshContracts
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// What people are told about proxies.
@Suite struct StatusTests {
    private static func onePerPage(_ settings: inout GatewayReplica.Settings) { settings.statusPage = 1 }

    private static func overview(
        _ cluster: GatewayTestCluster,
        token: String = "",
        timeout: Duration = .seconds(5)
    ) async throws -> GatewayClient.Overview {
        let context = CallContext(token: SecretID(token), timeout: timeout)
        return try await GatewayClient(cluster.client).status(context: context)
    }

    @Test(arguments: JournalKind.allCases)
    func `what Envoy refuses is shown with the entry behind it until it is right`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await cluster.registerDatabase(port: 21001)
            try await cluster.registerWeb()
            try await cluster.intend(.deny)
            let refused = Mutex<String?>(nil)
            try await TestProxy.connected(
                to: cluster.ports[0],
                refuses: { answer in
                    // The first rules are not liked, and never will be.
                    let name = TestProxy.rulesName
                    guard let version = answer.resources[name] else { return nil }
                    let isBad = refused.withLock { refused in
                        if refused == nil { refused = version }
                        return refused == version
                    }
                    return isBad ? "Unable to create filter \(name): no such thing\n" : nil
                }
            ) { proxy in
                _ = try await proxy.load()
                proxy.ask(TestProxy.rules, names: [TestProxy.rulesName])
                try await eventually("the refusal is shown") {
                    try await Self.overview(cluster).proxies.first?.condition == .refused
                }
                let status = try #require(try await Self.overview(cluster).proxies.first)
                #expect(status.node == "n1" && status.id == "web-sidecar" && status.service == "web")
                #expect(status.replica == "gateway-0" && status.hasConfiguration && status.waitsFor.isEmpty)
                let fault = try #require(status.refused.first)
                #expect(status.refused.count == 1 && fault.type == "extension-config")
                #expect(fault.name == TestProxy.rulesName && fault.reason.contains("no such thing"))
                #expect(fault.entries == [EntryKey(kind: .serviceIntentions, name: "web")])
                try await cluster.intend(.allow)
                try await eventually("the new version is taken") {
                    try await Self.overview(cluster).proxies.first?.condition == .synced
                }
                let last = try await Self.overview(cluster).proxies.first
                #expect(last?.refused == [])
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `every replica tells of its own proxies`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind, replicas: 2, change: Self.onePerPage) { cluster in
            try await cluster.registerDatabase(port: 21001)
            try await cluster.registerWeb()
            try await cluster.registerSidecar("more", of: "web", on: "n1")
            try await TestProxy.connected(to: cluster.ports[0]) { one in
                one.ask(TestProxy.clusters)
                _ = try await one.next()
                try await TestProxy.connected(to: cluster.ports[0], id: "more") { more in
                    more.ask(TestProxy.clusters)
                    _ = try await more.next()
                    try await TestProxy.connected(to: cluster.ports[1], id: "db-sidecar", node: "n2") { other in
                        other.ask(TestProxy.clusters)
                        _ = try await other.next()
                        let expected = [
                            ["n1", "more", "gateway-0"], ["n1", "web-sidecar", "gateway-0"],
                            ["n2", "db-sidecar", "gateway-1"],
                        ]
                        // Just started, one may know of the other while the other does not yet.
                        try await eventually("both tell of their proxies, whoever is first") {
                            let overview = try await Self.overview(cluster)
                            return overview.replicas == ["gateway-0", "gateway-1"] && overview.silent.isEmpty
                                && overview.proxies.map { [$0.node, $0.id, $0.replica] } == expected
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a token sees the proxies of the services it may read`(_ kind: JournalKind) async throws {
        let tokens = ChangingTokens(["w": ["web"], "d": ["db"], "none": []])
        try await GatewayTestCluster.run(kind, tokens: tokens) { cluster in
            try await cluster.registerDatabase(port: 21001)
            try await cluster.registerWeb()
            try await TestProxy.connected(to: cluster.ports[0], token: "w") { proxy in
                proxy.ask(TestProxy.clusters)
                _ = try await proxy.next()
                try await TestProxy.connected(to: cluster.ports[0], token: "d", id: "db-sidecar", node: "n2") { other in
                    other.ask(TestProxy.clusters)
                    _ = try await other.next()
                    #expect(try await Self.overview(cluster, token: "w").proxies.map(\.service) == ["web"])
                    #expect(try await Self.overview(cluster, token: "d").proxies.map(\.service) == ["db"])
                    #expect(try await Self.overview(cluster, token: "none").proxies == [])
                    let error = await #expect(throws: MeshError.self) {
                        _ = try await Self.overview(cluster, token: "unknown")
                    }
                    #expect(error?.code == .permissionDenied)
                }
            }
        }
    }
}
