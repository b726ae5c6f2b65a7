// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/any.proto; change that and run deploy/make/generate.sh.

extension GoogleProtobuf {
    /// A message of any type, with the name of the type.
    package struct AnyMessage: Sendable, Hashable {
        /// Field 1, `type_url`.
        package var typeURL: String = ""
        /// Field 2, `value`.
        package var value: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            typeURL: String = "",
            value: [UInt8] = []
        ) {
            self.typeURL = typeURL
            self.value = value
        }
    }
}
