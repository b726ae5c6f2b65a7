import MeshDomain

/// Which replica does what only one of them should do.
package enum ReplicaChoice {
    /// The replica that looks after a peering that nobody has claimed; the same answer everywhere.
    ///
    /// - Parameters:
    ///   - peeringID: The peering.
    ///   - replicas: All replicas that are alive.
    /// - Returns: Nil when there is none.
    package static func owner(of peeringID: String, among replicas: Set<String>) -> String? {
        replicas.min { (weight(peeringID, $0), $0) < (weight(peeringID, $1), $1) }
    }

    private static func weight(_ peeringID: String, _ replica: String) -> UInt64 {
        StableHash.value(of: (peeringID + "/" + replica).utf8)
    }
}

/// How long a dialer waits after a failure.
package enum DialPause {
    /// How an attempt failed.
    package enum Failure: Sendable, Hashable {
        /// The server was reached and another one is responsible.
        case wrongServer
        /// The server was reached and did not want the stream, or ended it.
        case refused
        /// Nothing was heard.
        case unreachable
    }

    /// The pause in milliseconds before the next attempt.
    ///
    /// A server that says "ask another one" is left quickly. A network that is away may return at any time, so it is asked
    /// every second. Refusals double the pause up to 16 s.
    ///
    /// - Parameters:
    ///   - failures: How many attempts failed in a row, from 1.
    ///   - failure: How the last one did.
    /// - Returns: Milliseconds.
    /// - Source: reference §3.9; Consul waits 2 s to 64 s.
    package static func milliseconds(afterFailures failures: Int, _ failure: Failure) -> Int {
        switch failure {
        case .wrongServer: failures <= 5 ? 8 : min(8192, 8 << min(failures - 5, 10))
        case .refused: min(16_000, 500 << min(max(failures - 1, 0), 5))
        case .unreachable: min(1000, 250 << min(max(failures - 1, 0), 2))
        }
    }
}
