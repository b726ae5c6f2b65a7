// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/testing/testing.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension TestingWire.Check: SchemaCodable {
    /// `tombolo.testing.Check`.
    package static var fullName: String { "tombolo.testing.Check" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Check> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Check>.size)
            .bindMemory(to: Tombolo__Testing__Check.self, capacity: 1)
        tombolo__testing__check__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Check> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Check>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Check>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.checkID.isEmpty { c.pointee.check_id = try SchemaCoding.text(arena, self.checkID, "check_id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.status = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: self.status.rawValue))
        if !self.output.isEmpty { c.pointee.output = try SchemaCoding.text(arena, self.output, "output") }
        if !self.serviceID.isEmpty { c.pointee.service_id = try SchemaCoding.text(arena, self.serviceID, "service_id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Check>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.checkID = try SchemaCoding.string(c.pointee.check_id, "check_id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.status = TestingWire.Health(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
        self.output = try SchemaCoding.string(c.pointee.output, "output")
        self.serviceID = try SchemaCoding.string(c.pointee.service_id, "service_id")
    }
}

extension TestingWire.Address: SchemaCodable {
    /// `tombolo.testing.Address`.
    package static var fullName: String { "tombolo.testing.Address" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Address> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Address>.size)
            .bindMemory(to: Tombolo__Testing__Address.self, capacity: 1)
        tombolo__testing__address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Address> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Address>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Address>, in arena: SchemaArena) throws(SchemaError) {
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        c.pointee.port = self.port
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Address>) throws(SchemaError) {
        self.init()
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.port = c.pointee.port
    }
}

extension TestingWire.Proxy: SchemaCodable {
    /// `tombolo.testing.Proxy`.
    package static var fullName: String { "tombolo.testing.Proxy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Proxy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Proxy>.size)
            .bindMemory(to: Tombolo__Testing__Proxy.self, capacity: 1)
        tombolo__testing__proxy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Proxy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Proxy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Proxy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destinationServiceName.isEmpty { c.pointee.destination_service_name = try SchemaCoding.text(arena, self.destinationServiceName, "destination_service_name") }
        if !self.destinationServiceID.isEmpty { c.pointee.destination_service_id = try SchemaCoding.text(arena, self.destinationServiceID, "destination_service_id") }
        if !self.localServiceAddress.isEmpty { c.pointee.local_service_address = try SchemaCoding.text(arena, self.localServiceAddress, "local_service_address") }
        c.pointee.local_service_port = self.localServicePort
        if !self.config.isEmpty {
            let pairs = self.config.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Proxy__ConfigEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Proxy__ConfigEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Proxy__ConfigEntry.self, capacity: 1)
                tombolo__testing__proxy__config_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "config", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "config", index)
                list[index] = entry
            }
            c.pointee.n_config = pairs.count
            c.pointee.config = list
        }
        if !self.upstreams.isEmpty {
            let items = self.upstreams
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Testing__Address>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Testing__Address>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "upstreams", index) }
            c.pointee.n_upstreams = items.count
            c.pointee.upstreams = list
        }
        if !self.mode.isEmpty { c.pointee.mode = try SchemaCoding.text(arena, self.mode, "mode") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Proxy>) throws(SchemaError) {
        self.init()
        self.destinationServiceName = try SchemaCoding.string(c.pointee.destination_service_name, "destination_service_name")
        self.destinationServiceID = try SchemaCoding.string(c.pointee.destination_service_id, "destination_service_id")
        self.localServiceAddress = try SchemaCoding.string(c.pointee.local_service_address, "local_service_address")
        self.localServicePort = c.pointee.local_service_port
        if c.pointee.n_config > 0, let list = c.pointee.config {
            var pairs = [String: String](minimumCapacity: c.pointee.n_config)
            for index in 0..<c.pointee.n_config {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "config", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "config", index)
            }
            self.config = pairs
        }
        if c.pointee.n_upstreams > 0, let list = c.pointee.upstreams {
            var items: [TestingWire.Address] = []
            items.reserveCapacity(c.pointee.n_upstreams)
            for index in 0..<c.pointee.n_upstreams {
                guard let item = list[index] else { continue }
                items.append(try TestingWire.Address(c: item, at: "upstreams", index))
            }
            self.upstreams = items
        }
        self.mode = try SchemaCoding.string(c.pointee.mode, "mode")
    }
}

