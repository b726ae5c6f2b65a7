/// Reads an expression, trying the alternatives of the grammar in order.
///
/// Like Consul's parser it remembers what it expected at the farthest place it reached, because that is what its
/// message for a syntax error lists. A place where the text is certainly wrong adds a message of its own.
struct FilterParser {
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var next = 0
    private var farthest = 0
    private var expected: Set<String> = []
    private var faults: [String] = []
    private var depth = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads a whole expression.
    static func parse(_ text: String) throws(FilterError) -> FilterSyntax {
        var parser = FilterParser(text)
        parser.blanks()
        let syntax = parser.disjunction()
        let isComplete = syntax != nil && parser.end()
        if !parser.faults.isEmpty { throw FilterError(problem: parser.faults.joined(separator: "\n")) }
        guard let syntax, isComplete else { throw FilterError(problem: parser.expectation()) }
        return syntax
    }

    // MARK: Logic

    private mutating func disjunction() -> FilterSyntax? {
        series(of: "or", { $0.conjunction() }).map { $0.count == 1 ? $0[0] : .any($0) }
    }

    private mutating func conjunction() -> FilterSyntax? {
        series(of: "and", { $0.negation() }).map { $0.count == 1 ? $0[0] : .all($0) }
    }

    private mutating func series(
        of word: String,
        _ term: (inout FilterParser) -> FilterSyntax?
    ) -> [FilterSyntax]? {
        guard let first = term(&self) else { return nil }
        var terms = [first]
        while let more = attempt({ parser in
            parser.space() && parser.literal(word) && parser.space() ? term(&parser) : nil
        }) { terms.append(more) }
        return terms
    }

    private mutating func negation() -> FilterSyntax? {
        nested { parser in
            parser.attempt { parser in
                parser.literal("not") && parser.space() ? parser.negation().map { .not($0) } : nil
            } ?? parser.group()
        }
    }

    private mutating func group() -> FilterSyntax? {
        let inner: FilterSyntax? = attempt { parser in
            guard parser.literal("(") else { return nil }
            parser.blanks()
            guard let inner = parser.disjunction() else { return nil }
            parser.blanks()
            if parser.literal(")") { return inner }
            parser.fault("grouping", "Unmatched parentheses")
            return nil
        }
        return inner ?? comparison()
    }

