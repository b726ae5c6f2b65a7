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
        c.pointee.is_tenants = self.isTenants ? 1 : 0
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
        self.isTenants = c.pointee.is_tenants != 0
    }
}

extension ConfigEntryWire.TenantKey: SchemaCodable {
    /// `tombolo.configentry.TenantKey`.
    package static var fullName: String { "tombolo.configentry.TenantKey" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantKey> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__TenantKey>.size)
            .bindMemory(to: Tombolo__Configentry__TenantKey.self, capacity: 1)
        tombolo__configentry__tenant_key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantKey> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantKey>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__TenantKey>, in arena: SchemaArena) throws(SchemaError) {
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        c.pointee.is_partition = self.isPartition ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantKey>) throws(SchemaError) {
        self.init()
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.isPartition = c.pointee.is_partition != 0
    }
}

extension ConfigEntryWire.TenantLink: SchemaCodable {
    /// `tombolo.configentry.TenantLink`.
    package static var fullName: String { "tombolo.configentry.TenantLink" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantLink> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__TenantLink>.size)
            .bindMemory(to: Tombolo__Configentry__TenantLink.self, capacity: 1)
        tombolo__configentry__tenant_link__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantLink> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantLink>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__TenantLink>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantLink>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ConfigEntryWire.TenantDefaults: SchemaCodable {
    /// `tombolo.configentry.TenantDefaults`.
    package static var fullName: String { "tombolo.configentry.TenantDefaults" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantDefaults> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__TenantDefaults>.size)
            .bindMemory(to: Tombolo__Configentry__TenantDefaults.self, capacity: 1)
        tombolo__configentry__tenant_defaults__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__TenantDefaults> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantDefaults>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__TenantDefaults>, in arena: SchemaArena) throws(SchemaError) {
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Configentry__TenantLink>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Configentry__TenantLink>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        if !self.roles.isEmpty {
            let items = self.roles
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Configentry__TenantLink>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Configentry__TenantLink>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "roles", index) }
            c.pointee.n_roles = items.count
            c.pointee.roles = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__TenantDefaults>) throws(SchemaError) {
        self.init()
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ConfigEntryWire.TenantLink] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ConfigEntryWire.TenantLink(c: item, at: "policies", index))
            }
            self.policies = items
        }
        if c.pointee.n_roles > 0, let list = c.pointee.roles {
            var items: [ConfigEntryWire.TenantLink] = []
            items.reserveCapacity(c.pointee.n_roles)
            for index in 0..<c.pointee.n_roles {
                guard let item = list[index] else { continue }
                items.append(try ConfigEntryWire.TenantLink(c: item, at: "roles", index))
            }
            self.roles = items
        }
    }
}

extension ConfigEntryWire.Tenant: SchemaCodable {
    /// `tombolo.configentry.Tenant`.
    package static var fullName: String { "tombolo.configentry.Tenant" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Tenant> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__Tenant>.size)
            .bindMemory(to: Tombolo__Configentry__Tenant.self, capacity: 1)
        tombolo__configentry__tenant__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__Tenant> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__Tenant>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__Tenant>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.key { c.pointee.key = try value.store(in: arena, at: "key") }
        if !self.details.isEmpty { c.pointee.details = try SchemaCoding.text(arena, self.details, "details") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Configentry__Tenant__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__Tenant__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Configentry__Tenant__MetaEntry.self, capacity: 1)
                tombolo__configentry__tenant__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if let value = self.defaults { c.pointee.defaults = try value.store(in: arena, at: "defaults") }
        c.pointee.deleted_at = self.deletedAt
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__Tenant>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.key { self.key = try ConfigEntryWire.TenantKey(c: item, at: "key") }
        self.details = try SchemaCoding.string(c.pointee.details, "details")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        if let item = c.pointee.defaults { self.defaults = try ConfigEntryWire.TenantDefaults(c: item, at: "defaults") }
        self.deletedAt = c.pointee.deleted_at
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
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
        case .putTenant(let value):
            c.pointee.change_case = Tombolo__Configentry__Change__ChangeCase(rawValue: 4)
            c.pointee.put_tenant = try value.store(in: arena, at: "put_tenant")
        case .deleteTenant(let value):
            c.pointee.change_case = Tombolo__Configentry__Change__ChangeCase(rawValue: 5)
            c.pointee.delete_tenant = try value.store(in: arena, at: "delete_tenant")
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
        case 4:
            if let item = c.pointee.put_tenant {
                self.change = .putTenant(try ConfigEntryWire.Tenant(c: item, at: "put_tenant"))
            }
        case 5:
            if let item = c.pointee.delete_tenant {
                self.change = .deleteTenant(try ConfigEntryWire.TenantKey(c: item, at: "delete_tenant"))
            }
        default: break
        }
    }
}

