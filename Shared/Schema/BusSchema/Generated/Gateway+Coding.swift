// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/gateway.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension GatewayWire.Fault: SchemaCodable {
    /// `tombolo.gateway.Fault`.
    package static var fullName: String { "tombolo.gateway.Fault" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Fault> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__Fault>.size)
            .bindMemory(to: Tombolo__Gateway__Fault.self, capacity: 1)
        tombolo__gateway__fault__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Fault> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__Fault>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__Fault>, in arena: SchemaArena) throws(SchemaError) {
        if !self.type.isEmpty { c.pointee.type = try SchemaCoding.text(arena, self.type, "type") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.reason.isEmpty { c.pointee.reason = try SchemaCoding.text(arena, self.reason, "reason") }
        if !self.entries.isEmpty {
            let items = self.entries
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Entry>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Entry>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "entries", index) }
            c.pointee.n_entries = items.count
            c.pointee.entries = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__Fault>) throws(SchemaError) {
        self.init()
        self.type = try SchemaCoding.string(c.pointee.type, "type")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.reason = try SchemaCoding.string(c.pointee.reason, "reason")
        if c.pointee.n_entries > 0, let list = c.pointee.entries {
            var items: [GatewayWire.Entry] = []
            items.reserveCapacity(c.pointee.n_entries)
            for index in 0..<c.pointee.n_entries {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Entry(c: item, at: "entries", index))
            }
            self.entries = items
        }
    }
}

extension GatewayWire.Entry: SchemaCodable {
    /// `tombolo.gateway.Entry`.
    package static var fullName: String { "tombolo.gateway.Entry" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Entry> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__Entry>.size)
            .bindMemory(to: Tombolo__Gateway__Entry.self, capacity: 1)
        tombolo__gateway__entry__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Entry> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__Entry>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__Entry>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__Entry>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension GatewayWire.Proxy: SchemaCodable {
    /// `tombolo.gateway.Proxy`.
    package static var fullName: String { "tombolo.gateway.Proxy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Proxy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__Proxy>.size)
            .bindMemory(to: Tombolo__Gateway__Proxy.self, capacity: 1)
        tombolo__gateway__proxy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Proxy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__Proxy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__Proxy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        c.pointee.connected_since = self.connectedSince
        if !self.waitsFor.isEmpty { c.pointee.waits_for = try SchemaCoding.text(arena, self.waitsFor, "waits_for") }
        c.pointee.has_configuration = self.hasConfiguration ? 1 : 0
        c.pointee.settled = self.settled ? 1 : 0
        if !self.refused.isEmpty {
            let items = self.refused
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Fault>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Fault>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "refused", index) }
            c.pointee.n_refused = items.count
            c.pointee.refused = list
        }
        if !self.problems.isEmpty {
            let items = self.problems
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Fault>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Fault>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "problems", index) }
            c.pointee.n_problems = items.count
            c.pointee.problems = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__Proxy>) throws(SchemaError) {
        self.init()
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        self.connectedSince = c.pointee.connected_since
        self.waitsFor = try SchemaCoding.string(c.pointee.waits_for, "waits_for")
        self.hasConfiguration = c.pointee.has_configuration != 0
        self.settled = c.pointee.settled != 0
        if c.pointee.n_refused > 0, let list = c.pointee.refused {
            var items: [GatewayWire.Fault] = []
            items.reserveCapacity(c.pointee.n_refused)
            for index in 0..<c.pointee.n_refused {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Fault(c: item, at: "refused", index))
            }
            self.refused = items
        }
        if c.pointee.n_problems > 0, let list = c.pointee.problems {
            var items: [GatewayWire.Fault] = []
            items.reserveCapacity(c.pointee.n_problems)
            for index in 0..<c.pointee.n_problems {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Fault(c: item, at: "problems", index))
            }
            self.problems = items
        }
    }
}

extension GatewayWire.StatusRequest: SchemaCodable {
    /// `tombolo.gateway.StatusRequest`.
    package static var fullName: String { "tombolo.gateway.StatusRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__StatusRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__StatusRequest>.size)
            .bindMemory(to: Tombolo__Gateway__StatusRequest.self, capacity: 1)
        tombolo__gateway__status_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__StatusRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__StatusRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__StatusRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.afterNode.isEmpty { c.pointee.after_node = try SchemaCoding.text(arena, self.afterNode, "after_node") }
        if !self.afterID.isEmpty { c.pointee.after_id = try SchemaCoding.text(arena, self.afterID, "after_id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__StatusRequest>) throws(SchemaError) {
        self.init()
        self.afterNode = try SchemaCoding.string(c.pointee.after_node, "after_node")
        self.afterID = try SchemaCoding.string(c.pointee.after_id, "after_id")
    }
}

extension GatewayWire.StatusReply: SchemaCodable {
    /// `tombolo.gateway.StatusReply`.
    package static var fullName: String { "tombolo.gateway.StatusReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__StatusReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__StatusReply>.size)
            .bindMemory(to: Tombolo__Gateway__StatusReply.self, capacity: 1)
        tombolo__gateway__status_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__StatusReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__StatusReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__StatusReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        if !self.replicaID.isEmpty { c.pointee.replica_id = try SchemaCoding.text(arena, self.replicaID, "replica_id") }
        if !self.proxies.isEmpty {
            let items = self.proxies
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Proxy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Proxy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "proxies", index) }
            c.pointee.n_proxies = items.count
            c.pointee.proxies = list
        }
        c.pointee.more = self.more ? 1 : 0
        if !self.replicas.isEmpty {
            let items = self.replicas
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Replica>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Replica>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "replicas", index) }
            c.pointee.n_replicas = items.count
            c.pointee.replicas = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__StatusReply>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.replicaID = try SchemaCoding.string(c.pointee.replica_id, "replica_id")
        if c.pointee.n_proxies > 0, let list = c.pointee.proxies {
            var items: [GatewayWire.Proxy] = []
            items.reserveCapacity(c.pointee.n_proxies)
            for index in 0..<c.pointee.n_proxies {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Proxy(c: item, at: "proxies", index))
            }
            self.proxies = items
        }
        self.more = c.pointee.more != 0
        if c.pointee.n_replicas > 0, let list = c.pointee.replicas {
            var items: [GatewayWire.Replica] = []
            items.reserveCapacity(c.pointee.n_replicas)
            for index in 0..<c.pointee.n_replicas {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Replica(c: item, at: "replicas", index))
            }
            self.replicas = items
        }
    }
}

