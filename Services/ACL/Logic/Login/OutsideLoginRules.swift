package import MeshDomain

/// What the types `oidc` and `aws-iam` demand of a method.
///
/// - Source: Consul's documentation of both auth methods.
extension AuthMethodRules {
    /// How many redirect addresses, scopes and the like a method may name.
    static let listLimit = 64

    static func check(_ oidc: OIDCVerification) throws(MeshError) {
        func demand(_ isGiven: Bool, _ field: String) throws(MeshError) {
            guard isGiven else { throw invalid("'\(field)' must be set for type \"oidc\"") }
        }
        try demand(!oidc.token.oidcDiscoveryURL.isEmpty, "OIDCDiscoveryURL")
        try demand(!oidc.clientID.isEmpty, "OIDCClientID")
        try demand(!oidc.allowedRedirectURIs.isEmpty, "AllowedRedirectURIs")
        for (field, isGiven) in [
            ("JWKSURL", !oidc.token.jwksURL.isEmpty), ("JWTValidationPubKeys", !oidc.token.publicKeys.isEmpty),
            ("BoundIssuer", !oidc.token.boundIssuer.isEmpty),
        ] where isGiven { throw invalid("'\(field)' must not be set for type \"oidc\"") }
        for (field, list) in [
            ("AllowedRedirectURIs", oidc.allowedRedirectURIs), ("OIDCScopes", oidc.scopes),
            ("OIDCACRValues", oidc.acrValues),
        ] where list.count > listLimit { throw invalid("\(field) has more than \(listLimit) entries") }
        for uri in oidc.allowedRedirectURIs { try checkURL(uri, "AllowedRedirectURIs") }
        for (field, text) in [("OIDCScopes", oidc.scopes), ("OIDCACRValues", oidc.acrValues)] {
            let isPlain = text.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
            guard isPlain else { throw invalid("\(field): an entry is empty or holds blanks or letters beyond ASCII") }
        }
        let size = oidc.clientID.utf8.count + oidc.clientSecret.revealed.utf8.count
        guard size <= 4096 else { throw invalid("OIDCClientID and OIDCClientSecret have more than 4096 bytes") }
        try checkToken(oidc.token)
    }

    static func check(_ aws: AWSIAMVerification) throws(MeshError) {
        guard !aws.boundPrincipalARNs.isEmpty else {
            throw invalid("BoundIAMPrincipalARNs is required and must have at least 1 entry")
        }
        for arn in aws.boundPrincipalARNs {
            guard arn.hasPrefix("arn:"), arn.dropLast().contains("*") == false else {
                throw invalid("BoundIAMPrincipalARNs: \"\(arn)\" is no ARN, or has a * that is not its end")
            }
            guard aws.enableEntityDetails || !arn.hasSuffix("*") else {
                throw invalid("Must set EnableIAMEntityDetails=true to use wildcards in BoundIAMPrincipalARNs")
            }
        }
        guard aws.enableEntityDetails || aws.entityTags.isEmpty else {
            throw invalid("Must set EnableIAMEntityDetails=true to use IAMEntityTags")
        }
        guard (0...10).contains(aws.maxRetries) else { throw invalid("MaxRetries must be from 0 to 10") }
        if !aws.iamEndpoint.isEmpty { try checkURL(aws.iamEndpoint, "IAMEndpoint") }
        if !aws.stsEndpoint.isEmpty { try checkURL(aws.stsEndpoint, "STSEndpoint") }
        for (field, list) in [
            ("BoundIAMPrincipalARNs", aws.boundPrincipalARNs), ("IAMEntityTags", aws.entityTags),
            ("AllowedSTSHeaderValues", aws.allowedSTSHeaderValues),
        ] where list.count > listLimit || list.contains(where: { $0.utf8.count > 2048 }) {
            throw invalid("\(field) has more than \(listLimit) entries, or one of more than 2048 bytes")
        }
    }
}

extension ACLAuthMethod.Verification {
    /// What only those may see who may change the method; nil for types that have none.
    package var secret: SecretID? {
        get {
            switch self {
            case .kubernetes(let kubernetes): kubernetes.serviceAccountJWT
            case .oidc(let oidc): oidc.clientSecret
            case .jwt, .awsIAM: nil
            }
        }
        set {
            guard let newValue else { return }
            switch self {
            case .kubernetes(var kubernetes):
                kubernetes.serviceAccountJWT = newValue
                self = .kubernetes(kubernetes)
            case .oidc(var oidc):
                oidc.clientSecret = newValue
                self = .oidc(oidc)
            case .jwt, .awsIAM: break
            }
        }
    }

    /// What seals the state of logins through a browser; other types have none.
    package var stateKey: SecretID {
        get {
            guard case .oidc(let oidc) = self else { return .none }
            return oidc.stateKey
        }
        set {
            guard case .oidc(var oidc) = self else { return }
            oidc.stateKey = newValue
            self = .oidc(oidc)
        }
    }

    var secretField: String {
        if case .oidc = self { "OIDCClientSecret" } else { "Config.ServiceAccountJWT" }
    }
}