extension ConfigEntryWire.EntryList: SchemaCodable {
    /// `tombolo.configentry.EntryList`.
    package static var fullName: String { "tombolo.configentry.EntryList" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__EntryList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__EntryList>.size)
            .bindMemory(to: Tombolo__Configentry__EntryList.self, capacity: 1)
        tombolo__configentry__entry_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__EntryList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__EntryList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__EntryList>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.is_same = self.isSame ? 1 : 0
        if !self.entries.isEmpty {
            let items = self.entries
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Configentry__Entry>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Configentry__Entry>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "entries", index) }
            c.pointee.n_entries = items.count
            c.pointee.entries = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__EntryList>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.isSame = c.pointee.is_same != 0
        if c.pointee.n_entries > 0, let list = c.pointee.entries {
            var items: [ConfigEntryWire.Entry] = []
            items.reserveCapacity(c.pointee.n_entries)
            for index in 0..<c.pointee.n_entries {
                guard let item = list[index] else { continue }
                items.append(try ConfigEntryWire.Entry(c: item, at: "entries", index))
            }
            self.entries = items
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
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        if !self.sourcePartition.isEmpty { c.pointee.source_partition = try SchemaCoding.text(arena, self.sourcePartition, "source_partition") }
        if !self.sourceNamespace.isEmpty { c.pointee.source_namespace = try SchemaCoding.text(arena, self.sourceNamespace, "source_namespace") }
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
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.sourcePartition = try SchemaCoding.string(c.pointee.source_partition, "source_partition")
        self.sourceNamespace = try SchemaCoding.string(c.pointee.source_namespace, "source_namespace")
    }
}

extension ConfigEntryWire.PutTenantRequest: SchemaCodable {
    /// `tombolo.configentry.PutTenantRequest`.
    package static var fullName: String { "tombolo.configentry.PutTenantRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__PutTenantRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__PutTenantRequest>.size)
            .bindMemory(to: Tombolo__Configentry__PutTenantRequest.self, capacity: 1)
        tombolo__configentry__put_tenant_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__PutTenantRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__PutTenantRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__PutTenantRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.tenant { c.pointee.tenant = try value.store(in: arena, at: "tenant") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__PutTenantRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.tenant { self.tenant = try ConfigEntryWire.Tenant(c: item, at: "tenant") }
    }
}

extension ConfigEntryWire.DeleteTenantRequest: SchemaCodable {
    /// `tombolo.configentry.DeleteTenantRequest`.
    package static var fullName: String { "tombolo.configentry.DeleteTenantRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__DeleteTenantRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Configentry__DeleteTenantRequest>.size)
            .bindMemory(to: Tombolo__Configentry__DeleteTenantRequest.self, capacity: 1)
        tombolo__configentry__delete_tenant_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Configentry__DeleteTenantRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Configentry__DeleteTenantRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Configentry__DeleteTenantRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.key { c.pointee.key = try value.store(in: arena, at: "key") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Configentry__DeleteTenantRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.key { self.key = try ConfigEntryWire.TenantKey(c: item, at: "key") }
    }
}
