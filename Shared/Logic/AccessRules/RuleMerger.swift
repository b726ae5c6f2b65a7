/// Collects rules of several policies and keeps, for each name, the level that wins.
struct RuleMerger {
    private struct Key: Hashable {
        let resource: NamedResource
        let isPrefix: Bool
        let name: [UInt8]
    }

    private struct Merged {
        var rule: AccessRule
        var policy: String
        var intentionsPolicy: String
    }

    private var order: [Key] = []
    private var merged: [Key: Merged] = [:]

    /// Adds one rule; of two for the same name the one that takes precedence stays.
    mutating func add(_ rule: AccessRule, of policy: String) {
        let key: Key
        switch rule.match {
        case .exact(let name): key = Key(resource: rule.resource, isPrefix: false, name: Array(name.utf8))
        case .prefix(let name): key = Key(resource: rule.resource, isPrefix: true, name: Array(name.utf8))
        }
        guard var known = merged[key] else {
            order.append(key)
            merged[key] = Merged(rule: rule, policy: policy, intentionsPolicy: policy)
            return
        }
        if rule.level.takesPrecedence(over: known.rule.level) {
            known.rule.level = rule.level
            known.policy = policy
        }
        if let intentions = rule.intentions,
            known.rule.intentions.map({ intentions.takesPrecedence(over: $0) }) ?? true
        {
            known.rule.intentions = intentions
            known.intentionsPolicy = policy
        }
        merged[key] = known
    }

    /// The table of each kind that has rules.
    func tables() -> [NamedResource: RuleTable] {
        var grants: [NamedResource: [RuleTable.Grant]] = [:]
        for entry in order.compactMap({ merged[$0] }) {
            grants[entry.rule.resource, default: []].append(
                RuleTable.Grant(level: entry.rule.level, match: entry.rule.match, policy: entry.policy)
            )
        }
        return grants.mapValues(RuleTable.init)
    }

    /// The table of levels for intentions towards services.
    func intentionTable() -> RuleTable {
        RuleTable(
            order.compactMap { merged[$0] }.filter { $0.rule.resource == .service }.map { entry in
                RuleTable.Grant(
                    level: entry.rule.effectiveIntentions,
                    match: entry.rule.match,
                    policy: entry.rule.intentions == nil ? entry.policy : entry.intentionsPolicy
                )
            }
        )
    }
}
