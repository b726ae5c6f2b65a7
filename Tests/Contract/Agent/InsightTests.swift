import AccessRules
import AgentService
import ConsulJSON
import MeshDomain
import TestSupport
import Testing

/// Why a call works or not, and what became of exports, over real services with ACLs on.
@Suite(.timeLimit(.minutes(5)))
struct InsightTests {
    private func register(_ cluster: AuthorizationCluster, _ service: String) async throws {
        try await cluster.manage(
            "PUT",
            "/v1/catalog/register",
            #"{"Node":"n9","Address":"10.0.0.9","Service":\#(service)}"#
        )
    }

    private func sidecar(_ cluster: AuthorizationCluster, of service: String, upstreams: String = "") async throws {
        try await register(
            cluster,
            #"{"Kind":"connect-proxy","Service":"\#(service)-sidecar-proxy","Port":20000,"#
                + #""Proxy":{"DestinationServiceName":"\#(service)","Upstreams":[\#(upstreams)]}}"#
        )
    }

    private func put(_ cluster: AuthorizationCluster, _ entry: String) async throws {
        try await cluster.manage("PUT", "/v1/config", entry)
    }

    /// The steps by their ids, each as `outcome: text`.
    private func steps(
        _ cluster: AuthorizationCluster,
        _ source: String,
        _ destination: String,
        token: String = AuthorizationCluster.management
    ) async throws -> [String: String] {
        let query = "source=\(source)&destination=\(destination)"
        let answer = await cluster.send("GET", "/v1/tombolo/explain", query: query, token: token)
        try #require(answer.status == 200, "\(answer)")
        var found: [String: String] = [:]
        for step in try JSONText.parse(answer.text)["steps"]?.arrayValue ?? [] {
            found[step["id"]?.stringValue ?? ""] =
                "\(step["outcome"]?.stringValue ?? ""): \(step["text"]?.stringValue ?? "")"
        }
        return found
    }

