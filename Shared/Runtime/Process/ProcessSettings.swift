package import Certificates
import Glibc
package import Logging
package import MeshBusNATS
package import MeshDomain

/// What every process of Tombolo can be told, by environment variables.
///
/// The same names work in containers and on the command line; `help` lists them.
package struct ProcessSettings: Sendable {
    /// `TOMBOLO_DATACENTER`: name of this cluster.
    package var datacenter: String
    /// `TOMBOLO_NATS_URL`: comma-separated.
    package var natsURLs: [String]
    /// `TOMBOLO_NATS_KEEP_ORDER`: the servers are tried in their order, the nearest first.
    package var natsKeepsOrder: Bool
    package var natsUser: String
    package var natsPassword: String
    package var natsTLS: NATSSettings.TLS?
    /// `TOMBOLO_LOG_LEVEL`.
    package var logLevel: Logger.Level
    /// `TOMBOLO_LOG_JSON`: one JSON object a line instead of text.
    package var logsJSON: Bool
    /// `TOMBOLO_HEALTH_ADDRESS`: `host:port`, `[address]:port` or `unix:///path` of the health and metrics endpoint; empty
    /// for none.
    package var healthAddress: String
    /// `TOMBOLO_HEALTH_CONNECTIONS`: connections to it at once; further ones are closed.
    package var healthConnections: Int
    /// `TOMBOLO_JOURNAL_REPLICAS`: copies of each journal that NATS keeps, when it is created.
    package var journalReplicas: Int
    /// `TOMBOLO_JOURNAL_CREATE`: whether a journal that never was is created.
    package var createsJournal: Bool
    /// `TOMBOLO_JOURNAL_MARKS`: folder for marks of how far journals reach; empty for none.
    package var journalMarks: String
    /// `TOMBOLO_ACL_ENABLED`.
    package var aclEnabled: Bool
    /// `TOMBOLO_ACL_DOWN_POLICY`: `allow`, `deny`, `extend-cache` or `async-cache`.
    package var aclDownPolicy: String
    /// Where metrics are sent.
    package var export: ExportSettings
    /// Name of this replica in logs and on the bus.
    package var instance: String
    /// All variables, for what only one service knows.
    package var environment: [String: String]

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - environment: The variables.
    ///   - process: Short name of the process, part of `instance`.
    /// - Throws: `badRequest` naming the variable, what it holds and what it may hold.
    package init(environment: [String: String], process: String) throws(MeshError) {
        let reader = VariableReader(environment: environment)
        self.environment = environment
        datacenter = reader.text("TOMBOLO_DATACENTER", default: "dc1")
        natsURLs = reader.text("TOMBOLO_NATS_URL", default: "nats://127.0.0.1:4222").split(separator: ",").map(
            String.init
        )
        natsKeepsOrder = try reader.flag("TOMBOLO_NATS_KEEP_ORDER", default: false)
        natsUser = reader.text("TOMBOLO_NATS_USER", default: "")
        natsPassword = try reader.secret("TOMBOLO_NATS_PASSWORD")
        let authorityFile = reader.text("TOMBOLO_NATS_CA_FILE", default: "")
        natsTLS =
            authorityFile.isEmpty
            ? nil
            : NATSSettings.TLS(
                authorityFile: authorityFile,
                certificateFile: environment["TOMBOLO_NATS_CERT_FILE"],
                keyFile: environment["TOMBOLO_NATS_KEY_FILE"],
                serverName: environment["TOMBOLO_NATS_SERVER_NAME"]
            )
        let level = reader.text("TOMBOLO_LOG_LEVEL", default: "info").lowercased()
        guard let parsed = Logger.Level(rawValue: level == "warn" ? "warning" : level == "err" ? "error" : level) else {
            throw MeshError(
                .badRequest,
                "TOMBOLO_LOG_LEVEL is \"\(level)\"; it must be trace, debug, info, warning or error"
            )
        }
        logLevel = parsed
        logsJSON = try reader.flag("TOMBOLO_LOG_JSON", default: false)
        healthAddress = reader.text("TOMBOLO_HEALTH_ADDRESS", default: "")
        healthConnections = try reader.number("TOMBOLO_HEALTH_CONNECTIONS", default: 64, in: 1...65536)
        journalReplicas = try reader.number("TOMBOLO_JOURNAL_REPLICAS", default: 1, in: 1...5)
        createsJournal = try reader.flag("TOMBOLO_JOURNAL_CREATE", default: false)
        journalMarks = reader.text("TOMBOLO_JOURNAL_MARKS", default: "")
        aclEnabled = try reader.flag("TOMBOLO_ACL_ENABLED", default: false)
        aclDownPolicy = reader.text("TOMBOLO_ACL_DOWN_POLICY", default: "extend-cache")
        export = try ExportSettings(environment: environment)
        instance = reader.text("TOMBOLO_INSTANCE", default: "\(process)-\(Self.hostName())-\(getpid())")
    }

    private static func hostName() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
        return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// How to reach NATS.
    package var nats: NATSSettings {
        var settings = NATSSettings(urls: natsURLs, name: instance)
        if !natsUser.isEmpty { settings.credentials = .user(natsUser, password: natsPassword) }
        settings.tls = natsTLS
        settings.keepsOrder = natsKeepsOrder
        settings.connectDeadline = .seconds(30)
        return settings
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_DATACENTER         name of this cluster (dc1)
        TOMBOLO_NATS_URL           NATS servers, comma-separated (nats://127.0.0.1:4222)
        TOMBOLO_NATS_KEEP_ORDER    true tries the servers in their order, not in any (false)
        TOMBOLO_NATS_USER          user on the bus; every service has its own
        TOMBOLO_NATS_PASSWORD      its password; TOMBOLO_NATS_PASSWORD_FILE names a file that holds it
        TOMBOLO_NATS_CA_FILE       PEM file with the authority of NATS's certificate; turns TLS on
        TOMBOLO_NATS_CERT_FILE     this process's certificate, when NATS asks for one
        TOMBOLO_NATS_KEY_FILE      its key
        TOMBOLO_NATS_SERVER_NAME   name that NATS's certificate must have, when it is not the host in the URL
        TOMBOLO_LOG_LEVEL          trace, debug, info (default), warning, error
        TOMBOLO_LOG_JSON           true writes one JSON object a line (false)
        TOMBOLO_HEALTH_ADDRESS     host:port, [address]:port or unix:///path that answers /health, /ready and /metrics (none)
        TOMBOLO_HEALTH_CONNECTIONS  connections to it at once (64)
        TOMBOLO_JOURNAL_REPLICAS   copies of each journal that it is created with (1; 3 in production)
        TOMBOLO_JOURNAL_CREATE     true creates a journal that never was: for the first start of a cluster (false)
        TOMBOLO_JOURNAL_MARKS      folder of this machine, outside of NATS' folder, that remembers how far journals reach (none)
        TOMBOLO_ACL_ENABLED        whether tokens are checked (false)
        TOMBOLO_ACL_DOWN_POLICY    allow, deny, extend-cache (default) or async-cache: what to do while ACL is down
        TOMBOLO_ACL_EXTEND_LIMIT   seconds for which the last answer about a token may be used meanwhile (86400)
        TOMBOLO_ACL_UNKNOWN_LIMIT  unknown tokens asked about at the same time; further ones are refused (1000)
        TOMBOLO_ACL_COMPILED_LIMIT bytes of ACL rules kept ready to decide (33554432)
        \(ExportSettings.help)
        TOMBOLO_INSTANCE           name of this replica in logs and on the bus (process, host and id)
        """
}

/// Reads variables and says what is wrong with one.
package struct VariableReader: Sendable {
    package let environment: [String: String]

    /// Makes a reader.
    package init(environment: [String: String]) { self.environment = environment }

    /// A text; the default when unset or empty.
    package func text(_ name: String, default value: String) -> String {
        environment[name].flatMap { $0.isEmpty ? nil : $0 } ?? value
    }

    /// `true`, `false`, `1` or `0`.
    package func flag(_ name: String, default value: Bool) throws(MeshError) -> Bool {
        switch text(name, default: value ? "true" : "false").lowercased() {
        case "true", "1", "yes", "on": return true
        case "false", "0", "no", "off": return false
        case let other: throw MeshError(.badRequest, "\(name) is \"\(other)\"; it must be true or false")
        }
    }

    /// A whole number within bounds.
    package func number(_ name: String, default value: Int, in bounds: ClosedRange<Int>) throws(MeshError) -> Int {
        let text = text(name, default: String(value))
        guard let number = Int(text), bounds.contains(number) else {
            throw MeshError(
                .badRequest,
                "\(name) is \"\(text)\"; it must be a number from \(bounds.lowerBound) to \(bounds.upperBound)"
            )
        }
        return number
    }

    /// A secret given directly or by a file named in `<name>_FILE`.
    package func secret(_ name: String) throws(MeshError) -> String {
        if let value = environment[name], !value.isEmpty { return value }
        guard let path = environment[name + "_FILE"], !path.isEmpty else { return "" }
        let text = try Self.contents(of: path, named: name + "_FILE")
        return String(text.split(whereSeparator: \.isNewline).first ?? "")
    }

    /// A text of any length given directly or by a file named in `<name>_FILE`; empty when neither is.
    package func document(_ name: String) throws(MeshError) -> String {
        if let value = environment[name], !value.isEmpty { return value }
        guard let path = environment[name + "_FILE"], !path.isEmpty else { return "" }
        return try Self.contents(of: path, named: name + "_FILE")
    }

    /// The key with which saved states are encrypted; nil when none is given.
    ///
    /// - Throws: `badRequest` naming the variable when it cannot be one.
    package func snapshotKey() throws(MeshError) -> SealingKey? {
        let secret = try secret("TOMBOLO_SNAPSHOT_KEY")
        guard !secret.isEmpty else { return nil }
        do { return try SealingKey(secret: Array(secret.utf8)) } catch {
            throw MeshError(.badRequest, "TOMBOLO_SNAPSHOT_KEY: \(error)")
        }
    }

    /// What that variable means, for `--help`.
    package static let snapshotKeyHelp = """
        TOMBOLO_SNAPSHOT_KEY       16 to 1024 bytes with which what is saved of secrets is encrypted, the same for acl,
                                   certificate-authority, config-entry and peering (none: nothing can be saved);
                                   TOMBOLO_SNAPSHOT_KEY_FILE names a file whose first line it is
        """

    private static func contents(of path: String, named variable: String) throws(MeshError) -> String {
        guard let file = fopen(path, "r") else {
            throw MeshError(
                .badRequest,
                "\(variable) names \(path), which cannot be read: \(String(cString: strerror(errno)))"
            )
        }
        defer { fclose(file) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
        return String(decoding: text, as: UTF8.self)
    }
}
