import AccessRules
import AgentService
import ConsulJSON
import MeshDomain
import TestSupport
import Testing

/// Partitions and namespaces through the whole agent: as objects, and as places in which catalog, entries, keys and sessions stand.
@Suite(.timeLimit(.minutes(2)))
struct TenancyTests {
    private typealias Cluster = AuthorizationCluster

    private static let management = AuthorizationCluster.management

    private func eventually(_ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + Patience.long
        while try await !isSo() {
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func text(
        _ cluster: Cluster,
        _ path: String,
        _ query: String = "",
        token: String = management
    ) async -> String {
        await cluster.send("GET", path, query: query, token: token).text
    }

    @Test func `a namespace is made, read, changed, listed and removed`() async throws {
        try await Cluster.run(.deny) { cluster in
            let made = try await cluster.manage(
                "PUT",
                "/v1/namespace",
                #"{"Name":"team-1","Description":"first team","Meta":{"owner":"x"}}"#
            )
            #expect(made["Name"] == "team-1" && made["Partition"] == "default" && made["ACLs"] == nil)
            let index = try #require(made["CreateIndex"]?.intValue)
            #expect(index > 0 && made["ModifyIndex"]?.intValue == index)
            // A repetition is no error, and moves what Consul's moves.
            let again = try await cluster.manage("PUT", "/v1/namespace/team-1", #"{"ACLs":{"PolicyDefaults":null}}"#)
            #expect(again["CreateIndex"]?.intValue == index)
            #expect(try #require(again["ModifyIndex"]?.intValue) > index)
            #expect(again["Description"] == nil && again["ACLs"] == ["PolicyDefaults": [], "RoleDefaults": []])
            let listed = try await cluster.manage("GET", "/v1/namespaces").arrayValue ?? []
            #expect(listed.compactMap { $0["Name"]?.stringValue } == ["default", "team-1"])
            #expect(listed.first?["Description"] == "Builtin Default Namespace")
            let other = await cluster.send(
                "PUT",
                "/v1/namespace/team-1",
                body: #"{"Name":"team-2"}"#,
                token: Self.management
            )
            #expect(other.status == 400 && other.text.contains("team-2"))
            #expect(await cluster.send("GET", "/v1/namespace/gone", token: Self.management).status == 404)
            try await cluster.manage("DELETE", "/v1/namespace/team-1")
            try await eventually {
                await cluster.send("GET", "/v1/namespace/team-1", token: Self.management).status == 404
            }
        }
    }

    @Test func `what is about namespaces is refused as long as there are none`() async throws {
        try await Cluster.run(.deny) { cluster in
            let tokens = await cluster.send(
                "GET",
                "/v1/acl/tokens",
                query: "authmethod-ns=team",
                token: Self.management
            )
            #expect(tokens.status == 400 && tokens.text.contains("authmethod-ns"), "\(tokens.text)")
            let config = #"{"JWKSURL":"https://keys.example/keys","BoundIssuer":"i"}"#
            let rules = #"[{"BindNamespace":"team"}]"#
            let method = await cluster.send(
                "PUT",
                "/v1/acl/auth-method",
                body: #"{"Name":"m","Type":"jwt","Config":\#(config),"NamespaceRules":\#(rules)}"#,
                token: Self.management
            )
            #expect(method.status == 400 && method.text.contains("NamespaceRules"), "\(method.text)")
        }
    }

    @Test(arguments: [
        ("/v1/namespace", "root", 500, #"Namespace "root" is reserved for future internal use"#),
        ("/v1/namespace", "a.b", 400, "Name \"a.b\" is not valid"),
        ("/v1/namespace", "", 400, "Missing namespace name"),
        ("/v1/namespace", "-a", 400, "not valid"), ("/v1/partition", "1a", 400, "begins with a letter"),
        ("/v1/partition", "East", 400, "lower case"), ("/v1/partition", "system", 500, "reserved"),
    ])
    func `names are looked at`(_ path: String, _ name: String, _ status: Int, _ words: String) async throws {
        try await Cluster.run(.deny) { cluster in
            let answer = await cluster.send("PUT", path, body: #"{"Name":"\#(name)"}"#, token: Self.management)
            #expect(answer.status == status && answer.text.contains(words), "\(answer.status) \(answer.text)")
        }
    }

    @Test func `what is built in stays, and a namespace needs its partition`() async throws {
        try await Cluster.run(.deny) { cluster in
            for kind in ["namespace", "partition"] {
                let refused = await cluster.send("DELETE", "/v1/\(kind)/default", token: Self.management)
                #expect(refused.status == 400 && refused.text == "Cannot delete the default \(kind)")
            }
            let lost = await cluster.send(
                "PUT",
                "/v1/namespace",
                query: "partition=p1",
                body: #"{"Name":"a"}"#,
                token: Self.management
            )
            #expect(lost.status == 500 && lost.text.contains("Partition \"p1\" does not exist"))
            try await cluster.manage("PUT", "/v1/partition", #"{"Name":"p1","Description":"east"}"#)
            try await cluster.manage("PUT", "/v1/namespace", query: "partition=p1", #"{"Name":"a"}"#)
            let names = try await cluster.manage("GET", "/v1/namespaces", query: "ap=p1").arrayValue ?? []
            #expect(names.compactMap { $0["Name"]?.stringValue } == ["a", "default"])
            #expect(try await cluster.manage("GET", "/v1/namespaces").arrayValue?.count == 1)
            try await cluster.manage("DELETE", "/v1/partition/p1")
            try await eventually { await cluster.send("GET", "/v1/partition/p1", token: Self.management).status == 404 }
            #expect(try await cluster.manage("GET", "/v1/namespaces", query: "partition=p1") == [])
        }
    }

    @Test func `who waits for namespaces is woken by a new one`() async throws {
        try await Cluster.run(.deny) { cluster in
            let first = await cluster.send("GET", "/v1/namespaces", token: Self.management)
            async let second = cluster.send(
                "GET",
                "/v1/namespaces",
                query: "index=\(first.index)&wait=60s",
                token: Self.management
            )
            try await cluster.manage("PUT", "/v1/namespace", #"{"Name":"late"}"#)
            #expect(await second.text.contains("late"))
        }
    }

    // MARK: - Places

    /// Two namespaces, of which one has a service, an entry, a key and a session.
    private func fill(_ cluster: Cluster) async throws {
        for name in ["team", "other"] { try await cluster.manage("PUT", "/v1/namespace", #"{"Name":"\#(name)"}"#) }
        let service =
            #""Service":{"Service":"web","Port":80},"Check":{"Name":"up","Status":"passing","ServiceID":"web"}"#
        try await cluster.manage(
            "PUT",
            "/v1/catalog/register",
            query: "ns=team",
            #"{"Node":"n9","Address":"10.0.0.9",\#(service)}"#
        )
        try await cluster.manage(
            "PUT",
            "/v1/config",
            query: "ns=team",
            #"{"Kind":"service-defaults","Name":"web","Protocol":"http2"}"#
        )
        try await cluster.manage("PUT", "/v1/kv/a/b", query: "ns=team", "in team")
        try await cluster.manage("PUT", "/v1/kv/a/b", "in default")
    }

    @Test func `nothing of a namespace is seen in another one`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            #expect(await text(cluster, "/v1/catalog/services", "ns=team") == #"{"web":[]}"#)
            #expect(await text(cluster, "/v1/catalog/services", "ns=other") == "{}")
            #expect(await !text(cluster, "/v1/catalog/services").contains("web"))
            for path in ["/v1/catalog/service/web", "/v1/health/service/web", "/v1/health/checks/web"] {
                let own = await text(cluster, path, "ns=team")
                #expect(own.contains(#""Namespace":"team","Partition":"default""#), "\(path): \(own)")
                #expect(await text(cluster, path) == "[]")
                #expect(await text(cluster, path, "ns=other") == "[]")
            }
            #expect(await text(cluster, "/v1/catalog/node-services/n9", "ns=team").contains("\"web\""))
            #expect(await !text(cluster, "/v1/catalog/node-services/n9").contains("\"web\""))
            #expect(await text(cluster, "/v1/catalog/node-services/n9", "ns=*").contains("\"web\""))
            #expect(await text(cluster, "/v1/health/state/any", "ns=team").contains("\"up\""))
            #expect(await !text(cluster, "/v1/health/state/any").contains("\"up\""))
            // Nodes are of no namespace.
            #expect(await text(cluster, "/v1/catalog/nodes").contains("n9"))
        }
    }

    @Test func `entries, keys and sessions stand in their namespace`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let path = "/v1/config/service-defaults/web"
            let entry = try await cluster.manage("GET", path, query: "ns=team")
            #expect(entry["Protocol"] == "http2" && entry["Namespace"] == "team" && entry["Partition"] == "default")
            // The cluster of these tests has one of that name in the default namespace.
            let standard = try await cluster.manage("GET", path)
            #expect(standard["Protocol"] == "http" && standard["Namespace"] == nil)
            #expect(await cluster.send("GET", path, query: "ns=other", token: Self.management).status == 404)
            let all = try await cluster.manage("GET", "/v1/config/service-defaults", query: "ns=*").arrayValue ?? []
            #expect(all.count == 2)
            #expect(await text(cluster, "/v1/kv/a/b", "ns=team&raw") == "in team")
            #expect(await text(cluster, "/v1/kv/a/b", "raw") == "in default")
            #expect(await cluster.send("GET", "/v1/kv/a/b", query: "ns=other", token: Self.management).status == 404)
            #expect(await text(cluster, "/v1/kv/", "ns=team&keys") == #"["a/b"]"#)
            try await cluster.manage("DELETE", "/v1/kv/", query: "recurse")
            #expect(await text(cluster, "/v1/kv/a/b", "ns=team").contains(#""Namespace":"team""#))
            let session = try await cluster.manage(
                "PUT",
                "/v1/session/create",
                query: "ns=team",
                #"{"Node":"n9","NodeChecks":[]}"#
            )
            let id = try #require(session["ID"]?.stringValue)
            #expect(await text(cluster, "/v1/session/list", "ns=team").contains(id))
            #expect(await text(cluster, "/v1/session/list") == "[]")
            let taken = try await cluster.manage("PUT", "/v1/kv/lock", query: "ns=team&acquire=\(id)", "x")
            #expect(taken == true)
            let foreign = await cluster.send(
                "PUT",
                "/v1/kv/lock",
                query: "acquire=\(id)",
                body: "x",
                token: Self.management
            )
            #expect(foreign.status == 500 && foreign.text.contains("invalid session"))
        }
    }

    @Test func `a caller without a place is of the destination's, and one of another place is named so`() async throws {
        try await Cluster.run(.deny) { cluster in
            let foreign =
                #"{"Kind":"service-intentions","Name":"web","Sources":[{"Name":"a","Namespace":"other","Action":"deny"}]}"#
            let early = await cluster.send("PUT", "/v1/config", body: foreign, token: Self.management)
            #expect(early.status == 500 && early.text.contains("Sources[0]"), "\(early.text)")
            try await fill(cluster)
            try await cluster.manage("PUT", "/v1/config", query: "ns=team", foreign)
            let own = #"{"Kind":"service-intentions","Name":"api","Sources":[{"Name":"a","Action":"allow"}]}"#
            try await cluster.manage("PUT", "/v1/config", query: "ns=team", own)
            for (name, namespace) in [("web", "other"), ("api", "team")] {
                let entry = try await cluster.manage("GET", "/v1/config/service-intentions/\(name)", query: "ns=team")
                #expect(entry["Sources"]?.arrayValue?.first?["Namespace"] == .string(namespace))
            }
        }
    }

    @Test func `a place may be named in query, header and body, and must be there`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let body = #"{"Node":"n9","SkipNodeUpdate":true,"Service":{"Service":"api","Namespace":"team"}}"#
            try await cluster.manage("PUT", "/v1/catalog/register", query: "ns=other", body)
            #expect(await text(cluster, "/v1/catalog/services", "ns=team").contains("api"))
            var request = APIRequest(method: "GET", path: "/v1/catalog/services")
            let headed = await cluster.send(request, token: Self.management, headers: [("X-Consul-Namespace", "team")])
            #expect(headed.text.contains("api"))
            request = APIRequest(
                method: "GET",
                path: "/v1/catalog/services",
                query: try QueryParameters(reading: "ns=other")
            )
            let queried = await cluster.send(request, token: Self.management, headers: [("X-Consul-Namespace", "team")])
            #expect(queried.text == "{}")
            let torn = #"{"Node":"n9","Namespace":"other","Service":{"Service":"api","Namespace":"team"}}"#
            let refused = await cluster.send("PUT", "/v1/catalog/register", body: torn, token: Self.management)
            #expect(refused.status == 400 && refused.text.contains("both"), "\(refused.text)")
            for (method, path, body) in [
                ("PUT", "/v1/kv/x", "v"), ("PUT", "/v1/config", #"{"Kind":"service-defaults","Name":"x"}"#),
                ("PUT", "/v1/catalog/register", #"{"Node":"n9","Address":"1.1.1.1"}"#),
            ] {
                let lost = await cluster.send(method, path, query: "ns=luke", body: body, token: Self.management)
                let words = #"rpc error making call: Namespace "luke" does not exist"#
                #expect(lost.status == 500 && lost.text == words, "\(path): \(lost.text)")
            }
            let wild = await cluster.send("GET", "/v1/catalog/services", query: "ns=*", token: Self.management)
            #expect(wild.status == 400)
            let unserved = await cluster.send(
                "PUT",
                "/v1/agent/service/register",
                query: "ns=team",
                body: #"{"Name":"x"}"#,
                token: Self.management
            )
            #expect(unserved.status == 501, "\(unserved.text)")
        }
    }

    @Test func `rules speak for their namespace alone`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let rules = [
                #"namespace "team" { policy = "write" key_prefix "" { policy = "write" }"#,
                #"service_prefix "" { policy = "read" } } node_prefix "" { policy = "read" }"#,
            ].joined(separator: "\n")
            let policy: MeshValue = ["Name": "of-team", "Rules": .string(rules)]
            try await cluster.manage("PUT", "/v1/acl/policy", JSONText.string(of: policy))
            let token = try await cluster.manage("PUT", "/v1/acl/token", #"{"Policies":[{"Name":"of-team"}]}"#)
            let secret = try #require(token["SecretID"]?.stringValue)
            #expect(await text(cluster, "/v1/kv/a/b", "ns=team&raw", token: secret) == "in team")
            let foreign = await cluster.send("GET", "/v1/kv/a/b", query: "ns=other", token: secret)
            #expect(foreign.status == 403 && foreign.text.contains(#"in partition "default" in namespace "other""#))
            #expect(await cluster.send("GET", "/v1/kv/a/b", token: secret).status == 403)
            #expect(await text(cluster, "/v1/catalog/services", "ns=team", token: secret).contains("web"))
            let change = await cluster.send("PUT", "/v1/namespace/team", body: "{}", token: secret)
            #expect(change.status == 200, "\(change.text)")
            #expect(await cluster.send("PUT", "/v1/namespace/other", body: "{}", token: secret).status == 403)
            #expect(await cluster.send("PUT", "/v1/partition", body: #"{"Name":"p"}"#, token: secret).status == 403)
        }
    }

    /// What somebody may do about ACLs, by namespace.
    private struct Rights: Sendable, CustomTestStringConvertible {
        var rules: String
        var home = "default"
        var reads: Set<String> = []
        var writes: Set<String> = []

        var testDescription: String { "\(rules) in \(home)" }
    }

    @Test(arguments: [
        Rights(rules: #"acl = "write""#, reads: ["default"], writes: ["default"]),
        Rights(rules: #"acl = "write""#, home: "team", reads: ["team"], writes: ["team"]),
        Rights(rules: #"acl = "read""#, home: "team", reads: ["team"]),
        Rights(rules: #"namespace "team" { acl = "write" }"#, reads: ["team"], writes: ["team"]),
        Rights(rules: #"namespace_prefix "" { acl = "read" }"#, reads: ["default", "team", "other"]),
        Rights(rules: #"key_prefix "" { policy = "write" }"#, home: "team"),
    ])
    private func `rights to the ACLs of one namespace are none to those of another`(_ rights: Rights) async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let place = "ns=\(rights.home)"
            let body: MeshValue = ["Name": "tried", "Rules": .string(rights.rules)]
            try await cluster.manage("PUT", "/v1/acl/policy", query: place, JSONText.string(of: body))
            let token = try await cluster.manage(
                "PUT",
                "/v1/acl/token",
                query: place,
                #"{"Policies":[{"Name":"tried"}]}"#
            )
            #expect(token["Namespace"] == (rights.home == "default" ? nil : "team"))
            let secret = try #require(token["SecretID"]?.stringValue)
            let bodies = [
                ("policy", #"{"Name":"new"}"#), ("role", #"{"Name":"new"}"#), ("token", #"{"Description":"new"}"#),
            ]
            for name in ["default", "team", "other"] {
                for kind in ["tokens", "policies", "roles", "auth-methods", "binding-rules"] {
                    let answer = await cluster.send("GET", "/v1/acl/\(kind)", query: "ns=\(name)", token: secret)
                    let expected = rights.reads.contains(name) ? 200 : 403
                    #expect(answer.status == expected, "\(kind) of \(name): \(answer.text)")
                }
                for (kind, body) in bodies {
                    let answer = await cluster.send(
                        "PUT",
                        "/v1/acl/\(kind)",
                        query: "ns=\(name)",
                        body: body,
                        token: secret
                    )
                    let expected = rights.writes.contains(name) ? 200 : 403
                    #expect(answer.status == expected, "a \(kind) of \(name): \(answer.text)")
                }
            }
            let all = await cluster.send("GET", "/v1/acl/policies", query: "ns=*", token: secret)
            let rows = try JSONText.parse(all.text).arrayValue ?? []
            #expect(Set(rows.map { $0["Namespace"]?.stringValue ?? "default" }) == rights.reads)
        }
    }

    @Test func `a request without a place means that of its token`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let policy = #"{"Name":"keys","Rules":"key_prefix \"\" { policy = \"write\" }"}"#
            try await cluster.manage("PUT", "/v1/acl/policy", query: "ns=team", policy)
            let body = #"{"Namespace":"team","Policies":[{"Name":"keys"}]}"#
            let token = try await cluster.manage("PUT", "/v1/acl/token", body)
            let secret = try #require(token["SecretID"]?.stringValue)
            #expect(await text(cluster, "/v1/kv/a/b", "raw", token: secret) == "in team")
            #expect(await cluster.send("GET", "/v1/kv/a/b", query: "ns=default", token: secret).status == 403)
            let own = await text(cluster, "/v1/acl/token/self", "ns=other", token: secret)
            #expect(own.contains(#""Namespace":"team""#), "\(own)")
            let asked =
                #"[{"Resource":"key","Segment":"a","Access":"write"},"#
                + #"{"Resource":"key","Segment":"a","Access":"write","Namespace":"other"}]"#
            let answers = await cluster.send("POST", "/v1/internal/acl/authorize", body: asked, token: secret).text
            #expect(try JSONText.parse(answers).arrayValue?.compactMap { $0["Allow"]?.boolValue } == [true, false])
        }
    }

    @Test func `operations of a transaction say where they are`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let operations =
                #"[{"Service":{"Verb":"get","Node":"n9","Service":{"ID":"web","Namespace":"team"}}},"#
                + #"{"KV":{"Verb":"set","Key":"t","Value":"MQ==","Namespace":"team"}},"#
                + #"{"Check":{"Verb":"delete","Check":{"Node":"n9","CheckID":"up","ServiceID":"web","Namespace":"team"}}},"#
                + #"{"KV":{"Verb":"set","Key":"t","Value":"Mg=="}}]"#
            let answer = await cluster.send("PUT", "/v1/txn", body: operations, token: Self.management)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(await text(cluster, "/v1/kv/t", "ns=team&raw") == "1")
            #expect(await text(cluster, "/v1/kv/t", "raw") == "2")
            #expect(await text(cluster, "/v1/health/checks/web", "ns=team") == "[]")
            let lost = await cluster.send(
                "PUT",
                "/v1/txn",
                body: #"[{"KV":{"Verb":"set","Key":"t","Value":"MQ==","Namespace":"luke"}}]"#,
                token: Self.management
            )
            #expect(lost.status == 500 && lost.text.contains("does not exist"), "\(lost.text)")
        }
    }

    @Test func `who may read a caller does not see intentions on services elsewhere`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            for destination in ["team/api", "other/pay"] {
                try await cluster.manage(
                    "PUT",
                    "/v1/connect/intentions/exact",
                    query: "source=team/web&destination=\(destination)",
                    #"{"Action":"deny"}"#
                )
            }
            let policy = #"{"Name":"p","Rules":"service \"web\" { policy = \"read\" }"}"#
            try await cluster.manage("PUT", "/v1/acl/policy", query: "ns=team", policy)
            let token = try await cluster.manage(
                "PUT",
                "/v1/acl/token",
                query: "ns=team",
                #"{"Policies":[{"Name":"p"}]}"#
            )
            let secret = try #require(token["SecretID"]?.stringValue)
            func destinations(_ secret: String) async throws -> Set<String> {
                let found = await text(
                    cluster,
                    "/v1/connect/intentions/match",
                    "by=source&name=team/web",
                    token: secret
                )
                let rows = try JSONText.parse(found)["team/web"]?.arrayValue ?? []
                return Set(rows.compactMap { $0["DestinationName"]?.stringValue })
            }
            #expect(try await destinations(secret) == ["api"])
            #expect(try await destinations(Self.management) == ["api", "pay"])
        }
    }

    @Test func `intentions are found and changed by names with their namespaces`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            let names = "source=other/a&destination=team/web"
            try await cluster.manage("PUT", "/v1/connect/intentions/exact", query: names, #"{"Action":"deny"}"#)
            let row = try await cluster.manage("GET", "/v1/connect/intentions/exact", query: names)
            #expect(row["SourceNS"] == "other" && row["DestinationNS"] == "team" && row["Action"] == "deny")
            let entry = try await cluster.manage("GET", "/v1/config/service-intentions/web", query: "ns=team")
            #expect(entry["Sources"]?.arrayValue?.first?["Namespace"] == "other")
            func isAllowed(_ query: String) async throws -> Bool? {
                try await cluster.manage("GET", "/v1/connect/intentions/check", query: query)["Allowed"]?.boolValue
            }
            #expect(try await isAllowed(names) == false)
            try await cluster.manage(
                "PUT",
                "/v1/connect/intentions/exact",
                query: "ns=team&source=a&destination=web",
                #"{"Action":"allow"}"#
            )
            #expect(try await isAllowed("ns=team&source=a&destination=web") == true)
            #expect(try await isAllowed(names) == false)
            let own = try await cluster.manage("GET", "/v1/connect/intentions", query: "ns=team").arrayValue ?? []
            #expect(own.count == 2)
            let match = try await cluster.manage(
                "GET",
                "/v1/connect/intentions/match",
                query: "by=source&name=other/a"
            )
            #expect(match["other/a"]?.arrayValue?.count == 1)
            // A service of a peer stands in a namespace of the peer's.
            let peered = #"{"Name":"a","Peer":"east","Namespace":"shop","Action":"deny"}"#
            try await cluster.manage(
                "PUT",
                "/v1/config",
                #"{"Kind":"service-intentions","Name":"web","Sources":[\#(peered)]}"#
            )
            let foreign = try await cluster.manage(
                "GET",
                "/v1/connect/intentions/exact",
                query: "source=peer:east/shop/a&destination=web"
            )
            #expect(foreign["SourcePeer"] == "east" && foreign["SourceNS"] == "shop")
            try await cluster.manage("DELETE", "/v1/connect/intentions/exact", query: names)
            #expect(
                await cluster.send(
                    "GET",
                    "/v1/connect/intentions/exact",
                    query: names,
                    token: Self.management
                ).status == 404
            )
        }
    }

    @Test func `a namespace goes with everything in it, and with nothing else`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await fill(cluster)
            try await cluster.manage("DELETE", "/v1/namespace/team")
            try await eventually {
                await cluster.send("GET", "/v1/namespace/team", token: Self.management).status == 404
            }
            try await cluster.manage("PUT", "/v1/namespace", #"{"Name":"team"}"#)
            #expect(await text(cluster, "/v1/catalog/services", "ns=team") == "{}")
            #expect(await text(cluster, "/v1/config/service-defaults", "ns=team") == "[]")
            #expect(await text(cluster, "/v1/kv/", "ns=team&keys") == "[]")
            #expect(await text(cluster, "/v1/kv/a/b", "raw") == "in default")
            #expect(await text(cluster, "/v1/config/service-defaults/web").contains("http"))
        }
    }

    @Test func `a partition has nodes of its own`() async throws {
        try await Cluster.run(.deny) { cluster in
            try await cluster.manage("PUT", "/v1/partition", #"{"Name":"east"}"#)
            try await cluster.manage(
                "PUT",
                "/v1/catalog/register",
                query: "partition=east",
                #"{"Node":"n9","Address":"10.0.0.9","Service":{"Service":"web"}}"#
            )
            #expect(await text(cluster, "/v1/catalog/nodes", "partition=east").contains(#""Partition":"east""#))
            #expect(await !text(cluster, "/v1/catalog/nodes").contains("n9"))
            #expect(await text(cluster, "/v1/catalog/service/web", "partition=east").contains("10.0.0.9"))
            try await cluster.manage("PUT", "/v1/config", query: "ap=east", #"{"Kind":"mesh"}"#)
            #expect(await cluster.send("GET", "/v1/config/mesh/mesh", token: Self.management).status == 404)
            try await cluster.manage("DELETE", "/v1/partition/east")
            try await eventually {
                await cluster.send("GET", "/v1/partition/east", token: Self.management).status == 404
            }
            try await cluster.manage("PUT", "/v1/partition", #"{"Name":"east"}"#)
            #expect(await text(cluster, "/v1/catalog/nodes", "partition=east") == "[]")
        }
    }
}
