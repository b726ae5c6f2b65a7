import AccessRules
import AgentLogic
import AgentService
import CatalogTables
import MeshDomain
import TestSupport
import Testing

/// Reads of the cluster's state over the agent: what is told about them, what is merged in, and what is never told.
@Suite(.timeLimit(.minutes(5)))
struct AgentReadTests {
    // MARK: - Headers

    @Test(arguments: [
        ("/v1/catalog/nodes", #"Service == "x""#, #"Selector "Service" is not valid"#),
        ("/v1/catalog/service/web", #"Nope == "a""#, #"Selector "Nope" is not valid"#),
        (
            "/v1/catalog/service/web", #"ServicePort contains "8""#,
            #"Invalid match operator "In" for selector "ServicePort""#
        ),
    ])
    func `a wrong filter is refused once, with the headers of a read`(
        path: String,
        filter: String,
        problem: String
    ) async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.get(path, query: "filter=" + filter.replacing(" ", with: "+"))
            #expect(answer.status == 500)
            #expect(answer.text == "Failed to create boolean expression evaluator: " + problem)
            #expect(answer.headers["X-Consul-Index"] == "1")
            #expect(answer.headers["X-Consul-KnownLeader"] == "false")
        }
    }

    @Test
    func `a wrong value of passing is refused after the reading`() async throws {
        try await AgentTestCluster.run { cluster in
            let answer = try await cluster.get("/v1/health/service/web", query: "passing=nonsense")
            #expect(answer.status == 400)
            #expect(answer.text == "Invalid value for ?passing")
            #expect(answer.headers["X-Consul-KnownLeader"] == "true")
            #expect(answer.headers["X-Consul-Effective-Consistency"] == "leader")
            let all = try await cluster.get("/v1/health/service/web", query: "passing=false")
            #expect(all.status == 200)
        }
    }

    @Test
    func `health that was waited for comes from the agent's own view, and says so`() async throws {
        try await AgentTestCluster.run { cluster in
            let first = try await cluster.get("/v1/health/service/web")
            #expect(first.headers["X-Consul-KnownLeader"] == "true")
            #expect(first.headers["X-Consul-Query-Backend"] == "blocking-query")
            let index = try #require(first.headers["X-Consul-Index"])
            for query in ["index=\(index)&wait=5ms", "cached"] {
                let answer = try await cluster.get("/v1/health/service/web", query: query)
                #expect(answer.headers["X-Consul-KnownLeader"] == "false")
                #expect(answer.headers["X-Consul-Query-Backend"] == "streaming")
            }
            let names = try await cluster.get("/v1/catalog/services", query: "index=1&wait=5ms")
            #expect(names.headers["X-Consul-KnownLeader"] == "true")
        }
    }

    @Test
    func `no port is named where proxies would look for configuration in vain`() async throws {
        let configure: (inout AgentConfiguration) -> Void = {
            $0.ports.grpc = 8502
            $0.ports.grpcTLS = 8503
        }
        try await AgentTestCluster.run(configure: configure) { cluster in
            let own = try await cluster.get("/v1/agent/self").json()
            #expect(own["xDS"]?["Port"] == 8502)
            #expect(own["xDS"]?["Ports"] == ["Plaintext": 8502, "TLS": -1])
        }
    }

    // MARK: - Members

    @Test
    func `members are the nodes whose agents registered themselves, as far as they may be seen`() async throws {
        let tokens = FixedTokens(rules: [
            "": [.init(.node, .prefix(""), .write), .init(.service, .prefix(""), .write)],
            "one": [.init(.node, .exact("n2"), .read)],
        ])
        try await AgentTestCluster.run(tokens: tokens) { cluster in
            func health(_ node: String, _ status: HealthStatus) -> HealthCheck {
                HealthCheck(node: node, checkID: "serfHealth", name: "Serf Health Status", status: status)
            }
            let agent = Node(id: "5e000000-0000-0000-0000-000000000002", name: "n2", address: "10.0.0.2")
            try await cluster.register(agent, checks: [health("n2", .critical)])
            let server = NodeService(id: "consul", service: "consul", meta: ["grpc_tls_port": "9503"], port: 9300)
            let third = Node(name: "n3", address: "10.0.0.3")
            try await cluster.register(third, services: [server], checks: [health("n3", .passing)])
            try await cluster.register(Node(name: "outside", address: "10.0.0.4"))

            let all = try #require(try await cluster.get("/v1/agent/members").json().arrayValue)
            #expect(all.map { $0["Name"] } == ["n1", "n2", "n3"])
            #expect(all.map { $0["Status"] } == [1, 4, 1])
            #expect(all.map { $0["Tags"]?["role"] } == ["consul", "node", "consul"])
            #expect(all[1]["Addr"] == "10.0.0.2")
            #expect(all[1]["Tags"]?["id"] == "5e000000-0000-0000-0000-000000000002")
            #expect(all[2]["Tags"]?["port"] == "9300")
            #expect(all[2]["Tags"]?["grpc_tls_port"] == "9503")
            let wide = try #require(try await cluster.get("/v1/agent/members", query: "wan=1").json().arrayValue)
            #expect(wide.map { $0["Name"] } == ["n1.dc1", "n3.dc1"])
            let seen = try await cluster.get("/v1/agent/members", token: "one")
            #expect(try seen.json().arrayValue?.map { $0["Name"] } == ["n2"])
            #expect(seen.headers["X-Consul-Results-Filtered-By-ACLs"] == "true")
        }
    }

