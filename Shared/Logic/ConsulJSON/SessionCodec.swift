package import MeshDomain

/// Reads the body of `PUT /v1/session/create`.
///
/// - Source: reference §3.8 and §8.7, `cases/10`: unknown names are passed over, as Consul does here.
package enum SessionCodec {
    /// What a session has when nothing else is said.
    private static let lockDelay: Int64 = 15_000_000_000
    private static let nodeCheck = "serfHealth"
    /// Numbers below are seconds, others nanoseconds.
    private static let secondsLimit: Int64 = 1000

    /// Reads a session; null stands for one with nothing set.
    ///
    /// - Parameters:
    ///   - value: The body.
    ///   - node: Where it lives unless the body says otherwise.
    /// - Returns: The session, without an id.
    /// - Throws: `badRequest` with Go's text for a wrong type; `rejected` in Consul's words for an unknown behaviour.
    package static func session(_ value: MeshValue, on node: NodeName) throws(MeshError) -> Session {
        var reader = try ObjectReader(value.isNull ? .object(MeshObject()) : value, rules: .body)
        var session = Session(id: SessionID(""), node: node, lockDelay: lockDelay)
        session.name = NameText(try reader.string("Name"))
        let named = try reader.string("Node")
        if !named.isEmpty { session.node = NodeName(named) }
        session.ttl = try reader.string("TTL")
        if let delay = reader.value("LockDelay") {
            if let number = delay.intValue, (1 - secondsLimit..<secondsLimit).contains(number) {
                session.lockDelay = number * 1_000_000_000
            } else if let time = try reader.duration("LockDelay") {
                session.lockDelay = time
            }
        }
        let behavior = try reader.string("Behavior")
        if !behavior.isEmpty {
            guard let known = SessionBehavior(rawValue: behavior) else {
                throw MeshError(.rejected, "Invalid Behavior setting '\(behavior)'")
            }
            session.behavior = known
        }
        // `Checks` is the older name of the checks of the node.
        let older = try reader.strings("Checks")
        session.nodeChecks = try reader.strings("NodeChecks") ?? older ?? [nodeCheck]
        for var check in try reader.list("ServiceChecks") ?? [] {
            let id = try check.string("ID")
            session.serviceChecks.append(SessionCheck(id: id, namespace: try check.string("Namespace")))
        }
        return session
    }
}
