// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_service.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeerServiceWire.CheckServiceNode: SchemaCodable {
    /// `hashicorp.consul.internal.service.CheckServiceNode`.
    package static var fullName: String { "hashicorp.consul.internal.service.CheckServiceNode" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__CheckServiceNode>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__CheckServiceNode.self, capacity: 1)
        hashicorp__consul__internal__service__check_service_node__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "Node") }
        if let value = self.service { c.pointee.service = try value.store(in: arena, at: "Service") }
        if !self.checks.isEmpty {
            let items = self.checks
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheck>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheck>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "Checks", index) }
            c.pointee.n_checks = items.count
            c.pointee.checks = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try PeerServiceWire.Node(c: item, at: "Node") }
        if let item = c.pointee.service { self.service = try PeerServiceWire.NodeService(c: item, at: "Service") }
        if c.pointee.n_checks > 0, let list = c.pointee.checks {
            var items: [PeerServiceWire.HealthCheck] = []
            items.reserveCapacity(c.pointee.n_checks)
            for index in 0..<c.pointee.n_checks {
                guard let item = list[index] else { continue }
                items.append(try PeerServiceWire.HealthCheck(c: item, at: "Checks", index))
            }
            self.checks = items
        }
    }
}

extension PeerServiceWire.IndexedCheckServiceNodes: SchemaCodable {
    /// `hashicorp.consul.internal.service.IndexedCheckServiceNodes`.
    package static var fullName: String { "hashicorp.consul.internal.service.IndexedCheckServiceNodes" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes.self, capacity: 1)
        hashicorp__consul__internal__service__indexed_check_service_nodes__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if !self.nodes.isEmpty {
            let items = self.nodes
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__CheckServiceNode>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "Nodes", index) }
            c.pointee.n_nodes = items.count
            c.pointee.nodes = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__IndexedCheckServiceNodes>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        if c.pointee.n_nodes > 0, let list = c.pointee.nodes {
            var items: [PeerServiceWire.CheckServiceNode] = []
            items.reserveCapacity(c.pointee.n_nodes)
            for index in 0..<c.pointee.n_nodes {
                guard let item = list[index] else { continue }
                items.append(try PeerServiceWire.CheckServiceNode(c: item, at: "Nodes", index))
            }
            self.nodes = items
        }
    }
}

extension PeerServiceWire.Node: SchemaCodable {
    /// `hashicorp.consul.internal.service.Node`.
    package static var fullName: String { "hashicorp.consul.internal.service.Node" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Node> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__Node>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__Node.self, capacity: 1)
        hashicorp__consul__internal__service__node__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Node> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Node>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Node>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "ID") }
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "Node") }
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "Address") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "Datacenter") }
        if !self.taggedAddresses.isEmpty {
            let pairs = self.taggedAddresses.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Node__TaggedAddressesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__Node__TaggedAddressesEntry>.size)
                    .bindMemory(to: Hashicorp__Consul__Internal__Service__Node__TaggedAddressesEntry.self, capacity: 1)
                hashicorp__consul__internal__service__node__tagged_addresses_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "TaggedAddresses", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "TaggedAddresses", index)
                list[index] = entry
            }
            c.pointee.n_taggedaddresses = pairs.count
            c.pointee.taggedaddresses = list
        }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Node__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__Node__MetaEntry>.size)
                    .bindMemory(to: Hashicorp__Consul__Internal__Service__Node__MetaEntry.self, capacity: 1)
                hashicorp__consul__internal__service__node__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "Meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "Meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if let value = self.raftIndex { c.pointee.raftindex = try value.store(in: arena, at: "RaftIndex") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "Partition") }
        if !self.peerName.isEmpty { c.pointee.peername = try SchemaCoding.text(arena, self.peerName, "PeerName") }
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "Locality") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Node>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "ID")
        self.node = try SchemaCoding.string(c.pointee.node, "Node")
        self.address = try SchemaCoding.string(c.pointee.address, "Address")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "Datacenter")
        if c.pointee.n_taggedaddresses > 0, let list = c.pointee.taggedaddresses {
            var pairs = [String: String](minimumCapacity: c.pointee.n_taggedaddresses)
            for index in 0..<c.pointee.n_taggedaddresses {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "TaggedAddresses", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "TaggedAddresses", index)
            }
            self.taggedAddresses = pairs
        }
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "Meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "Meta", index)
            }
            self.meta = pairs
        }
        if let item = c.pointee.raftindex { self.raftIndex = try PeerCommonWire.RaftIndex(c: item, at: "RaftIndex") }
        self.partition = try SchemaCoding.string(c.pointee.partition, "Partition")
        self.peerName = try SchemaCoding.string(c.pointee.peername, "PeerName")
        if let item = c.pointee.locality { self.locality = try PeerCommonWire.Locality(c: item, at: "Locality") }
    }
}

