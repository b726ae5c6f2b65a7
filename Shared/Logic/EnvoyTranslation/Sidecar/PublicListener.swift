import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Where callers of the mesh come in: mutual TLS, then intentions, then the application.
enum PublicListener {
    /// The part of a proxy's inputs that its public listener is made from; the rest is left empty.
    static func input(_ inputs: SidecarInputs) -> SidecarInputs {
        var input = inputs
        input.upstreams = []
        input.capture = nil
        input.exposedPaths = []
        input.fetchTimeoutMilliseconds = nil
        input.application.address = ""
        input.application.socketPath = ""
        input.application.connectTimeoutMilliseconds = 0
        return input
    }

    /// Makes the listener from what `input` left.
    static func make(_ name: String, _ inputs: SidecarInputs) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var filters: [EnvoyListenerV3.Filter] = []
        let limit = inputs.application.maximumInboundConnections
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
            filters.append(try AccessControlFilters.network(inputs))
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
            transportSocket: try TLSContexts.inbound(
                inputs.mesh,
                inputs.credentials,
                peers: inputs.inboundTrust,
                applicationProtocols: applicationProtocols(inputs.serviceProtocol)
            )
        )
        var listener = EnvoyListenerV3.Listener(
            name: name,
            address: .socket(inputs.bindAddress, port: inputs.bindPort),
            filterChains: [chain],
            trafficDirection: .inbound,
            connectionBalanceConfig: inputs.balancesInboundConnections ? SidecarListeners.evenBalance : nil,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
        if inputs.isPermissive {
            listener.filterChains.append(try plain(inputs))
            listener.listenerFilters = [try OutboundListener.originalDestination()]
        }
        return listener
    }

    /// Connections that were redirected from the application's own port go on as they are.
    private static func plain(_ inputs: SidecarInputs) throws(SchemaError) -> EnvoyListenerV3.FilterChain {
        EnvoyListenerV3.FilterChain(
            filterChainMatch: EnvoyListenerV3.FilterChainMatch(
                destinationPort: GoogleProtobuf.UInt32Value(clamping: inputs.application.port)
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

    /// - Source: reference §4.7: the header about callers is kept for HTTP, not for gRPC, and not when the mesh says so.
    private static func requests(_ inputs: SidecarInputs) throws(SchemaError) -> EnvoyListenerV3.Filter {
        let application = inputs.application
        var filters = [try AccessControlFilters.http(inputs)]
        let tellsCallers =
            inputs.serviceProtocol != "grpc" && inputs.mesh.settings.sanitizeXForwardedClientCert != true
        if tellsCallers { filters.append(try CallerMetadata.filter()) }
        return try HTTPConnections(
            serviceProtocol: inputs.serviceProtocol,
            statPrefix: "public_listener",
            routes: .routeConfig(
                SimpleRoutes.everything(
                    name: "public_listener",
                    virtualHost: "public_listener",
                    to: SidecarClusters.application,
                    timeoutMilliseconds: application.requestTimeoutMilliseconds,
                    idleTimeoutMilliseconds: application.idleTimeoutMilliseconds
                )
            ),
            filters: filters,
            clientCertificate: tellsCallers ? .append : .unchanged,
            accessLogs: inputs.accessLogs,
            // Consul did not before CVE-2024-10005: `/admin/../secret` and `//secret` went past a rule about `/secret`.
            normalizesPaths: inputs.intentions.contains { !$0.permissions.isEmpty }
        ).filter()
    }

    private static func applicationProtocols(_ serviceProtocol: String) -> [String] {
        if ServiceProtocol.isHTTP2(serviceProtocol) { return ["h2", "http/1.1"] }
        return ServiceProtocol.isHTTP(serviceProtocol) ? ["http/1.1"] : []
    }
}
