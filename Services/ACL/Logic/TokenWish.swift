package import MeshDomain

/// A wish to create or change a token.
///
/// - Source: reference http-api-and-config §7.6; texts recorded from Consul 1.16.6.
package struct TokenWish: Sendable {
    /// What was given.
    package var token: ACLToken
    /// Nanoseconds from now; nil when not given.
    package var expirationTTL: Int64?
    package var newAccessorID: String
    package var newSecret: SecretID
    /// Nanoseconds since 1970.
    package var now: Int64

    /// The shortest life of a token: one minute, in nanoseconds.
    static let shortestLife: Int64 = 60_000_000_000

    /// Describes the wish; the new ids are used where none were given.
    package init(token: ACLToken, expirationTTL: Int64?, newAccessorID: String, newSecret: SecretID, now: Int64) {
        self.token = token
        self.expirationTTL = expirationTTL
        self.newAccessorID = newAccessorID
        self.newSecret = newSecret
        self.now = now
    }

    /// The token to store as a new one.
    ///
    /// - Throws: `rejected` in Consul's words.
    package func created(in state: ACLState) throws(MeshError) -> ACLToken {
        var result = token
        if token.accessorID.isEmpty {
            result.accessorID = newAccessorID
        } else {
            try ACLNames.checkNewID(token.accessorID, field: "AccessorID")
        }
        if token.secretID.isEmpty {
            result.secretID = newSecret
        } else {
            try ACLNames.checkNewID(token.secretID.revealed, field: "SecretID")
        }
        // Accessor ids and secrets share one space, so that a secret is never shown as an accessor id.
        if isInUse(result.accessorID, in: state) {
            throw MeshError(.rejected, "Invalid Token: AccessorID is already in use")
        }
        if isInUse(result.secretID.revealed, in: state) {
            throw MeshError(.rejected, "Invalid Token: SecretID is already in use")
        }
        guard token.authMethod.isEmpty else {
            throw MeshError(.rejected, "AuthMethod field is disallowed outside of login")
        }
        result.createTimeNanoseconds = now
        result.expirationTimeNanoseconds = try expiration()
        return try ACLLinks.linked(result, in: state)
    }

    /// The token to store in place of the one with its accessor id.
    ///
    /// - Throws: `rejected` in Consul's words.
    package func updated(in state: ACLState) throws(MeshError) -> ACLToken {
        try ACLNames.checkID(token.accessorID, of: "token")
        guard let old = state.token(token.accessorID), old.scope == token.scope, !old.isExpired(at: now) else {
            throw MeshError(.rejected, "Cannot find token \"\(token.accessorID)\"\(token.scope.placeWords)")
        }
        guard token.secretID.isEmpty || token.secretID == old.secretID else {
            throw MeshError(.rejected, "Changing a token's SecretID is not permitted")
        }
        guard token.local == old.local else {
            throw MeshError(.rejected, "Cannot toggle local mode of \(old.accessorID)")
        }
        guard token.authMethod.isEmpty || token.authMethod == old.authMethod else {
            throw MeshError(.rejected, "Cannot change AuthMethod of \(old.accessorID)")
        }
        let keepsTime =
            token.expirationTimeNanoseconds == nil || token.expirationTimeNanoseconds == old.expirationTimeNanoseconds
        guard expirationTTL == nil, keepsTime else {
            throw MeshError(.rejected, "Cannot change expiration time of \(old.accessorID)")
        }
        var result = old
        result.description = token.description
        result.policies = token.policies
        result.roles = token.roles
        result.serviceIdentities = token.serviceIdentities
        result.nodeIdentities = token.nodeIdentities
        result.templatedPolicies = token.templatedPolicies
        return try ACLLinks.linked(result, in: state)
    }

    /// The token to store as a copy of the one with its accessor id; an empty description keeps that of the original.
    ///
    /// - Throws: `permissionDenied` when there is none, `rejected` when it cannot be copied.
    package func cloned(in state: ACLState) throws(MeshError) -> ACLToken {
        let old = try TokenRules.token(token.accessorID, in: state, token.scope, now: now)
        guard old.authMethod.isEmpty else {
            throw MeshError(.rejected, "Cannot clone a token created from an auth method")
        }
        var result = state.presented(old)
        result.accessorID = newAccessorID
        result.secretID = newSecret
        if !token.description.isEmpty { result.description = token.description }
        result.createTimeNanoseconds = now
        return result
    }

    private func isInUse(_ id: String, in state: ACLState) -> Bool {
        state.token(id) != nil || state.token(secret: SecretID(id)) != nil
    }

    private func expiration() throws(MeshError) -> Int64? {
        guard expirationTTL == nil || token.expirationTimeNanoseconds == nil else {
            throw MeshError(.rejected, "Token Expiration TTL and Expiration Time cannot both be set")
        }
        if let expirationTTL, expirationTTL < 0 {
            throw MeshError(.rejected, "Token Expiration TTL '\(Self.text(expirationTTL))' should be > 0")
        }
        let life: Int64
        if let expirationTTL {
            life = expirationTTL
        } else if let time = token.expirationTimeNanoseconds {
            let (difference, overflow) = time.subtractingReportingOverflow(now)
            life = overflow ? (time < 0 ? .min : .max) : difference
        } else {
            return nil
        }
        guard life >= 0 else { throw MeshError(.rejected, "ExpirationTime cannot be before CreateTime") }
        guard life >= Self.shortestLife else {
            throw MeshError(
                .rejected,
                "ExpirationTime cannot be less than 1m0s in the future (was \(Self.text(life)))"
            )
        }
        let (time, overflow) = now.addingReportingOverflow(life)
        return overflow ? .max : time
    }

    /// A length below a minute as Go prints it.
    private static func text(_ nanoseconds: Int64) -> String {
        let units: [(length: Int64, name: String)] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1000, "µs")]
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        guard magnitude > 0 else { return "0s" }
        for (length, name) in units where magnitude >= UInt64(length) {
            let rest = magnitude % UInt64(length)
            guard rest > 0 else { return "\(sign)\(magnitude / UInt64(length))\(name)" }
            var digits = String(String(UInt64(length) + rest).dropFirst())
            while digits.last == "0" { digits.removeLast() }
            return "\(sign)\(magnitude / UInt64(length)).\(digits)\(name)"
        }
        return "\(sign)\(magnitude)ns"
    }
}
