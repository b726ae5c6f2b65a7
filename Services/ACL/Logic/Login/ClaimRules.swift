package import MeshDomain

/// Holds the registered claims of a token against what an auth method demands.
///
/// - Source: reference http-api-and-config §7.8; texts recorded from Consul 1.16.6, defaults from its documentation of
///   the `jwt` auth method.
package struct ClaimRules: Sendable {
    /// Nanoseconds: how long a token without `exp` lives, and how long before `exp` one without `nbf` begins.
    static let defaultLeeway: Int64 = 150_000_000_000
    /// Nanoseconds: by how much clocks may differ.
    static let defaultClockSkew: Int64 = 60_000_000_000

    private let method: JWTVerification
    /// What `iss` must be; empty for anything.
    private let issuer: String

    /// The rules of a method.
    ///
    /// With `OIDCDiscoveryURL` the issuer is that URL, whatever else is bound.
    package init(_ method: JWTVerification) {
        self.method = method
        issuer = method.oidcDiscoveryURL.isEmpty ? method.boundIssuer : method.oidcDiscoveryURL
    }

    /// Checks the claims.
    ///
    /// `now` is in nanoseconds since 1970.
    ///
    /// - Throws: `rejected` saying what is wrong.
    package func check(_ claims: MeshObject, now: Int64) throws(MeshError) {
        let times = try times(claims)
        try checkAudience(claims)
        guard issuer.isEmpty || claims["iss"]?.stringValue.map({ $0.hasSameBytes(as: issuer) }) == true else {
            throw Self.failed("square/go-jose/jwt: validation failed, invalid issuer claim (iss)")
        }
        if !method.oidcDiscoveryURL.isEmpty, !method.boundIssuer.isEmpty,
            claims["iss"]?.stringValue.map({ $0.hasSameBytes(as: method.boundIssuer) }) != true
        {
            throw Self.failed("square/go-jose/jwt: validation failed, invalid issuer claim (iss)")
        }
        let skew = Self.seconds(method.clockSkewLeeway, orElse: Self.defaultClockSkew)
        let now = now / 1_000_000_000
        guard now + skew >= times.notBefore else {
            throw Self.failed("square/go-jose/jwt: validation failed, token not valid yet (nbf)")
        }
        guard now - skew <= times.expiry else {
            throw Self.failed("square/go-jose/jwt: validation failed, token is expired (exp)")
        }
        guard now + skew >= times.issuedAt else {
            throw Self.failed("square/go-jose/jwt: validation field, token issued in the future (iat)")
        }
    }

    private struct Times {
        var issuedAt: Int64
        var notBefore: Int64
        var expiry: Int64
    }

    /// Seconds since 1970; what is not given follows from what is.
    private func times(_ claims: MeshObject) throws(MeshError) -> Times {
        let issuedAt = try time("iat", claims)
        let notBefore = try time("nbf", claims)
        let expiry = try time("exp", claims)
        guard issuedAt != 0 || notBefore != 0 || expiry != 0 else {
            throw MeshError(.rejected, "no issue time, notBefore, or expiration time encoded in token")
        }
        var times = Times(issuedAt: issuedAt, notBefore: notBefore, expiry: expiry)
        if expiry == 0 {
            times.expiry =
                max(issuedAt, notBefore) + Self.seconds(method.expirationLeeway, orElse: Self.defaultLeeway)
        }
        if notBefore == 0 {
            times.notBefore =
                issuedAt != 0
                ? issuedAt : times.expiry - Self.seconds(method.notBeforeLeeway, orElse: Self.defaultLeeway)
        }
        return times
    }

    /// A time of the token in whole seconds, 0 when it is not given.
    private func time(_ name: String, _ claims: MeshObject) throws(MeshError) -> Int64 {
        guard let value = claims[name], value != .null else { return 0 }
        // Far beyond every calendar, and small enough that leeways can be added.
        guard let number = value.doubleValue, abs(number) < 1e15 else {
            throw Self.failed("the claim \(name) is no time in seconds")
        }
        return Int64(number)
    }

    private func checkAudience(_ claims: MeshObject) throws(MeshError) {
        let audience: [String]
        switch claims["aud"] {
        case nil, .null?: audience = []
        case .string(let text)?: audience = [text]
        case .array(let values)?:
            audience = values.compactMap(\.stringValue)
            guard audience.count == values.count else {
                throw Self.failed("the claim aud is no text and no list of texts")
            }
        case _?: throw Self.failed("the claim aud is no text and no list of texts")
        }
        guard !method.boundAudiences.isEmpty else {
            // Meant for somebody, and nobody said that it is us. A provider found by discovery vouches for its audiences.
            guard audience.isEmpty || !method.oidcDiscoveryURL.isEmpty else {
                throw Self.failed("audience claim found in JWT but no audiences are bound")
            }
            return
        }
        guard audience.contains(where: { given in method.boundAudiences.contains { $0.hasSameBytes(as: given) } })
        else {
            throw Self.failed("aud claim does not match any bound audience")
        }
    }

    private static func seconds(_ nanoseconds: Int64, orElse other: Int64) -> Int64 {
        max(0, nanoseconds == 0 ? other : nanoseconds) / 1_000_000_000
    }

    private static func failed(_ reason: String) -> MeshError {
        MeshError(.rejected, "error validating claims: \(reason)")
    }
}
