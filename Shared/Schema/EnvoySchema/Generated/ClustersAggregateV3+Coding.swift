// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/clusters_aggregate_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyAggregateClusterV3.ClusterConfig: SchemaCodable {
    /// `envoy.extensions.clusters.aggregate.v3.ClusterConfig`.
    package static var fullName: String { "envoy.extensions.clusters.aggregate.v3.ClusterConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig>.size)
            .bindMemory(to: Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig.self, capacity: 1)
        envoy__extensions__clusters__aggregate__v3__cluster_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.clusters.isEmpty {
            c.pointee.clusters = try SchemaCoding.texts(arena, self.clusters, "clusters")
            c.pointee.n_clusters = self.clusters.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Clusters__Aggregate__V3__ClusterConfig>) throws(SchemaError) {
        self.init()
        self.clusters = try SchemaCoding.strings(c.pointee.clusters, c.pointee.n_clusters, "clusters")
    }
}
