package import MeshDomain

/// What a resource's status says about the peering itself, beyond Consul's: whether it is up and how far behind.
package enum PeeringStatus {
    /// The status member `peering`, from what `/v1/tombolo/peering/:name` says; nil when there is no peering.
    package static func member(_ answer: MeshValue?) -> MeshValue {
        guard let answer else {
            return ["state": "ABSENT", "reason": .null, "lag": .null, "exported": .null, "imported": .null]
        }
        var lag = MeshValue.null
        if let caughtUp = answer["caughtUp"]?.boolValue {
            lag = .string(caughtUp ? "none" : behind(answer))
        }
        return [
            "state": answer["state"] ?? "UNDEFINED", "reason": answer["reason"] ?? .null, "lag": lag,
            "exported": count(answer["exported"]?["wanted"]?.intValue),
            "imported": count(answer["imports"]?.arrayValue.map { Int64($0.count) }),
        ]
    }

    /// None is left out.
    private static func count(_ number: Int64?) -> MeshValue { number.flatMap { $0 == 0 ? nil : .int($0) } ?? .null }

    /// In steps, so that a status is not written for each change on its way.
    private static func behind(_ answer: MeshValue) -> String {
        let seconds = (answer["lagMs"]?.intValue ?? 0) / 1000
        return seconds < 1 ? "below 1s" : seconds < 10 ? "below 10s" : seconds < 60 ? "below 1m" : "\(seconds / 60)m"
    }
}
