import ACLContract
import AccessRules
import BusSchema
import CatalogContract
import CatalogLogic
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import SchemaRuntime
import TransactionRules

/// Writes keys and values, sessions and transactions.
struct CatalogKeys: Sendable {
    /// How many bytes of values one answer holds; it must fit a message of the bus (1 MiB).
    ///
    /// Transactions that only read are answered by agents, from what these hold.
    static let answerBytes = 768 << 10

    private let ledger: Ledger<CatalogCodec>
    private let tokens: any TokenResolving
    private let sessionFloor: Int64

    init(ledger: Ledger<CatalogCodec>, tokens: any TokenResolving, sessionFloor: Int64) {
        self.ledger = ledger
        self.tokens = tokens
        self.sessionFloor = sessionFloor
    }

    /// Starts to answer, until the host stops.
    ///
    /// - Throws: `unavailable` when the bus cannot take a subscription.
    func serve(on host: ServiceHost) async throws(MeshError) {
        let keys = self
        try await host.serve(CatalogMethods.transact) { request, context throws(MeshError) in
            try await keys.transact(request, context)
        }
        try await host.serve(CatalogMethods.createSession) { request, context throws(MeshError) in
            try await keys.create(request, context)
        }
        try await host.serve(CatalogMethods.destroySession) { request, context throws(MeshError) in
            try await keys.destroy(SessionID(request.id), context)
        }
        try await host.serve(CatalogMethods.renewSession) { request, context throws(MeshError) in
            try await keys.renew(SessionID(request.id), context)
        }
    }

    // MARK: - Transactions

    private func transact(
        _ request: CatalogWire.TransactRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.TransactReply {
        guard request.operations.count <= TransactionOperation.limit else {
            throw MeshError(
                .badRequest,
                "Transaction contains too many operations (\(request.operations.count) > \(TransactionOperation.limit))"
            )
        }
        var operations: [TransactionOperation] = []
        for operation in request.operations { operations.append(try operation.operation()) }
        let transaction = Transaction(operations)
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            let leases = draft.leases
            let outcome = transaction.run(in: draft.state, index: draft.index) { key in
                leases[.lockDelay(of: key)].map { !ledger.isExpired($0) } ?? false
            } require: { access throws(MeshError) in
                try token.require(access)
            }
            guard outcome.rows.reduce(0, { $0 + $1.valueBytes }) <= Self.answerBytes else {
                throw MeshError(
                    .rejected,
                    "the values that the transaction reads have more than \(Self.answerBytes) bytes;"
                        + " read them in a transaction that does not write"
                )
            }
            let reply = CatalogWire.TransactReply(
                results: outcome.rows.map(CatalogWire.OperationResult.init),
                failures: outcome.failures.map(CatalogWire.OperationFailure.init),
                expectedIndex: draft.index
            )
            draft.adopt(outcome.work)
            return try Self.encoded(reply)
        }
        var reply: CatalogWire.TransactReply = try Self.decoded(written.reply)
        reply.index = written.index
        return reply
    }

    // MARK: - Sessions

    private func create(
        _ request: CatalogWire.CreateSessionRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.SessionReply {
        guard var session = try request.session?.session() else {
            throw MeshError(.internalFault, "session is missing in the request")
        }
        session.id = SessionID(RandomUUID.make())
        let wanted = session
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try token.require(.sessionWrite(wanted.node.text).within(wanted.scope))
            let term = try SessionRules.term(of: wanted, floor: sessionFloor)
            try SessionRules.check(wanted, in: draft.state)
            draft.record(.session(.put(wanted)))
            if let term { try draft.grant(.session(wanted.id), to: wanted.id.text, term: term) }
            return try Self.encoded(CatalogWire.Session(wanted))
        }
        // A repeated request gets the session of the first one.
        var stored: CatalogWire.Session = try Self.decoded(written.reply)
        (stored.createIndex, stored.modifyIndex) = (written.index, written.index)
        return CatalogWire.SessionReply(index: written.index, session: stored)
    }

    private func destroy(
        _ id: SessionID,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            guard let session = draft.state.session(id) else { return [] }
            try token.require(.sessionWrite(session.node.text).within(session.scope))
            var work = CatalogWork(state: draft.state, index: draft.index)
            work.end(session)
            draft.adopt(work)
            return []
        }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }

    private func renew(
        _ id: SessionID,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.SessionReply {
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            guard let session = draft.state.session(id) else {
                throw MeshError(.notFound, "Session id '\(id)' not found")
            }
            try token.require(.sessionWrite(session.node.text).within(session.scope))
            if let term = try SessionRules.term(of: session) {
                try draft.grant(.session(id), to: id.text, term: term)
            }
            return try Self.encoded(CatalogWire.Session(session))
        }
        return CatalogWire.SessionReply(index: written.index, session: try Self.decoded(written.reply))
    }

    private static func encoded(_ message: some SchemaMessage) throws(MeshError) -> [UInt8] {
        do { return try message.encoded() } catch { throw MeshError(.internalFault, "\(error)") }
    }

    private static func decoded<Message: SchemaMessage>(_ bytes: [UInt8]) throws(MeshError) -> Message {
        do { return try Message(decoding: bytes) } catch { throw MeshError(.internalFault, "\(error)") }
    }
}
