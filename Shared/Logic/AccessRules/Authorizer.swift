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
        /// A rule about the namespace itself.
        case placeRule(policy: String, namespace: NameMatch, level: AccessLevel)
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
        case .placeRule(let policy, .exact(let name), let level):
            "rule namespace \(goQuoted(name)) = \(level.rawValue) of policy \(goQuoted(policy))"
        case .placeRule(let policy, .prefix(let name), let level):
            "rule namespace_prefix \(goQuoted(name)) = \(level.rawValue) of policy \(goQuoted(policy))"
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

    /// The rules of all blocks about the same partitions and namespaces.
    private struct Place: Sendable {
        let partition: NameMatch
        let namespace: NameMatch
        let tables: Tables
        /// What is permitted on the namespaces themselves.
        let own: ScalarGrant?

        func covers(_ scope: Scope) -> Bool {
            partition.covers(scope.partition.name) && namespace.covers(scope.namespace.name)
        }

        /// Whether it decides before another one: exact before prefixes, the longest prefix first.
        func precedes(_ other: Place) -> Bool {
            (partition.rank, namespace.rank) > (other.partition.rank, other.namespace.rank)
        }
    }

    /// All rules of a token.
    private struct Rules: Sendable {
        /// Those outside of blocks, and those of blocks about the default scope.
        let home: Tables
        /// Those that are about the default scope, the strongest first; found once, as most questions are about it.
        let standard: [Tables]
        /// Those of all blocks, the strongest first, with the rules outside of them at their place.
        let places: [Place]
    }

    private enum Mode: Sendable {
        case off
        /// The token's own rules, and those that its namespace gives it.
        case on(Rules, Rules?, DefaultPolicy)
    }

    private let mode: Mode

    private init(mode: Mode) { self.mode = mode }

    /// Permits everything, because access control is off.
    package static let accessControlOff = Authorizer(mode: .off)

    /// Merges policies.
    ///
    /// - Parameters:
    ///   - policies: The policies of a token: linked ones, those of its roles, and those of its identities.
    ///   - placePolicies: Those that its namespace gives to all its tokens: they decide where the others say nothing.
    ///   - defaultPolicy: What is decided when no rule is about the thing.
    /// - Source: Consul merges rules with the same kind and the same name, exact and prefix apart, by the order deny,
    ///   write, list, read; levels for intentions are merged by themselves. Layers: reference tenancy §3.3.
    package init(policies: [AccessPolicy], placePolicies: [AccessPolicy] = [], defaultPolicy: DefaultPolicy) {
        mode = .on(
            Self.merged(policies),
            placePolicies.isEmpty ? nil : Self.merged(placePolicies),
            defaultPolicy
        )
    }

    private static func merged(_ policies: [AccessPolicy]) -> Rules {
        var home = Merging()
        var blocks: [PlaceKey: Merging] = [:]
        for policy in policies {
            home.add(policy.rules.scalars, policy.rules.rules, policy.name)
            for block in policy.rules.blocks {
                let key = PlaceKey(partition: block.partition, namespace: block.namespace)
                if key == .home {
                    home.add(block.scalars, block.rules, policy.name, own: block.level)
                } else {
                    blocks[key, default: Merging()].add(block.scalars, block.rules, policy.name, own: block.level)
                }
            }
            // What is built in is about every partition and namespace, though its text does not say so.
            if policy == .globalManagement || policy == .globalReadOnly {
                let own: AccessLevel = policy == .globalManagement ? .write : .read
                blocks[.everywhere, default: Merging()].add(
                    policy.rules.scalars,
                    policy.rules.rules,
                    policy.name,
                    own: own
                )
            }
        }
        let tables = home.tables
        var places: [Place] = []
        if !blocks.isEmpty || home.own != nil {
            blocks[.home] = home
            places = blocks.map { key, merging in
                Place(
                    partition: key.partition,
                    namespace: key.namespace,
                    tables: key == .home ? tables : merging.tables,
                    own: merging.own
                )
            }
            places.sort { $0.precedes($1) }
        }
        let standard = places.filter { $0.covers(.standard) }.map(\.tables)
        return Rules(home: tables, standard: places.isEmpty ? [tables] : standard, places: places)
    }

    /// What a block is about.
    private struct PlaceKey: Hashable {
        var partition: NameMatch
        var namespace: NameMatch

        static let home = PlaceKey(
            partition: .exact(Partition.standard.name),
            namespace: .exact(Namespace.standard.name)
        )
        static let everywhere = PlaceKey(partition: .prefix(""), namespace: .prefix(""))
    }

    /// Rules of several policies about the same place.
    private struct Merging {
        private var scalars: [ScalarResource: ScalarGrant] = [:]
        private var merger = RuleMerger()
        private(set) var own: ScalarGrant?

        mutating func add(
            _ added: [AccessPolicyRules.ScalarRule],
            _ rules: [AccessRule],
            _ policy: String,
            own level: AccessLevel? = nil
        ) {
            for rule in added {
                if let known = scalars[rule.resource], !rule.level.takesPrecedence(over: known.level) { continue }
                scalars[rule.resource] = ScalarGrant(level: rule.level, policy: policy)
            }
            for rule in rules { merger.add(rule, of: policy) }
            if let level, own.map({ level.takesPrecedence(over: $0.level) }) ?? true {
                own = ScalarGrant(level: level, policy: policy)
            }
        }

        var tables: Tables {
            Tables(named: merger.tables(), intentions: merger.intentionTable(), scalars: scalars)
        }
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
        guard case .on(let rules, let placeRules, let defaultPolicy) = mode else {
            return Decision(isAllowed: true, basis: .accessControlOff)
        }
        let scope = access.scope
        let question = access.question
        if let decision = Self.ruled(question, scope, rules) { return decision }
        if let placeRules, let decision = Self.ruled(question, scope, placeRules) { return decision }
        if case .place = question { return Decision(isAllowed: false, basis: .defaultPolicy(defaultPolicy)) }
        return unruled(question, scope, rules.home, defaultPolicy)
    }

    /// What the rules of one layer decide; nil when none of them is about it.
    private static func ruled(_ question: AccessQuestion, _ scope: Scope, _ rules: Rules) -> Decision? {
        if case .place(let level) = question {
            let place = rules.places.first { $0.own != nil && $0.covers(scope) }
            return place.flatMap { place in
                place.own.map { own in
                    Decision(
                        isAllowed: own.level.grants(level),
                        basis: .placeRule(policy: own.policy, namespace: place.namespace, level: own.level)
                    )
                }
            }
        }
        // Rules outside of blocks are about the default scope: one for its `web` says nothing about another scope's.
        if scope.isStandard {
            for tables in rules.standard {
                if let decision = decision(question, tables) { return decision }
            }
        } else {
            for place in rules.places where place.covers(scope) {
                if let decision = decision(question, place.tables) { return decision }
            }
        }
        // Nodes stand in no namespace: whoever may look at them in one may look at them.
        if case .named(.node, _, .read) = question, scope.namespace.isStandard {
            for place in rules.places where place.partition.covers(scope.partition.name) && !place.covers(scope) {
                if let decision = decision(question, place.tables), decision.isAllowed { return decision }
            }
        }
        return nil
    }

    /// What is decided where no rule is about the thing.
    private func unruled(
        _ question: AccessQuestion,
        _ scope: Scope,
        _ home: Tables,
        _ defaultPolicy: DefaultPolicy
    ) -> Decision {
        guard case .scalar(let resource, let level) = question else {
            return Decision(isAllowed: defaultPolicy == .allow, basis: .defaultPolicy(defaultPolicy))
        }
        // Whoever operates the cluster may do this in its default partition.
        if resource == .mesh || resource == .peering, scope.isStandard, let grant = home.scalars[.operator] {
            return Decision(
                isAllowed: grant.level.grants(level),
                basis: .scalarRule(policy: grant.policy, resource: .operator, level: grant.level)
            )
        }
        return Decision(
            isAllowed: defaultPolicy == .allow && resource != .acl,
            basis: .defaultPolicy(defaultPolicy)
        )
    }

    /// What some rules decide; nil when none of them is about it.
    private static func decision(_ question: AccessQuestion, _ tables: Tables) -> Decision? {
        switch question {
        case .named(let resource, let name, let level):
            let grant = tables.named[resource]?.grant(for: name)
            return decision(grant, level, kind: resource.rawValue)
        case .intention(let name, let level):
            return decision(tables.intentions.grant(for: name), level, kind: "intentions of service")
        case .any(let kind, let level):
            let table = tables.table(of: kind)
            let decisive = table?.granting[level] ?? table?.coversAll
            return decision(decisive, level, kind: kind.name)
        case .all(let kind, let level):
            let table = tables.table(of: kind)
            let decisive = table?.refusing[level] ?? table?.coversAll
            return decision(decisive, level, kind: kind.name)
        case .tree(let resource, let prefix, let level):
            let table = tables.named[resource]
            let inside = table?.grants.first {
                !$0.level.grants(level) && $0.match.text.utf8.starts(with: prefix.utf8)
            }
            let covering = table?.longestPrefix(of: prefix)
            let decisive = covering.flatMap { $0.level.grants(level) ? nil : $0 } ?? inside ?? covering
            return decision(decisive, level, kind: resource.rawValue)
        case .scalar(let resource, let level):
            return tables.scalars[resource].map { grant in
                Decision(
                    isAllowed: grant.level.grants(level),
                    basis: .scalarRule(policy: grant.policy, resource: resource, level: grant.level)
                )
            }
        case .place: return nil
        }
    }

    private static func decision(_ grant: RuleTable.Grant?, _ level: AccessLevel, kind: String) -> Decision? {
        grant.map { grant in
            Decision(
                isAllowed: grant.level.grants(level),
                basis: .rule(policy: grant.policy, kind: kind, match: grant.match, level: grant.level)
            )
        }
    }
}

extension NameMatch {
    /// Whether a name is meant.
    fileprivate func covers(_ name: String) -> Bool {
        switch self {
        case .exact(let text): text.hasSameBytes(as: name)
        case .prefix(let text): name.utf8.starts(with: text.utf8)
        }
    }

    /// How strong it is: exact before prefixes, the longest prefix first.
    fileprivate var rank: Int {
        switch self {
        case .exact: .max
        case .prefix(let text): text.utf8.count
        }
    }
}
