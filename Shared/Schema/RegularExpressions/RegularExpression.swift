import CRE2

/// A regular expression in the syntax of RE2, which is also Go's and Envoy's, searched in time proportional to the text.
///
/// The engine is RE2 itself (Debian's libre2): what is accepted here is accepted by the Envoy that gets it, and means the same.
/// Expressions come from requests, so an engine that backtracks would let one request occupy a processor for hours.
///
/// - Source: github.com/google/re2, Syntax; Go's regexp/syntax for the words of errors.
package final class RegularExpression: Sendable {
    /// Why an expression is refused, in Go's words.
    package struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, with the part of the expression in back quotes.
        package let problem: String

        /// The problem as Go's regexp.Compile says it.
        package var description: String { "error parsing regexp: \(problem)" }
    }

    /// Longest expression, in bytes.
    package static let sizeLimitBytes = 4096
    /// Memory of one compiled expression with what its searches keep, in bytes.
    package static let memoryBytes: Int64 = 8 << 20

    /// The expression as it was given.
    package let expression: String
    // RE2 may be used by many threads at once; the pointer is written once and freed by deinit.
    private let compiled: Compiled

    /// Compiles an expression, within `memoryBytes`.
    ///
    /// - Throws: ``SyntaxError`` for what RE2 does not take, and for more than ``sizeLimitBytes``.
    package init(_ expression: String, memoryBytes: Int64 = memoryBytes) throws(SyntaxError) {
        guard expression.utf8.count <= Self.sizeLimitBytes else {
            throw SyntaxError(problem: "expression is longer than \(Self.sizeLimitBytes) bytes")
        }
        self.expression = expression
        compiled = Compiled(expression, memoryBytes: memoryBytes)
        let code = compiled.errorCode
        guard code == 0 else { throw SyntaxError(problem: Self.problem(code, part: compiled.errorPart)) }
    }

    /// True when the expression fits some part of the text.
    package func isFound(in text: String) -> Bool { compiled.matches(text, whole: false) }

    /// True when the expression fits the whole text, as Envoy reads its expressions.
    package func fits(_ text: String) -> Bool { compiled.matches(text, whole: true) }

    /// The first part of the text that the expression fits, then its groups; empty when it fits nowhere.
    ///
    /// A group that took no part is empty.
    package func groups(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return compiled.groups(in: text).map { bounds in
            bounds.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        }
    }

    /// RE2's codes in the order of its header, in the words of Go.
    private static let problems = [
        1: "internal error", 2: "invalid escape sequence", 3: "invalid character class",
        4: "invalid character class range",
        5: "missing closing ]", 6: "missing closing )", 7: "unexpected )", 8: "trailing backslash at end of expression",
        9: "missing argument to repetition operator", 10: "invalid repeat count",
        11: "invalid nested repetition operator",
        12: "invalid or unsupported Perl syntax", 13: "invalid UTF-8", 14: "invalid named capture",
        15: "expression too large",
    ]

    private static func problem(_ code: CInt, part: String) -> String {
        "\(problems[Int(code)] ?? "unknown error \(code)"): `\(part)`"
    }
}

extension RegularExpression: Hashable {
    package static func == (left: RegularExpression, right: RegularExpression) -> Bool {
        left.expression == right.expression
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(expression) }
}

/// Owns RE2's object.
private struct Compiled: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ expression: String, memoryBytes: Int64) {
        var text = expression
        pointer = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { tombolo_re2_make($0.baseAddress, $0.count, memoryBytes) }
        }
    }

    deinit { tombolo_re2_free(pointer) }

    var errorCode: CInt { tombolo_re2_error_code(pointer) }

    var errorPart: String {
        var count = 0
        guard let start = tombolo_re2_error_part(pointer, &count) else { return "" }
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the first part and its groups are; nil for groups that took no part.
    func groups(in text: String) -> [Range<Int>?] {
        let count = Int(tombolo_re2_group_count(pointer)) + 1
        var bounds = [Int](repeating: -1, count: 2 * count)
        var text = text
        let isFound = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                tombolo_re2_groups(pointer, $0.baseAddress, $0.count, &bounds, CInt(count)) != 0
            }
        }
        guard isFound else { return [] }
        return (0..<count).map { place in
            bounds[2 * place] < 0 ? nil : bounds[2 * place]..<bounds[2 * place + 1]
        }
    }

    func matches(_ text: String, whole: Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                tombolo_re2_matches(pointer, $0.baseAddress, $0.count, whole ? 1 : 0) != 0
            }
        }
    }
}
