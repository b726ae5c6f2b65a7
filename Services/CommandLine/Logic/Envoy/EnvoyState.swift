package import MeshDomain

/// What an Envoy tells of itself by its admin API.
package struct EnvoyState: Sendable {
    /// A way of the application to a service.
    struct Outlet {
        /// The name, or the addresses for captured traffic.
        let label: String
        let addresses: [String]
        let filters: [MeshValue]
    }

    private let dump: MeshValue
    private let clusterStatus: MeshValue
    private let certificates: MeshValue
    private let stats: MeshValue

    /// The answers to `/config_dump?include_eds`, `/clusters?format=json`, `/certs` and `/stats?format=json`.
    package init(dump: MeshValue, clusters: MeshValue, certificates: MeshValue, stats: MeshValue) {
        self.dump = dump
        clusterStatus = clusters
        self.certificates = certificates
        self.stats = stats
    }

    private func section(_ type: String) -> MeshValue {
        dump.list("configs").first { $0.text("@type").hasSuffix(".\(type)") } ?? .null
    }

    private var listeners: [MeshValue] {
        section("ListenersConfigDump").list("dynamic_listeners").compactMap { $0["active_state"]?["listener"] }
    }

    private static let capturing = "outbound_listener:"

    private var outgoing: [MeshValue] { listeners.filter { $0.text("traffic_direction") == "OUTBOUND" } }

    /// The upstreams that have a listener of their own.
    var explicit: [Outlet] {
        outgoing.filter { !$0.text("name").hasPrefix(Self.capturing) }.map { listener in
            let id = listener.text("name").prefix { $0 != ":" }
            let chains = listener.list("filter_chains")
            return Outlet(label: String(id), addresses: [], filters: chains.flatMap { $0.list("filters") })
        }
    }

    /// The upstreams that are found by the address that was called.
    var captured: [Outlet] {
        outgoing.filter { $0.text("name").hasPrefix(Self.capturing) }.flatMap { $0.list("filter_chains") }.compactMap {
            chain in
            let addresses = (chain["filter_chain_match"]?.list("prefix_ranges") ?? []).map {
                $0.text("address_prefix")
            }
            guard !addresses.isEmpty else { return nil }
            return Outlet(
                label: addresses.joined(separator: ", "),
                addresses: addresses,
                filters: chain.list("filters")
            )
        }
    }

    /// The routes that an upstream's requests take; empty for connections, nil when they are missing.
    func routes(of outlet: Outlet) -> [MeshValue]? {
        var found: [MeshValue] = []
        for filter in outlet.filters {
            guard let config = filter["typed_config"] else { continue }
            if let own = config["route_config"] { found.append(own) }
            guard let wanted = config["rds"]?.text("route_config_name") else { continue }
            let known = section("RoutesConfigDump").list("dynamic_route_configs").compactMap { $0["route_config"] }
            guard let routes = known.first(where: { $0.text("name") == wanted }) else { return nil }
            found.append(routes)
        }
        return found
    }

    /// The clusters that an upstream's calls go to, those that stand for others resolved; sorted.
    func clusters(of outlet: Outlet) -> [String] {
        var names: Set<String> = []
        for filter in outlet.filters { Self.collect(filter["typed_config"] ?? .null, &names) }
        for routes in routes(of: outlet) ?? [] { Self.collect(routes, &names) }
        return names.flatMap { members(of: $0) }.sorted()
    }

    private static func collect(_ value: MeshValue, _ names: inout Set<String>) {
        switch value {
        case .array(let items): for item in items { collect(item, &names) }
        case .object(let object):
            for entry in object.entries {
                if entry.key == "cluster", let name = entry.value.stringValue { names.insert(name) }
                if entry.key == "weighted_clusters" {
                    names.formUnion(entry.value.list("clusters").map { $0.text("name") })
                }
                collect(entry.value, &names)
            }
        case .null, .bool, .int, .unsigned, .double, .string: break
        }
    }

    private func members(of name: String) -> [String] {
        guard let type = cluster(name)?["cluster_type"], type.text("name") == "envoy.clusters.aggregate" else {
            return [name]
        }
        return type["typed_config"]?.texts("clusters") ?? []
    }

    private func cluster(_ name: String) -> MeshValue? {
        section("ClustersConfigDump").list("dynamic_active_clusters").compactMap { $0["cluster"] }
            .first { $0.text("name") == name }
    }

    /// Whether Envoy has the cluster.
    func has(cluster name: String) -> Bool { cluster(name) != nil }

    /// How many instances of a cluster there are, and how many of them are called.
    func endpoints(of name: String) -> (all: Int, healthy: Int) {
        let status = clusterStatus.list("cluster_statuses").first { $0.text("name") == name }
        let hosts = status?.list("host_statuses") ?? []
        let healthy = hosts.filter { host in
            guard let health = host["health_status"]?.objectValue else { return true }
            return health.entries.allSatisfy { entry in
                entry.key == "eds_health_status"
                    ? ["HEALTHY", "UNKNOWN"].contains(entry.value.stringValue) : entry.value.boolValue != true
            }
        }
        return (hosts.count, healthy.count)
    }

    /// The certificates whose time is over at a moment, or has not come, in words.
    func certificatesOutOfTime(at now: String) -> [String] {
        certificates.list("certificates").flatMap { $0.list("ca_cert") + $0.list("cert_chain") }.compactMap { item in
            // Both moments have the same form, so that the later one is the greater text.
            let (begin, end) = (item.text("valid_from"), item.text("expiration_time"))
            guard !end.isEmpty, end <= now || begin > now else { return nil }
            let uris = item.list("subject_alt_names").map { $0.text("uri") }.joined(separator: ", ")
            return "\(uris.isEmpty ? "serial number " + item.text("serial_number") : uris), from \(begin) to \(end)"
        }
    }

    /// The sum of all counters with such an ending.
    func count(_ ending: String) -> Int64 {
        stats.list("stats").filter { $0.text("name").hasSuffix(ending) }.reduce(0) { $0 + ($1["value"]?.intValue ?? 0) }
    }

    /// What Envoy refuses at the moment: each resource with Envoy's words.
    var refused: [String] {
        let listeners = section("ListenersConfigDump").list("dynamic_listeners")
            .map { ($0.text("name"), $0["error_state"]) }
        let clusters =
            (section("ClustersConfigDump").list("dynamic_active_clusters")
            + section("ClustersConfigDump").list("dynamic_warming_clusters"))
            .map { ($0["cluster"]?.text("name") ?? "", $0["error_state"]) }
        return (listeners + clusters).compactMap { name, state in state.map { "\(name): \($0.text("details"))" } }
    }
}
