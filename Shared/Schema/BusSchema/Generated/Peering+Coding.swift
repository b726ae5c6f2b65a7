// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/peering.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeeringWire.StreamStatus: SchemaCodable {
    /// `tombolo.peering.StreamStatus`.
    package static var fullName: String { "tombolo.peering.StreamStatus" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StreamStatus> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__StreamStatus>.size)
            .bindMemory(to: Tombolo__Peering__StreamStatus.self, capacity: 1)
        tombolo__peering__stream_status__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StreamStatus> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__StreamStatus>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__StreamStatus>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.has_imported = self.hasImported ? 1 : 0
        c.pointee.has_exported = self.hasExported ? 1 : 0
        c.pointee.imported_count = self.importedCount
        c.pointee.exported_count = self.exportedCount
        c.pointee.last_heartbeat = self.lastHeartbeat
        c.pointee.last_receive = self.lastReceive
        c.pointee.last_send = self.lastSend
        if !self.lastError.isEmpty { c.pointee.last_error = try SchemaCoding.text(arena, self.lastError, "last_error") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__StreamStatus>) throws(SchemaError) {
        self.init()
        self.hasImported = c.pointee.has_imported != 0
        self.hasExported = c.pointee.has_exported != 0
        self.importedCount = c.pointee.imported_count
        self.exportedCount = c.pointee.exported_count
        self.lastHeartbeat = c.pointee.last_heartbeat
        self.lastReceive = c.pointee.last_receive
        self.lastSend = c.pointee.last_send
        self.lastError = try SchemaCoding.string(c.pointee.last_error, "last_error")
    }
}

extension PeeringWire.Peering: SchemaCodable {
    /// `tombolo.peering.Peering`.
    package static var fullName: String { "tombolo.peering.Peering" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Peering> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Peering>.size)
            .bindMemory(to: Tombolo__Peering__Peering.self, capacity: 1)
        tombolo__peering__peering__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Peering> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Peering>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Peering>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.state = self.state
        c.pointee.deleted_at = self.deletedAt
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Peering__Peering__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Peering__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Peering__Peering__MetaEntry.self, capacity: 1)
                tombolo__peering__peering__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if !self.peerID.isEmpty { c.pointee.peer_id = try SchemaCoding.text(arena, self.peerID, "peer_id") }
        if !self.peerCAPems.isEmpty {
            c.pointee.peer_ca_pems = try SchemaCoding.texts(arena, self.peerCAPems, "peer_ca_pems")
            c.pointee.n_peer_ca_pems = self.peerCAPems.count
        }
        if !self.peerServerName.isEmpty { c.pointee.peer_server_name = try SchemaCoding.text(arena, self.peerServerName, "peer_server_name") }
        if !self.peerServerAddresses.isEmpty {
            c.pointee.peer_server_addresses = try SchemaCoding.texts(arena, self.peerServerAddresses, "peer_server_addresses")
            c.pointee.n_peer_server_addresses = self.peerServerAddresses.count
        }
        if !self.manualServerAddresses.isEmpty {
            c.pointee.manual_server_addresses = try SchemaCoding.texts(arena, self.manualServerAddresses, "manual_server_addresses")
            c.pointee.n_manual_server_addresses = self.manualServerAddresses.count
        }
        if !self.remoteDatacenter.isEmpty { c.pointee.remote_datacenter = try SchemaCoding.text(arena, self.remoteDatacenter, "remote_datacenter") }
        if !self.remotePartition.isEmpty { c.pointee.remote_partition = try SchemaCoding.text(arena, self.remotePartition, "remote_partition") }
        if let value = self.stream { c.pointee.stream = try value.store(in: arena, at: "stream") }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
        if !self.peerTrustDomain.isEmpty { c.pointee.peer_trust_domain = try SchemaCoding.text(arena, self.peerTrustDomain, "peer_trust_domain") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Peering>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.state = c.pointee.state
        self.deletedAt = c.pointee.deleted_at
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        self.peerID = try SchemaCoding.string(c.pointee.peer_id, "peer_id")
        self.peerCAPems = try SchemaCoding.strings(c.pointee.peer_ca_pems, c.pointee.n_peer_ca_pems, "peer_ca_pems")
        self.peerServerName = try SchemaCoding.string(c.pointee.peer_server_name, "peer_server_name")
        self.peerServerAddresses = try SchemaCoding.strings(c.pointee.peer_server_addresses, c.pointee.n_peer_server_addresses, "peer_server_addresses")
        self.manualServerAddresses = try SchemaCoding.strings(c.pointee.manual_server_addresses, c.pointee.n_manual_server_addresses, "manual_server_addresses")
        self.remoteDatacenter = try SchemaCoding.string(c.pointee.remote_datacenter, "remote_datacenter")
        self.remotePartition = try SchemaCoding.string(c.pointee.remote_partition, "remote_partition")
        if let item = c.pointee.stream { self.stream = try PeeringWire.StreamStatus(c: item, at: "stream") }
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
        self.peerTrustDomain = try SchemaCoding.string(c.pointee.peer_trust_domain, "peer_trust_domain")
    }
}

