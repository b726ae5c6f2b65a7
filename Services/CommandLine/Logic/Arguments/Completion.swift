/// What a shell offers to complete a command line with.
///
/// - Source: reference §11.1, `-autocomplete-install`: bash calls the program with the line in `COMP_LINE`.
package enum Completion {
    /// The words that the last one of a line may become.
    ///
    /// - Parameter line: The line up to the cursor, with the program's name.
    /// - Returns: Commands, or flags where a dash was typed; nothing where a file or a name is meant.
    package static func candidates(_ line: String) -> [String] {
        var words = line.split(separator: " ").map(String.init).dropFirst()
        let last = line.hasSuffix(" ") ? "" : words.popLast() ?? ""
        let path = Array(words.prefix { !$0.hasPrefix("-") })
        if last.hasPrefix("-") {
            let dashes = last.hasPrefix("--") ? "--" : "-"
            let command = stride(from: min(3, path.count), to: 0, by: -1).lazy
                .compactMap { Command(rawValue: path.prefix($0).joined(separator: " ")) }.first
            return (command?.flags ?? []).map { dashes + $0.name }.filter { $0.hasPrefix(last) }.sorted()
        }
        guard path.count == words.count else { return [] }
        return Command.words(after: path).filter { $0.hasPrefix(last) }
    }

    /// The line that makes a shell ask the program, with the mark by which it is found again.
    package static func setting(program: String) -> String {
        let isPlain = program.utf8.allSatisfy { byte in
            switch byte {
            case 0x2B, 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            case _: false
            }
        }
        // The shell reads this line, and then the command in it.
        let command = isPlain ? program : quoted(quoted(program))
        return "complete -o default -C \(command) tombolo \(mark)"
    }

    private static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: #"'\''"#) + "'" }

    /// What a shell's file becomes with the setting, or without it.
    ///
    /// - Parameters:
    ///   - text: What is in the file.
    ///   - setting: The setting's lines; nil to take it out.
    /// - Returns: The new text; nil when nothing changes.
    package static func changed(_ text: String, setting: [String]?) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let had = lines.count
        lines.removeAll { $0.hasSuffix(mark) }
        guard let setting else { return lines.count == had ? nil : lines.joined(separator: "\n") }
        while lines.last == "" { lines.removeLast() }
        let new = (lines + setting.map { $0.hasSuffix(mark) ? $0 : "\($0) \(mark)" }).joined(separator: "\n") + "\n"
        return new == text ? nil : new
    }

    private static let mark = "# tombolo completion"
}
