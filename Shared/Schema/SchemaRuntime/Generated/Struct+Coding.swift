// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/struct.proto; change that and run deploy/make/generate.sh.

package import CSchema

extension GoogleProtobuf.Struct: SchemaCodable {
    /// `google.protobuf.Struct`.
    package static var fullName: String { "google.protobuf.Struct" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Struct> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Struct>.size)
            .bindMemory(to: Google__Protobuf__Struct.self, capacity: 1)
        google__protobuf__struct__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Struct> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Struct>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Struct>, in arena: SchemaArena) throws(SchemaError) {
        if !self.fields.isEmpty {
            let pairs = self.fields.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Google__Protobuf__Struct__FieldsEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Struct__FieldsEntry>.size)
                    .bindMemory(to: Google__Protobuf__Struct__FieldsEntry.self, capacity: 1)
                google__protobuf__struct__fields_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "fields", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "fields", index)
                list[index] = entry
            }
            c.pointee.n_fields = pairs.count
            c.pointee.fields = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Struct>) throws(SchemaError) {
        self.init()
        if c.pointee.n_fields > 0, let list = c.pointee.fields {
            var pairs = [String: GoogleProtobuf.Value](minimumCapacity: c.pointee.n_fields)
            for index in 0..<c.pointee.n_fields {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "fields", index)
                var value = GoogleProtobuf.Value()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.Value(c: pointer, at: "fields", index)
                }
                pairs[key] = value
            }
            self.fields = pairs
        }
    }
}

extension GoogleProtobuf.Value: SchemaCodable {
    /// `google.protobuf.Value`.
    package static var fullName: String { "google.protobuf.Value" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Value> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__Value>.size)
            .bindMemory(to: Google__Protobuf__Value.self, capacity: 1)
        google__protobuf__value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__Value> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__Value>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Value>, in arena: SchemaArena) throws(SchemaError) {
        switch self.kind {
        case .nullValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 1)
            c.pointee.null_value = Google__Protobuf__NullValue(rawValue: UInt32(bitPattern: value.rawValue))
        case .numberValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 2)
            c.pointee.number_value = value
        case .stringValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 3)
            c.pointee.string_value = try SchemaCoding.text(arena, value, "string_value")
        case .boolValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 4)
            c.pointee.bool_value = value ? 1 : 0
        case .structValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 5)
            c.pointee.struct_value = try value.store(in: arena, at: "struct_value")
        case .listValue(let value):
            c.pointee.kind_case = Google__Protobuf__Value__KindCase(rawValue: 6)
            c.pointee.list_value = try value.store(in: arena, at: "list_value")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__Value>) throws(SchemaError) {
        self.init()
        switch c.pointee.kind_case.rawValue {
        case 1:
            self.kind = .nullValue(GoogleProtobuf.NullValue(rawValue: Int32(bitPattern: c.pointee.null_value.rawValue)))
        case 2:
            self.kind = .numberValue(c.pointee.number_value)
        case 3:
            self.kind = .stringValue(try SchemaCoding.string(c.pointee.string_value, "string_value"))
        case 4:
            self.kind = .boolValue(c.pointee.bool_value != 0)
        case 5:
            if let item = c.pointee.struct_value {
                self.kind = .structValue(try GoogleProtobuf.Struct(c: item, at: "struct_value"))
            }
        case 6:
            if let item = c.pointee.list_value {
                self.kind = .listValue(try GoogleProtobuf.ListValue(c: item, at: "list_value"))
            }
        default: break
        }
    }
}

extension GoogleProtobuf.ListValue: SchemaCodable {
    /// `google.protobuf.ListValue`.
    package static var fullName: String { "google.protobuf.ListValue" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__ListValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Protobuf__ListValue>.size)
            .bindMemory(to: Google__Protobuf__ListValue.self, capacity: 1)
        google__protobuf__list_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Protobuf__ListValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Protobuf__ListValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Protobuf__ListValue>, in arena: SchemaArena) throws(SchemaError) {
        if !self.values.isEmpty {
            let items = self.values
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Google__Protobuf__Value>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Google__Protobuf__Value>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "values", index) }
            c.pointee.n_values = items.count
            c.pointee.values = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Protobuf__ListValue>) throws(SchemaError) {
        self.init()
        if c.pointee.n_values > 0, let list = c.pointee.values {
            var items: [GoogleProtobuf.Value] = []
            items.reserveCapacity(c.pointee.n_values)
            for index in 0..<c.pointee.n_values {
                guard let item = list[index] else { continue }
                items.append(try GoogleProtobuf.Value(c: item, at: "values", index))
            }
            self.values = items
        }
    }
}
