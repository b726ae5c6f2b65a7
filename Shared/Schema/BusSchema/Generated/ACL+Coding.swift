// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/acl.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension ACLWire.Place: SchemaCodable {
    /// `tombolo.acl.Place`.
    package static var fullName: String { "tombolo.acl.Place" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Place> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Place>.size)
            .bindMemory(to: Tombolo__Acl__Place.self, capacity: 1)
        tombolo__acl__place__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Place> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Place>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Place>, in arena: SchemaArena) throws(SchemaError) {
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        c.pointee.every_namespace = self.everyNamespace ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Place>) throws(SchemaError) {
        self.init()
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.everyNamespace = c.pointee.every_namespace != 0
    }
}

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

extension ACLWire.TemplateVariables: SchemaCodable {
    /// `tombolo.acl.TemplateVariables`.
    package static var fullName: String { "tombolo.acl.TemplateVariables" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TemplateVariables> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__TemplateVariables>.size)
            .bindMemory(to: Tombolo__Acl__TemplateVariables.self, capacity: 1)
        tombolo__acl__template_variables__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TemplateVariables> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__TemplateVariables>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__TemplateVariables>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__TemplateVariables>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ACLWire.TemplatedPolicy: SchemaCodable {
    /// `tombolo.acl.TemplatedPolicy`.
    package static var fullName: String { "tombolo.acl.TemplatedPolicy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__TemplatedPolicy>.size)
            .bindMemory(to: Tombolo__Acl__TemplatedPolicy.self, capacity: 1)
        tombolo__acl__templated_policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__TemplatedPolicy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.templateID.isEmpty { c.pointee.template_id = try SchemaCoding.text(arena, self.templateID, "template_id") }
        if !self.templateName.isEmpty { c.pointee.template_name = try SchemaCoding.text(arena, self.templateName, "template_name") }
        if let value = self.variables { c.pointee.variables = try value.store(in: arena, at: "variables") }
        if !self.datacenters.isEmpty {
            c.pointee.datacenters = try SchemaCoding.texts(arena, self.datacenters, "datacenters")
            c.pointee.n_datacenters = self.datacenters.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__TemplatedPolicy>) throws(SchemaError) {
        self.init()
        self.templateID = try SchemaCoding.string(c.pointee.template_id, "template_id")
        self.templateName = try SchemaCoding.string(c.pointee.template_name, "template_name")
        if let item = c.pointee.variables { self.variables = try ACLWire.TemplateVariables(c: item, at: "variables") }
        self.datacenters = try SchemaCoding.strings(c.pointee.datacenters, c.pointee.n_datacenters, "datacenters")
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
        if !self.templatedPolicies.isEmpty {
            let items = self.templatedPolicies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "templated_policies", index) }
            c.pointee.n_templated_policies = items.count
            c.pointee.templated_policies = list
        }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
        if !self.authMethodNamespace.isEmpty { c.pointee.auth_method_namespace = try SchemaCoding.text(arena, self.authMethodNamespace, "auth_method_namespace") }
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
        if c.pointee.n_templated_policies > 0, let list = c.pointee.templated_policies {
            var items: [ACLWire.TemplatedPolicy] = []
            items.reserveCapacity(c.pointee.n_templated_policies)
            for index in 0..<c.pointee.n_templated_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.TemplatedPolicy(c: item, at: "templated_policies", index))
            }
            self.templatedPolicies = items
        }
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
        self.authMethodNamespace = try SchemaCoding.string(c.pointee.auth_method_namespace, "auth_method_namespace")
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
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
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if !self.templatedPolicies.isEmpty {
            let items = self.templatedPolicies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__TemplatedPolicy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "templated_policies", index) }
            c.pointee.n_templated_policies = items.count
            c.pointee.templated_policies = list
        }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
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
        if c.pointee.n_templated_policies > 0, let list = c.pointee.templated_policies {
            var items: [ACLWire.TemplatedPolicy] = []
            items.reserveCapacity(c.pointee.n_templated_policies)
            for index in 0..<c.pointee.n_templated_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.TemplatedPolicy(c: item, at: "templated_policies", index))
            }
            self.templatedPolicies = items
        }
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.AuthMethod: SchemaCodable {
    /// `tombolo.acl.AuthMethod`.
    package static var fullName: String { "tombolo.acl.AuthMethod" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthMethod> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AuthMethod>.size)
            .bindMemory(to: Tombolo__Acl__AuthMethod.self, capacity: 1)
        tombolo__acl__auth_method__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthMethod> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__AuthMethod>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__AuthMethod>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.displayName.isEmpty { c.pointee.display_name = try SchemaCoding.text(arena, self.displayName, "display_name") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        c.pointee.max_token_ttl = self.maxTokenTTL
        if !self.tokenLocality.isEmpty { c.pointee.token_locality = try SchemaCoding.text(arena, self.tokenLocality, "token_locality") }
        if !self.tokenNameFormat.isEmpty { c.pointee.token_name_format = try SchemaCoding.text(arena, self.tokenNameFormat, "token_name_format") }
        switch self.config {
        case .jwt(let value):
            c.pointee.config_case = Tombolo__Acl__AuthMethod__ConfigCase(rawValue: 7)
            c.pointee.jwt = try value.store(in: arena, at: "jwt")
        case .kubernetes(let value):
            c.pointee.config_case = Tombolo__Acl__AuthMethod__ConfigCase(rawValue: 8)
            c.pointee.kubernetes = try value.store(in: arena, at: "kubernetes")
        case .oidc(let value):
            c.pointee.config_case = Tombolo__Acl__AuthMethod__ConfigCase(rawValue: 11)
            c.pointee.oidc = try value.store(in: arena, at: "oidc")
        case .awsIam(let value):
            c.pointee.config_case = Tombolo__Acl__AuthMethod__ConfigCase(rawValue: 12)
            c.pointee.aws_iam = try value.store(in: arena, at: "aws_iam")
        case nil: break
        }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
        if !self.namespaceRules.isEmpty {
            let items = self.namespaceRules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__NamespaceRule>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__NamespaceRule>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "namespace_rules", index) }
            c.pointee.n_namespace_rules = items.count
            c.pointee.namespace_rules = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__AuthMethod>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.displayName = try SchemaCoding.string(c.pointee.display_name, "display_name")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        self.maxTokenTTL = c.pointee.max_token_ttl
        self.tokenLocality = try SchemaCoding.string(c.pointee.token_locality, "token_locality")
        self.tokenNameFormat = try SchemaCoding.string(c.pointee.token_name_format, "token_name_format")
        switch c.pointee.config_case.rawValue {
        case 7:
            if let item = c.pointee.jwt {
                self.config = .jwt(try ACLWire.JWTMethod(c: item, at: "jwt"))
            }
        case 8:
            if let item = c.pointee.kubernetes {
                self.config = .kubernetes(try ACLWire.KubernetesMethod(c: item, at: "kubernetes"))
            }
        case 11:
            if let item = c.pointee.oidc {
                self.config = .oidc(try ACLWire.OIDCMethod(c: item, at: "oidc"))
            }
        case 12:
            if let item = c.pointee.aws_iam {
                self.config = .awsIam(try ACLWire.AWSIAMMethod(c: item, at: "aws_iam"))
            }
        default: break
        }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
        if c.pointee.n_namespace_rules > 0, let list = c.pointee.namespace_rules {
            var items: [ACLWire.NamespaceRule] = []
            items.reserveCapacity(c.pointee.n_namespace_rules)
            for index in 0..<c.pointee.n_namespace_rules {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.NamespaceRule(c: item, at: "namespace_rules", index))
            }
            self.namespaceRules = items
        }
    }
}

