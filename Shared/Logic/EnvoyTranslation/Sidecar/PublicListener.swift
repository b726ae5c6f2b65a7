import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Where callers of the mesh come in: mutual TLS, then intentions, then the application.
enum PublicListener {
    static func make(_ inputs: PublicListenerInput) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var filters: [EnvoyListenerV3.Filter] = []
        let limit = inputs.maximumConnections
        if limit > 0 {
            filters.append(
                try EnvoyListenerV3.Filter(
                    "envoy.filters.network.connection_limit",
                    EnvoyConnectionLimitV3.ConnectionLimit(
                        statPrefix: "inbound_connection_limit",
                        maxConnections: GoogleProtobuf.UInt64Value(value: UInt64(limit))
                    )
                )
            )
        }
        if ServiceProtocol.isHTTP(inputs.serviceProtocol) {
            filters.append(try requests(inputs))
        } else {
            filters.append(AccessControlFilters.network(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds))
            filters.append(
                try TCPForwarding.filter(
                    to: SidecarClusters.application,
                    statPrefix: "public_listener",
                    accessLogs: inputs.accessLogs
                )
            )
        }
        let chain = EnvoyListenerV3.FilterChain(
            filters: filters,
            transportSocket: try transportSocket(inputs)
        )
        var listener = EnvoyListenerV3.Listener(
            name: inputs.name,
            address: .socket(inputs.bindAddress, port: inputs.bindPort),
            filterChains: [chain],
            trafficDirection: .inbound,
            connectionBalanceConfig: inputs.balancesConnections ? SidecarListeners.evenBalance : nil,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
        if inputs.isPermissive {
            listener.filterChains.append(try plain(inputs))
            listener.listenerFilters = [try OutboundListener.originalDestination()]
        }
        return listener
    }

    /// The mesh's TLS for callers.
    static func transportSocket(_ inputs: PublicListenerInput) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        try TLSContexts.inbound(
            inputs.mesh,
            inputs.credentials,
            peers: inputs.inboundTrust,
            applicationProtocols: applicationProtocols(inputs.serviceProtocol)
        )
    }

    /// Connections that were redirected from the application's own port go on as they are.
    private static func plain(_ inputs: PublicListenerInput) throws(SchemaError) -> EnvoyListenerV3.FilterChain {
        EnvoyListenerV3.FilterChain(
            filterChainMatch: EnvoyListenerV3.FilterChainMatch(
                destinationPort: GoogleProtobuf.UInt32Value(clamping: inputs.applicationPort)
            ),
            filters: [
                try TCPForwarding.filter(
                    to: SidecarClusters.application,
                    statPrefix: "permissive_public_listener",
                    accessLogs: inputs.accessLogs
                )
            ]
        )
    }

    /// - Source: reference §4.7: the application gets the header about callers for HTTP, not for gRPC, and not when the
    ///   mesh says so. Rules about peers need it all the same (Consul removes it before them and refuses all peers).
    private static func requests(_ inputs: PublicListenerInput) throws(SchemaError) -> EnvoyListenerV3.Filter {
        var filters = HTTPFilterChain()
        if inputs.validatesTokens {
            filters.add(
                TokenFilter.http(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                in: .authentication
            )
        }
        filters.add(
            AccessControlFilters.http(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
            in: .authorization
        )
        let tellsCallers =
            inputs.serviceProtocol != "grpc" && inputs.mesh.settings.sanitizeXForwardedClientCert != true
        let needsCallers = !inputs.inboundTrust.isEmpty
        if tellsCallers { filters.add(try CallerMetadata.filter(), in: .callerMetadata) }
        return try HTTPConnections(
            serviceProtocol: inputs.serviceProtocol,
            statPrefix: "public_listener",
            routes: .routeConfig(
                SimpleRoutes.everything(
                    name: "public_listener",
                    virtualHost: "public_listener",
                    to: SidecarClusters.application,
                    timeoutMilliseconds: inputs.requestTimeoutMilliseconds,
                    idleTimeoutMilliseconds: inputs.idleTimeoutMilliseconds,
                    removing: needsCallers && !tellsCallers ? ["x-forwarded-client-cert"] : []
                )
            ),
            filters: filters,
            clientCertificate: tellsCallers || needsCallers ? .append : .unchanged,
            accessLogs: inputs.accessLogs,
            normalizesPaths: inputs.normalizesPaths,
            dropsHeadersWithUnderscores: inputs.dropsHeadersWithUnderscores
        ).filter()
    }

    private static func applicationProtocols(_ serviceProtocol: String) -> [String] {
        if ServiceProtocol.isHTTP2(serviceProtocol) { return ["h2", "http/1.1"] }
        return ServiceProtocol.isHTTP(serviceProtocol) ? ["http/1.1"] : []
    }
}
