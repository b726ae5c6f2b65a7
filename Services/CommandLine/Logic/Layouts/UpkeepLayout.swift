package import MeshDomain

/// How servers, counts, maintenance and exported services are shown.
///
/// - Source: reference §11.3.
package enum UpkeepLayout {
    /// The answer of `operator/autopilot/state`.
    package static func servers(_ state: MeshValue) -> String {
        var lines = [
            "Healthy:                      \(state.text("Healthy"))",
            "Failure Tolerance:            \(state.text("FailureTolerance"))",
            "Optimistic Failure Tolerance: \(state.text("OptimisticFailureTolerance"))",
            "Leader:                       \(state.text("Leader"))", "Voters:",
        ]
        lines += state.texts("Voters").map { "   \($0)" }
        lines.append("Servers:")
        for (id, server) in (state["Servers"]?.objectValue?.entries ?? []).map({ ($0.key, $0.value) }) {
            lines.append("   \(id)")
            let rows = [
                ("Name:", "Name"), ("Address:", "Address"), ("Version:", "Version"), ("Status:", "Status"),
                ("Node Type:", "NodeType"), ("Node Status:", "NodeStatus"), ("Healthy:", "Healthy"),
                ("Last Contact:", "LastContact"), ("Last Term:", "LastTerm"), ("Last Index:", "LastIndex"),
            ]
            for (label, key) in rows {
                let gap = String(repeating: " ", count: 17 - label.count)
                lines.append("      \(label)\(gap)\(server.text(key))")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The usage of datacenters: services and their instances.
    ///
    /// - Parameters:
    ///   - usage: The answer's `Usage`.
    ///   - showsMesh: Proxies and gateways, too.
    ///   - showsPlace: A column with the datacenter.
    /// - Returns: The tables.
    package static func usage(_ usage: MeshValue, showsMesh: Bool, showsPlace: Bool) -> String {
        let places = (usage.objectValue?.entries ?? []).map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        let total = places.map { $0.1["BillableServiceInstances"]?.intValue ?? 0 }.reduce(0, +)
        var parts = ["Billable Service Instances Total: \(total)"]
        func rows(_ head: [String], _ body: [[String]]) {
            let place = showsPlace ? ["Datacenter"] : []
            parts.append(TextTable.text([place + head] + body.map { showsPlace ? $0 : Array($0.dropFirst()) }))
        }
        rows(
            ["Services", "Service instances"],
            places.map { [$0.0, $0.1.text("Services"), $0.1.text("BillableServiceInstances")] }
        )
        if showsMesh {
            rows(
                ["Type", "Service instances"],
                places.flatMap { place, counts in
                    let kinds = counts["ConnectServiceInstances"]
                    return (kinds?.objectValue?.entries ?? []).map { [place, $0.key, kinds?.text($0.key) ?? ""] }
                }
            )
        }
        return parts.joined(separator: "\n\n")
    }

    /// What of an agent's checks are marks of maintenance; nil when none is.
    package static func maintenance(_ checks: MeshValue, node: String) -> String? {
        var parts: [String] = []
        for (id, check) in (checks.objectValue?.entries ?? []).map({ ($0.key, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
            if id == "_node_maintenance" {
                parts.append("Node:\n  Name:   \(node)\n  Reason: \(check.text("Notes"))\n")
            } else if id.hasPrefix("_service_maintenance:") {
                parts.append("Service:\n  ID:     \(check.text("ServiceID"))\n  Reason: \(check.text("Notes"))\n")
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// Exported services with the peers that may use them.
    package static func exports(_ services: [MeshValue]) -> String {
        TextTable.text(
            [["Service", "Consumer Peers"]]
                + services.map { service in
                    [service.text("Service"), (service["Consumers"]?.texts("Peers") ?? []).joined(separator: ", ")]
                }
        )
    }
}
