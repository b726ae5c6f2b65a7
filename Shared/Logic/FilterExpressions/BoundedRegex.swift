/// A regular expression whose search takes time proportional to the text, whatever the expression.
///
/// The expression comes from a request, so an engine that backtracks would let one request occupy a processor for
/// hours. This one follows all alternatives at once. The syntax is the one that Consul's users know from Go: classes,
/// groups, alternatives, repetitions, `^ $ \b \B \A \z`, `\d \w \s`, `[[:alpha:]]` and the flags `i m s U`; Unicode
/// classes by name and `\Q…\E` are refused.
package struct BoundedRegex: Sendable {
    /// Why an expression is refused, in Go's words.
    package struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, with the part of the expression in back quotes.
        package let problem: String

        /// The problem.
        package var description: String { "error parsing regexp: \(problem)" }
    }

    /// One step of the compiled expression.
    enum Instruction: Sendable {
        case take(ScalarSet)
        case check(Condition)
        case jump(Int)
        case split(Int, Int)
        case found
    }

    /// A condition on the place in the text.
    enum Condition: Sendable {
        case textStart
        case textEnd
        case lineStart
        case lineEnd
        case wordBoundary
        case noWordBoundary
    }

    private let program: [Instruction]

    /// Reads an expression.
    ///
    /// - Parameter expression: The expression, at most 4,096 bytes.
    /// - Throws: ``SyntaxError``.
    package init(_ expression: String) throws(SyntaxError) {
        guard expression.utf8.count <= 4096 else {
            throw SyntaxError(problem: "expression is longer than 4096 bytes")
        }
        var parser = BoundedRegexParser(expression)
        var compiler = BoundedRegexCompiler()
        try compiler.append(try parser.parse())
        program = compiler.program + [.found]
    }

    /// True when the expression fits some part of the text.
    package func isFound(in text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var states = StateSet(count: program.count)
        var following = StateSet(count: program.count)
        for place in 0...scalars.count {
            if follow(from: 0, at: place, in: scalars, into: &states) { return true }
            guard place < scalars.count else { return false }
            following.clear()
            for state in states.members {
                if case .take(let set) = program[state], set.contains(scalars[place]),
                    follow(from: state + 1, at: place + 1, in: scalars, into: &following)
                {
                    return true
                }
            }
            swap(&states, &following)
        }
        return false
    }

    /// Adds every state that is reached without taking a character; true when the expression is found.
    private func follow(
        from start: Int,
        at place: Int,
        in scalars: [Unicode.Scalar],
        into states: inout StateSet
    ) -> Bool {
        var pending = [start]
        while let state = pending.popLast() {
            guard states.insert(state) else { continue }
            switch program[state] {
            case .found: return true
            case .take: break
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .check(let condition): if holds(condition, at: place, in: scalars) { pending.append(state + 1) }
            }
        }
        return false
    }

    private func holds(_ condition: Condition, at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
        switch condition {
        case .textStart: place == 0
        case .textEnd: place == scalars.count
        case .lineStart: place == 0 || scalars[place - 1] == "\n"
        case .lineEnd: place == scalars.count || scalars[place] == "\n"
        case .wordBoundary: isWordBoundary(place, scalars)
        case .noWordBoundary: !isWordBoundary(place, scalars)
        }
    }

    private func isWordBoundary(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let before = place > 0 && ScalarSet.word.contains(scalars[place - 1])
        let after = place < scalars.count && ScalarSet.word.contains(scalars[place])
        return before != after
    }
}

/// States of the search, each at most once.
private struct StateSet {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(count: Int) { isMember = Array(repeating: false, count: count) }

    mutating func insert(_ state: Int) -> Bool {
        guard !isMember[state] else { return false }
        isMember[state] = true
        members.append(state)
        return true
    }

    mutating func clear() {
        for state in members { isMember[state] = false }
        members.removeAll(keepingCapacity: true)
    }
}

/// A set of characters.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false
    var ignoresCase = false

    static let digit = ScalarSet(ranges: [0x30...0x39])
    static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = ScalarSet(ranges: [0x09...0x0A, 0x0C...0x0D, 0x20...0x20])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var isMember = holds(scalar.value)
        if ignoresCase, !isMember {
            let properties = scalar.properties
            isMember =
                [properties.lowercaseMapping, properties.uppercaseMapping].contains { mapping in
                    mapping.unicodeScalars.count == 1 && mapping.unicodeScalars.allSatisfy { holds($0.value) }
                }
        }
        return isMember != isNegated
    }

    private func holds(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

    /// The ranges of the set with the negation worked out.
    var positiveRanges: [ClosedRange<UInt32>] {
        guard isNegated else { return ranges }
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}
