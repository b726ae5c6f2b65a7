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

    /// An update that is worked out in pieces, because what is exported may be many thousands of services.
    package struct Work: Sendable {
        fileprivate let sources: ExportSources
        fileprivate let gateways: [CheckServiceNode]
        fileprivate let before: ExportPlan?
        fileprivate var next: ExportPlan
        fileprivate var changed: Set<String> = []
        /// The services that are still to be looked at.
        fileprivate var waiting: ArraySlice<String>
        /// Those whose own instances are looked at; nil for all.
        fileprivate let services: Set<String>?
        /// Whether it was begun without an earlier plan to go on from.
        fileprivate let isWhole: Bool

        /// Whether everything was looked at.
        package var isDone: Bool { waiting.isEmpty }
    }

    /// Brings the plan up to date at once.
    ///
    /// - Parameters:
    ///   - sources: What the plan is made from.
    ///   - touched: What changed in the catalog since the last update; nil when anything may have changed, also in other
    ///     sources.
    /// - Returns: The plan and what changed.
    package mutating func update(_ sources: ExportSources, touched: Set<CatalogTopic>?) -> Update {
        var work = begin(sources, touched: touched)
        go(on: &work, for: .max)
        return finish(work)
    }

    /// Begins to bring the plan up to date; parameters are those of `update`.
    ///
    /// Nothing else may be begun before it is finished.
    package mutating func begin(_ sources: ExportSources, touched: Set<CatalogTopic>?) -> Work {
        guard let touched, let before = plan else { return beginAll(sources) }
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
        return Work(
            sources: sources,
            gateways: gateways,
            before: before,
            next: next,
            changed: changed,
            waiting: destinations.union(services).filter(isExported).sorted()[...],
            services: services,
            isWhole: false
        )
    }

    private mutating func beginAll(_ sources: ExportSources) -> Work {
        named = []
        hasWildcard = false
        for item in sources.entries.exportedServices()?.services ?? []
        where item.consumers.contains(where: { $0.peer == peer }) {
            if item.name == "*" { hasWildcard = true } else { named.insert(item.name) }
        }
        typical = hasWildcard ? sources.catalog.ordinaryServiceNames() : []
        spellings = [:]
        for name in named.union(typical) { spellings[NameText(name).folded, default: []].insert(name) }
        let next = ExportPlan(
            services: names,
            resources: [],
            trustBundle: sources.trustBundle,
            serverAddresses: sources.serverAddresses
        )
        return Work(
            sources: sources,
            gateways: sources.catalog.gateways(.meshGateway),
            before: plan,
            next: next,
            waiting: next.services[...],
            services: nil,
            isWhole: true
        )
    }

    /// Looks at the next services, at most so many.
    package func go(on work: inout Work, for count: Int) {
        let names = work.waiting.prefix(count)
        work.waiting = work.waiting.dropFirst(count)
        for name in names {
            if work.services?.contains(name) ?? true { put(instances(of: name, work.sources), name, &work) }
            putProxy(of: name, &work)
        }
    }

    /// Makes what was worked out the plan.
    package mutating func finish(_ work: Work) -> Update {
        let (next, before) = (work.next, work.before)
        plan = next
        var isNews =
            !work.changed.isEmpty || next.services != before?.services
            || next.serverAddresses != before?.serverAddresses
        if work.isWhole {
            // What is in both was compared; what is in one of them only shows in their numbers.
            isNews =
                isNews || before == nil || next.instances.count != before?.instances.count
                || next.trustBundle != before?.trustBundle
        }
        return Update(plan: next, changed: work.isWhole ? nil : work.changed, isNews: isNews)
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

    private func putProxy(of name: String, _ work: inout Work) {
        if let proxy = work.sources.proxy(of: name, peer: peer) {
            put(
                work.gateways.enumerated().map { proxy.instance($0.offset, behind: $0.element) },
                proxy.name,
                &work
            )
        } else if work.next.instances.removeValue(forKey: name + ExportPlan.proxySuffix) != nil {
            work.changed.insert(name + ExportPlan.proxySuffix)
        }
    }

    private func put(_ instances: [CheckServiceNode], _ name: String, _ work: inout Work) {
        // What is the same stays the same in memory, too, so that it is compared at once from then on.
        if let known = work.before?.instances[name], known == instances {
            work.next.instances[name] = known
            return
        }
        work.next.instances[name] = instances
        work.changed.insert(name)
    }
}
