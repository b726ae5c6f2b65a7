package import ConfigEntryTables
package import MeshDomain

/// All chains of a state of the config entries together: whether they can be compiled, and what exports ask of them.
///
/// - Source: references http-api-and-config.md §5.3 and peering-and-gateways.md §8.2.
package struct ChainGraph {
    private let state: ConfigEntryState
    private let datacenter: String

    /// Looks at a state, from a datacenter.
    package init(_ state: ConfigEntryState, datacenter: String) {
        self.state = state
        self.datacenter = datacenter
    }

    /// What is wrong with the chains that an entry has to do with.
    ///
    /// - Parameters:
    ///   - key: The entry that was written or removed.
    ///   - before: The entries without that change; nil when only what is now counts.
    /// - Returns: The first problem in Consul's words; nil when there is none.
    package func problem(after key: EntryKey, before: ConfigEntryState? = nil) -> ChainProblem? {
        let exported = exportedNames(in: key.scope)
        let affected: [ServiceName]
        let isOfAll = [.proxyDefaults, .samenessGroup].contains(key.kind)
        if isOfAll {
            affected = namesWithEntries(in: key.scope)
        } else if key.kind == .exportedServices {
            affected = []
        } else {
            affected = state.services(leadingTo: ServiceName(key.name, in: key.scope))
        }
        for service in affected {
            if case .failure(let problem) = compile(service, state).result { return problem }
        }
        let watched = isOfAll || key.kind == .exportedServices ? nil : Set(affected)
        for service in exported.sorted() where watched?.contains(service) ?? true {
            if let problem = exportProblem(of: service, before) { return problem }
        }
        return nil
    }

    private func compile(_ service: ServiceName, _ entries: ConfigEntryState) -> ChainOutcome {
        ChainCompiler.compile(service, in: datacenter, trustDomain: "", from: entries)
    }

    /// The services that a router, splitter or resolver is about.
    private func namesWithEntries(in scope: Scope) -> [ServiceName] {
        let leading = state.entries(in: scope).filter { type(of: $0.body.content).leadsCalls }
        return Set(leading.map { ServiceName($0.name, in: scope) }).sorted()
    }

    // MARK: - Exports

    /// The services that are exported to some peer: those named, and with the wildcard all that entries are about.
    private func exportedNames(in scope: Scope) -> Set<ServiceName> {
        guard scope.isStandard, let entry = state.exportedServices() else { return [] }
        var names: Set<ServiceName> = []
        for item in entry.services where item.consumers.contains(where: { !$0.peer.isEmpty }) {
            if item.name == "*" {
                names.formUnion(namesWithEntries(in: scope))
            } else {
                names.insert(ServiceName(item.name, in: scope))
            }
        }
        return names
    }

    /// Whether a service is exported to some peer; with the wildcard every one is, whether there are entries about it or not.
    private func isExported(_ service: ServiceName) -> Bool {
        guard service.scope.isStandard, let entry = state.exportedServices() else { return false }
        return entry.services.contains { item in
            (item.name == "*" || ServiceName(item.name, in: service.scope) == service)
                && item.consumers.contains { !$0.peer.isEmpty }
        }
    }

    private func exportProblem(of service: ServiceName, _ before: ConfigEntryState?) -> ChainProblem? {
        let label = "peer exported service \"\(service)\""
        let chain: CompiledChain
        switch compile(service, state).result {
        case .failure(let problem): return problem
        case .success(let compiled): chain = compiled
        }
        for (_, node) in chain.nodes.sorted(by: { $0.key < $1.key }) {
            guard case .resolver(let resolver) = node else { continue }
            if let target = chain.targets[resolver.target] {
                if !target.peer.isEmpty {
                    return ChainProblem(message: "\(label) contains cross-peer resolver redirect")
                }
                if target.datacenter != datacenter {
                    return ChainProblem(message: "\(label) contains cross-datacenter resolver redirect")
                }
            }
            let takeovers = (resolver.failover ?? []).compactMap { chain.targets[$0] }
            if takeovers.contains(where: { $0.peer.isEmpty && $0.datacenter != datacenter }) {
                return ChainProblem(message: "\(label) contains cross-datacenter failover")
            }
        }
        // Callers in other clusters know whom a service that speaks TCP may be; nobody else may answer them suddenly.
        guard let before, !ServiceProtocol.isHTTP(chain.serviceProtocol),
            ChainGraph(before, datacenter: datacenter).isExported(service),
            case .success(let old) = compile(service, before).result,
            let new = chain.targets.keys.sorted().first(where: { old.targets[$0] == nil })
        else { return nil }
        return ChainProblem(
            message:
                "\(label) uses protocol=\"\(chain.serviceProtocol)\" and cannot introduce new discovery chain targets like \"\(new)\""
        )
    }
}
