package import MeshDomain

/// What a mesh gateway's configuration is made from, without endpoints.
package struct MeshGatewayInputs: Sendable, Hashable {
    package var mesh: MeshIdentity
    /// Nil while the gateway needs none or has none yet.
    package var credentials: ProxyCredentials?
    /// Where it listens, sorted by name.
    package var binds: [GatewayBind]
    package var connectTimeoutMilliseconds: Int
    /// Clusters with host names use every address the name has.
    package var usesStrictDNS: Bool
    /// On connections to other clusters; nil when off.
    package var keepalive: GatewayKeepalive?
    /// The services of this cluster that can be called, sorted.
    package var services: [ServiceName]
    /// What resolvers say of some of them.
    package var resolutions: [ServiceName: GatewayResolution] = [:]
    /// The services exported to peers, sorted by service.
    package var exports: [GatewayExport]
    /// The services imported from peers, sorted by server name.
    package var imports: [GatewayImport]
    /// The other datacenters to whose gateways connections are passed on, by name.
    package var datacenters: [GatewayDatacenter] = []
    /// Whether peers reach this cluster's control plane through the gateway.
    package var servesControlPlane: Bool
    /// The control planes of peers that are dialled through the gateway, sorted by server name.
    package var remoteControlPlanes: [RemoteControlPlane]
    package var accessLogs: AccessLogsConfiguration
    package var fetchTimeoutMilliseconds: Int?
}

/// One address a gateway listens on.
package struct GatewayBind: Sendable, Hashable {
    package var name: String
    package var address: String
    package var port: Int
}

/// TCP keepalive; nil leaves a value to the system.
package struct GatewayKeepalive: Sendable, Hashable {
    package var timeSeconds: Int?
    package var intervalSeconds: Int?
    package var probes: Int?
}

/// A service exported to peers.
package struct GatewayExport: Sendable, Hashable {
    package var service: ServiceName
    /// `tcp`, `http`, `http2` or `grpc`.
    package var serviceProtocol: String
    /// The consuming peers by their local names, sorted.
    package var peers: [String]
    /// The roots of those peers that are known, sorted by trust domain.
    package var trust: [TrustDomainRoots]
    /// Where the calls of peers go: only to services of this cluster, and nobody takes over (failover).
    package var routing: UpstreamRouting
    /// The entries that decide it, those of all services aside; sorted.
    package var chainEntries: [EntryKey]
}

/// What a resolver says of a service whose connections a gateway passes on.
package struct GatewayResolution: Sendable, Hashable {
    /// 0 for the gateway's own.
    package var connectTimeoutMilliseconds: Int
    package var loadBalancer: LoadBalancer?
    /// Which instances the plain name stands for.
    package var plain: ServiceSubset
    /// Those that names of subsets stand for.
    package var subsets: [String: ServiceSubset]
}

/// A service imported from a peer.
package struct GatewayImport: Sendable, Hashable {
    /// The name both on the wire and of the cluster.
    package var serverName: String
    /// The gateway to look up by name; nil when endpoints are sent.
    package var hostname: MeshEndpoint?
}

/// The control plane of a peer.
package struct RemoteControlPlane: Sendable, Hashable {
    package var serverName: String
    /// The servers to look up by name; empty when endpoints are sent.
    package var hostnames: [MeshEndpoint]
}
