// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/wrappers.proto; change that and run deploy/make/generate.sh.

extension GoogleProtobuf {
    /// Single values as messages, so that an absent value differs from zero.
    package struct DoubleValue: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Double = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Double = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.FloatValue`.
    package struct FloatValue: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Float = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Float = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.Int64Value`.
    package struct Int64Value: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Int64 = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.UInt64Value`.
    package struct UInt64Value: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: UInt64 = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.Int32Value`.
    package struct Int32Value: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Int32 = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.UInt32Value`.
    package struct UInt32Value: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: UInt32 = 0
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.BoolValue`.
    package struct BoolValue: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Bool = false
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.StringValue`.
    package struct StringValue: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: String = ""
        ) {
            self.value = value
        }
    }

    /// `google.protobuf.BytesValue`.
    package struct BytesValue: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: [UInt8] = []
        ) {
            self.value = value
        }
    }

    /// Nothing.
    package struct Empty: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }
}
