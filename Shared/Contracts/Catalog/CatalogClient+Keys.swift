import BusSchema
package import MeshContracts
package import MeshDomain
package import TransactionRules

extension CatalogClient {
    /// What came of a transaction.
    package struct Transacted: Sendable, Hashable {
        package var index: UInt64
        /// What was written or read and may be shown.
        package var rows: [TransactionRow]
        /// When there is one, nothing was done.
        package var failures: [TransactionFailure]
    }

    /// Does operations, all of them or none.
    ///
    /// - Throws: `rejected` when the rows that were read do not fit an answer; as the journal.
    package func transact(
        _ operations: [TransactionOperation],
        context: CallContext
    ) async throws(MeshError) -> Transacted {
        let request = CatalogWire.TransactRequest(operations: operations.map(CatalogWire.Operation.init))
        let reply = try await service.call(CatalogMethods.transact, request, context)
        var rows: [TransactionRow] = []
        for result in reply.results {
            rows.append(try result.row(expected: reply.expectedIndex, index: reply.index))
        }
        return Transacted(index: reply.index, rows: rows, failures: reply.failures.map(\.failure))
    }

    /// Begins a session; its id is given by the service.
    ///
    /// - Throws: `rejected` in Consul's words when it is not valid, `permissionDenied`.
    package func createSession(_ session: Session, context: CallContext) async throws(MeshError) -> Session {
        let request = CatalogWire.CreateSessionRequest(session: CatalogWire.Session(session))
        return try Self.session(of: try await service.call(CatalogMethods.createSession, request, context))
    }

    /// Ends a session; one that is not there has ended.
    package func destroySession(_ id: SessionID, context: CallContext) async throws(MeshError) {
        _ = try await service.call(
            CatalogMethods.destroySession,
            CatalogWire.DestroySessionRequest(id: id.text),
            context
        )
    }

    /// Lets a session live for its whole time again.
    ///
    /// - Throws: `notFound` in Consul's words.
    package func renewSession(_ id: SessionID, context: CallContext) async throws(MeshError) -> Session {
        let request = CatalogWire.RenewSessionRequest(id: id.text)
        return try Self.session(of: try await service.call(CatalogMethods.renewSession, request, context))
    }

    private static func session(of reply: CatalogWire.SessionReply) throws(MeshError) -> Session {
        guard let session = reply.session else { throw MeshError(.internalFault, "the reply has no session") }
        return try session.session()
    }
}
