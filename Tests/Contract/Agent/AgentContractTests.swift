import AccessRules
import AgentLogic
import AgentService
import ConsulJSON
import Foundation
import MeshDomain
import MeshRuntime
import TestSupport
import Testing

@Suite
struct AgentContractTests {
    @Test func `an agent is of the datacenter of its process unless its configuration names one`() throws {
        for (text, expected) in [("", "alpha"), ("node_name = \"n1\"", "alpha"), ("datacenter = \"beta\"", "beta")] {
            let variables = ["TOMBOLO_DATACENTER": "alpha", "TOMBOLO_AGENT_CONFIG_TEXT": text]
            let settings = try ProcessSettings(environment: variables, process: "agent")
            #expect(try AgentProcess.configuration(settings).datacenter == expected)
        }
    }

    private static let web =
        #"{"ID":"w1","Name":"web","Port":80,"Connect":{"SidecarService":{}},"Check":{"CheckID":"c","TTL":"10m"}}"#

    @Test(arguments: JournalKind.allCases)
    func `a registration is in the catalog when it is answered, and goes with its sidecar`(
        kind: JournalKind
    ) async throws {
        try await AgentTestCluster.run(kind) { cluster in
            #expect(try await cluster.put("/v1/agent/service/register", Self.web).status == 200)
            let instances = try await cluster.get("/v1/catalog/service/web").json().arrayValue
            #expect(instances?.first?["ServiceID"] == "w1")
            let mesh = try await cluster.get("/v1/health/connect/web").json().arrayValue
            #expect(mesh?.first?["Service"]?["ID"] == "w1-sidecar-proxy")
            #expect(mesh?.first?["Service"]?["Port"] == 21000)
            #expect(try await cluster.get("/v1/health/service/web", query: "passing").text == "[]")
            #expect(try await cluster.put("/v1/agent/check/pass/c", query: "note=fine").status == 200)
            let checks = try await cluster.get("/v1/health/checks/web").json().arrayValue
            #expect(checks?.first?["Status"] == "passing")
            #expect(checks?.first?["Output"] == "fine")
            #expect(try await cluster.put("/v1/agent/service/deregister/w1").status == 200)
            #expect(try await cluster.get("/v1/catalog/service/web").text == "[]")
            #expect(try await cluster.get("/v1/health/connect/web").text == "[]")
            #expect(try await cluster.put("/v1/agent/service/deregister/w1").status == 404)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a waiting read wakes with the first registration and not before its time`(kind: JournalKind) async throws {
        try await AgentTestCluster.run(kind) { cluster in
            let before = try await cluster.get("/v1/health/service/late")
            let index = try #require(before.headers["X-Consul-Index"])
            let short = ContinuousClock.now
            let same = try await cluster.get("/v1/health/service/late", query: "index=\(index)&wait=50ms")
            #expect(ContinuousClock.now - short >= .milliseconds(50))
            #expect(same.text == "[]")
            #expect(same.headers["X-Consul-Index"] == index)
            async let waiting = cluster.get("/v1/health/service/late", query: "index=\(index)&wait=30s")
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"late"}"#).status == 200)
            let woken = try await waiting
            #expect(woken.text.contains("\"late\""))
            #expect(woken.headers["X-Consul-Index"] != index)
        }
    }

