// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/accesslog_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyAccessLogV3 {
    /// `envoy.config.accesslog.v3.AccessLog`.
    package struct AccessLog: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `filter`.
        package var filter: EnvoyAccessLogV3.AccessLogFilter? = nil
        /// One of the fields of `config_type`, or none.
        package var configType: EnvoyAccessLogV3.AccessLog.ConfigType? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            filter: EnvoyAccessLogV3.AccessLogFilter? = nil,
            configType: EnvoyAccessLogV3.AccessLog.ConfigType? = nil
        ) {
            self.name = name
            self.filter = filter
            self.configType = configType
        }

        /// The fields of `config_type`, of which one is set.
        package enum ConfigType: Sendable, Hashable {
            /// Field 4, `typed_config`.
            case typedConfig(GoogleProtobuf.AnyMessage)
        }
    }

    /// `envoy.config.accesslog.v3.AccessLogFilter`.
    package struct AccessLogFilter: Sendable, Hashable {
        /// One of the fields of `filter_specifier`, or none.
        package var filterSpecifier: EnvoyAccessLogV3.AccessLogFilter.FilterSpecifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            filterSpecifier: EnvoyAccessLogV3.AccessLogFilter.FilterSpecifier? = nil
        ) {
            self.filterSpecifier = filterSpecifier
        }

        /// The fields of `filter_specifier`, of which one is set.
        package enum FilterSpecifier: Sendable, Hashable {
            /// Field 9, `response_flag_filter`.
            case responseFlagFilter(EnvoyAccessLogV3.ResponseFlagFilter)
        }
    }

    /// `envoy.config.accesslog.v3.ResponseFlagFilter`.
    package struct ResponseFlagFilter: Sendable, Hashable {
        /// Field 1, `flags`.
        package var flags: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            flags: [String] = []
        ) {
            self.flags = flags
        }
    }
}
