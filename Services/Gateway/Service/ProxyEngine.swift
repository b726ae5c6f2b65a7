package import ACLContract
import AccessRules
import AuthorityContract
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import EnvoyTranslation
import GatewayLogic
import Glibc
package import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import Metrics
import PeeringTables
package import ProxySnapshots

/// Keeps every connected proxy's configuration up to date.
///
/// One direction: change of a view → the proxies that depend on it → snapshot → resources → the stream's mailbox. Whatever
/// happens only marks proxies; one loop takes the marked ones and makes their configuration without waiting for anybody, so
/// a proxy never gets an older configuration after a newer one, and many changes at once cost one.
package actor ProxyEngine {
    /// How many proxies are done before others may use the actor.
    private static let stride = 32
    private static let needed: Set<BusService> = [.catalog, .configEntry, .peering, .authority]

    let views: ClusterViews
    let leaves: LeafCertificates
    let tokens: any TokenResolving
    let settings: AssemblySettings
    let limits: XDSLimits
    let logger: Logger
    var connected: [Int: ConnectedProxy] = [:]
    var streamsByDependency: [ProxyDependency: Set<Int>] = [:]
    var streamsByLeaf: [ProxyLeaf: Set<Int>] = [:]
    var streamsByToken: [SecretID: Set<Int>] = [:]
    /// Streams of proxies that did not name their node, by the instance's id.
    var homeless: [ScopedID: Set<Int>] = [:]
    /// Streams of proxies that nobody registered, and since when they wait for that.
    var strays: [Int: ContinuousClock.Instant] = [:]
    private var marked: [Int: ProxyChange] = [:]
    /// When the oldest mark that waits was made.
    private var markedSince: ContinuousClock.Instant?
    /// Whether proxies were configured once.
    private var hasBegun = false
    private let work: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// An element when tokens should be asked for again.
    let accessRounds: AsyncStream<Void>
    private nonisolated let nextAccessRound: AsyncStream<Void>.Continuation
    private var cache = TranslationCache()
    /// The states that were loaded; proxies are served once all are, so that nobody gets half a configuration.
    var loaded: Set<BusService> = []
    var catalog = CatalogState()
    var entries = ConfigEntryState()
    var peering = PeeringTablesState()
    var authority = AuthorityState()
    var others = OtherDatacenters()
    /// Over the states above; nil when one of them moved on.
    private var assembler: ProxyAssembler?

    /// Makes an engine without proxies.
    package init(
        views: ClusterViews,
        leaves: LeafCertificates,
        tokens: any TokenResolving,
        settings: AssemblySettings,
        limits: XDSLimits,
        logger: Logger
    ) {
        self.views = views
        self.leaves = leaves
        self.tokens = tokens
        self.settings = settings
        self.limits = limits
        self.logger = logger
        (work, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        (accessRounds, nextAccessRound) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: - Streams

    /// Takes in a proxy whose stream was opened.
    func connect(_ identity: ProxyIdentity, token: SecretID, mailbox: StreamMailbox) async {
        let key = identity.key(on: identity.node)
        connected[mailbox.id] = ConnectedProxy(
            identity: identity,
            token: token,
            mailbox: mailbox,
            connectedSince: Int64(time(nil)),
            key: key,
            dependencies: [.registration(key.instance)]
        )
        index(mailbox.id, [.registration(key.instance)])
        streamsByToken[token, default: []].insert(mailbox.id)
        if identity.node.isEmpty { homeless[ScopedID(identity.id), default: []].insert(mailbox.id) }
        GatewayMetrics.connected(connected.count)
        logger.debug("a proxy connected", metadata: [LogKey.proxy: "\(key.id)", LogKey.node: "\(key.node)"])
        let access = await resolve(token)
        follow(access, mailbox.id)
        if case .failure = access { recheckTokens() }
    }

    /// Forgets a proxy whose stream is over.
    func disconnect(_ stream: Int) {
        guard let proxy = connected.removeValue(forKey: stream) else { return }
        unindex(stream, proxy.dependencies)
        use(.none, insteadOf: proxy.leaf, stream)
        use([], insteadOf: proxy.linked.granted, stream)
        streamsByToken[proxy.token]?.remove(stream)
        if streamsByToken[proxy.token]?.isEmpty == true { streamsByToken[proxy.token] = nil }
        homeless[ScopedID(proxy.identity.id)]?.remove(stream)
        if homeless[ScopedID(proxy.identity.id)]?.isEmpty == true { homeless[ScopedID(proxy.identity.id)] = nil }
        strays[stream] = nil
        marked[stream] = nil
        GatewayMetrics.connected(connected.count)
        logger.debug(
            "a proxy disconnected",
            metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.node: "\(proxy.key.node)"]
        )
    }

    // MARK: - Work

    /// Follows the views and keeps the proxies' configurations until cancelled.
    package func run() async throws {
        GatewayMetrics.connected(connected.count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await update in self.views.catalog.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.entries.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.peering.updates() { await self.take(update) } }
            group.addTask { for await update in self.views.authority.updates() { await self.take(update) } }
            group.addTask { await self.workLoop() }
            group.addTask { await self.leaves.run() }
            group.addTask { for await _ in self.leaves.news { await self.takeLeaves() } }
            group.addTask { try await self.renewalLoop() }
            group.addTask { try await self.accessLoop() }
            group.addTask { try await self.strayLoop() }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Has the configuration of these proxies made again.
    func mark(_ streams: some Sequence<Int>, _ change: ProxyChange) {
        for stream in streams {
            if marked[stream]?.merge(change) == nil { marked[stream] = change }
        }
        guard !marked.isEmpty else { return }
        if markedSince == nil { markedSince = .now }
        wake.yield()
    }

    /// Notes that a state moved on, and whether it is loaded.
    func moved(_ service: BusService, isLoaded: Bool) {
        assembler = nil
        if isLoaded { loaded.insert(service) }
    }

    /// Notes that something beside the states moved on.
    func moved() { assembler = nil }

    /// Has all tokens asked for again.
    nonisolated func recheckTokens() { nextAccessRound.yield() }

    private func workLoop() async {
        for await _ in work {
            while !marked.isEmpty, loaded.isSuperset(of: Self.needed), isWhole() {
                let round = marked
                let since = markedSince
                marked = [:]
                markedSince = nil
                for (place, stream) in round.keys.sorted().enumerated() {
                    if let change = round[stream] { configure(stream, change) }
                    if place % Self.stride == Self.stride - 1 { await Task.yield() }
                }
                if let since { GatewayMetrics.configured(after: since.duration(to: .now)) }
            }
        }
    }

    /// Whether proxies can be configured for the first time: what a terminating gateway calls may have to be loaded before, or a
    /// gateway that comes back would lose what it has.
    private func isWhole() -> Bool {
        if !hasBegun { hasBegun = views.holdsLinks }
        return hasBegun
    }

    private func configure(_ stream: Int, _ change: ProxyChange) {
        guard var proxy = connected[stream] else { return }
        var assembler = assembler ?? makeAssembler()
        defer { self.assembler = assembler }
        // A second copy would make each shared list be copied once more.
        self.assembler = nil
        if case .endpoints(let changes) = change, refresh(&proxy, changes, &assembler) {
            connected[stream] = proxy
            return
        }
        assemble(stream, &proxy, &assembler)
        connected[stream] = proxy
    }

    /// Follows a change of endpoints without making the rest again; false when that is not possible.
    private func refresh(
        _ proxy: inout ConnectedProxy,
        _ changes: Set<ProxyDependency>,
        _ assembler: inout ProxyAssembler
    ) -> Bool {
        guard proxy.waitsFor == nil, let before = proxy.snapshot, let translation = proxy.translation,
            let snapshot = assembler.refreshed(before, after: changes)
        else { return false }
        guard snapshot.loadAssignments != before.loadAssignments else { return true }
        GatewayMetrics.refreshed.increment()
        proxy.snapshot = snapshot
        proxy.translation = EnvoyTranslator.translateEndpoints(
            snapshot,
            after: before,
            previous: translation,
            envoy: proxy.identity.envoy,
            cache: &cache
        )
        deliver(proxy)
        return true
    }

    private func assemble(_ stream: Int, _ proxy: inout ConnectedProxy, _ assembler: inout ProxyAssembler) {
        guard let (service, node) = registration(of: &proxy) else { return stray(stream, &proxy) }
        strays[stream] = nil
        let leaf = assembler.leaf(for: service)
        // Whoever gets a certificate is asked for the right to have it, however the certificate came about.
        let needed: [Access] = [.serviceWrite(proxy.service)] + (leaves.access(to: leaf).map { [$0] } ?? [])
        guard isAllowed(&proxy, needed) else { return }
        use(leaf, insteadOf: proxy.leaf, stream)
        proxy.leaf = leaf
        leaves.want(leaf, roots: authority.roots, tokens: [proxy.token])
        link(stream, &proxy, to: assembler.linkedLeaves(for: service))
        // A proxy that has just come may hold what only a certificate makes, as a gateway's clusters of exported HTTP services:
        // without it they would be taken away for a moment. The end of the first attempt is news, whatever came of it.
        guard proxy.snapshot != nil || !([leaf] + proxy.linked.granted).contains(where: leaves.isExpected) else {
            proxy.waitsFor = "certificate"
            return
        }
        GatewayMetrics.assembled.increment()
        let assembled = assembler.assemble(
            service,
            on: node,
            leaf: leaves.current(leaf)?.leaf,
            linked: linkedCredentials(of: proxy)
        )
        let dependencies = assembled.dependencies.union([.registration(proxy.key.instance)])
        if dependencies != proxy.dependencies {
            unindex(stream, proxy.dependencies.subtracting(dependencies))
            index(stream, dependencies)
            proxy.dependencies = dependencies
        }
        switch assembled.outcome {
        case .waiting(.leaf):
            proxy.waitsFor = "certificate" + (leaves.problem(leaf).map { ": \($0.message)" } ?? "")
        case .waiting(let missing): proxy.waitsFor = missing.rawValue
        case .unsupported(let kind):
            proxy.waitsFor = "support for proxies of kind \"\(kind.rawValue)\", which this version does not have"
        case .ready(let snapshot):
            proxy.waitsFor = nil
            guard snapshot != proxy.snapshot else { return }
            let encoded = cache.encodedCount
            defer { GatewayMetrics.encoded.increment(by: cache.encodedCount - encoded) }
            let translation = EnvoyTranslator.translate(
                snapshot,
                after: proxy.snapshot,
                previous: proxy.translation,
                envoy: proxy.identity.envoy,
                cache: &cache
            )
            // What is told names the entries that the new snapshot is made from.
            proxy.snapshot = snapshot
            tell(translation.problems, beyond: proxy.translation?.problems ?? [], of: proxy)
            proxy.translation = translation
            deliver(proxy)
        }
    }

    private func deliver(_ proxy: ConnectedProxy) {
        if let resources = proxy.translation?.resources { proxy.mailbox.put(resources) }
    }

    private func makeAssembler() -> ProxyAssembler {
        ProxyAssembler(
            catalog: catalog,
            entries: entries,
            peering: peering,
            authority: authority,
            settings: settings,
            others: others
        )
    }

    /// The instance behind a stream; nil, with the reason noted, when there is none or it is not clear which one.
    private func registration(of proxy: inout ConnectedProxy) -> (NodeService, Node)? {
        let candidates = proxy.candidates ?? proxy.identity.nodes(in: catalog)
        proxy.candidates = candidates
        guard candidates.count < 2 else {
            proxy.waitsFor =
                "its node: \"\(proxy.key.id)\" is registered on \(candidates.prefix(3).joined(separator: ", "))"
                + "; start the proxy with -node-name, or put node_name into the metadata of its bootstrap"
            return nil
        }
        let key = proxy.identity.key(on: candidates.first ?? "")
        if key != proxy.key {
            // An instance that moved may be another service's.
            proxy.key = key
            proxy.permitted = []
        }
        let place = key.instance
        guard let service = catalog.service(place), let node = catalog.node(place.node) else {
            proxy.waitsFor = "its registration in the catalog"
            return nil
        }
        proxy.kind = service.kind.rawValue
        proxy.service = service.servedService.service
        return (service, node)
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

    private func use(_ leaf: ProxyLeaf, insteadOf old: ProxyLeaf, _ stream: Int) {
        guard leaf != old else { return }
        streamsByLeaf[old]?.remove(stream)
        if streamsByLeaf[old]?.isEmpty == true { streamsByLeaf[old] = nil }
        if leaf != .none { streamsByLeaf[leaf, default: []].insert(stream) }
    }
}
