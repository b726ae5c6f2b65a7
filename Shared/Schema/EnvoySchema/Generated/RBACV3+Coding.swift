// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/rbac_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyRBACV3.RBAC: SchemaCodable {
    /// `envoy.config.rbac.v3.RBAC`.
    package static var fullName: String { "envoy.config.rbac.v3.RBAC" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__RBAC> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__RBAC>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__RBAC.self, capacity: 1)
        envoy__config__rbac__v3__rbac__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__RBAC> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__RBAC>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__RBAC>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.action = Envoy__Config__Rbac__V3__RBAC__Action(rawValue: UInt32(bitPattern: self.action.rawValue))
        if !self.policies.isEmpty {
            let pairs = self.policies.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Rbac__V3__RBAC__PoliciesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__RBAC__PoliciesEntry>.size)
                    .bindMemory(to: Envoy__Config__Rbac__V3__RBAC__PoliciesEntry.self, capacity: 1)
                envoy__config__rbac__v3__rbac__policies_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "policies", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "policies", index)
                list[index] = entry
            }
            c.pointee.n_policies = pairs.count
            c.pointee.policies = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__RBAC>) throws(SchemaError) {
        self.init()
        self.action = EnvoyRBACV3.RBAC.Action(rawValue: Int32(bitPattern: c.pointee.action.rawValue))
        if c.pointee.n_policies > 0, let list = c.pointee.policies {
            var pairs = [String: EnvoyRBACV3.Policy](minimumCapacity: c.pointee.n_policies)
            for index in 0..<c.pointee.n_policies {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "policies", index)
                var value = EnvoyRBACV3.Policy()
                if let pointer = entry.pointee.value {
                    value = try EnvoyRBACV3.Policy(c: pointer, at: "policies", index)
                }
                pairs[key] = value
            }
            self.policies = pairs
        }
    }
}

extension EnvoyRBACV3.Policy: SchemaCodable {
    /// `envoy.config.rbac.v3.Policy`.
    package static var fullName: String { "envoy.config.rbac.v3.Policy" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Policy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Policy>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Policy.self, capacity: 1)
        envoy__config__rbac__v3__policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Policy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Policy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Policy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.permissions.isEmpty {
            let items = self.permissions
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "permissions", index) }
            c.pointee.n_permissions = items.count
            c.pointee.permissions = list
        }
        if !self.principals.isEmpty {
            let items = self.principals
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "principals", index) }
            c.pointee.n_principals = items.count
            c.pointee.principals = list
        }
        if let value = self.condition { c.pointee.condition = try value.store(in: arena, at: "condition") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Policy>) throws(SchemaError) {
        self.init()
        if c.pointee.n_permissions > 0, let list = c.pointee.permissions {
            var items: [EnvoyRBACV3.Permission] = []
            items.reserveCapacity(c.pointee.n_permissions)
            for index in 0..<c.pointee.n_permissions {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRBACV3.Permission(c: item, at: "permissions", index))
            }
            self.permissions = items
        }
        if c.pointee.n_principals > 0, let list = c.pointee.principals {
            var items: [EnvoyRBACV3.Principal] = []
            items.reserveCapacity(c.pointee.n_principals)
            for index in 0..<c.pointee.n_principals {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRBACV3.Principal(c: item, at: "principals", index))
            }
            self.principals = items
        }
        if let item = c.pointee.condition { self.condition = try GoogleCEL.Expr(c: item, at: "condition") }
    }
}

