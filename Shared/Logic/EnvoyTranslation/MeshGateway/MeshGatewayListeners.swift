import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The listeners of a mesh gateway: they look at the server name and choose where a connection goes.
///
/// - Source: the chains and their order, reference §6.10.
enum MeshGatewayListeners {
    static func all(_ inputs: MeshGatewayInputs) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        let entries = inputs.exports.flatMap(\.entries)
        return inputs.binds.map { bind in
            let name = "\(bind.name):\(bind.address):\(bind.port)"
            return ResourcePlan(name) { () throws(SchemaError) in try listener(name, bind, inputs) }
                .made(from: entries)
        }
    }

    private static func listener(
        _ name: String,
        _ bind: GatewayBind,
        _ inputs: MeshGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var chains: [EnvoyListenerV3.FilterChain] = []
        for export in inputs.exports { chains.append(try exported(export, inputs)) }
        for other in inputs.datacenters {
            let name = ServerNames.datacenter(other.datacenter, trustDomain: inputs.mesh.trustDomain)
            chains.append(
                try passing("*." + name, to: name, "mesh_gateway_remote.\(bind.name).\(other.datacenter)", inputs)
            )
        }
        if inputs.servesControlPlane {
            let server = inputs.mesh.controlPlaneName
            let statPrefix = "mesh_gateway_local_peering_server.\(bind.name).\(inputs.mesh.datacenter)"
            chains.append(try passing(server, statPrefix, inputs))
        }
        for plane in inputs.remoteControlPlanes {
            chains.append(
                try passing(plane.serverName, "mesh_gateway_remote_peering_servers.\(plane.serverName)", inputs)
            )
        }
        chains.append(
            EnvoyListenerV3.FilterChain(filters: [
                try TCPForwarding.toServerName(),
                try TCPForwarding.filter(
                    to: "",
                    statPrefix: "mesh_gateway_local.\(bind.name)",
                    accessLogs: inputs.accessLogs
                ),
            ])
        )
        let inspector = EnvoyListenerV3.ListenerFilter(
            name: "envoy.filters.listener.tls_inspector",
            configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: EnvoyTLSInspectorV3.TlsInspector()))
        )
        return EnvoyListenerV3.Listener(
            name: name,
            address: .socket(bind.address, port: bind.port),
            filterChains: chains,
            listenerFilters: [inspector],
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
    }

    /// Connections for one name, or for all below one, go on as they are.
    private static func passing(
        _ serverName: String,
        to cluster: String? = nil,
        _ statPrefix: String,
        _ inputs: MeshGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.FilterChain {
        EnvoyListenerV3.FilterChain(
            filterChainMatch: EnvoyListenerV3.FilterChainMatch(serverNames: [serverName]),
            filters: [
                try TCPForwarding.filter(
                    to: cluster ?? serverName,
                    statPrefix: statPrefix,
                    accessLogs: inputs.accessLogs
                )
            ]
        )
    }

    /// - Source: reference §6.11: TCP passes through, for HTTP the gateway ends the peer's TLS.
    private static func exported(
        _ export: GatewayExport,
        _ inputs: MeshGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.FilterChain {
        let mesh = inputs.mesh
        let match = EnvoyListenerV3.FilterChainMatch(
            serverNames: export.peers.map {
                ServerNames.exported(export.service, peer: $0, trustDomain: mesh.trustDomain)
            }
        )
        let place = EnvoyNames.local(export.service, datacenter: mesh.datacenter)
        let statPrefix = "mesh_gateway_local_peered.\(place)"
        guard ServiceProtocol.isHTTP(export.serviceProtocol), let credentials = inputs.credentials else {
            let cluster = export.routing.firstCluster?.name ?? ""
            return EnvoyListenerV3.FilterChain(
                filterChainMatch: match,
                filters: [
                    try TCPForwarding.filter(to: cluster, statPrefix: statPrefix, accessLogs: inputs.accessLogs)
                ]
            )
        }
        let connections = HTTPConnections(
            serviceProtocol: export.serviceProtocol,
            statPrefix: statPrefix,
            routes: .rds(
                EnvoyHCMV3.Rds(
                    configSource: .aggregated(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                    routeConfigName: export.service.description
                )
            ),
            clientCertificate: .replace,
            accessLogs: inputs.accessLogs
        )
        return EnvoyListenerV3.FilterChain(
            filterChainMatch: match,
            filters: [try connections.filter()],
            transportSocket: try TLSContexts.inbound(mesh, credentials, peers: export.trust)
        )
    }
}

/// The routes of services that peers call over HTTP.
enum MeshGatewayRoutes {
    static func all(_ inputs: MeshGatewayInputs) -> [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        guard inputs.credentials != nil else { return [] }
        return inputs.exports.filter { ServiceProtocol.isHTTP($0.serviceProtocol) }.map { export in
            ResourcePlan(export.service.description) { () throws(SchemaError) in
                var routes = EnvoyRouteV3.RouteConfiguration(
                    name: export.service.description,
                    virtualHosts: [
                        EnvoyRouteV3.VirtualHost(
                            name: export.service.description,
                            domains: ["*"],
                            routes: export.routing.routes.map(RouteMessages.route)
                        )
                    ]
                )
                routes.validateClusters = GoogleProtobuf.BoolValue(value: true)
                return routes
            }.made(from: export.entries)
        }
    }
}
