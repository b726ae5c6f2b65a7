import ConsulJSON
package import MeshDomain

/// What the agent is told about the audit log (`audit`).
///
/// - Source: reference tenancy.md §11.
package struct AuditSettings: Sendable, Hashable {
    /// A file that the log is written to.
    package struct Sink: Sendable, Hashable {
        /// What the configuration calls it.
        package var name: NameText
        /// The file that is written now.
        package var path: String
        /// Its permissions.
        package var mode: UInt32 = 0o600
        /// After how long another file is begun, in nanoseconds; 0 for never.
        package var rotationTime: Int64 = 0
        /// At which size another file is begun; 0 for any.
        package var rotationBytes = 0
        /// How many files stay beside the current one; 0 for all.
        package var keptFiles = 0

        /// Makes a sink.
        package init(name: NameText, path: String) {
            self.name = name
            self.path = path
        }

        /// A terminal, a pipe and so on cannot be put aside.
        package var isDevice: Bool { path.hasPrefix("/dev/") }
    }

    /// How many sinks there may be.
    package static let mostSinks = 8

    package var isEnabled = false
    package var sinks: [Sink] = []

    /// Off.
    package init() {}

    /// The sinks in use.
    package var active: [Sink] { isEnabled ? sinks : [] }
}

/// Reads the block `audit`.
enum AuditOptions {
    /// - Throws: `badRequest` naming the option that is wrong.
    static func read(_ reader: inout ObjectReader, _ warnings: inout [String]) throws(MeshError) -> AuditSettings {
        var settings = AuditSettings()
        guard var part = try reader.nested("Audit") else { return settings }
        settings.isEnabled = try part.bool("Enabled")
        if try part.bool("RPCEnabled") {
            warnings.append("audit.rpc_enabled has no effect: what comes by the HTTP API is logged")
        }
        for (name, reader) in try part.map("Sink") ?? [] {
            var sink = reader
            settings.sinks.append(try read(NameText(name), &sink))
            try sink.finish()
        }
        try part.finish()
        settings.sinks.sort { $0.name < $1.name }
        guard settings.sinks.count <= AuditSettings.mostSinks else {
            throw MeshError(.badRequest, "audit.sink: there are at most \(AuditSettings.mostSinks)")
        }
        if settings.isEnabled, settings.sinks.isEmpty {
            throw MeshError(.badRequest, "audit.enabled needs a sink: sink \"NAME\" { type = \"file\" path = … }")
        }
        let paths = settings.sinks.map(\.path)
        if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw MeshError(.badRequest, "audit.sink: two sinks have the path \"\(twice)\"")
        }
        return settings
    }

    private static func read(_ name: NameText, _ part: inout ObjectReader) throws(MeshError) -> AuditSettings.Sink {
        let place = "audit.sink[\(name)]"
        for (key, option, only) in [
            ("Type", "type", "file"), ("Format", "format", "json"),
            ("DeliveryGuarantee", "delivery_guarantee", "best-effort"),
        ] {
            let text = try part.string(key)
            guard text.isEmpty || text == only else {
                throw MeshError(.badRequest, "\(place).\(option) is \"\(text)\"; it must be \(only)")
            }
        }
        var sink = AuditSettings.Sink(name: name, path: try part.string("Path"))
        guard !sink.path.isEmpty else { throw MeshError(.badRequest, "\(place).path is missing") }
        let mode = try part.string("Mode")
        if !mode.isEmpty {
            guard let bits = UInt32(mode, radix: 8), bits <= 0o777 else {
                throw MeshError(.badRequest, "\(place).mode is \"\(mode)\"; it must be octal, as \"0600\"")
            }
            sink.mode = bits
        }
        sink.rotationTime = try part.duration("RotateDuration") ?? 0
        sink.rotationBytes = try part.int("RotateBytes")
        sink.keptFiles = try part.int("RotateMaxFiles")
        for (option, number) in [
            ("rotate_duration", Int(sink.rotationTime)), ("rotate_bytes", sink.rotationBytes),
            ("rotate_max_files", sink.keptFiles),
        ] where number < 0 {
            throw MeshError(.badRequest, "\(place).\(option) must not be negative")
        }
        guard sink.isDevice || sink.rotationTime > 0 || sink.rotationBytes > 0 else {
            throw MeshError(.badRequest, "\(place): rotate_duration or rotate_bytes must be set")
        }
        return sink
    }
}
