/// Endpoints with their hash, so that lists shared by many proxies are compared in constant time.
package struct EndpointList: Sendable, Hashable {
    package let endpoints: [MeshEndpoint]
    /// The hash of all endpoints; equal in every process.
    package let digest: UInt64

    /// A list in the order given.
    package init(_ endpoints: [MeshEndpoint]) {
        self.endpoints = endpoints
        var hash = ContentHash()
        for endpoint in endpoints {
            hash.combine(endpoint.address)
            hash.combine(UInt64(truncatingIfNeeded: endpoint.port))
            hash.combine(endpoint.socketPath)
            guard let health = endpoint.health else {
                hash.combine(0)
                continue
            }
            hash.combine(health.isHealthy ? 1 : 2)
            hash.combine(UInt64(truncatingIfNeeded: health.weight))
        }
        digest = hash.value
    }

    /// The one endpoint that stands for all in a DNS cluster: of those with a host name the first healthy one, else the
    /// last; nil when every address is an IP address.
    ///
    /// - Source: Consul's rule for gateways with host names, reference §6.2.
    package var hostnameEndpoint: MeshEndpoint? {
        let named = endpoints.filter(\.isHostname)
        return named.first { $0.health?.isHealthy ?? true } ?? named.last
    }

    package static func == (left: EndpointList, right: EndpointList) -> Bool {
        left.digest == right.digest && left.endpoints == right.endpoints
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Where a cluster's traffic goes.
package struct LoadAssignment: Sendable, Hashable {
    package var clusterName: String
    package var endpoints: EndpointList

    /// Makes an assignment.
    package init(clusterName: String, endpoints: EndpointList) {
        self.clusterName = clusterName
        self.endpoints = endpoints
    }
}
