/// Rules about config entry kinds: one descriptor each, and nobody else tells them apart.
enum KindRules {
    /// Where kinds are told apart: the value, and the registry.
    static let homes = [
        "Shared/Domain/ConfigEntries/ConfigEntry.swift", "Shared/Logic/ConfigEntryKinds/ConfigEntryKindRegistry.swift",
    ]

    /// The names of the kinds, as the domain declares them.
    ///
    /// Kinds of gateways are left out: kinds of services have the same names.
    static func names(in files: [SwiftFile]) -> Set<String> {
        guard let home = files.first(where: { $0.path == homes[0] }) else { return [] }
        let lines = home.text.lines
        guard let start = lines.firstIndex(where: { $0.contains("enum ConfigEntryKind") }) else { return [] }
        var names: Set<String> = []
        for line in lines[start...].dropFirst() {
            let words = line.split(separator: " ")
            if words.first == "}" { break }
            if words.first == "case", words.count > 1, !words[1].hasSuffix("Gateway") { names.insert(String(words[1])) }
        }
        return names
    }

    /// Switches and lists over kinds outside their homes: two cases of one file, or three names on one line.
    static func strayKnowledge(in files: [SwiftFile]) -> [Violation] {
        let names = names(in: files)
        let sources = files.filter {
            ($0.isBelow("Shared") || $0.isBelow("Services")) && !homes.contains($0.path) && !$0.isGenerated
        }
        return sources.flatMap { file -> [Violation] in
            var cases: [String: Int] = [:]
            var found: [Violation] = []
            for (index, line) in file.text.lines.enumerated() {
                let words = Set(kinds(in: String(line), names))
                if words.count > 2 {
                    found.append(Violation(file.path, line: index + 1, "lists kinds of config entries"))
                }
                let code = line.drop { $0 == " " }
                if code.hasPrefix("case ."), !code.contains("=") || code.contains("(let ") {
                    for word in words where cases[word] == nil { cases[word] = index + 1 }
                }
            }
            if cases.count > 1, let first = cases.values.min() {
                found.append(
                    Violation(
                        file.path,
                        line: first,
                        "tells kinds of config entries apart; put what differs into their descriptors"
                    )
                )
            }
            return found
        }
    }

    private static func kinds(in line: String, _ names: Set<String>) -> [String] {
        line.split { !($0.isLetter || $0.isNumber || $0 == ".") }.compactMap { word in
            guard word.hasPrefix(".") else { return nil }
            let name = String(word.dropFirst())
            return names.contains(name) ? name : nil
        }
    }
}
