// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/authority.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension AuthorityWire.Root: SchemaCodable {
    /// `tombolo.authority.Root`.
    package static var fullName: String { "tombolo.authority.Root" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Root> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__Root>.size)
            .bindMemory(to: Tombolo__Authority__Root.self, capacity: 1)
        tombolo__authority__root__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Root> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__Root>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__Root>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.serial_number = self.serialNumber
        if !self.signingKeyID.isEmpty { c.pointee.signing_key_id = try SchemaCoding.text(arena, self.signingKeyID, "signing_key_id") }
        if !self.externalTrustDomain.isEmpty { c.pointee.external_trust_domain = try SchemaCoding.text(arena, self.externalTrustDomain, "external_trust_domain") }
        c.pointee.not_before = self.notBefore
        c.pointee.not_after = self.notAfter
        if !self.rootCert.isEmpty { c.pointee.root_cert = try SchemaCoding.text(arena, self.rootCert, "root_cert") }
        if !self.intermediateCerts.isEmpty {
            c.pointee.intermediate_certs = try SchemaCoding.texts(arena, self.intermediateCerts, "intermediate_certs")
            c.pointee.n_intermediate_certs = self.intermediateCerts.count
        }
        c.pointee.active = self.active ? 1 : 0
        if !self.privateKeyType.isEmpty { c.pointee.private_key_type = try SchemaCoding.text(arena, self.privateKeyType, "private_key_type") }
        c.pointee.private_key_bits = self.privateKeyBits
        c.pointee.rotated_out_at = self.rotatedOutAt
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__Root>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.serialNumber = c.pointee.serial_number
        self.signingKeyID = try SchemaCoding.string(c.pointee.signing_key_id, "signing_key_id")
        self.externalTrustDomain = try SchemaCoding.string(c.pointee.external_trust_domain, "external_trust_domain")
        self.notBefore = c.pointee.not_before
        self.notAfter = c.pointee.not_after
        self.rootCert = try SchemaCoding.string(c.pointee.root_cert, "root_cert")
        self.intermediateCerts = try SchemaCoding.strings(c.pointee.intermediate_certs, c.pointee.n_intermediate_certs, "intermediate_certs")
        self.active = c.pointee.active != 0
        self.privateKeyType = try SchemaCoding.string(c.pointee.private_key_type, "private_key_type")
        self.privateKeyBits = c.pointee.private_key_bits
        self.rotatedOutAt = c.pointee.rotated_out_at
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension AuthorityWire.Roots: SchemaCodable {
    /// `tombolo.authority.Roots`.
    package static var fullName: String { "tombolo.authority.Roots" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Roots> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__Roots>.size)
            .bindMemory(to: Tombolo__Authority__Roots.self, capacity: 1)
        tombolo__authority__roots__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Roots> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__Roots>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__Roots>, in arena: SchemaArena) throws(SchemaError) {
        if !self.trustDomain.isEmpty { c.pointee.trust_domain = try SchemaCoding.text(arena, self.trustDomain, "trust_domain") }
        if !self.activeRootID.isEmpty { c.pointee.active_root_id = try SchemaCoding.text(arena, self.activeRootID, "active_root_id") }
        if !self.roots.isEmpty {
            let items = self.roots
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Authority__Root>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Authority__Root>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "roots", index) }
            c.pointee.n_roots = items.count
            c.pointee.roots = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__Roots>) throws(SchemaError) {
        self.init()
        self.trustDomain = try SchemaCoding.string(c.pointee.trust_domain, "trust_domain")
        self.activeRootID = try SchemaCoding.string(c.pointee.active_root_id, "active_root_id")
        if c.pointee.n_roots > 0, let list = c.pointee.roots {
            var items: [AuthorityWire.Root] = []
            items.reserveCapacity(c.pointee.n_roots)
            for index in 0..<c.pointee.n_roots {
                guard let item = list[index] else { continue }
                items.append(try AuthorityWire.Root(c: item, at: "roots", index))
            }
            self.roots = items
        }
    }
}