extension PeeringWire.ServiceNames: SchemaCodable {
    /// `tombolo.peering.ServiceNames`.
    package static var fullName: String { "tombolo.peering.ServiceNames" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__ServiceNames> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__ServiceNames>.size)
            .bindMemory(to: Tombolo__Peering__ServiceNames.self, capacity: 1)
        tombolo__peering__service_names__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__ServiceNames> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__ServiceNames>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__ServiceNames>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peeringID.isEmpty { c.pointee.peering_id = try SchemaCoding.text(arena, self.peeringID, "peering_id") }
        c.pointee.exported = self.exported ? 1 : 0
        c.pointee.bucket = self.bucket
        if !self.names.isEmpty {
            c.pointee.names = try SchemaCoding.texts(arena, self.names, "names")
            c.pointee.n_names = self.names.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__ServiceNames>) throws(SchemaError) {
        self.init()
        self.peeringID = try SchemaCoding.string(c.pointee.peering_id, "peering_id")
        self.exported = c.pointee.exported != 0
        self.bucket = c.pointee.bucket
        self.names = try SchemaCoding.strings(c.pointee.names, c.pointee.n_names, "names")
    }
}

extension PeeringWire.TrustBundle: SchemaCodable {
    /// `tombolo.peering.TrustBundle`.
    package static var fullName: String { "tombolo.peering.TrustBundle" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TrustBundle> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__TrustBundle>.size)
            .bindMemory(to: Tombolo__Peering__TrustBundle.self, capacity: 1)
        tombolo__peering__trust_bundle__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TrustBundle> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__TrustBundle>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__TrustBundle>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peer.isEmpty { c.pointee.peer = try SchemaCoding.text(arena, self.peer, "peer") }
        if !self.trustDomain.isEmpty { c.pointee.trust_domain = try SchemaCoding.text(arena, self.trustDomain, "trust_domain") }
        if !self.rootPems.isEmpty {
            c.pointee.root_pems = try SchemaCoding.texts(arena, self.rootPems, "root_pems")
            c.pointee.n_root_pems = self.rootPems.count
        }
        c.pointee.create_index = self.createIndex
        c.pointee.modify_index = self.modifyIndex
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__TrustBundle>) throws(SchemaError) {
        self.init()
        self.peer = try SchemaCoding.string(c.pointee.peer, "peer")
        self.trustDomain = try SchemaCoding.string(c.pointee.trust_domain, "trust_domain")
        self.rootPems = try SchemaCoding.strings(c.pointee.root_pems, c.pointee.n_root_pems, "root_pems")
        self.createIndex = c.pointee.create_index
        self.modifyIndex = c.pointee.modify_index
    }
}

