// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/upstreams_http_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyUpstreamHTTPV3.HttpProtocolOptions: SchemaCodable {
    /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions`.
    package static var fullName: String { "envoy.extensions.upstreams.http.v3.HttpProtocolOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions>.size)
            .bindMemory(to: Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions.self, capacity: 1)
        envoy__extensions__upstreams__http__v3__http_protocol_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.commonHTTPProtocolOptions { c.pointee.common_http_protocol_options = try value.store(in: arena, at: "common_http_protocol_options") }
        if let value = self.upstreamHTTPProtocolOptions { c.pointee.upstream_http_protocol_options = try value.store(in: arena, at: "upstream_http_protocol_options") }
        switch self.upstreamProtocolOptions {
        case .explicitHTTPConfig(let value):
            c.pointee.upstream_protocol_options_case = Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UpstreamProtocolOptionsCase(rawValue: 3)
            c.pointee.explicit_http_config = try value.store(in: arena, at: "explicit_http_config")
        case .useDownstreamProtocolConfig(let value):
            c.pointee.upstream_protocol_options_case = Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UpstreamProtocolOptionsCase(rawValue: 4)
            c.pointee.use_downstream_protocol_config = try value.store(in: arena, at: "use_downstream_protocol_config")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.common_http_protocol_options { self.commonHTTPProtocolOptions = try EnvoyCoreV3.HttpProtocolOptions(c: item, at: "common_http_protocol_options") }
        if let item = c.pointee.upstream_http_protocol_options { self.upstreamHTTPProtocolOptions = try EnvoyCoreV3.UpstreamHttpProtocolOptions(c: item, at: "upstream_http_protocol_options") }
        switch c.pointee.upstream_protocol_options_case.rawValue {
        case 3:
            if let item = c.pointee.explicit_http_config {
                self.upstreamProtocolOptions = .explicitHTTPConfig(try EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig(c: item, at: "explicit_http_config"))
            }
        case 4:
            if let item = c.pointee.use_downstream_protocol_config {
                self.upstreamProtocolOptions = .useDownstreamProtocolConfig(try EnvoyUpstreamHTTPV3.HttpProtocolOptions.UseDownstreamHttpConfig(c: item, at: "use_downstream_protocol_config"))
            }
        default: break
        }
    }
}

extension EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig: SchemaCodable {
    /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig`.
    package static var fullName: String { "envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig>.size)
            .bindMemory(to: Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig.self, capacity: 1)
        envoy__extensions__upstreams__http__v3__http_protocol_options__explicit_http_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig>, in arena: SchemaArena) throws(SchemaError) {
        switch self.protocolConfig {
        case .httpProtocolOptions(let value):
            c.pointee.protocol_config_case = Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig__ProtocolConfigCase(rawValue: 1)
            c.pointee.http_protocol_options = try value.store(in: arena, at: "http_protocol_options")
        case .http2ProtocolOptions(let value):
            c.pointee.protocol_config_case = Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig__ProtocolConfigCase(rawValue: 2)
            c.pointee.http2_protocol_options = try value.store(in: arena, at: "http2_protocol_options")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__ExplicitHttpConfig>) throws(SchemaError) {
        self.init()
        switch c.pointee.protocol_config_case.rawValue {
        case 1:
            if let item = c.pointee.http_protocol_options {
                self.protocolConfig = .httpProtocolOptions(try EnvoyCoreV3.Http1ProtocolOptions(c: item, at: "http_protocol_options"))
            }
        case 2:
            if let item = c.pointee.http2_protocol_options {
                self.protocolConfig = .http2ProtocolOptions(try EnvoyCoreV3.Http2ProtocolOptions(c: item, at: "http2_protocol_options"))
            }
        default: break
        }
    }
}

extension EnvoyUpstreamHTTPV3.HttpProtocolOptions.UseDownstreamHttpConfig: SchemaCodable {
    /// `envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig`.
    package static var fullName: String { "envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig>.size)
            .bindMemory(to: Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig.self, capacity: 1)
        envoy__extensions__upstreams__http__v3__http_protocol_options__use_downstream_http_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.httpProtocolOptions { c.pointee.http_protocol_options = try value.store(in: arena, at: "http_protocol_options") }
        if let value = self.http2ProtocolOptions { c.pointee.http2_protocol_options = try value.store(in: arena, at: "http2_protocol_options") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Upstreams__Http__V3__HttpProtocolOptions__UseDownstreamHttpConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.http_protocol_options { self.httpProtocolOptions = try EnvoyCoreV3.Http1ProtocolOptions(c: item, at: "http_protocol_options") }
        if let item = c.pointee.http2_protocol_options { self.http2ProtocolOptions = try EnvoyCoreV3.Http2ProtocolOptions(c: item, at: "http2_protocol_options") }
    }
}
