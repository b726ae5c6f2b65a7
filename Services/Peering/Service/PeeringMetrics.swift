import MeshDomain
import MeshJournal
import Metrics
import PeeringLogic
import PeeringTables

/// Tells how this replica's peerings are.
///
/// - Source: reference §1.12, whose names and labels are kept.
struct PeeringMetrics: Sendable {
    /// 1 while the other side of a peering is heard of, else 0.
    static let healthy = "consul.peering.healthy"
    /// How many services a peer is told of.
    static let exportedServices = "consul.peering.exported_services"
    /// How many services a peer has brought.
    static let importedServices = "tombolo.peering.imported_services"
    /// How many resources of a peer were refused.
    private static let refusedImports = "tombolo.peering.refused_imports"
    /// How often the gauges are reported.
    ///
    /// - Source: reference §1.12.
    private static let interval = Duration.seconds(9)

    let core: PeeringCore

    /// Counts a resource of a peer that was refused.
    static func countRefusal(of peer: String) {
        Counter(label: refusedImports, dimensions: [("peer_name", peer)]).increment()
    }

    /// The gauges of one peering.
    private struct Gauges {
        let healthy: Gauge
        let exported: Gauge
        let imported: Gauge

        init(_ name: String, _ id: String) {
            let labels = [("peer_name", name), ("peer_id", id)]
            healthy = Gauge(label: PeeringMetrics.healthy, dimensions: labels)
            exported = Gauge(label: PeeringMetrics.exportedServices, dimensions: labels)
            imported = Gauge(label: PeeringMetrics.importedServices, dimensions: labels)
        }

        func record(_ peering: Peering) {
            healthy.record(peering.state == .active ? 1 : 0)
            exported.record(peering.stream.exportedCount ?? 0)
            imported.record(peering.stream.importedCount ?? 0)
        }

        /// A series that nobody reports any more must not go on standing for the peering.
        func destroy() {
            healthy.destroy()
            exported.destroy()
            imported.destroy()
        }
    }

    /// Reports every nine seconds, and at once when a peering comes, goes or changes its state, until cancelled.
    ///
    /// Each peering is reported by the replica that runs its stream; one without stream by the replica that looks after it.
    func run() async throws {
        var reported: [String: Gauges] = [:]
        defer { for gauges in reported.values { gauges.destroy() } }
        var seen: UInt64 = 0
        while !Task.isCancelled {
            let state = core.state
            let mine = state.peerings().filter(isMine)
            for peering in mine {
                let gauges = reported[peering.id] ?? Gauges(peering.name, peering.id)
                gauges.record(peering)
                reported[peering.id] = gauges
            }
            let kept = Set(mine.map(\.id))
            for (id, gauges) in reported where !kept.contains(id) {
                gauges.destroy()
                reported[id] = nil
            }
            let version = await core.ledger.view.value(
                ofAny: [.peerings, .internals],
                after: seen,
                timeout: Self.interval
            )
            seen = max(version.state.index(of: .peerings), version.state.index(of: .internals))
        }
        try Task.checkCancellation()
    }

    private func isMine(_ peering: Peering) -> Bool {
        if let claim = core.state.claim(of: peering.id) { return claim.replica == core.replica }
        guard let alive = core.presence.alive else { return false }
        return ReplicaChoice.owner(of: peering.id, among: alive) == core.replica
    }
}
