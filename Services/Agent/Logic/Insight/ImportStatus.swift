package import CatalogTables
package import MeshDomain
package import PeeringTables

/// What became of one service that a peer exports to this cluster.
package struct ImportStatus: Sendable, Hashable {
    /// The one word for it.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case imported
        /// Its name is known; the rest is on its way, or the peer has no more.
        case pending
        case refused
    }

    package let service: ServiceName
    package let state: State
    /// Why it is not imported, or what is lacking; empty when nothing is.
    package let reason: String
    package let instances: Int
    package let healthy: Int

    /// The services that a peer exports, and what was refused of it besides, by name.
    package static func list(
        of peering: Peering,
        _ state: PeeringTablesState,
        _ catalog: CatalogState,
        _ standing: PeeringStanding?
    ) -> [ImportStatus] {
        let refusals = standing?.refusedImports ?? [:]
        let names = state.serviceNames(of: peering.id, .imported)
        // What is no service, such as the list of them, is told by its own name.
        let known = Set(names)
        let others = refusals.keys.filter { !known.contains($0) && !$0.hasSuffix("-sidecar-proxy") }
        return (names + others).sorted().map { name in
            let service = ServiceRef(ServiceName(name), of: Origin(peer: peering.name))
            let rows = catalog.instances(of: service).filter { $0.service.kind == .typical }
            let refusal = refusals[name] ?? refusals[name + "-sidecar-proxy"]
            var (found, reason) = (State.imported, "")
            if let refusal {
                (found, reason) = (.refused, "refused here: \(refusal)")
            } else if rows.isEmpty, !catalog.hasMeshInstances(service) {
                let obstacle = standing?.importObstacle ?? ""
                (found, reason) = (
                    .pending, obstacle.isEmpty ? "the peer has told no instance of it" : "imports wait: \(obstacle)"
                )
            } else if !catalog.hasMeshInstances(service) {
                reason = "the peer has no sidecar or no mesh gateway for it: it cannot be called over the mesh"
            }
            return ImportStatus(
                service: service.service,
                state: found,
                reason: reason,
                instances: rows.count,
                healthy: rows.count { $0.aggregatedStatus != .critical }
            )
        }
    }
}
