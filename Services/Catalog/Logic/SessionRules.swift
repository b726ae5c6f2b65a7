package import CatalogTables
import ConsulJSON
package import MeshDomain

/// What sessions may be, and what ends them.
///
/// - Source: Consul HTTP API, `/v1/session`; reference §8.7; `cases/10`.
package enum SessionRules {
    /// The longest time to live, in nanoseconds.
    package static let longest: Int64 = 86_400_000_000_000
    /// The shortest time to live where nothing else is set (`session_ttl_min`), in nanoseconds.
    package static let usualFloor: Int64 = 10_000_000_000
    /// How many sessions there may be at once; each one with a time to live has a lease, of which there are no more.
    package static let limit = 65_536
    /// How many checks one may live by.
    static let checkLimit = 64

    /// After how long a session ends that nobody renews; nil for one that does not expire.
    ///
    /// Twice the time to live, as Consul takes it, but not above a day, which is the longest lease.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - floor: The shortest time that may be asked for, in nanoseconds; what was stored once is not judged again.
    /// - Returns: The time; nil for none.
    /// - Throws: `rejected` in Consul's words for a time that is none, or too short or too long.
    package static func term(of session: Session, floor: Int64 = 1) throws(MeshError) -> Duration? {
        guard !session.ttl.isEmpty else { return nil }
        let time: Int64
        do { time = try GoDuration.nanoseconds(parsing: session.ttl) } catch {
            throw MeshError(.rejected, "Session TTL '\(session.ttl)' invalid: \(error)")
        }
        if time == 0 { return nil }
        guard time >= floor, time <= longest else {
            throw MeshError(
                .rejected,
                "Invalid Session TTL '\(time)', must be between [\(GoDuration.text(nanoseconds: floor))=24h0m0s]"
            )
        }
        return .nanoseconds(min(time * 2, longest))
    }

    /// Refuses a session whose node or checks are not there or critical.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func check(_ session: Session, in state: CatalogState) throws(MeshError) {
        guard state.node(session.nodeKey) != nil else {
            throw MeshError(.rejected, "apply failed: Missing node registration")
        }
        guard state.sessionCount < limit else { throw MeshError(.overloaded, "there are \(limit) sessions already") }
        let keys = session.checkKeys
        guard keys.count <= checkLimit else {
            throw MeshError(.rejected, "NodeChecks: a session lives by at most \(checkLimit) checks")
        }
        for (key, id) in zip(keys, session.nodeChecks + session.serviceChecks.map(\.id)) {
            guard let check = state.check(key) else {
                throw MeshError(.rejected, "apply failed: Missing check '\(id)' registration")
            }
            guard check.status != .critical else {
                throw MeshError(.rejected, "apply failed: Check '\(id)' is in critical state")
            }
        }
    }

    /// The sessions that no longer have what they live by, after changes were made.
    package static func ended(by changes: [CatalogChange], in state: CatalogState) -> [Session] {
        guard !state.hasNoSession else { return [] }
        var nodes: Set<NodeKey> = []
        for change in changes {
            switch change {
            case .deleteNode(let key): nodes.insert(key)
            case .deleteService(let key): nodes.insert(key.node)
            case .putCheck(let check): if check.status == .critical { nodes.insert(check.nodeKey) }
            case .deleteCheck(let key): nodes.insert(key.node)
            case .putNode, .putService, .assignVirtualAddress, .releaseVirtualAddress, .stage, .showStaged, .dropStaged,
                .kv, .session, .query, .putAutopilot, .topicIndex:
                continue
            }
        }
        return nodes.sorted().flatMap { node in
            state.sessions(on: node).filter { !lives($0, in: state) }
        }
    }

    private static func lives(_ session: Session, in state: CatalogState) -> Bool {
        state.node(session.nodeKey) != nil
            && session.checkKeys.allSatisfy { key in state.check(key).map { $0.status != .critical } ?? false }
    }
}
