// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/catalog.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension CatalogWire.Locality: SchemaCodable {
    /// `tombolo.catalog.Locality`.
    package static var fullName: String { "tombolo.catalog.Locality" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Locality> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Locality>.size)
            .bindMemory(to: Tombolo__Catalog__Locality.self, capacity: 1)
        tombolo__catalog__locality__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Locality> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Locality>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Locality>, in arena: SchemaArena) throws(SchemaError) {
        if !self.region.isEmpty { c.pointee.region = try SchemaCoding.text(arena, self.region, "region") }
        if !self.zone.isEmpty { c.pointee.zone = try SchemaCoding.text(arena, self.zone, "zone") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Locality>) throws(SchemaError) {
        self.init()
        self.region = try SchemaCoding.string(c.pointee.region, "region")
        self.zone = try SchemaCoding.string(c.pointee.zone, "zone")
    }
}

extension CatalogWire.Node: SchemaCodable {
    /// `tombolo.catalog.Node`.
    package static var fullName: String { "tombolo.catalog.Node" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Node> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Node>.size)
            .bindMemory(to: Tombolo__Catalog__Node.self, capacity: 1)
        tombolo__catalog__node__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Node> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Node>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Node>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.taggedAddresses.isEmpty {
            let pairs = self.taggedAddresses.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__Node__TaggedAddressesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Node__TaggedAddressesEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__Node__TaggedAddressesEntry.self, capacity: 1)
                tombolo__catalog__node__tagged_addresses_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "tagged_addresses", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "tagged_addresses", index)
                list[index] = entry
            }
            c.pointee.n_tagged_addresses = pairs.count
            c.pointee.tagged_addresses = list
        }
        c.pointee.has_tagged_addresses = self.hasTaggedAddresses ? 1 : 0
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__Node__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Node__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__Node__MetaEntry.self, capacity: 1)
                tombolo__catalog__node__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        c.pointee.has_meta = self.hasMeta ? 1 : 0
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "locality") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Node>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        if c.pointee.n_tagged_addresses > 0, let list = c.pointee.tagged_addresses {
            var pairs = [String: String](minimumCapacity: c.pointee.n_tagged_addresses)
            for index in 0..<c.pointee.n_tagged_addresses {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "tagged_addresses", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "tagged_addresses", index)
            }
            self.taggedAddresses = pairs
        }
        self.hasTaggedAddresses = c.pointee.has_tagged_addresses != 0
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        self.hasMeta = c.pointee.has_meta != 0
        if let item = c.pointee.locality { self.locality = try CatalogWire.Locality(c: item, at: "locality") }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
    }
}

extension CatalogWire.ServiceAddress: SchemaCodable {
    /// `tombolo.catalog.ServiceAddress`.
    package static var fullName: String { "tombolo.catalog.ServiceAddress" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceAddress> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ServiceAddress>.size)
            .bindMemory(to: Tombolo__Catalog__ServiceAddress.self, capacity: 1)
        tombolo__catalog__service_address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceAddress> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceAddress>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ServiceAddress>, in arena: SchemaArena) throws(SchemaError) {
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        c.pointee.port = self.port
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceAddress>) throws(SchemaError) {
        self.init()
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.port = c.pointee.port
    }
}

extension CatalogWire.Weights: SchemaCodable {
    /// `tombolo.catalog.Weights`.
    package static var fullName: String { "tombolo.catalog.Weights" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Weights> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Weights>.size)
            .bindMemory(to: Tombolo__Catalog__Weights.self, capacity: 1)
        tombolo__catalog__weights__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Weights> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Weights>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Weights>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.passing = self.passing
        c.pointee.warning = self.warning
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Weights>) throws(SchemaError) {
        self.init()
        self.passing = c.pointee.passing
        self.warning = c.pointee.warning
    }
}

