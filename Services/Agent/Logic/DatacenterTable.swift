package import MeshDomain

/// The servers of all datacenters that are known, as they tell of themselves (WAN federation).
///
/// - Source: reference §2.1 `/v1/catalog/datacenters`, §3.3; decision 034.
package struct DatacenterTable: Sendable {
    /// A server.
    package struct Server: Sendable, Hashable {
        package var datacenter: String
        package var node: NodeName
        package var address: String
        package var port: Int
        package var tags: [String: String]
        /// When it was last heard: a time since a moment that stays the same.
        package var heard: Duration
        /// It said good-bye.
        package var hasLeft = false

        /// Names all of it.
        package init(
            datacenter: String,
            node: NodeName,
            address: String,
            port: Int,
            tags: [String: String],
            heard: Duration
        ) {
            self.datacenter = datacenter
            self.node = node
            self.address = address
            self.port = port
            self.tags = tags
            self.heard = heard
        }

        /// Whether it was heard lately and has not left.
        package func isAlive(_ now: Duration) -> Bool {
            !hasLeft && now - heard < DatacenterTable.patience
        }
    }

    /// How often a server tells that it is there.
    package static let rhythm = Duration.seconds(1)
    /// After how long without a word a server counts as lost.
    package static let patience = Duration.seconds(5)
    /// How long a lost server is remembered.
    ///
    /// - Source: reference §12.2 `reconnect_timeout_wan`.
    package static let memory = Duration.seconds(72 * 3600)
    /// How many servers are remembered; further ones are not taken.
    package static let limit = 1024
    /// How many of one datacenter are, so that none keeps the others' out.
    package static let limitOfOne = 64

    private struct Key: Hashable {
        var datacenter: String
        var node: NodeName
    }

    /// The datacenter of the agent that remembers.
    package let own: String
    private var servers: [Key: Server] = [:]

    /// No server yet.
    package init(own: String) { self.own = own }

    /// Takes what a server says of itself.
    package mutating func take(_ server: Server) {
        let key = Key(datacenter: server.datacenter, node: server.node)
        if servers[key] == nil {
            forget(server.heard)
            guard servers.count < Self.limit,
                servers.keys.count(where: { $0.datacenter == server.datacenter }) < Self.limitOfOne
            else { return }
        }
        servers[key] = server
    }

    private mutating func forget(_ now: Duration) {
        servers = servers.filter { now - $0.value.heard < Self.memory }
    }

    /// All servers, by datacenter and name.
    package var all: [Server] {
        servers.values.sorted { ($0.datacenter, $0.node.text) < ($1.datacenter, $1.node.text) }
    }

    /// Whether a datacenter is known: this one, or one whose servers have not all left.
    package func knows(_ datacenter: String) -> Bool {
        datacenter == own || servers.values.contains { $0.datacenter == datacenter && !$0.hasLeft }
    }

    /// For how long nothing was heard of a datacenter; nil when a server of it is there.
    package func silence(of datacenter: String, _ now: Duration) -> Duration? {
        let there = servers.values.filter { $0.datacenter == datacenter }
        if datacenter == own || there.contains(where: { $0.isAlive(now) }) { return nil }
        return there.map(\.heard).max().map { now - $0 } ?? .zero
    }

    /// The datacenters: this one, then those that answer, then those that are lost, each by name.
    package func datacenters(_ now: Duration) -> [String] {
        let names = Set(servers.values.lazy.filter { !$0.hasLeft }.map(\.datacenter)).subtracting([own])
        let lost = names.filter { silence(of: $0, now) != nil }
        return [own] + names.subtracting(lost).sorted() + lost.sorted()
    }
}
