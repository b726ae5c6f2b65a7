import HCLSyntax
import MeshDomain

/// Collects the rules of one document, member by member.
struct AccessRuleReader {
    private struct Subject: Hashable {
        let resource: NamedResource
        let isPrefix: Bool
        let name: [UInt8]
    }

    private let purpose: AccessPolicyRules.Purpose
    private(set) var scalars: [AccessPolicyRules.ScalarRule] = []
    private(set) var rules: [AccessRule] = []
    private var seenScalars: Set<ScalarResource> = []
    private var seen: Set<Subject> = []

    private(set) var blocks: [AccessPolicyRules.Block] = []
    /// On the namespace where the policy stands.
    private(set) var level: AccessLevel?
    /// Of the block that is read; nil at the top.
    private var partition: NameMatch?
    private var namespace: NameMatch?

    /// Where the policy stands.
    private let scope: Scope

    init(purpose: AccessPolicyRules.Purpose, scope: Scope = .standard) {
        self.purpose = purpose
        self.scope = scope
    }

    /// Reads one member of the document.
    mutating func read(_ entry: MeshObject.Entry) throws(AccessRulesError) {
        let key = entry.key.lowercased()
        if let place = PlaceWord(key) {
            if purpose == .storing { try checkReaches(place, key) }
            return try readBlocks(place, entry)
        }
        if key == "policy", partition == nil, namespace == nil, purpose == .deciding || !scope.namespace.isStandard {
            return try readOwnLevel(entry.value)
        }
        if purpose == .storing, !scope.isStandard, namespace == nil {
            try Self.checkMayStand(key, inBlockOf: scope.namespace.isStandard ? "partition" : "namespace")
            guard key != ScalarResource.operator.rawValue else {
                throw .syntax("operator: only policies of the partition default are about it")
            }
            if !scope.namespace.isStandard { try Self.checkNodes(key, entry.value) }
        }
        if purpose == .storing, let level = namespace == nil ? partition.map({ _ in "partition" }) : "namespace" {
            try Self.checkMayStand(key, inBlockOf: level)
        }
        if let resource = ScalarResource(rawValue: key) {
            try readScalar(resource, entry.value)
        } else if let resource = NamedResource(rawValue: key) {
            try readNamed(resource, entry.value) { .exact($0) }
        } else if key.hasSuffix("_prefix"), let resource = NamedResource(rawValue: String(key.dropLast(7))) {
            try readNamed(resource, entry.value) { .prefix($0) }
        } else if purpose == .storing {
            throw .syntax("there are no rules about \(goQuoted(entry.key)); \(Self.knownWords)")
        }
    }

    /// - Source: reference tenancy §3.1.
    private mutating func readOwnLevel(_ value: MeshValue) throws(AccessRulesError) {
        level = value.stringValue.flatMap { Self.level($0, of: nil) }
        guard level != nil || purpose == .deciding else {
            throw .syntax("policy of the namespace must be deny, read or write")
        }
    }

    private static let knownWords: String = {
        let scalars = ScalarResource.allCases.map(\.rawValue).joined(separator: ", ")
        let named = NamedResource.allCases.map(\.rawValue).joined(separator: ", ")
        return "a rule is about one of \(scalars), or with a name about one of \(named), or one of these with _prefix"
    }()

    /// A word that begins a block about partitions or namespaces.
    private struct PlaceWord {
        var isPartition: Bool
        var isPrefix: Bool

        init?(_ key: String) {
            guard ["partition", "partition_prefix", "namespace", "namespace_prefix"].contains(key) else { return nil }
            isPartition = key.hasPrefix("partition")
            isPrefix = key.hasSuffix("_prefix")
        }
    }

    /// Refuses blocks about what is beyond the place of the policy.
    ///
    /// - Source: reference tenancy §3.2.
    private func checkReaches(_ word: PlaceWord, _ key: String) throws(AccessRulesError) {
        guard !scope.namespace.isStandard || word.isPartition && !scope.partition.isStandard else { return }
        throw .syntax(
            scope.namespace.isStandard
                ? "\(key): a policy of the partition \(goQuoted(scope.partition.name)) is about that partition only"
                : "\(key): a policy of the namespace \(goQuoted(scope.namespace.name)) is about that namespace only"
        )
    }

    /// Refuses rules of a namespace that would change nodes, which stand in none.
    ///
    /// - Source: reference tenancy §3.1.
    private static func checkNodes(_ key: String, _ value: MeshValue) throws(AccessRulesError) {
        guard key == "node" || key == "node_prefix" else { return }
        for group in value.blocks ?? [] {
            for block in group.entries.flatMap({ $0.value.blocks ?? [] })
            where block.value(ignoringCaseOf: "policy")?.stringValue?.lowercased() == "write" {
                throw .syntax("\(key): rules of a namespace let nodes be read at most")
            }
        }
    }

    /// Refuses what a block cannot grant.
    ///
    /// - Source: reference tenancy §3.1.
    private static func checkMayStand(_ key: String, inBlockOf level: String) throws(AccessRulesError) {
        var outside: Set<String> = ["keyring", "event", "event_prefix", "query", "query_prefix"]
        if level == "namespace" { outside.formUnion(["operator", "mesh", "peering"]) }
        guard outside.contains(key) else { return }
        throw .syntax("a \(level) block cannot have rules about \(key): there is only one set of them outside of it")
    }

