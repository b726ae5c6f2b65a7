import AccessRules
package import MeshDomain

/// What every cluster has from the beginning.
///
/// - Source: reference http-api-and-config §7.4; names and descriptions as recorded from Consul 1.16.6.
package enum BuiltinObjects {
    /// Permits everything; its rules and datacenters cannot be changed.
    package static let globalManagement = ACLPolicy(
        id: "00000000-0000-0000-0000-000000000001",
        name: "global-management",
        description: "A built-in policy that grants read and write access to all Consul features",
        rules: AccessPolicy.globalManagement.rules.hclText
    )
    /// Permits reading everything; its rules and datacenters cannot be changed.
    package static let globalReadOnly = ACLPolicy(
        id: "00000000-0000-0000-0000-000000000002",
        name: "builtin/global-read-only",
        description: "A built-in policy that grants read-only access to all Consul features",
        rules: AccessPolicy.globalReadOnly.rules.hclText
    )
    /// The secret of the token that requests without a token have.
    package static let anonymousSecret = SecretID("anonymous")
    /// Names of policies that begin so are not for users.
    static let reservedPolicyPrefix = "builtin/"
    /// Ids that begin so are not for users.
    static let reservedIDPrefix = "00000000-0000-0000-0000-0000000000"

    /// Whether a policy is one of them.
    static func policy(_ id: String) -> ACLPolicy? { [globalManagement, globalReadOnly].first { $0.id == id } }

    /// The rows that are missing.
    ///
    /// - Parameters:
    ///   - state: What there is.
    ///   - initialManagement: Secret of a management token that the operator wants; empty for none.
    ///   - accessorID: Accessor id for that token.
    ///   - now: Nanoseconds since 1970.
    /// - Returns: Rows to write; none when nothing is missing.
    package static func missing(
        in state: ACLState,
        initialManagement: SecretID,
        accessorID: String,
        now: Int64
    ) -> [ACLChange] {
        var changes: [ACLChange] = []
        for policy in [globalManagement, globalReadOnly] where state.policy(policy.id) == nil {
            changes.append(.putPolicy(policy))
        }
        if state.token(Access.anonymousAccessorID) == nil {
            changes.append(
                .putToken(
                    ACLToken(
                        accessorID: Access.anonymousAccessorID,
                        secretID: anonymousSecret,
                        description: "Anonymous Token",
                        createTimeNanoseconds: now
                    )
                )
            )
        }
        if !initialManagement.isEmpty, state.token(secret: initialManagement) == nil {
            changes.append(
                .putToken(
                    ACLToken(
                        accessorID: accessorID,
                        secretID: initialManagement,
                        description: "Initial Management Token",
                        policies: [ACLLink(id: globalManagement.id)],
                        createTimeNanoseconds: now
                    )
                )
            )
        }
        return changes
    }
}
