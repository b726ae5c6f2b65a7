import CSchema

/// What the generator writes for a message; everything else wants `SchemaMessage` only.
package protocol SchemaCodable: SchemaMessage {
    /// The struct of protobuf-c.
    associatedtype CValue

    /// Whether messages of this type can be nested without end.
    static var isRecursive: Bool { get }

    /// An empty C message in the arena.
    static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<CValue>

    /// Moves the fields into the C message.
    func fill(_ c: UnsafeMutablePointer<CValue>, in arena: SchemaArena) throws(SchemaError)

    /// Reads the fields of a C message.
    init(c: UnsafePointer<CValue>) throws(SchemaError)
}

extension SchemaCodable {
    /// Most messages cannot hold themselves.
    package static var isRecursive: Bool { false }

    /// The message in protobuf's wire format.
    package func encoded() throws(SchemaError) -> [UInt8] {
        let arena = try SchemaCoding.acquire()
        defer { schema_arena_release(arena) }
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return try SchemaCoding.pack(UnsafeRawPointer(c))
        } catch {
            throw error.named(Self.fullName)
        }
    }

    /// Reads a message in protobuf's wire format.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(SchemaError) {
        let arena = try SchemaCoding.acquire()
        defer { schema_arena_release(arena) }
        do throws(SchemaError) {
            // Every struct of protobuf-c starts with the base, which knows the descriptor.
            let base = UnsafeRawPointer(try Self.blank(in: arena)).assumingMemoryBound(to: ProtobufCMessage.self)
            let c = try SchemaCoding.unpack(arena, bytes, as: base.pointee.descriptor, isRecursive: Self.isRecursive)
            try self.init(c: c.assumingMemoryBound(to: CValue.self))
        } catch {
            throw error.named(Self.fullName)
        }
    }
}