extension ACLWire.JWTMethod: SchemaCodable {
    /// `tombolo.acl.JWTMethod`.
    package static var fullName: String { "tombolo.acl.JWTMethod" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__JWTMethod> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__JWTMethod>.size)
            .bindMemory(to: Tombolo__Acl__JWTMethod.self, capacity: 1)
        tombolo__acl__jwtmethod__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__JWTMethod> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__JWTMethod>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__JWTMethod>, in arena: SchemaArena) throws(SchemaError) {
        if !self.oidcDiscoveryURL.isEmpty { c.pointee.oidc_discovery_url = try SchemaCoding.text(arena, self.oidcDiscoveryURL, "oidc_discovery_url") }
        if !self.oidcDiscoveryCACert.isEmpty { c.pointee.oidc_discovery_ca_cert = try SchemaCoding.text(arena, self.oidcDiscoveryCACert, "oidc_discovery_ca_cert") }
        if !self.jwksURL.isEmpty { c.pointee.jwks_url = try SchemaCoding.text(arena, self.jwksURL, "jwks_url") }
        if !self.jwksCACert.isEmpty { c.pointee.jwks_ca_cert = try SchemaCoding.text(arena, self.jwksCACert, "jwks_ca_cert") }
        if !self.publicKeys.isEmpty {
            c.pointee.public_keys = try SchemaCoding.texts(arena, self.publicKeys, "public_keys")
            c.pointee.n_public_keys = self.publicKeys.count
        }
        if !self.boundIssuer.isEmpty { c.pointee.bound_issuer = try SchemaCoding.text(arena, self.boundIssuer, "bound_issuer") }
        if !self.boundAudiences.isEmpty {
            c.pointee.bound_audiences = try SchemaCoding.texts(arena, self.boundAudiences, "bound_audiences")
            c.pointee.n_bound_audiences = self.boundAudiences.count
        }
        if !self.supportedAlgorithms.isEmpty {
            c.pointee.supported_algorithms = try SchemaCoding.texts(arena, self.supportedAlgorithms, "supported_algorithms")
            c.pointee.n_supported_algorithms = self.supportedAlgorithms.count
        }
        if !self.claimMappings.isEmpty {
            let pairs = self.claimMappings.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Acl__JWTMethod__ClaimMappingsEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__JWTMethod__ClaimMappingsEntry>.size)
                    .bindMemory(to: Tombolo__Acl__JWTMethod__ClaimMappingsEntry.self, capacity: 1)
                tombolo__acl__jwtmethod__claim_mappings_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "claim_mappings", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "claim_mappings", index)
                list[index] = entry
            }
            c.pointee.n_claim_mappings = pairs.count
            c.pointee.claim_mappings = list
        }
        if !self.listClaimMappings.isEmpty {
            let pairs = self.listClaimMappings.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Acl__JWTMethod__ListClaimMappingsEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__JWTMethod__ListClaimMappingsEntry>.size)
                    .bindMemory(to: Tombolo__Acl__JWTMethod__ListClaimMappingsEntry.self, capacity: 1)
                tombolo__acl__jwtmethod__list_claim_mappings_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "list_claim_mappings", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "list_claim_mappings", index)
                list[index] = entry
            }
            c.pointee.n_list_claim_mappings = pairs.count
            c.pointee.list_claim_mappings = list
        }
        c.pointee.expiration_leeway = self.expirationLeeway
        c.pointee.not_before_leeway = self.notBeforeLeeway
        c.pointee.clock_skew_leeway = self.clockSkewLeeway
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__JWTMethod>) throws(SchemaError) {
        self.init()
        self.oidcDiscoveryURL = try SchemaCoding.string(c.pointee.oidc_discovery_url, "oidc_discovery_url")
        self.oidcDiscoveryCACert = try SchemaCoding.string(c.pointee.oidc_discovery_ca_cert, "oidc_discovery_ca_cert")
        self.jwksURL = try SchemaCoding.string(c.pointee.jwks_url, "jwks_url")
        self.jwksCACert = try SchemaCoding.string(c.pointee.jwks_ca_cert, "jwks_ca_cert")
        self.publicKeys = try SchemaCoding.strings(c.pointee.public_keys, c.pointee.n_public_keys, "public_keys")
        self.boundIssuer = try SchemaCoding.string(c.pointee.bound_issuer, "bound_issuer")
        self.boundAudiences = try SchemaCoding.strings(c.pointee.bound_audiences, c.pointee.n_bound_audiences, "bound_audiences")
        self.supportedAlgorithms = try SchemaCoding.strings(c.pointee.supported_algorithms, c.pointee.n_supported_algorithms, "supported_algorithms")
        if c.pointee.n_claim_mappings > 0, let list = c.pointee.claim_mappings {
            var pairs = [String: String](minimumCapacity: c.pointee.n_claim_mappings)
            for index in 0..<c.pointee.n_claim_mappings {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "claim_mappings", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "claim_mappings", index)
            }
            self.claimMappings = pairs
        }
        if c.pointee.n_list_claim_mappings > 0, let list = c.pointee.list_claim_mappings {
            var pairs = [String: String](minimumCapacity: c.pointee.n_list_claim_mappings)
            for index in 0..<c.pointee.n_list_claim_mappings {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "list_claim_mappings", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "list_claim_mappings", index)
            }
            self.listClaimMappings = pairs
        }
        self.expirationLeeway = c.pointee.expiration_leeway
        self.notBeforeLeeway = c.pointee.not_before_leeway
        self.clockSkewLeeway = c.pointee.clock_skew_leeway
    }
}

