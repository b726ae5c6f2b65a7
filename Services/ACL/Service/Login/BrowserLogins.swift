import ACLLogic
import Certificates
import ConsulJSON
import Logging
import MeshDomain

/// Logins of people through a browser at an identity provider: authorization code with PKCE.
///
/// Nothing is kept between beginning and end: what must be remembered travels sealed through the browser.
///
/// - Source: OpenID Connect Core 1.0 §3.1, RFC 6749 §4.1, RFC 7636.
struct BrowserLogins: Sendable {
    let verifier: BearerVerifier
    let logger: Logger
    private let random = RandomSource.system

    init(verifier: BearerVerifier, logger: Logger) {
        self.verifier = verifier
        self.logger = logger
    }

    /// Where the browser is sent.
    ///
    /// `now` is in seconds since 1970.
    ///
    /// - Throws: `rejected` for what the method does not allow, `unavailable` when the provider cannot be asked.
    func address(for login: BrowserLogin, by method: ACLAuthMethod, now: Int64) async throws(MeshError) -> String {
        let oidc = try Self.oidc(method)
        let begun = try BrowserLoginState(
            login,
            allowed: oidc.allowedRedirectURIs,
            verifier: try secretText(),
            nonce: try secretText(),
            now: now
        )
        let provider = try await provider(of: oidc)
        guard !provider.authorizationEndpoint.isEmpty, !provider.tokenEndpoint.isEmpty else {
            throw MeshError(
                .unavailable,
                "the OIDC configuration has no \"authorization_endpoint\" or no \"token_endpoint\""
            )
        }
        do throws(CertificateError) {
            let sealed = try key(oidc).seal(begun.bytes, context: Self.context(method), random: random)
            let challenge = try Digest.sha256(Array(begun.verifier.utf8))
            return oidc.address(
                at: provider,
                begun,
                state: Base64.encodeURL(sealed),
                challenge: Base64.encodeURL(challenge)
            )
        } catch { throw MeshError(.internalFault, "the login cannot begin: \(error.description)") }
    }

    /// Who came back from the provider, and the `Meta` with which the login began.
    ///
    /// `now` is in nanoseconds since 1970.
    ///
    /// - Throws: `rejected` when it is not the end of such a login, `unavailable` when the provider cannot be asked.
    func identity(
        of callback: BrowserCallback,
        by method: ACLAuthMethod,
        now: Int64
    ) async throws(MeshError) -> (identity: VerifiedIdentity, meta: [String: String]) {
        let oidc = try Self.oidc(method)
        let login = try opened(callback, oidc, method, now: now / 1_000_000_000)
        let provider = try await provider(of: oidc)
        let tokens = try await tokens(for: callback.code, login, oidc, provider)
        guard let text = tokens["id_token"]?.stringValue else {
            throw MeshError(.rejected, "the identity provider gave no \"id_token\"")
        }
        var claims = try await verifier.claims(of: SecretID(text), oidc.token, now: now)
        try oidc.check(claims, login)
        if !provider.userInfoEndpoint.isEmpty, let access = tokens["access_token"]?.stringValue {
            let more = try await verifier.ask(
                .init(
                    url: provider.userInfoEndpoint,
                    authorities: oidc.token.oidcDiscoveryCACert,
                    credential: .bearer(SecretID(access))
                )
            )
            claims = try OIDCVerification.joined(claims, more)
        }
        if oidc.verboseLogging {
            logger.info(
                "claims of a login through a browser (VerboseOIDCLogging)",
                metadata: ["method": "\(method.name)", "claims": "\(JSONText.string(of: .object(claims)))"]
            )
        }
        return (try VerifiedIdentity(claims: claims, mappings: oidc.token), login.meta)
    }

    private static func oidc(_ method: ACLAuthMethod) throws(MeshError) -> OIDCVerification {
        guard case .oidc(let oidc) = method.verification else {
            throw MeshError(
                .rejected,
                "the auth method \"\(method.name)\" is of type \(method.verification.typeName), not oidc"
            )
        }
        return oidc
    }

