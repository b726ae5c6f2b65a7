// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/acl.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension ACLWire.Link: SchemaCodable {
    /// `tombolo.acl.Link`.
    package static var fullName: String { "tombolo.acl.Link" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Link> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Link>.size)
            .bindMemory(to: Tombolo__Acl__Link.self, capacity: 1)
        tombolo__acl__link__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Link> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Link>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Link>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Link>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ACLWire.ServiceIdentity: SchemaCodable {
    /// `tombolo.acl.ServiceIdentity`.
    package static var fullName: String { "tombolo.acl.ServiceIdentity" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ServiceIdentity>.size)
            .bindMemory(to: Tombolo__Acl__ServiceIdentity.self, capacity: 1)
        tombolo__acl__service_identity__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ServiceIdentity>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity>, in arena: SchemaArena) throws(SchemaError) {
        if !self.serviceName.isEmpty { c.pointee.service_name = try SchemaCoding.text(arena, self.serviceName, "service_name") }
        if !self.datacenters.isEmpty {
            c.pointee.datacenters = try SchemaCoding.texts(arena, self.datacenters, "datacenters")
            c.pointee.n_datacenters = self.datacenters.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ServiceIdentity>) throws(SchemaError) {
        self.init()
        self.serviceName = try SchemaCoding.string(c.pointee.service_name, "service_name")
        self.datacenters = try SchemaCoding.strings(c.pointee.datacenters, c.pointee.n_datacenters, "datacenters")
    }
}

extension ACLWire.NodeIdentity: SchemaCodable {
    /// `tombolo.acl.NodeIdentity`.
    package static var fullName: String { "tombolo.acl.NodeIdentity" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__NodeIdentity> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__NodeIdentity>.size)
            .bindMemory(to: Tombolo__Acl__NodeIdentity.self, capacity: 1)
        tombolo__acl__node_identity__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__NodeIdentity> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__NodeIdentity>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__NodeIdentity>, in arena: SchemaArena) throws(SchemaError) {
        if !self.nodeName.isEmpty { c.pointee.node_name = try SchemaCoding.text(arena, self.nodeName, "node_name") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__NodeIdentity>) throws(SchemaError) {
        self.init()
        self.nodeName = try SchemaCoding.string(c.pointee.node_name, "node_name")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
    }
}

