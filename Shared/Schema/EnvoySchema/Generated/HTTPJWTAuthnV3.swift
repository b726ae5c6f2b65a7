// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_jwt_authn_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyJWTAuthnV3 {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtHeader`.
    package struct JwtHeader: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `value_prefix`.
        package var valuePrefix: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            valuePrefix: String = ""
        ) {
            self.name = name
            self.valuePrefix = valuePrefix
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtCacheConfig`.
    package struct JwtCacheConfig: Sendable, Hashable {
        /// Field 1, `jwt_cache_size`.
        package var jwtCacheSize: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            jwtCacheSize: UInt32 = 0
        ) {
            self.jwtCacheSize = jwtCacheSize
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch`.
    package struct JwksAsyncFetch: Sendable, Hashable {
        /// Field 1, `fast_listener`.
        package var fastListener: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            fastListener: Bool = false
        ) {
            self.fastListener = fastListener
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks`.
    package struct RemoteJwks: Sendable, Hashable {
        /// Field 1, `http_uri`.
        package var httpURI: EnvoyCoreV3.HttpUri? = nil
        /// Field 2, `cache_duration`.
        package var cacheDuration: GoogleProtobuf.Duration? = nil
        /// Field 3, `async_fetch`.
        package var asyncFetch: EnvoyJWTAuthnV3.JwksAsyncFetch? = nil
        /// Field 4, `retry_policy`.
        package var retryPolicy: EnvoyCoreV3.RetryPolicy? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            httpURI: EnvoyCoreV3.HttpUri? = nil,
            cacheDuration: GoogleProtobuf.Duration? = nil,
            asyncFetch: EnvoyJWTAuthnV3.JwksAsyncFetch? = nil,
            retryPolicy: EnvoyCoreV3.RetryPolicy? = nil
        ) {
            self.httpURI = httpURI
            self.cacheDuration = cacheDuration
            self.asyncFetch = asyncFetch
            self.retryPolicy = retryPolicy
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtProvider`.
    package struct JwtProvider: Sendable, Hashable {
        /// Field 1, `issuer`.
        package var issuer: String = ""
        /// Field 2, `audiences`.
        package var audiences: [String] = []
        /// One of the fields of `jwks_source_specifier`, or none.
        package var jwksSourceSpecifier: EnvoyJWTAuthnV3.JwtProvider.JwksSourceSpecifier? = nil
        /// Field 5, `forward`.
        package var forward: Bool = false
        /// Field 6, `from_headers`.
        package var fromHeaders: [EnvoyJWTAuthnV3.JwtHeader] = []
        /// Field 7, `from_params`.
        package var fromParams: [String] = []
        /// Field 8, `forward_payload_header`.
        package var forwardPayloadHeader: String = ""
        /// Field 9, `payload_in_metadata`.
        package var payloadInMetadata: String = ""
        /// Field 10, `clock_skew_seconds`.
        package var clockSkewSeconds: UInt32 = 0
        /// Field 11, `pad_forward_payload_header`.
        package var padForwardPayloadHeader: Bool = false
        /// Field 12, `jwt_cache_config`.
        package var jwtCacheConfig: EnvoyJWTAuthnV3.JwtCacheConfig? = nil
        /// Field 13, `from_cookies`.
        package var fromCookies: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            issuer: String = "",
            audiences: [String] = [],
            jwksSourceSpecifier: EnvoyJWTAuthnV3.JwtProvider.JwksSourceSpecifier? = nil,
            forward: Bool = false,
            fromHeaders: [EnvoyJWTAuthnV3.JwtHeader] = [],
            fromParams: [String] = [],
            forwardPayloadHeader: String = "",
            payloadInMetadata: String = "",
            clockSkewSeconds: UInt32 = 0,
            padForwardPayloadHeader: Bool = false,
            jwtCacheConfig: EnvoyJWTAuthnV3.JwtCacheConfig? = nil,
            fromCookies: [String] = []
        ) {
            self.issuer = issuer
            self.audiences = audiences
            self.jwksSourceSpecifier = jwksSourceSpecifier
            self.forward = forward
            self.fromHeaders = fromHeaders
            self.fromParams = fromParams
            self.forwardPayloadHeader = forwardPayloadHeader
            self.payloadInMetadata = payloadInMetadata
            self.clockSkewSeconds = clockSkewSeconds
            self.padForwardPayloadHeader = padForwardPayloadHeader
            self.jwtCacheConfig = jwtCacheConfig
            self.fromCookies = fromCookies
        }

        /// The fields of `jwks_source_specifier`, of which one is set.
        package enum JwksSourceSpecifier: Sendable, Hashable {
            /// Field 3, `remote_jwks`.
            indirect case remoteJwks(EnvoyJWTAuthnV3.RemoteJwks)
            /// Field 4, `local_jwks`.
            case localJwks(EnvoyCoreV3.DataSource)
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementOrList`.
    package struct JwtRequirementOrList: Sendable, Hashable {
        /// Field 1, `requirements`.
        package var requirements: [EnvoyJWTAuthnV3.JwtRequirement] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            requirements: [EnvoyJWTAuthnV3.JwtRequirement] = []
        ) {
            self.requirements = requirements
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementAndList`.
    package struct JwtRequirementAndList: Sendable, Hashable {
        /// Field 1, `requirements`.
        package var requirements: [EnvoyJWTAuthnV3.JwtRequirement] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            requirements: [EnvoyJWTAuthnV3.JwtRequirement] = []
        ) {
            self.requirements = requirements
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement`.
    package struct JwtRequirement: Sendable, Hashable {
        /// One of the fields of `requires_type`, or none.
        package var requiresType: EnvoyJWTAuthnV3.JwtRequirement.RequiresType? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            requiresType: EnvoyJWTAuthnV3.JwtRequirement.RequiresType? = nil
        ) {
            self.requiresType = requiresType
        }

        /// The fields of `requires_type`, of which one is set.
        package enum RequiresType: Sendable, Hashable {
            /// Field 1, `provider_name`.
            case providerName(String)
            /// Field 3, `requires_any`.
            case requiresAny(EnvoyJWTAuthnV3.JwtRequirementOrList)
            /// Field 4, `requires_all`.
            case requiresAll(EnvoyJWTAuthnV3.JwtRequirementAndList)
            /// Field 5, `allow_missing_or_failed`.
            case allowMissingOrFailed(GoogleProtobuf.Empty)
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.RequirementRule`.
    package struct RequirementRule: Sendable, Hashable {
        /// Field 1, `match`.
        package var match: EnvoyRouteV3.RouteMatch? = nil
        /// One of the fields of `requirement_type`, or none.
        package var requirementType: EnvoyJWTAuthnV3.RequirementRule.RequirementType? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            match: EnvoyRouteV3.RouteMatch? = nil,
            requirementType: EnvoyJWTAuthnV3.RequirementRule.RequirementType? = nil
        ) {
            self.match = match
            self.requirementType = requirementType
        }

        /// The fields of `requirement_type`, of which one is set.
        package enum RequirementType: Sendable, Hashable {
            /// Field 2, `requires`.
            case requires(EnvoyJWTAuthnV3.JwtRequirement)
        }
    }

    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication`.
    package struct JwtAuthentication: Sendable, Hashable {
        /// Field 1, `providers`.
        package var providers: [String: EnvoyJWTAuthnV3.JwtProvider] = [:]
        /// Field 2, `rules`.
        package var rules: [EnvoyJWTAuthnV3.RequirementRule] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            providers: [String: EnvoyJWTAuthnV3.JwtProvider] = [:],
            rules: [EnvoyJWTAuthnV3.RequirementRule] = []
        ) {
            self.providers = providers
            self.rules = rules
        }
    }
}
