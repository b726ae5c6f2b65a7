// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_status.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension PeerStatusWire.Status: SchemaCodable {
    /// `hashicorp.consul.internal.status.Status`.
    package static var fullName: String { "hashicorp.consul.internal.status.Status" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Status__Status> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Hashicorp__Consul__Internal__Status__Status>.size)
            .bindMemory(to: Hashicorp__Consul__Internal__Status__Status.self, capacity: 1)
        hashicorp__consul__internal__status__status__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Hashicorp__Consul__Internal__Status__Status> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Status__Status>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Hashicorp__Consul__Internal__Status__Status>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.code = self.code
        if !self.message.isEmpty { c.pointee.message = try SchemaCoding.text(arena, self.message, "message") }
        if !self.details.isEmpty {
            let items = self.details
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Google__Protobuf__Any>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Google__Protobuf__Any>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "details", index) }
            c.pointee.n_details = items.count
            c.pointee.details = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Hashicorp__Consul__Internal__Status__Status>) throws(SchemaError) {
        self.init()
        self.code = c.pointee.code
        self.message = try SchemaCoding.string(c.pointee.message, "message")
        if c.pointee.n_details > 0, let list = c.pointee.details {
            var items: [GoogleProtobuf.AnyMessage] = []
            items.reserveCapacity(c.pointee.n_details)
            for index in 0..<c.pointee.n_details {
                guard let item = list[index] else { continue }
                items.append(try GoogleProtobuf.AnyMessage(c: item, at: "details", index))
            }
            self.details = items
        }
    }
}
