import AccessRules
package import MeshDomain

/// Reading and removing tokens.
///
/// - Source: reference http-api-and-config §3.7 and §7.6; texts recorded from Consul 1.16.6.
package enum TokenRules {
    /// The answer to a question about a token that does not exist.
    package static let noSuchToken = MeshError(.permissionDenied, "token does not exist: ACL not found")

    /// The token with an accessor id.
    ///
    /// - Throws: `rejected` for an id that cannot be one, `permissionDenied` when there is none or its time is over.
    package static func token(
        _ accessorID: String,
        in state: ACLState,
        _ scope: Scope = .standard,
        now: Int64
    ) throws(MeshError) -> ACLToken {
        try ACLNames.checkID(accessorID, of: "token")
        guard let token = state.token(accessorID), token.scope == scope, !token.isExpired(at: now) else {
            throw scope.notFound("token", otherwise: noSuchToken)
        }
        return token
    }

    /// The row that goes.
    ///
    /// `caller` is the accessor id of the request's own token.
    ///
    /// - Throws: `notFound`, `rejected` in Consul's words.
    package static func deletion(
        of accessorID: String,
        by caller: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLChange {
        guard accessorID != Access.anonymousAccessorID else {
            throw MeshError(.rejected, "Delete operation not permitted on the anonymous token")
        }
        try ACLNames.checkID(accessorID, of: "token")
        guard let token = state.token(accessorID), token.scope == scope else {
            throw MeshError(.notFound, "Cannot find token to delete\(scope.placeWords)")
        }
        guard token.accessorID != caller else {
            throw MeshError(.rejected, "Deletion of the request's authorization token is not permitted")
        }
        return .deleteToken(accessorID)
    }

    /// The row that goes when somebody logs out.
    ///
    /// - Throws: `permissionDenied` in Consul's words for a token that is unknown or was not made by a login.
    package static func logout(_ secret: SecretID, in state: ACLState, now: Int64) throws(MeshError) -> ACLChange {
        guard !secret.isEmpty, let token = state.token(secret: secret), !token.isExpired(at: now) else {
            throw TokenGrants.notFound
        }
        guard !token.authMethod.isEmpty else {
            throw MeshError(.permissionDenied, "Permission denied: token wasn't created via login")
        }
        return .deleteToken(token.accessorID)
    }

    /// Tokens that link to what is asked for, all of them when nothing is; expired ones are left out.
    package static func list(
        policy: String,
        role: String,
        serviceName: String,
        authMethod: String = "",
        authMethodNamespace: Namespace? = nil,
        in state: ACLState,
        _ place: ACLPlace = ACLPlace(),
        now: Int64
    ) -> [ACLToken] {
        state.allTokens.filter { token in
            guard place.covers(token.scope), !token.isExpired(at: now) else { return false }
            if !policy.isEmpty { return token.policies.contains { $0.id == policy } }
            if !role.isEmpty { return token.roles.contains { $0.id == role } }
            if !serviceName.isEmpty { return token.serviceIdentities.contains { $0.serviceName == serviceName } }
            if !authMethod.isEmpty {
                let namespace = authMethodNamespace ?? place.scope.namespace
                return NameText(token.authMethod) == NameText(authMethod) && token.authMethodNamespace == namespace
            }
            return true
        }.map(state.presented)
    }

    /// The rows of tokens whose time is over, at most `limit`.
    package static func expired(in state: ACLState, now: Int64, limit: Int) -> [ACLChange] {
        state.expiredTokens(at: now).prefix(limit).map { .deleteToken($0.accessorID) }
    }
}

extension ACLToken {
    /// Whether the token can no longer be used.
    ///
    /// `now` is in nanoseconds since 1970.
    package func isExpired(at now: Int64) -> Bool { expirationTimeNanoseconds.map { $0 <= now } ?? false }
}
