import EnvoyPatches
import Testing

/// The codec without generated types, held against bytes that other programs made from the published descriptors.
@Suite struct UntypedEnvoyTests {
    @Test(arguments: [
        ("envoy.config.listener.v3.Listener", RecordedEnvoyResources.permissionsListener),
        ("envoy.config.listener.v3.Listener", RecordedEnvoyResources.gatewayListener),
        ("envoy.config.listener.v3.Listener", RecordedEnvoyResources.peerIntentionsListener),
        ("envoy.config.cluster.v3.Cluster", RecordedEnvoyResources.ringHashCluster),
        ("envoy.config.cluster.v3.Cluster", RecordedEnvoyResources.peerCluster),
        ("envoy.config.endpoint.v3.ClusterLoadAssignment", RecordedEnvoyResources.endpoints),
        ("envoy.config.route.v3.RouteConfiguration", RecordedEnvoyResources.splitRoutes),
        ("envoy.config.route.v3.RouteConfiguration", RecordedEnvoyResources.ingressRoutes),
    ])
    func `recorded bytes become JSON and the same bytes again`(name: String, bytes: [UInt8]) throws {
        let codec = EnvoyCodec()
        let value = try codec.value(of: bytes, as: name)
        #expect(try codec.bytes(of: value, as: name) == bytes)
    }
}
