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