extension AuthorityWire.Configuration: SchemaCodable {
    /// `tombolo.authority.Configuration`.
    package static var fullName: String { "tombolo.authority.Configuration" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Configuration> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__Configuration>.size)
            .bindMemory(to: Tombolo__Authority__Configuration.self, capacity: 1)
        tombolo__authority__configuration__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Configuration> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__Configuration>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__Configuration>, in arena: SchemaArena) throws(SchemaError) {
        if !self.provider.isEmpty { c.pointee.provider = try SchemaCoding.text(arena, self.provider, "provider") }
        if let value = self.config { c.pointee.config = try value.store(in: arena, at: "config") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        c.pointee.force_without_cross_signing = self.forceWithoutCrossSigning ? 1 : 0
        if let value = self.state { c.pointee.state = try value.store(in: arena, at: "state") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__Configuration>) throws(SchemaError) {
        self.init()
        self.provider = try SchemaCoding.string(c.pointee.provider, "provider")
        if let item = c.pointee.config { self.config = try CommonWire.ValueObject(c: item, at: "config") }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.forceWithoutCrossSigning = c.pointee.force_without_cross_signing != 0
        if let item = c.pointee.state { self.state = try CommonWire.Value(c: item, at: "state") }
    }
}

extension AuthorityWire.RootKey: SchemaCodable {
    /// `tombolo.authority.RootKey`.
    package static var fullName: String { "tombolo.authority.RootKey" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__RootKey> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__RootKey>.size)
            .bindMemory(to: Tombolo__Authority__RootKey.self, capacity: 1)
        tombolo__authority__root_key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__RootKey> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__RootKey>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__RootKey>, in arena: SchemaArena) throws(SchemaError) {
        if !self.rootID.isEmpty { c.pointee.root_id = try SchemaCoding.text(arena, self.rootID, "root_id") }
        if !self.privateKeyPEM.isEmpty { c.pointee.private_key_pem = try SchemaCoding.text(arena, self.privateKeyPEM, "private_key_pem") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__RootKey>) throws(SchemaError) {
        self.init()
        self.rootID = try SchemaCoding.string(c.pointee.root_id, "root_id")
        self.privateKeyPEM = try SchemaCoding.string(c.pointee.private_key_pem, "private_key_pem")
    }
}

extension AuthorityWire.Change: SchemaCodable {
    /// `tombolo.authority.Change`.
    package static var fullName: String { "tombolo.authority.Change" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Change> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__Change>.size)
            .bindMemory(to: Tombolo__Authority__Change.self, capacity: 1)
        tombolo__authority__change__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__Change> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__Change>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__Change>, in arena: SchemaArena) throws(SchemaError) {
        switch self.change {
        case .putRoots(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 1)
            c.pointee.put_roots = try value.store(in: arena, at: "put_roots")
        case .rootsIndex(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 2)
            c.pointee.roots_index = value
        case .putRootKey(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 3)
            c.pointee.put_root_key = try value.store(in: arena, at: "put_root_key")
        case .deleteRootKey(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 4)
            c.pointee.delete_root_key = try SchemaCoding.text(arena, value, "delete_root_key")
        case .putConfiguration(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 5)
            c.pointee.put_configuration = try value.store(in: arena, at: "put_configuration")
        case .clusterID(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 6)
            c.pointee.cluster_id = try SchemaCoding.text(arena, value, "cluster_id")
        case .longestLeafLifetime(let value):
            c.pointee.change_case = Tombolo__Authority__Change__ChangeCase(rawValue: 7)
            c.pointee.longest_leaf_lifetime = value
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__Change>) throws(SchemaError) {
        self.init()
        switch c.pointee.change_case.rawValue {
        case 1:
            if let item = c.pointee.put_roots {
                self.change = .putRoots(try AuthorityWire.Roots(c: item, at: "put_roots"))
            }
        case 2:
            self.change = .rootsIndex(c.pointee.roots_index)
        case 3:
            if let item = c.pointee.put_root_key {
                self.change = .putRootKey(try AuthorityWire.RootKey(c: item, at: "put_root_key"))
            }
        case 4:
            self.change = .deleteRootKey(try SchemaCoding.string(c.pointee.delete_root_key, "delete_root_key"))
        case 5:
            if let item = c.pointee.put_configuration {
                self.change = .putConfiguration(try AuthorityWire.Configuration(c: item, at: "put_configuration"))
            }
        case 6:
            self.change = .clusterID(try SchemaCoding.string(c.pointee.cluster_id, "cluster_id"))
        case 7:
            self.change = .longestLeafLifetime(c.pointee.longest_leaf_lifetime)
        default: break
        }
    }
}

extension AuthorityWire.SignRequest: SchemaCodable {
    /// `tombolo.authority.SignRequest`.
    package static var fullName: String { "tombolo.authority.SignRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__SignRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__SignRequest>.size)
            .bindMemory(to: Tombolo__Authority__SignRequest.self, capacity: 1)
        tombolo__authority__sign_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__SignRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__SignRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__SignRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.csrPEM.isEmpty { c.pointee.csr_pem = try SchemaCoding.text(arena, self.csrPEM, "csr_pem") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__SignRequest>) throws(SchemaError) {
        self.init()
        self.csrPEM = try SchemaCoding.string(c.pointee.csr_pem, "csr_pem")
    }
}

extension AuthorityWire.SignReply: SchemaCodable {
    /// `tombolo.authority.SignReply`.
    package static var fullName: String { "tombolo.authority.SignReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__SignReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__SignReply>.size)
            .bindMemory(to: Tombolo__Authority__SignReply.self, capacity: 1)
        tombolo__authority__sign_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__SignReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__SignReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__SignReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.serialNumber.isEmpty { c.pointee.serial_number = try SchemaCoding.text(arena, self.serialNumber, "serial_number") }
        if !self.certPEM.isEmpty { c.pointee.cert_pem = try SchemaCoding.text(arena, self.certPEM, "cert_pem") }
        if !self.uri.isEmpty { c.pointee.uri = try SchemaCoding.text(arena, self.uri, "uri") }
        c.pointee.valid_after = self.validAfter
        c.pointee.valid_before = self.validBefore
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__SignReply>) throws(SchemaError) {
        self.init()
        self.serialNumber = try SchemaCoding.string(c.pointee.serial_number, "serial_number")
        self.certPEM = try SchemaCoding.string(c.pointee.cert_pem, "cert_pem")
        self.uri = try SchemaCoding.string(c.pointee.uri, "uri")
        self.validAfter = c.pointee.valid_after
        self.validBefore = c.pointee.valid_before
        self.index = c.pointee.index
    }
}

extension AuthorityWire.ConfigurationRequest: SchemaCodable {
    /// `tombolo.authority.ConfigurationRequest`.
    package static var fullName: String { "tombolo.authority.ConfigurationRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__ConfigurationRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__ConfigurationRequest>.size)
            .bindMemory(to: Tombolo__Authority__ConfigurationRequest.self, capacity: 1)
        tombolo__authority__configuration_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__ConfigurationRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__ConfigurationRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__ConfigurationRequest>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__ConfigurationRequest>) throws(SchemaError) {
        self.init()
    }
}

extension AuthorityWire.PutConfigurationRequest: SchemaCodable {
    /// `tombolo.authority.PutConfigurationRequest`.
    package static var fullName: String { "tombolo.authority.PutConfigurationRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__PutConfigurationRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Authority__PutConfigurationRequest>.size)
            .bindMemory(to: Tombolo__Authority__PutConfigurationRequest.self, capacity: 1)
        tombolo__authority__put_configuration_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Authority__PutConfigurationRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Authority__PutConfigurationRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Authority__PutConfigurationRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.configuration { c.pointee.configuration = try value.store(in: arena, at: "configuration") }
        if let value = self.cas {
            c.pointee._cas_case = Tombolo__Authority__PutConfigurationRequest__CasCase(rawValue: 2)
            c.pointee.cas = value
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Authority__PutConfigurationRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.configuration { self.configuration = try AuthorityWire.Configuration(c: item, at: "configuration") }
        if c.pointee._cas_case.rawValue == 2 { self.cas = c.pointee.cas }
    }
}