    // MARK: - Two states

    @Test
    func `exports of all services follow the catalog and wake who waits`() async throws {
        try await AgentTestCluster.run { cluster in
            try await cluster.write(
                .exportedServices(
                    ExportedServices(
                        name: "default",
                        services: [ExportedService(name: "*", consumers: [ServiceConsumer(peer: "east")])]
                    )
                )
            )
            let before = try await cluster.get("/v1/exported-services")
            #expect(before.text == "[]")
            let index = try #require(before.headers["X-Consul-Index"])
            async let waiting = cluster.get("/v1/exported-services", query: "index=\(index)&wait=30s")
            // Sidecars and gateways are not exported themselves.
            let web = NodeService(id: "web", service: "web", port: 80)
            let sidecar = NodeService(kind: .connectProxy, id: "web-proxy", service: "web-proxy", port: 81)
            let gateway = NodeService(kind: .meshGateway, id: "gateway", service: "gateway", port: 82)
            try await cluster.register(Node(name: "n2", address: "10.0.0.2"), services: [web, sidecar, gateway])
            let woken = try await waiting
            #expect(woken.text == #"[{"Service":"web","Consumers":{"Peers":["east"]}}]"#)
            #expect(try #require(UInt64(woken.headers["X-Consul-Index"] ?? "")) > #require(UInt64(index)))
            #expect(try await cluster.get("/v1/exported-services").text == woken.text)
        }
    }

