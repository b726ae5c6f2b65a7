import MeshDomain

/// The servers of a cluster that have met, before the cluster begins to keep anything.
///
/// A server that began alone would be a cluster of its own; so each waits until it has seen as many as `bootstrap_expect`
/// says. Who was seen once counts, also when it is just starting again.
package struct ServerGathering: Sendable {
    /// Others that were seen, by name.
    package private(set) var servers: [String: ClusterPlace]
    private let expected: Int
    private let routePort: Int
    private let places: [ClusterPlace]

    /// Nobody was seen yet.
    package init(_ cluster: ClusterMembership) {
        servers = [:]
        expected = cluster.expectedServers
        routePort = cluster.routePort
        places = cluster.places
    }

    /// Takes note of nats-server's answer to `/routez`.
    ///
    /// - Returns: Whether somebody new was seen.
    package mutating func take(routes answer: String) -> Bool {
        let routes = (try? JSONText.parse(answer))?["routes"]?.arrayValue ?? []
        let before = servers.count
        for route in routes {
            guard let name = route["remote_name"]?.stringValue, let host = route["ip"]?.stringValue, !host.isEmpty
            else {
                continue
            }
            servers[name] = ClusterPlace(host: host, port: routePort)
        }
        return servers.count != before
    }

    /// Whether all have met.
    package var isComplete: Bool { servers.count + 1 >= expected }

    /// For whom it waits, for people.
    package var waiting: String {
        let missing = max(0, expected - servers.count - 1)
        let met = servers.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.host))" }.joined(separator: ", ")
        return "waiting for \(missing) more of \(expected) servers (bootstrap_expect) before anything is stored; met: "
            + "\(met.isEmpty ? "nobody" : met); looking at \(places.map(\.text).joined(separator: ", "))"
    }

    /// The others as text, for the next start.
    package var text: String {
        JSONText.string(
            of: .object(MeshObject(servers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.text)) }))
        )
    }

    /// Where the others are: those that were met, and those that the configuration names.
    ///
    /// - Parameters:
    ///   - text: What ``text`` gave at the beginning; one that cannot be read counts for nothing: the configuration names
    ///     others.
    ///   - cluster: What the configuration says.
    /// - Returns: The places.
    package static func places(remembered text: String, _ cluster: ClusterMembership) -> [ClusterPlace] {
        let entries = (try? JSONText.parse(text))?.objectValue?.entries ?? []
        let known = entries.compactMap { entry in
            entry.value.stringValue.flatMap {
                try? ClusterPlace(parsing: $0, option: entry.key, defaultPort: cluster.routePort)
            }
        }
        return known + cluster.places.filter { !known.contains($0) }
    }
}
