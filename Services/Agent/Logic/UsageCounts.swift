package import CatalogTables
import MeshDomain

/// How much of what this cluster's catalog holds.
///
/// - Source: reference §3.3, `operator/usage`.
package struct UsageCounts: Sendable, Hashable {
    package private(set) var nodes = 0
    /// Names of services.
    package private(set) var services = 0
    package private(set) var instances = 0
    /// Instances that are neither sidecars nor gateways, without those of `consul`.
    package private(set) var billable = 0
    /// Instances in the mesh by kind, and `connect-native`; every kind is there.
    package private(set) var mesh: [String: Int] = [:]

    private static let meshKinds: [ServiceKind] = [
        .connectProxy, .meshGateway, .ingressGateway, .terminatingGateway, .apiGateway,
    ]

    /// Counts.
    package init(_ state: CatalogState) {
        for kind in Self.meshKinds { mesh[kind.rawValue] = 0 }
        mesh["connect-native"] = 0
        nodes = state.nodeKeys(peer: "").count
        services = state.serviceNames().count
        for key in state.nodeKeys(peer: "") {
            for service in state.services(on: key) {
                instances += 1
                if service.kind != .typical {
                    mesh[service.kind.rawValue, default: 0] += 1
                } else if service.service != "consul" {
                    billable += 1
                }
                if service.connect.native { mesh["connect-native", default: 0] += 1 }
            }
        }
    }
}
