// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_peering.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeerPeeringWire.RemoteInfo: SchemaCodable {
    /// `hashicorp.consul.internal.peering.RemoteInfo`.
    package static var fullName: String { "hashicorp.consul.internal.peering.RemoteInfo" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__RemoteInfo> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peering__RemoteInfo>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peering__RemoteInfo.self, capacity: 1)
        hashicorp__consul__internal__peering__remote_info__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__RemoteInfo> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__RemoteInfo>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__RemoteInfo>, in arena: SchemaArena) throws(SchemaError) {
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "Partition") }
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "Datacenter") }
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "Locality") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__RemoteInfo>) throws(SchemaError) {
        self.init()
        self.partition = try SchemaCoding.string(c.pointee.partition, "Partition")
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "Datacenter")
        if let item = c.pointee.locality { self.locality = try PeerCommonWire.Locality(c: item, at: "Locality") }
    }
}

extension PeerPeeringWire.PeeringTrustBundle: SchemaCodable {
    /// `hashicorp.consul.internal.peering.PeeringTrustBundle`.
    package static var fullName: String { "hashicorp.consul.internal.peering.PeeringTrustBundle" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peering__PeeringTrustBundle.self, capacity: 1)
        hashicorp__consul__internal__peering__peering_trust_bundle__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle>, in arena: SchemaArena) throws(SchemaError) {
        if !self.trustDomain.isEmpty { c.pointee.trustdomain = try SchemaCoding.text(arena, self.trustDomain, "TrustDomain") }
        if !self.peerName.isEmpty { c.pointee.peername = try SchemaCoding.text(arena, self.peerName, "PeerName") }
        if !self.partition.isEmpty { c.pointee.partition = try SchemaCoding.text(arena, self.partition, "Partition") }
        if !self.rootPEMs.isEmpty {
            c.pointee.rootpems = try SchemaCoding.texts(arena, self.rootPEMs, "RootPEMs")
            c.pointee.n_rootpems = self.rootPEMs.count
        }
        if !self.exportedPartition.isEmpty { c.pointee.exportedpartition = try SchemaCoding.text(arena, self.exportedPartition, "ExportedPartition") }
        c.pointee.createindex = self.createIndex
        c.pointee.modifyindex = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__PeeringTrustBundle>) throws(SchemaError) {
        self.init()
        self.trustDomain = try SchemaCoding.string(c.pointee.trustdomain, "TrustDomain")
        self.peerName = try SchemaCoding.string(c.pointee.peername, "PeerName")
        self.partition = try SchemaCoding.string(c.pointee.partition, "Partition")
        self.rootPEMs = try SchemaCoding.strings(c.pointee.rootpems, c.pointee.n_rootpems, "RootPEMs")
        self.exportedPartition = try SchemaCoding.string(c.pointee.exportedpartition, "ExportedPartition")
        self.createIndex = c.pointee.createindex
        self.modifyIndex = c.pointee.modifyindex
    }
}

extension PeerPeeringWire.PeeringServerAddresses: SchemaCodable {
    /// `hashicorp.consul.internal.peering.PeeringServerAddresses`.
    package static var fullName: String { "hashicorp.consul.internal.peering.PeeringServerAddresses" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peering__PeeringServerAddresses.self, capacity: 1)
        hashicorp__consul__internal__peering__peering_server_addresses__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses>, in arena: SchemaArena) throws(SchemaError) {
        if !self.addresses.isEmpty {
            c.pointee.addresses = try SchemaCoding.texts(arena, self.addresses, "Addresses")
            c.pointee.n_addresses = self.addresses.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peering__PeeringServerAddresses>) throws(SchemaError) {
        self.init()
        self.addresses = try SchemaCoding.strings(c.pointee.addresses, c.pointee.n_addresses, "Addresses")
    }
}
