import AuthorityTables
import GRPCCore
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import PeerStreamSchema
import PeeringLogic
import PeeringTables

/// Decides about streams that other clusters open, and runs those that it takes.
struct StreamAcceptor: Sendable {
    /// How long a dialer may take to say who it is.
    private static let openingTime = Duration.seconds(10)

    let core: PeeringCore

    // MARK: - Exchange

    /// Trades the secret of a token for that of a stream.
    ///
    /// A secret that is not known here costs a question to the journal, since another replica may have made it just now; such
    /// an attempt needs `mayTry`.
    func exchange(
        _ request: PeerStreamWire.ExchangeSecretRequest,
        mayTry: () -> Bool
    ) async throws -> PeerStreamWire.ExchangeSecretResponse {
        let streamSecret = SecretID(RandomUUID.make())
        let secret = SecretID(request.establishmentSecret)
        let now = PeeringCore.now()
        let decision = { @Sendable (state: PeeringTablesState) throws(StreamRefusal) -> [PeeringChange] in
            try PeeringDecisions.exchange(
                peerID: request.peerID,
                secret: secret,
                freshStreamSecret: streamSecret,
                now: now,
                in: state
            )
        }
        try screen([request.peerID, request.establishmentSecret], mayTry: mayTry) { state throws(StreamRefusal) in
            _ = try decision(state)
        }
        try await decide { state, _ throws(StreamRefusal) in try decision(state) }
        return PeerStreamWire.ExchangeSecretResponse(streamSecret: streamSecret.revealed)
    }

    /// Refuses what cannot be right, or was tried too often, before the journal is asked.
    ///
    /// - Throws: The refusal by the state that this replica has, when an id or secret is none that any replica makes; else
    ///   `resourceExhausted` when the state refuses and no further attempt is allowed.
    private func screen(
        _ identifiers: [String],
        mayTry: () -> Bool,
        _ decision: (PeeringTablesState) throws(StreamRefusal) -> Void
    ) throws {
        do throws(StreamRefusal) { try decision(core.state) } catch {
            let length = RandomUUID.make().utf8.count
            guard identifiers.allSatisfy({ $0.utf8.count == length }) else { throw Self.status(error) }
            guard mayTry() else {
                throw RPCError(
                    code: .resourceExhausted,
                    message: "\(error.message); this was tried too often from this address, try again in some seconds"
                )
            }
        }
    }

    /// Stores what a decision wants; its refusal, and that of the journal, become a status of gRPC.
    private func decide(
        _ decision: @escaping @Sendable (PeeringTablesState, UInt64) throws(StreamRefusal) -> [PeeringChange]
    ) async throws {
        let written: Written
        do {
            written = try await core.ledger.write(CallContext(timeout: .seconds(5))) { draft in
                do throws(StreamRefusal) {
                    for change in try decision(draft.state, draft.index) { draft.record(change) }
                    return []
                } catch {
                    return [UInt8(clamping: error.code.rawValue)] + Array(error.message.utf8)
                }
            }
        } catch {
            throw RPCError(code: .unavailable, message: "failed to persist peering secret: \(error.message)")
        }
        guard let first = written.reply.first, let code = StreamCode(rawValue: Int(first)) else { return }
        throw Self.status(StreamRefusal(code, String(decoding: written.reply.dropFirst(), as: UTF8.self)))
    }

    static func status(_ refusal: StreamRefusal) -> RPCError {
        let code: RPCError.Code =
            switch refusal.code {
            case .unknown: .unknown
            case .invalidArgument: .invalidArgument
            case .permissionDenied: .permissionDenied
            case .failedPrecondition: .failedPrecondition
            case .aborted: .aborted
            case .internalFault: .internalError
            case .unavailable: .unavailable
            }
        return RPCError(code: code, message: refusal.message)
    }

    // MARK: - Streams