extension TestingWire.ServiceInstance: SchemaCodable {
    /// `tombolo.testing.ServiceInstance`.
    package static var fullName: String { "tombolo.testing.ServiceInstance" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__ServiceInstance> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__ServiceInstance>.size)
            .bindMemory(to: Tombolo__Testing__ServiceInstance.self, capacity: 1)
        tombolo__testing__service_instance__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__ServiceInstance> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__ServiceInstance>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__ServiceInstance>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        c.pointee.port = self.port
        if !self.tags.isEmpty {
            c.pointee.tags = try SchemaCoding.texts(arena, self.tags, "tags")
            c.pointee.n_tags = self.tags.count
        }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__ServiceInstance__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__ServiceInstance__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Testing__ServiceInstance__MetaEntry.self, capacity: 1)
                tombolo__testing__service_instance__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if !self.taggedAddresses.isEmpty {
            let pairs = self.taggedAddresses.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__ServiceInstance__TaggedAddressesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__ServiceInstance__TaggedAddressesEntry>.size)
                    .bindMemory(to: Tombolo__Testing__ServiceInstance__TaggedAddressesEntry.self, capacity: 1)
                tombolo__testing__service_instance__tagged_addresses_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "tagged_addresses", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "tagged_addresses", index)
                list[index] = entry
            }
            c.pointee.n_tagged_addresses = pairs.count
            c.pointee.tagged_addresses = list
        }
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.nodeID.isEmpty { c.pointee.node_id = try SchemaCoding.text(arena, self.nodeID, "node_id") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "partition") }
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if let value = self.proxy { c.pointee.proxy = try value.store(in: arena, at: "proxy") }
        if !self.checks.isEmpty {
            let items = self.checks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Testing__Check>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Testing__Check>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "checks", index) }
            c.pointee.n_checks = items.count
            c.pointee.checks = list
        }
        c.pointee.enable_tag_override = self.enableTagOverride ? 1 : 0
        c.pointee.passing_weight = self.passingWeight
        c.pointee.warning_weight = self.warningWeight
        c.pointee.create_index = self.createIndex
        if let value = self.ttl {
            c.pointee._ttl_case = Tombolo__Testing__ServiceInstance__TtlCase(rawValue: 21)
            c.pointee.ttl = value
        }
        if !self.digest.isEmpty { c.pointee.digest = try SchemaCoding.data(arena, self.digest, "digest") }
        if !self.socketPath.isEmpty { c.pointee.socket_path = try SchemaCoding.text(arena, self.socketPath, "socket_path") }
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__ServiceInstance>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.port = c.pointee.port
        self.tags = try SchemaCoding.strings(c.pointee.tags, c.pointee.n_tags, "tags")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        if c.pointee.n_tagged_addresses > 0, let list = c.pointee.tagged_addresses {
            var pairs = [String: TestingWire.Address](minimumCapacity: c.pointee.n_tagged_addresses)
            for index in 0..<c.pointee.n_tagged_addresses {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "tagged_addresses", index)
                var value = TestingWire.Address()
                if let pointer = entry.pointee.value {
                    value = try TestingWire.Address(c: pointer, at: "tagged_addresses", index)
                }
                pairs[key] = value
            }
            self.taggedAddresses = pairs
        }
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.nodeID = try SchemaCoding.string(c.pointee.node_id, "node_id")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        self.partition = try SchemaCoding.string(c.pointee.partition, "partition")
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        if let item = c.pointee.proxy { self.proxy = try TestingWire.Proxy(c: item, at: "proxy") }
        if c.pointee.n_checks > 0, let list = c.pointee.checks {
            var items: [TestingWire.Check] = []
            items.reserveCapacity(c.pointee.n_checks)
            for index in 0..<c.pointee.n_checks {
                guard let item = list[index] else { continue }
                items.append(try TestingWire.Check(c: item, at: "checks", index))
            }
            self.checks = items
        }
        self.enableTagOverride = c.pointee.enable_tag_override != 0
        self.passingWeight = c.pointee.passing_weight
        self.warningWeight = c.pointee.warning_weight
        self.createIndex = c.pointee.create_index
        if c.pointee._ttl_case.rawValue == 21 { self.ttl = c.pointee.ttl }
        self.digest = SchemaCoding.bytes(c.pointee.digest)
        self.socketPath = try SchemaCoding.string(c.pointee.socket_path, "socket_path")
        self.modifyIndex = c.pointee.modify_index
    }
}

