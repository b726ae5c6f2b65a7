/// How people log in through a browser at an identity provider (OpenID Connect, authorization code with PKCE).
///
/// - Source: Consul's documentation of the `oidc` auth method; OpenID Connect Core 1.0, RFC 7636.
package struct OIDCVerification: Sendable, Hashable {
    /// What the provider's ID tokens must be like: issuer, audiences, algorithms, mappings.
    package var token: JWTVerification
    /// Consul's `OIDCClientID`: as whom the cluster is registered at the provider.
    package var clientID: String
    /// Consul's `OIDCClientSecret`; none for a public client.
    package var clientSecret: SecretID
    /// Consul's `OIDCScopes`, besides `openid`.
    package var scopes: [String] = []
    /// Consul's `OIDCACRValues`: how the provider should make sure who it is.
    package var acrValues: [String] = []
    /// Where a browser may be sent back to.
    package var allowedRedirectURIs: [String] = []
    /// Consul's `VerboseOIDCLogging`: claims are logged.
    package var verboseLogging = false
    /// Seals what goes through the browser; made when the method is stored, and shown to nobody.
    package var stateKey = SecretID.none

    /// Names the provider and the client.
    package init(token: JWTVerification, clientID: String, clientSecret: SecretID) {
        self.token = token
        self.clientID = clientID
        self.clientSecret = clientSecret
    }
}

/// How roles and users of AWS are verified: by a request that they signed, which is passed on to AWS.
///
/// - Source: Consul's documentation of the `aws-iam` auth method.
package struct AWSIAMVerification: Sendable, Hashable {
    /// Consul's `BoundIAMPrincipalARNs`: who may log in, a `*` at the end standing for anything.
    package var boundPrincipalARNs: [String] = []
    /// Consul's `EnableIAMEntityDetails`: the role or user is read, too.
    package var enableEntityDetails = false
    /// Consul's `IAMEntityTags`: tags of it that rules may ask about.
    package var entityTags: [String] = []
    /// Consul's `ServerIDHeaderValue`: must be in the signed header `X-Consul-IAM-ServerID`; empty for none.
    package var serverIDHeaderValue = ""
    /// Consul's `MaxRetries`: how often AWS is asked again.
    package var maxRetries = 0
    /// Consul's `IAMEndpoint`; empty for AWS's own.
    package var iamEndpoint = ""
    /// Consul's `STSEndpoint`; empty for AWS's own.
    package var stsEndpoint = ""
    /// Consul's `AllowedSTSHeaderValues`: headers that may be passed on besides the usual ones.
    package var allowedSTSHeaderValues: [String] = []

    /// Nobody is bound yet.
    package init() {}
}

/// Begins a login through a browser: asks for the address to which the browser is sent.
package struct BrowserLogin: Sendable, Hashable {
    package var authMethod: NameText
    /// Where the browser is to be sent back to.
    package var redirectURI: String
    /// Something that only who begins knows; ``BrowserCallback/clientNonce`` must be the same.
    package var clientNonce: String
    package var meta: [String: String]

    /// Describes the wish.
    package init(authMethod: NameText, redirectURI: String, clientNonce: String, meta: [String: String] = [:]) {
        self.authMethod = authMethod
        self.redirectURI = redirectURI
        self.clientNonce = clientNonce
        self.meta = meta
    }
}

/// Ends a login through a browser: what the provider gave it.
package struct BrowserCallback: Sendable, Hashable {
    package var authMethod: NameText
    package var state: SecretID
    package var code: SecretID
    package var clientNonce: String

    /// Describes what came back.
    package init(authMethod: NameText, state: SecretID, code: SecretID, clientNonce: String) {
        self.authMethod = authMethod
        self.state = state
        self.code = code
        self.clientNonce = clientNonce
    }
}