    /// Runs one stream from its first message to its end.
    ///
    /// - Parameters:
    ///   - messages: What the dialer says.
    ///   - writer: Takes what is answered.
    ///   - mayTry: Whether the dialer may try a secret that is not known here.
    ///   - received: How many bytes have come on the connection.
    ///   - onOpened: Called once the dialer has shown its secret.
    /// - Throws: The status that the call ends with.
    func serve(
        _ messages: RPCAsyncSequence<StreamMessage, any Error>,
        writer: RPCWriter<StreamMessage>,
        mayTry: @escaping @Sendable () -> Bool,
        received: @escaping @Sendable () -> Int,
        onOpened: () -> Void
    ) async throws {
        let (opened, openedInput) = AsyncThrowingStream<LiveStream, any Error>.makeStream(
            bufferingPolicy: .bufferingOldest(1)
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await read(messages, writer: writer, mayTry: mayTry, received: received, opened: openedInput)
            }
            defer { group.cancelAll() }
            let limit = Task {
                try await Task.sleep(for: Self.openingTime)
                openedInput.finish(throwing: Self.status(StreamRefusal(.aborted, "nothing was said for too long")))
            }
            defer { limit.cancel() }
            for try await stream in opened {
                limit.cancel()
                onOpened()
                defer { core.streams.remove(stream.peeringID) }
                let writing = Task { try await stream.write(to: writer) }
                let result = await stream.run()
                await Self.finish(writing)
                await StreamEnding(core: core, peeringID: stream.peeringID, peer: stream.peer).store(
                    result.end,
                    terminatedByPeer: result.terminatedByPeer,
                    keepsClaim: false
                )
                if case .failed(let refusal) = result.end { throw Self.status(refusal) }
                return
            }
        }
    }

    /// Lets what was said before the end go out; a dialer that does not read is not waited for.
    private static func finish(_ writing: Task<Void, any Error>) async {
        let limit = Task {
            try await Task.sleep(for: .seconds(1))
            writing.cancel()
        }
        _ = await writing.result
        limit.cancel()
    }

    /// Reads the stream: the first message opens it.
    private func read(
        _ messages: RPCAsyncSequence<StreamMessage, any Error>,
        writer: RPCWriter<StreamMessage>,
        mayTry: () -> Bool,
        received: @escaping @Sendable () -> Int,
        opened: AsyncThrowingStream<LiveStream, any Error>.Continuation
    ) async {
        var live: LiveStream?
        do {
            for try await message in messages {
                if let live {
                    await live.receive(message)
                } else {
                    let stream = try await open(message, writer: writer, mayTry: mayTry)
                    live = stream
                    await stream.measure(received)
                    await stream.start()
                    await stream.receive(.unknown)
                    guard case .enqueued = opened.yield(stream) else { return await giveUp(stream) }
                    opened.finish()
                }
            }
            if let live { await live.readEnded(nil) }
            opened.finish()
        } catch {
            if let live {
                await live.readEnded(error)
            }
            opened.finish(throwing: error)
        }
    }

    /// Nobody runs the stream any more that was just opened.
    private func giveUp(_ stream: LiveStream) async {
        core.streams.remove(stream.peeringID)
        await StreamEnding(core: core, peeringID: stream.peeringID, peer: stream.peer).store(
            .failed(StreamRefusal(.aborted, "the stream was opened too late")),
            terminatedByPeer: false,
            keepsClaim: false
        )
    }

    private func open(
        _ message: StreamMessage,
        writer: RPCWriter<StreamMessage>,
        mayTry: () -> Bool
    ) async throws -> LiveStream {
        guard case .open(let peerID, let secret, let datacenter, let partition) = message else {
            throw Self.status(
                StreamRefusal(.invalidArgument, "first message when initiating a peering must be: Open")
            )
        }
        guard !core.inputs.authority.current.state.roots.trustDomain.isEmpty else {
            throw Self.status(StreamRefusal(.unavailable, "Connect CA is not yet initialized"))
        }
        let now = PeeringCore.now()
        // Whose peering was deleted here must hear that it ended.
        let isDeleting = core.state.peering(id: peerID)?.state == .deleting
        func mayAsk() -> Bool { isDeleting || mayTry() }
        try screen([peerID, secret.revealed], mayTry: mayAsk) { state throws(StreamRefusal) in
            _ = try PeeringDecisions.open(
                peerID: peerID,
                secret: secret,
                remoteDatacenter: datacenter,
                remotePartition: partition,
                now: now,
                in: state
            )
        }
        await endOlder(peerID, secret)
        let pending = core.state.secrets(of: peerID)?.pendingStream ?? .none
        let isNewToken = SecretComparison.matches(pending.revealed, secret.revealed)
        let isFree = core.streams.reserve(peerID)
        do {
            try await claim(peerID, secret, datacenter: datacenter, partition: partition, isFree: isFree)
        } catch {
            if isFree { core.streams.remove(peerID) }
            if core.state.peering(id: peerID)?.state == .deleting { try? await writer.write(.terminated) }
            throw error
        }
        guard let peering = core.state.peering(id: peerID) else {
            core.streams.remove(peerID)
            throw Self.status(StreamRefusal(.aborted, "peering is marked as deleted: \(peerID)"))
        }
        let stream = LiveStream(
            peering: peering,
            role: .acceptor,
            origin: isNewToken ? .newToken : .known,
            core: core
        )
        core.streams.set(stream, for: peerID)
        return stream
    }

    /// Checks the secret and takes the peering for this replica, in one write.
    private func claim(
        _ peerID: String,
        _ secret: SecretID,
        datacenter: String,
        partition: String,
        isFree: Bool
    ) async throws {
        let (replica, now) = (core.replica, PeeringCore.now())
        // Who is alive matters only when another replica holds the claim; a claim made meanwhile is a living one's.
        let holder = core.state.claim(of: peerID)?.replica
        let alive: Set<String> =
            holder == nil || holder == replica ? [replica] : await core.presence.aliveOnceKnown()
        try await decide { state, index throws(StreamRefusal) in
            let opened = try PeeringDecisions.open(
                peerID: peerID,
                secret: secret,
                remoteDatacenter: datacenter,
                remotePartition: partition,
                now: now,
                in: state
            )
            let claim = state.claim(of: peerID)
            let isElsewhere =
                claim.map { $0.replica != replica && ($0.replica != holder || alive.contains($0.replica)) } ?? false
            guard isFree, !isElsewhere else {
                throw StreamRefusal(
                    .unknown,
                    "failed to register stream: there is an active stream for the given PeerID \"\(peerID)\""
                )
            }
            return opened.changes + [
                .putClaim(PeeringClaim(peeringID: peerID, replica: replica, number: index))
            ]
        }
    }

    /// A stream whose other side is overdue gives way to a new one of the same dialer, and any stream to one that comes with a
    /// newer token: the peering is with whoever used that one.
    private func endOlder(_ peerID: String, _ secret: SecretID) async {
        guard let stream = core.streams.stream(of: peerID), let secrets = core.state.secrets(of: peerID) else { return }
        if !SecretComparison.matches(secrets.pendingStream.revealed, secret.revealed) {
            guard SecretComparison.matches(secrets.activeStream.revealed, secret.revealed), await stream.isSuspect()
            else { return }
        }
        await stream.abort("a newer stream of the same peering takes over")
        await core.streams.untilFree(peerID, timeout: .seconds(1))
    }
}

