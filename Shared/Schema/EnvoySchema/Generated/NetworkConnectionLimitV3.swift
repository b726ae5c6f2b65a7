// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_connection_limit_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyConnectionLimitV3 {
    /// `envoy.extensions.filters.network.connection_limit.v3.ConnectionLimit`.
    package struct ConnectionLimit: Sendable, Hashable {
        /// Field 1, `stat_prefix`.
        package var statPrefix: String = ""
        /// Field 2, `max_connections`.
        package var maxConnections: GoogleProtobuf.UInt64Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            statPrefix: String = "",
            maxConnections: GoogleProtobuf.UInt64Value? = nil
        ) {
            self.statPrefix = statPrefix
            self.maxConnections = maxConnections
        }
    }
}
