import BusSchema
package import CoreMetrics
package import Logging
package import MeshBus
package import MeshContracts
package import MeshDomain
package import MeshState
import Synchronization

/// One replica of a service's journaled state. Any replica may write.
///
/// One loop does everything that moves the state forward, so the order is always: decide on a draft, append, apply,
/// publish, reply. While one append is under way further writes gather and share the next one.
package actor Ledger<Codec: ChangeCodec> {
    /// The newest committed version.
    package nonisolated let view = StateView<Codec.State>()

    nonisolated let service: BusService
    nonisolated let replica: String
    nonisolated let bus: any MessageBus
    nonisolated let datacenter: String
    nonisolated let journal: any Journal
    nonisolated let settings: LedgerSettings
    nonisolated let feed: FeedProjection?
    nonisolated let logger: Logger
    nonisolated let queue: WriteQueue<Codec.State>
    nonisolated let question: SharedQuestion
    nonisolated let history: FeedHistory
    nonisolated let wake = Signal()
    nonisolated let snapshots = SnapshotRequests<Codec.State>()
    /// What is kept for those who save everything, and of those who restore it.
    nonisolated let captures: Captures<Codec.State>
    nonisolated let meter: LedgerMeter
    private nonisolated let metrics: any MetricsFactory
    /// The highest sequence known to exist, by hints, questions and conflicts.
    nonisolated let target = Mutex<UInt64>(0)
    /// The highest sequence of the stream that this replica knows of, whichever service's entry stands there.
    nonisolated let streamEnd = Mutex<UInt64>(0)
    /// Why the replica has to stop, when another task than the loop found out.
    nonisolated let failure = Mutex<MeshError?>(nil)
    /// Why the journal takes no entries now.
    nonisolated let trouble: JournalTrouble
    /// Why this replica must not decide: a newer version stored what it does not know; nil when it may.
    nonisolated let tooOld = Mutex<MeshError?>(nil)
    /// When the records of leases were seen.
    nonisolated let sightings = LeaseSightings()
    /// What the replicas of this service understand.
    nonisolated let levels: ReplicaLevels
    /// When the feed was published last.
    nonisolated let lastPublished = Mutex<ContinuousClock.Instant?>(nil)

    /// Which history the sequences count in; nil until the journal was opened.
    nonisolated let origin = Mutex<JournalHistory?>(nil)
    /// A mark of before this start, until the entry at it was seen.
    var awaitedMark: JournalMark?
    /// What is applied; the same as `view.current` once the replica is ready.
    var version = Version<Codec.State>.empty
    var window: RequestWindow
    /// Entries and their bytes since the last snapshot anybody wrote.
    var entriesSinceSnapshot: UInt64 = 0
    var bytesSinceSnapshot = 0
    /// What has come of an entry in parts of which the last one is not there yet.
    var beginning: EntryBeginning?
    /// The highest feature level that something stored requires.
    var levelInUse = JournalFeatures.base
    private var isRunning = false

    /// Makes a replica.
    ///
    /// - Parameters:
    ///   - service: Whose state it is.
    ///   - name: The replica's name in logs and entries; made unique by a random suffix.
    ///   - bus: Where the feed is published.
    ///   - datacenter: Whose state it is.
    ///   - journal: Where the state is stored.
    ///   - feed: What other processes may see of it; nil when they may see nothing.
    ///   - settings: Tunables.
    ///   - logger: For this replica's log lines.
    ///   - metrics: Where it counts; the process's.
    package init(
        service: BusService,
        name: String,
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        feed: FeedProjection? = .identity,
        settings: LedgerSettings = .init(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        meter = LedgerMeter(service, metrics)
        captures = Captures(settings)
        self.metrics = metrics
        self.service = service
        let letters = name.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? Character(Unicode.Scalar(byte)) : "-"
        }
        replica = String(letters) + "-" + String(UInt64.random(in: .min ... .max), radix: 36)
        self.bus = bus
        self.datacenter = datacenter
        self.journal = journal
        self.feed = feed
        self.settings = settings
        self.logger = logger
        let trouble = JournalTrouble(journal: journal.name, logger: logger)
        self.trouble = trouble
        queue = WriteQueue(limit: settings.waitingWrites, wake: wake, trouble: trouble)
        question = SharedQuestion(limit: settings.waitingReads, subject: "the newest sequence of \(journal.name)")
        history = FeedHistory(
            countLimit: settings.recentMessages,
            byteLimit: settings.recentBytes,
            messageLimit: settings.entryBytes
        )
        levels = ReplicaLevels(bus: bus, service: service, datacenter: datacenter, replica: replica, settings)
        window = RequestWindow(settings.requestMemory)
    }

    /// Recovers the state, answers followers when there is a feed, and carries out writes until cancelled.
    ///
    /// - Throws: `internalFault` naming stream and sequence when the journal is damaged, `unavailable` when it went away
    ///   for good, and `CancellationError` when cancelled.
    package func run() async throws {
        guard !isRunning else {
            throw MeshError(.internalFault, "the replica \(replica) of \(journal.name) runs already")
        }
        isRunning = true
        defer { isRunning = false }
        failure.withLock { $0 = nil }
        queue.reopen()
        var hasRecovered = false
        do {
            try await recover()
            hasRecovered = true
            logger.debug(
                "Replayed the journal",
                metadata: ["sequence": "\(version.sequence)", "index": "\(version.index)"]
            )
            try await runLoops()
        } catch {
            if hasRecovered { await leaveMark() }
            let reason = (error as? MeshError)?.message ?? "it was told to"
            let refusal = MeshError(.unavailable, "the \(service.rawValue) replica stopped: \(reason)")
            queue.close(refusal)
            question.close(refusal)
            throw error
        }
    }

    /// Decides on a draft of the newest state and makes the result durable; shares one append with all writes waiting.
    ///
    /// The closure may be called again after another replica wrote first, so it must be pure. A draft that records
    /// nothing writes nothing, but is still decided on a state that was the newest one. A request id seen before gets
    /// the first answer again; it identifies one write, so a caller that makes several uses several.
    ///
    /// - Throws: What the closure refuses with; `overloaded`; `deadlineExceeded` or `unavailable`, after which the write
    ///   may still be carried out if its entry was under way.
    package nonisolated func write(
        _ context: CallContext,
        _ decide: @escaping @Sendable (inout Draft<Codec.State>) throws(MeshError) -> [UInt8]
    ) async throws(MeshError) -> Written {
        if let refusal = tooOld.withLock({ $0 }) { throw refusal }
        return try await queue.write(context.requestID, timeout: context.timeout, decide)
    }

    /// A version that contains every write acknowledged before the call, by whichever replica.
    ///
    /// - Throws: `overloaded`, `deadlineExceeded`, `unavailable`.
    package nonisolated func read() async throws(MeshError) -> Version<Codec.State> {
        let sequence = try await question.ask(timeout: settings.readTimeout)
        let current = view.current
        if view.isReady, current.sequence >= sequence { return current }
        return try await view.version(atLeast: sequence, timeout: settings.readTimeout)
    }

    /// Told to stop, it first takes no more questions of followers and answers those it has.
    private func runLoops() async throws {
        let host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger, metrics: metrics)
        // Whoever sees a write acknowledged can ask for it: nothing is written before questions are answered.
        let isServed = Signal()
        try await host.run(farewell: settings.farewell) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await isServed.wait()
                    try await self.commitLoop()
                }
                group.addTask { await self.hintLoop() }
                group.addTask { await self.pollLoop() }
                group.addTask { await self.snapshotLoop() }
                group.addTask { await self.markLoop() }
                group.addTask { await self.levels.run() }
                group.addTask {
                    // A journal without a leader has one again soon.
                    await self.question.run(retryingAfter: self.settings.retryPause) {
                        () async throws(MeshError) -> UInt64 in try await self.newestSequence()
                    }
                }
                if self.feed != nil { group.addTask { await self.heartbeatLoop() } }
                defer { group.cancelAll() }
                while try await group.next() != nil { try Task.checkCancellation() }
            }
        } begin: {
            try await self.serveFeed(host)
            isServed.raise()
        }
    }

    /// Asks the journal, and has the loop catch up to the answer.
    private nonisolated func newestSequence() async throws(MeshError) -> UInt64 {
        let known = view.current.sequence
        let start = ContinuousClock.now
        do {
            // A journal whose leader has just changed may answer with less than what was acknowledged before.
            let last = max(known, try await confirmed(knowing: known))
            trouble.end(.away)
            meter.asked(start.duration(to: .now))
            aim(at: last)
            return last
        } catch { throw error.meshError }
    }

    /// The newest entry as a majority confirms it; also notes how far the stream is.
    nonisolated func confirmed(knowing known: UInt64) async throws(JournalError) -> UInt64 {
        let confirmed = try await journal.confirmedSequence(knowing: known)
        noteStreamEnd(confirmed.stream)
        return confirmed.newest
    }

    /// Takes note of a sequence that was given to somebody.
    nonisolated func noteStreamEnd(_ sequence: UInt64) { streamEnd.withLock { $0 = max($0, sequence) } }

    /// Has the loop catch up to a sequence that is known to exist.
    nonisolated func aim(at sequence: UInt64) {
        let isNews = target.withLock { target in
            guard sequence > target else { return false }
            target = sequence
            return true
        }
        if isNews, sequence > view.current.sequence { wake.raise() }
    }

    private nonisolated func hintLoop() async {
        // Without hints the replica lives on the poll.
        while !Task.isCancelled {
            do throws(JournalError) { try await journal.followAppends { aim(at: $0) } } catch {
                logger.warning("Hints of appends do not come", metadata: ["reason": "\(error)"])
            }
            try? await Task.sleep(for: settings.hintPause)
        }
    }

    private nonisolated func pollLoop() async {
        var behindSince: ContinuousClock.Instant?
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.poll)
            let known = view.current.sequence
            guard let last = try? await journal.lastSequence() else { continue }
            // A replica that only reads hears of the journal's return here.
            trouble.end(.away)
            aim(at: last)
            guard last < known else {
                if behindSince != nil { trouble.end(.behind) }
                behindSince = nil
                continue
            }
            // A leader that has just been chosen, or servers that start slowly, catch up; what was lost does not come back.
            let since = behindSince ?? .now
            behindSince = since
            if since.duration(to: .now) >= settings.poll {
                trouble.begin(.behind, "it ends at sequence \(last), but sequence \(known) was acknowledged")
            }
            guard since.duration(to: .now) >= settings.lossPatience else { continue }
            failure.withLock {
                $0 = MeshError(
                    .internalFault,
                    """
                    journal \(journal.name) ends at sequence \(last), but sequence \(known) was acknowledged: its storage \
                    was lost or replaced; \(JournalLoss.advice)
                    """
                )
            }
            wake.raise()
            return
        }
    }
}