extension PeeringWire.Token: SchemaCodable {
    /// `tombolo.peering.Token`.
    package static var fullName: String { "tombolo.peering.Token" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Token> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Token>.size)
            .bindMemory(to: Tombolo__Peering__Token.self, capacity: 1)
        tombolo__peering__token__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Token> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Token>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Token>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.secret.isEmpty { c.pointee.secret = try SchemaCoding.text(arena, self.secret, "secret") }
        c.pointee.made_at = self.madeAt
        c.pointee.expires_at = self.expiresAt
        c.pointee.ended_at = self.endedAt
        c.pointee.end = self.end
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Token>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.secret = try SchemaCoding.string(c.pointee.secret, "secret")
        self.madeAt = c.pointee.made_at
        self.expiresAt = c.pointee.expires_at
        self.endedAt = c.pointee.ended_at
        self.end = c.pointee.end
    }
}

extension PeeringWire.Secrets: SchemaCodable {
    /// `tombolo.peering.Secrets`.
    package static var fullName: String { "tombolo.peering.Secrets" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Secrets> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Secrets>.size)
            .bindMemory(to: Tombolo__Peering__Secrets.self, capacity: 1)
        tombolo__peering__secrets__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Secrets> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Secrets>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Secrets>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peeringID.isEmpty { c.pointee.peering_id = try SchemaCoding.text(arena, self.peeringID, "peering_id") }
        if !self.establishment.isEmpty { c.pointee.establishment = try SchemaCoding.text(arena, self.establishment, "establishment") }
        if !self.pendingStream.isEmpty { c.pointee.pending_stream = try SchemaCoding.text(arena, self.pendingStream, "pending_stream") }
        if !self.activeStream.isEmpty { c.pointee.active_stream = try SchemaCoding.text(arena, self.activeStream, "active_stream") }
        if !self.tokens.isEmpty {
            let items = self.tokens
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__Token>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__Token>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tokens", index) }
            c.pointee.n_tokens = items.count
            c.pointee.tokens = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Secrets>) throws(SchemaError) {
        self.init()
        self.peeringID = try SchemaCoding.string(c.pointee.peering_id, "peering_id")
        self.establishment = try SchemaCoding.string(c.pointee.establishment, "establishment")
        self.pendingStream = try SchemaCoding.string(c.pointee.pending_stream, "pending_stream")
        self.activeStream = try SchemaCoding.string(c.pointee.active_stream, "active_stream")
        if c.pointee.n_tokens > 0, let list = c.pointee.tokens {
            var items: [PeeringWire.Token] = []
            items.reserveCapacity(c.pointee.n_tokens)
            for index in 0..<c.pointee.n_tokens {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.Token(c: item, at: "tokens", index))
            }
            self.tokens = items
        }
    }
}

extension PeeringWire.Claim: SchemaCodable {
    /// `tombolo.peering.Claim`.
    package static var fullName: String { "tombolo.peering.Claim" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Claim> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Claim>.size)
            .bindMemory(to: Tombolo__Peering__Claim.self, capacity: 1)
        tombolo__peering__claim__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Claim> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Claim>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Claim>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peeringID.isEmpty { c.pointee.peering_id = try SchemaCoding.text(arena, self.peeringID, "peering_id") }
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        c.pointee.number = self.number
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Claim>) throws(SchemaError) {
        self.init()
        self.peeringID = try SchemaCoding.string(c.pointee.peering_id, "peering_id")
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.number = c.pointee.number
    }
}

extension PeeringWire.TopicIndex: SchemaCodable {
    /// `tombolo.peering.TopicIndex`.
    package static var fullName: String { "tombolo.peering.TopicIndex" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TopicIndex> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__TopicIndex>.size)
            .bindMemory(to: Tombolo__Peering__TopicIndex.self, capacity: 1)
        tombolo__peering__topic_index__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TopicIndex> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__TopicIndex>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__TopicIndex>, in arena: SchemaArena) throws(SchemaError) {
        if !self.topic.isEmpty { c.pointee.topic = try SchemaCoding.text(arena, self.topic, "topic") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__TopicIndex>) throws(SchemaError) {
        self.init()
        self.topic = try SchemaCoding.string(c.pointee.topic, "topic")
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.index = c.pointee.index
    }
}

