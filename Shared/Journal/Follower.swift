import BusSchema
package import CoreMetrics
package import Logging
package import MeshBus
package import MeshContracts
package import MeshDomain
package import MeshState
import SchemaRuntime
import Synchronization

/// A read-only copy of another service's state in this process, fed over the bus.
///
/// It loads the current state first and then applies what the service publishes. A message that is missing is noticed by
/// the sequences of the others or of a heartbeat, and asked for. While the service or the bus is away it keeps what it has.
package actor Follower<Codec: ChangeCodec> {
    /// The newest version known here.
    package nonisolated let view = StateView<Codec.State>()

    private nonisolated let service: BusService
    private nonisolated let bus: any MessageBus
    private nonisolated let settings: FollowerSettings
    private nonisolated let datacenter: String
    private nonisolated let logger: Logger
    private nonisolated let client: ServiceClient
    private nonisolated let question: SharedQuestion
    private nonisolated let healing = Signal()
    private nonisolated let meter: FollowerMeter
    private nonisolated let lastHeard = Mutex<ContinuousClock.Instant?>(nil)
    /// The highest sequence known to exist.
    private nonisolated let target = Mutex<UInt64>(0)

    private var version = Version<Codec.State>.empty
    /// Messages that came too early, by the sequence they follow.
    private var held: [UInt64: JournalWire.FeedMessage] = [:]
    /// Heartbeats in a row that were behind this follower, each a reason to ask whether the journal began anew.
    private var timesAhead = 0
    /// Whether the whole state has to be loaded.
    private var mustReload = true
    /// Whether the journal is known to be shorter than what was applied, so that going back is right.
    private var beganAnew = false

    /// Makes a follower of a service's state.
    package init(
        service: BusService,
        bus: any MessageBus,
        datacenter: String,
        settings: FollowerSettings = .init(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        meter = FollowerMeter(service, metrics)
        self.service = service
        self.bus = bus
        self.datacenter = datacenter
        self.settings = settings
        self.logger = logger
        client = ServiceClient(bus: bus, datacenter: datacenter, metrics: metrics)
        question = SharedQuestion(limit: settings.waitingReads, subject: "the newest sequence of \(service.rawValue)")
    }

    /// Follows until cancelled; survives restarts of the service and of the bus.
    ///
    /// - Throws: `CancellationError` when cancelled, `unavailable` when the bus was closed.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            let subscription = try await subscribe()
            defer { subscription.cancel() }
            group.addTask { try await self.receive(subscription) }
            group.addTask { try await self.healLoop() }
            group.addTask { await self.connectionLoop() }
            group.addTask {
                await self.question.run { () async throws(MeshError) -> UInt64 in try await self.askSequence() }
            }
            healing.raise()
            while try await group.next() != nil { try Task.checkCancellation() }
        }
        try Task.checkCancellation()
    }

    /// The newest version, after asking the service for its newest sequence when the read must be linearizable.
    ///
    /// - Throws: `overloaded`; `deadlineExceeded` or `unavailable` when the service did not answer in time.
    package nonisolated func read(
        _ consistency: ReadConsistency,
        timeout: Duration
    ) async throws(MeshError) -> Version<Codec.State> {
        switch consistency {
        case .stale:
            if !view.isReady { try await view.ready(timeout: timeout) }
            return view.current
        case .linearizable:
            let start = ContinuousClock.now
            let sequence = try await question.ask(timeout: timeout)
            let current = view.current
            if view.isReady, current.sequence >= sequence { return current }
            return try await view.version(atLeast: sequence, timeout: timeout - start.duration(to: .now))
        }
    }

    /// Whether the service was heard of lately.
    package nonisolated var isFresh: Bool {
        lastHeard.withLock { $0.map { $0.duration(to: .now) < settings.freshness } ?? false }
    }

    // MARK: - Receiving

    private func subscribe() async throws -> any BusSubscription {
        while true {
            do {
                return try await bus.subscribe(service.feedSubject(in: datacenter), limit: settings.inbox)
            } catch  where error.code == .closed {
                throw MeshError(.unavailable, "the bus is closed, so \(service.rawValue) cannot be followed")
            } catch {
                try await Task.sleep(for: settings.retryPause)
            }
        }
    }

    private func receive(_ subscription: any BusSubscription) async throws {
        for await message in subscription.messages {
            guard let feed = try? JournalWire.FeedMessage(decoding: message.payload) else { continue }
            lastHeard.withLock { $0 = .now }
            take(feed)
            meter.stands(at: version.sequence, of: max(feed.sequence, target.withLock { $0 }))
        }
        try Task.checkCancellation()
        throw MeshError(.unavailable, "the bus was closed while \(service.rawValue) was followed")
    }

    private func take(_ message: JournalWire.FeedMessage) {
        if message.heartbeat {
            if message.sequence < version.sequence {
                timesAhead += 1
                if timesAhead >= 2 { healing.raise() }
            } else {
                timesAhead = 0
                aim(at: message.sequence)
            }
            return
        }
        guard !mustReload else {
            hold(message)
            return
        }
        if message.previousSequence == version.sequence {
            apply(message)
        } else if message.sequence > version.sequence {
            hold(message)
            aim(at: message.sequence)
        }
    }

    private func hold(_ message: JournalWire.FeedMessage) {
        guard held.count < settings.heldMessages else { return }
        held[message.previousSequence] = message
    }

    /// Applies a message that follows what is applied, and those held back that follow it.
    private func apply(_ message: JournalWire.FeedMessage) {
        var next: JournalWire.FeedMessage? = message
        var touched: Set<Codec.State.Topic> = []
        while let current = next {
            do throws(MeshError) { try apply(current, touched: &touched) } catch {
                logger.warning(
                    "A change cannot be read; loading the whole state",
                    metadata: ["service.name": "\(service.rawValue)", "reason": "\(error.message)"]
                )
                reload()
                return
            }
            next = held.removeValue(forKey: version.sequence)
        }
        if !held.isEmpty { held = held.filter { $0.key > version.sequence } }
        view.publish(version, touched: touched)
    }

    private func apply(
        _ message: JournalWire.FeedMessage,
        touched: inout Set<Codec.State.Topic>
    ) throws(MeshError) {
        for transaction in message.transactions {
            for bytes in transaction.changes {
                version.state.apply(try Codec.decode(bytes), index: transaction.index, touched: &touched)
            }
        }
        version.sequence = message.sequence
        version.index = message.index
    }

    private func reload() {
        mustReload = true
        healing.raise()
    }

    // MARK: - Healing

    /// Notes that a sequence exists; when it does not arrive soon, it is asked for.
    private nonisolated func aim(at sequence: UInt64) {
        let isNews = target.withLock { target in
            guard sequence > target else { return false }
            target = sequence
            return true
        }
        if isNews, sequence > view.current.sequence { healing.raise() }
    }

    private var isBehind: Bool { mustReload || target.withLock { $0 } > version.sequence || timesAhead >= 2 }

    private func healLoop() async throws {
        while true {
            if !isBehind { await healing.wait() }
            try Task.checkCancellation()
            // What is under way usually arrives meanwhile.
            if !mustReload { try await Task.sleep(for: settings.holdBack) }
            while isBehind {
                do throws(MeshError) { try await heal() } catch {
                    logger.debug(
                        "Cannot load changes; trying again",
                        metadata: ["service.name": "\(service.rawValue)", "reason": "\(error.message)"]
                    )
                    try await Task.sleep(for: settings.retryPause)
                }
                try Task.checkCancellation()
            }
        }
    }

    private func heal() async throws(MeshError) {
        if timesAhead >= 2, !mustReload {
            // Every replica seems to be behind; the journal may have begun anew.
            let sequence = try await askSequence()
            timesAhead = 0
            guard sequence < version.sequence else { return }
            mustReload = true
            beganAnew = true
        }
        let context = CallContext(timeout: settings.requestTimeout)
        let after = mustReload ? 0 : version.sequence
        let before = version.sequence
        var reply = try await client.call(service.changes, .init(afterSequence: after), context)
        if reply.isSnapshot { reply = try await load(reply, context) }
        for message in reply.messages where message.previousSequence == version.sequence { apply(message) }
        if version.sequence == before, isBehind {
            // This replica of the service does not have it yet.
            try? await Task.sleep(for: settings.holdBack)
        }
        // What cannot be read now is hardly readable at once.
        if mustReload { try? await Task.sleep(for: settings.retryPause) }
    }

    /// Loads a snapshot page by page; returns the last page, which brings the messages after it.
    private func load(
        _ first: JournalWire.ChangesReply,
        _ context: CallContext
    ) async throws(MeshError) -> JournalWire.ChangesReply {
        var state = Codec.State()
        var reply = first
        var page: UInt32 = 0
        let replica = first.snapshotID.split(separator: ".").first.map(String.init) ?? ""
        while true {
            for row in reply.rows { state.restore(try Codec.decode(row)) }
            guard reply.more else { break }
            page += 1
            let request = JournalWire.ChangesRequest(snapshotID: first.snapshotID, page: page)
            reply = try await client.call(service.changes(of: replica), request, context)
        }
        // Meanwhile the feed may have brought the state further than the snapshot.
        guard mustReload || first.sequence > version.sequence else { return reply }
        guard beganAnew || first.sequence >= version.sequence else {
            throw MeshError(.unavailable, "the \(service.rawValue) replica asked is behind")
        }
        version = Version(state: state, sequence: first.sequence, index: first.index)
        target.withLock { $0 = beganAnew ? first.sequence : max($0, first.sequence) }
        mustReload = false
        beganAnew = false
        timesAhead = 0
        let early = held.values.filter { $0.sequence > version.sequence }.sorted { $0.sequence < $1.sequence }
        held = [:]
        for message in early where message.previousSequence >= version.sequence {
            held[message.previousSequence] = message
        }
        lastHeard.withLock { $0 = .now }
        view.publish(version, touched: nil)
        meter.reloaded()
        if let next = held.removeValue(forKey: version.sequence) { apply(next) }
        if let last = early.last { aim(at: last.sequence) }
        return reply
    }

    private nonisolated func askSequence() async throws(MeshError) -> UInt64 {
        let reply = try await client.call(service.sequence, .init(), CallContext(timeout: settings.requestTimeout))
        aim(at: reply.sequence)
        return reply.sequence
    }

    /// After the bus was away, messages may be missing.
    private nonisolated func connectionLoop() async {
        var wasAway = false
        for await state in bus.connectionStates() {
            switch state {
            case .connected:
                if wasAway, let sequence = try? await askSequence() { aim(at: sequence) }
                wasAway = false
            case .disconnected: wasAway = true
            case .closed: return
            }
        }
    }
}
