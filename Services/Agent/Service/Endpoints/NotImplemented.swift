/// Endpoints that Consul has and this version does not: said clearly instead of answered wrongly.
///
/// They are rows of the same table, without a handler; whoever serves one removes its row here.
enum NotImplemented {
    /// Pattern, methods, and what it belongs to.
    ///
    /// - Source: reference §2.
    private static let rows: [(path: PathPattern, methods: [Endpoint.Method], what: String)] = [
        ("/v1/coordinate/update", [.put], "network coordinates"),
        ("/v1/operator/raft/transfer-leader", [.post], "handing over the lead, which nats-server elects by itself,"),
        ("/v1/internal/service-virtual-ip", [.put], "manual virtual addresses"),
        ("/v1/internal/federation-states", [.get], "federation"),
        ("/v1/internal/federation-states/{rest...}", [.get], "federation"),
        ("/v1/internal/federation-state/{datacenter...}", [.get], "federation"),
        ("/v1/agent/metrics/stream", [.get], "metric streaming"),
        (
            "/v1/agent/join/{address...}", [.put],
            "gossip (an agent joins by retry_join and encrypt of its configuration)"
        ),
    ]

    static var endpoints: [Endpoint] {
        rows.flatMap { row in row.methods.map { Endpoint(absent: $0, row.path, row.what) } }
    }
}