extension EnvoyRBACV3.SourcedMetadata: SchemaCodable {
    /// `envoy.config.rbac.v3.SourcedMetadata`.
    package static var fullName: String { "envoy.config.rbac.v3.SourcedMetadata" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__SourcedMetadata> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__SourcedMetadata>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__SourcedMetadata.self, capacity: 1)
        envoy__config__rbac__v3__sourced_metadata__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__SourcedMetadata> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__SourcedMetadata>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__SourcedMetadata>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.metadataMatcher { c.pointee.metadata_matcher = try value.store(in: arena, at: "metadata_matcher") }
        c.pointee.metadata_source = Envoy__Config__Rbac__V3__MetadataSource(rawValue: UInt32(bitPattern: self.metadataSource.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__SourcedMetadata>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.metadata_matcher { self.metadataMatcher = try EnvoyMatcherV3.MetadataMatcher(c: item, at: "metadata_matcher") }
        self.metadataSource = EnvoyRBACV3.MetadataSource(rawValue: Int32(bitPattern: c.pointee.metadata_source.rawValue))
    }
}

extension EnvoyRBACV3.Permission: SchemaCodable {
    /// `envoy.config.rbac.v3.Permission`.
    package static var fullName: String { "envoy.config.rbac.v3.Permission" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Permission>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Permission.self, capacity: 1)
        envoy__config__rbac__v3__permission__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Permission>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission>, in arena: SchemaArena) throws(SchemaError) {
        switch self.rule {
        case .andRules(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 1)
            c.pointee.and_rules = try value.store(in: arena, at: "and_rules")
        case .orRules(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 2)
            c.pointee.or_rules = try value.store(in: arena, at: "or_rules")
        case .any(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 3)
            c.pointee.any = value ? 1 : 0
        case .header(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 4)
            c.pointee.header = try value.store(in: arena, at: "header")
        case .destinationIP(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 5)
            c.pointee.destination_ip = try value.store(in: arena, at: "destination_ip")
        case .destinationPort(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 6)
            c.pointee.destination_port = value
        case .metadata(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 7)
            c.pointee.metadata = try value.store(in: arena, at: "metadata")
        case .notRule(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 8)
            c.pointee.not_rule = try value.store(in: arena, at: "not_rule")
        case .requestedServerName(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 9)
            c.pointee.requested_server_name = try value.store(in: arena, at: "requested_server_name")
        case .urlPath(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 10)
            c.pointee.url_path = try value.store(in: arena, at: "url_path")
        case .sourcedMetadata(let value):
            c.pointee.rule_case = Envoy__Config__Rbac__V3__Permission__RuleCase(rawValue: 14)
            c.pointee.sourced_metadata = try value.store(in: arena, at: "sourced_metadata")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Permission>) throws(SchemaError) {
        self.init()
        switch c.pointee.rule_case.rawValue {
        case 1:
            if let item = c.pointee.and_rules {
                self.rule = .andRules(try EnvoyRBACV3.Permission.Set(c: item, at: "and_rules"))
            }
        case 2:
            if let item = c.pointee.or_rules {
                self.rule = .orRules(try EnvoyRBACV3.Permission.Set(c: item, at: "or_rules"))
            }
        case 3:
            self.rule = .any(c.pointee.any != 0)
        case 4:
            if let item = c.pointee.header {
                self.rule = .header(try EnvoyRouteV3.HeaderMatcher(c: item, at: "header"))
            }
        case 5:
            if let item = c.pointee.destination_ip {
                self.rule = .destinationIP(try EnvoyCoreV3.CidrRange(c: item, at: "destination_ip"))
            }
        case 6:
            self.rule = .destinationPort(c.pointee.destination_port)
        case 7:
            if let item = c.pointee.metadata {
                self.rule = .metadata(try EnvoyMatcherV3.MetadataMatcher(c: item, at: "metadata"))
            }
        case 8:
            if let item = c.pointee.not_rule {
                self.rule = .notRule(try EnvoyRBACV3.Permission(c: item, at: "not_rule"))
            }
        case 9:
            if let item = c.pointee.requested_server_name {
                self.rule = .requestedServerName(try EnvoyMatcherV3.StringMatcher(c: item, at: "requested_server_name"))
            }
        case 10:
            if let item = c.pointee.url_path {
                self.rule = .urlPath(try EnvoyMatcherV3.PathMatcher(c: item, at: "url_path"))
            }
        case 14:
            if let item = c.pointee.sourced_metadata {
                self.rule = .sourcedMetadata(try EnvoyRBACV3.SourcedMetadata(c: item, at: "sourced_metadata"))
            }
        default: break
        }
    }
}

extension EnvoyRBACV3.Permission.Set: SchemaCodable {
    /// `envoy.config.rbac.v3.Permission.Set`.
    package static var fullName: String { "envoy.config.rbac.v3.Permission.Set" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission__Set> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Permission__Set>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Permission__Set.self, capacity: 1)
        envoy__config__rbac__v3__permission__set__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission__Set> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Permission__Set>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission__Set>, in arena: SchemaArena) throws(SchemaError) {
        if !self.rules.isEmpty {
            let items = self.rules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Rbac__V3__Permission>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rules", index) }
            c.pointee.n_rules = items.count
            c.pointee.rules = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Permission__Set>) throws(SchemaError) {
        self.init()
        if c.pointee.n_rules > 0, let list = c.pointee.rules {
            var items: [EnvoyRBACV3.Permission] = []
            items.reserveCapacity(c.pointee.n_rules)
            for index in 0..<c.pointee.n_rules {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRBACV3.Permission(c: item, at: "rules", index))
            }
            self.rules = items
        }
    }
}

