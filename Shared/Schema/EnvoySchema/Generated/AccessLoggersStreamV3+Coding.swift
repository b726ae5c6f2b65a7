// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/access_loggers_stream_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyStreamAccessLogV3.StdoutAccessLog: SchemaCodable {
    /// `envoy.extensions.access_loggers.stream.v3.StdoutAccessLog`.
    package static var fullName: String { "envoy.extensions.access_loggers.stream.v3.StdoutAccessLog" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog>.size)
            .bindMemory(to: Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog.self, capacity: 1)
        envoy__extensions__access_loggers__stream__v3__stdout_access_log__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog>, in arena: SchemaArena) throws(SchemaError) {
        switch self.accessLogFormat {
        case .logFormat(let value):
            c.pointee.access_log_format_case = Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog__AccessLogFormatCase(rawValue: 1)
            c.pointee.log_format = try value.store(in: arena, at: "log_format")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StdoutAccessLog>) throws(SchemaError) {
        self.init()
        switch c.pointee.access_log_format_case.rawValue {
        case 1:
            if let item = c.pointee.log_format {
                self.accessLogFormat = .logFormat(try EnvoyCoreV3.SubstitutionFormatString(c: item, at: "log_format"))
            }
        default: break
        }
    }
}

extension EnvoyStreamAccessLogV3.StderrAccessLog: SchemaCodable {
    /// `envoy.extensions.access_loggers.stream.v3.StderrAccessLog`.
    package static var fullName: String { "envoy.extensions.access_loggers.stream.v3.StderrAccessLog" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog>.size)
            .bindMemory(to: Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog.self, capacity: 1)
        envoy__extensions__access_loggers__stream__v3__stderr_access_log__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog>, in arena: SchemaArena) throws(SchemaError) {
        switch self.accessLogFormat {
        case .logFormat(let value):
            c.pointee.access_log_format_case = Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog__AccessLogFormatCase(rawValue: 1)
            c.pointee.log_format = try value.store(in: arena, at: "log_format")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__Stream__V3__StderrAccessLog>) throws(SchemaError) {
        self.init()
        switch c.pointee.access_log_format_case.rawValue {
        case 1:
            if let item = c.pointee.log_format {
                self.accessLogFormat = .logFormat(try EnvoyCoreV3.SubstitutionFormatString(c: item, at: "log_format"))
            }
        default: break
        }
    }
}
