import BusSchema
import GatewayContract
import MeshBus
import MeshContracts
import MeshDomain
import Testing

/// `/v1/tombolo/proxies` over gateway replicas that the test plays.
@Suite struct ProxyEndpointTests {
    private static let replicas = [
        GatewayWire.Replica(name: "gateway-1", id: "1"), GatewayWire.Replica(name: "gateway-2", id: "2"),
    ]

    /// Answers as one of two replicas.
    private static func serve(
        _ replica: GatewayWire.Replica,
        _ proxies: [ProxyStatus],
        on bus: any MessageBus
    ) async throws -> ServiceHost {
        let rows = proxies.map { GatewayWire.Proxy($0) }
        let host = ServiceHost(bus: bus, datacenter: "dc1")
        try await host.serve(GatewayMethods.status, replica: replica.id) { (_, context) throws(MeshError) in
            guard context.token.revealed != "unknown" else { throw MeshError(.permissionDenied, "ACL not found") }
            return GatewayWire.StatusReply(
                replica: replica.name,
                replicaID: replica.id,
                proxies: rows,
                replicas: replicas
            )
        }
        return host
    }

    @Test func `proxies of all replicas are listed, with what is wrong, and can be chosen`() async throws {
        try await AgentTestCluster.run { cluster in
            let entry = EntryKey(kind: .serviceIntentions, name: "web")
            let refused = ResourceFault(type: "listener", name: "public_listener:a", reason: "no", entries: [entry])
            let web = ProxyStatus(
                node: "n1",
                id: "web-sidecar",
                kind: "connect-proxy",
                service: "web",
                connectedSinceSeconds: 1_700_000_000,
                hasConfiguration: true,
                isSettled: true,
                refused: [refused]
            )
            let db = ProxyStatus(node: "n2", id: "db", service: "db", hasConfiguration: true, isSettled: true)
            let hosts = [
                try await Self.serve(Self.replicas[0], [web], on: cluster.bus),
                try await Self.serve(Self.replicas[1], [db], on: cluster.bus),
            ]
            let all = try await cluster.get("/v1/tombolo/proxies").json()
            #expect(all["Replicas"] == ["gateway-1", "gateway-2"] && all["SilentReplicas"] == [])
            let rows = try #require(all["Proxies"]?.arrayValue)
            #expect(rows.map { $0["Replica"] } == ["gateway-1", "gateway-2"])
            #expect(rows.map { $0["Condition"] } == ["refused", "synced"])
            #expect(rows[0]["ConnectedSince"] == "2023-11-14T22:13:20Z")
            #expect(
                rows[0]["Refused"] == [
                    [
                        "Type": "listener", "Name": "public_listener:a", "Reason": "no",
                        "ConfigEntries": [["Kind": "service-intentions", "Name": "web"]],
                    ]
                ]
            )
            for (query, id) in [("troubled", "web-sidecar"), ("service=db", "db"), ("node=n1", "web-sidecar")] {
                let answer = try await cluster.get("/v1/tombolo/proxies", query: query).json()
                #expect(answer["Proxies"]?.arrayValue?.map { $0["ID"] } == [.string(id)])
            }
            #expect(try await cluster.get("/v1/tombolo/proxies", token: "unknown").status == 403)
            for host in hosts { await host.finish(within: .seconds(1)) }
        }
    }

    @Test func `a replica that does not answer is named`() async throws {
        try await AgentTestCluster.run { cluster in
            let host = try await Self.serve(Self.replicas[0], [], on: cluster.bus)
            let answer = try await cluster.get("/v1/tombolo/proxies").json()
            #expect(answer["Replicas"] == ["gateway-1"] && answer["SilentReplicas"] == ["gateway-2"])
            await host.finish(within: .seconds(1))
        }
    }

    @Test func `without a gateway service the answer says so`() async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.get("/v1/tombolo/proxies")
            #expect(answer.status == 503 && answer.text.contains("no gateway service is running"))
        }
    }
}
