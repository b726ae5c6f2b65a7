// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/status.proto; change that and run deploy/make/generate.sh.

package import CSchema

extension GoogleRPC.Status: SchemaCodable {
    /// `google.rpc.Status`.
    package static var fullName: String { "google.rpc.Status" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Rpc__Status> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Rpc__Status>.size)
            .bindMemory(to: Google__Rpc__Status.self, capacity: 1)
        google__rpc__status__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Rpc__Status> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Rpc__Status>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Rpc__Status>, in arena: SchemaArena) throws(SchemaError) {
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
    package init(c: UnsafePointer<Google__Rpc__Status>) throws(SchemaError) {
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
