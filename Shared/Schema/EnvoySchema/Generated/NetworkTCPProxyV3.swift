// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_tcp_proxy_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyTCPProxyV3 {
    /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy`.
    package struct TcpProxy: Sendable, Hashable {
        /// Field 1, `stat_prefix`.
        package var statPrefix: String = ""
        /// One of the fields of `cluster_specifier`, or none.
        package var clusterSpecifier: EnvoyTCPProxyV3.TcpProxy.ClusterSpecifier? = nil
        /// Field 5, `access_log`.
        package var accessLog: [EnvoyAccessLogV3.AccessLog] = []
        /// Field 7, `max_connect_attempts`.
        package var maxConnectAttempts: GoogleProtobuf.UInt32Value? = nil
        /// Field 8, `idle_timeout`.
        package var idleTimeout: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            statPrefix: String = "",
            clusterSpecifier: EnvoyTCPProxyV3.TcpProxy.ClusterSpecifier? = nil,
            accessLog: [EnvoyAccessLogV3.AccessLog] = [],
            maxConnectAttempts: GoogleProtobuf.UInt32Value? = nil,
            idleTimeout: GoogleProtobuf.Duration? = nil
        ) {
            self.statPrefix = statPrefix
            self.clusterSpecifier = clusterSpecifier
            self.accessLog = accessLog
            self.maxConnectAttempts = maxConnectAttempts
            self.idleTimeout = idleTimeout
        }

        /// The fields of `cluster_specifier`, of which one is set.
        package enum ClusterSpecifier: Sendable, Hashable {
            /// Field 2, `cluster`.
            case cluster(String)
            /// Field 10, `weighted_clusters`.
            case weightedClusters(EnvoyTCPProxyV3.TcpProxy.WeightedCluster)
        }

        /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster`.
        package struct WeightedCluster: Sendable, Hashable {
            /// Field 1, `clusters`.
            package var clusters: [EnvoyTCPProxyV3.TcpProxy.WeightedCluster.ClusterWeight] = []

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                clusters: [EnvoyTCPProxyV3.TcpProxy.WeightedCluster.ClusterWeight] = []
            ) {
                self.clusters = clusters
            }

            /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight`.
            package struct ClusterWeight: Sendable, Hashable {
                /// Field 1, `name`.
                package var name: String = ""
                /// Field 2, `weight`.
                package var weight: UInt32 = 0

                /// A message with every field at its default.
                package init() {}

                /// A message with the given fields; the others are at their defaults.
                package init(
                    name: String = "",
                    weight: UInt32 = 0
                ) {
                    self.name = name
                    self.weight = weight
                }
            }
        }
    }
}
