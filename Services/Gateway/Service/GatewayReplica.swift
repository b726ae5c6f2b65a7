package import ACLContract
import GRPCCore
import GRPCNIOTransportHTTP2Posix
package import Logging
package import MeshBus
import MeshConnections
import MeshContracts
package import MeshDomain
import MeshRuntime
import NIOCertificateReloading
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
        /// The name of this replica, for people.
        package var name: String
        /// `TOMBOLO_LEAF_DIRECTORY`: a private folder in which certificates survive a restart; nil for none.
        package var leafDirectory: String?
        /// `TOMBOLO_XDS_TLS_CERT_FILE` and `TOMBOLO_XDS_TLS_KEY_FILE`: what Envoys see; nil for no TLS.
        package var tls: TLSFiles?
        /// What proxies and strangers may take of this process.
        package var limits = XDSLimits()
        /// `TOMBOLO_REPLICATION_TOKEN`: the token by which other datacenters are asked.
        package var replicationToken = SecretID.none
        /// How many proxies one answer about them names at most.
        package var statusPage = 1000

        /// Makes settings.
        package init(
            datacenter: String,
            host: String,
            port: Int,
            allowsByDefault: Bool,
            name: String = "gateway",
            leafDirectory: String? = nil
        ) {
            self.datacenter = datacenter
            self.host = host
            self.port = port
            self.allowsByDefault = allowsByDefault
            self.name = name
            self.leafDirectory = leafDirectory
        }
    }

    /// A certificate chain and its key, in PEM; both are read again when they change.
    package struct TLSFiles: Sendable, Hashable {
        package var certificateFile: String
        package var keyFile: String

        /// Names the files.
        package init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// How often the files of the server's certificate are looked at.
    private static let certificateInterval = Duration.seconds(10)

    private let settings: Settings
    private let views: ClusterViews
    /// The proxies served here.
    package let engine: ProxyEngine
    private let status: StatusService
    private let others: DatacenterWatch
    private let logger: Logger

    /// Makes a replica.
    ///
    /// - Throws: `badRequest` when the folder for certificates cannot be used.
    package init(
        bus: any MessageBus,
        settings: Settings,
        tokens: any TokenResolving,
        logger: Logger
    ) throws(MeshError) {
        self.settings = settings
        self.logger = logger
        views = ClusterViews(bus: bus, datacenter: settings.datacenter, logger: logger)
        var store: LeafStore?
        if let directory = settings.leafDirectory {
            do throws(MeshError) { store = try LeafStore(directory: directory, logger: logger) } catch {
                throw MeshError(error.code, "TOMBOLO_LEAF_DIRECTORY: \(error.message)")
            }
        }
        engine = ProxyEngine(
            views: views,
            leaves: LeafCertificates(
                client: ServiceClient(bus: bus, datacenter: settings.datacenter),
                datacenter: settings.datacenter,
                store: store
            ),
            tokens: tokens,
            settings: AssemblySettings(datacenter: settings.datacenter, allowsByDefault: settings.allowsByDefault),
            limits: settings.limits,
            logger: logger
        )
        status = StatusService(
            engine: engine,
            host: ServiceHost(bus: bus, datacenter: settings.datacenter, logger: logger),
            tokens: tokens,
            name: settings.name,
            pageLimit: settings.statusPage
        )
        others = DatacenterWatch(
            engine: engine,
            host: ServiceHost(bus: bus, datacenter: settings.datacenter, logger: logger),
            tokens: tokens,
            views: views,
            token: settings.replicationToken,
            logger: logger
        )
    }

    /// What is not loaded yet; nil when proxies can be served.
    package var missing: String? { views.missing }

    /// Follows and serves until cancelled.
    package func run() async throws {
        let reloader = try certificateReloader()
        let gate = ConnectionGate(server: "xds", limits: settings.limits.connections, logger: logger)
        let pause = ListenerPause(server: "xds", logger: logger)
        let socket = try ListeningSocket(host: settings.host, port: settings.port)
        let server = GRPCServer(
            transport: .http2NIOPosix(
                listeningSocketDescriptor: Int(socket.descriptor),
                transportSecurity: try reloader.map { try .tls(certificateReloader: $0) } ?? .plaintext,
                config: .defaults { [limits = settings.limits] config in
                    config.rpc.maxRequestPayloadSize = limits.requestBytes
                    // Above the limit of a connection, so that who reaches that is told why.
                    config.http2.maxConcurrentStreams = 2 * limits.streamsPerConnection
                    config.http2.targetWindowSize = 1 << 20
                    config.channelDebuggingCallbacks.onBindTCPListener = { pause.install(in: $0) }
                    config.channelDebuggingCallbacks.onAcceptTCPConnection = { gate.watch($0) }
                    config.connection.maxIdleTime = limits.idleTime
                    // An Envoy that is gone without a word is noticed.
                    config.connection.keepalive.time = .seconds(30)
                    config.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = .seconds(5)
                    config.connection.keepalive.clientBehavior.allowWithoutCalls = true
                }
            ),
            services: [DiscoveryService(engine: engine, limits: settings.limits, gate: gate)]
        )
        if reloader == nil, !["127.0.0.1", "::1", "localhost"].contains(settings.host) {
            logger.warning(
                "proxies' tokens and keys go over the network in clear; set TOMBOLO_XDS_TLS_CERT_FILE and _KEY_FILE",
                metadata: [LogKey.address: "\(settings.host):\(settings.port)"]
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await views.run() }
            group.addTask { try await engine.run() }
            group.addTask { try await status.run() }
            group.addTask { try await others.run() }
            group.addTask { try await server.serve() }
            if let reloader { group.addTask { try await reloader.run() } }
            _ = try await server.listeningAddress
            socket.widen()
            logger.info("xDS is served", metadata: [LogKey.address: "\(settings.host):\(settings.port)"])
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func certificateReloader() throws -> TimedCertificateReloader? {
        guard let files = settings.tls else { return nil }
        do {
            return try .makeReloaderValidatingSources(
                refreshInterval: Self.certificateInterval,
                certificateSource: .init(location: .file(path: files.certificateFile), format: .pem),
                privateKeySource: .init(location: .file(path: files.keyFile), format: .pem),
                logger: logger
            )
        } catch {
            throw MeshError(
                .badRequest,
                "TOMBOLO_XDS_TLS_CERT_FILE \(files.certificateFile) and TOMBOLO_XDS_TLS_KEY_FILE \(files.keyFile) cannot"
                    + " be used: \(error)"
            )
        }
    }
}
