import MeshDomain
import Metrics
import PeeringTables

/// Tells how this replica's peerings are.
///
/// - Source: reference §1.12, whose names and labels are kept.
struct PeeringMetrics: Sendable {
    let core: PeeringCore

    /// Reports every nine seconds until cancelled.
    ///
    /// Each peering is reported by the replica that runs its stream.
    func run() async throws {
        while true {
            let state = core.state
            for peering in state.peerings() where state.claim(of: peering.id)?.replica == core.replica {
                let labels = [("peer_name", peering.name), ("peer_id", peering.id)]
                Gauge(label: "consul.peering.healthy", dimensions: labels).record(peering.state == .active ? 1 : 0)
                Gauge(label: "consul.peering.exported_services", dimensions: labels)
                    .record(peering.stream.exportedServices?.count ?? 0)
            }
            try await Task.sleep(for: .seconds(9))
        }
    }
}