/// Stores how a stream ended.
struct StreamEnding: Sendable {
    let core: PeeringCore
    let peeringID: String
    let peer: String

    /// Stores the end; with `keepsClaim` this replica stays responsible and will try again.
    func store(_ end: StreamSession.End, terminatedByPeer: Bool, keepsClaim: Bool) async {
        let (id, replica) = (peeringID, core.replica)
        if case .failed(let refusal) = end { core.failures.note(StreamAdvice.told(refusal.message), of: id) }
        // The claim must be given up even when this task was cancelled by the end of the connection.
        let core = core
        await Task {
            let attempt = Task {
                await core.writeSurely { state in Self.changes(id, replica, end, terminatedByPeer, keepsClaim, state) }
            }
            let limit = Task {
                try await Task.sleep(for: .seconds(10))
                attempt.cancel()
            }
            await attempt.value
            limit.cancel()
        }.value
    }

    private static func changes(
        _ id: String,
        _ replica: String,
        _ end: StreamSession.End,
        _ terminatedByPeer: Bool,
        _ keepsClaim: Bool,
        _ state: PeeringTablesState
    ) -> [PeeringChange] {
        if terminatedByPeer { return PeeringDecisions.terminate(id: id, in: state) }
        guard var peering = state.peering(id: id) else { return [] }
        let claim = state.claim(of: id)
        guard claim == nil || claim?.replica == replica else { return [] }
        var changes: [PeeringChange] = []
        if case .failed(let refusal) = end, peering.isActive {
            peering.state = .failing
            peering.stream.lastError = StreamAdvice.told(refusal.message)
            changes.append(.putPeering(peering))
        }
        if claim != nil, !keepsClaim { changes.append(.deleteClaim(peeringID: id)) }
        return changes
    }
}
