import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `members`, `monitor`, `info`, `leave`, `force-leave`, `operator raft` and `reload`.
    ///
    /// - Source: reference §11.3.
    func runNode() async throws(CommandFailure) -> Int32 {
        switch command {
        case .members: return try await members()
        case .info:
            let answer = try await api.get("agent", "self")
            Terminal.print(MeshLayout.figures(answer["Stats"] ?? .null))
        case .forceLeave:
            let name = try words(1...1, "the name of one node")[0]
            let query = flags.isOn("prune") ? [("prune", "1")] : []
            do { try await api.put("agent", "force-leave", name, query: query) } catch {
                throw error.prefixed("Error force leaving")
            }
        case .operatorRaftListPeers:
            let answer: MeshValue
            do { answer = try await api.get("operator", "raft", "configuration") } catch {
                throw error.prefixed("Error getting peers: Failed to retrieve raft configuration")
            }
            Terminal.print(MeshLayout.servers(answer.list("Servers")))
        case .operatorRaftRemovePeer: try await removePeer()
        case .monitor:
            var query = flags.isOn("log-json") ? [("logjson", "")] : []
            if let level = flags.text("log-level") { query.append(("loglevel", level)) }
            try await api.stream("agent", "monitor", query: query) { Terminal.write($0, to: 1) }
        case .leave:
            do { try await api.put("agent", "leave") } catch { throw error.prefixed("Error leaving") }
            Terminal.print("Graceful leave complete")
        case .reload:
            do { try await api.put("agent", "reload") } catch { throw error.prefixed("Error reloading") }
            Terminal.print("Configuration reload triggered")
        case _: return 127
        }
        return 0
    }

    private func removePeer() async throws(CommandFailure) {
        let (id, address) = (flags.text("id") ?? "", flags.text("address") ?? "")
        guard id.isEmpty != address.isEmpty else {
            throw CommandFailure(
                id.isEmpty
                    ? "-id or -address is missing: the server to remove, as `tombolo operator raft list-peers` shows it"
                    : "-id and -address are both given; one of them says which server to remove"
            )
        }
        do {
            _ = try await api.call(
                "DELETE",
                ["operator", "raft", "peer"],
                query: id.isEmpty ? [("address", address)] : [("id", id)]
            )
        } catch { throw error.prefixed("Error removing peer") }
        Terminal.print("Removed peer with " + (id.isEmpty ? "address \"\(address)\"" : "id \"\(id)\""))
        // It is done; what is left is told when it can be.
        if let left = try? await api.get("operator", "raft", "configuration") {
            Terminal.print(MeshLayout.remaining(left.list("Servers")))
        }
    }

    private func members() async throws(CommandFailure) -> Int32 {
        var query: [(String, String)] = flags.isOn("wan") ? [("wan", "1")] : []
        if let filter = flags.text("filter") { query.append(("filter", filter)) }
        let pattern = flags.text("status") ?? ".*"
        let expression: Regex<AnyRegexOutput>
        do { expression = try Regex(pattern) } catch {
            throw CommandFailure("-status is \"\(pattern)\", which is no regular expression")
        }
        let all: MeshValue
        do { all = try await api.get("agent", "members", query: query) } catch {
            throw error.prefixed("Error retrieving members")
        }
        let members = (all.arrayValue ?? []).filter { MeshLayout.status($0).firstMatch(of: expression) != nil }
        guard !members.isEmpty else { return 2 }
        Terminal.print(MeshLayout.members(members, detailed: flags.isOn("detailed")))
        return 0
    }

    /// `catalog …`.
    func runCatalog() async throws(CommandFailure) -> Int32 {
        switch command {
        case .catalogDatacenters:
            let names = try await api.get("catalog", "datacenters").arrayValue ?? []
            Terminal.print(names.compactMap(\.stringValue).joined(separator: "\n"))
        case .catalogNodes: try await catalogNodes()
        case .catalogServices: try await catalogServices()
        case _: return 127
        }
        return 0
    }

    private func catalogNodes() async throws(CommandFailure) {
        var query = flags.list("node-meta").map { ("node-meta", $0.replacing("=", with: ":", maxReplacements: 1)) }
        if let near = flags.text("near") { query.append(("near", near)) }
        if let filter = flags.text("filter") { query.append(("filter", filter)) }
        var nodes: [MeshValue] = []
        if let service = flags.text("service"), !service.isEmpty {
            for row in try await api.get("catalog", "service", service, query: query).arrayValue ?? []
            where !nodes.contains(where: { $0.text("Node") == row.text("Node") }) {
                nodes.append(row)
            }
        } else {
            nodes = try await api.get("catalog", "nodes", query: query).arrayValue ?? []
        }
        guard !nodes.isEmpty else {
            return Terminal.complain("No nodes match the given query - try expanding your search")
        }
        Terminal.print(MeshLayout.nodes(nodes, detailed: flags.isOn("detailed")))
    }

    private func catalogServices() async throws(CommandFailure) {
        let query = flags.list("node-meta").map { ("node-meta", $0.replacing("=", with: ":", maxReplacements: 1)) }
        var services: [(String, [String])] = []
        if let node = flags.text("node"), !node.isEmpty {
            let answer = try await api.get("catalog", "node", node, query: query)
            for entry in answer["Services"]?.objectValue?.entries ?? [] {
                let name = entry.value.text("Service")
                if let place = services.firstIndex(where: { $0.0 == name }) {
                    services[place].1 += entry.value.texts("Tags").filter { !services[place].1.contains($0) }
                } else {
                    services.append((name, entry.value.texts("Tags")))
                }
            }
        } else {
            let answer = try await api.get("catalog", "services", query: query)
            services = (answer.objectValue?.entries ?? []).map {
                ($0.key, $0.value.arrayValue?.compactMap(\.stringValue) ?? [])
            }
        }
        guard !services.isEmpty else {
            return Terminal.complain("No services match the given query - try expanding your search")
        }
        Terminal.print(MeshLayout.services(services, showsTags: flags.isOn("tags")))
    }
}
