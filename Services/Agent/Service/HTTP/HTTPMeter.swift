import AgentLogic
import Logging
import MeshConnections
import Metrics
import NIOCore
import Synchronization

/// What the HTTP server counts and says when a client reaches a limit.
///
/// Each kind of refusal is counted every time and logged at most once in ten seconds, so that whoever causes refusals cannot
/// fill the log.
final class HTTPMeter: Sendable {
    /// A limit that was reached.
    enum Limit: String, CaseIterable, Sendable {
        case connectionsPerClient = "connections-per-client"
        case connections
        case descriptors
        case headerTime = "header-time"
        case headerBytes = "header-bytes"
        case bodyTime = "body-time"
        case bodyBytes = "body-bytes"
        case bodyMemoryPerClient = "body-memory-per-client"
        case bodyMemory = "body-memory"
        case answerMemory = "answer-memory"
        case writeTime = "write-time"
        case idleTime = "idle-time"
        case unreadBytes = "unread-bytes"
        case filterWork = "filter-work"

        /// The option that sets it.
        var option: String {
            switch self {
            case .connectionsPerClient: "limits.http_max_conns_per_client"
            case .connections: "limits.http_max_conns"
            case .descriptors: "the process's limit of open files (ulimit -n)"
            case .headerTime: "limits.http_header_timeout"
            case .headerBytes: "http_config.max_header_bytes"
            case .bodyTime: "limits.http_body_timeout and limits.http_min_rate"
            case .bodyBytes: "limits.http_max_body_size"
            case .bodyMemoryPerClient: "limits.http_max_body_memory_per_client"
            case .bodyMemory: "limits.http_max_body_memory"
            case .answerMemory: "limits.http_max_answer_memory"
            case .writeTime: "limits.http_write_timeout and limits.http_min_rate"
            case .idleTime: "limits.http_idle_timeout"
            case .unreadBytes: "limits.http_max_body_size and http_config.max_header_bytes, together"
            case .filterWork: "limits.http_max_filter_work"
            }
        }

        /// The end of an idle connection is nobody's fault.
        fileprivate var level: Logger.Level { self == .idleTime ? .debug : .warning }
    }

    /// What is kept of one limit.
    private final class Tally: Sendable {
        let counter: Counter
        let count = Atomic<Int>(0)
        let spacing = LogSpacing()

        init(_ limit: Limit) { counter = Counter(label: "http.refused", dimensions: [("limit", limit.rawValue)]) }
    }

    private let logger: Logger
    private let tallies = Dictionary(uniqueKeysWithValues: Limit.allCases.map { ($0, Tally($0)) })
    private let connections = Gauge(label: "http.connections")
    private let bodyBytes = Gauge(label: "http.body.bytes")
    private let answerBytes = Gauge(label: "http.answer.bytes")
    private let heldBytes = Gauge(label: "http.held.bytes")
    private let held = Mutex<[ObjectIdentifier: Int]>([:])

    init(logger: Logger) { self.logger = logger }

    /// How often a limit was reached.
    func count(of limit: Limit) -> Int { tallies[limit]?.count.load(ordering: .relaxed) ?? 0 }

    /// A client reached a limit.
    func reached(_ limit: Limit, client: String) {
        guard let tally = tallies[limit] else { return }
        tally.counter.increment()
        tally.count.add(1, ordering: .relaxed)
        guard let unsaid = tally.spacing.take() else { return }
        logger.log(
            level: limit.level,
            "a client of the HTTP API reached a limit",
            metadata: [
                "http.limit": "\(limit.rawValue)", "http.option": "\(limit.option)", "net.peer": "\(client)",
                "http.unsaid": "\(unsaid)",
            ]
        )
    }

    func connections(_ count: Int) { connections.record(count) }

    /// So many bytes the connections of one event loop keep for their clients: answers not taken and requests not begun.
    func holds(_ bytes: Int, on loop: any EventLoop) {
        let all = held.withLock { table in
            table[ObjectIdentifier(loop)] = bytes
            return table.values.reduce(0, +)
        }
        heldBytes.record(all)
    }

    /// Bytes that connections kept for their clients when they were looked at last.
    var heldTotal: Int { held.withLock { $0.values.reduce(0, +) } }

    func bodies(_ bytes: Int) { bodyBytes.record(bytes) }

    func answers(_ bytes: Int) { answerBytes.record(bytes) }
}