extension EnvoyRBACV3.Principal: SchemaCodable {
    /// `envoy.config.rbac.v3.Principal`.
    package static var fullName: String { "envoy.config.rbac.v3.Principal" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Principal>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Principal.self, capacity: 1)
        envoy__config__rbac__v3__principal__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal>, in arena: SchemaArena) throws(SchemaError) {
        switch self.identifier {
        case .andIds(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 1)
            c.pointee.and_ids = try value.store(in: arena, at: "and_ids")
        case .orIds(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 2)
            c.pointee.or_ids = try value.store(in: arena, at: "or_ids")
        case .any(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 3)
            c.pointee.any = value ? 1 : 0
        case .authenticated(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 4)
            c.pointee.authenticated = try value.store(in: arena, at: "authenticated")
        case .sourceIP(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 5)
            c.pointee.source_ip = try value.store(in: arena, at: "source_ip")
        case .header(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 6)
            c.pointee.header = try value.store(in: arena, at: "header")
        case .metadata(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 7)
            c.pointee.metadata = try value.store(in: arena, at: "metadata")
        case .notID(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 8)
            c.pointee.not_id = try value.store(in: arena, at: "not_id")
        case .urlPath(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 9)
            c.pointee.url_path = try value.store(in: arena, at: "url_path")
        case .directRemoteIP(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 10)
            c.pointee.direct_remote_ip = try value.store(in: arena, at: "direct_remote_ip")
        case .remoteIP(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 11)
            c.pointee.remote_ip = try value.store(in: arena, at: "remote_ip")
        case .sourcedMetadata(let value):
            c.pointee.identifier_case = Envoy__Config__Rbac__V3__Principal__IdentifierCase(rawValue: 13)
            c.pointee.sourced_metadata = try value.store(in: arena, at: "sourced_metadata")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal>) throws(SchemaError) {
        self.init()
        switch c.pointee.identifier_case.rawValue {
        case 1:
            if let item = c.pointee.and_ids {
                self.identifier = .andIds(try EnvoyRBACV3.Principal.Set(c: item, at: "and_ids"))
            }
        case 2:
            if let item = c.pointee.or_ids {
                self.identifier = .orIds(try EnvoyRBACV3.Principal.Set(c: item, at: "or_ids"))
            }
        case 3:
            self.identifier = .any(c.pointee.any != 0)
        case 4:
            if let item = c.pointee.authenticated {
                self.identifier = .authenticated(try EnvoyRBACV3.Principal.Authenticated(c: item, at: "authenticated"))
            }
        case 5:
            if let item = c.pointee.source_ip {
                self.identifier = .sourceIP(try EnvoyCoreV3.CidrRange(c: item, at: "source_ip"))
            }
        case 6:
            if let item = c.pointee.header {
                self.identifier = .header(try EnvoyRouteV3.HeaderMatcher(c: item, at: "header"))
            }
        case 7:
            if let item = c.pointee.metadata {
                self.identifier = .metadata(try EnvoyMatcherV3.MetadataMatcher(c: item, at: "metadata"))
            }
        case 8:
            if let item = c.pointee.not_id {
                self.identifier = .notID(try EnvoyRBACV3.Principal(c: item, at: "not_id"))
            }
        case 9:
            if let item = c.pointee.url_path {
                self.identifier = .urlPath(try EnvoyMatcherV3.PathMatcher(c: item, at: "url_path"))
            }
        case 10:
            if let item = c.pointee.direct_remote_ip {
                self.identifier = .directRemoteIP(try EnvoyCoreV3.CidrRange(c: item, at: "direct_remote_ip"))
            }
        case 11:
            if let item = c.pointee.remote_ip {
                self.identifier = .remoteIP(try EnvoyCoreV3.CidrRange(c: item, at: "remote_ip"))
            }
        case 13:
            if let item = c.pointee.sourced_metadata {
                self.identifier = .sourcedMetadata(try EnvoyRBACV3.SourcedMetadata(c: item, at: "sourced_metadata"))
            }
        default: break
        }
    }
}

extension EnvoyRBACV3.Principal.Set: SchemaCodable {
    /// `envoy.config.rbac.v3.Principal.Set`.
    package static var fullName: String { "envoy.config.rbac.v3.Principal.Set" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Set> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Principal__Set>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Principal__Set.self, capacity: 1)
        envoy__config__rbac__v3__principal__set__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Set> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal__Set>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Set>, in arena: SchemaArena) throws(SchemaError) {
        if !self.ids.isEmpty {
            let items = self.ids
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "ids", index) }
            c.pointee.n_ids = items.count
            c.pointee.ids = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal__Set>) throws(SchemaError) {
        self.init()
        if c.pointee.n_ids > 0, let list = c.pointee.ids {
            var items: [EnvoyRBACV3.Principal] = []
            items.reserveCapacity(c.pointee.n_ids)
            for index in 0..<c.pointee.n_ids {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRBACV3.Principal(c: item, at: "ids", index))
            }
            self.ids = items
        }
    }
}

extension EnvoyRBACV3.Principal.Authenticated: SchemaCodable {
    /// `envoy.config.rbac.v3.Principal.Authenticated`.
    package static var fullName: String { "envoy.config.rbac.v3.Principal.Authenticated" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Authenticated> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Rbac__V3__Principal__Authenticated>.size)
            .bindMemory(to: Envoy__Config__Rbac__V3__Principal__Authenticated.self, capacity: 1)
        envoy__config__rbac__v3__principal__authenticated__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Authenticated> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal__Authenticated>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Rbac__V3__Principal__Authenticated>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.principalName { c.pointee.principal_name = try value.store(in: arena, at: "principal_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Rbac__V3__Principal__Authenticated>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.principal_name { self.principalName = try EnvoyMatcherV3.StringMatcher(c: item, at: "principal_name") }
    }
}
