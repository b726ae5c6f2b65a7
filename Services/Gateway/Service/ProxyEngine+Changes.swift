import AuthorityTables
import CatalogTables
import ConfigEntryTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringTables
import ProxySnapshots

/// What moves: the views, and the certificates.
extension ProxyEngine {
    func take(_ update: StateUpdate<CatalogState>) {
        let before = catalog
        catalog = update.version.state
        moved(.catalog, isLoaded: update.isLoaded)
        guard let topics = update.touched else {
            for streams in homeless.values { relocate(streams) }
            return mark(connected.keys, .everything)
        }
        for topic in topics {
            for dependency in ProxyDependency.touched(by: topic, before: before, after: catalog) {
                mark(dependency)
                if case .registration(let key) = dependency, let streams = homeless[key.id] { relocate(streams) }
            }
        }
    }

    /// Has the nodes looked up again on which these proxies may be.
    private func relocate(_ streams: Set<Int>) {
        for stream in streams { connected[stream]?.candidates = nil }
        mark(streams, .everything)
    }

    func take(_ update: StateUpdate<ConfigEntryState>) {
        entries = update.version.state
        moved(.configEntry, isLoaded: update.isLoaded)
        guard let topics = update.touched else { return mark(connected.keys, .everything) }
        for topic in topics { for dependency in ProxyDependency.touched(by: topic) { mark(dependency) } }
    }

    func take(_ update: StateUpdate<PeeringTablesState>) {
        let before = peering
        peering = update.version.state
        moved(.peering, isLoaded: update.isLoaded)
        guard let topics = update.touched else { return mark(connected.keys, .everything) }
        for topic in topics {
            for dependency in ProxyDependency.touched(by: topic, before: before, after: peering) { mark(dependency) }
        }
    }

    func take(_ update: StateUpdate<AuthorityState>) {
        authority = update.version.state
        moved(.authority, isLoaded: update.isLoaded)
        mark(connected.keys, .everything)
        leaves.prune(inUse: Set(streamsByLeaf.keys), roots: authority.roots)
    }

    /// The services of other datacenters that proxies call, by datacenter.
    func wantedElsewhere() -> [String: Set<ServiceName>] {
        var wanted: [String: Set<ServiceName>] = [:]
        for case .remoteService(let datacenter, let service) in streamsByDependency.keys {
            wanted[datacenter, default: []].insert(service)
        }
        return wanted
    }

    /// Takes what other datacenters tell.
    func take(_ told: OtherDatacenters) {
        guard told != others else { return }
        others = told
        moved()
        mark(.otherDatacenters)
    }

    private func mark(_ dependency: ProxyDependency) {
        guard let streams = streamsByDependency[dependency] else { return }
        mark(streams, ProxyChange(dependency))
    }

    /// Follows certificates that came.
    func takeLeaves() {
        for leaf in leaves.takeNews() {
            if let problem = leaves.problem(leaf) {
                logger.warning(
                    "no certificate for proxies; trying again",
                    metadata: ["certificate.of": "\(leaf)", "error": "\(problem)"]
                )
            }
            if let streams = streamsByLeaf[leaf] { mark(streams, .everything) }
        }
    }

    /// Looks every ten seconds for certificates that should be renewed, and every ten minutes for those that nobody uses.
    func renewalLoop() async throws {
        for round in 1... {
            try await Task.sleep(for: .seconds(10))
            for (leaf, streams) in streamsByLeaf {
                let tokens = streams.prefix(LeafCertificates.tokenLimit).compactMap { connected[$0]?.token }
                leaves.want(leaf, roots: authority.roots, tokens: tokens)
            }
            if round % 60 == 0 { leaves.prune(inUse: Set(streamsByLeaf.keys), roots: authority.roots) }
        }
    }
}