extension PeeringWire.Change: SchemaCodable {
    /// `tombolo.peering.Change`.
    package static var fullName: String { "tombolo.peering.Change" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Change> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Change>.size)
            .bindMemory(to: Tombolo__Peering__Change.self, capacity: 1)
        tombolo__peering__change__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Change> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Change>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Change>, in arena: SchemaArena) throws(SchemaError) {
        switch self.change {
        case .putPeering(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 1)
            c.pointee.put_peering = try value.store(in: arena, at: "put_peering")
        case .deletePeering(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 2)
            c.pointee.delete_peering = try SchemaCoding.text(arena, value, "delete_peering")
        case .putTrustBundle(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 3)
            c.pointee.put_trust_bundle = try value.store(in: arena, at: "put_trust_bundle")
        case .deleteTrustBundle(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 4)
            c.pointee.delete_trust_bundle = try SchemaCoding.text(arena, value, "delete_trust_bundle")
        case .putSecrets(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 5)
            c.pointee.put_secrets = try value.store(in: arena, at: "put_secrets")
        case .deleteSecrets(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 6)
            c.pointee.delete_secrets = try SchemaCoding.text(arena, value, "delete_secrets")
        case .topicIndex(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 7)
            c.pointee.topic_index = try value.store(in: arena, at: "topic_index")
        case .putClaim(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 8)
            c.pointee.put_claim = try value.store(in: arena, at: "put_claim")
        case .deleteClaim(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 9)
            c.pointee.delete_claim = try SchemaCoding.text(arena, value, "delete_claim")
        case .putServiceNames(let value):
            c.pointee.change_case = Tombolo__Peering__Change__ChangeCase(rawValue: 10)
            c.pointee.put_service_names = try value.store(in: arena, at: "put_service_names")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Change>) throws(SchemaError) {
        self.init()
        switch c.pointee.change_case.rawValue {
        case 1:
            if let item = c.pointee.put_peering {
                self.change = .putPeering(try PeeringWire.Peering(c: item, at: "put_peering"))
            }
        case 2:
            self.change = .deletePeering(try SchemaCoding.string(c.pointee.delete_peering, "delete_peering"))
        case 3:
            if let item = c.pointee.put_trust_bundle {
                self.change = .putTrustBundle(try PeeringWire.TrustBundle(c: item, at: "put_trust_bundle"))
            }
        case 4:
            self.change = .deleteTrustBundle(try SchemaCoding.string(c.pointee.delete_trust_bundle, "delete_trust_bundle"))
        case 5:
            if let item = c.pointee.put_secrets {
                self.change = .putSecrets(try PeeringWire.Secrets(c: item, at: "put_secrets"))
            }
        case 6:
            self.change = .deleteSecrets(try SchemaCoding.string(c.pointee.delete_secrets, "delete_secrets"))
        case 7:
            if let item = c.pointee.topic_index {
                self.change = .topicIndex(try PeeringWire.TopicIndex(c: item, at: "topic_index"))
            }
        case 8:
            if let item = c.pointee.put_claim {
                self.change = .putClaim(try PeeringWire.Claim(c: item, at: "put_claim"))
            }
        case 9:
            self.change = .deleteClaim(try SchemaCoding.string(c.pointee.delete_claim, "delete_claim"))
        case 10:
            if let item = c.pointee.put_service_names {
                self.change = .putServiceNames(try PeeringWire.ServiceNames(c: item, at: "put_service_names"))
            }
        default: break
        }
    }
}

