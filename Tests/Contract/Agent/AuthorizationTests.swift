import AccessRules
import AgentService
import MeshDomain
import Testing

/// Holds for every route of the router who may use it, with the real ACL service and everything behind the agent real.
@Suite struct AuthorizationTests {
    @Test func `every route has a row, and every row a route`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            let served = Set(cluster.agent.served.map { "\($0.method) \($0.pattern)" })
            let rows = Set(AuthorizationMatrix.rows.map { "\($0.method) \($0.pattern)" })
            #expect(served.subtracting(rows).sorted() == [], "say in AuthorizationMatrix who may use these")
            #expect(rows.subtracting(served).sorted() == [], "these are not served")
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [DefaultPolicy.deny, .allow])
    func `every route answers those who may and refuses the others`(_ policy: DefaultPolicy) async throws {
        try await AuthorizationCluster.run(policy) { cluster in
            let ids = try await prepare(cluster)
            let powerless = try await token(cluster, rules: nil, name: "powerless")
            for (number, row) in AuthorizationMatrix.rows.enumerated() {
                let entitled = try await token(cluster, rules: row.rules, name: "entitled-\(number)")
                for caller in Caller.allCases {
                    let secret =
                        switch caller {
                        case .nobody: ""
                        case .stranger: AuthorizationCluster.strange
                        case .powerless: powerless
                        case .entitled: entitled
                        case .manager: AuthorizationCluster.management
                        }
                    let answer = await cluster.send(
                        row.method,
                        filled(row.pattern + row.rest, caller, ids),
                        query: filled(row.query, caller, ids),
                        body: filled(row.body, caller, ids),
                        token: secret
                    )
                    check(answer, of: row, as: caller, secret: secret, policy)
                }
            }
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

    private func check(
        _ answer: AuthorizationCluster.Answer,
        of row: AuthorizationRow,
        as caller: Caller,
        secret: String,
        _ policy: DefaultPolicy
    ) {
        let what = "\(row.testDescription) as \(caller.rawValue), default \(policy.rawValue)"
        let expected = row.status(for: caller, allowsByDefault: policy == .allow)
        #expect(
            answer.status == expected,
            "\(what): \(answer.status) instead of \(expected): \(answer.text.prefix(300))"
        )
        if let (text, isThere) = row.shown(to: caller, allowsByDefault: policy == .allow) {
            #expect(answer.text.contains(text) == isThere, "\(what): \(answer.text.prefix(300))")
        }
        // Nobody but the manager, and who writes ACLs, ever sees the secret of the management token.
        if caller != .manager, !row.rules.contains(#"acl = "write""#) {
            #expect(!answer.text.contains(AuthorizationCluster.management), "\(what) shows a secret")
        }
        // What is refused does not repeat the secret that it was asked with.
        if answer.status >= 400, !secret.isEmpty {
            #expect(!answer.text.contains(secret), "\(what) repeats the secret")
        }
    }

    /// Makes what the rows change or remove, once for each caller; returns ids by kind and caller.
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
        for kind in ["token", "policy", "role"] {
            text = text.replacing("{\(kind)}", with: ids["\(kind)-\(caller.rawValue)"] ?? "")
        }
        return text
    }
}
