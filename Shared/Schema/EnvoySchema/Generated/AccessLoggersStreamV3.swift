// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/access_loggers_stream_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyStreamAccessLogV3 {
    /// `envoy.extensions.access_loggers.stream.v3.StdoutAccessLog`.
    package struct StdoutAccessLog: Sendable, Hashable {
        /// One of the fields of `access_log_format`, or none.
        package var accessLogFormat: EnvoyStreamAccessLogV3.StdoutAccessLog.AccessLogFormat? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessLogFormat: EnvoyStreamAccessLogV3.StdoutAccessLog.AccessLogFormat? = nil
        ) {
            self.accessLogFormat = accessLogFormat
        }

        /// The fields of `access_log_format`, of which one is set.
        package enum AccessLogFormat: Sendable, Hashable {
            /// Field 1, `log_format`.
            case logFormat(EnvoyCoreV3.SubstitutionFormatString)
        }
    }

    /// `envoy.extensions.access_loggers.stream.v3.StderrAccessLog`.
    package struct StderrAccessLog: Sendable, Hashable {
        /// One of the fields of `access_log_format`, or none.
        package var accessLogFormat: EnvoyStreamAccessLogV3.StderrAccessLog.AccessLogFormat? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessLogFormat: EnvoyStreamAccessLogV3.StderrAccessLog.AccessLogFormat? = nil
        ) {
            self.accessLogFormat = accessLogFormat
        }

        /// The fields of `access_log_format`, of which one is set.
        package enum AccessLogFormat: Sendable, Hashable {
            /// Field 1, `log_format`.
            case logFormat(EnvoyCoreV3.SubstitutionFormatString)
        }
    }
}
