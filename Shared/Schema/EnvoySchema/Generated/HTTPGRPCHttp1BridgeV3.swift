// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_grpc_http1_bridge_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyGRPCHTTP1BridgeV3 {
    /// `envoy.extensions.filters.http.grpc_http1_bridge.v3.Config`.
    package struct Config: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
