// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_original_dst_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyOriginalDstV3.OriginalDst: SchemaCodable {
    /// `envoy.extensions.filters.listener.original_dst.v3.OriginalDst`.
    package static var fullName: String { "envoy.extensions.filters.listener.original_dst.v3.OriginalDst" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst.self, capacity: 1)
        envoy__extensions__filters__listener__original_dst__v3__original_dst__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__OriginalDst__V3__OriginalDst>) throws(SchemaError) {
        self.init()
    }
}