extension CatalogWire.Scope: SchemaCodable {
    /// `tombolo.catalog.Scope`.
    package static var fullName: String { "tombolo.catalog.Scope" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Scope> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Scope>.size)
            .bindMemory(to: Tombolo__Catalog__Scope.self, capacity: 1)
        tombolo__catalog__scope__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Scope> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Scope>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Scope>, in arena: SchemaArena) throws(SchemaError) {
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Scope>) throws(SchemaError) {
        self.init()
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.Upstream: SchemaCodable {
    /// `tombolo.catalog.Upstream`.
    package static var fullName: String { "tombolo.catalog.Upstream" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Upstream> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Upstream>.size)
            .bindMemory(to: Tombolo__Catalog__Upstream.self, capacity: 1)
        tombolo__catalog__upstream__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Upstream> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Upstream>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Upstream>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destinationType.isEmpty { c.pointee.destination_type = try SchemaCoding.text(arena, self.destinationType, "destination_type") }
        if !self.destinationName.isEmpty { c.pointee.destination_name = try SchemaCoding.text(arena, self.destinationName, "destination_name") }
        if !self.destinationPeer.isEmpty { c.pointee.destination_peer = try SchemaCoding.text(arena, self.destinationPeer, "destination_peer") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.localBindAddress.isEmpty { c.pointee.local_bind_address = try SchemaCoding.text(arena, self.localBindAddress, "local_bind_address") }
        c.pointee.local_bind_port = self.localBindPort
        if !self.localBindSocketPath.isEmpty { c.pointee.local_bind_socket_path = try SchemaCoding.text(arena, self.localBindSocketPath, "local_bind_socket_path") }
        if !self.localBindSocketMode.isEmpty { c.pointee.local_bind_socket_mode = try SchemaCoding.text(arena, self.localBindSocketMode, "local_bind_socket_mode") }
        if let value = self.config { c.pointee.config = try value.store(in: arena, at: "config") }
        if !self.meshGatewayMode.isEmpty { c.pointee.mesh_gateway_mode = try SchemaCoding.text(arena, self.meshGatewayMode, "mesh_gateway_mode") }
        c.pointee.centrally_configured = self.centrallyConfigured ? 1 : 0
        if let value = self.destinationScope { c.pointee.destination_scope = try value.store(in: arena, at: "destination_scope") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Upstream>) throws(SchemaError) {
        self.init()
        self.destinationType = try SchemaCoding.string(c.pointee.destination_type, "destination_type")
        self.destinationName = try SchemaCoding.string(c.pointee.destination_name, "destination_name")
        self.destinationPeer = try SchemaCoding.string(c.pointee.destination_peer, "destination_peer")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        self.localBindAddress = try SchemaCoding.string(c.pointee.local_bind_address, "local_bind_address")
        self.localBindPort = c.pointee.local_bind_port
        self.localBindSocketPath = try SchemaCoding.string(c.pointee.local_bind_socket_path, "local_bind_socket_path")
        self.localBindSocketMode = try SchemaCoding.string(c.pointee.local_bind_socket_mode, "local_bind_socket_mode")
        if let item = c.pointee.config { self.config = try CommonWire.ValueObject(c: item, at: "config") }
        self.meshGatewayMode = try SchemaCoding.string(c.pointee.mesh_gateway_mode, "mesh_gateway_mode")
        self.centrallyConfigured = c.pointee.centrally_configured != 0
        if let item = c.pointee.destination_scope { self.destinationScope = try CatalogWire.Scope(c: item, at: "destination_scope") }
    }
}

extension CatalogWire.ExposePath: SchemaCodable {
    /// `tombolo.catalog.ExposePath`.
    package static var fullName: String { "tombolo.catalog.ExposePath" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ExposePath> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ExposePath>.size)
            .bindMemory(to: Tombolo__Catalog__ExposePath.self, capacity: 1)
        tombolo__catalog__expose_path__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ExposePath> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ExposePath>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ExposePath>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.listener_port = self.listenerPort
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
        c.pointee.local_path_port = self.localPathPort
        if !self.protocol.isEmpty { c.pointee.protocol = try SchemaCoding.text(arena, self.protocol, "protocol") }
        c.pointee.parsed_from_check = self.parsedFromCheck ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ExposePath>) throws(SchemaError) {
        self.init()
        self.listenerPort = c.pointee.listener_port
        self.path = try SchemaCoding.string(c.pointee.path, "path")
        self.localPathPort = c.pointee.local_path_port
        self.protocol = try SchemaCoding.string(c.pointee.protocol, "protocol")
        self.parsedFromCheck = c.pointee.parsed_from_check != 0
    }
}

extension CatalogWire.AccessLogs: SchemaCodable {
    /// `tombolo.catalog.AccessLogs`.
    package static var fullName: String { "tombolo.catalog.AccessLogs" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__AccessLogs> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__AccessLogs>.size)
            .bindMemory(to: Tombolo__Catalog__AccessLogs.self, capacity: 1)
        tombolo__catalog__access_logs__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__AccessLogs> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__AccessLogs>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__AccessLogs>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.enabled = self.enabled ? 1 : 0
        c.pointee.disable_listener_logs = self.disableListenerLogs ? 1 : 0
        if !self.type.isEmpty { c.pointee.type = try SchemaCoding.text(arena, self.type, "type") }
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
        if !self.jsonFormat.isEmpty { c.pointee.json_format = try SchemaCoding.text(arena, self.jsonFormat, "json_format") }
        if !self.textFormat.isEmpty { c.pointee.text_format = try SchemaCoding.text(arena, self.textFormat, "text_format") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__AccessLogs>) throws(SchemaError) {
        self.init()
        self.enabled = c.pointee.enabled != 0
        self.disableListenerLogs = c.pointee.disable_listener_logs != 0
        self.type = try SchemaCoding.string(c.pointee.type, "type")
        self.path = try SchemaCoding.string(c.pointee.path, "path")
        self.jsonFormat = try SchemaCoding.string(c.pointee.json_format, "json_format")
        self.textFormat = try SchemaCoding.string(c.pointee.text_format, "text_format")
    }
}

extension CatalogWire.EnvoyExtension: SchemaCodable {
    /// `tombolo.catalog.EnvoyExtension`.
    package static var fullName: String { "tombolo.catalog.EnvoyExtension" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__EnvoyExtension> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__EnvoyExtension>.size)
            .bindMemory(to: Tombolo__Catalog__EnvoyExtension.self, capacity: 1)
        tombolo__catalog__envoy_extension__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__EnvoyExtension> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__EnvoyExtension>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__EnvoyExtension>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.required = self.required ? 1 : 0
        if let value = self.arguments { c.pointee.arguments = try value.store(in: arena, at: "arguments") }
        if !self.consulVersion.isEmpty { c.pointee.consul_version = try SchemaCoding.text(arena, self.consulVersion, "consul_version") }
        if !self.envoyVersion.isEmpty { c.pointee.envoy_version = try SchemaCoding.text(arena, self.envoyVersion, "envoy_version") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__EnvoyExtension>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.required = c.pointee.required != 0
        if let item = c.pointee.arguments { self.arguments = try CommonWire.ValueObject(c: item, at: "arguments") }
        self.consulVersion = try SchemaCoding.string(c.pointee.consul_version, "consul_version")
        self.envoyVersion = try SchemaCoding.string(c.pointee.envoy_version, "envoy_version")
    }
}

extension CatalogWire.Proxy: SchemaCodable {
    /// `tombolo.catalog.Proxy`.
    package static var fullName: String { "tombolo.catalog.Proxy" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Proxy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Proxy>.size)
            .bindMemory(to: Tombolo__Catalog__Proxy.self, capacity: 1)
        tombolo__catalog__proxy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Proxy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Proxy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Proxy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destinationServiceName.isEmpty { c.pointee.destination_service_name = try SchemaCoding.text(arena, self.destinationServiceName, "destination_service_name") }
        if !self.destinationServiceID.isEmpty { c.pointee.destination_service_id = try SchemaCoding.text(arena, self.destinationServiceID, "destination_service_id") }
        if !self.localServiceAddress.isEmpty { c.pointee.local_service_address = try SchemaCoding.text(arena, self.localServiceAddress, "local_service_address") }
        c.pointee.local_service_port = self.localServicePort
        if !self.localServiceSocketPath.isEmpty { c.pointee.local_service_socket_path = try SchemaCoding.text(arena, self.localServiceSocketPath, "local_service_socket_path") }
        if !self.mode.isEmpty { c.pointee.mode = try SchemaCoding.text(arena, self.mode, "mode") }
        if let value = self.config { c.pointee.config = try value.store(in: arena, at: "config") }
        if !self.upstreams.isEmpty {
            let items = self.upstreams
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__Upstream>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__Upstream>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "upstreams", index) }
            c.pointee.n_upstreams = items.count
            c.pointee.upstreams = list
        }
        if !self.meshGatewayMode.isEmpty { c.pointee.mesh_gateway_mode = try SchemaCoding.text(arena, self.meshGatewayMode, "mesh_gateway_mode") }
        c.pointee.expose_checks = self.exposeChecks ? 1 : 0
        if !self.exposePaths.isEmpty {
            let items = self.exposePaths
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__ExposePath>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__ExposePath>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "expose_paths", index) }
            c.pointee.n_expose_paths = items.count
            c.pointee.expose_paths = list
        }
        c.pointee.outbound_listener_port = self.outboundListenerPort
        c.pointee.dialed_directly = self.dialedDirectly ? 1 : 0
        if let value = self.accessLogs { c.pointee.access_logs = try value.store(in: arena, at: "access_logs") }
        if !self.envoyExtensions.isEmpty {
            let items = self.envoyExtensions
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__EnvoyExtension>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__EnvoyExtension>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "envoy_extensions", index) }
            c.pointee.n_envoy_extensions = items.count
            c.pointee.envoy_extensions = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Proxy>) throws(SchemaError) {
        self.init()
        self.destinationServiceName = try SchemaCoding.string(c.pointee.destination_service_name, "destination_service_name")
        self.destinationServiceID = try SchemaCoding.string(c.pointee.destination_service_id, "destination_service_id")
        self.localServiceAddress = try SchemaCoding.string(c.pointee.local_service_address, "local_service_address")
        self.localServicePort = c.pointee.local_service_port
        self.localServiceSocketPath = try SchemaCoding.string(c.pointee.local_service_socket_path, "local_service_socket_path")
        self.mode = try SchemaCoding.string(c.pointee.mode, "mode")
        if let item = c.pointee.config { self.config = try CommonWire.ValueObject(c: item, at: "config") }
        if c.pointee.n_upstreams > 0, let list = c.pointee.upstreams {
            var items: [CatalogWire.Upstream] = []
            items.reserveCapacity(c.pointee.n_upstreams)
            for index in 0..<c.pointee.n_upstreams {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.Upstream(c: item, at: "upstreams", index))
            }
            self.upstreams = items
        }
        self.meshGatewayMode = try SchemaCoding.string(c.pointee.mesh_gateway_mode, "mesh_gateway_mode")
        self.exposeChecks = c.pointee.expose_checks != 0
        if c.pointee.n_expose_paths > 0, let list = c.pointee.expose_paths {
            var items: [CatalogWire.ExposePath] = []
            items.reserveCapacity(c.pointee.n_expose_paths)
            for index in 0..<c.pointee.n_expose_paths {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.ExposePath(c: item, at: "expose_paths", index))
            }
            self.exposePaths = items
        }
        self.outboundListenerPort = c.pointee.outbound_listener_port
        self.dialedDirectly = c.pointee.dialed_directly != 0
        if let item = c.pointee.access_logs { self.accessLogs = try CatalogWire.AccessLogs(c: item, at: "access_logs") }
        if c.pointee.n_envoy_extensions > 0, let list = c.pointee.envoy_extensions {
            var items: [CatalogWire.EnvoyExtension] = []
            items.reserveCapacity(c.pointee.n_envoy_extensions)
            for index in 0..<c.pointee.n_envoy_extensions {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.EnvoyExtension(c: item, at: "envoy_extensions", index))
            }
            self.envoyExtensions = items
        }
    }
}

extension CatalogWire.PeerMeta: SchemaCodable {
    /// `tombolo.catalog.PeerMeta`.
    package static var fullName: String { "tombolo.catalog.PeerMeta" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PeerMeta> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PeerMeta>.size)
            .bindMemory(to: Tombolo__Catalog__PeerMeta.self, capacity: 1)
        tombolo__catalog__peer_meta__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PeerMeta> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PeerMeta>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PeerMeta>, in arena: SchemaArena) throws(SchemaError) {
        if !self.sni.isEmpty {
            c.pointee.sni = try SchemaCoding.texts(arena, self.sni, "sni")
            c.pointee.n_sni = self.sni.count
        }
        if !self.spiffeID.isEmpty {
            c.pointee.spiffe_id = try SchemaCoding.texts(arena, self.spiffeID, "spiffe_id")
            c.pointee.n_spiffe_id = self.spiffeID.count
        }
        if !self.protocol.isEmpty { c.pointee.protocol = try SchemaCoding.text(arena, self.protocol, "protocol") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PeerMeta>) throws(SchemaError) {
        self.init()
        self.sni = try SchemaCoding.strings(c.pointee.sni, c.pointee.n_sni, "sni")
        self.spiffeID = try SchemaCoding.strings(c.pointee.spiffe_id, c.pointee.n_spiffe_id, "spiffe_id")
        self.protocol = try SchemaCoding.string(c.pointee.protocol, "protocol")
    }
}

