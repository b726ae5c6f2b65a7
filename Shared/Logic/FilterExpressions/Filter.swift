package import MeshDomain

/// A checked filter expression, ready to be applied to any number of values.
///
/// - Source: Consul's `?filter=`; grammar and messages follow probes of its filter library and recorded answers.
package struct Filter: Sendable {
    /// One step from a value to a part of it.
    private enum Step: Sendable {
        case field(String)
        case key(String)
        case anyElement
    }

    private struct Test: Sendable {
        let steps: [Step]
        let comparison: FilterComparison
        let field: FilterField
        let operand: FilterOperand
    }

    private enum Node: Sendable {
        case all([Node])
        case any([Node])
        indirect case not(Node)
        case test(Test)
    }

    /// The longest expression that is read, in bytes.
    package static let sizeLimitBytes = 16 << 10
    /// Most regular expressions (`matches`) in one expression.
    package static let patternLimit = 16
    /// Memory of each of them, in bytes.
    static let patternMemoryBytes: Int64 = 1 << 20

    private let root: Node
    /// Where the values that are compared stand in a row; for lists on the way, in each of their elements.
    package let paths: [[String]]

    /// Reads an expression and checks it against the type of the values.
    ///
    /// - Parameters:
    ///   - expression: The expression; the caller treats an empty parameter as no filter.
    ///   - field: The type of the values, a record.
    /// - Throws: ``FilterError`` in Consul's words.
    package init(_ expression: String, on field: FilterField) throws(FilterError) {
        guard expression.utf8.count <= Self.sizeLimitBytes else {
            throw FilterError(problem: "the expression is longer than \(Self.sizeLimitBytes) bytes; split the request")
        }
        let syntax = try FilterParser.parse(expression)
        // Counted before any is compiled: a filter may come from somebody without a token.
        guard Self.patternCount(syntax) <= Self.patternLimit else {
            throw FilterError(
                problem: "the expression has more than \(Self.patternLimit) regular expressions; split the request"
            )
        }
        root = try Self.check(syntax, field)
        paths = Self.paths(of: root)
    }

    /// True when the value passes.
    package func matches(_ value: MeshValue) -> Bool {
        var work = 0
        return matches(value, work: &work)
    }

    /// True when the value passes.
    ///
    /// - Parameters:
    ///   - value: At least what stands at the ``paths``.
    ///   - work: Grows by one for each comparison, and by one for each 16 bytes that a pattern looks at.
    /// - Returns: Whether it passes.
    package func matches(_ value: MeshValue, work: inout Int) -> Bool { Self.evaluate(root, value, &work) }

    private static func patternCount(_ syntax: FilterSyntax) -> Int {
        switch syntax {
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + patternCount($1) }
        case .not(let part): patternCount(part)
        case .match(let match): match.comparison == .matches || match.comparison == .notMatches ? 1 : 0
        }
    }

    private static func paths(of node: Node) -> [[String]] {
        switch node {
        case .all(let nodes), .any(let nodes): nodes.flatMap(paths)
        case .not(let node): paths(of: node)
        case .test(let test):
            [
                test.steps.compactMap { step in
                    switch step {
                    case .field(let name), .key(let name): name
                    case .anyElement: nil
                    }
                }
            ]
        }
    }

    // MARK: Checking

    private static func check(_ syntax: FilterSyntax, _ field: FilterField) throws(FilterError) -> Node {
        switch syntax {
        case .all(let terms): .all(try check(terms, field))
        case .any(let terms): .any(try check(terms, field))
        case .not(let term): .not(try check(term, field))
        case .match(let match): .test(try check(match, field))
        }
    }

    private static func check(_ terms: [FilterSyntax], _ field: FilterField) throws(FilterError) -> [Node] {
        var nodes: [Node] = []
        for term in terms { nodes.append(try check(term, field)) }
        return nodes
    }

    private static func check(_ match: FilterMatch, _ root: FilterField) throws(FilterError) -> Test {
        var field = root
        var steps: [Step] = []
        let selector = match.selector.joined(separator: ".")
        for name in match.selector {
            while case .list(let element) = field {
                steps.append(.anyElement)
                field = element
            }
            switch field {
            case .record(let fields):
                guard let inner = fields[name] else {
                    throw FilterError(problem: "Selector \"\(selector)\" is not valid")
                }
                steps.append(.field(name))
                field = inner
            case .map(let values?):
                steps.append(.key(name))
                field = values
            case .map(nil), .bool, .int, .uint, .float, .string, .list:
                throw FilterError(problem: "Selector \"\(selector)\" is not valid")
            }
        }
        guard field.supports(match.comparison) else {
            throw FilterError(
                problem: "Invalid match operator \"\(match.comparison.name)\" for selector \"\(selector)\""
            )
        }
        let operand = try FilterOperand(match, for: field, selector: selector)
        return Test(steps: steps, comparison: match.comparison, field: field, operand: operand)
    }

    // MARK: Evaluation

    private static func evaluate(_ node: Node, _ value: MeshValue, _ work: inout Int) -> Bool {
        switch node {
        case .all(let nodes): return nodes.allSatisfy { evaluate($0, value, &work) }
        case .any(let nodes): return nodes.contains { evaluate($0, value, &work) }
        case .not(let node): return !evaluate(node, value, &work)
        case .test(let test): return evaluate(test, test.steps[...], value, &work)
        }
    }

    private static func evaluate(
        _ test: Test,
        _ steps: ArraySlice<Step>,
        _ value: MeshValue?,
        _ work: inout Int
    ) -> Bool {
        guard let step = steps.first else { return compare(test, value ?? .null, &work) }
        let rest = steps.dropFirst()
        switch step {
        case .field(let name): return evaluate(test, rest, value?[name], &work)
        case .key(let key):
            guard let inner = value?[key] else { return test.comparison.holdsForMissingKey }
            return evaluate(test, rest, inner, &work)
        case .anyElement: return value?.arrayValue?.contains { evaluate(test, rest, $0, &work) } ?? false
        }
    }

    private static func compare(_ test: Test, _ value: MeshValue, _ work: inout Int) -> Bool {
        work += 1
        switch test.comparison {
        case .equal: return test.operand.equals(value)
        case .notEqual: return !test.operand.equals(value)
        case .within: return isWithin(test, value)
        case .notWithin: return !isWithin(test, value)
        case .empty: return isEmpty(value)
        case .notEmpty: return !isEmpty(value)
        case .matches, .notMatches:
            work += (value.stringValue?.utf8.count ?? 0) / 16
            return test.operand.isFound(in: value) == (test.comparison == .matches)
        }
    }

    private static func isWithin(_ test: Test, _ value: MeshValue) -> Bool {
        let operand = test.operand
        return switch value {
        case .array(let values): values.contains { operand.equals($0) }
        case .object(let object): operand.text.map { object[$0] != nil } ?? false
        case .string(let text): operand.text.map { text.utf8.contains($0.utf8) } ?? false
        case .null: test.field == .string && operand.text == ""
        case .bool, .int, .unsigned, .double: false
        }
    }

    private static func isEmpty(_ value: MeshValue) -> Bool {
        switch value {
        case .array(let values): values.isEmpty
        case .object(let object): object.isEmpty
        case .null: true
        case .bool, .int, .unsigned, .double, .string: false
        }
    }
}
