import Foundation

/// Rules about size, documentation and names.
///
/// Generated code is left out of all of them.
enum ShapeRules {
    static let maximumLines = 500
    static let maximumTestLines = 800
    static let maximumFunctionLines = 70

    static func longFiles(in files: [SwiftFile]) -> [Violation] {
        files.filter { !$0.isGenerated && $0.path != "Package.swift" }.compactMap { file in
            let limit = file.isBelow("Tests") ? maximumTestLines : maximumLines
            let count = file.text.lines.count - (file.text.lines.last == "" ? 1 : 0)
            guard count > limit else { return nil }
            return Violation(
                file.path,
                "has \(count) lines, \(limit) are allowed; split it by topic (Type+Topic.swift)"
            )
        }
    }

    static func longFunctions(in files: [SwiftFile]) -> [Violation] {
        files.filter { !$0.isGenerated }.flatMap { file in
            FunctionScanner.functions(in: file.text).compactMap { function in
                guard function.lines > maximumFunctionLines else { return nil }
                return Violation(
                    file.path,
                    line: function.line,
                    "\(function.name) has \(function.lines) lines, \(maximumFunctionLines) are allowed"
                )
            }
        }
    }

    private static let declarations: Set<String> = [
        "struct", "enum", "class", "actor", "protocol", "typealias", "func", "var", "let", "init", "subscript", "case",
        "static", "final", "mutating", "nonmutating", "nonisolated", "indirect", "consuming", "borrowing", "isolated",
        "convenience", "required", "override", "lazy", "macro", "associatedtype", "distributed", "weak", "unowned",
        "prefix", "postfix", "infix", "private",
    ]

    /// Members whose meaning is that of a protocol of the standard library, so nothing is left to say.
    private static let wellKnown = [
        "var description:", "var debugDescription:", "var customMirror:", "func ==", "func <", "func hash(into",
        "func encode(to",
        "init(from decoder", "subscript(metadataKey", "func makeAsyncIterator(", "func makeIterator(",
        "init() {}", "init(dictionaryLiteral", "init(stringLiteral", "init(integerLiteral",
    ]

    /// Requirements of protocols of other packages, documented there.
    private static let foreignRequirements: Set<String> = [
        // ServiceLifecycle, GRPCCore, Logging
        "run", "serialize", "deserialize", "registerMethods", "log",
        // CoreMetrics
        "makeCounter", "makeFloatingPointCounter", "makeRecorder", "makeMeter", "makeTimer", "destroyCounter",
        "destroyFloatingPointCounter", "destroyRecorder", "destroyMeter", "destroyTimer", "increment", "decrement",
        "reset",
        "record", "set", "recordNanoseconds",
    ]

    /// `package` declarations of `Shared` and `Services` that have no doc comment.
    ///
    /// A property of one line and a named text may leave it to the comment of their type, and what fulfils a documented requirement of one of our
    /// protocols to the requirement: a comment that repeats what is said elsewhere says nothing.
    static func undocumentedDeclarations(in files: [SwiftFile]) -> [Violation] {
        let ours = files.filter { !$0.isGenerated && ($0.isBelow("Shared") || $0.isBelow("Services")) }
        let requirements = Set(ours.flatMap { documentedRequirements(in: $0.text) })
        return ours.flatMap { file in
            file.text.code.indices.compactMap { index in
                let line = file.text.code[index]
                guard isPackageDeclaration(line), !isDocumented(file.text, line: index),
                    !(memberName(line).map(requirements.contains) ?? false)
                else { return nil }
                let declaration = file.text.lines[index].drop(while: \.isWhitespace)
                return Violation(file.path, line: index + 1, "has no doc comment: \(declaration)")
            }
        }
    }

    private static func isPackageDeclaration(_ line: String) -> Bool {
        guard line.mentions("package") else { return false }
        var words = line.words[...]
        while words.first == "@" {
            words = words.dropFirst(2)
            if words.first == "(" { words = words.drop { $0 != ")" }.dropFirst() }
        }
        guard words.popFirst() == "package", let next = words.first, declarations.contains(next) else { return false }
        let isProperty = words.contains("var") || words.contains("let")
        let isPlain = !words.contains("static") || line.contains("(rawValue: ") || line.contains("= \"")
        let isShort = !words.contains("{") || words.last == "}"
        if isProperty, isPlain, isShort { return false }
        if let name = memberName(line), foreignRequirements.contains(name) { return false }
        return !wellKnown.contains { line.contains($0) }
    }

    /// The name of the function or property that a line declares.
    private static func memberName(_ line: String) -> String? {
        let words = line.words
        guard let place = words.firstIndex(where: { ["func", "var", "typealias", "associatedtype"].contains($0) }),
            place + 1 < words.count
        else {
            return nil
        }
        return words[place + 1]
    }

    /// Names of the functions and properties that stand with a doc comment in the body of a protocol.
    private static func documentedRequirements(in text: SourceText) -> [String] {
        guard !text.lines(containing: "protocol").isEmpty else { return [] }
        var names: [String] = []
        var depth = 0
        var isInProtocol = false
        for (index, line) in text.code.enumerated() {
            let words = line.words
            if depth == 0, words.contains("protocol") { isInProtocol = true }
            if depth == 1, isInProtocol, let name = memberName(line), isDocumented(text, line: index) {
                names.append(name)
            }
            for word in words { depth += word == "{" ? 1 : word == "}" ? -1 : 0 }
            if depth == 0, words.contains("}") { isInProtocol = false }
        }
        return names
    }

    private static func isDocumented(_ text: SourceText, line: Int) -> Bool {
        var above = line - 1
        while above >= 0 {
            let content = text.lines[above].drop(while: \.isWhitespace)
            if content.hasPrefix("///") { return true }
            guard content.hasPrefix("@") || content.hasPrefix("//") || content.hasPrefix("#if") else { return false }
            above -= 1
        }
        return false
    }

    /// Words that promise work without saying where the work is written down, in any text file.
    static func unnumberedPromises(in files: [TreeFile]) -> [Violation] {
        let promises = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
        return files.filter { $0.path != "LICENSE" && !$0.isGenerated }.flatMap { file -> [Violation] in
            guard promises.contains(where: file.text.contains) else { return [] }
            return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
                index,
                line in
                let words = String(line).words
                for place in words.indices where promises.contains(words[place]) {
                    let rest = words[(place + 1)...].prefix(3)
                    if rest.count == 3, rest.first == "(", rest.dropFirst().first == "#",
                        rest.last.flatMap({ Int($0) }) != nil
                    {
                        continue
                    }
                    return Violation(file.path, line: index + 1, "\(words[place]) without the number of its issue")
                }
                return nil
            }
        }
    }

    /// Files named after no concept.
    static func namelessFiles(in files: [SwiftFile]) -> [Violation] {
        let refused = ["Utils", "Utilities", "Util", "Helpers", "Helper", "Common", "Manager", "Misc"]
        return files.filter { !$0.isGenerated }.compactMap { file in
            let name =
                file.path.split(separator: "/").last.map { $0.replacingOccurrences(of: ".swift", with: "") } ?? ""
            guard let word = refused.first(where: name.hasSuffix) else { return nil }
            return Violation(file.path, "\"\(word)\" names no concept")
        }
    }
}
