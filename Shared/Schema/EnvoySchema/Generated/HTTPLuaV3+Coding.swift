// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_lua_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyLuaV3.Lua: SchemaCodable {
    /// `envoy.extensions.filters.http.lua.v3.Lua`.
    package static var fullName: String { "envoy.extensions.filters.http.lua.v3.Lua" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Lua__V3__Lua> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__Lua__V3__Lua>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__Lua__V3__Lua.self, capacity: 1)
        envoy__extensions__filters__http__lua__v3__lua__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Lua__V3__Lua> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__Lua__V3__Lua>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__Lua__V3__Lua>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.defaultSourceCode { c.pointee.default_source_code = try value.store(in: arena, at: "default_source_code") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__Lua__V3__Lua>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.default_source_code { self.defaultSourceCode = try EnvoyCoreV3.DataSource(c: item, at: "default_source_code") }
    }
}
