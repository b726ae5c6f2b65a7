package import MeshDomain

/// One address that traffic may be sent to.
package struct MeshEndpoint: Sendable, Hashable {
    /// An IP address or a host name; empty when `socketPath` is set.
    package var address: String
    package var port: Int
    /// A Unix socket instead of an address.
    package var socketPath: String
    /// Nil for addresses whose health nobody knows (servers of a control plane).
    package var health: MeshEndpointHealth?

    /// Makes an endpoint.
    package init(address: String, port: Int, socketPath: String = "", health: MeshEndpointHealth?) {
        self.address = address
        self.port = port
        self.socketPath = socketPath
        self.health = health
    }

    /// Whether Envoy has to look the address up.
    package var isHostname: Bool { socketPath.isEmpty && NetworkAddress(address) == nil }

    /// Which of an instance's addresses is used.
    package enum Side: Sendable, Hashable {
        /// Within the cluster: the instance's own address, else its node's.
        case lan
        /// From another cluster: the tagged address `wan`, else as within the cluster.
        case wan
    }

    /// The endpoint of an instance.
    ///
    /// A Unix socket is one of this machine: what another cluster says about sockets is not about ours and is not used.
    ///
    /// - Source: Consul's rules for the best address and for endpoint health, reference §6.2: the weight is that of the
    ///   worst status, at most 128; a weight below 1 and any critical check make the endpoint unhealthy.
    ///
    /// With `onlyPassing` an instance whose checks warn is unhealthy, too.
    package init(_ instance: CheckServiceNode, side: Side, onlyPassing: Bool = false) {
        let service = instance.service
        var address = service.address
        var port = service.port
        if side == .wan, let wan = service.taggedAddresses?["wan"] {
            address = wan.address
            port = wan.port
        }
        if address.isEmpty {
            let wan = side == .wan ? instance.node.taggedAddresses?["wan"] : nil
            address = wan ?? instance.node.address
        }
        let status = instance.aggregatedStatus
        let weights = service.weights ?? ServiceWeights()
        let weight =
            switch status {
            case .passing, .critical: weights.passing
            case .warning: weights.warning
            }
        let socketPath = service.peer.isEmpty ? service.socketPath : ""
        self.init(
            address: socketPath.isEmpty ? address : "",
            port: port,
            socketPath: socketPath,
            health: MeshEndpointHealth(
                isHealthy: (onlyPassing ? status == .passing : status != .critical) && weight >= 1,
                weight: min(max(weight, 1), 128)
            )
        )
    }
}

/// Whether an endpoint gets traffic, and how much.
package struct MeshEndpointHealth: Sendable, Hashable {
    package var isHealthy: Bool
    /// 1...128.
    package var weight: Int

    /// Makes a health.
    package init(isHealthy: Bool, weight: Int) {
        self.isHealthy = isHealthy
        self.weight = weight
    }
}
