// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_rbac_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyNetworkRBACV3 {
    /// `envoy.extensions.filters.network.rbac.v3.RBAC`.
    package struct RBAC: Sendable, Hashable {
        /// Field 1, `rules`.
        package var rules: EnvoyRBACV3.RBAC? = nil
        /// Field 3, `stat_prefix`.
        package var statPrefix: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rules: EnvoyRBACV3.RBAC? = nil,
            statPrefix: String = ""
        ) {
            self.rules = rules
            self.statPrefix = statPrefix
        }
    }
}
