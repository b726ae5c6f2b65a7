import AccessRules
import AgentLogic
import AgentService
import CatalogTables
import ConsulJSON
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// An agent's own life: reading its configuration again, leaving, and whose registrations it changes for whom.
@Suite(.timeLimit(.minutes(5)))
struct AgentLifeTests {
    private static func definition(_ json: String) throws -> ServiceDefinition {
        try ServiceDefinition(JSONText.parse(json), rules: .weak)
    }

    /// A configuration that a test changes as if its files changed.
    private final class Files: Sendable {
        private let text: Mutex<String>

        init(_ text: String) { self.text = Mutex(text) }

        func write(_ new: String) { text.withLock { $0 = new } }

        func read() throws(MeshError) -> AgentConfiguration {
            let text = text.withLock { $0 }
            return try AgentConfigurationReader.read([.init(name: "test.json", text: Array(text.utf8))])
        }
    }

    private static func services(_ cluster: AgentTestCluster) async throws -> [String] {
        let known = try await cluster.get("/v1/catalog/node/n1").json()["Services"]?.objectValue?.keys ?? []
        return known.filter { $0 != "consul" }.sorted()
    }

    @Test
    func `a reload takes what the files define now, keeps what the API registered, and keeps health`() async throws {
        let files = Files(
            #"{"services":[{"name":"one","port":1,"check":{"id":"c1","ttl":"1h"}},"#
                + #"{"name":"two","port":2,"connect":{"sidecar_service":{}}}],"check":{"id":"n","name":"n","ttl":"1h"},"#
                + #""acl":{"tokens":{"agent":"first","default":"kept"}}}"#
        )
        let start = try files.read()
        let configure: (inout AgentConfiguration) -> Void = {
            $0.services = start.services
            $0.checks = start.checks
            $0.acl.tokens = start.acl.tokens
        }
        let reread: ConfigurationReload.Reader = { () throws(MeshError) in
            // As at the start: the test's own node, and what the files say.
            var fresh = AgentConfiguration()
            let read = try files.read()
            fresh.nodeName = "n1"
            fresh.services = read.services
            fresh.checks = read.checks
            fresh.acl.tokens = read.acl.tokens
            return fresh
        }
        try await AgentTestCluster.run(configure: configure, reread: reread) { cluster in
            try await cluster.eventually {
                try await Self.services(cluster) == ["one", "two", "two-sidecar-proxy"]
            }
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"api","Port":3}"#).status == 200)
            #expect(try await cluster.put("/v1/agent/check/pass/c1").status == 200)
            // Set over the API: a reload that does not speak of it leaves it.
            try cluster.agent.context.ownTokens.set(.defaultToken, SecretID("by-api"))

            files.write(
                #"{"services":[{"name":"one","port":11,"checks":[{"id":"c1","ttl":"1h"},{"id":"c2","ttl":"1h"}]},"#
                    + #"{"name":"three","port":4}],"acl":{"tokens":{"agent":"second","default":"kept"}}}"#
            )
            #expect(try await cluster.put("/v1/agent/reload").status == 200)
            #expect(try await Self.services(cluster) == ["api", "one", "three"])
            let one = try await cluster.get("/v1/catalog/service/one").json().arrayValue
            #expect(one?.first?["ServicePort"] == 11)
            let checks = try await cluster.get("/v1/agent/checks").json()
            #expect(checks.objectValue?.keys.sorted() == ["c1", "c2"])
            #expect(checks["c1"]?["Status"] == "passing")
            #expect(checks["c2"]?["Status"] == "critical")
            let tokens = cluster.agent.context.ownTokens.current
            #expect(tokens.agent == SecretID("second"))
            #expect(tokens.defaultToken == SecretID("by-api"))
        }
    }

    @Test(arguments: [
        (
            #"{"services":[{"name":"one"},{"name":"two","address":"0.0.0.0"}]}"#,
            "Failed to register service \"two\": Invalid service address"
        ),
        (#"{"nope":1}"#, "failed to parse test.json: 1 error occurred:\n\t* invalid config key nope (line 1)\n\n"),
    ])
    func `a broken configuration changes nothing and is named`(text: String, problem: String) async throws {
        let files = Files(text)
        let configure: (inout AgentConfiguration) -> Void = {
            $0.services = (try? [Self.definition(#"{"name":"zero","port":1}"#)]) ?? []
        }
        let reread: ConfigurationReload.Reader = { () throws(MeshError) in try files.read() }
        try await AgentTestCluster.run(configure: configure, reread: reread) { cluster in
            let answer = try await cluster.put("/v1/agent/reload")
            #expect(answer.status == 500)
            #expect(answer.text == problem)
            #expect(try await cluster.get("/v1/agent/services").json().objectValue?.keys == ["zero"])
        }
    }

    @Test
    func `an agent that leaves is taken out of the catalog and told to end`() async throws {
        let tokens = FixedTokens(rules: [
            "": [.init(.node, .prefix(""), .write), .init(.service, .prefix(""), .write)],
            "reader": [.init(.agent, .prefix(""), .read)], "leaver": [.init(.agent, .exact("n1"), .write)],
        ])
        try await AgentTestCluster.run(tokens: tokens) { cluster in
            for path in ["/v1/agent/leave", "/v1/agent/reload"] {
                let refused = try await cluster.put(path, token: "reader")
                #expect(refused.status == 403)
            }
            let left = try await cluster.put("/v1/agent/leave", token: "leaver")
            #expect(left.status == 200)
            // Ends only when the wish was told.
            for await _ in cluster.agent.context.departure.wishes { break }
            let node = try await cluster.get("/v1/catalog/node/n1")
            #expect(node.text == "null")
        }
    }

    // MARK: - Whose things are changed

    @Test
    func `nobody takes over a check or a sidecar of a service that is not theirs`() async throws {
        let tokens = FixedTokens(rules: [
            "": [.init(.node, .prefix(""), .write), .init(.service, .prefix(""), .write)],
            "web": [.init(.service, .prefix("web"), .write)],
        ])
        try await AgentTestCluster.run(tokens: tokens) { cluster in
            for body in [
                #"{"Name":"api","Port":1,"Check":{"TTL":"1h"}}"#,
                #"{"ID":"web-sidecar-proxy","Name":"other","Port":2}"#,
                #"{"Name":"web","Port":3}"#,
            ] { #expect(try await cluster.put("/v1/agent/service/register", body).status == 200) }
            let disk = #"{"ID":"disk","Name":"disk","TTL":"1h"}"#
            #expect(try await cluster.put("/v1/agent/check/register", disk).status == 200)

            for (path, body, missing) in [
                (
                    "service", #"{"Name":"web","Port":3,"Check":{"CheckID":"service:api","TTL":"1h"}}"#,
                    "'service:write' on \"api\""
                ),
                (
                    "service", #"{"Name":"web","Port":3,"Check":{"CheckID":"disk","TTL":"1h"}}"#,
                    "'node:write' on \"n1\""
                ),
                (
                    "service", #"{"Name":"web","Port":3,"Connect":{"SidecarService":{}}}"#,
                    "'service:write' on \"other\""
                ),
                (
                    "check", #"{"ID":"service:api","Name":"x","ServiceID":"web","TTL":"1h"}"#,
                    "'service:write' on \"api\""
                ),
                (
                    "check", #"{"ID":"disk","Name":"x","ServiceID":"web","TTL":"1h"}"#, "'node:write' on \"n1\""
                ),
            ] {
                let refused = try await cluster.put("/v1/agent/\(path)/register", body, token: "web")
                #expect(refused.status == 403)
                #expect(refused.text.hasSuffix("lacks permission \(missing)"), "\(refused.text)")
            }
            let checks = try await cluster.get("/v1/agent/checks").json()
            #expect(checks["service:api"]?["ServiceID"] == "api")
            #expect(checks["disk"]?["ServiceID"] == "")
            #expect(try await cluster.get("/v1/agent/services").json()["web-sidecar-proxy"]?["Service"] == "other")
        }
    }
}
