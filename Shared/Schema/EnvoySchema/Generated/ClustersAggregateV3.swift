// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/clusters_aggregate_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyAggregateClusterV3 {
    /// `envoy.extensions.clusters.aggregate.v3.ClusterConfig`.
    package struct ClusterConfig: Sendable, Hashable {
        /// Field 1, `clusters`.
        package var clusters: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            clusters: [String] = []
        ) {
            self.clusters = clusters
        }
    }
}
