package import MeshDomain

/// What binds a datacenter to the other datacenters of its operator (WAN federation).
///
/// - Source: reference §12.2 `retry_join_wan`, `primary_datacenter`, `ports.serf_wan`; decision 034.
package struct WideMembership: Sendable, Hashable {
    /// Where servers of other datacenters are, in the order given; without a port, ``port``.
    package var places: [ClusterPlace] = []
    /// Where servers of other datacenters meet this one: `ports.serf_wan`.
    package var port = 8302
    /// The datacenter that decides for all; empty when nothing says so.
    package var primary = ""
    /// The token by which the primary is asked for what it decides.
    package var replicationToken = SecretID.none
    /// What the passwords between datacenters are made of: the same `encrypt` everywhere.
    package var secret: [UInt8] = []
    /// Whether this server meets other datacenters at all.
    package var isOn = false

    /// A datacenter of its own.
    package init() {}

    /// Reads what flags and files say.
    ///
    /// - Throws: ``UsageError`` naming the option.
    init(
        _ all: LayeredConfiguration,
        _ flags: FlagValues,
        mode: AgentOptions.Mode,
        cluster: ClusterMembership
    ) throws(UsageError) {
        let old = try all.text("acl_datacenter")
        primary = (try all.text("primary_datacenter") ?? old ?? "").lowercased()
        if !primary.isEmpty { try AgentOptions.check(datacenter: primary) }
        port = try all.number("ports", "serf_wan") ?? 8302
        guard port <= 65535 else {
            throw UsageError("ports.serf_wan is \(port); ports go up to 65535, and -1 turns it off")
        }
        let standard = port > 0 ? port : 8302
        for flag in ["retry-join-wan", "join-wan"] {
            for text in flags.list(flag) where !text.isEmpty {
                places.append(try ClusterPlace(parsing: text, option: "-\(flag)", defaultPort: standard))
            }
        }
        for option in ["retry_join_wan", "start_join_wan"] {
            for text in try all.texts(option) where !text.isEmpty {
                places.append(try ClusterPlace(parsing: text, option: option, defaultPort: standard))
            }
        }
        guard places.isEmpty || mode != .client else {
            throw UsageError("retry_join_wan is for servers; client agents ask other datacenters through their servers")
        }
        guard places.isEmpty || port > 0 else {
            throw UsageError("retry_join_wan names other datacenters and ports.serf_wan is off; they meet at that port")
        }
        secret = cluster.secret
        let oldToken = try all.text("acl_replication_token") ?? ""
        replicationToken = SecretID(try all.text("acl", "tokens", "replication") ?? oldToken)
        isOn = mode != .client && port > 0 && (!places.isEmpty || !primary.isEmpty)
        // The other servers of this datacenter belong to the same mesh, as Consul's do by themselves.
        for place in cluster.places {
            let wide = ClusterPlace(host: place.host, port: standard)
            if !places.contains(wide) { places.append(wide) }
        }
    }
}

/// The configuration of the nats-server that joins datacenters: a process of its own beside the cluster's bus.
///
/// Each server is a gateway of its own name, `<datacenter>.<node>`; nats-servers tell each other of further ones, so each
/// knows all. It keeps nothing: no journal, and nobody's state, passes here.
package struct WideBus: Sendable, Hashable {
    /// The user of nats-server by whom gateways know each other.
    package static let gatewayUser = "gateway"
    /// The name of this server among the gateways.
    package let name: String
    private let head: [String]
    private let gateway: [String]
    private let tls: ClusterMembership.TLS?
    private let users: String
    private let password: String

    /// Plans it.
    ///
    /// - Parameters:
    ///   - options: What the agent is told.
    ///   - surroundings: What the machine tells.
    package init(_ options: AgentOptions, _ surroundings: ClusterSurroundings) {
        let wide = options.wide
        let node = options.nodeName.isEmpty ? surroundings.hostName : options.nodeName
        name = options.datacenter + "." + String(node.map { Self.isPlain($0) ? $0 : "-" })
        let bind = options.bindAddress.isEmpty ? "0.0.0.0" : options.bindAddress
        let own = options.advertiseAddressWAN.isEmpty ? surroundings.ownHost(options) : options.advertiseAddressWAN
        password = surroundings.passwords[Self.gatewayUser]?.revealed ?? ""
        tls = options.cluster.tls
        head = [
            "server_name: \"\(name)\"", "listen: \"127.0.0.1:\(surroundings.wideBusPort)\"", "logtime_utc: true",
            // A machine that is gone says nothing: who is not answered twice takes it as gone.
            "ping_interval: \"2s\"", "ping_max: 2",
        ]
        gateway = [
            "name: \"\(name)\"", "listen: \"\(ClusterPlace(host: bind, port: wide.port).text)\"",
            "advertise: \"\(ClusterPlace(host: own, port: wide.port).text)\"", "connect_retries: 1000000000",
            "authorization { user: \"\(Self.gatewayUser)\", password: \"\(password)\", timeout: 5 }",
        ]
        users = BusUsers.wide(
            datacenter: options.datacenter,
            password: surroundings.passwords[BusUsers.wideUser(options.datacenter)]?.revealed ?? ""
        )
    }

    /// The text of the file once the names of the gateways at these places are known.
    ///
    /// Each name is dialled at each place where it was met; nats-server hangs up when another one answers there, and tries again.
    package func text(_ gateways: [ClusterPlace: [String]]) -> String {
        var places: [String: [ClusterPlace]] = [:]
        for (place, others) in gateways {
            for other in Set(others) where other != name { places[other, default: []].append(place) }
        }
        let remotes = places.keys.sorted().map { other in
            var urls = (places[other] ?? []).map(\.text).sorted().map { "nats://\(Self.gatewayUser):\(password)@\($0)" }
            // Certificates of servers name `localhost`, not the machine's address; nats-server expects the first host name of the list.
            if tls != nil { urls.insert("nats://\(Self.gatewayUser):\(password)@localhost:1", at: 0) }
            return "        { name: \"\(other)\", urls: [\(urls.map { "\"\($0)\"" }.joined(separator: ", "))] }"
        }
        var inner = gateway
        if let tls { inner += BusConfiguration.block("tls", BusConfiguration.files(tls, asks: true)) }
        inner += ["gateways: ["] + remotes + ["]"]
        return (head + BusConfiguration.block("gateway", inner)).joined(separator: "\n") + "\n" + users + "\n"
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
    }
}
