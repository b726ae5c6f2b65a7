// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_grpc_http1_bridge_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyGRPCHTTP1BridgeV3.Config: SchemaCodable {
    /// `envoy.extensions.filters.http.grpc_http1_bridge.v3.Config`.
    package static var fullName: String { "envoy.extensions.filters.http.grpc_http1_bridge.v3.Config" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config.self, capacity: 1)
        envoy__extensions__filters__http__grpc_http1_bridge__v3__config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__GrpcHttp1Bridge__V3__Config>) throws(SchemaError) {
        self.init()
    }
}
