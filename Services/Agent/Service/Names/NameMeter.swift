import AgentLogic
import Logging
import MeshConnections
import Metrics
import NameSystem
import Synchronization

/// What the DNS server counts, and what it says when a limit is reached: each kind at most once in ten seconds.
final class NameMeter: Sendable {
    /// A limit that was reached.
    enum Limit: String, CaseIterable, Sendable {
        case questions
        case recursions
        case idleTime = "idle-time"
        case writeTime = "write-time"
        case unsentBytes = "unsent-bytes"

        /// The option that sets it.
        fileprivate var option: String {
            switch self {
            case .questions: "limits.dns_max_questions"
            case .recursions: "limits.dns_max_recursions"
            case .idleTime: "limits.dns_idle_timeout"
            case .writeTime: "limits.dns_write_timeout"
            case .unsentBytes: "the socket's send buffer; the answer is left out, and the client asks again"
            }
        }

        /// The end of an idle connection is nobody's fault.
        fileprivate var level: Logger.Level { self == .idleTime ? .debug : .warning }
    }

    private final class Tally: Sendable {
        let counter: Counter
        let count = Atomic<Int>(0)
        let spacing = LogSpacing()

        init(_ limit: Limit) { counter = Counter(label: "dns.refused", dimensions: [("limit", limit.rawValue)]) }
    }

    private struct Label: Hashable {
        var transport: NameTransport
        var code: UInt16
    }

    private let logger: Logger
    private let limits: NameLimits
    private let tallies = Dictionary(uniqueKeysWithValues: Limit.allCases.map { ($0, Tally($0)) })
    private let waiting = Atomic<Int>(0)
    private let recursing = Atomic<Int>(0)
    private let waitingGauge = Gauge(label: "dns.questions.waiting")
    private let recursingGauge = Gauge(label: "dns.recursions")
    private let answered = Mutex<[Label: Counter]>([:])

    init(_ limits: NameLimits, logger: Logger) {
        self.limits = limits
        self.logger = logger
    }

    /// How often a limit was reached.
    func count(of limit: Limit) -> Int { tallies[limit]?.count.load(ordering: .relaxed) ?? 0 }

    /// Counts an answer by its code; codes that nobody knows are counted together.
    func note(_ code: UInt16, over transport: NameTransport) {
        let label = Label(transport: transport, code: min(code, 6))
        let counter = answered.withLock { table in
            if let counter = table[label] { return counter }
            let names = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "other"]
            let counter = Counter(
                label: "dns.answers",
                dimensions: [("transport", transport == .stream ? "tcp" : "udp"), ("code", names[Int(label.code)])]
            )
            table[label] = counter
            return counter
        }
        counter.increment()
    }

    /// A client reached a limit.
    func reached(_ limit: Limit, client: String) {
        guard let tally = tallies[limit] else { return }
        tally.counter.increment()
        tally.count.add(1, ordering: .relaxed)
        guard let unsaid = tally.spacing.take() else { return }
        logger.log(
            level: limit.level,
            "a client of the DNS server reached a limit",
            metadata: [
                "dns.limit": "\(limit.rawValue)", "dns.option": "\(limit.option)", "net.peer": "\(client)",
                "dns.unsaid": "\(unsaid)",
            ]
        )
    }

    /// A question begins to wait; false when too many do.
    func beginWaiting(client: String) -> Bool {
        begin(waiting, limits.questions, waitingGauge) { reached(.questions, client: client) }
    }

    /// It has its answer.
    func endWaiting() { waitingGauge.record(waiting.subtract(1, ordering: .relaxed).newValue) }

    /// Another name server is to be asked; false when too many questions are under way.
    func beginRecursion() -> Bool {
        begin(recursing, limits.recursions, recursingGauge) { reached(.recursions, client: "") }
    }

    /// It has answered, or will not.
    func endRecursion() { recursingGauge.record(recursing.subtract(1, ordering: .relaxed).newValue) }

    private func begin(_ count: borrowing Atomic<Int>, _ limit: Int, _ gauge: Gauge, _ refuse: () -> Void) -> Bool {
        let now = count.add(1, ordering: .relaxed).newValue
        guard now <= limit else {
            count.subtract(1, ordering: .relaxed)
            refuse()
            return false
        }
        gauge.record(now)
        return true
    }
}
