// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_grpc_stats_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyGRPCStatsV3 {
    /// `envoy.extensions.filters.http.grpc_stats.v3.FilterConfig`.
    package struct FilterConfig: Sendable, Hashable {
        /// One of the fields of `per_method_stat_specifier`, or none.
        package var perMethodStatSpecifier: EnvoyGRPCStatsV3.FilterConfig.PerMethodStatSpecifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            perMethodStatSpecifier: EnvoyGRPCStatsV3.FilterConfig.PerMethodStatSpecifier? = nil
        ) {
            self.perMethodStatSpecifier = perMethodStatSpecifier
        }

        /// The fields of `per_method_stat_specifier`, of which one is set.
        package enum PerMethodStatSpecifier: Sendable, Hashable {
            /// Field 3, `stats_for_all_methods`.
            case statsForAllMethods(GoogleProtobuf.BoolValue)
        }
    }
}
