import BusSchema
import Logging
import MeshBus
package import MeshDomain
import Synchronization

/// The two streams of a journal: how they are found, created and marked.
extension JetStreamJournal {
    /// Where a stream carries its identity, among what else an operator may write there.
    private static var identityKey: String { "tombolo.stream" }

    package func inspect() async throws(MeshError) -> JournalStanding {
        var standing = JournalStanding()
        let mark = markFile?.read()
        // What was seen cannot be created, so there is time to look for it.
        if let info = try await described(stream, wasSeen: mark != nil) {
            try check(info)
            standing.stream = try identity(info)
            standing.copies = info.configuration["num_replicas"]?.intValue.map(Int.init) ?? settings.replicas
            knowledge.copies.withLock { $0 = standing.copies }
        }
        let snapshots = try await described(snapshotStream, wasSeen: mark != nil)
        standing.isWhole = snapshots != nil
        if let snapshots {
            standing.mark = try await untilAnswered { () async throws(JournalError) in try await storedMark() }
            standing.hasSnapshots = snapshots.count > (standing.mark == nil ? 0 : 1)
        }
        if let mark, standing.mark.map({ !$0.covers(mark) }) ?? true { standing.mark = mark }
        return standing
    }

    package func create(after sequence: UInt64) async throws(MeshError) {
        let identity: String
        if let info = try await described(stream) {
            identity = try self.identity(info)
            // The place of its snapshots can be made again only while nothing was cut.
            if let oldest = try await oldestEntry(), let batch = try? JournalEntryCoding.decode(oldest.bytes),
                batch.previousSequence > 0, try await described(snapshotStream) == nil
            {
                throw JournalLoss.withoutSnapshots(
                    name,
                    first: oldest.sequence,
                    reason: "stream \(snapshotStream) is gone"
                )
            }
        } else {
            let wanted = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
            try await create(
                stream,
                wanted,
                [
                    "subjects": .array(streamSubjects.map { .string($0) }), "first_seq": .integer(Self.begin(sequence)),
                    // A read barrier takes the place of the one before.
                    "allow_rollup_hdrs": true,
                    "republish": .object([
                        "src": .string(republished.source), "dest": .string(republished.destination),
                        "headers_only": true,
                    ]),
                ]
            )
            // Another process may have been faster, on another machine.
            identity = try self.identity(try await made())
        }
        try await create(
            snapshotStream,
            identity,
            ["subjects": .array([.string(snapshotSubject + ".>")]), "max_msgs_per_subject": 1]
        )
        // What was there before has a mark, or gets one from whoever accepts its loss.
        guard sequence == 0, try await oldestEntry() == nil else { return }
        let name = try self.identity(try await made())
        let mark = JournalMark(
            history: JournalHistory(stream: name, acceptances: 0),
            position: JournalPosition(sequence: 0, index: 0, hash: try EntryHash.root(of: name)),
            time: JournalTime.now
        )
        note(mark)
        do { try await keep(mark) } catch { throw MeshError(.unavailable, "stream \(snapshotStream): \(error)") }
    }

    /// The first sequence of a stream that is created.
    ///
    /// After a loss nobody knows how far the other services were: the time in milliseconds is above all that a stream, which
    /// began at 1 or at an earlier time, can have stored since.
    private static func begin(_ sequence: UInt64) -> UInt64 {
        sequence == 0 ? 1 : max(sequence + 1, UInt64(max(0, JournalTime.now)))
    }

    // MARK: - Marks

    package func note(_ mark: JournalMark) {
        guard let markFile else { return }
        let problem: String?
        do { problem = markFile.write(try mark.encoded()) } catch { problem = error.message }
        guard let problem else { return }
        logger.warning(
            "A journal's mark was not written to its file",
            metadata: ["path": "\(markFile.path)", "reason": "\(problem)"]
        )
    }

    package func keep(_ mark: JournalMark) async throws(JournalError) {
        let isDue = knowledge.looked.withLock { looked in
            guard looked.duration(to: .now) >= Self.lookInterval else { return false }
            looked = .now
            return true
        }
        if isDue { try await lookAtCopies() }
        markFile?.sync()
        let bytes: [UInt8]
        do { bytes = try mark.encoded() } catch { throw .unavailable(error.message) }
        for _ in 0..<4 {
            let place = knowledge.markPlace.withLock { $0 }
            let message = BusMessage(
                subject: markSubject,
                headers: ["Nats-Expected-Last-Subject-Sequence": String(place)],
                payload: bytes,
                reader: .server
            )
            do throws(JournalError) {
                let stored = try await api.publish(message)
                knowledge.markPlace.withLock { $0 = stored }
                return
            } catch {
                // Another replica keeps a mark, too; the one that says more stays.
                guard case .conflict = error else { throw error }
                if let other = try await storedMark(), other.covers(mark) { return }
            }
        }
        throw .unavailable("the mark of \(name) changes faster than it can be kept")
    }

