// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/access_loggers_file_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyFileAccessLogV3.FileAccessLog: SchemaCodable {
    /// `envoy.extensions.access_loggers.file.v3.FileAccessLog`.
    package static var fullName: String { "envoy.extensions.access_loggers.file.v3.FileAccessLog" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog>.size)
            .bindMemory(to: Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog.self, capacity: 1)
        envoy__extensions__access_loggers__file__v3__file_access_log__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog>, in arena: SchemaArena) throws(SchemaError) {
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
        switch self.accessLogFormat {
        case .logFormat(let value):
            c.pointee.access_log_format_case = Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog__AccessLogFormatCase(rawValue: 5)
            c.pointee.log_format = try value.store(in: arena, at: "log_format")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__AccessLoggers__File__V3__FileAccessLog>) throws(SchemaError) {
        self.init()
        self.path = try SchemaCoding.string(c.pointee.path, "path")
        switch c.pointee.access_log_format_case.rawValue {
        case 5:
            if let item = c.pointee.log_format {
                self.accessLogFormat = .logFormat(try EnvoyCoreV3.SubstitutionFormatString(c: item, at: "log_format"))
            }
        default: break
        }
    }
}