extension PeerServiceWire.NodeService: SchemaCodable {
    /// `hashicorp.consul.internal.service.NodeService`.
    package static var fullName: String { "hashicorp.consul.internal.service.NodeService" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__NodeService> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__NodeService>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__NodeService.self, capacity: 1)
        hashicorp__consul__internal__service__node_service__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__NodeService> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__NodeService>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__NodeService>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "Kind") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "ID") }
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "Service") }
        if !self.tags.isEmpty {
            c.pointee.tags = try SchemaCoding.texts(arena, self.tags, "Tags")
            c.pointee.n_tags = self.tags.count
        }
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "Address") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__NodeService__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__NodeService__MetaEntry>.size)
                    .bindMemory(to: Hashicorp__Consul__Internal__Service__NodeService__MetaEntry.self, capacity: 1)
                hashicorp__consul__internal__service__node_service__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "Meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "Meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        c.pointee.port = self.port
        if let value = self.weights { c.pointee.weights = try value.store(in: arena, at: "Weights") }
        c.pointee.enabletagoverride = self.enableTagOverride ? 1 : 0
        if let value = self.proxy { c.pointee.proxy = try value.store(in: arena, at: "Proxy") }
        if let value = self.connect { c.pointee.connect = try value.store(in: arena, at: "Connect") }
        c.pointee.locallyregisteredassidecar = self.locallyRegisteredAsSidecar ? 1 : 0
        if let value = self.raftIndex { c.pointee.raftindex = try value.store(in: arena, at: "RaftIndex") }
        if !self.taggedAddresses.isEmpty {
            let pairs = self.taggedAddresses.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__NodeService__TaggedAddressesEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__NodeService__TaggedAddressesEntry>.size)
                    .bindMemory(to: Hashicorp__Consul__Internal__Service__NodeService__TaggedAddressesEntry.self, capacity: 1)
                hashicorp__consul__internal__service__node_service__tagged_addresses_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "TaggedAddresses", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "TaggedAddresses", index)
                list[index] = entry
            }
            c.pointee.n_taggedaddresses = pairs.count
            c.pointee.taggedaddresses = list
        }
        if let value = self.enterpriseMeta { c.pointee.enterprisemeta = try value.store(in: arena, at: "EnterpriseMeta") }
        if !self.socketPath.isEmpty { c.pointee.socketpath = try SchemaCoding.text(arena, self.socketPath, "SocketPath") }
        if !self.peerName.isEmpty { c.pointee.peername = try SchemaCoding.text(arena, self.peerName, "PeerName") }
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "Locality") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__NodeService>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "Kind")
        self.id = try SchemaCoding.string(c.pointee.id, "ID")
        self.service = try SchemaCoding.string(c.pointee.service, "Service")
        self.tags = try SchemaCoding.strings(c.pointee.tags, c.pointee.n_tags, "Tags")
        self.address = try SchemaCoding.string(c.pointee.address, "Address")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "Meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "Meta", index)
            }
            self.meta = pairs
        }
        self.port = c.pointee.port
        if let item = c.pointee.weights { self.weights = try PeerServiceWire.Weights(c: item, at: "Weights") }
        self.enableTagOverride = c.pointee.enabletagoverride != 0
        if let item = c.pointee.proxy { self.proxy = try PeerServiceWire.ConnectProxyConfig(c: item, at: "Proxy") }
        if let item = c.pointee.connect { self.connect = try PeerServiceWire.ServiceConnect(c: item, at: "Connect") }
        self.locallyRegisteredAsSidecar = c.pointee.locallyregisteredassidecar != 0
        if let item = c.pointee.raftindex { self.raftIndex = try PeerCommonWire.RaftIndex(c: item, at: "RaftIndex") }
        if c.pointee.n_taggedaddresses > 0, let list = c.pointee.taggedaddresses {
            var pairs = [String: PeerServiceWire.ServiceAddress](minimumCapacity: c.pointee.n_taggedaddresses)
            for index in 0..<c.pointee.n_taggedaddresses {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "TaggedAddresses", index)
                var value = PeerServiceWire.ServiceAddress()
                if let pointer = entry.pointee.value {
                    value = try PeerServiceWire.ServiceAddress(c: pointer, at: "TaggedAddresses", index)
                }
                pairs[key] = value
            }
            self.taggedAddresses = pairs
        }
        if let item = c.pointee.enterprisemeta { self.enterpriseMeta = try PeerCommonWire.EnterpriseMeta(c: item, at: "EnterpriseMeta") }
        self.socketPath = try SchemaCoding.string(c.pointee.socketpath, "SocketPath")
        self.peerName = try SchemaCoding.string(c.pointee.peername, "PeerName")
        if let item = c.pointee.locality { self.locality = try PeerCommonWire.Locality(c: item, at: "Locality") }
    }
}

