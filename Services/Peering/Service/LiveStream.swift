import CatalogTables
import GRPCCore
import Logging
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// Drives the state machine of one stream: reads, writes, exports, imports, watches, and publishes the status.
actor LiveStream {
    private static let importLimit = 512
    private static let outboundLimit = 65_536
    private static let importConcurrency = 16

    nonisolated let peeringID: String
    nonisolated let peer: String
    private let core: PeeringCore
    private var session: StreamSession
    private var plan: ExportPlan?
    private var imports: [StreamSession.Import] = []
    private var end: StreamSession.End?
    private var isTerminatedByPeer = false
    private var hasStarted = false
    private var goodbyeAt: ContinuousClock.Instant?

    /// What is to be written to the other side, in order.
    nonisolated let outbound: AsyncStream<StreamMessage>
    private let outboundInput: AsyncStream<StreamMessage>.Continuation
    private let importSignal: AsyncStream<Void>
    private let importInput: AsyncStream<Void>.Continuation
    private let statusSignal: AsyncStream<Void>
    private let statusInput: AsyncStream<Void>.Continuation
    private let endSignal: AsyncStream<Void>
    private let endInput: AsyncStream<Void>.Continuation

    init(peering: Peering, role: StreamSession.Role, core: PeeringCore) {
        peeringID = peering.id
        peer = peering.name
        self.core = core
        session = StreamSession(role: role, now: PeeringCore.now(), importedServices: peering.stream.importedServices)
        (outbound, outboundInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.outboundLimit))
        (importSignal, importInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (statusSignal, statusInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (endSignal, endInput) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Ends the stream from outside, for instance because a newer one takes its place.
    func abort(_ reason: String) { finish(.failed(StreamRefusal(.aborted, reason))) }

    /// Whether by its own rhythm the other side is overdue.
    func isSuspect() -> Bool { session.isSuspect(at: PeeringCore.now()) }

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
            group.addTask { await self.publishStatus() }
            group.addTask { await self.watchPeering() }
            let inputs = core.inputs
            group.addTask { for await update in inputs.catalog.updates() { await self.export(update.touched) } }
            group.addTask { for await _ in inputs.entries.updates() { await self.export([]) } }
            group.addTask { for await _ in inputs.authority.updates() { await self.export([]) } }
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
                await receive(message)
                // What comes after a goodbye is let pass, so that the call ends as the other side ends it.
                if hasFailed { return }
            }
            apply(.ended(nil))
        } catch {
            apply(.ended("unexpected error receiving from the stream: \(Self.text(error))"))
        }
    }

    /// Takes in one message; waits while too many imports are under way.
    func receive(_ message: StreamMessage) async {
        apply(.received(message))
        while imports.count >= Self.importLimit, end == nil, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// The other side has no more to say.
    func readEnded(_ reason: String?) { apply(.ended(reason)) }

    static func text(_ error: any Error) -> String {
        (error as? RPCError).map { "\($0.code): \($0.message)" } ?? "\(error)"
    }

    // MARK: - Effects

    private func apply(_ event: StreamSession.Event) {
        for effect in session.apply(event, at: PeeringCore.now()) {
            switch effect {
            case .send(let message):
                if case .dropped = outboundInput.yield(message) {
                    finish(.failed(StreamRefusal(.aborted, "the other cluster does not read what it subscribed to")))
                }
                if message == .terminated {
                    goodbyeAt = .now + core.settings.goodbye
                }
            case .store(let wish):
                imports.append(wish)
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
        outboundInput.finish()
        importInput.finish()
        statusInput.finish()
        endInput.yield()
        endInput.finish()
    }

    private func tick() async {
        while !Task.isCancelled, end == nil {
            apply(.tick)
            if let goodbyeAt, ContinuousClock.now >= goodbyeAt { finish(.terminated) }
            try? await Task.sleep(for: .milliseconds(250))
        }
    }

    // MARK: - Exports

    private func export(_ touched: Set<CatalogTopic>?) {
        // Before everything is loaded nothing is said: an empty list would make the peer forget what it imported.
        guard core.inputs.missing == nil else { return }
        if let touched, plan != nil, !touched.isEmpty, !touched.contains(where: Self.isLocal) { return }
        let isNodeChange = touched?.contains { if case .node = $0 { true } else { false } } ?? true
        let next = core.exportSources.plan(for: peer, reusing: plan, touched: isNodeChange ? nil : touched)
        guard next != plan else { return }
        plan = next
        apply(.exports(next))
    }

    private static func isLocal(_ topic: CatalogTopic) -> Bool {
        switch topic {
        case .service(let key), .connect(let key): key.peer.isEmpty
        case .node(let key): key.peer.isEmpty
        case .kind(_, let peer): peer.isEmpty
        case .nodes, .services, .checks, .virtualAddresses: false
        }
    }

    // MARK: - Imports

    private func importAll() async {
        for await _ in importSignal {
            while !imports.isEmpty, end == nil {
                let batch = ImportBatch.first(of: imports)
                let results = await StreamImporter(core: core, peeringID: peeringID, peer: peer)
                    .store(batch.distinct, concurrency: Self.importConcurrency)
                // What was interrupted is neither acknowledged nor refused; the next stream brings it again.
                guard !Task.isCancelled, end == nil else { return }
                imports.removeFirst(batch.count)
                for wish in batch.all {
                    apply(.imported(wish, failure: results[ImportBatch.Key(wish)] ?? nil))
                }
            }
        }
    }

    // MARK: - Status

    /// Publishes the status: at once when it says something new, the times every five seconds.
    private func publishStatus() async {
        let timer = Task { [statusInput] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(5))
                statusInput.yield()
            }
        }
        defer { timer.cancel() }
        for await _ in statusSignal {
            guard end == nil, !Task.isCancelled else { return }
            guard session.hasHeard else { continue }
            let (status, id) = (session.status, peeringID)
            do {
                try await core.write { state in
                    guard var peering = state.peering(id: id), peering.isActive else { return [] }
                    peering.state = .active
                    peering.stream = status
                    return [.putPeering(peering)]
                }
            } catch {
                core.logger.warning("the stream's status could not be stored", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(250))
                statusInput.yield()
            }
        }
    }

    // MARK: - The peering's row

    /// Ends the stream when the peering was deleted here or another replica took it.
    private func watchPeering() async {
        var seen: UInt64 = 0
        while !Task.isCancelled, end == nil {
            let version = await core.ledger.view.value(of: .peering(peer), after: seen, timeout: .seconds(30))
            seen = version.state.index(of: .peering(peer))
            guard let peering = version.state.peering(id: peeringID), peering.state != .deleting else {
                return apply(.deletedHere)
            }
            if !peering.isActive { return finish(.terminated) }
            if let claim = version.state.claim(of: peeringID), claim.replica != core.replica {
                return finish(.failed(StreamRefusal(.unavailable, "another replica of the peering service took over")))
            }
        }
    }
}
