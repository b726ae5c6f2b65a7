package import MeshDomain

/// Reads the bodies about auth methods, binding rules and logins.
///
/// - Source: reference §3.7 and §7.8. The texts of errors have no prefix.
package enum AuthMethodCodec {
    /// What is sent to log in.
    package struct Login: Sendable, Hashable {
        package var authMethod: NameText
        package var bearerToken: SecretID
        package var meta: [String: String]
    }

    /// Reads an auth method; `known` is the one that is changed, whose type needs not be said again.
    ///
    /// - Throws: `badRequest` naming the field, `rejected` in Consul's words for a type or a configuration that there is not.
    package static func method(_ value: MeshValue, known: ACLAuthMethod? = nil) throws(MeshError) -> ACLAuthMethod {
        var reader = try ObjectReader(value, rules: .body)
        let name = try reader.string("Name")
        var type = try reader.string("Type")
        if type.isEmpty { type = known?.verification.typeName ?? "" }
        let locality = try reader.string("TokenLocality")
        let config = try reader.object("Config") ?? MeshObject()
        let displayName = try reader.string("DisplayName")
        let description = try reader.string("Description")
        let life = try reader.duration("MaxTokenTTL") ?? 0
        let format = try reader.string("TokenNameFormat")
        let namespaceRules = try namespaceRules(in: &reader)
        reader.ignore("CreateIndex", "ModifyIndex")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        guard locality.isEmpty || ACLAuthMethod.TokenLocality(rawValue: locality) != nil else {
            throw invalid("TokenLocality should be one of 'local' or 'global'")
        }
        guard life >= 0 else { throw invalid("MaxTokenTTL must not be negative") }
        return ACLAuthMethod(
            name: NameText(name),
            displayName: displayName,
            description: description,
            maxTokenTTL: life,
            tokenLocality: ACLAuthMethod.TokenLocality(rawValue: locality),
            tokenNameFormat: format,
            verification: try verification(type, config),
            namespaceRules: namespaceRules
        )
    }

    private static func namespaceRules(
        in outer: inout ObjectReader
    ) throws(MeshError) -> [ACLAuthMethod.NamespaceRule] {
        var rules: [ACLAuthMethod.NamespaceRule] = []
        for var reader in try outer.list("NamespaceRules") ?? [] {
            rules.append(
                ACLAuthMethod.NamespaceRule(
                    selector: try reader.string("Selector"),
                    bindNamespace: NameText(try reader.string("BindNamespace"))
                )
            )
            try reader.finish()
        }
        return rules
    }

    /// Reads a binding rule; `id` is that of the path, empty for a new one.
    ///
    /// - Throws: `badRequest` naming the field, `rejected` in Consul's words for a bind type that there is not.
    package static func rule(_ value: MeshValue, id: String = "") throws(MeshError) -> ACLBindingRule {
        var reader = try ObjectReader(value, rules: .body)
        let given = try reader.string("ID")
        guard given.isEmpty || given == id else {
            throw MeshError(
                .badRequest,
                id.isEmpty
                    ? "Cannot specify the ID when creating a new binding rule"
                    : "BindingRule ID in URL and payload do not match"
            )
        }
        let description = try reader.string("Description")
        let method = try reader.string("AuthMethod")
        let selector = try reader.string("Selector")
        let typeName = try reader.string("BindType")
        let name = try reader.string("BindName")
        let variables = try ACLBodyCodec.variables("BindVars", in: &reader)
        reader.ignore("CreateIndex", "ModifyIndex")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        guard let type = ACLBindingRule.BindType(rawValue: typeName) else {
            throw MeshError(
                .rejected,
                "Invalid Binding Rule: "
                    + (typeName.isEmpty ? "no BindType is set" : "unknown BindType \"\(typeName)\"")
            )
        }
        return ACLBindingRule(
            id: id,
            description: description,
            authMethod: NameText(method),
            selector: selector,
            bindType: type,
            bindName: name,
            bindVars: variables
        )
    }

    /// Reads a login.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func login(_ value: MeshValue) throws(MeshError) -> Login {
        var reader = try ObjectReader(value, rules: .body)
        let login = Login(
            authMethod: NameText(try reader.string("AuthMethod")),
            bearerToken: SecretID(try reader.string("BearerToken")),
            meta: try reader.stringMap("Meta") ?? [:]
        )
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return login
    }

    /// Reads what begins a login through a browser.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func browserLogin(_ value: MeshValue) throws(MeshError) -> BrowserLogin {
        var reader = try ObjectReader(value, rules: .body)
        let login = BrowserLogin(
            authMethod: NameText(try reader.string("AuthMethod")),
            redirectURI: try reader.string("RedirectURI"),
            clientNonce: try reader.string("ClientNonce"),
            meta: try reader.stringMap("Meta") ?? [:]
        )
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return login
    }

    /// Reads what a browser brought back from the provider.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func callback(_ value: MeshValue) throws(MeshError) -> BrowserCallback {
        var reader = try ObjectReader(value, rules: .body)
        let callback = BrowserCallback(
            authMethod: NameText(try reader.string("AuthMethod")),
            state: SecretID(try reader.string("State")),
            code: SecretID(try reader.string("Code")),
            clientNonce: try reader.string("ClientNonce")
        )
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return callback
    }

    private static func verification(
        _ type: String,
        _ config: MeshObject
    ) throws(MeshError) -> ACLAuthMethod.Verification {
        do throws(MeshError) {
            var reader = ObjectReader(config, rules: .weak, path: "Config")
            let verification: ACLAuthMethod.Verification
            switch type {
            case "jwt": verification = .jwt(try jwt(&reader))
            case "kubernetes":
                verification = .kubernetes(
                    KubernetesVerification(
                        host: try reader.string("Host"),
                        caCert: try reader.string("CACert"),
                        serviceAccountJWT: SecretID(try reader.string("ServiceAccountJWT"))
                    )
                )
            case "oidc": verification = .oidc(try oidc(&reader))
            case "aws-iam": verification = .awsIAM(try aws(&reader))
            case _: throw invalid("Type should be one of: [aws-iam jwt kubernetes oidc]")
            }
            try reader.finish()
            return verification
        } catch { throw error.code == .badRequest ? invalid(error.message) : error }
    }

    private static func jwt(_ reader: inout ObjectReader) throws(MeshError) -> JWTVerification {
        var jwt = JWTVerification()
        jwt.oidcDiscoveryURL = try reader.string("OIDCDiscoveryURL")
        jwt.oidcDiscoveryCACert = try reader.string("OIDCDiscoveryCACert")
        jwt.jwksURL = try reader.string("JWKSURL")
        jwt.jwksCACert = try reader.string("JWKSCACert")
        jwt.publicKeys = try reader.strings("JWTValidationPubKeys") ?? []
        jwt.boundIssuer = try reader.string("BoundIssuer")
        jwt.boundAudiences = try reader.strings("BoundAudiences") ?? []
        jwt.supportedAlgorithms = try reader.strings("JWTSupportedAlgs") ?? []
        jwt.claimMappings = try reader.stringMap("ClaimMappings") ?? [:]
        jwt.listClaimMappings = try reader.stringMap("ListClaimMappings") ?? [:]
        jwt.expirationLeeway = try reader.duration("ExpirationLeeway") ?? 0
        jwt.notBeforeLeeway = try reader.duration("NotBeforeLeeway") ?? 0
        jwt.clockSkewLeeway = try reader.duration("ClockSkewLeeway") ?? 0
        return jwt
    }

    private static func oidc(_ reader: inout ObjectReader) throws(MeshError) -> OIDCVerification {
        var oidc = OIDCVerification(
            token: try jwt(&reader),
            clientID: try reader.string("OIDCClientID"),
            clientSecret: SecretID(try reader.string("OIDCClientSecret"))
        )
        oidc.scopes = try reader.strings("OIDCScopes") ?? []
        oidc.acrValues = try reader.strings("OIDCACRValues") ?? []
        oidc.allowedRedirectURIs = try reader.strings("AllowedRedirectURIs") ?? []
        oidc.verboseLogging = try reader.bool("VerboseOIDCLogging")
        return oidc
    }

    private static func aws(_ reader: inout ObjectReader) throws(MeshError) -> AWSIAMVerification {
        var aws = AWSIAMVerification()
        aws.boundPrincipalARNs = try reader.strings("BoundIAMPrincipalARNs") ?? []
        aws.enableEntityDetails = try reader.bool("EnableIAMEntityDetails")
        aws.entityTags = try reader.strings("IAMEntityTags") ?? []
        aws.serverIDHeaderValue = try reader.string("ServerIDHeaderValue")
        aws.maxRetries = try reader.int("MaxRetries")
        aws.iamEndpoint = try reader.string("IAMEndpoint")
        aws.stsEndpoint = try reader.string("STSEndpoint")
        aws.allowedSTSHeaderValues = try reader.strings("AllowedSTSHeaderValues") ?? []
        return aws
    }

    private static func invalid(_ reason: String) -> MeshError {
        MeshError(.rejected, "Invalid Auth Method: \(reason)")
    }
}
