import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Filters that handle requests.
struct HTTPConnections {
    /// `http`, `http2` or `grpc`.
    var serviceProtocol: String
    var statPrefix: String
    var routes: EnvoyHCMV3.HttpConnectionManager.RouteSpecifier
    /// Beside those that the protocol itself brings.
    var filters = HTTPFilterChain()
    var clientCertificate: ClientCertificateHeader = .unchanged
    var accessLogs = AccessLogsConfiguration()
    /// Paths are brought into one form before anybody looks at them and as such sent on: whoever decides by the path and
    /// the application then see the same one.
    var normalizesPaths = false
    /// Headers with an underscore in their names do not reach the application.
    var dropsHeadersWithUnderscores = false

    /// What becomes of the header that tells who called (`x-forwarded-client-cert`).
    enum ClientCertificateHeader {
        /// Envoy's default: it is removed.
        case unchanged
        /// The caller's certificate is added to it.
        case append
        /// It is replaced by the caller's certificate.
        case replace
    }

    /// The connection manager.
    func filter() throws(SchemaError) -> EnvoyListenerV3.Filter {
        var manager = EnvoyHCMV3.HttpConnectionManager()
        manager.statPrefix = statPrefix
        manager.routeSpecifier = routes
        manager.httpFilters = try allFilters()
        manager.tracing = EnvoyHCMV3.HttpConnectionManager.Tracing(randomSampling: EnvoyTypeV3.Percent())
        manager.upgradeConfigs = [EnvoyHCMV3.HttpConnectionManager.UpgradeConfig(upgradeType: "websocket")]
        manager.accessLog = try AccessLogs.ofFilter(accessLogs)
        if ServiceProtocol.isHTTP2(serviceProtocol) {
            manager.http2ProtocolOptions = EnvoyCoreV3.Http2ProtocolOptions()
        }
        if normalizesPaths {
            manager.normalizePath = GoogleProtobuf.BoolValue(value: true)
            manager.mergeSlashes = true
            manager.pathWithEscapedSlashesAction = .unescapeAndForward
        }
        if dropsHeadersWithUnderscores {
            manager.commonHTTPProtocolOptions = EnvoyCoreV3.HttpProtocolOptions(
                headersWithUnderscoresAction: .dropHeader
            )
        }
        switch clientCertificate {
        case .unchanged: break
        case .append: manager.forwardClientCertDetails = .appendForward
        case .replace: manager.forwardClientCertDetails = .sanitizeSet
        }
        switch clientCertificate {
        case .unchanged: break
        case .append, .replace:
            manager.setCurrentClientCertDetails = EnvoyHCMV3.HttpConnectionManager.SetCurrentClientCertDetails(
                subject: GoogleProtobuf.BoolValue(value: true),
                cert: true,
                dns: true,
                uri: true,
                chain: true
            )
        }
        return try EnvoyListenerV3.Filter("envoy.filters.network.http_connection_manager", manager)
    }

    private func allFilters() throws(SchemaError) -> [EnvoyHCMV3.HttpFilter] {
        var all = filters
        if serviceProtocol == "grpc" {
            all.add(
                try EnvoyHCMV3.HttpFilter(
                    "envoy.filters.http.grpc_stats",
                    EnvoyGRPCStatsV3.FilterConfig(
                        perMethodStatSpecifier: .statsForAllMethods(GoogleProtobuf.BoolValue(value: true))
                    )
                ),
                in: .protocolBridge
            )
            all.add(
                try EnvoyHCMV3.HttpFilter("envoy.filters.http.grpc_http1_bridge", EnvoyGRPCHTTP1BridgeV3.Config()),
                in: .protocolBridge
            )
        }
        return try all.filters()
    }
}

/// Routes that need no rules.
enum SimpleRoutes {
    /// Everything to one cluster, without the request headers in `removing`.
    static func everything(
        name: String,
        virtualHost: String,
        to cluster: String,
        timeoutMilliseconds: Int? = nil,
        idleTimeoutMilliseconds: Int? = nil,
        exactPath: String? = nil,
        removing: [String] = []
    ) -> EnvoyRouteV3.RouteConfiguration {
        let action = EnvoyRouteV3.RouteAction(
            clusterSpecifier: .cluster(cluster),
            timeout: timeoutMilliseconds.map { .milliseconds($0) },
            idleTimeout: idleTimeoutMilliseconds.map { .milliseconds($0) }
        )
        let match = EnvoyRouteV3.RouteMatch(pathSpecifier: exactPath.map { .path($0) } ?? .prefix("/"))
        return EnvoyRouteV3.RouteConfiguration(
            name: name,
            virtualHosts: [
                EnvoyRouteV3.VirtualHost(
                    name: virtualHost,
                    domains: ["*"],
                    routes: [EnvoyRouteV3.Route(match: match, action: .route(action))]
                )
            ],
            requestHeadersToRemove: removing
        )
    }
}
