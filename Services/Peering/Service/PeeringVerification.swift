import ACLContract
import AccessRules
import BusSchema
import MeshContracts
import MeshDomain
import PeeringContract
import PeeringLogic
import PeeringTables

/// Compares both sides of a peering: the replica that runs the stream does, and every other one asks that one.
struct PeeringVerification: Sendable {
    /// How many rows an answer has of each kind, so that it stays below the bus's limit.
    private static let rowLimit = 1000

    let core: PeeringCore
    let tokens: any TokenResolving
    let client: ServiceClient

    /// What any replica answers.
    func answer(
        _ request: PeeringWire.VerifyRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.VerifyReply {
        let token = try await token(of: context, request)
        let peering = try core.state.required(request.peerName)
        if let stream = core.streams.stream(of: peering.id) { return await compare(over: stream, request, token) }
        guard let claim = core.state.claim(of: peering.id), claim.replica != core.replica else {
            return without(peering)
        }
        var onward = context
        onward.requestID = ""
        do throws(MeshError) {
            return try await client.call(PeeringMethods.verify(of: claim.replica), request, onward)
        } catch {
            guard error.code == .unavailable else { throw error }
            return without(peering)
        }
    }

    /// What this replica answers when it is asked itself.
    func answerHere(
        _ request: PeeringWire.VerifyRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.VerifyReply {
        let token = try await token(of: context, request)
        let peering = try core.state.required(request.peerName)
        guard let stream = core.streams.stream(of: peering.id) else { return without(peering) }
        return await compare(over: stream, request, token)
    }

    private func token(
        of context: CallContext,
        _ request: PeeringWire.VerifyRequest
    ) async throws(MeshError) -> ResolvedToken {
        let token = try await tokens.resolve(context.token)
        try token.require(request.repair ? .peeringWrite : .peeringRead)
        return token
    }

    private func without(_ peering: Peering) -> PeeringWire.VerifyReply {
        PeeringWire.VerifyReply(
            obstacle: "there is no stream with the peer, whose state is \(peering.state.name);"
                + " `peering read -name=\(peering.name)` tells why"
        )
    }

    private func compare(
        over stream: LiveStream,
        _ request: PeeringWire.VerifyRequest,
        _ token: ResolvedToken
    ) async -> PeeringWire.VerifyReply {
        let found = await stream.compare(repairs: request.repair)
        var reply = PeeringWire.VerifyReply(
            replica: core.replica,
            offered: found.isOffered,
            obstacle: found.obstacle,
            comparedExports: UInt32(clamping: found.comparedExports),
            comparedImports: UInt32(clamping: found.comparedImports),
            pending: UInt32(clamping: found.pending),
            sentAgain: UInt32(clamping: found.sentAgain),
            askedAgain: UInt32(clamping: found.askedAgain)
        )
        func rows(_ deviations: [PeeringComparison.Deviation]) -> [PeeringWire.Deviation] {
            let seen = deviations.filter { token.authorizer.allows(.serviceRead(ServiceName($0.resource))) }
            if seen.count > Self.rowLimit { reply.more = true }
            return seen.prefix(Self.rowLimit).map { PeeringWire.Deviation(name: $0.resource, kind: $0.kind.rawValue) }
        }
        reply.exports = rows(found.exports)
        reply.imports = rows(found.imports)
        return reply
    }
}
