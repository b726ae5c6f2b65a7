import AccessRules
import AgentService
import MeshDomain
import Testing

/// Holds for every route of the router who may use it, with the real ACL service and everything behind the agent real.
@Suite struct AuthorizationTests {
    @Test func `every endpoint has an example, and every example an endpoint`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let served = cluster.agent.table.endpoints.filter { $0.absence == nil }
            for endpoint in served {
                #expect(
                    RouteExamples.all.contains { $0.isOf(endpoint) },
                    "\(endpoint.method.rawValue) \(endpoint.path): add a request of it to RouteExamples"
                )
            }
            for example in RouteExamples.all {
                #expect(served.contains { example.isOf($0) }, "\(example.method) \(example.pattern) is not served")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [DefaultPolicy.deny, .allow])
    func `every endpoint answers those who may by its declaration, and refuses the others`(
        _ policy: DefaultPolicy
    ) async throws {
        try await AuthorizationCluster.run(policy) { cluster in
            let ids = try await prepare(cluster)
            let powerless = try await token(cluster, rules: nil, name: "powerless")
            for (number, row) in rows(of: cluster).enumerated() {
                for caller in Caller.allCases {
                    // Each right by which a request may be made is tried alone.
                    let needs = cluster.agent.declaredNeeds(of: request(row, caller, ids))
                    let isOneEnough = row.endpoint.permission.isOneEnough && caller == .entitled
                    for (part, needs) in (isOneEnough ? needs.map { [$0] } : [needs]).enumerated() {
                        let secret = try await secret(
                            of: caller,
                            row,
                            needs,
                            cluster,
                            powerless: powerless,
                            name: "\(number)-\(part)"
                        )
                        let answer = await cluster.send(request(row, caller, ids), token: secret)
                        check(answer, of: row, needs, as: caller, secret: secret, policy)
                    }
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `who lacks one of several rights is refused`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let ids = try await prepare(cluster)
            var tried = 0
            for row in rows(of: cluster) where !row.endpoint.permission.isOneEnough {
                let needs = cluster.agent.declaredNeeds(of: request(row, .neighbour, ids))
                guard needs.count > 1 else { continue }
                for left in needs.indices {
                    var fewer = needs
                    fewer.remove(at: left)
                    tried += 1
                    let rules = row.rules(granting: fewer)
                    let secret = try await token(cluster, rules: rules, name: "fewer-\(tried)")
                    let answer = await cluster.send(request(row, .neighbour, ids), token: secret)
                    #expect(answer.status == 403, "\(row.testDescription) with \(rules): \(answer.text)")
                }
            }
            #expect(tried > 0)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `who waits is judged by the rights of the moment of the answer`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            try await cluster.manage("PUT", "/v1/agent/service/register", #"{"Name":"web"}"#)
            let rules = #"node_prefix "" { policy = "read" } service_prefix "" { policy = "read" }"#
            let secret = try await token(cluster, rules: rules, name: "reader")
            let path = "/v1/catalog/service/web"
            let before = await cluster.send("GET", path, token: secret)
            #expect(before.text.contains("\"web\""))
            async let waiting = cluster.send("GET", path, query: "index=\(before.index)&wait=40s", token: secret)
            let policy = try await cluster.manage("GET", "/v1/acl/policy/name/reader")
            let id = try #require(policy["ID"]?.stringValue)
            try await cluster.manage("PUT", "/v1/acl/policy/\(id)", #"{"Name":"reader","Rules":""}"#)
            while await cluster.send("GET", path, token: secret).text.contains("\"web\"") {
                try await Task.sleep(for: .milliseconds(5))
            }
            try await cluster.manage("PUT", "/v1/agent/service/register", #"{"ID":"web2","Name":"web"}"#)
            let answer = await waiting
            #expect(answer.index > before.index)
            #expect(answer.status == 200 && !answer.text.contains("\"web\""), "\(answer.text)")
        }
    }

    /// Every endpoint with each of its examples; those that end the agent come last, absent ones have one that anybody makes.
    private func rows(of cluster: AuthorizationCluster) -> [AuthorizationRow] {
        let endpoints = cluster.agent.table.endpoints
        let absent = endpoints.filter { $0.absence != nil }.map {
            AuthorizationRow(endpoint: $0, example: RouteExample($0.method, $0.path, "x"))
        }
        return absent
            + RouteExamples.all.compactMap { example in
                endpoints.first { example.isOf($0) }.map { AuthorizationRow(endpoint: $0, example: example) }
            }
    }

    private func request(_ row: AuthorizationRow, _ caller: Caller, _ ids: [String: String]) -> APIRequest {
        let query = filled(row.example.query, caller, ids)
        return APIRequest(
            method: row.endpoint.method.rawValue,
            path: filled(row.example.path, caller, ids),
            query: (try? QueryParameters(reading: query[...])) ?? QueryParameters(),
            body: Array(filled(row.example.body, caller, ids).utf8)
        )
    }

    private func secret(
        of caller: Caller,
        _ row: AuthorizationRow,
        _ needs: [Access],
        _ cluster: AuthorizationCluster,
        powerless: String,
        name: String
    ) async throws -> String {
        switch caller {
        case .nobody: ""
        case .stranger: AuthorizationCluster.strange
        case .powerless: powerless
        case .neighbour:
            try await token(cluster, rules: AuthorizationRow.neighbouringRules(needs), name: "neighbour-\(name)")
        case .entitled: try await token(cluster, rules: row.rules(granting: needs), name: "entitled-\(name)")
        case .manager: AuthorizationCluster.management
        }
    }

    private func check(
        _ answer: AuthorizationCluster.Answer,
        of row: AuthorizationRow,
        _ needs: [Access],
        as caller: Caller,
        secret: String,
        _ policy: DefaultPolicy
    ) {
        let what = "\(row.testDescription) as \(caller.rawValue), default \(policy.rawValue)"
        if let expected = row.status(for: caller, needs: needs, allowsByDefault: policy == .allow) {
            #expect(
                answer.status == expected,
                "\(what): \(answer.status) instead of \(expected): \(answer.text.prefix(300))"
            )
        }
        if let text = row.example.shows, let isThere = row.shows(to: caller, allowsByDefault: policy == .allow) {
            #expect(answer.text.contains(text) == isThere, "\(what): \(answer.text.prefix(300))")
        }
        // Nobody but the manager, and who writes ACLs, ever sees the secret of the management token.
        if caller != .manager, !needs.contains(.aclWrite) {
            #expect(!answer.text.contains(AuthorizationCluster.management), "\(what) shows a secret")
        }
        // What is refused does not repeat the secret that it was asked with.
        if answer.status >= 400, !secret.isEmpty {
            #expect(!answer.text.contains(secret), "\(what) repeats the secret")
        }
    }

    /// Makes what the examples change or remove, once for each caller; returns ids by kind and caller.
    private func prepare(_ cluster: AuthorizationCluster) async throws -> [String: String] {
        var ids: [String: String] = [:]
        try await cluster.manage(
            "PUT",
            "/v1/agent/service/register",
            #"{"Name":"web","Port":80,"Connect":{"SidecarService":{}},"#
                + #""Check":{"CheckID":"web-check","TTL":"10m","Status":"passing"}}"#
        )
        try await cluster.manage(
            "PUT",
            "/v1/agent/check/register",
            #"{"Name":"c1","TTL":"10m","Status":"passing"}"#
        )
        try await cluster.manage(
            "PUT",
            "/v1/config",
            #"{"Kind":"exported-services","Name":"default","Services":[]}"#
        )
        try await cluster.manage(
            "PUT",
            "/v1/connect/intentions/exact",
            query: "source=a&destination=kept",
            #"{"Action":"allow"}"#
        )
        try await cluster.manage("PUT", "/v1/kv/kept/k", "value")
        for caller in Caller.allCases.map(\.rawValue) {
            let old = "old-\(caller)"
            try await cluster.manage("PUT", "/v1/catalog/register", #"{"Node":"ext-\#(caller)","Address":"1.2.3.4"}"#)
            try await cluster.manage("PUT", "/v1/agent/service/register", #"{"Name":"\#(old)"}"#)
            try await cluster.manage(
                "PUT",
                "/v1/agent/check/register",
                #"{"Name":"\#(old)","TTL":"10m","Status":"passing"}"#
            )
            try await cluster.manage(
                "PUT",
                "/v1/config",
                #"{"Kind":"service-defaults","Name":"\#(old)","Protocol":"tcp"}"#
            )
            try await cluster.manage(
                "PUT",
                "/v1/connect/intentions/exact",
                query: "source=a&destination=\(old)",
                #"{"Action":"allow"}"#
            )
            try await cluster.manage("POST", "/v1/peering/token", #"{"PeerName":"\#(old)"}"#)
            try await cluster.manage("PUT", "/v1/kv/old/\(caller)", "value")
            let session = try await cluster.manage("PUT", "/v1/session/create", #"{"Name":"\#(old)"}"#)
            ids["session-\(caller)"] = try #require(session["ID"]?.stringValue)
            let query = #"{"Name":"\#(old)","Service":{"Service":"web"}}"#
            let made = try await cluster.manage("POST", "/v1/query", query)
            ids["query-\(caller)"] = try #require(made["ID"]?.stringValue)
            for (kind, field) in [("token", "AccessorID"), ("policy", "ID"), ("role", "ID")] {
                let name = kind == "token" ? "Description" : "Name"
                let made = try await cluster.manage("PUT", "/v1/acl/\(kind)", #"{"\#(name)":"\#(old)"}"#)
                ids["\(kind)-\(caller)"] = try #require(made[field]?.stringValue)
            }
        }
        return ids
    }

    /// The secret of a new token; with a policy of these rules, unless they are nil.
    private func token(_ cluster: AuthorizationCluster, rules: String?, name: String) async throws -> String {
        var policies = "[]"
        if let rules {
            let body: MeshValue = ["Name": .string(name), "Rules": .string(rules)]
            try await cluster.manage("PUT", "/v1/acl/policy", JSONText.string(of: body))
            policies = #"[{"Name":"\#(name)"}]"#
        }
        let made = try await cluster.manage("PUT", "/v1/acl/token", #"{"Policies":\#(policies)}"#)
        return try #require(made["SecretID"]?.stringValue)
    }

    private func filled(_ text: String, _ caller: Caller, _ ids: [String: String]) -> String {
        var text = text.replacing("{caller}", with: caller.rawValue)
        for kind in ["token", "policy", "role", "session", "query"] {
            text = text.replacing("{\(kind)}", with: ids["\(kind)-\(caller.rawValue)"] ?? "")
        }
        return text
    }
}
