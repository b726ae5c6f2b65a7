import AccessRules
import FilterExpressions
package import MeshDomain

/// What binding rules give to whoever logs in.
///
/// - Source: reference http-api-and-config §7.8; texts recorded from Consul 1.16.6.
package struct LoginBinding: Sendable, Hashable {
    package private(set) var serviceIdentities: [ACLServiceIdentity] = []
    package private(set) var nodeIdentities: [ACLNodeIdentity] = []
    package private(set) var templatedPolicies: [ACLTemplatedPolicy] = []
    /// By name.
    private var roles: [String] = []
    /// By name.
    private var policies: [String] = []

    /// Applies the rules of a method.
    ///
    /// - Throws: `rejected` in Consul's words when a rule comes to a name that cannot be.
    package init(
        of identity: VerifiedIdentity,
        by method: ACLAuthMethod,
        rules: [ACLBindingRule],
        datacenter: String
    ) throws(MeshError) {
        let shape = IdentityShape(method.verification)
        for rule in rules where try Self.selects(rule, identity, shape) {
            let name = try Self.filled(rule.bindName, of: rule, identity, shape)
            guard Self.isValid(name, rule.bindType) else {
                throw MeshError(
                    .rejected,
                    "computed \"\(rule.bindType.rawValue)\" bind name for bind target is invalid: \"\(name)\""
                )
            }
            switch rule.bindType {
            case .service: serviceIdentities.append(ACLServiceIdentity(serviceName: name))
            case .node: nodeIdentities.append(ACLNodeIdentity(nodeName: name, datacenter: datacenter))
            case .role: roles.append(name)
            case .policy: policies.append(name)
            case .templatedPolicy:
                var variables: ACLTemplateVariables?
                if let given = rule.bindVars {
                    variables = ACLTemplateVariables(
                        name: NameText(try Self.filled(given.name.text, of: rule, identity, shape))
                    )
                }
                templatedPolicies.append(ACLTemplatedPolicy(templateName: name, variables: variables))
            }
        }
    }

    /// The token of a login; nil when nothing is bound, because no rule selects, or only roles and policies that there are not.
    package func token(
        _ draft: ACLToken,
        in state: ACLState
    ) throws(MeshError) -> ACLToken? {
        var token = draft
        token.roles = roles.compactMap {
            state.role(name: $0, in: draft.scope).map { ACLLink(id: $0.id, name: $0.name) }
        }
        token.policies = policies.compactMap {
            state.policy(name: $0, in: draft.scope).map { ACLLink(id: $0.id, name: $0.name) }
        }
        token.serviceIdentities = serviceIdentities
        token.nodeIdentities = nodeIdentities
        token.templatedPolicies = templatedPolicies
        let isNothing =
            token.roles.isEmpty && token.policies.isEmpty && serviceIdentities.isEmpty && nodeIdentities.isEmpty
            && templatedPolicies.isEmpty
        return isNothing ? nil : try ACLLinks.linked(token, in: state)
    }

    private static func selects(
        _ rule: ACLBindingRule,
        _ identity: VerifiedIdentity,
        _ shape: IdentityShape
    ) throws(MeshError) -> Bool {
        guard !rule.selector.isEmpty else { return true }
        // Rules are checked when they are stored; one that cannot be read all the same selects nobody.
        guard let filter = try? Filter(rule.selector, on: shape.fields) else { return false }
        return filter.matches(identity.fields)
    }

    private static func filled(
        _ text: String,
        of rule: ACLBindingRule,
        _ identity: VerifiedIdentity,
        _ shape: IdentityShape
    ) throws(MeshError) -> String {
        do {
            // As Consul does it: names that identities have are in lower case.
            return try NameTemplate(text, variables: shape.variables).filled(identity.variables, folding: .lowerCase)
        } catch {
            throw MeshError(
                .rejected,
                "cannot compute \"\(rule.bindType.rawValue)\" bind name for bind target: \(error.description)"
            )
        }
    }

    /// Whether a name can be that of what is bound.
    static func isValid(_ name: String, _ type: ACLBindingRule.BindType) -> Bool {
        switch type {
        case .service, .node: ACLNames.isIdentityName(name)
        case .role: ACLNames.isRoleName(name)
        case .policy: ACLNames.isPolicyName(name)
        case .templatedPolicy: AccessPolicyTemplate(rawValue: name) != nil
        }
    }
}