extension ACLWire.Token: SchemaCodable {
    /// `tombolo.acl.Token`.
    package static var fullName: String { "tombolo.acl.Token" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Token> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Token>.size)
            .bindMemory(to: Tombolo__Acl__Token.self, capacity: 1)
        tombolo__acl__token__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Token> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Token>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Token>, in arena: SchemaArena) throws(SchemaError) {
        if !self.accessorID.isEmpty { c.pointee.accessor_id = try SchemaCoding.text(arena, self.accessorID, "accessor_id") }
        if !self.secretID.isEmpty { c.pointee.secret_id = try SchemaCoding.text(arena, self.secretID, "secret_id") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Link>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Link>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        if !self.roles.isEmpty {
            let items = self.roles
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Link>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Link>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "roles", index) }
            c.pointee.n_roles = items.count
            c.pointee.roles = list
        }
        if !self.serviceIdentities.isEmpty {
            let items = self.serviceIdentities
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "service_identities", index) }
            c.pointee.n_service_identities = items.count
            c.pointee.service_identities = list
        }
        if !self.nodeIdentities.isEmpty {
            let items = self.nodeIdentities
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__NodeIdentity>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__NodeIdentity>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "node_identities", index) }
            c.pointee.n_node_identities = items.count
            c.pointee.node_identities = list
        }
        c.pointee.local = self.local ? 1 : 0
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        c.pointee.expiration_time = self.expirationTime
        c.pointee.create_time = self.createTime
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Token>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        self.secretID = try SchemaCoding.string(c.pointee.secret_id, "secret_id")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ACLWire.Link] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Link(c: item, at: "policies", index))
            }
            self.policies = items
        }
        if c.pointee.n_roles > 0, let list = c.pointee.roles {
            var items: [ACLWire.Link] = []
            items.reserveCapacity(c.pointee.n_roles)
            for index in 0..<c.pointee.n_roles {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Link(c: item, at: "roles", index))
            }
            self.roles = items
        }
        if c.pointee.n_service_identities > 0, let list = c.pointee.service_identities {
            var items: [ACLWire.ServiceIdentity] = []
            items.reserveCapacity(c.pointee.n_service_identities)
            for index in 0..<c.pointee.n_service_identities {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.ServiceIdentity(c: item, at: "service_identities", index))
            }
            self.serviceIdentities = items
        }
        if c.pointee.n_node_identities > 0, let list = c.pointee.node_identities {
            var items: [ACLWire.NodeIdentity] = []
            items.reserveCapacity(c.pointee.n_node_identities)
            for index in 0..<c.pointee.n_node_identities {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.NodeIdentity(c: item, at: "node_identities", index))
            }
            self.nodeIdentities = items
        }
        self.local = c.pointee.local != 0
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        self.expirationTime = c.pointee.expiration_time
        self.createTime = c.pointee.create_time
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension ACLWire.Policy: SchemaCodable {
    /// `tombolo.acl.Policy`.
    package static var fullName: String { "tombolo.acl.Policy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Policy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Policy>.size)
            .bindMemory(to: Tombolo__Acl__Policy.self, capacity: 1)
        tombolo__acl__policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Policy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Policy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Policy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        if !self.rules.isEmpty { c.pointee.rules = try SchemaCoding.text(arena, self.rules, "rules") }
        if !self.datacenters.isEmpty {
            c.pointee.datacenters = try SchemaCoding.texts(arena, self.datacenters, "datacenters")
            c.pointee.n_datacenters = self.datacenters.count
        }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Policy>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        self.rules = try SchemaCoding.string(c.pointee.rules, "rules")
        self.datacenters = try SchemaCoding.strings(c.pointee.datacenters, c.pointee.n_datacenters, "datacenters")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension ACLWire.Role: SchemaCodable {
    /// `tombolo.acl.Role`.
    package static var fullName: String { "tombolo.acl.Role" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Role> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Role>.size)
            .bindMemory(to: Tombolo__Acl__Role.self, capacity: 1)
        tombolo__acl__role__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Role> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Role>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Role>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Link>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Link>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        if !self.serviceIdentities.isEmpty {
            let items = self.serviceIdentities
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__ServiceIdentity>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "service_identities", index) }
            c.pointee.n_service_identities = items.count
            c.pointee.service_identities = list
        }
        if !self.nodeIdentities.isEmpty {
            let items = self.nodeIdentities
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__NodeIdentity>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__NodeIdentity>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "node_identities", index) }
            c.pointee.n_node_identities = items.count
            c.pointee.node_identities = list
        }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Role>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ACLWire.Link] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Link(c: item, at: "policies", index))
            }
            self.policies = items
        }
        if c.pointee.n_service_identities > 0, let list = c.pointee.service_identities {
            var items: [ACLWire.ServiceIdentity] = []
            items.reserveCapacity(c.pointee.n_service_identities)
            for index in 0..<c.pointee.n_service_identities {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.ServiceIdentity(c: item, at: "service_identities", index))
            }
            self.serviceIdentities = items
        }
        if c.pointee.n_node_identities > 0, let list = c.pointee.node_identities {
            var items: [ACLWire.NodeIdentity] = []
            items.reserveCapacity(c.pointee.n_node_identities)
            for index in 0..<c.pointee.n_node_identities {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.NodeIdentity(c: item, at: "node_identities", index))
            }
            self.nodeIdentities = items
        }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension ACLWire.Change: SchemaCodable {
    /// `tombolo.acl.Change`.
    package static var fullName: String { "tombolo.acl.Change" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Change> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Change>.size)
            .bindMemory(to: Tombolo__Acl__Change.self, capacity: 1)
        tombolo__acl__change__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Change> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Change>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Change>, in arena: SchemaArena) throws(SchemaError) {
        switch self.change {
        case .putToken(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 1)
            c.pointee.put_token = try value.store(in: arena, at: "put_token")
        case .deleteToken(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 2)
            c.pointee.delete_token = try SchemaCoding.text(arena, value, "delete_token")
        case .putPolicy(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 3)
            c.pointee.put_policy = try value.store(in: arena, at: "put_policy")
        case .deletePolicy(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 4)
            c.pointee.delete_policy = try SchemaCoding.text(arena, value, "delete_policy")
        case .putRole(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 5)
            c.pointee.put_role = try value.store(in: arena, at: "put_role")
        case .deleteRole(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 6)
            c.pointee.delete_role = try SchemaCoding.text(arena, value, "delete_role")
        case .bootstrapped(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 7)
            c.pointee.bootstrapped = value
        case .topicIndex(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 8)
            c.pointee.topic_index = try value.store(in: arena, at: "topic_index")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Change>) throws(SchemaError) {
        self.init()
        switch c.pointee.change_case.rawValue {
        case 1:
            if let item = c.pointee.put_token {
                self.change = .putToken(try ACLWire.Token(c: item, at: "put_token"))
            }
        case 2:
            self.change = .deleteToken(try SchemaCoding.string(c.pointee.delete_token, "delete_token"))
        case 3:
            if let item = c.pointee.put_policy {
                self.change = .putPolicy(try ACLWire.Policy(c: item, at: "put_policy"))
            }
        case 4:
            self.change = .deletePolicy(try SchemaCoding.string(c.pointee.delete_policy, "delete_policy"))
        case 5:
            if let item = c.pointee.put_role {
                self.change = .putRole(try ACLWire.Role(c: item, at: "put_role"))
            }
        case 6:
            self.change = .deleteRole(try SchemaCoding.string(c.pointee.delete_role, "delete_role"))
        case 7:
            self.change = .bootstrapped(c.pointee.bootstrapped)
        case 8:
            if let item = c.pointee.topic_index {
                self.change = .topicIndex(try ACLWire.TopicIndex(c: item, at: "topic_index"))
            }
        default: break
        }
    }
}

