import ACLContract
import AccessRules
import AgentService
import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import TestSupport
import Testing

/// Whose permissions, and which state, an answer shows: those of the moment at which it is given.
@Suite(.timeLimit(.minutes(5)))
struct ReadPermissionTests {
    private static let all = #"node_prefix "" { policy = "write" } service_prefix "" { policy = "write" }"#
    private static let some = #"node_prefix "" { policy = "read" } service "db" { policy = "read" }"#

    private func withRules(_ body: @escaping @Sendable (AgentTestCluster, PlayedACL) async throws -> Void) async throws
    {
        let acl = PlayedACL(rules: ["": Self.all, "reader": Self.all])
        try await AgentTestCluster.run(accessControl: acl) { cluster in try await body(cluster, acl) }
    }

    private func web(_ number: Int) -> NodeService { NodeService(id: "web-\(number)", service: "web", port: 80) }

    /// Waits until the resolver knows that a token may see nothing of web any more.
    private func untilRefused(_ cluster: AgentTestCluster) async throws {
        let tokens = cluster.agent.context.tokens
        try await cluster.eventually {
            try await !tokens.resolve(SecretID("reader")).authorizer.allows(.serviceRead("web"))
        }
    }

    @Test(arguments: [
        "/v1/health/service/web", "/v1/catalog/service/web", "/v1/health/service/web?merge-central-config",
    ])
    func `an answer after a wait is judged by what the token may do then`(target: String) async throws {
        try await withRules { cluster, acl in
            let parts = target.split(separator: "?").map(String.init)
            let extra = parts.count > 1 ? "&" + parts[1] : ""
            let node = Node(name: "n2", address: "10.0.0.2")
            try await cluster.register(node, services: [self.web(1)])
            let first = try await cluster.get(parts[0], query: "stale" + extra, token: "reader")
            #expect(first.text.contains("web-1"))
            let index = try #require(first.headers["X-Consul-Index"])
            let idle = cluster.agent.context.catalog.view.waiterCount
            async let waiting = cluster.get(parts[0], query: "index=\(index)&wait=60s" + extra, token: "reader")
            try await cluster.eventually { cluster.agent.context.catalog.view.waiterCount > idle }
            try acl.change("reader", to: Self.some)
            try await self.untilRefused(cluster)
            try await cluster.register(node, services: [self.web(1), self.web(2)])
            #expect(try await waiting.text == "[]")
            // Nor may anybody else with that token get what somebody was given before.
            #expect(try await cluster.get(parts[0], query: "stale" + extra, token: "reader").text == "[]")
            #expect(try await cluster.get(parts[0], query: "stale" + extra).text.contains("web-2"))
        }
    }

    @Test
    func `a token that was removed during a wait is refused`() async throws {
        try await withRules { cluster, acl in
            // The agent's own service is registered after its node.
            try await cluster.eventually {
                try await cluster.get("/v1/catalog/services", token: "reader").text.contains("consul")
            }
            let first = try await cluster.get("/v1/catalog/services", token: "reader")
            let index = try #require(first.headers["X-Consul-Index"])
            let idle = cluster.agent.context.catalog.view.waiterCount
            async let waiting = cluster.get("/v1/catalog/services", query: "index=\(index)&wait=60s", token: "reader")
            try await cluster.eventually { cluster.agent.context.catalog.view.waiterCount > idle }
            try acl.change("reader", to: nil)
            let tokens = cluster.agent.context.tokens
            try await cluster.eventually {
                do { _ = try await tokens.resolve(SecretID("reader")) } catch { return true }
                return false
            }
            try await cluster.register(Node(name: "n2", address: "10.0.0.2"), services: [self.web(1)])
            let answer = try await waiting
            #expect(answer.status == 403)
            #expect(answer.text == "ACL not found")
        }
    }

