import HCLSyntax
package import MeshDomain

/// The rules of one ACL policy, read from their text.
package struct AccessPolicyRules: Sendable, Hashable {
    /// One rule about a kind of thing that is permitted as a whole.
    package struct ScalarRule: Sendable, Hashable {
        /// The kind of thing.
        package var resource: ScalarResource
        /// What is permitted.
        package var level: AccessLevel

        /// A rule.
        package init(_ resource: ScalarResource, _ level: AccessLevel) {
            self.resource = resource
            self.level = level
        }
    }

    /// Rules about what stands in other partitions and namespaces: a block of the text.
    package struct Block: Sendable, Hashable {
        /// Which partitions.
        package var partition: NameMatch
        /// Which namespaces of them.
        package var namespace: NameMatch
        /// What is permitted on the namespaces themselves; nil when nothing is said about that.
        package var level: AccessLevel?
        package var scalars: [ScalarRule]
        package var rules: [AccessRule]

        /// A block from parts.
        package init(
            partition: NameMatch = .exact(Partition.standard.name),
            namespace: NameMatch = .exact(Namespace.standard.name),
            level: AccessLevel? = nil,
            scalars: [ScalarRule] = [],
            rules: [AccessRule] = []
        ) {
            self.partition = partition
            self.namespace = namespace
            self.level = level
            self.scalars = scalars
            self.rules = rules
        }
    }

    /// Rules about things permitted as a whole, in the order of the text.
    package var scalars: [ScalarRule]
    /// Rules about named things, in the order of the text.
    package var rules: [AccessRule]
    /// Those in blocks about partitions and namespaces, in the order of the text.
    package var blocks: [Block]
    /// What the policy of a namespace permits on the namespace itself; means nothing elsewhere.
    package var level: AccessLevel?

    /// Rules from parts.
    package init(
        scalars: [ScalarRule] = [],
        rules: [AccessRule] = [],
        blocks: [Block] = [],
        level: AccessLevel? = nil
    ) {
        self.scalars = scalars
        self.rules = rules
        self.blocks = blocks
        self.level = level
    }

    /// For whom a text is read.
    package enum Purpose: Sendable, Hashable {
        /// To store it: what cannot have been meant is refused, that is, words that are none and what is given twice.
        case storing
        /// To decide by it: it was stored, perhaps before a rule about texts came, so it is read as it always was.
        case deciding
    }

    /// Reads the text of a policy in HCL or JSON; an empty text has no rules.
    ///
    /// - Parameters:
    ///   - text: The text of the policy.
    ///   - purpose: For whom it is read.
    ///   - scope: Where the policy stands, which limits what it can grant; looked at when it is stored.
    /// - Throws: ``AccessRulesError`` in Consul's words.
    /// - Source: levels may be written in any case. Consul ignores unknown words and takes the last of what is given
    ///   twice; both hide mistakes, so nothing new is stored with them (users-threats-and-ideas 4.4).
    package init(
        parsing text: String,
        for purpose: Purpose = .deciding,
        in scope: Scope = .standard
    ) throws(AccessRulesError) {
        let document: MeshObject
        do throws(ConfigurationTextError) {
            document = try ConfigurationText.parse(
                text,
                name: "rules",
                format: .byContent,
                duplicates: purpose == .storing ? .refused : .lastCounts
            )
        } catch {
            throw .syntax(error.detail)
        }
        var reader = AccessRuleReader(purpose: purpose, scope: scope)
        for entry in document.entries { try reader.read(entry) }
        self.init(scalars: reader.scalars, rules: reader.rules, blocks: reader.blocks, level: reader.level)
    }

    /// What these rules grant as those of a policy that stands in a scope: nothing outside of its namespace, or of its partition
    /// where it stands in the namespace `default`.
    ///
    /// What such a policy cannot say is left out; it is refused when the policy is written.
    ///
    /// - Source: reference tenancy §3.2.
    package func within(_ scope: Scope) -> AccessPolicyRules {
        guard !scope.isStandard else { return self }
        let partition = NameMatch.exact(scope.partition.name)
        let isOfPartition = scope.namespace.isStandard
        let home = Block(
            partition: partition,
            namespace: .exact(scope.namespace.name),
            level: isOfPartition ? nil : level,
            scalars: scalars.filter { isOfPartition ? $0.resource.isOfPartition : $0.resource.isOfNamespace },
            rules: rules.filter { $0.resource.isOfPartition }.map { rule in
                var rule = rule
                if !isOfPartition, rule.resource.isReadOnlyInNamespaces, rule.level == .write { rule.level = .read }
                return rule
            }
        )
        guard isOfPartition else { return AccessPolicyRules(blocks: [home]) }
        let inner = blocks.filter { $0.partition == .exact(Partition.standard.name) }.map { block in
            var block = block
            block.partition = partition
            return block
        }
        return AccessPolicyRules(blocks: [home] + inner)
    }

    /// The rules as text in HCL, which reads back as the same rules.
    package var hclText: String {
        (level.map { "policy = \"\($0.rawValue)\"\n" } ?? "") + Self.text(scalars, rules)
            + blocks.map(\.hclText).joined()
    }

    fileprivate static func text(_ scalars: [ScalarRule], _ rules: [AccessRule]) -> String {
        var text = ""
        for rule in scalars { text += "\(rule.resource.rawValue) = \"\(rule.level.rawValue)\"\n" }
        for rule in rules {
            text += "\(rule.match.hclHeading(rule.resource.rawValue)) {\n\tpolicy = \"\(rule.level.rawValue)\"\n"
            if let intentions = rule.intentions { text += "\tintentions = \"\(intentions.rawValue)\"\n" }
            text += "}\n"
        }
        return text
    }
}

