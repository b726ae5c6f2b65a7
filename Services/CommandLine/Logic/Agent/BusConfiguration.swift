import MeshDomain

/// The configuration of the nats-server that `tombolo agent` runs.
enum BusConfiguration {
    /// The file's text: each process gets a user that may do only what it needs; durable servers get room for more.
    static func text(
        kinds: [ChildKind],
        _ surroundings: ClusterSurroundings,
        datacenter: String,
        _ mode: AgentOptions.Mode
    ) -> String {
        let known = kinds.filter { surroundings.passwords[$0.rawValue] != nil }
        return """
            server_name: tombolo
            listen: "127.0.0.1:\(surroundings.busPort)"
            http: "127.0.0.1:\(surroundings.busMonitorPort)"
            logtime_utc: true
            jetstream {
                store_dir: "\(surroundings.busDirectory)/jetstream"
                sync_interval: always
                max_memory_store: 256MB
                max_file_store: \(mode == .server ? "64GB" : "1GB")
            }
            \(BusUsers.text(known, datacenter: datacenter) { kind in
                "\"\(surroundings.passwords[kind.rawValue]?.revealed ?? "")\""
            })

            """
    }
}
