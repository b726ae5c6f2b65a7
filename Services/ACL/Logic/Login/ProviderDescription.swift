package import MeshDomain

/// What an identity provider says about itself at `/.well-known/openid-configuration`.
///
/// - Source: OpenID Connect Discovery 1.0 §3.
package struct ProviderDescription: Sendable, Hashable {
    /// Where its keys stand.
    package var keySetURL: String
    /// Where browsers are sent; empty when it does not say.
    package var authorizationEndpoint: String
    /// Where a code is changed for tokens; empty when it does not say.
    package var tokenEndpoint: String
    /// Where more claims are found; empty when it does not say.
    package var userInfoEndpoint: String
    /// Whether it wants the client's secret in the body and not in a header.
    package var secretInBody: Bool

    /// Reads it.
    ///
    /// - Parameters:
    ///   - bytes: As the provider sent it.
    ///   - issuer: Who it must be.
    /// - Throws: `unavailable` when it is somebody else's, or names a place that is less protected than the provider itself.
    package init(_ bytes: [UInt8], of issuer: String) throws(MeshError) {
        let value = try KeySetReading.json(bytes, "the OIDC configuration")
        guard let given = value["issuer"]?.stringValue, given.hasSameBytes(as: issuer) else {
            throw MeshError(
                .unavailable,
                "the OIDC configuration is of the issuer \"\(value["issuer"]?.stringValue ?? "")\", not of"
                    + " OIDCDiscoveryURL \"\(issuer)\""
            )
        }
        func place(_ name: String) throws(MeshError) -> String {
            guard let url = value[name]?.stringValue, !url.isEmpty else { return "" }
            guard url.hasPrefix("https://") || (url.hasPrefix("http://") && issuer.hasPrefix("http://")) else {
                throw MeshError(.unavailable, "the OIDC configuration: \"\(name)\" does not begin with https://")
            }
            return url
        }
        keySetURL = try place("jwks_uri")
        guard !keySetURL.isEmpty else { throw MeshError(.unavailable, "the OIDC configuration has no \"jwks_uri\"") }
        authorizationEndpoint = try place("authorization_endpoint")
        tokenEndpoint = try place("token_endpoint")
        userInfoEndpoint = try place("userinfo_endpoint")
        let ways = value["token_endpoint_auth_methods_supported"]?.arrayValue?.compactMap(\.stringValue) ?? []
        secretInBody = !ways.contains("client_secret_basic") && ways.contains("client_secret_post")
    }
}
