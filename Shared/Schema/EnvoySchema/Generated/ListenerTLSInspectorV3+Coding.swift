// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_tls_inspector_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyTLSInspectorV3.TlsInspector: SchemaCodable {
    /// `envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector`.
    package static var fullName: String { "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector.self, capacity: 1)
        envoy__extensions__filters__listener__tls_inspector__v3__tls_inspector__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Listener__TlsInspector__V3__TlsInspector>) throws(SchemaError) {
        self.init()
    }
}
