import AccessRules
import MeshDomain

/// Checks what tokens and roles refer to and puts it into its stored form: by id, each once.
///
/// - Source: reference http-api-and-config §7.6 and §7.7; texts recorded from Consul 1.16.6.
enum ACLLinks {
    /// A token with everything that it links to in its stored form.
    static func linked(_ token: ACLToken, in state: ACLState) throws(MeshError) -> ACLToken {
        var token = token
        token.policies = try policies(token.policies, in: state, token.scope)
        token.roles = try roles(token.roles, in: state, token.scope)
        token.serviceIdentities = try identities(token.serviceIdentities, of: "token", isLocal: token.local)
        token.nodeIdentities = try identities(token.nodeIdentities, of: "token", token.scope)
        token.templatedPolicies = try templates(token.templatedPolicies, of: "token")
        return token
    }

    /// The policies by id; they stand where what links to them does.
    static func policies(_ links: [ACLLink], in state: ACLState, _ scope: Scope) throws(MeshError) -> [ACLLink] {
        var found: [ACLLink] = []
        var seen: Set<String> = []
        for link in links {
            let policy = link.id.isEmpty ? state.policy(name: link.name, in: scope) : state.policy(link.id)
            guard let policy, policy.scope == scope else { throw missing("policy", link, scope) }
            if seen.insert(policy.id).inserted { found.append(ACLLink(id: policy.id, name: policy.name)) }
        }
        return found
    }

    /// The roles by id; they stand where what links to them does.
    static func roles(_ links: [ACLLink], in state: ACLState, _ scope: Scope) throws(MeshError) -> [ACLLink] {
        var found: [ACLLink] = []
        var seen: Set<String> = []
        for link in links {
            let role = link.id.isEmpty ? state.role(name: link.name, in: scope) : state.role(link.id)
            guard let role, role.scope == scope else { throw missing("role", link, scope) }
            if seen.insert(role.id).inserted { found.append(ACLLink(id: role.id, name: role.name)) }
        }
        return found
    }

    /// The service identities, those of one name joined.
    ///
    /// `owner` is `token` or `role`, for messages; a local token has no datacenters to choose from.
    static func identities(
        _ identities: [ACLServiceIdentity],
        of owner: String,
        isLocal: Bool
    ) throws(MeshError) -> [ACLServiceIdentity] {
        var found: [ACLServiceIdentity] = []
        var places: [String: Int] = [:]
        // Of each name all datacenters; nil for everywhere, which is what no datacenters mean.
        var datacenters: [Set<String>?] = []
        var joined: Set<Int> = []
        for identity in identities {
            let name = identity.serviceName
            guard !name.isEmpty else {
                throw MeshError(.rejected, "Service identity is missing the service name field on this \(owner)")
            }
            guard ACLNames.isIdentityName(name) else {
                throw MeshError(
                    .rejected,
                    "Service identity \"\(name)\" has an invalid name. Only lowercase alphanumeric characters, '-' and '_'"
                        + " are allowed"
                )
            }
            guard !isLocal || identity.datacenters.isEmpty else {
                throw MeshError(
                    .rejected,
                    "Service identity \"\(name)\" cannot specify a list of datacenters on a local token"
                )
            }
            let given: Set<String>? = identity.datacenters.isEmpty ? nil : Set(identity.datacenters)
            guard let known = places[name] else {
                places[name] = found.count
                found.append(identity)
                datacenters.append(given)
                continue
            }
            if let given { datacenters[known]?.formUnion(given) } else { datacenters[known] = nil }
            joined.insert(known)
        }
        for place in joined { found[place].datacenters = datacenters[place]?.sorted() ?? [] }
        return found
    }

    /// The node identities, each once.
    ///
    /// `owner` is `token` or `role`, for messages.
    static func identities(
        _ identities: [ACLNodeIdentity],
        of owner: String,
        _ scope: Scope
    ) throws(MeshError) -> [ACLNodeIdentity] {
        guard identities.isEmpty || scope.namespace.isStandard else {
            throw MeshError(
                .rejected,
                "NodeIdentities: nodes stand in no namespace, so a \(owner) of the namespace \"\(scope.namespace)\" has none"
            )
        }
        var found: [ACLNodeIdentity] = []
        var seen: Set<ACLNodeIdentity> = []
        for identity in identities {
            guard !identity.nodeName.isEmpty else {
                throw MeshError(.rejected, "Node identity is missing the node name field on this \(owner)")
            }
            guard !identity.datacenter.isEmpty else {
                throw MeshError(.rejected, "Node identity is missing the datacenter field on this \(owner)")
            }
            guard ACLNames.isIdentityName(identity.nodeName) else {
                throw MeshError(
                    .rejected,
                    "Node identity has an invalid name. Only lowercase alphanumeric characters, '-' and '_' are allowed"
                )
            }
            if seen.insert(identity).inserted { found.append(identity) }
        }
        return found
    }

    /// The templated policies, each once, found by name, else by id.
    ///
    /// `owner` is `token` or `role`, for messages.
    static func templates(
        _ policies: [ACLTemplatedPolicy],
        of owner: String
    ) throws(MeshError) -> [ACLTemplatedPolicy] {
        var found: [ACLTemplatedPolicy] = []
        var seen: Set<ACLTemplatedPolicy> = []
        for policy in policies {
            let (name, id) = (policy.templateName, policy.templateID)
            guard !name.isEmpty || !id.isEmpty else {
                throw MeshError(.rejected, "templated policy is missing the template name field on this \(owner)")
            }
            let template =
                name.isEmpty
                ? AccessPolicyTemplate.allCases.first { $0.id == id } : AccessPolicyTemplate(rawValue: name)
            guard let template, id.isEmpty || template.id == id else {
                throw MeshError(
                    .rejected,
                    "no such ACL templated policy with "
                        + (name.isEmpty ? "ID \"\(id)\"" : "Name \"\(name)\"" + (id.isEmpty ? "" : " and ID \"\(id)\""))
                )
            }
            try check(policy.variables, of: template)
            var stored = policy
            (stored.templateName, stored.templateID) = (template.rawValue, template.id)
            if !template.needsName { stored.variables = nil }
            if seen.insert(stored).inserted { found.append(stored) }
        }
        return found
    }

    /// Checks what is to be filled in into a template.
    static func check(
        _ variables: ACLTemplateVariables?,
        of template: AccessPolicyTemplate
    ) throws(MeshError) {
        guard template.needsName else { return }
        let name = variables?.name.text ?? ""
        guard (1...256).contains(name.utf8.count), name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw MeshError(
                .rejected,
                "templated policy \(template.rawValue): the variable name must have 1 to 256 bytes and no control characters"
            )
        }
    }

    private static func missing(_ kind: String, _ link: ACLLink, _ scope: Scope) -> MeshError {
        let what = link.id.isEmpty ? "name \"\(link.name)\"" : "ID \"\(link.id)\""
        return MeshError(.rejected, "No such ACL \(kind) with \(what)\(scope.placeWords)")
    }
}
