import Logging
import MeshDomain
import MeshRuntime

/// `/v1/agent/monitor`: the log of this agent's process while it is written.
///
/// - Source: reference §2.3, §11.3.
struct MonitorEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/agent/monitor",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.agent, .read, .ownNode)),
                monitor
            )
        ]
    }

    @Sendable private func monitor(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.query["loglevel"] ?? ""
        guard let level = Self.level(name) else {
            throw APIError(
                status: 400,
                text: "Unknown log level: \(name); loglevel is one of trace, debug, info, warn and err"
            )
        }
        guard let lines = LogTap.shared.watch(level: level, json: request.query.has("logjson")) else {
            throw APIError(
                status: 503,
                text: "\(LogTap.watcherLimit) clients watch the log of this agent, the most that may; try again later"
            )
        }
        let stream = LineStream(lines)
        return .streamed(AnswerStream { await stream.next() }, contentType: "text/plain; charset=utf-8")
    }

    /// The level of that name as Consul writes it, INFO for none.
    static func level(_ name: String) -> Logger.Level? {
        switch name.lowercased() {
        case "": .info
        case "warn": .warning
        case "err": .error
        case let name: Logger.Level(rawValue: name)
        }
    }
}

/// Takes the lines one after the other.
private actor LineStream {
    private var iterator: AsyncStream<String>.AsyncIterator?

    init(_ lines: AsyncStream<String>) { iterator = lines.makeAsyncIterator() }

    func next() async -> [UInt8]? {
        // An iterator cannot be held by the actor while it waits; one caller asks at a time.
        guard var current = iterator else { return nil }
        iterator = nil
        let line = await current.next(isolation: self)
        iterator = current
        return line.map { Array($0.utf8) }
    }
}
