// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/struct.proto; change that and run deploy/make/generate.sh.

extension GoogleProtobuf {
    /// JSON's null.
    package enum NullValue: Sendable, Hashable {
        /// 0 on the wire.
        case nullValue
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .nullValue
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .nullValue: 0
            case .unrecognized(let value): value
            }
        }
    }

    /// A JSON object.
    package struct Struct: Sendable, Hashable {
        /// Field 1, `fields`.
        package var fields: [String: GoogleProtobuf.Value] = [:]

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            fields: [String: GoogleProtobuf.Value] = [:]
        ) {
            self.fields = fields
        }
    }

    /// Any JSON value.
    package struct Value: Sendable, Hashable {
        /// One of the fields of `kind`, or none.
        package var kind: GoogleProtobuf.Value.Kind? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: GoogleProtobuf.Value.Kind? = nil
        ) {
            self.kind = kind
        }

        /// The fields of `kind`, of which one is set.
        package enum Kind: Sendable, Hashable {
            /// Field 1, `null_value`.
            case nullValue(GoogleProtobuf.NullValue)
            /// Field 2, `number_value`.
            case numberValue(Double)
            /// Field 3, `string_value`.
            case stringValue(String)
            /// Field 4, `bool_value`.
            case boolValue(Bool)
            /// Field 5, `struct_value`.
            case structValue(GoogleProtobuf.Struct)
            /// Field 6, `list_value`.
            case listValue(GoogleProtobuf.ListValue)
        }
    }

    /// A JSON array.
    package struct ListValue: Sendable, Hashable {
        /// Field 1, `values`.
        package var values: [GoogleProtobuf.Value] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            values: [GoogleProtobuf.Value] = []
        ) {
            self.values = values
        }
    }
}
