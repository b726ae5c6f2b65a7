package import MeshDomain

/// How intentions, members and the parts of the catalog are shown.
///
/// - Source: reference §11.3.
package enum MeshLayout {
    /// All intentions.
    package static func intentions(_ intentions: [MeshValue]) -> String {
        let rows = intentions.map { intention in
            [
                intention.text("ID"), source(intention), action(intention), intention.text("DestinationName"),
                intention.text("Precedence"),
            ]
        }
        return TextTable.text([["ID", "Source", "Action", "Destination", "Precedence"]] + rows)
    }

    /// One intention.
    package static func intention(_ intention: MeshValue) -> String {
        var rows = [
            ["Source:", source(intention)], ["Destination:", intention.text("DestinationName")],
        ]
        let permissions = intention.list("Permissions")
        if permissions.isEmpty { rows.append(["Action:", intention.text("Action")]) }
        if !intention.text("ID").isEmpty { rows.append(["ID:", intention.text("ID")]) }
        if !intention.text("Description").isEmpty { rows.append(["Description:", intention.text("Description")]) }
        for (key, value) in intention.map("Meta").sorted(by: { $0.0 < $1.0 }) { rows.append(["Meta[\(key)]:", value]) }
        rows.append(["Created At:", intention.text("CreatedAt")])
        var text = TextTable.text(rows)
        if !permissions.isEmpty {
            text += "\nPermissions:\n" + JSONText.string(of: .array(permissions), layout: .pretty)
        }
        return text
    }

    /// One line: who, whom, and what happens.
    package static func line(_ intention: MeshValue) -> String {
        "\(source(intention)) => \(intention.text("DestinationName")) (\(action(intention)))"
    }

    private static func source(_ intention: MeshValue) -> String {
        let peer = intention.text("SourcePeer")
        return peer.isEmpty ? intention.text("SourceName") : "\(peer)/\(intention.text("SourceName"))"
    }

    private static func action(_ intention: MeshValue) -> String {
        let count = intention.list("Permissions").count
        return count == 0 ? intention.text("Action") : count == 1 ? "1 permission" : "\(count) permissions"
    }

    /// The servers that keep the cluster's state, from `operator/raft/configuration`.
    ///
    /// - Source: reference §11.3.
    package static func servers(_ servers: [MeshValue]) -> String {
        let newest = servers.first { $0["Leader"] == true }?["LastIndex"]?.unsignedValue ?? 0
        let rows = servers.map { server in
            let index = server["LastIndex"]?.unsignedValue ?? 0
            let isLeader = server["Leader"] == true
            let behind = newest > index ? newest - index : 0
            return [
                server.text("Node"), server.text("ID"), server.text("Address"), isLeader ? "leader" : "follower",
                server["Voter"] == true ? "true" : "false", server.text("ProtocolVersion"), "\(index)",
                isLeader ? "-" : behind == 1 ? "1 commit" : "\(behind) commits",
            ]
        }
        let head = ["Node", "ID", "Address", "State", "Voter", "RaftProtocol", "Commit Index", "Trails Leader By"]
        return TextTable.text([head] + rows)
    }

    /// What is left of the group of servers after one was removed, and what that means.
    package static func remaining(_ servers: [MeshValue]) -> String {
        let names = servers.map { $0.text("Node") }.sorted().joined(separator: ", ")
        let (count, needed) = (servers.count, servers.count / 2 + 1)
        let losable = count - needed
        return "\(count) \(count == 1 ? "server is" : "servers are") left: \(names). Writes need \(needed) of them: "
            + (losable == 0
                ? "no other may be lost before a new server joins"
                : "\(losable) more may be lost")
    }

    /// The members of the cluster, from `agent/members`.
    package static func members(_ members: [MeshValue], detailed: Bool) -> String {
        let sorted = members.sorted { ($0.text("Name"), $0.text("Addr")) < ($1.text("Name"), $1.text("Addr")) }
        if detailed {
            return TextTable.text(
                [["Node", "Address", "Status", "Tags"]]
                    + sorted.map {
                        [$0.text("Name"), endpoint($0), status($0), TextTable.pairs($0.map("Tags"))]
                    }
            )
        }
        let rows = sorted.map { member in
            let tags = member["Tags"] ?? .null
            let isServer = tags.text("role") == "consul"
            let build = tags.text("build").split(separator: ":").first.map(String.init) ?? ""
            return [
                member.text("Name"), endpoint(member), status(member), isServer ? "server" : "client", build,
                member.text("ProtocolCur"), tags.text("dc"), "default", isServer ? "<all>" : "<default>",
            ]
        }
        return TextTable.text(
            [["Node", "Address", "Status", "Type", "Build", "Protocol", "DC", "Partition", "Segment"]] + rows
        )
    }

    /// The word for a member's status number.
    package static func status(_ member: MeshValue) -> String {
        switch member["Status"]?.intValue {
        case 1?: "alive"
        case 2?: "leaving"
        case 3?: "left"
        case 4?: "failed"
        case _: "none"
        }
    }

    private static func endpoint(_ member: MeshValue) -> String {
        let address = member.text("Addr")
        return (address.contains(":") ? "[\(address)]" : address) + ":" + member.text("Port")
    }

    /// Nodes of the catalog.
    package static func nodes(_ nodes: [MeshValue], detailed: Bool) -> String {
        var rows = [["Node", "ID", "Address", "DC"] + (detailed ? ["TaggedAddresses", "Meta"] : [])]
        for node in nodes {
            let id = node.text("ID")
            let short = id.split(separator: "-").first.map(String.init) ?? ""
            var row = [node.text("Node"), detailed ? id : short, node.text("Address"), node.text("Datacenter")]
            if detailed {
                row += [
                    TextTable.pairs(node.map("TaggedAddresses")).split(separator: ",").joined(separator: ", "),
                    TextTable.pairs(node.map("Meta")).split(separator: ",").joined(separator: ", "),
                ]
            }
            rows.append(row)
        }
        return TextTable.text(rows)
    }

    /// Services of the catalog with their tags.
    package static func services(_ services: [(String, [String])], showsTags: Bool) -> String {
        let sorted = services.sorted { $0.0 < $1.0 }
        guard showsTags else { return sorted.map(\.0).joined(separator: "\n") }
        return TextTable.text(sorted.map { [$0.0, $0.1.sorted().joined(separator: ",")] }, gap: 6)
    }

    /// The figures of `agent/self`.
    package static func figures(_ stats: MeshValue) -> String {
        (stats.objectValue?.sortedByKey().entries ?? []).map { group in
            let lines = (group.value.objectValue?.sortedByKey().entries ?? []).map { entry in
                "\t\(entry.key) = \(group.value.text(entry.key))"
            }
            return (["\(group.key):"] + lines).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
