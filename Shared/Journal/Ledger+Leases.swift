import BusSchema
import Logging
package import MeshContracts
package import MeshDomain
package import MeshState
import SchemaRuntime

/// Leases: what one holder at a time may do, kept in the journal beside the service's state.
extension Ledger {
    /// Takes the leases of a transaction over.
    func apply(leases records: [JournalWire.LeaseRecord], at moment: ContinuousClock.Instant) {
        guard !records.isEmpty else { return }
        let changes = records.map(\.change)
        for change in changes { version.leases.apply(change) }
        sightings.note(changes, at: moment)
    }

    /// Whether a lease was not renewed for its whole term since this replica saw it.
    package nonisolated func isExpired(_ lease: Lease) -> Bool { sightings.remaining(lease) <= .zero }

    /// As `write`, but only while a lease is held in the epoch of a token: a holder that slept and lost it is refused, whatever
    /// it still believes.
    ///
    /// - Throws: As `write`; `rejected` when the lease is not held in that epoch any more.
    package nonisolated func write(
        _ context: CallContext,
        holding token: LeaseToken,
        _ decide: @escaping @Sendable (inout Draft<Codec.State>) throws(MeshError) -> [UInt8]
    ) async throws(MeshError) -> Written {
        try await write(context) { draft throws(MeshError) in
            try draft.demand(token)
            return try decide(&draft)
        }
    }

    /// Takes a lease that nobody has, or whose holder was silent for its whole term; one that the holder has already is renewed.
    ///
    /// - Parameters:
    ///   - name: The lease.
    ///   - holder: Who takes it: a name that no other process has, nor this one after a start.
    ///   - term: How long it is had without being renewed.
    ///   - context: Deadline and request id.
    /// - Returns: The lease with its epoch.
    /// - Throws: `conflict` naming who has it; `badRequest`; as `write`.
    package nonisolated func acquire(
        _ name: LeaseName,
        for holder: String,
        term: Duration,
        _ context: CallContext = CallContext()
    ) async throws(MeshError) -> Lease {
        try await store(context) { [sightings] draft throws(MeshError) in
            try draft.leases.acquiring(name, for: holder, term: term, at: draft.index) {
                sightings.remaining($0) <= .zero
            }
        }
    }

    /// Goes on having a lease.
    ///
    /// - Throws: `rejected` when somebody else has it, or nobody; as `write`.
    package nonisolated func renew(
        _ token: LeaseToken,
        _ context: CallContext = CallContext()
    ) async throws(MeshError) -> Lease {
        try await store(context) { draft throws(MeshError) in
            var lease = try draft.leases.held(by: token)
            lease.renewed = draft.index
            return lease
        }
    }

    /// Gives a lease up, so that the next one need not wait; one that was lost already stays as it is.
    package nonisolated func release(
        _ token: LeaseToken,
        _ context: CallContext = CallContext()
    ) async throws(MeshError) {
        _ = try await write(context) { draft in
            if draft.leases[token.name]?.epoch == token.epoch { draft.record(LeaseChange.remove(token.name)) }
            return []
        }
    }

    private nonisolated func store(
        _ context: CallContext,
        _ decide: @escaping @Sendable (Draft<Codec.State>) throws(MeshError) -> Lease
    ) async throws(MeshError) -> Lease {
        let written = try await write(context) { draft throws(MeshError) in
            let change = LeaseChange.put(try decide(draft))
            draft.record(change)
            do { return try JournalWire.LeaseRecord(change).encoded() } catch {
                throw MeshError(.internalFault, "\(error)")
            }
        }
        guard let record = try? JournalWire.LeaseRecord(decoding: written.reply), case .put(let lease) = record.change
        else { throw MeshError(.internalFault, "the answer of a write is no lease") }
        return lease
    }

    /// Waits for a lease, works while it is held, renewing it, and gives it up at the end.
    ///
    /// The work is cancelled when the lease is lost, or could not be renewed for nine tenths of its term by this process's own clock,
    /// counted from before the last renewal: so it ends before anybody else can have the lease, if clocks run equally fast. That is no more than
    /// good manners; what must not happen twice shows the token with its writes.
    ///
    /// - Parameters:
    ///   - name: The lease.
    ///   - term: How long it is had without being renewed.
    ///   - holder: Who takes it; this replica when nil.
    ///   - work: What the holder alone does.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws; `rejected` when the lease was lost; `CancellationError` when the task is cancelled.
    package nonisolated func withLease<Result: Sendable>(
        _ name: LeaseName,
        term: Duration,
        holder: String? = nil,
        _ work: @escaping @Sendable (LeaseToken) async throws -> Result
    ) async throws -> Result {
        let holder = holder ?? replica
        let (token, begin) = try await awaitLease(name, for: holder, term: term)
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(
                try await withThrowingTaskGroup(of: Result?.self) { group in
                    defer { group.cancelAll() }
                    group.addTask { try await work(token) }
                    group.addTask {
                        try await self.keep(token, term: term, since: begin)
                        return nil
                    }
                    while let ended = try await group.next() {
                        if let ended { return ended }
                    }
                    throw CancellationError()
                }
            )
        } catch { outcome = .failure(error) }
        // The task may be cancelled by now; the next holder should not have to wait.
        await Task { [logger] in
            do throws(MeshError) { try await self.release(token, CallContext(timeout: .seconds(1))) } catch {
                logger.debug("A lease was not given up", metadata: ["reason": "\(error.message)"])
            }
        }.value
        return try outcome.get()
    }

    private nonisolated func awaitLease(
        _ name: LeaseName,
        for holder: String,
        term: Duration
    ) async throws -> (LeaseToken, ContinuousClock.Instant) {
        while true {
            try Task.checkCancellation()
            // Nothing is written, and nobody is asked, while another one has it.
            let rest = view.current.leases[name].map { $0.holder == holder ? .zero : sightings.remaining($0) } ?? .zero
            if rest > .zero {
                try await Task.sleep(for: min(rest, .milliseconds(100)))
                continue
            }
            let begin = ContinuousClock.now
            do throws(MeshError) {
                let lease = try await acquire(name, for: holder, term: term, CallContext(timeout: term))
                return (lease.token, begin)
            } catch {
                switch error.code {
                case .conflict, .unavailable, .deadlineExceeded, .overloaded:
                    try await Task.sleep(for: settings.retryPause)
                case .badRequest, .rejected, .permissionDenied, .notFound, .notImplemented, .internalFault: throw error
                }
            }
        }
    }

    /// Renews a lease until cancelled; throws when it is lost.
    private nonisolated func keep(
        _ token: LeaseToken,
        term: Duration,
        since begin: ContinuousClock.Instant
    ) async throws {
        // A tenth of the term is left to whoever has to stop.
        let sureTerm = term * 0.9
        var end = begin + sureTerm
        while true {
            try await Task.sleep(for: term / 3)
            while true {
                let start = ContinuousClock.now
                guard start < end else {
                    throw MeshError(.rejected, "the lease \"\(token.name)\" could not be renewed for \(term)")
                }
                do throws(MeshError) {
                    _ = try await renew(token, CallContext(timeout: start.duration(to: end)))
                    end = start + sureTerm
                    break
                } catch {
                    if error.code == .rejected { throw error }
                    try await Task.sleep(for: settings.retryPause)
                }
            }
        }
    }
}
