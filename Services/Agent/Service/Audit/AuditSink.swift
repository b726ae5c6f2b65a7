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
    /// Refusals, which everybody can cause, have this part of both.
    private static let minorShare = 4
    /// How many refusals a second are written at most: a flood of them must not turn files over until changes are rotated away.
    static let mostMinorPerSecond = 200
    private static let pause = DispatchTimeInterval.seconds(1)

    private struct Line {
        var waiting: [[UInt8]] = []
        var bytes = 0
        var lost = 0
        /// The second, and how many refusals came in it.
        var second: Int64 = 0
        var minor = 0
        /// Refusals beyond that; they are told of as lost, once a second.
        var held = 0

        /// Whether one more refusal may be written now.
        mutating func paces(at now: Int64) -> Bool {
            if second != now { (second, minor) = (now, 0) }
            minor += 1
            return minor <= AuditSink.mostMinorPerSecond
        }
        /// The thread is at work, or will be.
        var isBusy = false
        /// Nothing is taken any more.
        var isClosed = false
    }

    let path: String
    private let name: NameText
    private let line = Mutex(Line())
    private let file: Mutex<AuditFile>
    private let writer: DispatchQueue
    private let spacing = LogSpacing()
    private let logger: Logger
    private let written = Counter(label: "audit.events", dimensions: [("outcome", "written")])
    private let lost = Counter(label: "audit.events", dimensions: [("outcome", "lost")])

    init(_ settings: AuditSettings.Sink, logger: Logger) {
        path = settings.path
        name = settings.name
        self.logger = logger
        file = Mutex(AuditFile(settings))
        writer = DispatchQueue(label: "audit \(settings.name)")
    }

    /// Opens the file.
    ///
    /// - Throws: `badRequest` when it cannot be.
    func open() throws(MeshError) {
        let problem = file.withLock { $0.open(at: BusClock.wallNanoseconds()) }
        if let problem { throw MeshError(.badRequest, "audit.sink[\(name)].path: \(problem)") }
    }

    /// Puts an event in line; a minor one only while three quarters of the line are free.
    func add(_ event: [UInt8], isMinor: Bool) {
        if isMinor, !passes() { return }
        let share = isMinor ? Self.minorShare : 1
        let begins = line.withLock { line in
            guard !line.isClosed, line.waiting.count < Self.mostWaiting / share,
                line.bytes + event.count <= Self.mostWaitingBytes / share
            else {
                if !line.isClosed { line.lost += 1 }
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

    /// Whether a refusal is within the pace; else it is counted, and told of within a second.
    private func passes() -> Bool {
        let (isIn, isFirst) = line.withLock { line in
            if line.isClosed || line.paces(at: BusClock.monotonicMilliseconds() / 1000) { return (true, false) }
            line.held += 1
            return (false, line.held == 1)
        }
        guard !isIn else { return true }
        lost.increment()
        if isFirst { writer.asyncAfter(deadline: .now() + Self.pause) { [self] in tellOfHeld() } }
        return false
    }

    private func tellOfHeld() {
        line.withLock { line in
            guard !line.isClosed else { return }
            line.lost += line.held
            line.held = 0
        }
        drain()
    }

    /// Takes other settings, and the file that is at the path from now on: another program may have put it aside.
    func reopen(_ settings: AuditSettings.Sink) {
        writer.async { [self] in file.withLock { $0.reopen(settings) } }
    }

    /// Writes what waits, as far as the disk lets it, and gives the file back.
    func flush() async {
        await onWriter { [self] in
            drain()
            file.withLock { $0.close() }
        }
    }

    /// Does the same for the last time: what the disk refuses is lost.
    func finish() async {
        await onWriter { [self] in
            drain()
            let left = line.withLock { line in
                defer { (line.waiting, line.bytes, line.lost, line.isClosed) = ([], 0, 0, true) }
                return line.waiting.count
            }
            file.withLock { $0.close() }
            lost.increment(by: left)
            guard left > 0 else { return }
            logger.error(
                "events of the audit log are lost: their file could not be written before it was left",
                metadata: ["sink": "\(name)", "lost": "\(left)"]
            )
        }
    }

    private func onWriter(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            writer.async {
                body()
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
                        "sink": "\(name)", "error": "\(problem)", "waiting": "\(round.count - done)",
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