extension ACLWire.TopicIndex: SchemaCodable {
    /// `tombolo.acl.TopicIndex`.
    package static var fullName: String { "tombolo.acl.TopicIndex" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TopicIndex> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__TopicIndex>.size)
            .bindMemory(to: Tombolo__Acl__TopicIndex.self, capacity: 1)
        tombolo__acl__topic_index__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TopicIndex> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__TopicIndex>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__TopicIndex>, in arena: SchemaArena) throws(SchemaError) {
        if !self.topic.isEmpty { c.pointee.topic = try SchemaCoding.text(arena, self.topic, "topic") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__TopicIndex>) throws(SchemaError) {
        self.init()
        self.topic = try SchemaCoding.string(c.pointee.topic, "topic")
        self.index = c.pointee.index
    }
}

extension ACLWire.ResolveRequest: SchemaCodable {
    /// `tombolo.acl.ResolveRequest`.
    package static var fullName: String { "tombolo.acl.ResolveRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolveRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ResolveRequest>.size)
            .bindMemory(to: Tombolo__Acl__ResolveRequest.self, capacity: 1)
        tombolo__acl__resolve_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolveRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ResolveRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ResolveRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.secretID.isEmpty { c.pointee.secret_id = try SchemaCoding.text(arena, self.secretID, "secret_id") }
        c.pointee.at_least_sequence = self.atLeastSequence
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ResolveRequest>) throws(SchemaError) {
        self.init()
        self.secretID = try SchemaCoding.string(c.pointee.secret_id, "secret_id")
        self.atLeastSequence = c.pointee.at_least_sequence
    }
}

