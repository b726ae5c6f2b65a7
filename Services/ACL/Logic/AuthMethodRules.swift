import ConsulJSON
package import MeshDomain

/// Creating, changing and removing auth methods; whether keys and certificates can be read is checked beside it.
///
/// - Source: reference http-api-and-config §7.8; texts recorded from Consul 1.16.6.
package enum AuthMethodRules {
    /// The answer to a question about a method that does not exist.
    package static let notFound = MeshError(.notFound, "ACL not found: Requested auth method does not exist")

    /// The answer to a login by a method that does not exist.
    package static func noSuchMethod(_ name: NameText, in scope: Scope = .standard) -> MeshError {
        MeshError(.permissionDenied, "ACL not found: auth method \"\(name)\" not found\(scope.placeWords)")
    }

    /// The longest text of a method's configuration, in bytes, all texts together.
    static let sizeLimitBytes = 256 << 10

    /// The method with a name.
    ///
    /// - Throws: `notFound`.
    package static func method(
        _ name: NameText,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLAuthMethod {
        guard let method = state.authMethod(name, in: scope) else {
            throw scope.notFound("Requested auth method", otherwise: notFound)
        }
        return method
    }

    /// The method to store, as a new one or in place of the one with its name.
    ///
    /// `stateKey` is for a new one that needs it.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func stored(
        _ method: ACLAuthMethod,
        stateKey: SecretID,
        in state: ACLState
    ) throws(MeshError) -> ACLAuthMethod {
        var result = method
        if let old = state.authMethod(method.name, in: method.scope) {
            guard old.verification.typeName == method.verification.typeName else {
                throw MeshError(.rejected, "Changing an auth method's type is not permitted")
            }
            // Who may only read sees no secret, and a client may give back what it was shown.
            if method.verification.secret == hidden { result.verification.secret = old.verification.secret }
            if case .oidc(let kept) = old.verification { result.verification.stateKey = kept.stateKey }
        } else if method.verification.secret == hidden {
            throw invalid("\(method.verification.secretField) is \(hidden.revealed); give the secret itself")
        } else {
            result.verification.stateKey = stateKey
        }
        return result
    }

    /// The rows that go: the method, its rules, the tokens of its logins.
    ///
    /// - Throws: `notFound`.
    package static func deletion(
        of name: NameText,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> [ACLChange] {
        guard let method = state.authMethod(name, in: scope) else {
            throw MeshError(.notFound, "Cannot find auth method to delete\(scope.placeWords)")
        }
        let rules = state.allBindingRules.filter { $0.authMethodKey == method.key }
        return rules.map { .deleteBindingRule($0.id) }
            + state.tokens(ofLoginsBy: method.key).map { .deleteToken($0.accessorID) } + [.deleteAuthMethod(method.key)]
    }

    /// Checks what needs no state.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func check(_ method: ACLAuthMethod) throws(MeshError) {
        let name = method.name.text
        guard !name.isEmpty else { throw invalid("no Name is set") }
        guard name.utf8.count <= 128, ACLNames.isRoleName(name) else {
            throw invalid("invalid Name. Only alphanumeric characters, '-' and '_' are allowed")
        }
        let life = method.maxTokenTTL
        if life != 0 {
            guard life >= TokenWish.shortestLife else {
                throw MeshError(
                    .rejected,
                    "MaxTokenTTL \(GoDuration.text(nanoseconds: life)) cannot be less than"
                        + " \(GoDuration.text(nanoseconds: TokenWish.shortestLife))"
                )
            }
        }
        if !method.tokenNameFormat.isEmpty {
            do { _ = try NameTemplate(method.tokenNameFormat, variables: nameVariables(method)) } catch {
                throw invalid("TokenNameFormat: \(error.description)")
            }
        }
        try LoginNamespace.check(method)
        switch method.verification {
        case .jwt(let jwt): try check(jwt)
        case .kubernetes(let kubernetes): try check(kubernetes)
        case .oidc(let oidc): try check(oidc)
        case .awsIAM(let aws): try check(aws)
        }
    }

    /// What can stand in `TokenNameFormat`.
    static func nameVariables(_ method: ACLAuthMethod) -> Set<String> {
        IdentityShape(method.verification).variables.union(["auth_method_name", "auth_method_type"])
    }

    /// Stands in place of a secret that is not shown.
    package static let hidden = SecretID("<hidden>")

    private static func check(_ jwt: JWTVerification) throws(MeshError) {
        let sources = [!jwt.publicKeys.isEmpty, !jwt.jwksURL.isEmpty, !jwt.oidcDiscoveryURL.isEmpty]
        guard sources.count(where: { $0 }) == 1 else {
            throw invalid(
                "exactly one of 'JWTValidationPubKeys', 'JWKSURL', or 'OIDCDiscoveryURL' must be set for type \"jwt\""
            )
        }
        try checkToken(jwt)
    }

    /// Checks what is said about tokens, wherever their keys come from.
    static func checkToken(_ jwt: JWTVerification) throws(MeshError) {
        if !jwt.jwksURL.isEmpty { try checkURL(jwt.jwksURL, "JWKSURL") }
        if !jwt.oidcDiscoveryURL.isEmpty { try checkURL(jwt.oidcDiscoveryURL, "OIDCDiscoveryURL") }
        guard jwt.jwksCACert.isEmpty || !jwt.jwksURL.isEmpty else {
            throw invalid("'JWKSCACert' is only used with 'JWKSURL'")
        }
        guard jwt.oidcDiscoveryCACert.isEmpty || !jwt.oidcDiscoveryURL.isEmpty else {
            throw invalid("'OIDCDiscoveryCACert' is only used with 'OIDCDiscoveryURL'")
        }
        for name in jwt.supportedAlgorithms where JWTAlgorithm(rawValue: name) == nil {
            throw invalid("Invalid supported algorithm: \(name)")
        }
        for (field, mappings) in [("ClaimMappings", jwt.claimMappings), ("ListClaimMappings", jwt.listClaimMappings)] {
            for (claim, target) in mappings.sorted(by: { $0.key < $1.key }) {
                guard isVariable(target) else {
                    throw invalid("\(field): \"\(target)\" for the claim \"\(claim)\" is no name of a variable")
                }
            }
            guard Set(mappings.values).count == mappings.count else {
                throw invalid("\(field): two claims are mapped to the same name")
            }
        }
        let texts =
            jwt.publicKeys + jwt.boundAudiences + jwt.claimMappings.flatMap { [$0.key, $0.value] }
            + jwt.listClaimMappings.flatMap { [$0.key, $0.value] }
            + [jwt.oidcDiscoveryCACert, jwt.jwksCACert, jwt.boundIssuer]
        guard texts.reduce(0, { $0 + $1.utf8.count }) <= sizeLimitBytes else {
            throw invalid("Config has more than \(sizeLimitBytes) bytes")
        }
    }

    private static func check(_ kubernetes: KubernetesVerification) throws(MeshError) {
        guard !kubernetes.host.isEmpty else { throw invalid("Config.Host is required") }
        guard !kubernetes.caCert.isEmpty else { throw invalid("Config.CACert is required") }
        guard !kubernetes.serviceAccountJWT.isEmpty else { throw invalid("Config.ServiceAccountJWT is required") }
        try checkURL(kubernetes.host, "Config.Host")
        guard kubernetes.host.hasPrefix("https://") else { throw invalid("Config.Host must begin with https://") }
        let size = kubernetes.caCert.utf8.count + kubernetes.serviceAccountJWT.revealed.utf8.count
        guard size <= sizeLimitBytes else { throw invalid("Config has more than \(sizeLimitBytes) bytes") }
    }

    /// Checks that a text is a URL by which something can be fetched.
    static func checkURL(_ text: String, _ field: String) throws(MeshError) {
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        let rest = text.utf8.dropFirst(scheme?.utf8.count ?? 0)
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard scheme != nil, let first = rest.first, first != UInt8(ascii: "/"), isPlain, text.utf8.count <= 2048,
            !rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: "@"))
        else {
            throw invalid(
                "\(field) is no URL with a host that begins with https:// or http://, without a user's name in it"
            )
        }
    }

    /// Letters, digits and `_`, the first a letter: what a selector can name.
    private static func isVariable(_ text: String) -> Bool {
        guard let first = text.utf8.first, (1...128).contains(text.utf8.count) else { return false }
        let isLetter: (UInt8) -> Bool = { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
        return isLetter(first)
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// A refusal of a method, in Consul's words before the reason.
    package static func invalid(_ reason: String) -> MeshError {
        MeshError(.rejected, "Invalid Auth Method: \(reason)")
    }
}
