import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import MeshState
import SchemaRuntime
import Synchronization

extension Ledger {
    /// Bytes of one reply to a follower; a single message may be larger.
    private nonisolated var replyBytes: Int { 400 * 1024 }
    private nonisolated var snapshotAge: Duration { .seconds(30) }

    /// Which history this replica's sequences count in.
    private nonisolated var historyText: String { origin.withLock { $0?.description ?? "" } }

    /// What followers get to see of an entry: no request ids, no replies, changes as projected; nil without a feed.
    ///
    /// - Parameters:
    ///   - transactions: What the entry holds.
    ///   - sequence: Its place.
    ///   - previous: The place of the entry before.
    ///   - index: That of the newest transaction up to here.
    /// - Returns: The message; nil without a feed.
    /// - Throws: What the projection refuses.
    func feedMessage(
        _ transactions: [JournalWire.Transaction],
        sequence: UInt64,
        previous: UInt64,
        index: UInt64
    ) throws(MeshError) -> JournalWire.FeedMessage? {
        guard let feed else { return nil }
        if transactions.contains(where: { $0.replacement != nil }) {
            return JournalWire.FeedMessage(
                sequence: sequence,
                previousSequence: previous,
                index: index,
                history: historyText,
                replaces: true
            )
        }
        var shown: [JournalWire.Transaction] = []
        shown.reserveCapacity(transactions.count)
        for (place, transaction) in transactions.enumerated() {
            var changes: [[UInt8]] = []
            changes.reserveCapacity(transaction.changes.count)
            for change in transaction.changes {
                // What a newer version wrote is passed on where everything is, and where something is secret it stays here.
                if let projected = try? feed.project(change) { changes.append(projected) }
            }
            let index = JournalIndex.of(sequence, place: place)
            shown.append(JournalWire.Transaction(index: index, changes: changes))
        }
        return JournalWire.FeedMessage(
            sequence: sequence,
            previousSequence: previous,
            index: index,
            transactions: shown,
            history: historyText
        )
    }

    /// Publishes an entry of this replica to followers.
    nonisolated func publish(_ message: JournalWire.FeedMessage) {
        history.add(message)
        send(message)
    }

    /// Tells followers that the whole state was replaced: each loads it, for what they have leads nowhere.
    nonisolated func publishReplacement(_ message: JournalWire.FeedMessage) {
        history.forgetEverything()
        send(message)
    }

    /// A message that is not sent is noticed by followers as a gap.
    private nonisolated func send(_ message: JournalWire.FeedMessage) {
        for payload in FeedPieces.payloads(of: message, limit: settings.entryBytes) {
            let sent: Void? = try? bus.publish(
                BusMessage(subject: service.feedSubject(in: datacenter), payload: payload)
            )
            guard sent != nil else { return }
            lastPublished.withLock { $0 = .now }
        }
    }

    /// Tells followers that this replica lives and how far it is, while it has nothing else to tell.
    nonisolated func heartbeatLoop() async {
        while !Task.isCancelled {
            let quiet = lastPublished.withLock { $0.map { $0.duration(to: .now) } ?? settings.heartbeat }
            if quiet >= settings.heartbeat {
                let current = view.current
                let beat = JournalWire.FeedMessage(
                    sequence: current.sequence,
                    index: current.index,
                    heartbeat: true,
                    history: historyText
                )
                send(beat)
                try? await Task.sleep(for: settings.heartbeat)
            } else {
                try? await Task.sleep(for: settings.heartbeat - quiet)
            }
            history.forgetSnapshots(unusedFor: snapshotAge)
        }
    }

    /// Starts to answer followers.
    nonisolated func serveFeed(_ host: ServiceHost) async throws(MeshError) {
        guard feed != nil else { return }
        let changes:
            @Sendable (JournalWire.ChangesRequest, CallContext) async throws(MeshError) -> JournalWire.ChangesReply =
                { request, _ async throws(MeshError) in try self.reply(to: request) }
        // The pages of a snapshot first, so that whoever is given one finds the replica that has it.
        try await host.serve(service.changes(of: replica), concurrency: 4, limit: 1024, handler: changes)
        try await host.serve(service.changes, concurrency: 4, limit: 1024, handler: changes)
        try await host.serve(service.sequence) { _, context async throws(MeshError) in
            let sequence = try await self.question.ask(timeout: context.timeout)
            return JournalWire.SequenceReply(
                sequence: sequence,
                index: self.view.current.index,
                history: self.historyText
            )
        }
    }

    private nonisolated func reply(to request: JournalWire.ChangesRequest) throws(MeshError) -> JournalWire.ChangesReply
    {
        if !request.snapshotID.isEmpty {
            let name = request.snapshotID.split(separator: ".").last.map(String.init) ?? ""
            guard let snapshot = history.snapshot(name) else {
                throw MeshError(.notFound, "the snapshot \(request.snapshotID) is no longer kept; ask for a new one")
            }
            return try page(Int(request.page), of: snapshot)
        }
        let current = view.current
        if request.afterSequence > 0 {
            if request.afterSequence >= current.sequence {
                // Nothing newer here; a follower that is ahead for good finds that out by the sequence.
                return JournalWire.ChangesReply(sequence: current.sequence, index: current.index, history: historyText)
            }
            if let (messages, more) = history.messages(after: request.afterSequence, bytes: replyBytes) {
                return JournalWire.ChangesReply(
                    messages: messages,
                    sequence: current.sequence,
                    index: current.index,
                    more: more,
                    history: historyText
                )
            }
        }
        if let kept = history.usableSnapshot(at: current.sequence) { return try page(0, of: kept) }
        return try page(0, of: makeSnapshot(of: current))
    }

    private nonisolated func page(
        _ page: Int,
        of snapshot: FeedHistory.Snapshot
    ) throws(MeshError) -> JournalWire.ChangesReply {
        guard page < max(1, snapshot.pages.count) else {
            throw MeshError(.badRequest, "page: the snapshot has \(snapshot.pages.count) pages, not \(page + 1)")
        }
        let isLast = page + 1 >= snapshot.pages.count
        // The last page brings what came after the snapshot, so that an old one is as good as a new one.
        let later = isLast ? history.messages(after: snapshot.sequence, bytes: replyBytes)?.messages : nil
        return JournalWire.ChangesReply(
            messages: later ?? [],
            isSnapshot: true,
            snapshotID: "\(replica).\(snapshot.identifier)",
            rows: snapshot.pages.isEmpty ? [] : snapshot.pages[page],
            sequence: snapshot.sequence,
            index: snapshot.index,
            more: !isLast,
            history: historyText,
            floor: snapshot.floor
        )
    }

    private nonisolated func makeSnapshot(of version: Version<Codec.State>) throws(MeshError) -> FeedHistory.Snapshot {
        var pages: [[[UInt8]]] = []
        var rows: [[UInt8]] = []
        var size = 0
        for row in version.state.snapshot() {
            guard let bytes = try feed?.project(Codec.encode(row)) else { continue }
            if size + bytes.count > replyBytes, !rows.isEmpty {
                pages.append(rows)
                rows = []
                size = 0
            }
            rows.append(bytes)
            size += bytes.count + 4
        }
        if !rows.isEmpty { pages.append(rows) }
        let snapshot = FeedHistory.Snapshot(
            identifier: history.nextIdentifier(),
            sequence: version.sequence,
            index: version.index,
            floor: version.state.floor,
            pages: pages
        )
        history.keep(snapshot)
        return snapshot
    }
}