extension PeeringWire.GenerateTokenRequest: SchemaCodable {
    /// `tombolo.peering.GenerateTokenRequest`.
    package static var fullName: String { "tombolo.peering.GenerateTokenRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__GenerateTokenRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__GenerateTokenRequest>.size)
            .bindMemory(to: Tombolo__Peering__GenerateTokenRequest.self, capacity: 1)
        tombolo__peering__generate_token_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__GenerateTokenRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__GenerateTokenRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__GenerateTokenRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Peering__GenerateTokenRequest__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__GenerateTokenRequest__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Peering__GenerateTokenRequest__MetaEntry.self, capacity: 1)
                tombolo__peering__generate_token_request__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
        if !self.serverExternalAddresses.isEmpty {
            c.pointee.server_external_addresses = try SchemaCoding.texts(arena, self.serverExternalAddresses, "server_external_addresses")
            c.pointee.n_server_external_addresses = self.serverExternalAddresses.count
        }
        c.pointee.ttl = self.ttl
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__GenerateTokenRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
        self.serverExternalAddresses = try SchemaCoding.strings(c.pointee.server_external_addresses, c.pointee.n_server_external_addresses, "server_external_addresses")
        self.ttl = c.pointee.ttl
    }
}

extension PeeringWire.GenerateTokenReply: SchemaCodable {
    /// `tombolo.peering.GenerateTokenReply`.
    package static var fullName: String { "tombolo.peering.GenerateTokenReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__GenerateTokenReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__GenerateTokenReply>.size)
            .bindMemory(to: Tombolo__Peering__GenerateTokenReply.self, capacity: 1)
        tombolo__peering__generate_token_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__GenerateTokenReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__GenerateTokenReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__GenerateTokenReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peeringToken.isEmpty { c.pointee.peering_token = try SchemaCoding.text(arena, self.peeringToken, "peering_token") }
        c.pointee.index = self.index
        if !self.tokenID.isEmpty { c.pointee.token_id = try SchemaCoding.text(arena, self.tokenID, "token_id") }
        c.pointee.expires_at = self.expiresAt
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__GenerateTokenReply>) throws(SchemaError) {
        self.init()
        self.peeringToken = try SchemaCoding.string(c.pointee.peering_token, "peering_token")
        self.index = c.pointee.index
        self.tokenID = try SchemaCoding.string(c.pointee.token_id, "token_id")
        self.expiresAt = c.pointee.expires_at
    }
}

extension PeeringWire.TokensRequest: SchemaCodable {
    /// `tombolo.peering.TokensRequest`.
    package static var fullName: String { "tombolo.peering.TokensRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokensRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__TokensRequest>.size)
            .bindMemory(to: Tombolo__Peering__TokensRequest.self, capacity: 1)
        tombolo__peering__tokens_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokensRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__TokensRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__TokensRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__TokensRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
    }
}

extension PeeringWire.TokenState: SchemaCodable {
    /// `tombolo.peering.TokenState`.
    package static var fullName: String { "tombolo.peering.TokenState" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokenState> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__TokenState>.size)
            .bindMemory(to: Tombolo__Peering__TokenState.self, capacity: 1)
        tombolo__peering__token_state__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokenState> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__TokenState>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__TokenState>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.state.isEmpty { c.pointee.state = try SchemaCoding.text(arena, self.state, "state") }
        c.pointee.made_at = self.madeAt
        c.pointee.expires_at = self.expiresAt
        c.pointee.ended_at = self.endedAt
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__TokenState>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.state = try SchemaCoding.string(c.pointee.state, "state")
        self.madeAt = c.pointee.made_at
        self.expiresAt = c.pointee.expires_at
        self.endedAt = c.pointee.ended_at
    }
}

