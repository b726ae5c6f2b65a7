// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_connection_limit_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyConnectionLimitV3.ConnectionLimit: SchemaCodable {
    /// `envoy.extensions.filters.network.connection_limit.v3.ConnectionLimit`.
    package static var fullName: String { "envoy.extensions.filters.network.connection_limit.v3.ConnectionLimit" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit.self, capacity: 1)
        envoy__extensions__filters__network__connection_limit__v3__connection_limit__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit>, in arena: SchemaArena) throws(SchemaError) {
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
        if let value = self.maxConnections { c.pointee.max_connections = try value.store(in: arena, at: "max_connections") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__ConnectionLimit__V3__ConnectionLimit>) throws(SchemaError) {
        self.init()
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
        if let item = c.pointee.max_connections { self.maxConnections = try GoogleProtobuf.UInt64Value(c: item, at: "max_connections") }
    }
}
