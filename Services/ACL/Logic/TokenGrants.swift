import AccessRules
package import MeshDomain

/// What a token may do here and now, as texts of rules.
///
/// - Source: reference http-api-and-config §7.2, §7.4 and §7.7.
package struct TokenGrants: Sendable, Hashable {
    /// Rules with the name by which refusals and decisions refer to them.
    package struct Rules: Sendable, Hashable {
        package var name: String
        /// HCL or JSON.
        package var text: String
    }

    package var accessorID: String
    package var rules: [Rules]
    package var isManagement: Bool
    /// Ids of the policies and roles that all this was made from.
    package var policyIDs: [String]
    package var roleIDs: [String]
    package var expirationTimeNanoseconds: Int64?

    /// The answer to a token that does not exist or can no longer be used.
    package static let notFound = MeshError(.permissionDenied, "ACL not found")

    /// Secrets that were given a meaning in old versions of Consul.
    private static let reservedSecrets = ["allow", "deny", "manage"]

    /// Finds out what the token with a secret may do.
    ///
    /// - Parameters:
    ///   - secret: Empty for the anonymous token.
    ///   - state: Where tokens and policies are.
    ///   - datacenter: Policies and identities for others are left out.
    ///   - now: Nanoseconds since 1970.
    /// - Throws: `permissionDenied` with `ACL not found`.
    package init(of secret: SecretID, in state: ACLState, datacenter: String, now: Int64) throws(MeshError) {
        guard !Self.reservedSecrets.contains(secret.revealed) else {
            throw MeshError(.permissionDenied, "Cannot resolve root ACL")
        }
        let secret = secret.isEmpty ? BuiltinObjects.anonymousSecret : secret
        guard let token = state.token(secret: secret), !token.isExpired(at: now) else { throw Self.notFound }
        accessorID = token.accessorID
        expirationTimeNanoseconds = token.expirationTimeNanoseconds
        let policies = Self.policies(of: token, in: state)
        isManagement = policies.contains { $0.id == BuiltinObjects.globalManagement.id }
        rules = policies.filter { $0.datacenters.isEmpty || $0.datacenters.contains(datacenter) }
            .map { Rules(name: $0.name, text: $0.rules) }
        let roles = token.roles.compactMap { state.role($0.id) }
        policyIDs = policies.map(\.id)
        roleIDs = roles.map(\.id)
        var names: Set<String> = []
        for identity in token.serviceIdentities + roles.flatMap(\.serviceIdentities)
        where identity.datacenters.isEmpty || identity.datacenters.contains(datacenter) {
            guard names.insert(identity.serviceName).inserted else { continue }
            let policy = AccessPolicy.serviceIdentity(identity.serviceName)
            rules.append(Rules(name: policy.name, text: policy.rules.hclText))
        }
        names = []
        for identity in token.nodeIdentities + roles.flatMap(\.nodeIdentities) where identity.datacenter == datacenter {
            guard names.insert(identity.nodeName).inserted else { continue }
            let policy = AccessPolicy.nodeIdentity(identity.nodeName)
            rules.append(Rules(name: policy.name, text: policy.rules.hclText))
        }
        var templates: Set<AccessPolicy> = []
        for templated in token.templatedPolicies + roles.flatMap(\.templatedPolicies)
        where templated.datacenters.isEmpty || templated.datacenters.contains(datacenter) {
            // One that only a later version knows grants nothing.
            guard let template = AccessPolicyTemplate(rawValue: templated.templateName) else { continue }
            let policy = AccessPolicy.template(template, name: templated.variables?.name.text ?? "")
            guard templates.insert(policy).inserted else { continue }
            rules.append(Rules(name: policy.name, text: policy.rules.hclText))
        }
    }

    /// The policies of a token and of its roles, each once.
    package static func policies(of token: ACLToken, in state: ACLState) -> [ACLPolicy] {
        var seen: Set<String> = []
        let links = token.policies + token.roles.compactMap { state.role($0.id) }.flatMap(\.policies)
        return links.compactMap { link in seen.insert(link.id).inserted ? state.policy(link.id) : nil }
    }
}
