import MeshDomain

/// The configuration of the nats-server that `tombolo agent` runs.
///
/// A single server listens on loopback, at a free port, with passwords of this start. One of several listens where the others
/// and client agents find it, and its passwords are the cluster's.
enum BusConfiguration {
    /// What a server of a cluster does at the moment.
    enum Stage: Sendable, Hashable {
        /// It meets the others, and keeps nothing: who begins to keep something alone becomes a cluster of its own.
        case gathering
        /// It keeps the journals together with these servers (JetStream).
        case keeping([ClusterPlace])
    }

    /// The user with whom servers meet servers.
    static let routeUser = "route"

    /// The text for a server of its own: each process gets a user that may do only what it needs; durable servers get room
    /// for more.
    static func text(
        kinds: [ChildKind],
        _ surroundings: ClusterSurroundings,
        datacenter: String,
        _ mode: AgentOptions.Mode
    ) -> String {
        """
        server_name: tombolo
        listen: "127.0.0.1:\(surroundings.busPort)"
        http: "127.0.0.1:\(surroundings.busMonitorPort)"
        logtime_utc: true
        \(storage(surroundings, room: mode == .server ? "64GB" : "1GB"))
        \(users(kinds, surroundings, datacenter: datacenter))

        """
    }

    /// The text for one server of several.
    static func text(
        kinds: [ChildKind],
        _ surroundings: ClusterSurroundings,
        _ options: AgentOptions,
        _ stage: Stage
    ) -> String {
        let (cluster, own) = (options.cluster, surroundings.ownHost(options))
        let bind = options.bindAddress.isEmpty ? "0.0.0.0" : options.bindAddress
        func listen(_ port: Int) -> String { ClusterPlace(host: bind, port: port).text }
        func advertise(_ port: Int) -> String { ClusterPlace(host: own, port: port).text }
        let password = surroundings.passwords[routeUser]?.revealed ?? ""
        var lines = [
            "server_name: \"\(options.nodeName.isEmpty ? surroundings.hostName : options.nodeName)\"",
            "listen: \"\(listen(cluster.busPort))\"", "client_advertise: \"\(advertise(cluster.busPort))\"",
            "http: \"127.0.0.1:\(surroundings.busMonitorPort)\"", "logtime_utc: true",
            // A machine that is gone says nothing: who is not answered twice takes it as gone.
            "ping_interval: \"2s\"", "ping_max: 2",
        ]
        if let tls = cluster.tls { lines += block("tls", files(tls, asks: tls.asksForCertificates)) }
        lines += block(
            "cluster",
            [
                "name: \"\(options.datacenter)\"", "listen: \"\(listen(cluster.routePort))\"",
                "advertise: \"\(advertise(cluster.routePort))\"", "ping_interval: \"2s\"", "ping_max: 2",
                "authorization { user: \"\(routeUser)\", password: \"\(password)\", timeout: 5 }",
                "routes: [",
            ] + routes(stage, options, own: own).map { "    \"nats-route://\(routeUser):\(password)@\($0.text)\"" } + [
                "]"
            ]
                + (cluster.tls.map { block("tls", files($0, asks: true)) } ?? [])
        )
        if case .keeping = stage { lines.append(storage(surroundings, room: "64GB")) }
        let system = surroundings.passwords[BusUsers.operatorUser].map {
            BusUsers.systemAccount(password: "\"\($0.revealed)\"") + "\n"
        }
        return lines.joined(separator: "\n") + "\n" + (system ?? "")
            + users(kinds, surroundings, datacenter: options.datacenter) + "\n"
    }

    /// Where other servers are looked for.
    ///
    /// At the beginning of a cluster there are as many as servers, this one included, because nats-server makes the first
    /// majority of their number. With TLS this server itself stands in it as `localhost`, a name that every server's
    /// certificate has: nats-server expects it in the certificates of those it knows by address alone.
    private static func routes(_ stage: Stage, _ options: AgentOptions, own: String) -> [ClusterPlace] {
        let port = options.cluster.routePort
        let itself = ClusterPlace(host: options.cluster.tls == nil ? own : "localhost", port: port)
        var places = [itself]
        let further: [ClusterPlace]
        switch stage {
        case .gathering: further = options.cluster.places
        case .keeping(let known): further = known
        }
        for place in further where place != ClusterPlace(host: own, port: port) && !places.contains(place) {
            places.append(place)
        }
        return places
    }

    static func files(_ tls: ClusterMembership.TLS, asks: Bool) -> [String] {
        [
            "cert_file: \(JSONText.string(of: .string(tls.certificateFile)))",
            "key_file: \(JSONText.string(of: .string(tls.keyFile)))",
            "ca_file: \(JSONText.string(of: .string(tls.authorityFile)))", "verify: \(asks)", "timeout: 5",
        ]
    }

    static func block(_ name: String, _ lines: [String]) -> [String] {
        ["\(name) {"] + lines.map { "    " + $0 } + ["}"]
    }

    private static func storage(_ surroundings: ClusterSurroundings, room: String) -> String {
        """
        jetstream {
            store_dir: "\(surroundings.busDirectory)/jetstream"
            sync_interval: always
            max_memory_store: 256MB
            max_file_store: \(room)
        }
        """
    }

    private static func users(
        _ kinds: [ChildKind],
        _ surroundings: ClusterSurroundings,
        datacenter: String
    ) -> String {
        BusUsers.text(kinds.filter { surroundings.passwords[$0.rawValue] != nil }, datacenter: datacenter) { kind in
            "\"\(surroundings.passwords[kind.rawValue]?.revealed ?? "")\""
        }
    }
}
