// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_router_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyRouterV3 {
    /// `envoy.extensions.filters.http.router.v3.Router`.
    package struct Router: Sendable, Hashable {
        /// Field 4, `suppress_envoy_headers`.
        package var suppressEnvoyHeaders: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            suppressEnvoyHeaders: Bool = false
        ) {
            self.suppressEnvoyHeaders = suppressEnvoyHeaders
        }
    }
}
