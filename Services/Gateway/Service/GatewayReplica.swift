package import ACLContract
import GRPCCore
import GRPCNIOTransportHTTP2Posix
package import Logging
package import MeshBus
import MeshContracts
import MeshDomain
import MeshRuntime
import ProxySnapshots

/// One replica of the gateway service: follows the cluster's state and serves Envoy's configuration over xDS.
package struct GatewayReplica: Sendable {
    /// What this process can be told.
    package struct Settings: Sendable {
        package var datacenter: String
        /// `TOMBOLO_XDS_ADDRESS`: host.
        package var host: String
        /// Its port.
        package var port: Int
        /// What happens to callers that no intention is about.
        package var allowsByDefault: Bool

        /// Makes settings.
        package init(datacenter: String, host: String, port: Int, allowsByDefault: Bool) {
            self.datacenter = datacenter
            self.host = host
            self.port = port
            self.allowsByDefault = allowsByDefault
        }
    }

    private let settings: Settings
    private let views: ClusterViews
    /// The proxies served here.
    package let engine: ProxyEngine
    private let logger: Logger

    /// Makes a replica.
    package init(bus: any MessageBus, settings: Settings, tokens: any TokenResolving, logger: Logger) {
        self.settings = settings
        self.logger = logger
        views = ClusterViews(bus: bus, datacenter: settings.datacenter, logger: logger)
        engine = ProxyEngine(
            views: views,
            client: ServiceClient(bus: bus, datacenter: settings.datacenter),
            tokens: tokens,
            settings: AssemblySettings(datacenter: settings.datacenter, allowsByDefault: settings.allowsByDefault),
            logger: logger
        )
    }

    /// What is not loaded yet; nil when proxies can be served.
    package var missing: String? { views.missing }

    /// Follows and serves until cancelled.
    package func run() async throws {
        var configuration = HTTP2ServerTransport.Posix.Config.defaults
        configuration.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = .seconds(5)
        configuration.connection.keepalive.clientBehavior.allowWithoutCalls = true
        let server = GRPCServer(
            transport: .http2NIOPosix(
                address: .ipv4(host: settings.host, port: settings.port),
                transportSecurity: .plaintext,
                config: configuration
            ),
            services: [DiscoveryService(engine: engine)]
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await views.run() }
            group.addTask { try await engine.run() }
            group.addTask { try await server.serve() }
            logger.info("xDS is served", metadata: [LogKey.address: "\(settings.host):\(settings.port)"])
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