    @Test
    func `config entries are merged into proxies where that is asked for`() async throws {
        try await AgentTestCluster.run { cluster in
            let body =
                #"{"Name":"web","Port":80,"Connect":{"SidecarService":{"Proxy":{"Config":{"handshake_timeout_ms":7},"#
                + #""Upstreams":[{"DestinationName":"db","LocalBindPort":9191,"Config":{"connect_timeout_ms":99}},"#
                + #"{"DestinationName":"far","DestinationPeer":"east","LocalBindPort":9192}]}}}}"#
            #expect(try await cluster.put("/v1/agent/service/register", body).status == 200)
            let path = "/v1/agent/service/web-sidecar-proxy"
            let plain = try await cluster.get(path)
            #expect(try plain.json()["Proxy"]?["Config"] == ["handshake_timeout_ms": 7])
            let hash = try #require(plain.headers["X-Consul-ContentHash"])
            async let waiting = cluster.get(path, query: "hash=\(hash)&wait=30s")
            try await cluster.write(
                .proxyDefaults(ProxyDefaults(name: "global", config: ["protocol": "http"], meshGateway: .remote))
            )
            #expect(try await waiting.json()["Proxy"]?["Config"] == ["handshake_timeout_ms": 7, "protocol": "http"])
            try await cluster.write(
                .serviceDefaults(
                    ServiceDefaults(
                        name: "web",
                        serviceProtocol: "grpc",
                        upstreamConfig: UpstreamConfiguration(
                            defaults: UpstreamDefaults(connectTimeoutMilliseconds: 12)
                        )
                    )
                )
            )
            for (path, place) in [
                ("/v1/health/connect/web", "Service"), ("/v1/catalog/connect/web", "ServiceProxy"),
                ("/v1/catalog/node-services/n1", "Services"),
            ] {
                let unmerged = try await cluster.get(path)
                #expect(!unmerged.text.contains(#""protocol":"grpc""#))
                let merged = try await cluster.get(path, query: "merge-central-config")
                #expect(merged.text.contains(#""protocol":"grpc""#), "\(path) \(place)")
                #expect(merged.headers["X-Consul-Index"] != nil)
            }
            let answer = try await cluster.get("/v1/health/connect/web", query: "merge-central-config").json()
            let proxy = try #require(answer.arrayValue?.first?["Service"]?["Proxy"])
            #expect(proxy["Config"] == ["handshake_timeout_ms": 7, "protocol": "grpc"])
            #expect(proxy["MeshGateway"] == ["Mode": "remote"])
            let upstreams = try #require(proxy["Upstreams"]?.arrayValue)
            #expect(
                upstreams.map { $0["Config"] } == [
                    ["connect_timeout_ms": 99, "protocol": "http"], ["connect_timeout_ms": 12],
                ]
            )
            #expect(upstreams.map { $0["MeshGateway"] } == [["Mode": "remote"], ["Mode": "remote"]])
        }
    }

    // MARK: - What is never told

    /// Every list that takes a filter, with a filter that only a hidden row passes and one that none does.
    private static let lists: [(path: String, hit: String, miss: String)] = [
        ("/v1/catalog/nodes", #"Address=="10.9.9.9""#, #"Address=="10.9.9.8""#),
        ("/v1/catalog/nodes", "node-meta=secret:yes", "node-meta=secret:no"),
        ("/v1/catalog/services", #"ServiceMeta.secret=="yes""#, #"ServiceMeta.secret=="no""#),
        ("/v1/catalog/services", "node-meta=secret:yes", "node-meta=secret:no"),
        ("/v1/catalog/service/web", #"Address=="10.9.9.9""#, #"Address=="10.9.9.8""#),
        ("/v1/catalog/service/web", "tag=hidden", "tag=other"),
        ("/v1/catalog/node/n1", #"Meta.secret=="yes""#, #"Meta.secret=="no""#),
        ("/v1/catalog/node-services/n1", #"Meta.secret=="yes""#, #"Meta.secret=="no""#),
        ("/v1/health/service/web", #"Node.Address=="10.9.9.9""#, #"Node.Address=="10.9.9.8""#),
        ("/v1/health/service/web", "passing", "tag=other"),
        ("/v1/health/node/hidden", #"Output=="yes""#, #"Output=="no""#),
        ("/v1/health/checks/web", #"Output=="yes""#, #"Output=="no""#),
        ("/v1/health/checks/web", "node-meta=secret:yes", "node-meta=secret:no"),
        ("/v1/health/state/any", #"Output=="yes""#, #"Output=="no""#),
        ("/v1/config/service-defaults", #"Protocol=="http""#, #"Protocol=="grpc""#),
        ("/v1/agent/services", #"Meta.secret=="yes""#, #"Meta.secret=="no""#),
        ("/v1/agent/checks", #"Name=="yes""#, #"Name=="no""#),
        ("/v1/agent/members", #"Addr=="10.9.9.9""#, #"Addr=="10.9.9.8""#),
    ]

    @Test
    func `whether a hidden row passes a filter does not show`() async throws {
        let tokens = FixedTokens(rules: [
            "": [.init(.node, .prefix(""), .write), .init(.service, .prefix(""), .write)],
            "blind": [.init(.node, .exact("n1"), .read), .init(.service, .exact("web"), .read)],
        ])
        try await AgentTestCluster.run(tokens: tokens) { cluster in
            try await cluster.register(
                Node(name: "hidden", address: "10.9.9.9", meta: ["secret": "yes"]),
                services: [NodeService(id: "w", service: "web", tags: ["hidden"], meta: ["secret": "yes"], port: 1)],
                checks: [
                    HealthCheck(node: "hidden", checkID: "serfHealth", status: .passing, output: "yes"),
                    HealthCheck(
                        node: "hidden",
                        checkID: "c",
                        status: .passing,
                        output: "yes",
                        serviceID: "w",
                        serviceName: "web"
                    ),
                ]
            )
            let db = #"{"Name":"db","Meta":{"secret":"yes"},"Check":{"Name":"yes","TTL":"1h"}}"#
            #expect(try await cluster.put("/v1/agent/service/register", db).status == 200)
            try await cluster.write(.serviceDefaults(ServiceDefaults(name: "db", serviceProtocol: "http")))
            for list in Self.lists {
                func query(_ text: String) -> String {
                    text.contains("==") ? "filter=" + text : text
                }
                var answers: [AgentTestCluster.Answer] = []
                for text in [list.hit, list.miss] {
                    var answer = try await cluster.get(list.path, query: query(text), token: "blind")
                    #expect(answer.status == 200, "\(list.path) \(text): \(answer.text)")
                    answer.headers["X-Cache"] = nil
                    answers.append(answer)
                }
                #expect(answers[0].text == answers[1].text, "\(list.path) \(list.hit)")
                #expect(answers[0].headers == answers[1].headers, "\(list.path) \(list.hit)")
                // With a right to see it, the filter does tell it.
                let open = try await cluster.get(list.path, query: query(list.hit))
                let none = try await cluster.get(list.path, query: query(list.miss))
                #expect(open.text != none.text, "\(list.path) \(list.hit) finds nothing")
            }
        }
    }
}