extension GatewayWire.Replica: SchemaCodable {
    /// `tombolo.gateway.Replica`.
    package static var fullName: String { "tombolo.gateway.Replica" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Replica> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__Replica>.size)
            .bindMemory(to: Tombolo__Gateway__Replica.self, capacity: 1)
        tombolo__gateway__replica__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Replica> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__Replica>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__Replica>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__Replica>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension GatewayWire.EndpointsRequest: SchemaCodable {
    /// `tombolo.gateway.EndpointsRequest`.
    package static var fullName: String { "tombolo.gateway.EndpointsRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointsRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__EndpointsRequest>.size)
            .bindMemory(to: Tombolo__Gateway__EndpointsRequest.self, capacity: 1)
        tombolo__gateway__endpoints_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointsRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointsRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__EndpointsRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.services.isEmpty {
            c.pointee.services = try SchemaCoding.texts(arena, self.services, "services")
            c.pointee.n_services = self.services.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointsRequest>) throws(SchemaError) {
        self.init()
        self.services = try SchemaCoding.strings(c.pointee.services, c.pointee.n_services, "services")
    }
}

extension GatewayWire.Endpoint: SchemaCodable {
    /// `tombolo.gateway.Endpoint`.
    package static var fullName: String { "tombolo.gateway.Endpoint" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Endpoint> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__Endpoint>.size)
            .bindMemory(to: Tombolo__Gateway__Endpoint.self, capacity: 1)
        tombolo__gateway__endpoint__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__Endpoint> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__Endpoint>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__Endpoint>, in arena: SchemaArena) throws(SchemaError) {
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        c.pointee.port = self.port
        c.pointee.is_healthy = self.isHealthy ? 1 : 0
        c.pointee.weight = self.weight
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__Endpoint>) throws(SchemaError) {
        self.init()
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.port = c.pointee.port
        self.isHealthy = c.pointee.is_healthy != 0
        self.weight = c.pointee.weight
    }
}

extension GatewayWire.EndpointList: SchemaCodable {
    /// `tombolo.gateway.EndpointList`.
    package static var fullName: String { "tombolo.gateway.EndpointList" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__EndpointList>.size)
            .bindMemory(to: Tombolo__Gateway__EndpointList.self, capacity: 1)
        tombolo__gateway__endpoint_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__EndpointList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.service.isEmpty { c.pointee.service = try SchemaCoding.text(arena, self.service, "service") }
        if !self.endpoints.isEmpty {
            let items = self.endpoints
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Endpoint>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Endpoint>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "endpoints", index) }
            c.pointee.n_endpoints = items.count
            c.pointee.endpoints = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointList>) throws(SchemaError) {
        self.init()
        self.service = try SchemaCoding.string(c.pointee.service, "service")
        if c.pointee.n_endpoints > 0, let list = c.pointee.endpoints {
            var items: [GatewayWire.Endpoint] = []
            items.reserveCapacity(c.pointee.n_endpoints)
            for index in 0..<c.pointee.n_endpoints {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Endpoint(c: item, at: "endpoints", index))
            }
            self.endpoints = items
        }
    }
}

extension GatewayWire.EndpointsReply: SchemaCodable {
    /// `tombolo.gateway.EndpointsReply`.
    package static var fullName: String { "tombolo.gateway.EndpointsReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointsReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Gateway__EndpointsReply>.size)
            .bindMemory(to: Tombolo__Gateway__EndpointsReply.self, capacity: 1)
        tombolo__gateway__endpoints_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Gateway__EndpointsReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointsReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Gateway__EndpointsReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.gateways.isEmpty {
            let items = self.gateways
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__Endpoint>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__Endpoint>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "gateways", index) }
            c.pointee.n_gateways = items.count
            c.pointee.gateways = list
        }
        if !self.services.isEmpty {
            let items = self.services
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Gateway__EndpointList>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Gateway__EndpointList>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "services", index) }
            c.pointee.n_services = items.count
            c.pointee.services = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Gateway__EndpointsReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_gateways > 0, let list = c.pointee.gateways {
            var items: [GatewayWire.Endpoint] = []
            items.reserveCapacity(c.pointee.n_gateways)
            for index in 0..<c.pointee.n_gateways {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.Endpoint(c: item, at: "gateways", index))
            }
            self.gateways = items
        }
        if c.pointee.n_services > 0, let list = c.pointee.services {
            var items: [GatewayWire.EndpointList] = []
            items.reserveCapacity(c.pointee.n_services)
            for index in 0..<c.pointee.n_services {
                guard let item = list[index] else { continue }
                items.append(try GatewayWire.EndpointList(c: item, at: "services", index))
            }
            self.services = items
        }
    }
}
