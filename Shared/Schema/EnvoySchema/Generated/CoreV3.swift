// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/core_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyCoreV3 {
    /// `envoy.config.core.v3.ApiVersion`.
    package enum ApiVersion: Sendable, Hashable {
        /// 0 on the wire.
        case auto
        /// 1 on the wire.
        case v2
        /// 2 on the wire.
        case v3
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .auto
            case 1: self = .v2
            case 2: self = .v3
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .auto: 0
            case .v2: 1
            case .v3: 2
            case .unrecognized(let value): value
            }
        }
    }

    /// `envoy.config.core.v3.HealthStatus`.
    package enum HealthStatus: Sendable, Hashable {
        /// 0 on the wire.
        case unknown
        /// 1 on the wire.
        case healthy
        /// 2 on the wire.
        case unhealthy
        /// 3 on the wire.
        case draining
        /// 4 on the wire.
        case timeout
        /// 5 on the wire.
        case degraded
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unknown
            case 1: self = .healthy
            case 2: self = .unhealthy
            case 3: self = .draining
            case 4: self = .timeout
            case 5: self = .degraded
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unknown: 0
            case .healthy: 1
            case .unhealthy: 2
            case .draining: 3
            case .timeout: 4
            case .degraded: 5
            case .unrecognized(let value): value
            }
        }
    }

    /// `envoy.config.core.v3.RoutingPriority`.
    package enum RoutingPriority: Sendable, Hashable {
        /// 0 on the wire.
        case `default`
        /// 1 on the wire.
        case high
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .`default`
            case 1: self = .high
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .`default`: 0
            case .high: 1
            case .unrecognized(let value): value
            }
        }
    }

    /// `envoy.config.core.v3.TrafficDirection`.
    package enum TrafficDirection: Sendable, Hashable {
        /// 0 on the wire.
        case unspecified
        /// 1 on the wire.
        case inbound
        /// 2 on the wire.
        case outbound
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .inbound
            case 2: self = .outbound
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .inbound: 1
            case .outbound: 2
            case .unrecognized(let value): value
            }
        }
    }

    /// `envoy.config.core.v3.Pipe`.
    package struct Pipe: Sendable, Hashable {
        /// Field 1, `path`.
        package var path: String = ""
        /// Field 2, `mode`.
        package var mode: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            path: String = "",
            mode: UInt32 = 0
        ) {
            self.path = path
            self.mode = mode
        }
    }

    /// `envoy.config.core.v3.SocketAddress`.
    package struct SocketAddress: Sendable, Hashable {
        /// Field 1, `protocol`.
        package var `protocol`: EnvoyCoreV3.SocketAddress.ProtocolKind = .tcp
        /// Field 2, `address`.
        package var address: String = ""
        /// One of the fields of `port_specifier`, or none.
        package var portSpecifier: EnvoyCoreV3.SocketAddress.PortSpecifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            `protocol`: EnvoyCoreV3.SocketAddress.ProtocolKind = .tcp,
            address: String = "",
            portSpecifier: EnvoyCoreV3.SocketAddress.PortSpecifier? = nil
        ) {
            self.protocol = `protocol`
            self.address = address
            self.portSpecifier = portSpecifier
        }

        /// `envoy.config.core.v3.SocketAddress.Protocol`.
        package enum ProtocolKind: Sendable, Hashable {
            /// 0 on the wire.
            case tcp
            /// 1 on the wire.
            case udp
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .tcp
                case 1: self = .udp
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .tcp: 0
                case .udp: 1
                case .unrecognized(let value): value
                }
            }
        }

        /// The fields of `port_specifier`, of which one is set.
        package enum PortSpecifier: Sendable, Hashable {
            /// Field 3, `port_value`.
            case portValue(UInt32)
        }
    }

    /// `envoy.config.core.v3.TcpKeepalive`.
    package struct TcpKeepalive: Sendable, Hashable {
        /// Field 1, `keepalive_probes`.
        package var keepaliveProbes: GoogleProtobuf.UInt32Value? = nil
        /// Field 2, `keepalive_time`.
        package var keepaliveTime: GoogleProtobuf.UInt32Value? = nil
        /// Field 3, `keepalive_interval`.
        package var keepaliveInterval: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            keepaliveProbes: GoogleProtobuf.UInt32Value? = nil,
            keepaliveTime: GoogleProtobuf.UInt32Value? = nil,
            keepaliveInterval: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.keepaliveProbes = keepaliveProbes
            self.keepaliveTime = keepaliveTime
            self.keepaliveInterval = keepaliveInterval
        }
    }

    /// `envoy.config.core.v3.Address`.
    package struct Address: Sendable, Hashable {
        /// One of the fields of `address`, or none.
        package var address: EnvoyCoreV3.Address.AddressChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: EnvoyCoreV3.Address.AddressChoice? = nil
        ) {
            self.address = address
        }

        /// The fields of `address`, of which one is set.
        package enum AddressChoice: Sendable, Hashable {
            /// Field 1, `socket_address`.
            case socketAddress(EnvoyCoreV3.SocketAddress)
            /// Field 2, `pipe`.
            case pipe(EnvoyCoreV3.Pipe)
        }
    }

    /// `envoy.config.core.v3.CidrRange`.
    package struct CidrRange: Sendable, Hashable {
        /// Field 1, `address_prefix`.
        package var addressPrefix: String = ""
        /// Field 2, `prefix_len`.
        package var prefixLen: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            addressPrefix: String = "",
            prefixLen: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.addressPrefix = addressPrefix
            self.prefixLen = prefixLen
        }
    }

    /// `envoy.config.core.v3.BackoffStrategy`.
    package struct BackoffStrategy: Sendable, Hashable {
        /// Field 1, `base_interval`.
        package var baseInterval: GoogleProtobuf.Duration? = nil
        /// Field 2, `max_interval`.
        package var maxInterval: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            baseInterval: GoogleProtobuf.Duration? = nil,
            maxInterval: GoogleProtobuf.Duration? = nil
        ) {
            self.baseInterval = baseInterval
            self.maxInterval = maxInterval
        }
    }

    /// `envoy.config.core.v3.Locality`.
    package struct Locality: Sendable, Hashable {
        /// Field 1, `region`.
        package var region: String = ""
        /// Field 2, `zone`.
        package var zone: String = ""
        /// Field 3, `sub_zone`.
        package var subZone: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            region: String = "",
            zone: String = "",
            subZone: String = ""
        ) {
            self.region = region
            self.zone = zone
            self.subZone = subZone
        }
    }

    /// `envoy.config.core.v3.BuildVersion`.
    package struct BuildVersion: Sendable, Hashable {
        /// Field 1, `version`.
        package var version: EnvoyTypeV3.SemanticVersion? = nil
        /// Field 2, `metadata`.
        package var metadata: GoogleProtobuf.Struct? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            version: EnvoyTypeV3.SemanticVersion? = nil,
            metadata: GoogleProtobuf.Struct? = nil
        ) {
            self.version = version
            self.metadata = metadata
        }
    }

    /// `envoy.config.core.v3.Node`.
    package struct Node: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `cluster`.
        package var cluster: String = ""
        /// Field 3, `metadata`.
        package var metadata: GoogleProtobuf.Struct? = nil
        /// Field 4, `locality`.
        package var locality: EnvoyCoreV3.Locality? = nil
        /// Field 6, `user_agent_name`.
        package var userAgentName: String = ""
        /// One of the fields of `user_agent_version_type`, or none.
        package var userAgentVersionType: EnvoyCoreV3.Node.UserAgentVersionType? = nil
        /// Field 10, `client_features`.
        package var clientFeatures: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            cluster: String = "",
            metadata: GoogleProtobuf.Struct? = nil,
            locality: EnvoyCoreV3.Locality? = nil,
            userAgentName: String = "",
            userAgentVersionType: EnvoyCoreV3.Node.UserAgentVersionType? = nil,
            clientFeatures: [String] = []
        ) {
            self.id = id
            self.cluster = cluster
            self.metadata = metadata
            self.locality = locality
            self.userAgentName = userAgentName
            self.userAgentVersionType = userAgentVersionType
            self.clientFeatures = clientFeatures
        }

        /// The fields of `user_agent_version_type`, of which one is set.
        package enum UserAgentVersionType: Sendable, Hashable {
            /// Field 7, `user_agent_version`.
            case userAgentVersion(String)
            /// Field 8, `user_agent_build_version`.
            case userAgentBuildVersion(EnvoyCoreV3.BuildVersion)
        }
    }

    /// `envoy.config.core.v3.Metadata`.
    package struct Metadata: Sendable, Hashable {
        /// Field 1, `filter_metadata`.
        package var filterMetadata: [String: GoogleProtobuf.Struct] = [:]

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            filterMetadata: [String: GoogleProtobuf.Struct] = [:]
        ) {
            self.filterMetadata = filterMetadata
        }
    }

    /// `envoy.config.core.v3.HeaderValue`.
    package struct HeaderValue: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: String = ""
        /// Field 2, `value`.
        package var value: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: String = "",
            value: String = ""
        ) {
            self.key = key
            self.value = value
        }
    }

    /// `envoy.config.core.v3.HeaderValueOption`.
    package struct HeaderValueOption: Sendable, Hashable {
        /// Field 1, `header`.
        package var header: EnvoyCoreV3.HeaderValue? = nil
        /// Field 2, `append`.
        package var append: GoogleProtobuf.BoolValue? = nil
        /// Field 3, `append_action`.
        package var appendAction: EnvoyCoreV3.HeaderValueOption.HeaderAppendAction = .appendIfExistsOrAdd

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            header: EnvoyCoreV3.HeaderValue? = nil,
            append: GoogleProtobuf.BoolValue? = nil,
            appendAction: EnvoyCoreV3.HeaderValueOption.HeaderAppendAction = .appendIfExistsOrAdd
        ) {
            self.header = header
            self.append = append
            self.appendAction = appendAction
        }

        /// `envoy.config.core.v3.HeaderValueOption.HeaderAppendAction`.
        package enum HeaderAppendAction: Sendable, Hashable {
            /// 0 on the wire.
            case appendIfExistsOrAdd
            /// 1 on the wire.
            case addIfAbsent
            /// 2 on the wire.
            case overwriteIfExistsOrAdd
            /// 3 on the wire.
            case overwriteIfExists
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .appendIfExistsOrAdd
                case 1: self = .addIfAbsent
                case 2: self = .overwriteIfExistsOrAdd
                case 3: self = .overwriteIfExists
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .appendIfExistsOrAdd: 0
                case .addIfAbsent: 1
                case .overwriteIfExistsOrAdd: 2
                case .overwriteIfExists: 3
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.config.core.v3.DataSource`.
    package struct DataSource: Sendable, Hashable {
        /// One of the fields of `specifier`, or none.
        package var specifier: EnvoyCoreV3.DataSource.Specifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            specifier: EnvoyCoreV3.DataSource.Specifier? = nil
        ) {
            self.specifier = specifier
        }

        /// The fields of `specifier`, of which one is set.
        package enum Specifier: Sendable, Hashable {
            /// Field 1, `filename`.
            case filename(String)
            /// Field 2, `inline_bytes`.
            case inlineBytes([UInt8])
            /// Field 3, `inline_string`.
            case inlineString(String)
            /// Field 4, `environment_variable`.
            case environmentVariable(String)
        }
    }

    /// `envoy.config.core.v3.RetryPolicy`.
    package struct RetryPolicy: Sendable, Hashable {
        /// Field 1, `retry_back_off`.
        package var retryBackOff: EnvoyCoreV3.BackoffStrategy? = nil
        /// Field 2, `num_retries`.
        package var numRetries: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            retryBackOff: EnvoyCoreV3.BackoffStrategy? = nil,
            numRetries: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.retryBackOff = retryBackOff
            self.numRetries = numRetries
        }
    }

    /// `envoy.config.core.v3.TransportSocket`.
    package struct TransportSocket: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `config_type`, or none.
        package var configType: EnvoyCoreV3.TransportSocket.ConfigType? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            configType: EnvoyCoreV3.TransportSocket.ConfigType? = nil
        ) {
            self.name = name
            self.configType = configType
        }

        /// The fields of `config_type`, of which one is set.
        package enum ConfigType: Sendable, Hashable {
            /// Field 3, `typed_config`.
            case typedConfig(GoogleProtobuf.AnyMessage)
        }
    }

    /// `envoy.config.core.v3.ControlPlane`.
    package struct ControlPlane: Sendable, Hashable {
        /// Field 1, `identifier`.
        package var identifier: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            identifier: String = ""
        ) {
            self.identifier = identifier
        }
    }

    /// `envoy.config.core.v3.ApiConfigSource`.
    package struct ApiConfigSource: Sendable, Hashable {
        /// Field 1, `api_type`.
        package var apiType: EnvoyCoreV3.ApiConfigSource.ApiType = .deprecatedAndUnavailableDoNotUse
        /// Field 2, `cluster_names`.
        package var clusterNames: [String] = []
        /// Field 4, `grpc_services`.
        package var grpcServices: [EnvoyCoreV3.GrpcService] = []
        /// Field 5, `request_timeout`.
        package var requestTimeout: GoogleProtobuf.Duration? = nil
        /// Field 8, `transport_api_version`.
        package var transportAPIVersion: EnvoyCoreV3.ApiVersion = .auto

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            apiType: EnvoyCoreV3.ApiConfigSource.ApiType = .deprecatedAndUnavailableDoNotUse,
            clusterNames: [String] = [],
            grpcServices: [EnvoyCoreV3.GrpcService] = [],
            requestTimeout: GoogleProtobuf.Duration? = nil,
            transportAPIVersion: EnvoyCoreV3.ApiVersion = .auto
        ) {
            self.apiType = apiType
            self.clusterNames = clusterNames
            self.grpcServices = grpcServices
            self.requestTimeout = requestTimeout
            self.transportAPIVersion = transportAPIVersion
        }

        /// `envoy.config.core.v3.ApiConfigSource.ApiType`.
        package enum ApiType: Sendable, Hashable {
            /// 0 on the wire.
            case deprecatedAndUnavailableDoNotUse
            /// 1 on the wire.
            case rest
            /// 2 on the wire.
            case grpc
            /// 3 on the wire.
            case deltaGRPC
            /// 5 on the wire.
            case aggregatedGRPC
            /// 6 on the wire.
            case aggregatedDeltaGRPC
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .deprecatedAndUnavailableDoNotUse
                case 1: self = .rest
                case 2: self = .grpc
                case 3: self = .deltaGRPC
                case 5: self = .aggregatedGRPC
                case 6: self = .aggregatedDeltaGRPC
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .deprecatedAndUnavailableDoNotUse: 0
                case .rest: 1
                case .grpc: 2
                case .deltaGRPC: 3
                case .aggregatedGRPC: 5
                case .aggregatedDeltaGRPC: 6
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.config.core.v3.AggregatedConfigSource`.
    package struct AggregatedConfigSource: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// `envoy.config.core.v3.PathConfigSource`.
    package struct PathConfigSource: Sendable, Hashable {
        /// Field 1, `path`.
        package var path: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            path: String = ""
        ) {
            self.path = path
        }
    }

    /// `envoy.config.core.v3.ConfigSource`.
    package struct ConfigSource: Sendable, Hashable {
        /// One of the fields of `config_source_specifier`, or none.
        package var configSourceSpecifier: EnvoyCoreV3.ConfigSource.ConfigSourceSpecifier? = nil
        /// Field 4, `initial_fetch_timeout`.
        package var initialFetchTimeout: GoogleProtobuf.Duration? = nil
        /// Field 6, `resource_api_version`.
        package var resourceAPIVersion: EnvoyCoreV3.ApiVersion = .auto

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            configSourceSpecifier: EnvoyCoreV3.ConfigSource.ConfigSourceSpecifier? = nil,
            initialFetchTimeout: GoogleProtobuf.Duration? = nil,
            resourceAPIVersion: EnvoyCoreV3.ApiVersion = .auto
        ) {
            self.configSourceSpecifier = configSourceSpecifier
            self.initialFetchTimeout = initialFetchTimeout
            self.resourceAPIVersion = resourceAPIVersion
        }

        /// The fields of `config_source_specifier`, of which one is set.
        package enum ConfigSourceSpecifier: Sendable, Hashable {
            /// Field 2, `api_config_source`.
            case apiConfigSource(EnvoyCoreV3.ApiConfigSource)
            /// Field 3, `ads`.
            case ads(EnvoyCoreV3.AggregatedConfigSource)
            /// Field 8, `path_config_source`.
            case pathConfigSource(EnvoyCoreV3.PathConfigSource)
        }
    }

    /// `envoy.config.core.v3.ExtensionConfigSource`.
    package struct ExtensionConfigSource: Sendable, Hashable {
        /// Field 1, `config_source`.
        package var configSource: EnvoyCoreV3.ConfigSource? = nil
        /// Field 4, `type_urls`.
        package var typeUrls: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            configSource: EnvoyCoreV3.ConfigSource? = nil,
            typeUrls: [String] = []
        ) {
            self.configSource = configSource
            self.typeUrls = typeUrls
        }
    }

    /// `envoy.config.core.v3.TypedExtensionConfig`.
    package struct TypedExtensionConfig: Sendable, Hashable {
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

    /// `envoy.config.core.v3.GrpcService`.
    package struct GrpcService: Sendable, Hashable {
        /// One of the fields of `target_specifier`, or none.
        package var targetSpecifier: EnvoyCoreV3.GrpcService.TargetSpecifier? = nil
        /// Field 3, `timeout`.
        package var timeout: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            targetSpecifier: EnvoyCoreV3.GrpcService.TargetSpecifier? = nil,
            timeout: GoogleProtobuf.Duration? = nil
        ) {
            self.targetSpecifier = targetSpecifier
            self.timeout = timeout
        }

        /// The fields of `target_specifier`, of which one is set.
        package enum TargetSpecifier: Sendable, Hashable {
            /// Field 1, `envoy_grpc`.
            case envoyGRPC(EnvoyCoreV3.GrpcService.EnvoyGrpc)
        }

        /// `envoy.config.core.v3.GrpcService.EnvoyGrpc`.
        package struct EnvoyGrpc: Sendable, Hashable {
            /// Field 1, `cluster_name`.
            package var clusterName: String = ""
            /// Field 2, `authority`.
            package var authority: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                clusterName: String = "",
                authority: String = ""
            ) {
                self.clusterName = clusterName
                self.authority = authority
            }
        }
    }

    /// `envoy.config.core.v3.HttpUri`.
    package struct HttpUri: Sendable, Hashable {
        /// Field 1, `uri`.
        package var uri: String = ""
        /// One of the fields of `http_upstream_type`, or none.
        package var httpUpstreamType: EnvoyCoreV3.HttpUri.HTTPUpstreamType? = nil
        /// Field 3, `timeout`.
        package var timeout: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            uri: String = "",
            httpUpstreamType: EnvoyCoreV3.HttpUri.HTTPUpstreamType? = nil,
            timeout: GoogleProtobuf.Duration? = nil
        ) {
            self.uri = uri
            self.httpUpstreamType = httpUpstreamType
            self.timeout = timeout
        }

        /// The fields of `http_upstream_type`, of which one is set.
        package enum HTTPUpstreamType: Sendable, Hashable {
            /// Field 2, `cluster`.
            case cluster(String)
        }
    }

    /// `envoy.config.core.v3.UpstreamHttpProtocolOptions`.
    package struct UpstreamHttpProtocolOptions: Sendable, Hashable {
        /// Field 1, `auto_sni`.
        package var autoSNI: Bool = false
        /// Field 2, `auto_san_validation`.
        package var autoSanValidation: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            autoSNI: Bool = false,
            autoSanValidation: Bool = false
        ) {
            self.autoSNI = autoSNI
            self.autoSanValidation = autoSanValidation
        }
    }

    /// `envoy.config.core.v3.HttpProtocolOptions`.
    package struct HttpProtocolOptions: Sendable, Hashable {
        /// Field 1, `idle_timeout`.
        package var idleTimeout: GoogleProtobuf.Duration? = nil
        /// Field 3, `max_connection_duration`.
        package var maxConnectionDuration: GoogleProtobuf.Duration? = nil
        /// Field 5, `headers_with_underscores_action`.
        package var headersWithUnderscoresAction: EnvoyCoreV3.HttpProtocolOptions.HeadersWithUnderscoresAction = .allow
        /// Field 6, `max_requests_per_connection`.
        package var maxRequestsPerConnection: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            idleTimeout: GoogleProtobuf.Duration? = nil,
            maxConnectionDuration: GoogleProtobuf.Duration? = nil,
            headersWithUnderscoresAction: EnvoyCoreV3.HttpProtocolOptions.HeadersWithUnderscoresAction = .allow,
            maxRequestsPerConnection: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.idleTimeout = idleTimeout
            self.maxConnectionDuration = maxConnectionDuration
            self.headersWithUnderscoresAction = headersWithUnderscoresAction
            self.maxRequestsPerConnection = maxRequestsPerConnection
        }

        /// `envoy.config.core.v3.HttpProtocolOptions.HeadersWithUnderscoresAction`.
        package enum HeadersWithUnderscoresAction: Sendable, Hashable {
            /// 0 on the wire.
            case allow
            /// 1 on the wire.
            case rejectRequest
            /// 2 on the wire.
            case dropHeader
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .allow
                case 1: self = .rejectRequest
                case 2: self = .dropHeader
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .allow: 0
                case .rejectRequest: 1
                case .dropHeader: 2
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.config.core.v3.Http1ProtocolOptions`.
    package struct Http1ProtocolOptions: Sendable, Hashable {
        /// Field 1, `allow_absolute_url`.
        package var allowAbsoluteURL: GoogleProtobuf.BoolValue? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            allowAbsoluteURL: GoogleProtobuf.BoolValue? = nil
        ) {
            self.allowAbsoluteURL = allowAbsoluteURL
        }
    }

    /// `envoy.config.core.v3.Http2ProtocolOptions`.
    package struct Http2ProtocolOptions: Sendable, Hashable {
        /// Field 2, `max_concurrent_streams`.
        package var maxConcurrentStreams: GoogleProtobuf.UInt32Value? = nil
        /// Field 3, `initial_stream_window_size`.
        package var initialStreamWindowSize: GoogleProtobuf.UInt32Value? = nil
        /// Field 4, `initial_connection_window_size`.
        package var initialConnectionWindowSize: GoogleProtobuf.UInt32Value? = nil
        /// Field 5, `allow_connect`.
        package var allowConnect: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            maxConcurrentStreams: GoogleProtobuf.UInt32Value? = nil,
            initialStreamWindowSize: GoogleProtobuf.UInt32Value? = nil,
            initialConnectionWindowSize: GoogleProtobuf.UInt32Value? = nil,
            allowConnect: Bool = false
        ) {
            self.maxConcurrentStreams = maxConcurrentStreams
            self.initialStreamWindowSize = initialStreamWindowSize
            self.initialConnectionWindowSize = initialConnectionWindowSize
            self.allowConnect = allowConnect
        }
    }

    /// `envoy.config.core.v3.SubstitutionFormatString`.
    package struct SubstitutionFormatString: Sendable, Hashable {
        /// One of the fields of `format`, or none.
        package var format: EnvoyCoreV3.SubstitutionFormatString.Format? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            format: EnvoyCoreV3.SubstitutionFormatString.Format? = nil
        ) {
            self.format = format
        }

        /// The fields of `format`, of which one is set.
        package enum Format: Sendable, Hashable {
            /// Field 1, `text_format`.
            case textFormat(String)
            /// Field 2, `json_format`.
            case jsonFormat(GoogleProtobuf.Struct)
            /// Field 5, `text_format_source`.
            case textFormatSource(EnvoyCoreV3.DataSource)
        }
    }
}
