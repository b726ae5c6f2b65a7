import FilterExpressions
import MeshDomain

/// In which namespace the token of a login stands.
///
/// - Source: reference tenancy §3.5.
enum LoginNamespace {
    /// The most rules that a method may have.
    static let rulesLimit = 128

    /// Checks the rules of a method.
    static func check(_ method: ACLAuthMethod) throws(MeshError) {
        let rules = method.namespaceRules
        guard !rules.isEmpty else { return }
        guard method.scope.namespace.isStandard else {
            throw AuthMethodRules.invalid("NamespaceRules are for methods of the namespace default")
        }
        guard rules.count <= rulesLimit else {
            throw AuthMethodRules.invalid("NamespaceRules has \(rules.count) rules, at most \(rulesLimit) are taken")
        }
        let shape = IdentityShape(method.verification)
        for (place, rule) in rules.enumerated() {
            let field = "NamespaceRules[\(place)]"
            if !rule.selector.isEmpty {
                do { _ = try Filter(rule.selector, on: shape.fields) } catch {
                    throw AuthMethodRules.invalid("\(field).Selector is invalid: \(error.problem)")
                }
            }
            guard !rule.bindNamespace.isEmpty else {
                throw AuthMethodRules.invalid("\(field).BindNamespace is missing")
            }
            do { _ = try NameTemplate(rule.bindNamespace.text, variables: shape.variables) } catch {
                throw AuthMethodRules.invalid("\(field).BindNamespace: \(error.description)")
            }
        }
    }

    /// The scope of the token that somebody gets.
    ///
    /// - Throws: `rejected` when the rule that selects comes to a name that no namespace has.
    static func scope(of identity: VerifiedIdentity, by method: ACLAuthMethod) throws(MeshError) -> Scope {
        let shape = IdentityShape(method.verification)
        for rule in method.namespaceRules {
            if !rule.selector.isEmpty {
                // Rules are checked when they are stored; one that cannot be read all the same selects nobody.
                guard let filter = try? Filter(rule.selector, on: shape.fields), filter.matches(identity.fields) else {
                    continue
                }
            }
            guard let template = try? NameTemplate(rule.bindNamespace.text, variables: shape.variables) else {
                continue
            }
            let name = template.filled(identity.variables, folding: .none)
            // An empty name would mean the namespace `default`, which nobody meant.
            guard !name.isEmpty else {
                throw MeshError(.rejected, "BindNamespace \"\(rule.bindNamespace.text)\" comes to an empty name")
            }
            do throws(MeshError) {
                return Scope(
                    partition: method.scope.partition,
                    namespace: try Namespace(validating: name, field: "BindNamespace")
                )
            } catch { throw MeshError(.rejected, error.message) }
        }
        return method.scope
    }
}