extension ACLWire.ResolvedPolicy: SchemaCodable {
    /// `tombolo.acl.ResolvedPolicy`.
    package static var fullName: String { "tombolo.acl.ResolvedPolicy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ResolvedPolicy>.size)
            .bindMemory(to: Tombolo__Acl__ResolvedPolicy.self, capacity: 1)
        tombolo__acl__resolved_policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ResolvedPolicy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.rules.isEmpty { c.pointee.rules = try SchemaCoding.text(arena, self.rules, "rules") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ResolvedPolicy>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.rules = try SchemaCoding.string(c.pointee.rules, "rules")
    }
}

extension ACLWire.ResolveReply: SchemaCodable {
    /// `tombolo.acl.ResolveReply`.
    package static var fullName: String { "tombolo.acl.ResolveReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolveReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ResolveReply>.size)
            .bindMemory(to: Tombolo__Acl__ResolveReply.self, capacity: 1)
        tombolo__acl__resolve_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ResolveReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ResolveReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ResolveReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.accessorID.isEmpty { c.pointee.accessor_id = try SchemaCoding.text(arena, self.accessorID, "accessor_id") }
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        c.pointee.is_management = self.isManagement ? 1 : 0
        if !self.defaultPolicy.isEmpty { c.pointee.default_policy = try SchemaCoding.text(arena, self.defaultPolicy, "default_policy") }
        c.pointee.time_to_live = self.timeToLive
        c.pointee.expiration_time = self.expirationTime
        c.pointee.index = self.index
        c.pointee.sequence = self.sequence
        if !self.policyIds.isEmpty {
            c.pointee.policy_ids = try SchemaCoding.texts(arena, self.policyIds, "policy_ids")
            c.pointee.n_policy_ids = self.policyIds.count
        }
        if !self.roleIds.isEmpty {
            c.pointee.role_ids = try SchemaCoding.texts(arena, self.roleIds, "role_ids")
            c.pointee.n_role_ids = self.roleIds.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ResolveReply>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ACLWire.ResolvedPolicy] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.ResolvedPolicy(c: item, at: "policies", index))
            }
            self.policies = items
        }
        self.isManagement = c.pointee.is_management != 0
        self.defaultPolicy = try SchemaCoding.string(c.pointee.default_policy, "default_policy")
        self.timeToLive = c.pointee.time_to_live
        self.expirationTime = c.pointee.expiration_time
        self.index = c.pointee.index
        self.sequence = c.pointee.sequence
        self.policyIds = try SchemaCoding.strings(c.pointee.policy_ids, c.pointee.n_policy_ids, "policy_ids")
        self.roleIds = try SchemaCoding.strings(c.pointee.role_ids, c.pointee.n_role_ids, "role_ids")
    }
}

extension ACLWire.Changed: SchemaCodable {
    /// `tombolo.acl.Changed`.
    package static var fullName: String { "tombolo.acl.Changed" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Changed> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Changed>.size)
            .bindMemory(to: Tombolo__Acl__Changed.self, capacity: 1)
        tombolo__acl__changed__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Changed> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Changed>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Changed>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.sequence = self.sequence
        c.pointee.after_sequence = self.afterSequence
        c.pointee.is_part = self.isPart ? 1 : 0
        c.pointee.everything = self.everything ? 1 : 0
        if !self.tokens.isEmpty {
            c.pointee.tokens = try SchemaCoding.texts(arena, self.tokens, "tokens")
            c.pointee.n_tokens = self.tokens.count
        }
        if !self.policies.isEmpty {
            c.pointee.policies = try SchemaCoding.texts(arena, self.policies, "policies")
            c.pointee.n_policies = self.policies.count
        }
        if !self.roles.isEmpty {
            c.pointee.roles = try SchemaCoding.texts(arena, self.roles, "roles")
            c.pointee.n_roles = self.roles.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Changed>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.sequence = c.pointee.sequence
        self.afterSequence = c.pointee.after_sequence
        self.isPart = c.pointee.is_part != 0
        self.everything = c.pointee.everything != 0
        self.tokens = try SchemaCoding.strings(c.pointee.tokens, c.pointee.n_tokens, "tokens")
        self.policies = try SchemaCoding.strings(c.pointee.policies, c.pointee.n_policies, "policies")
        self.roles = try SchemaCoding.strings(c.pointee.roles, c.pointee.n_roles, "roles")
    }
}

