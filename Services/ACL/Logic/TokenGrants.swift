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
    /// What all tokens of its namespace may, where ``rules`` say nothing.
    package var placeRules: [Rules] = []
    /// Where the token stands.
    package var scope: Scope
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
        scope = token.scope
        let policies = Self.policies(of: token, in: state)
        isManagement = policies.contains { $0.id == BuiltinObjects.globalManagement.id }
        let roles = token.roles.compactMap { state.role($0.id) }
        policyIDs = policies.map(\.id)
        roleIDs = roles.map(\.id)
        var expansion = Expansion(datacenter: datacenter)
        try expansion.add(policies)
        expansion.add(token.serviceIdentities + roles.flatMap(\.serviceIdentities), in: token.scope)
        expansion.add(token.nodeIdentities + roles.flatMap(\.nodeIdentities), in: token.scope)
        expansion.add(token.templatedPolicies + roles.flatMap(\.templatedPolicies), in: token.scope)
        rules = expansion.rules
        guard let defaults = state.defaults(in: token.scope) else { return }
        try add(defaults, in: state, datacenter)
    }

    /// What a namespace gives all its tokens: of what it links to, what stands in the namespace `default` of its partition.
    ///
    /// What links to somewhere else, however it came there, gives nothing.
    package static func given(in scope: Scope, _ state: ACLState) -> (policies: [ACLPolicy], roles: [ACLRole]) {
        let (defaults, home) = (state.defaults(in: scope), scope.wholePartition)
        return (
            (defaults?.policies ?? []).compactMap { state.policy($0.id) }.filter { $0.scope == home },
            (defaults?.roles ?? []).compactMap { state.role($0.id) }.filter { $0.scope == home }
        )
    }

    /// The second layer; its links are to objects of the namespace `default` of the same partition.
    ///
    /// - Source: reference tenancy §3.3.
    private mutating func add(
        _ defaults: PlaceDefaults,
        in state: ACLState,
        _ datacenter: String
    ) throws(MeshError) {
        let home = defaults.scope.wholePartition
        let (given, roles) = Self.given(in: defaults.scope, state)
        var seen = Set(given.map(\.id))
        let policies =
            given
            + roles.flatMap(\.policies).compactMap { link in
                seen.insert(link.id).inserted ? state.policy(link.id) : nil
            }.filter { $0.scope == home }
        policyIDs += policies.map(\.id)
        roleIDs += roles.map(\.id)
        var expansion = Expansion(datacenter: datacenter)
        try expansion.add(policies)
        expansion.add(roles.flatMap(\.serviceIdentities), in: home)
        expansion.add(roles.flatMap(\.nodeIdentities), in: home)
        expansion.add(roles.flatMap(\.templatedPolicies), in: home)
        placeRules = expansion.rules
    }

    /// Turns what a token is given into texts of rules, each once.
    private struct Expansion {
        let datacenter: String
        var rules: [Rules] = []
        private var names: Set<String> = []
        private var templates: Set<AccessPolicy> = []

        init(datacenter: String) { self.datacenter = datacenter }

        /// The rules of policies grant what the place of the policy allows.
        mutating func add(_ policies: [ACLPolicy]) throws(MeshError) {
            for policy in policies where policy.datacenters.isEmpty || policy.datacenters.contains(datacenter) {
                guard !policy.scope.isStandard else {
                    rules.append(Rules(name: policy.name, text: policy.rules))
                    continue
                }
                let read: AccessPolicyRules
                do { read = try AccessPolicyRules(parsing: policy.rules) } catch {
                    throw MeshError(
                        .internalFault,
                        "the rules of the policy \(policy.name) of \(policy.scope) cannot be read: \(error)"
                    )
                }
                rules.append(Rules(name: policy.name, text: read.within(policy.scope).hclText))
            }
        }

        mutating func add(_ identities: [ACLServiceIdentity], in scope: Scope) {
            names = []
            for identity in identities
            where identity.datacenters.isEmpty || identity.datacenters.contains(datacenter) {
                guard names.insert(identity.serviceName).inserted else { continue }
                append(AccessPolicy.serviceIdentity(identity.serviceName), in: scope)
            }
        }

        mutating func add(_ identities: [ACLNodeIdentity], in scope: Scope) {
            names = []
            for identity in identities where identity.datacenter == datacenter {
                guard names.insert(identity.nodeName).inserted else { continue }
                append(AccessPolicy.nodeIdentity(identity.nodeName), in: scope)
            }
        }

        mutating func add(_ policies: [ACLTemplatedPolicy], in scope: Scope) {
            for templated in policies where templated.datacenters.isEmpty || templated.datacenters.contains(datacenter)
            {
                // One that only a later version knows grants nothing.
                guard let template = AccessPolicyTemplate(rawValue: templated.templateName) else { continue }
                let policy = AccessPolicy.template(template, name: templated.variables?.name.text ?? "")
                if templates.insert(policy).inserted { append(policy, in: scope) }
            }
        }

        private mutating func append(_ policy: AccessPolicy, in scope: Scope) {
            rules.append(Rules(name: policy.name, text: policy.rules.within(scope).hclText))
        }
    }

    /// The policies of a token and of its roles, each once.
    package static func policies(of token: ACLToken, in state: ACLState) -> [ACLPolicy] {
        var seen: Set<String> = []
        let links = token.policies + token.roles.compactMap { state.role($0.id) }.flatMap(\.policies)
        return links.compactMap { link in seen.insert(link.id).inserted ? state.policy(link.id) : nil }
    }
}
