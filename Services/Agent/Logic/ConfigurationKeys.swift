/// The options an agent's configuration may have, whether or not this version acts on them.
///
/// - Source: reference §12.2 and §12.3, with the older names that are still accepted.
enum ConfigurationKeys {
    /// Whether an option of that name exists; names are compared without regard to case.
    static func isKnown(_ name: String) -> Bool { known.contains(name.lowercased()) }

    /// Whether an option is one that this version acts on, or that says nothing to act on.
    static func hasEffect(_ name: String) -> Bool { effective.contains(name.lowercased()) }

    /// The blocks that are taken and change nothing, with the options that may stand in them.
    ///
    /// - Source: reference §12.2.
    static let idleBlocks: [(block: String, names: Set<String>)] = [
        (
            "autopilot",
            names(
                """
                cleanup_dead_servers disable_upgrade_migration last_contact_threshold max_trailing_logs min_quorum
                redundancy_zone_tag server_stabilization_time upgrade_version_tag
                """
            )
        ), ("auto_encrypt", names("allow_tls dns_san ip_san tls")),
        ("cache", names("entry_fetch_max_burst entry_fetch_rate")), ("gossip_lan", gossip), ("gossip_wan", gossip),
        (
            "performance",
            names("grpc_keepalive_interval grpc_keepalive_timeout leave_drain_time raft_multiplier rpc_hold_timeout")
        ), ("rpc", names("enable_streaming")), ("xds", names("update_max_per_second")),
    ]

    private static let gossip = names(
        "gossip_interval gossip_nodes probe_interval probe_timeout retransmit_mult suspicion_mult"
    )

    /// The options that are taken and change nothing, sorted.
    static var withoutEffect: [String] { known.subtracting(effective).sorted() }

    /// The options that this version acts on.
    static var withEffect: Set<String> { effective }

    /// The option that a name without its underscores means; nil when there is none.
    static func meant(by name: String) -> String? {
        let plain = name.lowercased().filter { $0 != "_" && $0 != "-" }
        return known.filter { $0.filter { $0 != "_" } == plain }.min()
    }

    private static func names(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let known = names(text)

    private static let effective = names(
        """
        acl acl_datacenter acl_default_policy addresses advertise_addr advertise_addr_ipv4 advertise_addr_wan alt_domain audit
        advertise_addr_wan_ipv4 bind_addr bootstrap bootstrap_expect check check_destinations check_output_max_size check_update_interval
        checks ca_file cert_file client_addr config_entries connect data_dir datacenter default_intention_policy default_query_time dev
        discard_check_output discovery_max_stale dns_config domain enable_debug enable_local_script_checks enable_script_checks encrypt http_config key_file limits locality log_json
        log_level max_query_time node_id node_meta node_name peering pid_file ports primary_datacenter recursors retry_join
        retry_join_wan server service services session_ttl_min
        start_join start_join_wan telemetry tls translate_wan_addrs ui ui_config ui_content_path ui_dir unix_sockets verify_incoming
        verify_incoming_rpc watches
        """
    )

    private static let text = """
        acl acl_agent_master_token acl_agent_token acl_datacenter acl_default_policy acl_down_policy
        acl_enable_key_list_policy acl_master_token acl_replication_token acl_token acl_ttl addresses advertise_addr
        advertise_addr_ipv4 advertise_addr_ipv6 advertise_addr_wan advertise_addr_wan_ipv4 advertise_addr_wan_ipv6
        advertise_reconnect_timeout ae_interval alt_domain audit auto_config auto_encrypt auto_reload_config autopilot
        bind_addr bootstrap bootstrap_expect build_date ca_file ca_path cache cert_file check check_deregister_interval_min
        check_destinations
        check_output_max_size check_reap_interval check_update_interval checks client_addr cloud config_entries connect
        consul data_dir datacenter default_intention_policy default_query_time dev disable_anonymous_signature
        disable_coordinates disable_host_node_id disable_http_unprintable_char_filter disable_keyring_file
        disable_remote_exec disable_update_check discard_check_output discovery_max_stale dns_config domain
        enable_acl_replication enable_agent_tls_for_checks enable_central_service_config enable_debug
        enable_key_list_policy enable_local_script_checks enable_script_checks enable_syslog encrypt
        encrypt_verify_incoming encrypt_verify_outgoing experiments gossip_lan gossip_wan http_config key_file
        leave_on_terminate license_path limits locality log_file log_json log_level log_rotate_bytes log_rotate_duration
        log_rotate_max_files max_query_time node_id node_meta node_name partition peering performance pid_file ports
        primary_datacenter primary_gateways primary_gateways_interval protocol raft_boltdb raft_logstore raft_protocol
        raft_snapshot_interval raft_snapshot_threshold raft_trailing_logs read_replica reconnect_timeout
        reconnect_timeout_wan recursors rejoin_after_leave reporting retry_interval retry_interval_wan retry_join
        retry_join_wan retry_max retry_max_wan revision rpc segment segment_limit segments serf_lan
        serf_lan_allowed_cidrs serf_wan serf_wan_allowed_cidrs server server_name server_rejoin_age_max service services
        session_ttl_min skip_leave_on_interrupt snapshot_agent start_join start_join_wan sync_coordinate_interval_min
        sync_coordinate_rate_target syslog_facility telemetry tls tls_cipher_suites tls_min_version
        tls_prefer_server_cipher_suites translate_wan_addrs ui ui_config ui_content_path ui_dir unix_sockets
        use_streaming_backend verify_incoming verify_incoming_https verify_incoming_rpc verify_outgoing
        verify_server_hostname version version_metadata version_prerelease watches xds
        """
}