    @Test
    func `registrations survive a restart, removed ones do not come back`() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("agent-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await AgentTestCluster.run(directory: directory) { cluster in
            _ = try await cluster.put("/v1/agent/service/register", Self.web)
            _ = try await cluster.put("/v1/agent/service/register", #"{"Name":"gone"}"#)
            _ = try await cluster.put("/v1/agent/service/deregister/gone")
        }
        let file = directory + "/registrations.jsonl"
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"Service":{"ID":"torn"#.utf8))
        try handle.close()
        try await AgentTestCluster.run(directory: directory) { cluster in
            let services = try await cluster.get("/v1/agent/services").json().objectValue
            #expect(services?.keys == ["w1", "w1-sidecar-proxy"])
            #expect(try await cluster.get("/v1/agent/checks").json()["c"]?["Type"] == "ttl")
            try await cluster.eventually { try await cluster.get("/v1/catalog/service/web").text.contains("w1") }
        }
    }

    @Test
    func `lists are filtered, single things refused, and nothing is registered without permission`() async throws {
        let tokens = FixedTokens(rules: [
            "": [], "reader": [AccessRule(.service, .exact("web"), .read), AccessRule(.node, .prefix(""), .read)],
            "owner": [AccessRule(.service, .prefix("web"), .write), AccessRule(.node, .prefix(""), .write)],
        ])
        let configure: (inout AgentConfiguration) -> Void = { $0.acl.tokens.defaultToken = SecretID("owner") }
        try await AgentTestCluster.run(tokens: tokens, configure: configure) { cluster in
            #expect(try await cluster.put("/v1/agent/service/register", Self.web, token: "owner").status == 200)
            let refused = try await cluster.put("/v1/agent/service/register", Self.web, token: "reader")
            #expect(refused.status == 403)
            #expect(
                refused.text
                    == "Permission denied: token with AccessorID 'accessor-of-reader' lacks permission 'service:write' on \"web\""
            )
            let names = try await cluster.get("/v1/catalog/services", token: "reader")
            #expect(try names.json().objectValue?.keys == ["web"])
            #expect(names.headers["X-Consul-Results-Filtered-By-ACLs"] == "true")
            #expect(try await cluster.get("/v1/health/connect/db", token: "reader").status == 403)
            #expect(try await cluster.get("/v1/catalog/connect/db", token: "reader").text == "[]")
            let unknown = try await cluster.get("/v1/catalog/nodes", token: "nobody")
            #expect(unknown.status == 403)
            #expect(unknown.text == "ACL not found")
        }
    }

    @Test(arguments: [
        ("GET", "/v1/nonsense", 404), ("PUT", "/v1/coordinate/update", 501), ("GET", "/v1/query/nope/execute", 404),
        ("POST", "/v1/agent/service/register", 405),
        ("GET", "/v1/catalog/service/", 400), ("GET", "/v1/agent/service/nope", 404), ("GET", "/v1/acl/tokens", 401),
    ])
    func `what is not there is said clearly`(method: String, path: String, status: Int) async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.send(method, path)
            #expect(answer.status == status)
            #expect(!answer.text.isEmpty)
            if status == 405 { #expect(answer.headers["Allow"] == "OPTIONS,PUT") }
        }
    }

    @Test
    func `a server registers its node and its own service`() async throws {
        try await AgentTestCluster.run { cluster in
            try await cluster.eventually { try await cluster.get("/v1/catalog/service/consul").text.contains("n1") }
            let checks = try await cluster.get("/v1/health/node/n1").json().arrayValue
            #expect(checks?.map { $0["CheckID"] } == ["serfHealth"])
        }
    }

    @Test
    func `one thing that the catalog refuses keeps nothing else out`() async throws {
        let definitions = try ["a", AgentTestCluster.refusedService, "z"].map { name in
            try ServiceDefinition(JSONText.parse(#"{"Name":"\#(name)","Check":{"TTL":"10m"}}"#), rules: .body)
        }
        let configure: (inout AgentConfiguration) -> Void = { $0.services = definitions }
        try await AgentTestCluster.run(configure: configure) { cluster in
            try await cluster.eventually {
                let names = try await cluster.get("/v1/catalog/services").json().objectValue?.keys ?? []
                return Set(names).isSuperset(of: ["a", "z"])
            }
            #expect(try await cluster.put("/v1/agent/check/pass/service:a").status == 200)
            #expect(try await cluster.get("/v1/health/checks/a").json().arrayValue?.first?["Status"] == "passing")
            #expect(try await cluster.get("/v1/catalog/service/\(AgentTestCluster.refusedService)").text == "[]")
        }
    }

    @Test
    func `the HTTP server listens, answers, and stops`() async throws {
        let configure: (inout AgentConfiguration) -> Void = { $0.ports.http = 0 }
        try await AgentTestCluster.run(configure: configure) { cluster in
            let port = try #require(await cluster.agent.port(timeout: Patience.long))
            let client = try RawHTTP(port: port)
            try client.send("GET /v1/agent/self?pretty HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let answer = try client.readToEnd()
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.contains("X-Consul-Default-ACL-Policy: allow"))
            #expect(answer.contains("\"NodeName\": \"n1\""))
        }
    }
}
