import AccessRules
import AgentService
import ConsulJSON
import MeshDomain
import Testing

/// Nothing that is meant for another datacenter, partition or namespace is carried out here, whichever endpoint it is said to.
@Suite struct RouteScopeTests {
    private struct Place: Sendable {
        var query = ""
        var header: (name: String, value: String)?
        var member: (name: String, value: String)?
        var status: Int
        var text: String
    }

    private static let elsewhere: [Place] = [
        Place(query: "dc=dc2", status: 500, text: "No path to datacenter"),
        Place(query: "datacenter=dc2", status: 500, text: "No path to datacenter"),
        Place(query: "dc=dc1&dc=dc2", status: 500, text: "No path to datacenter"),
        Place(query: "ns=team", status: 400, text: "\"ns\" - Namespaces are a Consul Enterprise feature"),
        Place(query: "namespace=team", status: 400, text: "\"namespace\" - Namespaces are"),
        Place(query: "partition=team", status: 400, text: "\"partition\" - Partitions are a Consul Enterprise feature"),
        Place(query: "ap=team", status: 400, text: "\"ap\" - Partitions are"),
        Place(header: ("x-consul-namespace", "team"), status: 400, text: "\"X-Consul-Namespace\" - Namespaces are"),
        Place(header: ("X-Consul-Partition", "team"), status: 400, text: "\"X-Consul-Partition\" - Partitions are"),
    ]

    private static let elsewhereInBody: [Place] = [
        Place(member: ("Datacenter", "dc2"), status: 500, text: "No path to datacenter"),
        Place(member: ("datacenter", "dc2"), status: 500, text: "No path to datacenter"),
        Place(member: ("Namespace", "team"), status: 400, text: ""),
        Place(member: ("Partition", "team"), status: 400, text: ""),
        Place(member: ("partition", "team"), status: 400, text: ""),
    ]

    private static let here: [Place] = [
        Place(query: "dc=dc1", status: 200, text: ""), Place(query: "dc=DC1&ns=default", status: 200, text: ""),
        Place(query: "ap=default&namespace=Default", status: 200, text: ""),
        Place(header: ("X-Consul-Namespace", "default"), status: 200, text: ""),
        Place(member: ("Namespace", "default"), status: 200, text: ""),
        Place(member: ("Partition", ""), status: 200, text: ""),
    ]

    private func request(_ example: RouteExample, _ place: Place, _ caller: String) throws -> APIRequest {
        func filled(_ text: String) -> String { text.replacing("{caller}", with: caller) }
        var query = filled(example.query)
        if !place.query.isEmpty { query += (query.isEmpty ? "" : "&") + place.query }
        var body = filled(example.body)
        if let member = place.member, case .object(var object) = try JSONText.parse(body) {
            object[member.name] = .string(member.value)
            body = JSONText.string(of: .object(object))
        }
        return APIRequest(
            method: example.method.rawValue,
            path: filled(example.path),
            query: try QueryParameters(reading: query[...]),
            body: Array(body.utf8)
        )
    }

    @Test(.timeLimit(.minutes(1)))
    func `every endpoint refuses another datacenter, partition or namespace, and does nothing`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let before = try await everything(in: cluster)
            for example in RouteExamples.all {
                let takesObject = example.body.hasPrefix("{")
                let isOfTenants = cluster.agent.table.endpoints.contains { $0.places == .tenants && example.isOf($0) }
                for place in Self.elsewhere + (takesObject ? Self.elsewhereInBody : []) {
                    // Those that make partitions and namespaces know them before there are any.
                    if isOfTenants, place.status != 500 { continue }
                    let answer = await cluster.send(
                        try request(example, place, "elsewhere"),
                        token: AuthorizationCluster.management,
                        headers: place.header.map { [$0] } ?? []
                    )
                    let what = "\(example.method.rawValue) \(example.path) \(place)"
                    // The words for a body's field are the decoder's; peerings have another status.
                    let isRefused = place.text.isEmpty ? answer.status >= 400 : answer.status == place.status
                    #expect(isRefused, "\(what): \(answer.status) \(answer.text)")
                    #expect(answer.text.contains(place.text), "\(what): \(answer.text)")
                }
            }
            #expect(try await everything(in: cluster) == before)
        }
    }

    /// What the endpoints could have changed.
    private func everything(in cluster: AuthorizationCluster) async throws -> [String] {
        var texts: [String] = []
        for path in [
            "/v1/catalog/nodes", "/v1/catalog/services", "/v1/agent/services", "/v1/agent/checks", "/v1/config",
            "/v1/peerings", "/v1/acl/tokens", "/v1/acl/policies", "/v1/acl/roles", "/v1/connect/intentions",
        ] {
            let path = path == "/v1/config" ? "/v1/config/" : path
            texts.append(await cluster.send("GET", path, token: AuthorizationCluster.management).text)
        }
        return texts
    }

    @Test(.timeLimit(.minutes(1)))
    func `the place that is meant anyway may be named`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let examples: [RouteExample] = [
                .init(.get, "/v1/catalog/nodes"), .init(.get, "/v1/agent/self"), .init(.get, "/v1/status/leader"),
                .init(.get, "/v1/acl/policies"), .init(.get, "/v1/peerings"),
                .init(.put, "/v1/catalog/register", body: #"{"Node":"reg","Address":"1.2.3.4","Datacenter":"dc1"}"#),
                .init(.put, "/v1/agent/service/register", body: #"{"Name":"named"}"#),
                .init(.put, "/v1/config", body: #"{"Kind":"proxy-defaults","Name":"global"}"#),
                .init(.put, "/v1/acl/token", body: #"{"Description":"named"}"#),
            ]
            for example in examples {
                // Config entries have no such keys at all, as recorded.
                let hasTenancy = !example.body.isEmpty && example.path != "/v1/config"
                for place in Self.here where place.member == nil || hasTenancy {
                    let answer = await cluster.send(
                        try request(example, place, "here"),
                        token: AuthorizationCluster.management,
                        headers: place.header.map { [$0] } ?? []
                    )
                    #expect(answer.status == 200, "\(example.path) \(place): \(answer.status) \(answer.text)")
                }
            }
        }
    }

    @Test func `a path and its end choose the endpoint, and Allow names what there is`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            func answer(_ method: String, _ path: String) async -> APIResponse {
                await cluster.agent.respond(to: APIRequest(method: method, path: path))
            }
            #expect(await answer("OPTIONS", "/v1/acl/token/x")["Allow"] == "OPTIONS,GET,PUT,DELETE")
            let wrong = await answer("POST", "/v1/acl/token/x")
            #expect(wrong.status == 405 && wrong["Allow"] == "OPTIONS,GET,PUT,DELETE")
            #expect(await answer("OPTIONS", "/v1/acl/token/self")["Allow"] == "OPTIONS,GET")
            #expect(await answer("GET", "/v1/nothing").status == 404)
            let table = cluster.agent.table.endpoints
            let cloning = try #require(table.first { $0.path.description == "/v1/acl/token/{token...}/clone" })
            #expect(cloning.method == .put && cloning.path.path(with: "a/b") == "/v1/acl/token/a/b/clone")
            // An id may end so; only PUT makes a copy.
            let read = await cluster.send("GET", "/v1/acl/token/x/clone", token: AuthorizationCluster.management)
            #expect(read.status == 500, "\(read.text)")
        }
    }
}