extension PeerServiceWire.ServiceAddress: SchemaCodable {
    /// `hashicorp.consul.internal.service.ServiceAddress`.
    package static var fullName: String { "hashicorp.consul.internal.service.ServiceAddress" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceAddress> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ServiceAddress>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ServiceAddress.self, capacity: 1)
        hashicorp__consul__internal__service__service_address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceAddress> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceAddress>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceAddress>, in arena: SchemaArena) throws(SchemaError) {
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "Address") }
        c.pointee.port = self.port
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceAddress>) throws(SchemaError) {
        self.init()
        self.address = try SchemaCoding.string(c.pointee.address, "Address")
        self.port = c.pointee.port
    }
}

extension PeerServiceWire.Weights: SchemaCodable {
    /// `hashicorp.consul.internal.service.Weights`.
    package static var fullName: String { "hashicorp.consul.internal.service.Weights" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Weights> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__Weights>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__Weights.self, capacity: 1)
        hashicorp__consul__internal__service__weights__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Weights> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Weights>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Weights>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.passing = self.passing
        c.pointee.warning = self.warning
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Weights>) throws(SchemaError) {
        self.init()
        self.passing = c.pointee.passing
        self.warning = c.pointee.warning
    }
}

extension PeerServiceWire.ServiceConnect: SchemaCodable {
    /// `hashicorp.consul.internal.service.ServiceConnect`.
    package static var fullName: String { "hashicorp.consul.internal.service.ServiceConnect" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceConnect> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ServiceConnect>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ServiceConnect.self, capacity: 1)
        hashicorp__consul__internal__service__service_connect__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceConnect> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceConnect>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceConnect>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.native = self.native ? 1 : 0
        if let value = self.sidecarService { c.pointee.sidecarservice = try value.store(in: arena, at: "SidecarService") }
        if let value = self.peerMeta { c.pointee.peermeta = try value.store(in: arena, at: "PeerMeta") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceConnect>) throws(SchemaError) {
        self.init()
        self.native = c.pointee.native != 0
        if let item = c.pointee.sidecarservice { self.sidecarService = try PeerServiceWire.ServiceDefinition(c: item, at: "SidecarService") }
        if let item = c.pointee.peermeta { self.peerMeta = try PeerServiceWire.PeeringServiceMeta(c: item, at: "PeerMeta") }
    }
}

extension PeerServiceWire.PeeringServiceMeta: SchemaCodable {
    /// `hashicorp.consul.internal.service.PeeringServiceMeta`.
    package static var fullName: String { "hashicorp.consul.internal.service.PeeringServiceMeta" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__PeeringServiceMeta> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__PeeringServiceMeta>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__PeeringServiceMeta.self, capacity: 1)
        hashicorp__consul__internal__service__peering_service_meta__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__PeeringServiceMeta> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__PeeringServiceMeta>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__PeeringServiceMeta>, in arena: SchemaArena) throws(SchemaError) {
        if !self.sni.isEmpty {
            c.pointee.sni = try SchemaCoding.texts(arena, self.sni, "SNI")
            c.pointee.n_sni = self.sni.count
        }
        if !self.spiffeID.isEmpty {
            c.pointee.spiffeid = try SchemaCoding.texts(arena, self.spiffeID, "SpiffeID")
            c.pointee.n_spiffeid = self.spiffeID.count
        }
        if !self.protocol.isEmpty { c.pointee.protocol = try SchemaCoding.text(arena, self.protocol, "Protocol") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__PeeringServiceMeta>) throws(SchemaError) {
        self.init()
        self.sni = try SchemaCoding.strings(c.pointee.sni, c.pointee.n_sni, "SNI")
        self.spiffeID = try SchemaCoding.strings(c.pointee.spiffeid, c.pointee.n_spiffeid, "SpiffeID")
        self.protocol = try SchemaCoding.string(c.pointee.protocol, "Protocol")
    }
}

