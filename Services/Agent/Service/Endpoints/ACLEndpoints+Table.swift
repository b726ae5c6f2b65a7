import ACLContract

/// The endpoints of ACLs; what each does is beside this file.
///
/// The ACL service decides about all of them on its own state.
extension ACLEndpoints {
    var endpoints: [Endpoint] { ofCluster + ofTokens + ofPolicies + ofRoles + ofAuthMethods + ofTemplates }

    private var ofCluster: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/acl/bootstrap",
                scope: .none,
                datacenter: .write,
                feature: .acl,
                body: .optionalJSON("Request decode failed"),
                permission: .bootstrap,
                bootstrap
            ),
            Endpoint(
                .get,
                "/v1/acl/replication",
                scope: .none,
                datacenter: .read,
                feature: .acl,
                permission: .anybody,
                refusesAsRead: true,
                replication
            ),
            Endpoint(
                .post,
                "/v1/internal/acl/authorize",
                scope: .namespaced,
                datacenter: .thisAgent,
                feature: .acl,
                body: .json,
                permission: .anyToken,
                authorize
            ).inScopes(),
        ]
    }

    private var ofTokens: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/tokens",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(tokens: .all)) },
                refusesAsRead: true,
                tokens
            ).inScopes(.lists),
            Endpoint(
                .put,
                "/v1/acl/token",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Token decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                createToken
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/token/self",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .ownToken,
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(tokens: .all)) },
                refusesAsRead: true,
                ownToken
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/token/{token...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { WaitTopics(accessControl: AccessInterest(tokens: .only($0.argument))) },
                missing: "Missing token ID",
                refusesAsRead: true,
                token
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/token/{token...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Token decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing token ID",
                updateToken
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/token/{token...}/clone",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .optionalJSON("Token decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                cloneToken
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/acl/token/{token...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing token ID",
                deleteToken
            ).inScopes(),
        ]
    }

    private var ofPolicies: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/policies",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(policies: .all)) },
                refusesAsRead: true,
                policies
            ).inScopes(.lists),
            Endpoint(
                .put,
                "/v1/acl/policy",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Policy decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                createPolicy
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/policy/name/{name...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(policies: .all)) },
                missing: "Missing policy Name",
                refusesAsRead: true,
                policyByName
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/policy/{policy...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { WaitTopics(accessControl: AccessInterest(policies: .only($0.argument))) },
                missing: "Missing policy ID",
                refusesAsRead: true,
                policy
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/policy/{policy...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Policy decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing policy ID",
                updatePolicy
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/acl/policy/{policy...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing policy ID",
                deletePolicy
            ).inScopes(),
        ]
    }

    private var ofRoles: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/roles",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(roles: .all)) },
                refusesAsRead: true,
                roles
            ).inScopes(.lists),
            Endpoint(
                .put,
                "/v1/acl/role",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Role decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                createRole
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/role/name/{name...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(roles: .all)) },
                missing: "Missing role Name",
                refusesAsRead: true,
                roleByName
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/role/{role...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { WaitTopics(accessControl: AccessInterest(roles: .only($0.argument))) },
                missing: "Missing role ID",
                refusesAsRead: true,
                role
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/role/{role...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Role decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing role ID",
                updateRole
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/acl/role/{role...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing role ID",
                deleteRole
            ).inScopes(),
        ]
    }
}
