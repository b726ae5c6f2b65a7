/// A value whose shape is only known at run time: JSON bodies, configuration files, free-form `Config` and `Meta` maps.
///
/// Integers stay integers. `unsigned` holds only values above `Int64.max`, so that two equal numbers have one spelling;
/// use ``integer(_:)-(UInt64)`` to make a number from a `UInt64`.
package enum MeshValue: Sendable, Hashable {
    /// JSON `null`.
    case null
    /// A truth value.
    case bool(Bool)
    /// A whole number that fits 64 bits with sign.
    case int(Int64)
    /// A whole number above `Int64.max`, which Consul has in key flags and indexes.
    case unsigned(UInt64)
    /// A number written with a fraction or an exponent, or too large for 64 bits.
    case double(Double)
    /// Text.
    case string(String)
    /// A list.
    case array([MeshValue])
    /// Named values in the order of their appearance.
    case object(MeshObject)

    /// The number as a value, whichever half of the range it is in.
    package static func integer(_ value: UInt64) -> MeshValue {
        Int64(exactly: value).map(MeshValue.int) ?? .unsigned(value)
    }

    /// The number as a value.
    package static func integer(_ value: Int) -> MeshValue { .int(Int64(value)) }

    /// The text, or nil when this is not text.
    package var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value, or nil when this is none.
    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number if it is whole and fits, or nil.
    package var intValue: Int64? {
        switch self {
        case .int(let value): value
        case .double(let value): Int64(exactly: value)
        case .null, .bool, .unsigned, .string, .array, .object: nil
        }
    }

    /// The number if it is whole, not negative and fits, or nil.
    package var unsignedValue: UInt64? {
        switch self {
        case .int(let value): UInt64(exactly: value)
        case .unsigned(let value): value
        case .double(let value): UInt64(exactly: value)
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// Any number as a floating-point number, or nil when this is no number.
    package var doubleValue: Double? {
        switch self {
        case .int(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .double(let value): value
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The list, or nil when this is none.
    package var arrayValue: [MeshValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The named values, or nil when this is no object.
    package var objectValue: MeshObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// True for `null` only.
    package var isNull: Bool { self == .null }

    /// The kind of value in plain words, for error messages.
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int, .unsigned, .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The member of that exact name; nil when it is missing or when this is no object.
    package subscript(_ key: String) -> MeshValue? { objectValue?[key] }
}

extension MeshValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `nil` is `null`.
    package init(nilLiteral: ()) { self = .null }
    /// `true` or `false`.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A whole number.
    package init(integerLiteral value: Int64) { self = .int(value) }
    /// A number with a fraction.
    package init(floatLiteral value: Double) { self = .double(value) }
    /// Text.
    package init(stringLiteral value: String) { self = .string(value) }
    /// A list.
    package init(arrayLiteral elements: MeshValue...) { self = .array(elements) }
    /// An object; of a name given twice the last value counts.
    package init(dictionaryLiteral elements: (String, MeshValue)...) { self = .object(MeshObject(elements)) }
}