extension TestingWire.Everything: SchemaCodable {
    /// `tombolo.testing.Everything`.
    package static var fullName: String { "tombolo.testing.Everything" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Everything> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Everything>.size)
            .bindMemory(to: Tombolo__Testing__Everything.self, capacity: 1)
        tombolo__testing__everything__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Everything> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Everything>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Everything>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.a_double = self.aDouble
        c.pointee.a_float = self.aFloat
        c.pointee.an_int32 = self.anInt32
        c.pointee.an_int64 = self.anInt64
        c.pointee.a_uint32 = self.aUint32
        c.pointee.a_uint64 = self.aUint64
        c.pointee.a_sint32 = self.aSint32
        c.pointee.a_sint64 = self.aSint64
        c.pointee.a_fixed32 = self.aFixed32
        c.pointee.a_fixed64 = self.aFixed64
        c.pointee.a_sfixed32 = self.aSfixed32
        c.pointee.a_sfixed64 = self.aSfixed64
        c.pointee.a_bool = self.aBool ? 1 : 0
        if !self.aString.isEmpty { c.pointee.a_string = try SchemaCoding.text(arena, self.aString, "a_string") }
        if !self.aBytes.isEmpty { c.pointee.a_bytes = try SchemaCoding.data(arena, self.aBytes, "a_bytes") }
        c.pointee.an_enum = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: self.anEnum.rawValue))
        if let value = self.aMessage { c.pointee.a_message = try value.store(in: arena, at: "a_message") }
        if !self.doubles.isEmpty {
            let items = self.doubles
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<Double>.stride)
                .bindMemory(to: (Double).self, capacity: items.count)
            for index in items.indices { list[index] = items[index] }
            c.pointee.n_doubles = items.count
            c.pointee.doubles = list
        }
        if !self.int32s.isEmpty {
            let items = self.int32s
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<Int32>.stride)
                .bindMemory(to: (Int32).self, capacity: items.count)
            for index in items.indices { list[index] = items[index] }
            c.pointee.n_int32s = items.count
            c.pointee.int32s = list
        }
        if !self.sint64s.isEmpty {
            let items = self.sint64s
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<Int64>.stride)
                .bindMemory(to: (Int64).self, capacity: items.count)
            for index in items.indices { list[index] = items[index] }
            c.pointee.n_sint64s = items.count
            c.pointee.sint64s = list
        }
        if !self.bools.isEmpty {
            let items = self.bools
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<protobuf_c_boolean>.stride)
                .bindMemory(to: (protobuf_c_boolean).self, capacity: items.count)
            for index in items.indices { list[index] = items[index] ? 1 : 0 }
            c.pointee.n_bools = items.count
            c.pointee.bools = list
        }
        if !self.strings.isEmpty {
            c.pointee.strings = try SchemaCoding.texts(arena, self.strings, "strings")
            c.pointee.n_strings = self.strings.count
        }
        if !self.chunks.isEmpty {
            let items = self.chunks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<ProtobufCBinaryData>.stride)
                .bindMemory(to: (ProtobufCBinaryData).self, capacity: items.count)
            for index in items.indices { list[index] = try SchemaCoding.data(arena, items[index], "chunks") }
            c.pointee.n_chunks = items.count
            c.pointee.chunks = list
        }
        if !self.enums.isEmpty {
            let items = self.enums
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<Tombolo__Testing__Health>.stride)
                .bindMemory(to: (Tombolo__Testing__Health).self, capacity: items.count)
            for index in items.indices { list[index] = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: items[index].rawValue)) }
            c.pointee.n_enums = items.count
            c.pointee.enums = list
        }
        if !self.messages.isEmpty {
            let items = self.messages
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Testing__Check>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Testing__Check>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "messages", index) }
            c.pointee.n_messages = items.count
            c.pointee.messages = list
        }
        if !self.textsByText.isEmpty {
            let pairs = self.textsByText.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Everything__TextsByTextEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Everything__TextsByTextEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Everything__TextsByTextEntry.self, capacity: 1)
                tombolo__testing__everything__texts_by_text_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "texts_by_text", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "texts_by_text", index)
                list[index] = entry
            }
            c.pointee.n_texts_by_text = pairs.count
            c.pointee.texts_by_text = list
        }
        if !self.chunksByNumber.isEmpty {
            let pairs = self.chunksByNumber.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Everything__ChunksByNumberEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Everything__ChunksByNumberEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Everything__ChunksByNumberEntry.self, capacity: 1)
                tombolo__testing__everything__chunks_by_number_entry__init(entry)
                entry.pointee.key = pairs[index].key
                entry.pointee.value = try SchemaCoding.data(arena, pairs[index].value, "chunks_by_number")
                list[index] = entry
            }
            c.pointee.n_chunks_by_number = pairs.count
            c.pointee.chunks_by_number = list
        }
        if !self.messagesByText.isEmpty {
            let pairs = self.messagesByText.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Everything__MessagesByTextEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Everything__MessagesByTextEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Everything__MessagesByTextEntry.self, capacity: 1)
                tombolo__testing__everything__messages_by_text_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "messages_by_text", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "messages_by_text", index)
                list[index] = entry
            }
            c.pointee.n_messages_by_text = pairs.count
            c.pointee.messages_by_text = list
        }
        if !self.enumsByNumber.isEmpty {
            let pairs = self.enumsByNumber.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Everything__EnumsByNumberEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Everything__EnumsByNumberEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Everything__EnumsByNumberEntry.self, capacity: 1)
                tombolo__testing__everything__enums_by_number_entry__init(entry)
                entry.pointee.key = pairs[index].key
                entry.pointee.value = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: pairs[index].value.rawValue))
                list[index] = entry
            }
            c.pointee.n_enums_by_number = pairs.count
            c.pointee.enums_by_number = list
        }
        if let value = self.optionalNumber {
            c.pointee._optional_number_case = Tombolo__Testing__Everything__OptionalNumberCase(rawValue: 51)
            c.pointee.optional_number = value
        }
        if let value = self.optionalText {
            c.pointee._optional_text_case = Tombolo__Testing__Everything__OptionalTextCase(rawValue: 52)
            c.pointee.optional_text = try SchemaCoding.text(arena, value, "optional_text")
        }
        if let value = self.optionalBool {
            c.pointee._optional_bool_case = Tombolo__Testing__Everything__OptionalBoolCase(rawValue: 53)
            c.pointee.optional_bool = value ? 1 : 0
        }
        if let value = self.optionalBytes {
            c.pointee._optional_bytes_case = Tombolo__Testing__Everything__OptionalBytesCase(rawValue: 54)
            c.pointee.optional_bytes = try SchemaCoding.data(arena, value, "optional_bytes")
        }
        if let value = self.optionalHealth {
            c.pointee._optional_health_case = Tombolo__Testing__Everything__OptionalHealthCase(rawValue: 55)
            c.pointee.optional_health = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: value.rawValue))
        }
        switch self.choice {
        case .chosenText(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 61)
            c.pointee.chosen_text = try SchemaCoding.text(arena, value, "chosen_text")
        case .chosenMessage(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 62)
            c.pointee.chosen_message = try value.store(in: arena, at: "chosen_message")
        case .chosenNumber(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 63)
            c.pointee.chosen_number = value
        case .chosenBytes(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 64)
            c.pointee.chosen_bytes = try SchemaCoding.data(arena, value, "chosen_bytes")
        case .chosenHealth(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 65)
            c.pointee.chosen_health = Tombolo__Testing__Health(rawValue: UInt32(bitPattern: value.rawValue))
        case .chosenEmpty(let value):
            c.pointee.choice_case = Tombolo__Testing__Everything__ChoiceCase(rawValue: 66)
            c.pointee.chosen_empty = try value.store(in: arena, at: "chosen_empty")
        case nil: break
        }
        if let value = self.any { c.pointee.any = try value.store(in: arena, at: "any") }
        if let value = self.duration { c.pointee.duration = try value.store(in: arena, at: "duration") }
        if let value = self.timestamp { c.pointee.timestamp = try value.store(in: arena, at: "timestamp") }
        if let value = self.json { c.pointee.json = try value.store(in: arena, at: "json") }
        if let value = self.wrapped { c.pointee.wrapped = try value.store(in: arena, at: "wrapped") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Everything>) throws(SchemaError) {
        self.init()
        self.aDouble = c.pointee.a_double
        self.aFloat = c.pointee.a_float
        self.anInt32 = c.pointee.an_int32
        self.anInt64 = c.pointee.an_int64
        self.aUint32 = c.pointee.a_uint32
        self.aUint64 = c.pointee.a_uint64
        self.aSint32 = c.pointee.a_sint32
        self.aSint64 = c.pointee.a_sint64
        self.aFixed32 = c.pointee.a_fixed32
        self.aFixed64 = c.pointee.a_fixed64
        self.aSfixed32 = c.pointee.a_sfixed32
        self.aSfixed64 = c.pointee.a_sfixed64
        self.aBool = c.pointee.a_bool != 0
        self.aString = try SchemaCoding.string(c.pointee.a_string, "a_string")
        self.aBytes = SchemaCoding.bytes(c.pointee.a_bytes)
        self.anEnum = TestingWire.Health(rawValue: Int32(bitPattern: c.pointee.an_enum.rawValue))
        if let item = c.pointee.a_message { self.aMessage = try TestingWire.Check(c: item, at: "a_message") }
        if c.pointee.n_doubles > 0, let list = c.pointee.doubles {
            var items: [Double] = []
            items.reserveCapacity(c.pointee.n_doubles)
            for index in 0..<c.pointee.n_doubles {
                items.append(list[index])
            }
            self.doubles = items
        }
        if c.pointee.n_int32s > 0, let list = c.pointee.int32s {
            var items: [Int32] = []
            items.reserveCapacity(c.pointee.n_int32s)
            for index in 0..<c.pointee.n_int32s {
                items.append(list[index])
            }
            self.int32s = items
        }
        if c.pointee.n_sint64s > 0, let list = c.pointee.sint64s {
            var items: [Int64] = []
            items.reserveCapacity(c.pointee.n_sint64s)
            for index in 0..<c.pointee.n_sint64s {
                items.append(list[index])
            }
            self.sint64s = items
        }
        if c.pointee.n_bools > 0, let list = c.pointee.bools {
            var items: [Bool] = []
            items.reserveCapacity(c.pointee.n_bools)
            for index in 0..<c.pointee.n_bools {
                items.append(list[index] != 0)
            }
            self.bools = items
        }
        self.strings = try SchemaCoding.strings(c.pointee.strings, c.pointee.n_strings, "strings")
        if c.pointee.n_chunks > 0, let list = c.pointee.chunks {
            var items: [[UInt8]] = []
            items.reserveCapacity(c.pointee.n_chunks)
            for index in 0..<c.pointee.n_chunks {
                items.append(SchemaCoding.bytes(list[index]))
            }
            self.chunks = items
        }
        if c.pointee.n_enums > 0, let list = c.pointee.enums {
            var items: [TestingWire.Health] = []
            items.reserveCapacity(c.pointee.n_enums)
            for index in 0..<c.pointee.n_enums {
                items.append(TestingWire.Health(rawValue: Int32(bitPattern: list[index].rawValue)))
            }
            self.enums = items
        }
        if c.pointee.n_messages > 0, let list = c.pointee.messages {
            var items: [TestingWire.Check] = []
            items.reserveCapacity(c.pointee.n_messages)
            for index in 0..<c.pointee.n_messages {
                guard let item = list[index] else { continue }
                items.append(try TestingWire.Check(c: item, at: "messages", index))
            }
            self.messages = items
        }
        if c.pointee.n_texts_by_text > 0, let list = c.pointee.texts_by_text {
            var pairs = [String: String](minimumCapacity: c.pointee.n_texts_by_text)
            for index in 0..<c.pointee.n_texts_by_text {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "texts_by_text", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "texts_by_text", index)
            }
            self.textsByText = pairs
        }
        if c.pointee.n_chunks_by_number > 0, let list = c.pointee.chunks_by_number {
            var pairs = [Int32: [UInt8]](minimumCapacity: c.pointee.n_chunks_by_number)
            for index in 0..<c.pointee.n_chunks_by_number {
                guard let entry = list[index] else { continue }
                let key = entry.pointee.key
                pairs[key] = SchemaCoding.bytes(entry.pointee.value)
            }
            self.chunksByNumber = pairs
        }
        if c.pointee.n_messages_by_text > 0, let list = c.pointee.messages_by_text {
            var pairs = [String: TestingWire.Check](minimumCapacity: c.pointee.n_messages_by_text)
            for index in 0..<c.pointee.n_messages_by_text {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "messages_by_text", index)
                var value = TestingWire.Check()
                if let pointer = entry.pointee.value {
                    value = try TestingWire.Check(c: pointer, at: "messages_by_text", index)
                }
                pairs[key] = value
            }
            self.messagesByText = pairs
        }
        if c.pointee.n_enums_by_number > 0, let list = c.pointee.enums_by_number {
            var pairs = [UInt64: TestingWire.Health](minimumCapacity: c.pointee.n_enums_by_number)
            for index in 0..<c.pointee.n_enums_by_number {
                guard let entry = list[index] else { continue }
                let key = entry.pointee.key
                pairs[key] = TestingWire.Health(rawValue: Int32(bitPattern: entry.pointee.value.rawValue))
            }
            self.enumsByNumber = pairs
        }
        if c.pointee._optional_number_case.rawValue == 51 { self.optionalNumber = c.pointee.optional_number }
        if c.pointee._optional_text_case.rawValue == 52 { self.optionalText = try SchemaCoding.string(c.pointee.optional_text, "optional_text") }
        if c.pointee._optional_bool_case.rawValue == 53 { self.optionalBool = c.pointee.optional_bool != 0 }
        if c.pointee._optional_bytes_case.rawValue == 54 { self.optionalBytes = SchemaCoding.bytes(c.pointee.optional_bytes) }
        if c.pointee._optional_health_case.rawValue == 55 { self.optionalHealth = TestingWire.Health(rawValue: Int32(bitPattern: c.pointee.optional_health.rawValue)) }
        switch c.pointee.choice_case.rawValue {
        case 61:
            self.choice = .chosenText(try SchemaCoding.string(c.pointee.chosen_text, "chosen_text"))
        case 62:
            if let item = c.pointee.chosen_message {
                self.choice = .chosenMessage(try TestingWire.Check(c: item, at: "chosen_message"))
            }
        case 63:
            self.choice = .chosenNumber(c.pointee.chosen_number)
        case 64:
            self.choice = .chosenBytes(SchemaCoding.bytes(c.pointee.chosen_bytes))
        case 65:
            self.choice = .chosenHealth(TestingWire.Health(rawValue: Int32(bitPattern: c.pointee.chosen_health.rawValue)))
        case 66:
            if let item = c.pointee.chosen_empty {
                self.choice = .chosenEmpty(try GoogleProtobuf.Empty(c: item, at: "chosen_empty"))
            }
        default: break
        }
        if let item = c.pointee.any { self.any = try GoogleProtobuf.AnyMessage(c: item, at: "any") }
        if let item = c.pointee.duration { self.duration = try GoogleProtobuf.Duration(c: item, at: "duration") }
        if let item = c.pointee.timestamp { self.timestamp = try GoogleProtobuf.Timestamp(c: item, at: "timestamp") }
        if let item = c.pointee.json { self.json = try GoogleProtobuf.Struct(c: item, at: "json") }
        if let item = c.pointee.wrapped { self.wrapped = try GoogleProtobuf.StringValue(c: item, at: "wrapped") }
    }
}

