// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_rbac_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyHTTPRBACV3 {
    /// `envoy.extensions.filters.http.rbac.v3.RBAC`.
    package struct RBAC: Sendable, Hashable {
        /// Field 1, `rules`.
        package var rules: EnvoyRBACV3.RBAC? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rules: EnvoyRBACV3.RBAC? = nil
        ) {
            self.rules = rules
        }
    }
}
