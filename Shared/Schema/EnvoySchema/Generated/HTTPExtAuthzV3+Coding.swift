// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_ext_authz_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyExtAuthzV3.ExtAuthz: SchemaCodable {
    /// `envoy.extensions.filters.http.ext_authz.v3.ExtAuthz`.
    package static var fullName: String { "envoy.extensions.filters.http.ext_authz.v3.ExtAuthz" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz.self, capacity: 1)
        envoy__extensions__filters__http__ext_authz__v3__ext_authz__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz>, in arena: SchemaArena) throws(SchemaError) {
        switch self.services {
        case .grpcService(let value):
            c.pointee.services_case = Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz__ServicesCase(rawValue: 1)
            c.pointee.grpc_service = try value.store(in: arena, at: "grpc_service")
        case nil: break
        }
        c.pointee.failure_mode_allow = self.failureModeAllow ? 1 : 0
        if !self.metadataContextNamespaces.isEmpty {
            c.pointee.metadata_context_namespaces = try SchemaCoding.texts(arena, self.metadataContextNamespaces, "metadata_context_namespaces")
            c.pointee.n_metadata_context_namespaces = self.metadataContextNamespaces.count
        }
        c.pointee.transport_api_version = Envoy__Config__Core__V3__ApiVersion(rawValue: UInt32(bitPattern: self.transportAPIVersion.rawValue))
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__ExtAuthz__V3__ExtAuthz>) throws(SchemaError) {
        self.init()
        switch c.pointee.services_case.rawValue {
        case 1:
            if let item = c.pointee.grpc_service {
                self.services = .grpcService(try EnvoyCoreV3.GrpcService(c: item, at: "grpc_service"))
            }
        default: break
        }
        self.failureModeAllow = c.pointee.failure_mode_allow != 0
        self.metadataContextNamespaces = try SchemaCoding.strings(c.pointee.metadata_context_namespaces, c.pointee.n_metadata_context_namespaces, "metadata_context_namespaces")
        self.transportAPIVersion = EnvoyCoreV3.ApiVersion(rawValue: Int32(bitPattern: c.pointee.transport_api_version.rawValue))
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
    }
}
