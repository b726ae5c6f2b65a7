import MeshDomain

/// What is decided when no rule is about the thing.
package enum DefaultPolicy: String, Sendable, Hashable {
    /// Permitted, except for ACLs and snapshots, which always need a rule.
    case allow
    /// Refused.
    case deny
}

/// The answer to one access, with the reason.
package struct Decision: Sendable, Hashable {
    /// What decided.
    package enum Basis: Sendable, Hashable {
        /// A rule about names.
        case rule(policy: String, kind: String, match: NameMatch, level: AccessLevel)
        /// A rule about a kind of thing as a whole.
        case scalarRule(policy: String, resource: ScalarResource, level: AccessLevel)
        /// No rule is about it.
        case defaultPolicy(DefaultPolicy)
        /// Access control is off.
        case accessControlOff
        /// No rule can be about names of that scope yet.
        case otherScope(String)
    }

    /// True when the access is permitted.
    package let isAllowed: Bool
    /// What decided.
    package let basis: Basis

    /// The reason in plain words, for people who ask why.
    package var reason: String {
        switch basis {
        case .rule(let policy, let kind, .exact(let name), let level):
            "rule \(kind) \(goQuoted(name)) = \(level.rawValue) of policy \(goQuoted(policy))"
        case .rule(let policy, let kind, .prefix(let name), let level):
            "rule \(kind)_prefix \(goQuoted(name)) = \(level.rawValue) of policy \(goQuoted(policy))"
        case .scalarRule(let policy, let resource, let level):
            "rule \(resource.rawValue) = \(level.rawValue) of policy \(goQuoted(policy))"
        case .defaultPolicy(let policy):
            "no rule is about it, and the default policy is \(policy.rawValue)"
        case .accessControlOff: "access control is off"
        case .otherScope(let scope): "there are no rules about names in \(scope)"
        }
    }
}

/// The merged rules of one token, ready to answer what it may do.
///
/// A value that is cheap to copy and to keep: the tables are shared and never change.
package struct Authorizer: Sendable {
    private struct ScalarGrant: Sendable {
        let level: AccessLevel
        let policy: String
    }

    private final class Tables: Sendable {
        let named: [NamedResource: RuleTable]
        let intentions: RuleTable
        let scalars: [ScalarResource: ScalarGrant]

        init(named: [NamedResource: RuleTable], intentions: RuleTable, scalars: [ScalarResource: ScalarGrant]) {
            self.named = named
            self.intentions = intentions
            self.scalars = scalars
        }

        func table(of kind: RuleTable.Kind) -> RuleTable? {
            switch kind {
            case .named(let resource): named[resource]
            case .intentions: intentions
            }
        }
    }

    private enum Mode: Sendable {
        case off
        case on(Tables, DefaultPolicy)
    }

    private let mode: Mode

    private init(mode: Mode) { self.mode = mode }

    /// Permits everything, because access control is off.
    package static let accessControlOff = Authorizer(mode: .off)

    /// Merges policies.
    ///
    /// - Parameters:
    ///   - policies: The policies of a token: linked ones, those of its roles, and those of its identities.
    ///   - defaultPolicy: What is decided when no rule is about the thing.
    /// - Source: Consul merges rules with the same kind and the same name, exact and prefix apart, by the order deny,
    ///   write, list, read; levels for intentions are merged by themselves.
    package init(policies: [AccessPolicy], defaultPolicy: DefaultPolicy) {
        var scalars: [ScalarResource: ScalarGrant] = [:]
        var merger = RuleMerger()
        for policy in policies {
            for rule in policy.rules.scalars {
                if let known = scalars[rule.resource], !rule.level.takesPrecedence(over: known.level) { continue }
                scalars[rule.resource] = ScalarGrant(level: rule.level, policy: policy.name)
            }
            for rule in policy.rules.rules { merger.add(rule, of: policy.name) }
        }
        mode = .on(
            Tables(named: merger.tables(), intentions: merger.intentionTable(), scalars: scalars),
            defaultPolicy
        )
    }

    /// True when everything is permitted because access control is off, and not because some rule permits it.
    package var isAccessControlOff: Bool {
        switch mode {
        case .off: true
        case .on: false
        }
    }

    /// True when the access is permitted.
    package func allows(_ access: Access) -> Bool { decision(access).isAllowed }

    /// Decides about an access.
    package func decision(_ access: Access) -> Decision {
        guard case .on(let tables, let defaultPolicy) = mode else {
            return Decision(isAllowed: true, basis: .accessControlOff)
        }
        // Rules name things of the default scope; a rule for its `web` says nothing about another scope's.
        guard access.scope.isStandard else {
            return Decision(isAllowed: false, basis: .otherScope(access.scope.description))
        }
        switch access.question {
        case .named(let resource, let name, let level):
            let grant = tables.named[resource]?.grant(for: name)
            return decision(grant, level, kind: resource.rawValue, defaultPolicy)
        case .intention(let name, let level):
            return decision(tables.intentions.grant(for: name), level, kind: "intentions of service", defaultPolicy)
        case .any(let kind, let level):
            let table = tables.table(of: kind)
            let decisive = table?.granting[level] ?? table?.coversAll
            return decision(decisive, level, kind: kind.name, defaultPolicy)
        case .all(let kind, let level):
            let table = tables.table(of: kind)
            let decisive = table?.refusing[level] ?? table?.coversAll
            return decision(decisive, level, kind: kind.name, defaultPolicy)
        case .tree(let resource, let prefix, let level):
            let table = tables.named[resource]
            let inside = table?.grants.first {
                !$0.level.grants(level) && $0.match.text.utf8.starts(with: prefix.utf8)
            }
            let covering = table?.longestPrefix(of: prefix)
            let decisive = covering.flatMap { $0.level.grants(level) ? nil : $0 } ?? inside ?? covering
            return decision(decisive, level, kind: resource.rawValue, defaultPolicy)
        case .scalar(let resource, let level):
            return scalarDecision(resource, level, tables, defaultPolicy)
        }
    }

    private func scalarDecision(
        _ resource: ScalarResource,
        _ level: AccessLevel,
        _ tables: Tables,
        _ defaultPolicy: DefaultPolicy
    ) -> Decision {
        var asked = resource
        switch resource {
        case .mesh, .peering: if tables.scalars[resource] == nil { asked = .operator }
        case .acl, .keyring, .operator: break
        }
        if let grant = tables.scalars[asked] {
            return Decision(
                isAllowed: grant.level.grants(level),
                basis: .scalarRule(policy: grant.policy, resource: asked, level: grant.level)
            )
        }
        return Decision(
            isAllowed: defaultPolicy == .allow && resource != .acl,
            basis: .defaultPolicy(defaultPolicy)
        )
    }

    private func decision(
        _ grant: RuleTable.Grant?,
        _ level: AccessLevel,
        kind: String,
        _ defaultPolicy: DefaultPolicy
    ) -> Decision {
        guard let grant else {
            return Decision(isAllowed: defaultPolicy == .allow, basis: .defaultPolicy(defaultPolicy))
        }
        return Decision(
            isAllowed: grant.level.grants(level),
            basis: .rule(policy: grant.policy, kind: kind, match: grant.match, level: grant.level)
        )
    }
}
