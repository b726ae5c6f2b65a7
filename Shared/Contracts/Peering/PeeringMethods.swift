package import BusSchema
package import MeshContracts

/// What the peering service answers.
package enum PeeringMethods {
    /// Makes a peering token; the peering is created when there is none of that name.
    package static let generateToken = Method<PeeringWire.GenerateTokenRequest, PeeringWire.GenerateTokenReply>(
        .peering,
        "generate-token"
    )
    /// Uses a token of another cluster.
    package static let establish = Method<PeeringWire.EstablishRequest, CommonWire.WriteReply>(.peering, "establish")
    /// Marks a peering for deletion; it is gone once everything imported through it is.
    package static let delete = Method<PeeringWire.DeleteRequest, CommonWire.WriteReply>(.peering, "delete")
    /// How a peering's stream stands now; any replica answers, and asks the one that runs the stream.
    package static let status = Method<PeeringWire.StatusRequest, PeeringWire.StatusReply>(
        .peering,
        "status",
        isRepeatable: true
    )

    /// The same, asked of the replica with this name.
    package static func status(of replica: String) -> Method<PeeringWire.StatusRequest, PeeringWire.StatusReply> {
        Method(.peering, "status.\(replica)", isRepeatable: true)
    }

    // MARK: - What Consul has not

    /// Which tokens were made for a peering, without their secrets.
    package static let tokens = Method<PeeringWire.TokensRequest, PeeringWire.TokensReply>(
        .peering,
        "tokens",
        isRepeatable: true
    )
    /// Makes tokens useless that were not used.
    package static let revokeTokens = Method<PeeringWire.RevokeTokensRequest, PeeringWire.RevokeTokensReply>(
        .peering,
        "revoke-tokens"
    )
    /// Compares both sides of a peering; any replica answers, and asks the one that runs the stream.
    package static let verify = Method<PeeringWire.VerifyRequest, PeeringWire.VerifyReply>(.peering, "verify")

    /// The same, asked of the replica with this name.
    package static func verify(of replica: String) -> Method<PeeringWire.VerifyRequest, PeeringWire.VerifyReply> {
        Method(.peering, "verify.\(replica)")
    }
}