extension CatalogWire.Service: SchemaCodable {
    /// `tombolo.catalog.Service`.
    package static var fullName: String { "tombolo.catalog.Service" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Service> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Service>.size)
            .bindMemory(to: Tombolo__Catalog__Service.self, capacity: 1)
        tombolo__catalog__service__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Service> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Service>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Service>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        if !self.tags.isEmpty {
            c.pointee.tags = try SchemaCoding.texts(arena, self.tags, "tags")
            c.pointee.n_tags = self.tags.count
        }
        c.pointee.has_tags = self.hasTags ? 1 : 0
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        if !self.taggedAddresses.isEmpty {
            let pairs = self.taggedAddresses.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__Service__TaggedAddressesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Service__TaggedAddressesEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__Service__TaggedAddressesEntry.self, capacity: 1)
                tombolo__catalog__service__tagged_addresses_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "tagged_addresses", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "tagged_addresses", index)
                list[index] = entry
            }
            c.pointee.n_tagged_addresses = pairs.count
            c.pointee.tagged_addresses = list
        }
        c.pointee.has_tagged_addresses = self.hasTaggedAddresses ? 1 : 0
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__Service__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Service__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__Service__MetaEntry.self, capacity: 1)
                tombolo__catalog__service__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        c.pointee.has_meta = self.hasMeta ? 1 : 0
        c.pointee.port = self.port
        if !self.socketPath.isEmpty { c.pointee.socket_path = try SchemaCoding.text(arena, self.socketPath, "socket_path") }
        if let value = self.weights { c.pointee.weights = try value.store(in: arena, at: "weights") }
        c.pointee.enable_tag_override = self.enableTagOverride ? 1 : 0
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "locality") }
        if let value = self.proxy { c.pointee.proxy = try value.store(in: arena, at: "proxy") }
        c.pointee.connect_native = self.connectNative ? 1 : 0
        if let value = self.peerMeta { c.pointee.peer_meta = try value.store(in: arena, at: "peer_meta") }
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Service>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        self.tags = try SchemaCoding.strings(c.pointee.tags, c.pointee.n_tags, "tags")
        self.hasTags = c.pointee.has_tags != 0
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        if c.pointee.n_tagged_addresses > 0, let list = c.pointee.tagged_addresses {
            var pairs = [String: CatalogWire.ServiceAddress](minimumCapacity: c.pointee.n_tagged_addresses)
            for index in 0..<c.pointee.n_tagged_addresses {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "tagged_addresses", index)
                var value = CatalogWire.ServiceAddress()
                if let pointer = entry.pointee.value {
                    value = try CatalogWire.ServiceAddress(c: pointer, at: "tagged_addresses", index)
                }
                pairs[key] = value
            }
            self.taggedAddresses = pairs
        }
        self.hasTaggedAddresses = c.pointee.has_tagged_addresses != 0
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        self.hasMeta = c.pointee.has_meta != 0
        self.port = c.pointee.port
        self.socketPath = try SchemaCoding.string(c.pointee.socket_path, "socket_path")
        if let item = c.pointee.weights { self.weights = try CatalogWire.Weights(c: item, at: "weights") }
        self.enableTagOverride = c.pointee.enable_tag_override != 0
        if let item = c.pointee.locality { self.locality = try CatalogWire.Locality(c: item, at: "locality") }
        if let item = c.pointee.proxy { self.proxy = try CatalogWire.Proxy(c: item, at: "proxy") }
        self.connectNative = c.pointee.connect_native != 0
        if let item = c.pointee.peer_meta { self.peerMeta = try CatalogWire.PeerMeta(c: item, at: "peer_meta") }
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.Check: SchemaCodable {
    /// `tombolo.catalog.Check`.
    package static var fullName: String { "tombolo.catalog.Check" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Check> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Check>.size)
            .bindMemory(to: Tombolo__Catalog__Check.self, capacity: 1)
        tombolo__catalog__check__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Check> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Check>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Check>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.checkID.isEmpty { c.pointee.check_id = try SchemaCoding.text(arena, self.checkID, "check_id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.status.isEmpty { c.pointee.status = try SchemaCoding.text(arena, self.status, "status") }
        if !self.notes.isEmpty { c.pointee.notes = try SchemaCoding.text(arena, self.notes, "notes") }
        if !self.output.isEmpty { c.pointee.output = try SchemaCoding.text(arena, self.output, "output") }
        if !self.serviceID.isEmpty { c.pointee.service_id = try SchemaCoding.text(arena, self.serviceID, "service_id") }
        if !self.serviceName.isEmpty { c.pointee.service_name = try SchemaCoding.text(arena, self.serviceName, "service_name") }
        if !self.serviceTags.isEmpty {
            c.pointee.service_tags = try SchemaCoding.texts(arena, self.serviceTags, "service_tags")
            c.pointee.n_service_tags = self.serviceTags.count
        }
        if !self.type.isEmpty { c.pointee.type = try SchemaCoding.text(arena, self.type, "type") }
        if !self.interval.isEmpty { c.pointee.interval = try SchemaCoding.text(arena, self.interval, "interval") }
        if !self.timeout.isEmpty { c.pointee.timeout = try SchemaCoding.text(arena, self.timeout, "timeout") }
        c.pointee.exposed_port = self.exposedPort
        if let value = self.definition { c.pointee.definition = try value.store(in: arena, at: "definition") }
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Check>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.checkID = try SchemaCoding.string(c.pointee.check_id, "check_id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.status = try SchemaCoding.string(c.pointee.status, "status")
        self.notes = try SchemaCoding.string(c.pointee.notes, "notes")
        self.output = try SchemaCoding.string(c.pointee.output, "output")
        self.serviceID = try SchemaCoding.string(c.pointee.service_id, "service_id")
        self.serviceName = try SchemaCoding.string(c.pointee.service_name, "service_name")
        self.serviceTags = try SchemaCoding.strings(c.pointee.service_tags, c.pointee.n_service_tags, "service_tags")
        self.type = try SchemaCoding.string(c.pointee.type, "type")
        self.interval = try SchemaCoding.string(c.pointee.interval, "interval")
        self.timeout = try SchemaCoding.string(c.pointee.timeout, "timeout")
        self.exposedPort = c.pointee.exposed_port
        if let item = c.pointee.definition { self.definition = try CommonWire.ValueObject(c: item, at: "definition") }
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.NodeKey: SchemaCodable {
    /// `tombolo.catalog.NodeKey`.
    package static var fullName: String { "tombolo.catalog.NodeKey" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__NodeKey> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__NodeKey>.size)
            .bindMemory(to: Tombolo__Catalog__NodeKey.self, capacity: 1)
        tombolo__catalog__node_key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__NodeKey> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__NodeKey>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__NodeKey>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__NodeKey>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
    }
}

extension CatalogWire.InstanceKey: SchemaCodable {
    /// `tombolo.catalog.InstanceKey`.
    package static var fullName: String { "tombolo.catalog.InstanceKey" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__InstanceKey> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__InstanceKey>.size)
            .bindMemory(to: Tombolo__Catalog__InstanceKey.self, capacity: 1)
        tombolo__catalog__instance_key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__InstanceKey> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__InstanceKey>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__InstanceKey>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__InstanceKey>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try CatalogWire.NodeKey(c: item, at: "node") }
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.ServiceKey: SchemaCodable {
    /// `tombolo.catalog.ServiceKey`.
    package static var fullName: String { "tombolo.catalog.ServiceKey" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceKey> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ServiceKey>.size)
            .bindMemory(to: Tombolo__Catalog__ServiceKey.self, capacity: 1)
        tombolo__catalog__service_key__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceKey> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceKey>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ServiceKey>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceKey>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.PutService: SchemaCodable {
    /// `tombolo.catalog.PutService`.
    package static var fullName: String { "tombolo.catalog.PutService" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutService> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PutService>.size)
            .bindMemory(to: Tombolo__Catalog__PutService.self, capacity: 1)
        tombolo__catalog__put_service__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutService> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PutService>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PutService>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if let value = self.service { c.pointee.service = try value.store(in: arena, at: "service") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PutService>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        if let item = c.pointee.service { self.service = try CatalogWire.Service(c: item, at: "service") }
    }
}

extension CatalogWire.DeleteCheck: SchemaCodable {
    /// `tombolo.catalog.DeleteCheck`.
    package static var fullName: String { "tombolo.catalog.DeleteCheck" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeleteCheck> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__DeleteCheck>.size)
            .bindMemory(to: Tombolo__Catalog__DeleteCheck.self, capacity: 1)
        tombolo__catalog__delete_check__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeleteCheck> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__DeleteCheck>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__DeleteCheck>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        if !self.checkID.isEmpty { c.pointee.check_id = try SchemaCoding.text(arena, self.checkID, "check_id") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__DeleteCheck>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try CatalogWire.NodeKey(c: item, at: "node") }
        self.checkID = try SchemaCoding.string(c.pointee.check_id, "check_id")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.VirtualAddress: SchemaCodable {
    /// `tombolo.catalog.VirtualAddress`.
    package static var fullName: String { "tombolo.catalog.VirtualAddress" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__VirtualAddress> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__VirtualAddress>.size)
            .bindMemory(to: Tombolo__Catalog__VirtualAddress.self, capacity: 1)
        tombolo__catalog__virtual_address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__VirtualAddress> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__VirtualAddress>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__VirtualAddress>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.service { c.pointee.service = try value.store(in: arena, at: "service") }
        c.pointee.offset = self.offset
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__VirtualAddress>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.service { self.service = try CatalogWire.ServiceKey(c: item, at: "service") }
        self.offset = c.pointee.offset
    }
}

extension CatalogWire.TopicIndex: SchemaCodable {
    /// `tombolo.catalog.TopicIndex`.
    package static var fullName: String { "tombolo.catalog.TopicIndex" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TopicIndex> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__TopicIndex>.size)
            .bindMemory(to: Tombolo__Catalog__TopicIndex.self, capacity: 1)
        tombolo__catalog__topic_index__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TopicIndex> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__TopicIndex>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__TopicIndex>, in arena: SchemaArena) throws(SchemaError) {
        if !self.topic.isEmpty { c.pointee.topic = try SchemaCoding.text(arena, self.topic, "topic") }
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.index = self.index
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__TopicIndex>) throws(SchemaError) {
        self.init()
        self.topic = try SchemaCoding.string(c.pointee.topic, "topic")
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.index = c.pointee.index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.Change: SchemaCodable {
    /// `tombolo.catalog.Change`.
    package static var fullName: String { "tombolo.catalog.Change" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Change> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Change>.size)
            .bindMemory(to: Tombolo__Catalog__Change.self, capacity: 1)
        tombolo__catalog__change__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Change> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Change>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Change>, in arena: SchemaArena) throws(SchemaError) {
        switch self.change {
        case .putNode(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 1)
            c.pointee.put_node = try value.store(in: arena, at: "put_node")
        case .deleteNode(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 2)
            c.pointee.delete_node = try value.store(in: arena, at: "delete_node")
        case .putService(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 3)
            c.pointee.put_service = try value.store(in: arena, at: "put_service")
        case .deleteService(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 4)
            c.pointee.delete_service = try value.store(in: arena, at: "delete_service")
        case .putCheck(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 5)
            c.pointee.put_check = try value.store(in: arena, at: "put_check")
        case .deleteCheck(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 6)
            c.pointee.delete_check = try value.store(in: arena, at: "delete_check")
        case .assignVirtualAddress(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 7)
            c.pointee.assign_virtual_address = try value.store(in: arena, at: "assign_virtual_address")
        case .releaseVirtualAddress(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 8)
            c.pointee.release_virtual_address = try value.store(in: arena, at: "release_virtual_address")
        case .topicIndex(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 9)
            c.pointee.topic_index = try value.store(in: arena, at: "topic_index")
        case .stageRows(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 10)
            c.pointee.stage_rows = try value.store(in: arena, at: "stage_rows")
        case .showStaged(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 11)
            c.pointee.show_staged = try value.store(in: arena, at: "show_staged")
        case .dropStaged(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 12)
            c.pointee.drop_staged = try value.store(in: arena, at: "drop_staged")
        case .putKey(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 13)
            c.pointee.put_key = try value.store(in: arena, at: "put_key")
        case .deleteKey(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 14)
            c.pointee.delete_key = try SchemaCoding.data(arena, value, "delete_key")
        case .deleteKeys(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 15)
            c.pointee.delete_keys = try SchemaCoding.data(arena, value, "delete_keys")
        case .keyRemoval(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 16)
            c.pointee.key_removal = try value.store(in: arena, at: "key_removal")
        case .removalsForgotten(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 17)
            c.pointee.removals_forgotten = value
        case .putSession(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 18)
            c.pointee.put_session = try value.store(in: arena, at: "put_session")
        case .deleteSession(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 19)
            c.pointee.delete_session = try SchemaCoding.text(arena, value, "delete_session")
        case .putQuery(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 20)
            c.pointee.put_query = try value.store(in: arena, at: "put_query")
        case .deleteQuery(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 21)
            c.pointee.delete_query = try SchemaCoding.text(arena, value, "delete_query")
        case .putAutopilot(let value):
            c.pointee.change_case = Tombolo__Catalog__Change__ChangeCase(rawValue: 22)
            c.pointee.put_autopilot = try value.store(in: arena, at: "put_autopilot")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Change>) throws(SchemaError) {
        self.init()
        switch c.pointee.change_case.rawValue {
        case 1:
            if let item = c.pointee.put_node {
                self.change = .putNode(try CatalogWire.Node(c: item, at: "put_node"))
            }
        case 2:
            if let item = c.pointee.delete_node {
                self.change = .deleteNode(try CatalogWire.NodeKey(c: item, at: "delete_node"))
            }
        case 3:
            if let item = c.pointee.put_service {
                self.change = .putService(try CatalogWire.PutService(c: item, at: "put_service"))
            }
        case 4:
            if let item = c.pointee.delete_service {
                self.change = .deleteService(try CatalogWire.InstanceKey(c: item, at: "delete_service"))
            }
        case 5:
            if let item = c.pointee.put_check {
                self.change = .putCheck(try CatalogWire.Check(c: item, at: "put_check"))
            }
        case 6:
            if let item = c.pointee.delete_check {
                self.change = .deleteCheck(try CatalogWire.DeleteCheck(c: item, at: "delete_check"))
            }
        case 7:
            if let item = c.pointee.assign_virtual_address {
                self.change = .assignVirtualAddress(try CatalogWire.VirtualAddress(c: item, at: "assign_virtual_address"))
            }
        case 8:
            if let item = c.pointee.release_virtual_address {
                self.change = .releaseVirtualAddress(try CatalogWire.ServiceKey(c: item, at: "release_virtual_address"))
            }
        case 9:
            if let item = c.pointee.topic_index {
                self.change = .topicIndex(try CatalogWire.TopicIndex(c: item, at: "topic_index"))
            }
        case 10:
            if let item = c.pointee.stage_rows {
                self.change = .stageRows(try CatalogWire.StagedRows(c: item, at: "stage_rows"))
            }
        case 11:
            if let item = c.pointee.show_staged {
                self.change = .showStaged(try CatalogWire.ServiceKey(c: item, at: "show_staged"))
            }
        case 12:
            if let item = c.pointee.drop_staged {
                self.change = .dropStaged(try CatalogWire.ServiceKey(c: item, at: "drop_staged"))
            }
        case 13:
            if let item = c.pointee.put_key {
                self.change = .putKey(try CatalogWire.KVEntry(c: item, at: "put_key"))
            }
        case 14:
            self.change = .deleteKey(SchemaCoding.bytes(c.pointee.delete_key))
        case 15:
            self.change = .deleteKeys(SchemaCoding.bytes(c.pointee.delete_keys))
        case 16:
            if let item = c.pointee.key_removal {
                self.change = .keyRemoval(try CatalogWire.KeyRemoval(c: item, at: "key_removal"))
            }
        case 17:
            self.change = .removalsForgotten(c.pointee.removals_forgotten)
        case 18:
            if let item = c.pointee.put_session {
                self.change = .putSession(try CatalogWire.Session(c: item, at: "put_session"))
            }
        case 19:
            self.change = .deleteSession(try SchemaCoding.string(c.pointee.delete_session, "delete_session"))
        case 20:
            if let item = c.pointee.put_query {
                self.change = .putQuery(try CatalogWire.PreparedQuery(c: item, at: "put_query"))
            }
        case 21:
            self.change = .deleteQuery(try SchemaCoding.string(c.pointee.delete_query, "delete_query"))
        case 22:
            if let item = c.pointee.put_autopilot {
                self.change = .putAutopilot(try CatalogWire.Autopilot(c: item, at: "put_autopilot"))
            }
        default: break
        }
    }
}

extension CatalogWire.KVEntry: SchemaCodable {
    /// `tombolo.catalog.KVEntry`.
    package static var fullName: String { "tombolo.catalog.KVEntry" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__KVEntry> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__KVEntry>.size)
            .bindMemory(to: Tombolo__Catalog__KVEntry.self, capacity: 1)
        tombolo__catalog__kventry__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__KVEntry> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__KVEntry>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__KVEntry>, in arena: SchemaArena) throws(SchemaError) {
        if !self.key.isEmpty { c.pointee.key = try SchemaCoding.data(arena, self.key, "key") }
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.data(arena, self.value, "value") }
        c.pointee.flags = self.flags
        if !self.session.isEmpty { c.pointee.session = try SchemaCoding.text(arena, self.session, "session") }
        c.pointee.lock_index = self.lockIndex
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__KVEntry>) throws(SchemaError) {
        self.init()
        self.key = SchemaCoding.bytes(c.pointee.key)
        self.value = SchemaCoding.bytes(c.pointee.value)
        self.flags = c.pointee.flags
        self.session = try SchemaCoding.string(c.pointee.session, "session")
        self.lockIndex = c.pointee.lock_index
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension CatalogWire.KeyRemoval: SchemaCodable {
    /// `tombolo.catalog.KeyRemoval`.
    package static var fullName: String { "tombolo.catalog.KeyRemoval" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__KeyRemoval> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__KeyRemoval>.size)
            .bindMemory(to: Tombolo__Catalog__KeyRemoval.self, capacity: 1)
        tombolo__catalog__key_removal__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__KeyRemoval> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__KeyRemoval>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__KeyRemoval>, in arena: SchemaArena) throws(SchemaError) {
        if !self.key.isEmpty { c.pointee.key = try SchemaCoding.data(arena, self.key, "key") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__KeyRemoval>) throws(SchemaError) {
        self.init()
        self.key = SchemaCoding.bytes(c.pointee.key)
        self.index = c.pointee.index
    }
}

extension CatalogWire.ServiceCheck: SchemaCodable {
    /// `tombolo.catalog.ServiceCheck`.
    package static var fullName: String { "tombolo.catalog.ServiceCheck" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceCheck> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ServiceCheck>.size)
            .bindMemory(to: Tombolo__Catalog__ServiceCheck.self, capacity: 1)
        tombolo__catalog__service_check__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceCheck> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceCheck>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ServiceCheck>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceCheck>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.Session: SchemaCodable {
    /// `tombolo.catalog.Session`.
    package static var fullName: String { "tombolo.catalog.Session" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Session> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Session>.size)
            .bindMemory(to: Tombolo__Catalog__Session.self, capacity: 1)
        tombolo__catalog__session__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Session> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Session>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Session>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        c.pointee.lock_delay = self.lockDelay
        if !self.behavior.isEmpty { c.pointee.behavior = try SchemaCoding.text(arena, self.behavior, "behavior") }
        if !self.ttl.isEmpty { c.pointee.ttl = try SchemaCoding.text(arena, self.ttl, "ttl") }
        if !self.nodeChecks.isEmpty {
            c.pointee.node_checks = try SchemaCoding.texts(arena, self.nodeChecks, "node_checks")
            c.pointee.n_node_checks = self.nodeChecks.count
        }
        if !self.serviceChecks.isEmpty {
            let items = self.serviceChecks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__ServiceCheck>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__ServiceCheck>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "service_checks", index) }
            c.pointee.n_service_checks = items.count
            c.pointee.service_checks = list
        }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Session>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.lockDelay = c.pointee.lock_delay
        self.behavior = try SchemaCoding.string(c.pointee.behavior, "behavior")
        self.ttl = try SchemaCoding.string(c.pointee.ttl, "ttl")
        self.nodeChecks = try SchemaCoding.strings(c.pointee.node_checks, c.pointee.n_node_checks, "node_checks")
        if c.pointee.n_service_checks > 0, let list = c.pointee.service_checks {
            var items: [CatalogWire.ServiceCheck] = []
            items.reserveCapacity(c.pointee.n_service_checks)
            for index in 0..<c.pointee.n_service_checks {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.ServiceCheck(c: item, at: "service_checks", index))
            }
            self.serviceChecks = items
        }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.TextList: SchemaCodable {
    /// `tombolo.catalog.TextList`.
    package static var fullName: String { "tombolo.catalog.TextList" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TextList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__TextList>.size)
            .bindMemory(to: Tombolo__Catalog__TextList.self, capacity: 1)
        tombolo__catalog__text_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TextList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__TextList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__TextList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.texts.isEmpty {
            c.pointee.texts = try SchemaCoding.texts(arena, self.texts, "texts")
            c.pointee.n_texts = self.texts.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__TextList>) throws(SchemaError) {
        self.init()
        self.texts = try SchemaCoding.strings(c.pointee.texts, c.pointee.n_texts, "texts")
    }
}

extension CatalogWire.QueryTarget: SchemaCodable {
    /// `tombolo.catalog.QueryTarget`.
    package static var fullName: String { "tombolo.catalog.QueryTarget" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__QueryTarget> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__QueryTarget>.size)
            .bindMemory(to: Tombolo__Catalog__QueryTarget.self, capacity: 1)
        tombolo__catalog__query_target__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__QueryTarget> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__QueryTarget>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__QueryTarget>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__QueryTarget>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
    }
}

extension CatalogWire.QueryTargets: SchemaCodable {
    /// `tombolo.catalog.QueryTargets`.
    package static var fullName: String { "tombolo.catalog.QueryTargets" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__QueryTargets> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__QueryTargets>.size)
            .bindMemory(to: Tombolo__Catalog__QueryTargets.self, capacity: 1)
        tombolo__catalog__query_targets__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__QueryTargets> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__QueryTargets>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__QueryTargets>, in arena: SchemaArena) throws(SchemaError) {
        if !self.targets.isEmpty {
            let items = self.targets
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__QueryTarget>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__QueryTarget>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "targets", index) }
            c.pointee.n_targets = items.count
            c.pointee.targets = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__QueryTargets>) throws(SchemaError) {
        self.init()
        if c.pointee.n_targets > 0, let list = c.pointee.targets {
            var items: [CatalogWire.QueryTarget] = []
            items.reserveCapacity(c.pointee.n_targets)
            for index in 0..<c.pointee.n_targets {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.QueryTarget(c: item, at: "targets", index))
            }
            self.targets = items
        }
    }
}

