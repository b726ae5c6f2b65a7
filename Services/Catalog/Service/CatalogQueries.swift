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
import PreparedQueries
import SchemaRuntime

/// Writes prepared queries, and the configuration of autopilot.
///
/// - Source: reference §8.10 and §7.10: a right to the name that is written, and to the one that was there.
struct CatalogQueries: Sendable {
    private let ledger: Ledger<CatalogCodec>
    private let tokens: any TokenResolving

    init(ledger: Ledger<CatalogCodec>, tokens: any TokenResolving) {
        self.ledger = ledger
        self.tokens = tokens
    }

    /// Starts to answer, until the host stops.
    ///
    /// - Throws: `unavailable` when the bus cannot take a subscription.
    func serve(on host: ServiceHost) async throws(MeshError) {
        let queries = self
        try await host.serve(CatalogMethods.putQuery) { request, context throws(MeshError) in
            try await queries.put(request, context)
        }
        try await host.serve(CatalogMethods.deleteQuery) { request, context throws(MeshError) in
            try await queries.delete(QueryID(request.id), context)
        }
        try await host.serve(CatalogMethods.putAutopilot) { request, context throws(MeshError) in
            try await queries.putAutopilot(request, context)
        }
    }

    private func put(
        _ request: CatalogWire.PutQueryRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.PutQueryReply {
        guard var query = request.query?.query else {
            throw MeshError(.internalFault, "query is missing in the request")
        }
        let isNew = query.id.text.isEmpty
        if isNew { query.id = QueryID(RandomUUID.make()) }
        let wanted = query
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            if let name = wanted.guardedName { try token.require(.queryWrite(name.text)) }
            if !isNew {
                guard let existing = draft.state.query(wanted.id) else { throw Self.missing(wanted.id) }
                if let name = existing.guardedName { try token.require(.queryWrite(name.text)) }
            }
            try QueryRules.check(wanted)
            let bytes: Int
            do { bytes = try CatalogWire.PreparedQuery(wanted).encoded().count } catch {
                throw MeshError(.badRequest, "\(error)")
            }
            guard bytes <= QueryRules.sizeLimitBytes else {
                throw MeshError(
                    .rejected,
                    "Invalid prepared query: it has more than \(QueryRules.sizeLimitBytes) bytes"
                )
            }
            try QueryRules.check(wanted, in: draft.state)
            draft.record(.query(.put(wanted)))
            return Array(wanted.id.text.utf8)
        }
        // A repeated request gets the query of the first one.
        return CatalogWire.PutQueryReply(index: written.index, id: String(decoding: written.reply, as: UTF8.self))
    }

    private func delete(_ id: QueryID, _ context: CallContext) async throws(MeshError) -> CommonWire.WriteReply {
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            guard let query = draft.state.query(id) else { throw Self.missing(id) }
            if let name = query.guardedName { try token.require(.queryWrite(name.text)) }
            draft.record(.query(.delete(id)))
            return []
        }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }

    // MARK: - Autopilot

    private func putAutopilot(
        _ request: CatalogWire.PutAutopilotRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard let configuration = request.configuration?.configuration else {
            throw MeshError(.internalFault, "configuration is missing in the request")
        }
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try token.require(.operatorWrite)
            if request.compare, request.index != (draft.state.autopilot ?? AutopilotConfiguration()).modifyIndex {
                return [0]
            }
            draft.record(.putAutopilot(configuration))
            return [1]
        }
        return CommonWire.WriteReply(index: written.index, applied: written.reply == [1])
    }

    private static func missing(_ id: QueryID) -> MeshError {
        MeshError(.rejected, "Cannot modify non-existent prepared query: '\(id)'")
    }
}
