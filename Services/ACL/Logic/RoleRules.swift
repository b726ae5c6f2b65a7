package import MeshDomain

/// Creating, changing and removing roles.
///
/// - Source: reference http-api-and-config §7.6; texts recorded from Consul 1.16.6.
package enum RoleRules {
    /// The answer to a question about a role that does not exist.
    package static let noSuchRole = MeshError(.notFound, "Requested role does not exist: ACL not found")

    /// The role with an id, or with a name when the id is empty.
    ///
    /// - Throws: `rejected` for an id that cannot be one, `notFound`.
    package static func role(
        _ id: String,
        named name: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLRole {
        if !id.isEmpty { try ACLNames.checkID(id, of: "role") }
        let role = id.isEmpty ? state.role(name: name, in: scope) : state.role(id)
        guard let role, role.scope == scope else { throw scope.notFound("Requested role", otherwise: noSuchRole) }
        return role
    }

    /// The role to store as a new one.
    ///
    /// - Throws: `badRequest` when an id was given, `rejected` in Consul's words.
    package static func created(_ role: ACLRole, newID: String, in state: ACLState) throws(MeshError) -> ACLRole {
        guard role.id.isEmpty else { throw MeshError(.badRequest, "Cannot specify the ID when creating a new role") }
        try checkName(role.name)
        guard state.role(name: role.name, in: role.scope) == nil else {
            throw MeshError(.rejected, "Invalid Role: A Role with Name \"\(role.name)\" already exists")
        }
        var result = role
        result.id = newID
        return try linked(result, in: state)
    }

    /// The role to store in place of the one with its id.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func updated(_ role: ACLRole, in state: ACLState) throws(MeshError) -> ACLRole {
        try checkName(role.name)
        try ACLNames.checkID(role.id, of: "role")
        guard let old = state.role(role.id), old.scope == role.scope else {
            throw MeshError(.rejected, "cannot find role \(role.id)\(role.scope.placeWords)")
        }
        let holder = state.role(name: role.name, in: role.scope)
        guard role.name == old.name || holder == nil || holder?.id == role.id else {
            throw MeshError(.rejected, "Invalid Role: A role with name \"\(role.name)\" already exists")
        }
        return try linked(role, in: state)
    }

    /// The row that goes.
    ///
    /// - Throws: `notFound`.
    package static func deletion(
        of id: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLChange {
        try ACLNames.checkID(id, of: "role")
        guard state.role(id)?.scope == scope else {
            throw MeshError(.notFound, "Cannot find role to delete\(scope.placeWords)")
        }
        return .deleteRole(id)
    }

    /// Roles that link to a policy, all of them when none is named.
    package static func list(policy: String, in state: ACLState, _ place: ACLPlace = ACLPlace()) -> [ACLRole] {
        state.allRoles.filter { role in
            place.covers(role.scope) && (policy.isEmpty || role.policies.contains { $0.id == policy })
        }
        .map(state.presented)
    }

    private static func checkName(_ name: String) throws(MeshError) {
        guard !name.isEmpty else { throw MeshError(.rejected, "Invalid Role: no Name is set") }
        guard ACLNames.isRoleName(name) else {
            throw MeshError(
                .rejected,
                "Invalid Role: invalid Name. Only alphanumeric characters, '-' and '_' are allowed"
            )
        }
    }

    private static func linked(_ role: ACLRole, in state: ACLState) throws(MeshError) -> ACLRole {
        var role = role
        role.policies = try ACLLinks.policies(role.policies, in: state, role.scope)
        role.serviceIdentities = try ACLLinks.identities(role.serviceIdentities, of: "role", isLocal: false)
        role.nodeIdentities = try ACLLinks.identities(role.nodeIdentities, of: "role", role.scope)
        role.templatedPolicies = try ACLLinks.templates(role.templatedPolicies, of: "role")
        return role
    }
}
