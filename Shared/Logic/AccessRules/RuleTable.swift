/// The merged rules about one kind of named thing, laid out for look-up by name.
struct RuleTable: Sendable {
    /// The kinds of tables.
    enum Kind: Sendable, Hashable {
        case named(NamedResource)
        case intentions

        var name: String {
            switch self {
            case .named(let resource): resource.rawValue
            case .intentions: "intention"
            }
        }
    }

    /// What a rule grants, and where it stands.
    struct Grant: Sendable {
        let level: AccessLevel
        let match: NameMatch
        let policy: String
    }

    /// A prefix with the place of the longest other prefix that it begins with.
    private struct Prefix: Sendable {
        let text: String
        let grant: Grant
        let parent: Int?
    }

    private let exact: [ExactName: Grant]
    private let prefixes: [Prefix]
    /// All rules in a fixed order: prefixes, the empty one first, then names.
    let grants: [Grant]
    /// Of each level the first rule that grants it; answers "anything at all?" without looking at all rules.
    let granting: [AccessLevel: Grant]
    /// Of each level the first rule that does not grant it.
    let refusing: [AccessLevel: Grant]
    /// The rule that is about every name.
    let coversAll: Grant?

    /// Lays out grants, of which each name and each prefix has at most one.
    init(_ grants: [Grant]) {
        var exact: [ExactName: Grant] = [:]
        var sorted: [(text: String, grant: Grant)] = []
        for grant in grants {
            switch grant.match {
            case .exact(let name): exact[ExactName(text: name)] = grant
            case .prefix(let text): sorted.append((text, grant))
            }
        }
        sorted.sort { precedes($0.text, $1.text) }
        var prefixes: [Prefix] = []
        for (text, grant) in sorted {
            var parent = prefixes.indices.last
            while let place = parent, !text.utf8.starts(with: prefixes[place].text.utf8) {
                parent = prefixes[place].parent
            }
            prefixes.append(Prefix(text: text, grant: grant, parent: parent))
        }
        self.exact = exact
        self.prefixes = prefixes
        let named = exact.values.sorted { precedes($0.match.text, $1.match.text) }
        let all = prefixes.map(\.grant) + named
        var granting: [AccessLevel: Grant] = [:]
        var refusing: [AccessLevel: Grant] = [:]
        for level in AccessLevel.allCases {
            granting[level] = all.first { $0.level.grants(level) }
            refusing[level] = all.first { !$0.level.grants(level) }
        }
        self.grants = all
        self.granting = granting
        self.refusing = refusing
        coversAll = prefixes.first?.text.isEmpty == true ? prefixes.first?.grant : nil
    }

    /// The rule that decides about a name: that of the name itself, else that of the longest prefix.
    func grant(for name: String) -> Grant? {
        if !exact.isEmpty, let grant = exact[ExactName(text: name)] { return grant }
        return longestPrefix(of: name)
    }

    /// The rule of the longest prefix of a name.
    ///
    /// Every prefix of the name sorts at or before it, and the last one that does begins with all of them, so the
    /// answer is that one or a parent of it.
    func longestPrefix(of name: String) -> Grant? {
        var low = 0
        var high = prefixes.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(name, prefixes[middle].text) { high = middle } else { low = middle + 1 }
        }
        var place = low > 0 ? low - 1 : nil
        while let current = place {
            if name.utf8.starts(with: prefixes[current].text.utf8) { return prefixes[current].grant }
            place = prefixes[current].parent
        }
        return nil
    }
}

/// A name compared by its bytes, so that no two spellings of an accented letter are taken for one another.
private struct ExactName: Hashable, Sendable {
    let text: String

    static func == (left: ExactName, right: ExactName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// The order of the bytes.
private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