extension CatalogWire.PreparedQuery: SchemaCodable {
    /// `tombolo.catalog.PreparedQuery`.
    package static var fullName: String { "tombolo.catalog.PreparedQuery" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PreparedQuery> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PreparedQuery>.size)
            .bindMemory(to: Tombolo__Catalog__PreparedQuery.self, capacity: 1)
        tombolo__catalog__prepared_query__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PreparedQuery> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PreparedQuery>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PreparedQuery>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.session.isEmpty { c.pointee.session = try SchemaCoding.text(arena, self.session, "session") }
        if !self.templateType.isEmpty { c.pointee.template_type = try SchemaCoding.text(arena, self.templateType, "template_type") }
        if !self.templateRegexp.isEmpty { c.pointee.template_regexp = try SchemaCoding.text(arena, self.templateRegexp, "template_regexp") }
        c.pointee.remove_empty_tags = self.removeEmptyTags ? 1 : 0
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        c.pointee.nearest = self.nearest
        if let value = self.datacenters { c.pointee.datacenters = try value.store(in: arena, at: "datacenters") }
        if let value = self.targets { c.pointee.targets = try value.store(in: arena, at: "targets") }
        c.pointee.only_passing = self.onlyPassing ? 1 : 0
        if let value = self.ignoredChecks { c.pointee.ignored_checks = try value.store(in: arena, at: "ignored_checks") }
        if !self.near.isEmpty { c.pointee.near = try SchemaCoding.text(arena, self.near, "near") }
        if let value = self.tags { c.pointee.tags = try value.store(in: arena, at: "tags") }
        if !self.nodeMeta.isEmpty {
            let pairs = self.nodeMeta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__PreparedQuery__NodeMetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PreparedQuery__NodeMetaEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__PreparedQuery__NodeMetaEntry.self, capacity: 1)
                tombolo__catalog__prepared_query__node_meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "node_meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "node_meta", index)
                list[index] = entry
            }
            c.pointee.n_node_meta = pairs.count
            c.pointee.node_meta = list
        }
        c.pointee.has_node_meta = self.hasNodeMeta ? 1 : 0
        if !self.serviceMeta.isEmpty {
            let pairs = self.serviceMeta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Catalog__PreparedQuery__ServiceMetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PreparedQuery__ServiceMetaEntry>.size)
                    .bindMemory(to: Tombolo__Catalog__PreparedQuery__ServiceMetaEntry.self, capacity: 1)
                tombolo__catalog__prepared_query__service_meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "service_meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "service_meta", index)
                list[index] = entry
            }
            c.pointee.n_service_meta = pairs.count
            c.pointee.service_meta = list
        }
        c.pointee.has_service_meta = self.hasServiceMeta ? 1 : 0
        c.pointee.connect = self.connect ? 1 : 0
        if !self.timeToLive.isEmpty { c.pointee.time_to_live = try SchemaCoding.text(arena, self.timeToLive, "time_to_live") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.samenessGroup.isEmpty { c.pointee.sameness_group = try SchemaCoding.text(arena, self.samenessGroup, "sameness_group") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PreparedQuery>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.session = try SchemaCoding.string(c.pointee.session, "session")
        self.templateType = try SchemaCoding.string(c.pointee.template_type, "template_type")
        self.templateRegexp = try SchemaCoding.string(c.pointee.template_regexp, "template_regexp")
        self.removeEmptyTags = c.pointee.remove_empty_tags != 0
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.nearest = c.pointee.nearest
        if let item = c.pointee.datacenters { self.datacenters = try CatalogWire.TextList(c: item, at: "datacenters") }
        if let item = c.pointee.targets { self.targets = try CatalogWire.QueryTargets(c: item, at: "targets") }
        self.onlyPassing = c.pointee.only_passing != 0
        if let item = c.pointee.ignored_checks { self.ignoredChecks = try CatalogWire.TextList(c: item, at: "ignored_checks") }
        self.near = try SchemaCoding.string(c.pointee.near, "near")
        if let item = c.pointee.tags { self.tags = try CatalogWire.TextList(c: item, at: "tags") }
        if c.pointee.n_node_meta > 0, let list = c.pointee.node_meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_node_meta)
            for index in 0..<c.pointee.n_node_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "node_meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "node_meta", index)
            }
            self.nodeMeta = pairs
        }
        self.hasNodeMeta = c.pointee.has_node_meta != 0
        if c.pointee.n_service_meta > 0, let list = c.pointee.service_meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_service_meta)
            for index in 0..<c.pointee.n_service_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "service_meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "service_meta", index)
            }
            self.serviceMeta = pairs
        }
        self.hasServiceMeta = c.pointee.has_service_meta != 0
        self.connect = c.pointee.connect != 0
        self.timeToLive = try SchemaCoding.string(c.pointee.time_to_live, "time_to_live")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.samenessGroup = try SchemaCoding.string(c.pointee.sameness_group, "sameness_group")
    }
}

