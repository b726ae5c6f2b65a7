// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_sni_cluster_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoySNIClusterV3 {
    /// `envoy.extensions.filters.network.sni_cluster.v3.SniCluster`.
    package struct SniCluster: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
