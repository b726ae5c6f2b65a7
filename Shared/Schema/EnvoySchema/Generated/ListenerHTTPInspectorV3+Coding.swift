// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_http_inspector_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyHTTPInspectorV3.HttpInspector: SchemaCodable {
    /// `envoy.extensions.filters.listener.http_inspector.v3.HttpInspector`.
    package static var fullName: String { "envoy.extensions.filters.listener.http_inspector.v3.HttpInspector" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector.self, capacity: 1)
        envoy__extensions__filters__listener__http_inspector__v3__http_inspector__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__HttpInspector__V3__HttpInspector>) throws(SchemaError) {
        self.init()
    }
}
