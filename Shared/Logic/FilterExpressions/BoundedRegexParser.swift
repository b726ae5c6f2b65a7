/// A regular expression as a tree.
enum BoundedRegexNode {
    case set(ScalarSet)
    case check(BoundedRegex.Condition)
    case sequence([BoundedRegexNode])
    case choice([BoundedRegexNode])
    indirect case repetition(BoundedRegexNode, least: Int, most: Int?)
}

/// Reads the text of a regular expression.
struct BoundedRegexParser {
    typealias Failure = BoundedRegex.SyntaxError

    private struct Flags {
        var ignoresCase = false
        var dotTakesNewline = false
        var isMultiline = false
    }

    private static let depthLimit = 100

    private let scalars: [Unicode.Scalar]
    private var next = 0
    private var depth = 0
    private var flags = Flags()

    init(_ expression: String) { scalars = Array(expression.unicodeScalars) }

    mutating func parse() throws(Failure) -> BoundedRegexNode {
        let node = try choice()
        guard next == scalars.count else { throw failure("unexpected )", text(0, scalars.count)) }
        return node
    }

    private mutating func choice() throws(Failure) -> BoundedRegexNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(Failure) -> BoundedRegexNode {
        var nodes: [BoundedRegexNode] = []
        while let scalar = peek(), scalar != "|", scalar != ")" {
            let start = next
            guard let node = try atom() else { continue }
            nodes.append(try repeated(node, start: start))
        }
        return .sequence(nodes)
    }

