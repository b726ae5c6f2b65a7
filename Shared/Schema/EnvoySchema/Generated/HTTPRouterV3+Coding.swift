// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_router_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyRouterV3.Router: SchemaCodable {
    /// `envoy.extensions.filters.http.router.v3.Router`.
    package static var fullName: String { "envoy.extensions.filters.http.router.v3.Router" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Router__V3__Router> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__Router__V3__Router>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__Router__V3__Router.self, capacity: 1)
        envoy__extensions__filters__http__router__v3__router__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Router__V3__Router> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__Router__V3__Router>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Router__V3__Router>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.suppress_envoy_headers = self.suppressEnvoyHeaders ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__Router__V3__Router>) throws(SchemaError) {
        self.init()
        self.suppressEnvoyHeaders = c.pointee.suppress_envoy_headers != 0
    }
}
