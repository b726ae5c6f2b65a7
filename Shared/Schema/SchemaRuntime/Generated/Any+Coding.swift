// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/any.proto; change that and run deploy/make/generate.sh.

package import CSchema

extension GoogleProtobuf.AnyMessage: SchemaCodable {
    /// `google.protobuf.Any`.
    package static var fullName: String { "google.protobuf.Any" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Any> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Any>.size)
            .bindMemory(to: Google__Protobuf__Any.self, capacity: 1)
        google__protobuf__any__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Any> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Any>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Any>, in arena: SchemaArena) throws(SchemaError) {
        if !self.typeURL.isEmpty { c.pointee.type_url = try SchemaCoding.text(arena, self.typeURL, "type_url") }
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.data(arena, self.value, "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Any>) throws(SchemaError) {
        self.init()
        self.typeURL = try SchemaCoding.string(c.pointee.type_url, "type_url")
        self.value = SchemaCoding.bytes(c.pointee.value)
    }
}
