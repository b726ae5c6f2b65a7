// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/trace_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyTraceV3.Tracing: SchemaCodable {
    /// `envoy.config.trace.v3.Tracing`.
    package static var fullName: String { "envoy.config.trace.v3.Tracing" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Trace__V3__Tracing>.size)
            .bindMemory(to: Envoy__Config__Trace__V3__Tracing.self, capacity: 1)
        envoy__config__trace__v3__tracing__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Trace__V3__Tracing>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.http { c.pointee.http = try value.store(in: arena, at: "http") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Trace__V3__Tracing>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.http { self.http = try EnvoyTraceV3.Tracing.Http(c: item, at: "http") }
    }
}

extension EnvoyTraceV3.Tracing.Http: SchemaCodable {
    /// `envoy.config.trace.v3.Tracing.Http`.
    package static var fullName: String { "envoy.config.trace.v3.Tracing.Http" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing__Http> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Trace__V3__Tracing__Http>.size)
            .bindMemory(to: Envoy__Config__Trace__V3__Tracing__Http.self, capacity: 1)
        envoy__config__trace__v3__tracing__http__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing__Http> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Trace__V3__Tracing__Http>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Trace__V3__Tracing__Http>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Config__Trace__V3__Tracing__Http__ConfigTypeCase(rawValue: 3)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Trace__V3__Tracing__Http>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.config_type_case.rawValue {
        case 3:
            if let item = c.pointee.typed_config {
                self.configType = .typedConfig(try GoogleProtobuf.AnyMessage(c: item, at: "typed_config"))
            }
        default: break
        }
    }
}