extension PeerServiceWire.ConnectProxyConfig: SchemaCodable {
    /// `hashicorp.consul.internal.service.ConnectProxyConfig`.
    package static var fullName: String { "hashicorp.consul.internal.service.ConnectProxyConfig" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ConnectProxyConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ConnectProxyConfig>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ConnectProxyConfig.self, capacity: 1)
        hashicorp__consul__internal__service__connect_proxy_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ConnectProxyConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ConnectProxyConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ConnectProxyConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destinationServiceName.isEmpty { c.pointee.destinationservicename = try SchemaCoding.text(arena, self.destinationServiceName, "DestinationServiceName") }
        if !self.destinationServiceID.isEmpty { c.pointee.destinationserviceid = try SchemaCoding.text(arena, self.destinationServiceID, "DestinationServiceID") }
        if !self.localServiceAddress.isEmpty { c.pointee.localserviceaddress = try SchemaCoding.text(arena, self.localServiceAddress, "LocalServiceAddress") }
        c.pointee.localserviceport = self.localServicePort
        if let value = self.config { c.pointee.config = try value.store(in: arena, at: "Config") }
        if !self.upstreams.isEmpty {
            let items = self.upstreams
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Upstream>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Upstream>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "Upstreams", index) }
            c.pointee.n_upstreams = items.count
            c.pointee.upstreams = list
        }
        if let value = self.meshGateway { c.pointee.meshgateway = try value.store(in: arena, at: "MeshGateway") }
        if let value = self.expose { c.pointee.expose = try value.store(in: arena, at: "Expose") }
        if !self.mode.isEmpty { c.pointee.mode = try SchemaCoding.text(arena, self.mode, "Mode") }
        if let value = self.transparentProxy { c.pointee.transparentproxy = try value.store(in: arena, at: "TransparentProxy") }
        if !self.localServiceSocketPath.isEmpty { c.pointee.localservicesocketpath = try SchemaCoding.text(arena, self.localServiceSocketPath, "LocalServiceSocketPath") }
        if !self.envoyExtensions.isEmpty {
            let items = self.envoyExtensions
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "EnvoyExtensions", index) }
            c.pointee.n_envoyextensions = items.count
            c.pointee.envoyextensions = list
        }
        if let value = self.accessLogs { c.pointee.accesslogs = try value.store(in: arena, at: "AccessLogs") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ConnectProxyConfig>) throws(SchemaError) {
        self.init()
        self.destinationServiceName = try SchemaCoding.string(c.pointee.destinationservicename, "DestinationServiceName")
        self.destinationServiceID = try SchemaCoding.string(c.pointee.destinationserviceid, "DestinationServiceID")
        self.localServiceAddress = try SchemaCoding.string(c.pointee.localserviceaddress, "LocalServiceAddress")
        self.localServicePort = c.pointee.localserviceport
        if let item = c.pointee.config { self.config = try GoogleProtobuf.Struct(c: item, at: "Config") }
        if c.pointee.n_upstreams > 0, let list = c.pointee.upstreams {
            var items: [PeerServiceWire.Upstream] = []
            items.reserveCapacity(c.pointee.n_upstreams)
            for index in 0..<c.pointee.n_upstreams {
                guard let item = list[index] else { continue }
                items.append(try PeerServiceWire.Upstream(c: item, at: "Upstreams", index))
            }
            self.upstreams = items
        }
        if let item = c.pointee.meshgateway { self.meshGateway = try PeerServiceWire.MeshGatewayConfig(c: item, at: "MeshGateway") }
        if let item = c.pointee.expose { self.expose = try PeerServiceWire.ExposeConfig(c: item, at: "Expose") }
        self.mode = try SchemaCoding.string(c.pointee.mode, "Mode")
        if let item = c.pointee.transparentproxy { self.transparentProxy = try PeerServiceWire.TransparentProxyConfig(c: item, at: "TransparentProxy") }
        self.localServiceSocketPath = try SchemaCoding.string(c.pointee.localservicesocketpath, "LocalServiceSocketPath")
        if c.pointee.n_envoyextensions > 0, let list = c.pointee.envoyextensions {
            var items: [PeerCommonWire.EnvoyExtension] = []
            items.reserveCapacity(c.pointee.n_envoyextensions)
            for index in 0..<c.pointee.n_envoyextensions {
                guard let item = list[index] else { continue }
                items.append(try PeerCommonWire.EnvoyExtension(c: item, at: "EnvoyExtensions", index))
            }
            self.envoyExtensions = items
        }
        if let item = c.pointee.accesslogs { self.accessLogs = try PeerServiceWire.AccessLogsConfig(c: item, at: "AccessLogs") }
    }
}

