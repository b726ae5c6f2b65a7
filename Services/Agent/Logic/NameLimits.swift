import ConsulJSON
import MeshDomain

/// What clients of the DNS server may cost; all of it Tombolo's own options in the block `limits`.
package struct NameLimits: Sendable, Hashable {
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

    /// Takes the options of the block `limits`.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    mutating func read(_ part: inout ObjectReader) throws(MeshError) {
        for (name, option, place) in Self.counts {
            guard let number = try part.optionalInt(name) else { continue }
            guard number > 0 else {
                throw MeshError(.badRequest, "limits.\(option) is \(number); it must be a number above 0")
            }
            self[keyPath: place] = number
        }
        for (name, option, place) in Self.times {
            guard let time = try part.duration(name) else { continue }
            guard time > 0 else {
                throw MeshError(.badRequest, "limits.\(option) must be a duration above 0, such as \"10s\"")
            }
            self[keyPath: place] = time
        }
    }

    /// Whether it is the name of an option of the block `limits` that is taken here.
    static func knows(_ name: String) -> Bool {
        (counts.map(\.1) + times.map(\.1)).contains { equalIgnoringCase($0, name) }
    }

    private static var counts: [(String, String, WritableKeyPath<NameLimits, Int>)] {
        [
            ("DNSMaxConns", "dns_max_conns", \.connections),
            ("DNSMaxConnsPerClient", "dns_max_conns_per_client", \.connectionsPerClient),
            ("DNSMaxQuestions", "dns_max_questions", \.questions),
            ("DNSMaxRecursions", "dns_max_recursions", \.recursions),
            ("DNSCacheEntries", "dns_cache_entries", \.cachedServices),
        ]
    }

    private static var times: [(String, String, WritableKeyPath<NameLimits, Int64>)] {
        [
            ("DNSIdleTimeout", "dns_idle_timeout", \.idleTime),
            ("DNSWriteTimeout", "dns_write_timeout", \.writeTime),
            ("DNSQuestionTimeout", "dns_question_timeout", \.questionTime),
        ]
    }
}
