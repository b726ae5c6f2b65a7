/// A function, initialiser or subscript with a body.
struct ScannedFunction: Sendable, Equatable {
    let name: String
    /// The line of its `func`, from 1.
    let line: Int
    /// From that line to its closing brace, both counted.
    let lines: Int
}

/// Finds functions and their lengths by counting braces in blanked code.
///
/// It knows no grammar and needs none.
struct FunctionScanner {
    private struct Open {
        let name: String
        let line: Int
        let braces: Int
    }

    private var found: [ScannedFunction] = []
    private var open: [Open] = []
    /// A declaration whose body has not begun, with the nesting of parentheses at its keyword.
    private var pending: (name: String, line: Int, parentheses: Int)?
    private var braces = 0
    private var parentheses = 0
    private var line = 1

    static func functions(in text: SourceText) -> [ScannedFunction] {
        var scanner = FunctionScanner()
        for (index, code) in text.code.enumerated() {
            scanner.line = index + 1
            scanner.scan(code.words)
        }
        return scanner.found.sorted { $0.line < $1.line }
    }

    private mutating func scan(_ words: [String]) {
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            switch word {
            case "(", "[": parentheses += 1
            case ")", "]": parentheses -= 1
            case "{": openBrace()
            case "}": closeBrace()
            case "func": pending = (name: next, line: line, parentheses: parentheses)
            case "init", "subscript":
                let isCall = index > 0 && words[index - 1] == "."
                if !isCall, ["(", "<", "?", "!"].contains(next) {
                    pending = (name: word, line: line, parentheses: parentheses)
                }
            case "var", "let", "case", "struct", "enum", "class", "actor", "protocol", "extension", "typealias":
                // A requirement of a protocol has no body; the next declaration ends it.
                if pending?.parentheses == parentheses { pending = nil }
            default: break
            }
        }
    }

    private mutating func openBrace() {
        if let declaration = pending, declaration.parentheses == parentheses {
            open.append(Open(name: declaration.name, line: declaration.line, braces: braces))
            pending = nil
        }
        braces += 1
    }

    private mutating func closeBrace() {
        braces -= 1
        if pending?.parentheses == parentheses { pending = nil }
        guard let function = open.last, function.braces == braces else { return }
        open.removeLast()
        found.append(ScannedFunction(name: function.name, line: function.line, lines: line - function.line + 1))
    }
}