extension PeerServiceWire.Upstream: SchemaCodable {
    /// `hashicorp.consul.internal.service.Upstream`.
    package static var fullName: String { "hashicorp.consul.internal.service.Upstream" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Upstream> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__Upstream>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__Upstream.self, capacity: 1)
        hashicorp__consul__internal__service__upstream__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Upstream> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Upstream>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__Upstream>, in arena: SchemaArena) throws(SchemaError) {
        if !self.destinationType.isEmpty { c.pointee.destinationtype = try SchemaCoding.text(arena, self.destinationType, "DestinationType") }
        if !self.destinationNamespace.isEmpty { c.pointee.destinationnamespace = try SchemaCoding.text(arena, self.destinationNamespace, "DestinationNamespace") }
        if !self.destinationName.isEmpty { c.pointee.destinationname = try SchemaCoding.text(arena, self.destinationName, "DestinationName") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "Datacenter") }
        if !self.localBindAddress.isEmpty { c.pointee.localbindaddress = try SchemaCoding.text(arena, self.localBindAddress, "LocalBindAddress") }
        c.pointee.localbindport = self.localBindPort
        if let value = self.config { c.pointee.config = try value.store(in: arena, at: "Config") }
        if let value = self.meshGateway { c.pointee.meshgateway = try value.store(in: arena, at: "MeshGateway") }
        c.pointee.centrallyconfigured = self.centrallyConfigured ? 1 : 0
        if !self.localBindSocketPath.isEmpty { c.pointee.localbindsocketpath = try SchemaCoding.text(arena, self.localBindSocketPath, "LocalBindSocketPath") }
        if !self.localBindSocketMode.isEmpty { c.pointee.localbindsocketmode = try SchemaCoding.text(arena, self.localBindSocketMode, "LocalBindSocketMode") }
        if !self.destinationPartition.isEmpty { c.pointee.destinationpartition = try SchemaCoding.text(arena, self.destinationPartition, "DestinationPartition") }
        if !self.destinationPeer.isEmpty { c.pointee.destinationpeer = try SchemaCoding.text(arena, self.destinationPeer, "DestinationPeer") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__Upstream>) throws(SchemaError) {
        self.init()
        self.destinationType = try SchemaCoding.string(c.pointee.destinationtype, "DestinationType")
        self.destinationNamespace = try SchemaCoding.string(c.pointee.destinationnamespace, "DestinationNamespace")
        self.destinationName = try SchemaCoding.string(c.pointee.destinationname, "DestinationName")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "Datacenter")
        self.localBindAddress = try SchemaCoding.string(c.pointee.localbindaddress, "LocalBindAddress")
        self.localBindPort = c.pointee.localbindport
        if let item = c.pointee.config { self.config = try GoogleProtobuf.Struct(c: item, at: "Config") }
        if let item = c.pointee.meshgateway { self.meshGateway = try PeerServiceWire.MeshGatewayConfig(c: item, at: "MeshGateway") }
        self.centrallyConfigured = c.pointee.centrallyconfigured != 0
        self.localBindSocketPath = try SchemaCoding.string(c.pointee.localbindsocketpath, "LocalBindSocketPath")
        self.localBindSocketMode = try SchemaCoding.string(c.pointee.localbindsocketmode, "LocalBindSocketMode")
        self.destinationPartition = try SchemaCoding.string(c.pointee.destinationpartition, "DestinationPartition")
        self.destinationPeer = try SchemaCoding.string(c.pointee.destinationpeer, "DestinationPeer")
    }
}

extension PeerServiceWire.MeshGatewayConfig: SchemaCodable {
    /// `hashicorp.consul.internal.service.MeshGatewayConfig`.
    package static var fullName: String { "hashicorp.consul.internal.service.MeshGatewayConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__MeshGatewayConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__MeshGatewayConfig>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__MeshGatewayConfig.self, capacity: 1)
        hashicorp__consul__internal__service__mesh_gateway_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__MeshGatewayConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__MeshGatewayConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__MeshGatewayConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.mode.isEmpty { c.pointee.mode = try SchemaCoding.text(arena, self.mode, "Mode") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__MeshGatewayConfig>) throws(SchemaError) {
        self.init()
        self.mode = try SchemaCoding.string(c.pointee.mode, "Mode")
    }
}

extension PeerServiceWire.TransparentProxyConfig: SchemaCodable {
    /// `hashicorp.consul.internal.service.TransparentProxyConfig`.
    package static var fullName: String { "hashicorp.consul.internal.service.TransparentProxyConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__TransparentProxyConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__TransparentProxyConfig>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__TransparentProxyConfig.self, capacity: 1)
        hashicorp__consul__internal__service__transparent_proxy_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__TransparentProxyConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__TransparentProxyConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__TransparentProxyConfig>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.outboundlistenerport = self.outboundListenerPort
        c.pointee.dialeddirectly = self.dialedDirectly ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__TransparentProxyConfig>) throws(SchemaError) {
        self.init()
        self.outboundListenerPort = c.pointee.outboundlistenerport
        self.dialedDirectly = c.pointee.dialeddirectly != 0
    }
}

extension PeerServiceWire.ExposeConfig: SchemaCodable {
    /// `hashicorp.consul.internal.service.ExposeConfig`.
    package static var fullName: String { "hashicorp.consul.internal.service.ExposeConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposeConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ExposeConfig>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ExposeConfig.self, capacity: 1)
        hashicorp__consul__internal__service__expose_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposeConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ExposeConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposeConfig>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.checks = self.checks ? 1 : 0
        if !self.paths.isEmpty {
            let items = self.paths
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposePath>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposePath>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "Paths", index) }
            c.pointee.n_paths = items.count
            c.pointee.paths = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ExposeConfig>) throws(SchemaError) {
        self.init()
        self.checks = c.pointee.checks != 0
        if c.pointee.n_paths > 0, let list = c.pointee.paths {
            var items: [PeerServiceWire.ExposePath] = []
            items.reserveCapacity(c.pointee.n_paths)
            for index in 0..<c.pointee.n_paths {
                guard let item = list[index] else { continue }
                items.append(try PeerServiceWire.ExposePath(c: item, at: "Paths", index))
            }
            self.paths = items
        }
    }
}

