// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_grpc_stats_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyGRPCStatsV3.FilterConfig: SchemaCodable {
    /// `envoy.extensions.filters.http.grpc_stats.v3.FilterConfig`.
    package static var fullName: String { "envoy.extensions.filters.http.grpc_stats.v3.FilterConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig.self, capacity: 1)
        envoy__extensions__filters__http__grpc_stats__v3__filter_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig>, in arena: SchemaArena) throws(SchemaError) {
        switch self.perMethodStatSpecifier {
        case .statsForAllMethods(let value):
            c.pointee.per_method_stat_specifier_case = Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig__PerMethodStatSpecifierCase(rawValue: 3)
            c.pointee.stats_for_all_methods = try value.store(in: arena, at: "stats_for_all_methods")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__GrpcStats__V3__FilterConfig>) throws(SchemaError) {
        self.init()
        switch c.pointee.per_method_stat_specifier_case.rawValue {
        case 3:
            if let item = c.pointee.stats_for_all_methods {
                self.perMethodStatSpecifier = .statsForAllMethods(try GoogleProtobuf.BoolValue(c: item, at: "stats_for_all_methods"))
            }
        default: break
        }
    }
}
