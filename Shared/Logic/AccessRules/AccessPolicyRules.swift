import HCLSyntax
import MeshDomain

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

    /// Rules about things permitted as a whole, in the order of the text.
    package var scalars: [ScalarRule]
    /// Rules about named things, in the order of the text.
    package var rules: [AccessRule]

    /// Rules from parts.
    package init(scalars: [ScalarRule] = [], rules: [AccessRule] = []) {
        self.scalars = scalars
        self.rules = rules
    }

    /// Reads the text of a policy in HCL or JSON; an empty text has no rules.
    ///
    /// - Parameter text: The text of the policy.
    /// - Throws: ``AccessRulesError`` in Consul's words.
    /// - Source: names of resources that Consul does not know are ignored; levels may be written in any case.
    package init(parsing text: String) throws(AccessRulesError) {
        let document: MeshObject
        do throws(ConfigurationTextError) {
            document = try ConfigurationText.parse(text, name: "rules", format: .byContent)
        } catch {
            throw .syntax(error.detail)
        }
        self.init()
        for entry in document.entries {
            let key = entry.key.lowercased()
            if let resource = ScalarResource(rawValue: key) {
                scalars.append(try Self.scalarRule(resource, entry.value))
            } else if let resource = NamedResource(rawValue: key) {
                rules += try Self.namedRules(resource, entry.value) { .exact($0) }
            } else if key.hasSuffix("_prefix"), let resource = NamedResource(rawValue: String(key.dropLast(7))) {
                rules += try Self.namedRules(resource, entry.value) { .prefix($0) }
            }
        }
    }

    private static func scalarRule(
        _ resource: ScalarResource,
        _ value: MeshValue
    ) throws(AccessRulesError) -> ScalarRule {
        guard let text = value.stringValue else {
            throw .syntax("\(resource.rawValue) must be text such as \"read\", not \(value.kindName)")
        }
        guard let level = level(text, of: nil) else { throw .invalidScalarLevel(resource, text) }
        return ScalarRule(resource, level)
    }

    private static func namedRules(
        _ resource: NamedResource,
        _ value: MeshValue,
        match: (String) -> NameMatch
    ) throws(AccessRulesError) -> [AccessRule] {
        guard let groups = value.blocks else {
            throw .syntax("\(resource.rawValue) must be followed by a name and a block, not \(value.kindName)")
        }
        var rules: [AccessRule] = []
        for entry in groups.flatMap(\.entries) {
            guard let blocks = entry.value.blocks else {
                throw .syntax("\(resource.rawValue) \(goQuoted(entry.key)) must be a block with a policy")
            }
            for block in blocks { rules.append(try rule(resource, match(entry.key), block)) }
        }
        return rules
    }

    private static func rule(
        _ resource: NamedResource,
        _ match: NameMatch,
        _ block: MeshObject
    ) throws(AccessRulesError) -> AccessRule {
        let policy = try text("policy", in: block, of: resource)
        let intentions = resource.hasIntentions ? try text("intentions", in: block, of: resource) : ""
        let invalid = AccessRulesError.InvalidRule(
            resource: resource,
            match: match,
            policy: policy,
            intentions: intentions
        )
        guard let level = level(policy, of: resource) else { throw .invalidLevel(invalid) }
        guard !intentions.isEmpty else { return AccessRule(resource, match, level) }
        guard let intentionLevel = Self.level(intentions, of: nil) else { throw .invalidIntentions(invalid) }
        return AccessRule(resource, match, level, intentions: intentionLevel)
    }

    private static func text(
        _ key: String,
        in block: MeshObject,
        of resource: NamedResource
    ) throws(AccessRulesError) -> String {
        guard let value = block.value(ignoringCaseOf: key) else { return "" }
        guard let text = value.stringValue else {
            throw .syntax("\(key) of \(resource.rawValue) must be text such as \"read\", not \(value.kindName)")
        }
        return text
    }

    /// The level of that name; `list` is one for keys only.
    private static func level(_ text: String, of resource: NamedResource?) -> AccessLevel? {
        AccessLevel(rawValue: text.lowercased()).flatMap { $0 == .list && resource != .key ? nil : $0 }
    }

    /// The rules as text in HCL, which reads back as the same rules.
    package var hclText: String {
        var text = ""
        for rule in scalars { text += "\(rule.resource.rawValue) = \"\(rule.level.rawValue)\"\n" }
        for rule in rules {
            text += "\(rule.heading) {\n\tpolicy = \"\(rule.level.rawValue)\"\n"
            if let intentions = rule.intentions { text += "\tintentions = \"\(intentions.rawValue)\"\n" }
            text += "}\n"
        }
        return text
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