extension PeeringWire.TokensReply: SchemaCodable {
    /// `tombolo.peering.TokensReply`.
    package static var fullName: String { "tombolo.peering.TokensReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokensReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__TokensReply>.size)
            .bindMemory(to: Tombolo__Peering__TokensReply.self, capacity: 1)
        tombolo__peering__tokens_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__TokensReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__TokensReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__TokensReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.tokens.isEmpty {
            let items = self.tokens
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__TokenState>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__TokenState>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tokens", index) }
            c.pointee.n_tokens = items.count
            c.pointee.tokens = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__TokensReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_tokens > 0, let list = c.pointee.tokens {
            var items: [PeeringWire.TokenState] = []
            items.reserveCapacity(c.pointee.n_tokens)
            for index in 0..<c.pointee.n_tokens {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.TokenState(c: item, at: "tokens", index))
            }
            self.tokens = items
        }
    }
}

extension PeeringWire.RevokeTokensRequest: SchemaCodable {
    /// `tombolo.peering.RevokeTokensRequest`.
    package static var fullName: String { "tombolo.peering.RevokeTokensRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__RevokeTokensRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__RevokeTokensRequest>.size)
            .bindMemory(to: Tombolo__Peering__RevokeTokensRequest.self, capacity: 1)
        tombolo__peering__revoke_tokens_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__RevokeTokensRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__RevokeTokensRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__RevokeTokensRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__RevokeTokensRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
    }
}

extension PeeringWire.RevokeTokensReply: SchemaCodable {
    /// `tombolo.peering.RevokeTokensReply`.
    package static var fullName: String { "tombolo.peering.RevokeTokensReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__RevokeTokensReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__RevokeTokensReply>.size)
            .bindMemory(to: Tombolo__Peering__RevokeTokensReply.self, capacity: 1)
        tombolo__peering__revoke_tokens_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__RevokeTokensReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__RevokeTokensReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__RevokeTokensReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if !self.revoked.isEmpty {
            c.pointee.revoked = try SchemaCoding.texts(arena, self.revoked, "revoked")
            c.pointee.n_revoked = self.revoked.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__RevokeTokensReply>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.revoked = try SchemaCoding.strings(c.pointee.revoked, c.pointee.n_revoked, "revoked")
    }
}

extension PeeringWire.EstablishRequest: SchemaCodable {
    /// `tombolo.peering.EstablishRequest`.
    package static var fullName: String { "tombolo.peering.EstablishRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__EstablishRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__EstablishRequest>.size)
            .bindMemory(to: Tombolo__Peering__EstablishRequest.self, capacity: 1)
        tombolo__peering__establish_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__EstablishRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__EstablishRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__EstablishRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
        if !self.peeringToken.isEmpty { c.pointee.peering_token = try SchemaCoding.text(arena, self.peeringToken, "peering_token") }
        if !self.meta.isEmpty {
            let pairs = self.meta.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Tombolo__Peering__EstablishRequest__MetaEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__EstablishRequest__MetaEntry>.size)
                    .bindMemory(to: Tombolo__Peering__EstablishRequest__MetaEntry.self, capacity: 1)
                tombolo__peering__establish_request__meta_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "meta", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "meta", index)
                list[index] = entry
            }
            c.pointee.n_meta = pairs.count
            c.pointee.meta = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__EstablishRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
        self.peeringToken = try SchemaCoding.string(c.pointee.peering_token, "peering_token")
        if c.pointee.n_meta > 0, let list = c.pointee.meta {
            var pairs = [String: String](minimumCapacity: c.pointee.n_meta)
            for index in 0..<c.pointee.n_meta {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "meta", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "meta", index)
            }
            self.meta = pairs
        }
    }
}

extension PeeringWire.DeleteRequest: SchemaCodable {
    /// `tombolo.peering.DeleteRequest`.
    package static var fullName: String { "tombolo.peering.DeleteRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__DeleteRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__DeleteRequest>.size)
            .bindMemory(to: Tombolo__Peering__DeleteRequest.self, capacity: 1)
        tombolo__peering__delete_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__DeleteRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__DeleteRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__DeleteRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__DeleteRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
    }
}