    /// Reads what may be repeated; nil for a group that only sets flags.
    private mutating func atom() throws(Failure) -> BoundedRegexNode? {
        let start = next
        guard let scalar = peek() else { return nil }
        next += 1
        switch scalar {
        case "(": return try group(start: start)
        case "[": return .set(try bracket(start: start))
        case ".":
            return .set(ScalarSet(ranges: flags.dotTakesNewline ? [0...0x10FFFF] : [0...0x09, 0x0B...0x10FFFF]))
        case "^": return .check(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .check(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw failure("missing argument to repetition operator", text(start, next))
        case "\\": return try escape(start: start)
        case _: return .set(single(scalar))
        }
    }

    private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
        ScalarSet(ranges: [scalar.value...scalar.value], ignoresCase: flags.ignoresCase)
    }

    // MARK: Groups

    private mutating func group(start: Int) throws(Failure) -> BoundedRegexNode? {
        guard depth < Self.depthLimit else { throw failure("expression nests too deeply", text(0, scalars.count)) }
        depth += 1
        defer { depth -= 1 }
        let outer = flags
        if take("?") {
            if take("P") || peek() == "<" {
                try groupName(start: start)
            } else if try !groupFlags(start: start) {
                return nil
            }
        }
        let node = try choice()
        guard take(")") else { throw failure("missing closing )", text(0, scalars.count)) }
        flags = outer
        return node
    }

    private mutating func groupName(start: Int) throws(Failure) {
        guard take("<") else {
            throw failure("invalid or unsupported Perl syntax", text(start, min(next + 1, scalars.count)))
        }
        let nameStart = next
        while let scalar = peek(), ScalarSet.word.contains(scalar) { next += 1 }
        guard next > nameStart, take(">") else {
            throw failure("invalid named capture", text(start, min(next + 1, scalars.count)))
        }
    }

    /// Reads flags; false when they are for the rest of the enclosing group, true when a group follows.
    private mutating func groupFlags(start: Int) throws(Failure) -> Bool {
        var turnsOn = true
        while let scalar = peek() {
            next += 1
            switch scalar {
            case "i": flags.ignoresCase = turnsOn
            case "s": flags.dotTakesNewline = turnsOn
            case "m": flags.isMultiline = turnsOn
            case "U": break
            case "-": turnsOn = false
            case ":": return true
            case ")": return false
            case _: throw failure("invalid or unsupported Perl syntax", text(start, next))
            }
        }
        throw failure("missing closing )", text(0, scalars.count))
    }

    // MARK: Repetition

    private mutating func repeated(_ node: BoundedRegexNode, start: Int) throws(Failure) -> BoundedRegexNode {
        guard let first = try repetition(of: node) else { return node }
        let operatorStart = next
        if try repetition(of: first) != nil {
            throw failure("invalid nested repetition operator", text(max(start, operatorStart - 1), next))
        }
        return first
    }

    private mutating func repetition(of node: BoundedRegexNode) throws(Failure) -> BoundedRegexNode? {
        let result: BoundedRegexNode
        if take("*") {
            result = .repetition(node, least: 0, most: nil)
        } else if take("+") {
            result = .repetition(node, least: 1, most: nil)
        } else if take("?") {
            result = .repetition(node, least: 0, most: 1)
        } else if let bounds = try braces() {
            result = .repetition(node, least: bounds.least, most: bounds.most)
        } else {
            return nil
        }
        _ = take("?")  // Whether the shortest or the longest is preferred makes no difference to being found.
        return result
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`; other braces are ordinary characters.
    private mutating func braces() throws(Failure) -> (least: Int, most: Int?)? {
        let start = next
        guard take("{") else { return nil }
        let least = number()
        let hasComma = take(",")
        let most = number()
        guard let least, take("}"), hasComma || most == nil else {
            next = start
            return nil
        }
        let bounds = (least: least, most: hasComma ? most : least)
        guard least <= 1000, (bounds.most ?? 0) <= 1000, bounds.most.map({ least <= $0 }) ?? true else {
            throw failure("invalid repeat count", text(start, next))
        }
        return bounds
    }

    private mutating func number() -> Int? {
        let start = next
        while let scalar = peek(), ScalarSet.digit.contains(scalar) { next += 1 }
        return next > start ? Int(text(start, next)) ?? 1001 : nil
    }

    // MARK: Escapes and classes

    private mutating func escape(start: Int) throws(Failure) -> BoundedRegexNode {
        guard let scalar = peek() else { throw failure("trailing backslash at end of expression", "") }
        switch scalar {
        case "A":
            next += 1
            return .check(.textStart)
        case "z":
            next += 1
            return .check(.textEnd)
        case "b":
            next += 1
            return .check(.wordBoundary)
        case "B":
            next += 1
            return .check(.noWordBoundary)
        case _: return .set(try escapedSet(start: start))
        }
    }

    private mutating func escapedSet(start: Int) throws(Failure) -> ScalarSet {
        guard let scalar = peek() else { throw failure("trailing backslash at end of expression", "") }
        next += 1
        switch scalar {
        case "d": return .digit
        case "w": return .word
        case "s": return .space
        case "D": return ScalarSet(ranges: ScalarSet.digit.ranges, isNegated: true)
        case "W": return ScalarSet(ranges: ScalarSet.word.ranges, isNegated: true)
        case "S": return ScalarSet(ranges: ScalarSet.space.ranges, isNegated: true)
        case "n": return single("\n")
        case "t": return single("\t")
        case "r": return single("\r")
        case "f": return single("\u{C}")
        case "v": return single("\u{B}")
        case "a": return single("\u{7}")
        case "x": return single(try hexadecimal(start: start))
        case _:
            guard scalar.value < 0x80, !ScalarSet.word.contains(scalar) || scalar == "_" else {
                throw failure("invalid escape sequence", text(start, next))
            }
            return single(scalar)
        }
    }

    private mutating func hexadecimal(start: Int) throws(Failure) -> Unicode.Scalar {
        let isBraced = take("{")
        let digitsStart = next
        while let scalar = peek(), Character(scalar).hexDigitValue != nil, isBraced || next < digitsStart + 2 {
            next += 1
        }
        let digits = text(digitsStart, next)
        guard isBraced ? take("}") : digits.count == 2, let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw failure("invalid escape sequence", text(start, min(next + 1, scalars.count))) }
        return scalar
    }

    private mutating func bracket(start: Int) throws(Failure) -> ScalarSet {
        var set = ScalarSet(ranges: [], isNegated: take("^"), ignoresCase: flags.ignoresCase)
        var isFirst = true
        while let scalar = peek(), isFirst || scalar != "]" {
            isFirst = false
            if scalar == "[", next + 1 < scalars.count, scalars[next + 1] == ":" {
                set.ranges += try namedClass()
                continue
            }
            let low = try bracketMember()
            guard peek() == "-", next + 1 < scalars.count, scalars[next + 1] != "]", low.count == 1 else {
                set.ranges += low
                continue
            }
            let rangeStart = next - 1
            next += 1
            let high = try bracketMember()
            guard high.count == 1, low[0].lowerBound <= high[0].upperBound else {
                throw failure("invalid character class range", text(rangeStart, next))
            }
            set.ranges.append(low[0].lowerBound...high[0].upperBound)
        }
        guard take("]") else { throw failure("missing closing ]", text(start, scalars.count)) }
        return set
    }

    private mutating func bracketMember() throws(Failure) -> [ClosedRange<UInt32>] {
        let start = next
        guard let scalar = peek() else { return [] }
        next += 1
        return scalar == "\\" ? try escapedSet(start: start).positiveRanges : [scalar.value...scalar.value]
    }

    private mutating func namedClass() throws(Failure) -> [ClosedRange<UInt32>] {
        let start = next
        next += 2
        let isNegated = take("^")
        let nameStart = next
        while let scalar = peek(), scalar != ":", scalar != "]" { next += 1 }
        let name = text(nameStart, next)
        guard take(":"), take("]"), let ranges = namedRanges[name] else {
            throw failure("invalid character class range", text(start, next))
        }
        return ScalarSet(ranges: ranges, isNegated: isNegated).positiveRanges
    }

    // MARK: Position

    private func peek() -> Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        next += 1
        return true
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    private func failure(_ problem: String, _ part: String) -> Failure {
        Failure(problem: "\(problem): `\(part)`")
    }
}

private let namedRanges: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A], "ascii": [0...0x7F],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0...0x1F, 0x7F...0x7F], "digit": [0x30...0x39],
    "graph": [0x21...0x7E], "lower": [0x61...0x7A], "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A], "word": ScalarSet.word.ranges, "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
]
