extension Command {
    /// What the command does, in one sentence.
    package var summary: String { ManualPage.of(self)?.summary ?? "" }

    /// The help text of the command.
    package var help: String {
        guard let page = ManualPage.of(self) else { return "Usage: tombolo \(rawValue) [options]" }
        let operands = page.operands.isEmpty ? "" : " " + page.operands
        var lines = ["Usage: tombolo \(rawValue) [options]\(operands)", ""]
        lines += HelpText.wrapped(page.summary + ".", indent: 2)
        if !page.details.isEmpty { lines += [""] + HelpText.wrapped(page.details, indent: 2) }
        lines += ["", "Examples:", ""] + page.examples.map { "  $ \($0)" }
        if !ownFlags.isEmpty { lines += ["", "Options:", ""] + ownFlags.flatMap(Self.lines) }
        let shared = sharedFlags
        if !shared.isEmpty {
            lines += ["", "Options of all commands that ask the HTTP API:", ""] + shared.flatMap(Self.lines)
        }
        return lines.joined(separator: "\n")
    }

    private static func lines(of flag: Flag) -> [String] {
        let form =
            switch flag.kind {
            case .toggle: "-\(flag.name)"
            case .text: "-\(flag.name)=<value>"
            case .list: "-\(flag.name)=<value> (may be repeated)"
            }
        return ["  \(form)"] + HelpText.wrapped(flag.help, indent: 6)
    }

    /// The help text of a group of commands; of all when the group has no words.
    package static func help(group: [String]) -> String {
        guard !group.isEmpty else { return overview }
        let name = group.joined(separator: " ")
        var lines = ["Usage: tombolo \(name) <command> [options]", ""]
        lines += HelpText.wrapped((CommandGroup.summaries[name] ?? "") + ".", indent: 2)
        let members = members(of: group)
        lines += ["", "Commands:", ""] + HelpText.columns(members)
        let examples = allCases.filter { $0.words.starts(with: group) }.compactMap { ManualPage.of($0)?.examples.first }
        lines += ["", "Examples:", ""] + examples.prefix(4).map { "  $ \($0)" }
        lines += ["", "Run `tombolo help \(name) <command>` for the flags of a command."]
        return lines.joined(separator: "\n")
    }

    private static var overview: String {
        var lines = ["Usage: tombolo [-version] [-help] <command> [options]", ""]
        lines += HelpText.wrapped(
            "Tombolo joins independent clusters into one service mesh. To try it: `tombolo agent -dev`.",
            indent: 2
        )
        let members = members(of: [])
        let width = members.map(\.0.count).max() ?? 0
        for topic in Topic.allCases {
            lines += ["", "\(topic.title):", ""]
            lines += HelpText.columns(topic.words.compactMap { word in members.first { $0.0 == word } }, width: width)
        }
        lines += ["", "Run `tombolo help <command>` for more about a command: its flags, and examples."]
        return lines.joined(separator: "\n")
    }

    /// The words that may follow a group, sorted, each with what it does.
    private static func members(of group: [String]) -> [(String, String)] {
        var members: [(String, String)] = []
        for command in allCases where command.words.starts(with: group) && command.words.count > group.count {
            let word = command.words[group.count]
            guard !members.contains(where: { $0.0 == word }) else { continue }
            let isGroup = command.words.count > group.count + 1
            let name = (group + [word]).joined(separator: " ")
            members.append((word, isGroup ? CommandGroup.summaries[name] ?? "" : command.summary))
        }
        return members.sorted { $0.0 < $1.0 }
    }

    /// The words that may follow a group of commands, sorted.
    package static func words(after group: [String]) -> [String] { members(of: group).map(\.0) }
}

/// Laying out help for a terminal of 100 columns.
enum HelpText {
    private static let width = 100

    /// A text in lines that begin with blanks.
    static func wrapped(_ text: String, indent: Int) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent + line.count + 1 + word.count > width {
                lines.append(blanks + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [blanks + line]
    }

    /// Names with what they mean beside them.
    static func columns(_ rows: [(String, String)], width given: Int? = nil) -> [String] {
        let column = given ?? rows.map(\.0.count).max() ?? 0
        return rows.flatMap { row in
            let lines = wrapped(row.1, indent: column + 8)
            let first = "    \(row.0.padded(to: column))    " + (lines.first?.trimmed ?? "")
            return [first.replacingTrailingBlanks] + lines.dropFirst()
        }
    }
}

extension String {
    /// The text with blanks after it, up to a width in characters.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var replacingTrailingBlanks: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
