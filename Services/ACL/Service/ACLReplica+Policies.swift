import ACLContract
import ACLLogic
import AccessRules
import BusSchema
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import Metrics

extension ACLReplica {
    @Sendable
    func putPolicy(
        _ request: ACLWire.PutPolicyRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.PolicyReply {
        guard let policy = request.policy?.policy else { throw MeshError(.badRequest, "policy must be given") }
        // Only who may write is worth reading a long text for, and no other write waits for that.
        try await requireWrite(context, in: policy.scope)
        if request.create, !policy.id.isEmpty {
            throw MeshError(.badRequest, "Cannot specify the ID when creating a new policy")
        }
        noteLength(of: policy)
        try PolicyRules.check(policy, limit: settings.rulesLimit)
        let (create, newID) = (request.create, RandomUUID.make())
        let (reply, index) = try await write(context, in: policy.scope) { draft, _ throws(MeshError) in
            let wanted =
                create
                ? try PolicyRules.created(policy, newID: newID, in: draft.state)
                : try PolicyRules.updated(policy, in: draft.state)
            draft.record(.putPolicy(wanted))
            return ACLWire.PolicyReply(policy: ACLWire.Policy(draft.state.policy(wanted.id) ?? wanted))
        }
        return ACLWire.PolicyReply(policy: reply.policy, index: index)
    }

    /// Counts and logs rules that will be refused for their length.
    private func noteLength(of policy: ACLPolicy) {
        let length = policy.rules.utf8.count
        guard length > settings.rulesLimit else { return }
        Counter(label: MetricKey.aclLongRules).increment()
        logger.warning(
            "a policy is refused because its rules are too long",
            metadata: ["policy": "\(policy.name)", "bytes": "\(length)", "limit": "\(settings.rulesLimit)"]
        )
    }

    @Sendable
    func readPolicy(
        _ request: ACLWire.ReadPolicyRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.PolicyReply {
        let state = try await read(context, request.place).version.state
        let policy = try PolicyRules.policy(request.id, named: request.name, in: state, Scope(request.place))
        return ACLWire.PolicyReply(policy: ACLWire.Policy(policy), index: state.index(of: .policies))
    }

    @Sendable
    func deletePolicy(
        _ request: ACLWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (id, scope) = (request.id, Scope(request.place))
        let (_, index) = try await write(context, in: scope) { draft, _ throws(MeshError) in
            draft.record(try PolicyRules.deletion(of: id, in: draft.state, scope))
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    @Sendable
    func listPolicies(
        _ request: ACLWire.ListRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ListPoliciesReply {
        let (version, sight) = try await read(context, request.place, isList: true)
        return ACLWire.ListPoliciesReply(
            policies: version.state.allPolicies.filter { sight.shows($0.scope) }.map(ACLWire.Policy.init),
            index: version.state.index(of: .policies)
        )
    }

    @Sendable
    func putRole(_ request: ACLWire.PutRoleRequest, _ context: CallContext) async throws(MeshError) -> ACLWire.RoleReply
    {
        guard let role = request.role?.role else { throw MeshError(.badRequest, "role must be given") }
        let (create, newID) = (request.create, RandomUUID.make())
        let (reply, index) = try await write(context, in: role.scope) { draft, _ throws(MeshError) in
            let wanted =
                create
                ? try RoleRules.created(role, newID: newID, in: draft.state)
                : try RoleRules.updated(role, in: draft.state)
            draft.record(.putRole(wanted))
            let stored = draft.state.role(wanted.id) ?? wanted
            return ACLWire.RoleReply(role: ACLWire.Role(draft.state.presented(stored)))
        }
        return ACLWire.RoleReply(role: reply.role, index: index)
    }

    @Sendable
    func readRole(
        _ request: ACLWire.ReadRoleRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.RoleReply {
        let state = try await read(context, request.place).version.state
        let role = try RoleRules.role(request.id, named: request.name, in: state, Scope(request.place))
        return ACLWire.RoleReply(role: ACLWire.Role(state.presented(role)), index: state.index(of: .roles))
    }

    @Sendable
    func deleteRole(
        _ request: ACLWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (id, scope) = (request.id, Scope(request.place))
        let (_, index) = try await write(context, in: scope) { draft, _ throws(MeshError) in
            draft.record(try RoleRules.deletion(of: id, in: draft.state, scope))
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    @Sendable
    func listRoles(
        _ request: ACLWire.ListRolesRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ListRolesReply {
        let (version, sight) = try await read(context, request.place, isList: true)
        let roles = RoleRules.list(policy: request.policy, in: version.state, sight.place)
        return ACLWire.ListRolesReply(
            roles: roles.filter { sight.shows($0.scope) }.map(ACLWire.Role.init),
            index: version.state.index(of: .roles)
        )
    }
}