extension CatalogWire.PutQueryRequest: SchemaCodable {
    /// `tombolo.catalog.PutQueryRequest`.
    package static var fullName: String { "tombolo.catalog.PutQueryRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutQueryRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PutQueryRequest>.size)
            .bindMemory(to: Tombolo__Catalog__PutQueryRequest.self, capacity: 1)
        tombolo__catalog__put_query_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutQueryRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PutQueryRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PutQueryRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.query { c.pointee.query = try value.store(in: arena, at: "query") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PutQueryRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.query { self.query = try CatalogWire.PreparedQuery(c: item, at: "query") }
    }
}

extension CatalogWire.PutQueryReply: SchemaCodable {
    /// `tombolo.catalog.PutQueryReply`.
    package static var fullName: String { "tombolo.catalog.PutQueryReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutQueryReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PutQueryReply>.size)
            .bindMemory(to: Tombolo__Catalog__PutQueryReply.self, capacity: 1)
        tombolo__catalog__put_query_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutQueryReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PutQueryReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PutQueryReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PutQueryReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension CatalogWire.DeleteQueryRequest: SchemaCodable {
    /// `tombolo.catalog.DeleteQueryRequest`.
    package static var fullName: String { "tombolo.catalog.DeleteQueryRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeleteQueryRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__DeleteQueryRequest>.size)
            .bindMemory(to: Tombolo__Catalog__DeleteQueryRequest.self, capacity: 1)
        tombolo__catalog__delete_query_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeleteQueryRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__DeleteQueryRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__DeleteQueryRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__DeleteQueryRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension CatalogWire.Autopilot: SchemaCodable {
    /// `tombolo.catalog.Autopilot`.
    package static var fullName: String { "tombolo.catalog.Autopilot" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Autopilot> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Autopilot>.size)
            .bindMemory(to: Tombolo__Catalog__Autopilot.self, capacity: 1)
        tombolo__catalog__autopilot__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Autopilot> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Autopilot>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Autopilot>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.cleanup_dead_servers = self.cleanupDeadServers ? 1 : 0
        c.pointee.last_contact_threshold = self.lastContactThreshold
        c.pointee.max_trailing_logs = self.maxTrailingLogs
        c.pointee.min_quorum = self.minQuorum
        c.pointee.server_stabilization_time = self.serverStabilizationTime
        if !self.redundancyZoneTag.isEmpty { c.pointee.redundancy_zone_tag = try SchemaCoding.text(arena, self.redundancyZoneTag, "redundancy_zone_tag") }
        c.pointee.disable_upgrade_migration = self.disableUpgradeMigration ? 1 : 0
        if !self.upgradeVersionTag.isEmpty { c.pointee.upgrade_version_tag = try SchemaCoding.text(arena, self.upgradeVersionTag, "upgrade_version_tag") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Autopilot>) throws(SchemaError) {
        self.init()
        self.cleanupDeadServers = c.pointee.cleanup_dead_servers != 0
        self.lastContactThreshold = c.pointee.last_contact_threshold
        self.maxTrailingLogs = c.pointee.max_trailing_logs
        self.minQuorum = c.pointee.min_quorum
        self.serverStabilizationTime = c.pointee.server_stabilization_time
        self.redundancyZoneTag = try SchemaCoding.string(c.pointee.redundancy_zone_tag, "redundancy_zone_tag")
        self.disableUpgradeMigration = c.pointee.disable_upgrade_migration != 0
        self.upgradeVersionTag = try SchemaCoding.string(c.pointee.upgrade_version_tag, "upgrade_version_tag")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension CatalogWire.PutAutopilotRequest: SchemaCodable {
    /// `tombolo.catalog.PutAutopilotRequest`.
    package static var fullName: String { "tombolo.catalog.PutAutopilotRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutAutopilotRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__PutAutopilotRequest>.size)
            .bindMemory(to: Tombolo__Catalog__PutAutopilotRequest.self, capacity: 1)
        tombolo__catalog__put_autopilot_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__PutAutopilotRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__PutAutopilotRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__PutAutopilotRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.configuration { c.pointee.configuration = try value.store(in: arena, at: "configuration") }
        c.pointee.compare = self.compare ? 1 : 0
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__PutAutopilotRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.configuration { self.configuration = try CatalogWire.Autopilot(c: item, at: "configuration") }
        self.compare = c.pointee.compare != 0
        self.index = c.pointee.index
    }
}

extension CatalogWire.UserEvent: SchemaCodable {
    /// `tombolo.catalog.UserEvent`.
    package static var fullName: String { "tombolo.catalog.UserEvent" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__UserEvent> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__UserEvent>.size)
            .bindMemory(to: Tombolo__Catalog__UserEvent.self, capacity: 1)
        tombolo__catalog__user_event__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__UserEvent> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__UserEvent>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__UserEvent>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.payload.isEmpty { c.pointee.payload = try SchemaCoding.data(arena, self.payload, "payload") }
        if !self.nodeFilter.isEmpty { c.pointee.node_filter = try SchemaCoding.text(arena, self.nodeFilter, "node_filter") }
        if !self.serviceFilter.isEmpty { c.pointee.service_filter = try SchemaCoding.text(arena, self.serviceFilter, "service_filter") }
        if !self.tagFilter.isEmpty { c.pointee.tag_filter = try SchemaCoding.text(arena, self.tagFilter, "tag_filter") }
        c.pointee.time = self.time
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__UserEvent>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.payload = SchemaCoding.bytes(c.pointee.payload)
        self.nodeFilter = try SchemaCoding.string(c.pointee.node_filter, "node_filter")
        self.serviceFilter = try SchemaCoding.string(c.pointee.service_filter, "service_filter")
        self.tagFilter = try SchemaCoding.string(c.pointee.tag_filter, "tag_filter")
        self.time = c.pointee.time
    }
}

extension CatalogWire.Operation: SchemaCodable {
    /// `tombolo.catalog.Operation`.
    package static var fullName: String { "tombolo.catalog.Operation" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Operation> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__Operation>.size)
            .bindMemory(to: Tombolo__Catalog__Operation.self, capacity: 1)
        tombolo__catalog__operation__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__Operation> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__Operation>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__Operation>, in arena: SchemaArena) throws(SchemaError) {
        if !self.verb.isEmpty { c.pointee.verb = try SchemaCoding.text(arena, self.verb, "verb") }
        switch self.operand {
        case .key(let value):
            c.pointee.operand_case = Tombolo__Catalog__Operation__OperandCase(rawValue: 2)
            c.pointee.key = try value.store(in: arena, at: "key")
        case .node(let value):
            c.pointee.operand_case = Tombolo__Catalog__Operation__OperandCase(rawValue: 3)
            c.pointee.node = try value.store(in: arena, at: "node")
        case .service(let value):
            c.pointee.operand_case = Tombolo__Catalog__Operation__OperandCase(rawValue: 4)
            c.pointee.service = try value.store(in: arena, at: "service")
        case .check(let value):
            c.pointee.operand_case = Tombolo__Catalog__Operation__OperandCase(rawValue: 5)
            c.pointee.check = try value.store(in: arena, at: "check")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__Operation>) throws(SchemaError) {
        self.init()
        self.verb = try SchemaCoding.string(c.pointee.verb, "verb")
        switch c.pointee.operand_case.rawValue {
        case 2:
            if let item = c.pointee.key {
                self.operand = .key(try CatalogWire.KVEntry(c: item, at: "key"))
            }
        case 3:
            if let item = c.pointee.node {
                self.operand = .node(try CatalogWire.Node(c: item, at: "node"))
            }
        case 4:
            if let item = c.pointee.service {
                self.operand = .service(try CatalogWire.PutService(c: item, at: "service"))
            }
        case 5:
            if let item = c.pointee.check {
                self.operand = .check(try CatalogWire.Check(c: item, at: "check"))
            }
        default: break
        }
    }
}

extension CatalogWire.TransactRequest: SchemaCodable {
    /// `tombolo.catalog.TransactRequest`.
    package static var fullName: String { "tombolo.catalog.TransactRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TransactRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__TransactRequest>.size)
            .bindMemory(to: Tombolo__Catalog__TransactRequest.self, capacity: 1)
        tombolo__catalog__transact_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TransactRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__TransactRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__TransactRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.operations.isEmpty {
            let items = self.operations
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__Operation>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__Operation>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "operations", index) }
            c.pointee.n_operations = items.count
            c.pointee.operations = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__TransactRequest>) throws(SchemaError) {
        self.init()
        if c.pointee.n_operations > 0, let list = c.pointee.operations {
            var items: [CatalogWire.Operation] = []
            items.reserveCapacity(c.pointee.n_operations)
            for index in 0..<c.pointee.n_operations {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.Operation(c: item, at: "operations", index))
            }
            self.operations = items
        }
    }
}

extension CatalogWire.OperationResult: SchemaCodable {
    /// `tombolo.catalog.OperationResult`.
    package static var fullName: String { "tombolo.catalog.OperationResult" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__OperationResult> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__OperationResult>.size)
            .bindMemory(to: Tombolo__Catalog__OperationResult.self, capacity: 1)
        tombolo__catalog__operation_result__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__OperationResult> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__OperationResult>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__OperationResult>, in arena: SchemaArena) throws(SchemaError) {
        switch self.row {
        case .key(let value):
            c.pointee.row_case = Tombolo__Catalog__OperationResult__RowCase(rawValue: 1)
            c.pointee.key = try value.store(in: arena, at: "key")
        case .node(let value):
            c.pointee.row_case = Tombolo__Catalog__OperationResult__RowCase(rawValue: 2)
            c.pointee.node = try value.store(in: arena, at: "node")
        case .service(let value):
            c.pointee.row_case = Tombolo__Catalog__OperationResult__RowCase(rawValue: 3)
            c.pointee.service = try value.store(in: arena, at: "service")
        case .check(let value):
            c.pointee.row_case = Tombolo__Catalog__OperationResult__RowCase(rawValue: 4)
            c.pointee.check = try value.store(in: arena, at: "check")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__OperationResult>) throws(SchemaError) {
        self.init()
        switch c.pointee.row_case.rawValue {
        case 1:
            if let item = c.pointee.key {
                self.row = .key(try CatalogWire.KVEntry(c: item, at: "key"))
            }
        case 2:
            if let item = c.pointee.node {
                self.row = .node(try CatalogWire.Node(c: item, at: "node"))
            }
        case 3:
            if let item = c.pointee.service {
                self.row = .service(try CatalogWire.Service(c: item, at: "service"))
            }
        case 4:
            if let item = c.pointee.check {
                self.row = .check(try CatalogWire.Check(c: item, at: "check"))
            }
        default: break
        }
    }
}

extension CatalogWire.OperationFailure: SchemaCodable {
    /// `tombolo.catalog.OperationFailure`.
    package static var fullName: String { "tombolo.catalog.OperationFailure" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__OperationFailure> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__OperationFailure>.size)
            .bindMemory(to: Tombolo__Catalog__OperationFailure.self, capacity: 1)
        tombolo__catalog__operation_failure__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__OperationFailure> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__OperationFailure>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__OperationFailure>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.place = self.place
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.message.isEmpty { c.pointee.message = try SchemaCoding.text(arena, self.message, "message") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__OperationFailure>) throws(SchemaError) {
        self.init()
        self.place = c.pointee.place
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.message = try SchemaCoding.string(c.pointee.message, "message")
    }
}

extension CatalogWire.TransactReply: SchemaCodable {
    /// `tombolo.catalog.TransactReply`.
    package static var fullName: String { "tombolo.catalog.TransactReply" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TransactReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__TransactReply>.size)
            .bindMemory(to: Tombolo__Catalog__TransactReply.self, capacity: 1)
        tombolo__catalog__transact_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__TransactReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__TransactReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__TransactReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if !self.results.isEmpty {
            let items = self.results
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__OperationResult>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__OperationResult>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "results", index) }
            c.pointee.n_results = items.count
            c.pointee.results = list
        }
        if !self.failures.isEmpty {
            let items = self.failures
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__OperationFailure>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__OperationFailure>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "failures", index) }
            c.pointee.n_failures = items.count
            c.pointee.failures = list
        }
        c.pointee.expected_index = self.expectedIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__TransactReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        if c.pointee.n_results > 0, let list = c.pointee.results {
            var items: [CatalogWire.OperationResult] = []
            items.reserveCapacity(c.pointee.n_results)
            for index in 0..<c.pointee.n_results {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.OperationResult(c: item, at: "results", index))
            }
            self.results = items
        }
        if c.pointee.n_failures > 0, let list = c.pointee.failures {
            var items: [CatalogWire.OperationFailure] = []
            items.reserveCapacity(c.pointee.n_failures)
            for index in 0..<c.pointee.n_failures {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.OperationFailure(c: item, at: "failures", index))
            }
            self.failures = items
        }
        self.expectedIndex = c.pointee.expected_index
    }
}

