// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/upstreams_http_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyUpstreamHTTPV3 {
    /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions`.
    package struct HttpProtocolOptions: Sendable, Hashable {
        /// Field 1, `common_http_protocol_options`.
        package var commonHTTPProtocolOptions: EnvoyCoreV3.HttpProtocolOptions? = nil
        /// Field 2, `upstream_http_protocol_options`.
        package var upstreamHTTPProtocolOptions: EnvoyCoreV3.UpstreamHttpProtocolOptions? = nil
        /// One of the fields of `upstream_protocol_options`, or none.
        package var upstreamProtocolOptions: EnvoyUpstreamHTTPV3.HttpProtocolOptions.UpstreamProtocolOptions? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            commonHTTPProtocolOptions: EnvoyCoreV3.HttpProtocolOptions? = nil,
            upstreamHTTPProtocolOptions: EnvoyCoreV3.UpstreamHttpProtocolOptions? = nil,
            upstreamProtocolOptions: EnvoyUpstreamHTTPV3.HttpProtocolOptions.UpstreamProtocolOptions? = nil
        ) {
            self.commonHTTPProtocolOptions = commonHTTPProtocolOptions
            self.upstreamHTTPProtocolOptions = upstreamHTTPProtocolOptions
            self.upstreamProtocolOptions = upstreamProtocolOptions
        }

        /// The fields of `upstream_protocol_options`, of which one is set.
        package enum UpstreamProtocolOptions: Sendable, Hashable {
            /// Field 3, `explicit_http_config`.
            case explicitHTTPConfig(EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig)
            /// Field 4, `use_downstream_protocol_config`.
            case useDownstreamProtocolConfig(EnvoyUpstreamHTTPV3.HttpProtocolOptions.UseDownstreamHttpConfig)
        }

        /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig`.
        package struct ExplicitHttpConfig: Sendable, Hashable {
            /// One of the fields of `protocol_config`, or none.
            package var protocolConfig: EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig.ProtocolConfig? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                protocolConfig: EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig.ProtocolConfig? = nil
            ) {
                self.protocolConfig = protocolConfig
            }

            /// The fields of `protocol_config`, of which one is set.
            package enum ProtocolConfig: Sendable, Hashable {
                /// Field 1, `http_protocol_options`.
                case httpProtocolOptions(EnvoyCoreV3.Http1ProtocolOptions)
                /// Field 2, `http2_protocol_options`.
                case http2ProtocolOptions(EnvoyCoreV3.Http2ProtocolOptions)
            }
        }

        /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig`.
        package struct UseDownstreamHttpConfig: Sendable, Hashable {
            /// Field 1, `http_protocol_options`.
            package var httpProtocolOptions: EnvoyCoreV3.Http1ProtocolOptions? = nil
            /// Field 2, `http2_protocol_options`.
            package var http2ProtocolOptions: EnvoyCoreV3.Http2ProtocolOptions? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                httpProtocolOptions: EnvoyCoreV3.Http1ProtocolOptions? = nil,
                http2ProtocolOptions: EnvoyCoreV3.Http2ProtocolOptions? = nil
            ) {
                self.httpProtocolOptions = httpProtocolOptions
                self.http2ProtocolOptions = http2ProtocolOptions
            }
        }
    }
}
