// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/common.proto; change that and run deploy/make/generate.sh.

extension CommonWire {
    /// A value whose shape is the user's: proxy settings, config entries.
    package struct Value: Sendable, Hashable {
        /// One of the fields of `kind`, or none.
        package var kind: CommonWire.Value.Kind? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: CommonWire.Value.Kind? = nil
        ) {
            self.kind = kind
        }

        /// The fields of `kind`, of which one is set.
        package enum Kind: Sendable, Hashable {
            /// Field 1, `null_value`.
            case nullValue(Bool)
            /// Field 2, `bool_value`.
            case boolValue(Bool)
            /// Field 3, `int_value`.
            case intValue(Int64)
            /// Field 4, `double_value`.
            case doubleValue(Double)
            /// Field 5, `string_value`.
            case stringValue(String)
            /// Field 6, `list_value`.
            case listValue(CommonWire.ValueList)
            /// Field 7, `object_value`.
            case objectValue(CommonWire.ValueObject)
            /// Above the range of int_value.
            case unsignedValue(UInt64)
        }
    }

    /// `tombolo.common.ValueList`.
    package struct ValueList: Sendable, Hashable {
        /// Field 1, `values`.
        package var values: [CommonWire.Value] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            values: [CommonWire.Value] = []
        ) {
            self.values = values
        }
    }

    /// Keys in the order in which they were given.
    package struct ValueObject: Sendable, Hashable {
        /// Field 1, `fields`.
        package var fields: [CommonWire.ValueField] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            fields: [CommonWire.ValueField] = []
        ) {
            self.fields = fields
        }
    }

    /// `tombolo.common.ValueField`.
    package struct ValueField: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: String = ""
        /// Field 2, `value`.
        package var value: CommonWire.Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: String = "",
            value: CommonWire.Value? = nil
        ) {
            self.key = key
            self.value = value
        }
    }

    /// An answer without content.
    package struct Empty: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// The index at which a write was stored.
    package struct WriteReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// False when a compare-and-set did not match.
        package var applied: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            applied: Bool = false
        ) {
            self.index = index
            self.applied = applied
        }
    }
}