extension ACLWire.BootstrapRequest: SchemaCodable {
    /// `tombolo.acl.BootstrapRequest`.
    package static var fullName: String { "tombolo.acl.BootstrapRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BootstrapRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__BootstrapRequest>.size)
            .bindMemory(to: Tombolo__Acl__BootstrapRequest.self, capacity: 1)
        tombolo__acl__bootstrap_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BootstrapRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__BootstrapRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__BootstrapRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.bootstrapSecret.isEmpty { c.pointee.bootstrap_secret = try SchemaCoding.text(arena, self.bootstrapSecret, "bootstrap_secret") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__BootstrapRequest>) throws(SchemaError) {
        self.init()
        self.bootstrapSecret = try SchemaCoding.string(c.pointee.bootstrap_secret, "bootstrap_secret")
    }
}

extension ACLWire.TokenReply: SchemaCodable {
    /// `tombolo.acl.TokenReply`.
    package static var fullName: String { "tombolo.acl.TokenReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TokenReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__TokenReply>.size)
            .bindMemory(to: Tombolo__Acl__TokenReply.self, capacity: 1)
        tombolo__acl__token_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TokenReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__TokenReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__TokenReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.token { c.pointee.token = try value.store(in: arena, at: "token") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__TokenReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.token { self.token = try ACLWire.Token(c: item, at: "token") }
        self.index = c.pointee.index
    }
}

extension ACLWire.PutTokenRequest: SchemaCodable {
    /// `tombolo.acl.PutTokenRequest`.
    package static var fullName: String { "tombolo.acl.PutTokenRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutTokenRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PutTokenRequest>.size)
            .bindMemory(to: Tombolo__Acl__PutTokenRequest.self, capacity: 1)
        tombolo__acl__put_token_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutTokenRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PutTokenRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PutTokenRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.token { c.pointee.token = try value.store(in: arena, at: "token") }
        c.pointee.create = self.create ? 1 : 0
        c.pointee.expiration_ttl = self.expirationTTL
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PutTokenRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.token { self.token = try ACLWire.Token(c: item, at: "token") }
        self.create = c.pointee.create != 0
        self.expirationTTL = c.pointee.expiration_ttl
    }
}

extension ACLWire.ReadTokenRequest: SchemaCodable {
    /// `tombolo.acl.ReadTokenRequest`.
    package static var fullName: String { "tombolo.acl.ReadTokenRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadTokenRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ReadTokenRequest>.size)
            .bindMemory(to: Tombolo__Acl__ReadTokenRequest.self, capacity: 1)
        tombolo__acl__read_token_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadTokenRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ReadTokenRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ReadTokenRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.accessorID.isEmpty { c.pointee.accessor_id = try SchemaCoding.text(arena, self.accessorID, "accessor_id") }
        c.pointee.`self` = self.self_ ? 1 : 0
        c.pointee.expanded = self.expanded ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadTokenRequest>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        self.self_ = c.pointee.`self` != 0
        self.expanded = c.pointee.expanded != 0
    }
}

extension ACLWire.ExpandedTokenReply: SchemaCodable {
    /// `tombolo.acl.ExpandedTokenReply`.
    package static var fullName: String { "tombolo.acl.ExpandedTokenReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ExpandedTokenReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ExpandedTokenReply>.size)
            .bindMemory(to: Tombolo__Acl__ExpandedTokenReply.self, capacity: 1)
        tombolo__acl__expanded_token_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ExpandedTokenReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ExpandedTokenReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ExpandedTokenReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.token { c.pointee.token = try value.store(in: arena, at: "token") }
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Policy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Policy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        if !self.roles.isEmpty {
            let items = self.roles
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Role>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Role>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "roles", index) }
            c.pointee.n_roles = items.count
            c.pointee.roles = list
        }
        if !self.defaultPolicy.isEmpty { c.pointee.default_policy = try SchemaCoding.text(arena, self.defaultPolicy, "default_policy") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ExpandedTokenReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.token { self.token = try ACLWire.Token(c: item, at: "token") }
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ACLWire.Policy] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Policy(c: item, at: "policies", index))
            }
            self.policies = items
        }
        if c.pointee.n_roles > 0, let list = c.pointee.roles {
            var items: [ACLWire.Role] = []
            items.reserveCapacity(c.pointee.n_roles)
            for index in 0..<c.pointee.n_roles {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Role(c: item, at: "roles", index))
            }
            self.roles = items
        }
        self.defaultPolicy = try SchemaCoding.string(c.pointee.default_policy, "default_policy")
        self.index = c.pointee.index
    }
}

