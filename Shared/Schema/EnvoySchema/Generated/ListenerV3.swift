// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyListenerV3 {
    /// `envoy.config.listener.v3.Listener`.
    package struct Listener: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `address`.
        package var address: EnvoyCoreV3.Address? = nil
        /// Field 3, `filter_chains`.
        package var filterChains: [EnvoyListenerV3.FilterChain] = []
        /// Field 5, `per_connection_buffer_limit_bytes`.
        package var perConnectionBufferLimitBytes: GoogleProtobuf.UInt32Value? = nil
        /// Field 9, `listener_filters`.
        package var listenerFilters: [EnvoyListenerV3.ListenerFilter] = []
        /// Field 16, `traffic_direction`.
        package var trafficDirection: EnvoyCoreV3.TrafficDirection = .unspecified
        /// Field 20, `connection_balance_config`.
        package var connectionBalanceConfig: EnvoyListenerV3.Listener.ConnectionBalanceConfig? = nil
        /// Field 22, `access_log`.
        package var accessLog: [EnvoyAccessLogV3.AccessLog] = []
        /// Field 25, `default_filter_chain`.
        package var defaultFilterChain: EnvoyListenerV3.FilterChain? {
            get { defaultFilterChainStorage?.value }
            set { defaultFilterChainStorage = newValue.map(Indirect.box) }
        }
        private var defaultFilterChainStorage: Indirect<EnvoyListenerV3.FilterChain>? = nil
        /// Field 26, `bind_to_port`.
        package var bindToPort: GoogleProtobuf.BoolValue? = nil
        /// Field 28, `stat_prefix`.
        package var statPrefix: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            address: EnvoyCoreV3.Address? = nil,
            filterChains: [EnvoyListenerV3.FilterChain] = [],
            perConnectionBufferLimitBytes: GoogleProtobuf.UInt32Value? = nil,
            listenerFilters: [EnvoyListenerV3.ListenerFilter] = [],
            trafficDirection: EnvoyCoreV3.TrafficDirection = .unspecified,
            connectionBalanceConfig: EnvoyListenerV3.Listener.ConnectionBalanceConfig? = nil,
            accessLog: [EnvoyAccessLogV3.AccessLog] = [],
            defaultFilterChain: EnvoyListenerV3.FilterChain? = nil,
            bindToPort: GoogleProtobuf.BoolValue? = nil,
            statPrefix: String = ""
        ) {
            self.name = name
            self.address = address
            self.filterChains = filterChains
            self.perConnectionBufferLimitBytes = perConnectionBufferLimitBytes
            self.listenerFilters = listenerFilters
            self.trafficDirection = trafficDirection
            self.connectionBalanceConfig = connectionBalanceConfig
            self.accessLog = accessLog
            self.defaultFilterChain = defaultFilterChain
            self.bindToPort = bindToPort
            self.statPrefix = statPrefix
        }

        /// `envoy.config.listener.v3.Listener.ConnectionBalanceConfig`.
        package struct ConnectionBalanceConfig: Sendable, Hashable {
            /// One of the fields of `balance_type`, or none.
            package var balanceType: EnvoyListenerV3.Listener.ConnectionBalanceConfig.BalanceType? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                balanceType: EnvoyListenerV3.Listener.ConnectionBalanceConfig.BalanceType? = nil
            ) {
                self.balanceType = balanceType
            }

            /// The fields of `balance_type`, of which one is set.
            package enum BalanceType: Sendable, Hashable {
                /// Field 1, `exact_balance`.
                case exactBalance(EnvoyListenerV3.Listener.ConnectionBalanceConfig.ExactBalance)
            }

            /// `envoy.config.listener.v3.Listener.ConnectionBalanceConfig.ExactBalance`.
            package struct ExactBalance: Sendable, Hashable {
                /// A message with every field at its default.
                package init() {}
            }
        }
    }

    /// `envoy.config.listener.v3.Filter`.
    package struct Filter: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `config_type`, or none.
        package var configType: EnvoyListenerV3.Filter.ConfigType? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            configType: EnvoyListenerV3.Filter.ConfigType? = nil
        ) {
            self.name = name
            self.configType = configType
        }

        /// The fields of `config_type`, of which one is set.
        package enum ConfigType: Sendable, Hashable {
            /// Field 4, `typed_config`.
            case typedConfig(GoogleProtobuf.AnyMessage)
            /// Field 5, `config_discovery`.
            case configDiscovery(EnvoyCoreV3.ExtensionConfigSource)
        }
    }

    /// `envoy.config.listener.v3.FilterChainMatch`.
    package struct FilterChainMatch: Sendable, Hashable {
        /// Field 3, `prefix_ranges`.
        package var prefixRanges: [EnvoyCoreV3.CidrRange] = []
        /// Field 6, `source_prefix_ranges`.
        package var sourcePrefixRanges: [EnvoyCoreV3.CidrRange] = []
        /// Field 8, `destination_port`.
        package var destinationPort: GoogleProtobuf.UInt32Value? = nil
        /// Field 9, `transport_protocol`.
        package var transportProtocol: String = ""
        /// Field 10, `application_protocols`.
        package var applicationProtocols: [String] = []
        /// Field 11, `server_names`.
        package var serverNames: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            prefixRanges: [EnvoyCoreV3.CidrRange] = [],
            sourcePrefixRanges: [EnvoyCoreV3.CidrRange] = [],
            destinationPort: GoogleProtobuf.UInt32Value? = nil,
            transportProtocol: String = "",
            applicationProtocols: [String] = [],
            serverNames: [String] = []
        ) {
            self.prefixRanges = prefixRanges
            self.sourcePrefixRanges = sourcePrefixRanges
            self.destinationPort = destinationPort
            self.transportProtocol = transportProtocol
            self.applicationProtocols = applicationProtocols
            self.serverNames = serverNames
        }
    }

    /// `envoy.config.listener.v3.FilterChain`.
    package struct FilterChain: Sendable, Hashable {
        /// Field 1, `filter_chain_match`.
        package var filterChainMatch: EnvoyListenerV3.FilterChainMatch? = nil
        /// Field 3, `filters`.
        package var filters: [EnvoyListenerV3.Filter] = []
        /// Field 6, `transport_socket`.
        package var transportSocket: EnvoyCoreV3.TransportSocket? = nil
        /// Field 7, `name`.
        package var name: String = ""
        /// Field 9, `transport_socket_connect_timeout`.
        package var transportSocketConnectTimeout: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            filterChainMatch: EnvoyListenerV3.FilterChainMatch? = nil,
            filters: [EnvoyListenerV3.Filter] = [],
            transportSocket: EnvoyCoreV3.TransportSocket? = nil,
            name: String = "",
            transportSocketConnectTimeout: GoogleProtobuf.Duration? = nil
        ) {
            self.filterChainMatch = filterChainMatch
            self.filters = filters
            self.transportSocket = transportSocket
            self.name = name
            self.transportSocketConnectTimeout = transportSocketConnectTimeout
        }
    }

    /// `envoy.config.listener.v3.ListenerFilter`.
    package struct ListenerFilter: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `config_type`, or none.
        package var configType: EnvoyListenerV3.ListenerFilter.ConfigType? = nil
        /// Field 4, `filter_disabled`.
        package var filterDisabled: EnvoyListenerV3.ListenerFilterChainMatchPredicate? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            configType: EnvoyListenerV3.ListenerFilter.ConfigType? = nil,
            filterDisabled: EnvoyListenerV3.ListenerFilterChainMatchPredicate? = nil
        ) {
            self.name = name
            self.configType = configType
            self.filterDisabled = filterDisabled
        }

        /// The fields of `config_type`, of which one is set.
        package enum ConfigType: Sendable, Hashable {
            /// Field 3, `typed_config`.
            case typedConfig(GoogleProtobuf.AnyMessage)
        }
    }

    /// `envoy.config.listener.v3.ListenerFilterChainMatchPredicate`.
    package struct ListenerFilterChainMatchPredicate: Sendable, Hashable {
        /// One of the fields of `rule`, or none.
        package var rule: EnvoyListenerV3.ListenerFilterChainMatchPredicate.Rule? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rule: EnvoyListenerV3.ListenerFilterChainMatchPredicate.Rule? = nil
        ) {
            self.rule = rule
        }

        /// The fields of `rule`, of which one is set.
        package enum Rule: Sendable, Hashable {
            /// Field 1, `or_match`.
            case orMatch(EnvoyListenerV3.ListenerFilterChainMatchPredicate.MatchSet)
            /// Field 3, `not_match`.
            indirect case notMatch(EnvoyListenerV3.ListenerFilterChainMatchPredicate)
            /// Field 5, `destination_port_range`.
            case destinationPortRange(EnvoyTypeV3.Int32Range)
        }

        /// `envoy.config.listener.v3.ListenerFilterChainMatchPredicate.MatchSet`.
        package struct MatchSet: Sendable, Hashable {
            /// Field 1, `rules`.
            package var rules: [EnvoyListenerV3.ListenerFilterChainMatchPredicate] = []

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                rules: [EnvoyListenerV3.ListenerFilterChainMatchPredicate] = []
            ) {
                self.rules = rules
            }
        }
    }
}