extension CatalogWire.CreateSessionRequest: SchemaCodable {
    /// `tombolo.catalog.CreateSessionRequest`.
    package static var fullName: String { "tombolo.catalog.CreateSessionRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__CreateSessionRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__CreateSessionRequest>.size)
            .bindMemory(to: Tombolo__Catalog__CreateSessionRequest.self, capacity: 1)
        tombolo__catalog__create_session_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__CreateSessionRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__CreateSessionRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__CreateSessionRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.session { c.pointee.session = try value.store(in: arena, at: "session") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__CreateSessionRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.session { self.session = try CatalogWire.Session(c: item, at: "session") }
    }
}

extension CatalogWire.DestroySessionRequest: SchemaCodable {
    /// `tombolo.catalog.DestroySessionRequest`.
    package static var fullName: String { "tombolo.catalog.DestroySessionRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DestroySessionRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__DestroySessionRequest>.size)
            .bindMemory(to: Tombolo__Catalog__DestroySessionRequest.self, capacity: 1)
        tombolo__catalog__destroy_session_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DestroySessionRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__DestroySessionRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__DestroySessionRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__DestroySessionRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension CatalogWire.RenewSessionRequest: SchemaCodable {
    /// `tombolo.catalog.RenewSessionRequest`.
    package static var fullName: String { "tombolo.catalog.RenewSessionRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RenewSessionRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__RenewSessionRequest>.size)
            .bindMemory(to: Tombolo__Catalog__RenewSessionRequest.self, capacity: 1)
        tombolo__catalog__renew_session_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RenewSessionRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__RenewSessionRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__RenewSessionRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__RenewSessionRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension CatalogWire.SessionReply: SchemaCodable {
    /// `tombolo.catalog.SessionReply`.
    package static var fullName: String { "tombolo.catalog.SessionReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__SessionReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__SessionReply>.size)
            .bindMemory(to: Tombolo__Catalog__SessionReply.self, capacity: 1)
        tombolo__catalog__session_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__SessionReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__SessionReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__SessionReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if let value = self.session { c.pointee.session = try value.store(in: arena, at: "session") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__SessionReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        if let item = c.pointee.session { self.session = try CatalogWire.Session(c: item, at: "session") }
    }
}

extension CatalogWire.StagedRows: SchemaCodable {
    /// `tombolo.catalog.StagedRows`.
    package static var fullName: String { "tombolo.catalog.StagedRows" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__StagedRows> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__StagedRows>.size)
            .bindMemory(to: Tombolo__Catalog__StagedRows.self, capacity: 1)
        tombolo__catalog__staged_rows__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__StagedRows> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__StagedRows>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__StagedRows>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.service { c.pointee.service = try value.store(in: arena, at: "service") }
        c.pointee.part = self.part
        if !self.rows.isEmpty {
            let items = self.rows
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<ProtobufCBinaryData>.stride)
                .bindMemory(to: (ProtobufCBinaryData).self, capacity: items.count)
            for index in items.indices { list[index] = try SchemaCoding.data(arena, items[index], "rows") }
            c.pointee.n_rows = items.count
            c.pointee.rows = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__StagedRows>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.service { self.service = try CatalogWire.ServiceKey(c: item, at: "service") }
        self.part = c.pointee.part
        if c.pointee.n_rows > 0, let list = c.pointee.rows {
            var items: [[UInt8]] = []
            items.reserveCapacity(c.pointee.n_rows)
            for index in 0..<c.pointee.n_rows {
                items.append(SchemaCoding.bytes(list[index]))
            }
            self.rows = items
        }
    }
}

extension CatalogWire.RegisterRequest: SchemaCodable {
    /// `tombolo.catalog.RegisterRequest`.
    package static var fullName: String { "tombolo.catalog.RegisterRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RegisterRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__RegisterRequest>.size)
            .bindMemory(to: Tombolo__Catalog__RegisterRequest.self, capacity: 1)
        tombolo__catalog__register_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RegisterRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__RegisterRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__RegisterRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        c.pointee.skip_node_update = self.skipNodeUpdate ? 1 : 0
        if !self.services.isEmpty {
            let items = self.services
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__Service>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__Service>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "services", index) }
            c.pointee.n_services = items.count
            c.pointee.services = list
        }
        if !self.checks.isEmpty {
            let items = self.checks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__Check>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__Check>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "checks", index) }
            c.pointee.n_checks = items.count
            c.pointee.checks = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__RegisterRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try CatalogWire.Node(c: item, at: "node") }
        self.skipNodeUpdate = c.pointee.skip_node_update != 0
        if c.pointee.n_services > 0, let list = c.pointee.services {
            var items: [CatalogWire.Service] = []
            items.reserveCapacity(c.pointee.n_services)
            for index in 0..<c.pointee.n_services {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.Service(c: item, at: "services", index))
            }
            self.services = items
        }
        if c.pointee.n_checks > 0, let list = c.pointee.checks {
            var items: [CatalogWire.Check] = []
            items.reserveCapacity(c.pointee.n_checks)
            for index in 0..<c.pointee.n_checks {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.Check(c: item, at: "checks", index))
            }
            self.checks = items
        }
    }
}

