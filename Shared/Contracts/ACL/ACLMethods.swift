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

    /// Creates or replaces an auth method.
    package static let putAuthMethod = Method<ACLWire.PutAuthMethodRequest, ACLWire.AuthMethodReply>(
        .acl,
        "put-auth-method"
    )
    /// One auth method.
    package static let readAuthMethod = Method<ACLWire.ReadAuthMethodRequest, ACLWire.AuthMethodReply>(
        .acl,
        "read-auth-method",
        isRepeatable: true
    )
    /// Removes an auth method, its binding rules and the tokens of its logins; `id` is its name.
    package static let deleteAuthMethod = Method<ACLWire.DeleteRequest, CommonWire.WriteReply>(
        .acl,
        "delete-auth-method"
    )
    /// All auth methods.
    package static let listAuthMethods = Method<ACLWire.ListRequest, ACLWire.ListAuthMethodsReply>(
        .acl,
        "list-auth-methods",
        isRepeatable: true
    )
    /// Creates or replaces a binding rule.
    package static let putBindingRule = Method<ACLWire.PutBindingRuleRequest, ACLWire.BindingRuleReply>(
        .acl,
        "put-binding-rule"
    )
    /// One binding rule.
    package static let readBindingRule = Method<ACLWire.ReadBindingRuleRequest, ACLWire.BindingRuleReply>(
        .acl,
        "read-binding-rule",
        isRepeatable: true
    )
    /// Removes a binding rule.
    package static let deleteBindingRule = Method<ACLWire.DeleteRequest, CommonWire.WriteReply>(
        .acl,
        "delete-binding-rule"
    )
    /// All binding rules, or those of an auth method.
    package static let listBindingRules = Method<ACLWire.ListBindingRulesRequest, ACLWire.ListBindingRulesReply>(
        .acl,
        "list-binding-rules",
        isRepeatable: true
    )
    /// Makes a token for whoever shows something that an auth method accepts.
    package static let login = Method<ACLWire.LoginRequest, ACLWire.TokenReply>(.acl, "login")
    /// Says that a namespace exists, and what it gives its tokens; the bus user of who asks stands for the permission.
    package static let putPlace = Method<ACLWire.Defaults, CommonWire.Empty>(.acl, "put-place")
    /// Removes a part of what stands in a namespace; the bus user of who asks stands for the permission.
    package static let clearPlace = Method<ACLWire.ClearPlaceRequest, ACLWire.ClearPlaceReply>(.acl, "clear-place")
    /// Begins a login through a browser.
    package static let authURL = Method<ACLWire.AuthURLRequest, ACLWire.AuthURLReply>(
        .acl,
        "oidc-auth-url",
        isRepeatable: true
    )
    /// Ends it, and makes a token.
    package static let callback = Method<ACLWire.CallbackRequest, ACLWire.TokenReply>(.acl, "oidc-callback")
    /// Removes the caller's own token, which a login made.
    package static let logout = Method<ACLWire.LogoutRequest, CommonWire.WriteReply>(.acl, "logout")

    /// Where the service tells, as `ACLWire.Changed`, that tokens, policies or roles changed.
    ///
    /// It stands below `feed` because only a service's own bus user may publish there and everybody may listen.
    package static func changedSubject(in datacenter: String) -> String {
        BusService.acl.subject("feed.changed", in: datacenter)
    }
}