extension ACLWire.KubernetesMethod: SchemaCodable {
    /// `tombolo.acl.KubernetesMethod`.
    package static var fullName: String { "tombolo.acl.KubernetesMethod" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__KubernetesMethod> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__KubernetesMethod>.size)
            .bindMemory(to: Tombolo__Acl__KubernetesMethod.self, capacity: 1)
        tombolo__acl__kubernetes_method__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__KubernetesMethod> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__KubernetesMethod>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__KubernetesMethod>, in arena: SchemaArena) throws(SchemaError) {
        if !self.host.isEmpty { c.pointee.host = try SchemaCoding.text(arena, self.host, "host") }
        if !self.caCert.isEmpty { c.pointee.ca_cert = try SchemaCoding.text(arena, self.caCert, "ca_cert") }
        if !self.serviceAccountJWT.isEmpty { c.pointee.service_account_jwt = try SchemaCoding.text(arena, self.serviceAccountJWT, "service_account_jwt") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__KubernetesMethod>) throws(SchemaError) {
        self.init()
        self.host = try SchemaCoding.string(c.pointee.host, "host")
        self.caCert = try SchemaCoding.string(c.pointee.ca_cert, "ca_cert")
        self.serviceAccountJWT = try SchemaCoding.string(c.pointee.service_account_jwt, "service_account_jwt")
    }
}