extension TestingWire.Tree: SchemaCodable {
    /// `tombolo.testing.Tree`.
    package static var fullName: String { "tombolo.testing.Tree" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Tree> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Tree>.size)
            .bindMemory(to: Tombolo__Testing__Tree.self, capacity: 1)
        tombolo__testing__tree__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Tree> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Tree>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Tree>, in arena: SchemaArena) throws(SchemaError) {
        if !self.label.isEmpty { c.pointee.label = try SchemaCoding.text(arena, self.label, "label") }
        if let value = self.left { c.pointee.left = try value.store(in: arena, at: "left") }
        if !self.children.isEmpty {
            let items = self.children
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Testing__Tree>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Testing__Tree>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "children", index) }
            c.pointee.n_children = items.count
            c.pointee.children = list
        }
        if !self.named.isEmpty {
            let pairs = self.named.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Testing__Tree__NamedEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Tree__NamedEntry>.size)
                    .bindMemory(to: Tombolo__Testing__Tree__NamedEntry.self, capacity: 1)
                tombolo__testing__tree__named_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "named", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "named", index)
                list[index] = entry
            }
            c.pointee.n_named = pairs.count
            c.pointee.named = list
        }
        switch self.choice {
        case .chosen(let value):
            c.pointee.choice_case = Tombolo__Testing__Tree__ChoiceCase(rawValue: 5)
            c.pointee.chosen = try value.store(in: arena, at: "chosen")
        case .leaf(let value):
            c.pointee.choice_case = Tombolo__Testing__Tree__ChoiceCase(rawValue: 6)
            c.pointee.leaf = try SchemaCoding.text(arena, value, "leaf")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Tree>) throws(SchemaError) {
        self.init()
        self.label = try SchemaCoding.string(c.pointee.label, "label")
        if let item = c.pointee.left { self.left = try TestingWire.Tree(c: item, at: "left") }
        if c.pointee.n_children > 0, let list = c.pointee.children {
            var items: [TestingWire.Tree] = []
            items.reserveCapacity(c.pointee.n_children)
            for index in 0..<c.pointee.n_children {
                guard let item = list[index] else { continue }
                items.append(try TestingWire.Tree(c: item, at: "children", index))
            }
            self.children = items
        }
        if c.pointee.n_named > 0, let list = c.pointee.named {
            var pairs = [String: TestingWire.Tree](minimumCapacity: c.pointee.n_named)
            for index in 0..<c.pointee.n_named {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "named", index)
                var value = TestingWire.Tree()
                if let pointer = entry.pointee.value {
                    value = try TestingWire.Tree(c: pointer, at: "named", index)
                }
                pairs[key] = value
            }
            self.named = pairs
        }
        switch c.pointee.choice_case.rawValue {
        case 5:
            if let item = c.pointee.chosen {
                self.choice = .chosen(try TestingWire.Tree(c: item, at: "chosen"))
            }
        case 6:
            self.choice = .leaf(try SchemaCoding.string(c.pointee.leaf, "leaf"))
        default: break
        }
    }
}

