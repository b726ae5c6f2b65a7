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

    /// FNV-1a, which is the same in every process.
    private static func weight(_ peeringID: String, _ replica: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in (peeringID + "/" + replica).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

/// How long a dialer waits after a failure.
package enum DialPause {
    /// The pause in milliseconds before the next attempt.
    ///
    /// A server that says "ask another one" is left quickly; other failures double the pause from half a second to 16 s.
    ///
    /// - Parameters:
    ///   - failures: How many attempts failed in a row, from 1.
    ///   - wrongServer: The server was reached and another one is responsible.
    /// - Returns: Milliseconds.
    /// - Source: reference §3.9; Consul waits 2 s to 64 s.
    package static func milliseconds(afterFailures failures: Int, wrongServer: Bool) -> Int {
        if wrongServer { return failures <= 5 ? 8 : min(8192, 8 << min(failures - 5, 10)) }
        return min(16_000, 500 << min(max(failures - 1, 0), 5))
    }
}
