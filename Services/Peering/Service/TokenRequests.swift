import ACLContract
import AccessRules
import BusSchema
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// Tells which peering tokens there are, and revokes them; Consul has nothing like it.
struct TokenRequests: Sendable {
    let core: PeeringCore
    let tokens: any TokenResolving

    /// The tokens of a peering without their secrets, in the order in which they were made.
    func list(
        _ request: PeeringWire.TokensRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.TokensReply {
        try await tokens.resolve(context.token).require(.peeringRead)
        let state = try await core.ledger.read().state
        let peering = try state.required(request.peerName)
        let now = PeeringCore.now()
        let made = state.secrets(of: peering.id)?.tokens ?? []
        return PeeringWire.TokensReply(
            tokens: made.map { token in
                PeeringWire.TokenState(
                    id: token.id,
                    state: token.state(at: now).rawValue,
                    madeAt: token.madeAt ?? 0,
                    expiresAt: token.expiresAt ?? 0,
                    endedAt: token.endedAt ?? 0
                )
            }
        )
    }

    /// Makes one token useless, or all of a peering that were not used.
    func revoke(
        _ request: PeeringWire.RevokeTokensRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.RevokeTokensReply {
        try await tokens.resolve(context.token).require(.peeringWrite)
        let now = PeeringCore.now()
        let id = request.id.isEmpty ? nil : request.id
        let peer = request.peerName
        let written = try await core.ledger.write(context) { draft throws(MeshError) in
            let (revoked, changes) = try MadeTokens.revoke(id, of: peer, now: now, in: draft.state)
            for change in changes { draft.record(change) }
            return Array(revoked.joined(separator: "\n").utf8)
        }
        return PeeringWire.RevokeTokensReply(
            index: written.index,
            revoked: String(decoding: written.reply, as: UTF8.self).split(separator: "\n").map(String.init)
        )
    }
}
