// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/configentry.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension ConfigEntryWire.Entry: SchemaCodable {
    /// `tombolo.configentry.Entry`.
    package static var fullName: String { "tombolo.configentry.Entry" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Entry> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__Entry>.size)
            .bindMemory(to: Tombolo__Configentry__Entry.self, capacity: 1)
        tombolo__configentry__entry__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Entry> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__Entry>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__Entry>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.fields { c.pointee.fields = try value.store(in: arena, at: "fields") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__Entry>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.fields { self.fields = try CommonWire.ValueObject(c: item, at: "fields") }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension ConfigEntryWire.Key: SchemaCodable {
    /// `tombolo.configentry.Key`.
    package static var fullName: String { "tombolo.configentry.Key" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Key> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__Key>.size)
            .bindMemory(to: Tombolo__Configentry__Key.self, capacity: 1)
        tombolo__configentry__key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Key> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__Key>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__Key>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__Key>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension ConfigEntryWire.TopicIndex: SchemaCodable {
    /// `tombolo.configentry.TopicIndex`.
    package static var fullName: String { "tombolo.configentry.TopicIndex" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TopicIndex> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__TopicIndex>.size)
            .bindMemory(to: Tombolo__Configentry__TopicIndex.self, capacity: 1)
        tombolo__configentry__topic_index__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TopicIndex> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__TopicIndex>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__TopicIndex>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.is_entry = self.isEntry ? 1 : 0
        c.pointee.index = self.index
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__TopicIndex>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.isEntry = c.pointee.is_entry != 0
        self.index = c.pointee.index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension ConfigEntryWire.Change: SchemaCodable {
    /// `tombolo.configentry.Change`.
    package static var fullName: String { "tombolo.configentry.Change" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Change> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__Change>.size)
            .bindMemory(to: Tombolo__Configentry__Change.self, capacity: 1)
        tombolo__configentry__change__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Change> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__Change>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__Change>, in arena: SchemaArena) throws(SchemaError) {
        switch self.change {
        case .put(let value):
            c.pointee.change_case = Tombolo__Configentry__Change__ChangeCase(rawValue: 1)
            c.pointee.put = try value.store(in: arena, at: "put")
        case .delete(let value):
            c.pointee.change_case = Tombolo__Configentry__Change__ChangeCase(rawValue: 2)
            c.pointee.delete_ = try value.store(in: arena, at: "delete")
        case .topicIndex(let value):
            c.pointee.change_case = Tombolo__Configentry__Change__ChangeCase(rawValue: 3)
            c.pointee.topic_index = try value.store(in: arena, at: "topic_index")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__Change>) throws(SchemaError) {
        self.init()
        switch c.pointee.change_case.rawValue {
        case 1:
            if let item = c.pointee.put {
                self.change = .put(try ConfigEntryWire.Entry(c: item, at: "put"))
            }
        case 2:
            if let item = c.pointee.delete_ {
                self.change = .delete(try ConfigEntryWire.Key(c: item, at: "delete"))
            }
        case 3:
            if let item = c.pointee.topic_index {
                self.change = .topicIndex(try ConfigEntryWire.TopicIndex(c: item, at: "topic_index"))
            }
        default: break
        }
    }
}

extension ConfigEntryWire.PutRequest: SchemaCodable {
    /// `tombolo.configentry.PutRequest`.
    package static var fullName: String { "tombolo.configentry.PutRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__PutRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__PutRequest>.size)
            .bindMemory(to: Tombolo__Configentry__PutRequest.self, capacity: 1)
        tombolo__configentry__put_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__PutRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__PutRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__PutRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.entry { c.pointee.entry = try value.store(in: arena, at: "entry") }
        if let value = self.cas {
            c.pointee._cas_case = Tombolo__Configentry__PutRequest__CasCase(rawValue: 2)
            c.pointee.cas = value
        }
        c.pointee.dry_run = self.dryRun ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__PutRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.entry { self.entry = try ConfigEntryWire.Entry(c: item, at: "entry") }
        if c.pointee._cas_case.rawValue == 2 { self.cas = c.pointee.cas }
        self.dryRun = c.pointee.dry_run != 0
    }
}

extension ConfigEntryWire.DeleteRequest: SchemaCodable {
    /// `tombolo.configentry.DeleteRequest`.
    package static var fullName: String { "tombolo.configentry.DeleteRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__DeleteRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__DeleteRequest>.size)
            .bindMemory(to: Tombolo__Configentry__DeleteRequest.self, capacity: 1)
        tombolo__configentry__delete_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__DeleteRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__DeleteRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__DeleteRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.key { c.pointee.key = try value.store(in: arena, at: "key") }
        if let value = self.cas {
            c.pointee._cas_case = Tombolo__Configentry__DeleteRequest__CasCase(rawValue: 2)
            c.pointee.cas = value
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__DeleteRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.key { self.key = try ConfigEntryWire.Key(c: item, at: "key") }
        if c.pointee._cas_case.rawValue == 2 { self.cas = c.pointee.cas }
    }
}

extension ConfigEntryWire.IntentionRequest: SchemaCodable {
    /// `tombolo.configentry.IntentionRequest`.
    package static var fullName: String { "tombolo.configentry.IntentionRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__IntentionRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__IntentionRequest>.size)
            .bindMemory(to: Tombolo__Configentry__IntentionRequest.self, capacity: 1)
        tombolo__configentry__intention_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__IntentionRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__IntentionRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__IntentionRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destination.isEmpty { c.pointee.destination = try SchemaCoding.text(arena, self.destination, "destination") }
        if !self.source.isEmpty { c.pointee.source = try SchemaCoding.text(arena, self.source, "source") }
        if !self.sourcePeer.isEmpty { c.pointee.source_peer = try SchemaCoding.text(arena, self.sourcePeer, "source_peer") }
        if let value = self.intention { c.pointee.intention = try value.store(in: arena, at: "intention") }
        if !self.legacyID.isEmpty { c.pointee.legacy_id = try SchemaCoding.text(arena, self.legacyID, "legacy_id") }
        c.pointee.is_new = self.isNew ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__IntentionRequest>) throws(SchemaError) {
        self.init()
        self.destination = try SchemaCoding.string(c.pointee.destination, "destination")
        self.source = try SchemaCoding.string(c.pointee.source, "source")
        self.sourcePeer = try SchemaCoding.string(c.pointee.source_peer, "source_peer")
        if let item = c.pointee.intention { self.intention = try CommonWire.ValueObject(c: item, at: "intention") }
        self.legacyID = try SchemaCoding.string(c.pointee.legacy_id, "legacy_id")
        self.isNew = c.pointee.is_new != 0
    }
}
