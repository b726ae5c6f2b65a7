import AccessRules
import MeshDomain
import Testing

/// Prepared queries, events and autopilot by the HTTP API, with everything behind the agent real.
@Suite(.timeLimit(.minutes(5))) struct QueryEndpointTests {
    private static func token(_ cluster: AuthorizationCluster, _ name: String, _ rules: String) async throws -> String {
        let policy: MeshValue = ["Name": .string(name), "Rules": .string(rules)]
        try await cluster.manage("PUT", "/v1/acl/policy", JSONText.string(of: policy))
        let made = try await cluster.manage("PUT", "/v1/acl/token", #"{"Policies":[{"Name":"\#(name)"}]}"#)
        return try #require(made["SecretID"]?.stringValue)
    }

    @Test func `rights are asked by the name that is written and by the one that was there`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let owner = try await Self.token(
                cluster,
                "owner",
                #"query_prefix "own-" { policy = "write" } query "own-closed" { policy = "deny" }"#
            )
            func body(_ name: String) -> String { #"{"Name":"\#(name)","Service":{"Service":"web"}}"# }
            let made = await cluster.send("POST", "/v1/query", body: body("own-a"), token: owner)
            #expect(made.status == 200, "\(made.text)")
            let id = try #require(try JSONText.parse(made.text)["ID"]?.stringValue)
            #expect(await cluster.send("POST", "/v1/query", body: body("own-closed"), token: owner).status == 403)
            #expect(await cluster.send("POST", "/v1/query", body: body("other"), token: owner).status == 403)
            let path = "/v1/query/\(id)"
            #expect(await cluster.send("PUT", path, body: body("other"), token: owner).status == 403)
            let foreign = try await cluster.manage("POST", "/v1/query", body("other"))["ID"]?.stringValue ?? ""
            let taken = await cluster.send("PUT", "/v1/query/\(foreign)", body: body("own-b"), token: owner)
            #expect(taken.status == 403)
            #expect(await cluster.send("GET", "/v1/query/\(foreign)", token: owner).status == 403)
            let list = await cluster.send("GET", "/v1/query", token: owner)
            #expect(list.text.contains("own-a") && !list.text.contains("other"))
            #expect(await cluster.send("DELETE", path, token: owner).status == 200)
        }
    }

    @Test func `who executes a query sees what it may read`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            try await cluster.manage("PUT", "/v1/agent/service/register", #"{"Name":"web","Port":80}"#)
            try await cluster.manage(
                "POST",
                "/v1/query",
                #"{"Name":"q","Service":{"Service":"web"},"DNS":{"TTL":"3s"}}"#
            )
            let reader = try await Self.token(
                cluster,
                "reader",
                #"service "web" { policy = "read" } node_prefix "" { policy = "read" }"#
            )
            let all = try JSONText.parse(await cluster.send("GET", "/v1/query/q/execute", token: reader).text)
            #expect(all["Nodes"]?.arrayValue?.count == 1 && all["ResultsFilteredByACLs"] == false)
            #expect(all["DNS"] == ["TTL": "3s"] && all["Datacenter"] == "dc1")
            let none = try JSONText.parse(await cluster.send("GET", "/v1/query/q/execute", token: "").text)
            #expect(none["Nodes"] == [] && none["ResultsFilteredByACLs"] == true)
            let unknown = await cluster.send("GET", "/v1/query/nope/execute", token: reader)
            #expect(unknown.status == 404 && unknown.text == "Query not found" && unknown.index == 1)
            let limit = await cluster.send("GET", "/v1/query/q/execute", query: "limit=x", token: reader)
            #expect(limit.status == 400)
        }
    }

    @Test func `an event is told, listed and waited for`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let management = AuthorizationCluster.management
            let before = await cluster.send("GET", "/v1/event/list", token: management)
            #expect(before.text == "[]" && before.index == 1)
            async let waiting = cluster.send(
                "GET",
                "/v1/event/list",
                query: "index=\(before.index)&wait=40s",
                token: management
            )
            let fired = try await cluster.manage("PUT", "/v1/event/fire/deploy", "x")
            let answer = await waiting
            #expect(answer.text.contains("\"deploy\"") && answer.index != before.index)
            let listed = try await cluster.manage("GET", "/v1/event/list").arrayValue ?? []
            #expect(listed.map { $0["ID"] } == [fired["ID"]])
            #expect(listed.first?["Payload"] == "eA==" && listed.first?["LTime"] == 1)
            #expect(try await cluster.manage("GET", "/v1/event/list", query: "name=other") == [])
            let bad = await cluster.send("PUT", "/v1/event/fire/e", query: "tag=a", token: management)
            #expect(bad.status == 500 && bad.text.contains("tag filter"))
            let timeout = await cluster.send(
                "GET",
                "/v1/event/list",
                query: "index=\(answer.index)&wait=10ms",
                token: management
            )
            #expect(timeout.index == answer.index)
        }
    }

    @Test func `autopilot's configuration is changed only as it is known`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let path = "/v1/operator/autopilot/configuration"
            let first = try await cluster.manage("GET", path)
            #expect(first["LastContactThreshold"] == "200ms" && first["CleanupDeadServers"] == true)
            #expect(try await cluster.manage("PUT", path, query: "cas=77", #"{"MinQuorum":5}"#) == false)
            let index = first["ModifyIndex"]?.unsignedValue ?? 0
            #expect(try await cluster.manage("PUT", path, query: "cas=\(index)", #"{"MinQuorum":5}"#) == true)
            let second = try await cluster.manage("GET", path)
            #expect(second["MinQuorum"] == 5 && second["CleanupDeadServers"] == false)
            let bad = await cluster.send(
                "PUT",
                path,
                query: "cas=x",
                body: "{}",
                token: AuthorizationCluster.management
            )
            #expect(bad.status == 400)
        }
    }
}
