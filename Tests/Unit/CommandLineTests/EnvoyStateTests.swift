import CommandLineLogic
import MeshDomain
import Testing

/// What `troubleshoot upstreams` and `proxy` find in what an Envoy tells; a real one is asked in `Tests/EndToEnd/envoy-options`.
struct EnvoyStateTests {
    private static let now = "2026-11-29T12:00:00Z"

    private static func state(
        expires: String = "2026-12-01T00:00:00Z",
        healthy: Bool = true,
        routes: String =
            #"{"@type": "x.RoutesConfigDump", "dynamic_route_configs": [{"route_config": {"name": "api", "virtual_hosts": [{"routes": [{"route": {"weighted_clusters": {"clusters": [{"name": "api.one"}]}}}]}]}}]}"#,
        refused: String = ""
    ) throws -> EnvoyState {
        let dump = #"""
            {"configs": [
              {"@type": "x.ListenersConfigDump", "dynamic_listeners": [
                {"name": "api:127.0.0.1:9191", "active_state": {"listener": {"name": "api:127.0.0.1:9191",
                  "traffic_direction": "OUTBOUND", "filter_chains": [{"filters": [{"typed_config":
                  {"rds": {"route_config_name": "api"}}}]}]}}\#(refused)},
                {"name": "outbound_listener:127.0.0.1:15001", "active_state": {"listener": {
                  "name": "outbound_listener:127.0.0.1:15001", "traffic_direction": "OUTBOUND", "filter_chains": [
                  {"filter_chain_match": {"prefix_ranges": [{"address_prefix": "240.0.0.1"}]},
                   "filters": [{"typed_config": {"cluster": "db"}}]}]}}},
                {"name": "public_listener:1", "active_state": {"listener": {"name": "public_listener:1",
                  "traffic_direction": "INBOUND"}}}]},
              {"@type": "x.ClustersConfigDump", "dynamic_active_clusters": [
                {"cluster": {"name": "api.one", "type": "EDS"}},
                {"cluster": {"name": "db", "cluster_type": {"name": "envoy.clusters.aggregate",
                  "typed_config": {"clusters": ["db.east", "db.west"]}}}},
                {"cluster": {"name": "db.east", "type": "EDS"}}]},
              \#(routes)]}
            """#
        let clusters = #"""
            {"cluster_statuses": [
              {"name": "api.one", "host_statuses": [{"health_status": {"eds_health_status": "\#(healthy ? "HEALTHY" : "UNHEALTHY")"}}]},
              {"name": "db.east", "host_statuses": [{"health_status": {"eds_health_status": "HEALTHY", "failed_outlier_check": true}}]}]}
            """#
        let certificates = #"""
            {"certificates": [{"cert_chain": [{"subject_alt_names": [{"uri": "spiffe://web"}],
              "valid_from": "2026-11-01T00:00:00Z", "expiration_time": "\#(expires)"}]}]}
            """#
        return EnvoyState(
            dump: try JSONText.parse(dump),
            clusters: try JSONText.parse(clusters),
            certificates: try JSONText.parse(certificates),
            stats: try JSONText.parse(#"{"stats": [{"name": "listener_manager.lds.update_rejected", "value": 0}]}"#)
        )
    }

    @Test func `upstreams are listed by name and by address`() throws {
        let text = EnvoyStateLayout.upstreams(try Self.state())
        #expect(text.contains("==> Upstreams (explicit upstreams only) (1)\n  api\n"), "\(text)")
        #expect(text.contains("==> Upstream IPs (transparent proxy only) (1)"), "\(text)")
        #expect(text.contains("240.0.0.1") && text.contains("db.east, db.west"), "\(text)")
        #expect(!text.contains("public_listener"))
    }

    @Test func `an upstream that works has nothing against it`() throws {
        let report = EnvoyStateLayout.proxy(try Self.state(), .name("api"), now: Self.now)
        #expect(report.isWell, "\(report.text)")
        #expect(report.text.contains("✓ Route for upstream \"api\" found"))
        #expect(report.text.contains("✓ Healthy endpoints for cluster \"api.one\" for upstream \"api\" found"))
    }

    @Test func `what is wrong is named`() throws {
        let cases: [(EnvoyState, EnvoyStateLayout.Choice, String)] = [
            (
                try Self.state(expires: "2026-11-29T11:59:59Z"), .name("api"),
                "! Certificates are not valid\n  -> spiffe://web"
            ),
            (try Self.state(healthy: false), .name("api"), "! No healthy endpoints for cluster \"api.one\""),
            (try Self.state(routes: "{}"), .name("api"), "! No route for upstream \"api\""),
            (try Self.state(), .name("nobody"), "! No listener for upstream \"nobody\""),
            (try Self.state(), .address("240.0.0.1"), "! No cluster \"db.west\" for upstream \"240.0.0.1\""),
            (try Self.state(), .address("240.0.0.1"), "\"db.east\" for upstream \"240.0.0.1\": 1 there, 0 healthy"),
            (
                try Self.state(refused: #", "error_state": {"details": "no such filter"}"#), .name("api"),
                "  -> api:127.0.0.1:9191: no such filter"
            ),
        ]
        for (state, choice, words) in cases {
            let report = EnvoyStateLayout.proxy(state, choice, now: Self.now)
            #expect(!report.isWell)
            #expect(report.text.contains(words), "\(report.text)")
        }
    }
}
