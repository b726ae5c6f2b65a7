package import CatalogTables
import ConsulJSON
package import MeshDomain

/// What prepared queries may be.
///
/// - Source: Consul HTTP API, `/v1/query`; reference §8.10; recorded refusals.
package enum QueryRules {
    /// How many there may be at once.
    package static let limit = 16_384
    /// How many bytes of texts one may hold.
    package static let sizeLimitBytes = 64 << 10
    /// Longest name: what a question by DNS can hold.
    package static let nameLimitBytes = 255

    /// Refuses a query that makes no sense by itself.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func check(_ query: PreparedQuery) throws(MeshError) {
        guard query.guardedName != nil || query.session != nil else { throw invalid("Must be bound to a session") }
        guard query.name.text.utf8.count <= nameLimitBytes else {
            throw invalid("Name is longer than \(nameLimitBytes) bytes")
        }
        let subject = query.subject
        guard !subject.service.isEmpty else { throw invalid("Must provide a Service name to query") }
        let failover = subject.failover
        guard failover.nearest >= 0 else { throw invalid("Bad NearestN '\(failover.nearest)', must be >= 0") }
        let targets = failover.targets ?? []
        guard targets.isEmpty || failover.nearest == 0 && (failover.datacenters ?? []).isEmpty else {
            throw invalid("Failover.Targets cannot be used with Failover.NearestN or Failover.Datacenters")
        }
        for (place, target) in targets.enumerated() where (target.peer == nil) == target.datacenter.isEmpty {
            throw invalid("Failover.Targets[\(place)] must have either a Peer or a Datacenter")
        }
        if !subject.samenessGroup.isEmpty {
            let hasFailover = !targets.isEmpty || failover.nearest > 0 || !(failover.datacenters ?? []).isEmpty
            guard !hasFailover else { throw invalid("Service.SamenessGroup cannot be used with Service.Failover") }
            guard subject.peer == nil else { throw invalid("Service.SamenessGroup cannot be used with Service.Peer") }
        }
        _ = try timeToLive(of: query)
        if query.template.isOne { _ = try CompiledTemplate(query) }
    }

    /// How long answers by DNS hold, in seconds; nil: as long as those about the service.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func timeToLive(of query: PreparedQuery) throws(MeshError) -> UInt32? {
        guard !query.timeToLive.isEmpty else { return nil }
        let time: Int64
        do { time = try GoDuration.nanoseconds(parsing: query.timeToLive) } catch {
            throw invalid("Bad DNS TTL '\(query.timeToLive)': \(error)")
        }
        guard time >= 0 else { throw invalid("DNS TTL '\(time)', must be >=0") }
        return UInt32(clamping: time / 1_000_000_000)
    }

    /// Refuses a query that does not go with what is there.
    ///
    /// - Throws: `rejected` in Consul's words; `overloaded` when there are too many.
    package static func check(_ query: PreparedQuery, in state: CatalogState) throws(MeshError) {
        if state.query(query.id) == nil {
            guard state.queryCount < limit else {
                throw MeshError(.overloaded, "there are \(limit) prepared queries already")
            }
        }
        if let session = query.session, state.session(session) == nil {
            throw MeshError(.rejected, "raft apply failed: invalid session \"\(session)\"")
        }
        if query.template.isOne {
            if let other = state.queryTemplate(for: query.name), other.id != query.id {
                throw refused("query template with name '\(query.name)' already exists")
            }
        } else if !query.name.isEmpty {
            if let other = state.query(named: query.name), other.id != query.id {
                throw refused("name '\(query.name)' aliases an existing query name")
            }
            if state.query(QueryID(query.name.text)) != nil {
                throw refused("name '\(query.name)' aliases an existing query id")
            }
        }
    }

    private static func invalid(_ text: String) -> MeshError {
        MeshError(.rejected, "Invalid prepared query: \(text)")
    }

    private static func refused(_ text: String) -> MeshError { MeshError(.rejected, "raft apply failed: \(text)") }
}
