import ConsulJSON
import MeshDomain

/// What clients of the HTTP API may cost: connections, bytes and time (back pressure, slow clients).
///
/// - Source: reference §12.2: `limits.http_max_conns_per_client` and `http_config.max_header_bytes` are Consul's; the other
///   options are Tombolo's own and stand in `limits`, too.
package struct HTTPLimits: Sendable, Hashable, LimitOptions {
    /// `http_max_conns_per_client`: connections of one address; below 1 means any number.
    package var connectionsPerClient = 200
    /// `http_max_conns`: connections in all; fewer when the process may not have so many file descriptors.
    package var connections = 16_384
    /// `http_max_pipelined_requests`: requests of one connection that wait for the one before them (pipelining).
    package var pipelinedRequests = 16
    /// `http_config.max_header_bytes`: names and values of one request's header, the target included.
    package var headerBytes = 128 << 10
    /// `http_max_body_size`: bytes of one body; the journal takes no larger entry than the default.
    package var bodyBytes = 2 << 20
    /// `http_max_snapshot_size`: bytes of a saved state that is restored; it is kept in a file, not in memory.
    package var snapshotBytes = 1 << 30
    /// `http_max_body_memory_per_client`: bytes of bodies of one address that are in memory at once, and of headers of requests
    /// that wait for the one before them; a sixteenth is kept for bodies up to 16 KiB.
    package var bodyBytesPerClient = 64 << 20
    /// `http_max_body_memory`: the same of all addresses together.
    package var bodyBytesInAll = 256 << 20
    /// `http_max_answer_memory`: bytes of answers that their clients have not taken yet, in all.
    package var answerBytesInAll = 256 << 20
    /// `http_max_filter_work`: comparisons that a `filter` may take for all rows of one list.
    package var filterWork = 2_000_000
    /// `http_render_cache`: bytes of answers that are kept for who asks the same.
    package var renderCacheBytes = 128 << 20
    /// `kv_max_value_size`: bytes of one value of the key-value store; at most ``busBytes``.
    package var kvValueBytes = 512 << 10
    /// `txn_max_req_len`: bytes of the body of a transaction; at most ``busBytes``.
    package var transactionBytes = 512 << 10
    /// `http_header_timeout`: how long a header may take from its first byte, or from the connection's beginning, in
    /// nanoseconds.
    package var headerTime: Int64 = 10_000_000_000
    /// `http_body_timeout`: how long a body may take before its rate is looked at, in nanoseconds.
    package var bodyTime: Int64 = 10_000_000_000
    /// `http_write_timeout`: how long a client may take nothing of an answer, in nanoseconds.
    package var writeTime: Int64 = 30_000_000_000
    /// `http_idle_timeout`: how long a connection may stay without a request, in nanoseconds.
    package var idleTime: Int64 = 300_000_000_000
    /// `http_min_rate`: bytes per second that a body must come with, and an answer be taken with, once its time is over.
    package var rate = 4096

    /// What fits a message of the bus (1 MiB) beside what else goes with a value.
    private static let busBytes = 896 << 10

    /// The largest value of a key.
    package var kvValueLimit: Int { min(kvValueBytes, Self.busBytes) }

    /// The largest body of a transaction: the larger one of both limits.
    ///
    /// - Source: reference §1.11.
    package var transactionLimit: Int { min(max(kvValueBytes, transactionBytes), Self.busBytes) }

    /// The defaults.
    package init() {}

    /// Takes the options of the block `limits`.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    mutating func read(_ part: inout ObjectReader) throws(MeshError) {
        connectionsPerClient = try part.optionalInt("HTTPMaxConnsPerClient") ?? connectionsPerClient
        try readOptions(&part)
    }

    /// Takes the options of the block `http_config`.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    mutating func readHeaderLimit(_ part: inout ObjectReader) throws(MeshError) {
        guard let number = try part.optionalInt("MaxHeaderBytes"), number != 0 else { return }
        guard number >= 4096 else {
            throw MeshError(.badRequest, "http_config.max_header_bytes is \(number); it must be at least 4096")
        }
        headerBytes = number
    }

    /// Whether it is the name of an option of the block `limits` that is taken here.
    static func knows(_ name: String) -> Bool {
        equalIgnoringCase(name, "http_max_conns_per_client") || lists(name)
    }

    static var counts: [(String, String, WritableKeyPath<HTTPLimits, Int>)] {
        [
            ("HTTPMaxConns", "http_max_conns", \.connections),
            ("HTTPMaxPipelinedRequests", "http_max_pipelined_requests", \.pipelinedRequests),
            ("HTTPMaxBodySize", "http_max_body_size", \.bodyBytes),
            ("HTTPMaxSnapshotSize", "http_max_snapshot_size", \.snapshotBytes),
            ("HTTPMaxBodyMemoryPerClient", "http_max_body_memory_per_client", \.bodyBytesPerClient),
            ("HTTPMaxBodyMemory", "http_max_body_memory", \.bodyBytesInAll),
            ("HTTPMaxAnswerMemory", "http_max_answer_memory", \.answerBytesInAll),
            ("HTTPMaxFilterWork", "http_max_filter_work", \.filterWork),
            ("HTTPRenderCache", "http_render_cache", \.renderCacheBytes),
            ("HTTPMinRate", "http_min_rate", \.rate),
            ("KVMaxValueSize", "kv_max_value_size", \.kvValueBytes),
            ("TxnMaxReqLen", "txn_max_req_len", \.transactionBytes),
        ]
    }

    static var times: [(String, String, WritableKeyPath<HTTPLimits, Int64>)] {
        [
            ("HTTPHeaderTimeout", "http_header_timeout", \.headerTime),
            ("HTTPBodyTimeout", "http_body_timeout", \.bodyTime),
            ("HTTPWriteTimeout", "http_write_timeout", \.writeTime),
            ("HTTPIdleTimeout", "http_idle_timeout", \.idleTime),
        ]
    }
}