extension PeerServiceWire.ExposePath: SchemaCodable {
    /// `hashicorp.consul.internal.service.ExposePath`.
    package static var fullName: String { "hashicorp.consul.internal.service.ExposePath" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposePath> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ExposePath>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ExposePath.self, capacity: 1)
        hashicorp__consul__internal__service__expose_path__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposePath> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ExposePath>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ExposePath>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.listenerport = self.listenerPort
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "Path") }
        c.pointee.localpathport = self.localPathPort
        if !self.protocol.isEmpty { c.pointee.protocol = try SchemaCoding.text(arena, self.protocol, "Protocol") }
        c.pointee.parsedfromcheck = self.parsedFromCheck ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ExposePath>) throws(SchemaError) {
        self.init()
        self.listenerPort = c.pointee.listenerport
        self.path = try SchemaCoding.string(c.pointee.path, "Path")
        self.localPathPort = c.pointee.localpathport
        self.protocol = try SchemaCoding.string(c.pointee.protocol, "Protocol")
        self.parsedFromCheck = c.pointee.parsedfromcheck != 0
    }
}

extension PeerServiceWire.AccessLogsConfig: SchemaCodable {
    /// `hashicorp.consul.internal.service.AccessLogsConfig`.
    package static var fullName: String { "hashicorp.consul.internal.service.AccessLogsConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__AccessLogsConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__AccessLogsConfig>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__AccessLogsConfig.self, capacity: 1)
        hashicorp__consul__internal__service__access_logs_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__AccessLogsConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__AccessLogsConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__AccessLogsConfig>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.enabled = self.enabled ? 1 : 0
        c.pointee.disablelistenerlogs = self.disableListenerLogs ? 1 : 0
        if !self.type.isEmpty { c.pointee.type = try SchemaCoding.text(arena, self.type, "Type") }
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "Path") }
        if !self.jsonFormat.isEmpty { c.pointee.jsonformat = try SchemaCoding.text(arena, self.jsonFormat, "JSONFormat") }
        if !self.textFormat.isEmpty { c.pointee.textformat = try SchemaCoding.text(arena, self.textFormat, "TextFormat") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__AccessLogsConfig>) throws(SchemaError) {
        self.init()
        self.enabled = c.pointee.enabled != 0
        self.disableListenerLogs = c.pointee.disablelistenerlogs != 0
        self.type = try SchemaCoding.string(c.pointee.type, "Type")
        self.path = try SchemaCoding.string(c.pointee.path, "Path")
        self.jsonFormat = try SchemaCoding.string(c.pointee.jsonformat, "JSONFormat")
        self.textFormat = try SchemaCoding.string(c.pointee.textformat, "TextFormat")
    }
}

extension PeerServiceWire.ServiceDefinition: SchemaCodable {
    /// `hashicorp.consul.internal.service.ServiceDefinition`.
    package static var fullName: String { "hashicorp.consul.internal.service.ServiceDefinition" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceDefinition> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__ServiceDefinition>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__ServiceDefinition.self, capacity: 1)
        hashicorp__consul__internal__service__service_definition__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceDefinition> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceDefinition>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__ServiceDefinition>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "Kind") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "ID") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "Name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__ServiceDefinition>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "Kind")
        self.id = try SchemaCoding.string(c.pointee.id, "ID")
        self.name = try SchemaCoding.string(c.pointee.name, "Name")
    }
}

