// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_peerstream.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeerStreamWire.ReplicationMessage: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage>, in arena: SchemaArena) throws(SchemaError) {
        switch self.payload {
        case .`open`(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 1)
            c.pointee.open = try value.store(in: arena, at: "open")
        case .request(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 2)
            c.pointee.request = try value.store(in: arena, at: "request")
        case .response(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 3)
            c.pointee.response = try value.store(in: arena, at: "response")
        case .terminated(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 4)
            c.pointee.terminated = try value.store(in: arena, at: "terminated")
        case .heartbeat(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 5)
            c.pointee.heartbeat = try value.store(in: arena, at: "heartbeat")
        case .digest(let value):
            c.pointee.payload_case = Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__PayloadCase(rawValue: 1001)
            c.pointee.digest = try value.store(in: arena, at: "digest")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage>) throws(SchemaError) {
        self.init()
        switch c.pointee.payload_case.rawValue {
        case 1:
            if let item = c.pointee.open {
                self.payload = .`open`(try PeerStreamWire.ReplicationMessage.Open(c: item, at: "open"))
            }
        case 2:
            if let item = c.pointee.request {
                self.payload = .request(try PeerStreamWire.ReplicationMessage.Request(c: item, at: "request"))
            }
        case 3:
            if let item = c.pointee.response {
                self.payload = .response(try PeerStreamWire.ReplicationMessage.Response(c: item, at: "response"))
            }
        case 4:
            if let item = c.pointee.terminated {
                self.payload = .terminated(try PeerStreamWire.ReplicationMessage.Terminated(c: item, at: "terminated"))
            }
        case 5:
            if let item = c.pointee.heartbeat {
                self.payload = .heartbeat(try PeerStreamWire.ReplicationMessage.Heartbeat(c: item, at: "heartbeat"))
            }
        case 1001:
            if let item = c.pointee.digest {
                self.payload = .digest(try PeerStreamWire.ReplicationMessage.Digest(c: item, at: "digest"))
            }
        default: break
        }
    }
}

extension PeerStreamWire.ReplicationMessage.Open: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Open`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Open" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__open__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerID.isEmpty { c.pointee.peerid = try SchemaCoding.text(arena, self.peerID, "PeerID") }
        if !self.streamSecretID.isEmpty { c.pointee.streamsecretid = try SchemaCoding.text(arena, self.streamSecretID, "StreamSecretID") }
        if let value = self.remote { c.pointee.remote = try value.store(in: arena, at: "Remote") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Open>) throws(SchemaError) {
        self.init()
        self.peerID = try SchemaCoding.string(c.pointee.peerid, "PeerID")
        self.streamSecretID = try SchemaCoding.string(c.pointee.streamsecretid, "StreamSecretID")
        if let item = c.pointee.remote { self.remote = try PeerPeeringWire.RemoteInfo(c: item, at: "Remote") }
    }
}

extension PeerStreamWire.ReplicationMessage.Request: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Request`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Request" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerID.isEmpty { c.pointee.peerid = try SchemaCoding.text(arena, self.peerID, "PeerID") }
        if !self.responseNonce.isEmpty { c.pointee.responsenonce = try SchemaCoding.text(arena, self.responseNonce, "ResponseNonce") }
        if !self.resourceURL.isEmpty { c.pointee.resourceurl = try SchemaCoding.text(arena, self.resourceURL, "ResourceURL") }
        if let value = self.error { c.pointee.error = try value.store(in: arena, at: "Error") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Request>) throws(SchemaError) {
        self.init()
        self.peerID = try SchemaCoding.string(c.pointee.peerid, "PeerID")
        self.responseNonce = try SchemaCoding.string(c.pointee.responsenonce, "ResponseNonce")
        self.resourceURL = try SchemaCoding.string(c.pointee.resourceurl, "ResourceURL")
        if let item = c.pointee.error { self.error = try PeerStatusWire.Status(c: item, at: "Error") }
    }
}

extension PeerStreamWire.ReplicationMessage.Response: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Response`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Response" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__response__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response>, in arena: SchemaArena) throws(SchemaError) {
        if !self.nonce.isEmpty { c.pointee.nonce = try SchemaCoding.text(arena, self.nonce, "Nonce") }
        if !self.resourceURL.isEmpty { c.pointee.resourceurl = try SchemaCoding.text(arena, self.resourceURL, "ResourceURL") }
        if !self.resourceID.isEmpty { c.pointee.resourceid = try SchemaCoding.text(arena, self.resourceID, "ResourceID") }
        if let value = self.resource { c.pointee.resource = try value.store(in: arena, at: "Resource") }
        c.pointee.operation = Hashicorp__Consul__Internal__Peerstream__Operation(rawValue: UInt32(bitPattern: self.operation.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Response>) throws(SchemaError) {
        self.init()
        self.nonce = try SchemaCoding.string(c.pointee.nonce, "Nonce")
        self.resourceURL = try SchemaCoding.string(c.pointee.resourceurl, "ResourceURL")
        self.resourceID = try SchemaCoding.string(c.pointee.resourceid, "ResourceID")
        if let item = c.pointee.resource { self.resource = try GoogleProtobuf.AnyMessage(c: item, at: "Resource") }
        self.operation = PeerStreamWire.Operation(rawValue: Int32(bitPattern: c.pointee.operation.rawValue))
    }
}

extension PeerStreamWire.ReplicationMessage.Terminated: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Terminated`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Terminated" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__terminated__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Terminated>) throws(SchemaError) {
        self.init()
    }
}

