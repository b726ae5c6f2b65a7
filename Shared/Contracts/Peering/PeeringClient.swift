import BusSchema
package import MeshContracts
package import MeshDomain

/// Asks the peering service.
///
/// Peerings are read from a `Follower<PeeringCodec>`.
package struct PeeringClient: Sendable {
    private let service: ServiceClient

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// Makes a peering token for another cluster to use.
    ///
    /// - Parameters:
    ///   - peerName: The name this cluster gives the other one.
    ///   - meta: Stored when the peering is created.
    ///   - serverExternalAddresses: `host:port` of a load balancer; the other cluster then dials only these.
    ///   - lifetime: How long the token may be used, in nanoseconds; 0 for ever.
    ///   - context: Whose token decides (`peering:write`).
    /// - Returns: The token in base64, the index of the write, the token's id, and when it expires.
    /// - Throws: `permissionDenied`, `rejected` in Consul's words, `unavailable`, `deadlineExceeded`.
    package func generateToken(
        peerName: String,
        meta: [String: String] = [:],
        serverExternalAddresses: [String] = [],
        lifetime: Int64 = 0,
        context: CallContext
    ) async throws(MeshError) -> (token: SecretID, index: UInt64, id: String, expiresAt: Int64?) {
        let request = PeeringWire.GenerateTokenRequest(
            peerName: peerName,
            meta: meta,
            serverExternalAddresses: serverExternalAddresses,
            ttl: lifetime
        )
        let reply = try await service.call(PeeringMethods.generateToken, request, context)
        return (
            SecretID(reply.peeringToken), reply.index, reply.tokenID, reply.expiresAt == 0 ? nil : reply.expiresAt
        )
    }

    /// Peers with the cluster that made the token; returns when the secret was exchanged.
    ///
    /// The other cluster is dialled, so the context should allow 10 seconds. Sent once, without the context's request id, and
    /// never again while no answer comes (`Repetition`): the exchange with the other cluster is not remembered by that id, and a
    /// second one beside the first would find the token's secret used.
    ///
    /// - Returns: The index of the write.
    @discardableResult
    package func establish(
        peerName: String,
        token: SecretID,
        meta: [String: String] = [:],
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        let request = PeeringWire.EstablishRequest(peerName: peerName, peeringToken: token.revealed, meta: meta)
        var once = context
        once.requestID = ""
        return try await service.call(PeeringMethods.establish, request, once).index
    }

    /// Marks a peering for deletion; an unknown name is no error.
    @discardableResult
    package func delete(peerName: String, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(PeeringMethods.delete, PeeringWire.DeleteRequest(peerName: peerName), context).index
    }

    /// How a peering's stream stands now, as the replica that runs it sees it.
    ///
    /// - Returns: The standing; one without a replica when nobody runs a stream for it.
    /// - Throws: `permissionDenied` without `peering:read`, `notFound`, `unavailable`, `deadlineExceeded`.
    package func standing(of peer: String, context: CallContext) async throws(MeshError) -> PeeringStanding {
        try await service.call(PeeringMethods.status, PeeringWire.StatusRequest(peerName: peer), context).standing
    }

    /// The tokens that were made for a peering, in that order.
    ///
    /// - Throws: `permissionDenied` without `peering:read`, `notFound`, `unavailable`, `deadlineExceeded`.
    package func tokens(of peer: String, context: CallContext) async throws(MeshError) -> [PeeringTokenSummary] {
        try await service.call(PeeringMethods.tokens, PeeringWire.TokensRequest(peerName: peer), context).summaries
    }

    /// Makes tokens useless that were not used.
    ///
    /// - Parameters:
    ///   - peer: The peering's name.
    ///   - id: Which token; nil for all that were not used.
    ///   - context: Whose token decides (`peering:write`).
    /// - Returns: The ids of those that were revoked by this.
    /// - Throws: `notFound`, `rejected` for a token that came to its end before.
    package func revokeTokens(
        of peer: String,
        id: String? = nil,
        context: CallContext
    ) async throws(MeshError) -> [String] {
        let request = PeeringWire.RevokeTokensRequest(peerName: peer, id: id ?? "")
        return try await service.call(PeeringMethods.revokeTokens, request, context).revoked
    }

    /// Compares what is exported and imported with what the peer has.
    ///
    /// - Parameters:
    ///   - peer: The peering's name.
    ///   - repairs: Whether what differs is sent again, and asked for again.
    ///   - context: Whose token decides: `peering:read`, to repair `peering:write`.
    /// - Returns: What differs; services that the token may not see are left out.
    /// - Throws: `permissionDenied`, `notFound`, `unavailable`, `deadlineExceeded`.
    package func compare(
        with peer: String,
        repairs: Bool = false,
        context: CallContext
    ) async throws(MeshError) -> PeeringComparison {
        let request = PeeringWire.VerifyRequest(peerName: peer, repair: repairs)
        return try await service.call(PeeringMethods.verify, request, context).comparison
    }
}
