// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_http_inspector_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyHTTPInspectorV3 {
    /// `envoy.extensions.filters.listener.http_inspector.v3.HttpInspector`.
    package struct HttpInspector: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
