// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/accesslog_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyAccessLogV3.AccessLog: SchemaCodable {
    /// `envoy.config.accesslog.v3.AccessLog`.
    package static var fullName: String { "envoy.config.accesslog.v3.AccessLog" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Accesslog__V3__AccessLog>.size)
            .bindMemory(to: Envoy__Config__Accesslog__V3__AccessLog.self, capacity: 1)
        envoy__config__accesslog__v3__access_log__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__AccessLog>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.filter { c.pointee.filter = try value.store(in: arena, at: "filter") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Config__Accesslog__V3__AccessLog__ConfigTypeCase(rawValue: 4)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__AccessLog>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.filter { self.filter = try EnvoyAccessLogV3.AccessLogFilter(c: item, at: "filter") }
        switch c.pointee.config_type_case.rawValue {
        case 4:
            if let item = c.pointee.typed_config {
                self.configType = .typedConfig(try GoogleProtobuf.AnyMessage(c: item, at: "typed_config"))
            }
        default: break
        }
    }
}

extension EnvoyAccessLogV3.AccessLogFilter: SchemaCodable {
    /// `envoy.config.accesslog.v3.AccessLogFilter`.
    package static var fullName: String { "envoy.config.accesslog.v3.AccessLogFilter" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLogFilter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Accesslog__V3__AccessLogFilter>.size)
            .bindMemory(to: Envoy__Config__Accesslog__V3__AccessLogFilter.self, capacity: 1)
        envoy__config__accesslog__v3__access_log_filter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLogFilter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__AccessLogFilter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLogFilter>, in arena: SchemaArena) throws(SchemaError) {
        switch self.filterSpecifier {
        case .responseFlagFilter(let value):
            c.pointee.filter_specifier_case = Envoy__Config__Accesslog__V3__AccessLogFilter__FilterSpecifierCase(rawValue: 9)
            c.pointee.response_flag_filter = try value.store(in: arena, at: "response_flag_filter")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__AccessLogFilter>) throws(SchemaError) {
        self.init()
        switch c.pointee.filter_specifier_case.rawValue {
        case 9:
            if let item = c.pointee.response_flag_filter {
                self.filterSpecifier = .responseFlagFilter(try EnvoyAccessLogV3.ResponseFlagFilter(c: item, at: "response_flag_filter"))
            }
        default: break
        }
    }
}

extension EnvoyAccessLogV3.ResponseFlagFilter: SchemaCodable {
    /// `envoy.config.accesslog.v3.ResponseFlagFilter`.
    package static var fullName: String { "envoy.config.accesslog.v3.ResponseFlagFilter" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__ResponseFlagFilter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Accesslog__V3__ResponseFlagFilter>.size)
            .bindMemory(to: Envoy__Config__Accesslog__V3__ResponseFlagFilter.self, capacity: 1)
        envoy__config__accesslog__v3__response_flag_filter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Accesslog__V3__ResponseFlagFilter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__ResponseFlagFilter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Accesslog__V3__ResponseFlagFilter>, in arena: SchemaArena) throws(SchemaError) {
        if !self.flags.isEmpty {
            c.pointee.flags = try SchemaCoding.texts(arena, self.flags, "flags")
            c.pointee.n_flags = self.flags.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Accesslog__V3__ResponseFlagFilter>) throws(SchemaError) {
        self.init()
        self.flags = try SchemaCoding.strings(c.pointee.flags, c.pointee.n_flags, "flags")
    }
}