    /// The mark in the snapshots' stream; nil when there is none that can be read.
    private func storedMark() async throws(JournalError) -> JournalMark? {
        guard let entry = try await newestEntry(markSubject) else {
            knowledge.markPlace.withLock { $0 = 0 }
            return nil
        }
        knowledge.markPlace.withLock { $0 = entry.sequence }
        return JournalMark(entry.bytes)
    }

    // MARK: - Streams

    /// What a stream holds; nil when there is none.
    ///
    /// One that `wasSeen` may take its time, even where a new one may be created.
    private func described(
        _ stream: String,
        wasSeen: Bool = false
    ) async throws(MeshError) -> JetStreamAPI.StreamInfo? {
        let start = ContinuousClock.now
        while true {
            let found = try await untilAnswered { () async throws(JournalError) in try await api.find(stream) }
            if let found { return found }
            // A server that has just joined the others may not have heard of all streams yet.
            guard settings.replicas > 1, wasSeen || !settings.mayCreate,
                start.duration(to: .now) < settings.absencePatience,
                !Task.isCancelled
            else {
                return nil
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func oldestEntry() async throws(MeshError) -> JournalEntry? {
        try await untilAnswered { () async throws(JournalError) in try await entries(after: 0, limit: 1).first }
    }

    /// Asks until there is an answer, at most `openTimeout`.
    private func untilAnswered<Answer: Sendable>(
        _ ask: () async throws(JournalError) -> Answer
    ) async throws(MeshError) -> Answer {
        let start = ContinuousClock.now
        while true {
            do throws(JournalError) { return try await ask() } catch {
                guard case .unavailable(let reason) = error else { throw error.meshError }
                guard start.duration(to: .now) < settings.openTimeout, !Task.isCancelled else {
                    throw MeshError(.unavailable, "journal \(name) cannot be used: \(reason)")
                }
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func identity(_ info: JetStreamAPI.StreamInfo) throws(MeshError) -> String {
        guard let identity = info.configuration["metadata"]?[Self.identityKey]?.stringValue, !identity.isEmpty else {
            throw MeshError(
                .internalFault,
                "stream \(stream) carries no identity (metadata \(Self.identityKey)): it was not created by this version; "
                    + "remove it, or restore the one that was"
            )
        }
        return identity
    }

    /// Whether a stream that exists can be used; what else an operator set on it stays.
    private func check(_ info: JetStreamAPI.StreamInfo) throws(MeshError) {
        let configuration = info.configuration
        let subjects = configuration["subjects"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let problem: String? =
            if let missing = [entrySubject, barrierSubject].first(where: { !subjects.contains($0) }) {
                "does not take \(missing)"
            } else if configuration["allow_rollup_hdrs"] != true {
                "does not allow that a message replaces those before (allow_rollup_hdrs)"
            } else if configuration["storage"]?.stringValue != "file" {
                "is not stored in files"
            } else if configuration["retention"]?.stringValue != "limits" {
                "removes entries when they were read (retention)"
            } else if configuration["allow_direct"] != true {
                "does not allow direct reading (allow_direct)"
            } else {
                nil
            }
        guard let problem else { return }
        throw MeshError(
            .internalFault,
            "stream \(stream) \(problem), so it cannot be a journal; correct it with `nats stream edit`"
        )
    }

    /// The stream that was just created, once it is known where it is asked for: of several servers one may hear of it later.
    private func made() async throws(MeshError) -> JetStreamAPI.StreamInfo {
        let start = ContinuousClock.now
        while true {
            if let info = try await described(stream) { return info }
            guard start.duration(to: .now) < settings.openTimeout, !Task.isCancelled else {
                throw JournalLoss.missing(name)
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Creates a stream, unless it exists.
    private func create(_ stream: String, _ identity: String, _ further: MeshObject) async throws(MeshError) {
        var configuration: MeshObject = [
            "name": .string(stream), "storage": "file", "retention": "limits", "discard": "old",
            "num_replicas": .integer(settings.replicas), "allow_direct": true, "deny_delete": true,
            "max_msgs": -1, "max_bytes": -1, "max_age": 0, "max_msg_size": -1,
            "metadata": .object([Self.identityKey: .string(identity)]),
        ]
        for entry in further.entries { configuration[entry.key] = entry.value }
        let start = ContinuousClock.now
        while true {
            let reason: String
            switch await api.attempt("STREAM.CREATE.\(stream)", configuration) {
            case .done: return
            case .refused(let error) where error.code == JetStreamAPI.nameInUse: return
            case .refused(let error):
                throw MeshError(
                    .internalFault,
                    "JetStream does not take stream \(stream) (\(error.description)); check the NATS server's JetStream settings "
                        + "and the number of replicas (\(settings.replicas))"
                )
            case .unavailable(let error): reason = error
            }
            guard start.duration(to: .now) < settings.openTimeout, !Task.isCancelled else {
                throw MeshError(.unavailable, "stream \(stream) cannot be used: \(reason)")
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
