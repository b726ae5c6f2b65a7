import MeshDomain
import Testing

@testable import EnvoyPatches

/// Which fields property-override may touch: what Envoy's API gets new is refused here until somebody has thought about it.
struct PropertyOverrideTests {
    /// By the type of resource, those that hold no promise anywhere.
    private static let free = [
        "cluster": """
        alt_stat_name circuit_breakers cleanup_interval close_connections_on_host_health_failure
        common_http_protocol_options common_lb_config connect_timeout
        connection_pool_per_downstream_connection dns_failure_refresh_rate dns_jitter dns_lookup_family
        dns_refresh_rate dns_resolution_config dns_resolvers filters health_checks http2_protocol_options
        http_protocol_options ignore_health_on_host_removal lb_policy lb_subset_config
        least_request_lb_config load_balancing_policy lrs_report_endpoint_metrics lrs_server
        maglev_lb_config max_requests_per_connection metadata original_dst_lb_config outlier_detection
        per_connection_buffer_limit_bytes preconnect_policy protocol_selection respect_dns_ttl
        ring_hash_lb_config round_robin_lb_config track_cluster_stats track_timeout_budgets
        typed_dns_resolver_config typed_extension_protocol_options upstream_bind_config upstream_config
        upstream_connection_options upstream_http_protocol_options use_tcp_for_dns_lookups
        wait_for_warm_on_init
        """,
        "listener": """
        access_log additional_addresses address bind_to_port bypass_overload_manager
        connection_balance_config continue_on_listener_filters_timeout deprecated_v1 drain_type enable_mptcp
        enable_reuse_port freebind ignore_global_conn_limit listener_filters_timeout
        max_connections_to_accept_per_socket_event metadata per_connection_buffer_limit_bytes reuse_port
        socket_options stat_prefix tcp_backlog_size tcp_fast_open_queue_length traffic_direction transparent
        use_original_dst
        """,
        "route": """
        cluster_specifier_plugins ignore_path_parameters_in_path_matching ignore_port_in_host_matching
        internal_only_headers max_direct_response_body_size_bytes metadata
        most_specific_header_mutations_wins request_headers_to_add request_headers_to_remove
        request_mirror_policies response_headers_to_add response_headers_to_remove validate_clusters
        vhost_header virtual_hosts
        """,
        "cluster-load-assignment": """
        policy
        """,
    ]
    /// Those of a sidecar's outgoing calls alone.
    private static let ofOutgoingCalls = [
        "cluster": "type cluster_type eds_cluster_config load_assignment",
        "listener": """
        filter_chains default_filter_chain filter_chain_matcher fcds_config listener_filters udp_listener_config
        api_listener internal_listener
        """,
        "route": "typed_per_filter_config vhds", "cluster-load-assignment": "endpoints named_endpoints",
    ]

    private static func words(_ text: String?) -> Set<String> {
        Set((text ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static func isAllowed(_ field: String, _ type: String, _ direction: String, _ proxy: String) -> Bool {
        let patch: MeshValue = [
            "ResourceFilter": ["ResourceType": .string(type), "TrafficDirection": .string(direction)],
            "Op": "remove", "Path": .string("/" + field),
        ]
        let arguments: MeshObject = ["ProxyType": .string(proxy), "Patches": [patch]]
        let item = EnvoyExtension(name: "builtin/property-override", arguments: arguments)
        return ProxyExtension.faults(of: [item]).isEmpty
    }

    @Test(arguments: ["connect-proxy", "api-gateway", "terminating-gateway"], ["inbound", "outbound"])
    func `every field that may be touched is listed`(proxy: String, direction: String) throws {
        let kinds: [PatchTarget.Kind] = [.cluster, .listener, .route, .endpoints]
        for kind in kinds {
            let type = kind.rawValue
            var expected = Self.words(Self.free[type])
            if direction == "outbound" && proxy == "connect-proxy" {
                expected.formUnion(Self.words(Self.ofOutgoingCalls[type]))
            }
            // The way to the application itself is the service's own.
            if direction == "inbound" && kind == .cluster { expected.insert("transport_socket") }
            let shape = try #require(EnvoyAPI.published.message(kind.messageName))
            let allowed = shape.fields.map(\.apiName).filter { Self.isAllowed($0, type, direction, proxy) }
            #expect(Set(allowed) == expected, "\(type)")
        }
    }
}
