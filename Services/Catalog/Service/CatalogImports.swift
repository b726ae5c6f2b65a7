import BusSchema
package import CatalogContract
import CatalogLogic
import CatalogTables
package import MeshContracts
package import MeshDomain
package import MeshJournal
import SchemaRuntime

/// Stores what peers export to this cluster.
///
/// Only the peering service's user on the bus may publish to these subjects; no token is asked for.
package struct CatalogImports: Sendable {
    /// How many instances one transaction removes.
    private static let removalLimit = 2000

    private let ledger: Ledger<CatalogCodec>

    /// Stores into a catalog's journal.
    package init(ledger: Ledger<CatalogCodec>) { self.ledger = ledger }

    /// Starts to answer, until the host stops.
    ///
    /// - Throws: `unavailable` when the bus cannot take a subscription.
    package func serve(on host: ServiceHost) async throws(MeshError) {
        let imports = self
        try await host.serve(CatalogMethods.importServices) { request, context throws(MeshError) in
            try await imports.store(request, context)
        }
        try await host.serve(CatalogMethods.retainImported) { request, context throws(MeshError) in
            try await imports.retain(request, context)
        }
    }

    /// Writes the services of a request in one transaction; one that cannot be stored does not keep the others back.
    private func store(
        _ request: CatalogWire.ImportRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.ImportReply {
        guard !request.peer.isEmpty else { throw MeshError(.badRequest, "peer must be named") }
        guard request.part == 0 || request.services.count == 1 else {
            throw MeshError(.badRequest, "parts: \(request.services.count) services came in parts, only one can")
        }
        var wishes: [ServiceImport] = []
        for service in request.services { wishes.append(try service.wish(of: request.peer)) }
        let (wanted, part, isLast) = (wishes, request.part, request.last)
        let (peer, epoch) = (request.peer, request.fence)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try Self.fence(&draft, peer, epoch)
            var refusals: [CatalogWire.ImportRefusal] = []
            for wish in wanted {
                do throws(MeshError) {
                    let changes =
                        part == 0
                        ? try wish.changes(in: draft.state)
                        : try wish.staged(part: part, isLast: isLast, in: draft.state)
                    for change in changes { draft.record(change) }
                } catch {
                    refusals.append(
                        CatalogWire.ImportRefusal(
                            service: wish.service,
                            code: error.code.rawValue,
                            message: error.message
                        )
                    )
                }
            }
            do { return try CatalogWire.ImportReply(refusals: refusals).encoded() } catch {
                throw MeshError(.internalFault, "\(error)")
            }
        }
        do {
            var reply = try CatalogWire.ImportReply(decoding: written.reply)
            reply.index = written.index
            reply.sequence = written.sequence
            return reply
        } catch {
            throw MeshError(.internalFault, "\(error)")
        }
    }

    /// Refuses a replica of the peering service that lost the peering, and remembers the epoch of the one that has it.
    ///
    /// - Throws: `conflict` when a higher epoch was seen.
    private static func fence(
        _ draft: inout Draft<CatalogState>,
        _ peer: String,
        _ epoch: UInt64
    ) throws(MeshError) {
        do throws(MeshError) { try draft.fence(LeaseToken(LeaseName("import/\(peer)"), epoch: epoch)) } catch {
            throw error.code == .rejected ? MeshError(.conflict, error.message) : error
        }
    }

    /// Removes services that a peer no longer exports, as many as one transaction holds.
    private func retain(
        _ request: CatalogWire.RetainRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.RetainReply {
        guard !request.peer.isEmpty else { throw MeshError(.badRequest, "peer must be named") }
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try Self.fence(&draft, request.peer, request.fence)
            let (changes, more) = ServiceImport.retain(
                peer: request.peer,
                services: request.services,
                above: request.above,
                upTo: request.upTo,
                limit: Self.removalLimit,
                in: draft.state
            )
            for change in changes { draft.record(change) }
            return more ? [1] : []
        }
        return CatalogWire.RetainReply(index: written.index, more: !written.reply.isEmpty)
    }
}

extension CatalogWire.ServiceImport {
    /// What is asked for.
    func wish(of peer: String) throws(MeshError) -> ServiceImport {
        var wanted: [CheckServiceNode] = []
        wanted.reserveCapacity(instances.count)
        for instance in instances { wanted.append(try instance.checkServiceNode()) }
        return ServiceImport(
            peer: peer,
            service: service,
            instances: wanted,
            scope: whole
                ? .whole
                : .changes(
                    since: basis,
                    removed: removed.map { InstanceKey(node: NodeKey(peer: peer, name: $0.node), id: $0.id) }
                )
        )
    }
}
