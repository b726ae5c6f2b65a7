import MeshDomain

/// How the commands show what they find in an Envoy.
///
/// - Source: the lines are those of `consul troubleshoot`; what follows a line that begins with `!` is our own.
package enum EnvoyStateLayout {
    /// Which upstream is meant.
    package enum Choice: Sendable, Hashable {
        case name(String)
        case address(String)

        fileprivate var text: String {
            switch self {
            case .name(let text), .address(let text): text
            }
        }
    }

    /// The upstreams.
    package static func upstreams(_ state: EnvoyState) -> String {
        let (explicit, captured) = (state.explicit, state.captured)
        var lines = ["==> Upstreams (explicit upstreams only) (\(explicit.count))"]
        lines += explicit.map { "  " + $0.label }.sorted()
        lines.append("")
        lines.append("==> Upstream IPs (transparent proxy only) (\(captured.count))")
        let rows = captured.map { [$0.label, state.clusters(of: $0).joined(separator: ", ")] }
        if !rows.isEmpty { lines.append(TextTable.text([["IPs", "Clusters"]] + rows)) }
        if explicit.isEmpty {
            lines.append("")
            lines.append(
                "An upstream that is missing: a transparent proxy has those that intentions let it call; "
                    + "`tombolo troubleshoot call SOURCE DESTINATION` tells what is in the way."
            )
        }
        return lines.joined(separator: "\n")
    }

    /// What keeps an Envoy from calling an upstream, and whether nothing does.
    package static func proxy(_ state: EnvoyState, _ choice: Choice, now: String) -> (text: String, isWell: Bool) {
        var report = Report()
        let expired = state.certificatesOutOfTime(at: now)
        report.add(expired.isEmpty, "Certificates are valid", "Certificates are not valid", expired)
        let rejected = state.count("update_rejected")
        let refused = state.refused
        report.add(
            rejected == 0 && refused.isEmpty,
            "Envoy has 0 rejected configurations",
            "Envoy has \(max(rejected, Int64(refused.count))) rejected configurations since it was started",
            refused.isEmpty ? ["none of them is in the way now"] : refused,
            isHarmless: refused.isEmpty
        )
        let failures = state.count("upstream_cx_connect_fail")
        report.add(
            failures == 0,
            "Envoy has detected 0 connection failure(s)",
            "Envoy has detected \(failures) connection failure(s) since it was started",
            [],
            isHarmless: true
        )
        upstream(state, choice, &report)
        return (report.lines.joined(separator: "\n"), report.isWell)
    }

    private static func upstream(_ state: EnvoyState, _ choice: Choice, _ report: inout Report) {
        let name = choice.text
        let outlet =
            switch choice {
            case .name(let id): state.explicit.first { $0.label == id }
            case .address(let address): state.captured.first { $0.addresses.contains(address) }
            }
        report.add(
            outlet != nil,
            "Listener for upstream \"\(name)\" found",
            "No listener for upstream \"\(name)\"",
            [
                "`tombolo troubleshoot upstreams` lists those there are; `tombolo troubleshoot call` tells what is in the way"
            ]
        )
        guard let outlet else { return }
        let routes = state.routes(of: outlet)
        if routes?.isEmpty != true {
            report.add(
                routes != nil,
                "Route for upstream \"\(name)\" found",
                "No route for upstream \"\(name)\"",
                ["Envoy waits for it: look at `tombolo proxies -detailed`"]
            )
        }
        let clusters = state.clusters(of: outlet)
        report.add(
            !clusters.isEmpty,
            nil,
            "Upstream \"\(name)\" leads to no cluster",
            ["config entries leave nobody to call: `tombolo troubleshoot call` names them"]
        )
        for cluster in clusters {
            let label = "\"\(cluster)\" for upstream \"\(name)\""
            report.add(
                state.has(cluster: cluster),
                "Cluster \(label) found",
                "No cluster \(label)",
                ["look at `tombolo proxies -detailed`"]
            )
            let (all, healthy) = state.endpoints(of: cluster)
            report.add(
                healthy > 0,
                "Healthy endpoints for cluster \(label) found",
                "No healthy endpoints for cluster \(label): \(all) there, \(healthy) healthy",
                ["look at the health of the service and of its gateways: /v1/health/connect"]
            )
        }
    }

    private struct Report {
        var lines = ["==> Validation"]
        var isWell = true

        mutating func add(
            _ isRight: Bool,
            _ right: String?,
            _ wrong: String,
            _ more: [String],
            isHarmless: Bool = false
        ) {
            guard !isRight else {
                if let right { lines.append("✓ " + right) }
                return
            }
            lines.append("! " + wrong)
            lines += more.map { "  -> " + $0 }
            if !isHarmless { isWell = false }
        }
    }
}