    @Test
    func `a wait for another content is judged by what the token may do then`() async throws {
        let acl = PlayedACL(rules: ["": Self.all, "reader": Self.all])
        try await AgentTestCluster.run(accessControl: acl) { cluster in
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"web","Port":1}"#).status == 200)
            let path = "/v1/agent/service/web"
            let hash = try #require(try await cluster.get(path, token: "reader").headers["X-Consul-ContentHash"])
            let view = cluster.agent.context.configEntries.view
            let idle = view.waiterCount
            async let waiting = cluster.get(path, query: "hash=\(hash)&wait=60s", token: "reader")
            try await cluster.eventually { view.waiterCount > idle }
            try acl.change("reader", to: Self.some)
            try await self.untilRefused(cluster)
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"web","Port":2}"#).status == 200)
            let answer = try await waiting
            #expect(answer.status == 403)
            #expect(answer.text.contains("lacks permission 'service:read' on \"web\""))
        }
    }

    @Test
    func `equal indexes of two permissions share nothing`() async throws {
        try await withRules { cluster, acl in
            let node = Node(name: "n2", address: "10.0.0.2")
            try await cluster.register(node, services: [self.web(1)])
            for _ in 0..<20 {
                try acl.change("reader", to: Self.all)
                try await cluster.eventually {
                    try await cluster.get("/v1/catalog/services", token: "reader").text.contains("web")
                }
                try acl.change("reader", to: Self.some)
                try await self.untilRefused(cluster)
                #expect(try await !cluster.get("/v1/catalog/services", token: "reader").text.contains("web"))
            }
        }
    }

    // MARK: - States

    /// A state in which only this node is, at a given index.
    private func state(with node: Node, index: UInt64) -> CatalogState {
        var state = CatalogState()
        var touched: Set<CatalogTopic> = []
        state.apply(.putNode(node), index: index, touched: &touched)
        return state
    }

    @Test
    func `answers of before a state went back are forgotten`() async throws {
        try await AgentTestCluster.run { cluster in
            let view = cluster.agent.context.catalog.view
            let path = "/v1/catalog/nodes"
            try await cluster.register(Node(name: "old", address: "10.0.0.2"))
            let before = try await cluster.get(path, query: "stale")
            #expect(before.text.contains("old"))
            let index = view.current.state.index(of: .nodes)
            let anew = self.state(with: Node(name: "new", address: "10.0.0.3"), index: index)
            view.publish(Version(state: anew, sequence: 1, index: index), touched: nil)
            let after = try await cluster.get(path, query: "stale")
            #expect(after.headers["X-Consul-Index"] == before.headers["X-Consul-Index"])
            #expect(after.text.contains("new"))
            #expect(!after.text.contains("old"))
        }
    }

    @Test(arguments: ["stale", "merge-central-config&stale"])
    func `a wait ends when a state goes back`(query: String) async throws {
        try await AgentTestCluster.run { cluster in
            let view = cluster.agent.context.catalog.view
            let first = try await cluster.get("/v1/catalog/node-services/n1", query: query)
            let index = try #require(first.headers["X-Consul-Index"])
            let idle = view.waiterCount
            async let waiting = cluster.get("/v1/catalog/node-services/n1", query: "\(query)&index=\(index)&wait=60s")
            try await cluster.eventually { view.waiterCount > idle }
            let anew = self.state(with: Node(name: "n1", address: "10.9.9.9"), index: 1)
            view.publish(Version(state: anew, sequence: 1, index: 1), touched: nil)
            let answer = try await waiting
            #expect(answer.text.contains("10.9.9.9"))
            #expect(try #require(UInt64(answer.headers["X-Consul-Index"] ?? "")) < #require(UInt64(index)))
        }
    }

    @Test
    func `a consistent read asks, with an index too`() async throws {
        try await AgentTestCluster.run { cluster in
            let view = cluster.agent.context.catalog.view
            try await cluster.register(Node(name: "written", address: "10.0.0.2"))
            // What this agent has seen lags behind.
            let behind = self.state(with: Node(name: "n1", address: "10.0.0.1"), index: 5)
            view.publish(Version(state: behind, sequence: 1, index: 5), touched: nil)
            let lagging = try await cluster.get("/v1/catalog/nodes", query: "stale&index=1")
            #expect(!lagging.text.contains("written"))
            async let asking = cluster.get("/v1/catalog/nodes", query: "consistent&index=1")
            let client = cluster.agent.context.catalogClient
            try await client.register(
                node: Node(name: "next", address: "10.0.0.3"),
                services: [],
                checks: [],
                context: .init()
            )
            let answer = try await asking
            #expect(answer.headers["X-Consul-Effective-Consistency"] == "consistent")
            #expect(answer.text.contains("written"))
        }
    }

    // MARK: - Peers

    @Test
    func `what is asked about a peer is answered with that peer's rows`() async throws {
        try await AgentTestCluster.run { cluster in
            let own = NodeService(id: "api", service: "api", port: 1)
            try await cluster.register(Node(name: "own", address: "10.0.0.1"), services: [own])
            var far = Node(name: "far", address: "10.1.0.1")
            far.peer = "west"
            var api = NodeService(id: "api", service: "api", port: 2)
            api.peer = "west"
            let check = HealthCheck(node: "far", checkID: "c", status: .passing, serviceID: "api", peer: "west")
            let rows: [CatalogChange] = [.putNode(far), .putService(node: "far", api), .putCheck(check)]
            _ = try await cluster.catalog.write(.init()) { draft throws(MeshError) in
                for row in rows { draft.record(row) }
                return []
            }
            let view = cluster.agent.context.catalog.view
            try await cluster.eventually { view.current.state.hasInstances(ServiceKey(peer: "west", name: "api")) }
            for (path, isThere) in [
                ("/v1/catalog/nodes", "far"), ("/v1/catalog/service/api", "10.1.0.1"),
                ("/v1/catalog/node/far", "10.1.0.1"), ("/v1/catalog/node-services/far", "10.1.0.1"),
                ("/v1/health/service/api", "10.1.0.1"), ("/v1/health/checks/api", #""CheckID":"c""#),
                ("/v1/health/node/far", #""CheckID":"c""#), ("/v1/health/state/any", #""CheckID":"c""#),
            ] {
                let west = try await cluster.get(path, query: "peer=west").text
                #expect(west.contains(isThere), "\(path)")
                #expect(!west.contains("10.0.0.1"), "\(path)")
                #expect(!west.contains("consul"), "\(path)")
                let nobody = try await cluster.get(path, query: "peer=nobody").text
                #expect(!nobody.contains(isThere), "\(path)")
                #expect(try await !cluster.get(path).text.contains("10.1.0.1"), "\(path)")
            }
            let refused = try await cluster.get("/v1/catalog/services", query: "peer=west")
            #expect(refused.status == 400)
            #expect(refused.text.contains("/v1/peering/west"))
        }
    }
}
