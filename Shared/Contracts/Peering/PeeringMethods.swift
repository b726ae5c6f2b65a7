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
}