extension PeeringWire.ResourceState: SchemaCodable {
    /// `tombolo.peering.ResourceState`.
    package static var fullName: String { "tombolo.peering.ResourceState" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__ResourceState> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__ResourceState>.size)
            .bindMemory(to: Tombolo__Peering__ResourceState.self, capacity: 1)
        tombolo__peering__resource_state__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__ResourceState> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__ResourceState>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__ResourceState>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.refusal.isEmpty { c.pointee.refusal = try SchemaCoding.text(arena, self.refusal, "refusal") }
        c.pointee.lag = self.lag
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__ResourceState>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.refusal = try SchemaCoding.string(c.pointee.refusal, "refusal")
        self.lag = c.pointee.lag
    }
}

extension PeeringWire.StatusRequest: SchemaCodable {
    /// `tombolo.peering.StatusRequest`.
    package static var fullName: String { "tombolo.peering.StatusRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StatusRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__StatusRequest>.size)
            .bindMemory(to: Tombolo__Peering__StatusRequest.self, capacity: 1)
        tombolo__peering__status_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StatusRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__StatusRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__StatusRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__StatusRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
    }
}

extension PeeringWire.StatusReply: SchemaCodable {
    /// `tombolo.peering.StatusReply`.
    package static var fullName: String { "tombolo.peering.StatusReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StatusReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__StatusReply>.size)
            .bindMemory(to: Tombolo__Peering__StatusReply.self, capacity: 1)
        tombolo__peering__status_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__StatusReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__StatusReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__StatusReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        c.pointee.heard = self.heard ? 1 : 0
        c.pointee.planned = self.planned ? 1 : 0
        c.pointee.list_arrived = self.listArrived ? 1 : 0
        if !self.listRefusal.isEmpty { c.pointee.list_refusal = try SchemaCoding.text(arena, self.listRefusal, "list_refusal") }
        c.pointee.unsent = self.unsent
        c.pointee.unanswered = self.unanswered
        c.pointee.lag = self.lag
        if !self.exports.isEmpty {
            let items = self.exports
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__ResourceState>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__ResourceState>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "exports", index) }
            c.pointee.n_exports = items.count
            c.pointee.exports = list
        }
        if !self.imports.isEmpty {
            let items = self.imports
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__ResourceState>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__ResourceState>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "imports", index) }
            c.pointee.n_imports = items.count
            c.pointee.imports = list
        }
        c.pointee.more = self.more ? 1 : 0
        c.pointee.waiting_imports = self.waitingImports
        if !self.importObstacle.isEmpty { c.pointee.import_obstacle = try SchemaCoding.text(arena, self.importObstacle, "import_obstacle") }
        if !self.lastError.isEmpty { c.pointee.last_error = try SchemaCoding.text(arena, self.lastError, "last_error") }
        c.pointee.last_error_at = self.lastErrorAt
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__StatusReply>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.heard = c.pointee.heard != 0
        self.planned = c.pointee.planned != 0
        self.listArrived = c.pointee.list_arrived != 0
        self.listRefusal = try SchemaCoding.string(c.pointee.list_refusal, "list_refusal")
        self.unsent = c.pointee.unsent
        self.unanswered = c.pointee.unanswered
        self.lag = c.pointee.lag
        if c.pointee.n_exports > 0, let list = c.pointee.exports {
            var items: [PeeringWire.ResourceState] = []
            items.reserveCapacity(c.pointee.n_exports)
            for index in 0..<c.pointee.n_exports {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.ResourceState(c: item, at: "exports", index))
            }
            self.exports = items
        }
        if c.pointee.n_imports > 0, let list = c.pointee.imports {
            var items: [PeeringWire.ResourceState] = []
            items.reserveCapacity(c.pointee.n_imports)
            for index in 0..<c.pointee.n_imports {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.ResourceState(c: item, at: "imports", index))
            }
            self.imports = items
        }
        self.more = c.pointee.more != 0
        self.waitingImports = c.pointee.waiting_imports
        self.importObstacle = try SchemaCoding.string(c.pointee.import_obstacle, "import_obstacle")
        self.lastError = try SchemaCoding.string(c.pointee.last_error, "last_error")
        self.lastErrorAt = c.pointee.last_error_at
    }
}

