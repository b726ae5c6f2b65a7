import AgentLogic
import MeshDomain
import TestSupport
import Testing

/// What clients look at besides the answers: headers of the cache, bodies that say nothing, and a look into the process.
@Suite(.timeLimit(.minutes(5)))
struct EverydayTests {
    @Test(arguments: [
        "/v1/catalog/services", "/v1/catalog/service/web", "/v1/catalog/connect/web", "/v1/catalog/datacenters",
        "/v1/health/service/web", "/v1/health/connect/web", "/v1/connect/intentions/match",
    ])
    func `what agents cache says so the second time, when it is asked for`(path: String) async throws {
        let query = path.hasSuffix("match") ? "by=source&name=web" : "tag="
        try await AgentTestCluster.run { cluster in
            #expect(try await cluster.get(path, query: query).headers["X-Cache"] == nil)
            let first = try await cluster.get(path, query: query + "&cached")
            let second = try await cluster.get(path, query: query + "&cached")
            #expect(first.headers["X-Cache"] == "MISS" && first.headers["Age"] == nil)
            #expect(second.headers["X-Cache"] == "HIT" && second.headers["Age"] == "0")
        }
    }

    @Test(arguments: ["/v1/catalog/nodes", "/v1/catalog/node/n1", "/v1/health/node/n1", "/v1/health/state/any"])
    func `what no agent caches says nothing of it`(path: String) async throws {
        try await AgentTestCluster.run { cluster in
            for _ in 0..<2 {
                let answer = try await cluster.get(path, query: "cached")
                #expect(answer.headers["X-Cache"] == nil)
            }
        }
    }

    @Test(arguments: [
        ("max-age=x", 400), ("must-revalidate, stale-if-error=", 400), ("max-age=5", 200), ("no-cache", 200),
        ("MAX-AGE=5 , must-revalidate", 200),
    ])
    func `numbers of Cache-Control must be some`(header: String, status: Int) async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.send("GET", "/v1/catalog/services", headers: ["Cache-Control": header])
            #expect(answer.status == status)
            if status == 400 { #expect(answer.text == "Invalid Cache-Control header.") }
        }
    }

    @Test(arguments: [
        ("/v1/agent/service/register", 400, "Missing service name"), ("/v1/catalog/register", 500, "Must provide node"),
        ("/v1/agent/check/register", 400, "Missing check name"),
    ])
    func `a body of null says nothing, and is no mistake of its own`(
        path: String,
        status: Int,
        text: String
    ) async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.put(path, "null")
            #expect(answer.status == status && answer.text == text)
            let nested = try await cluster.put("/v1/agent/service/register", #"{"Name":"a","Checks":[null]}"#)
            #expect(nested.status == 400, "\(nested.text)")
        }
    }

    @Test func `without ACLs only enable_debug opens the process`() async throws {
        try await AgentTestCluster.run { cluster in
            let closed = try await cluster.get("/debug/pprof/heap")
            #expect(closed.status == 404)
        }
        let configure: (inout AgentConfiguration) -> Void = { $0.enablesDebug = true }
        try await AgentTestCluster.run(configure: configure) { cluster in
            let open = try await cluster.get("/debug/pprof/heap")
            #expect(open.text.contains("VmRSS"))
            let wrong = try await cluster.get("/debug/pprof/profile", query: "seconds=0")
            #expect(wrong.status == 400)
        }
    }

    @Test(arguments: ["/v1/operator/license", "/v1/operator/utilization", "/v1/internal/ui/nothing"])
    func `what Consul Community does not have is not there`(path: String) async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.get(path)
            #expect(answer.status == 404)
        }
    }

    @Test func `near puts the named node first, and this agent's for _agent`() async throws {
        try await AgentTestCluster.run { cluster in
            try await cluster.eventually { try await cluster.get("/v1/catalog/nodes").text.contains("n1") }
            for name in ["a", "z"] {
                let web = NodeService(id: "web", service: "web", port: 80)
                try await cluster.register(Node(name: name, address: "10.0.0.1"), services: [web])
            }
            func first(_ path: String, _ near: String) async throws -> String? {
                let row = try await cluster.get(path, query: near.isEmpty ? "" : "near=" + near).json().arrayValue?
                    .first
                return row?["Node"]?["Node"]?.stringValue ?? row?["Node"]?.stringValue
            }
            for path in ["/v1/catalog/service/web", "/v1/health/service/web"] {
                let (usual, near) = (try await first(path, ""), try await first(path, "z"))
                #expect(usual == "a" && near == "z", "\(path)")
            }
            let (own, unknown) = (
                try await first("/v1/catalog/nodes", "_agent"), try await first("/v1/catalog/nodes", "nobody")
            )
            #expect(own == "n1" && unknown == "a")
        }
    }

    @Test func `memory and disk of the machine are told`() async throws {
        try await AgentTestCluster.run { cluster in
            let host = try await cluster.get("/v1/agent/" + "host").json()
            #expect((host["Memory"]?["available"]?.intValue ?? 0) > 0 && (host["Disk"]?["total"]?.intValue ?? 0) > 0)
        }
    }
}