    private mutating func readBlocks(_ word: PlaceWord, _ entry: MeshObject.Entry) throws(AccessRulesError) {
        guard namespace == nil, partition == nil || !word.isPartition else {
            throw .syntax("\(entry.key) cannot stand in a block of its own kind or of a namespace")
        }
        guard let groups = entry.value.blocks else {
            throw .syntax("\(entry.key) must be followed by a name and a block, not \(entry.value.kindName)")
        }
        for named in groups.flatMap(\.entries) {
            guard let found = named.value.blocks else {
                throw .syntax("\(entry.key) \(goQuoted(named.key)) must be a block with rules")
            }
            let match = word.isPrefix ? NameMatch.prefix(named.key) : .exact(named.key)
            for block in found { try readBlock(word, match, block) }
        }
    }

    private mutating func readBlock(
        _ word: PlaceWord,
        _ match: NameMatch,
        _ block: MeshObject
    ) throws(AccessRulesError) {
        var inner = AccessRuleReader(purpose: purpose, scope: scope)
        inner.partition = word.isPartition ? match : partition
        inner.namespace = word.isPartition ? nil : match
        var level: AccessLevel?
        for entry in block.entries {
            if !word.isPartition, entry.key.lowercased() == "policy" {
                guard let known = entry.value.stringValue.flatMap({ Self.level($0, of: .key) }) else {
                    throw .syntax("policy of namespace \(goQuoted(match.text)) must be deny, read, list or write")
                }
                level = known
                continue
            }
            try inner.read(entry)
        }
        // A partition's block that has only those of its namespaces says nothing by itself.
        let isFrame = level == nil && inner.scalars.isEmpty && inner.rules.isEmpty && !inner.blocks.isEmpty
        if !isFrame {
            blocks.append(
                AccessPolicyRules.Block(
                    partition: inner.partition ?? .exact(Partition.standard.name),
                    namespace: inner.namespace ?? .exact(Namespace.standard.name),
                    level: level,
                    scalars: inner.scalars,
                    rules: inner.rules
                )
            )
        }
        blocks += inner.blocks
    }

    private mutating func readScalar(_ resource: ScalarResource, _ value: MeshValue) throws(AccessRulesError) {
        guard let text = value.stringValue else {
            throw .syntax("\(resource.rawValue) must be text such as \"read\", not \(value.kindName)")
        }
        guard let level = Self.level(text, of: nil) else { throw .invalidScalarLevel(resource, text) }
        guard seenScalars.insert(resource).inserted || purpose == .deciding else {
            throw Self.givenTwice(resource.rawValue)
        }
        scalars.append(AccessPolicyRules.ScalarRule(resource, level))
    }

    private mutating func readNamed(
        _ resource: NamedResource,
        _ value: MeshValue,
        match: (String) -> NameMatch
    ) throws(AccessRulesError) {
        guard let groups = value.blocks else {
            throw .syntax("\(resource.rawValue) must be followed by a name and a block, not \(value.kindName)")
        }
        for group in groups {
            for entry in group.entries {
                guard let blocks = entry.value.blocks else {
                    throw .syntax("\(resource.rawValue) \(goQuoted(entry.key)) must be a block with a policy")
                }
                for block in blocks { try readRule(resource, match(entry.key), block) }
            }
        }
    }

    private mutating func readRule(
        _ resource: NamedResource,
        _ match: NameMatch,
        _ block: MeshObject
    ) throws(AccessRulesError) {
        let policy = try Self.text("policy", in: block, of: resource)
        let intentions = resource.hasIntentions ? try Self.text("intentions", in: block, of: resource) : ""
        let invalid = AccessRulesError.InvalidRule(
            resource: resource,
            match: match,
            policy: policy,
            intentions: intentions
        )
        guard let level = Self.level(policy, of: resource) else { throw .invalidLevel(invalid) }
        var rule = AccessRule(resource, match, level)
        if !intentions.isEmpty {
            guard let intentionLevel = Self.level(intentions, of: nil) else { throw .invalidIntentions(invalid) }
            rule.intentions = intentionLevel
        }
        if purpose == .storing { try checkMeant(rule, block) }
        rules.append(rule)
    }

    /// Refuses what cannot have been meant.
    private mutating func checkMeant(_ rule: AccessRule, _ block: MeshObject) throws(AccessRulesError) {
        var words: Set<String> = []
        for key in block.keys {
            let word = key.lowercased()
            guard word == "policy" || word == "intentions" && rule.resource.hasIntentions else {
                let known = rule.resource.hasIntentions ? "policy and intentions" : "policy"
                throw .syntax("\(rule.heading) has the unknown key \(goQuoted(key)); it can have \(known)")
            }
            guard words.insert(word).inserted else { throw Self.givenTwice("\(key) of \(rule.heading)") }
        }
        let subject: Subject
        switch rule.match {
        case .exact(let name): subject = Subject(resource: rule.resource, isPrefix: false, name: Array(name.utf8))
        case .prefix(let name): subject = Subject(resource: rule.resource, isPrefix: true, name: Array(name.utf8))
        }
        guard seen.insert(subject).inserted else { throw Self.givenTwice(rule.heading) }
    }

    private static func givenTwice(_ what: String) -> AccessRulesError {
        .syntax("\(what) is given twice; keep one of them")
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
}
