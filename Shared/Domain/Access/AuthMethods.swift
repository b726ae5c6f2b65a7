/// A way to log in with what another system signed, or vouches for.
///
/// - Source: reference http-api-and-config §3.7 and §7.8.
package struct ACLAuthMethod: Sendable, Hashable {
    /// Unique; found byte by byte, as Consul finds it.
    package var name: NameText
    package var displayName: String
    package var description: String
    /// How long tokens of its logins live, in nanoseconds; 0 for ever.
    package var maxTokenTTL: Int64
    package var tokenLocality: TokenLocality?
    /// What tokens of its logins are described as, with variables in `${…}`; empty for the usual words.
    package var tokenNameFormat: String
    package var verification: Verification
    /// Where it stands.
    package var scope: Scope
    /// In which namespace tokens of its logins stand: the first rule that selects says it; without one that of the method.
    package var namespaceRules: [NamespaceRule]
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// How what is shown at a login is verified; Consul's `Type` and `Config`.
    package enum Verification: Sendable, Hashable {
        case jwt(JWTVerification)
        case kubernetes(KubernetesVerification)
        case oidc(OIDCVerification)
        case awsIAM(AWSIAMVerification)

        /// Consul's `Type`.
        package var typeName: String {
            switch self {
            case .jwt: "jwt"
            case .kubernetes: "kubernetes"
            case .oidc: "oidc"
            case .awsIAM: "aws-iam"
            }
        }
    }

    /// In which namespace the token of a login stands.
    package struct NamespaceRule: Sendable, Hashable {
        /// A filter expression over who logs in; empty for everybody.
        package var selector: String
        /// The namespace, with variables in `${…}`.
        package var bindNamespace: NameText

        /// Makes a rule.
        package init(selector: String = "", bindNamespace: NameText) {
            self.selector = selector
            self.bindNamespace = bindNamespace
        }
    }

    /// Where tokens of its logins are valid.
    package enum TokenLocality: String, Sendable, Hashable {
        case local
        case global
    }

    /// Makes a method; indexes are set by the state that stores it.
    package init(
        name: NameText,
        displayName: String = "",
        description: String = "",
        maxTokenTTL: Int64 = 0,
        tokenLocality: TokenLocality? = nil,
        tokenNameFormat: String = "",
        verification: Verification,
        scope: Scope = .standard,
        namespaceRules: [NamespaceRule] = [],
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.name = name
        self.displayName = displayName
        self.description = description
        self.maxTokenTTL = maxTokenTTL
        self.tokenLocality = tokenLocality
        self.tokenNameFormat = tokenNameFormat
        self.verification = verification
        self.scope = scope
        self.namespaceRules = namespaceRules
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// How signed tokens (JWT) are verified.
///
/// Keys come from exactly one of three places: ``publicKeys``, ``jwksURL``, ``oidcDiscoveryURL``.
package struct JWTVerification: Sendable, Hashable {
    /// Consul's `OIDCDiscoveryURL`: the issuer, below which its configuration stands.
    package var oidcDiscoveryURL = ""
    /// Certificates (PEM) that are trusted there instead of the system's.
    package var oidcDiscoveryCACert = ""
    /// Consul's `JWKSURL`: where a set of keys stands.
    package var jwksURL = ""
    /// Certificates (PEM) that are trusted there instead of the system's.
    package var jwksCACert = ""
    /// Consul's `JWTValidationPubKeys`: public keys in PEM.
    package var publicKeys: [String] = []
    /// What the claim `iss` must be; empty for anything.
    package var boundIssuer = ""
    /// One of these must be in the claim `aud`; empty: the token must have no audience.
    package var boundAudiences: [String] = []
    /// Consul's `JWTSupportedAlgs`; empty for all that are known.
    package var supportedAlgorithms: [String] = []
    /// Claims, by name or JSON pointer, and what they are called in rules: `value.<name>`.
    package var claimMappings: [String: String] = [:]
    /// The same of claims that are lists: `list.<name>`.
    package var listClaimMappings: [String: String] = [:]
    /// Nanoseconds; 0 for the default, below 0 for none.
    package var expirationLeeway: Int64 = 0
    /// Nanoseconds; 0 for the default, below 0 for none.
    package var notBeforeLeeway: Int64 = 0
    /// Nanoseconds; 0 for the default, below 0 for none.
    package var clockSkewLeeway: Int64 = 0

    /// Nothing is bound yet.
    package init() {}
}

/// How tokens of Kubernetes' service accounts are verified: its API server is asked.
package struct KubernetesVerification: Sendable, Hashable {
    /// URL of the API server.
    package var host: String
    /// Certificates (PEM) that are trusted there.
    package var caCert: String
    /// The token with which the API server is asked.
    package var serviceAccountJWT: SecretID

    /// Describes an API server.
    package init(host: String, caCert: String, serviceAccountJWT: SecretID) {
        self.host = host
        self.caCert = caCert
        self.serviceAccountJWT = serviceAccountJWT
    }
}

/// What whoever logged in by an auth method gets.
///
/// - Source: reference http-api-and-config §3.7 and §7.8.
package struct ACLBindingRule: Sendable, Hashable {
    package var id: String
    package var description: String
    package var authMethod: NameText
    /// A filter expression over who logs in; empty for everybody.
    package var selector: String
    package var bindType: BindType
    /// The name of what is bound, with variables in `${…}`.
    package var bindName: String
    /// Variables of a templated policy, with variables in `${…}`.
    package var bindVars: ACLTemplateVariables?
    /// Where it stands.
    package var scope: Scope
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// What is bound.
    package enum BindType: String, Sendable, Hashable, CaseIterable {
        case service
        case node
        case role
        case policy
        case templatedPolicy = "templated-policy"
    }

    /// Makes a rule; indexes are set by the state that stores it.
    package init(
        id: String = "",
        description: String = "",
        authMethod: NameText,
        selector: String = "",
        bindType: BindType,
        bindName: String,
        bindVars: ACLTemplateVariables? = nil,
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.description = description
        self.authMethod = authMethod
        self.selector = selector
        self.bindType = bindType
        self.bindName = bindName
        self.bindVars = bindVars
        self.scope = scope
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// Grants the rules of a built-in template.
///
/// - Source: reference http-api-and-config §7.7.
package struct ACLTemplatedPolicy: Sendable, Hashable {
    /// Filled in by the service that stores it.
    package var templateID: String
    /// Such as `builtin/service`.
    package var templateName: String
    package var variables: ACLTemplateVariables?
    package var datacenters: [String]

    /// Names a template.
    package init(
        templateID: String = "",
        templateName: String,
        variables: ACLTemplateVariables? = nil,
        datacenters: [String] = []
    ) {
        self.templateID = templateID
        self.templateName = templateName
        self.variables = variables
        self.datacenters = datacenters
    }
}

/// What is filled in into a template.
package struct ACLTemplateVariables: Sendable, Hashable {
    package var name: NameText

    /// The one variable there is.
    package init(name: NameText) { self.name = name }
}

/// A way to sign a token (JWS); symmetric ones and `none` are not known.
///
/// - Source: RFC 7518 §3.1, RFC 8037; Consul's `JWTSupportedAlgs`.
package enum JWTAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case edDSA = "EdDSA"
}
