// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/time.proto; change that and run deploy/make/generate.sh.

package import CSchema

extension GoogleProtobuf.Duration: SchemaCodable {
    /// `google.protobuf.Duration`.
    package static var fullName: String { "google.protobuf.Duration" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Duration> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Duration>.size)
            .bindMemory(to: Google__Protobuf__Duration.self, capacity: 1)
        google__protobuf__duration__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Duration> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Duration>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Duration>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.seconds = self.seconds
        c.pointee.nanos = self.nanos
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Duration>) throws(SchemaError) {
        self.init()
        self.seconds = c.pointee.seconds
        self.nanos = c.pointee.nanos
    }
}

extension GoogleProtobuf.Timestamp: SchemaCodable {
    /// `google.protobuf.Timestamp`.
    package static var fullName: String { "google.protobuf.Timestamp" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Timestamp> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Timestamp>.size)
            .bindMemory(to: Google__Protobuf__Timestamp.self, capacity: 1)
        google__protobuf__timestamp__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Timestamp> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Timestamp>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Timestamp>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.seconds = self.seconds
        c.pointee.nanos = self.nanos
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Timestamp>) throws(SchemaError) {
        self.init()
        self.seconds = c.pointee.seconds
        self.nanos = c.pointee.nanos
    }
}
