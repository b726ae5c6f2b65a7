import CatalogTables
import ConfigEntryKinds
import ConfigEntryTables
import DequeModule
import GRPCCore
import Logging
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// Drives the state machine of one stream: reads, writes, exports, imports, watches, and publishes the status.
actor LiveStream {
    /// How many messages may wait to be written; what is exported waits as state, not as messages.
    private static let outboxLimit = 65_536
    /// How many messages are handed to the writer at once, and of how many instances.
    private static let writeLimit = (messages: 64, instances: 2048)

    /// Whether the peer is known from before or came with a new token.
    enum Origin: Sendable {
        case known
        case newToken
    }

    nonisolated let peeringID: String
    nonisolated let peer: String
    let core: PeeringCore
    private let trust: PeerTrust
    /// The claim by which this replica has the peering; nil when it was lost before the stream began.
    let claim: PeeringClaim?
    /// What the stream was opened for; it ends when the peering is for another cluster.
    private let opened: Peering
    /// The secret that the stream was opened with, of a dialer.
    private let secret: SecretID?
    var session: StreamSession
    private var planner: ExportPlanner
    var exportChange = ExportChange.nothing
    /// Whether exports are being worked out, beside this actor.
    var isPlanning = false
    var imports = ImportQueue()
    var refusals = ImportRefusals()
    /// Why imports wait; nil when they do not.
    var importObstacle: String?
    /// The names of services that are stored.
    var published: [PeeringServiceNames.Direction: [String]] = [:]
    private var outbox: Deque<StreamMessage> = []
    var end: StreamSession.End?
    private var isTerminatedByPeer = false
    private var hasStarted = false
    private var goodbyeAt: ContinuousClock.Instant?
    private var failureCode: RPCError.Code?
    /// What is compared with the other side.
    var desk = DigestDesk()
    /// How many bytes have come on the connection, and how many had come when that was looked at last.
    private var received: (now: @Sendable () -> Int, before: Int) = ({ 0 }, 0)

    private nonisolated let outboxSignal: AsyncStream<Void>
    private let outboxInput: AsyncStream<Void>.Continuation
    private let planSignal: AsyncStream<Void>
    private let planInput: AsyncStream<Void>.Continuation
    private let importSignal: AsyncStream<Void>
    private let importInput: AsyncStream<Void>.Continuation
    let statusSignal: AsyncStream<Void>
    let statusInput: AsyncStream<Void>.Continuation
    private let endSignal: AsyncStream<Void>
    private let endInput: AsyncStream<Void>.Continuation

    init(peering: Peering, role: StreamSession.Role, origin: Origin = .known, core: PeeringCore) {
        peeringID = peering.id
        peer = peering.name
        self.core = core
        claim = core.state.claim(of: peering.id).flatMap { $0.replica == core.replica ? $0 : nil }
        trust = PeerTrust(
            core: core,
            peeringID: peering.id,
            peer: peering.name,
            claim: claim,
            mayChange: origin == .newToken
        )
        opened = peering
        secret = if case .dialer(_, let secret, _) = role { secret } else { nil }
        planner = ExportPlanner(peer: peering.name)
        session = StreamSession(
            role: role,
            now: PeeringCore.moment(),
            importedServices: peering.stream.importedCount == nil
                ? nil : core.state.serviceNames(of: peering.id, .imported),
            resumes: peering.stream.lastSendNanoseconds != nil
        )
        (outboxSignal, outboxInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (planSignal, planInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (importSignal, importInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (statusSignal, statusInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (endSignal, endInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Ends the stream from outside, for instance because a newer one takes its place.
    func abort(_ reason: String) { finish(.failed(StreamRefusal(.aborted, reason))) }

    /// Whether by its own rhythm the other side is overdue.
    func isSuspect() -> Bool { session.isSuspect(at: PeeringCore.moment()) }

    /// Whether the stream broke.
    var hasFailed: Bool { if case .failed? = end { true } else { false } }

    /// Whether the other side has said anything.
    func hasHeard() -> Bool { session.hasHeard }

    /// Says hello, once.
    func start() {
        guard !hasStarted else { return }
        hasStarted = true
        apply(.started)
    }

    /// Says hello and runs everything but reading and writing until the stream has ended.
    ///
    /// - Returns: How it ended, and whether the other side has deleted the peering.
    func run() async -> (end: StreamSession.End, terminatedByPeer: Bool) {
        start()
        statusInput.yield()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.tick() }
            group.addTask { await self.importAll() }
            group.addTask { await self.planExports() }
            group.addTask { await self.publishStatus() }
            group.addTask { await self.watchPeering() }
            let inputs = core.inputs
            group.addTask { for await update in inputs.catalog.updates() { await self.catalogChanged(update.touched) } }
            group.addTask { for await update in inputs.entries.updates() { await self.entriesChanged(update.touched) } }
            group.addTask { for await _ in inputs.authority.updates() { await self.exportAgain(.everything) } }
            for await _ in endSignal { break }
            group.cancelAll()
        }
        finish(.failed(StreamRefusal(.unavailable, "this replica of the peering service stops")))
        return (end ?? .terminated, isTerminatedByPeer)
    }

    /// Takes in what the other side says until it has no more to say.
    func read(_ messages: RPCAsyncSequence<StreamMessage, any Error>) async {
        do {
            for try await message in messages {
                receive(message)
                // What comes after a goodbye is let pass, so that the call ends as the other side ends it.
                if hasFailed { return }
            }
            apply(.ended(nil))
        } catch {
            note(error)
            apply(.ended("unexpected error receiving from the stream: \(Self.text(error))"))
        }
    }

    /// Takes in one message.
    func receive(_ message: StreamMessage) {
        apply(.received(message))
        switch message {
        case .digest(let digest): heard(digest)
        case .response(let response): desk.moved(response.resourceID)
        case .open, .request, .terminated, .heartbeat, .unknown: break
        }
    }

    /// Tells how to find out how many bytes have come on the connection.
    func measure(_ count: @escaping @Sendable () -> Int) { received = (count, count()) }

    /// The other side has no more to say; why, when it was not asked to.
    func readEnded(_ error: (any Error)?) {
        if let error { note(error) }
        apply(.ended(error.map { "unexpected error receiving from the stream: \(Self.text($0))" }))
    }

    private func note(_ error: any Error) {
        guard end == nil else { return }
        failureCode = (error as? RPCError)?.code
    }

    /// How the stream failed, when it did.
    var failure: DialPause.Failure {
        if failureCode == .failedPrecondition { return .wrongServer }
        let isLost = [nil, .unavailable, .deadlineExceeded, .cancelled].contains(failureCode)
        return isLost ? .unreachable : .refused
    }

    static func text(_ error: any Error) -> String {
        (error as? RPCError).map { "\($0.code): \($0.message)" } ?? "\(error)"
    }

    // MARK: - Effects

    func apply(_ event: StreamSession.Event) {
        for effect in session.apply(event, at: PeeringCore.moment()) {
            switch effect {
            case .send(let message):
                guard outbox.count < Self.outboxLimit else {
                    finish(.failed(StreamRefusal(.aborted, "the other cluster does not read what it is sent")))
                    return
                }
                outbox.append(message)
                outboxInput.yield()
                if message == .terminated {
                    goodbyeAt = .now + core.settings.goodbye
                }
            case .store(let wish):
                // What nobody needs to store any more is answered like what takes its place.
                if let replaced = imports.add(wish) { apply(.imported(replaced, failure: nil)) }
                importInput.yield()
            case .terminatedByPeer: isTerminatedByPeer = true
            case .statusChanged: statusInput.yield()
            case .refused(let url, let message):
                core.logger.warning(
                    "the peer refused a resource",
                    metadata: ["peer.name": "\(peer)", "resource": "\(url)", "error": "\(message)"]
                )
            case .end(let how): finish(how)
            }
        }
    }

    private func finish(_ how: StreamSession.End) {
        guard end == nil else { return }
        end = how
        outboxInput.finish()
        planInput.finish()
        importInput.finish()
        statusInput.finish()
        endInput.yield()
        endInput.finish()
    }

    private func tick() async {
        while !Task.isCancelled, end == nil {
            let count = received.now()
            if count - received.before >= LinkLimits.dataBytes { apply(.data) }
            received.before = count
            apply(.tick)
            if let goodbyeAt, ContinuousClock.now >= goodbyeAt { finish(.terminated) }
            try? await Task.sleep(for: .milliseconds(250))
        }
    }

    // MARK: - Writing

    /// Writes everything that is to be said until the stream has ended.
    nonisolated func write(to writer: RPCWriter<StreamMessage>) async throws {
        for await _ in outboxSignal {
            while let messages = await takeMessages() { try await writer.write(contentsOf: messages) }
        }
        while let messages = await takeMessages() { try await writer.write(contentsOf: messages) }
    }

    /// The next messages to write; nil when there are none.
    ///
    /// What is exported is worked out when all before is written, so that a slow reader gets the newest state of each service
    /// and not all that were between. A large plan is gone through in pieces, between which everything else has its turn.
    private func takeMessages() async -> [StreamMessage]? {
        while outbox.isEmpty, end == nil, session.hasMore {
            apply(.more)
            if outbox.isEmpty { await Task.yield() }
        }
        if outbox.isEmpty, exportChange.isSomething { planInput.yield() }
        guard !outbox.isEmpty else { return nil }
        var taken: [StreamMessage] = []
        var instances = 0
        while taken.count < Self.writeLimit.messages, instances < Self.writeLimit.instances,
            let message = outbox.popFirst()
        {
            if case .response(let response) = message, case .service(let list)? = response.content {
                instances += list.count
            }
            taken.append(message)
        }
        return taken
    }

    // MARK: - Exports

    private func catalogChanged(_ touched: Set<CatalogTopic>?) {
        guard let touched else { return exportAgain(.everything) }
        let own = touched.filter(Self.isExportable)
        if !own.isEmpty { exportAgain(.topics(own)) }
    }

    private static func isExportable(_ topic: CatalogTopic) -> Bool {
        switch topic {
        case .service(let key), .connect(let key): key.origin.isLocal
        case .kind(let kind, let origin): kind == .meshGateway && origin.isLocal
        case .registration, .node, .nodes, .services, .checks, .virtualAddresses, .staged, .keys, .sessions, .queries,
            .autopilot, .part:
            false
        }
    }

    private func entriesChanged(_ touched: Set<ConfigEntryTopic>?) {
        let isOfUse =
            touched?.contains { topic in
                guard case .kind(let kind) = topic else { return false }
                return kind.descriptor.shapesExports
            } ?? true
        if isOfUse { exportAgain(.everything) }
    }

    private func exportAgain(_ change: ExportChange) {
        exportChange = exportChange.joined(change)
        outboxInput.yield()
    }

    private func planExports() async {
        for await _ in planSignal {
            guard end == nil, !Task.isCancelled else { return }
            await exportChanges()
        }
    }

    private func exportChanges() async {
        // Before everything is loaded nothing is said: an empty list would make the peer forget what it imported.
        guard core.inputs.missing == nil else { return }
        let taken = exportChange
        guard taken.isSomething else { return }
        isPlanning = true
        defer { isPlanning = false }
        exportChange = .nothing
        guard let (next, update) = await ExportPlanning(core: core).plan(planner, taken) else {
            // The catalog does not have yet what is newly exported; when it has, everything is looked at.
            exportChange = taken.joined(exportChange)
            return
        }
        planner = next
        guard update.isNews else { return }
        apply(.exports(update.plan, changed: update.changed))
        outboxInput.yield()
    }

    // MARK: - Imports

    private func importAll() async {
        var pause = 100
        for await _ in importSignal {
            while !imports.isEmpty, end == nil {
                let entries = imports.take()
                let outcomes = await StreamImporter(
                    core: core,
                    peeringID: peeringID,
                    peer: peer,
                    trust: trust,
                    claim: claim
                ).store(entries.map(\.wish))
                // What was interrupted is neither acknowledged nor refused; the next stream brings it again.
                guard !Task.isCancelled, end == nil else { return }
                guard let obstacle = settle(entries, outcomes) else {
                    importObstacle = nil
                    pause = 100
                    continue
                }
                importObstacle = obstacle.message
                if pause == 100 {
                    core.logger.warning(
                        "imports from a peer wait",
                        metadata: ["peer.name": "\(peer)", "error": "\(obstacle.message)"]
                    )
                }
                try? await Task.sleep(for: .milliseconds(pause))
                pause = min(2000, pause * 2)
            }
        }
    }

    /// Answers what was stored or refused, and keeps what could not be stored now.
    ///
    /// - Returns: Why something could not be stored now.
    private func settle(
        _ entries: [ImportQueue.Entry],
        _ outcomes: [ImportQueue.Key: StreamImporter.Outcome]
    ) -> MeshError? {
        var obstacle: MeshError?
        for entry in entries {
            switch outcomes[ImportQueue.Key(entry.wish)] {
            case .stored:
                refusals.stored(entry.wish)
                apply(.imported(entry.wish, failure: nil))
            case .refused(let reason):
                refusals.refused(entry.wish, reason)
                PeeringMetrics.countRefusal(of: peer)
                core.logger.warning(
                    "something that a peer exports was refused",
                    metadata: ["peer.name": "\(peer)", "resource": "\(entry.wish.resourceID)", "error": "\(reason)"]
                )
                apply(.imported(entry.wish, failure: reason))
            case .later(let error):
                obstacle = error
                if let replaced = imports.putBack(entry) { apply(.imported(replaced, failure: nil)) }
            case nil: apply(.imported(entry.wish, failure: "it was left out"))
            }
        }
        return obstacle
    }

    // MARK: - The peering's row

    /// Ends the stream when the peering was deleted here, is for another cluster now, or another replica took it.
    private func watchPeering() async {
        var seen: UInt64 = 0
        while !Task.isCancelled, end == nil {
            let version = await core.ledger.view.value(of: .peering(peer), after: seen, timeout: .seconds(30))
            seen = version.state.index(of: .peering(peer))
            guard let peering = version.state.peering(id: peeringID), peering.state != .deleting else {
                return apply(.deletedHere)
            }
            if !peering.isActive { return finish(.terminated) }
            if isForAnother(peering, version.state) {
                return finish(
                    .failed(StreamRefusal(.unavailable, "the peering was established anew with another token"))
                )
            }
            guard let claim, version.state.claim(of: peeringID) == claim else {
                return finish(.failed(StreamRefusal(.unavailable, "another replica of the peering service took over")))
            }
        }
    }

    /// Whether the peering was established anew, so that the stream is not the one that it wants.
    private func isForAnother(_ peering: Peering, _ state: PeeringTablesState) -> Bool {
        if peering.peerID != opened.peerID || peering.peerServerName != opened.peerServerName { return true }
        guard let secret, let active = state.secrets(of: peeringID)?.activeStream else { return false }
        return !SecretComparison.matches(active.revealed, secret.revealed)
    }
}
