// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/common.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension CommonWire.Value: SchemaCodable {
    /// `tombolo.common.Value`.
    package static var fullName: String { "tombolo.common.Value" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__Value>.size)
            .bindMemory(to: Tombolo__Common__Value.self, capacity: 1)
        tombolo__common__value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__Value>, in arena: SchemaArena) throws(SchemaError) {
        switch self.kind {
        case .nullValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 1)
            c.pointee.null_value = value ? 1 : 0
        case .boolValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 2)
            c.pointee.bool_value = value ? 1 : 0
        case .intValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 3)
            c.pointee.int_value = value
        case .doubleValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 4)
            c.pointee.double_value = value
        case .stringValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 5)
            c.pointee.string_value = try SchemaCoding.text(arena, value, "string_value")
        case .listValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 6)
            c.pointee.list_value = try value.store(in: arena, at: "list_value")
        case .objectValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 7)
            c.pointee.object_value = try value.store(in: arena, at: "object_value")
        case .unsignedValue(let value):
            c.pointee.kind_case = Tombolo__Common__Value__KindCase(rawValue: 8)
            c.pointee.unsigned_value = value
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__Value>) throws(SchemaError) {
        self.init()
        switch c.pointee.kind_case.rawValue {
        case 1:
            self.kind = .nullValue(c.pointee.null_value != 0)
        case 2:
            self.kind = .boolValue(c.pointee.bool_value != 0)
        case 3:
            self.kind = .intValue(c.pointee.int_value)
        case 4:
            self.kind = .doubleValue(c.pointee.double_value)
        case 5:
            self.kind = .stringValue(try SchemaCoding.string(c.pointee.string_value, "string_value"))
        case 6:
            if let item = c.pointee.list_value {
                self.kind = .listValue(try CommonWire.ValueList(c: item, at: "list_value"))
            }
        case 7:
            if let item = c.pointee.object_value {
                self.kind = .objectValue(try CommonWire.ValueObject(c: item, at: "object_value"))
            }
        case 8:
            self.kind = .unsignedValue(c.pointee.unsigned_value)
        default: break
        }
    }
}

extension CommonWire.ValueList: SchemaCodable {
    /// `tombolo.common.ValueList`.
    package static var fullName: String { "tombolo.common.ValueList" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__ValueList>.size)
            .bindMemory(to: Tombolo__Common__ValueList.self, capacity: 1)
        tombolo__common__value_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__ValueList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__ValueList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.values.isEmpty {
            let items = self.values
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Common__Value>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Common__Value>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "values", index) }
            c.pointee.n_values = items.count
            c.pointee.values = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__ValueList>) throws(SchemaError) {
        self.init()
        if c.pointee.n_values > 0, let list = c.pointee.values {
            var items: [CommonWire.Value] = []
            items.reserveCapacity(c.pointee.n_values)
            for index in 0..<c.pointee.n_values {
                guard let item = list[index] else { continue }
                items.append(try CommonWire.Value(c: item, at: "values", index))
            }
            self.values = items
        }
    }
}

extension CommonWire.ValueObject: SchemaCodable {
    /// `tombolo.common.ValueObject`.
    package static var fullName: String { "tombolo.common.ValueObject" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueObject> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__ValueObject>.size)
            .bindMemory(to: Tombolo__Common__ValueObject.self, capacity: 1)
        tombolo__common__value_object__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueObject> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__ValueObject>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__ValueObject>, in arena: SchemaArena) throws(SchemaError) {
        if !self.fields.isEmpty {
            let items = self.fields
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Common__ValueField>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Common__ValueField>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "fields", index) }
            c.pointee.n_fields = items.count
            c.pointee.fields = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__ValueObject>) throws(SchemaError) {
        self.init()
        if c.pointee.n_fields > 0, let list = c.pointee.fields {
            var items: [CommonWire.ValueField] = []
            items.reserveCapacity(c.pointee.n_fields)
            for index in 0..<c.pointee.n_fields {
                guard let item = list[index] else { continue }
                items.append(try CommonWire.ValueField(c: item, at: "fields", index))
            }
            self.fields = items
        }
    }
}

extension CommonWire.ValueField: SchemaCodable {
    /// `tombolo.common.ValueField`.
    package static var fullName: String { "tombolo.common.ValueField" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueField> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__ValueField>.size)
            .bindMemory(to: Tombolo__Common__ValueField.self, capacity: 1)
        tombolo__common__value_field__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__ValueField> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__ValueField>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__ValueField>, in arena: SchemaArena) throws(SchemaError) {
        if !self.key.isEmpty { c.pointee.key = try SchemaCoding.text(arena, self.key, "key") }
        if let value = self.value { c.pointee.value = try value.store(in: arena, at: "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__ValueField>) throws(SchemaError) {
        self.init()
        self.key = try SchemaCoding.string(c.pointee.key, "key")
        if let item = c.pointee.value { self.value = try CommonWire.Value(c: item, at: "value") }
    }
}

extension CommonWire.Empty: SchemaCodable {
    /// `tombolo.common.Empty`.
    package static var fullName: String { "tombolo.common.Empty" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__Empty> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__Empty>.size)
            .bindMemory(to: Tombolo__Common__Empty.self, capacity: 1)
        tombolo__common__empty__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__Empty> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__Empty>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__Empty>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__Empty>) throws(SchemaError) {
        self.init()
    }
}

extension CommonWire.WriteReply: SchemaCodable {
    /// `tombolo.common.WriteReply`.
    package static var fullName: String { "tombolo.common.WriteReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__WriteReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Common__WriteReply>.size)
            .bindMemory(to: Tombolo__Common__WriteReply.self, capacity: 1)
        tombolo__common__write_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Common__WriteReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Common__WriteReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Common__WriteReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.applied = self.applied ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Common__WriteReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.applied = c.pointee.applied != 0
    }
}
