import MeshDomain
import RegularExpressions

/// The value of a comparison, converted to the type of the field.
enum FilterOperand: Sendable {
    case none
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case float(Double)
    case text(String)
    case pattern(RegularExpression)

    init(_ match: FilterMatch, for field: FilterField, selector: String) throws(FilterError) {
        switch match.comparison {
        case .empty, .notEmpty: self = .none
        case .matches, .notMatches:
            do throws(RegularExpression.SyntaxError) {
                self = .pattern(try RegularExpression(match.value, memoryBytes: Filter.patternMemoryBytes))
            } catch {
                throw FilterError(
                    problem: "Failed to compile regular expression \"\(match.value)\": \(error.description)"
                )
            }
        case .equal, .notEqual, .within, .notWithin:
            self = try Self.converted(match.value, to: field, selector: selector)
        }
    }

    private static func converted(
        _ text: String,
        to field: FilterField,
        selector: String
    ) throws(FilterError) -> FilterOperand {
        func failure(_ function: String, _ reason: String = "invalid syntax") -> FilterError {
            FilterError(
                problem: "Failed to coerce value \"\(text)\" for selector \"\(selector)\": "
                    + "strconv.\(function): parsing \"\(text)\": \(reason)"
            )
        }
        switch field {
        case .string, .map, .record: return .text(text)
        case .list(let element): return try converted(text, to: element, selector: selector)
        case .bool:
            switch text {
            case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
            case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
            case _: throw failure("ParseBool")
            }
        case .int:
            guard let number = WholeNumber(text) else { throw failure("ParseInt") }
            guard let value = number.signed else { throw failure("ParseInt", "value out of range") }
            return .int(value)
        case .uint:
            guard !text.hasPrefix("-"), let number = WholeNumber(text) else { throw failure("ParseUint") }
            guard let value = number.magnitude else { throw failure("ParseUint", "value out of range") }
            return .uint(value)
        case .float:
            guard let value = Double(text) else { throw failure("ParseFloat") }
            return .float(value)
        }
    }

    /// The operand if it is text.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// True when the value is the same; an absent value counts as the empty value of the operand's type.
    func equals(_ value: MeshValue) -> Bool {
        switch self {
        case .bool(let operand): operand == (value.boolValue ?? false)
        case .int(let operand): value.isNull ? operand == 0 : operand == value.intValue
        case .uint(let operand): value.isNull ? operand == 0 : operand == value.unsignedValue
        case .float(let operand): operand == (value.doubleValue ?? 0)
        case .text(let operand): operand.utf8.elementsEqual((value.stringValue ?? "").utf8)
        case .none, .pattern: false
        }
    }

    /// True when the pattern is found in the value.
    func isFound(in value: MeshValue) -> Bool {
        switch self {
        case .pattern(let regex): regex.isFound(in: value.stringValue ?? "")
        case .none, .bool, .int, .uint, .float, .text: false
        }
    }
}

/// A whole number in the forms that Go reads without a given base; nil where it is too large for 64 bits.
private struct WholeNumber {
    let magnitude: UInt64?
    let isNegative: Bool

    init?(_ text: String) {
        var digits = text[...]
        isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        var radix = 10
        if digits.first == "0", digits.count > 1 {
            switch digits.dropFirst().first {
            case "x", "X": radix = 16
            case "b", "B": radix = 2
            case "o", "O": radix = 8
            case _: radix = 0
            }
            digits = digits.dropFirst(radix == 0 ? 1 : 2)
            if radix == 0 { radix = 8 }
        }
        guard !digits.isEmpty, digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else { return nil }
        magnitude = UInt64(digits, radix: radix)
    }

    var signed: Int64? {
        guard let magnitude else { return nil }
        if isNegative, magnitude == UInt64(Int64.max) + 1 { return .min }
        return Int64(exactly: magnitude).map { isNegative ? -$0 : $0 }
    }
}
