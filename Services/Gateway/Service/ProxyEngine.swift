package import ACLContract
import AccessRules
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import EnvoyTranslation
package import GatewayLogic
package import Logging
package import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import PeeringTables
package import ProxySnapshots

/// Keeps every connected proxy's configuration up to date.
///
/// One direction: change of a view → the proxies that depend on it → snapshot → resources → the stream's mailbox. The
/// engine's loop is the only one that makes snapshots, so a proxy never gets an older configuration after a newer one.
package actor ProxyEngine {
    private struct Connected {
        var key: ProxyKey
        var token: SecretID
        var mailbox: StreamMailbox
        var dependencies: Set<ProxyDependency>
        var snapshot: ProxySnapshot?
        var translation: Translation?
        var waitsFor: String?
        var isAuthorized = false
        var leaf: ProxyLeaf = .none
        var rejections: [Rejection] = []
    }

    private let views: ClusterViews
    private let leaves: LeafCertificates
    private let tokens: any TokenResolving
    private let settings: AssemblySettings
    private let logger: Logger
    private var connected: [Int: Connected] = [:]
    private var streamsByDependency: [ProxyDependency: Set<Int>] = [:]
    private var nextStream = 0
    private var cache = TranslationCache()
    private var catalog = CatalogState()
    private var entries = ConfigEntryState()
    private var peering = PeeringTablesState()
    private var authority = AuthorityState()

    /// Makes an engine without proxies.
    package init(
        views: ClusterViews,
        client: ServiceClient,
        tokens: any TokenResolving,
        settings: AssemblySettings,
        logger: Logger
    ) {
        self.views = views
        leaves = LeafCertificates(client: client, datacenter: settings.datacenter)
        self.tokens = tokens
        self.settings = settings
        self.logger = logger
    }

    // MARK: - Streams

    /// Takes in a proxy whose stream was opened.
    ///
    /// - Returns: A handle for `disconnect`.
    func connect(_ identity: ProxyIdentity, token: SecretID, mailbox: StreamMailbox) async -> Int {
        nextStream += 1
        let stream = nextStream
        let key = identity.key(in: catalog)
        connected[stream] = Connected(
            key: key,
            token: token,
            mailbox: mailbox,
            dependencies: [.registration(key)]
        )
        index(stream, [.registration(key)])
        mailbox.tellRejections { [weak self] rejections in Task { await self?.note(rejections, of: stream) } }
        logger.debug("a proxy connected", metadata: [LogKey.proxy: "\(key.id)", LogKey.node: "\(key.node)"])
        await rebuild([stream])
        return stream
    }

    /// Forgets a proxy whose stream is over.
    func disconnect(_ stream: Int) {
        guard let proxy = connected.removeValue(forKey: stream) else { return }
        unindex(stream, proxy.dependencies)
        logger.debug(
            "a proxy disconnected",
            metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.node: "\(proxy.key.node)"]
        )
    }

    /// Notes what a proxy refused.
    func note(_ rejections: [Rejection], of stream: Int) {
        guard var proxy = connected[stream] else { return }
        proxy.rejections = rejections
        connected[stream] = proxy
        for rejection in rejections {
            logger.warning(
                "a proxy refused a part of its configuration",
                metadata: [
                    LogKey.proxy: "\(proxy.key.id)", "xds.resource": "\(rejection.type.rawValue) \(rejection.name)",
                    LogKey.error: "\(rejection.reason)",
                ]
            )
        }
    }

    /// The proxies served here with what keeps them from being complete, for status questions.
    package func status() -> [ProxyStatus] {
        connected.values.map { proxy in
            ProxyStatus(
                key: proxy.key,
                waitsFor: proxy.waitsFor,
                rejections: proxy.rejections,
                problems: proxy.translation?.problems.map(\.description) ?? []
            )
        }.sorted { $0.key < $1.key }
    }

    // MARK: - Changes

    /// Follows the views until cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await update in self.views.catalog.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.entries.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.peering.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.authority.updates() { await self.take(update) } }
            group.addTask { try await self.renewalLoop() }
            try await group.next()
            group.cancelAll()
        }
    }

    private func take(_ update: StateUpdate<CatalogState>) async {
        let before = catalog
        catalog = update.version.state
        guard let topics = update.touched else { return await rebuild(Set(connected.keys)) }
        var dependencies: Set<ProxyDependency> = []
        for topic in topics {
            dependencies.formUnion(ProxyDependency.touched(by: topic, before: before, after: catalog))
        }
        await rebuild(dependencies)
    }

    private func take(_ update: StateUpdate<ConfigEntryState>) async {
        entries = update.version.state
        guard let topics = update.touched else { return await rebuild(Set(connected.keys)) }
        await rebuild(Set(topics.flatMap { ProxyDependency.touched(by: $0) }))
    }

    private func take(_ update: StateUpdate<PeeringTablesState>) async {
        let before = peering
        peering = update.version.state
        guard let topics = update.touched else { return await rebuild(Set(connected.keys)) }
        await rebuild(Set(topics.flatMap { ProxyDependency.touched(by: $0, before: before, after: peering) }))
    }

    private func take(_ update: StateUpdate<AuthorityState>) async {
        authority = update.version.state
        await rebuild(Set(connected.keys))
    }

    /// Looks every ten seconds for certificates that should be renewed.
    private func renewalLoop() async throws {
        while true {
            try await Task.sleep(for: .seconds(10))
            let due = await leaves.due(roots: authority.roots)
            guard !due.isEmpty else { continue }
            await rebuild(Set(connected.filter { due.contains($0.value.leaf) }.keys))
        }
    }

    private func rebuild(_ dependencies: Set<ProxyDependency>) async {
        var streams: Set<Int> = []
        for dependency in dependencies { streams.formUnion(streamsByDependency[dependency] ?? []) }
        await rebuild(streams)
    }

    /// Makes the configuration of these proxies from the newest views and puts it into their mailboxes.
    ///
    /// Certificates are fetched first; the snapshots are then made in one go without waiting, so each of them is of one
    /// moment and newer than the one before.
    private func rebuild(_ streams: Set<Int>) async {
        guard !streams.isEmpty, views.missing == nil else { return }
        var assembler = makeAssembler()
        var needs: [Int: ProxyLeaf] = [:]
        for stream in streams {
            guard let proxy = connected[stream], let service = registration(of: proxy.key) else { continue }
            guard await authorize(stream, service) else { continue }
            needs[stream] = assembler.leaf(for: service)
        }
        for (stream, leaf) in needs where leaf != .none {
            guard let proxy = connected[stream] else { continue }
            do { _ = try await leaves.leaf(for: leaf, roots: authority.roots, token: proxy.token) } catch {
                connected[stream]?.waitsFor = "certificate: \(error.message)"
                logger.warning(
                    "no certificate for a proxy",
                    metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.error: "\(error)"]
                )
            }
        }
        var stored: [ProxyLeaf: LeafCertificate] = [:]
        for leaf in Set(needs.values) { stored[leaf] = await leaves.stored(leaf) }
        assembler = makeAssembler()
        for stream in streams.sorted() { assemble(stream, &assembler, needs[stream] ?? .none, stored) }
    }

    private func assemble(
        _ stream: Int,
        _ assembler: inout ProxyAssembler,
        _ leaf: ProxyLeaf,
        _ stored: [ProxyLeaf: LeafCertificate]
    ) {
        guard var proxy = connected[stream] else { return }
        guard let service = registration(of: proxy.key),
            let node = catalog.node(NodeKey(name: proxy.key.node)), proxy.isAuthorized
        else {
            connected[stream]?.waitsFor = "its registration in the catalog"
            return
        }
        let assembled = assembler.assemble(service, on: node, leaf: stored[leaf])
        unindex(stream, proxy.dependencies)
        proxy.dependencies = assembled.dependencies.union([.registration(proxy.key)])
        index(stream, proxy.dependencies)
        proxy.leaf = leaf
        defer { connected[stream] = proxy }
        switch assembled.outcome {
        case .waiting(let missing):
            if proxy.waitsFor?.hasPrefix("certificate") != true { proxy.waitsFor = missing.rawValue }
        case .unsupported(let kind):
            proxy.waitsFor = "support for proxies of kind \"\(kind.rawValue)\", which this version does not have"
        case .ready(let snapshot):
            proxy.waitsFor = nil
            guard snapshot != proxy.snapshot else { return }
            let translation =
                if let previous = proxy.translation, let before = proxy.snapshot,
                    snapshot.differsOnlyInEndpoints(from: before)
                { EnvoyTranslator.translateEndpoints(snapshot, after: before, previous: previous, cache: &cache) } else {
                    EnvoyTranslator.translate(snapshot, cache: &cache)
                }
            proxy.snapshot = snapshot
            proxy.translation = translation
            for problem in translation.problems {
                logger.warning(
                    "a part of a proxy's configuration cannot be made",
                    metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.error: "\(problem)"]
                )
            }
            proxy.mailbox.put(translation.resources)
        }
    }

    private func makeAssembler() -> ProxyAssembler {
        ProxyAssembler(catalog: catalog, entries: entries, peering: peering, authority: authority, settings: settings)
    }

    private func registration(of key: ProxyKey) -> NodeService? {
        catalog.service(InstanceKey(node: NodeKey(name: key.node), id: key.id))
    }

    /// Whether the proxy's token may act for its service; a refusal ends the stream.
    private func authorize(_ stream: Int, _ service: NodeService) async -> Bool {
        guard let proxy = connected[stream] else { return false }
        if proxy.isAuthorized { return true }
        let name = service.kind == .connectProxy ? service.proxy.destinationServiceName : service.service
        do throws(MeshError) {
            try await tokens.resolve(proxy.token).require(.serviceWrite(name))
            connected[stream]?.isAuthorized = true
            return true
        } catch {
            if error.code == .permissionDenied {
                proxy.mailbox.end(.refused(.permissionDenied, error.message))
            } else {
                connected[stream]?.waitsFor = "its token: \(error.message)"
            }
            return false
        }
    }

    // MARK: - Index

    private func index(_ stream: Int, _ dependencies: Set<ProxyDependency>) {
        for dependency in dependencies { streamsByDependency[dependency, default: []].insert(stream) }
    }

    private func unindex(_ stream: Int, _ dependencies: Set<ProxyDependency>) {
        for dependency in dependencies {
            streamsByDependency[dependency]?.remove(stream)
            if streamsByDependency[dependency]?.isEmpty == true { streamsByDependency[dependency] = nil }
        }
    }
}

/// What is known of one connected proxy.
package struct ProxyStatus: Sendable, Hashable {
    package var key: ProxyKey
    /// What it waits for; nil when its configuration is complete.
    package var waitsFor: String?
    /// What Envoy refused.
    package var rejections: [Rejection]
    /// What could not be made of its config entries.
    package var problems: [String]
}

/// How a proxy introduces itself.
struct ProxyIdentity: Sendable {
    /// The instance's id in the catalog: the xDS node id.
    var id: String
    /// The node it is registered on, when it says so.
    var node: String

    /// The instance that is meant: on the named node, else wherever an instance of that id is.
    func key(in catalog: CatalogState) -> ProxyKey {
        if !node.isEmpty { return ProxyKey(node: node, id: id) }
        let hosts = catalog.nodes().map(\.name).filter {
            catalog.service(InstanceKey(node: NodeKey(name: $0), id: id)) != nil
        }
        return ProxyKey(node: hosts.first ?? "", id: id)
    }
}
