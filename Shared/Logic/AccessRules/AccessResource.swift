/// What a rule permits on the things it names.
///
/// Write implies list, list implies read, deny implies nothing.
package enum AccessLevel: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case deny
    /// Looking at one thing.
    case read
    /// Looking at one thing and at what there is; only keys know this level.
    case list
    /// Everything.
    case write

    /// True when a rule of this level permits what needs the `required` level.
    package func grants(_ required: AccessLevel) -> Bool {
        switch (self, required) {
        case (.write, .read), (.write, .list), (.write, .write): true
        case (.list, .read), (.list, .list): true
        case (.read, .read): true
        case (.list, .write), (.read, .list), (.read, .write), (.deny, _), (_, .deny): false
        }
    }

    /// True when this level wins over another one given for the same name by another policy.
    ///
    /// - Source: Consul merges rules of the same name with deny before write before list before read.
    func takesPrecedence(over other: AccessLevel) -> Bool { rank > other.rank }

    private var rank: Int {
        switch self {
        case .deny: 3
        case .write: 2
        case .list: 1
        case .read: 0
        }
    }
}

/// A kind of thing with names, which rules select exactly or by prefix.
package enum NamedResource: String, Sendable, Hashable, CaseIterable {
    /// Agents, by the name of their node.
    case agent
    /// User events.
    case event
    /// Workload identities.
    case identity
    /// Keys of the key-value store.
    case key
    /// Nodes of the catalog.
    case node
    /// Prepared queries.
    case query
    /// Services, and with a level of their own the intentions towards them.
    case service
    /// Sessions, by the name of their node.
    case session

    /// True when rules of this kind may carry a level for intentions.
    var hasIntentions: Bool {
        switch self {
        case .service, .identity: true
        case .agent, .event, .key, .node, .query, .session: false
        }
    }
}

extension NamedResource {
    /// Whether policies of other partitions and namespaces can be about it; of the rest there is one set.
    ///
    /// - Source: reference tenancy §3.1.
    var isOfPartition: Bool {
        switch self {
        case .event, .query: false
        case .agent, .identity, .key, .node, .service, .session: true
        }
    }

    /// Whether rules of a namespace let it be read at most, as it stands in none.
    var isReadOnlyInNamespaces: Bool { self == .node || self == .agent }
}

/// A kind of thing that is permitted as a whole.
package enum ScalarResource: String, Sendable, Hashable, CaseIterable {
    /// Policies, roles, tokens, auth methods and binding rules.
    case acl
    /// Gossip encryption keys.
    case keyring
    /// Settings of the mesh as a whole.
    case mesh
    /// Operating the cluster.
    case `operator`
    /// Peerings with other clusters.
    case peering

    /// Whether policies of another partition can be about it.
    ///
    /// - Source: reference tenancy §3.1.
    var isOfPartition: Bool { self != .operator && self != .keyring }

    /// Whether policies of a namespace can be about it.
    var isOfNamespace: Bool { self == .acl }
}

/// Which names a rule is about.
package enum NameMatch: Sendable, Hashable {
    /// One name.
    case exact(String)
    /// All names that begin so; the empty prefix means all.
    case prefix(String)

    /// The name or the beginning of names.
    package var text: String {
        switch self {
        case .exact(let text), .prefix(let text): text
        }
    }
}

/// One rule about named things.
package struct AccessRule: Sendable, Hashable {
    /// The kind of thing.
    package var resource: NamedResource
    /// The names.
    package var match: NameMatch
    /// What is permitted on them.
    package var level: AccessLevel
    /// What is permitted on the intentions towards them; nil means it follows from `level`.
    package var intentions: AccessLevel?

    /// A rule.
    package init(_ resource: NamedResource, _ match: NameMatch, _ level: AccessLevel, intentions: AccessLevel? = nil) {
        self.resource = resource
        self.match = match
        self.level = level
        self.intentions = intentions
    }

    /// What is permitted on intentions.
    ///
    /// - Source: Consul gives read on intentions to whoever may read or write the service, unless the rule says otherwise.
    package var effectiveIntentions: AccessLevel {
        if let intentions { return intentions }
        return level == .read || level == .write ? .read : .deny
    }

    /// The head of the rule as it is written in a policy.
    package var heading: String {
        switch match {
        case .exact(let name): "\(resource.rawValue) \(goQuoted(name))"
        case .prefix(let name): "\(resource.rawValue)_prefix \(goQuoted(name))"
        }
    }
}

extension NameMatch {
    /// The head of a rule or a block in a text that is read again.
    func hclHeading(_ word: String) -> String {
        switch self {
        case .exact(let name): "\(word) \(hclQuoted(name))"
        case .prefix(let name): "\(word)_prefix \(hclQuoted(name))"
        }
    }
}

/// Text in double quotes as HCL reads it: a `${` would begin a part in which quotes and escapes are none.
private func hclQuoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in goQuoted(text).unicodeScalars {
        if scalar == "{", quoted.last == "$" {
            quoted.removeLast()
            quoted.append(contentsOf: "\\x24".unicodeScalars)
        }
        quoted.append(scalar)
    }
    return String(quoted)
}

/// Text in double quotes with quotes, backslashes and control characters escaped, as Consul prints names.
func goQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        case "\0"..<" ", "\u{7F}":
            quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        case _: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
