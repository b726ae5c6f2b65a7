import AccessRules
package import MeshDomain

/// Creating, changing and removing policies.
///
/// - Source: reference http-api-and-config §7.4 and §7.6; texts recorded from Consul 1.16.6.
package enum PolicyRules {
    /// The answer to a question about a policy that does not exist.
    package static let noSuchPolicy = MeshError(.notFound, "Requested policy does not exist: ACL not found")

    /// The policy with an id, or with a name when the id is empty.
    ///
    /// - Throws: `rejected` for an id that cannot be one, `notFound`.
    package static func policy(
        _ id: String,
        named name: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLPolicy {
        if !id.isEmpty { try ACLNames.checkID(id, of: "policy") }
        let policy = id.isEmpty ? state.policy(name: name, in: scope) : state.policy(id)
        guard let policy, policy.scope == scope else {
            throw scope.notFound("Requested policy", otherwise: noSuchPolicy)
        }
        return policy
    }

    /// The policy to store as a new one; its rules are checked before, by ``check(_:limit:)``.
    ///
    /// - Throws: `badRequest` when an id was given, `rejected` in Consul's words.
    package static func created(_ policy: ACLPolicy, newID: String, in state: ACLState) throws(MeshError) -> ACLPolicy {
        guard policy.id.isEmpty else {
            throw MeshError(.badRequest, "Cannot specify the ID when creating a new policy")
        }
        var result = policy
        result.id = newID
        try checkName(result.name)
        guard !result.name.lowercased().hasPrefix(BuiltinObjects.reservedPolicyPrefix) else { throw reservedName }
        guard state.policy(name: result.name, in: result.scope) == nil else {
            throw MeshError(.rejected, "Invalid Policy: A Policy with Name \"\(result.name)\" already exists")
        }
        return result
    }

    /// The policy to store in place of the one with its id; its rules are checked before, by ``check(_:limit:)``.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func updated(_ policy: ACLPolicy, in state: ACLState) throws(MeshError) -> ACLPolicy {
        try checkName(policy.name)
        try ACLNames.checkID(policy.id, of: "policy")
        guard let old = state.policy(policy.id), old.scope == policy.scope else {
            throw MeshError(.rejected, "cannot find policy \(policy.id)\(policy.scope.placeWords)")
        }
        if let builtin = BuiltinObjects.policy(policy.id) {
            guard policy.rules == builtin.rules else {
                throw MeshError(
                    .rejected,
                    "Changing the Rules for the builtin \(builtin.name) policy is not permitted"
                )
            }
            guard policy.datacenters.isEmpty else {
                throw MeshError(
                    .rejected,
                    "Changing the Datacenters of the builtin \(builtin.name) policy is not permitted"
                )
            }
        }
        if policy.name != old.name {
            let holder = state.policy(name: policy.name, in: policy.scope)
            guard !policy.name.lowercased().hasPrefix(BuiltinObjects.reservedPolicyPrefix) else { throw reservedName }
            guard holder == nil || holder?.id == policy.id else {
                throw MeshError(.rejected, "Invalid Policy: A policy with name \"\(policy.name)\" already exists")
            }
        }
        return policy
    }

    /// The row that goes.
    ///
    /// - Throws: `notFound`, `rejected` in Consul's words.
    package static func deletion(
        of id: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLChange {
        if let builtin = BuiltinObjects.policy(id) {
            throw MeshError(.rejected, "Delete operation not permitted on the builtin \(builtin.name) policy")
        }
        try ACLNames.checkID(id, of: "policy")
        guard state.policy(id)?.scope == scope else {
            throw MeshError(.notFound, "Cannot find policy to delete\(scope.placeWords)")
        }
        return .deletePolicy(id)
    }

    private static let reservedName = MeshError(
        .rejected,
        "Invalid Policy: names that begin with \"\(BuiltinObjects.reservedPolicyPrefix)\" are reserved; choose another Name"
    )

    /// Checks a name and the text of rules, which needs no state: texts may be long, and no other write waits for it.
    ///
    /// `limit` is in bytes.
    ///
    /// - Throws: `badRequest` for a text that is too long, before anything of it is read; `rejected` in Consul's words.
    package static func check(_ policy: ACLPolicy, limit: Int) throws(MeshError) {
        guard policy.rules.utf8.count <= limit else {
            throw MeshError(
                .badRequest,
                "Invalid Policy: Rules has \(policy.rules.utf8.count) bytes, at most \(limit) are taken;"
                    + " split the policy, or raise TOMBOLO_ACL_RULES_LIMIT"
            )
        }
        try checkName(policy.name)
        if let builtin = BuiltinObjects.policy(policy.id), builtin.rules != policy.rules { return }
        do { _ = try AccessPolicyRules(parsing: policy.rules, for: .storing, in: policy.scope) } catch {
            throw MeshError(.rejected, error.description)
        }
    }

    private static func checkName(_ name: String) throws(MeshError) {
        guard !name.isEmpty else { throw MeshError(.rejected, "Invalid Policy: no Name is set") }
        guard ACLNames.isPolicyName(name) else {
            throw MeshError(
                .rejected,
                "Invalid Policy: invalid Name. Only alphanumeric characters, a single '/', '-' and '_' are allowed"
            )
        }
    }
}