    private func provider(of oidc: OIDCVerification) async throws(MeshError) -> ProviderDescription {
        let published = try await verifier.published.published(at: PublishedKeys.Place(oidc.token), .usual)
        guard let provider = published.provider else {
            throw MeshError(.internalFault, "an issuer's keys were kept without its description")
        }
        return provider
    }

    /// Opens what was sealed at the beginning.
    private func opened(
        _ callback: BrowserCallback,
        _ oidc: OIDCVerification,
        _ method: ACLAuthMethod,
        now: Int64
    ) throws(MeshError) -> BrowserLoginState {
        let unknown = MeshError(.rejected, "Expired or unknown State; begin the login again")
        let text = callback.state.revealed
        guard !callback.code.isEmpty, callback.code.revealed.utf8.count <= BrowserLoginState.textLimit else {
            throw MeshError(.rejected, "Code is empty or has more than \(BrowserLoginState.textLimit) bytes")
        }
        guard text.utf8.count <= BrowserLoginState.textLimit, let sealed = Base64.decodeURL(text.utf8) else {
            throw unknown
        }
        let bytes: [UInt8]?
        do throws(CertificateError) {
            bytes = try key(oidc).open(sealed, context: Self.context(method))
        } catch { throw MeshError(.internalFault, "State cannot be opened: \(error.description)") }
        guard let bytes, let login = BrowserLoginState(bytes), !login.isOver(now: now) else { throw unknown }
        guard Digest.constantTimeEqual(login.clientNonce, callback.clientNonce) else {
            throw MeshError(.rejected, "ClientNonce is not the one with which the login began")
        }
        return login
    }

    /// Changes the code for tokens.
    private func tokens(
        for code: SecretID,
        _ login: BrowserLoginState,
        _ oidc: OIDCVerification,
        _ provider: ProviderDescription
    ) async throws(MeshError) -> MeshValue {
        var form = [
            ("grant_type", "authorization_code"), ("code", code.revealed), ("redirect_uri", login.redirectURI),
            ("code_verifier", login.verifier),
        ]
        let inBody = provider.secretInBody || oidc.clientSecret.isEmpty
        if inBody { form.append(("client_id", oidc.clientID)) }
        if inBody, !oidc.clientSecret.isEmpty { form.append(("client_secret", oidc.clientSecret.revealed)) }
        let answer = try await verifier.outside.exchange(
            .init(
                url: provider.tokenEndpoint,
                authorities: oidc.token.oidcDiscoveryCACert,
                credential: inBody ? .none : .client(id: oidc.clientID, secret: oidc.clientSecret),
                body: .form(Array(PercentEncoding.query(form).utf8))
            )
        )
        let value = try? JSONText.parse(answer.body, limits: JSONText.Limits(sizeBytes: answer.body.count, depth: 16))
        if answer.status == 200, let value { return value }
        guard [400, 401].contains(answer.status) else {
            throw MeshError(.unavailable, "\(provider.tokenEndpoint) answers with the status \(answer.status)")
        }
        // A word of the protocol, never a stranger's sentence.
        let word = (value?["error"]?.stringValue ?? "").prefix(64).filter { $0.isASCII && ($0.isLetter || $0 == "_") }
        throw MeshError(.rejected, "the identity provider refuses the code: \(word)")
    }

    private func key(_ oidc: OIDCVerification) throws(CertificateError) -> SealingKey {
        try SealingKey(secret: Array(oidc.stateKey.revealed.utf8))
    }

    /// A state of one method is of no use at another.
    private static func context(_ method: ACLAuthMethod) -> [UInt8] { Array("oidc state of \(method.name)".utf8) }

    /// 256 bits, as text that may stand in an address.
    private func secretText() throws(MeshError) -> String {
        do throws(CertificateError) { return Base64.encodeURL(try random.bytes(32)) } catch {
            throw MeshError(.internalFault, "no random bytes: \(error.description)")
        }
    }
}
