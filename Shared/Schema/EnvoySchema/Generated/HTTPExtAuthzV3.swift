// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_ext_authz_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyExtAuthzV3 {
    /// `envoy.extensions.filters.http.ext_authz.v3.ExtAuthz`.
    package struct ExtAuthz: Sendable, Hashable {
        /// One of the fields of `services`, or none.
        package var services: EnvoyExtAuthzV3.ExtAuthz.Services? = nil
        /// Field 2, `failure_mode_allow`.
        package var failureModeAllow: Bool = false
        /// Field 8, `metadata_context_namespaces`.
        package var metadataContextNamespaces: [String] = []
        /// Field 12, `transport_api_version`.
        package var transportAPIVersion: EnvoyCoreV3.ApiVersion = .auto
        /// Field 13, `stat_prefix`.
        package var statPrefix: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            services: EnvoyExtAuthzV3.ExtAuthz.Services? = nil,
            failureModeAllow: Bool = false,
            metadataContextNamespaces: [String] = [],
            transportAPIVersion: EnvoyCoreV3.ApiVersion = .auto,
            statPrefix: String = ""
        ) {
            self.services = services
            self.failureModeAllow = failureModeAllow
            self.metadataContextNamespaces = metadataContextNamespaces
            self.transportAPIVersion = transportAPIVersion
            self.statPrefix = statPrefix
        }

        /// The fields of `services`, of which one is set.
        package enum Services: Sendable, Hashable {
            /// Field 1, `grpc_service`.
            case grpcService(EnvoyCoreV3.GrpcService)
        }
    }
}
