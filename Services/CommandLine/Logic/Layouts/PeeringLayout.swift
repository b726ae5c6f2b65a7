package import MeshDomain

/// How peerings are shown.
///
/// - Source: reference §11.3 and peering reference §1.11.
package enum PeeringLayout {
    /// All peerings, sorted by name.
    package static func table(_ peerings: [MeshValue]) -> String {
        guard !peerings.isEmpty else { return "There are no peering connections." }
        let rows = peerings.sorted { $0.text("Name") < $1.text("Name") }.map { peering in
            [
                peering.text("Name"), peering.text("State"), String(services(peering, "Imported")),
                String(services(peering, "Exported")), TextTable.pairs(peering.map("Meta")),
            ]
        }
        return TextTable.text([["Name", "State", "Imported Svcs", "Exported Svcs", "Meta"]] + rows)
    }

    /// One peering.
    package static func block(_ peering: MeshValue) -> String {
        var groups: [[(String, String)]] = [[("Name", peering.text("Name")), ("ID", peering.text("ID"))]]
        if !peering.text("DeletedAt").isEmpty { groups[0].append(("DeletedAt", peering.text("DeletedAt"))) }
        groups[0].append(("State", peering.text("State")))
        let reason = peering["StreamStatus"]?.text("LastError") ?? ""
        if !reason.isEmpty { groups[0].append(("Last Error", reason)) }
        let meta = peering.map("Meta").sorted { $0.0 < $1.0 }
        if !meta.isEmpty {
            groups.append([("Meta", "")] + meta.map { ("    \($0.0)=\($0.1)", "") })
        }
        groups.append([
            ("Peer ID", peering.text("PeerID")), ("Peer Server Name", peering.text("PeerServerName")),
            ("Peer CA Pems", String(peering.list("PeerCAPems").count)),
        ])
        let addresses = peering.texts("PeerServerAddresses")
        if !addresses.isEmpty {
            groups[groups.count - 1].append(("Peer Server Addresses", ""))
            groups[groups.count - 1] += addresses.map { ("    \($0)", "") }
        }
        groups.append([
            ("Imported Services", String(services(peering, "Imported"))),
            ("Exported Services", String(services(peering, "Exported"))),
        ])
        let status = peering["StreamStatus"] ?? .null
        groups.append([
            ("Last Heartbeat", status.text("LastHeartbeat")), ("Last Send", status.text("LastSend")),
            ("Last Receive", status.text("LastReceive")),
        ])
        groups.append([
            ("Create Index", peering.text("CreateIndex")), ("Modify Index", peering.text("ModifyIndex")),
        ])
        return groups.map { group in
            group.map { label, value in
                label.hasPrefix(" ") ? label : value.isEmpty ? "\(label):" : "\(label):".padded(to: 14) + value
            }.map { $0.replacingColonRun() }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// What is said below a peering: how far the peer is behind, and each service that is not as it should be.
    package static func insight(_ insight: MeshValue) -> String {
        guard insight["name"] != nil else { return "" }
        var lines: [String] = ["", ""]
        if insight["caughtUp"] == nil {
            lines.append("Caught Up: unknown, there is no stream")
        } else {
            lines.append("Caught Up:        \(insight.text("caughtUp"))")
            lines.append("Lag:              \(insight.text("lagChanges")) changes, \(insight.text("lagMs")) ms")
            lines.append("Waiting Imports:  \(insight.text("waitingImports"))")
            if insight["lastError"] != nil {
                lines.append("Last Failure:     \(insight.text("lastError")) (\(insight.text("lastErrorAt")))")
            }
        }
        if !insight.text("importObstacle").isEmpty {
            lines.append("Imports Wait For: \(insight.text("importObstacle"))")
        }
        let rows =
            [("exports", "to the peer"), ("imports", "from the peer")].flatMap { key, direction in
                insight.list(key).filter { !$0.text("reason").isEmpty }.prefix(rowLimit).map { row in
                    [row.text("service"), direction, row.text("state"), row.text("reason")]
                }
            }
        guard !rows.isEmpty else { return lines.joined(separator: "\n") }
        lines += ["", TextTable.text([["Service", "Direction", "State", "Why"]] + rows)]
        return lines.joined(separator: "\n")
    }

    /// How many services of each direction are told below a peering.
    private static let rowLimit = 50

    /// What a peer would see.
    package static func preview(_ rows: [MeshValue], of peer: String) -> String {
        guard !rows.isEmpty else { return "The peer \(peer) would see nothing." }
        let table = rows.map { row in
            let callers = row["callers"]?.arrayValue.map { $0.compactMap(\.stringValue).joined(separator: ", ") }
            return [
                row.text("new") == "true" ? "+" : "", row.text("service"), row.text("protocol"),
                "\(row.text("healthy"))/\(row.text("instances"))", callers ?? "(not visible)",
                row.texts("warnings").joined(separator: "; "),
            ]
        }
        return TextTable.text([["New", "Service", "Protocol", "Healthy", "Callers Allowed", "Warnings"]] + table)
    }

    /// What hangs on a peering.
    package static func impact(_ items: [MeshValue], of peer: String) -> String {
        guard !items.isEmpty else { return "Nothing that this token may see hangs on the peering \(peer)." }
        let rows = items.map { [$0.text("kind"), $0.text("name"), $0.text("text")] }
        return "These hang on the peering \(peer):\n\n" + TextTable.text([["Kind", "Name", "How"]] + rows)
    }

    /// What became of exports.
    package static func exports(_ exports: [MeshValue]) -> String {
        guard !exports.isEmpty else { return "Nothing is exported." }
        let rows = exports.map { row in
            [
                row.text("service"), row.text("peer"), row.text("state"), row.text("instances"),
                row["age"] == nil ? "" : row.text("age") + " ms", row.text("reason"),
            ]
        }
        return TextTable.text([["Service", "Peer", "State", "Instances", "Lag", "Why"]] + rows)
    }

    private static func services(_ peering: MeshValue, _ direction: String) -> Int {
        if let services = peering["StreamStatus"]?["\(direction)Services"]?.arrayValue { return services.count }
        return Int(peering["\(direction)ServiceCount"]?.intValue ?? 0)
    }
}

extension String {
    /// The line with at least one blank after its label.
    fileprivate func replacingColonRun() -> String {
        guard let colon = firstIndex(of: ":"), index(after: colon) < endIndex, !hasPrefix(" ") else { return self }
        let rest = self[index(after: colon)...]
        return rest.first == " " ? self : self[...colon] + " " + rest
    }
}
