package import MeshDomain

/// Making the first management token, once.
///
/// - Source: reference http-api-and-config §7.5.
package struct Bootstrap: Sendable {
    /// The secret wanted; empty for a new one.
    package var secret: SecretID
    package var newAccessorID: String
    package var newSecret: SecretID
    /// The reset indexes with which the operator has allowed one more bootstrap, the one to name in a refusal first.
    ///
    /// One that was used is no longer right, so that it may stay beside others.
    package var resetIndexes: [UInt64]
    /// Nanoseconds since 1970.
    package var now: Int64

    /// Describes the wish.
    package init(secret: SecretID, newAccessorID: String, newSecret: SecretID, resetIndexes: [UInt64], now: Int64) {
        self.secret = secret
        self.newAccessorID = newAccessorID
        self.newSecret = newSecret
        self.resetIndexes = resetIndexes
        self.now = now
    }

    /// The token to store.
    ///
    /// - Throws: `permissionDenied` when it has been done before, `rejected` for a secret that cannot be used.
    package func token(in state: ACLState) throws(MeshError) -> ACLToken {
        if state.bootstrapIndex > 0 {
            guard let resetIndex = resetIndexes.first else {
                throw MeshError(
                    .permissionDenied,
                    "Permission denied: ACL bootstrap no longer allowed (reset index: \(state.bootstrapIndex))"
                )
            }
            guard resetIndexes.contains(state.bootstrapIndex) else {
                throw MeshError(
                    .permissionDenied,
                    "Permission denied: Invalid bootstrap reset index (specified \(resetIndex), reset index:"
                        + " \(state.bootstrapIndex))"
                )
            }
        }
        if !secret.isEmpty {
            try ACLNames.checkNewID(secret.revealed, field: "SecretID")
            guard state.token(secret: secret) == nil else {
                throw MeshError(.rejected, "Invalid Token: SecretID is already in use")
            }
        }
        return ACLToken(
            accessorID: newAccessorID,
            secretID: secret.isEmpty ? newSecret : secret,
            description: "Bootstrap Token (Global Management)",
            policies: [ACLLink(id: BuiltinObjects.globalManagement.id)],
            createTimeNanoseconds: now
        )
    }
}
