// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/cluster_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyClusterV3 {
    /// `envoy.config.cluster.v3.CircuitBreakers`.
    package struct CircuitBreakers: Sendable, Hashable {
        /// Field 1, `thresholds`.
        package var thresholds: [EnvoyClusterV3.CircuitBreakers.Thresholds] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            thresholds: [EnvoyClusterV3.CircuitBreakers.Thresholds] = []
        ) {
            self.thresholds = thresholds
        }

        /// `envoy.config.cluster.v3.CircuitBreakers.Thresholds`.
        package struct Thresholds: Sendable, Hashable {
            /// Field 1, `priority`.
            package var priority: EnvoyCoreV3.RoutingPriority = .`default`
            /// Field 2, `max_connections`.
            package var maxConnections: GoogleProtobuf.UInt32Value? = nil
            /// Field 3, `max_pending_requests`.
            package var maxPendingRequests: GoogleProtobuf.UInt32Value? = nil
            /// Field 4, `max_requests`.
            package var maxRequests: GoogleProtobuf.UInt32Value? = nil
            /// Field 5, `max_retries`.
            package var maxRetries: GoogleProtobuf.UInt32Value? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                priority: EnvoyCoreV3.RoutingPriority = .`default`,
                maxConnections: GoogleProtobuf.UInt32Value? = nil,
                maxPendingRequests: GoogleProtobuf.UInt32Value? = nil,
                maxRequests: GoogleProtobuf.UInt32Value? = nil,
                maxRetries: GoogleProtobuf.UInt32Value? = nil
            ) {
                self.priority = priority
                self.maxConnections = maxConnections
                self.maxPendingRequests = maxPendingRequests
                self.maxRequests = maxRequests
                self.maxRetries = maxRetries
            }
        }
    }

    /// `envoy.config.cluster.v3.Cluster`.
    package struct Cluster: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `cluster_discovery_type`, or none.
        package var clusterDiscoveryType: EnvoyClusterV3.Cluster.ClusterDiscoveryType? = nil
        /// Field 3, `eds_cluster_config`.
        package var edsClusterConfig: EnvoyClusterV3.Cluster.EdsClusterConfig? = nil
        /// Field 4, `connect_timeout`.
        package var connectTimeout: GoogleProtobuf.Duration? = nil
        /// Field 5, `per_connection_buffer_limit_bytes`.
        package var perConnectionBufferLimitBytes: GoogleProtobuf.UInt32Value? = nil
        /// Field 6, `lb_policy`.
        package var lbPolicy: EnvoyClusterV3.Cluster.LbPolicy = .roundRobin
        /// Field 10, `circuit_breakers`.
        package var circuitBreakers: EnvoyClusterV3.CircuitBreakers? = nil
        /// Field 16, `dns_refresh_rate`.
        package var dnsRefreshRate: GoogleProtobuf.Duration? = nil
        /// Field 17, `dns_lookup_family`.
        package var dnsLookupFamily: EnvoyClusterV3.Cluster.DnsLookupFamily = .auto
        /// Field 19, `outlier_detection`.
        package var outlierDetection: EnvoyClusterV3.OutlierDetection? = nil
        /// One of the fields of `lb_config`, or none.
        package var lbConfig: EnvoyClusterV3.Cluster.LbConfig? = nil
        /// Field 24, `transport_socket`.
        package var transportSocket: EnvoyCoreV3.TransportSocket? = nil
        /// Field 25, `metadata`.
        package var metadata: EnvoyCoreV3.Metadata? = nil
        /// Field 27, `common_lb_config`.
        package var commonLbConfig: EnvoyClusterV3.Cluster.CommonLbConfig? = nil
        /// Field 28, `alt_stat_name`.
        package var altStatName: String = ""
        /// Field 30, `upstream_connection_options`.
        package var upstreamConnectionOptions: EnvoyClusterV3.UpstreamConnectionOptions? = nil
        /// Field 33, `load_assignment`.
        package var loadAssignment: EnvoyEndpointV3.ClusterLoadAssignment? = nil
        /// Field 36, `typed_extension_protocol_options`.
        package var typedExtensionProtocolOptions: [String: GoogleProtobuf.AnyMessage] = [:]
        /// Field 39, `respect_dns_ttl`.
        package var respectDNSTTL: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            clusterDiscoveryType: EnvoyClusterV3.Cluster.ClusterDiscoveryType? = nil,
            edsClusterConfig: EnvoyClusterV3.Cluster.EdsClusterConfig? = nil,
            connectTimeout: GoogleProtobuf.Duration? = nil,
            perConnectionBufferLimitBytes: GoogleProtobuf.UInt32Value? = nil,
            lbPolicy: EnvoyClusterV3.Cluster.LbPolicy = .roundRobin,
            circuitBreakers: EnvoyClusterV3.CircuitBreakers? = nil,
            dnsRefreshRate: GoogleProtobuf.Duration? = nil,
            dnsLookupFamily: EnvoyClusterV3.Cluster.DnsLookupFamily = .auto,
            outlierDetection: EnvoyClusterV3.OutlierDetection? = nil,
            lbConfig: EnvoyClusterV3.Cluster.LbConfig? = nil,
            transportSocket: EnvoyCoreV3.TransportSocket? = nil,
            metadata: EnvoyCoreV3.Metadata? = nil,
            commonLbConfig: EnvoyClusterV3.Cluster.CommonLbConfig? = nil,
            altStatName: String = "",
            upstreamConnectionOptions: EnvoyClusterV3.UpstreamConnectionOptions? = nil,
            loadAssignment: EnvoyEndpointV3.ClusterLoadAssignment? = nil,
            typedExtensionProtocolOptions: [String: GoogleProtobuf.AnyMessage] = [:],
            respectDNSTTL: Bool = false
        ) {
            self.name = name
            self.clusterDiscoveryType = clusterDiscoveryType
            self.edsClusterConfig = edsClusterConfig
            self.connectTimeout = connectTimeout
            self.perConnectionBufferLimitBytes = perConnectionBufferLimitBytes
            self.lbPolicy = lbPolicy
            self.circuitBreakers = circuitBreakers
            self.dnsRefreshRate = dnsRefreshRate
            self.dnsLookupFamily = dnsLookupFamily
            self.outlierDetection = outlierDetection
            self.lbConfig = lbConfig
            self.transportSocket = transportSocket
            self.metadata = metadata
            self.commonLbConfig = commonLbConfig
            self.altStatName = altStatName
            self.upstreamConnectionOptions = upstreamConnectionOptions
            self.loadAssignment = loadAssignment
            self.typedExtensionProtocolOptions = typedExtensionProtocolOptions
            self.respectDNSTTL = respectDNSTTL
        }

        /// `envoy.config.cluster.v3.Cluster.DiscoveryType`.
        package enum DiscoveryType: Sendable, Hashable {
            /// 0 on the wire.
            case `static`
            /// 1 on the wire.
            case strictDNS
            /// 2 on the wire.
            case logicalDNS
            /// 3 on the wire.
            case eds
            /// 4 on the wire.
            case originalDst
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .`static`
                case 1: self = .strictDNS
                case 2: self = .logicalDNS
                case 3: self = .eds
                case 4: self = .originalDst
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .`static`: 0
                case .strictDNS: 1
                case .logicalDNS: 2
                case .eds: 3
                case .originalDst: 4
                case .unrecognized(let value): value
                }
            }
        }

        /// `envoy.config.cluster.v3.Cluster.LbPolicy`.
        package enum LbPolicy: Sendable, Hashable {
            /// 0 on the wire.
            case roundRobin
            /// 1 on the wire.
            case leastRequest
            /// 2 on the wire.
            case ringHash
            /// 3 on the wire.
            case random
            /// 5 on the wire.
            case maglev
            /// 6 on the wire.
            case clusterProvided
            /// 7 on the wire.
            case loadBalancingPolicyConfig
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .roundRobin
                case 1: self = .leastRequest
                case 2: self = .ringHash
                case 3: self = .random
                case 5: self = .maglev
                case 6: self = .clusterProvided
                case 7: self = .loadBalancingPolicyConfig
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .roundRobin: 0
                case .leastRequest: 1
                case .ringHash: 2
                case .random: 3
                case .maglev: 5
                case .clusterProvided: 6
                case .loadBalancingPolicyConfig: 7
                case .unrecognized(let value): value
                }
            }
        }

        /// `envoy.config.cluster.v3.Cluster.DnsLookupFamily`.
        package enum DnsLookupFamily: Sendable, Hashable {
            /// 0 on the wire.
            case auto
            /// 1 on the wire.
            case v4Only
            /// 2 on the wire.
            case v6Only
            /// 3 on the wire.
            case v4Preferred
            /// 4 on the wire.
            case all
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .auto
                case 1: self = .v4Only
                case 2: self = .v6Only
                case 3: self = .v4Preferred
                case 4: self = .all
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .auto: 0
                case .v4Only: 1
                case .v6Only: 2
                case .v4Preferred: 3
                case .all: 4
                case .unrecognized(let value): value
                }
            }
        }

        /// The fields of `cluster_discovery_type`, of which one is set.
        package enum ClusterDiscoveryType: Sendable, Hashable {
            /// Field 2, `type`.
            case type(EnvoyClusterV3.Cluster.DiscoveryType)
            /// Field 38, `cluster_type`.
            case clusterType(EnvoyClusterV3.Cluster.CustomClusterType)
        }

        /// The fields of `lb_config`, of which one is set.
        package enum LbConfig: Sendable, Hashable {
            /// Field 23, `ring_hash_lb_config`.
            case ringHashLbConfig(EnvoyClusterV3.Cluster.RingHashLbConfig)
            /// Field 37, `least_request_lb_config`.
            case leastRequestLbConfig(EnvoyClusterV3.Cluster.LeastRequestLbConfig)
            /// Field 52, `maglev_lb_config`.
            case maglevLbConfig(EnvoyClusterV3.Cluster.MaglevLbConfig)
        }

        /// `envoy.config.cluster.v3.Cluster.CustomClusterType`.
        package struct CustomClusterType: Sendable, Hashable {
            /// Field 1, `name`.
            package var name: String = ""
            /// Field 2, `typed_config`.
            package var typedConfig: GoogleProtobuf.AnyMessage? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                name: String = "",
                typedConfig: GoogleProtobuf.AnyMessage? = nil
            ) {
                self.name = name
                self.typedConfig = typedConfig
            }
        }

        /// `envoy.config.cluster.v3.Cluster.EdsClusterConfig`.
        package struct EdsClusterConfig: Sendable, Hashable {
            /// Field 1, `eds_config`.
            package var edsConfig: EnvoyCoreV3.ConfigSource? = nil
            /// Field 2, `service_name`.
            package var serviceName: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                edsConfig: EnvoyCoreV3.ConfigSource? = nil,
                serviceName: String = ""
            ) {
                self.edsConfig = edsConfig
                self.serviceName = serviceName
            }
        }

        /// `envoy.config.cluster.v3.Cluster.LeastRequestLbConfig`.
        package struct LeastRequestLbConfig: Sendable, Hashable {
            /// Field 1, `choice_count`.
            package var choiceCount: GoogleProtobuf.UInt32Value? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                choiceCount: GoogleProtobuf.UInt32Value? = nil
            ) {
                self.choiceCount = choiceCount
            }
        }

        /// `envoy.config.cluster.v3.Cluster.RingHashLbConfig`.
        package struct RingHashLbConfig: Sendable, Hashable {
            /// Field 1, `minimum_ring_size`.
            package var minimumRingSize: GoogleProtobuf.UInt64Value? = nil
            /// Field 3, `hash_function`.
            package var hashFunction: EnvoyClusterV3.Cluster.RingHashLbConfig.HashFunction = .xxHash
            /// Field 4, `maximum_ring_size`.
            package var maximumRingSize: GoogleProtobuf.UInt64Value? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                minimumRingSize: GoogleProtobuf.UInt64Value? = nil,
                hashFunction: EnvoyClusterV3.Cluster.RingHashLbConfig.HashFunction = .xxHash,
                maximumRingSize: GoogleProtobuf.UInt64Value? = nil
            ) {
                self.minimumRingSize = minimumRingSize
                self.hashFunction = hashFunction
                self.maximumRingSize = maximumRingSize
            }

            /// `envoy.config.cluster.v3.Cluster.RingHashLbConfig.HashFunction`.
            package enum HashFunction: Sendable, Hashable {
                /// 0 on the wire.
                case xxHash
                /// 1 on the wire.
                case murmurHash2
                /// A value this schema does not know; kept as it came.
                case unrecognized(Int32)

                /// The value for a number on the wire.
                package init(rawValue: Int32) {
                    switch rawValue {
                    case 0: self = .xxHash
                    case 1: self = .murmurHash2
                    default: self = .unrecognized(rawValue)
                    }
                }

                /// The number on the wire.
                package var rawValue: Int32 {
                    switch self {
                    case .xxHash: 0
                    case .murmurHash2: 1
                    case .unrecognized(let value): value
                    }
                }
            }
        }

        /// `envoy.config.cluster.v3.Cluster.MaglevLbConfig`.
        package struct MaglevLbConfig: Sendable, Hashable {
            /// Field 1, `table_size`.
            package var tableSize: GoogleProtobuf.UInt64Value? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                tableSize: GoogleProtobuf.UInt64Value? = nil
            ) {
                self.tableSize = tableSize
            }
        }

        /// `envoy.config.cluster.v3.Cluster.CommonLbConfig`.
        package struct CommonLbConfig: Sendable, Hashable {
            /// Field 1, `healthy_panic_threshold`.
            package var healthyPanicThreshold: EnvoyTypeV3.Percent? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                healthyPanicThreshold: EnvoyTypeV3.Percent? = nil
            ) {
                self.healthyPanicThreshold = healthyPanicThreshold
            }
        }
    }

    /// `envoy.config.cluster.v3.UpstreamConnectionOptions`.
    package struct UpstreamConnectionOptions: Sendable, Hashable {
        /// Field 1, `tcp_keepalive`.
        package var tcpKeepalive: EnvoyCoreV3.TcpKeepalive? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tcpKeepalive: EnvoyCoreV3.TcpKeepalive? = nil
        ) {
            self.tcpKeepalive = tcpKeepalive
        }
    }

    /// `envoy.config.cluster.v3.OutlierDetection`.
    package struct OutlierDetection: Sendable, Hashable {
        /// Field 1, `consecutive_5xx`.
        package var consecutive5xx: GoogleProtobuf.UInt32Value? = nil
        /// Field 2, `interval`.
        package var interval: GoogleProtobuf.Duration? = nil
        /// Field 3, `base_ejection_time`.
        package var baseEjectionTime: GoogleProtobuf.Duration? = nil
        /// Field 4, `max_ejection_percent`.
        package var maxEjectionPercent: GoogleProtobuf.UInt32Value? = nil
        /// Field 5, `enforcing_consecutive_5xx`.
        package var enforcingConsecutive5xx: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            consecutive5xx: GoogleProtobuf.UInt32Value? = nil,
            interval: GoogleProtobuf.Duration? = nil,
            baseEjectionTime: GoogleProtobuf.Duration? = nil,
            maxEjectionPercent: GoogleProtobuf.UInt32Value? = nil,
            enforcingConsecutive5xx: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.consecutive5xx = consecutive5xx
            self.interval = interval
            self.baseEjectionTime = baseEjectionTime
            self.maxEjectionPercent = maxEjectionPercent
            self.enforcingConsecutive5xx = enforcingConsecutive5xx
        }
    }
}
