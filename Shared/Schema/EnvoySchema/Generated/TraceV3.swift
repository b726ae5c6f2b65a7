// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/trace_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyTraceV3 {
    /// `envoy.config.trace.v3.Tracing`.
    package struct Tracing: Sendable, Hashable {
        /// Field 1, `http`.
        package var http: EnvoyTraceV3.Tracing.Http? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            http: EnvoyTraceV3.Tracing.Http? = nil
        ) {
            self.http = http
        }

        /// `envoy.config.trace.v3.Tracing.Http`.
        package struct Http: Sendable, Hashable {
            /// Field 1, `name`.
            package var name: String = ""
            /// One of the fields of `config_type`, or none.
            package var configType: EnvoyTraceV3.Tracing.Http.ConfigType? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                name: String = "",
                configType: EnvoyTraceV3.Tracing.Http.ConfigType? = nil
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
    }
}