    @Test func `each cause of a failed call is named by its own step`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            // 1: nobody of that name.
            var found = try await steps(cluster, "shop", "stock")
            #expect(
                found["source-registered"]?.hasPrefix("failed: no instance of shop is registered") == true,
                "\(found)"
            )
            // 2: no sidecar.
            try await register(cluster, #"{"Service":"shop","Port":80}"#)
            found = try await steps(cluster, "shop", "stock")
            #expect(found["source-registered"]?.hasPrefix("ok") == true)
            #expect(found["source-sidecar"] == "failed: no instance of shop has a sidecar proxy")
            // 3 and 4: no Envoy, no upstream; 5: nobody answers; 6: the default denies.
            try await sidecar(cluster, of: "shop")
            found = try await steps(cluster, "shop", "stock")
            #expect(found["proxy-connected"] == "failed: no Envoy of shop is connected")
            #expect(found["upstream"] == "failed: the sidecar of shop has no upstream stock")
            #expect(found["endpoints"] == "failed: stock: 0 of 0 endpoints are healthy")
            #expect(
                found["intention"]?.hasPrefix("failed: no intention is about shop and stock; the default denies")
                    == true
            )
            #expect(found["certificates"]?.hasPrefix("ok: the active root is good for") == true)
            // 7: an intention denies; the others are mended.
            try await sidecar(
                cluster,
                of: "shop",
                upstreams: #"{"DestinationName":"stock","LocalBindPort":9191},"#
                    + #"{"DestinationName":"api","DestinationPeer":"kept","LocalBindPort":9192}"#
            )
            try await sidecar(cluster, of: "stock")
            try await put(
                cluster,
                #"{"Kind":"service-intentions","Name":"stock","Sources":[{"Name":"*","Action":"deny"}]}"#
            )
            found = try await steps(cluster, "shop", "stock")
            #expect(found["upstream"] == "ok: stock is an upstream on 127.0.0.1:9191")
            #expect(found["endpoints"] == "ok: stock: 1 of 1 endpoints are healthy")
            #expect(
                found["intention"]?.hasPrefix("failed: it is denied: default/* => default/stock") == true,
                "\(found)"
            )
            // 8: the peering is not established, so nothing is imported and no roots are known.
            found = try await steps(cluster, "shop", "kept/api")
            #expect(found["peering"]?.hasPrefix("failed: the peering is PENDING") == true, "\(found)")
            #expect(found["imported"] == "failed: kept does not export api to this cluster")
            #expect(found["certificates"]?.hasPrefix("failed: the roots of kept are not known here") == true)
            #expect(found["upstream"] == "ok: api of peer kept is an upstream on 127.0.0.1:9192")
            // 9: no such peering.
            found = try await steps(cluster, "shop", "strange/api")
            #expect(found["peering"] == "failed: there is no peering named strange")
            // 10: the other way round: not exported, no gateway.
            found = try await steps(cluster, "kept/web", "stock")
            #expect(found["exported"] == "failed: stock is not exported to kept")
            #expect(found["mesh-gateway"] == "failed: no mesh gateway is registered here")
        }
    }

    @Test func `what a token may not see is said to be so, whether it is there or not`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            try await register(cluster, #"{"Service":"shop","Port":80}"#)
            try await sidecar(cluster, of: "shop")
            let token = try await cluster.manage("PUT", "/v1/acl/token", #"{"Description":"powerless"}"#)
            let secret = try #require(token["SecretID"]?.stringValue)
            for (there, gone) in [("shop", "none"), ("kept/api", "strange/api")] {
                let (source, other) = there == "shop" ? ("shop", "none") : ("shop", "shop")
                let real = try await steps(cluster, source, there, token: secret)
                let absent = try await steps(cluster, other, gone, token: secret)
                #expect(
                    real.values.allSatisfy {
                        $0.hasPrefix("unknown:") || $0.hasPrefix("skipped:") || $0.hasPrefix("ok: the active root")
                    },
                    "\(real)"
                )
                let words = absent.mapValues {
                    $0.replacing("none", with: "shop").replacing("strange", with: "kept")
                }
                #expect(words == real)
            }
        }
    }

    @Test func `each export says whether it arrived, and why not`() async throws {
        try await AuthorizationCluster.run(.deny) { cluster in
            try await register(cluster, #"{"Service":"shop","Port":80}"#)
            try await put(
                cluster,
                #"{"Kind":"exported-services","Name":"default","Services":["#
                    + #"{"Name":"shop","Consumers":[{"Peer":"kept"},{"Peer":"strange"}]},"#
                    + #"{"Name":"consul","Consumers":[{"Peer":"kept"}]}]}"#
            )
            let rows = try await cluster.manage("GET", "/v1/tombolo/exports").arrayValue ?? []
            let found = rows.map {
                "\($0["service"]?.stringValue ?? "") \($0["peer"]?.stringValue ?? "") \($0["state"]?.stringValue ?? "")"
            }
            #expect(found == ["consul kept refused", "shop kept pending", "shop strange refused"])
            #expect(rows[1]["reason"] == "the peering is PENDING: it has no stream yet")
            #expect(rows[2]["reason"] == "there is no peering named strange")
            let one = try await cluster.manage("GET", "/v1/tombolo/exports", query: "peer=strange")
            #expect(one.arrayValue?.count == 1)
            let detail = try await cluster.manage("GET", "/v1/tombolo/peering/kept")
            #expect(detail["state"] == "PENDING" && detail["exported"]?["wanted"] == 2)
            #expect(try await cluster.manage("GET", "/v1/imported-services") == [])
        }
    }

    @Test func `what hangs on a peering, and what an export would mean, is told before anything is done`() async throws
    {
        try await AuthorizationCluster.run(.deny) { cluster in
            try await register(cluster, #"{"Service":"shop","Port":80}"#)
            try await sidecar(
                cluster,
                of: "shop",
                upstreams: #"{"DestinationName":"api","DestinationPeer":"kept","LocalBindPort":9192}"#
            )
            let redirect = #"{"Service":"api","Peer":"kept"}"#
            try await put(cluster, #"{"Kind":"service-resolver","Name":"stock","Redirect":\#(redirect)}"#)
            try await put(
                cluster,
                #"{"Kind":"service-intentions","Name":"shop","Sources":[{"Name":"web","Peer":"kept","Action":"allow"}]}"#
            )
            let items = try await cluster.manage("GET", "/v1/tombolo/impact/kept").arrayValue ?? []
            #expect(items.map { $0["kind"] } == ["upstream", "resolver", "intention"])
            #expect(items.map { $0["name"] } == ["shop", "stock", "shop"])
            let rows = try await cluster.manage("GET", "/v1/tombolo/exports/preview", query: "peer=kept&add=shop,gone")
            #expect(rows.arrayValue?.map { $0["service"] } == ["gone", "shop"])
            #expect(rows.arrayValue?.map { $0["callers"] } == [[], ["web"]])
            #expect(rows.arrayValue?.last?["warnings"] == ["there is no mesh gateway: nobody of the peer can call it"])
            #expect(try await cluster.manage("GET", "/v1/exported-services") == [])
        }
    }
}