extension ACLWire.OIDCMethod: SchemaCodable {
    /// `tombolo.acl.OIDCMethod`.
    package static var fullName: String { "tombolo.acl.OIDCMethod" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__OIDCMethod> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__OIDCMethod>.size)
            .bindMemory(to: Tombolo__Acl__OIDCMethod.self, capacity: 1)
        tombolo__acl__oidcmethod__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__OIDCMethod> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__OIDCMethod>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__OIDCMethod>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.token { c.pointee.token = try value.store(in: arena, at: "token") }
        if !self.clientID.isEmpty { c.pointee.client_id = try SchemaCoding.text(arena, self.clientID, "client_id") }
        if !self.clientSecret.isEmpty { c.pointee.client_secret = try SchemaCoding.text(arena, self.clientSecret, "client_secret") }
        if !self.scopes.isEmpty {
            c.pointee.scopes = try SchemaCoding.texts(arena, self.scopes, "scopes")
            c.pointee.n_scopes = self.scopes.count
        }
        if !self.acrValues.isEmpty {
            c.pointee.acr_values = try SchemaCoding.texts(arena, self.acrValues, "acr_values")
            c.pointee.n_acr_values = self.acrValues.count
        }
        if !self.allowedRedirectUris.isEmpty {
            c.pointee.allowed_redirect_uris = try SchemaCoding.texts(arena, self.allowedRedirectUris, "allowed_redirect_uris")
            c.pointee.n_allowed_redirect_uris = self.allowedRedirectUris.count
        }
        c.pointee.verbose_logging = self.verboseLogging ? 1 : 0
        if !self.stateKey.isEmpty { c.pointee.state_key = try SchemaCoding.text(arena, self.stateKey, "state_key") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__OIDCMethod>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.token { self.token = try ACLWire.JWTMethod(c: item, at: "token") }
        self.clientID = try SchemaCoding.string(c.pointee.client_id, "client_id")
        self.clientSecret = try SchemaCoding.string(c.pointee.client_secret, "client_secret")
        self.scopes = try SchemaCoding.strings(c.pointee.scopes, c.pointee.n_scopes, "scopes")
        self.acrValues = try SchemaCoding.strings(c.pointee.acr_values, c.pointee.n_acr_values, "acr_values")
        self.allowedRedirectUris = try SchemaCoding.strings(c.pointee.allowed_redirect_uris, c.pointee.n_allowed_redirect_uris, "allowed_redirect_uris")
        self.verboseLogging = c.pointee.verbose_logging != 0
        self.stateKey = try SchemaCoding.string(c.pointee.state_key, "state_key")
    }
}

extension ACLWire.AWSIAMMethod: SchemaCodable {
    /// `tombolo.acl.AWSIAMMethod`.
    package static var fullName: String { "tombolo.acl.AWSIAMMethod" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AWSIAMMethod> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AWSIAMMethod>.size)
            .bindMemory(to: Tombolo__Acl__AWSIAMMethod.self, capacity: 1)
        tombolo__acl__awsiammethod__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AWSIAMMethod> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__AWSIAMMethod>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__AWSIAMMethod>, in arena: SchemaArena) throws(SchemaError) {
        if !self.boundPrincipalArns.isEmpty {
            c.pointee.bound_principal_arns = try SchemaCoding.texts(arena, self.boundPrincipalArns, "bound_principal_arns")
            c.pointee.n_bound_principal_arns = self.boundPrincipalArns.count
        }
        c.pointee.enable_entity_details = self.enableEntityDetails ? 1 : 0
        if !self.entityTags.isEmpty {
            c.pointee.entity_tags = try SchemaCoding.texts(arena, self.entityTags, "entity_tags")
            c.pointee.n_entity_tags = self.entityTags.count
        }
        if !self.serverIDHeaderValue.isEmpty { c.pointee.server_id_header_value = try SchemaCoding.text(arena, self.serverIDHeaderValue, "server_id_header_value") }
        c.pointee.max_retries = self.maxRetries
        if !self.iamEndpoint.isEmpty { c.pointee.iam_endpoint = try SchemaCoding.text(arena, self.iamEndpoint, "iam_endpoint") }
        if !self.stsEndpoint.isEmpty { c.pointee.sts_endpoint = try SchemaCoding.text(arena, self.stsEndpoint, "sts_endpoint") }
        if !self.allowedStsHeaderValues.isEmpty {
            c.pointee.allowed_sts_header_values = try SchemaCoding.texts(arena, self.allowedStsHeaderValues, "allowed_sts_header_values")
            c.pointee.n_allowed_sts_header_values = self.allowedStsHeaderValues.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__AWSIAMMethod>) throws(SchemaError) {
        self.init()
        self.boundPrincipalArns = try SchemaCoding.strings(c.pointee.bound_principal_arns, c.pointee.n_bound_principal_arns, "bound_principal_arns")
        self.enableEntityDetails = c.pointee.enable_entity_details != 0
        self.entityTags = try SchemaCoding.strings(c.pointee.entity_tags, c.pointee.n_entity_tags, "entity_tags")
        self.serverIDHeaderValue = try SchemaCoding.string(c.pointee.server_id_header_value, "server_id_header_value")
        self.maxRetries = c.pointee.max_retries
        self.iamEndpoint = try SchemaCoding.string(c.pointee.iam_endpoint, "iam_endpoint")
        self.stsEndpoint = try SchemaCoding.string(c.pointee.sts_endpoint, "sts_endpoint")
        self.allowedStsHeaderValues = try SchemaCoding.strings(c.pointee.allowed_sts_header_values, c.pointee.n_allowed_sts_header_values, "allowed_sts_header_values")
    }
}

