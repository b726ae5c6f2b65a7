import EnvoySchema
import ProxySnapshots
import SchemaRuntime

/// Endpoints as Envoy gets them.
enum Endpoints {
    /// The endpoints of a cluster; a cluster without any is told so, rather than left waiting.
    static func message(_ assignment: LoadAssignment) -> EnvoyEndpointV3.ClusterLoadAssignment {
        message(clusterName: assignment.clusterName, assignment.endpoints.endpoints)
    }

    /// The same for a cluster that carries its endpoints itself.
    static func message(
        clusterName: String,
        _ endpoints: [MeshEndpoint],
        metadata: EnvoyCoreV3.Metadata? = nil
    ) -> EnvoyEndpointV3.ClusterLoadAssignment {
        EnvoyEndpointV3.ClusterLoadAssignment(
            clusterName: clusterName,
            endpoints: [EnvoyEndpointV3.LocalityLbEndpoints(lbEndpoints: endpoints.map { endpoint($0, metadata) })]
        )
    }

    private static func endpoint(
        _ endpoint: MeshEndpoint,
        _ metadata: EnvoyCoreV3.Metadata?
    ) -> EnvoyEndpointV3.LbEndpoint {
        let address: EnvoyCoreV3.Address =
            endpoint.socketPath.isEmpty
            ? .socket(endpoint.address, port: endpoint.port) : .pipe(endpoint.socketPath)
        var message = EnvoyEndpointV3.LbEndpoint(
            hostIdentifier: .endpoint(EnvoyEndpointV3.Endpoint(address: address)),
            metadata: metadata
        )
        if let health = endpoint.health {
            message.healthStatus = health.isHealthy ? .healthy : .unhealthy
            message.loadBalancingWeight = GoogleProtobuf.UInt32Value(clamping: health.weight)
        }
        return message
    }
}
