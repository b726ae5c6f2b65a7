import AccessRules
import FilterExpressions
package import MeshDomain

/// Creating, changing and removing binding rules.
///
/// - Source: reference http-api-and-config §7.8; texts recorded from Consul 1.16.6.
package enum BindingRules {
    /// The answer to a question about a rule that does not exist.
    package static let notFound = MeshError(.notFound, "ACL not found: Requested binding rule does not exist")

    /// The rule with an id.
    ///
    /// - Throws: `rejected` for an id that cannot be one, `notFound`.
    package static func rule(
        _ id: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLBindingRule {
        try ACLNames.checkID(id, of: "binding rule")
        guard let rule = state.bindingRule(id), rule.scope == scope else {
            throw scope.notFound("Requested binding rule", otherwise: notFound)
        }
        return rule
    }

    /// The rule to store as a new one.
    ///
    /// - Throws: `badRequest` when an id was given, `rejected` in Consul's words.
    package static func created(
        _ rule: ACLBindingRule,
        newID: String,
        in state: ACLState
    ) throws(MeshError) -> ACLBindingRule {
        guard rule.id.isEmpty else {
            throw MeshError(.badRequest, "Cannot specify the ID when creating a new binding rule")
        }
        var result = rule
        result.id = newID
        return try checked(result, in: state)
    }

    /// The rule to store in place of the one with its id.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func updated(_ rule: ACLBindingRule, in state: ACLState) throws(MeshError) -> ACLBindingRule {
        try ACLNames.checkID(rule.id, of: "binding rule")
        guard let old = state.bindingRule(rule.id), old.scope == rule.scope else {
            throw MeshError(.rejected, "cannot find binding rule \(rule.id)\(rule.scope.placeWords)")
        }
        var result = rule
        if result.authMethod.isEmpty { result.authMethod = old.authMethod }
        guard result.authMethod == old.authMethod else {
            throw invalid("the AuthMethod field of a Binding Rule is immutable")
        }
        return try checked(result, in: state)
    }

    /// The row that goes.
    ///
    /// - Throws: `rejected` for an id that cannot be one, `notFound`.
    package static func deletion(
        of id: String,
        in state: ACLState,
        _ scope: Scope = .standard
    ) throws(MeshError) -> ACLChange {
        try ACLNames.checkID(id, of: "binding rule")
        guard state.bindingRule(id)?.scope == scope else {
            throw MeshError(.notFound, "Cannot find binding rule to delete\(scope.placeWords)")
        }
        return .deleteBindingRule(id)
    }

    /// The rules of a method, all of them when none is named.
    package static func list(
        authMethod: NameText,
        in state: ACLState,
        _ place: ACLPlace = ACLPlace()
    ) -> [ACLBindingRule] {
        state.allBindingRules.filter {
            place.covers($0.scope) && (authMethod.isEmpty || $0.authMethod == authMethod)
        }
    }

    private static func checked(_ rule: ACLBindingRule, in state: ACLState) throws(MeshError) -> ACLBindingRule {
        guard !rule.authMethod.isEmpty else { throw invalid("no AuthMethod is set") }
        guard let method = state.authMethod(rule.authMethod, in: rule.scope) else {
            throw MeshError(
                .rejected,
                "cannot find auth method with name \"\(rule.authMethod)\"\(rule.scope.placeWords)"
            )
        }
        let shape = IdentityShape(method.verification)
        if !rule.selector.isEmpty {
            do { _ = try Filter(rule.selector, on: shape.fields) } catch {
                throw MeshError(.rejected, "invalid Binding Rule: Selector is invalid: \(error.problem)")
            }
        }
        guard !rule.bindName.isEmpty else { throw invalid("no BindName is set") }
        try check(rule.bindName, of: rule.bindType, shape)
        switch (rule.bindType, rule.bindVars) {
        case (.templatedPolicy, let variables):
            guard let template = AccessPolicyTemplate(rawValue: rule.bindName) else {
                throw invalid("BindName \"\(rule.bindName)\" is no templated policy")
            }
            guard template.needsName == (variables.map { !$0.name.isEmpty } ?? false) else {
                throw invalid(
                    template.needsName
                        ? "BindVars needs a \"name\" for the templated policy \(rule.bindName)"
                        : "the templated policy \(rule.bindName) takes no BindVars"
                )
            }
            if let variables {
                do { _ = try NameTemplate(variables.name.text, variables: shape.variables) } catch {
                    throw invalid("invalid BindVars: \(error.description)")
                }
            }
        case (_, nil): break
        case (_, .some): throw invalid("BindVars cannot be set when bind type is not templated-policy")
        }
        return rule
    }

    /// Checks a name by filling in something that is right everywhere.
    private static func check(
        _ text: String,
        of type: ACLBindingRule.BindType,
        _ shape: IdentityShape
    ) throws(MeshError) {
        do {
            let template = try NameTemplate(text, variables: shape.variables)
            let example = Dictionary(shape.variables.map { ($0, "fake") }) { first, _ in first }
            guard LoginBinding.isValid(template.filled(example, folding: .lowerCase), type) else {
                throw invalid("invalid BindName")
            }
        } catch let error as MeshError {
            throw error
        } catch let problem as NameTemplate.Problem {
            throw invalid("invalid BindName: \(problem.description)")
        } catch { throw invalid("invalid BindName") }
    }

    private static func invalid(_ reason: String) -> MeshError {
        MeshError(.rejected, "Invalid Binding Rule: \(reason)")
    }
}
