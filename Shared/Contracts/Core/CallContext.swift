package import MeshDomain

/// What travels with every request: who asks, for which request of the user, and how long an answer is of use.
package struct CallContext: Sendable {
    /// The caller's ACL token; empty for the anonymous token.
    package var token: SecretID
    /// Identifies the user's request across services and makes a repeated write harmless.
    package var requestID: String
    /// How long the caller waits.
    package var timeout: Duration
    /// W3C trace context, empty when there is none.
    package var traceParent: String

    /// Makes a context.
    package init(
        token: SecretID = .none,
        requestID: String = "",
        timeout: Duration = .seconds(10),
        traceParent: String = ""
    ) {
        self.token = token
        self.requestID = requestID
        self.timeout = timeout
        self.traceParent = traceParent
    }
}