extension CatalogWire.DeregisterRequest: SchemaCodable {
    /// `tombolo.catalog.DeregisterRequest`.
    package static var fullName: String { "tombolo.catalog.DeregisterRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeregisterRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__DeregisterRequest>.size)
            .bindMemory(to: Tombolo__Catalog__DeregisterRequest.self, capacity: 1)
        tombolo__catalog__deregister_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__DeregisterRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__DeregisterRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__DeregisterRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.serviceID.isEmpty { c.pointee.service_id = try SchemaCoding.text(arena, self.serviceID, "service_id") }
        if !self.checkID.isEmpty { c.pointee.check_id = try SchemaCoding.text(arena, self.checkID, "check_id") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__DeregisterRequest>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.serviceID = try SchemaCoding.string(c.pointee.service_id, "service_id")
        self.checkID = try SchemaCoding.string(c.pointee.check_id, "check_id")
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
    }
}

extension CatalogWire.CheckServiceNode: SchemaCodable {
    /// `tombolo.catalog.CheckServiceNode`.
    package static var fullName: String { "tombolo.catalog.CheckServiceNode" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__CheckServiceNode> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__CheckServiceNode>.size)
            .bindMemory(to: Tombolo__Catalog__CheckServiceNode.self, capacity: 1)
        tombolo__catalog__check_service_node__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__CheckServiceNode> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__CheckServiceNode>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__CheckServiceNode>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        if let value = self.service { c.pointee.service = try value.store(in: arena, at: "service") }
        if !self.checks.isEmpty {
            let items = self.checks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__Check>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__Check>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "checks", index) }
            c.pointee.n_checks = items.count
            c.pointee.checks = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__CheckServiceNode>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try CatalogWire.Node(c: item, at: "node") }
        if let item = c.pointee.service { self.service = try CatalogWire.Service(c: item, at: "service") }
        if c.pointee.n_checks > 0, let list = c.pointee.checks {
            var items: [CatalogWire.Check] = []
            items.reserveCapacity(c.pointee.n_checks)
            for index in 0..<c.pointee.n_checks {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.Check(c: item, at: "checks", index))
            }
            self.checks = items
        }
    }
}

