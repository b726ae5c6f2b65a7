import ConsulJSON
package import MeshDomain

/// What a login through a browser must remember from its beginning to its end.
///
/// It travels sealed, as the `state` of the provider's protocol, so that no replica keeps anything for strangers and any replica
/// can end what another one began.
package struct BrowserLoginState: Sendable, Hashable {
    /// How long the browser may take, in seconds.
    package static let lifetime: Int64 = 600
    /// The longest `state` that is read, in bytes.
    package static let textLimit = 8192
    static let addressLimit = 2048
    static let nonceLimit = 256
    static let metaLimit = 1024

    package var redirectURI: String
    /// PKCE's secret: only its hash is shown before the code is there.
    package var verifier: String
    /// Must stand in the ID token.
    package var nonce: String
    package var clientNonce: String
    package var meta: [String: String]
    /// Seconds since 1970.
    package var issuedAt: Int64

    /// Begins a login.
    ///
    /// - Throws: `rejected` naming the field that is not allowed.
    package init(
        _ login: BrowserLogin,
        allowed: [String],
        verifier: String,
        nonce: String,
        now: Int64
    ) throws(MeshError) {
        guard login.redirectURI.utf8.count <= Self.addressLimit, Self.allows(login.redirectURI, allowed) else {
            throw MeshError(.rejected, "unauthorized redirect_uri: RedirectURI is none of AllowedRedirectURIs")
        }
        guard login.clientNonce.utf8.count <= Self.nonceLimit else {
            throw MeshError(.rejected, "ClientNonce has more than \(Self.nonceLimit) bytes")
        }
        let size = login.meta.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= Self.metaLimit else {
            throw MeshError(.rejected, "Meta has more than \(Self.metaLimit) bytes")
        }
        redirectURI = login.redirectURI
        self.verifier = verifier
        self.nonce = nonce
        clientNonce = login.clientNonce
        meta = login.meta
        issuedAt = now
    }

    /// Reads what was sealed; nil for anything else.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? JSONText.parse(bytes), let redirectURI = value["r"]?.stringValue,
            let verifier = value["v"]?.stringValue, let nonce = value["n"]?.stringValue,
            let clientNonce = value["c"]?.stringValue, let issuedAt = value["t"]?.intValue,
            let meta = value["m"]?.objectValue
        else { return nil }
        self.redirectURI = redirectURI
        self.verifier = verifier
        self.nonce = nonce
        self.clientNonce = clientNonce
        self.issuedAt = issuedAt
        self.meta = Dictionary(meta.entries.map { ($0.key, $0.value.stringValue ?? "") }) { first, _ in first }
    }

    /// As it is sealed.
    package var bytes: [UInt8] {
        JSONText.bytes(
            of: .object([
                "r": .string(redirectURI), "v": .string(verifier), "n": .string(nonce), "c": .string(clientNonce),
                "t": .int(issuedAt), "m": .object(MeshObject(meta.map { ($0.key, .string($0.value)) })),
            ])
        )
    }

    /// Whether its time is over.
    package func isOver(now: Int64) -> Bool { now - issuedAt > Self.lifetime || issuedAt - now > 60 }

    /// Whether a browser may be sent to this address: byte by byte one of those allowed.
    ///
    /// Of one on the machine itself the port does not matter, since a command takes whichever is free (RFC 8252 §7.3).
    package static func allows(_ uri: String, _ allowed: [String]) -> Bool {
        if allowed.contains(where: { $0.hasSameBytes(as: uri) }) { return true }
        guard let own = withoutPort(uri) else { return false }
        return allowed.contains { withoutPort($0)?.hasSameBytes(as: own) == true }
    }

    /// An address of the machine itself without its port; nil for all others.
    private static func withoutPort(_ uri: String) -> String? {
        for host in ["http://127.0.0.1", "http://localhost", "http://[::1]"] where uri.hasPrefix(host) {
            var rest = uri.dropFirst(host.count)
            if rest.first == ":" {
                rest.removeFirst()
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard (1...5).contains(digits.count) else { return nil }
                rest = rest.dropFirst(digits.count)
            }
            guard rest.isEmpty || rest.first == "/" else { return nil }
            return host + rest
        }
        return nil
    }
}

extension OIDCVerification {
    /// Where the browser is sent.
    package func address(
        at provider: ProviderDescription,
        _ login: BrowserLoginState,
        state: String,
        challenge: String
    ) -> String {
        var query = [
            ("response_type", "code"), ("client_id", clientID), ("redirect_uri", login.redirectURI),
            ("scope", (["openid"] + scopes.filter { $0 != "openid" }).joined(separator: " ")), ("state", state),
            ("nonce", login.nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        if !acrValues.isEmpty { query.append(("acr_values", acrValues.joined(separator: " "))) }
        let separator = provider.authorizationEndpoint.contains("?") ? "&" : "?"
        return provider.authorizationEndpoint + separator + PercentEncoding.query(query)
    }

    /// Checks what an ID token must say besides what every token must.
    ///
    /// - Throws: `rejected` naming the claim.
    package func check(_ claims: MeshObject, _ login: BrowserLoginState) throws(MeshError) {
        func failed(_ reason: String) -> MeshError { MeshError(.rejected, "error validating ID token: \(reason)") }
        guard claims["nonce"]?.stringValue?.hasSameBytes(as: login.nonce) == true else {
            throw failed("the claim nonce is not the one of this login")
        }
        let audience = claims["aud"]?.arrayValue?.compactMap(\.stringValue) ?? [claims["aud"]?.stringValue ?? ""]
        guard audience.contains(where: { $0.hasSameBytes(as: clientID) }) else {
            throw failed("the claim aud does not name OIDCClientID")
        }
        if audience.count > 1 || claims["azp"] != nil {
            guard claims["azp"]?.stringValue?.hasSameBytes(as: clientID) == true else {
                throw failed("the claim azp does not name OIDCClientID")
            }
        }
        guard claims["exp"]?.doubleValue != nil else { throw failed("the claim exp is missing") }
        guard claims["sub"]?.stringValue?.isEmpty == false else { throw failed("the claim sub is missing") }
        guard !acrValues.isEmpty else { return }
        guard let acr = claims["acr"]?.stringValue, acrValues.contains(where: { $0.hasSameBytes(as: acr) }) else {
            throw failed("the claim acr is none of OIDCACRValues")
        }
    }

    /// The claims of the ID token with those that the provider tells besides; what the token says stays.
    ///
    /// - Throws: `rejected` when they are about somebody else.
    package static func joined(_ claims: MeshObject, _ more: MeshValue) throws(MeshError) -> MeshObject {
        guard let more = more.objectValue, let subject = more["sub"]?.stringValue,
            claims["sub"]?.stringValue?.hasSameBytes(as: subject) == true
        else { throw MeshError(.rejected, "error reading user info: its sub is not that of the ID token") }
        var joined = claims
        for entry in more.entries where joined[entry.key] == nil { joined[entry.key] = entry.value }
        return joined
    }
}
