import BusSchema
package import MeshContracts
package import MeshDomain

/// Something read or written, with the index of the state it belongs to (`X-Consul-Index`).
package struct ACLAnswer<Value: Sendable>: Sendable {
    package var value: Value
    package var index: UInt64

    /// Makes an answer.
    package init(_ value: Value, index: UInt64) {
        self.value = value
        self.index = index
    }
}

/// A token with everything it refers to.
package struct ExpandedToken: Sendable, Hashable {
    package var token: ACLToken
    /// Policies of the token and of its roles, each once.
    package var policies: [ACLPolicy]
    package var roles: [ACLRole]
    /// `allow` or `deny`.
    package var defaultPolicy: String
    /// Ids of the policies and roles that its namespace gives it.
    package var placePolicyIDs: [String]
    package var placeRoleIDs: [String]
}

/// Asks the ACL service about tokens, policies and roles.
///
/// Reads are linearizable. A caller without `acl:write` gets tokens with the secret `<hidden>`, except its own.
package struct ACLClient: Sendable {
    /// What stands in place of a secret that the caller may not see.
    package static let hiddenSecret = SecretID("<hidden>")

    let service: ServiceClient
    /// Where the objects stand that questions are about; nil for the default scope.
    ///
    /// What is written says it itself.
    private(set) var place: ACLWire.Place?

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// The same for what stands in another scope; in all namespaces of its partition, for lists.
    package func inside(_ scope: Scope, everyNamespace: Bool = false) -> ACLClient {
        var client = self
        client.place = ACLWire.Place(scope)
        if everyNamespace {
            client.place = ACLWire.Place(partition: scope.partition.nameUnlessStandard, everyNamespace: true)
        }
        return client
    }

    /// Says that a namespace exists, and what it gives its tokens; only for the service that keeps namespaces.
    package func put(
        _ scope: Scope,
        policies: [ACLLink],
        roles: [ACLLink],
        version: UInt64,
        seen: UInt64,
        context: CallContext
    ) async throws(MeshError) {
        let request = ACLWire.Defaults(
            place: ACLWire.Place(scope),
            policies: policies.map(ACLWire.Link.init),
            roles: roles.map(ACLWire.Link.init),
            version: version,
            seen: seen
        )
        _ = try await service.call(ACLMethods.putPlace, request, context)
    }

    /// Removes a part of what stands in a namespace that is being deleted; only for the service that deletes it.
    ///
    /// - Returns: Whether there may be more.
    package func clear(_ scope: Scope, marked: UInt64, context: CallContext) async throws(MeshError) -> Bool {
        let request = ACLWire.ClearPlaceRequest(place: ACLWire.Place(scope), marked: marked)
        return try await service.call(ACLMethods.clearPlace, request, context).more
    }

    // MARK: - Tokens

    /// Makes the first management token; possible once.
    ///
    /// `secret`, a UUID, is the token's; a new one is made when it is empty.
    package func bootstrap(secret: SecretID, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.BootstrapRequest(bootstrapSecret: secret.revealed)
        return try Self.token(await service.call(ACLMethods.bootstrap, request, context))
    }

    /// Creates a token; empty ids are made up.
    ///
    /// `expirationTTL` is in nanoseconds from now; nil for none.
    package func createToken(
        _ token: ACLToken,
        expirationTTL: Int64? = nil,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.PutTokenRequest(
            token: ACLWire.Token(token),
            create: true,
            expirationTTL: expirationTTL ?? 0
        )
        return try Self.token(await service.call(ACLMethods.putToken, request, context))
    }

    /// Replaces description, links and identities of the token with this accessor id.
    package func updateToken(
        _ token: ACLToken,
        expirationTTL: Int64? = nil,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.PutTokenRequest(
            token: ACLWire.Token(token),
            create: false,
            expirationTTL: expirationTTL ?? 0
        )
        return try Self.token(await service.call(ACLMethods.putToken, request, context))
    }

    /// Makes a token with the same permissions; an empty description keeps that of the original.
    package func cloneToken(
        _ accessorID: String,
        description: String,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.CloneTokenRequest(accessorID: accessorID, description: description, place: place)
        return try Self.token(await service.call(ACLMethods.cloneToken, request, context))
    }

    /// One token.
    ///
    /// - Throws: `permissionDenied` with `token does not exist: ACL not found` when there is none.
    package func token(_ accessorID: String, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.ReadTokenRequest(accessorID: accessorID, place: place)
        let reply = try await service.call(ACLMethods.readToken, request, context)
        return ACLAnswer(try Self.present(reply.token, "token").token, index: reply.index)
    }

    /// The token whose secret the caller uses.
    package func ownToken(context: CallContext) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let reply = try await service.call(
            ACLMethods.readToken,
            ACLWire.ReadTokenRequest(self_: true, place: place),
            context
        )
        return ACLAnswer(try Self.present(reply.token, "token").token, index: reply.index)
    }

    /// One token with the policies and roles it refers to; of the caller itself when the accessor id is empty.
    package func expandedToken(
        _ accessorID: String,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ExpandedToken> {
        let request = ACLWire.ReadTokenRequest(
            accessorID: accessorID,
            self_: accessorID.isEmpty,
            expanded: true,
            place: place
        )
        let reply = try await service.call(ACLMethods.readToken, request, context)
        let expanded = ExpandedToken(
            token: try Self.present(reply.token, "token").token,
            policies: reply.policies.map(\.policy),
            roles: reply.roles.map(\.role),
            defaultPolicy: reply.defaultPolicy,
            placePolicyIDs: reply.namespacePolicyIds,
            placeRoleIDs: reply.namespaceRoleIds
        )
        return ACLAnswer(expanded, index: reply.index)
    }

    /// All tokens by accessor id; those that link to a policy (id), role (id) or service identity, or of the logins of an auth
    /// method, when one is given.
    package func tokens(
        policy: String = "",
        role: String = "",
        serviceName: String = "",
        authMethod: String = "",
        authMethodNamespace: Namespace? = nil,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<[ACLToken]> {
        let request = ACLWire.ListTokensRequest(
            policy: policy,
            role: role,
            serviceName: serviceName,
            authMethod: authMethod,
            place: place,
            authMethodNamespace: authMethodNamespace?.nameUnlessStandard ?? "",
            hasAuthMethodNamespace: authMethodNamespace != nil
        )
        let reply = try await service.call(ACLMethods.listTokens, request, context)
        return ACLAnswer(reply.tokens.map(\.token), index: reply.index)
    }

    /// Removes a token; returns the index of the write.
    @discardableResult
    package func deleteToken(_ accessorID: String, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.deleteToken, ACLWire.DeleteRequest(id: accessorID, place: place), context)
            .index
    }

    // MARK: - Policies

    /// Creates a policy; its id must be empty.
    package func createPolicy(_ policy: ACLPolicy, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLPolicy>
    {
        let request = ACLWire.PutPolicyRequest(policy: ACLWire.Policy(policy), create: true)
        return try Self.policy(await service.call(ACLMethods.putPolicy, request, context))
    }

    /// Replaces the policy with this id.
    package func updatePolicy(_ policy: ACLPolicy, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLPolicy>
    {
        let request = ACLWire.PutPolicyRequest(policy: ACLWire.Policy(policy), create: false)
        return try Self.policy(await service.call(ACLMethods.putPolicy, request, context))
    }

    /// One policy by id.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func policy(id: String, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLPolicy> {
        try Self.policy(
            await service.call(ACLMethods.readPolicy, ACLWire.ReadPolicyRequest(id: id, place: place), context)
        )
    }

    /// One policy by name.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func policy(name: String, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLPolicy> {
        try Self.policy(
            await service.call(ACLMethods.readPolicy, ACLWire.ReadPolicyRequest(name: name, place: place), context)
        )
    }

    /// All policies by id.
    package func policies(context: CallContext) async throws(MeshError) -> ACLAnswer<[ACLPolicy]> {
        let reply = try await service.call(ACLMethods.listPolicies, ACLWire.ListRequest(place: place), context)
        return ACLAnswer(reply.policies.map(\.policy), index: reply.index)
    }

    /// Removes a policy; returns the index of the write.
    @discardableResult
    package func deletePolicy(_ id: String, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.deletePolicy, ACLWire.DeleteRequest(id: id, place: place), context).index
    }

    // MARK: - Roles

    /// Creates a role; its id must be empty.
    package func createRole(_ role: ACLRole, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLRole> {
        let request = ACLWire.PutRoleRequest(role: ACLWire.Role(role), create: true)
        return try Self.role(await service.call(ACLMethods.putRole, request, context))
    }

    /// Replaces the role with this id.
    package func updateRole(_ role: ACLRole, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLRole> {
        let request = ACLWire.PutRoleRequest(role: ACLWire.Role(role), create: false)
        return try Self.role(await service.call(ACLMethods.putRole, request, context))
    }

    /// One role by id.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func role(id: String, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLRole> {
        try Self.role(await service.call(ACLMethods.readRole, ACLWire.ReadRoleRequest(id: id, place: place), context))
    }

    /// One role by name.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func role(name: String, context: CallContext) async throws(MeshError) -> ACLAnswer<ACLRole> {
        try Self.role(
            await service.call(ACLMethods.readRole, ACLWire.ReadRoleRequest(name: name, place: place), context)
        )
    }

    /// All roles by id; those that link to a policy (id) when one is given.
    package func roles(policy: String = "", context: CallContext) async throws(MeshError) -> ACLAnswer<[ACLRole]> {
        let reply = try await service.call(
            ACLMethods.listRoles,
            ACLWire.ListRolesRequest(policy: policy, place: place),
            context
        )
        return ACLAnswer(reply.roles.map(\.role), index: reply.index)
    }

    /// Removes a role; returns the index of the write.
    @discardableResult
    package func deleteRole(_ id: String, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.deleteRole, ACLWire.DeleteRequest(id: id, place: place), context).index
    }

    // MARK: - Reading answers

    static func token(_ reply: ACLWire.TokenReply) throws(MeshError) -> ACLAnswer<ACLToken> {
        ACLAnswer(try present(reply.token, "token").token, index: reply.index)
    }

    private static func policy(_ reply: ACLWire.PolicyReply) throws(MeshError) -> ACLAnswer<ACLPolicy> {
        ACLAnswer(try present(reply.policy, "policy").policy, index: reply.index)
    }

    private static func role(_ reply: ACLWire.RoleReply) throws(MeshError) -> ACLAnswer<ACLRole> {
        ACLAnswer(try present(reply.role, "role").role, index: reply.index)
    }

    static func present<Value>(_ value: Value?, _ field: String) throws(MeshError) -> Value {
        guard let value else { throw MeshError(.internalFault, "the acl service's answer lacks \(field)") }
        return value
    }
}
