/// One flag of a command.
package struct Flag: Sendable, Hashable {
    /// What a flag takes.
    package enum Kind: Sendable, Hashable {
        /// A text; given twice, the last one counts.
        case text
        /// Texts; may be given several times.
        case list
        /// True by its presence; `-name=false` turns it off.
        case toggle
    }

    /// The name without dashes.
    package let name: String
    /// What it takes.
    package let kind: Kind
    /// What it means, for the help text.
    package let help: String

    /// A flag with a text.
    package static func text(_ name: String, _ help: String) -> Flag { Flag(name: name, kind: .text, help: help) }
    /// A flag that may be given several times.
    package static func list(_ name: String, _ help: String) -> Flag { Flag(name: name, kind: .list, help: help) }
    /// A flag that is on or off.
    package static func toggle(_ name: String, _ help: String) -> Flag { Flag(name: name, kind: .toggle, help: help) }
}

/// Why a command line could not be understood.
package enum FlagError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `-h`, `-help` or their double-dash forms were given.
    case helpWanted
    /// There is no such flag.
    case unknown(String)
    /// The flag came last and needs a value.
    case valueMissing(String)
    /// A toggle has a value that is no truth value.
    case notBoolean(name: String, value: String)

    /// The problem in the words of Go's flag parser, which scripts may look for.
    package var description: String {
        switch self {
        case .helpWanted: "flag: help requested"
        case .unknown(let name): "flag provided but not defined: -\(name)"
        case .valueMissing(let name): "flag needs an argument: -\(name)"
        case .notBoolean(let name, let value): "invalid boolean value \"\(value)\" for -\(name): parse error"
        }
    }
}

/// The flags and words of a command line.
package struct FlagValues: Sendable, Hashable {
    private struct Given: Sendable, Hashable {
        let name: String
        let value: String
    }

    private var values: [String: [String]] = [:]
    private var order: [Given] = []
    /// The words after the flags.
    package private(set) var arguments: [String] = []

    /// No flags.
    package init() {}

    /// Reads flags as Go does: one or two dashes, value in the same word after `=` or in the next one, the first word
    /// that is no flag ends them, and so does `--`.
    ///
    /// - Throws: ``FlagError``.
    /// - Source: reference §11.1.
    package init(parsing words: [String], flags: [Flag]) throws(FlagError) {
        var place = 0
        while place < words.count {
            let word = words[place]
            guard word.hasPrefix("-"), word != "-" else { break }
            place += 1
            if word == "--" { break }
            var rest = word.dropFirst()
            if rest.hasPrefix("-") { rest = rest.dropFirst() }
            let equals = rest.firstIndex(of: "=")
            let name = String(rest[..<(equals ?? rest.endIndex)])
            let inline = equals.map { String(rest[rest.index(after: $0)...]) }
            guard let flag = flags.first(where: { $0.name == name }) else {
                throw name == "h" || name == "help" ? .helpWanted : .unknown(name)
            }
            switch flag.kind {
            case .toggle:
                values[name] = [try Self.truth(inline ?? "true", name: name)]
            case .text, .list:
                var value = inline
                if value == nil, place < words.count {
                    value = words[place]
                    place += 1
                }
                guard let value else { throw .valueMissing(name) }
                if flag.kind == .list { values[name, default: []].append(value) } else { values[name] = [value] }
                order.append(Given(name: name, value: value))
            }
        }
        arguments = Array(words[min(place, words.count)...])
    }

    /// The flag's text; nil when it was not given.
    package func text(_ name: String) -> String? { values[name]?.last }

    /// All texts of the flag, in the order given.
    package func list(_ name: String) -> [String] { values[name] ?? [] }

    /// All texts of several flags, in the order in which they stand on the command line.
    package func list(ofAny names: [String]) -> [String] { order.filter { names.contains($0.name) }.map(\.value) }

    /// All texts of the flag, where commas separate texts, too.
    package func commaList(_ name: String) -> [String] {
        list(name).flatMap { $0.split(separator: ",").map { String($0).trimmed } }.filter { !$0.isEmpty }
    }

    /// Whether a toggle is on.
    package func isOn(_ name: String) -> Bool { values[name]?.last == "true" }

    /// Whether a flag was given at all.
    package func isGiven(_ name: String) -> Bool { values[name] != nil }

    /// `key=value` texts of the flag.
    ///
    /// - Throws: A text naming the flag and what is wrong with it.
    package func pairs(_ name: String) throws(UsageError) -> [(String, String)] {
        var result: [(String, String)] = []
        for text in list(name) {
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                throw UsageError("-\(name) is \"\(text)\"; it must be key=value")
            }
            result.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
        }
        return result
    }

    private static func truth(_ text: String, name: String) throws(FlagError) -> String {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": "true"
        case "0", "f", "F", "false", "FALSE", "False": "false"
        case _: throw .notBoolean(name: name, value: text)
        }
    }
}

/// A command line that names something impossible; the text says which flag and what to do.
package struct UsageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text for people.
    package let description: String

    /// Makes an error of that text.
    package init(_ text: String) { description = text }
}

extension FlagError {
    /// The problem, with the flag that was probably meant.
    package func description(among flags: [Flag]) -> String {
        guard case .unknown(let name) = self, let meant = Spelling.nearest(to: name, among: flags.map(\.name)) else {
            return description
        }
        return "\(description)\nDid you mean -\(meant)?"
    }
}

extension StringProtocol {
    /// The text without blanks and line ends around it.
    package var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
