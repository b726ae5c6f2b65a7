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
}