extension ACLWire.DeleteRequest: SchemaCodable {
    /// `tombolo.acl.DeleteRequest`.
    package static var fullName: String { "tombolo.acl.DeleteRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__DeleteRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__DeleteRequest>.size)
            .bindMemory(to: Tombolo__Acl__DeleteRequest.self, capacity: 1)
        tombolo__acl__delete_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__DeleteRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__DeleteRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__DeleteRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__DeleteRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension ACLWire.CloneTokenRequest: SchemaCodable {
    /// `tombolo.acl.CloneTokenRequest`.
    package static var fullName: String { "tombolo.acl.CloneTokenRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__CloneTokenRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__CloneTokenRequest>.size)
            .bindMemory(to: Tombolo__Acl__CloneTokenRequest.self, capacity: 1)
        tombolo__acl__clone_token_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__CloneTokenRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__CloneTokenRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__CloneTokenRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.accessorID.isEmpty { c.pointee.accessor_id = try SchemaCoding.text(arena, self.accessorID, "accessor_id") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__CloneTokenRequest>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
    }
}

extension ACLWire.ListTokensRequest: SchemaCodable {
    /// `tombolo.acl.ListTokensRequest`.
    package static var fullName: String { "tombolo.acl.ListTokensRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListTokensRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListTokensRequest>.size)
            .bindMemory(to: Tombolo__Acl__ListTokensRequest.self, capacity: 1)
        tombolo__acl__list_tokens_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListTokensRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListTokensRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListTokensRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.policy.isEmpty { c.pointee.policy = try SchemaCoding.text(arena, self.policy, "policy") }
        if !self.role.isEmpty { c.pointee.role = try SchemaCoding.text(arena, self.role, "role") }
        if !self.serviceName.isEmpty { c.pointee.service_name = try SchemaCoding.text(arena, self.serviceName, "service_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListTokensRequest>) throws(SchemaError) {
        self.init()
        self.policy = try SchemaCoding.string(c.pointee.policy, "policy")
        self.role = try SchemaCoding.string(c.pointee.role, "role")
        self.serviceName = try SchemaCoding.string(c.pointee.service_name, "service_name")
    }
}

extension ACLWire.ListTokensReply: SchemaCodable {
    /// `tombolo.acl.ListTokensReply`.
    package static var fullName: String { "tombolo.acl.ListTokensReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListTokensReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListTokensReply>.size)
            .bindMemory(to: Tombolo__Acl__ListTokensReply.self, capacity: 1)
        tombolo__acl__list_tokens_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListTokensReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListTokensReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListTokensReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.tokens.isEmpty {
            let items = self.tokens
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Token>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Token>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tokens", index) }
            c.pointee.n_tokens = items.count
            c.pointee.tokens = list
        }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListTokensReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_tokens > 0, let list = c.pointee.tokens {
            var items: [ACLWire.Token] = []
            items.reserveCapacity(c.pointee.n_tokens)
            for index in 0..<c.pointee.n_tokens {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Token(c: item, at: "tokens", index))
            }
            self.tokens = items
        }
        self.index = c.pointee.index
    }
}

extension ACLWire.PutPolicyRequest: SchemaCodable {
    /// `tombolo.acl.PutPolicyRequest`.
    package static var fullName: String { "tombolo.acl.PutPolicyRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutPolicyRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PutPolicyRequest>.size)
            .bindMemory(to: Tombolo__Acl__PutPolicyRequest.self, capacity: 1)
        tombolo__acl__put_policy_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutPolicyRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PutPolicyRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PutPolicyRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.policy { c.pointee.policy = try value.store(in: arena, at: "policy") }
        c.pointee.create = self.create ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PutPolicyRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.policy { self.policy = try ACLWire.Policy(c: item, at: "policy") }
        self.create = c.pointee.create != 0
    }
}

extension ACLWire.ReadPolicyRequest: SchemaCodable {
    /// `tombolo.acl.ReadPolicyRequest`.
    package static var fullName: String { "tombolo.acl.ReadPolicyRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadPolicyRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ReadPolicyRequest>.size)
            .bindMemory(to: Tombolo__Acl__ReadPolicyRequest.self, capacity: 1)
        tombolo__acl__read_policy_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadPolicyRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ReadPolicyRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ReadPolicyRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadPolicyRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ACLWire.PolicyReply: SchemaCodable {
    /// `tombolo.acl.PolicyReply`.
    package static var fullName: String { "tombolo.acl.PolicyReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PolicyReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PolicyReply>.size)
            .bindMemory(to: Tombolo__Acl__PolicyReply.self, capacity: 1)
        tombolo__acl__policy_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PolicyReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PolicyReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PolicyReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.policy { c.pointee.policy = try value.store(in: arena, at: "policy") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PolicyReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.policy { self.policy = try ACLWire.Policy(c: item, at: "policy") }
        self.index = c.pointee.index
    }
}

extension ACLWire.ListRequest: SchemaCodable {
    /// `tombolo.acl.ListRequest`.
    package static var fullName: String { "tombolo.acl.ListRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListRequest>.size)
            .bindMemory(to: Tombolo__Acl__ListRequest.self, capacity: 1)
        tombolo__acl__list_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListRequest>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListRequest>) throws(SchemaError) {
        self.init()
    }
}

extension ACLWire.ListPoliciesReply: SchemaCodable {
    /// `tombolo.acl.ListPoliciesReply`.
    package static var fullName: String { "tombolo.acl.ListPoliciesReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListPoliciesReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListPoliciesReply>.size)
            .bindMemory(to: Tombolo__Acl__ListPoliciesReply.self, capacity: 1)
        tombolo__acl__list_policies_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListPoliciesReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListPoliciesReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListPoliciesReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.policies.isEmpty {
            let items = self.policies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Policy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Policy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "policies", index) }
            c.pointee.n_policies = items.count
            c.pointee.policies = list
        }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListPoliciesReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var items: [ACLWire.Policy] = []
            items.reserveCapacity(c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Policy(c: item, at: "policies", index))
            }
            self.policies = items
        }
        self.index = c.pointee.index
    }
}

extension ACLWire.PutRoleRequest: SchemaCodable {
    /// `tombolo.acl.PutRoleRequest`.
    package static var fullName: String { "tombolo.acl.PutRoleRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutRoleRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PutRoleRequest>.size)
            .bindMemory(to: Tombolo__Acl__PutRoleRequest.self, capacity: 1)
        tombolo__acl__put_role_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutRoleRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PutRoleRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PutRoleRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.role { c.pointee.role = try value.store(in: arena, at: "role") }
        c.pointee.create = self.create ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PutRoleRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.role { self.role = try ACLWire.Role(c: item, at: "role") }
        self.create = c.pointee.create != 0
    }
}

extension ACLWire.ReadRoleRequest: SchemaCodable {
    /// `tombolo.acl.ReadRoleRequest`.
    package static var fullName: String { "tombolo.acl.ReadRoleRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadRoleRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ReadRoleRequest>.size)
            .bindMemory(to: Tombolo__Acl__ReadRoleRequest.self, capacity: 1)
        tombolo__acl__read_role_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadRoleRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ReadRoleRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ReadRoleRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadRoleRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ACLWire.RoleReply: SchemaCodable {
    /// `tombolo.acl.RoleReply`.
    package static var fullName: String { "tombolo.acl.RoleReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__RoleReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__RoleReply>.size)
            .bindMemory(to: Tombolo__Acl__RoleReply.self, capacity: 1)
        tombolo__acl__role_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__RoleReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__RoleReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__RoleReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.role { c.pointee.role = try value.store(in: arena, at: "role") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__RoleReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.role { self.role = try ACLWire.Role(c: item, at: "role") }
        self.index = c.pointee.index
    }
}

extension ACLWire.ListRolesRequest: SchemaCodable {
    /// `tombolo.acl.ListRolesRequest`.
    package static var fullName: String { "tombolo.acl.ListRolesRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRolesRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListRolesRequest>.size)
            .bindMemory(to: Tombolo__Acl__ListRolesRequest.self, capacity: 1)
        tombolo__acl__list_roles_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRolesRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListRolesRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListRolesRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.policy.isEmpty { c.pointee.policy = try SchemaCoding.text(arena, self.policy, "policy") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListRolesRequest>) throws(SchemaError) {
        self.init()
        self.policy = try SchemaCoding.string(c.pointee.policy, "policy")
    }
}

extension ACLWire.ListRolesReply: SchemaCodable {
    /// `tombolo.acl.ListRolesReply`.
    package static var fullName: String { "tombolo.acl.ListRolesReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRolesReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListRolesReply>.size)
            .bindMemory(to: Tombolo__Acl__ListRolesReply.self, capacity: 1)
        tombolo__acl__list_roles_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListRolesReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListRolesReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListRolesReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.roles.isEmpty {
            let items = self.roles
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__Role>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__Role>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "roles", index) }
            c.pointee.n_roles = items.count
            c.pointee.roles = list
        }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListRolesReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_roles > 0, let list = c.pointee.roles {
            var items: [ACLWire.Role] = []
            items.reserveCapacity(c.pointee.n_roles)
            for index in 0..<c.pointee.n_roles {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.Role(c: item, at: "roles", index))
            }
            self.roles = items
        }
        self.index = c.pointee.index
    }
}
