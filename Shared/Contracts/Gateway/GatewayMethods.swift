package import BusSchema
package import MeshContracts

/// What the gateway service answers.
package enum GatewayMethods {
    /// The first page of a replica's proxies; every replica answers, for itself.
    package static let status = Method<GatewayWire.StatusRequest, GatewayWire.StatusReply>(.gateway, "status")

    /// Further pages, asked of the replica with this name on the bus.
    package static func status(of replica: String) -> Method<GatewayWire.StatusRequest, GatewayWire.StatusReply> {
        Method(.gateway, "status.\(replica)", isRepeatable: true)
    }

    /// The mesh gateways of this datacenter and the instances of some services, for other datacenters.
    package static let endpoints = Method<GatewayWire.EndpointsRequest, GatewayWire.EndpointsReply>(
        .gateway,
        "endpoints",
        isRepeatable: true
    )

    /// Where each replica says from time to time, as `GatewayWire.Replica`, that it is there.
    ///
    /// It stands below `feed` because only the service's own bus user may publish there and everybody may listen.
    package static func presenceSubject(in datacenter: String) -> String {
        BusService.gateway.subject("feed.presence", in: datacenter)
    }
}
