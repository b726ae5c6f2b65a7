import MeshDomain

/// What clients of the DNS server may cost; all of it Tombolo's own options in the block `limits`.
package struct NameLimits: Sendable, Hashable, LimitOptions {
    /// `dns_max_conns`: connections (TCP) in all.
    package var connections = 1024
    /// `dns_max_conns_per_client`: connections of one address.
    package var connectionsPerClient = 100
    /// `dns_max_questions`: questions that wait at once, for the ACL service, the catalog's owner or another name server.
    package var questions = 4096
    /// `dns_max_recursions`: questions to other name servers that are under way at once.
    package var recursions = 512
    /// `dns_cache_entries`: services whose instances are kept in the form that answers need.
    package var cachedServices = 4096
    /// `dns_idle_timeout`: how long a connection may take for its next whole question, in nanoseconds.
    package var idleTime: Int64 = 10_000_000_000
    /// `dns_write_timeout`: how long a client may take for one answer, in nanoseconds.
    package var writeTime: Int64 = 10_000_000_000
    /// `dns_question_timeout`: how long an answer may take, in nanoseconds.
    package var questionTime: Int64 = 5_000_000_000

    /// The defaults.
    package init() {}

    static var counts: [(String, String, WritableKeyPath<NameLimits, Int>)] {
        [
            ("DNSMaxConns", "dns_max_conns", \.connections),
            ("DNSMaxConnsPerClient", "dns_max_conns_per_client", \.connectionsPerClient),
            ("DNSMaxQuestions", "dns_max_questions", \.questions),
            ("DNSMaxRecursions", "dns_max_recursions", \.recursions),
            ("DNSCacheEntries", "dns_cache_entries", \.cachedServices),
        ]
    }

    static var times: [(String, String, WritableKeyPath<NameLimits, Int64>)] {
        [
            ("DNSIdleTimeout", "dns_idle_timeout", \.idleTime),
            ("DNSWriteTimeout", "dns_write_timeout", \.writeTime),
            ("DNSQuestionTimeout", "dns_question_timeout", \.questionTime),
        ]
    }
}
