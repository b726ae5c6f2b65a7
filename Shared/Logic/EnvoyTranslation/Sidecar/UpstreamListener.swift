import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Where the application finds an upstream.
enum UpstreamListener {
    static func name(of upstream: SidecarUpstream) -> String {
        switch upstream.bind {
        case .address(let address, let port): "\(upstream.key):\(address):\(port)"
        case .socket(let path, _): "\(upstream.key):\(path)"
        case .captured: upstream.key
        }
    }

    /// What handles connections to an upstream.
    static func filter(
        _ upstream: SidecarUpstream,
        accessLogs: AccessLogsConfiguration
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        let (statPrefix, virtualHost) = labels(upstream)
        let cluster = upstream.target.clusterName
        if ServiceProtocol.isHTTP(upstream.settings.serviceProtocol) {
            return try HTTPConnections(
                serviceProtocol: upstream.settings.serviceProtocol,
                statPrefix: statPrefix,
                routes: .routeConfig(
                    SimpleRoutes.everything(name: upstream.key, virtualHost: virtualHost, to: cluster)
                ),
                accessLogs: accessLogs
            ).filter()
        }
        return try TCPForwarding.filter(to: cluster, statPrefix: statPrefix, accessLogs: accessLogs)
    }

    /// The listener of an upstream at an address of its own.
    static func make(
        _ name: String,
        _ address: EnvoyCoreV3.Address,
        _ input: UpstreamListenerInput
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        let filter = try filter(input.upstream, accessLogs: input.accessLogs)
        return EnvoyListenerV3.Listener(
            name: name,
            address: address,
            filterChains: [EnvoyListenerV3.FilterChain(filters: [filter])],
            trafficDirection: .outbound,
            connectionBalanceConfig: input.upstream.settings.balancesConnections ? SidecarListeners.evenBalance : nil,
            accessLog: try AccessLogs.ofListener(input.accessLogs)
        )
    }

    private static func labels(_ upstream: SidecarUpstream) -> (statPrefix: String, virtualHost: String) {
        switch upstream.target {
        case .local(let target):
            let name = EnvoyNames.local(upstream.service, datacenter: target.datacenter)
            return ("upstream." + name, name)
        case .peered(let target):
            let name = EnvoyNames.peered(upstream.service, peer: target.peer)
            return ("upstream_peered." + name, name)
        }
    }
}
