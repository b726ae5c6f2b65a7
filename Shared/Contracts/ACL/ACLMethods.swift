package import BusSchema
package import MeshContracts

/// What the ACL service answers.
package enum ACLMethods {
    /// What a token may do.
    package static let resolve = Method<ACLWire.ResolveRequest, ACLWire.ResolveReply>(
        .acl,
        "resolve",
        isRepeatable: true
    )
    /// Makes the first management token.
    package static let bootstrap = Method<ACLWire.BootstrapRequest, ACLWire.TokenReply>(.acl, "bootstrap")
    /// Creates or replaces a token.
    package static let putToken = Method<ACLWire.PutTokenRequest, ACLWire.TokenReply>(.acl, "put-token")
    /// One token, with its policies and roles when asked for.
    package static let readToken = Method<ACLWire.ReadTokenRequest, ACLWire.ExpandedTokenReply>(
        .acl,
        "read-token",
        isRepeatable: true
    )
    /// Makes a token with the same permissions.
    package static let cloneToken = Method<ACLWire.CloneTokenRequest, ACLWire.TokenReply>(.acl, "clone-token")
    /// Removes a token.
    package static let deleteToken = Method<ACLWire.DeleteRequest, CommonWire.WriteReply>(.acl, "delete-token")
    /// All tokens, or those that link to something.
    package static let listTokens = Method<ACLWire.ListTokensRequest, ACLWire.ListTokensReply>(
        .acl,
        "list-tokens",
        isRepeatable: true
    )
    /// Creates or replaces a policy.
    package static let putPolicy = Method<ACLWire.PutPolicyRequest, ACLWire.PolicyReply>(.acl, "put-policy")
    /// One policy.
    package static let readPolicy = Method<ACLWire.ReadPolicyRequest, ACLWire.PolicyReply>(
        .acl,
        "read-policy",
        isRepeatable: true
    )
    /// Removes a policy.
    package static let deletePolicy = Method<ACLWire.DeleteRequest, CommonWire.WriteReply>(.acl, "delete-policy")
    /// All policies.
    package static let listPolicies = Method<ACLWire.ListRequest, ACLWire.ListPoliciesReply>(
        .acl,
        "list-policies",
        isRepeatable: true
    )
    /// Creates or replaces a role.
    package static let putRole = Method<ACLWire.PutRoleRequest, ACLWire.RoleReply>(.acl, "put-role")
    /// One role.
    package static let readRole = Method<ACLWire.ReadRoleRequest, ACLWire.RoleReply>(
        .acl,
        "read-role",
        isRepeatable: true
    )
    /// Removes a role.
    package static let deleteRole = Method<ACLWire.DeleteRequest, CommonWire.WriteReply>(.acl, "delete-role")
    /// All roles, or those that link to a policy.
    package static let listRoles = Method<ACLWire.ListRolesRequest, ACLWire.ListRolesReply>(
        .acl,
        "list-roles",
        isRepeatable: true
    )

    /// Where the service tells, as `ACLWire.Changed`, that tokens, policies or roles changed.
    ///
    /// It stands below `feed` because only a service's own bus user may publish there and everybody may listen.
    package static func changedSubject(in datacenter: String) -> String {
        BusService.acl.subject("feed.changed", in: datacenter)
    }
}
