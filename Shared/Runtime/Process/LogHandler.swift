import Glibc
package import Logging
import MeshContracts
import MeshDomain

/// Writes log lines to standard error: `time level name message key=value …`, or one JSON object a line.
package struct StandardErrorLogHandler: LogHandler {
    /// The lowest level that anybody wants: what is written goes by the level set, what is watched by those who watch.
    package var logLevel: Logger.Level {
        get { min(level, LogTap.shared.level ?? level) }
        set { level = newValue }
    }
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private var level: Logger.Level
    private let label: String
    private let isJSON: Bool

    /// Makes a handler.
    package init(label: String, level: Logger.Level, json isJSON: Bool) {
        self.label = label
        self.level = level
        self.isJSON = isJSON
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { _, new in new } }
        if let own = event.metadata { fields.merge(own) { _, new in new } }
        let sorted = fields.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        let line = { (isJSON: Bool) in
            isJSON
                ? jsonLine(level: event.level, message: "\(event.message)", fields: sorted)
                : textLine(level: event.level, message: "\(event.message)", fields: sorted)
        }
        if event.level >= level { Self.write(line(isJSON)) }
        LogTap.shared.offer(event.level, line)
    }

    private func textLine(level: Logger.Level, message: String, fields: [(String, String)]) -> String {
        var line = "\(Self.timestamp()) [\(level.rawValue.uppercased())] \(label): \(message)"
        for (key, value) in fields { line += value.contains(" ") ? " \(key)=\"\(value)\"" : " \(key)=\(value)" }
        return line.replacingLineEnds() + "\n"
    }

    private func jsonLine(level: Logger.Level, message: String, fields: [(String, String)]) -> String {
        var object = MeshObject()
        object["time"] = .string(Self.timestamp())
        object["level"] = .string(level.rawValue)
        object["process"] = .string(label)
        object["message"] = .string(message)
        for (key, value) in fields { object[key] = .string(value) }
        return JSONText.string(of: .object(object)) + "\n"
    }

    private static func write(_ line: String) {
        var line = line
        line.withUTF8 { bytes in _ = Glibc.write(2, bytes.baseAddress, bytes.count) }
    }

    private static func timestamp() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { $0.padded(2) }
        let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { $0.padded(2) }
        return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\((now.tv_nsec / 1_000_000).padded(3))Z"
    }
}

extension Int {
    fileprivate func padded(_ width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
    }
}

extension String {
    fileprivate func replacingLineEnds() -> String { String(map { $0.isNewline ? " " : $0 }) }
}

/// The keys of log metadata, so that one thing has one name everywhere.
package enum LogKey {
    /// The user's request on whose behalf something is done.
    package static let request = RequestLogKey.request
    /// The service that is asked or followed.
    package static let service = RequestLogKey.service
    package static let peer = "peer.name"
    package static let node = "node.name"
    package static let proxy = "proxy.id"
    /// The method of a service.
    package static let method = RequestLogKey.method
    package static let subject = "bus.subject"
    package static let index = "index"
    package static let sequence = "journal.sequence"
    /// What went wrong, for people.
    package static let error = RequestLogKey.error
    package static let address = "address"
    package static let path = "path"
}