extension PeerStreamWire.ReplicationMessage.Heartbeat: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Heartbeat`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Heartbeat" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__heartbeat__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Heartbeat>) throws(SchemaError) {
        self.init()
    }
}

extension PeerStreamWire.ReplicationMessage.Digest: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ReplicationMessage.Digest`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ReplicationMessage.Digest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest.self, capacity: 1)
        hashicorp__consul__internal__peerstream__replication_message__digest__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.number = self.number
        c.pointee.answer = self.answer ? 1 : 0
        if !self.rows.isEmpty {
            let items = self.rows
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rows", index) }
            c.pointee.n_rows = items.count
            c.pointee.rows = list
        }
        if !self.deviations.isEmpty {
            let items = self.deviations
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "deviations", index) }
            c.pointee.n_deviations = items.count
            c.pointee.deviations = list
        }
        if !self.again.isEmpty {
            c.pointee.again = try SchemaCoding.texts(arena, self.again, "again")
            c.pointee.n_again = self.again.count
        }
        c.pointee.busy = self.busy ? 1 : 0
        c.pointee.compared = self.compared
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ReplicationMessage__Digest>) throws(SchemaError) {
        self.init()
        self.number = c.pointee.number
        self.answer = c.pointee.answer != 0
        if c.pointee.n_rows > 0, let list = c.pointee.rows {
            var items: [PeerStreamWire.ResourceDigest] = []
            items.reserveCapacity(c.pointee.n_rows)
            for index in 0..<c.pointee.n_rows {
                guard let item = list[index] else { continue }
                items.append(try PeerStreamWire.ResourceDigest(c: item, at: "rows", index))
            }
            self.rows = items
        }
        if c.pointee.n_deviations > 0, let list = c.pointee.deviations {
            var items: [PeerStreamWire.ResourceDeviation] = []
            items.reserveCapacity(c.pointee.n_deviations)
            for index in 0..<c.pointee.n_deviations {
                guard let item = list[index] else { continue }
                items.append(try PeerStreamWire.ResourceDeviation(c: item, at: "deviations", index))
            }
            self.deviations = items
        }
        self.again = try SchemaCoding.strings(c.pointee.again, c.pointee.n_again, "again")
        self.busy = c.pointee.busy != 0
        self.compared = c.pointee.compared
    }
}

extension PeerStreamWire.ResourceDigest: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ResourceDigest`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ResourceDigest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ResourceDigest.self, capacity: 1)
        hashicorp__consul__internal__peerstream__resource_digest__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.digest = self.digest
        c.pointee.pending = self.pending ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDigest>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.digest = c.pointee.digest
        self.pending = c.pointee.pending != 0
    }
}

extension PeerStreamWire.ResourceDeviation: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ResourceDeviation`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ResourceDeviation" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ResourceDeviation.self, capacity: 1)
        hashicorp__consul__internal__peerstream__resource_deviation__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ResourceDeviation>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
    }
}

extension PeerStreamWire.LeaderAddress: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.LeaderAddress`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.LeaderAddress" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__LeaderAddress> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__LeaderAddress>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__LeaderAddress.self, capacity: 1)
        hashicorp__consul__internal__peerstream__leader_address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__LeaderAddress> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__LeaderAddress>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__LeaderAddress>, in arena: SchemaArena) throws(SchemaError) {
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__LeaderAddress>) throws(SchemaError) {
        self.init()
        self.address = try SchemaCoding.string(c.pointee.address, "address")
    }
}

extension PeerStreamWire.ExportedService: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ExportedService`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ExportedService" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedService> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ExportedService>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ExportedService.self, capacity: 1)
        hashicorp__consul__internal__peerstream__exported_service__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedService> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExportedService>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedService>, in arena: SchemaArena) throws(SchemaError) {
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
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExportedService>) throws(SchemaError) {
        self.init()
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

extension PeerStreamWire.ExportedServiceList: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ExportedServiceList`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ExportedServiceList" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ExportedServiceList.self, capacity: 1)
        hashicorp__consul__internal__peerstream__exported_service_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.services.isEmpty {
            c.pointee.services = try SchemaCoding.texts(arena, self.services, "Services")
            c.pointee.n_services = self.services.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExportedServiceList>) throws(SchemaError) {
        self.init()
        self.services = try SchemaCoding.strings(c.pointee.services, c.pointee.n_services, "Services")
    }
}

extension PeerStreamWire.ExchangeSecretRequest: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ExchangeSecretRequest`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ExchangeSecretRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest.self, capacity: 1)
        hashicorp__consul__internal__peerstream__exchange_secret_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.peerID.isEmpty { c.pointee.peerid = try SchemaCoding.text(arena, self.peerID, "PeerID") }
        if !self.establishmentSecret.isEmpty { c.pointee.establishmentsecret = try SchemaCoding.text(arena, self.establishmentSecret, "EstablishmentSecret") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretRequest>) throws(SchemaError) {
        self.init()
        self.peerID = try SchemaCoding.string(c.pointee.peerid, "PeerID")
        self.establishmentSecret = try SchemaCoding.string(c.pointee.establishmentsecret, "EstablishmentSecret")
    }
}

extension PeerStreamWire.ExchangeSecretResponse: SchemaCodable {
    /// `hashicorp.consul.internal.peerstream.ExchangeSecretResponse`.
    package static var fullName: String { "hashicorp.consul.internal.peerstream.ExchangeSecretResponse" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse.self, capacity: 1)
        hashicorp__consul__internal__peerstream__exchange_secret_response__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse>, in arena: SchemaArena) throws(SchemaError) {
        if !self.streamSecret.isEmpty { c.pointee.streamsecret = try SchemaCoding.text(arena, self.streamSecret, "StreamSecret") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Peerstream__ExchangeSecretResponse>) throws(SchemaError) {
        self.init()
        self.streamSecret = try SchemaCoding.string(c.pointee.streamsecret, "StreamSecret")
    }
}
