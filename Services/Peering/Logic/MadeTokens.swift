package import MeshDomain
package import PeeringTables

/// What becomes of the tokens of a peering.
///
/// A token that is made lets those before it live until it is proven: until its user has opened a stream.
package enum MadeTokens {
    /// How many are kept for a peering, those that came to their end among them.
    package static let limit = 16
    /// The longest lifetime that one may be given: ten years.
    package static let longestLifetime: Int64 = 10 * 365 * 86_400 * 1_000_000_000

    /// What everybody is told whose secret is none of these, in Consul's words.
    static let refusal = "invalid peering establishment secret"

    /// From when on a token is of no use.
    ///
    /// - Parameters:
    ///   - lifetime: Nanoseconds; 0 for no end.
    ///   - now: Nanoseconds since 1970.
    /// - Returns: Nanoseconds since 1970; nil for never.
    /// - Throws: `badRequest` naming the field when it is negative or too long.
    package static func expiry(ofLifetime lifetime: Int64, from now: Int64) throws(MeshError) -> Int64? {
        guard lifetime != 0 else { return nil }
        guard (1_000_000_000...longestLifetime).contains(lifetime) else {
            throw MeshError(
                .badRequest,
                "TTL must be at least 1s and at most \(longestLifetime / 3_600_000_000_000)h, or left out for a token without end"
            )
        }
        return now + lifetime
    }

    /// The tokens with one more; when there are too many, the oldest goes, of those that are of no use any more first.
    static func adding(_ token: MadeToken, to tokens: [MadeToken]) -> [MadeToken] {
        let now = token.madeAt ?? 0
        var kept = tokens
        while kept.count >= limit {
            kept.remove(at: kept.firstIndex { $0.state(at: now) != .unused } ?? 0)
        }
        return kept + [token]
    }

    /// Which token has this secret; all are looked at, whichever it is.
    static func place(of secret: SecretID, in tokens: [MadeToken]) -> Int? {
        var found: Int?
        for (place, token) in tokens.enumerated()
        where SecretComparison.matches(token.secret.revealed, secret.revealed) { found = place }
        return found
    }

    /// Why a token is refused, and what to do; nil when it may be used.
    ///
    /// One whose stream has not opened yet counts as in use: an older one would take what it was given.
    static func problem(at place: Int, in tokens: [MadeToken], now: Int64) -> String? {
        var standing = tokens[place].state(at: now)
        if standing == .unused, tokens[(place + 1)...].contains(where: { $0.end == .used }) { standing = .replaced }
        let again = "make another one with `peering generate-token` in the cluster that made it"
        let reason: String
        switch standing {
        case .unused: return nil
        // Consul's words alone, which its dialers and ours put behind "a new peering token must be generated".
        case .used: return refusal
        case .expired: reason = "the token has expired"
        case .revoked: reason = "the token was revoked"
        case .replaced: reason = "the token was replaced by a newer one, which is in use"
        }
        return "\(refusal): \(reason); \(again)"
    }

    /// The tokens once the one that was used last has been proven: what was made before it and not used is of no use any more.
    static func replaced(in tokens: [MadeToken], at now: Int64) -> [MadeToken] {
        let used = tokens.filter { $0.end == .used }.max { ($0.endedAt ?? 0) < ($1.endedAt ?? 0) }
        guard let used, let proven = tokens.firstIndex(of: used) else { return tokens }
        return tokens.enumerated().map { place, token in
            place < proven && token.state(at: now) == .unused ? token.ended(.replaced, at: now) : token
        }
    }

    /// Makes tokens useless that were not used.
    ///
    /// - Parameters:
    ///   - id: Which one; nil for all of the peering.
    ///   - peer: The peering's name.
    ///   - now: Nanoseconds since 1970.
    ///   - state: The peerings now.
    /// - Returns: The ids of those that are revoked by this, and the rows to write.
    /// - Throws: `notFound` for a peering or token that is not there, `rejected` for one that cannot be revoked any more.
    package static func revoke(
        _ id: String?,
        of peer: String,
        now: Int64,
        in state: PeeringTablesState
    ) throws(MeshError) -> (revoked: [String], changes: [PeeringChange]) {
        let peering = try state.required(peer)
        var secrets = state.secrets(of: peering.id) ?? PeeringSecrets(peeringID: peering.id)
        if let id {
            guard let token = secrets.tokens.first(where: { $0.id == id }) else {
                throw MeshError(
                    .notFound,
                    "the peering \"\(peering.name)\" has no token \"\(id)\"; `peering tokens list` names those it has"
                )
            }
            let standing = token.state(at: now)
            guard standing == .unused else {
                let advice =
                    standing == .used
                    ? "; to end what it led to, delete the peering, or have the peer use a newer token" : ""
                throw MeshError(.rejected, "the token \"\(id)\" is \(standing.rawValue) and cannot be revoked\(advice)")
            }
        }
        var revoked: [String] = []
        for place in secrets.tokens.indices {
            let token = secrets.tokens[place]
            guard token.state(at: now) == .unused, id == nil || token.id == id else { continue }
            secrets.tokens[place] = token.ended(.revoked, at: now)
            revoked.append(token.id)
        }
        return (revoked, revoked.isEmpty ? [] : [.putSecrets(secrets)])
    }
}
