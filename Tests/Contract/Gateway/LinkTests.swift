import CatalogTables
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Which services a terminating gateway may answer for.
@Suite struct LinkTests {
    private static let trustDomain = SpiffeID.trustDomain(clusterID: GatewayTestCluster.clusterID)

    private static func cluster(_ service: ServiceName) -> String {
        ServerNames.service(service, datacenter: "dc1", trustDomain: trustDomain)
    }

    private static func register(_ cluster: GatewayTestCluster, _ links: [LinkedService]) async throws {
        try await cluster.write([
            .putNode(Node(name: "n1", address: "10.0.0.1")),
            .putService(node: "n1", NodeService(kind: .terminatingGateway, id: "gate", service: "gate", port: 8700)),
            .putService(node: "n1", NodeService(id: "old", service: "old", port: 1)),
            .putService(node: "n1", NodeService(id: "safe", service: "safe", port: 2)),
        ])
        try await link(cluster, links)
    }

    private static func link(_ cluster: GatewayTestCluster, _ links: [LinkedService]) async throws {
        _ = try await cluster.entries.write(CallContext()) { draft in
            draft.record(
                .put(ConfigEntry(body: .terminatingGateway(TerminatingGateway(name: "gate", services: links))))
            )
            return []
        }
    }

    /// Takes answers until the proxy was told of all these clusters, and of no other ones.
    private static func expect(
        _ proxy: TestProxy,
        _ known: inout Set<String>,
        _ services: [ServiceName]
    ) async throws {
        let wanted = Set(services.map(cluster))
        while known != wanted {
            let answer = try await proxy.next()
            #expect(answer.typeURL == TestProxy.clusters)
            known.formUnion(answer.resources.keys)
            known.subtract(answer.removed)
            #expect(known.isSubset(of: [cluster("old"), cluster("safe")]))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a service is answered for while the token has its right, and the stream stays`(
        _ kind: JournalKind
    ) async throws {
        let tokens = ChangingTokens(["t": ["gate", "old"]])
        try await GatewayTestCluster.run(kind, tokens: tokens) { cluster in
            try await Self.register(cluster, [LinkedService(service: "old"), LinkedService(service: "safe")])
            try await TestProxy.connected(to: cluster.ports[0], token: "t", id: "gate") { proxy in
                var known: Set<String> = []
                proxy.ask(TestProxy.clusters)
                try await Self.expect(proxy, &known, ["old"])
                try await eventually("what is lacking is told") {
                    await cluster.status.flatMap(\.problems).contains {
                        $0.reason.contains("service:write on \"safe\"")
                    }
                }
                #expect(await cluster.status.flatMap(\.problems).allSatisfy { $0.entries.map(\.name) == ["gate"] })
                tokens.set("t", ["gate", "old", "safe"])
                try await Self.expect(proxy, &known, ["old", "safe"])
                tokens.set("t", ["gate", "safe"])
                // Clusters go once Envoy has the listeners without them, for which nobody asks here.
                try await eventually("what was taken away is told") {
                    await cluster.status.flatMap(\.problems).contains { $0.reason.contains("service:write on \"old\"") }
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a service is answered for once its instances are held here`(_ kind: JournalKind) async throws {
        try await GatewayTestCluster.run(kind) { cluster in
            try await Self.register(cluster, [LinkedService(service: "old")])
            try await TestProxy.connected(to: cluster.ports[0], id: "gate") { proxy in
                var known: Set<String> = []
                proxy.ask(TestProxy.clusters)
                try await Self.expect(proxy, &known, ["old"])
                try await Self.link(cluster, [LinkedService(service: "*")])
                try await Self.expect(proxy, &known, ["old", "safe"])
            }
        }
    }
}