extension TestingWire.Names: SchemaCodable {
    /// `tombolo.testing.Names`.
    package static var fullName: String { "tombolo.testing.Names" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Names> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Testing__Names>.size)
            .bindMemory(to: Tombolo__Testing__Names.self, capacity: 1)
        tombolo__testing__names__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Testing__Names> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Testing__Names>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Testing__Names>, in arena: SchemaArena) throws(SchemaError) {
        if !self.class.isEmpty { c.pointee.class_ = try SchemaCoding.text(arena, self.class, "class") }
        if !self.default.isEmpty { c.pointee.default_ = try SchemaCoding.text(arena, self.default, "default") }
        c.pointee.in = self.in ? 1 : 0
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "namespace") }
        if !self.operator.isEmpty { c.pointee.operator_ = try SchemaCoding.text(arena, self.operator, "operator") }
        if !self.rootPEMs.isEmpty {
            c.pointee.rootpems = try SchemaCoding.texts(arena, self.rootPEMs, "RootPEMs")
            c.pointee.n_rootpems = self.rootPEMs.count
        }
        if !self.peerID.isEmpty { c.pointee.peerid = try SchemaCoding.text(arena, self.peerID, "PeerID") }
        if !self.lanAddress.isEmpty { c.pointee.lanaddress = try SchemaCoding.text(arena, self.lanAddress, "LANAddress") }
        switch self.switch {
        case .`case`(let value):
            c.pointee.switch_case = Tombolo__Testing__Names__SwitchCase(rawValue: 9)
            c.pointee.case_ = try SchemaCoding.text(arena, value, "case")
        case .self_(let value):
            c.pointee.switch_case = Tombolo__Testing__Names__SwitchCase(rawValue: 10)
            c.pointee.`self` = try SchemaCoding.text(arena, value, "self")
        case nil: break
        }
        c.pointee.type = Tombolo__Testing__Names__Type(rawValue: UInt32(bitPattern: self.type.rawValue))
        if !self.description.isEmpty { c.pointee.description = try SchemaCoding.text(arena, self.description, "description") }
        if !self.init_.isEmpty { c.pointee.`init` = try SchemaCoding.text(arena, self.init_, "init") }
        if !self.hashValue_.isEmpty { c.pointee.hash_value = try SchemaCoding.text(arena, self.hashValue_, "hash_value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Testing__Names>) throws(SchemaError) {
        self.init()
        self.class = try SchemaCoding.string(c.pointee.class_, "class")
        self.default = try SchemaCoding.string(c.pointee.default_, "default")
        self.in = c.pointee.in != 0
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "namespace")
        self.operator = try SchemaCoding.string(c.pointee.operator_, "operator")
        self.rootPEMs = try SchemaCoding.strings(c.pointee.rootpems, c.pointee.n_rootpems, "RootPEMs")
        self.peerID = try SchemaCoding.string(c.pointee.peerid, "PeerID")
        self.lanAddress = try SchemaCoding.string(c.pointee.lanaddress, "LANAddress")
        switch c.pointee.switch_case.rawValue {
        case 9:
            self.switch = .`case`(try SchemaCoding.string(c.pointee.case_, "case"))
        case 10:
            self.switch = .self_(try SchemaCoding.string(c.pointee.`self`, "self"))
        default: break
        }
        self.type = TestingWire.Names.TypeKind(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        self.description = try SchemaCoding.string(c.pointee.description, "description")
        self.init_ = try SchemaCoding.string(c.pointee.`init`, "init")
        self.hashValue_ = try SchemaCoding.string(c.pointee.hash_value, "hash_value")
    }
}
