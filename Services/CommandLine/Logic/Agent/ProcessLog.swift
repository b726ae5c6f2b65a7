import MeshDomain

/// Log lines of the supervisor and of nats-server, in the form of all other processes.
package struct ProcessLog: Sendable {
    /// The levels in their order.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case trace
        case debug
        case info
        case warning
        case error

        /// The level that a user named; nil when there is none of that name.
        package init?(named name: String) {
            self.init(rawValue: ["warn": "warning", "err": "error"][name] ?? name)
        }
    }

    /// What a line says.
    package struct Line: Sendable, Hashable {
        package var level: Level
        package var message: String
        /// `2026-11-28T23:13:31.143Z`; empty for now.
        package var time: String

        /// A line of this process, now.
        package init(level: Level, message: String, time: String = "") {
            self.level = level
            self.message = message
            self.time = time
        }
    }

    private let level: Level
    private let isJSON: Bool

    /// Makes a log that leaves out what is below a level.
    package init(level: String, json isJSON: Bool) {
        self.level = Level(named: level) ?? .info
        self.isJSON = isJSON
    }

    /// The line as it is written, without its end; nil when it is below the level.
    package func text(_ line: Line, process: String, now: String) -> String? {
        let order = Level.allCases
        guard let place = order.firstIndex(of: line.level), let least = order.firstIndex(of: level), place >= least
        else { return nil }
        let time = line.time.isEmpty ? now : line.time
        guard isJSON else { return "\(time) [\(line.level.rawValue.uppercased())] \(process): \(line.message)" }
        var object = MeshObject()
        object["time"] = .string(time)
        object["level"] = .string(line.level.rawValue)
        object["process"] = .string(process)
        object["message"] = .string(line.message)
        return JSONText.string(of: .object(object))
    }

    /// What a line of nats-server says: `[pid] 2026/11/28 23:13:31.143162 [ERR] text`, with times in UTC.
    ///
    /// What it says of its start and of its clients is for debugging. A line of another form, as of a crash, is an error.
    package static func natsLine(_ text: String) -> Line {
        let parts = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].hasPrefix("["), parts[1].count == 10, parts[3].count == 5,
            parts[3].hasPrefix("["), parts[3].hasSuffix("]")
        else { return Line(level: .error, message: text) }
        let message = String(parts[4])
        let level: Level =
            switch parts[3].dropFirst().dropLast() {
            case "ERR", "FTL": .error
            // The configuration is a private file with passwords of this start only.
            case "WRN": message.hasPrefix("Plaintext passwords detected") ? .debug : .warning
            case "INF", "DBG": .debug
            case _: .trace
            }
        let date = parts[1].split(separator: "/").joined(separator: "-")
        return Line(level: level, message: message, time: "\(date)T\(parts[2].prefix(12))Z")
    }
}
