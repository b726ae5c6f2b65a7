// swift-format-ignore-file
// Written by Shared/Schema/Generator from namespaces.json; change that and run deploy/make/generate.sh.

/// Messages of protobuf package `envoy.config.accesslog.v3`.
package enum EnvoyAccessLogV3 {}

/// Messages of protobuf package `envoy.extensions.clusters.aggregate.v3`.
package enum EnvoyAggregateClusterV3 {}

/// Messages of protobuf package `envoy.config.cluster.v3`.
package enum EnvoyClusterV3 {}

/// Messages of protobuf package `envoy.extensions.filters.network.connection_limit.v3`.
package enum EnvoyConnectionLimitV3 {}

/// Messages of protobuf package `envoy.config.core.v3`.
package enum EnvoyCoreV3 {}

/// Messages of protobuf package `envoy.service.discovery.v3`.
package enum EnvoyDiscoveryV3 {}

/// Messages of protobuf package `envoy.config.endpoint.v3`.
package enum EnvoyEndpointV3 {}

/// Messages of protobuf package `envoy.extensions.access_loggers.file.v3`.
package enum EnvoyFileAccessLogV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.grpc_http1_bridge.v3`.
package enum EnvoyGRPCHTTP1BridgeV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.grpc_stats.v3`.
package enum EnvoyGRPCStatsV3 {}

/// Messages of protobuf package `envoy.extensions.filters.network.http_connection_manager.v3`.
package enum EnvoyHCMV3 {}

/// Messages of protobuf package `envoy.extensions.filters.listener.http_inspector.v3`.
package enum EnvoyHTTPInspectorV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.rbac.v3`.
package enum EnvoyHTTPRBACV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.header_to_metadata.v3`.
package enum EnvoyHeaderToMetadataV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.jwt_authn.v3`.
package enum EnvoyJWTAuthnV3 {}

/// Messages of protobuf package `envoy.config.listener.v3`.
package enum EnvoyListenerV3 {}

/// Messages of protobuf package `envoy.type.matcher.v3`.
package enum EnvoyMatcherV3 {}

/// Messages of protobuf package `envoy.extensions.filters.network.rbac.v3`.
package enum EnvoyNetworkRBACV3 {}

/// Messages of protobuf package `envoy.extensions.filters.listener.original_dst.v3`.
package enum EnvoyOriginalDstV3 {}

/// Messages of protobuf package `envoy.config.rbac.v3`.
package enum EnvoyRBACV3 {}

/// Messages of protobuf package `envoy.config.route.v3`.
package enum EnvoyRouteV3 {}

/// Messages of protobuf package `envoy.extensions.filters.http.router.v3`.
package enum EnvoyRouterV3 {}

/// Messages of protobuf package `envoy.extensions.filters.network.sni_cluster.v3`.
package enum EnvoySNIClusterV3 {}

/// Messages of protobuf package `envoy.extensions.access_loggers.stream.v3`.
package enum EnvoyStreamAccessLogV3 {}

/// Messages of protobuf package `envoy.extensions.filters.network.tcp_proxy.v3`.
package enum EnvoyTCPProxyV3 {}

/// Messages of protobuf package `envoy.extensions.filters.listener.tls_inspector.v3`.
package enum EnvoyTLSInspectorV3 {}

/// Messages of protobuf package `envoy.extensions.transport_sockets.tls.v3`.
package enum EnvoyTLSV3 {}

/// Messages of protobuf package `envoy.type.v3`.
package enum EnvoyTypeV3 {}

/// Messages of protobuf package `envoy.extensions.upstreams.http.v3`.
package enum EnvoyUpstreamHTTPV3 {}

/// Messages of protobuf package `google.api.expr.v1alpha1`.
package enum GoogleCEL {}
