// swift-format-ignore-file
// Written by Shared/Schema/Generator/published.py from PyPI xds-protos; run deploy/make/generate.sh.

/// Envoy's whole published API as text; its format is told in Shared/Schema/Generator/published.py.
package enum EnvoyAPIText {
    /// All blocks, sorted by name. It is part of the program's file and read when it is first used.
    package static var blocks: String {
        #"""
m cel.expr.CheckedExpr
2 reference_map %int64,m:.Reference
3 type_map %int64,m:.Type
4 expr m:.Expr
5 source_info m:.SourceInfo
6 expr_version string

m cel.expr.Constant
1 null_value e:google.protobuf.NullValue constant_kind
2 bool_value bool constant_kind
3 int64_value int64 constant_kind
4 uint64_value uint64 constant_kind
5 double_value double constant_kind
6 string_value string constant_kind
7 bytes_value bytes constant_kind
8 duration_value m:google.protobuf.Duration constant_kind
9 timestamp_value m:google.protobuf.Timestamp constant_kind

m cel.expr.Expr
2 id int64
3 const_expr m:.Constant expr_kind
4 ident_expr m:.Expr.Ident expr_kind
5 select_expr m:.Expr.Select expr_kind
6 call_expr m:.Expr.Call expr_kind
7 list_expr m:.Expr.CreateList expr_kind
8 struct_expr m:.Expr.CreateStruct expr_kind
9 comprehension_expr m:.Expr.Comprehension expr_kind

m cel.expr.Expr.Call
1 target m:.Expr
2 function string
3 args *m:.Expr

m cel.expr.Expr.Comprehension
1 iter_var string
2 iter_range m:.Expr
3 accu_var string
4 accu_init m:.Expr
5 loop_condition m:.Expr
6 loop_step m:.Expr
7 result m:.Expr
8 iter_var2 string

m cel.expr.Expr.CreateList
1 elements *m:.Expr
2 optional_indices *int32

m cel.expr.Expr.CreateStruct
1 message_name string
2 entries *m:.Expr.CreateStruct.Entry

m cel.expr.Expr.CreateStruct.Entry
1 id int64
2 field_key string key_kind
3 map_key m:.Expr key_kind
4 value m:.Expr
5 optional_entry bool

m cel.expr.Expr.Ident
1 name string

m cel.expr.Expr.Select
1 operand m:.Expr
2 field string
3 test_only bool

m cel.expr.ParsedExpr
2 expr m:.Expr
3 source_info m:.SourceInfo

m cel.expr.Reference
1 name string
3 overload_id *string
4 value m:.Constant

m cel.expr.SourceInfo
1 syntax_version string
2 location string
3 line_offsets *int32
4 positions %int64,int32
5 macro_calls %int64,m:.Expr
6 extensions *m:.SourceInfo.Extension

m cel.expr.SourceInfo.Extension
1 id string
2 affected_components *e:.SourceInfo.Extension.Component
3 version m:.SourceInfo.Extension.Version

e cel.expr.SourceInfo.Extension.Component
0 COMPONENT_UNSPECIFIED
1 COMPONENT_PARSER
2 COMPONENT_TYPE_CHECKER
3 COMPONENT_RUNTIME

m cel.expr.SourceInfo.Extension.Version
1 major int64
2 minor int64

m cel.expr.Type
1 dyn m:google.protobuf.Empty type_kind
2 null e:google.protobuf.NullValue type_kind
3 primitive e:.Type.PrimitiveType type_kind
4 wrapper e:.Type.PrimitiveType type_kind
5 well_known e:.Type.WellKnownType type_kind
6 list_type m:.Type.ListType type_kind
7 map_type m:.Type.MapType type_kind
8 function m:.Type.FunctionType type_kind
9 message_type string type_kind
10 type_param string type_kind
11 type m:.Type type_kind
12 error m:google.protobuf.Empty type_kind
14 abstract_type m:.Type.AbstractType type_kind

m cel.expr.Type.AbstractType
1 name string
2 parameter_types *m:.Type

m cel.expr.Type.FunctionType
1 result_type m:.Type
2 arg_types *m:.Type

m cel.expr.Type.ListType
1 elem_type m:.Type

m cel.expr.Type.MapType
1 key_type m:.Type
2 value_type m:.Type

e cel.expr.Type.PrimitiveType
0 PRIMITIVE_TYPE_UNSPECIFIED
1 BOOL
2 INT64
3 UINT64
4 DOUBLE
5 STRING
6 BYTES

e cel.expr.Type.WellKnownType
0 WELL_KNOWN_TYPE_UNSPECIFIED
1 ANY
2 TIMESTAMP
3 DURATION

m envoy.config.accesslog.v3.AccessLog
1 name string
2 filter m:.AccessLogFilter
4 typed_config m:google.protobuf.Any config_type

m envoy.config.accesslog.v3.AccessLogFilter
1 status_code_filter m:.StatusCodeFilter filter_specifier
2 duration_filter m:.DurationFilter filter_specifier
3 not_health_check_filter m:.NotHealthCheckFilter filter_specifier
4 traceable_filter m:.TraceableFilter filter_specifier
5 runtime_filter m:.RuntimeFilter filter_specifier
6 and_filter m:.AndFilter filter_specifier
7 or_filter m:.OrFilter filter_specifier
8 header_filter m:.HeaderFilter filter_specifier
9 response_flag_filter m:.ResponseFlagFilter filter_specifier
10 grpc_status_filter m:.GrpcStatusFilter filter_specifier
11 extension_filter m:.ExtensionFilter filter_specifier
12 metadata_filter m:.MetadataFilter filter_specifier
13 log_type_filter m:.LogTypeFilter filter_specifier

m envoy.config.accesslog.v3.AndFilter
1 filters *m:.AccessLogFilter

m envoy.config.accesslog.v3.ComparisonFilter
1 op e:.ComparisonFilter.Op
2 value m:envoy.config.core.v3.RuntimeUInt32

e envoy.config.accesslog.v3.ComparisonFilter.Op
0 EQ
1 GE
2 LE
3 NE

m envoy.config.accesslog.v3.DurationFilter
1 comparison m:.ComparisonFilter

m envoy.config.accesslog.v3.ExtensionFilter
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.accesslog.v3.GrpcStatusFilter
1 statuses *e:.GrpcStatusFilter.Status
2 exclude bool

e envoy.config.accesslog.v3.GrpcStatusFilter.Status
0 OK
1 CANCELED
2 UNKNOWN
3 INVALID_ARGUMENT
4 DEADLINE_EXCEEDED
5 NOT_FOUND
6 ALREADY_EXISTS
7 PERMISSION_DENIED
8 RESOURCE_EXHAUSTED
9 FAILED_PRECONDITION
10 ABORTED
11 OUT_OF_RANGE
12 UNIMPLEMENTED
13 INTERNAL
14 UNAVAILABLE
15 DATA_LOSS
16 UNAUTHENTICATED

m envoy.config.accesslog.v3.HeaderFilter
1 header m:envoy.config.route.v3.HeaderMatcher

m envoy.config.accesslog.v3.LogTypeFilter
1 types *e:envoy.data.accesslog.v3.AccessLogType
2 exclude bool

m envoy.config.accesslog.v3.MetadataFilter
1 matcher m:envoy.type.matcher.v3.MetadataMatcher
2 match_if_key_not_found m:google.protobuf.BoolValue

m envoy.config.accesslog.v3.NotHealthCheckFilter

m envoy.config.accesslog.v3.OrFilter
2 filters *m:.AccessLogFilter

m envoy.config.accesslog.v3.ResponseFlagFilter
1 flags *string

m envoy.config.accesslog.v3.RuntimeFilter
1 runtime_key string
2 percent_sampled m:envoy.type.v3.FractionalPercent
3 use_independent_randomness bool

m envoy.config.accesslog.v3.StatusCodeFilter
1 comparison m:.ComparisonFilter

m envoy.config.accesslog.v3.TraceableFilter

m envoy.config.bootstrap.v3.Admin
1 access_log_path string
2 profile_path string
3 address m:envoy.config.core.v3.Address
4 socket_options *m:envoy.config.core.v3.SocketOption
5 access_log *m:envoy.config.accesslog.v3.AccessLog
6 ignore_global_conn_limit bool
7 allow_paths *m:envoy.type.matcher.v3.StringMatcher

m envoy.config.bootstrap.v3.Bootstrap
1 node m:envoy.config.core.v3.Node
2 static_resources m:.Bootstrap.StaticResources
3 dynamic_resources m:.Bootstrap.DynamicResources
4 cluster_manager m:.ClusterManager
5 flags_path string
6 stats_sinks *m:envoy.config.metrics.v3.StatsSink
7 stats_flush_interval m:google.protobuf.Duration
8 watchdog m:.Watchdog
9 tracing m:envoy.config.trace.v3.Tracing
12 admin m:.Admin
13 stats_config m:envoy.config.metrics.v3.StatsConfig
14 hds_config m:envoy.config.core.v3.ApiConfigSource
15 overload_manager m:envoy.config.overload.v3.OverloadManager
16 enable_dispatcher_stats bool
17 layered_runtime m:.LayeredRuntime
18 header_prefix string
19 stats_server_version_override m:google.protobuf.UInt64Value
20 use_tcp_for_dns_lookups bool
21 bootstrap_extensions *m:envoy.config.core.v3.TypedExtensionConfig
22 config_sources *m:envoy.config.core.v3.ConfigSource
23 default_config_source m:envoy.config.core.v3.ConfigSource
24 default_socket_interface string
25 certificate_provider_instances %string,m:envoy.config.core.v3.TypedExtensionConfig
26 node_context_params *string
27 watchdogs m:.Watchdogs
28 fatal_actions *m:.FatalAction
29 stats_flush_on_admin bool stats_flush
30 dns_resolution_config m:envoy.config.core.v3.DnsResolutionConfig
31 typed_dns_resolver_config m:envoy.config.core.v3.TypedExtensionConfig
32 inline_headers *m:.CustomInlineHeader
33 perf_tracing_file_path string
34 default_regex_engine m:envoy.config.core.v3.TypedExtensionConfig
35 xds_delegate_extension m:envoy.config.core.v3.TypedExtensionConfig
36 xds_config_tracker_extension m:envoy.config.core.v3.TypedExtensionConfig
37 listener_manager m:envoy.config.core.v3.TypedExtensionConfig
38 application_log_config m:.Bootstrap.ApplicationLogConfig
39 deferred_stat_options m:.Bootstrap.DeferredStatOptions
40 grpc_async_client_manager_config m:.Bootstrap.GrpcAsyncClientManagerConfig
41 memory_allocator_manager m:.MemoryAllocatorManager
42 stats_eviction_interval m:google.protobuf.Duration stats_eviction

m envoy.config.bootstrap.v3.Bootstrap.ApplicationLogConfig
1 log_format m:.Bootstrap.ApplicationLogConfig.LogFormat

m envoy.config.bootstrap.v3.Bootstrap.ApplicationLogConfig.LogFormat
1 json_format m:google.protobuf.Struct log_format
2 text_format string log_format

m envoy.config.bootstrap.v3.Bootstrap.DeferredStatOptions
1 enable_deferred_creation_stats bool

m envoy.config.bootstrap.v3.Bootstrap.DynamicResources
1 lds_config m:envoy.config.core.v3.ConfigSource
2 cds_config m:envoy.config.core.v3.ConfigSource
3 ads_config m:envoy.config.core.v3.ApiConfigSource
5 lds_resources_locator string
6 cds_resources_locator string

m envoy.config.bootstrap.v3.Bootstrap.GrpcAsyncClientManagerConfig
1 max_cached_entry_idle_duration m:google.protobuf.Duration

m envoy.config.bootstrap.v3.Bootstrap.StaticResources
1 listeners *m:envoy.config.listener.v3.Listener
2 clusters *m:envoy.config.cluster.v3.Cluster
3 secrets *m:envoy.extensions.transport_sockets.tls.v3.Secret

m envoy.config.bootstrap.v3.ClusterManager
1 local_cluster_name string
2 outlier_detection m:.ClusterManager.OutlierDetection
3 upstream_bind_config m:envoy.config.core.v3.BindConfig
4 load_stats_config m:envoy.config.core.v3.ApiConfigSource
5 enable_deferred_cluster_creation bool

m envoy.config.bootstrap.v3.ClusterManager.OutlierDetection
1 event_log_path string
2 event_service m:envoy.config.core.v3.EventServiceConfig

m envoy.config.bootstrap.v3.CustomInlineHeader
1 inline_header_name string
2 inline_header_type e:.CustomInlineHeader.InlineHeaderType

e envoy.config.bootstrap.v3.CustomInlineHeader.InlineHeaderType
0 REQUEST_HEADER
1 REQUEST_TRAILER
2 RESPONSE_HEADER
3 RESPONSE_TRAILER

m envoy.config.bootstrap.v3.FatalAction
1 config m:envoy.config.core.v3.TypedExtensionConfig

m envoy.config.bootstrap.v3.LayeredRuntime
1 layers *m:.RuntimeLayer

m envoy.config.bootstrap.v3.MemoryAllocatorManager
1 bytes_to_release uint64
2 memory_release_interval m:google.protobuf.Duration

m envoy.config.bootstrap.v3.Runtime
1 symlink_root string
2 subdirectory string
3 override_subdirectory string
4 base m:google.protobuf.Struct

m envoy.config.bootstrap.v3.RuntimeLayer
1 name string
2 static_layer m:google.protobuf.Struct layer_specifier
3 disk_layer m:.RuntimeLayer.DiskLayer layer_specifier
4 admin_layer m:.RuntimeLayer.AdminLayer layer_specifier
5 rtds_layer m:.RuntimeLayer.RtdsLayer layer_specifier

m envoy.config.bootstrap.v3.RuntimeLayer.AdminLayer

m envoy.config.bootstrap.v3.RuntimeLayer.DiskLayer
1 symlink_root string
2 append_service_cluster bool
3 subdirectory string

m envoy.config.bootstrap.v3.RuntimeLayer.RtdsLayer
1 name string
2 rtds_config m:envoy.config.core.v3.ConfigSource

m envoy.config.bootstrap.v3.Watchdog
1 miss_timeout m:google.protobuf.Duration
2 megamiss_timeout m:google.protobuf.Duration
3 kill_timeout m:google.protobuf.Duration
4 multikill_timeout m:google.protobuf.Duration
5 multikill_threshold m:envoy.type.v3.Percent
6 max_kill_timeout_jitter m:google.protobuf.Duration
7 actions *m:.Watchdog.WatchdogAction

m envoy.config.bootstrap.v3.Watchdog.WatchdogAction
1 config m:envoy.config.core.v3.TypedExtensionConfig
2 event e:.Watchdog.WatchdogAction.WatchdogEvent

e envoy.config.bootstrap.v3.Watchdog.WatchdogAction.WatchdogEvent
0 UNKNOWN
1 KILL
2 MULTIKILL
3 MEGAMISS
4 MISS

m envoy.config.bootstrap.v3.Watchdogs
1 main_thread_watchdog m:.Watchdog
2 worker_watchdog m:.Watchdog

m envoy.config.cluster.redis.RedisClusterConfig
1 cluster_refresh_rate m:google.protobuf.Duration
2 cluster_refresh_timeout m:google.protobuf.Duration
3 redirect_refresh_interval m:google.protobuf.Duration
4 redirect_refresh_threshold m:google.protobuf.UInt32Value
5 failure_refresh_threshold uint32
6 host_degraded_refresh_threshold uint32

m envoy.config.cluster.v3.CircuitBreakers
1 thresholds *m:.CircuitBreakers.Thresholds
2 per_host_thresholds *m:.CircuitBreakers.Thresholds

m envoy.config.cluster.v3.CircuitBreakers.Thresholds
1 priority e:envoy.config.core.v3.RoutingPriority
2 max_connections m:google.protobuf.UInt32Value
3 max_pending_requests m:google.protobuf.UInt32Value
4 max_requests m:google.protobuf.UInt32Value
5 max_retries m:google.protobuf.UInt32Value
6 track_remaining bool
7 max_connection_pools m:google.protobuf.UInt32Value
8 retry_budget m:.CircuitBreakers.Thresholds.RetryBudget

m envoy.config.cluster.v3.CircuitBreakers.Thresholds.RetryBudget
1 budget_percent m:envoy.type.v3.Percent
2 min_retry_concurrency m:google.protobuf.UInt32Value

m envoy.config.cluster.v3.Cluster
1 name string
2 type e:.Cluster.DiscoveryType cluster_discovery_type
3 eds_cluster_config m:.Cluster.EdsClusterConfig
4 connect_timeout m:google.protobuf.Duration
5 per_connection_buffer_limit_bytes m:google.protobuf.UInt32Value
6 lb_policy e:.Cluster.LbPolicy
8 health_checks *m:envoy.config.core.v3.HealthCheck
9 max_requests_per_connection m:google.protobuf.UInt32Value
10 circuit_breakers m:.CircuitBreakers
13 http_protocol_options m:envoy.config.core.v3.Http1ProtocolOptions
14 http2_protocol_options m:envoy.config.core.v3.Http2ProtocolOptions
16 dns_refresh_rate m:google.protobuf.Duration
17 dns_lookup_family e:.Cluster.DnsLookupFamily
18 dns_resolvers *m:envoy.config.core.v3.Address
19 outlier_detection m:.OutlierDetection
20 cleanup_interval m:google.protobuf.Duration
21 upstream_bind_config m:envoy.config.core.v3.BindConfig
22 lb_subset_config m:.Cluster.LbSubsetConfig
23 ring_hash_lb_config m:.Cluster.RingHashLbConfig lb_config
24 transport_socket m:envoy.config.core.v3.TransportSocket
25 metadata m:envoy.config.core.v3.Metadata
26 protocol_selection e:.Cluster.ClusterProtocolSelection
27 common_lb_config m:.Cluster.CommonLbConfig
28 alt_stat_name string
29 common_http_protocol_options m:envoy.config.core.v3.HttpProtocolOptions
30 upstream_connection_options m:.UpstreamConnectionOptions
31 close_connections_on_host_health_failure bool
32 ignore_health_on_host_removal bool
33 load_assignment m:envoy.config.endpoint.v3.ClusterLoadAssignment
34 original_dst_lb_config m:.Cluster.OriginalDstLbConfig lb_config
36 typed_extension_protocol_options %string,m:google.protobuf.Any
37 least_request_lb_config m:.Cluster.LeastRequestLbConfig lb_config
38 cluster_type m:.Cluster.CustomClusterType cluster_discovery_type
39 respect_dns_ttl bool
40 filters *m:.Filter
41 load_balancing_policy m:.LoadBalancingPolicy
42 lrs_server m:envoy.config.core.v3.ConfigSource
43 transport_socket_matches *m:.Cluster.TransportSocketMatch
44 dns_failure_refresh_rate m:.Cluster.RefreshRate
45 use_tcp_for_dns_lookups bool
46 upstream_http_protocol_options m:envoy.config.core.v3.UpstreamHttpProtocolOptions
47 track_timeout_budgets bool
48 upstream_config m:envoy.config.core.v3.TypedExtensionConfig
49 track_cluster_stats m:.TrackClusterStats
50 preconnect_policy m:.Cluster.PreconnectPolicy
51 connection_pool_per_downstream_connection bool
52 maglev_lb_config m:.Cluster.MaglevLbConfig lb_config
53 dns_resolution_config m:envoy.config.core.v3.DnsResolutionConfig
54 wait_for_warm_on_init m:google.protobuf.BoolValue
55 typed_dns_resolver_config m:envoy.config.core.v3.TypedExtensionConfig
56 round_robin_lb_config m:.Cluster.RoundRobinLbConfig lb_config
57 lrs_report_endpoint_metrics *string
58 dns_jitter m:google.protobuf.Duration
59 transport_socket_matcher m:xds.type.matcher.v3.Matcher

e envoy.config.cluster.v3.Cluster.ClusterProtocolSelection
0 USE_CONFIGURED_PROTOCOL
1 USE_DOWNSTREAM_PROTOCOL

m envoy.config.cluster.v3.Cluster.CommonLbConfig
1 healthy_panic_threshold m:envoy.type.v3.Percent
2 zone_aware_lb_config m:.Cluster.CommonLbConfig.ZoneAwareLbConfig locality_config_specifier
3 locality_weighted_lb_config m:.Cluster.CommonLbConfig.LocalityWeightedLbConfig locality_config_specifier
4 update_merge_window m:google.protobuf.Duration
5 ignore_new_hosts_until_first_hc bool
6 close_connections_on_host_set_change bool
7 consistent_hashing_lb_config m:.Cluster.CommonLbConfig.ConsistentHashingLbConfig
8 override_host_status m:envoy.config.core.v3.HealthStatusSet

m envoy.config.cluster.v3.Cluster.CommonLbConfig.ConsistentHashingLbConfig
1 use_hostname_for_hashing bool
2 hash_balance_factor m:google.protobuf.UInt32Value

m envoy.config.cluster.v3.Cluster.CommonLbConfig.LocalityWeightedLbConfig

m envoy.config.cluster.v3.Cluster.CommonLbConfig.ZoneAwareLbConfig
1 routing_enabled m:envoy.type.v3.Percent
2 min_cluster_size m:google.protobuf.UInt64Value
3 fail_traffic_on_panic bool

m envoy.config.cluster.v3.Cluster.CustomClusterType
1 name string
2 typed_config m:google.protobuf.Any

e envoy.config.cluster.v3.Cluster.DiscoveryType
0 STATIC
1 STRICT_DNS
2 LOGICAL_DNS
3 EDS
4 ORIGINAL_DST

e envoy.config.cluster.v3.Cluster.DnsLookupFamily
0 AUTO
1 V4_ONLY
2 V6_ONLY
3 V4_PREFERRED
4 ALL

m envoy.config.cluster.v3.Cluster.EdsClusterConfig
1 eds_config m:envoy.config.core.v3.ConfigSource
2 service_name string

e envoy.config.cluster.v3.Cluster.LbPolicy
0 ROUND_ROBIN
1 LEAST_REQUEST
2 RING_HASH
3 RANDOM
5 MAGLEV
6 CLUSTER_PROVIDED
7 LOAD_BALANCING_POLICY_CONFIG

m envoy.config.cluster.v3.Cluster.LbSubsetConfig
1 fallback_policy e:.Cluster.LbSubsetConfig.LbSubsetFallbackPolicy
2 default_subset m:google.protobuf.Struct
3 subset_selectors *m:.Cluster.LbSubsetConfig.LbSubsetSelector
4 locality_weight_aware bool
5 scale_locality_weight bool
6 panic_mode_any bool
7 list_as_any bool
8 metadata_fallback_policy e:.Cluster.LbSubsetConfig.LbSubsetMetadataFallbackPolicy

e envoy.config.cluster.v3.Cluster.LbSubsetConfig.LbSubsetFallbackPolicy
0 NO_FALLBACK
1 ANY_ENDPOINT
2 DEFAULT_SUBSET

e envoy.config.cluster.v3.Cluster.LbSubsetConfig.LbSubsetMetadataFallbackPolicy
0 METADATA_NO_FALLBACK
1 FALLBACK_LIST

m envoy.config.cluster.v3.Cluster.LbSubsetConfig.LbSubsetSelector
1 keys *string
2 fallback_policy e:.Cluster.LbSubsetConfig.LbSubsetSelector.LbSubsetSelectorFallbackPolicy
3 fallback_keys_subset *string
4 single_host_per_subset bool

e envoy.config.cluster.v3.Cluster.LbSubsetConfig.LbSubsetSelector.LbSubsetSelectorFallbackPolicy
0 NOT_DEFINED
1 NO_FALLBACK
2 ANY_ENDPOINT
3 DEFAULT_SUBSET
4 KEYS_SUBSET

m envoy.config.cluster.v3.Cluster.LeastRequestLbConfig
1 choice_count m:google.protobuf.UInt32Value
2 active_request_bias m:envoy.config.core.v3.RuntimeDouble
3 slow_start_config m:.Cluster.SlowStartConfig

m envoy.config.cluster.v3.Cluster.MaglevLbConfig
1 table_size m:google.protobuf.UInt64Value

m envoy.config.cluster.v3.Cluster.OriginalDstLbConfig
1 use_http_header bool
2 http_header_name string
3 upstream_port_override m:google.protobuf.UInt32Value
4 metadata_key m:envoy.type.metadata.v3.MetadataKey

m envoy.config.cluster.v3.Cluster.PreconnectPolicy
1 per_upstream_preconnect_ratio m:google.protobuf.DoubleValue
2 predictive_preconnect_ratio m:google.protobuf.DoubleValue

m envoy.config.cluster.v3.Cluster.RefreshRate
1 base_interval m:google.protobuf.Duration
2 max_interval m:google.protobuf.Duration

m envoy.config.cluster.v3.Cluster.RingHashLbConfig
1 minimum_ring_size m:google.protobuf.UInt64Value
3 hash_function e:.Cluster.RingHashLbConfig.HashFunction
4 maximum_ring_size m:google.protobuf.UInt64Value

e envoy.config.cluster.v3.Cluster.RingHashLbConfig.HashFunction
0 XX_HASH
1 MURMUR_HASH_2

m envoy.config.cluster.v3.Cluster.RoundRobinLbConfig
1 slow_start_config m:.Cluster.SlowStartConfig

m envoy.config.cluster.v3.Cluster.SlowStartConfig
1 slow_start_window m:google.protobuf.Duration
2 aggression m:envoy.config.core.v3.RuntimeDouble
3 min_weight_percent m:envoy.type.v3.Percent

m envoy.config.cluster.v3.Cluster.TransportSocketMatch
1 name string
2 match m:google.protobuf.Struct
3 transport_socket m:envoy.config.core.v3.TransportSocket

m envoy.config.cluster.v3.ClusterCollection
1 entries m:xds.core.v3.CollectionEntry

m envoy.config.cluster.v3.Filter
1 name string
2 typed_config m:google.protobuf.Any
3 config_discovery m:envoy.config.core.v3.ExtensionConfigSource

m envoy.config.cluster.v3.LoadBalancingPolicy
1 policies *m:.LoadBalancingPolicy.Policy

m envoy.config.cluster.v3.LoadBalancingPolicy.Policy
4 typed_extension_config m:envoy.config.core.v3.TypedExtensionConfig

m envoy.config.cluster.v3.OutlierDetection
1 consecutive_5xx m:google.protobuf.UInt32Value
2 interval m:google.protobuf.Duration
3 base_ejection_time m:google.protobuf.Duration
4 max_ejection_percent m:google.protobuf.UInt32Value
5 enforcing_consecutive_5xx m:google.protobuf.UInt32Value
6 enforcing_success_rate m:google.protobuf.UInt32Value
7 success_rate_minimum_hosts m:google.protobuf.UInt32Value
8 success_rate_request_volume m:google.protobuf.UInt32Value
9 success_rate_stdev_factor m:google.protobuf.UInt32Value
10 consecutive_gateway_failure m:google.protobuf.UInt32Value
11 enforcing_consecutive_gateway_failure m:google.protobuf.UInt32Value
12 split_external_local_origin_errors bool
13 consecutive_local_origin_failure m:google.protobuf.UInt32Value
14 enforcing_consecutive_local_origin_failure m:google.protobuf.UInt32Value
15 enforcing_local_origin_success_rate m:google.protobuf.UInt32Value
16 failure_percentage_threshold m:google.protobuf.UInt32Value
17 enforcing_failure_percentage m:google.protobuf.UInt32Value
18 enforcing_failure_percentage_local_origin m:google.protobuf.UInt32Value
19 failure_percentage_minimum_hosts m:google.protobuf.UInt32Value
20 failure_percentage_request_volume m:google.protobuf.UInt32Value
21 max_ejection_time m:google.protobuf.Duration
22 max_ejection_time_jitter m:google.protobuf.Duration
23 successful_active_health_check_uneject_host m:google.protobuf.BoolValue
24 monitors *m:envoy.config.core.v3.TypedExtensionConfig
25 always_eject_one_host m:google.protobuf.BoolValue

m envoy.config.cluster.v3.TrackClusterStats
1 timeout_budgets bool
2 request_response_sizes bool
3 per_endpoint_stats bool

m envoy.config.cluster.v3.UpstreamConnectionOptions
1 tcp_keepalive m:envoy.config.core.v3.TcpKeepalive
2 set_local_interface_name_on_upstream_connections bool
3 happy_eyeballs_config m:.UpstreamConnectionOptions.HappyEyeballsConfig

e envoy.config.cluster.v3.UpstreamConnectionOptions.FirstAddressFamilyVersion
0 DEFAULT
1 V4
2 V6

m envoy.config.cluster.v3.UpstreamConnectionOptions.HappyEyeballsConfig
1 first_address_family_version e:.UpstreamConnectionOptions.FirstAddressFamilyVersion
2 first_address_family_count m:google.protobuf.UInt32Value

m envoy.config.common.key_value.v3.KeyValueStoreConfig
1 config m:envoy.config.core.v3.TypedExtensionConfig

m envoy.config.common.matcher.v3.HttpGenericBodyMatch
1 bytes_limit uint32
2 patterns *m:.HttpGenericBodyMatch.GenericTextMatch

m envoy.config.common.matcher.v3.HttpGenericBodyMatch.GenericTextMatch
1 string_match string rule
2 binary_match bytes rule

m envoy.config.common.matcher.v3.HttpHeadersMatch
1 headers *m:envoy.config.route.v3.HeaderMatcher

m envoy.config.common.matcher.v3.MatchPredicate
1 or_match m:.MatchPredicate.MatchSet rule
2 and_match m:.MatchPredicate.MatchSet rule
3 not_match m:.MatchPredicate rule
4 any_match bool rule
5 http_request_headers_match m:.HttpHeadersMatch rule
6 http_request_trailers_match m:.HttpHeadersMatch rule
7 http_response_headers_match m:.HttpHeadersMatch rule
8 http_response_trailers_match m:.HttpHeadersMatch rule
9 http_request_generic_body_match m:.HttpGenericBodyMatch rule
10 http_response_generic_body_match m:.HttpGenericBodyMatch rule

m envoy.config.common.matcher.v3.MatchPredicate.MatchSet
1 rules *m:.MatchPredicate

m envoy.config.common.matcher.v3.Matcher
1 matcher_list m:.Matcher.MatcherList matcher_type
2 matcher_tree m:.Matcher.MatcherTree matcher_type
3 on_no_match m:.Matcher.OnMatch

m envoy.config.common.matcher.v3.Matcher.MatcherList
1 matchers *m:.Matcher.MatcherList.FieldMatcher

m envoy.config.common.matcher.v3.Matcher.MatcherList.FieldMatcher
1 predicate m:.Matcher.MatcherList.Predicate
2 on_match m:.Matcher.OnMatch

m envoy.config.common.matcher.v3.Matcher.MatcherList.Predicate
1 single_predicate m:.Matcher.MatcherList.Predicate.SinglePredicate match_type
2 or_matcher m:.Matcher.MatcherList.Predicate.PredicateList match_type
3 and_matcher m:.Matcher.MatcherList.Predicate.PredicateList match_type
4 not_matcher m:.Matcher.MatcherList.Predicate match_type

m envoy.config.common.matcher.v3.Matcher.MatcherList.Predicate.PredicateList
1 predicate *m:.Matcher.MatcherList.Predicate

m envoy.config.common.matcher.v3.Matcher.MatcherList.Predicate.SinglePredicate
1 input m:envoy.config.core.v3.TypedExtensionConfig
2 value_match m:envoy.type.matcher.v3.StringMatcher matcher
3 custom_match m:envoy.config.core.v3.TypedExtensionConfig matcher

m envoy.config.common.matcher.v3.Matcher.MatcherTree
1 input m:envoy.config.core.v3.TypedExtensionConfig
2 exact_match_map m:.Matcher.MatcherTree.MatchMap tree_type
3 prefix_match_map m:.Matcher.MatcherTree.MatchMap tree_type
4 custom_match m:envoy.config.core.v3.TypedExtensionConfig tree_type

m envoy.config.common.matcher.v3.Matcher.MatcherTree.MatchMap
1 map %string,m:.Matcher.OnMatch

m envoy.config.common.matcher.v3.Matcher.OnMatch
1 matcher m:.Matcher on_match
2 action m:envoy.config.core.v3.TypedExtensionConfig on_match
3 keep_matching bool

m envoy.config.common.mutation_rules.v3.HeaderMutation
1 remove string action
2 append m:envoy.config.core.v3.HeaderValueOption action
3 remove_on_match m:.HeaderMutation.RemoveOnMatch action

m envoy.config.common.mutation_rules.v3.HeaderMutation.RemoveOnMatch
1 key_matcher m:envoy.type.matcher.v3.StringMatcher

m envoy.config.common.mutation_rules.v3.HeaderMutationRules
1 allow_all_routing m:google.protobuf.BoolValue
2 allow_envoy m:google.protobuf.BoolValue
3 disallow_system m:google.protobuf.BoolValue
4 disallow_all m:google.protobuf.BoolValue
5 allow_expression m:envoy.type.matcher.v3.RegexMatcher
6 disallow_expression m:envoy.type.matcher.v3.RegexMatcher
7 disallow_is_error m:google.protobuf.BoolValue

m envoy.config.core.v3.Address
1 socket_address m:.SocketAddress address
2 pipe m:.Pipe address
3 envoy_internal_address m:.EnvoyInternalAddress address

m envoy.config.core.v3.AggregatedConfigSource

m envoy.config.core.v3.AlternateProtocolsCacheOptions
1 name string
2 max_entries m:google.protobuf.UInt32Value
3 key_value_store_config m:.TypedExtensionConfig
4 prepopulated_entries *m:.AlternateProtocolsCacheOptions.AlternateProtocolsCacheEntry
5 canonical_suffixes *string

m envoy.config.core.v3.AlternateProtocolsCacheOptions.AlternateProtocolsCacheEntry
1 hostname string
2 port uint32

m envoy.config.core.v3.ApiConfigSource
1 api_type e:.ApiConfigSource.ApiType
2 cluster_names *string
3 refresh_delay m:google.protobuf.Duration
4 grpc_services *m:.GrpcService
5 request_timeout m:google.protobuf.Duration
6 rate_limit_settings m:.RateLimitSettings
7 set_node_on_first_message_only bool
8 transport_api_version e:.ApiVersion
9 config_validators *m:.TypedExtensionConfig

e envoy.config.core.v3.ApiConfigSource.ApiType
0 DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE
1 REST
2 GRPC
3 DELTA_GRPC
5 AGGREGATED_GRPC
6 AGGREGATED_DELTA_GRPC

e envoy.config.core.v3.ApiVersion
0 AUTO
1 V2
2 V3

m envoy.config.core.v3.AsyncDataSource
1 local m:.DataSource specifier
2 remote m:.RemoteDataSource specifier

m envoy.config.core.v3.BackoffStrategy
1 base_interval m:google.protobuf.Duration
2 max_interval m:google.protobuf.Duration

m envoy.config.core.v3.BindConfig
1 source_address m:.SocketAddress
2 freebind m:google.protobuf.BoolValue
3 socket_options *m:.SocketOption
4 additional_source_addresses *m:.SocketAddress
5 extra_source_addresses *m:.ExtraSourceAddress
6 local_address_selector m:.TypedExtensionConfig

m envoy.config.core.v3.BuildVersion
1 version m:envoy.type.v3.SemanticVersion
2 metadata m:google.protobuf.Struct

m envoy.config.core.v3.CelExpressionConfig
1 enable_string_conversion bool
2 enable_string_concat bool
3 enable_string_functions bool

m envoy.config.core.v3.CidrRange
1 address_prefix string
2 prefix_len m:google.protobuf.UInt32Value

m envoy.config.core.v3.ConfigSource
1 path string config_source_specifier
2 api_config_source m:.ApiConfigSource config_source_specifier
3 ads m:.AggregatedConfigSource config_source_specifier
4 initial_fetch_timeout m:google.protobuf.Duration
5 self m:.SelfConfigSource config_source_specifier
6 resource_api_version e:.ApiVersion
7 authorities *m:xds.core.v3.Authority
8 path_config_source m:.PathConfigSource config_source_specifier

m envoy.config.core.v3.ControlPlane
1 identifier string

m envoy.config.core.v3.DataSource
1 filename string specifier
2 inline_bytes bytes specifier
3 inline_string string specifier
4 environment_variable string specifier
5 watched_directory m:.WatchedDirectory

m envoy.config.core.v3.DnsResolutionConfig
1 resolvers *m:.Address
2 dns_resolver_options m:.DnsResolverOptions

m envoy.config.core.v3.DnsResolverOptions
1 use_tcp_for_dns_lookups bool
2 no_default_search_domain bool

m envoy.config.core.v3.EnvoyInternalAddress
1 server_listener_name string address_name_specifier
2 endpoint_id string

m envoy.config.core.v3.EventServiceConfig
1 grpc_service m:.GrpcService config_source_specifier

m envoy.config.core.v3.Extension
1 name string
2 category string
3 type_descriptor string
4 version m:.BuildVersion
5 disabled bool
6 type_urls *string

m envoy.config.core.v3.ExtensionConfigSource
1 config_source m:.ConfigSource
2 default_config m:google.protobuf.Any
3 apply_default_config_without_warming bool
4 type_urls *string

m envoy.config.core.v3.ExtraSourceAddress
1 address m:.SocketAddress
2 socket_options m:.SocketOptionsOverride

m envoy.config.core.v3.GrpcMethodList
1 services *m:.GrpcMethodList.Service

m envoy.config.core.v3.GrpcMethodList.Service
1 name string
2 method_names *string

m envoy.config.core.v3.GrpcProtocolOptions
1 http2_protocol_options m:.Http2ProtocolOptions

m envoy.config.core.v3.GrpcService
1 envoy_grpc m:.GrpcService.EnvoyGrpc target_specifier
2 google_grpc m:.GrpcService.GoogleGrpc target_specifier
3 timeout m:google.protobuf.Duration
5 initial_metadata *m:.HeaderValue
6 retry_policy m:.RetryPolicy

m envoy.config.core.v3.GrpcService.EnvoyGrpc
1 cluster_name string
2 authority string
3 retry_policy m:.RetryPolicy
4 max_receive_message_length m:google.protobuf.UInt32Value
5 skip_envoy_headers bool

m envoy.config.core.v3.GrpcService.GoogleGrpc
1 target_uri string
2 channel_credentials m:.GrpcService.GoogleGrpc.ChannelCredentials
3 call_credentials *m:.GrpcService.GoogleGrpc.CallCredentials
4 stat_prefix string
5 credentials_factory_name string
6 config m:google.protobuf.Struct
7 per_stream_buffer_limit_bytes m:google.protobuf.UInt32Value
8 channel_args m:.GrpcService.GoogleGrpc.ChannelArgs
9 channel_credentials_plugin *m:google.protobuf.Any
10 call_credentials_plugin *m:google.protobuf.Any

m envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials
1 access_token string credential_specifier
2 google_compute_engine m:google.protobuf.Empty credential_specifier
3 google_refresh_token string credential_specifier
4 service_account_jwt_access m:.GrpcService.GoogleGrpc.CallCredentials.ServiceAccountJWTAccessCredentials credential_specifier
5 google_iam m:.GrpcService.GoogleGrpc.CallCredentials.GoogleIAMCredentials credential_specifier
6 from_plugin m:.GrpcService.GoogleGrpc.CallCredentials.MetadataCredentialsFromPlugin credential_specifier
7 sts_service m:.GrpcService.GoogleGrpc.CallCredentials.StsService credential_specifier

m envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.GoogleIAMCredentials
1 authorization_token string
2 authority_selector string

m envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.MetadataCredentialsFromPlugin
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.ServiceAccountJWTAccessCredentials
1 json_key string
2 token_lifetime_seconds uint64

m envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.StsService
1 token_exchange_service_uri string
2 resource string
3 audience string
4 scope string
5 requested_token_type string
6 subject_token_path string
7 subject_token_type string
8 actor_token_path string
9 actor_token_type string

m envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelArgs
1 args %string,m:.GrpcService.GoogleGrpc.ChannelArgs.Value

m envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelArgs.Value
1 string_value string value_specifier
2 int_value int64 value_specifier

m envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelCredentials
1 ssl_credentials m:.GrpcService.GoogleGrpc.SslCredentials credential_specifier
2 google_default m:google.protobuf.Empty credential_specifier
3 local_credentials m:.GrpcService.GoogleGrpc.GoogleLocalCredentials credential_specifier

m envoy.config.core.v3.GrpcService.GoogleGrpc.GoogleLocalCredentials

m envoy.config.core.v3.GrpcService.GoogleGrpc.SslCredentials
1 root_certs m:.DataSource
2 private_key m:.DataSource
3 cert_chain m:.DataSource

m envoy.config.core.v3.HeaderMap
1 headers *m:.HeaderValue

m envoy.config.core.v3.HeaderValue
1 key string
2 value string
3 raw_value bytes

m envoy.config.core.v3.HeaderValueOption
1 header m:.HeaderValue
2 append m:google.protobuf.BoolValue
3 append_action e:.HeaderValueOption.HeaderAppendAction
4 keep_empty_value bool

e envoy.config.core.v3.HeaderValueOption.HeaderAppendAction
0 APPEND_IF_EXISTS_OR_ADD
1 ADD_IF_ABSENT
2 OVERWRITE_IF_EXISTS_OR_ADD
3 OVERWRITE_IF_EXISTS

m envoy.config.core.v3.HealthCheck
1 timeout m:google.protobuf.Duration
2 interval m:google.protobuf.Duration
3 interval_jitter m:google.protobuf.Duration
4 unhealthy_threshold m:google.protobuf.UInt32Value
5 healthy_threshold m:google.protobuf.UInt32Value
6 alt_port m:google.protobuf.UInt32Value
7 reuse_connection m:google.protobuf.BoolValue
8 http_health_check m:.HealthCheck.HttpHealthCheck health_checker
9 tcp_health_check m:.HealthCheck.TcpHealthCheck health_checker
11 grpc_health_check m:.HealthCheck.GrpcHealthCheck health_checker
12 no_traffic_interval m:google.protobuf.Duration
13 custom_health_check m:.HealthCheck.CustomHealthCheck health_checker
14 unhealthy_interval m:google.protobuf.Duration
15 unhealthy_edge_interval m:google.protobuf.Duration
16 healthy_edge_interval m:google.protobuf.Duration
17 event_log_path string
18 interval_jitter_percent uint32
19 always_log_health_check_failures bool
20 initial_jitter m:google.protobuf.Duration
21 tls_options m:.HealthCheck.TlsOptions
22 event_service m:.EventServiceConfig
23 transport_socket_match_criteria m:google.protobuf.Struct
24 no_traffic_healthy_interval m:google.protobuf.Duration
25 event_logger *m:.TypedExtensionConfig
26 always_log_health_check_success bool

m envoy.config.core.v3.HealthCheck.CustomHealthCheck
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.core.v3.HealthCheck.GrpcHealthCheck
1 service_name string
2 authority string
3 initial_metadata *m:.HeaderValueOption

m envoy.config.core.v3.HealthCheck.HttpHealthCheck
1 host string
2 path string
3 send m:.HealthCheck.Payload
4 receive *m:.HealthCheck.Payload
6 request_headers_to_add *m:.HeaderValueOption
8 request_headers_to_remove *string
9 expected_statuses *m:envoy.type.v3.Int64Range
10 codec_client_type e:envoy.type.v3.CodecClientType
11 service_name_matcher m:envoy.type.matcher.v3.StringMatcher
12 retriable_statuses *m:envoy.type.v3.Int64Range
13 method e:.RequestMethod
14 response_buffer_size m:google.protobuf.UInt64Value

m envoy.config.core.v3.HealthCheck.Payload
1 text string payload
2 binary bytes payload

m envoy.config.core.v3.HealthCheck.RedisHealthCheck
1 key string

m envoy.config.core.v3.HealthCheck.TcpHealthCheck
1 send m:.HealthCheck.Payload
2 receive *m:.HealthCheck.Payload
3 proxy_protocol_config m:.ProxyProtocolConfig

m envoy.config.core.v3.HealthCheck.TlsOptions
1 alpn_protocols *string

e envoy.config.core.v3.HealthStatus
0 UNKNOWN
1 HEALTHY
2 UNHEALTHY
3 DRAINING
4 TIMEOUT
5 DEGRADED

m envoy.config.core.v3.HealthStatusSet
1 statuses *e:.HealthStatus

m envoy.config.core.v3.Http1ProtocolOptions
1 allow_absolute_url m:google.protobuf.BoolValue
2 accept_http_10 bool
3 default_host_for_http_10 string
4 header_key_format m:.Http1ProtocolOptions.HeaderKeyFormat
5 enable_trailers bool
6 allow_chunked_length bool
7 override_stream_error_on_invalid_http_message m:google.protobuf.BoolValue
8 send_fully_qualified_url bool
9 use_balsa_parser m:google.protobuf.BoolValue
10 allow_custom_methods bool
11 ignore_http_11_upgrade *m:envoy.type.matcher.v3.StringMatcher

m envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat
1 proper_case_words m:.Http1ProtocolOptions.HeaderKeyFormat.ProperCaseWords header_format
8 stateful_formatter m:.TypedExtensionConfig header_format

m envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat.ProperCaseWords

m envoy.config.core.v3.Http2ProtocolOptions
1 hpack_table_size m:google.protobuf.UInt32Value
2 max_concurrent_streams m:google.protobuf.UInt32Value
3 initial_stream_window_size m:google.protobuf.UInt32Value
4 initial_connection_window_size m:google.protobuf.UInt32Value
5 allow_connect bool
6 allow_metadata bool
7 max_outbound_frames m:google.protobuf.UInt32Value
8 max_outbound_control_frames m:google.protobuf.UInt32Value
9 max_consecutive_inbound_frames_with_empty_payload m:google.protobuf.UInt32Value
10 max_inbound_priority_frames_per_stream m:google.protobuf.UInt32Value
11 max_inbound_window_update_frames_per_data_frame_sent m:google.protobuf.UInt32Value
12 stream_error_on_invalid_http_messaging bool
13 custom_settings_parameters *m:.Http2ProtocolOptions.SettingsParameter
14 override_stream_error_on_invalid_http_message m:google.protobuf.BoolValue
15 connection_keepalive m:.KeepaliveSettings
16 use_oghttp2_codec m:google.protobuf.BoolValue
17 max_metadata_size m:google.protobuf.UInt64Value

m envoy.config.core.v3.Http2ProtocolOptions.SettingsParameter
1 identifier m:google.protobuf.UInt32Value
2 value m:google.protobuf.UInt32Value

m envoy.config.core.v3.Http3ProtocolOptions
1 quic_protocol_options m:.QuicProtocolOptions
2 override_stream_error_on_invalid_http_message m:google.protobuf.BoolValue
5 allow_extended_connect bool
6 allow_metadata bool
7 disable_qpack bool
8 disable_connection_flow_control_for_streams bool

m envoy.config.core.v3.HttpProtocolOptions
1 idle_timeout m:google.protobuf.Duration
2 max_headers_count m:google.protobuf.UInt32Value
3 max_connection_duration m:google.protobuf.Duration
4 max_stream_duration m:google.protobuf.Duration
5 headers_with_underscores_action e:.HttpProtocolOptions.HeadersWithUnderscoresAction
6 max_requests_per_connection m:google.protobuf.UInt32Value
7 max_response_headers_kb m:google.protobuf.UInt32Value

e envoy.config.core.v3.HttpProtocolOptions.HeadersWithUnderscoresAction
0 ALLOW
1 REJECT_REQUEST
2 DROP_HEADER

m envoy.config.core.v3.HttpService
1 http_uri m:.HttpUri
2 request_headers_to_add *m:.HeaderValueOption

m envoy.config.core.v3.HttpUri
1 uri string
2 cluster string http_upstream_type
3 timeout m:google.protobuf.Duration

m envoy.config.core.v3.JsonFormatOptions
1 sort_properties bool

m envoy.config.core.v3.KeepaliveSettings
1 interval m:google.protobuf.Duration
2 timeout m:google.protobuf.Duration
3 interval_jitter m:envoy.type.v3.Percent
4 connection_idle_interval m:google.protobuf.Duration

m envoy.config.core.v3.KeyValue
1 key string
2 value bytes

m envoy.config.core.v3.KeyValueAppend
1 entry m:.KeyValue
2 action e:.KeyValueAppend.KeyValueAppendAction
3 record m:.KeyValuePair

e envoy.config.core.v3.KeyValueAppend.KeyValueAppendAction
0 APPEND_IF_EXISTS_OR_ADD
1 ADD_IF_ABSENT
2 OVERWRITE_IF_EXISTS_OR_ADD
3 OVERWRITE_IF_EXISTS

m envoy.config.core.v3.KeyValueMutation
1 append m:.KeyValueAppend
2 remove string

m envoy.config.core.v3.KeyValuePair
1 key string
2 value m:google.protobuf.Value

m envoy.config.core.v3.Locality
1 region string
2 zone string
3 sub_zone string

m envoy.config.core.v3.Metadata
1 filter_metadata %string,m:google.protobuf.Struct
2 typed_filter_metadata %string,m:google.protobuf.Any

m envoy.config.core.v3.Node
1 id string
2 cluster string
3 metadata m:google.protobuf.Struct
4 locality m:.Locality
6 user_agent_name string
7 user_agent_version string user_agent_version_type
8 user_agent_build_version m:.BuildVersion user_agent_version_type
9 extensions *m:.Extension
10 client_features *string
11 listening_addresses *m:.Address
12 dynamic_parameters %string,m:xds.core.v3.ContextParams

m envoy.config.core.v3.PathConfigSource
1 path string
2 watched_directory m:.WatchedDirectory

m envoy.config.core.v3.PerHostConfig
1 added_tlvs *m:.TlvEntry

m envoy.config.core.v3.Pipe
1 path string
2 mode uint32

m envoy.config.core.v3.ProxyProtocolConfig
1 version e:.ProxyProtocolConfig.Version
2 pass_through_tlvs m:.ProxyProtocolPassThroughTLVs
3 added_tlvs *m:.TlvEntry

e envoy.config.core.v3.ProxyProtocolConfig.Version
0 V1
1 V2

m envoy.config.core.v3.ProxyProtocolPassThroughTLVs
1 match_type e:.ProxyProtocolPassThroughTLVs.PassTLVsMatchType
2 tlv_type *uint32

e envoy.config.core.v3.ProxyProtocolPassThroughTLVs.PassTLVsMatchType
0 INCLUDE_ALL
1 INCLUDE

m envoy.config.core.v3.QueryParameter
1 key string
2 value string

m envoy.config.core.v3.QuicKeepAliveSettings
1 max_interval m:google.protobuf.Duration
2 initial_interval m:google.protobuf.Duration

m envoy.config.core.v3.QuicProtocolOptions
1 max_concurrent_streams m:google.protobuf.UInt32Value
2 initial_stream_window_size m:google.protobuf.UInt32Value
3 initial_connection_window_size m:google.protobuf.UInt32Value
4 num_timeouts_to_trigger_port_migration m:google.protobuf.UInt32Value
5 connection_keepalive m:.QuicKeepAliveSettings
6 connection_options string
7 client_connection_options string
8 idle_network_timeout m:google.protobuf.Duration
9 max_packet_length m:google.protobuf.UInt64Value

m envoy.config.core.v3.RateLimitSettings
1 max_tokens m:google.protobuf.UInt32Value
2 fill_rate m:google.protobuf.DoubleValue

m envoy.config.core.v3.RemoteDataSource
1 http_uri m:.HttpUri
2 sha256 string
3 retry_policy m:.RetryPolicy

e envoy.config.core.v3.RequestMethod
0 METHOD_UNSPECIFIED
1 GET
2 HEAD
3 POST
4 PUT
5 DELETE
6 CONNECT
7 OPTIONS
8 TRACE
9 PATCH

m envoy.config.core.v3.RetryPolicy
1 retry_back_off m:.BackoffStrategy
2 num_retries m:google.protobuf.UInt32Value
3 retry_on string
4 retry_priority m:.RetryPolicy.RetryPriority
5 retry_host_predicate *m:.RetryPolicy.RetryHostPredicate
6 host_selection_retry_max_attempts int64

m envoy.config.core.v3.RetryPolicy.RetryHostPredicate
1 name string
2 typed_config m:google.protobuf.Any config_type

m envoy.config.core.v3.RetryPolicy.RetryPriority
1 name string
2 typed_config m:google.protobuf.Any config_type

e envoy.config.core.v3.RoutingPriority
0 DEFAULT
1 HIGH

m envoy.config.core.v3.RuntimeDouble
1 default_value double
2 runtime_key string

m envoy.config.core.v3.RuntimeFeatureFlag
1 default_value m:google.protobuf.BoolValue
2 runtime_key string

m envoy.config.core.v3.RuntimeFractionalPercent
1 default_value m:envoy.type.v3.FractionalPercent
2 runtime_key string

m envoy.config.core.v3.RuntimePercent
1 default_value m:envoy.type.v3.Percent
2 runtime_key string

m envoy.config.core.v3.RuntimeUInt32
2 default_value uint32
3 runtime_key string

m envoy.config.core.v3.SchemeHeaderTransformation
1 scheme_to_overwrite string transformation
2 match_upstream bool

m envoy.config.core.v3.SelfConfigSource
1 transport_api_version e:.ApiVersion

m envoy.config.core.v3.SocketAddress
1 protocol e:.SocketAddress.Protocol
2 address string
3 port_value uint32 port_specifier
4 named_port string port_specifier
5 resolver_name string
6 ipv4_compat bool
7 network_namespace_filepath string

e envoy.config.core.v3.SocketAddress.Protocol
0 TCP
1 UDP

m envoy.config.core.v3.SocketCmsgHeaders
1 level m:google.protobuf.UInt32Value
2 type m:google.protobuf.UInt32Value
3 expected_size uint32

m envoy.config.core.v3.SocketOption
1 description string
2 level int64
3 name int64
4 int_value int64 value
5 buf_value bytes value
6 state e:.SocketOption.SocketState
7 type m:.SocketOption.SocketType

e envoy.config.core.v3.SocketOption.SocketState
0 STATE_PREBIND
1 STATE_BOUND
2 STATE_LISTENING

m envoy.config.core.v3.SocketOption.SocketType
1 stream m:.SocketOption.SocketType.Stream
2 datagram m:.SocketOption.SocketType.Datagram

m envoy.config.core.v3.SocketOption.SocketType.Datagram

m envoy.config.core.v3.SocketOption.SocketType.Stream

m envoy.config.core.v3.SocketOptionsOverride
1 socket_options *m:.SocketOption

m envoy.config.core.v3.SubstitutionFormatString
1 text_format string format
2 json_format m:google.protobuf.Struct format
3 omit_empty_values bool
4 content_type string
5 text_format_source m:.DataSource format
6 formatters *m:.TypedExtensionConfig
7 json_format_options m:.JsonFormatOptions

m envoy.config.core.v3.TcpKeepalive
1 keepalive_probes m:google.protobuf.UInt32Value
2 keepalive_time m:google.protobuf.UInt32Value
3 keepalive_interval m:google.protobuf.UInt32Value

m envoy.config.core.v3.TcpProtocolOptions

m envoy.config.core.v3.TlvEntry
1 type uint32
2 value bytes
3 format_string m:.SubstitutionFormatString

e envoy.config.core.v3.TrafficDirection
0 UNSPECIFIED
1 INBOUND
2 OUTBOUND

m envoy.config.core.v3.TransportSocket
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.core.v3.TypedExtensionConfig
1 name string
2 typed_config m:google.protobuf.Any

m envoy.config.core.v3.UdpSocketConfig
1 max_rx_datagram_size m:google.protobuf.UInt64Value
2 prefer_gro m:google.protobuf.BoolValue

m envoy.config.core.v3.UpstreamHttpProtocolOptions
1 auto_sni bool
2 auto_san_validation bool
3 override_auto_sni_header string

m envoy.config.core.v3.WatchedDirectory
1 path string

m envoy.config.endpoint.v3.ClusterLoadAssignment
1 cluster_name string
2 endpoints *m:.LocalityLbEndpoints
4 policy m:.ClusterLoadAssignment.Policy
5 named_endpoints %string,m:.Endpoint

m envoy.config.endpoint.v3.ClusterLoadAssignment.Policy
2 drop_overloads *m:.ClusterLoadAssignment.Policy.DropOverload
3 overprovisioning_factor m:google.protobuf.UInt32Value
4 endpoint_stale_after m:google.protobuf.Duration
6 weighted_priority_health bool

m envoy.config.endpoint.v3.ClusterLoadAssignment.Policy.DropOverload
1 category string
2 drop_percentage m:envoy.type.v3.FractionalPercent

m envoy.config.endpoint.v3.ClusterStats
1 cluster_name string
2 upstream_locality_stats *m:.UpstreamLocalityStats
3 total_dropped_requests uint64
4 load_report_interval m:google.protobuf.Duration
5 dropped_requests *m:.ClusterStats.DroppedRequests
6 cluster_service_name string

m envoy.config.endpoint.v3.ClusterStats.DroppedRequests
1 category string
2 dropped_count uint64

m envoy.config.endpoint.v3.Endpoint
1 address m:envoy.config.core.v3.Address
2 health_check_config m:.Endpoint.HealthCheckConfig
3 hostname string
4 additional_addresses *m:.Endpoint.AdditionalAddress

m envoy.config.endpoint.v3.Endpoint.AdditionalAddress
1 address m:envoy.config.core.v3.Address

m envoy.config.endpoint.v3.Endpoint.HealthCheckConfig
1 port_value uint32
2 hostname string
3 address m:envoy.config.core.v3.Address
4 disable_active_health_check bool

m envoy.config.endpoint.v3.EndpointLoadMetricStats
1 metric_name string
2 num_requests_finished_with_metric uint64
3 total_metric_value double

m envoy.config.endpoint.v3.LbEndpoint
1 endpoint m:.Endpoint host_identifier
2 health_status e:envoy.config.core.v3.HealthStatus
3 metadata m:envoy.config.core.v3.Metadata
4 load_balancing_weight m:google.protobuf.UInt32Value
5 endpoint_name string host_identifier

m envoy.config.endpoint.v3.LbEndpointCollection
1 entries m:xds.core.v3.CollectionEntry

m envoy.config.endpoint.v3.LedsClusterLocalityConfig
1 leds_config m:envoy.config.core.v3.ConfigSource
2 leds_collection_name string

m envoy.config.endpoint.v3.LocalityLbEndpoints
1 locality m:envoy.config.core.v3.Locality
2 lb_endpoints *m:.LbEndpoint
3 load_balancing_weight m:google.protobuf.UInt32Value
5 priority uint32
6 proximity m:google.protobuf.UInt32Value
7 load_balancer_endpoints m:.LocalityLbEndpoints.LbEndpointList lb_config
8 leds_cluster_locality_config m:.LedsClusterLocalityConfig lb_config
9 metadata m:envoy.config.core.v3.Metadata

m envoy.config.endpoint.v3.LocalityLbEndpoints.LbEndpointList
1 lb_endpoints *m:.LbEndpoint

m envoy.config.endpoint.v3.UnnamedEndpointLoadMetricStats
1 num_requests_finished_with_metric uint64
2 total_metric_value double

m envoy.config.endpoint.v3.UpstreamEndpointStats
1 address m:envoy.config.core.v3.Address
2 total_successful_requests uint64
3 total_requests_in_progress uint64
4 total_error_requests uint64
5 load_metric_stats *m:.EndpointLoadMetricStats
6 metadata m:google.protobuf.Struct
7 total_issued_requests uint64

m envoy.config.endpoint.v3.UpstreamLocalityStats
1 locality m:envoy.config.core.v3.Locality
2 total_successful_requests uint64
3 total_requests_in_progress uint64
4 total_error_requests uint64
5 load_metric_stats *m:.EndpointLoadMetricStats
6 priority uint32
7 upstream_endpoint_stats *m:.UpstreamEndpointStats
8 total_issued_requests uint64
9 total_active_connections uint64
10 total_new_connections uint64
11 total_fail_connections uint64
12 cpu_utilization m:.UnnamedEndpointLoadMetricStats
13 mem_utilization m:.UnnamedEndpointLoadMetricStats
14 application_utilization m:.UnnamedEndpointLoadMetricStats

m envoy.config.filter.network.mysql_proxy.v1alpha1.MySQLProxy
1 stat_prefix string
2 access_log string

m envoy.config.filter.network.zookeeper_proxy.v1alpha1.ZooKeeperProxy
1 stat_prefix string
2 access_log string
3 max_packet_bytes m:google.protobuf.UInt32Value

m envoy.config.grpc_credential.v3.AwsIamConfig
1 service_name string
2 region string

m envoy.config.grpc_credential.v3.FileBasedMetadataConfig
1 secret_data m:envoy.config.core.v3.DataSource
2 header_key string
3 header_prefix string

m envoy.config.listener.v3.ActiveRawUdpListenerConfig

m envoy.config.listener.v3.AdditionalAddress
1 address m:envoy.config.core.v3.Address
2 socket_options m:envoy.config.core.v3.SocketOptionsOverride

m envoy.config.listener.v3.ApiListener
1 api_listener m:google.protobuf.Any

m envoy.config.listener.v3.ApiListenerManager

m envoy.config.listener.v3.Filter
1 name string
4 typed_config m:google.protobuf.Any config_type
5 config_discovery m:envoy.config.core.v3.ExtensionConfigSource config_type

m envoy.config.listener.v3.FilterChain
1 filter_chain_match m:.FilterChainMatch
3 filters *m:.Filter
4 use_proxy_proto m:google.protobuf.BoolValue
5 metadata m:envoy.config.core.v3.Metadata
6 transport_socket m:envoy.config.core.v3.TransportSocket
7 name string
9 transport_socket_connect_timeout m:google.protobuf.Duration

m envoy.config.listener.v3.FilterChainMatch
3 prefix_ranges *m:envoy.config.core.v3.CidrRange
4 address_suffix string
5 suffix_len m:google.protobuf.UInt32Value
6 source_prefix_ranges *m:envoy.config.core.v3.CidrRange
7 source_ports *uint32
8 destination_port m:google.protobuf.UInt32Value
9 transport_protocol string
10 application_protocols *string
11 server_names *string
12 source_type e:.FilterChainMatch.ConnectionSourceType
13 direct_source_prefix_ranges *m:envoy.config.core.v3.CidrRange

e envoy.config.listener.v3.FilterChainMatch.ConnectionSourceType
0 ANY
1 SAME_IP_OR_LOOPBACK
2 EXTERNAL

m envoy.config.listener.v3.Listener
1 name string
2 address m:envoy.config.core.v3.Address
3 filter_chains *m:.FilterChain
4 use_original_dst m:google.protobuf.BoolValue
5 per_connection_buffer_limit_bytes m:google.protobuf.UInt32Value
6 metadata m:envoy.config.core.v3.Metadata
7 deprecated_v1 m:.Listener.DeprecatedV1
8 drain_type e:.Listener.DrainType
9 listener_filters *m:.ListenerFilter
10 transparent m:google.protobuf.BoolValue
11 freebind m:google.protobuf.BoolValue
12 tcp_fast_open_queue_length m:google.protobuf.UInt32Value
13 socket_options *m:envoy.config.core.v3.SocketOption
15 listener_filters_timeout m:google.protobuf.Duration
16 traffic_direction e:envoy.config.core.v3.TrafficDirection
17 continue_on_listener_filters_timeout bool
18 udp_listener_config m:.UdpListenerConfig
19 api_listener m:.ApiListener
20 connection_balance_config m:.Listener.ConnectionBalanceConfig
21 reuse_port bool
22 access_log *m:envoy.config.accesslog.v3.AccessLog
24 tcp_backlog_size m:google.protobuf.UInt32Value
25 default_filter_chain m:.FilterChain
26 bind_to_port m:google.protobuf.BoolValue
27 internal_listener m:.Listener.InternalListenerConfig listener_specifier
28 stat_prefix string
29 enable_reuse_port m:google.protobuf.BoolValue
30 enable_mptcp bool
31 ignore_global_conn_limit bool
32 filter_chain_matcher m:xds.type.matcher.v3.Matcher
33 additional_addresses *m:.AdditionalAddress
34 max_connections_to_accept_per_socket_event m:google.protobuf.UInt32Value
35 bypass_overload_manager bool
36 fcds_config m:.Listener.FcdsConfig

m envoy.config.listener.v3.Listener.ConnectionBalanceConfig
1 exact_balance m:.Listener.ConnectionBalanceConfig.ExactBalance balance_type
2 extend_balance m:envoy.config.core.v3.TypedExtensionConfig balance_type

m envoy.config.listener.v3.Listener.ConnectionBalanceConfig.ExactBalance

m envoy.config.listener.v3.Listener.DeprecatedV1
1 bind_to_port m:google.protobuf.BoolValue

e envoy.config.listener.v3.Listener.DrainType
0 DEFAULT
1 MODIFY_ONLY

m envoy.config.listener.v3.Listener.FcdsConfig
1 name string
2 config_source m:envoy.config.core.v3.ConfigSource

m envoy.config.listener.v3.Listener.InternalListenerConfig

m envoy.config.listener.v3.ListenerCollection
1 entries *m:xds.core.v3.CollectionEntry

m envoy.config.listener.v3.ListenerFilter
1 name string
3 typed_config m:google.protobuf.Any config_type
4 filter_disabled m:.ListenerFilterChainMatchPredicate
5 config_discovery m:envoy.config.core.v3.ExtensionConfigSource config_type

m envoy.config.listener.v3.ListenerFilterChainMatchPredicate
1 or_match m:.ListenerFilterChainMatchPredicate.MatchSet rule
2 and_match m:.ListenerFilterChainMatchPredicate.MatchSet rule
3 not_match m:.ListenerFilterChainMatchPredicate rule
4 any_match bool rule
5 destination_port_range m:envoy.type.v3.Int32Range rule

m envoy.config.listener.v3.ListenerFilterChainMatchPredicate.MatchSet
1 rules *m:.ListenerFilterChainMatchPredicate

m envoy.config.listener.v3.ListenerManager

m envoy.config.listener.v3.QuicProtocolOptions
1 quic_protocol_options m:envoy.config.core.v3.QuicProtocolOptions
2 idle_timeout m:google.protobuf.Duration
3 crypto_handshake_timeout m:google.protobuf.Duration
4 enabled m:envoy.config.core.v3.RuntimeFeatureFlag
5 packets_to_read_to_connection_count_ratio m:google.protobuf.UInt32Value
6 crypto_stream_config m:envoy.config.core.v3.TypedExtensionConfig
7 proof_source_config m:envoy.config.core.v3.TypedExtensionConfig
8 connection_id_generator_config m:envoy.config.core.v3.TypedExtensionConfig
9 server_preferred_address_config m:envoy.config.core.v3.TypedExtensionConfig
10 send_disable_active_migration m:google.protobuf.BoolValue
11 connection_debug_visitor_config m:envoy.config.core.v3.TypedExtensionConfig
12 save_cmsg_config *m:envoy.config.core.v3.SocketCmsgHeaders
13 reject_new_connections bool
14 max_sessions_per_event_loop m:google.protobuf.UInt32Value

m envoy.config.listener.v3.UdpListenerConfig
5 downstream_socket_config m:envoy.config.core.v3.UdpSocketConfig
7 quic_options m:.QuicProtocolOptions
8 udp_packet_packet_writer_config m:envoy.config.core.v3.TypedExtensionConfig

m envoy.config.listener.v3.ValidationListenerManager

m envoy.config.metrics.v3.DogStatsdSink
1 address m:envoy.config.core.v3.Address dog_statsd_specifier
3 prefix string
4 max_bytes_per_datagram m:google.protobuf.UInt64Value

m envoy.config.metrics.v3.HistogramBucketSettings
1 match m:envoy.type.matcher.v3.StringMatcher
2 buckets *double
3 bins m:google.protobuf.UInt32Value

e envoy.config.metrics.v3.HistogramEmitMode
0 SUMMARY_AND_HISTOGRAM
1 SUMMARY
2 HISTOGRAM

m envoy.config.metrics.v3.HystrixSink
1 num_buckets int64

m envoy.config.metrics.v3.MetricsServiceConfig
1 grpc_service m:envoy.config.core.v3.GrpcService
2 report_counters_as_deltas m:google.protobuf.BoolValue
3 transport_api_version e:envoy.config.core.v3.ApiVersion
4 emit_tags_as_labels bool
5 histogram_emit_mode e:.HistogramEmitMode
6 batch_size uint32

m envoy.config.metrics.v3.StatsConfig
1 stats_tags *m:.TagSpecifier
2 use_all_default_tags m:google.protobuf.BoolValue
3 stats_matcher m:.StatsMatcher
4 histogram_bucket_settings *m:.HistogramBucketSettings

m envoy.config.metrics.v3.StatsMatcher
1 reject_all bool stats_matcher
2 exclusion_list m:envoy.type.matcher.v3.ListStringMatcher stats_matcher
3 inclusion_list m:envoy.type.matcher.v3.ListStringMatcher stats_matcher

m envoy.config.metrics.v3.StatsSink
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.metrics.v3.StatsdSink
1 address m:envoy.config.core.v3.Address statsd_specifier
2 tcp_cluster_name string statsd_specifier
3 prefix string

m envoy.config.metrics.v3.TagSpecifier
1 tag_name string
2 regex string tag_value
3 fixed_value string tag_value

m envoy.config.overload.v3.BufferFactoryConfig
1 minimum_account_to_track_power_of_two uint32

m envoy.config.overload.v3.LoadShedPoint
1 name string
2 triggers *m:.Trigger

m envoy.config.overload.v3.OverloadAction
1 name string
2 triggers *m:.Trigger
3 typed_config m:google.protobuf.Any

m envoy.config.overload.v3.OverloadManager
1 refresh_interval m:google.protobuf.Duration
2 resource_monitors *m:.ResourceMonitor
3 actions *m:.OverloadAction
4 buffer_factory_config m:.BufferFactoryConfig
5 loadshed_points *m:.LoadShedPoint

m envoy.config.overload.v3.ResourceMonitor
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.overload.v3.ScaleTimersOverloadActionConfig
1 timer_scale_factors *m:.ScaleTimersOverloadActionConfig.ScaleTimer

m envoy.config.overload.v3.ScaleTimersOverloadActionConfig.ScaleTimer
1 timer e:.ScaleTimersOverloadActionConfig.TimerType
2 min_timeout m:google.protobuf.Duration overload_adjust
3 min_scale m:envoy.type.v3.Percent overload_adjust

e envoy.config.overload.v3.ScaleTimersOverloadActionConfig.TimerType
0 UNSPECIFIED
1 HTTP_DOWNSTREAM_CONNECTION_IDLE
2 HTTP_DOWNSTREAM_STREAM_IDLE
3 TRANSPORT_SOCKET_CONNECT
4 HTTP_DOWNSTREAM_CONNECTION_MAX
5 HTTP_DOWNSTREAM_STREAM_FLUSH

m envoy.config.overload.v3.ScaledTrigger
1 scaling_threshold double
2 saturation_threshold double

m envoy.config.overload.v3.ThresholdTrigger
1 value double

m envoy.config.overload.v3.Trigger
1 name string
2 threshold m:.ThresholdTrigger trigger_oneof
3 scaled m:.ScaledTrigger trigger_oneof

m envoy.config.ratelimit.v3.RateLimitServiceConfig
2 grpc_service m:envoy.config.core.v3.GrpcService
4 transport_api_version e:envoy.config.core.v3.ApiVersion

m envoy.config.rbac.v3.Action
1 name string
2 action e:.RBAC.Action

e envoy.config.rbac.v3.MetadataSource
0 DYNAMIC
1 ROUTE

m envoy.config.rbac.v3.Permission
1 and_rules m:.Permission.Set rule
2 or_rules m:.Permission.Set rule
3 any bool rule
4 header m:envoy.config.route.v3.HeaderMatcher rule
5 destination_ip m:envoy.config.core.v3.CidrRange rule
6 destination_port uint32 rule
7 metadata m:envoy.type.matcher.v3.MetadataMatcher rule
8 not_rule m:.Permission rule
9 requested_server_name m:envoy.type.matcher.v3.StringMatcher rule
10 url_path m:envoy.type.matcher.v3.PathMatcher rule
11 destination_port_range m:envoy.type.v3.Int32Range rule
12 matcher m:envoy.config.core.v3.TypedExtensionConfig rule
13 uri_template m:envoy.config.core.v3.TypedExtensionConfig rule
14 sourced_metadata m:.SourcedMetadata rule

m envoy.config.rbac.v3.Permission.Set
1 rules *m:.Permission

m envoy.config.rbac.v3.Policy
1 permissions *m:.Permission
2 principals *m:.Principal
3 condition m:google.api.expr.v1alpha1.Expr
4 checked_condition m:google.api.expr.v1alpha1.CheckedExpr
5 cel_config m:envoy.config.core.v3.CelExpressionConfig

m envoy.config.rbac.v3.Principal
1 and_ids m:.Principal.Set identifier
2 or_ids m:.Principal.Set identifier
3 any bool identifier
4 authenticated m:.Principal.Authenticated identifier
5 source_ip m:envoy.config.core.v3.CidrRange identifier
6 header m:envoy.config.route.v3.HeaderMatcher identifier
7 metadata m:envoy.type.matcher.v3.MetadataMatcher identifier
8 not_id m:.Principal identifier
9 url_path m:envoy.type.matcher.v3.PathMatcher identifier
10 direct_remote_ip m:envoy.config.core.v3.CidrRange identifier
11 remote_ip m:envoy.config.core.v3.CidrRange identifier
12 filter_state m:envoy.type.matcher.v3.FilterStateMatcher identifier
13 sourced_metadata m:.SourcedMetadata identifier
14 custom m:envoy.config.core.v3.TypedExtensionConfig identifier

m envoy.config.rbac.v3.Principal.Authenticated
2 principal_name m:envoy.type.matcher.v3.StringMatcher

m envoy.config.rbac.v3.Principal.Set
1 ids *m:.Principal

m envoy.config.rbac.v3.RBAC
1 action e:.RBAC.Action
2 policies %string,m:.Policy
3 audit_logging_options m:.RBAC.AuditLoggingOptions

e envoy.config.rbac.v3.RBAC.Action
0 ALLOW
1 DENY
2 LOG

m envoy.config.rbac.v3.RBAC.AuditLoggingOptions
1 audit_condition e:.RBAC.AuditLoggingOptions.AuditCondition
2 logger_configs *m:.RBAC.AuditLoggingOptions.AuditLoggerConfig

e envoy.config.rbac.v3.RBAC.AuditLoggingOptions.AuditCondition
0 NONE
1 ON_DENY
2 ON_ALLOW
3 ON_DENY_AND_ALLOW

m envoy.config.rbac.v3.RBAC.AuditLoggingOptions.AuditLoggerConfig
1 audit_logger m:envoy.config.core.v3.TypedExtensionConfig
2 is_optional bool

m envoy.config.rbac.v3.SourcedMetadata
1 metadata_matcher m:envoy.type.matcher.v3.MetadataMatcher
2 metadata_source e:.MetadataSource

m envoy.config.retry.previous_priorities.PreviousPrioritiesConfig
1 update_frequency int32

m envoy.config.route.v3.ClusterSpecifierPlugin
1 extension m:envoy.config.core.v3.TypedExtensionConfig
2 is_optional bool

m envoy.config.route.v3.CorsPolicy
2 allow_methods string
3 allow_headers string
4 expose_headers string
5 max_age string
6 allow_credentials m:google.protobuf.BoolValue
9 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent enabled_specifier
10 shadow_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
11 allow_origin_string_match *m:envoy.type.matcher.v3.StringMatcher
12 allow_private_network_access m:google.protobuf.BoolValue
13 forward_not_matching_preflights m:google.protobuf.BoolValue

m envoy.config.route.v3.Decorator
1 operation string
2 propagate m:google.protobuf.BoolValue

m envoy.config.route.v3.DirectResponseAction
1 status uint32
2 body m:envoy.config.core.v3.DataSource
3 body_format m:envoy.config.core.v3.SubstitutionFormatString

m envoy.config.route.v3.FilterAction
1 action m:google.protobuf.Any

m envoy.config.route.v3.FilterConfig
1 config m:google.protobuf.Any
2 is_optional bool
3 disabled bool

m envoy.config.route.v3.HeaderMatcher
1 name string
4 exact_match string header_match_specifier
6 range_match m:envoy.type.v3.Int64Range header_match_specifier
7 present_match bool header_match_specifier
8 invert_match bool
9 prefix_match string header_match_specifier
10 suffix_match string header_match_specifier
11 safe_regex_match m:envoy.type.matcher.v3.RegexMatcher header_match_specifier
12 contains_match string header_match_specifier
13 string_match m:envoy.type.matcher.v3.StringMatcher header_match_specifier
14 treat_missing_header_as_empty bool

m envoy.config.route.v3.HedgePolicy
1 initial_requests m:google.protobuf.UInt32Value
2 additional_request_chance m:envoy.type.v3.FractionalPercent
3 hedge_on_per_try_timeout bool

m envoy.config.route.v3.InternalRedirectPolicy
1 max_internal_redirects m:google.protobuf.UInt32Value
2 redirect_response_codes *uint32
3 predicates *m:envoy.config.core.v3.TypedExtensionConfig
4 allow_cross_scheme_redirect bool
5 response_headers_to_copy *string

m envoy.config.route.v3.NonForwardingAction

m envoy.config.route.v3.QueryParameterMatcher
1 name string
5 string_match m:envoy.type.matcher.v3.StringMatcher query_parameter_match_specifier
6 present_match bool query_parameter_match_specifier

m envoy.config.route.v3.RateLimit
1 stage m:google.protobuf.UInt32Value
2 disable_key string
3 actions *m:.RateLimit.Action
4 limit m:.RateLimit.Override
5 hits_addend m:.RateLimit.HitsAddend
6 apply_on_stream_done bool

m envoy.config.route.v3.RateLimit.Action
1 source_cluster m:.RateLimit.Action.SourceCluster action_specifier
2 destination_cluster m:.RateLimit.Action.DestinationCluster action_specifier
3 request_headers m:.RateLimit.Action.RequestHeaders action_specifier
4 remote_address m:.RateLimit.Action.RemoteAddress action_specifier
5 generic_key m:.RateLimit.Action.GenericKey action_specifier
6 header_value_match m:.RateLimit.Action.HeaderValueMatch action_specifier
7 dynamic_metadata m:.RateLimit.Action.DynamicMetaData action_specifier
8 metadata m:.RateLimit.Action.MetaData action_specifier
9 extension m:envoy.config.core.v3.TypedExtensionConfig action_specifier
10 masked_remote_address m:.RateLimit.Action.MaskedRemoteAddress action_specifier
11 query_parameter_value_match m:.RateLimit.Action.QueryParameterValueMatch action_specifier
12 query_parameters m:.RateLimit.Action.QueryParameters action_specifier

m envoy.config.route.v3.RateLimit.Action.DestinationCluster

m envoy.config.route.v3.RateLimit.Action.DynamicMetaData
1 descriptor_key string
2 metadata_key m:envoy.type.metadata.v3.MetadataKey
3 default_value string

m envoy.config.route.v3.RateLimit.Action.GenericKey
1 descriptor_value string
2 descriptor_key string

m envoy.config.route.v3.RateLimit.Action.HeaderValueMatch
1 descriptor_value string
2 expect_match m:google.protobuf.BoolValue
3 headers *m:.HeaderMatcher
4 descriptor_key string

m envoy.config.route.v3.RateLimit.Action.MaskedRemoteAddress
1 v4_prefix_mask_len m:google.protobuf.UInt32Value
2 v6_prefix_mask_len m:google.protobuf.UInt32Value

m envoy.config.route.v3.RateLimit.Action.MetaData
1 descriptor_key string
2 metadata_key m:envoy.type.metadata.v3.MetadataKey
3 default_value string
4 source e:.RateLimit.Action.MetaData.Source
5 skip_if_absent bool

e envoy.config.route.v3.RateLimit.Action.MetaData.Source
0 DYNAMIC
1 ROUTE_ENTRY

m envoy.config.route.v3.RateLimit.Action.QueryParameterValueMatch
1 descriptor_value string
2 expect_match m:google.protobuf.BoolValue
3 query_parameters *m:.QueryParameterMatcher
4 descriptor_key string

m envoy.config.route.v3.RateLimit.Action.QueryParameters
1 query_parameter_name string
2 descriptor_key string
3 skip_if_absent bool

m envoy.config.route.v3.RateLimit.Action.RemoteAddress

m envoy.config.route.v3.RateLimit.Action.RequestHeaders
1 header_name string
2 descriptor_key string
3 skip_if_absent bool

m envoy.config.route.v3.RateLimit.Action.SourceCluster

m envoy.config.route.v3.RateLimit.HitsAddend
1 number m:google.protobuf.UInt64Value
2 format string

m envoy.config.route.v3.RateLimit.Override
1 dynamic_metadata m:.RateLimit.Override.DynamicMetadata override_specifier

m envoy.config.route.v3.RateLimit.Override.DynamicMetadata
1 metadata_key m:envoy.type.metadata.v3.MetadataKey

m envoy.config.route.v3.RedirectAction
1 host_redirect string
2 path_redirect string path_rewrite_specifier
3 response_code e:.RedirectAction.RedirectResponseCode
4 https_redirect bool scheme_rewrite_specifier
5 prefix_rewrite string path_rewrite_specifier
6 strip_query bool
7 scheme_redirect string scheme_rewrite_specifier
8 port_redirect uint32
9 regex_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute path_rewrite_specifier

e envoy.config.route.v3.RedirectAction.RedirectResponseCode
0 MOVED_PERMANENTLY
1 FOUND
2 SEE_OTHER
3 TEMPORARY_REDIRECT
4 PERMANENT_REDIRECT

m envoy.config.route.v3.RetryPolicy
1 retry_on string
2 num_retries m:google.protobuf.UInt32Value
3 per_try_timeout m:google.protobuf.Duration
4 retry_priority m:.RetryPolicy.RetryPriority
5 retry_host_predicate *m:.RetryPolicy.RetryHostPredicate
6 host_selection_retry_max_attempts int64
7 retriable_status_codes *uint32
8 retry_back_off m:.RetryPolicy.RetryBackOff
9 retriable_headers *m:.HeaderMatcher
10 retriable_request_headers *m:.HeaderMatcher
11 rate_limited_retry_back_off m:.RetryPolicy.RateLimitedRetryBackOff
12 retry_options_predicates *m:envoy.config.core.v3.TypedExtensionConfig
13 per_try_idle_timeout m:google.protobuf.Duration

m envoy.config.route.v3.RetryPolicy.RateLimitedRetryBackOff
1 reset_headers *m:.RetryPolicy.ResetHeader
2 max_interval m:google.protobuf.Duration

m envoy.config.route.v3.RetryPolicy.ResetHeader
1 name string
2 format e:.RetryPolicy.ResetHeaderFormat

e envoy.config.route.v3.RetryPolicy.ResetHeaderFormat
0 SECONDS
1 UNIX_TIMESTAMP

m envoy.config.route.v3.RetryPolicy.RetryBackOff
1 base_interval m:google.protobuf.Duration
2 max_interval m:google.protobuf.Duration

m envoy.config.route.v3.RetryPolicy.RetryHostPredicate
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.route.v3.RetryPolicy.RetryPriority
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.route.v3.Route
1 match m:.RouteMatch
2 route m:.RouteAction action
3 redirect m:.RedirectAction action
4 metadata m:envoy.config.core.v3.Metadata
5 decorator m:.Decorator
7 direct_response m:.DirectResponseAction action
9 request_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
10 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
11 response_headers_to_remove *string
12 request_headers_to_remove *string
13 typed_per_filter_config %string,m:google.protobuf.Any
14 name string
15 tracing m:.Tracing
16 per_request_buffer_limit_bytes m:google.protobuf.UInt32Value
17 filter_action m:.FilterAction action
18 non_forwarding_action m:.NonForwardingAction action
19 stat_prefix string
20 request_body_buffer_limit m:google.protobuf.UInt64Value

m envoy.config.route.v3.RouteAction
1 cluster string cluster_specifier
2 cluster_header string cluster_specifier
3 weighted_clusters m:.WeightedCluster cluster_specifier
4 metadata_match m:envoy.config.core.v3.Metadata
5 prefix_rewrite string
6 host_rewrite_literal string host_rewrite_specifier
7 auto_host_rewrite m:google.protobuf.BoolValue host_rewrite_specifier
8 timeout m:google.protobuf.Duration
9 retry_policy m:.RetryPolicy
11 priority e:envoy.config.core.v3.RoutingPriority
13 rate_limits *m:.RateLimit
14 include_vh_rate_limits m:google.protobuf.BoolValue
15 hash_policy *m:.RouteAction.HashPolicy
17 cors m:.CorsPolicy
20 cluster_not_found_response_code e:.RouteAction.ClusterNotFoundResponseCode
23 max_grpc_timeout m:google.protobuf.Duration
24 idle_timeout m:google.protobuf.Duration
25 upgrade_configs *m:.RouteAction.UpgradeConfig
26 internal_redirect_action e:.RouteAction.InternalRedirectAction
27 hedge_policy m:.HedgePolicy
28 grpc_timeout_offset m:google.protobuf.Duration
29 host_rewrite_header string host_rewrite_specifier
30 request_mirror_policies *m:.RouteAction.RequestMirrorPolicy
31 max_internal_redirects m:google.protobuf.UInt32Value
32 regex_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute
33 retry_policy_typed_config m:google.protobuf.Any
34 internal_redirect_policy m:.InternalRedirectPolicy
35 host_rewrite_path_regex m:envoy.type.matcher.v3.RegexMatchAndSubstitute host_rewrite_specifier
36 max_stream_duration m:.RouteAction.MaxStreamDuration
37 cluster_specifier_plugin string cluster_specifier
38 append_x_forwarded_host bool
39 inline_cluster_specifier_plugin m:.ClusterSpecifierPlugin cluster_specifier
40 early_data_policy m:envoy.config.core.v3.TypedExtensionConfig
41 path_rewrite_policy m:envoy.config.core.v3.TypedExtensionConfig
42 flush_timeout m:google.protobuf.Duration
44 host_rewrite string host_rewrite_specifier
45 path_rewrite string

e envoy.config.route.v3.RouteAction.ClusterNotFoundResponseCode
0 SERVICE_UNAVAILABLE
1 NOT_FOUND
2 INTERNAL_SERVER_ERROR

m envoy.config.route.v3.RouteAction.HashPolicy
1 header m:.RouteAction.HashPolicy.Header policy_specifier
2 cookie m:.RouteAction.HashPolicy.Cookie policy_specifier
3 connection_properties m:.RouteAction.HashPolicy.ConnectionProperties policy_specifier
4 terminal bool
5 query_parameter m:.RouteAction.HashPolicy.QueryParameter policy_specifier
6 filter_state m:.RouteAction.HashPolicy.FilterState policy_specifier

m envoy.config.route.v3.RouteAction.HashPolicy.ConnectionProperties
1 source_ip bool

m envoy.config.route.v3.RouteAction.HashPolicy.Cookie
1 name string
2 ttl m:google.protobuf.Duration
3 path string
4 attributes *m:.RouteAction.HashPolicy.CookieAttribute

m envoy.config.route.v3.RouteAction.HashPolicy.CookieAttribute
1 name string
2 value string

m envoy.config.route.v3.RouteAction.HashPolicy.FilterState
1 key string

m envoy.config.route.v3.RouteAction.HashPolicy.Header
1 header_name string
2 regex_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute

m envoy.config.route.v3.RouteAction.HashPolicy.QueryParameter
1 name string

e envoy.config.route.v3.RouteAction.InternalRedirectAction
0 PASS_THROUGH_INTERNAL_REDIRECT
1 HANDLE_INTERNAL_REDIRECT

m envoy.config.route.v3.RouteAction.MaxStreamDuration
1 max_stream_duration m:google.protobuf.Duration
2 grpc_timeout_header_max m:google.protobuf.Duration
3 grpc_timeout_header_offset m:google.protobuf.Duration

m envoy.config.route.v3.RouteAction.RequestMirrorPolicy
1 cluster string
3 runtime_fraction m:envoy.config.core.v3.RuntimeFractionalPercent
4 trace_sampled m:google.protobuf.BoolValue
5 cluster_header string
6 disable_shadow_host_suffix_append bool
7 request_headers_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation
8 host_rewrite_literal string

m envoy.config.route.v3.RouteAction.UpgradeConfig
1 upgrade_type string
2 enabled m:google.protobuf.BoolValue
3 connect_config m:.RouteAction.UpgradeConfig.ConnectConfig

m envoy.config.route.v3.RouteAction.UpgradeConfig.ConnectConfig
1 proxy_protocol_config m:envoy.config.core.v3.ProxyProtocolConfig
2 allow_post bool

m envoy.config.route.v3.RouteConfiguration
1 name string
2 virtual_hosts *m:.VirtualHost
3 internal_only_headers *string
4 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
5 response_headers_to_remove *string
6 request_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
7 validate_clusters m:google.protobuf.BoolValue
8 request_headers_to_remove *string
9 vhds m:.Vhds
10 most_specific_header_mutations_wins bool
11 max_direct_response_body_size_bytes m:google.protobuf.UInt32Value
12 cluster_specifier_plugins *m:.ClusterSpecifierPlugin
13 request_mirror_policies *m:.RouteAction.RequestMirrorPolicy
14 ignore_port_in_host_matching bool
15 ignore_path_parameters_in_path_matching bool
16 typed_per_filter_config %string,m:google.protobuf.Any
17 metadata m:envoy.config.core.v3.Metadata
18 vhost_header string

m envoy.config.route.v3.RouteList
1 routes *m:.Route

m envoy.config.route.v3.RouteMatch
1 prefix string path_specifier
2 path string path_specifier
4 case_sensitive m:google.protobuf.BoolValue
6 headers *m:.HeaderMatcher
7 query_parameters *m:.QueryParameterMatcher
8 grpc m:.RouteMatch.GrpcRouteMatchOptions
9 runtime_fraction m:envoy.config.core.v3.RuntimeFractionalPercent
10 safe_regex m:envoy.type.matcher.v3.RegexMatcher path_specifier
11 tls_context m:.RouteMatch.TlsContextMatchOptions
12 connect_matcher m:.RouteMatch.ConnectMatcher path_specifier
13 dynamic_metadata *m:envoy.type.matcher.v3.MetadataMatcher
14 path_separated_prefix string path_specifier
15 path_match_policy m:envoy.config.core.v3.TypedExtensionConfig path_specifier
16 filter_state *m:envoy.type.matcher.v3.FilterStateMatcher

m envoy.config.route.v3.RouteMatch.ConnectMatcher

m envoy.config.route.v3.RouteMatch.GrpcRouteMatchOptions

m envoy.config.route.v3.RouteMatch.TlsContextMatchOptions
1 presented m:google.protobuf.BoolValue
2 validated m:google.protobuf.BoolValue

m envoy.config.route.v3.ScopedRouteConfiguration
1 name string
2 route_configuration_name string
3 key m:.ScopedRouteConfiguration.Key
4 on_demand bool
5 route_configuration m:.RouteConfiguration

m envoy.config.route.v3.ScopedRouteConfiguration.Key
1 fragments *m:.ScopedRouteConfiguration.Key.Fragment

m envoy.config.route.v3.ScopedRouteConfiguration.Key.Fragment
1 string_key string type

m envoy.config.route.v3.Tracing
1 client_sampling m:envoy.type.v3.FractionalPercent
2 random_sampling m:envoy.type.v3.FractionalPercent
3 overall_sampling m:envoy.type.v3.FractionalPercent
4 custom_tags *m:envoy.type.tracing.v3.CustomTag
5 operation string
6 upstream_operation string

m envoy.config.route.v3.Vhds
1 config_source m:envoy.config.core.v3.ConfigSource

m envoy.config.route.v3.VirtualCluster
2 name string
4 headers *m:.HeaderMatcher

m envoy.config.route.v3.VirtualHost
1 name string
2 domains *string
3 routes *m:.Route
4 require_tls e:.VirtualHost.TlsRequirementType
5 virtual_clusters *m:.VirtualCluster
6 rate_limits *m:.RateLimit
7 request_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
8 cors m:.CorsPolicy
10 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
11 response_headers_to_remove *string
13 request_headers_to_remove *string
14 include_request_attempt_count bool
15 typed_per_filter_config %string,m:google.protobuf.Any
16 retry_policy m:.RetryPolicy
17 hedge_policy m:.HedgePolicy
18 per_request_buffer_limit_bytes m:google.protobuf.UInt32Value
19 include_attempt_count_in_response bool
20 retry_policy_typed_config m:google.protobuf.Any
21 matcher m:xds.type.matcher.v3.Matcher
22 request_mirror_policies *m:.RouteAction.RequestMirrorPolicy
23 include_is_timeout_retry_header bool
24 metadata m:envoy.config.core.v3.Metadata
25 request_body_buffer_limit m:google.protobuf.UInt64Value

e envoy.config.route.v3.VirtualHost.TlsRequirementType
0 NONE
1 EXTERNAL_ONLY
2 ALL

m envoy.config.route.v3.WeightedCluster
1 clusters *m:.WeightedCluster.ClusterWeight
2 runtime_key_prefix string
3 total_weight m:google.protobuf.UInt32Value
4 header_name string random_value_specifier
5 use_hash_policy m:google.protobuf.BoolValue random_value_specifier

m envoy.config.route.v3.WeightedCluster.ClusterWeight
1 name string
2 weight m:google.protobuf.UInt32Value
3 metadata_match m:envoy.config.core.v3.Metadata
4 request_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
5 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
6 response_headers_to_remove *string
9 request_headers_to_remove *string
10 typed_per_filter_config %string,m:google.protobuf.Any
11 host_rewrite_literal string host_rewrite_specifier
12 cluster_header string

m envoy.config.tap.v3.BufferedAdminSink
1 max_traces uint64
2 timeout m:google.protobuf.Duration

m envoy.config.tap.v3.FilePerTapSink
1 path_prefix string

m envoy.config.tap.v3.HttpGenericBodyMatch
1 bytes_limit uint32
2 patterns *m:.HttpGenericBodyMatch.GenericTextMatch

m envoy.config.tap.v3.HttpGenericBodyMatch.GenericTextMatch
1 string_match string rule
2 binary_match bytes rule

m envoy.config.tap.v3.HttpHeadersMatch
1 headers *m:envoy.config.route.v3.HeaderMatcher

m envoy.config.tap.v3.MatchPredicate
1 or_match m:.MatchPredicate.MatchSet rule
2 and_match m:.MatchPredicate.MatchSet rule
3 not_match m:.MatchPredicate rule
4 any_match bool rule
5 http_request_headers_match m:.HttpHeadersMatch rule
6 http_request_trailers_match m:.HttpHeadersMatch rule
7 http_response_headers_match m:.HttpHeadersMatch rule
8 http_response_trailers_match m:.HttpHeadersMatch rule
9 http_request_generic_body_match m:.HttpGenericBodyMatch rule
10 http_response_generic_body_match m:.HttpGenericBodyMatch rule

m envoy.config.tap.v3.MatchPredicate.MatchSet
1 rules *m:.MatchPredicate

m envoy.config.tap.v3.OutputConfig
1 sinks *m:.OutputSink
2 max_buffered_rx_bytes m:google.protobuf.UInt32Value
3 max_buffered_tx_bytes m:google.protobuf.UInt32Value
4 streaming bool
5 min_streamed_sent_bytes m:google.protobuf.UInt32Value

m envoy.config.tap.v3.OutputSink
1 format e:.OutputSink.Format
2 streaming_admin m:.StreamingAdminSink output_sink_type
3 file_per_tap m:.FilePerTapSink output_sink_type
4 streaming_grpc m:.StreamingGrpcSink output_sink_type
5 buffered_admin m:.BufferedAdminSink output_sink_type
6 custom_sink m:envoy.config.core.v3.TypedExtensionConfig output_sink_type

e envoy.config.tap.v3.OutputSink.Format
0 JSON_BODY_AS_BYTES
1 JSON_BODY_AS_STRING
2 PROTO_BINARY
3 PROTO_BINARY_LENGTH_DELIMITED
4 PROTO_TEXT

m envoy.config.tap.v3.StreamingAdminSink

m envoy.config.tap.v3.StreamingGrpcSink
1 tap_id string
2 grpc_service m:envoy.config.core.v3.GrpcService

m envoy.config.tap.v3.TapConfig
1 match_config m:.MatchPredicate
2 output_config m:.OutputConfig
3 tap_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
4 match m:envoy.config.common.matcher.v3.MatchPredicate

m envoy.config.trace.v3.ClientConfig
1 service_name string
2 instance_name string
3 backend_token string backend_token_specifier
4 max_cache_size m:google.protobuf.UInt32Value

m envoy.config.trace.v3.DatadogConfig
1 collector_cluster string
2 service_name string
3 collector_hostname string
4 remote_config m:.DatadogRemoteConfig

m envoy.config.trace.v3.DatadogRemoteConfig
1 polling_interval m:google.protobuf.Duration

m envoy.config.trace.v3.DynamicOtConfig
1 library string
2 config m:google.protobuf.Struct

m envoy.config.trace.v3.LightstepConfig
1 collector_cluster string
2 access_token_file string
3 propagation_modes *e:.LightstepConfig.PropagationMode
4 access_token m:envoy.config.core.v3.DataSource

e envoy.config.trace.v3.LightstepConfig.PropagationMode
0 ENVOY
1 LIGHTSTEP
2 B3
3 TRACE_CONTEXT

m envoy.config.trace.v3.OpenCensusConfig
1 trace_config m:opencensus.proto.trace.v1.TraceConfig
2 stdout_exporter_enabled bool
3 stackdriver_exporter_enabled bool
4 stackdriver_project_id string
5 zipkin_exporter_enabled bool
6 zipkin_url string
8 incoming_trace_context *e:.OpenCensusConfig.TraceContext
9 outgoing_trace_context *e:.OpenCensusConfig.TraceContext
10 stackdriver_address string
11 ocagent_exporter_enabled bool
12 ocagent_address string
13 stackdriver_grpc_service m:envoy.config.core.v3.GrpcService
14 ocagent_grpc_service m:envoy.config.core.v3.GrpcService

e envoy.config.trace.v3.OpenCensusConfig.TraceContext
0 NONE
1 TRACE_CONTEXT
2 GRPC_TRACE_BIN
3 CLOUD_TRACE_CONTEXT
4 B3

m envoy.config.trace.v3.OpenTelemetryConfig
1 grpc_service m:envoy.config.core.v3.GrpcService
2 service_name string
3 http_service m:envoy.config.core.v3.HttpService
4 resource_detectors *m:envoy.config.core.v3.TypedExtensionConfig
5 sampler m:envoy.config.core.v3.TypedExtensionConfig
6 max_cache_size m:google.protobuf.UInt32Value

m envoy.config.trace.v3.SkyWalkingConfig
1 grpc_service m:envoy.config.core.v3.GrpcService
2 client_config m:.ClientConfig

m envoy.config.trace.v3.TraceServiceConfig
1 grpc_service m:envoy.config.core.v3.GrpcService

m envoy.config.trace.v3.Tracing
1 http m:.Tracing.Http

m envoy.config.trace.v3.Tracing.Http
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.config.trace.v3.XRayConfig
1 daemon_endpoint m:envoy.config.core.v3.SocketAddress
2 segment_name string
3 sampling_rule_manifest m:envoy.config.core.v3.DataSource
4 segment_fields m:.XRayConfig.SegmentFields

m envoy.config.trace.v3.XRayConfig.SegmentFields
1 origin string
2 aws m:google.protobuf.Struct

m envoy.config.trace.v3.ZipkinConfig
1 collector_cluster string
2 collector_endpoint string
3 trace_id_128bit bool
4 shared_span_context m:google.protobuf.BoolValue
5 collector_endpoint_version e:.ZipkinConfig.CollectorEndpointVersion
6 collector_hostname string
7 split_spans_for_request bool
8 trace_context_option e:.ZipkinConfig.TraceContextOption
9 collector_service m:envoy.config.core.v3.HttpService

e envoy.config.trace.v3.ZipkinConfig.CollectorEndpointVersion
0 DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE
1 HTTP_JSON
2 HTTP_PROTO
3 GRPC

e envoy.config.trace.v3.ZipkinConfig.TraceContextOption
0 USE_B3
1 USE_B3_WITH_W3C_PROPAGATION

m envoy.config.upstream.local_address_selector.v3.DefaultLocalAddressSelector

m envoy.data.accesslog.v3.AccessLogCommon
1 sample_rate double
2 downstream_remote_address m:envoy.config.core.v3.Address
3 downstream_local_address m:envoy.config.core.v3.Address
4 tls_properties m:.TLSProperties
5 start_time m:google.protobuf.Timestamp
6 time_to_last_rx_byte m:google.protobuf.Duration
7 time_to_first_upstream_tx_byte m:google.protobuf.Duration
8 time_to_last_upstream_tx_byte m:google.protobuf.Duration
9 time_to_first_upstream_rx_byte m:google.protobuf.Duration
10 time_to_last_upstream_rx_byte m:google.protobuf.Duration
11 time_to_first_downstream_tx_byte m:google.protobuf.Duration
12 time_to_last_downstream_tx_byte m:google.protobuf.Duration
13 upstream_remote_address m:envoy.config.core.v3.Address
14 upstream_local_address m:envoy.config.core.v3.Address
15 upstream_cluster string
16 response_flags m:.ResponseFlags
17 metadata m:envoy.config.core.v3.Metadata
18 upstream_transport_failure_reason string
19 route_name string
20 downstream_direct_remote_address m:envoy.config.core.v3.Address
21 filter_state_objects %string,m:google.protobuf.Any
22 custom_tags %string,string
23 duration m:google.protobuf.Duration
24 upstream_request_attempt_count uint32
25 connection_termination_details string
26 stream_id string
27 intermediate_log_entry bool
28 downstream_transport_failure_reason string
29 downstream_wire_bytes_sent uint64
30 downstream_wire_bytes_received uint64
31 upstream_wire_bytes_sent uint64
32 upstream_wire_bytes_received uint64
33 access_log_type e:.AccessLogType

e envoy.data.accesslog.v3.AccessLogType
0 NotSet
1 TcpUpstreamConnected
2 TcpPeriodic
3 TcpConnectionEnd
4 DownstreamStart
5 DownstreamPeriodic
6 DownstreamEnd
7 UpstreamPoolReady
8 UpstreamPeriodic
9 UpstreamEnd
10 DownstreamTunnelSuccessfullyEstablished
11 UdpTunnelUpstreamConnected
12 UdpPeriodic
13 UdpSessionEnd

m envoy.data.accesslog.v3.ConnectionProperties
1 received_bytes uint64
2 sent_bytes uint64

m envoy.data.accesslog.v3.HTTPAccessLogEntry
1 common_properties m:.AccessLogCommon
2 protocol_version e:.HTTPAccessLogEntry.HTTPVersion
3 request m:.HTTPRequestProperties
4 response m:.HTTPResponseProperties

e envoy.data.accesslog.v3.HTTPAccessLogEntry.HTTPVersion
0 PROTOCOL_UNSPECIFIED
1 HTTP10
2 HTTP11
3 HTTP2
4 HTTP3

m envoy.data.accesslog.v3.HTTPRequestProperties
1 request_method e:envoy.config.core.v3.RequestMethod
2 scheme string
3 authority string
4 port m:google.protobuf.UInt32Value
5 path string
6 user_agent string
7 referer string
8 forwarded_for string
9 request_id string
10 original_path string
11 request_headers_bytes uint64
12 request_body_bytes uint64
13 request_headers %string,string
14 upstream_header_bytes_sent uint64
15 downstream_header_bytes_received uint64

m envoy.data.accesslog.v3.HTTPResponseProperties
1 response_code m:google.protobuf.UInt32Value
2 response_headers_bytes uint64
3 response_body_bytes uint64
4 response_headers %string,string
5 response_trailers %string,string
6 response_code_details string
7 upstream_header_bytes_received uint64
8 downstream_header_bytes_sent uint64

m envoy.data.accesslog.v3.ResponseFlags
1 failed_local_healthcheck bool
2 no_healthy_upstream bool
3 upstream_request_timeout bool
4 local_reset bool
5 upstream_remote_reset bool
6 upstream_connection_failure bool
7 upstream_connection_termination bool
8 upstream_overflow bool
9 no_route_found bool
10 delay_injected bool
11 fault_injected bool
12 rate_limited bool
13 unauthorized_details m:.ResponseFlags.Unauthorized
14 rate_limit_service_error bool
15 downstream_connection_termination bool
16 upstream_retry_limit_exceeded bool
17 stream_idle_timeout bool
18 invalid_envoy_request_headers bool
19 downstream_protocol_error bool
20 upstream_max_stream_duration_reached bool
21 response_from_cache_filter bool
22 no_filter_config_found bool
23 duration_timeout bool
24 upstream_protocol_error bool
25 no_cluster_found bool
26 overload_manager bool
27 dns_resolution_failure bool
28 downstream_remote_reset bool

m envoy.data.accesslog.v3.ResponseFlags.Unauthorized
1 reason e:.ResponseFlags.Unauthorized.Reason

e envoy.data.accesslog.v3.ResponseFlags.Unauthorized.Reason
0 REASON_UNSPECIFIED
1 EXTERNAL_SERVICE

m envoy.data.accesslog.v3.TCPAccessLogEntry
1 common_properties m:.AccessLogCommon
2 connection_properties m:.ConnectionProperties

m envoy.data.accesslog.v3.TLSProperties
1 tls_version e:.TLSProperties.TLSVersion
2 tls_cipher_suite m:google.protobuf.UInt32Value
3 tls_sni_hostname string
4 local_certificate_properties m:.TLSProperties.CertificateProperties
5 peer_certificate_properties m:.TLSProperties.CertificateProperties
6 tls_session_id string
7 ja3_fingerprint string

m envoy.data.accesslog.v3.TLSProperties.CertificateProperties
1 subject_alt_name *m:.TLSProperties.CertificateProperties.SubjectAltName
2 subject string
3 issuer string

m envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName
1 uri string san
2 dns string san

e envoy.data.accesslog.v3.TLSProperties.TLSVersion
0 VERSION_UNSPECIFIED
1 TLSv1
2 TLSv1_1
3 TLSv1_2
4 TLSv1_3

e envoy.data.cluster.v3.Action
0 EJECT
1 UNEJECT

m envoy.data.cluster.v3.OutlierDetectionEvent
1 type e:.OutlierEjectionType
2 timestamp m:google.protobuf.Timestamp
3 secs_since_last_action m:google.protobuf.UInt64Value
4 cluster_name string
5 upstream_url string
6 action e:.Action
7 num_ejections uint32
8 enforced bool
9 eject_success_rate_event m:.OutlierEjectSuccessRate event
10 eject_consecutive_event m:.OutlierEjectConsecutive event
11 eject_failure_percentage_event m:.OutlierEjectFailurePercentage event

m envoy.data.cluster.v3.OutlierEjectConsecutive

m envoy.data.cluster.v3.OutlierEjectFailurePercentage
1 host_success_rate uint32

m envoy.data.cluster.v3.OutlierEjectSuccessRate
1 host_success_rate uint32
2 cluster_average_success_rate uint32
3 cluster_success_rate_ejection_threshold uint32

e envoy.data.cluster.v3.OutlierEjectionType
0 CONSECUTIVE_5XX
1 CONSECUTIVE_GATEWAY_FAILURE
2 SUCCESS_RATE
3 CONSECUTIVE_LOCAL_ORIGIN_FAILURE
4 SUCCESS_RATE_LOCAL_ORIGIN
5 FAILURE_PERCENTAGE
6 FAILURE_PERCENTAGE_LOCAL_ORIGIN

m envoy.data.core.v3.DegradedHealthyHost

m envoy.data.core.v3.HealthCheckAddHealthy
1 first_check bool

m envoy.data.core.v3.HealthCheckEjectUnhealthy
1 failure_type e:.HealthCheckFailureType

m envoy.data.core.v3.HealthCheckEvent
1 health_checker_type e:.HealthCheckerType
2 host m:envoy.config.core.v3.Address
3 cluster_name string
4 eject_unhealthy_event m:.HealthCheckEjectUnhealthy event
5 add_healthy_event m:.HealthCheckAddHealthy event
6 timestamp m:google.protobuf.Timestamp
7 health_check_failure_event m:.HealthCheckFailure event
8 degraded_healthy_host m:.DegradedHealthyHost event
9 no_longer_degraded_host m:.NoLongerDegradedHost event
10 metadata m:envoy.config.core.v3.Metadata
11 locality m:envoy.config.core.v3.Locality
12 successful_health_check_event m:.HealthCheckSuccessful event

m envoy.data.core.v3.HealthCheckFailure
1 failure_type e:.HealthCheckFailureType
2 first_check bool

e envoy.data.core.v3.HealthCheckFailureType
0 ACTIVE
1 PASSIVE
2 NETWORK
3 NETWORK_TIMEOUT

m envoy.data.core.v3.HealthCheckSuccessful

e envoy.data.core.v3.HealthCheckerType
0 HTTP
1 TCP
2 GRPC
3 REDIS
4 THRIFT

m envoy.data.core.v3.NoLongerDegradedHost

m envoy.data.core.v3.TlvsMetadata
1 typed_metadata %string,bytes

m envoy.data.dns.v3.DnsTable
1 external_retry_count uint32
2 virtual_domains *m:.DnsTable.DnsVirtualDomain
3 known_suffixes *m:envoy.type.matcher.v3.StringMatcher

m envoy.data.dns.v3.DnsTable.AddressList
1 address *string

m envoy.data.dns.v3.DnsTable.DnsEndpoint
1 address_list m:.DnsTable.AddressList endpoint_config
2 cluster_name string endpoint_config
3 service_list m:.DnsTable.DnsServiceList endpoint_config

m envoy.data.dns.v3.DnsTable.DnsService
1 service_name string
2 protocol m:.DnsTable.DnsServiceProtocol
3 ttl m:google.protobuf.Duration
4 targets *m:.DnsTable.DnsServiceTarget

m envoy.data.dns.v3.DnsTable.DnsServiceList
1 services *m:.DnsTable.DnsService

m envoy.data.dns.v3.DnsTable.DnsServiceProtocol
1 number uint32 protocol_config
2 name string protocol_config

m envoy.data.dns.v3.DnsTable.DnsServiceTarget
1 host_name string endpoint_type
2 cluster_name string endpoint_type
3 priority uint32
4 weight uint32
5 port uint32

m envoy.data.dns.v3.DnsTable.DnsVirtualDomain
1 name string
2 endpoint m:.DnsTable.DnsEndpoint
3 answer_ttl m:google.protobuf.Duration

m envoy.data.tap.v3.Body
1 as_bytes bytes body_type
2 as_string string body_type
3 truncated bool

m envoy.data.tap.v3.Connection
1 local_address m:envoy.config.core.v3.Address
2 remote_address m:envoy.config.core.v3.Address

m envoy.data.tap.v3.HttpBufferedTrace
1 request m:.HttpBufferedTrace.Message
2 response m:.HttpBufferedTrace.Message
3 downstream_connection m:.Connection
4 upstream_connection m:.Connection

m envoy.data.tap.v3.HttpBufferedTrace.Message
1 headers *m:envoy.config.core.v3.HeaderValue
2 body m:.Body
3 trailers *m:envoy.config.core.v3.HeaderValue
4 headers_received_time m:google.protobuf.Timestamp

m envoy.data.tap.v3.HttpStreamedTraceSegment
1 trace_id uint64
2 request_headers m:envoy.config.core.v3.HeaderMap message_piece
3 request_body_chunk m:.Body message_piece
4 request_trailers m:envoy.config.core.v3.HeaderMap message_piece
5 response_headers m:envoy.config.core.v3.HeaderMap message_piece
6 response_body_chunk m:.Body message_piece
7 response_trailers m:envoy.config.core.v3.HeaderMap message_piece

m envoy.data.tap.v3.SocketBufferedTrace
1 trace_id uint64
2 connection m:.Connection
3 events *m:.SocketEvent
4 read_truncated bool
5 write_truncated bool

m envoy.data.tap.v3.SocketEvent
1 timestamp m:google.protobuf.Timestamp
2 read m:.SocketEvent.Read event_selector
3 write m:.SocketEvent.Write event_selector
4 closed m:.SocketEvent.Closed event_selector
5 connection m:.Connection

m envoy.data.tap.v3.SocketEvent.Closed

m envoy.data.tap.v3.SocketEvent.Read
1 data m:.Body

m envoy.data.tap.v3.SocketEvent.Write
1 data m:.Body
2 end_stream bool

m envoy.data.tap.v3.SocketEvents
1 events *m:.SocketEvent

m envoy.data.tap.v3.SocketStreamedTraceSegment
1 trace_id uint64
2 connection m:.Connection message_piece
3 event m:.SocketEvent message_piece
4 events m:.SocketEvents message_piece

m envoy.data.tap.v3.TraceWrapper
1 http_buffered_trace m:.HttpBufferedTrace trace
2 http_streamed_trace_segment m:.HttpStreamedTraceSegment trace
3 socket_buffered_trace m:.SocketBufferedTrace trace
4 socket_streamed_trace_segment m:.SocketStreamedTraceSegment trace

m envoy.extensions.access_loggers.file.v3.FileAccessLog
1 path string
2 format string access_log_format
3 json_format m:google.protobuf.Struct access_log_format
4 typed_json_format m:google.protobuf.Struct access_log_format
5 log_format m:envoy.config.core.v3.SubstitutionFormatString access_log_format

m envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter
1 expression string
2 cel_config m:envoy.config.core.v3.CelExpressionConfig

m envoy.extensions.access_loggers.filters.process_ratelimit.v3.DynamicTokenBucket
1 resource_name string
2 config_source m:envoy.config.core.v3.ConfigSource

m envoy.extensions.access_loggers.filters.process_ratelimit.v3.ProcessRateLimitFilter
1 dynamic_config m:.DynamicTokenBucket

m envoy.extensions.access_loggers.fluentd.v3.FluentdAccessLogConfig
1 cluster string
2 tag string
3 stat_prefix string
4 buffer_flush_interval m:google.protobuf.Duration
5 buffer_size_bytes m:google.protobuf.UInt32Value
6 record m:google.protobuf.Struct
7 retry_options m:.FluentdAccessLogConfig.RetryOptions
8 formatters *m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.access_loggers.fluentd.v3.FluentdAccessLogConfig.RetryOptions
1 max_connect_attempts m:google.protobuf.UInt32Value
2 backoff_options m:envoy.config.core.v3.BackoffStrategy

m envoy.extensions.access_loggers.grpc.v3.CommonGrpcAccessLogConfig
1 log_name string
2 grpc_service m:envoy.config.core.v3.GrpcService
3 buffer_flush_interval m:google.protobuf.Duration
4 buffer_size_bytes m:google.protobuf.UInt32Value
5 filter_state_objects_to_log *string
6 transport_api_version e:envoy.config.core.v3.ApiVersion
7 grpc_stream_retry_policy m:envoy.config.core.v3.RetryPolicy
8 custom_tags *m:envoy.type.tracing.v3.CustomTag

m envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig
1 common_config m:.CommonGrpcAccessLogConfig
2 additional_request_headers_to_log *string
3 additional_response_headers_to_log *string
4 additional_response_trailers_to_log *string

m envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig
1 common_config m:.CommonGrpcAccessLogConfig

m envoy.extensions.access_loggers.open_telemetry.v3.OpenTelemetryAccessLogConfig
1 common_config m:envoy.extensions.access_loggers.grpc.v3.CommonGrpcAccessLogConfig
2 body m:opentelemetry.proto.common.v1.AnyValue
3 attributes m:opentelemetry.proto.common.v1.KeyValueList
4 resource_attributes m:opentelemetry.proto.common.v1.KeyValueList
5 disable_builtin_labels bool
6 stat_prefix string
7 formatters *m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.access_loggers.stats.v3.Config
1 stat_prefix string
3 histograms *m:.Config.Histogram
4 counters *m:.Config.Counter

m envoy.extensions.access_loggers.stats.v3.Config.Counter
1 stat m:.Config.Stat
2 value_format string
3 value_fixed m:google.protobuf.UInt64Value

m envoy.extensions.access_loggers.stats.v3.Config.Histogram
1 stat m:.Config.Stat
2 unit e:.Config.Histogram.Unit
3 value_format string

e envoy.extensions.access_loggers.stats.v3.Config.Histogram.Unit
0 Unspecified
1 Bytes
2 Microseconds
3 Milliseconds
4 Percent

m envoy.extensions.access_loggers.stats.v3.Config.Stat
1 name string
2 tags *m:.Config.Tag

m envoy.extensions.access_loggers.stats.v3.Config.Tag
1 name string
2 value_format string

m envoy.extensions.access_loggers.stream.v3.StderrAccessLog
1 log_format m:envoy.config.core.v3.SubstitutionFormatString access_log_format

m envoy.extensions.access_loggers.stream.v3.StdoutAccessLog
1 log_format m:envoy.config.core.v3.SubstitutionFormatString access_log_format

m envoy.extensions.access_loggers.wasm.v3.WasmAccessLog
1 config m:envoy.extensions.wasm.v3.PluginConfig

m envoy.extensions.bootstrap.internal_listener.v3.InternalListener
1 buffer_size_kb m:google.protobuf.UInt32Value

m envoy.extensions.bootstrap.reverse_tunnel.downstream_socket_interface.v3.DownstreamReverseConnectionSocketInterface
1 stat_prefix string
2 enable_detailed_stats bool

m envoy.extensions.bootstrap.reverse_tunnel.upstream_socket_interface.v3.UpstreamReverseConnectionSocketInterface
1 stat_prefix string
2 ping_failure_threshold m:google.protobuf.UInt32Value
3 enable_detailed_stats bool

m envoy.extensions.clusters.aggregate.v3.AggregateClusterResource
1 config_source m:envoy.config.core.v3.ConfigSource
2 resource_name string

m envoy.extensions.clusters.aggregate.v3.ClusterConfig
1 clusters *string

e envoy.extensions.clusters.common.dns.v3.DnsLookupFamily
0 UNSPECIFIED
1 AUTO
2 V4_ONLY
3 V6_ONLY
4 V4_PREFERRED
5 ALL

m envoy.extensions.clusters.dns.v3.DnsCluster
3 dns_refresh_rate m:google.protobuf.Duration
4 dns_failure_refresh_rate m:.DnsCluster.RefreshRate
5 respect_dns_ttl bool
6 dns_jitter m:google.protobuf.Duration
7 typed_dns_resolver_config m:envoy.config.core.v3.TypedExtensionConfig
8 dns_lookup_family e:envoy.extensions.clusters.common.dns.v3.DnsLookupFamily
9 all_addresses_in_single_endpoint bool

m envoy.extensions.clusters.dns.v3.DnsCluster.RefreshRate
1 base_interval m:google.protobuf.Duration
2 max_interval m:google.protobuf.Duration

m envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig
1 dns_cache_config m:envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig cluster_implementation_specifier
2 allow_insecure_cluster_options bool
3 allow_coalesced_connections bool
4 sub_clusters_config m:.SubClustersConfig cluster_implementation_specifier

m envoy.extensions.clusters.dynamic_forward_proxy.v3.SubClustersConfig
1 lb_policy e:envoy.config.cluster.v3.Cluster.LbPolicy
2 max_sub_clusters m:google.protobuf.UInt32Value
3 sub_cluster_ttl m:google.protobuf.Duration
4 preresolve_clusters *m:envoy.config.core.v3.SocketAddress

m envoy.extensions.clusters.redis.v3.RedisClusterConfig
1 cluster_refresh_rate m:google.protobuf.Duration
2 cluster_refresh_timeout m:google.protobuf.Duration
3 redirect_refresh_interval m:google.protobuf.Duration
4 redirect_refresh_threshold m:google.protobuf.UInt32Value
5 failure_refresh_threshold uint32
6 host_degraded_refresh_threshold uint32

m envoy.extensions.clusters.reverse_connection.v3.ReverseConnectionClusterConfig
1 cleanup_interval m:google.protobuf.Duration
2 host_id_format string

m envoy.extensions.common.async_files.v3.AsyncFileManagerConfig
1 id string
2 thread_pool m:.AsyncFileManagerConfig.ThreadPool manager_type

m envoy.extensions.common.async_files.v3.AsyncFileManagerConfig.ThreadPool
1 thread_count uint32

m envoy.extensions.common.aws.v3.AssumeRoleCredentialProvider
1 role_arn string
2 role_session_name string
3 external_id string
4 session_duration m:google.protobuf.Duration
5 credential_provider m:.AwsCredentialProvider

m envoy.extensions.common.aws.v3.AssumeRoleWithWebIdentityCredentialProvider
1 web_identity_token_data_source m:envoy.config.core.v3.DataSource
2 role_arn string
3 role_session_name string

m envoy.extensions.common.aws.v3.AwsCredentialProvider
1 assume_role_with_web_identity_provider m:.AssumeRoleWithWebIdentityCredentialProvider
2 inline_credential m:.InlineCredentialProvider
3 credentials_file_provider m:.CredentialsFileCredentialProvider
4 custom_credential_provider_chain bool
5 iam_roles_anywhere_credential_provider m:.IAMRolesAnywhereCredentialProvider
6 config_credential_provider m:.ConfigCredentialProvider
7 container_credential_provider m:.ContainerCredentialProvider
8 environment_credential_provider m:.EnvironmentCredentialProvider
9 instance_profile_credential_provider m:.InstanceProfileCredentialProvider
10 assume_role_credential_provider m:.AssumeRoleCredentialProvider

m envoy.extensions.common.aws.v3.ConfigCredentialProvider

m envoy.extensions.common.aws.v3.ContainerCredentialProvider

m envoy.extensions.common.aws.v3.CredentialsFileCredentialProvider
1 credentials_data_source m:envoy.config.core.v3.DataSource
2 profile string

m envoy.extensions.common.aws.v3.EnvironmentCredentialProvider

m envoy.extensions.common.aws.v3.IAMRolesAnywhereCredentialProvider
1 role_arn string
2 certificate m:envoy.config.core.v3.DataSource
3 certificate_chain m:envoy.config.core.v3.DataSource
4 private_key m:envoy.config.core.v3.DataSource
5 trust_anchor_arn string
6 profile_arn string
7 role_session_name string
8 session_duration m:google.protobuf.Duration

m envoy.extensions.common.aws.v3.InlineCredentialProvider
1 access_key_id string
2 secret_access_key string
3 session_token string

m envoy.extensions.common.aws.v3.InstanceProfileCredentialProvider

m envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheCircuitBreakers
1 max_pending_requests m:google.protobuf.UInt32Value

m envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig
1 name string
2 dns_lookup_family e:envoy.config.cluster.v3.Cluster.DnsLookupFamily
3 dns_refresh_rate m:google.protobuf.Duration
4 host_ttl m:google.protobuf.Duration
5 max_hosts m:google.protobuf.UInt32Value
6 dns_failure_refresh_rate m:envoy.config.cluster.v3.Cluster.RefreshRate
7 dns_cache_circuit_breaker m:.DnsCacheCircuitBreakers
8 use_tcp_for_dns_lookups bool
9 dns_resolution_config m:envoy.config.core.v3.DnsResolutionConfig
10 preresolve_hostnames *m:envoy.config.core.v3.SocketAddress
11 dns_query_timeout m:google.protobuf.Duration
12 typed_dns_resolver_config m:envoy.config.core.v3.TypedExtensionConfig
13 key_value_config m:envoy.config.common.key_value.v3.KeyValueStoreConfig
14 dns_min_refresh_rate m:google.protobuf.Duration
15 disable_dns_refresh_on_failure bool

m envoy.extensions.common.matching.v3.ExtensionWithMatcher
1 matcher m:envoy.config.common.matcher.v3.Matcher
2 extension_config m:envoy.config.core.v3.TypedExtensionConfig
3 xds_matcher m:xds.type.matcher.v3.Matcher

m envoy.extensions.common.matching.v3.ExtensionWithMatcherPerRoute
1 xds_matcher m:xds.type.matcher.v3.Matcher

m envoy.extensions.common.ratelimit.v3.LocalClusterRateLimit

m envoy.extensions.common.ratelimit.v3.LocalRateLimitDescriptor
1 entries *m:.RateLimitDescriptor.Entry
2 token_bucket m:envoy.type.v3.TokenBucket

m envoy.extensions.common.ratelimit.v3.RateLimitDescriptor
1 entries *m:.RateLimitDescriptor.Entry
2 limit m:.RateLimitDescriptor.RateLimitOverride
3 hits_addend m:google.protobuf.UInt64Value

m envoy.extensions.common.ratelimit.v3.RateLimitDescriptor.Entry
1 key string
2 value string

m envoy.extensions.common.ratelimit.v3.RateLimitDescriptor.RateLimitOverride
1 requests_per_unit uint32
2 unit e:envoy.type.v3.RateLimitUnit

e envoy.extensions.common.ratelimit.v3.VhRateLimitsOptions
0 OVERRIDE
1 INCLUDE
2 IGNORE

e envoy.extensions.common.ratelimit.v3.XRateLimitHeadersRFCVersion
0 OFF
1 DRAFT_VERSION_03

m envoy.extensions.common.tap.v3.AdminConfig
1 config_id string

m envoy.extensions.common.tap.v3.CommonExtensionConfig
1 admin_config m:.AdminConfig config_type
2 static_config m:envoy.config.tap.v3.TapConfig config_type

m envoy.extensions.compression.brotli.compressor.v3.Brotli
1 quality m:google.protobuf.UInt32Value
2 encoder_mode e:.Brotli.EncoderMode
3 window_bits m:google.protobuf.UInt32Value
4 input_block_bits m:google.protobuf.UInt32Value
5 chunk_size m:google.protobuf.UInt32Value
6 disable_literal_context_modeling bool

e envoy.extensions.compression.brotli.compressor.v3.Brotli.EncoderMode
0 DEFAULT
1 GENERIC
2 TEXT
3 FONT

m envoy.extensions.compression.brotli.decompressor.v3.Brotli
1 disable_ring_buffer_reallocation bool
2 chunk_size m:google.protobuf.UInt32Value

m envoy.extensions.compression.gzip.compressor.v3.Gzip
1 memory_level m:google.protobuf.UInt32Value
2 compression_level e:.Gzip.CompressionLevel
3 compression_strategy e:.Gzip.CompressionStrategy
4 window_bits m:google.protobuf.UInt32Value
5 chunk_size m:google.protobuf.UInt32Value

e envoy.extensions.compression.gzip.compressor.v3.Gzip.CompressionLevel
0 DEFAULT_COMPRESSION
1 BEST_SPEED
1 COMPRESSION_LEVEL_1
2 COMPRESSION_LEVEL_2
3 COMPRESSION_LEVEL_3
4 COMPRESSION_LEVEL_4
5 COMPRESSION_LEVEL_5
6 COMPRESSION_LEVEL_6
7 COMPRESSION_LEVEL_7
8 COMPRESSION_LEVEL_8
9 COMPRESSION_LEVEL_9
9 BEST_COMPRESSION

e envoy.extensions.compression.gzip.compressor.v3.Gzip.CompressionStrategy
0 DEFAULT_STRATEGY
1 FILTERED
2 HUFFMAN_ONLY
3 RLE
4 FIXED

m envoy.extensions.compression.gzip.decompressor.v3.Gzip
1 window_bits m:google.protobuf.UInt32Value
2 chunk_size m:google.protobuf.UInt32Value
3 max_inflate_ratio m:google.protobuf.UInt32Value

m envoy.extensions.compression.zstd.compressor.v3.Zstd
1 compression_level m:google.protobuf.UInt32Value
2 enable_checksum bool
3 strategy e:.Zstd.Strategy
4 dictionary m:envoy.config.core.v3.DataSource
5 chunk_size m:google.protobuf.UInt32Value

e envoy.extensions.compression.zstd.compressor.v3.Zstd.Strategy
0 DEFAULT
1 FAST
2 DFAST
3 GREEDY
4 LAZY
5 LAZY2
6 BTLAZY2
7 BTOPT
8 BTULTRA
9 BTULTRA2

m envoy.extensions.compression.zstd.decompressor.v3.Zstd
1 dictionaries *m:envoy.config.core.v3.DataSource
2 chunk_size m:google.protobuf.UInt32Value

m envoy.extensions.config.validators.minimum_clusters.v3.MinimumClustersValidator
1 min_clusters_num uint32

m envoy.extensions.dynamic_modules.v3.DynamicModuleConfig
1 name string
3 do_not_close bool
4 load_globally bool

m envoy.extensions.early_data.v3.DefaultEarlyDataPolicy

m envoy.extensions.filters.common.dependency.v3.Dependency
1 type e:.Dependency.DependencyType
2 name string

e envoy.extensions.filters.common.dependency.v3.Dependency.DependencyType
0 HEADER
1 FILTER_STATE_KEY
2 DYNAMIC_METADATA

m envoy.extensions.filters.common.dependency.v3.FilterDependencies
1 decode_required *m:.Dependency
2 decode_provided *m:.Dependency
3 encode_required *m:.Dependency
4 encode_provided *m:.Dependency

m envoy.extensions.filters.common.dependency.v3.MatchingRequirements
1 data_input_allow_list m:.MatchingRequirements.DataInputAllowList

m envoy.extensions.filters.common.dependency.v3.MatchingRequirements.DataInputAllowList
1 type_url *string

m envoy.extensions.filters.common.fault.v3.FaultDelay
3 fixed_delay m:google.protobuf.Duration fault_delay_secifier
4 percentage m:envoy.type.v3.FractionalPercent
5 header_delay m:.FaultDelay.HeaderDelay fault_delay_secifier

m envoy.extensions.filters.common.fault.v3.FaultDelay.HeaderDelay

m envoy.extensions.filters.common.fault.v3.FaultRateLimit
1 fixed_limit m:.FaultRateLimit.FixedLimit limit_type
2 percentage m:envoy.type.v3.FractionalPercent
3 header_limit m:.FaultRateLimit.HeaderLimit limit_type

m envoy.extensions.filters.common.fault.v3.FaultRateLimit.FixedLimit
1 limit_kbps uint64

m envoy.extensions.filters.common.fault.v3.FaultRateLimit.HeaderLimit

m envoy.extensions.filters.common.matcher.action.v3.SkipFilter

m envoy.extensions.filters.common.set_filter_state.v3.FilterStateValue
1 object_key string key
2 format_string m:envoy.config.core.v3.SubstitutionFormatString value
3 read_only bool
4 shared_with_upstream e:.FilterStateValue.SharedWithUpstream
5 skip_if_empty bool
6 factory_key string

e envoy.extensions.filters.common.set_filter_state.v3.FilterStateValue.SharedWithUpstream
0 NONE
1 ONCE
2 TRANSITIVE

m envoy.extensions.filters.http.adaptive_concurrency.v3.AdaptiveConcurrency
1 gradient_controller_config m:.GradientControllerConfig concurrency_controller_config
2 enabled m:envoy.config.core.v3.RuntimeFeatureFlag
3 concurrency_limit_exceeded_status m:envoy.type.v3.HttpStatus

m envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig
1 sample_aggregate_percentile m:envoy.type.v3.Percent
2 concurrency_limit_params m:.GradientControllerConfig.ConcurrencyLimitCalculationParams
3 min_rtt_calc_params m:.GradientControllerConfig.MinimumRTTCalculationParams

m envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig.ConcurrencyLimitCalculationParams
2 max_concurrency_limit m:google.protobuf.UInt32Value
3 concurrency_update_interval m:google.protobuf.Duration

m envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig.MinimumRTTCalculationParams
1 interval m:google.protobuf.Duration
2 request_count m:google.protobuf.UInt32Value
3 jitter m:envoy.type.v3.Percent
4 min_concurrency m:google.protobuf.UInt32Value
5 buffer m:envoy.type.v3.Percent
6 fixed_value m:google.protobuf.Duration

m envoy.extensions.filters.http.admission_control.v3.AdmissionControl
1 enabled m:envoy.config.core.v3.RuntimeFeatureFlag
2 success_criteria m:.AdmissionControl.SuccessCriteria evaluation_criteria
3 sampling_window m:google.protobuf.Duration
4 aggression m:envoy.config.core.v3.RuntimeDouble
5 sr_threshold m:envoy.config.core.v3.RuntimePercent
6 rps_threshold m:envoy.config.core.v3.RuntimeUInt32
7 max_rejection_probability m:envoy.config.core.v3.RuntimePercent

m envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria
1 http_criteria m:.AdmissionControl.SuccessCriteria.HttpCriteria
2 grpc_criteria m:.AdmissionControl.SuccessCriteria.GrpcCriteria

m envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.GrpcCriteria
1 grpc_success_status *uint32

m envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.HttpCriteria
1 http_success_status *m:envoy.type.v3.Int32Range

m envoy.extensions.filters.http.alternate_protocols_cache.v3.FilterConfig
1 alternate_protocols_cache_options m:envoy.config.core.v3.AlternateProtocolsCacheOptions

m envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth
1 credentials *m:.Credential
2 key_sources *m:.KeySource
3 forwarding m:.Forwarding

m envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuthPerRoute
1 credentials *m:.Credential
2 key_sources *m:.KeySource
3 allowed_clients *string
4 forwarding m:.Forwarding

m envoy.extensions.filters.http.api_key_auth.v3.Credential
1 key string
2 client string

m envoy.extensions.filters.http.api_key_auth.v3.Forwarding
1 header string
2 hide_credentials bool

m envoy.extensions.filters.http.api_key_auth.v3.KeySource
1 header string
2 query string
3 cookie string

m envoy.extensions.filters.http.aws_lambda.v3.Config
1 arn string
2 payload_passthrough bool
3 invocation_mode e:.Config.InvocationMode
4 host_rewrite string
5 credentials_profile string
6 credentials m:.Credentials

e envoy.extensions.filters.http.aws_lambda.v3.Config.InvocationMode
0 SYNCHRONOUS
1 ASYNCHRONOUS

m envoy.extensions.filters.http.aws_lambda.v3.Credentials
1 access_key_id string
2 secret_access_key string
3 session_token string

m envoy.extensions.filters.http.aws_lambda.v3.PerRouteConfig
1 invoke_config m:.Config

m envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning
1 service_name string
2 region string
3 host_rewrite string
4 use_unsigned_payload bool
5 match_excluded_headers *m:envoy.type.matcher.v3.StringMatcher
6 signing_algorithm e:.AwsRequestSigning.SigningAlgorithm
7 query_string m:.AwsRequestSigning.QueryString
8 credential_provider m:envoy.extensions.common.aws.v3.AwsCredentialProvider
9 match_included_headers *m:envoy.type.matcher.v3.StringMatcher

m envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning.QueryString
1 expiration_time m:google.protobuf.Duration

e envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning.SigningAlgorithm
0 AWS_SIGV4
1 AWS_SIGV4A

m envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigningPerRoute
1 aws_request_signing m:.AwsRequestSigning
2 stat_prefix string

m envoy.extensions.filters.http.bandwidth_limit.v3.BandwidthLimit
1 stat_prefix string
2 enable_mode e:.BandwidthLimit.EnableMode
3 limit_kbps m:google.protobuf.UInt64Value
4 fill_interval m:google.protobuf.Duration
5 runtime_enabled m:envoy.config.core.v3.RuntimeFeatureFlag
6 enable_response_trailers bool
7 response_trailer_prefix string

e envoy.extensions.filters.http.bandwidth_limit.v3.BandwidthLimit.EnableMode
0 DISABLED
1 REQUEST
2 RESPONSE
3 REQUEST_AND_RESPONSE

m envoy.extensions.filters.http.basic_auth.v3.BasicAuth
1 users m:envoy.config.core.v3.DataSource
2 forward_username_header string
3 authentication_header string

m envoy.extensions.filters.http.basic_auth.v3.BasicAuthPerRoute
1 users m:envoy.config.core.v3.DataSource

m envoy.extensions.filters.http.buffer.v3.Buffer
1 max_request_bytes m:google.protobuf.UInt32Value

m envoy.extensions.filters.http.buffer.v3.BufferPerRoute
1 disabled bool override
2 buffer m:.Buffer override

m envoy.extensions.filters.http.cache.v3.CacheConfig
1 typed_config m:google.protobuf.Any
2 allowed_vary_headers *m:envoy.type.matcher.v3.StringMatcher
3 key_creator_params m:.CacheConfig.KeyCreatorParams
4 max_body_bytes uint32
5 disabled m:google.protobuf.BoolValue
6 ignore_request_cache_control_header bool

m envoy.extensions.filters.http.cache.v3.CacheConfig.KeyCreatorParams
1 exclude_scheme bool
2 exclude_host bool
3 query_parameters_included *m:envoy.config.route.v3.QueryParameterMatcher
4 query_parameters_excluded *m:envoy.config.route.v3.QueryParameterMatcher

m envoy.extensions.filters.http.cache_v2.v3.CacheV2Config
1 typed_config m:google.protobuf.Any
2 allowed_vary_headers *m:envoy.type.matcher.v3.StringMatcher
3 key_creator_params m:.CacheV2Config.KeyCreatorParams
4 max_body_bytes uint32
5 disabled m:google.protobuf.BoolValue
6 ignore_request_cache_control_header bool
7 override_upstream_cluster string

m envoy.extensions.filters.http.cache_v2.v3.CacheV2Config.KeyCreatorParams
1 exclude_scheme bool
2 exclude_host bool
3 query_parameters_included *m:envoy.config.route.v3.QueryParameterMatcher
4 query_parameters_excluded *m:envoy.config.route.v3.QueryParameterMatcher

m envoy.extensions.filters.http.cdn_loop.v3.CdnLoopConfig
1 cdn_id string
2 max_allowed_occurrences uint32

m envoy.extensions.filters.http.composite.v3.Composite

m envoy.extensions.filters.http.composite.v3.DynamicConfig
1 name string
2 config_discovery m:envoy.config.core.v3.ExtensionConfigSource

m envoy.extensions.filters.http.composite.v3.ExecuteFilterAction
1 typed_config m:envoy.config.core.v3.TypedExtensionConfig
2 dynamic_config m:.DynamicConfig
3 sample_percent m:envoy.config.core.v3.RuntimeFractionalPercent
4 filter_chain m:.FilterChainConfiguration

m envoy.extensions.filters.http.composite.v3.FilterChainConfiguration
1 typed_config *m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.filters.http.compressor.v3.Compressor
1 content_length m:google.protobuf.UInt32Value
2 content_type *string
3 disable_on_etag_header bool
4 remove_accept_encoding_header bool
5 runtime_enabled m:envoy.config.core.v3.RuntimeFeatureFlag
6 compressor_library m:envoy.config.core.v3.TypedExtensionConfig
7 request_direction_config m:.Compressor.RequestDirectionConfig
8 response_direction_config m:.Compressor.ResponseDirectionConfig
9 choose_first bool

m envoy.extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig
1 enabled m:envoy.config.core.v3.RuntimeFeatureFlag
2 min_content_length m:google.protobuf.UInt32Value
3 content_type *string

m envoy.extensions.filters.http.compressor.v3.Compressor.RequestDirectionConfig
1 common_config m:.Compressor.CommonDirectionConfig

m envoy.extensions.filters.http.compressor.v3.Compressor.ResponseDirectionConfig
1 common_config m:.Compressor.CommonDirectionConfig
2 disable_on_etag_header bool
3 remove_accept_encoding_header bool
4 uncompressible_response_codes *uint32
5 status_header_enabled bool

m envoy.extensions.filters.http.compressor.v3.CompressorOverrides
1 response_direction_config m:.ResponseDirectionOverrides
2 compressor_library m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.filters.http.compressor.v3.CompressorPerRoute
1 disabled bool override
2 overrides m:.CompressorOverrides override

m envoy.extensions.filters.http.compressor.v3.ResponseDirectionOverrides
1 remove_accept_encoding_header m:google.protobuf.BoolValue

m envoy.extensions.filters.http.connect_grpc_bridge.v3.FilterConfig

m envoy.extensions.filters.http.cors.v3.Cors

m envoy.extensions.filters.http.cors.v3.CorsPolicy
1 allow_origin_string_match *m:envoy.type.matcher.v3.StringMatcher
2 allow_methods string
3 allow_headers string
4 expose_headers string
5 max_age string
6 allow_credentials m:google.protobuf.BoolValue
7 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
8 shadow_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
9 allow_private_network_access m:google.protobuf.BoolValue
10 forward_not_matching_preflights m:google.protobuf.BoolValue

m envoy.extensions.filters.http.credential_injector.v3.CredentialInjector
1 overwrite bool
2 allow_request_without_credential bool
3 credential m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.filters.http.csrf.v3.CsrfPolicy
1 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
2 shadow_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
3 additional_origins *m:envoy.type.matcher.v3.StringMatcher

m envoy.extensions.filters.http.custom_response.v3.CustomResponse
1 custom_response_matcher m:xds.type.matcher.v3.Matcher

m envoy.extensions.filters.http.decompressor.v3.Decompressor
1 decompressor_library m:envoy.config.core.v3.TypedExtensionConfig
2 request_direction_config m:.Decompressor.RequestDirectionConfig
3 response_direction_config m:.Decompressor.ResponseDirectionConfig

m envoy.extensions.filters.http.decompressor.v3.Decompressor.CommonDirectionConfig
1 enabled m:envoy.config.core.v3.RuntimeFeatureFlag
2 ignore_no_transform_header bool

m envoy.extensions.filters.http.decompressor.v3.Decompressor.RequestDirectionConfig
1 common_config m:.Decompressor.CommonDirectionConfig
2 advertise_accept_encoding m:google.protobuf.BoolValue

m envoy.extensions.filters.http.decompressor.v3.Decompressor.ResponseDirectionConfig
1 common_config m:.Decompressor.CommonDirectionConfig

m envoy.extensions.filters.http.dynamic_forward_proxy.v3.FilterConfig
1 dns_cache_config m:envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig implementation_specifier
2 save_upstream_address bool
3 sub_cluster_config m:.SubClusterConfig implementation_specifier
4 allow_dynamic_host_from_filter_state bool

m envoy.extensions.filters.http.dynamic_forward_proxy.v3.PerRouteConfig
1 host_rewrite_literal string host_rewrite_specifier
2 host_rewrite_header string host_rewrite_specifier

m envoy.extensions.filters.http.dynamic_forward_proxy.v3.SubClusterConfig
3 cluster_init_timeout m:google.protobuf.Duration

m envoy.extensions.filters.http.dynamic_modules.v3.DynamicModuleFilter
1 dynamic_module_config m:envoy.extensions.dynamic_modules.v3.DynamicModuleConfig
2 filter_name string
3 filter_config m:google.protobuf.Any
4 terminal_filter bool

m envoy.extensions.filters.http.dynamic_modules.v3.DynamicModuleFilterPerRoute
1 dynamic_module_config m:envoy.extensions.dynamic_modules.v3.DynamicModuleConfig
2 per_route_config_name string
3 filter_config m:google.protobuf.Any

m envoy.extensions.filters.http.ext_authz.v3.AuthorizationRequest
1 allowed_headers m:envoy.type.matcher.v3.ListStringMatcher
2 headers_to_add *m:envoy.config.core.v3.HeaderValue

m envoy.extensions.filters.http.ext_authz.v3.AuthorizationResponse
1 allowed_upstream_headers m:envoy.type.matcher.v3.ListStringMatcher
2 allowed_client_headers m:envoy.type.matcher.v3.ListStringMatcher
3 allowed_upstream_headers_to_append m:envoy.type.matcher.v3.ListStringMatcher
4 allowed_client_headers_on_success m:envoy.type.matcher.v3.ListStringMatcher
5 dynamic_metadata_from_headers m:envoy.type.matcher.v3.ListStringMatcher

m envoy.extensions.filters.http.ext_authz.v3.BufferSettings
1 max_request_bytes uint32
2 allow_partial_message bool
3 pack_as_bytes bool

m envoy.extensions.filters.http.ext_authz.v3.CheckSettings
1 context_extensions %string,string
2 disable_request_body_buffering bool
3 with_request_body m:.BufferSettings
4 grpc_service m:envoy.config.core.v3.GrpcService service_override
5 http_service m:.HttpService service_override

m envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
1 grpc_service m:envoy.config.core.v3.GrpcService services
2 failure_mode_allow bool
3 http_service m:.HttpService services
5 with_request_body m:.BufferSettings
6 clear_route_cache bool
7 status_on_error m:envoy.type.v3.HttpStatus
8 metadata_context_namespaces *string
9 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
10 include_peer_certificate bool
11 deny_at_disable m:envoy.config.core.v3.RuntimeFeatureFlag
12 transport_api_version e:envoy.config.core.v3.ApiVersion
13 stat_prefix string
14 filter_enabled_metadata m:envoy.type.matcher.v3.MetadataMatcher
15 bootstrap_metadata_labels_key string
16 typed_metadata_context_namespaces *string
17 allowed_headers m:envoy.type.matcher.v3.ListStringMatcher
18 include_tls_session bool
19 failure_mode_allow_header_add bool
20 charge_cluster_response_stats m:google.protobuf.BoolValue
21 route_metadata_context_namespaces *string
22 route_typed_metadata_context_namespaces *string
23 encode_raw_headers bool
24 validate_mutations bool
25 disallowed_headers m:envoy.type.matcher.v3.ListStringMatcher
26 decoder_header_mutation_rules m:envoy.config.common.mutation_rules.v3.HeaderMutationRules
27 enable_dynamic_metadata_ingestion m:google.protobuf.BoolValue
28 filter_metadata m:google.protobuf.Struct
29 emit_filter_state_stats bool
30 max_denied_response_body_bytes uint32
31 enforce_response_header_limits bool

m envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute
1 disabled bool override
2 check_settings m:.CheckSettings override

m envoy.extensions.filters.http.ext_authz.v3.HttpService
1 server_uri m:envoy.config.core.v3.HttpUri
2 path_prefix string
7 authorization_request m:.AuthorizationRequest
8 authorization_response m:.AuthorizationResponse
9 retry_policy m:envoy.config.core.v3.RetryPolicy

m envoy.extensions.filters.http.ext_proc.v3.ExtProcHttpService
1 http_service m:envoy.config.core.v3.HttpService

m envoy.extensions.filters.http.ext_proc.v3.ExtProcOverrides
1 processing_mode m:.ProcessingMode
2 async_mode bool
3 request_attributes *string
4 response_attributes *string
5 grpc_service m:envoy.config.core.v3.GrpcService
6 metadata_options m:.MetadataOptions
7 grpc_initial_metadata *m:envoy.config.core.v3.HeaderValue
8 failure_mode_allow m:google.protobuf.BoolValue
9 processing_request_modifier m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.filters.http.ext_proc.v3.ExtProcPerRoute
1 disabled bool override
2 overrides m:.ExtProcOverrides override

m envoy.extensions.filters.http.ext_proc.v3.ExternalProcessor
1 grpc_service m:envoy.config.core.v3.GrpcService
2 failure_mode_allow bool
3 processing_mode m:.ProcessingMode
5 request_attributes *string
6 response_attributes *string
7 message_timeout m:google.protobuf.Duration
8 stat_prefix string
9 mutation_rules m:envoy.config.common.mutation_rules.v3.HeaderMutationRules
10 max_message_timeout m:google.protobuf.Duration
11 disable_clear_route_cache bool
12 forward_rules m:.HeaderForwardingRules
13 filter_metadata m:google.protobuf.Struct
14 allow_mode_override bool
15 disable_immediate_response bool
16 metadata_options m:.MetadataOptions
17 observability_mode bool
18 route_cache_action e:.ExternalProcessor.RouteCacheAction
19 deferred_close_timeout m:google.protobuf.Duration
20 http_service m:.ExtProcHttpService
21 send_body_without_waiting_for_header_response bool
22 allowed_override_modes *m:.ProcessingMode
23 on_processing_response m:envoy.config.core.v3.TypedExtensionConfig
24 status_on_error m:envoy.type.v3.HttpStatus
25 processing_request_modifier m:envoy.config.core.v3.TypedExtensionConfig

e envoy.extensions.filters.http.ext_proc.v3.ExternalProcessor.RouteCacheAction
0 DEFAULT
1 CLEAR
2 RETAIN

m envoy.extensions.filters.http.ext_proc.v3.HeaderForwardingRules
1 allowed_headers m:envoy.type.matcher.v3.ListStringMatcher
2 disallowed_headers m:envoy.type.matcher.v3.ListStringMatcher

m envoy.extensions.filters.http.ext_proc.v3.MetadataOptions
1 forwarding_namespaces m:.MetadataOptions.MetadataNamespaces
2 receiving_namespaces m:.MetadataOptions.MetadataNamespaces
3 cluster_metadata_forwarding_namespaces m:.MetadataOptions.MetadataNamespaces

m envoy.extensions.filters.http.ext_proc.v3.MetadataOptions.MetadataNamespaces
1 untyped *string
2 typed *string

m envoy.extensions.filters.http.ext_proc.v3.ProcessingMode
1 request_header_mode e:.ProcessingMode.HeaderSendMode
2 response_header_mode e:.ProcessingMode.HeaderSendMode
3 request_body_mode e:.ProcessingMode.BodySendMode
4 response_body_mode e:.ProcessingMode.BodySendMode
5 request_trailer_mode e:.ProcessingMode.HeaderSendMode
6 response_trailer_mode e:.ProcessingMode.HeaderSendMode

e envoy.extensions.filters.http.ext_proc.v3.ProcessingMode.BodySendMode
0 NONE
1 STREAMED
2 BUFFERED
3 BUFFERED_PARTIAL
4 FULL_DUPLEX_STREAMED
5 GRPC

e envoy.extensions.filters.http.ext_proc.v3.ProcessingMode.HeaderSendMode
0 DEFAULT
1 SEND
2 SKIP

m envoy.extensions.filters.http.fault.v3.FaultAbort
2 http_status uint32 error_type
3 percentage m:envoy.type.v3.FractionalPercent
4 header_abort m:.FaultAbort.HeaderAbort error_type
5 grpc_status uint32 error_type

m envoy.extensions.filters.http.fault.v3.FaultAbort.HeaderAbort

m envoy.extensions.filters.http.fault.v3.HTTPFault
1 delay m:envoy.extensions.filters.common.fault.v3.FaultDelay
2 abort m:.FaultAbort
3 upstream_cluster string
4 headers *m:envoy.config.route.v3.HeaderMatcher
5 downstream_nodes *string
6 max_active_faults m:google.protobuf.UInt32Value
7 response_rate_limit m:envoy.extensions.filters.common.fault.v3.FaultRateLimit
8 delay_percent_runtime string
9 abort_percent_runtime string
10 delay_duration_runtime string
11 abort_http_status_runtime string
12 max_active_faults_runtime string
13 response_rate_limit_percent_runtime string
14 abort_grpc_status_runtime string
15 disable_downstream_cluster_stats bool
16 filter_metadata m:google.protobuf.Struct

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior
1 stream_when_possible m:.BufferBehavior.StreamWhenPossible behavior
2 bypass m:.BufferBehavior.Bypass behavior
3 inject_content_length_if_necessary m:.BufferBehavior.InjectContentLengthIfNecessary behavior
4 fully_buffer_and_always_inject_content_length m:.BufferBehavior.FullyBufferAndAlwaysInjectContentLength behavior
5 fully_buffer m:.BufferBehavior.FullyBuffer behavior

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.Bypass

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.FullyBuffer

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.FullyBufferAndAlwaysInjectContentLength

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.InjectContentLengthIfNecessary

m envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.StreamWhenPossible

m envoy.extensions.filters.http.file_system_buffer.v3.FileSystemBufferFilterConfig
1 manager_config m:envoy.extensions.common.async_files.v3.AsyncFileManagerConfig
2 storage_buffer_path m:google.protobuf.StringValue
3 request m:.StreamConfig
4 response m:.StreamConfig

m envoy.extensions.filters.http.file_system_buffer.v3.StreamConfig
1 behavior m:.BufferBehavior
2 memory_buffer_bytes_limit m:google.protobuf.UInt64Value
3 storage_buffer_bytes_limit m:google.protobuf.UInt64Value
4 storage_buffer_queue_high_watermark_bytes m:google.protobuf.UInt64Value

m envoy.extensions.filters.http.gcp_authn.v3.Audience
1 url string

m envoy.extensions.filters.http.gcp_authn.v3.GcpAuthnFilterConfig
1 http_uri m:envoy.config.core.v3.HttpUri
2 retry_policy m:envoy.config.core.v3.RetryPolicy
3 cache_config m:.TokenCacheConfig
4 token_header m:.TokenHeader
5 cluster string
6 timeout m:google.protobuf.Duration

m envoy.extensions.filters.http.gcp_authn.v3.TokenCacheConfig
1 cache_size m:google.protobuf.UInt64Value

m envoy.extensions.filters.http.gcp_authn.v3.TokenHeader
1 name string
2 value_prefix string

m envoy.extensions.filters.http.geoip.v3.Geoip
1 xff_config m:.Geoip.XffConfig
3 provider m:envoy.config.core.v3.TypedExtensionConfig
4 custom_header_config m:.Geoip.CustomHeaderConfig

m envoy.extensions.filters.http.geoip.v3.Geoip.CustomHeaderConfig
1 header_name string

m envoy.extensions.filters.http.geoip.v3.Geoip.XffConfig
1 xff_num_trusted_hops uint32

m envoy.extensions.filters.http.grpc_field_extraction.v3.FieldExtractions
1 request_field_extractions %string,m:.RequestFieldValueDisposition

m envoy.extensions.filters.http.grpc_field_extraction.v3.GrpcFieldExtractionConfig
1 descriptor_set m:envoy.config.core.v3.DataSource
2 extractions_by_method %string,m:.FieldExtractions

m envoy.extensions.filters.http.grpc_field_extraction.v3.RequestFieldValueDisposition
1 dynamic_metadata string disposition

m envoy.extensions.filters.http.grpc_http1_bridge.v3.Config
1 upgrade_protobuf_to_grpc bool
2 ignore_query_parameters bool

m envoy.extensions.filters.http.grpc_http1_reverse_bridge.v3.FilterConfig
1 content_type string
2 withhold_grpc_frames bool
3 response_size_header string

m envoy.extensions.filters.http.grpc_http1_reverse_bridge.v3.FilterConfigPerRoute
1 disabled bool

m envoy.extensions.filters.http.grpc_json_reverse_transcoder.v3.GrpcJsonReverseTranscoder
1 descriptor_path string
2 descriptor_binary bytes
3 max_request_body_size m:google.protobuf.UInt32Value
4 max_response_body_size m:google.protobuf.UInt32Value
5 api_version_header string
6 request_json_print_options m:.GrpcJsonReverseTranscoder.PrintOptions

m envoy.extensions.filters.http.grpc_json_reverse_transcoder.v3.GrpcJsonReverseTranscoder.PrintOptions
1 always_print_primitive_fields bool
2 always_print_enums_as_ints bool
3 use_canonical_field_names bool

m envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder
1 proto_descriptor string descriptor_set
2 services *string
3 print_options m:.GrpcJsonTranscoder.PrintOptions
4 proto_descriptor_bin bytes descriptor_set
5 match_incoming_request_route bool
6 ignored_query_parameters *string
7 auto_mapping bool
8 ignore_unknown_query_parameters bool
9 convert_grpc_status bool
10 url_unescape_spec e:.GrpcJsonTranscoder.UrlUnescapeSpec
11 request_validation_options m:.GrpcJsonTranscoder.RequestValidationOptions
12 query_param_unescape_plus bool
13 match_unregistered_custom_verb bool
14 case_insensitive_enum_parsing bool
15 max_request_body_size m:google.protobuf.UInt32Value
16 max_response_body_size m:google.protobuf.UInt32Value
17 capture_unknown_query_parameters bool

m envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder.PrintOptions
1 add_whitespace bool
2 always_print_primitive_fields bool
3 always_print_enums_as_ints bool
4 preserve_proto_field_names bool
5 stream_newline_delimited bool
6 stream_sse_style_delimited bool

m envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder.RequestValidationOptions
1 reject_unknown_method bool
2 reject_unknown_query_parameters bool
3 reject_binding_body_field_collisions bool

e envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder.UrlUnescapeSpec
0 ALL_CHARACTERS_EXCEPT_RESERVED
1 ALL_CHARACTERS_EXCEPT_SLASH
2 ALL_CHARACTERS

m envoy.extensions.filters.http.grpc_json_transcoder.v3.UnknownQueryParams
1 key %string,m:.UnknownQueryParams.Values

m envoy.extensions.filters.http.grpc_json_transcoder.v3.UnknownQueryParams.Values
1 values *string

m envoy.extensions.filters.http.grpc_stats.v3.FilterConfig
1 emit_filter_state bool
2 individual_method_stats_allowlist m:envoy.config.core.v3.GrpcMethodList per_method_stat_specifier
3 stats_for_all_methods m:google.protobuf.BoolValue per_method_stat_specifier
4 enable_upstream_stats bool
5 replace_dots_in_grpc_service_name bool

m envoy.extensions.filters.http.grpc_stats.v3.FilterObject
1 request_message_count uint64
2 response_message_count uint64

m envoy.extensions.filters.http.grpc_web.v3.GrpcWeb

m envoy.extensions.filters.http.gzip.v3.Gzip
1 memory_level m:google.protobuf.UInt32Value
3 compression_level e:.Gzip.CompressionLevel.Enum
4 compression_strategy e:.Gzip.CompressionStrategy
9 window_bits m:google.protobuf.UInt32Value
10 compressor m:envoy.extensions.filters.http.compressor.v3.Compressor
11 chunk_size m:google.protobuf.UInt32Value

m envoy.extensions.filters.http.gzip.v3.Gzip.CompressionLevel

e envoy.extensions.filters.http.gzip.v3.Gzip.CompressionLevel.Enum
0 DEFAULT
1 BEST
2 SPEED

e envoy.extensions.filters.http.gzip.v3.Gzip.CompressionStrategy
0 DEFAULT
1 FILTERED
2 HUFFMAN
3 RLE

m envoy.extensions.filters.http.header_mutation.v3.HeaderMutation
1 mutations m:.Mutations
2 most_specific_header_mutations_wins bool

m envoy.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute
1 mutations m:.Mutations

m envoy.extensions.filters.http.header_mutation.v3.Mutations
1 request_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation
2 response_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation
3 query_parameter_mutations *m:envoy.config.core.v3.KeyValueMutation
4 response_trailers_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation
5 request_trailers_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation

m envoy.extensions.filters.http.header_to_metadata.v3.Config
1 request_rules *m:.Config.Rule
2 response_rules *m:.Config.Rule
3 stat_prefix string

m envoy.extensions.filters.http.header_to_metadata.v3.Config.KeyValuePair
1 metadata_namespace string
2 key string
3 value string
4 type e:.Config.ValueType
5 encode e:.Config.ValueEncode
6 regex_value_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute

m envoy.extensions.filters.http.header_to_metadata.v3.Config.Rule
1 header string
2 on_header_present m:.Config.KeyValuePair
3 on_header_missing m:.Config.KeyValuePair
4 remove bool
5 cookie string

e envoy.extensions.filters.http.header_to_metadata.v3.Config.ValueEncode
0 NONE
1 BASE64

e envoy.extensions.filters.http.header_to_metadata.v3.Config.ValueType
0 STRING
1 NUMBER
2 PROTOBUF_VALUE

m envoy.extensions.filters.http.health_check.v3.HealthCheck
1 pass_through_mode m:google.protobuf.BoolValue
3 cache_time m:google.protobuf.Duration
4 cluster_min_healthy_percentages %string,m:envoy.type.v3.Percent
5 headers *m:envoy.config.route.v3.HeaderMatcher

m envoy.extensions.filters.http.ip_tagging.v3.IPTagging
1 request_type e:.IPTagging.RequestType
4 ip_tags *m:.IPTagging.IPTag
5 ip_tag_header m:.IPTagging.IpTagHeader

m envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IPTag
1 ip_tag_name string
2 ip_list *m:envoy.config.core.v3.CidrRange

m envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IpTagHeader
1 header string
2 action e:.IPTagging.IpTagHeader.HeaderAction

e envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IpTagHeader.HeaderAction
0 SANITIZE
1 APPEND_IF_EXISTS_OR_ADD

e envoy.extensions.filters.http.ip_tagging.v3.IPTagging.RequestType
0 BOTH
1 INTERNAL
2 EXTERNAL

m envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata
1 request_rules m:.JsonToMetadata.MatchRules
2 response_rules m:.JsonToMetadata.MatchRules

m envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.KeyValuePair
1 metadata_namespace string
2 key string
3 value m:google.protobuf.Value value_type
4 type e:.JsonToMetadata.ValueType
5 preserve_existing_metadata_value bool

m envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.MatchRules
1 rules *m:.JsonToMetadata.Rule
2 allow_content_types *string
3 allow_empty_content_type bool
4 allow_content_types_regex m:envoy.type.matcher.v3.RegexMatcher

m envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.Rule
1 selectors *m:.JsonToMetadata.Selector
2 on_present m:.JsonToMetadata.KeyValuePair
3 on_missing m:.JsonToMetadata.KeyValuePair
4 on_error m:.JsonToMetadata.KeyValuePair

m envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.Selector
1 key string selector

e envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.ValueType
0 PROTOBUF_VALUE
1 STRING
2 NUMBER

m envoy.extensions.filters.http.jwt_authn.v3.FilterStateRule
1 name string
3 requires %string,m:.JwtRequirement

m envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch
1 fast_listener bool
2 failed_refetch_duration m:google.protobuf.Duration

m envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
1 providers %string,m:.JwtProvider
2 rules *m:.RequirementRule
3 filter_state_rules m:.FilterStateRule
4 bypass_cors_preflight bool
5 requirement_map %string,m:.JwtRequirement
6 strip_failure_response bool
7 stat_prefix string

m envoy.extensions.filters.http.jwt_authn.v3.JwtCacheConfig
1 jwt_cache_size uint32
2 jwt_max_token_size uint32

m envoy.extensions.filters.http.jwt_authn.v3.JwtClaimToHeader
1 header_name string
2 claim_name string

m envoy.extensions.filters.http.jwt_authn.v3.JwtHeader
1 name string
2 value_prefix string

m envoy.extensions.filters.http.jwt_authn.v3.JwtProvider
1 issuer string
2 audiences *string
3 remote_jwks m:.RemoteJwks jwks_source_specifier
4 local_jwks m:envoy.config.core.v3.DataSource jwks_source_specifier
5 forward bool
6 from_headers *m:.JwtHeader
7 from_params *string
8 forward_payload_header string
9 payload_in_metadata string
10 clock_skew_seconds uint32
11 pad_forward_payload_header bool
12 jwt_cache_config m:.JwtCacheConfig
13 from_cookies *string
14 header_in_metadata string
15 claim_to_headers *m:.JwtClaimToHeader
16 failed_status_in_metadata string
17 clear_route_cache bool
18 normalize_payload_in_metadata m:.JwtProvider.NormalizePayload
19 subjects m:envoy.type.matcher.v3.StringMatcher
20 require_expiration bool
21 max_lifetime m:google.protobuf.Duration

m envoy.extensions.filters.http.jwt_authn.v3.JwtProvider.NormalizePayload
1 space_delimited_claims *string

m envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement
1 provider_name string requires_type
2 provider_and_audiences m:.ProviderWithAudiences requires_type
3 requires_any m:.JwtRequirementOrList requires_type
4 requires_all m:.JwtRequirementAndList requires_type
5 allow_missing_or_failed m:google.protobuf.Empty requires_type
6 allow_missing m:google.protobuf.Empty requires_type

m envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementAndList
1 requirements *m:.JwtRequirement

m envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementOrList
1 requirements *m:.JwtRequirement

m envoy.extensions.filters.http.jwt_authn.v3.PerRouteConfig
1 disabled bool requirement_specifier
2 requirement_name string requirement_specifier

m envoy.extensions.filters.http.jwt_authn.v3.ProviderWithAudiences
1 provider_name string
2 audiences *string

m envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks
1 http_uri m:envoy.config.core.v3.HttpUri
2 cache_duration m:google.protobuf.Duration
3 async_fetch m:.JwksAsyncFetch
4 retry_policy m:envoy.config.core.v3.RetryPolicy

m envoy.extensions.filters.http.jwt_authn.v3.RequirementRule
1 match m:envoy.config.route.v3.RouteMatch
2 requires m:.JwtRequirement requirement_type
3 requirement_name string requirement_type

m envoy.extensions.filters.http.kill_request.v3.KillRequest
1 probability m:envoy.type.v3.FractionalPercent
2 kill_request_header string
3 direction e:.KillRequest.Direction

e envoy.extensions.filters.http.kill_request.v3.KillRequest.Direction
0 REQUEST
1 RESPONSE

m envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
1 stat_prefix string
2 status m:envoy.type.v3.HttpStatus
3 token_bucket m:envoy.type.v3.TokenBucket
4 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
5 filter_enforced m:envoy.config.core.v3.RuntimeFractionalPercent
6 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
8 descriptors *m:envoy.extensions.common.ratelimit.v3.LocalRateLimitDescriptor
9 stage uint32
10 request_headers_to_add_when_not_enforced *m:envoy.config.core.v3.HeaderValueOption
11 local_rate_limit_per_downstream_connection bool
12 enable_x_ratelimit_headers e:envoy.extensions.common.ratelimit.v3.XRateLimitHeadersRFCVersion
13 vh_rate_limits e:envoy.extensions.common.ratelimit.v3.VhRateLimitsOptions
14 always_consume_default_token_bucket m:google.protobuf.BoolValue
15 rate_limited_as_resource_exhausted bool
16 local_cluster_rate_limit m:envoy.extensions.common.ratelimit.v3.LocalClusterRateLimit
17 rate_limits *m:envoy.config.route.v3.RateLimit
18 max_dynamic_descriptors m:google.protobuf.UInt32Value

m envoy.extensions.filters.http.lua.v3.Lua
1 inline_code string
2 source_codes %string,m:envoy.config.core.v3.DataSource
3 default_source_code m:envoy.config.core.v3.DataSource
4 stat_prefix string
5 clear_route_cache m:google.protobuf.BoolValue

m envoy.extensions.filters.http.lua.v3.LuaPerRoute
1 disabled bool override
2 name string override
3 source_code m:envoy.config.core.v3.DataSource override
4 filter_context m:google.protobuf.Struct

m envoy.extensions.filters.http.mcp.v3.Mcp
1 traffic_mode e:.Mcp.TrafficMode
2 clear_route_cache bool
3 max_request_body_size m:google.protobuf.UInt32Value
4 parser_config m:.ParserConfig

e envoy.extensions.filters.http.mcp.v3.Mcp.TrafficMode
0 PASS_THROUGH
1 REJECT_NO_MCP

m envoy.extensions.filters.http.mcp.v3.McpOverride
1 traffic_mode e:.Mcp.TrafficMode
2 max_request_body_size m:google.protobuf.UInt32Value

m envoy.extensions.filters.http.mcp.v3.ParserConfig
1 methods *m:.ParserConfig.MethodConfig

m envoy.extensions.filters.http.mcp.v3.ParserConfig.AttributeExtractionRule
1 path string

m envoy.extensions.filters.http.mcp.v3.ParserConfig.MethodConfig
1 method string
2 extraction_rules *m:.ParserConfig.AttributeExtractionRule

m envoy.extensions.filters.http.mcp_router.v3.McpRouter
1 servers *m:.McpRouter.McpBackend

m envoy.extensions.filters.http.mcp_router.v3.McpRouter.McpBackend
1 name string
2 mcp_cluster m:.McpRouter.McpCluster

m envoy.extensions.filters.http.mcp_router.v3.McpRouter.McpCluster
1 cluster string
2 path string
3 timeout m:google.protobuf.Duration
4 host_rewrite_literal string

m envoy.extensions.filters.http.oauth2.v3.CookieConfig
1 same_site e:.CookieConfig.SameSite
2 path string

e envoy.extensions.filters.http.oauth2.v3.CookieConfig.SameSite
0 DISABLED
1 STRICT
2 LAX
3 NONE

m envoy.extensions.filters.http.oauth2.v3.CookieConfigs
1 bearer_token_cookie_config m:.CookieConfig
2 oauth_hmac_cookie_config m:.CookieConfig
3 oauth_expires_cookie_config m:.CookieConfig
4 id_token_cookie_config m:.CookieConfig
5 refresh_token_cookie_config m:.CookieConfig
6 oauth_nonce_cookie_config m:.CookieConfig
7 code_verifier_cookie_config m:.CookieConfig

m envoy.extensions.filters.http.oauth2.v3.OAuth2
1 config m:.OAuth2Config

m envoy.extensions.filters.http.oauth2.v3.OAuth2Config
1 token_endpoint m:envoy.config.core.v3.HttpUri
2 authorization_endpoint string
3 credentials m:.OAuth2Credentials
4 redirect_uri string
5 redirect_path_matcher m:envoy.type.matcher.v3.PathMatcher
6 signout_path m:envoy.type.matcher.v3.PathMatcher
7 forward_bearer_token bool
8 pass_through_matcher *m:envoy.config.route.v3.HeaderMatcher
9 auth_scopes *string
10 resources *string
11 auth_type e:.OAuth2Config.AuthType
12 use_refresh_token m:google.protobuf.BoolValue
13 default_expires_in m:google.protobuf.Duration
14 deny_redirect_matcher *m:envoy.config.route.v3.HeaderMatcher
15 default_refresh_token_expires_in m:google.protobuf.Duration
16 preserve_authorization_header bool
17 disable_id_token_set_cookie bool
18 retry_policy m:envoy.config.core.v3.RetryPolicy
19 disable_access_token_set_cookie bool
20 disable_refresh_token_set_cookie bool
21 cookie_configs m:.CookieConfigs
22 stat_prefix string
23 end_session_endpoint string
24 csrf_token_expires_in m:google.protobuf.Duration
25 code_verifier_token_expires_in m:google.protobuf.Duration
26 disable_token_encryption bool

e envoy.extensions.filters.http.oauth2.v3.OAuth2Config.AuthType
0 URL_ENCODED_BODY
1 BASIC_AUTH

m envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials
1 client_id string
2 token_secret m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
3 hmac_secret m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig token_formation
4 cookie_names m:.OAuth2Credentials.CookieNames
5 cookie_domain string

m envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials.CookieNames
1 bearer_token string
2 oauth_hmac string
3 oauth_expires string
4 id_token string
5 refresh_token string
6 oauth_nonce string
7 code_verifier string

m envoy.extensions.filters.http.on_demand.v3.OnDemand
1 odcds m:.OnDemandCds

m envoy.extensions.filters.http.on_demand.v3.OnDemandCds
1 source m:envoy.config.core.v3.ConfigSource
2 resources_locator string
3 timeout m:google.protobuf.Duration

m envoy.extensions.filters.http.on_demand.v3.PerRouteConfig
1 odcds m:.OnDemandCds

m envoy.extensions.filters.http.original_src.v3.OriginalSrc
1 mark uint32

m envoy.extensions.filters.http.proto_api_scrubber.v3.DescriptorSet
1 data_source m:envoy.config.core.v3.DataSource

m envoy.extensions.filters.http.proto_api_scrubber.v3.MessageRestrictions
1 config m:.RestrictionConfig

m envoy.extensions.filters.http.proto_api_scrubber.v3.MethodRestrictions
1 request_field_restrictions %string,m:.RestrictionConfig
2 response_field_restrictions %string,m:.RestrictionConfig
3 method_restriction m:.RestrictionConfig

m envoy.extensions.filters.http.proto_api_scrubber.v3.ProtoApiScrubberConfig
1 descriptor_set m:.DescriptorSet
2 restrictions m:.Restrictions
3 filtering_mode e:.ProtoApiScrubberConfig.FilteringMode

e envoy.extensions.filters.http.proto_api_scrubber.v3.ProtoApiScrubberConfig.FilteringMode
0 OVERRIDE

m envoy.extensions.filters.http.proto_api_scrubber.v3.RemoveFieldAction

m envoy.extensions.filters.http.proto_api_scrubber.v3.RestrictionConfig
1 matcher m:xds.type.matcher.v3.Matcher

m envoy.extensions.filters.http.proto_api_scrubber.v3.Restrictions
1 method_restrictions %string,m:.MethodRestrictions
2 message_restrictions %string,m:.MessageRestrictions

m envoy.extensions.filters.http.proto_message_extraction.v3.MethodExtraction
2 request_extraction_by_field %string,e:.MethodExtraction.ExtractDirective
3 response_extraction_by_field %string,e:.MethodExtraction.ExtractDirective

e envoy.extensions.filters.http.proto_message_extraction.v3.MethodExtraction.ExtractDirective
0 ExtractDirective_UNSPECIFIED
1 EXTRACT
2 EXTRACT_REDACT
3 EXTRACT_REPEATED_CARDINALITY

m envoy.extensions.filters.http.proto_message_extraction.v3.ProtoMessageExtractionConfig
1 data_source m:envoy.config.core.v3.DataSource descriptor_set
2 proto_descriptor_typed_metadata string descriptor_set
3 mode e:.ProtoMessageExtractionConfig.ExtractMode
4 extraction_by_method %string,m:.MethodExtraction

e envoy.extensions.filters.http.proto_message_extraction.v3.ProtoMessageExtractionConfig.ExtractMode
0 ExtractMode_UNSPECIFIED
1 FIRST_AND_LAST

m envoy.extensions.filters.http.proto_message_logging.v3.MethodLogging
2 request_logging_by_field %string,e:.MethodLogging.LogDirective
3 response_logging_by_field %string,e:.MethodLogging.LogDirective

e envoy.extensions.filters.http.proto_message_logging.v3.MethodLogging.LogDirective
0 LogDirective_UNSPECIFIED
1 LOG
2 LOG_REDACT

m envoy.extensions.filters.http.proto_message_logging.v3.ProtoMessageLoggingConfig
1 data_source m:envoy.config.core.v3.DataSource descriptor_set
2 proto_descriptor_typed_metadata string descriptor_set
3 mode e:.ProtoMessageLoggingConfig.LogMode
4 logging_by_method %string,m:.MethodLogging

e envoy.extensions.filters.http.proto_message_logging.v3.ProtoMessageLoggingConfig.LogMode
0 LogMode_UNSPECIFIED
1 FIRST_AND_LAST

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings
1 bucket_id_builder m:.RateLimitQuotaBucketSettings.BucketIdBuilder
2 reporting_interval m:google.protobuf.Duration
3 deny_response_settings m:.RateLimitQuotaBucketSettings.DenyResponseSettings
4 no_assignment_behavior m:.RateLimitQuotaBucketSettings.NoAssignmentBehavior
5 expired_assignment_behavior m:.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.BucketIdBuilder
1 bucket_id_builder %string,m:.RateLimitQuotaBucketSettings.BucketIdBuilder.ValueBuilder

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.BucketIdBuilder.ValueBuilder
1 string_value string value_specifier
2 custom_value m:envoy.config.core.v3.TypedExtensionConfig value_specifier

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.DenyResponseSettings
1 http_status m:envoy.type.v3.HttpStatus
2 http_body m:google.protobuf.BytesValue
3 grpc_status m:google.rpc.Status
4 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior
1 expired_assignment_behavior_timeout m:google.protobuf.Duration
2 fallback_rate_limit m:envoy.type.v3.RateLimitStrategy expired_assignment_behavior
3 reuse_last_assignment m:.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior.ReuseLastAssignment expired_assignment_behavior

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior.ReuseLastAssignment

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.NoAssignmentBehavior
1 fallback_rate_limit m:envoy.type.v3.RateLimitStrategy no_assignment_behavior

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaFilterConfig
1 rlqs_server m:envoy.config.core.v3.GrpcService
2 domain string
3 bucket_matchers m:xds.type.matcher.v3.Matcher
4 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
5 filter_enforced m:envoy.config.core.v3.RuntimeFractionalPercent
6 request_headers_to_add_when_not_enforced *m:envoy.config.core.v3.HeaderValueOption

m envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaOverride
1 domain string
2 bucket_matchers m:xds.type.matcher.v3.Matcher

m envoy.extensions.filters.http.ratelimit.v3.RateLimit
1 domain string
2 stage uint32
3 request_type string
4 timeout m:google.protobuf.Duration
5 failure_mode_deny bool
6 rate_limited_as_resource_exhausted bool
7 rate_limit_service m:envoy.config.ratelimit.v3.RateLimitServiceConfig
8 enable_x_ratelimit_headers e:.RateLimit.XRateLimitHeadersRFCVersion
9 disable_x_envoy_ratelimited_header bool
10 rate_limited_status m:envoy.type.v3.HttpStatus
11 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
12 status_on_error m:envoy.type.v3.HttpStatus
13 stat_prefix string
14 filter_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
15 filter_enforced m:envoy.config.core.v3.RuntimeFractionalPercent
16 failure_mode_deny_percent m:envoy.config.core.v3.RuntimeFractionalPercent
17 rate_limits *m:envoy.config.route.v3.RateLimit

e envoy.extensions.filters.http.ratelimit.v3.RateLimit.XRateLimitHeadersRFCVersion
0 OFF
1 DRAFT_VERSION_03

m envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute
1 vh_rate_limits e:.RateLimitPerRoute.VhRateLimitsOptions
2 override_option e:.RateLimitPerRoute.OverrideOptions
3 rate_limits *m:envoy.config.route.v3.RateLimit
4 domain string

e envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute.OverrideOptions
0 DEFAULT
1 OVERRIDE_POLICY
2 INCLUDE_POLICY
3 IGNORE_POLICY

e envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute.VhRateLimitsOptions
0 OVERRIDE
1 INCLUDE
2 IGNORE

m envoy.extensions.filters.http.rbac.v3.RBAC
1 rules m:envoy.config.rbac.v3.RBAC
2 shadow_rules m:envoy.config.rbac.v3.RBAC
3 shadow_rules_stat_prefix string
4 matcher m:xds.type.matcher.v3.Matcher
5 shadow_matcher m:xds.type.matcher.v3.Matcher
6 rules_stat_prefix string
7 track_per_rule_stats bool

m envoy.extensions.filters.http.rbac.v3.RBACPerRoute
2 rbac m:.RBAC

m envoy.extensions.filters.http.router.v3.Router
1 dynamic_stats m:google.protobuf.BoolValue
2 start_child_span bool
3 upstream_log *m:envoy.config.accesslog.v3.AccessLog
4 suppress_envoy_headers bool
5 strict_check_headers *string
6 respect_expected_rq_timeout bool
7 suppress_grpc_request_failure_code_stats bool
8 upstream_http_filters *m:envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter
9 upstream_log_options m:.Router.UpstreamAccessLogOptions

m envoy.extensions.filters.http.router.v3.Router.UpstreamAccessLogOptions
1 flush_upstream_log_on_upstream_stream bool
2 upstream_log_flush_interval m:google.protobuf.Duration

m envoy.extensions.filters.http.set_filter_state.v3.Config
1 on_request_headers *m:envoy.extensions.filters.common.set_filter_state.v3.FilterStateValue

m envoy.extensions.filters.http.set_metadata.v3.Config
1 metadata_namespace string
2 value m:google.protobuf.Struct
3 metadata *m:.Metadata

m envoy.extensions.filters.http.set_metadata.v3.Metadata
1 metadata_namespace string
2 allow_overwrite bool
3 value m:google.protobuf.Struct
4 typed_value m:google.protobuf.Any

m envoy.extensions.filters.http.stateful_session.v3.StatefulSession
1 session_state m:envoy.config.core.v3.TypedExtensionConfig
2 strict bool
3 stat_prefix string

m envoy.extensions.filters.http.stateful_session.v3.StatefulSessionPerRoute
1 disabled bool override
2 stateful_session m:.StatefulSession override

m envoy.extensions.filters.http.tap.v3.Tap
1 common_config m:envoy.extensions.common.tap.v3.CommonExtensionConfig
2 record_headers_received_time bool
3 record_downstream_connection bool
4 record_upstream_connection bool

e envoy.extensions.filters.http.thrift_to_metadata.v3.Field
0 METHOD_NAME
1 PROTOCOL
2 TRANSPORT
3 HEADER_FLAGS
4 SEQUENCE_ID
5 MESSAGE_TYPE
6 REPLY_TYPE

m envoy.extensions.filters.http.thrift_to_metadata.v3.FieldSelector
1 name string
2 id int32
3 child m:.FieldSelector

m envoy.extensions.filters.http.thrift_to_metadata.v3.KeyValuePair
1 metadata_namespace string
2 key string
3 value m:google.protobuf.Value

m envoy.extensions.filters.http.thrift_to_metadata.v3.Rule
1 field e:.Field
2 field_selector m:.FieldSelector
3 method_name string
4 on_present m:.KeyValuePair
5 on_missing m:.KeyValuePair

m envoy.extensions.filters.http.thrift_to_metadata.v3.ThriftToMetadata
1 request_rules *m:.Rule
2 response_rules *m:.Rule
3 transport e:envoy.extensions.filters.network.thrift_proxy.v3.TransportType
4 protocol e:envoy.extensions.filters.network.thrift_proxy.v3.ProtocolType
5 allow_content_types *string
6 allow_empty_content_type bool

m envoy.extensions.filters.http.thrift_to_metadata.v3.ThriftToMetadataPerRoute
1 request_rules *m:.Rule
2 response_rules *m:.Rule

m envoy.extensions.filters.http.transform.v3.BodyTransformation
1 body_format m:envoy.config.core.v3.SubstitutionFormatString
2 action e:.BodyTransformation.TransformAction

e envoy.extensions.filters.http.transform.v3.BodyTransformation.TransformAction
0 MERGE
1 REPLACE

m envoy.extensions.filters.http.transform.v3.TransformConfig
1 request_transformation m:.Transformation
2 response_transformation m:.Transformation
3 clear_cluster_cache bool
4 clear_route_cache bool

m envoy.extensions.filters.http.transform.v3.Transformation
1 headers_mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation
2 body_transformation m:.BodyTransformation

m envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec

m envoy.extensions.filters.http.wasm.v3.Wasm
1 config m:envoy.extensions.wasm.v3.PluginConfig

m envoy.extensions.filters.listener.http_inspector.v3.HttpInspector

m envoy.extensions.filters.listener.local_ratelimit.v3.LocalRateLimit
1 stat_prefix string
2 token_bucket m:envoy.type.v3.TokenBucket
3 runtime_enabled m:envoy.config.core.v3.RuntimeFeatureFlag

m envoy.extensions.filters.listener.original_dst.v3.OriginalDst

m envoy.extensions.filters.listener.original_src.v3.OriginalSrc
1 bind_port bool
2 mark uint32

m envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol
1 rules *m:.ProxyProtocol.Rule
2 allow_requests_without_proxy_protocol bool
3 pass_through_tlvs m:envoy.config.core.v3.ProxyProtocolPassThroughTLVs
4 disallowed_versions *e:envoy.config.core.v3.ProxyProtocolConfig.Version
5 stat_prefix string
6 tlv_location e:.ProxyProtocol.TlvLocation

m envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol.KeyValuePair
1 metadata_namespace string
2 key string

m envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol.Rule
1 tlv_type uint32
2 on_tlv_present m:.ProxyProtocol.KeyValuePair

e envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol.TlvLocation
0 DYNAMIC_METADATA
1 FILTER_STATE

m envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector
1 enable_ja3_fingerprinting m:google.protobuf.BoolValue
2 initial_read_buffer_size m:google.protobuf.UInt32Value
3 enable_ja4_fingerprinting m:google.protobuf.BoolValue
4 close_connection_on_client_hello_parsing_errors bool
5 max_client_hello_size m:google.protobuf.UInt32Value

m envoy.extensions.filters.network.connection_limit.v3.ConnectionLimit
1 stat_prefix string
2 max_connections m:google.protobuf.UInt64Value
3 delay m:google.protobuf.Duration
4 runtime_enabled m:envoy.config.core.v3.RuntimeFeatureFlag

m envoy.extensions.filters.network.direct_response.v3.Config
1 response m:envoy.config.core.v3.DataSource

m envoy.extensions.filters.network.dubbo_proxy.router.v3.Router

m envoy.extensions.filters.network.dubbo_proxy.v3.Drds
1 config_source m:envoy.config.core.v3.ConfigSource
2 route_config_name string

m envoy.extensions.filters.network.dubbo_proxy.v3.DubboFilter
1 name string
2 config m:google.protobuf.Any

m envoy.extensions.filters.network.dubbo_proxy.v3.DubboProxy
1 stat_prefix string
2 protocol_type e:.ProtocolType
3 serialization_type e:.SerializationType
4 route_config *m:.RouteConfiguration
5 dubbo_filters *m:.DubboFilter
6 drds m:.Drds route_specifier
7 multiple_route_config m:.MultipleRouteConfiguration route_specifier

m envoy.extensions.filters.network.dubbo_proxy.v3.MethodMatch
1 name m:envoy.type.matcher.v3.StringMatcher
2 params_match %uint32,m:.MethodMatch.ParameterMatchSpecifier

m envoy.extensions.filters.network.dubbo_proxy.v3.MethodMatch.ParameterMatchSpecifier
3 exact_match string parameter_match_specifier
4 range_match m:envoy.type.v3.Int64Range parameter_match_specifier

m envoy.extensions.filters.network.dubbo_proxy.v3.MultipleRouteConfiguration
1 name string
4 route_config *m:.RouteConfiguration

e envoy.extensions.filters.network.dubbo_proxy.v3.ProtocolType
0 Dubbo

m envoy.extensions.filters.network.dubbo_proxy.v3.Route
1 match m:.RouteMatch
2 route m:.RouteAction

m envoy.extensions.filters.network.dubbo_proxy.v3.RouteAction
1 cluster string cluster_specifier
2 weighted_clusters m:envoy.config.route.v3.WeightedCluster cluster_specifier
3 metadata_match m:envoy.config.core.v3.Metadata

m envoy.extensions.filters.network.dubbo_proxy.v3.RouteConfiguration
1 name string
2 interface string
3 group string
4 version string
5 routes *m:.Route

m envoy.extensions.filters.network.dubbo_proxy.v3.RouteMatch
1 method m:.MethodMatch
2 headers *m:envoy.config.route.v3.HeaderMatcher

e envoy.extensions.filters.network.dubbo_proxy.v3.SerializationType
0 Hessian2

m envoy.extensions.filters.network.echo.v3.Echo

m envoy.extensions.filters.network.ext_authz.v3.ExtAuthz
1 stat_prefix string
2 grpc_service m:envoy.config.core.v3.GrpcService
3 failure_mode_allow bool
4 include_peer_certificate bool
5 transport_api_version e:envoy.config.core.v3.ApiVersion
6 filter_enabled_metadata m:envoy.type.matcher.v3.MetadataMatcher
7 bootstrap_metadata_labels_key string
8 include_tls_session bool
9 send_tls_alert_on_denial bool
10 metadata_context_namespaces *string
11 typed_metadata_context_namespaces *string

m envoy.extensions.filters.network.ext_proc.v3.MetadataOptions
1 forwarding_namespaces m:.MetadataOptions.MetadataNamespaces

m envoy.extensions.filters.network.ext_proc.v3.MetadataOptions.MetadataNamespaces
1 untyped *string
2 typed *string

m envoy.extensions.filters.network.ext_proc.v3.NetworkExternalProcessor
1 grpc_service m:envoy.config.core.v3.GrpcService
2 failure_mode_allow bool
3 processing_mode m:.ProcessingMode
4 message_timeout m:google.protobuf.Duration
5 stat_prefix string
6 metadata_options m:.MetadataOptions

m envoy.extensions.filters.network.ext_proc.v3.ProcessingMode
1 process_read e:.ProcessingMode.DataSendMode
2 process_write e:.ProcessingMode.DataSendMode

e envoy.extensions.filters.network.ext_proc.v3.ProcessingMode.DataSendMode
0 STREAMED
1 SKIP

m envoy.extensions.filters.network.generic_proxy.action.v3.RouteAction
1 cluster string cluster_specifier
2 weighted_clusters m:envoy.config.route.v3.WeightedCluster cluster_specifier
3 metadata m:envoy.config.core.v3.Metadata
4 per_filter_config %string,m:google.protobuf.Any
5 name string
6 timeout m:google.protobuf.Duration
7 retry_policy m:envoy.config.core.v3.RetryPolicy

m envoy.extensions.filters.network.generic_proxy.codecs.dubbo.v3.DubboCodecConfig

m envoy.extensions.filters.network.generic_proxy.codecs.http1.v3.Http1CodecConfig
1 single_frame_mode m:google.protobuf.BoolValue
2 max_buffer_size m:google.protobuf.UInt32Value

m envoy.extensions.filters.network.generic_proxy.matcher.v3.HostMatchInput

m envoy.extensions.filters.network.generic_proxy.matcher.v3.KeyValueMatchEntry
1 name string
2 string_match m:envoy.type.matcher.v3.StringMatcher

m envoy.extensions.filters.network.generic_proxy.matcher.v3.MethodMatchInput

m envoy.extensions.filters.network.generic_proxy.matcher.v3.PathMatchInput

m envoy.extensions.filters.network.generic_proxy.matcher.v3.PropertyMatchInput
1 property_name string

m envoy.extensions.filters.network.generic_proxy.matcher.v3.RequestMatchInput

m envoy.extensions.filters.network.generic_proxy.matcher.v3.RequestMatcher
1 host m:envoy.type.matcher.v3.StringMatcher
2 path m:envoy.type.matcher.v3.StringMatcher
3 method m:envoy.type.matcher.v3.StringMatcher
4 properties *m:.KeyValueMatchEntry

m envoy.extensions.filters.network.generic_proxy.matcher.v3.ServiceMatchInput

m envoy.extensions.filters.network.generic_proxy.router.v3.Router
1 bind_upstream_connection bool

m envoy.extensions.filters.network.generic_proxy.v3.GenericProxy
1 stat_prefix string
2 codec_config m:envoy.config.core.v3.TypedExtensionConfig
3 generic_rds m:.GenericRds route_specifier
4 route_config m:.RouteConfiguration route_specifier
5 filters *m:envoy.config.core.v3.TypedExtensionConfig
6 tracing m:envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing
7 access_log *m:envoy.config.accesslog.v3.AccessLog

m envoy.extensions.filters.network.generic_proxy.v3.GenericRds
1 config_source m:envoy.config.core.v3.ConfigSource
2 route_config_name string

m envoy.extensions.filters.network.generic_proxy.v3.RouteConfiguration
1 name string
2 routes m:xds.type.matcher.v3.Matcher
3 virtual_hosts *m:.VirtualHost

m envoy.extensions.filters.network.generic_proxy.v3.VirtualHost
1 name string
2 hosts *string
3 routes m:xds.type.matcher.v3.Matcher

m envoy.extensions.filters.network.geoip.v3.Geoip
1 stat_prefix string
2 provider m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.filters.network.http_connection_manager.v3.EnvoyMobileHttpConnectionManager
1 config m:.HttpConnectionManager

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
1 codec_type e:.HttpConnectionManager.CodecType
2 stat_prefix string
3 rds m:.Rds route_specifier
4 route_config m:envoy.config.route.v3.RouteConfiguration route_specifier
5 http_filters *m:.HttpFilter
6 add_user_agent m:google.protobuf.BoolValue
7 tracing m:.HttpConnectionManager.Tracing
8 http_protocol_options m:envoy.config.core.v3.Http1ProtocolOptions
9 http2_protocol_options m:envoy.config.core.v3.Http2ProtocolOptions
10 server_name string
12 drain_timeout m:google.protobuf.Duration
13 access_log *m:envoy.config.accesslog.v3.AccessLog
14 use_remote_address m:google.protobuf.BoolValue
15 generate_request_id m:google.protobuf.BoolValue
16 forward_client_cert_details e:.HttpConnectionManager.ForwardClientCertDetails
17 set_current_client_cert_details m:.HttpConnectionManager.SetCurrentClientCertDetails
18 proxy_100_continue bool
19 xff_num_trusted_hops uint32
20 represent_ipv4_remote_address_as_ipv4_mapped_ipv6 bool
21 skip_xff_append bool
22 via string
23 upgrade_configs *m:.HttpConnectionManager.UpgradeConfig
24 stream_idle_timeout m:google.protobuf.Duration
25 internal_address_config m:.HttpConnectionManager.InternalAddressConfig
26 delayed_close_timeout m:google.protobuf.Duration
28 request_timeout m:google.protobuf.Duration
29 max_request_headers_kb m:google.protobuf.UInt32Value
30 normalize_path m:google.protobuf.BoolValue
31 scoped_routes m:.ScopedRoutes route_specifier
32 preserve_external_request_id bool
33 merge_slashes bool
34 server_header_transformation e:.HttpConnectionManager.ServerHeaderTransformation
35 common_http_protocol_options m:envoy.config.core.v3.HttpProtocolOptions
36 request_id_extension m:.RequestIDExtension
37 always_set_request_id_in_response bool
38 local_reply_config m:.LocalReplyConfig
39 strip_matching_host_port bool
40 stream_error_on_invalid_http_message m:google.protobuf.BoolValue
41 request_headers_timeout m:google.protobuf.Duration
42 strip_any_host_port bool strip_port_mode
43 path_normalization_options m:.HttpConnectionManager.PathNormalizationOptions
44 http3_protocol_options m:envoy.config.core.v3.Http3ProtocolOptions
45 path_with_escaped_slashes_action e:.HttpConnectionManager.PathWithEscapedSlashesAction
46 original_ip_detection_extensions *m:envoy.config.core.v3.TypedExtensionConfig
47 strip_trailing_host_dot bool
48 scheme_header_transformation m:envoy.config.core.v3.SchemeHeaderTransformation
49 proxy_status_config m:.HttpConnectionManager.ProxyStatusConfig
50 typed_header_validation_config m:envoy.config.core.v3.TypedExtensionConfig
51 append_x_forwarded_port bool
52 early_header_mutation_extensions *m:envoy.config.core.v3.TypedExtensionConfig
53 add_proxy_protocol_connection_state m:google.protobuf.BoolValue
54 access_log_flush_interval m:google.protobuf.Duration
55 flush_access_log_on_new_request bool
56 access_log_options m:.HttpConnectionManager.HcmAccessLogOptions
57 append_local_overload bool
58 http1_safe_max_connection_duration bool
59 stream_flush_timeout m:google.protobuf.Duration
60 forward_client_cert_matcher m:xds.type.matcher.v3.Matcher

e envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType
0 AUTO
1 HTTP1
2 HTTP2
3 HTTP3

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertConfig
1 forward_client_cert_details e:.HttpConnectionManager.ForwardClientCertDetails
2 set_current_client_cert_details m:.HttpConnectionManager.SetCurrentClientCertDetails

e envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertDetails
0 SANITIZE
1 FORWARD_ONLY
2 APPEND_FORWARD
3 SANITIZE_SET
4 ALWAYS_FORWARD_ONLY

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.HcmAccessLogOptions
1 access_log_flush_interval m:google.protobuf.Duration
2 flush_access_log_on_new_request bool
3 flush_log_on_tunnel_successfully_established bool

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.InternalAddressConfig
1 unix_sockets bool
2 cidr_ranges *m:envoy.config.core.v3.CidrRange

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathNormalizationOptions
1 forwarding_transformation m:envoy.type.http.v3.PathTransformation
2 http_filter_transformation m:envoy.type.http.v3.PathTransformation

e envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction
0 IMPLEMENTATION_SPECIFIC_DEFAULT
1 KEEP_UNCHANGED
2 REJECT_REQUEST
3 UNESCAPE_AND_REDIRECT
4 UNESCAPE_AND_FORWARD

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ProxyStatusConfig
1 remove_details bool
2 remove_connection_termination_details bool
3 remove_response_flags bool
4 set_recommended_response_code bool
5 use_node_id bool proxy_name
6 literal_proxy_name string proxy_name

e envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ServerHeaderTransformation
0 OVERWRITE
1 APPEND_IF_ABSENT
2 PASS_THROUGH

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails
1 subject m:google.protobuf.BoolValue
3 cert bool
4 dns bool
5 uri bool
6 chain bool

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing
3 client_sampling m:envoy.type.v3.Percent
4 random_sampling m:envoy.type.v3.Percent
5 overall_sampling m:envoy.type.v3.Percent
6 verbose bool
7 max_path_tag_length m:google.protobuf.UInt32Value
8 custom_tags *m:envoy.type.tracing.v3.CustomTag
9 provider m:envoy.config.trace.v3.Tracing.Http
10 spawn_upstream_span m:google.protobuf.BoolValue
11 operation string
12 upstream_operation string

m envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig
1 upgrade_type string
2 filters *m:.HttpFilter
3 enabled m:google.protobuf.BoolValue

m envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter
1 name string
4 typed_config m:google.protobuf.Any config_type
5 config_discovery m:envoy.config.core.v3.ExtensionConfigSource config_type
6 is_optional bool
7 disabled bool

m envoy.extensions.filters.network.http_connection_manager.v3.LocalReplyConfig
1 mappers *m:.ResponseMapper
2 body_format m:envoy.config.core.v3.SubstitutionFormatString

m envoy.extensions.filters.network.http_connection_manager.v3.Rds
1 config_source m:envoy.config.core.v3.ConfigSource
2 route_config_name string

m envoy.extensions.filters.network.http_connection_manager.v3.RequestIDExtension
1 typed_config m:google.protobuf.Any

m envoy.extensions.filters.network.http_connection_manager.v3.ResponseMapper
1 filter m:envoy.config.accesslog.v3.AccessLogFilter
2 status_code m:google.protobuf.UInt32Value
3 body m:envoy.config.core.v3.DataSource
4 body_format_override m:envoy.config.core.v3.SubstitutionFormatString
5 headers_to_add *m:envoy.config.core.v3.HeaderValueOption

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRds
1 scoped_rds_config_source m:envoy.config.core.v3.ConfigSource
2 srds_resources_locator string

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRouteConfigurationsList
1 scoped_route_configurations *m:envoy.config.route.v3.ScopedRouteConfiguration

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes
1 name string
2 scope_key_builder m:.ScopedRoutes.ScopeKeyBuilder
3 rds_config_source m:envoy.config.core.v3.ConfigSource
4 scoped_route_configurations_list m:.ScopedRouteConfigurationsList config_specifier
5 scoped_rds m:.ScopedRds config_specifier

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder
1 fragments *m:.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder
1 header_value_extractor m:.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor type

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor
1 name string
2 element_separator string
3 index uint32 extract_type
4 element m:.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor.KvElement extract_type

m envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor.KvElement
1 separator string
2 key string

m envoy.extensions.filters.network.local_ratelimit.v3.LocalRateLimit
1 stat_prefix string
2 token_bucket m:envoy.type.v3.TokenBucket
3 runtime_enabled m:envoy.config.core.v3.RuntimeFeatureFlag
4 share_key string

m envoy.extensions.filters.network.mongo_proxy.v3.MongoProxy
1 stat_prefix string
2 access_log string
3 delay m:envoy.extensions.filters.common.fault.v3.FaultDelay
4 emit_dynamic_metadata bool
5 commands *string

m envoy.extensions.filters.network.ratelimit.v3.RateLimit
1 stat_prefix string
2 domain string
3 descriptors *m:envoy.extensions.common.ratelimit.v3.RateLimitDescriptor
4 timeout m:google.protobuf.Duration
5 failure_mode_deny bool
6 rate_limit_service m:envoy.config.ratelimit.v3.RateLimitServiceConfig

m envoy.extensions.filters.network.rbac.v3.RBAC
1 rules m:envoy.config.rbac.v3.RBAC
2 shadow_rules m:envoy.config.rbac.v3.RBAC
3 stat_prefix string
4 enforcement_type e:.RBAC.EnforcementType
5 shadow_rules_stat_prefix string
6 matcher m:xds.type.matcher.v3.Matcher
7 shadow_matcher m:xds.type.matcher.v3.Matcher
8 delay_deny m:google.protobuf.Duration

e envoy.extensions.filters.network.rbac.v3.RBAC.EnforcementType
0 ONE_TIME_ON_FIRST_BYTE
1 CONTINUOUS

m envoy.extensions.filters.network.redis_proxy.v3.AwsIam
1 credential_provider m:envoy.extensions.common.aws.v3.AwsCredentialProvider
2 cache_name string
3 service_name string
4 region string
5 expiration_time m:google.protobuf.Duration

m envoy.extensions.filters.network.redis_proxy.v3.RedisExternalAuthProvider
1 grpc_service m:envoy.config.core.v3.GrpcService
2 enable_auth_expiration bool

m envoy.extensions.filters.network.redis_proxy.v3.RedisProtocolOptions
1 auth_password m:envoy.config.core.v3.DataSource
2 auth_username m:envoy.config.core.v3.DataSource
3 aws_iam m:.AwsIam
4 credentials *m:.RedisProtocolOptions.Credential

m envoy.extensions.filters.network.redis_proxy.v3.RedisProtocolOptions.Credential
1 address m:envoy.config.core.v3.Address
2 auth_password m:envoy.config.core.v3.DataSource
3 auth_username m:envoy.config.core.v3.DataSource

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy
1 stat_prefix string
3 settings m:.RedisProxy.ConnPoolSettings
4 latency_in_micros bool
5 prefix_routes m:.RedisProxy.PrefixRoutes
6 downstream_auth_password m:envoy.config.core.v3.DataSource
7 downstream_auth_username m:envoy.config.core.v3.DataSource
8 faults *m:.RedisProxy.RedisFault
9 downstream_auth_passwords *m:envoy.config.core.v3.DataSource
10 external_auth_provider m:.RedisExternalAuthProvider
11 custom_commands *string

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.ConnPoolSettings
1 op_timeout m:google.protobuf.Duration
2 enable_hashtagging bool
3 enable_redirection bool
4 max_buffer_size_before_flush uint32
5 buffer_flush_timeout m:google.protobuf.Duration
6 max_upstream_unknown_connections m:google.protobuf.UInt32Value
7 read_policy e:.RedisProxy.ConnPoolSettings.ReadPolicy
8 enable_command_stats bool
9 dns_cache_config m:envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig
10 connection_rate_limit m:.RedisProxy.ConnectionRateLimit

e envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.ConnPoolSettings.ReadPolicy
0 MASTER
1 PREFER_MASTER
2 REPLICA
3 PREFER_REPLICA
4 ANY

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.ConnectionRateLimit
1 connection_rate_limit_per_sec uint32

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes
1 routes *m:.RedisProxy.PrefixRoutes.Route
2 case_insensitive bool
4 catch_all_route m:.RedisProxy.PrefixRoutes.Route

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route
1 prefix string
2 remove_prefix bool
3 cluster string
4 request_mirror_policy *m:.RedisProxy.PrefixRoutes.Route.RequestMirrorPolicy
5 key_formatter string
6 read_command_policy m:.RedisProxy.PrefixRoutes.Route.ReadCommandPolicy

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route.ReadCommandPolicy
1 cluster string

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route.RequestMirrorPolicy
1 cluster string
2 runtime_fraction m:envoy.config.core.v3.RuntimeFractionalPercent
3 exclude_read_commands bool

m envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.RedisFault
1 fault_type e:.RedisProxy.RedisFault.RedisFaultType
2 fault_enabled m:envoy.config.core.v3.RuntimeFractionalPercent
3 delay m:google.protobuf.Duration
4 commands *string

e envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.RedisFault.RedisFaultType
0 DELAY
1 ERROR

m envoy.extensions.filters.network.reverse_tunnel.v3.ReverseTunnel
1 ping_interval m:google.protobuf.Duration
2 auto_close_connections bool
3 request_path string
4 request_method e:envoy.config.core.v3.RequestMethod
5 validation m:.Validation

m envoy.extensions.filters.network.reverse_tunnel.v3.Validation
1 node_id_format string
2 cluster_id_format string
3 emit_dynamic_metadata bool
4 dynamic_metadata_namespace string

m envoy.extensions.filters.network.set_filter_state.v3.Config
1 on_new_connection *m:envoy.extensions.filters.common.set_filter_state.v3.FilterStateValue

m envoy.extensions.filters.network.sni_cluster.v3.SniCluster

m envoy.extensions.filters.network.sni_dynamic_forward_proxy.v3.FilterConfig
1 dns_cache_config m:envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig
2 port_value uint32 port_specifier
3 save_upstream_address bool

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy
1 stat_prefix string
2 cluster string cluster_specifier
3 downstream_idle_timeout m:google.protobuf.Duration
4 upstream_idle_timeout m:google.protobuf.Duration
5 access_log *m:envoy.config.accesslog.v3.AccessLog
7 max_connect_attempts m:google.protobuf.UInt32Value
8 idle_timeout m:google.protobuf.Duration
9 metadata_match m:envoy.config.core.v3.Metadata
10 weighted_clusters m:.TcpProxy.WeightedCluster cluster_specifier
11 hash_policy *m:envoy.type.v3.HashPolicy
12 tunneling_config m:.TcpProxy.TunnelingConfig
13 max_downstream_connection_duration m:google.protobuf.Duration
14 on_demand m:.TcpProxy.OnDemand
15 access_log_flush_interval m:google.protobuf.Duration
16 flush_access_log_on_connected bool
17 access_log_options m:.TcpProxy.TcpAccessLogOptions
18 backoff_options m:envoy.config.core.v3.BackoffStrategy
19 proxy_protocol_tlvs *m:envoy.config.core.v3.TlvEntry
20 max_downstream_connection_duration_jitter_percentage m:envoy.type.v3.Percent
21 upstream_connect_mode e:.UpstreamConnectMode
22 max_early_data_bytes m:google.protobuf.UInt32Value

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.OnDemand
1 odcds_config m:envoy.config.core.v3.ConfigSource
2 resources_locator string
3 timeout m:google.protobuf.Duration

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.TcpAccessLogOptions
1 access_log_flush_interval m:google.protobuf.Duration
2 flush_access_log_on_connected bool

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.TunnelingConfig
1 hostname string
2 use_post bool
3 headers_to_add *m:envoy.config.core.v3.HeaderValueOption
4 propagate_response_headers bool
5 post_path string
6 propagate_response_trailers bool
7 request_id_extension m:envoy.extensions.filters.network.http_connection_manager.v3.RequestIDExtension
8 request_id_header string
9 request_id_metadata_key string

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster
1 clusters *m:.TcpProxy.WeightedCluster.ClusterWeight

m envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight
1 name string
2 weight uint32
3 metadata_match m:envoy.config.core.v3.Metadata

e envoy.extensions.filters.network.tcp_proxy.v3.UpstreamConnectMode
0 IMMEDIATE
1 ON_DOWNSTREAM_DATA
2 ON_DOWNSTREAM_TLS_HANDSHAKE

m envoy.extensions.filters.network.thrift_proxy.filters.header_to_metadata.v3.HeaderToMetadata
1 request_rules *m:.HeaderToMetadata.Rule

m envoy.extensions.filters.network.thrift_proxy.filters.header_to_metadata.v3.HeaderToMetadata.KeyValuePair
1 metadata_namespace string
2 key string
3 value string value_type
4 regex_value_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute value_type
5 type e:.HeaderToMetadata.ValueType
6 encode e:.HeaderToMetadata.ValueEncode

m envoy.extensions.filters.network.thrift_proxy.filters.header_to_metadata.v3.HeaderToMetadata.Rule
1 header string
2 on_present m:.HeaderToMetadata.KeyValuePair
3 on_missing m:.HeaderToMetadata.KeyValuePair
4 remove bool

e envoy.extensions.filters.network.thrift_proxy.filters.header_to_metadata.v3.HeaderToMetadata.ValueEncode
0 NONE
1 BASE64

e envoy.extensions.filters.network.thrift_proxy.filters.header_to_metadata.v3.HeaderToMetadata.ValueType
0 STRING
1 NUMBER
2 PROTOBUF_VALUE

m envoy.extensions.filters.network.thrift_proxy.filters.payload_to_metadata.v3.PayloadToMetadata
1 request_rules *m:.PayloadToMetadata.Rule

m envoy.extensions.filters.network.thrift_proxy.filters.payload_to_metadata.v3.PayloadToMetadata.FieldSelector
1 name string
2 id int32
3 child m:.PayloadToMetadata.FieldSelector

m envoy.extensions.filters.network.thrift_proxy.filters.payload_to_metadata.v3.PayloadToMetadata.KeyValuePair
1 metadata_namespace string
2 key string
3 value string value_type
4 regex_value_rewrite m:envoy.type.matcher.v3.RegexMatchAndSubstitute value_type
5 type e:.PayloadToMetadata.ValueType

m envoy.extensions.filters.network.thrift_proxy.filters.payload_to_metadata.v3.PayloadToMetadata.Rule
1 method_name string match_specifier
2 service_name string match_specifier
3 field_selector m:.PayloadToMetadata.FieldSelector
4 on_present m:.PayloadToMetadata.KeyValuePair
5 on_missing m:.PayloadToMetadata.KeyValuePair

e envoy.extensions.filters.network.thrift_proxy.filters.payload_to_metadata.v3.PayloadToMetadata.ValueType
0 STRING
1 NUMBER

m envoy.extensions.filters.network.thrift_proxy.filters.ratelimit.v3.RateLimit
1 domain string
2 stage uint32
3 timeout m:google.protobuf.Duration
4 failure_mode_deny bool
5 rate_limit_service m:envoy.config.ratelimit.v3.RateLimitServiceConfig

m envoy.extensions.filters.network.thrift_proxy.router.v3.Router
1 close_downstream_on_upstream_error m:google.protobuf.BoolValue

e envoy.extensions.filters.network.thrift_proxy.v3.ProtocolType
0 AUTO_PROTOCOL
1 BINARY
2 LAX_BINARY
3 COMPACT
4 TWITTER

m envoy.extensions.filters.network.thrift_proxy.v3.Route
1 match m:.RouteMatch
2 route m:.RouteAction

m envoy.extensions.filters.network.thrift_proxy.v3.RouteAction
1 cluster string cluster_specifier
2 weighted_clusters m:.WeightedCluster cluster_specifier
3 metadata_match m:envoy.config.core.v3.Metadata
4 rate_limits *m:envoy.config.route.v3.RateLimit
5 strip_service_name bool
6 cluster_header string cluster_specifier
7 request_mirror_policies *m:.RouteAction.RequestMirrorPolicy

m envoy.extensions.filters.network.thrift_proxy.v3.RouteAction.RequestMirrorPolicy
1 cluster string
2 runtime_fraction m:envoy.config.core.v3.RuntimeFractionalPercent

m envoy.extensions.filters.network.thrift_proxy.v3.RouteConfiguration
1 name string
2 routes *m:.Route
3 validate_clusters m:google.protobuf.BoolValue

m envoy.extensions.filters.network.thrift_proxy.v3.RouteMatch
1 method_name string match_specifier
2 service_name string match_specifier
3 invert bool
4 headers *m:envoy.config.route.v3.HeaderMatcher

m envoy.extensions.filters.network.thrift_proxy.v3.ThriftFilter
1 name string
3 typed_config m:google.protobuf.Any config_type

m envoy.extensions.filters.network.thrift_proxy.v3.ThriftProtocolOptions
1 transport e:.TransportType
2 protocol e:.ProtocolType

m envoy.extensions.filters.network.thrift_proxy.v3.ThriftProxy
1 stat_prefix string
2 transport e:.TransportType
3 protocol e:.ProtocolType
4 route_config m:.RouteConfiguration
5 thrift_filters *m:.ThriftFilter
6 payload_passthrough bool
7 max_requests_per_connection m:google.protobuf.UInt32Value
8 trds m:.Trds
9 access_log *m:envoy.config.accesslog.v3.AccessLog
10 header_keys_preserve_case bool

e envoy.extensions.filters.network.thrift_proxy.v3.TransportType
0 AUTO_TRANSPORT
1 FRAMED
2 UNFRAMED
3 HEADER

m envoy.extensions.filters.network.thrift_proxy.v3.Trds
1 config_source m:envoy.config.core.v3.ConfigSource
2 route_config_name string

m envoy.extensions.filters.network.thrift_proxy.v3.WeightedCluster
1 clusters *m:.WeightedCluster.ClusterWeight

m envoy.extensions.filters.network.thrift_proxy.v3.WeightedCluster.ClusterWeight
1 name string
2 weight m:google.protobuf.UInt32Value
3 metadata_match m:envoy.config.core.v3.Metadata

m envoy.extensions.filters.network.wasm.v3.Wasm
1 config m:envoy.extensions.wasm.v3.PluginConfig

m envoy.extensions.filters.network.zookeeper_proxy.v3.LatencyThresholdOverride
1 opcode e:.LatencyThresholdOverride.Opcode
2 threshold m:google.protobuf.Duration

e envoy.extensions.filters.network.zookeeper_proxy.v3.LatencyThresholdOverride.Opcode
0 Connect
1 Create
2 Delete
3 Exists
4 GetData
5 SetData
6 GetAcl
7 SetAcl
8 GetChildren
9 Sync
10 Ping
11 GetChildren2
12 Check
13 Multi
14 Create2
15 Reconfig
16 CheckWatches
17 RemoveWatches
18 CreateContainer
19 CreateTtl
20 Close
21 SetAuth
22 SetWatches
23 GetEphemerals
24 GetAllChildrenNumber
25 SetWatches2
26 AddWatch

m envoy.extensions.filters.network.zookeeper_proxy.v3.ZooKeeperProxy
1 stat_prefix string
2 access_log string
3 max_packet_bytes m:google.protobuf.UInt32Value
4 enable_latency_threshold_metrics bool
5 default_latency_threshold m:google.protobuf.Duration
6 latency_threshold_overrides *m:.LatencyThresholdOverride
7 enable_per_opcode_request_bytes_metrics bool
8 enable_per_opcode_response_bytes_metrics bool
9 enable_per_opcode_decoder_error_metrics bool

m envoy.extensions.filters.udp.dns_filter.v3.DnsFilterConfig
1 stat_prefix string
2 server_config m:.DnsFilterConfig.ServerContextConfig
3 client_config m:.DnsFilterConfig.ClientContextConfig
4 access_log *m:envoy.config.accesslog.v3.AccessLog

m envoy.extensions.filters.udp.dns_filter.v3.DnsFilterConfig.ClientContextConfig
1 resolver_timeout m:google.protobuf.Duration
2 upstream_resolvers *m:envoy.config.core.v3.Address
3 max_pending_lookups uint64
4 typed_dns_resolver_config m:envoy.config.core.v3.TypedExtensionConfig
5 dns_resolution_config m:envoy.config.core.v3.DnsResolutionConfig

m envoy.extensions.filters.udp.dns_filter.v3.DnsFilterConfig.ServerContextConfig
1 inline_dns_table m:envoy.data.dns.v3.DnsTable config_source
2 external_dns_table m:envoy.config.core.v3.DataSource config_source

m envoy.extensions.filters.udp.udp_proxy.session.dynamic_forward_proxy.v3.FilterConfig
1 stat_prefix string
2 dns_cache_config m:envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig implementation_specifier
3 buffer_options m:.FilterConfig.BufferOptions

m envoy.extensions.filters.udp.udp_proxy.session.dynamic_forward_proxy.v3.FilterConfig.BufferOptions
1 max_buffered_datagrams m:google.protobuf.UInt32Value
2 max_buffered_bytes m:google.protobuf.UInt64Value

m envoy.extensions.filters.udp.udp_proxy.session.http_capsule.v3.FilterConfig

m envoy.extensions.filters.udp.udp_proxy.v3.Route
1 cluster string

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig
1 stat_prefix string
2 cluster string route_specifier
3 idle_timeout m:google.protobuf.Duration
4 use_original_src_ip bool
5 hash_policies *m:.UdpProxyConfig.HashPolicy
6 upstream_socket_config m:envoy.config.core.v3.UdpSocketConfig
7 use_per_packet_load_balancing bool
8 access_log *m:envoy.config.accesslog.v3.AccessLog
9 matcher m:xds.type.matcher.v3.Matcher route_specifier
10 proxy_access_log *m:envoy.config.accesslog.v3.AccessLog
11 session_filters *m:.UdpProxyConfig.SessionFilter
12 tunneling_config m:.UdpProxyConfig.UdpTunnelingConfig
13 access_log_options m:.UdpProxyConfig.UdpAccessLogOptions

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.HashPolicy
1 source_ip bool policy_specifier
2 key string policy_specifier

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.SessionFilter
1 name string
2 typed_config m:google.protobuf.Any config_type
3 config_discovery m:envoy.config.core.v3.ExtensionConfigSource config_type

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.UdpAccessLogOptions
1 access_log_flush_interval m:google.protobuf.Duration
2 flush_access_log_on_tunnel_connected bool

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.UdpTunnelingConfig
1 proxy_host string
2 proxy_port m:google.protobuf.UInt32Value
3 target_host string
4 default_target_port uint32
5 use_post bool
6 post_path string
7 retry_options m:.UdpProxyConfig.UdpTunnelingConfig.RetryOptions
8 headers_to_add *m:envoy.config.core.v3.HeaderValueOption
9 buffer_options m:.UdpProxyConfig.UdpTunnelingConfig.BufferOptions
10 propagate_response_headers bool
11 propagate_response_trailers bool

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.UdpTunnelingConfig.BufferOptions
1 max_buffered_datagrams m:google.protobuf.UInt32Value
2 max_buffered_bytes m:google.protobuf.UInt64Value

m envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig.UdpTunnelingConfig.RetryOptions
1 max_connect_attempts m:google.protobuf.UInt32Value
2 backoff_options m:envoy.config.core.v3.BackoffStrategy

m envoy.extensions.formatter.cel.v3.Cel

m envoy.extensions.formatter.metadata.v3.Metadata

m envoy.extensions.formatter.req_without_query.v3.ReqWithoutQuery

m envoy.extensions.geoip_providers.common.v3.CommonGeoipProviderConfig
1 geo_headers_to_add m:.CommonGeoipProviderConfig.GeolocationHeadersToAdd
3 geo_field_keys m:.CommonGeoipProviderConfig.GeolocationFieldKeys

m envoy.extensions.geoip_providers.common.v3.CommonGeoipProviderConfig.GeolocationFieldKeys
1 country string
2 city string
3 region string
4 asn string
5 anon string
6 anon_vpn string
7 anon_hosting string
8 anon_tor string
9 anon_proxy string
10 isp string
11 apple_private_relay string

m envoy.extensions.geoip_providers.common.v3.CommonGeoipProviderConfig.GeolocationHeadersToAdd
1 country string
2 city string
3 region string
4 asn string
5 is_anon string
6 anon_vpn string
7 anon_hosting string
8 anon_tor string
9 anon_proxy string
10 isp string
11 apple_private_relay string
12 anon string

m envoy.extensions.geoip_providers.maxmind.v3.MaxMindConfig
1 city_db_path string
2 asn_db_path string
3 anon_db_path string
4 common_provider_config m:envoy.extensions.geoip_providers.common.v3.CommonGeoipProviderConfig
5 isp_db_path string
6 country_db_path string

m envoy.extensions.grpc_service.call_credentials.access_token.v3.AccessTokenCredentials
1 token string

m envoy.extensions.grpc_service.call_credentials.file_based_metadata.v3.FileBasedMetadataCallCredentials
1 secret_data m:envoy.config.core.v3.DataSource
2 header_key string
3 header_prefix string

m envoy.extensions.grpc_service.call_credentials.google_compute_engine.v3.GoogleComputeEngineCredentials

m envoy.extensions.grpc_service.call_credentials.google_iam.v3.GoogleIamCredentials
1 authorization_token string
2 authority_selector string

m envoy.extensions.grpc_service.call_credentials.google_refresh_token.v3.GoogleRefreshTokenCredentials
1 token string

m envoy.extensions.grpc_service.call_credentials.service_account_jwt_access.v3.ServiceAccountJwtAccessCredentials
1 json_key string
2 token_lifetime m:google.protobuf.Duration

m envoy.extensions.grpc_service.call_credentials.sts_service.v3.StsServiceCredentials
1 token_exchange_service_uri string
2 resource string
3 audience string
4 scope string
5 requested_token_type string
6 subject_token_path string
7 subject_token_type string
8 actor_token_path string
9 actor_token_type string

m envoy.extensions.grpc_service.channel_credentials.google_default.v3.GoogleDefaultCredentials

m envoy.extensions.grpc_service.channel_credentials.insecure.v3.InsecureCredentials

m envoy.extensions.grpc_service.channel_credentials.local.v3.LocalCredentials

m envoy.extensions.grpc_service.channel_credentials.tls.v3.TlsCredentials
1 root_certificate_provider m:envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProviderInstance
2 identity_certificate_provider m:envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProviderInstance

m envoy.extensions.grpc_service.channel_credentials.xds.v3.XdsCredentials
1 fallback_credentials m:google.protobuf.Any

m envoy.extensions.health_check.event_sinks.file.v3.HealthCheckEventFileSink
1 event_log_path string

m envoy.extensions.health_checkers.redis.v3.Redis
1 key string
2 aws_iam m:envoy.extensions.filters.network.redis_proxy.v3.AwsIam

m envoy.extensions.health_checkers.thrift.v3.Thrift
1 method_name string
2 transport e:envoy.extensions.filters.network.thrift_proxy.v3.TransportType
3 protocol e:envoy.extensions.filters.network.thrift_proxy.v3.ProtocolType

m envoy.extensions.http.cache.file_system_http_cache.v3.FileSystemHttpCacheConfig
1 manager_config m:envoy.extensions.common.async_files.v3.AsyncFileManagerConfig
2 cache_path string
3 max_cache_size_bytes m:google.protobuf.UInt64Value
4 max_individual_cache_entry_size_bytes m:google.protobuf.UInt64Value
5 max_cache_entry_count m:google.protobuf.UInt64Value
6 cache_subdivisions uint32
7 evict_fraction float
8 max_eviction_period m:google.protobuf.Duration
9 min_eviction_period m:google.protobuf.Duration
10 create_cache_path bool

m envoy.extensions.http.cache.simple_http_cache.v3.SimpleHttpCacheConfig

m envoy.extensions.http.cache_v2.file_system_http_cache.v3.FileSystemHttpCacheV2Config
1 manager_config m:envoy.extensions.common.async_files.v3.AsyncFileManagerConfig
2 cache_path string
3 max_cache_size_bytes m:google.protobuf.UInt64Value
4 max_individual_cache_entry_size_bytes m:google.protobuf.UInt64Value
5 max_cache_entry_count m:google.protobuf.UInt64Value
6 cache_subdivisions uint32
7 evict_fraction float
8 max_eviction_period m:google.protobuf.Duration
9 min_eviction_period m:google.protobuf.Duration
10 create_cache_path bool

m envoy.extensions.http.cache_v2.simple_http_cache.v3.SimpleHttpCacheV2Config

m envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy
1 body m:envoy.config.core.v3.DataSource
2 body_format m:envoy.config.core.v3.SubstitutionFormatString
3 status_code m:google.protobuf.UInt32Value
4 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption

m envoy.extensions.http.custom_response.redirect_policy.v3.RedirectPolicy
1 uri string redirect_action_specifier
2 redirect_action m:envoy.config.route.v3.RedirectAction redirect_action_specifier
3 status_code m:google.protobuf.UInt32Value
4 response_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
5 request_headers_to_add *m:envoy.config.core.v3.HeaderValueOption
6 modify_request_headers_action m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation
1 mutations *m:envoy.config.common.mutation_rules.v3.HeaderMutation

m envoy.extensions.http.ext_proc.processing_request_modifiers.mapped_attribute_builder.v3.MappedAttributeBuilder
1 mapped_request_attributes %string,string
2 mapped_response_attributes %string,string

m envoy.extensions.http.ext_proc.response_processors.save_processing_response.v3.SaveProcessingResponse
1 filter_state_name_suffix string
2 save_request_headers m:.SaveProcessingResponse.SaveOptions
3 save_response_headers m:.SaveProcessingResponse.SaveOptions
4 save_request_trailers m:.SaveProcessingResponse.SaveOptions
5 save_response_trailers m:.SaveProcessingResponse.SaveOptions
6 save_immediate_response m:.SaveProcessingResponse.SaveOptions

m envoy.extensions.http.ext_proc.response_processors.save_processing_response.v3.SaveProcessingResponse.SaveOptions
1 save_response bool
2 save_on_error bool

m envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig
1 forward_reason_phrase bool
2 formatter_type_on_envoy_headers e:.PreserveCaseFormatterConfig.FormatterTypeOnEnvoyHeaders

e envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig.FormatterTypeOnEnvoyHeaders
0 DEFAULT
1 PROPER_CASE

m envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig
1 http1_protocol_options m:.HeaderValidatorConfig.Http1ProtocolOptions
2 uri_path_normalization_options m:.HeaderValidatorConfig.UriPathNormalizationOptions
3 restrict_http_methods bool
4 headers_with_underscores_action e:.HeaderValidatorConfig.HeadersWithUnderscoresAction
5 strip_fragment_from_path bool

e envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.HeadersWithUnderscoresAction
0 ALLOW
1 REJECT_REQUEST
2 DROP_HEADER

m envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.Http1ProtocolOptions
1 allow_chunked_length bool

m envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.UriPathNormalizationOptions
1 skip_path_normalization bool
2 skip_merging_slashes bool
3 path_with_escaped_slashes_action e:.HeaderValidatorConfig.UriPathNormalizationOptions.PathWithEscapedSlashesAction

e envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.UriPathNormalizationOptions.PathWithEscapedSlashesAction
0 IMPLEMENTATION_SPECIFIC_DEFAULT
1 KEEP_UNCHANGED
2 REJECT_REQUEST
3 UNESCAPE_AND_REDIRECT
4 UNESCAPE_AND_FORWARD

m envoy.extensions.http.injected_credentials.generic.v3.Generic
1 credential m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
2 header string

m envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2
1 token_endpoint m:envoy.config.core.v3.HttpUri
2 scopes *string
3 client_credentials m:.OAuth2.ClientCredentials flow_type
4 token_fetch_retry_interval m:google.protobuf.Duration

e envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2.AuthType
0 BASIC_AUTH
1 URL_ENCODED_BODY

m envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2.ClientCredentials
1 client_id string
2 client_secret m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
3 auth_type e:.OAuth2.AuthType

m envoy.extensions.http.original_ip_detection.custom_header.v3.CustomHeaderConfig
1 header_name string
2 allow_extension_to_set_address_as_trusted bool
3 reject_with_status m:envoy.type.v3.HttpStatus

m envoy.extensions.http.original_ip_detection.xff.v3.XffConfig
1 xff_num_trusted_hops uint32
2 xff_trusted_cidrs m:.XffTrustedCidrs
3 skip_xff_append m:google.protobuf.BoolValue

m envoy.extensions.http.original_ip_detection.xff.v3.XffTrustedCidrs
1 cidrs *m:envoy.config.core.v3.CidrRange

m envoy.extensions.http.stateful_session.cookie.v3.CookieBasedSessionState
1 cookie m:envoy.type.http.v3.Cookie

m envoy.extensions.http.stateful_session.envelope.v3.EnvelopeSessionState
1 header m:.EnvelopeSessionState.Header

m envoy.extensions.http.stateful_session.envelope.v3.EnvelopeSessionState.Header
1 name string

m envoy.extensions.http.stateful_session.header.v3.HeaderBasedSessionState
1 name string

m envoy.extensions.injected_credentials.generic.v3.Generic
1 credential m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
2 header string

m envoy.extensions.injected_credentials.oauth2.v3.OAuth2
1 token_endpoint m:envoy.config.core.v3.HttpUri
2 scopes *string
3 client_credentials m:.OAuth2.ClientCredentials flow_type

e envoy.extensions.injected_credentials.oauth2.v3.OAuth2.AuthType
0 BASIC_AUTH
1 URL_ENCODED_BODY

m envoy.extensions.injected_credentials.oauth2.v3.OAuth2.ClientCredentials
1 client_id string
2 client_secret m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
3 auth_type e:.OAuth2.AuthType

m envoy.extensions.internal_redirect.allow_listed_routes.v3.AllowListedRoutesConfig
1 allowed_route_names *string

m envoy.extensions.internal_redirect.previous_routes.v3.PreviousRoutesConfig

m envoy.extensions.internal_redirect.safe_cross_scheme.v3.SafeCrossSchemeConfig

m envoy.extensions.key_value.file_based.v3.FileBasedKeyValueStoreConfig
1 filename string
2 flush_interval m:google.protobuf.Duration
3 max_entries m:google.protobuf.UInt32Value

m envoy.extensions.load_balancing_policies.client_side_weighted_round_robin.v3.ClientSideWeightedRoundRobin
1 enable_oob_load_report m:google.protobuf.BoolValue
2 oob_reporting_period m:google.protobuf.Duration
3 blackout_period m:google.protobuf.Duration
4 weight_expiration_period m:google.protobuf.Duration
5 weight_update_period m:google.protobuf.Duration
6 error_utilization_penalty m:google.protobuf.FloatValue
7 metric_names_for_computing_utilization *string
8 slow_start_config m:envoy.extensions.load_balancing_policies.common.v3.SlowStartConfig

m envoy.extensions.load_balancing_policies.cluster_provided.v3.ClusterProvided

m envoy.extensions.load_balancing_policies.common.v3.ConsistentHashingLbConfig
1 use_hostname_for_hashing bool
2 hash_balance_factor m:google.protobuf.UInt32Value
3 hash_policy *m:envoy.config.route.v3.RouteAction.HashPolicy

m envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig
1 zone_aware_lb_config m:.LocalityLbConfig.ZoneAwareLbConfig locality_config_specifier
2 locality_weighted_lb_config m:.LocalityLbConfig.LocalityWeightedLbConfig locality_config_specifier

m envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.LocalityWeightedLbConfig

m envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.ZoneAwareLbConfig
1 routing_enabled m:envoy.type.v3.Percent
2 min_cluster_size m:google.protobuf.UInt64Value
3 fail_traffic_on_panic bool
4 force_locality_direct_routing bool
5 force_local_zone m:.LocalityLbConfig.ZoneAwareLbConfig.ForceLocalZone
6 locality_basis e:.LocalityLbConfig.ZoneAwareLbConfig.LocalityBasis

m envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.ZoneAwareLbConfig.ForceLocalZone
1 min_size m:google.protobuf.UInt32Value

e envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.ZoneAwareLbConfig.LocalityBasis
0 HEALTHY_HOSTS_NUM
1 HEALTHY_HOSTS_WEIGHT

m envoy.extensions.load_balancing_policies.common.v3.SlowStartConfig
1 slow_start_window m:google.protobuf.Duration
2 aggression m:envoy.config.core.v3.RuntimeDouble
3 min_weight_percent m:envoy.type.v3.Percent

m envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest
1 choice_count m:google.protobuf.UInt32Value
2 active_request_bias m:envoy.config.core.v3.RuntimeDouble
3 slow_start_config m:envoy.extensions.load_balancing_policies.common.v3.SlowStartConfig
4 locality_lb_config m:envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig
5 enable_full_scan m:google.protobuf.BoolValue
6 selection_method e:.LeastRequest.SelectionMethod

e envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest.SelectionMethod
0 N_CHOICES
1 FULL_SCAN

m envoy.extensions.load_balancing_policies.maglev.v3.Maglev
1 table_size m:google.protobuf.UInt64Value
2 consistent_hashing_lb_config m:envoy.extensions.load_balancing_policies.common.v3.ConsistentHashingLbConfig
3 locality_weighted_lb_config m:envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.LocalityWeightedLbConfig

m envoy.extensions.load_balancing_policies.override_host.v3.OverrideHost
1 override_host_sources *m:.OverrideHost.OverrideHostSource
3 fallback_policy m:envoy.config.cluster.v3.LoadBalancingPolicy

m envoy.extensions.load_balancing_policies.override_host.v3.OverrideHost.OverrideHostSource
1 header string
2 metadata m:envoy.type.metadata.v3.MetadataKey

m envoy.extensions.load_balancing_policies.pick_first.v3.PickFirst
1 shuffle_address_list bool

m envoy.extensions.load_balancing_policies.random.v3.Random
1 locality_lb_config m:envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig

m envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash
1 hash_function e:.RingHash.HashFunction
2 minimum_ring_size m:google.protobuf.UInt64Value
3 maximum_ring_size m:google.protobuf.UInt64Value
4 use_hostname_for_hashing bool
5 hash_balance_factor m:google.protobuf.UInt32Value
6 consistent_hashing_lb_config m:envoy.extensions.load_balancing_policies.common.v3.ConsistentHashingLbConfig
7 locality_weighted_lb_config m:envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.LocalityWeightedLbConfig

e envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash.HashFunction
0 DEFAULT_HASH
1 XX_HASH
2 MURMUR_HASH_2

m envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin
1 slow_start_config m:envoy.extensions.load_balancing_policies.common.v3.SlowStartConfig
2 locality_lb_config m:envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig

m envoy.extensions.load_balancing_policies.subset.v3.Subset
1 fallback_policy e:.Subset.LbSubsetFallbackPolicy
2 default_subset m:google.protobuf.Struct
3 subset_selectors *m:.Subset.LbSubsetSelector
4 locality_weight_aware bool
5 scale_locality_weight bool
6 panic_mode_any bool
7 list_as_any bool
8 metadata_fallback_policy e:.Subset.LbSubsetMetadataFallbackPolicy
9 subset_lb_policy m:envoy.config.cluster.v3.LoadBalancingPolicy
10 allow_redundant_keys bool

e envoy.extensions.load_balancing_policies.subset.v3.Subset.LbSubsetFallbackPolicy
0 NO_FALLBACK
1 ANY_ENDPOINT
2 DEFAULT_SUBSET

e envoy.extensions.load_balancing_policies.subset.v3.Subset.LbSubsetMetadataFallbackPolicy
0 METADATA_NO_FALLBACK
1 FALLBACK_LIST

m envoy.extensions.load_balancing_policies.subset.v3.Subset.LbSubsetSelector
1 keys *string
2 fallback_policy e:.Subset.LbSubsetSelector.LbSubsetSelectorFallbackPolicy
3 fallback_keys_subset *string
4 single_host_per_subset bool

e envoy.extensions.load_balancing_policies.subset.v3.Subset.LbSubsetSelector.LbSubsetSelectorFallbackPolicy
0 NOT_DEFINED
1 NO_FALLBACK
2 ANY_ENDPOINT
3 DEFAULT_SUBSET
4 KEYS_SUBSET

m envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality
1 endpoint_picking_policy m:envoy.config.cluster.v3.LoadBalancingPolicy

m envoy.extensions.local_address_selectors.filter_state_override.v3.Config

m envoy.extensions.matching.common_inputs.environment_variable.v3.Config
1 name string

m envoy.extensions.matching.common_inputs.network.v3.ApplicationProtocolInput

m envoy.extensions.matching.common_inputs.network.v3.DestinationIPInput

m envoy.extensions.matching.common_inputs.network.v3.DestinationPortInput

m envoy.extensions.matching.common_inputs.network.v3.DirectSourceIPInput

m envoy.extensions.matching.common_inputs.network.v3.DynamicMetadataInput
1 filter string
2 path *m:.DynamicMetadataInput.PathSegment

m envoy.extensions.matching.common_inputs.network.v3.DynamicMetadataInput.PathSegment
1 key string segment

m envoy.extensions.matching.common_inputs.network.v3.FilterStateInput
1 key string

m envoy.extensions.matching.common_inputs.network.v3.NetworkNamespaceInput

m envoy.extensions.matching.common_inputs.network.v3.ServerNameInput

m envoy.extensions.matching.common_inputs.network.v3.SourceIPInput

m envoy.extensions.matching.common_inputs.network.v3.SourcePortInput

m envoy.extensions.matching.common_inputs.network.v3.SourceTypeInput

m envoy.extensions.matching.common_inputs.network.v3.TransportProtocolInput

m envoy.extensions.matching.common_inputs.ssl.v3.DnsSanInput

m envoy.extensions.matching.common_inputs.ssl.v3.SubjectInput

m envoy.extensions.matching.common_inputs.ssl.v3.UriSanInput

m envoy.extensions.matching.common_inputs.stats.v3.StatFullNameMatchInput

m envoy.extensions.matching.common_inputs.transport_socket.v3.EndpointMetadataInput
1 filter string
2 path *m:.EndpointMetadataInput.PathSegment

m envoy.extensions.matching.common_inputs.transport_socket.v3.EndpointMetadataInput.PathSegment
1 key string segment

m envoy.extensions.matching.common_inputs.transport_socket.v3.FilterStateInput
1 key string

m envoy.extensions.matching.common_inputs.transport_socket.v3.LocalityMetadataInput
1 filter string
2 path *m:.LocalityMetadataInput.PathSegment

m envoy.extensions.matching.common_inputs.transport_socket.v3.LocalityMetadataInput.PathSegment
1 key string segment

m envoy.extensions.matching.common_inputs.transport_socket.v3.TransportSocketNameAction
1 name string

m envoy.extensions.matching.input_matchers.consistent_hashing.v3.ConsistentHashing
1 threshold uint32
2 modulo uint32
3 seed uint64

m envoy.extensions.matching.input_matchers.ip.v3.Ip
1 cidr_ranges *m:envoy.config.core.v3.CidrRange
2 stat_prefix string

m envoy.extensions.matching.input_matchers.metadata.v3.Metadata
1 value m:envoy.type.matcher.v3.ValueMatcher
4 invert bool

m envoy.extensions.matching.input_matchers.runtime_fraction.v3.RuntimeFraction
1 runtime_fraction m:envoy.config.core.v3.RuntimeFractionalPercent
2 seed uint64

m envoy.extensions.network.dns_resolver.apple.v3.AppleDnsResolverConfig
1 include_unroutable_families bool

m envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig
1 resolvers *m:envoy.config.core.v3.Address
2 dns_resolver_options m:envoy.config.core.v3.DnsResolverOptions
3 use_resolvers_as_fallback bool
4 filter_unroutable_families bool
5 udp_max_queries m:google.protobuf.UInt32Value
6 query_timeout_seconds m:google.protobuf.UInt64Value
7 query_tries m:google.protobuf.UInt32Value
8 rotate_nameservers bool
9 edns0_max_payload_size m:google.protobuf.UInt32Value
10 max_udp_channel_duration m:google.protobuf.Duration
11 reinit_channel_on_timeout bool

m envoy.extensions.network.dns_resolver.getaddrinfo.v3.GetAddrInfoDnsResolverConfig
1 num_retries m:google.protobuf.UInt32Value
2 num_resolver_threads m:google.protobuf.UInt32Value

m envoy.extensions.network.socket_interface.v3.DefaultSocketInterface
1 io_uring_options m:.IoUringOptions

m envoy.extensions.network.socket_interface.v3.IoUringOptions
1 io_uring_size m:google.protobuf.UInt32Value
2 enable_submission_queue_polling bool
3 read_buffer_size m:google.protobuf.UInt32Value
4 write_timeout_ms m:google.protobuf.UInt32Value

m envoy.extensions.outlier_detection_monitors.common.v3.DatabaseErrors

m envoy.extensions.outlier_detection_monitors.common.v3.ErrorBuckets
1 http_errors *m:.HttpErrors
2 local_origin_errors *m:.LocalOriginErrors
3 database_errors *m:.DatabaseErrors

m envoy.extensions.outlier_detection_monitors.common.v3.HttpErrors
1 range m:envoy.type.v3.Int32Range

m envoy.extensions.outlier_detection_monitors.common.v3.LocalOriginErrors

m envoy.extensions.outlier_detection_monitors.consecutive_errors.v3.ConsecutiveErrors
1 name string
2 threshold m:google.protobuf.UInt32Value
3 enforcing m:google.protobuf.UInt32Value
4 error_buckets m:envoy.extensions.outlier_detection_monitors.common.v3.ErrorBuckets

m envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig
1 path_template string

m envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig
1 path_template_rewrite string

m envoy.extensions.quic.connection_debug_visitor.quic_stats.v3.Config
2 update_period m:google.protobuf.Duration

m envoy.extensions.quic.connection_debug_visitor.v3.BasicConfig

m envoy.extensions.quic.connection_id_generator.quic_lb.v3.Config
1 unencrypted_mode bool
2 server_id m:envoy.config.core.v3.DataSource
3 expected_server_id_length uint32
4 nonce_length_bytes uint32
5 encryption_parameters m:envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
6 server_id_base64_encoded bool

m envoy.extensions.quic.connection_id_generator.v3.DeterministicConnectionIdGeneratorConfig

m envoy.extensions.quic.crypto_stream.v3.CryptoServerStreamConfig

m envoy.extensions.quic.proof_source.v3.ProofSourceConfig

m envoy.extensions.quic.server_preferred_address.v3.DataSourceServerPreferredAddressConfig
1 ipv4_config m:.DataSourceServerPreferredAddressConfig.AddressFamilyConfig
2 ipv6_config m:.DataSourceServerPreferredAddressConfig.AddressFamilyConfig

m envoy.extensions.quic.server_preferred_address.v3.DataSourceServerPreferredAddressConfig.AddressFamilyConfig
1 address m:envoy.config.core.v3.DataSource
2 port m:envoy.config.core.v3.DataSource
3 dnat_address m:envoy.config.core.v3.DataSource

m envoy.extensions.quic.server_preferred_address.v3.FixedServerPreferredAddressConfig
1 ipv4_address string
2 ipv6_address string
3 ipv4_config m:.FixedServerPreferredAddressConfig.AddressFamilyConfig
4 ipv6_config m:.FixedServerPreferredAddressConfig.AddressFamilyConfig

m envoy.extensions.quic.server_preferred_address.v3.FixedServerPreferredAddressConfig.AddressFamilyConfig
1 address m:envoy.config.core.v3.SocketAddress
2 dnat_address m:envoy.config.core.v3.SocketAddress

m envoy.extensions.rate_limit_descriptors.expr.v3.Descriptor
1 descriptor_key string
2 skip_if_error bool
3 text string expr_specifier
4 parsed m:google.api.expr.v1alpha1.Expr expr_specifier

m envoy.extensions.rbac.audit_loggers.stream.v3.StdoutAuditLog

m envoy.extensions.rbac.matchers.upstream_ip_port.v3.UpstreamIpPortMatcher
1 upstream_ip m:envoy.config.core.v3.CidrRange
2 upstream_port_range m:envoy.type.v3.Int64Range

m envoy.extensions.rbac.principals.mtls_authenticated.v3.Config
1 san_matcher m:envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher
2 any_validated_client_certificate bool

m envoy.extensions.regex_engines.v3.GoogleRE2

m envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig
1 pack_trace_reason m:google.protobuf.BoolValue
2 use_request_id_for_trace_sampling m:google.protobuf.BoolValue

m envoy.extensions.resource_monitors.cgroup_memory.v3.CgroupMemoryConfig
1 max_memory_bytes uint64

m envoy.extensions.resource_monitors.cpu_utilization.v3.CpuUtilizationConfig
1 mode e:.CpuUtilizationConfig.UtilizationComputeStrategy

e envoy.extensions.resource_monitors.cpu_utilization.v3.CpuUtilizationConfig.UtilizationComputeStrategy
0 HOST
1 CONTAINER

m envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig
1 max_active_downstream_connections int64

m envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig
1 max_heap_size_bytes uint64

m envoy.extensions.resource_monitors.injected_resource.v3.InjectedResourceConfig
1 filename string

m envoy.extensions.retry.host.omit_canary_hosts.v3.OmitCanaryHostsPredicate

m envoy.extensions.retry.host.omit_host_metadata.v3.OmitHostMetadataConfig
1 metadata_match m:envoy.config.core.v3.Metadata

m envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate

m envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig
1 update_frequency int32

m envoy.extensions.router.cluster_specifiers.lua.v3.LuaConfig
1 source_code m:envoy.config.core.v3.DataSource
2 default_cluster string

m envoy.extensions.router.cluster_specifiers.matcher.v3.ClusterAction
1 cluster string

m envoy.extensions.router.cluster_specifiers.matcher.v3.MatcherClusterSpecifier
1 cluster_matcher m:xds.type.matcher.v3.Matcher

m envoy.extensions.stat_sinks.graphite_statsd.v3.GraphiteStatsdSink
1 address m:envoy.config.core.v3.Address statsd_specifier
3 prefix string
4 max_bytes_per_datagram m:google.protobuf.UInt64Value

m envoy.extensions.stat_sinks.open_telemetry.v3.SinkConfig
1 grpc_service m:envoy.config.core.v3.GrpcService protocol_specifier
2 report_counters_as_deltas bool
3 report_histograms_as_deltas bool
4 emit_tags_as_attributes m:google.protobuf.BoolValue
5 use_tag_extracted_name m:google.protobuf.BoolValue
6 prefix string
7 resource_detectors *m:envoy.config.core.v3.TypedExtensionConfig
8 custom_metric_conversions m:xds.type.matcher.v3.Matcher

m envoy.extensions.stat_sinks.open_telemetry.v3.SinkConfig.ConversionAction
2 metric_name string
3 static_metric_labels *m:opentelemetry.proto.common.v1.KeyValue

m envoy.extensions.stat_sinks.open_telemetry.v3.SinkConfig.DropAction

m envoy.extensions.stat_sinks.wasm.v3.Wasm
1 config m:envoy.extensions.wasm.v3.PluginConfig

m envoy.extensions.string_matcher.lua.v3.Lua
1 source_code m:envoy.config.core.v3.DataSource

m envoy.extensions.tracers.fluentd.v3.FluentdConfig
1 cluster string
2 tag string
3 stat_prefix string
4 buffer_flush_interval m:google.protobuf.Duration
5 buffer_size_bytes m:google.protobuf.UInt32Value
6 retry_policy m:envoy.config.core.v3.RetryPolicy

m envoy.extensions.tracers.opentelemetry.resource_detectors.v3.DynatraceResourceDetectorConfig

m envoy.extensions.tracers.opentelemetry.resource_detectors.v3.EnvironmentResourceDetectorConfig

m envoy.extensions.tracers.opentelemetry.resource_detectors.v3.StaticConfigResourceDetectorConfig
1 attributes %string,string

m envoy.extensions.tracers.opentelemetry.samplers.v3.AlwaysOnSamplerConfig

m envoy.extensions.tracers.opentelemetry.samplers.v3.CELSamplerConfig
1 expression m:xds.type.v3.CelExpression

m envoy.extensions.tracers.opentelemetry.samplers.v3.DynatraceSamplerConfig
1 tenant string
2 cluster_id int32
3 http_service m:envoy.config.core.v3.HttpService
4 root_spans_per_minute uint32

m envoy.extensions.tracers.opentelemetry.samplers.v3.ParentBasedSamplerConfig
1 wrapped_sampler m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.tracers.opentelemetry.samplers.v3.TraceIdRatioBasedSamplerConfig
1 sampling_percentage m:envoy.type.v3.FractionalPercent

m envoy.extensions.transport_sockets.alts.v3.Alts
1 handshaker_service string
2 peer_service_accounts *string

m envoy.extensions.transport_sockets.http_11_proxy.v3.Http11ProxyUpstreamTransport
1 transport_socket m:envoy.config.core.v3.TransportSocket

m envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport
1 passthrough_metadata *m:.InternalUpstreamTransport.MetadataValueSource
3 transport_socket m:envoy.config.core.v3.TransportSocket

m envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport.MetadataValueSource
1 kind m:envoy.type.metadata.v3.MetadataKind
2 name string

m envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport
1 config m:envoy.config.core.v3.ProxyProtocolConfig
2 transport_socket m:envoy.config.core.v3.TransportSocket
3 allow_unspecified_address bool
4 tlv_as_pool_key bool

m envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport
1 downstream_tls_context m:envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
2 enable_early_data m:google.protobuf.BoolValue

m envoy.extensions.transport_sockets.quic.v3.QuicUpstreamTransport
1 upstream_tls_context m:envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext

m envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer

m envoy.extensions.transport_sockets.s2a.v3.S2AConfiguration
1 s2a_address string

m envoy.extensions.transport_sockets.starttls.v3.StartTlsConfig
1 cleartext_socket_config m:envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer
2 tls_socket_config m:envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext

m envoy.extensions.transport_sockets.starttls.v3.UpstreamStartTlsConfig
1 cleartext_socket_config m:envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer
2 tls_socket_config m:envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext

m envoy.extensions.transport_sockets.tap.v3.SocketTapConfig
1 set_connection_per_event bool
2 stats_prefix string

m envoy.extensions.transport_sockets.tap.v3.Tap
1 common_config m:envoy.extensions.common.tap.v3.CommonExtensionConfig
2 transport_socket m:envoy.config.core.v3.TransportSocket
3 socket_tap_config m:.SocketTapConfig

m envoy.extensions.transport_sockets.tcp_stats.v3.Config
1 transport_socket m:envoy.config.core.v3.TransportSocket
2 update_period m:google.protobuf.Duration

m envoy.extensions.transport_sockets.tls.v3.CertificateProviderPluginInstance
1 instance_name string
2 certificate_name string

m envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext
1 trusted_ca m:envoy.config.core.v3.DataSource
2 verify_certificate_hash *string
3 verify_certificate_spki *string
6 require_signed_certificate_timestamp m:google.protobuf.BoolValue
7 crl m:envoy.config.core.v3.DataSource
8 allow_expired_certificate bool
9 match_subject_alt_names *m:envoy.type.matcher.v3.StringMatcher
10 trust_chain_verification e:.CertificateValidationContext.TrustChainVerification
11 watched_directory m:envoy.config.core.v3.WatchedDirectory
12 custom_validator_config m:envoy.config.core.v3.TypedExtensionConfig
13 ca_certificate_provider_instance m:.CertificateProviderPluginInstance
14 only_verify_leaf_cert_crl bool
15 match_typed_subject_alt_names *m:.SubjectAltNameMatcher
16 max_verify_depth m:google.protobuf.UInt32Value
17 system_root_certs m:.CertificateValidationContext.SystemRootCerts

m envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext.SystemRootCerts

e envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext.TrustChainVerification
0 VERIFY_TRUST_CHAIN
1 ACCEPT_UNTRUSTED

m envoy.extensions.transport_sockets.tls.v3.CommonTlsContext
1 tls_params m:.TlsParameters
2 tls_certificates *m:.TlsCertificate
3 validation_context m:.CertificateValidationContext validation_context_type
4 alpn_protocols *string
6 tls_certificate_sds_secret_configs *m:.SdsSecretConfig
7 validation_context_sds_secret_config m:.SdsSecretConfig validation_context_type
8 combined_validation_context m:.CommonTlsContext.CombinedCertificateValidationContext validation_context_type
9 tls_certificate_certificate_provider m:.CommonTlsContext.CertificateProvider
10 validation_context_certificate_provider m:.CommonTlsContext.CertificateProvider validation_context_type
11 tls_certificate_certificate_provider_instance m:.CommonTlsContext.CertificateProviderInstance
12 validation_context_certificate_provider_instance m:.CommonTlsContext.CertificateProviderInstance validation_context_type
13 custom_handshaker m:envoy.config.core.v3.TypedExtensionConfig
14 tls_certificate_provider_instance m:.CertificateProviderPluginInstance
15 key_log m:.TlsKeyLog
16 custom_tls_certificate_selector m:envoy.config.core.v3.TypedExtensionConfig

m envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProvider
1 name string
2 typed_config m:envoy.config.core.v3.TypedExtensionConfig config

m envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProviderInstance
1 instance_name string
2 certificate_name string

m envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext
1 default_validation_context m:.CertificateValidationContext
2 validation_context_sds_secret_config m:.SdsSecretConfig
3 validation_context_certificate_provider m:.CommonTlsContext.CertificateProvider
4 validation_context_certificate_provider_instance m:.CommonTlsContext.CertificateProviderInstance

m envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
1 common_tls_context m:.CommonTlsContext
2 require_client_certificate m:google.protobuf.BoolValue
3 require_sni m:google.protobuf.BoolValue
4 session_ticket_keys m:.TlsSessionTicketKeys session_ticket_keys_type
5 session_ticket_keys_sds_secret_config m:.SdsSecretConfig session_ticket_keys_type
6 session_timeout m:google.protobuf.Duration
7 disable_stateless_session_resumption bool session_ticket_keys_type
8 ocsp_staple_policy e:.DownstreamTlsContext.OcspStaplePolicy
9 full_scan_certs_on_sni_mismatch m:google.protobuf.BoolValue
10 disable_stateful_session_resumption bool
11 prefer_client_ciphers bool

e envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext.OcspStaplePolicy
0 LENIENT_STAPLING
1 STRICT_STAPLING
2 MUST_STAPLE

m envoy.extensions.transport_sockets.tls.v3.GenericSecret
1 secret m:envoy.config.core.v3.DataSource
2 secrets %string,m:envoy.config.core.v3.DataSource

m envoy.extensions.transport_sockets.tls.v3.PrivateKeyProvider
1 provider_name string
3 typed_config m:google.protobuf.Any config_type
4 fallback bool

m envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig
1 trust_domains *m:.SPIFFECertValidatorConfig.TrustDomain
2 trust_bundles m:envoy.config.core.v3.DataSource

m envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig.TrustDomain
1 name string
2 trust_bundle m:envoy.config.core.v3.DataSource

m envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig
1 name string
2 sds_config m:envoy.config.core.v3.ConfigSource

m envoy.extensions.transport_sockets.tls.v3.Secret
1 name string
2 tls_certificate m:.TlsCertificate type
3 session_ticket_keys m:.TlsSessionTicketKeys type
4 validation_context m:.CertificateValidationContext type
5 generic_secret m:.GenericSecret type

m envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher
1 san_type e:.SubjectAltNameMatcher.SanType
2 matcher m:envoy.type.matcher.v3.StringMatcher
3 oid string

e envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher.SanType
0 SAN_TYPE_UNSPECIFIED
1 EMAIL
2 DNS
3 URI
4 IP_ADDRESS
5 OTHER_NAME

m envoy.extensions.transport_sockets.tls.v3.TlsCertificate
1 certificate_chain m:envoy.config.core.v3.DataSource
2 private_key m:envoy.config.core.v3.DataSource
3 password m:envoy.config.core.v3.DataSource
4 ocsp_staple m:envoy.config.core.v3.DataSource
5 signed_certificate_timestamp *m:envoy.config.core.v3.DataSource
6 private_key_provider m:.PrivateKeyProvider
7 watched_directory m:envoy.config.core.v3.WatchedDirectory
8 pkcs12 m:envoy.config.core.v3.DataSource

m envoy.extensions.transport_sockets.tls.v3.TlsKeyLog
1 path string
2 local_address_range *m:envoy.config.core.v3.CidrRange
3 remote_address_range *m:envoy.config.core.v3.CidrRange

m envoy.extensions.transport_sockets.tls.v3.TlsParameters
1 tls_minimum_protocol_version e:.TlsParameters.TlsProtocol
2 tls_maximum_protocol_version e:.TlsParameters.TlsProtocol
3 cipher_suites *string
4 ecdh_curves *string
5 signature_algorithms *string
6 compliance_policies *e:.TlsParameters.CompliancePolicy

e envoy.extensions.transport_sockets.tls.v3.TlsParameters.CompliancePolicy
0 FIPS_202205

e envoy.extensions.transport_sockets.tls.v3.TlsParameters.TlsProtocol
0 TLS_AUTO
1 TLSv1_0
2 TLSv1_1
3 TLSv1_2
4 TLSv1_3

m envoy.extensions.transport_sockets.tls.v3.TlsSessionTicketKeys
1 keys *m:envoy.config.core.v3.DataSource

m envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
1 common_tls_context m:.CommonTlsContext
2 sni string
3 allow_renegotiation bool
4 max_session_keys m:google.protobuf.UInt32Value
5 enforce_rsa_key_usage m:google.protobuf.BoolValue
6 auto_host_sni bool
7 auto_sni_san_validation bool

m envoy.extensions.udp_packet_writer.v3.UdpDefaultWriterFactory

m envoy.extensions.udp_packet_writer.v3.UdpGsoBatchWriterFactory

m envoy.extensions.upstreams.http.generic.v3.GenericConnectionPoolProto

m envoy.extensions.upstreams.http.http.v3.HttpConnectionPoolProto

m envoy.extensions.upstreams.http.tcp.v3.TcpConnectionPoolProto

m envoy.extensions.upstreams.http.udp.v3.UdpConnectionPoolProto

m envoy.extensions.upstreams.http.v3.HttpProtocolOptions
1 common_http_protocol_options m:envoy.config.core.v3.HttpProtocolOptions
2 upstream_http_protocol_options m:envoy.config.core.v3.UpstreamHttpProtocolOptions
3 explicit_http_config m:.HttpProtocolOptions.ExplicitHttpConfig upstream_protocol_options
4 use_downstream_protocol_config m:.HttpProtocolOptions.UseDownstreamHttpConfig upstream_protocol_options
5 auto_config m:.HttpProtocolOptions.AutoHttpConfig upstream_protocol_options
6 http_filters *m:envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter
7 header_validation_config m:envoy.config.core.v3.TypedExtensionConfig
8 outlier_detection m:.HttpProtocolOptions.OutlierDetection
9 request_mirror_policies *m:envoy.config.route.v3.RouteAction.RequestMirrorPolicy
10 hash_policy *m:envoy.config.route.v3.RouteAction.HashPolicy
11 retry_policy m:envoy.config.route.v3.RetryPolicy

m envoy.extensions.upstreams.http.v3.HttpProtocolOptions.AutoHttpConfig
1 http_protocol_options m:envoy.config.core.v3.Http1ProtocolOptions
2 http2_protocol_options m:envoy.config.core.v3.Http2ProtocolOptions
3 http3_protocol_options m:envoy.config.core.v3.Http3ProtocolOptions
4 alternate_protocols_cache_options m:envoy.config.core.v3.AlternateProtocolsCacheOptions

m envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig
1 http_protocol_options m:envoy.config.core.v3.Http1ProtocolOptions protocol_config
2 http2_protocol_options m:envoy.config.core.v3.Http2ProtocolOptions protocol_config
3 http3_protocol_options m:envoy.config.core.v3.Http3ProtocolOptions protocol_config

m envoy.extensions.upstreams.http.v3.HttpProtocolOptions.OutlierDetection
1 error_matcher m:envoy.config.common.matcher.v3.MatchPredicate

m envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig
1 http_protocol_options m:envoy.config.core.v3.Http1ProtocolOptions
2 http2_protocol_options m:envoy.config.core.v3.Http2ProtocolOptions
3 http3_protocol_options m:envoy.config.core.v3.Http3ProtocolOptions

m envoy.extensions.upstreams.tcp.generic.v3.GenericConnectionPoolProto

m envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions
1 idle_timeout m:google.protobuf.Duration

m envoy.extensions.wasm.v3.CapabilityRestrictionConfig
1 allowed_capabilities %string,m:.SanitizationConfig

m envoy.extensions.wasm.v3.EnvironmentVariables
1 host_env_keys *string
2 key_values %string,string

e envoy.extensions.wasm.v3.FailurePolicy
0 UNSPECIFIED
1 FAIL_RELOAD
2 FAIL_CLOSED
3 FAIL_OPEN

m envoy.extensions.wasm.v3.PluginConfig
1 name string
2 root_id string
3 vm_config m:.VmConfig vm
4 configuration m:google.protobuf.Any
5 fail_open bool
6 capability_restriction_config m:.CapabilityRestrictionConfig
7 failure_policy e:.FailurePolicy
8 reload_config m:.ReloadConfig
9 allow_on_headers_stop_iteration m:google.protobuf.BoolValue

m envoy.extensions.wasm.v3.ReloadConfig
1 backoff m:envoy.config.core.v3.BackoffStrategy

m envoy.extensions.wasm.v3.SanitizationConfig

m envoy.extensions.wasm.v3.VmConfig
1 vm_id string
2 runtime string
3 code m:envoy.config.core.v3.AsyncDataSource
4 configuration m:google.protobuf.Any
5 allow_precompiled bool
6 nack_on_code_cache_miss bool
7 environment_variables m:.EnvironmentVariables

m envoy.extensions.wasm.v3.WasmService
1 config m:.PluginConfig
2 singleton bool

m envoy.extensions.watchdog.profile_action.v3.ProfileActionConfig
1 profile_duration m:google.protobuf.Duration
2 profile_path string
3 max_profiles uint64

m envoy.type.DoubleRange
1 start double
2 end double

m envoy.type.FractionalPercent
1 numerator uint32
2 denominator e:.FractionalPercent.DenominatorType

e envoy.type.FractionalPercent.DenominatorType
0 HUNDRED
1 TEN_THOUSAND
2 MILLION

m envoy.type.HashPolicy
1 source_ip m:.HashPolicy.SourceIp policy_specifier

m envoy.type.HashPolicy.SourceIp

m envoy.type.HttpStatus
1 code e:.StatusCode

m envoy.type.Int32Range
1 start int32
2 end int32

m envoy.type.Int64Range
1 start int64
2 end int64

m envoy.type.Percent
1 value double

m envoy.type.SemanticVersion
1 major_number uint32
2 minor_number uint32
3 patch uint32

e envoy.type.StatusCode
0 Empty
100 Continue
200 OK
201 Created
202 Accepted
203 NonAuthoritativeInformation
204 NoContent
205 ResetContent
206 PartialContent
207 MultiStatus
208 AlreadyReported
226 IMUsed
300 MultipleChoices
301 MovedPermanently
302 Found
303 SeeOther
304 NotModified
305 UseProxy
307 TemporaryRedirect
308 PermanentRedirect
400 BadRequest
401 Unauthorized
402 PaymentRequired
403 Forbidden
404 NotFound
405 MethodNotAllowed
406 NotAcceptable
407 ProxyAuthenticationRequired
408 RequestTimeout
409 Conflict
410 Gone
411 LengthRequired
412 PreconditionFailed
413 PayloadTooLarge
414 URITooLong
415 UnsupportedMediaType
416 RangeNotSatisfiable
417 ExpectationFailed
421 MisdirectedRequest
422 UnprocessableEntity
423 Locked
424 FailedDependency
426 UpgradeRequired
428 PreconditionRequired
429 TooManyRequests
431 RequestHeaderFieldsTooLarge
500 InternalServerError
501 NotImplemented
502 BadGateway
503 ServiceUnavailable
504 GatewayTimeout
505 HTTPVersionNotSupported
506 VariantAlsoNegotiates
507 InsufficientStorage
508 LoopDetected
510 NotExtended
511 NetworkAuthenticationRequired

m envoy.type.TokenBucket
1 max_tokens uint32
2 tokens_per_fill m:google.protobuf.UInt32Value
3 fill_interval m:google.protobuf.Duration

m envoy.type.http.v3.Cookie
1 name string
2 ttl m:google.protobuf.Duration
3 path string
4 attributes *m:.CookieAttribute

m envoy.type.http.v3.CookieAttribute
1 name string
2 value string

m envoy.type.http.v3.PathTransformation
1 operations *m:.PathTransformation.Operation

m envoy.type.http.v3.PathTransformation.Operation
2 normalize_path_rfc_3986 m:.PathTransformation.Operation.NormalizePathRFC3986 operation_specifier
3 merge_slashes m:.PathTransformation.Operation.MergeSlashes operation_specifier

m envoy.type.http.v3.PathTransformation.Operation.MergeSlashes

m envoy.type.http.v3.PathTransformation.Operation.NormalizePathRFC3986

m envoy.type.matcher.DoubleMatcher
1 range m:envoy.type.DoubleRange match_pattern
2 exact double match_pattern

m envoy.type.matcher.ListMatcher
1 one_of m:.ValueMatcher match_pattern

m envoy.type.matcher.ListStringMatcher
1 patterns *m:.StringMatcher

m envoy.type.matcher.MetadataMatcher
1 filter string
2 path *m:.MetadataMatcher.PathSegment
3 value m:.ValueMatcher

m envoy.type.matcher.MetadataMatcher.PathSegment
1 key string segment

m envoy.type.matcher.NodeMatcher
1 node_id m:.StringMatcher
2 node_metadatas *m:.StructMatcher

m envoy.type.matcher.PathMatcher
1 path m:.StringMatcher rule

m envoy.type.matcher.RegexMatchAndSubstitute
1 pattern m:.RegexMatcher
2 substitution string

m envoy.type.matcher.RegexMatcher
1 google_re2 m:.RegexMatcher.GoogleRE2 engine_type
2 regex string

m envoy.type.matcher.RegexMatcher.GoogleRE2
1 max_program_size m:google.protobuf.UInt32Value

m envoy.type.matcher.StringMatcher
1 exact string match_pattern
2 prefix string match_pattern
3 suffix string match_pattern
4 regex string match_pattern
5 safe_regex m:.RegexMatcher match_pattern
6 ignore_case bool

m envoy.type.matcher.StructMatcher
2 path *m:.StructMatcher.PathSegment
3 value m:.ValueMatcher

m envoy.type.matcher.StructMatcher.PathSegment
1 key string segment

m envoy.type.matcher.ValueMatcher
1 null_match m:.ValueMatcher.NullMatch match_pattern
2 double_match m:.DoubleMatcher match_pattern
3 string_match m:.StringMatcher match_pattern
4 bool_match bool match_pattern
5 present_match bool match_pattern
6 list_match m:.ListMatcher match_pattern

m envoy.type.matcher.ValueMatcher.NullMatch

m envoy.type.matcher.v3.AddressMatcher
1 ranges *m:xds.core.v3.CidrRange

m envoy.type.matcher.v3.DoubleMatcher
1 range m:envoy.type.v3.DoubleRange match_pattern
2 exact double match_pattern

m envoy.type.matcher.v3.FilterStateMatcher
1 key string
2 string_match m:.StringMatcher matcher
3 address_match m:.AddressMatcher matcher

m envoy.type.matcher.v3.HttpRequestHeaderMatchInput
1 header_name string

m envoy.type.matcher.v3.HttpRequestQueryParamMatchInput
1 query_param string

m envoy.type.matcher.v3.HttpRequestTrailerMatchInput
1 header_name string

m envoy.type.matcher.v3.HttpResponseHeaderMatchInput
1 header_name string

m envoy.type.matcher.v3.HttpResponseStatusCodeClassMatchInput

m envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput

m envoy.type.matcher.v3.HttpResponseTrailerMatchInput
1 header_name string

m envoy.type.matcher.v3.ListMatcher
1 one_of m:.ValueMatcher match_pattern

m envoy.type.matcher.v3.ListStringMatcher
1 patterns *m:.StringMatcher

m envoy.type.matcher.v3.MetadataMatcher
1 filter string
2 path *m:.MetadataMatcher.PathSegment
3 value m:.ValueMatcher
4 invert bool

m envoy.type.matcher.v3.MetadataMatcher.PathSegment
1 key string segment

m envoy.type.matcher.v3.NodeMatcher
1 node_id m:.StringMatcher
2 node_metadatas *m:.StructMatcher

m envoy.type.matcher.v3.OrMatcher
1 value_matchers *m:.ValueMatcher

m envoy.type.matcher.v3.PathMatcher
1 path m:.StringMatcher rule

m envoy.type.matcher.v3.RegexMatchAndSubstitute
1 pattern m:.RegexMatcher
2 substitution string

m envoy.type.matcher.v3.RegexMatcher
1 google_re2 m:.RegexMatcher.GoogleRE2 engine_type
2 regex string

m envoy.type.matcher.v3.RegexMatcher.GoogleRE2
1 max_program_size m:google.protobuf.UInt32Value

m envoy.type.matcher.v3.StringMatcher
1 exact string match_pattern
2 prefix string match_pattern
3 suffix string match_pattern
5 safe_regex m:.RegexMatcher match_pattern
6 ignore_case bool
7 contains string match_pattern
8 custom m:xds.core.v3.TypedExtensionConfig match_pattern

m envoy.type.matcher.v3.StructMatcher
2 path *m:.StructMatcher.PathSegment
3 value m:.ValueMatcher

m envoy.type.matcher.v3.StructMatcher.PathSegment
1 key string segment

m envoy.type.matcher.v3.ValueMatcher
1 null_match m:.ValueMatcher.NullMatch match_pattern
2 double_match m:.DoubleMatcher match_pattern
3 string_match m:.StringMatcher match_pattern
4 bool_match bool match_pattern
5 present_match bool match_pattern
6 list_match m:.ListMatcher match_pattern
7 or_match m:.OrMatcher match_pattern

m envoy.type.matcher.v3.ValueMatcher.NullMatch

m envoy.type.metadata.v3.MetadataKey
1 key string
2 path *m:.MetadataKey.PathSegment

m envoy.type.metadata.v3.MetadataKey.PathSegment
1 key string segment

m envoy.type.metadata.v3.MetadataKind
1 request m:.MetadataKind.Request kind
2 route m:.MetadataKind.Route kind
3 cluster m:.MetadataKind.Cluster kind
4 host m:.MetadataKind.Host kind

m envoy.type.metadata.v3.MetadataKind.Cluster

m envoy.type.metadata.v3.MetadataKind.Host

m envoy.type.metadata.v3.MetadataKind.Request

m envoy.type.metadata.v3.MetadataKind.Route

m envoy.type.tracing.v3.CustomTag
1 tag string
2 literal m:.CustomTag.Literal type
3 environment m:.CustomTag.Environment type
4 request_header m:.CustomTag.Header type
5 metadata m:.CustomTag.Metadata type
6 value string type

m envoy.type.tracing.v3.CustomTag.Environment
1 name string
2 default_value string

m envoy.type.tracing.v3.CustomTag.Header
1 name string
2 default_value string

m envoy.type.tracing.v3.CustomTag.Literal
1 value string

m envoy.type.tracing.v3.CustomTag.Metadata
1 kind m:envoy.type.metadata.v3.MetadataKind
2 metadata_key m:envoy.type.metadata.v3.MetadataKey
3 default_value string

e envoy.type.v3.CodecClientType
0 HTTP1
1 HTTP2
2 HTTP3

m envoy.type.v3.DoubleRange
1 start double
2 end double

m envoy.type.v3.FractionalPercent
1 numerator uint32
2 denominator e:.FractionalPercent.DenominatorType

e envoy.type.v3.FractionalPercent.DenominatorType
0 HUNDRED
1 TEN_THOUSAND
2 MILLION

m envoy.type.v3.HashPolicy
1 source_ip m:.HashPolicy.SourceIp policy_specifier
2 filter_state m:.HashPolicy.FilterState policy_specifier

m envoy.type.v3.HashPolicy.FilterState
1 key string

m envoy.type.v3.HashPolicy.SourceIp

m envoy.type.v3.HttpStatus
1 code e:.StatusCode

m envoy.type.v3.Int32Range
1 start int32
2 end int32

m envoy.type.v3.Int64Range
1 start int64
2 end int64

m envoy.type.v3.Percent
1 value double

m envoy.type.v3.RateLimitStrategy
1 blanket_rule e:.RateLimitStrategy.BlanketRule strategy
2 requests_per_time_unit m:.RateLimitStrategy.RequestsPerTimeUnit strategy
3 token_bucket m:.TokenBucket strategy

e envoy.type.v3.RateLimitStrategy.BlanketRule
0 ALLOW_ALL
1 DENY_ALL

m envoy.type.v3.RateLimitStrategy.RequestsPerTimeUnit
1 requests_per_time_unit uint64
2 time_unit e:.RateLimitUnit

e envoy.type.v3.RateLimitUnit
0 UNKNOWN
1 SECOND
2 MINUTE
3 HOUR
4 DAY
5 MONTH
6 YEAR

m envoy.type.v3.SemanticVersion
1 major_number uint32
2 minor_number uint32
3 patch uint32

e envoy.type.v3.StatusCode
0 Empty
100 Continue
200 OK
201 Created
202 Accepted
203 NonAuthoritativeInformation
204 NoContent
205 ResetContent
206 PartialContent
207 MultiStatus
208 AlreadyReported
226 IMUsed
300 MultipleChoices
301 MovedPermanently
302 Found
303 SeeOther
304 NotModified
305 UseProxy
307 TemporaryRedirect
308 PermanentRedirect
400 BadRequest
401 Unauthorized
402 PaymentRequired
403 Forbidden
404 NotFound
405 MethodNotAllowed
406 NotAcceptable
407 ProxyAuthenticationRequired
408 RequestTimeout
409 Conflict
410 Gone
411 LengthRequired
412 PreconditionFailed
413 PayloadTooLarge
414 URITooLong
415 UnsupportedMediaType
416 RangeNotSatisfiable
417 ExpectationFailed
421 MisdirectedRequest
422 UnprocessableEntity
423 Locked
424 FailedDependency
426 UpgradeRequired
428 PreconditionRequired
429 TooManyRequests
431 RequestHeaderFieldsTooLarge
500 InternalServerError
501 NotImplemented
502 BadGateway
503 ServiceUnavailable
504 GatewayTimeout
505 HTTPVersionNotSupported
506 VariantAlsoNegotiates
507 InsufficientStorage
508 LoopDetected
510 NotExtended
511 NetworkAuthenticationRequired

m envoy.type.v3.TokenBucket
1 max_tokens uint32
2 tokens_per_fill m:google.protobuf.UInt32Value
3 fill_interval m:google.protobuf.Duration

m google.api.expr.v1alpha1.CheckedExpr
2 reference_map %int64,m:.Reference
3 type_map %int64,m:.Type
4 expr m:.Expr
5 source_info m:.SourceInfo
6 expr_version string

m google.api.expr.v1alpha1.Constant
1 null_value e:google.protobuf.NullValue constant_kind
2 bool_value bool constant_kind
3 int64_value int64 constant_kind
4 uint64_value uint64 constant_kind
5 double_value double constant_kind
6 string_value string constant_kind
7 bytes_value bytes constant_kind
8 duration_value m:google.protobuf.Duration constant_kind
9 timestamp_value m:google.protobuf.Timestamp constant_kind

m google.api.expr.v1alpha1.Expr
2 id int64
3 const_expr m:.Constant expr_kind
4 ident_expr m:.Expr.Ident expr_kind
5 select_expr m:.Expr.Select expr_kind
6 call_expr m:.Expr.Call expr_kind
7 list_expr m:.Expr.CreateList expr_kind
8 struct_expr m:.Expr.CreateStruct expr_kind
9 comprehension_expr m:.Expr.Comprehension expr_kind

m google.api.expr.v1alpha1.Expr.Call
1 target m:.Expr
2 function string
3 args *m:.Expr

m google.api.expr.v1alpha1.Expr.Comprehension
1 iter_var string
2 iter_range m:.Expr
3 accu_var string
4 accu_init m:.Expr
5 loop_condition m:.Expr
6 loop_step m:.Expr
7 result m:.Expr
8 iter_var2 string

m google.api.expr.v1alpha1.Expr.CreateList
1 elements *m:.Expr
2 optional_indices *int32

m google.api.expr.v1alpha1.Expr.CreateStruct
1 message_name string
2 entries *m:.Expr.CreateStruct.Entry

m google.api.expr.v1alpha1.Expr.CreateStruct.Entry
1 id int64
2 field_key string key_kind
3 map_key m:.Expr key_kind
4 value m:.Expr
5 optional_entry bool

m google.api.expr.v1alpha1.Expr.Ident
1 name string

m google.api.expr.v1alpha1.Expr.Select
1 operand m:.Expr
2 field string
3 test_only bool

m google.api.expr.v1alpha1.ParsedExpr
2 expr m:.Expr
3 source_info m:.SourceInfo

m google.api.expr.v1alpha1.Reference
1 name string
3 overload_id *string
4 value m:.Constant

m google.api.expr.v1alpha1.SourceInfo
1 syntax_version string
2 location string
3 line_offsets *int32
4 positions %int64,int32
5 macro_calls %int64,m:.Expr
6 extensions *m:.SourceInfo.Extension

m google.api.expr.v1alpha1.SourceInfo.Extension
1 id string
2 affected_components *e:.SourceInfo.Extension.Component
3 version m:.SourceInfo.Extension.Version

e google.api.expr.v1alpha1.SourceInfo.Extension.Component
0 COMPONENT_UNSPECIFIED
1 COMPONENT_PARSER
2 COMPONENT_TYPE_CHECKER
3 COMPONENT_RUNTIME

m google.api.expr.v1alpha1.SourceInfo.Extension.Version
1 major int64
2 minor int64

m google.api.expr.v1alpha1.Type
1 dyn m:google.protobuf.Empty type_kind
2 null e:google.protobuf.NullValue type_kind
3 primitive e:.Type.PrimitiveType type_kind
4 wrapper e:.Type.PrimitiveType type_kind
5 well_known e:.Type.WellKnownType type_kind
6 list_type m:.Type.ListType type_kind
7 map_type m:.Type.MapType type_kind
8 function m:.Type.FunctionType type_kind
9 message_type string type_kind
10 type_param string type_kind
11 type m:.Type type_kind
12 error m:google.protobuf.Empty type_kind
14 abstract_type m:.Type.AbstractType type_kind

m google.api.expr.v1alpha1.Type.AbstractType
1 name string
2 parameter_types *m:.Type

m google.api.expr.v1alpha1.Type.FunctionType
1 result_type m:.Type
2 arg_types *m:.Type

m google.api.expr.v1alpha1.Type.ListType
1 elem_type m:.Type

m google.api.expr.v1alpha1.Type.MapType
1 key_type m:.Type
2 value_type m:.Type

e google.api.expr.v1alpha1.Type.PrimitiveType
0 PRIMITIVE_TYPE_UNSPECIFIED
1 BOOL
2 INT64
3 UINT64
4 DOUBLE
5 STRING
6 BYTES

e google.api.expr.v1alpha1.Type.WellKnownType
0 WELL_KNOWN_TYPE_UNSPECIFIED
1 ANY
2 TIMESTAMP
3 DURATION

m google.protobuf.Any
1 type_url string
2 value bytes

m google.protobuf.BoolValue
1 value bool

m google.protobuf.BytesValue
1 value bytes

m google.protobuf.DoubleValue
1 value double

m google.protobuf.Duration
1 seconds int64
2 nanos int32

m google.protobuf.Empty

m google.protobuf.FieldMask
1 paths *string

m google.protobuf.FloatValue
1 value float

m google.protobuf.Int32Value
1 value int32

m google.protobuf.Int64Value
1 value int64

m google.protobuf.ListValue
1 values *m:.Value

e google.protobuf.NullValue
0 NULL_VALUE

m google.protobuf.StringValue
1 value string

m google.protobuf.Struct
1 fields %string,m:.Value

m google.protobuf.Timestamp
1 seconds int64
2 nanos int32

m google.protobuf.UInt32Value
1 value uint32

m google.protobuf.UInt64Value
1 value uint64

m google.protobuf.Value
1 null_value e:.NullValue kind
2 number_value double kind
3 string_value string kind
4 bool_value bool kind
5 struct_value m:.Struct kind
6 list_value m:.ListValue kind

m google.rpc.Status
1 code int32
2 message string
3 details *m:google.protobuf.Any

m opencensus.proto.trace.v1.ConstantSampler
1 decision e:.ConstantSampler.ConstantDecision

e opencensus.proto.trace.v1.ConstantSampler.ConstantDecision
0 ALWAYS_OFF
1 ALWAYS_ON
2 ALWAYS_PARENT

m opencensus.proto.trace.v1.ProbabilitySampler
1 samplingProbability double

m opencensus.proto.trace.v1.RateLimitingSampler
1 qps int64

m opencensus.proto.trace.v1.TraceConfig
1 probability_sampler m:.ProbabilitySampler sampler
2 constant_sampler m:.ConstantSampler sampler
3 rate_limiting_sampler m:.RateLimitingSampler sampler
4 max_number_of_attributes int64
5 max_number_of_annotations int64
6 max_number_of_message_events int64
7 max_number_of_links int64

m opentelemetry.proto.common.v1.AnyValue
1 string_value string value
2 bool_value bool value
3 int_value int64 value
4 double_value double value
5 array_value m:.ArrayValue value
6 kvlist_value m:.KeyValueList value
7 bytes_value bytes value

m opentelemetry.proto.common.v1.ArrayValue
1 values *m:.AnyValue

m opentelemetry.proto.common.v1.KeyValue
1 key string
2 value m:.AnyValue

m opentelemetry.proto.common.v1.KeyValueList
1 values *m:.KeyValue

m udpa.type.v1.TypedStruct
1 type_url string
2 value m:google.protobuf.Struct

m xds.annotations.v3.FieldMigrateAnnotation
1 rename string
2 oneof_promotion string

m xds.annotations.v3.FieldSecurityAnnotation
1 configure_for_untrusted_downstream bool
2 configure_for_untrusted_upstream bool

m xds.annotations.v3.FieldStatusAnnotation
1 work_in_progress bool

m xds.annotations.v3.FileMigrateAnnotation
2 move_to_package string

m xds.annotations.v3.FileStatusAnnotation
1 work_in_progress bool

m xds.annotations.v3.MessageStatusAnnotation
1 work_in_progress bool

m xds.annotations.v3.MigrateAnnotation
1 rename string

e xds.annotations.v3.PackageVersionStatus
0 UNKNOWN
1 FROZEN
2 ACTIVE
3 NEXT_MAJOR_VERSION_CANDIDATE

m xds.annotations.v3.StatusAnnotation
1 work_in_progress bool
2 package_version_status e:.PackageVersionStatus

m xds.annotations.v3.VersioningAnnotation
1 previous_message_type string

m xds.core.v3.Authority
1 name string

m xds.core.v3.CidrRange
1 address_prefix string
2 prefix_len m:google.protobuf.UInt32Value

m xds.core.v3.CollectionEntry
1 locator m:.ResourceLocator resource_specifier
2 inline_entry m:.CollectionEntry.InlineEntry resource_specifier

m xds.core.v3.CollectionEntry.InlineEntry
1 name string
2 version string
3 resource m:google.protobuf.Any

m xds.core.v3.ContextParams
1 params %string,string

m xds.core.v3.Resource
1 name m:.ResourceName
2 version string
3 resource m:google.protobuf.Any

m xds.core.v3.ResourceLocator
1 scheme e:.ResourceLocator.Scheme
2 id string
3 authority string
4 resource_type string
5 exact_context m:.ContextParams context_param_specifier
6 directives *m:.ResourceLocator.Directive

m xds.core.v3.ResourceLocator.Directive
1 alt m:.ResourceLocator directive
2 entry string directive

e xds.core.v3.ResourceLocator.Scheme
0 XDSTP
1 HTTP
2 FILE

m xds.core.v3.ResourceName
1 id string
2 authority string
3 resource_type string
4 context m:.ContextParams

m xds.core.v3.TypedExtensionConfig
1 name string
2 typed_config m:google.protobuf.Any

m xds.data.orca.v3.OrcaLoadReport
1 cpu_utilization double
2 mem_utilization double
3 rps uint64
4 request_cost %string,double
5 utilization %string,double
6 rps_fractional double
7 eps double
8 named_metrics %string,double
9 application_utilization double

m xds.service.orca.v3.OrcaLoadReportRequest
1 report_interval m:google.protobuf.Duration
2 request_cost_names *string

m xds.type.matcher.v3.CelMatcher
1 expr_match m:xds.type.v3.CelExpression
2 description string

m xds.type.matcher.v3.DoubleRangeMatcher
1 range_matchers *m:.DoubleRangeMatcher.RangeMatcher

m xds.type.matcher.v3.DoubleRangeMatcher.RangeMatcher
1 ranges *m:xds.type.v3.DoubleRange
2 on_match m:.Matcher.OnMatch

m xds.type.matcher.v3.HttpAttributesCelMatchInput

m xds.type.matcher.v3.IPMatcher
1 range_matchers *m:.IPMatcher.IPRangeMatcher

m xds.type.matcher.v3.IPMatcher.IPRangeMatcher
1 ranges *m:xds.core.v3.CidrRange
2 on_match m:.Matcher.OnMatch
3 exclusive bool

m xds.type.matcher.v3.Int32RangeMatcher
1 range_matchers *m:.Int32RangeMatcher.RangeMatcher

m xds.type.matcher.v3.Int32RangeMatcher.RangeMatcher
1 ranges *m:xds.type.v3.Int32Range
2 on_match m:.Matcher.OnMatch

m xds.type.matcher.v3.Int64RangeMatcher
1 range_matchers *m:.Int64RangeMatcher.RangeMatcher

m xds.type.matcher.v3.Int64RangeMatcher.RangeMatcher
1 ranges *m:xds.type.v3.Int64Range
2 on_match m:.Matcher.OnMatch

m xds.type.matcher.v3.ListStringMatcher
1 patterns *m:.StringMatcher

m xds.type.matcher.v3.Matcher
1 matcher_list m:.Matcher.MatcherList matcher_type
2 matcher_tree m:.Matcher.MatcherTree matcher_type
3 on_no_match m:.Matcher.OnMatch

m xds.type.matcher.v3.Matcher.MatcherList
1 matchers *m:.Matcher.MatcherList.FieldMatcher

m xds.type.matcher.v3.Matcher.MatcherList.FieldMatcher
1 predicate m:.Matcher.MatcherList.Predicate
2 on_match m:.Matcher.OnMatch

m xds.type.matcher.v3.Matcher.MatcherList.Predicate
1 single_predicate m:.Matcher.MatcherList.Predicate.SinglePredicate match_type
2 or_matcher m:.Matcher.MatcherList.Predicate.PredicateList match_type
3 and_matcher m:.Matcher.MatcherList.Predicate.PredicateList match_type
4 not_matcher m:.Matcher.MatcherList.Predicate match_type

m xds.type.matcher.v3.Matcher.MatcherList.Predicate.PredicateList
1 predicate *m:.Matcher.MatcherList.Predicate

m xds.type.matcher.v3.Matcher.MatcherList.Predicate.SinglePredicate
1 input m:xds.core.v3.TypedExtensionConfig
2 value_match m:.StringMatcher matcher
3 custom_match m:xds.core.v3.TypedExtensionConfig matcher

m xds.type.matcher.v3.Matcher.MatcherTree
1 input m:xds.core.v3.TypedExtensionConfig
2 exact_match_map m:.Matcher.MatcherTree.MatchMap tree_type
3 prefix_match_map m:.Matcher.MatcherTree.MatchMap tree_type
4 custom_match m:xds.core.v3.TypedExtensionConfig tree_type

m xds.type.matcher.v3.Matcher.MatcherTree.MatchMap
1 map %string,m:.Matcher.OnMatch

m xds.type.matcher.v3.Matcher.OnMatch
1 matcher m:.Matcher on_match
2 action m:xds.core.v3.TypedExtensionConfig on_match
3 keep_matching bool

m xds.type.matcher.v3.RegexMatcher
1 google_re2 m:.RegexMatcher.GoogleRE2 engine_type
2 regex string

m xds.type.matcher.v3.RegexMatcher.GoogleRE2

m xds.type.matcher.v3.ServerNameMatcher
1 domain_matchers *m:.ServerNameMatcher.DomainMatcher

m xds.type.matcher.v3.ServerNameMatcher.DomainMatcher
1 domains *string
2 on_match m:.Matcher.OnMatch

m xds.type.matcher.v3.StringMatcher
1 exact string match_pattern
2 prefix string match_pattern
3 suffix string match_pattern
5 safe_regex m:.RegexMatcher match_pattern
6 ignore_case bool
7 contains string match_pattern
8 custom m:xds.core.v3.TypedExtensionConfig match_pattern

m xds.type.v3.CelExpression
1 parsed_expr m:google.api.expr.v1alpha1.ParsedExpr expr_specifier
2 checked_expr m:google.api.expr.v1alpha1.CheckedExpr expr_specifier
3 cel_expr_parsed m:cel.expr.ParsedExpr
4 cel_expr_checked m:cel.expr.CheckedExpr
5 cel_expr_string string

m xds.type.v3.CelExtractString
1 expr_extract m:.CelExpression
2 default_value m:google.protobuf.StringValue

m xds.type.v3.DoubleRange
1 start double
2 end double

m xds.type.v3.Int32Range
1 start int32
2 end int32

m xds.type.v3.Int64Range
1 start int64
2 end int64

m xds.type.v3.TypedStruct
1 type_url string
2 value m:google.protobuf.Struct
"""#
    }
}
