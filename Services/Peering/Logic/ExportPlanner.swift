package import CatalogTables
import ConfigEntryTables
import MeshDomain

/// Keeps the plan of what one peer is told, and works out anew only what a change can have touched.
package struct ExportPlanner: Sendable {
    private let peer: String
    private var plan: ExportPlan?
    /// Whether every ordinary service is exported.
    private var hasWildcard = false
    /// The names that are exported one by one.
    private var named: Set<String> = []
    /// With a wildcard, the names of all ordinary services.
    private var typical: Set<String> = []
    /// The names that were exported since everything was worked out, by the key under which the catalog tells of them.
    private var spellings: [NameText: Set<String>] = [:]

    /// Makes the planner of a peer.
    package init(peer: String) { self.peer = peer }

    /// The plan and what changed in it.
    package struct Update: Sendable {
        package var plan: ExportPlan
        /// The names of resources that were written or removed; nil when all may have been.
        package var changed: Set<String>?
        /// Whether anything changed at all.
        package var isNews: Bool
    }

    /// Brings the plan up to date.
    ///
    /// - Parameters:
    ///   - sources: What the plan is made from.
    ///   - touched: What changed in the catalog since the last update; nil when anything may have changed, also in other
    ///     sources.
    /// - Returns: The plan and what changed.
    package mutating func update(_ sources: ExportSources, touched: Set<CatalogTopic>?) -> Update {
        guard let touched, let before = plan else { return makeAll(sources) }
        var services = Set<String>()
        var destinations = Set<String>()
        var hasGatewayChange = false
        for topic in touched {
            switch topic {
            // The topics of all services on a node come with a change of the node.
            case .service(let key) where key.origin.isLocal: services.formUnion(names(foundBy: key, sources))
            case .connect(let key) where key.origin.isLocal: destinations.formUnion(names(foundBy: key, sources))
            case .kind(.meshGateway, let origin) where origin.isLocal: hasGatewayChange = true
            case .service, .connect, .registration, .kind, .node, .nodes, .services, .checks, .virtualAddresses,
                .staged, .keys, .sessions, .queries, .autopilot, .part:
                continue
            }
        }
        var next = before
        var changed = Set<String>()
        if hasWildcard { updateNames(services, sources, &next, &changed) }
        if hasGatewayChange {
            next.serverAddresses = sources.serverAddresses
            destinations.formUnion(next.services)
        }
        let gateways = destinations.isEmpty && services.isEmpty ? [] : sources.catalog.gateways(.meshGateway)
        for name in services where isExported(name) { put(instances(of: name, sources), name, &next, &changed) }
        for name in destinations.union(services) where isExported(name) {
            putProxy(of: name, behind: gateways, sources, &next, &changed)
        }
        plan = next
        let isNews =
            !changed.isEmpty || next.services != before.services || next.serverAddresses != before.serverAddresses
        return Update(plan: next, changed: changed, isNews: isNews)
    }

    private mutating func makeAll(_ sources: ExportSources) -> Update {
        named = []
        hasWildcard = false
        for item in sources.entries.exportedServices()?.services ?? []
        where item.consumers.contains(where: { $0.peer == peer }) {
            if item.name == "*" { hasWildcard = true } else { named.insert(item.name) }
        }
        typical = hasWildcard ? sources.catalog.ordinaryServiceNames() : []
        spellings = [:]
        for name in named.union(typical) { spellings[NameText(name).folded, default: []].insert(name) }
        var next = ExportPlan(
            services: names,
            resources: [],
            trustBundle: sources.trustBundle,
            serverAddresses: sources.serverAddresses
        )
        var changed = Set<String>()
        let gateways = sources.catalog.gateways(.meshGateway)
        for name in next.services {
            put(instances(of: name, sources), name, &next, &changed)
            putProxy(of: name, behind: gateways, sources, &next, &changed)
        }
        let isNews = next != plan
        plan = next
        return Update(plan: next, changed: nil, isNews: isNews)
    }

    /// The names exported to the peer, sorted.
    ///
    /// Named ones even when nothing of that name is registered; for `*` every registered service that is neither proxy nor
    /// gateway; `consul` never.
    ///
    /// - Source: reference §3.12.
    private var names: [String] { named.union(typical).filter(Self.canBeExported).sorted() }

    private func isExported(_ name: String) -> Bool {
        (named.contains(name) || typical.contains(name)) && Self.canBeExported(name)
    }

    private static func canBeExported(_ name: String) -> Bool {
        name != "consul" && !name.hasSuffix(ExportPlan.proxySuffix)
    }

    /// With a wildcard, services appear and disappear.
    private mutating func updateNames(
        _ touched: Set<String>,
        _ sources: ExportSources,
        _ next: inout ExportPlan,
        _ changed: inout Set<String>
    ) {
        var isDifferent = false
        for name in touched {
            if sources.isTypical(name) {
                if typical.insert(name).inserted {
                    isDifferent = true
                    spellings[NameText(name).folded, default: []].insert(name)
                }
            } else if typical.remove(name) != nil {
                isDifferent = true
                guard !named.contains(name) else { continue }
                for resource in [name, name + ExportPlan.proxySuffix] where next.instances[resource] != nil {
                    next.instances[resource] = nil
                    changed.insert(resource)
                }
            }
        }
        if isDifferent { next.services = names }
    }

    private func instances(of name: String, _ sources: ExportSources) -> [CheckServiceNode] {
        sources.catalog.instances(of: ServiceRef(ServiceName(name))).compactMap { NormalExport.instance($0) }
    }

    /// The names that a change may be about: those of the catalog, and those in the plan that it no longer has.
    private func names(foundBy key: ServiceKey, _ sources: ExportSources) -> Set<String> {
        guard key.scope.isStandard else { return [] }
        return Set(sources.catalog.spellings(of: key).map(\.text)).union(spellings[key.folded] ?? [])
    }

    private func putProxy(
        of name: String,
        behind gateways: [CheckServiceNode],
        _ sources: ExportSources,
        _ next: inout ExportPlan,
        _ changed: inout Set<String>
    ) {
        if let proxy = sources.proxy(of: name, peer: peer) {
            put(
                gateways.enumerated().map { proxy.instance($0.offset, behind: $0.element) },
                proxy.name,
                &next,
                &changed
            )
        } else if next.instances.removeValue(forKey: name + ExportPlan.proxySuffix) != nil {
            changed.insert(name + ExportPlan.proxySuffix)
        }
    }

    private func put(
        _ instances: [CheckServiceNode],
        _ name: String,
        _ next: inout ExportPlan,
        _ changed: inout Set<String>
    ) {
        guard next.instances[name] != instances else { return }
        next.instances[name] = instances
        changed.insert(name)
    }
}
