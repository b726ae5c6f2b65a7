import DiscoveryChain
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
        accessLogs: AccessLogsConfiguration,
        fetchTimeoutMilliseconds: Int?
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        let (statPrefix, virtualHost) = labels(upstream)
        let routing = upstream.routing
        if ServiceProtocol.isHTTP(upstream.settings.serviceProtocol) {
            return try HTTPConnections(
                serviceProtocol: upstream.settings.serviceProtocol,
                statPrefix: statPrefix,
                routes: routing.isTable
                    ? .rds(
                        EnvoyHCMV3.Rds(
                            configSource: .aggregated(fetchTimeoutMilliseconds: fetchTimeoutMilliseconds),
                            routeConfigName: upstream.key
                        )
                    )
                    : .routeConfig(UpstreamRoutes.message(upstream, virtualHost: virtualHost)),
                accessLogs: accessLogs
            ).filter()
        }
        // Only requests can be shared out; a connection goes to the first.
        let cluster = routing.firstCluster?.name ?? ""
        return try TCPForwarding.filter(to: cluster, statPrefix: statPrefix, accessLogs: accessLogs)
    }

    /// The listener of an upstream at an address of its own.
    static func make(
        _ name: String,
        _ address: EnvoyCoreV3.Address,
        _ input: UpstreamListenerInput
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        let filter = try filter(
            input.upstream,
            accessLogs: input.accessLogs,
            fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds
        )
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
        guard upstream.peer.isEmpty else {
            let name = EnvoyNames.peered(upstream.service, peer: upstream.peer)
            return ("upstream_peered." + name, name)
        }
        let name = EnvoyNames.local(upstream.service, datacenter: upstream.datacenter)
        return ("upstream." + name, name)
    }
}

/// The routes of an upstream that is called over HTTP.
enum UpstreamRoutes {
    /// Those that are sent beside the listeners (RDS).
    static func all(_ inputs: SidecarInputs) -> [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        inputs.upstreams.filter { $0.routing.isTable }.map { upstream in
            ResourcePlan(upstream.key) { () throws(SchemaError) in
                var routes = message(upstream, virtualHost: upstream.key)
                routes.validateClusters = GoogleProtobuf.BoolValue(value: true)
                return routes
            }.made(from: upstream.entries + [inputs.ownDefaults])
        } + CapturedDestinations(inputs).routes
    }

    static func message(_ upstream: SidecarUpstream, virtualHost: String) -> EnvoyRouteV3.RouteConfiguration {
        EnvoyRouteV3.RouteConfiguration(
            name: upstream.key,
            virtualHosts: [
                EnvoyRouteV3.VirtualHost(
                    name: virtualHost,
                    domains: ["*"],
                    routes: upstream.routing.routes.map(RouteMessages.route)
                )
            ]
        )
    }
}
