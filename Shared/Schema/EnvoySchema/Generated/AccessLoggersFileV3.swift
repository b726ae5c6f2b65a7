// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/access_loggers_file_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyFileAccessLogV3 {
    /// `envoy.extensions.access_loggers.file.v3.FileAccessLog`.
    package struct FileAccessLog: Sendable, Hashable {
        /// Field 1, `path`.
        package var path: String = ""
        /// One of the fields of `access_log_format`, or none.
        package var accessLogFormat: EnvoyFileAccessLogV3.FileAccessLog.AccessLogFormat? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            path: String = "",
            accessLogFormat: EnvoyFileAccessLogV3.FileAccessLog.AccessLogFormat? = nil
        ) {
            self.path = path
            self.accessLogFormat = accessLogFormat
        }

        /// The fields of `access_log_format`, of which one is set.
        package enum AccessLogFormat: Sendable, Hashable {
            /// Field 5, `log_format`.
            case logFormat(EnvoyCoreV3.SubstitutionFormatString)
        }
    }
}
