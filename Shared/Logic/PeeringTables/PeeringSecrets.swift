package import MeshDomain

/// The secrets of one peering.
///
/// - Source: reference "Secret life cycle".
package struct PeeringSecrets: Sendable, Hashable {
    package var peeringID: String
    /// Acceptor: the tokens that were made, in that order; those that came to their end are kept for a while, to say so.
    package var tokens: [MadeToken]
    /// Acceptor: handed out in an exchange, not used on a stream yet.
    package var pendingStream: SecretID
    /// Opens streams now.
    package var activeStream: SecretID

    /// Makes the secrets; none by default.
    package init(
        peeringID: String,
        tokens: [MadeToken] = [],
        pendingStream: SecretID = .none,
        activeStream: SecretID = .none
    ) {
        self.peeringID = peeringID
        self.tokens = tokens
        self.pendingStream = pendingStream
        self.activeStream = activeStream
    }
}

extension PeeringSecrets {
    /// The one token that versions which know of one alone may use: the newest that has come to no end and never does by itself.
    package var earlierToken: MadeToken? { tokens.last { $0.end == nil && $0.expiresAt == nil } }

    /// Whether such a version loses nothing that may be used.
    package var isKeptByEarlier: Bool {
        let kept = earlierToken?.id
        return tokens.allSatisfy { $0.end != nil || $0.id == kept }
    }
}

/// A peering token that was made for a peering.
package struct MadeToken: Sendable, Hashable {
    /// How a token came to its end before its time.
    package enum End: Int, Sendable, Hashable, CaseIterable {
        case used = 1
        case revoked = 2
        /// A newer one was used.
        case replaced = 3
    }

    /// Where a token stands.
    package typealias State = PeeringTokenSummary.State

    /// Names it to people; no secret.
    package var id: String
    /// What it is exchanged with.
    package var secret: SecretID
    /// Nanoseconds since 1970; nil when an earlier version made it.
    package var madeAt: Int64?
    /// From when on it is of no use; nil for never.
    package var expiresAt: Int64?
    package var endedAt: Int64?
    package var end: End?

    /// Makes a token that was not used yet.
    package init(id: String, secret: SecretID, madeAt: Int64? = nil, expiresAt: Int64? = nil) {
        self.id = id
        self.secret = secret
        self.madeAt = madeAt
        self.expiresAt = expiresAt
    }

    /// Where it stands at a moment in nanoseconds since 1970.
    package func state(at now: Int64) -> State {
        switch end {
        case .used: .used
        case .revoked: .revoked
        case .replaced: .replaced
        case nil: expiresAt.map { $0 <= now } ?? false ? .expired : .unused
        }
    }

    /// The token as it is once it came to its end.
    package func ended(_ end: End, at now: Int64) -> MadeToken {
        var token = self
        token.end = end
        token.endedAt = now
        return token
    }
}
