import AgentLogic
import Dispatch
import Logging
import MeshBus
import MeshConnections
import MeshDomain
import MeshRuntime
import Metrics
import Synchronization

/// One file of the audit log: a bounded line of events before it, and a thread that writes them.
///
/// Nobody waits for the disk. What the disk refuses is tried again each second and stays in line; what no longer fits is lost, and
/// the file says how much once it is written again.
final class AuditSink: Sendable {
    /// How many events wait at most.
    static let mostWaiting = 4096
    /// How many bytes they have at most.
    static let mostWaitingBytes = 16 << 20
    private static let pause = DispatchTimeInterval.seconds(1)

    private struct Line {
        var waiting: [[UInt8]] = []
        var bytes = 0
        var lost = 0
        /// The thread is at work, or will be.
        var isBusy = false
    }

    let settings: AuditSettings.Sink
    private let line = Mutex(Line())
    private let file: Mutex<AuditFile>
    private let writer: DispatchQueue
    private let spacing = LogSpacing()
    private let logger: Logger
    private let written = Counter(label: "audit.events", dimensions: [("outcome", "written")])
    private let lost = Counter(label: "audit.events", dimensions: [("outcome", "lost")])

    init(_ settings: AuditSettings.Sink, logger: Logger) {
        self.settings = settings
        self.logger = logger
        file = Mutex(AuditFile(settings))
        writer = DispatchQueue(label: "audit \(settings.name)")
    }

    /// Opens the file.
    ///
    /// - Throws: `badRequest` when it cannot be.
    func open() throws(MeshError) {
        let problem = file.withLock { $0.open(at: BusClock.wallNanoseconds()) }
        if let problem { throw MeshError(.badRequest, "audit.sink[\(settings.name)].path: \(problem)") }
    }

    /// Puts an event in line.
    func add(_ event: [UInt8]) {
        let begins = line.withLock { line in
            guard line.waiting.count < Self.mostWaiting, line.bytes + event.count <= Self.mostWaitingBytes else {
                line.lost += 1
                lost.increment()
                return false
            }
            line.waiting.append(event)
            line.bytes += event.count
            defer { line.isBusy = true }
            return !line.isBusy
        }
        if begins { writer.async { [self] in drain() } }
    }

    /// Takes the file that is at the path from now on: another program may have put it aside.
    func reopen() {
        writer.async { [self] in file.withLock { $0.close() } }
    }

    /// Writes what waits, as far as the disk lets it, and gives the file back.
    func finish() async {
        await withCheckedContinuation { continuation in
            writer.async { [self] in
                drain()
                file.withLock { $0.close() }
                continuation.resume()
            }
        }
    }

    private func drain() {
        while true {
            let (round, lostCount) = line.withLock { line -> ([[UInt8]], Int) in
                if line.waiting.isEmpty, line.lost == 0 { line.isBusy = false }
                return (line.waiting, line.lost)
            }
            guard !round.isEmpty || lostCount > 0 else { return }
            let (done, problem) = file.withLock { write(round, lostCount, to: &$0) }
            written.increment(by: done)
            line.withLock { line in
                line.bytes -= line.waiting.prefix(done).reduce(0) { $0 + $1.count }
                line.waiting.removeFirst(done)
                if problem == nil { line.lost -= lostCount }
            }
            guard let problem else { continue }
            if spacing.take() != nil {
                logger.error(
                    "the audit log cannot be written; events wait, and are lost once there are too many",
                    metadata: [
                        "sink": "\(settings.name)", "error": "\(problem)", "waiting": "\(round.count - done)",
                        "lost": "\(lostCount)",
                    ]
                )
            }
            writer.asyncAfter(deadline: .now() + Self.pause) { [self] in drain() }
            return
        }
    }

    /// Writes events in their order until one is refused, then how many are missing behind them.
    private func write(_ events: [[UInt8]], _ lostCount: Int, to file: inout AuditFile) -> (done: Int, problem: String?)
    {
        let now = BusClock.wallNanoseconds()
        for (place, event) in events.enumerated() {
            if let problem = file.write(event, at: now) { return (place, problem) }
        }
        guard lostCount > 0 else { return (events.count, nil) }
        let note = AuditEvent.line(lost: lostCount, id: RandomUUID.make(), nanoseconds: now)
        return (events.count, file.write(note, at: now))
    }
}
