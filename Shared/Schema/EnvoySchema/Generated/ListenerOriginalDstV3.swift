// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_original_dst_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyOriginalDstV3 {
    /// `envoy.extensions.filters.listener.original_dst.v3.OriginalDst`.
    package struct OriginalDst: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
