package import AgentLogic
import ConsulJSON
import Logging
import MeshBus
package import MeshDomain
import MeshRuntime
import NameSystem

/// Takes what changed in the configuration while the agent runs: definitions of services and checks, tokens, how names are
/// answered, watches, and config entries to begin with. Everything else is taken at the next start, and the log says so.
///
/// - Source: reference §12.4: a broken configuration changes nothing.
package actor ConfigurationReload {
    /// Reads the configuration again.
    package typealias Reader = @Sendable () throws(MeshError) -> AgentConfiguration

    private let read: Reader
    private let store: LocalStore
    private let ownTokens: OwnTokens
    private let registrations: RegistrationLog
    private let sync: SyncEngine
    /// How names are answered now.
    nonisolated let names: NameSettingsInUse
    /// How much clients may ask for now.
    nonisolated let requests: RequestGate
    /// Who changed what, and whom something was refused.
    nonisolated let audit: AuditLog
    /// The way to the metrics that the web UI shows.
    nonisolated let metrics: MetricsProxy
    private let logger: Logger
    private var current: AgentConfiguration
    /// Open once what the agent was started with is in its state: a reload before that would be overwritten by it.
    nonisolated let isBegun = Latch()
    /// The config entries to begin with, after every reload.
    nonisolated let bootstrapEntries: AsyncStream<[MeshObject]>
    private let entries: AsyncStream<[MeshObject]>.Continuation
    /// The watches, after every reload.
    nonisolated let watches: AsyncStream<[WatchOptions]>
    private let watchNews: AsyncStream<[WatchOptions]>.Continuation

    /// Makes the reload of an agent that was started with a configuration.
    init(
        from configuration: AgentConfiguration,
        read: @escaping Reader,
        store: LocalStore,
        ownTokens: OwnTokens,
        registrations: RegistrationLog,
        sync: SyncEngine,
        logger: Logger
    ) throws(MeshError) {
        current = configuration
        self.read = read
        self.store = store
        self.ownTokens = ownTokens
        self.registrations = registrations
        self.sync = sync
        names = NameSettingsInUse(configuration.names)
        requests = RequestGate(configuration.requestRates, logger: logger)
        audit = try AuditLog(configuration.audit, dataDirectory: configuration.dataDirectory, logger: logger)
        metrics = MetricsProxy(configuration.interface.metricsProxy)
        self.logger = logger
        (bootstrapEntries, entries) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (watches, watchNews) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Reads the configuration and takes what changed, as soon as the agent has taken what it was started with.
    ///
    /// - Throws: `badRequest` naming what is wrong with it, `unavailable` when the disk refuses.
    package func reload() async throws(MeshError) {
        await isBegun.wait()
        let fresh = try read()
        let old = current
        // First of all, because it may be refused; what is refused later leaves it as the configuration wants it.
        try audit.adopt(fresh.audit)
        let log = registrations
        let forgotten = try store.change { (state, now) throws(MeshError) in
            try log.admit()
            let changes = try state.adopt(
                services: fresh.services,
                checks: fresh.checks,
                token: fresh.acl.tokens.configFileRegistration,
                ports: fresh.ports.sidecar,
                now: now
            )
            return log.enqueue(changes)
        }
        current = fresh
        ownTokens.adopt(fresh.acl.tokens, insteadOf: old.acl.tokens)
        names.adopt(fresh.names)
        requests.adopt(fresh.requestRates)
        metrics.adopt(fresh.interface.metricsProxy)
        entries.yield(fresh.bootstrapEntries)
        watchNews.yield(fresh.watches)
        if fresh.withoutReloadable != old.withoutReloadable {
            logger.warning(
                "the configuration changed in options that take effect at the next start only",
                metadata: [LogKey.node: "\(fresh.nodeName)"]
            )
        }
        try await forgotten.written()
        await sync.compareAll()
        await sync.changedAndSynced()
        logger.info("the configuration was read again")
    }
}

extension AgentConfiguration {
    /// What a reload does not take.
    fileprivate var withoutReloadable: AgentConfiguration {
        var rest = self
        rest.services = []
        rest.checks = []
        rest.bootstrapEntries = []
        rest.watches = []
        rest.acl.tokens = AgentTokens()
        rest.warnings = []
        rest.requestRates = RequestRates()
        rest.audit = AuditSettings()
        rest.interface.metricsProxy = nil
        // How names are answered is taken at once, but not which are this cluster's.
        rest.names = NameSettings()
        (rest.names.domain, rest.names.alternateDomain) = (names.domain, names.alternateDomain)
        return rest
    }
}
