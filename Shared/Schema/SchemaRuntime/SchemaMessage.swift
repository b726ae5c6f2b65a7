/// A message of a schema: a plain value that can be written to bytes and read back.
///
/// Bytes are deterministic: equal values made in any process encode to equal bytes.
package protocol SchemaMessage: Sendable, Hashable {
    /// A message with every field at its default.
    init()

    /// The protobuf name, such as `google.protobuf.Duration`.
    static var fullName: String { get }

    /// The message in protobuf's wire format.
    ///
    /// - Throws: `SchemaError` naming the field, if a text holds NUL or the message is too large.
    func encoded() throws(SchemaError) -> [UInt8]

    /// Reads a message in protobuf's wire format; fields it does not know are dropped.
    ///
    /// - Throws: `SchemaError`, if the bytes are cut, malformed, too large or too deep, or a text is not UTF-8.
    init(decoding bytes: UnsafeRawBufferPointer) throws(SchemaError)
}

extension SchemaMessage {
    /// The name under which `google.protobuf.Any` carries this message.
    package static var typeURL: String { "type.googleapis.com/" + fullName }

    /// Reads a message in protobuf's wire format; see `init(decoding:)` with a buffer.
    package init(decoding bytes: [UInt8]) throws(SchemaError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(SchemaError) in
            try Self(decoding: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Reads a message in protobuf's wire format from a part of an array.
    package init(decoding bytes: ArraySlice<UInt8>) throws(SchemaError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(SchemaError) in
            try Self(decoding: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Reads a message in protobuf's wire format from a span.
    package init(decoding bytes: RawSpan) throws(SchemaError) {
        self = try bytes.withUnsafeBytes { buffer throws(SchemaError) in try Self(decoding: buffer) }
    }
}
