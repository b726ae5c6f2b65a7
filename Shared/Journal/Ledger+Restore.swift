import BusSchema
import Certificates
import Logging
import MeshContracts
import MeshDomain
import MeshState
import Synchronization

/// Putting a saved state in place of the present one.
///
/// It is one transaction: it is in the journal as a whole or not at all, follows the chain, and has a higher index than all
/// before. Everything is read and checked before, so that what cannot be restored changes nothing.
extension Ledger {
    nonisolated func serveRestores(
        on host: ServiceHost,
        _ rules: SnapshotRules<Codec.State>
    ) async throws(MeshError) {
        let (service, replica) = (service, replica)
        try await host.serve(service.restorePage(of: replica), concurrency: 1, limit: 64) {
            request,
            _ throws(MeshError) in
            try self.captures.add(request)
            return CommonWire.Empty()
        }
        try await host.serve(service.restoreOrder(of: replica), concurrency: 2, limit: 64) {
            request,
            context throws(MeshError) in
            try await self.restore(request, rules, timeout: context.timeout)
        }
        try await host.serve(service.restore, concurrency: 4, limit: 64) { request, context throws(MeshError) in
            try await rules.permit(context)
            try self.admit(request, rules)
            try self.captures.begin(request)
            return JournalWire.RestoreReply(replica: replica)
        }
    }

    /// Refuses at once what cannot be restored.
    private nonisolated func admit(
        _ request: JournalWire.RestoreRequest,
        _ rules: SnapshotRules<Codec.State>
    ) throws(MeshError) {
        if let refusal = tooOld.withLock({ $0 }) { throw refusal }
        guard !request.id.isEmpty, request.id.utf8.count <= 128 else {
            throw MeshError(.badRequest, "id: the name of a restoring has 1 to 128 bytes")
        }
        guard request.bytes <= UInt64(settings.restoreBytes) else {
            throw MeshError(
                .badRequest,
                "bytes: the \(service.rawValue) part has \(request.bytes) bytes, at most \(settings.restoreBytes) can be "
                    + "restored"
            )
        }
        guard request.requires <= settings.featureLevel else {
            throw MeshError(
                .rejected,
                "this \(service.rawValue) replica is too old to decide: the snapshot requires feature level "
                    + "\(request.requires), and this version has \(settings.featureLevel)"
            )
        }
        let key = try SnapshotPage.key(rules.secrecy, service)
        guard request.keyID == key?.id ?? "" else {
            throw MeshError(
                .rejected,
                "the \(service.rawValue) part of the snapshot was encrypted with the key \(request.keyID), and this cluster "
                    + "has the key \(key?.id ?? "-"); give its services the snapshot key of the cluster that saved it"
            )
        }
    }

    private nonisolated func restore(
        _ order: JournalWire.RestoreOrder,
        _ rules: SnapshotRules<Codec.State>,
        timeout: Duration
    ) async throws(MeshError) -> JournalWire.RestoreDone {
        let arrival = try captures.arrival(order.id)
        if let done = arrival.done { return done }
        let rows: [Codec.State.Change]
        if let known = arrival.rows {
            rows = known
        } else {
            rows = try readAll(arrival, rules)
            try rules.check(rows)
            captures.keep(rows, of: order.id, arrival.generation)
        }
        if order.checksOnly { return JournalWire.RestoreDone() }
        let saved = JournalHistory(arrival.request.history)
        let isOwn = origin.withLock { $0 }?.stream == saved?.stream
        let numbering: RowNumbering = isOwn ? .kept : .renewed
        let requires = arrival.request.requires
        // The same order again gets the first answer.
        let context = CallContext(requestID: "restore \(order.id)", timeout: timeout)
        let written = try await write(context) { draft in
            let adapted = rules.adapt(
                .init(rows: rows, present: draft.state, index: draft.index, numbering: numbering)
            )
            draft.replaceAll(with: adapted, numbering)
            draft.require(requires)
            return []
        }
        logger.notice(
            "A saved state took the place of the state",
            metadata: [
                "journal": "\(journal.name)", "sequence": "\(written.sequence)", "rows": "\(rows.count)",
                "restore": "\(order.id)",
            ]
        )
        let done = JournalWire.RestoreDone(sequence: written.sequence, index: written.index)
        captures.end(order.id, arrival.generation, with: done)
        return done
    }

    /// All rows of the pages.
    ///
    /// - Throws: `badRequest` when something lacks, is damaged or is not understood here.
    private nonisolated func readAll(
        _ arrival: Captures<Codec.State>.Arrival,
        _ rules: SnapshotRules<Codec.State>
    ) throws(MeshError) -> [Codec.State.Change] {
        func damaged(_ what: String) -> MeshError {
            MeshError(.badRequest, "the \(service.rawValue) part of the snapshot is damaged: \(what)")
        }
        let request = arrival.request
        guard arrival.pages.count == Int(request.pages), arrival.bytes == Int(request.bytes) else {
            throw damaged("\(arrival.pages.count) pages of \(request.pages) have come")
        }
        guard try SnapshotPage.digest(of: arrival.pages) == request.sha256 else {
            throw damaged("its SHA-256 is another one")
        }
        let key = try SnapshotPage.key(rules.secrecy, service)
        var rows: [Codec.State.Change] = []
        for (number, content) in arrival.pages.enumerated() {
            let place = SnapshotPage(service, request.sequence, number: number, of: arrival.pages.count)
            guard let page = try place.opened(content, key) else { throw damaged("page \(number) cannot be decrypted") }
            let batch: JournalWire.Batch
            do throws(MeshError) { batch = try JournalEntryCoding.decode(page) } catch {
                throw damaged("page \(number): \(error.message)")
            }
            for bytes in batch.transactions.lazy.flatMap(\.changes) {
                let found = Codec.read(bytes)
                guard let change = found.change, found.missing == nil else {
                    throw MeshError(
                        .rejected,
                        "this \(service.rawValue) replica is too old to decide: \(found.missing ?? "an unknown row") (page "
                            + "\(number) of the snapshot)"
                    )
                }
                rows.append(change)
            }
        }
        return rows
    }
}