extension ACLWire.BindingRule: SchemaCodable {
    /// `tombolo.acl.BindingRule`.
    package static var fullName: String { "tombolo.acl.BindingRule" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BindingRule> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__BindingRule>.size)
            .bindMemory(to: Tombolo__Acl__BindingRule.self, capacity: 1)
        tombolo__acl__binding_rule__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BindingRule> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__BindingRule>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__BindingRule>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if !self.selector.isEmpty { c.pointee.selector = try SchemaCoding.text(arena, self.selector, "selector") }
        if !self.bindType.isEmpty { c.pointee.bind_type = try SchemaCoding.text(arena, self.bindType, "bind_type") }
        if !self.bindName.isEmpty { c.pointee.bind_name = try SchemaCoding.text(arena, self.bindName, "bind_name") }
        if let value = self.bindVars { c.pointee.bind_vars = try value.store(in: arena, at: "bind_vars") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__BindingRule>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        self.selector = try SchemaCoding.string(c.pointee.selector, "selector")
        self.bindType = try SchemaCoding.string(c.pointee.bind_type, "bind_type")
        self.bindName = try SchemaCoding.string(c.pointee.bind_name, "bind_name")
        if let item = c.pointee.bind_vars { self.bindVars = try ACLWire.TemplateVariables(c: item, at: "bind_vars") }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.Defaults: SchemaCodable {
    /// `tombolo.acl.Defaults`.
    package static var fullName: String { "tombolo.acl.Defaults" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Defaults> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__Defaults>.size)
            .bindMemory(to: Tombolo__Acl__Defaults.self, capacity: 1)
        tombolo__acl__defaults__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__Defaults> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__Defaults>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__Defaults>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
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
        c.pointee.version = self.version
        c.pointee.seen = self.seen
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__Defaults>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        self.version = c.pointee.version
        self.seen = c.pointee.seen
    }
}

extension ACLWire.ScopedName: SchemaCodable {
    /// `tombolo.acl.ScopedName`.
    package static var fullName: String { "tombolo.acl.ScopedName" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ScopedName> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ScopedName>.size)
            .bindMemory(to: Tombolo__Acl__ScopedName.self, capacity: 1)
        tombolo__acl__scoped_name__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ScopedName> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ScopedName>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ScopedName>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ScopedName>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension ACLWire.NamespaceRule: SchemaCodable {
    /// `tombolo.acl.NamespaceRule`.
    package static var fullName: String { "tombolo.acl.NamespaceRule" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__NamespaceRule> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__NamespaceRule>.size)
            .bindMemory(to: Tombolo__Acl__NamespaceRule.self, capacity: 1)
        tombolo__acl__namespace_rule__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__NamespaceRule> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__NamespaceRule>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__NamespaceRule>, in arena: SchemaArena) throws(SchemaError) {
        if !self.selector.isEmpty { c.pointee.selector = try SchemaCoding.text(arena, self.selector, "selector") }
        if !self.bindNamespace.isEmpty { c.pointee.bind_namespace = try SchemaCoding.text(arena, self.bindNamespace, "bind_namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__NamespaceRule>) throws(SchemaError) {
        self.init()
        self.selector = try SchemaCoding.string(c.pointee.selector, "selector")
        self.bindNamespace = try SchemaCoding.string(c.pointee.bind_namespace, "bind_namespace")
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
        case .putAuthMethod(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 9)
            c.pointee.put_auth_method = try value.store(in: arena, at: "put_auth_method")
        case .deleteAuthMethod(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 10)
            c.pointee.delete_auth_method = try SchemaCoding.text(arena, value, "delete_auth_method")
        case .putBindingRule(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 11)
            c.pointee.put_binding_rule = try value.store(in: arena, at: "put_binding_rule")
        case .deleteBindingRule(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 12)
            c.pointee.delete_binding_rule = try SchemaCoding.text(arena, value, "delete_binding_rule")
        case .putDefaults(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 21)
            c.pointee.put_defaults = try value.store(in: arena, at: "put_defaults")
        case .deleteDefaults(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 22)
            c.pointee.delete_defaults = try value.store(in: arena, at: "delete_defaults")
        case .deleteScopedAuthMethod(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 23)
            c.pointee.delete_scoped_auth_method = try value.store(in: arena, at: "delete_scoped_auth_method")
        case .placesCleared(let value):
            c.pointee.change_case = Tombolo__Acl__Change__ChangeCase(rawValue: 24)
            c.pointee.places_cleared = value
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
        case 9:
            if let item = c.pointee.put_auth_method {
                self.change = .putAuthMethod(try ACLWire.AuthMethod(c: item, at: "put_auth_method"))
            }
        case 10:
            self.change = .deleteAuthMethod(try SchemaCoding.string(c.pointee.delete_auth_method, "delete_auth_method"))
        case 11:
            if let item = c.pointee.put_binding_rule {
                self.change = .putBindingRule(try ACLWire.BindingRule(c: item, at: "put_binding_rule"))
            }
        case 12:
            self.change = .deleteBindingRule(try SchemaCoding.string(c.pointee.delete_binding_rule, "delete_binding_rule"))
        case 21:
            if let item = c.pointee.put_defaults {
                self.change = .putDefaults(try ACLWire.Defaults(c: item, at: "put_defaults"))
            }
        case 22:
            if let item = c.pointee.delete_defaults {
                self.change = .deleteDefaults(try ACLWire.Place(c: item, at: "delete_defaults"))
            }
        case 23:
            if let item = c.pointee.delete_scoped_auth_method {
                self.change = .deleteScopedAuthMethod(try ACLWire.ScopedName(c: item, at: "delete_scoped_auth_method"))
            }
        case 24:
            self.change = .placesCleared(c.pointee.places_cleared)
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
        if !self.namespacePolicies.isEmpty {
            let items = self.namespacePolicies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__ResolvedPolicy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "namespace_policies", index) }
            c.pointee.n_namespace_policies = items.count
            c.pointee.namespace_policies = list
        }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
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
        if c.pointee.n_namespace_policies > 0, let list = c.pointee.namespace_policies {
            var items: [ACLWire.ResolvedPolicy] = []
            items.reserveCapacity(c.pointee.n_namespace_policies)
            for index in 0..<c.pointee.n_namespace_policies {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.ResolvedPolicy(c: item, at: "namespace_policies", index))
            }
            self.namespacePolicies = items
        }
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if !self.authMethods.isEmpty {
            c.pointee.auth_methods = try SchemaCoding.texts(arena, self.authMethods, "auth_methods")
            c.pointee.n_auth_methods = self.authMethods.count
        }
        if !self.bindingRules.isEmpty {
            c.pointee.binding_rules = try SchemaCoding.texts(arena, self.bindingRules, "binding_rules")
            c.pointee.n_binding_rules = self.bindingRules.count
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
        self.authMethods = try SchemaCoding.strings(c.pointee.auth_methods, c.pointee.n_auth_methods, "auth_methods")
        self.bindingRules = try SchemaCoding.strings(c.pointee.binding_rules, c.pointee.n_binding_rules, "binding_rules")
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadTokenRequest>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        self.self_ = c.pointee.`self` != 0
        self.expanded = c.pointee.expanded != 0
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if !self.namespacePolicyIds.isEmpty {
            c.pointee.namespace_policy_ids = try SchemaCoding.texts(arena, self.namespacePolicyIds, "namespace_policy_ids")
            c.pointee.n_namespace_policy_ids = self.namespacePolicyIds.count
        }
        if !self.namespaceRoleIds.isEmpty {
            c.pointee.namespace_role_ids = try SchemaCoding.texts(arena, self.namespaceRoleIds, "namespace_role_ids")
            c.pointee.n_namespace_role_ids = self.namespaceRoleIds.count
        }
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
        self.namespacePolicyIds = try SchemaCoding.strings(c.pointee.namespace_policy_ids, c.pointee.n_namespace_policy_ids, "namespace_policy_ids")
        self.namespaceRoleIds = try SchemaCoding.strings(c.pointee.namespace_role_ids, c.pointee.n_namespace_role_ids, "namespace_role_ids")
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__DeleteRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__CloneTokenRequest>) throws(SchemaError) {
        self.init()
        self.accessorID = try SchemaCoding.string(c.pointee.accessor_id, "accessor_id")
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
        if !self.authMethodNamespace.isEmpty { c.pointee.auth_method_namespace = try SchemaCoding.text(arena, self.authMethodNamespace, "auth_method_namespace") }
        c.pointee.has_auth_method_namespace = self.hasAuthMethodNamespace ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListTokensRequest>) throws(SchemaError) {
        self.init()
        self.policy = try SchemaCoding.string(c.pointee.policy, "policy")
        self.role = try SchemaCoding.string(c.pointee.role, "role")
        self.serviceName = try SchemaCoding.string(c.pointee.service_name, "service_name")
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
        self.authMethodNamespace = try SchemaCoding.string(c.pointee.auth_method_namespace, "auth_method_namespace")
        self.hasAuthMethodNamespace = c.pointee.has_auth_method_namespace != 0
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadPolicyRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadRoleRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListRolesRequest>) throws(SchemaError) {
        self.init()
        self.policy = try SchemaCoding.string(c.pointee.policy, "policy")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
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

extension ACLWire.PutAuthMethodRequest: SchemaCodable {
    /// `tombolo.acl.PutAuthMethodRequest`.
    package static var fullName: String { "tombolo.acl.PutAuthMethodRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutAuthMethodRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PutAuthMethodRequest>.size)
            .bindMemory(to: Tombolo__Acl__PutAuthMethodRequest.self, capacity: 1)
        tombolo__acl__put_auth_method_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutAuthMethodRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PutAuthMethodRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PutAuthMethodRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.method { c.pointee.method = try value.store(in: arena, at: "method") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PutAuthMethodRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.method { self.method = try ACLWire.AuthMethod(c: item, at: "method") }
    }
}

extension ACLWire.ReadAuthMethodRequest: SchemaCodable {
    /// `tombolo.acl.ReadAuthMethodRequest`.
    package static var fullName: String { "tombolo.acl.ReadAuthMethodRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadAuthMethodRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ReadAuthMethodRequest>.size)
            .bindMemory(to: Tombolo__Acl__ReadAuthMethodRequest.self, capacity: 1)
        tombolo__acl__read_auth_method_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadAuthMethodRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ReadAuthMethodRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ReadAuthMethodRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadAuthMethodRequest>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.AuthMethodReply: SchemaCodable {
    /// `tombolo.acl.AuthMethodReply`.
    package static var fullName: String { "tombolo.acl.AuthMethodReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthMethodReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AuthMethodReply>.size)
            .bindMemory(to: Tombolo__Acl__AuthMethodReply.self, capacity: 1)
        tombolo__acl__auth_method_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthMethodReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__AuthMethodReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__AuthMethodReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.method { c.pointee.method = try value.store(in: arena, at: "method") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__AuthMethodReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.method { self.method = try ACLWire.AuthMethod(c: item, at: "method") }
        self.index = c.pointee.index
    }
}

extension ACLWire.ListAuthMethodsReply: SchemaCodable {
    /// `tombolo.acl.ListAuthMethodsReply`.
    package static var fullName: String { "tombolo.acl.ListAuthMethodsReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListAuthMethodsReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListAuthMethodsReply>.size)
            .bindMemory(to: Tombolo__Acl__ListAuthMethodsReply.self, capacity: 1)
        tombolo__acl__list_auth_methods_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListAuthMethodsReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListAuthMethodsReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListAuthMethodsReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.methods.isEmpty {
            let items = self.methods
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__AuthMethod>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__AuthMethod>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "methods", index) }
            c.pointee.n_methods = items.count
            c.pointee.methods = list
        }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListAuthMethodsReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_methods > 0, let list = c.pointee.methods {
            var items: [ACLWire.AuthMethod] = []
            items.reserveCapacity(c.pointee.n_methods)
            for index in 0..<c.pointee.n_methods {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.AuthMethod(c: item, at: "methods", index))
            }
            self.methods = items
        }
        self.index = c.pointee.index
    }
}

extension ACLWire.PutBindingRuleRequest: SchemaCodable {
    /// `tombolo.acl.PutBindingRuleRequest`.
    package static var fullName: String { "tombolo.acl.PutBindingRuleRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutBindingRuleRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__PutBindingRuleRequest>.size)
            .bindMemory(to: Tombolo__Acl__PutBindingRuleRequest.self, capacity: 1)
        tombolo__acl__put_binding_rule_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__PutBindingRuleRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__PutBindingRuleRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__PutBindingRuleRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.rule { c.pointee.rule = try value.store(in: arena, at: "rule") }
        c.pointee.create = self.create ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__PutBindingRuleRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.rule { self.rule = try ACLWire.BindingRule(c: item, at: "rule") }
        self.create = c.pointee.create != 0
    }
}

extension ACLWire.ReadBindingRuleRequest: SchemaCodable {
    /// `tombolo.acl.ReadBindingRuleRequest`.
    package static var fullName: String { "tombolo.acl.ReadBindingRuleRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadBindingRuleRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ReadBindingRuleRequest>.size)
            .bindMemory(to: Tombolo__Acl__ReadBindingRuleRequest.self, capacity: 1)
        tombolo__acl__read_binding_rule_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ReadBindingRuleRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ReadBindingRuleRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ReadBindingRuleRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ReadBindingRuleRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.BindingRuleReply: SchemaCodable {
    /// `tombolo.acl.BindingRuleReply`.
    package static var fullName: String { "tombolo.acl.BindingRuleReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BindingRuleReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__BindingRuleReply>.size)
            .bindMemory(to: Tombolo__Acl__BindingRuleReply.self, capacity: 1)
        tombolo__acl__binding_rule_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__BindingRuleReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__BindingRuleReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__BindingRuleReply>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.rule { c.pointee.rule = try value.store(in: arena, at: "rule") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__BindingRuleReply>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.rule { self.rule = try ACLWire.BindingRule(c: item, at: "rule") }
        self.index = c.pointee.index
    }
}

extension ACLWire.ListBindingRulesRequest: SchemaCodable {
    /// `tombolo.acl.ListBindingRulesRequest`.
    package static var fullName: String { "tombolo.acl.ListBindingRulesRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListBindingRulesRequest>.size)
            .bindMemory(to: Tombolo__Acl__ListBindingRulesRequest.self, capacity: 1)
        tombolo__acl__list_binding_rules_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListBindingRulesRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListBindingRulesRequest>) throws(SchemaError) {
        self.init()
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.ListBindingRulesReply: SchemaCodable {
    /// `tombolo.acl.ListBindingRulesReply`.
    package static var fullName: String { "tombolo.acl.ListBindingRulesReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ListBindingRulesReply>.size)
            .bindMemory(to: Tombolo__Acl__ListBindingRulesReply.self, capacity: 1)
        tombolo__acl__list_binding_rules_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ListBindingRulesReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ListBindingRulesReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.rules.isEmpty {
            let items = self.rules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Acl__BindingRule>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Acl__BindingRule>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rules", index) }
            c.pointee.n_rules = items.count
            c.pointee.rules = list
        }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ListBindingRulesReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_rules > 0, let list = c.pointee.rules {
            var items: [ACLWire.BindingRule] = []
            items.reserveCapacity(c.pointee.n_rules)
            for index in 0..<c.pointee.n_rules {
                guard let item = list[index] else { continue }
                items.append(try ACLWire.BindingRule(c: item, at: "rules", index))
            }
            self.rules = items
        }
        self.index = c.pointee.index
    }
}

extension ACLWire.LoginRequest: SchemaCodable {
    /// `tombolo.acl.LoginRequest`.
    package static var fullName: String { "tombolo.acl.LoginRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__LoginRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__LoginRequest>.size)
            .bindMemory(to: Tombolo__Acl__LoginRequest.self, capacity: 1)
        tombolo__acl__login_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__LoginRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__LoginRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__LoginRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if !self.bearerToken.isEmpty { c.pointee.bearer_token = try SchemaCoding.text(arena, self.bearerToken, "bearer_token") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Acl__LoginRequest__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__LoginRequest__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Acl__LoginRequest__MetaEntry.self, capacity: 1)
                tombolo__acl__login_request__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__LoginRequest>) throws(SchemaError) {
        self.init()
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        self.bearerToken = try SchemaCoding.string(c.pointee.bearer_token, "bearer_token")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.LogoutRequest: SchemaCodable {
    /// `tombolo.acl.LogoutRequest`.
    package static var fullName: String { "tombolo.acl.LogoutRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__LogoutRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__LogoutRequest>.size)
            .bindMemory(to: Tombolo__Acl__LogoutRequest.self, capacity: 1)
        tombolo__acl__logout_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__LogoutRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__LogoutRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__LogoutRequest>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__LogoutRequest>) throws(SchemaError) {
        self.init()
    }
}

extension ACLWire.ClearPlaceRequest: SchemaCodable {
    /// `tombolo.acl.ClearPlaceRequest`.
    package static var fullName: String { "tombolo.acl.ClearPlaceRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ClearPlaceRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ClearPlaceRequest>.size)
            .bindMemory(to: Tombolo__Acl__ClearPlaceRequest.self, capacity: 1)
        tombolo__acl__clear_place_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ClearPlaceRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ClearPlaceRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ClearPlaceRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
        c.pointee.marked = self.marked
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ClearPlaceRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
        self.marked = c.pointee.marked
    }
}

extension ACLWire.ClearPlaceReply: SchemaCodable {
    /// `tombolo.acl.ClearPlaceReply`.
    package static var fullName: String { "tombolo.acl.ClearPlaceReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ClearPlaceReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__ClearPlaceReply>.size)
            .bindMemory(to: Tombolo__Acl__ClearPlaceReply.self, capacity: 1)
        tombolo__acl__clear_place_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__ClearPlaceReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__ClearPlaceReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__ClearPlaceReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.more = self.more ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__ClearPlaceReply>) throws(SchemaError) {
        self.init()
        self.more = c.pointee.more != 0
    }
}

extension ACLWire.AuthURLRequest: SchemaCodable {
    /// `tombolo.acl.AuthURLRequest`.
    package static var fullName: String { "tombolo.acl.AuthURLRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthURLRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AuthURLRequest>.size)
            .bindMemory(to: Tombolo__Acl__AuthURLRequest.self, capacity: 1)
        tombolo__acl__auth_urlrequest__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthURLRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__AuthURLRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__AuthURLRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if !self.redirectURI.isEmpty { c.pointee.redirect_uri = try SchemaCoding.text(arena, self.redirectURI, "redirect_uri") }
        if !self.clientNonce.isEmpty { c.pointee.client_nonce = try SchemaCoding.text(arena, self.clientNonce, "client_nonce") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Acl__AuthURLRequest__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AuthURLRequest__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Acl__AuthURLRequest__MetaEntry.self, capacity: 1)
                tombolo__acl__auth_urlrequest__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__AuthURLRequest>) throws(SchemaError) {
        self.init()
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        self.redirectURI = try SchemaCoding.string(c.pointee.redirect_uri, "redirect_uri")
        self.clientNonce = try SchemaCoding.string(c.pointee.client_nonce, "client_nonce")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}

extension ACLWire.AuthURLReply: SchemaCodable {
    /// `tombolo.acl.AuthURLReply`.
    package static var fullName: String { "tombolo.acl.AuthURLReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthURLReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__AuthURLReply>.size)
            .bindMemory(to: Tombolo__Acl__AuthURLReply.self, capacity: 1)
        tombolo__acl__auth_urlreply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__AuthURLReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__AuthURLReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__AuthURLReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.url.isEmpty { c.pointee.url = try SchemaCoding.text(arena, self.url, "url") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__AuthURLReply>) throws(SchemaError) {
        self.init()
        self.url = try SchemaCoding.string(c.pointee.url, "url")
    }
}

extension ACLWire.CallbackRequest: SchemaCodable {
    /// `tombolo.acl.CallbackRequest`.
    package static var fullName: String { "tombolo.acl.CallbackRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__CallbackRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Acl__CallbackRequest>.size)
            .bindMemory(to: Tombolo__Acl__CallbackRequest.self, capacity: 1)
        tombolo__acl__callback_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Acl__CallbackRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Acl__CallbackRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Acl__CallbackRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.authMethod.isEmpty { c.pointee.auth_method = try SchemaCoding.text(arena, self.authMethod, "auth_method") }
        if !self.state.isEmpty { c.pointee.state = try SchemaCoding.text(arena, self.state, "state") }
        if !self.code.isEmpty { c.pointee.code = try SchemaCoding.text(arena, self.code, "code") }
        if !self.clientNonce.isEmpty { c.pointee.client_nonce = try SchemaCoding.text(arena, self.clientNonce, "client_nonce") }
        if let value = self.place { c.pointee.place = try value.store(in: arena, at: "place") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Acl__CallbackRequest>) throws(SchemaError) {
        self.init()
        self.authMethod = try SchemaCoding.string(c.pointee.auth_method, "auth_method")
        self.state = try SchemaCoding.string(c.pointee.state, "state")
        self.code = try SchemaCoding.string(c.pointee.code, "code")
        self.clientNonce = try SchemaCoding.string(c.pointee.client_nonce, "client_nonce")
        if let item = c.pointee.place { self.place = try ACLWire.Place(c: item, at: "place") }
    }
}
