// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_tls_inspector_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyTLSInspectorV3 {
    /// `envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector`.
    package struct TlsInspector: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
