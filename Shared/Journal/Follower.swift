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
    /// What has come of a message in pieces.
    private var pieces = FeedPieces()
    /// What a load begins with: an empty state, which may hold a part only.
    private var start: Codec.State
    /// Counts the changes of `start`, so that a load which began before one is not taken for the part that is wanted.
    private var startNumber = 0
    /// Messages that came too early, by the sequence they follow.
    private var held: [UInt64: JournalWire.FeedMessage] = [:]
    /// Which history the version belongs to; nil before anything was loaded.
    private nonisolated let history = Mutex<JournalHistory?>(nil)
    /// Messages in a row that belong to another stream than the version.
    private var strangers = 0
    /// Whether something was not understood; it is said once.
    private var hasMissed = false
    /// Whether the whole state has to be loaded.
    private var mustReload = true
    /// Whether the service's journal was replaced, so that going back is right.
    private var beganAnew = false

    /// Makes a follower of a service's state, or of that part of it which `start`, an empty state, is made to hold.
    package init(
        service: BusService,
        bus: any MessageBus,
        datacenter: String,
        settings: FollowerSettings = .init(),
        start: Codec.State = .init(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.start = start
        meter = FollowerMeter(service, metrics)
        self.service = service
        self.bus = bus
        self.datacenter = datacenter
        self.settings = settings
        self.logger = logger
        client = ServiceClient(bus: bus, datacenter: datacenter, metrics: metrics)
        question = SharedQuestion(limit: settings.waitingReads, subject: "the newest sequence of \(service.rawValue)")
    }

    /// Holds another part from now on: that of an empty state.
    ///
    /// The view has the part before until the new one is loaded.
    package func restart(from start: Codec.State) {
        self.start = start
        startNumber += 1
        reload()
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
        guard belongs(message.history) else { return }
        if message.heartbeat {
            // What is just coming in pieces is not asked for.
            if !pieces.isComing(message.sequence, within: settings.freshness) { aim(at: message.sequence) }
            return
        }
        guard message.pieces == 0 else {
            switch pieces.add(message) {
            case .complete(let whole): take(whole)
            case .coming: break
            case .lost: aim(at: message.sequence)
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

    /// Whether something is of the history that is followed.
    ///
    /// Sequences alone never say that the journal was replaced: a replica that is behind counts as low as a new stream.
    private func belongs(_ text: String) -> Bool {
        guard let known = history.withLock({ $0 }), let other = JournalHistory(text) else { return true }
        if other == known {
            strangers = 0
            return true
        }
        if known.follows(other) { return false }
        // A replica that is just ending may speak of the stream before once more.
        strangers += 1
        if other.follows(known) || strangers >= 2, !beganAnew {
            logger.notice(
                "The journal was replaced; loading the whole state",
                metadata: ["service.name": "\(service.rawValue)", "before": "\(known)", "now": "\(other)"]
            )
            beganAnew = true
            held = [:]
            reload()
        }
        return false
    }

    private func hold(_ message: JournalWire.FeedMessage) {
        guard held.count < settings.heldMessages else { return }
        held[message.previousSequence] = message
    }

    /// Applies a message that follows what is applied, and those held back that follow it.
    private func apply(_ message: JournalWire.FeedMessage) {
        var next: JournalWire.FeedMessage? = message
        var touched = Touched<Codec.State.Topic>()
        while let current = next {
            // Readers keep what they have until the state that took its place is loaded.
            if current.replaces {
                aim(at: current.sequence)
                return reload()
            }
            apply(current, to: &version, touched: &touched)
            next = held.removeValue(forKey: version.sequence)
        }
        if !held.isEmpty { held = held.filter { $0.key > version.sequence } }
        // Readers keep what they have until nothing lacks any more.
        if version.state.isIncomplete { return reload() }
        view.publish(version, touched: touched)
    }

    private func apply(
        _ message: JournalWire.FeedMessage,
        to version: inout Version<Codec.State>,
        touched: inout Touched<Codec.State.Topic>
    ) {
        for transaction in message.transactions {
            for bytes in transaction.changes {
                guard let change = understood(bytes) else { continue }
                version.state.apply(change, index: transaction.index, touched: &touched)
            }
        }
        version.sequence = message.sequence
        version.index = message.index
    }

    /// A change as far as this version knows it; nil when it means nothing to it: the rest of the state goes on.
    private func understood(_ bytes: [UInt8]) -> Codec.State.Change? {
        let found = Codec.read(bytes)
        if let missing = found.missing {
            meter.missed()
            if !hasMissed {
                logger.warning(
                    "A change was written by a newer version; this view lacks what is not known here",
                    metadata: ["service.name": "\(service.rawValue)", "reason": "\(missing)"]
                )
            }
            hasMissed = true
        }
        return found.change
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

    private var isBehind: Bool { mustReload || target.withLock { $0 } > version.sequence }

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
        let context = CallContext(timeout: settings.requestTimeout)
        let after = mustReload ? 0 : version.sequence
        let before = version.sequence
        var reply = try await client.call(service.changes, .init(afterSequence: after), context)
        if reply.isSnapshot { reply = try await load(reply, context) }
        guard belongs(reply.history) else { return }
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
        let number = startNumber
        var state = start
        var reply = first
        var page: UInt32 = 0
        let replica = first.snapshotID.split(separator: ".").first.map(String.init) ?? ""
        while true {
            for row in reply.rows {
                if let change = understood(row) { state.restore(change) }
            }
            guard reply.more else { break }
            page += 1
            let request = JournalWire.ChangesRequest(snapshotID: first.snapshotID, page: page)
            reply = try await client.call(service.changes(of: replica), request, context)
        }
        state.floor = max(state.floor, first.floor)
        // A kept snapshot and the messages after it are as good as a new one.
        var loaded = Version(state: state, sequence: first.sequence, index: first.index)
        var ignored = Touched<Codec.State.Topic>.ignored
        for message in reply.messages where message.previousSequence == loaded.sequence && !message.replaces {
            apply(message, to: &loaded, touched: &ignored)
        }
        guard number == startNumber, !loaded.state.isIncomplete else {
            throw MeshError(.unavailable, "what has to be loaded of \(service.rawValue) changed meanwhile")
        }
        try checkHistory(of: first, reaching: loaded.sequence)
        // Meanwhile the feed may have brought the state further than the snapshot.
        guard mustReload || loaded.sequence > version.sequence else { return reply }
        version = loaded
        let isAnew = beganAnew
        target.withLock { $0 = isAnew ? loaded.sequence : max($0, loaded.sequence) }
        history.withLock { $0 = JournalHistory(first.history) }
        mustReload = false
        beganAnew = false
        strangers = 0
        let early = held.values.filter { $0.sequence > version.sequence }.sorted { $0.sequence < $1.sequence }
        held = [:]
        for message in early where message.previousSequence >= version.sequence {
            held[message.previousSequence] = message
        }
        lastHeard.withLock { $0 = .now }
        view.publish(version, touched: nil, isAnew: isAnew)
        meter.reloaded()
        if let next = held.removeValue(forKey: version.sequence) { apply(next) }
        if let last = early.last { aim(at: last.sequence) }
        return reply
    }

    /// Whether a snapshot may take the place of what is here.
    ///
    /// - Throws: `unavailable` when the replica that gave it is behind, or ends with a journal that was replaced.
    private func checkHistory(of first: JournalWire.ChangesReply, reaching sequence: UInt64) throws(MeshError) {
        guard let known = history.withLock({ $0 }), let told = JournalHistory(first.history) else { return }
        if told == known {
            // Two messages of another stream were of a replica that is ending.
            beganAnew = false
            guard sequence < version.sequence else { return }
        } else if beganAnew, !known.follows(told) {
            return
        }
        throw MeshError(.unavailable, "the \(service.rawValue) replica asked is behind")
    }

    private nonisolated func askSequence() async throws(MeshError) -> UInt64 {
        let reply = try await client.call(service.sequence, .init(), CallContext(timeout: settings.requestTimeout))
        if let known = history.withLock({ $0 }), let other = JournalHistory(reply.history), known != other {
            _ = await belongs(reply.history)
            throw MeshError(.unavailable, "the journal of \(service.rawValue) was replaced; its state is being loaded")
        }
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
