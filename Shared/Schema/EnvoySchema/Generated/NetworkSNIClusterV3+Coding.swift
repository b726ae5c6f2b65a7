// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_sni_cluster_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoySNIClusterV3.SniCluster: SchemaCodable {
    /// `envoy.extensions.filters.network.sni_cluster.v3.SniCluster`.
    package static var fullName: String { "envoy.extensions.filters.network.sni_cluster.v3.SniCluster" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster.self, capacity: 1)
        envoy__extensions__filters__network__sni_cluster__v3__sni_cluster__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__SniCluster__V3__SniCluster>) throws(SchemaError) {
        self.init()
    }
}