extension PeerServiceWire.HealthCheck: SchemaCodable {
    /// `hashicorp.consul.internal.service.HealthCheck`.
    package static var fullName: String { "hashicorp.consul.internal.service.HealthCheck" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheck> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__HealthCheck>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__HealthCheck.self, capacity: 1)
        hashicorp__consul__internal__service__health_check__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheck> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HealthCheck>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheck>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "Node") }
        if !self.checkID.isEmpty { c.pointee.checkid = try SchemaCoding.text(arena, self.checkID, "CheckID") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "Name") }
        if !self.status.isEmpty { c.pointee.status = try SchemaCoding.text(arena, self.status, "Status") }
        if !self.notes.isEmpty { c.pointee.notes = try SchemaCoding.text(arena, self.notes, "Notes") }
        if !self.output.isEmpty { c.pointee.output = try SchemaCoding.text(arena, self.output, "Output") }
        if !self.serviceID.isEmpty { c.pointee.serviceid = try SchemaCoding.text(arena, self.serviceID, "ServiceID") }
        if !self.serviceName.isEmpty { c.pointee.servicename = try SchemaCoding.text(arena, self.serviceName, "ServiceName") }
        if !self.serviceTags.isEmpty {
            c.pointee.servicetags = try SchemaCoding.texts(arena, self.serviceTags, "ServiceTags")
            c.pointee.n_servicetags = self.serviceTags.count
        }
        if let value = self.definition { c.pointee.definition = try value.store(in: arena, at: "Definition") }
        if let value = self.raftIndex { c.pointee.raftindex = try value.store(in: arena, at: "RaftIndex") }
        if !self.type.isEmpty { c.pointee.type = try SchemaCoding.text(arena, self.type, "Type") }
        if let value = self.enterpriseMeta { c.pointee.enterprisemeta = try value.store(in: arena, at: "EnterpriseMeta") }
        c.pointee.exposedport = self.exposedPort
        if !self.interval.isEmpty { c.pointee.interval = try SchemaCoding.text(arena, self.interval, "Interval") }
        if !self.timeout.isEmpty { c.pointee.timeout = try SchemaCoding.text(arena, self.timeout, "Timeout") }
        if !self.peerName.isEmpty { c.pointee.peername = try SchemaCoding.text(arena, self.peerName, "PeerName") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HealthCheck>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "Node")
        self.checkID = try SchemaCoding.string(c.pointee.checkid, "CheckID")
        self.name = try SchemaCoding.string(c.pointee.name, "Name")
        self.status = try SchemaCoding.string(c.pointee.status, "Status")
        self.notes = try SchemaCoding.string(c.pointee.notes, "Notes")
        self.output = try SchemaCoding.string(c.pointee.output, "Output")
        self.serviceID = try SchemaCoding.string(c.pointee.serviceid, "ServiceID")
        self.serviceName = try SchemaCoding.string(c.pointee.servicename, "ServiceName")
        self.serviceTags = try SchemaCoding.strings(c.pointee.servicetags, c.pointee.n_servicetags, "ServiceTags")
        if let item = c.pointee.definition { self.definition = try PeerServiceWire.HealthCheckDefinition(c: item, at: "Definition") }
        if let item = c.pointee.raftindex { self.raftIndex = try PeerCommonWire.RaftIndex(c: item, at: "RaftIndex") }
        self.type = try SchemaCoding.string(c.pointee.type, "Type")
        if let item = c.pointee.enterprisemeta { self.enterpriseMeta = try PeerCommonWire.EnterpriseMeta(c: item, at: "EnterpriseMeta") }
        self.exposedPort = c.pointee.exposedport
        self.interval = try SchemaCoding.string(c.pointee.interval, "Interval")
        self.timeout = try SchemaCoding.string(c.pointee.timeout, "Timeout")
        self.peerName = try SchemaCoding.string(c.pointee.peername, "PeerName")
    }
}

