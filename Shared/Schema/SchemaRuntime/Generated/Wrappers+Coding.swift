// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/wrappers.proto; change that and run deploy/make/generate.sh.

package import CSchema

extension GoogleProtobuf.DoubleValue: SchemaCodable {
    /// `google.protobuf.DoubleValue`.
    package static var fullName: String { "google.protobuf.DoubleValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__DoubleValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__DoubleValue>.size)
            .bindMemory(to: Google__Protobuf__DoubleValue.self, capacity: 1)
        google__protobuf__double_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__DoubleValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__DoubleValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__DoubleValue>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__DoubleValue>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.FloatValue: SchemaCodable {
    /// `google.protobuf.FloatValue`.
    package static var fullName: String { "google.protobuf.FloatValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__FloatValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__FloatValue>.size)
            .bindMemory(to: Google__Protobuf__FloatValue.self, capacity: 1)
        google__protobuf__float_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__FloatValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__FloatValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__FloatValue>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__FloatValue>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.Int64Value: SchemaCodable {
    /// `google.protobuf.Int64Value`.
    package static var fullName: String { "google.protobuf.Int64Value" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Int64Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Int64Value>.size)
            .bindMemory(to: Google__Protobuf__Int64Value.self, capacity: 1)
        google__protobuf__int64_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Int64Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Int64Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Int64Value>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Int64Value>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.UInt64Value: SchemaCodable {
    /// `google.protobuf.UInt64Value`.
    package static var fullName: String { "google.protobuf.UInt64Value" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__UInt64Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__UInt64Value>.size)
            .bindMemory(to: Google__Protobuf__UInt64Value.self, capacity: 1)
        google__protobuf__uint64_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__UInt64Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__UInt64Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__UInt64Value>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__UInt64Value>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.Int32Value: SchemaCodable {
    /// `google.protobuf.Int32Value`.
    package static var fullName: String { "google.protobuf.Int32Value" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Int32Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Int32Value>.size)
            .bindMemory(to: Google__Protobuf__Int32Value.self, capacity: 1)
        google__protobuf__int32_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Int32Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Int32Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Int32Value>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Int32Value>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.UInt32Value: SchemaCodable {
    /// `google.protobuf.UInt32Value`.
    package static var fullName: String { "google.protobuf.UInt32Value" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__UInt32Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__UInt32Value>.size)
            .bindMemory(to: Google__Protobuf__UInt32Value.self, capacity: 1)
        google__protobuf__uint32_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__UInt32Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__UInt32Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__UInt32Value>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__UInt32Value>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension GoogleProtobuf.BoolValue: SchemaCodable {
    /// `google.protobuf.BoolValue`.
    package static var fullName: String { "google.protobuf.BoolValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__BoolValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__BoolValue>.size)
            .bindMemory(to: Google__Protobuf__BoolValue.self, capacity: 1)
        google__protobuf__bool_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__BoolValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__BoolValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__BoolValue>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__BoolValue>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value != 0
    }
}

extension GoogleProtobuf.StringValue: SchemaCodable {
    /// `google.protobuf.StringValue`.
    package static var fullName: String { "google.protobuf.StringValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__StringValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__StringValue>.size)
            .bindMemory(to: Google__Protobuf__StringValue.self, capacity: 1)
        google__protobuf__string_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__StringValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__StringValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__StringValue>, in arena: SchemaArena) throws(SchemaError) {
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.text(arena, self.value, "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__StringValue>) throws(SchemaError) {
        self.init()
        self.value = try SchemaCoding.string(c.pointee.value, "value")
    }
}

extension GoogleProtobuf.BytesValue: SchemaCodable {
    /// `google.protobuf.BytesValue`.
    package static var fullName: String { "google.protobuf.BytesValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__BytesValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__BytesValue>.size)
            .bindMemory(to: Google__Protobuf__BytesValue.self, capacity: 1)
        google__protobuf__bytes_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__BytesValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__BytesValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__BytesValue>, in arena: SchemaArena) throws(SchemaError) {
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.data(arena, self.value, "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__BytesValue>) throws(SchemaError) {
        self.init()
        self.value = SchemaCoding.bytes(c.pointee.value)
    }
}

extension GoogleProtobuf.Empty: SchemaCodable {
    /// `google.protobuf.Empty`.
    package static var fullName: String { "google.protobuf.Empty" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Empty> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Empty>.size)
            .bindMemory(to: Google__Protobuf__Empty.self, capacity: 1)
        google__protobuf__empty__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Empty> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Empty>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Empty>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Empty>) throws(SchemaError) {
        self.init()
    }
}
