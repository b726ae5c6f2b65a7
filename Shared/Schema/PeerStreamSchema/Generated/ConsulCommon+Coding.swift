// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_common.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeerCommonWire.RaftIndex: SchemaCodable {
    /// `hashicorp.consul.internal.common.RaftIndex`.
    package static var fullName: String { "hashicorp.consul.internal.common.RaftIndex" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__RaftIndex> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Common__RaftIndex>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Common__RaftIndex.self, capacity: 1)
        hashicorp__consul__internal__common__raft_index__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__RaftIndex> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__RaftIndex>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__RaftIndex>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.createindex = self.createIndex
        c.pointee.modifyindex = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__RaftIndex>) throws(SchemaError) {
        self.init()
        self.createIndex = c.pointee.createindex
        self.modifyIndex = c.pointee.modifyindex
    }
}

extension PeerCommonWire.EnterpriseMeta: SchemaCodable {
    /// `hashicorp.consul.internal.common.EnterpriseMeta`.
    package static var fullName: String { "hashicorp.consul.internal.common.EnterpriseMeta" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnterpriseMeta> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Common__EnterpriseMeta>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Common__EnterpriseMeta.self, capacity: 1)
        hashicorp__consul__internal__common__enterprise_meta__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnterpriseMeta> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__EnterpriseMeta>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnterpriseMeta>, in arena: SchemaArena) throws(SchemaError) {
        if !self.namespace.isEmpty { c.pointee.namespace_ = try SchemaCoding.text(arena, self.namespace, "Namespace") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "Partition") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__EnterpriseMeta>) throws(SchemaError) {
        self.init()
        self.namespace = try SchemaCoding.string(c.pointee.namespace_, "Namespace")
        self.partition = try SchemaCoding.string(c.pointee.partition, "Partition")
    }
}

extension PeerCommonWire.Locality: SchemaCodable {
    /// `hashicorp.consul.internal.common.Locality`.
    package static var fullName: String { "hashicorp.consul.internal.common.Locality" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__Locality> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Common__Locality>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Common__Locality.self, capacity: 1)
        hashicorp__consul__internal__common__locality__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__Locality> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__Locality>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__Locality>, in arena: SchemaArena) throws(SchemaError) {
        if !self.region.isEmpty { c.pointee.region = try SchemaCoding.text(arena, self.region, "Region") }
        if !self.zone.isEmpty { c.pointee.zone = try SchemaCoding.text(arena, self.zone, "Zone") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__Locality>) throws(SchemaError) {
        self.init()
        self.region = try SchemaCoding.string(c.pointee.region, "Region")
        self.zone = try SchemaCoding.string(c.pointee.zone, "Zone")
    }
}

extension PeerCommonWire.EnvoyExtension: SchemaCodable {
    /// `hashicorp.consul.internal.common.EnvoyExtension`.
    package static var fullName: String { "hashicorp.consul.internal.common.EnvoyExtension" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Common__EnvoyExtension>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Common__EnvoyExtension.self, capacity: 1)
        hashicorp__consul__internal__common__envoy_extension__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "Name") }
        c.pointee.required = self.required ? 1 : 0
        if let value = self.arguments { c.pointee.arguments = try value.store(in: arena, at: "Arguments") }
        if !self.consulVersion.isEmpty { c.pointee.consulversion = try SchemaCoding.text(arena, self.consulVersion, "ConsulVersion") }
        if !self.envoyVersion.isEmpty { c.pointee.envoyversion = try SchemaCoding.text(arena, self.envoyVersion, "EnvoyVersion") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Common__EnvoyExtension>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "Name")
        self.required = c.pointee.required != 0
        if let item = c.pointee.arguments { self.arguments = try GoogleProtobuf.Struct(c: item, at: "Arguments") }
        self.consulVersion = try SchemaCoding.string(c.pointee.consulversion, "ConsulVersion")
        self.envoyVersion = try SchemaCoding.string(c.pointee.envoyversion, "EnvoyVersion")
    }
}
