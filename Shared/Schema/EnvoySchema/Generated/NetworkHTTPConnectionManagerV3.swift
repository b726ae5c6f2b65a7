// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_http_connection_manager_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyHCMV3 {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`.
    package struct HttpConnectionManager: Sendable, Hashable {
        /// Field 1, `codec_type`.
        package var codecType: EnvoyHCMV3.HttpConnectionManager.CodecType = .auto
        /// Field 2, `stat_prefix`.
        package var statPrefix: String = ""
        /// One of the fields of `route_specifier`, or none.
        package var routeSpecifier: EnvoyHCMV3.HttpConnectionManager.RouteSpecifier? = nil
        /// Field 5, `http_filters`.
        package var httpFilters: [EnvoyHCMV3.HttpFilter] = []
        /// Field 7, `tracing`.
        package var tracing: EnvoyHCMV3.HttpConnectionManager.Tracing? = nil
        /// Field 9, `http2_protocol_options`.
        package var http2ProtocolOptions: EnvoyCoreV3.Http2ProtocolOptions? = nil
        /// Field 10, `server_name`.
        package var serverName: String = ""
        /// Field 13, `access_log`.
        package var accessLog: [EnvoyAccessLogV3.AccessLog] = []
        /// Field 14, `use_remote_address`.
        package var useRemoteAddress: GoogleProtobuf.BoolValue? = nil
        /// Field 15, `generate_request_id`.
        package var generateRequestID: GoogleProtobuf.BoolValue? = nil
        /// Field 16, `forward_client_cert_details`.
        package var forwardClientCertDetails: EnvoyHCMV3.HttpConnectionManager.ForwardClientCertDetails = .sanitize
        /// Field 17, `set_current_client_cert_details`.
        package var setCurrentClientCertDetails: EnvoyHCMV3.HttpConnectionManager.SetCurrentClientCertDetails? = nil
        /// Field 19, `xff_num_trusted_hops`.
        package var xffNumTrustedHops: UInt32 = 0
        /// Field 23, `upgrade_configs`.
        package var upgradeConfigs: [EnvoyHCMV3.HttpConnectionManager.UpgradeConfig] = []
        /// Field 24, `stream_idle_timeout`.
        package var streamIdleTimeout: GoogleProtobuf.Duration? = nil
        /// Field 28, `request_timeout`.
        package var requestTimeout: GoogleProtobuf.Duration? = nil
        /// Field 30, `normalize_path`.
        package var normalizePath: GoogleProtobuf.BoolValue? = nil
        /// Field 32, `preserve_external_request_id`.
        package var preserveExternalRequestID: Bool = false
        /// Field 33, `merge_slashes`.
        package var mergeSlashes: Bool = false
        /// Field 35, `common_http_protocol_options`.
        package var commonHTTPProtocolOptions: EnvoyCoreV3.HttpProtocolOptions? = nil
        /// One of the fields of `strip_port_mode`, or none.
        package var stripPortMode: EnvoyHCMV3.HttpConnectionManager.StripPortMode? = nil
        /// Field 45, `path_with_escaped_slashes_action`.
        package var pathWithEscapedSlashesAction: EnvoyHCMV3.HttpConnectionManager.PathWithEscapedSlashesAction = .implementationSpecificDefault

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            codecType: EnvoyHCMV3.HttpConnectionManager.CodecType = .auto,
            statPrefix: String = "",
            routeSpecifier: EnvoyHCMV3.HttpConnectionManager.RouteSpecifier? = nil,
            httpFilters: [EnvoyHCMV3.HttpFilter] = [],
            tracing: EnvoyHCMV3.HttpConnectionManager.Tracing? = nil,
            http2ProtocolOptions: EnvoyCoreV3.Http2ProtocolOptions? = nil,
            serverName: String = "",
            accessLog: [EnvoyAccessLogV3.AccessLog] = [],
            useRemoteAddress: GoogleProtobuf.BoolValue? = nil,
            generateRequestID: GoogleProtobuf.BoolValue? = nil,
            forwardClientCertDetails: EnvoyHCMV3.HttpConnectionManager.ForwardClientCertDetails = .sanitize,
            setCurrentClientCertDetails: EnvoyHCMV3.HttpConnectionManager.SetCurrentClientCertDetails? = nil,
            xffNumTrustedHops: UInt32 = 0,
            upgradeConfigs: [EnvoyHCMV3.HttpConnectionManager.UpgradeConfig] = [],
            streamIdleTimeout: GoogleProtobuf.Duration? = nil,
            requestTimeout: GoogleProtobuf.Duration? = nil,
            normalizePath: GoogleProtobuf.BoolValue? = nil,
            preserveExternalRequestID: Bool = false,
            mergeSlashes: Bool = false,
            commonHTTPProtocolOptions: EnvoyCoreV3.HttpProtocolOptions? = nil,
            stripPortMode: EnvoyHCMV3.HttpConnectionManager.StripPortMode? = nil,
            pathWithEscapedSlashesAction: EnvoyHCMV3.HttpConnectionManager.PathWithEscapedSlashesAction = .implementationSpecificDefault
        ) {
            self.codecType = codecType
            self.statPrefix = statPrefix
            self.routeSpecifier = routeSpecifier
            self.httpFilters = httpFilters
            self.tracing = tracing
            self.http2ProtocolOptions = http2ProtocolOptions
            self.serverName = serverName
            self.accessLog = accessLog
            self.useRemoteAddress = useRemoteAddress
            self.generateRequestID = generateRequestID
            self.forwardClientCertDetails = forwardClientCertDetails
            self.setCurrentClientCertDetails = setCurrentClientCertDetails
            self.xffNumTrustedHops = xffNumTrustedHops
            self.upgradeConfigs = upgradeConfigs
            self.streamIdleTimeout = streamIdleTimeout
            self.requestTimeout = requestTimeout
            self.normalizePath = normalizePath
            self.preserveExternalRequestID = preserveExternalRequestID
            self.mergeSlashes = mergeSlashes
            self.commonHTTPProtocolOptions = commonHTTPProtocolOptions
            self.stripPortMode = stripPortMode
            self.pathWithEscapedSlashesAction = pathWithEscapedSlashesAction
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType`.
        package enum CodecType: Sendable, Hashable {
            /// 0 on the wire.
            case auto
            /// 1 on the wire.
            case http1
            /// 2 on the wire.
            case http2
            /// 3 on the wire.
            case http3
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .auto
                case 1: self = .http1
                case 2: self = .http2
                case 3: self = .http3
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .auto: 0
                case .http1: 1
                case .http2: 2
                case .http3: 3
                case .unrecognized(let value): value
                }
            }
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertDe
        /// tails`.
        package enum ForwardClientCertDetails: Sendable, Hashable {
            /// 0 on the wire.
            case sanitize
            /// 1 on the wire.
            case forwardOnly
            /// 2 on the wire.
            case appendForward
            /// 3 on the wire.
            case sanitizeSet
            /// 4 on the wire.
            case alwaysForwardOnly
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .sanitize
                case 1: self = .forwardOnly
                case 2: self = .appendForward
                case 3: self = .sanitizeSet
                case 4: self = .alwaysForwardOnly
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .sanitize: 0
                case .forwardOnly: 1
                case .appendForward: 2
                case .sanitizeSet: 3
                case .alwaysForwardOnly: 4
                case .unrecognized(let value): value
                }
            }
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlas
        /// hesAction`.
        package enum PathWithEscapedSlashesAction: Sendable, Hashable {
            /// 0 on the wire.
            case implementationSpecificDefault
            /// 1 on the wire.
            case keepUnchanged
            /// 2 on the wire.
            case rejectRequest
            /// 3 on the wire.
            case unescapeAndRedirect
            /// 4 on the wire.
            case unescapeAndForward
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .implementationSpecificDefault
                case 1: self = .keepUnchanged
                case 2: self = .rejectRequest
                case 3: self = .unescapeAndRedirect
                case 4: self = .unescapeAndForward
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .implementationSpecificDefault: 0
                case .keepUnchanged: 1
                case .rejectRequest: 2
                case .unescapeAndRedirect: 3
                case .unescapeAndForward: 4
                case .unrecognized(let value): value
                }
            }
        }

        /// The fields of `route_specifier`, of which one is set.
        package enum RouteSpecifier: Sendable, Hashable {
            /// Field 3, `rds`.
            case rds(EnvoyHCMV3.Rds)
            /// Field 4, `route_config`.
            case routeConfig(EnvoyRouteV3.RouteConfiguration)
        }

        /// The fields of `strip_port_mode`, of which one is set.
        package enum StripPortMode: Sendable, Hashable {
            /// Field 42, `strip_any_host_port`.
            case stripAnyHostPort(Bool)
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing`.
        package struct Tracing: Sendable, Hashable {
            /// Field 3, `client_sampling`.
            package var clientSampling: EnvoyTypeV3.Percent? = nil
            /// Field 4, `random_sampling`.
            package var randomSampling: EnvoyTypeV3.Percent? = nil
            /// Field 5, `overall_sampling`.
            package var overallSampling: EnvoyTypeV3.Percent? = nil
            /// Field 6, `verbose`.
            package var verbose: Bool = false

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                clientSampling: EnvoyTypeV3.Percent? = nil,
                randomSampling: EnvoyTypeV3.Percent? = nil,
                overallSampling: EnvoyTypeV3.Percent? = nil,
                verbose: Bool = false
            ) {
                self.clientSampling = clientSampling
                self.randomSampling = randomSampling
                self.overallSampling = overallSampling
                self.verbose = verbose
            }
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCer
        /// tDetails`.
        package struct SetCurrentClientCertDetails: Sendable, Hashable {
            /// Field 1, `subject`.
            package var subject: GoogleProtobuf.BoolValue? = nil
            /// Field 3, `cert`.
            package var cert: Bool = false
            /// Field 4, `dns`.
            package var dns: Bool = false
            /// Field 5, `uri`.
            package var uri: Bool = false
            /// Field 6, `chain`.
            package var chain: Bool = false

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                subject: GoogleProtobuf.BoolValue? = nil,
                cert: Bool = false,
                dns: Bool = false,
                uri: Bool = false,
                chain: Bool = false
            ) {
                self.subject = subject
                self.cert = cert
                self.dns = dns
                self.uri = uri
                self.chain = chain
            }
        }

        /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig`.
        package struct UpgradeConfig: Sendable, Hashable {
            /// Field 1, `upgrade_type`.
            package var upgradeType: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                upgradeType: String = ""
            ) {
                self.upgradeType = upgradeType
            }
        }
    }

    /// `envoy.extensions.filters.network.http_connection_manager.v3.Rds`.
    package struct Rds: Sendable, Hashable {
        /// Field 1, `config_source`.
        package var configSource: EnvoyCoreV3.ConfigSource? = nil
        /// Field 2, `route_config_name`.
        package var routeConfigName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            configSource: EnvoyCoreV3.ConfigSource? = nil,
            routeConfigName: String = ""
        ) {
            self.configSource = configSource
            self.routeConfigName = routeConfigName
        }
    }

    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter`.
    package struct HttpFilter: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `config_type`, or none.
        package var configType: EnvoyHCMV3.HttpFilter.ConfigType? = nil
        /// Field 6, `is_optional`.
        package var isOptional: Bool = false
        /// Field 7, `disabled`.
        package var disabled: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            configType: EnvoyHCMV3.HttpFilter.ConfigType? = nil,
            isOptional: Bool = false,
            disabled: Bool = false
        ) {
            self.name = name
            self.configType = configType
            self.isOptional = isOptional
            self.disabled = disabled
        }

        /// The fields of `config_type`, of which one is set.
        package enum ConfigType: Sendable, Hashable {
            /// Field 4, `typed_config`.
            case typedConfig(GoogleProtobuf.AnyMessage)
            /// Field 5, `config_discovery`.
            case configDiscovery(EnvoyCoreV3.ExtensionConfigSource)
        }
    }
}