extension CatalogWire.InstanceName: SchemaCodable {
    /// `tombolo.catalog.InstanceName`.
    package static var fullName: String { "tombolo.catalog.InstanceName" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__InstanceName> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__InstanceName>.size)
            .bindMemory(to: Tombolo__Catalog__InstanceName.self, capacity: 1)
        tombolo__catalog__instance_name__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__InstanceName> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__InstanceName>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__InstanceName>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__InstanceName>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension CatalogWire.ServiceImport: SchemaCodable {
    /// `tombolo.catalog.ServiceImport`.
    package static var fullName: String { "tombolo.catalog.ServiceImport" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceImport> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ServiceImport>.size)
            .bindMemory(to: Tombolo__Catalog__ServiceImport.self, capacity: 1)
        tombolo__catalog__service_import__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ServiceImport> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceImport>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ServiceImport>, in arena: SchemaArena) throws(SchemaError) {
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        if !self.instances.isEmpty {
            let items = self.instances
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__CheckServiceNode>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__CheckServiceNode>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "instances", index) }
            c.pointee.n_instances = items.count
            c.pointee.instances = list
        }
        c.pointee.whole = self.whole ? 1 : 0
        if !self.removed.isEmpty {
            let items = self.removed
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__InstanceName>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__InstanceName>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "removed", index) }
            c.pointee.n_removed = items.count
            c.pointee.removed = list
        }
        c.pointee.basis = self.basis
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ServiceImport>) throws(SchemaError) {
        self.init()
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        if c.pointee.n_instances > 0, let list = c.pointee.instances {
            var items: [CatalogWire.CheckServiceNode] = []
            items.reserveCapacity(c.pointee.n_instances)
            for index in 0..<c.pointee.n_instances {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.CheckServiceNode(c: item, at: "instances", index))
            }
            self.instances = items
        }
        self.whole = c.pointee.whole != 0
        if c.pointee.n_removed > 0, let list = c.pointee.removed {
            var items: [CatalogWire.InstanceName] = []
            items.reserveCapacity(c.pointee.n_removed)
            for index in 0..<c.pointee.n_removed {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.InstanceName(c: item, at: "removed", index))
            }
            self.removed = items
        }
        self.basis = c.pointee.basis
    }
}

extension CatalogWire.ImportRequest: SchemaCodable {
    /// `tombolo.catalog.ImportRequest`.
    package static var fullName: String { "tombolo.catalog.ImportRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ImportRequest>.size)
            .bindMemory(to: Tombolo__Catalog__ImportRequest.self, capacity: 1)
        tombolo__catalog__import_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ImportRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.services.isEmpty {
            let items = self.services
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__ServiceImport>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__ServiceImport>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "services", index) }
            c.pointee.n_services = items.count
            c.pointee.services = list
        }
        c.pointee.part = self.part
        c.pointee.last = self.last ? 1 : 0
        c.pointee.fence = self.fence
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportRequest>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        if c.pointee.n_services > 0, let list = c.pointee.services {
            var items: [CatalogWire.ServiceImport] = []
            items.reserveCapacity(c.pointee.n_services)
            for index in 0..<c.pointee.n_services {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.ServiceImport(c: item, at: "services", index))
            }
            self.services = items
        }
        self.part = c.pointee.part
        self.last = c.pointee.last != 0
        self.fence = c.pointee.fence
    }
}

extension CatalogWire.ImportRefusal: SchemaCodable {
    /// `tombolo.catalog.ImportRefusal`.
    package static var fullName: String { "tombolo.catalog.ImportRefusal" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportRefusal> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ImportRefusal>.size)
            .bindMemory(to: Tombolo__Catalog__ImportRefusal.self, capacity: 1)
        tombolo__catalog__import_refusal__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportRefusal> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportRefusal>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ImportRefusal>, in arena: SchemaArena) throws(SchemaError) {
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        if !self.code.isEmpty { c.pointee.code = try SchemaCoding.text(arena, self.code, "code") }
        if !self.message.isEmpty { c.pointee.message = try SchemaCoding.text(arena, self.message, "message") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportRefusal>) throws(SchemaError) {
        self.init()
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        self.code = try SchemaCoding.string(c.pointee.code, "code")
        self.message = try SchemaCoding.string(c.pointee.message, "message")
    }
}

extension CatalogWire.ImportReply: SchemaCodable {
    /// `tombolo.catalog.ImportReply`.
    package static var fullName: String { "tombolo.catalog.ImportReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ImportReply>.size)
            .bindMemory(to: Tombolo__Catalog__ImportReply.self, capacity: 1)
        tombolo__catalog__import_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ImportReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ImportReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.sequence = self.sequence
        if !self.refusals.isEmpty {
            let items = self.refusals
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Catalog__ImportRefusal>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Catalog__ImportRefusal>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "refusals", index) }
            c.pointee.n_refusals = items.count
            c.pointee.refusals = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ImportReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.sequence = c.pointee.sequence
        if c.pointee.n_refusals > 0, let list = c.pointee.refusals {
            var items: [CatalogWire.ImportRefusal] = []
            items.reserveCapacity(c.pointee.n_refusals)
            for index in 0..<c.pointee.n_refusals {
                guard let item = list[index] else { continue }
                items.append(try CatalogWire.ImportRefusal(c: item, at: "refusals", index))
            }
            self.refusals = items
        }
    }
}

extension CatalogWire.RetainRequest: SchemaCodable {
    /// `tombolo.catalog.RetainRequest`.
    package static var fullName: String { "tombolo.catalog.RetainRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RetainRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__RetainRequest>.size)
            .bindMemory(to: Tombolo__Catalog__RetainRequest.self, capacity: 1)
        tombolo__catalog__retain_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RetainRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__RetainRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__RetainRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.services.isEmpty {
            c.pointee.services = try SchemaCoding.texts(arena, self.services, "services")
            c.pointee.n_services = self.services.count
        }
        if !self.above.isEmpty { c.pointee.above = try SchemaCoding.text(arena, self.above, "above") }
        if !self.upTo.isEmpty { c.pointee.up_to = try SchemaCoding.text(arena, self.upTo, "up_to") }
        c.pointee.fence = self.fence
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__RetainRequest>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.services = try SchemaCoding.strings(c.pointee.services, c.pointee.n_services, "services")
        self.above = try SchemaCoding.string(c.pointee.above, "above")
        self.upTo = try SchemaCoding.string(c.pointee.up_to, "up_to")
        self.fence = c.pointee.fence
    }
}

extension CatalogWire.RetainReply: SchemaCodable {
    /// `tombolo.catalog.RetainReply`.
    package static var fullName: String { "tombolo.catalog.RetainReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RetainReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__RetainReply>.size)
            .bindMemory(to: Tombolo__Catalog__RetainReply.self, capacity: 1)
        tombolo__catalog__retain_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__RetainReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__RetainReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__RetainReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.more = self.more ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__RetainReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.more = c.pointee.more != 0
    }
}

extension CatalogWire.VirtualAddressesRequest: SchemaCodable {
    /// `tombolo.catalog.VirtualAddressesRequest`.
    package static var fullName: String { "tombolo.catalog.VirtualAddressesRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__VirtualAddressesRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__VirtualAddressesRequest>.size)
            .bindMemory(to: Tombolo__Catalog__VirtualAddressesRequest.self, capacity: 1)
        tombolo__catalog__virtual_addresses_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__VirtualAddressesRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__VirtualAddressesRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__VirtualAddressesRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.assign.isEmpty {
            c.pointee.assign = try SchemaCoding.texts(arena, self.assign, "assign")
            c.pointee.n_assign = self.assign.count
        }
        if !self.release.isEmpty {
            c.pointee.release = try SchemaCoding.texts(arena, self.release, "release")
            c.pointee.n_release = self.release.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__VirtualAddressesRequest>) throws(SchemaError) {
        self.init()
        self.assign = try SchemaCoding.strings(c.pointee.assign, c.pointee.n_assign, "assign")
        self.release = try SchemaCoding.strings(c.pointee.release, c.pointee.n_release, "release")
    }
}

extension CatalogWire.ClearRequest: SchemaCodable {
    /// `tombolo.catalog.ClearRequest`.
    package static var fullName: String { "tombolo.catalog.ClearRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ClearRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ClearRequest>.size)
            .bindMemory(to: Tombolo__Catalog__ClearRequest.self, capacity: 1)
        tombolo__catalog__clear_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ClearRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ClearRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ClearRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        c.pointee.nodes = self.nodes ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ClearRequest>) throws(SchemaError) {
        self.init()
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.nodes = c.pointee.nodes != 0
    }
}

extension CatalogWire.ClearReply: SchemaCodable {
    /// `tombolo.catalog.ClearReply`.
    package static var fullName: String { "tombolo.catalog.ClearReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ClearReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Catalog__ClearReply>.size)
            .bindMemory(to: Tombolo__Catalog__ClearReply.self, capacity: 1)
        tombolo__catalog__clear_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Catalog__ClearReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Catalog__ClearReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Catalog__ClearReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        c.pointee.more = self.more ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Catalog__ClearReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.more = c.pointee.more != 0
    }
}
