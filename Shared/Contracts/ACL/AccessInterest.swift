import BusSchema

/// Of which tokens, policies, roles, auth methods and binding rules somebody wants to hear changes.
package struct AccessInterest: Sendable, Hashable {
    /// Objects of one kind, by id.
    package enum Objects: Sendable, Hashable {
        case none
        case all
        case only(String)

        fileprivate func includes(anyOf ids: [String]) -> Bool {
            switch self {
            case .none: false
            case .all: !ids.isEmpty
            case .only(let id): ids.contains(id)
            }
        }
    }

    package var tokens: Objects
    package var policies: Objects
    package var roles: Objects
    /// Auth methods, by name.
    package var authMethods: Objects
    package var bindingRules: Objects

    /// Nothing by default.
    package init(
        tokens: Objects = .none,
        policies: Objects = .none,
        roles: Objects = .none,
        authMethods: Objects = .none,
        bindingRules: Objects = .none
    ) {
        self.tokens = tokens
        self.policies = policies
        self.roles = roles
        self.authMethods = authMethods
        self.bindingRules = bindingRules
    }

    /// Whatever changes.
    package static let everything = AccessInterest(
        tokens: .all,
        policies: .all,
        roles: .all,
        authMethods: .all,
        bindingRules: .all
    )

    /// Whether a change concerns any of it, or may: one that does not say what it was about concerns everybody.
    func isConcerned(by change: ACLWire.Changed) -> Bool {
        change.everything || tokens.includes(anyOf: change.tokens) || policies.includes(anyOf: change.policies)
            || roles.includes(anyOf: change.roles) || authMethods.includes(anyOf: change.authMethods)
            || bindingRules.includes(anyOf: change.bindingRules)
    }
}