extension PeerServiceWire.HeaderValue: SchemaCodable {
    /// `hashicorp.consul.internal.service.HeaderValue`.
    package static var fullName: String { "hashicorp.consul.internal.service.HeaderValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HeaderValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__HeaderValue>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__HeaderValue.self, capacity: 1)
        hashicorp__consul__internal__service__header_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HeaderValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HeaderValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HeaderValue>, in arena: SchemaArena) throws(SchemaError) {
        if !self.value.isEmpty {
            c.pointee.value = try SchemaCoding.texts(arena, self.value, "Value")
            c.pointee.n_value = self.value.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HeaderValue>) throws(SchemaError) {
        self.init()
        self.value = try SchemaCoding.strings(c.pointee.value, c.pointee.n_value, "Value")
    }
}

extension PeerServiceWire.HealthCheckDefinition: SchemaCodable {
    /// `hashicorp.consul.internal.service.HealthCheckDefinition`.
    package static var fullName: String { "hashicorp.consul.internal.service.HealthCheckDefinition" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__HealthCheckDefinition>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Service__HealthCheckDefinition.self, capacity: 1)
        hashicorp__consul__internal__service__health_check_definition__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition>, in arena: SchemaArena) throws(SchemaError) {
        if !self.http.isEmpty { c.pointee.http = try SchemaCoding.text(arena, self.http, "HTTP") }
        c.pointee.tlsskipverify = self.tlsSkipVerify ? 1 : 0
        if !self.header.isEmpty {
            let pairs = self.header.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition__HeaderEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Service__HealthCheckDefinition__HeaderEntry>.size)
                    .bindMemory(to: Hashicorp__Consul__Internal__Service__HealthCheckDefinition__HeaderEntry.self, capacity: 1)
                hashicorp__consul__internal__service__health_check_definition__header_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "Header", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "Header", index)
                list[index] = entry
            }
            c.pointee.n_header = pairs.count
            c.pointee.header = list
        }
        if !self.method.isEmpty { c.pointee.method = try SchemaCoding.text(arena, self.method, "Method") }
        if !self.tcp.isEmpty { c.pointee.tcp = try SchemaCoding.text(arena, self.tcp, "TCP") }
        if let value = self.interval { c.pointee.interval = try value.store(in: arena, at: "Interval") }
        if let value = self.timeout { c.pointee.timeout = try value.store(in: arena, at: "Timeout") }
        if let value = self.deregisterCriticalServiceAfter { c.pointee.deregistercriticalserviceafter = try value.store(in: arena, at: "DeregisterCriticalServiceAfter") }
        c.pointee.outputmaxsize = self.outputMaxSize
        if !self.scriptArgs.isEmpty {
            c.pointee.scriptargs = try SchemaCoding.texts(arena, self.scriptArgs, "ScriptArgs")
            c.pointee.n_scriptargs = self.scriptArgs.count
        }
        if !self.dockerContainerID.isEmpty { c.pointee.dockercontainerid = try SchemaCoding.text(arena, self.dockerContainerID, "DockerContainerID") }
        if !self.shell.isEmpty { c.pointee.shell = try SchemaCoding.text(arena, self.shell, "Shell") }
        if !self.grpc.isEmpty { c.pointee.grpc = try SchemaCoding.text(arena, self.grpc, "GRPC") }
        c.pointee.grpcusetls = self.grpcUseTLS ? 1 : 0
        if !self.aliasNode.isEmpty { c.pointee.aliasnode = try SchemaCoding.text(arena, self.aliasNode, "AliasNode") }
        if !self.aliasService.isEmpty { c.pointee.aliasservice = try SchemaCoding.text(arena, self.aliasService, "AliasService") }
        if let value = self.ttl { c.pointee.ttl = try value.store(in: arena, at: "TTL") }
        if !self.body.isEmpty { c.pointee.body = try SchemaCoding.text(arena, self.body, "Body") }
        if !self.tlsServerName.isEmpty { c.pointee.tlsservername = try SchemaCoding.text(arena, self.tlsServerName, "TLSServerName") }
        if !self.h2ping.isEmpty { c.pointee.h2ping = try SchemaCoding.text(arena, self.h2ping, "H2PING") }
        c.pointee.h2pingusetls = self.h2PingUseTLS ? 1 : 0
        c.pointee.disableredirects = self.disableRedirects ? 1 : 0
        if !self.udp.isEmpty { c.pointee.udp = try SchemaCoding.text(arena, self.udp, "UDP") }
        if !self.osService.isEmpty { c.pointee.osservice = try SchemaCoding.text(arena, self.osService, "OSService") }
        c.pointee.tcpusetls = self.tcpUseTLS ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Service__HealthCheckDefinition>) throws(SchemaError) {
        self.init()
        self.http = try SchemaCoding.string(c.pointee.http, "HTTP")
        self.tlsSkipVerify = c.pointee.tlsskipverify != 0
        if c.pointee.n_header > 0, let list = c.pointee.header {
            var pairs = [String: PeerServiceWire.HeaderValue](minimumCapacity: c.pointee.n_header)
            for index in 0..<c.pointee.n_header {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "Header", index)
                var value = PeerServiceWire.HeaderValue()
                if let pointer = entry.pointee.value {
                    value = try PeerServiceWire.HeaderValue(c: pointer, at: "Header", index)
                }
                pairs[key] = value
            }
            self.header = pairs
        }
        self.method = try SchemaCoding.string(c.pointee.method, "Method")
        self.tcp = try SchemaCoding.string(c.pointee.tcp, "TCP")
        if let item = c.pointee.interval { self.interval = try GoogleProtobuf.Duration(c: item, at: "Interval") }
        if let item = c.pointee.timeout { self.timeout = try GoogleProtobuf.Duration(c: item, at: "Timeout") }
        if let item = c.pointee.deregistercriticalserviceafter { self.deregisterCriticalServiceAfter = try GoogleProtobuf.Duration(c: item, at: "DeregisterCriticalServiceAfter") }
        self.outputMaxSize = c.pointee.outputmaxsize
        self.scriptArgs = try SchemaCoding.strings(c.pointee.scriptargs, c.pointee.n_scriptargs, "ScriptArgs")
        self.dockerContainerID = try SchemaCoding.string(c.pointee.dockercontainerid, "DockerContainerID")
        self.shell = try SchemaCoding.string(c.pointee.shell, "Shell")
        self.grpc = try SchemaCoding.string(c.pointee.grpc, "GRPC")
        self.grpcUseTLS = c.pointee.grpcusetls != 0
        self.aliasNode = try SchemaCoding.string(c.pointee.aliasnode, "AliasNode")
        self.aliasService = try SchemaCoding.string(c.pointee.aliasservice, "AliasService")
        if let item = c.pointee.ttl { self.ttl = try GoogleProtobuf.Duration(c: item, at: "TTL") }
        self.body = try SchemaCoding.string(c.pointee.body, "Body")
        self.tlsServerName = try SchemaCoding.string(c.pointee.tlsservername, "TLSServerName")
        self.h2ping = try SchemaCoding.string(c.pointee.h2ping, "H2PING")
        self.h2PingUseTLS = c.pointee.h2pingusetls != 0
        self.disableRedirects = c.pointee.disableredirects != 0
        self.udp = try SchemaCoding.string(c.pointee.udp, "UDP")
        self.osService = try SchemaCoding.string(c.pointee.osservice, "OSService")
        self.tcpUseTLS = c.pointee.tcpusetls != 0
    }
}