extension AccessPolicyRules.Block {
    /// The block as text in HCL.
    fileprivate var hclText: String {
        let text = AccessPolicyRules.text(scalars, rules)
        let outer = partition.hclHeading("partition")
        // What stands in the partition's block itself is about its namespace `default`.
        if level == nil, namespace == .exact(Namespace.standard.name) { return "\(outer) {\n\(text)}\n" }
        let own = level.map { "policy = \"\($0.rawValue)\"\n" } ?? ""
        return "\(outer) {\n\(namespace.hclHeading("namespace")) {\n\(own)\(text)}\n}\n"
    }
}

/// Why the text of a policy is refused.
package enum AccessRulesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A rule as it was written.
    package struct InvalidRule: Sendable, Hashable {
        /// The kind of thing.
        package let resource: NamedResource
        /// The names.
        package let match: NameMatch
        /// The level as written.
        package let policy: String
        /// The level for intentions as written.
        package let intentions: String
    }

    /// The text is no HCL and no JSON, or has another shape than rules have.
    case syntax(String)
    /// A thing permitted as a whole has a level that is none.
    case invalidScalarLevel(ScalarResource, String)
    /// A rule has a level that is none.
    case invalidLevel(InvalidRule)
    /// A rule has a level for intentions that is none.
    case invalidIntentions(InvalidRule)

    /// The problem in the words of Consul, which prints the rule as its own record.
    package var description: String {
        switch self {
        case .syntax(let problem): "Failed to parse ACL rules: \(problem)"
        case .invalidScalarLevel(let resource, let text): "Invalid \(resource.rawValue) policy: \(goQuoted(text))"
        case .invalidLevel(let rule): "Invalid \(rule.keyword) policy: \(rule.record)"
        case .invalidIntentions(let rule): "Invalid \(rule.keyword) intentions policy: \(rule.record)"
        }
    }
}

extension AccessRulesError.InvalidRule {
    /// The word that starts the rule in the text.
    fileprivate var keyword: String {
        switch match {
        case .exact: resource.rawValue
        case .prefix: resource.rawValue + "_prefix"
        }
    }

    /// - Source: recorded answer to a service rule with the level "maybe".
    fileprivate var record: String {
        let name = goQuoted(match.text)
        let policy = "Policy:\(goQuoted(policy))"
        let enterprise = "EnterpriseRule:acl.EnterpriseRule{}"
        let intentions = "Intentions:\(goQuoted(intentions))"
        return switch resource {
        case .agent: "&acl.AgentRule{Node:\(name), \(policy)}"
        case .event: "&acl.EventRule{Event:\(name), \(policy)}"
        case .identity: "&acl.IdentityRule{Name:\(name), \(policy), \(intentions), \(enterprise)}"
        case .key: "&acl.KeyRule{Prefix:\(name), \(policy), \(enterprise)}"
        case .node: "&acl.NodeRule{Name:\(name), \(policy), \(enterprise)}"
        case .query: "&acl.PreparedQueryRule{Prefix:\(name), \(policy)}"
        case .service: "&acl.ServiceRule{Name:\(name), \(policy), \(intentions), \(enterprise)}"
        case .session: "&acl.SessionRule{Node:\(name), \(policy), \(enterprise)}"
        }
    }
}