    /// Bounds the nesting, so that no text can exhaust the stack.
    private mutating func nested(_ rule: (inout FilterParser) -> FilterSyntax?) -> FilterSyntax? {
        guard depth < Self.depthLimit else {
            fault("grouping", "nested deeper than \(Self.depthLimit) levels")
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        return rule(&self)
    }

    // MARK: Comparisons

    private mutating func comparison() -> FilterSyntax? {
        attempt { $0.selectorFirst() } ?? attempt { $0.emptiness() } ?? attempt { $0.valueFirst() }
    }

    private mutating func selectorFirst() -> FilterSyntax? {
        guard let selector = selector() else { return nil }
        let comparison =
            attempt { $0.symbol("==") ? .equal : nil } ?? attempt { $0.symbol("!=") ? .notEqual : nil }
            ?? wordComparison(selectorFirstWords)
        guard let comparison, let value = value() else { return nil }
        return .match(FilterMatch(selector: selector, comparison: comparison, value: value))
    }

    private mutating func emptiness() -> FilterSyntax? {
        guard let selector = selector() else { return nil }
        let comparison: FilterComparison? =
            attempt { $0.words(["is", "empty"]) ? .empty : nil }
            ?? attempt { $0.words(["is", "not", "empty"]) ? .notEmpty : nil }
        return comparison.map { .match(FilterMatch(selector: selector, comparison: $0, value: "")) }
    }

    private mutating func valueFirst() -> FilterSyntax? {
        guard let value = value() else { return nil }
        let comparison = wordComparison(valueFirstWords)
        guard let comparison else { return nil }
        guard let selector = selector() else {
            fault("match", "Invalid selector")
            return nil
        }
        return .match(FilterMatch(selector: selector, comparison: comparison, value: value))
    }

    /// Reads one of the comparisons that are written with words, blanks before, between and after.
    private mutating func wordComparison(_ table: [WordComparison]) -> FilterComparison? {
        for entry in table {
            if attempt({ $0.words(entry.words) && $0.space() ? true : nil }) != nil { return entry.comparison }
        }
        return nil
    }

    private mutating func symbol(_ text: String) -> Bool {
        blanks()
        guard literal(text) else { return false }
        blanks()
        return true
    }

    private mutating func words(_ words: [String]) -> Bool {
        words.allSatisfy { space() && literal($0) }
    }

    // MARK: Selectors and values

    private mutating func selector() -> [String]? {
        guard let first = identifier() else { return nil }
        var path = [first]
        while let part = attempt({ parser in parser.literal(".") ? parser.identifier() : nil })
            ?? attempt({ $0.index() })
        {
            path.append(part)
        }
        return path
    }

    private mutating func identifier() -> String? {
        let start = next
        guard take("[a-zA-Z]", isLetter) else { return nil }
        while take("[a-zA-Z0-9_]", { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }) {}
        return text(from: start)
    }

    private mutating func index() -> String? {
        guard literal("[") else { return nil }
        blanks()
        guard let key = string() else {
            fault("index", "Invalid index")
            return nil
        }
        blanks()
        guard literal("]") else {
            fault("index", "Unclosed index expression")
            return nil
        }
        return key
    }

    private mutating func value() -> String? {
        let start = next
        if selector() != nil { return text(from: start) }
        next = start
        return attempt { $0.number() } ?? attempt { $0.string() }
    }

    private mutating func number() -> String? {
        let start = next
        _ = literal("-")
        if !literal("0") {
            guard take("[1-9]", { isDigit($0) && $0 != UInt8(ascii: "0") }) else { return nil }
            while take("[0-9]", isDigit) {}
        }
        _ = attempt { parser -> Bool? in
            guard parser.literal("."), parser.take("[0-9]", isDigit) else { return nil }
            while parser.take("[0-9]", isDigit) {}
            return true
        }
        let number = text(from: start)
        let isFollowed = next == bytes.count || isBlank(bytes[next]) || bytes[next] == UInt8(ascii: ")")
        if isFollowed { return number }
        fault("number", "Invalid number literal")
        return nil
    }

    private mutating func string() -> String? {
        let quote: UInt8
        if literal("`") {
            quote = UInt8(ascii: "`")
        } else if literal("\"") {
            quote = UInt8(ascii: "\"")
        } else {
            return nil
        }
        let start = next
        while next < bytes.count, bytes[next] != quote { next += 1 }
        guard next < bytes.count else {
            fault("string", "Unterminated string literal")
            return nil
        }
        let text = text(from: start)
        next += 1
        guard quote == UInt8(ascii: "\"") else { return text }
        if let plain = FilterEscapes.decode(text) { return plain }
        let end = next
        next = start - 1
        fault("string", "invalid syntax")
        next = end
        return ""
    }

    // MARK: Terminals

    /// Tries one alternative and goes back if it does not fit.
    private mutating func attempt<Result>(_ rule: (inout FilterParser) -> Result?) -> Result? {
        let start = next
        if let result = rule(&self) { return result }
        next = start
        return nil
    }

    private mutating func literal(_ text: String) -> Bool {
        guard bytes[next...].starts(with: text.utf8) else {
            miss(text == "\"" ? #""\"""# : "\"\(text)\"")
            return false
        }
        next += text.utf8.count
        return true
    }

    private mutating func take(_ name: String, _ belongs: (UInt8) -> Bool) -> Bool {
        guard next < bytes.count, belongs(bytes[next]) else {
            miss(name)
            return false
        }
        next += 1
        return true
    }

    private mutating func space() -> Bool {
        guard take(blankName, isBlank) else { return false }
        blanks()
        return true
    }

    private mutating func blanks() {
        while take(blankName, isBlank) {}
    }

    private mutating func end() -> Bool {
        blanks()
        guard next == bytes.count else {
            miss(endName)
            return false
        }
        return true
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<next], as: UTF8.self) }

    // MARK: Messages

    private mutating func miss(_ name: String) {
        if next > farthest {
            farthest = next
            expected = []
        }
        if next == farthest { expected.insert(name) }
    }

    private mutating func fault(_ rule: String, _ problem: String) {
        let fault = "\(place(next)): rule \"\(rule)\": \(problem)"
        if !faults.contains(fault) { faults.append(fault) }
    }

    private func expectation() -> String {
        var names = expected.subtracting([endName]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if expected.contains(endName) { names.append(endName) }
        let last = names.popLast() ?? endName
        let list = names.isEmpty ? last : "\(names.joined(separator: ", ")) or \(last)"
        return "\(place(farthest)): no match found, expected: \(list)"
    }

    private func place(_ offset: Int) -> String {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return "\(before.count { $0 == 0x0A } + 1):\(column) (\(offset))"
    }
}

private typealias WordComparison = (words: [String], comparison: FilterComparison)

private let selectorFirstWords: [WordComparison] = [
    (["contains"], .within), (["not", "contains"], .notWithin), (["matches"], .matches),
    (["not", "matches"], .notMatches),
]

private let valueFirstWords: [WordComparison] = [(["in"], .within), (["not", "in"], .notWithin)]

private let blankName = #"[ \t\r\n]"#
private let endName = "EOF"

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
