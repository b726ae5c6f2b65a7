package import GRPCCore
package import SchemaRuntime

/// Writes messages of our schema for gRPC.
package struct SchemaSerializer<Message: SchemaMessage>: MessageSerializer {
    /// Makes a serializer.
    package init() {}

    package func serialize<Bytes: GRPCContiguousBytes>(_ message: Message) throws -> Bytes {
        do { return Bytes(try message.encoded()) } catch {
            throw RPCError(code: .internalError, message: "\(Message.fullName) cannot be encoded: \(error)")
        }
    }
}

/// Reads messages of our schema for gRPC.
package struct SchemaDeserializer<Message: SchemaMessage>: MessageDeserializer {
    /// Makes a deserializer.
    package init() {}

    package func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> Message {
        try serializedMessageBytes.withUnsafeBytes { buffer in
            do { return try Message(decoding: buffer) } catch {
                throw RPCError(code: .invalidArgument, message: "\(Message.fullName) cannot be read: \(error)")
            }
        }
    }
}
