import AccessRules
import MeshDomain
import TestSupport
import Testing

/// Sameness groups by the HTTP API, with everything behind the agent real.
@Suite(.timeLimit(.minutes(2))) struct SamenessGroupEndpointTests {
    private typealias Cluster = AuthorizationCluster

    private static let management = AuthorizationCluster.management

    private static func names(_ cluster: Cluster, _ query: String) async throws -> [String] {
        let answer = await cluster.send("GET", "/v1/health/service/web", query: query, token: management)
        #expect(answer.status == 200, "\(answer.text)")
        return (try JSONText.parse(answer.text).arrayValue ?? []).compactMap { $0["Node"]?["Node"]?.stringValue }
    }

    @Test func `an entry is written, read by everybody, and kept from going while it is named`() async throws {
        try await Cluster.run(.deny) { cluster in
            let entry =
                #"{"Kind":"sameness-group","Name":"all","DefaultForFailover":true,"IncludeLocal":true,"Members":[{"Peer":"west"}]}"#
            try await cluster.manage("PUT", "/v1/config", entry)
            let shown = try JSONText.parse(await cluster.send("GET", "/v1/config/sameness-group/all", token: "").text)
            #expect(shown["Members"] == [["Peer": "west"]] && shown["IncludeLocal"] == true)
            try await cluster.manage(
                "PUT",
                "/v1/config",
                #"{"Kind":"service-intentions","Name":"web","Sources":[{"Name":"a","SamenessGroup":"all","Action":"deny"}]}"#
            )
            let list = try await cluster.manage("GET", "/v1/connect/intentions").arrayValue ?? []
            #expect(list.map { $0["SourceSamenessGroup"] } == ["all"])
            let found = await cluster.send(
                "GET",
                "/v1/connect/intentions/match",
                query: "by=destination&name=web",
                token: Self.management
            )
            let rows = try JSONText.parse(found.text)["web"]?.arrayValue ?? []
            #expect(rows.map { $0["SourcePeer"]?.stringValue } == [nil, "west"])
            let refused = await cluster.send("DELETE", "/v1/config/sameness-group/all", token: Self.management)
            #expect(refused.status == 500 && refused.text.contains("intentions on \"web\""))
            let chain = try await cluster.manage("GET", "/v1/discovery-chain/web")["Chain"]
            let node = chain?["Nodes"]?["resolver:web.default.default.dc1"]?["Resolver"]
            #expect(node?["Failover"]?["Targets"] == ["web.default.default.external.west"])
        }
    }

    @Test func `health is asked of the members in their order`() async throws {
        try await Cluster.run(.deny) { cluster in
            for name in ["p1", "p2"] { try await cluster.manage("PUT", "/v1/partition", #"{"Name":"\#(name)"}"#) }
            func group(_ isDefault: Bool) -> String {
                #"{"Kind":"sameness-group","Name":"all","DefaultForFailover":\#(isDefault),"IncludeLocal":true,"#
                    + #""Members":[{"Partition":"p1"},{"Partition":"p2"}]}"#
            }
            let unknown = await cluster.send(
                "GET",
                "/v1/health/service/web",
                query: "sg=all",
                token: Self.management
            )
            #expect(unknown.status == 400 && unknown.text == "Sameness Group not found")
            try await cluster.manage("PUT", "/v1/config", group(false))
            let other = await cluster.send("GET", "/v1/health/service/web", query: "sg=all", token: Self.management)
            #expect(other.status == 400 && other.text.contains("DefaultForFailover"))
            try await cluster.manage("PUT", "/v1/config", group(true))
            #expect(try await Self.names(cluster, "sg=all") == [])
            func register(_ node: String, _ partition: String) async throws {
                try await cluster.manage(
                    "PUT",
                    "/v1/catalog/register",
                    #"{"Node":"\#(node)","Address":"10.0.0.1","Partition":"\#(partition)","Service":{"Service":"web"}}"#
                )
            }
            try await register("far", "p2")
            #expect(try await Self.names(cluster, "sg=all") == ["far"])
            try await register("near", "p1")
            #expect(try await Self.names(cluster, "sameness-group=all") == ["near"])
            try await register("own", "default")
            #expect(try await Self.names(cluster, "sg=all") == ["own"])
        }
    }
}
