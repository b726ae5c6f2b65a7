package import CSchema

/// The memory in which one message is built or unpacked; generated code passes it along.
package typealias SchemaArena = UnsafeMutablePointer<schema_arena>

/// The steps of encoding and decoding that are the same for all messages; called by generated code only.
package enum SchemaCoding {
    /// This thread's arena, to be given back with `schema_arena_release`.
    static func acquire() throws(SchemaError) -> SchemaArena {
        guard let arena = schema_arena_acquire() else { throw SchemaError(.outOfMemory) }
        return arena
    }

    /// Room for `size` bytes.
    package static func allocate(_ arena: SchemaArena, _ size: Int) throws(SchemaError) -> UnsafeMutableRawPointer {
        guard let block = schema_arena_allocate(arena, size) else { throw SchemaError(.tooLarge) }
        return block
    }

    /// Room for a list of `count` pointers to messages.
    private static func pointers<C>(
        _ arena: SchemaArena,
        _ count: Int,
        of type: C.Type
    ) throws(SchemaError) -> UnsafeMutablePointer<UnsafeMutablePointer<C>?> {
        try allocate(arena, count * MemoryLayout<UnsafeMutablePointer<C>?>.stride)
            .bindMemory(to: UnsafeMutablePointer<C>?.self, capacity: count)
    }

    /// A text for the C side.
    ///
    /// An empty one is allocated too: protobuf-c does not send members of a oneof that are its own empty string.
    package static func text(
        _ arena: SchemaArena,
        _ value: String,
        _ field: StaticString,
        _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<CChar> {
        var holdsNUL: Int32 = 0
        let copy = value.utf8.withContiguousStorageIfAvailable { bytes in
            schema_arena_text(arena, bytes.baseAddress, bytes.count, &holdsNUL)
        }
        let text =
            copy
            ?? Array(value.utf8).withUnsafeBufferPointer { bytes in
                schema_arena_text(arena, bytes.baseAddress, bytes.count, &holdsNUL)
            }
        if holdsNUL != 0 { throw SchemaError(.stringContainsNUL).nested(in: field, index) }
        guard let text else { throw SchemaError(.tooLarge).nested(in: field, index) }
        return text
    }

    /// A list of texts for the C side.
    package static func texts(
        _ arena: SchemaArena,
        _ values: [String],
        _ field: StaticString
    ) throws(SchemaError) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let list = try pointers(arena, values.count, of: CChar.self)
        for index in values.indices { list[index] = try text(arena, values[index], field, index) }
        return list
    }

    /// Bytes for the C side.
    package static func data(
        _ arena: SchemaArena,
        _ value: [UInt8],
        _ field: StaticString
    ) throws(SchemaError) -> ProtobufCBinaryData {
        if value.isEmpty { return ProtobufCBinaryData(len: 0, data: nil) }
        guard let block = schema_arena_allocate(arena, value.count) else {
            throw SchemaError(.tooLarge).nested(in: field)
        }
        value.withUnsafeBytes { block.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count) }
        return ProtobufCBinaryData(len: value.count, data: block.assumingMemoryBound(to: UInt8.self))
    }

    /// A text that was decoded.
    package static func string(
        _ text: UnsafePointer<CChar>?,
        _ field: StaticString,
        _ index: Int = -1
    ) throws(SchemaError) -> String {
        let count = schema_string_length(text)
        guard count > 0, let text else { return "" }
        if schema_holds_nul(text, count) != 0 { throw SchemaError(.stringContainsNUL).nested(in: field, index) }
        guard let value = String(validatingCString: text) else {
            throw SchemaError(.invalidUTF8).nested(in: field, index)
        }
        return value
    }

    /// A list of texts that were decoded.
    package static func strings(
        _ texts: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
        _ count: Int,
        _ field: StaticString
    ) throws(SchemaError) -> [String] {
        guard let texts, count > 0 else { return [] }
        var values: [String] = []
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try string(texts[index], field, index)) }
        return values
    }

    /// Bytes that were decoded.
    package static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }

    /// Writes a message that was built in the arena.
    static func pack(_ message: UnsafeRawPointer) throws(SchemaError) -> [UInt8] {
        let base = message.assumingMemoryBound(to: ProtobufCMessage.self)
        let size = protobuf_c_message_get_packed_size(base)
        if size == 0 { return [] }
        if size > SchemaLimits.maximumMessageBytes { throw SchemaError(.tooLarge) }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = protobuf_c_message_pack(base, buffer.baseAddress)
        }
    }

    /// Has protobuf-c unpack the bytes into the arena as the message of the descriptor.
    ///
    /// A type that can hold itself is looked through first, because protobuf-c would follow the sender to any depth.
    static func unpack(
        _ arena: SchemaArena,
        _ bytes: UnsafeRawBufferPointer,
        as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        isRecursive: Bool
    ) throws(SchemaError) -> UnsafeRawPointer {
        if bytes.count > SchemaLimits.maximumMessageBytes { throw SchemaError(.tooLarge) }
        let data = bytes.bindMemory(to: UInt8.self).baseAddress
        if isRecursive { try judge(schema_classify(descriptor, data, bytes.count, UInt32(SchemaLimits.maximumDepth))) }
        let message = protobuf_c_message_unpack(descriptor, &arena.pointee.allocator, bytes.count, data)
        if let message { return UnsafeRawPointer(message) }
        if arena.pointee.exhausted != 0 { throw SchemaError(.tooLarge) }
        try judge(schema_classify(descriptor, data, bytes.count, UInt32(SchemaLimits.maximumDepth)))
        throw SchemaError(.malformed)
    }

    private static func judge(_ verdict: schema_verdict) throws(SchemaError) {
        switch verdict {
        case SCHEMA_VERDICT_SOUND: return
        case SCHEMA_VERDICT_TOO_DEEP: throw SchemaError(.tooDeep)
        case SCHEMA_VERDICT_TRUNCATED: throw SchemaError(.truncated)
        default: throw SchemaError(.malformed)
        }
    }
}
