import ACLContract
import AccessRules
import BusSchema
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringTables

/// Answers how the stream of a peering stands: the replica that runs it knows, and every other one asks that one.
struct PeeringStatus: Sendable {
    /// How many rows an answer has of each kind, and how many bytes of text, so that it stays below the bus's limit.
    private static let limit = (rows: 1000, bytes: 256 * 1024)
    /// How long the replica that runs the stream is waited for.
    private static let patience = Duration.seconds(2)

    let core: PeeringCore
    let tokens: any TokenResolving
    let client: ServiceClient

    /// What any replica answers.
    func answer(
        _ request: PeeringWire.StatusRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.StatusReply {
        let token = try await token(of: context)
        let state = core.state
        let peering = try state.required(request.peerName)
        if let stream = core.streams.stream(of: peering.id) { return reply(await stream.standing(), peering.id, token) }
        guard let claim = state.claim(of: peering.id), claim.replica != core.replica else {
            return PeeringWire.StatusReply()
        }
        var onward = context
        onward.timeout = min(context.timeout, Self.patience)
        do throws(MeshError) {
            return try await client.call(PeeringMethods.status(of: claim.replica), request, onward)
        } catch {
            // The replica that had the stream is gone, and the stream with it.
            guard error.code == .unavailable || error.code == .deadlineExceeded else { throw error }
            return PeeringWire.StatusReply()
        }
    }

    /// What this replica answers when it is asked itself.
    func answerHere(
        _ request: PeeringWire.StatusRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.StatusReply {
        let token = try await token(of: context)
        guard let peering = core.state.peering(named: request.peerName),
            let stream = core.streams.stream(of: peering.id)
        else { return PeeringWire.StatusReply() }
        return reply(await stream.standing(), peering.id, token)
    }

    private func token(of context: CallContext) async throws(MeshError) -> ResolvedToken {
        let token = try await tokens.resolve(context.token)
        try token.require(.peeringRead)
        return token
    }

    private func reply(_ report: StreamReport, _ peeringID: String, _ token: ResolvedToken) -> PeeringWire.StatusReply {
        let sending = report.sending
        var reply = PeeringWire.StatusReply(
            replica: core.replica,
            heard: report.hasHeard,
            planned: sending.isPlanned,
            listArrived: sending.hasListArrived,
            listRefusal: sending.listRefusal,
            unsent: UInt32(clamping: sending.unsent),
            unanswered: UInt32(clamping: sending.unanswered),
            lag: sending.lagNanoseconds / 1_000_000,
            waitingImports: UInt32(clamping: report.waitingImports),
            importObstacle: report.importObstacle
        )
        if let last = core.failures.last(of: peeringID) {
            reply.lastError = last.reason.firstBytes(1024)
            reply.lastErrorAt = last.at
        }
        var room = Self.limit.bytes
        let exports = sending.lacking.map { name, lack in
            PeeringWire.ResourceState(name: name, refusal: lack.refusal, lag: lack.lagNanoseconds / 1_000_000)
        }
        let imports = report.refusedImports.map { PeeringWire.ResourceState(name: $0.key, refusal: $0.value) }
        reply.exports = rows(exports, token, &room, &reply.more)
        reply.imports = rows(imports, token, &room, &reply.more)
        return reply
    }

    /// Those that the token may see, what was refused first.
    private func rows(
        _ all: [PeeringWire.ResourceState],
        _ token: ResolvedToken,
        _ room: inout Int,
        _ isCut: inout Bool
    ) -> [PeeringWire.ResourceState] {
        var rows: [PeeringWire.ResourceState] = []
        let sorted = all.sorted { ($0.refusal.isEmpty ? 1 : 0, $0.name) < ($1.refusal.isEmpty ? 1 : 0, $1.name) }
        for row in sorted where token.authorizer.allows(.serviceRead(ServiceName(row.name))) {
            room -= row.name.utf8.count + row.refusal.utf8.count + 16
            guard rows.count < Self.limit.rows, room > 0 else {
                isCut = true
                break
            }
            rows.append(row)
        }
        return rows
    }
}