extension PeeringWire.VerifyRequest: SchemaCodable {
    /// `tombolo.peering.VerifyRequest`.
    package static var fullName: String { "tombolo.peering.VerifyRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__VerifyRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__VerifyRequest>.size)
            .bindMemory(to: Tombolo__Peering__VerifyRequest.self, capacity: 1)
        tombolo__peering__verify_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__VerifyRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__VerifyRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__VerifyRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerName.isEmpty { c.pointee.peer_name = try SchemaCoding.text(arena, self.peerName, "peer_name") }
        c.pointee.repair = self.repair ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__VerifyRequest>) throws(SchemaError) {
        self.init()
        self.peerName = try SchemaCoding.string(c.pointee.peer_name, "peer_name")
        self.repair = c.pointee.repair != 0
    }
}

extension PeeringWire.Deviation: SchemaCodable {
    /// `tombolo.peering.Deviation`.
    package static var fullName: String { "tombolo.peering.Deviation" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Deviation> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__Deviation>.size)
            .bindMemory(to: Tombolo__Peering__Deviation.self, capacity: 1)
        tombolo__peering__deviation__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__Deviation> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__Deviation>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__Deviation>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__Deviation>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
    }
}

extension PeeringWire.VerifyReply: SchemaCodable {
    /// `tombolo.peering.VerifyReply`.
    package static var fullName: String { "tombolo.peering.VerifyReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__VerifyReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Peering__VerifyReply>.size)
            .bindMemory(to: Tombolo__Peering__VerifyReply.self, capacity: 1)
        tombolo__peering__verify_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Peering__VerifyReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Peering__VerifyReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Peering__VerifyReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        c.pointee.offered = self.offered ? 1 : 0
        if !self.obstacle.isEmpty { c.pointee.obstacle = try SchemaCoding.text(arena, self.obstacle, "obstacle") }
        c.pointee.compared_exports = self.comparedExports
        c.pointee.compared_imports = self.comparedImports
        c.pointee.pending = self.pending
        if !self.exports.isEmpty {
            let items = self.exports
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__Deviation>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__Deviation>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "exports", index) }
            c.pointee.n_exports = items.count
            c.pointee.exports = list
        }
        if !self.imports.isEmpty {
            let items = self.imports
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Peering__Deviation>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Peering__Deviation>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "imports", index) }
            c.pointee.n_imports = items.count
            c.pointee.imports = list
        }
        c.pointee.more = self.more ? 1 : 0
        c.pointee.sent_again = self.sentAgain
        c.pointee.asked_again = self.askedAgain
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Peering__VerifyReply>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.offered = c.pointee.offered != 0
        self.obstacle = try SchemaCoding.string(c.pointee.obstacle, "obstacle")
        self.comparedExports = c.pointee.compared_exports
        self.comparedImports = c.pointee.compared_imports
        self.pending = c.pointee.pending
        if c.pointee.n_exports > 0, let list = c.pointee.exports {
            var items: [PeeringWire.Deviation] = []
            items.reserveCapacity(c.pointee.n_exports)
            for index in 0..<c.pointee.n_exports {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.Deviation(c: item, at: "exports", index))
            }
            self.exports = items
        }
        if c.pointee.n_imports > 0, let list = c.pointee.imports {
            var items: [PeeringWire.Deviation] = []
            items.reserveCapacity(c.pointee.n_imports)
            for index in 0..<c.pointee.n_imports {
                guard let item = list[index] else { continue }
                items.append(try PeeringWire.Deviation(c: item, at: "imports", index))
            }
            self.imports = items
        }
        self.more = c.pointee.more != 0
        self.sentAgain = c.pointee.sent_again
        self.askedAgain = c.pointee.asked_again
    }
}
