package import MeshDomain

/// The load balancer of a service as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; the cookie's time to live is written in nanoseconds, as recorded.
package enum LoadBalancerCodec {
    /// Writes what is set.
    package static func write(_ balancer: LoadBalancer) -> MeshValue {
        var object = MeshObject()
        object.add("Policy", ifSet: balancer.policy)
        if let ring = balancer.ringHash {
            var part = MeshObject()
            part.add("MinimumRingSize", ifSet: ring.minimumSize)
            part.add("MaximumRingSize", ifSet: ring.maximumSize)
            object["RingHashConfig"] = .object(part)
        }
        if let least = balancer.leastRequest {
            var part = MeshObject()
            part.add("ChoiceCount", ifSet: least.choiceCount)
            object["LeastRequestConfig"] = .object(part)
        }
        if !balancer.hashPolicies.isEmpty { object["HashPolicies"] = .array(balancer.hashPolicies.map(policy)) }
        return .object(object)
    }

    static func read(_ reader: inout ObjectReader) throws(MeshError) -> LoadBalancer {
        var balancer = LoadBalancer(policy: try reader.string("Policy"))
        if var part = try reader.nested("RingHashConfig") {
            balancer.ringHash = LoadBalancer.RingHash(
                minimumSize: try part.int("MinimumRingSize"),
                maximumSize: try part.int("MaximumRingSize")
            )
            try part.finish()
        }
        if var part = try reader.nested("LeastRequestConfig") {
            balancer.leastRequest = LoadBalancer.LeastRequest(choiceCount: try part.int("ChoiceCount"))
            try part.finish()
        }
        for var item in try reader.list("HashPolicies") ?? [] { balancer.hashPolicies.append(try policy(&item)) }
        try reader.finish()
        return balancer
    }

    private static func policy(_ policy: LoadBalancer.HashPolicy) -> MeshValue {
        var object = MeshObject()
        object.add("Field", ifSet: policy.field)
        object.add("FieldValue", ifSet: policy.fieldValue)
        if let cookie = policy.cookie {
            var part = MeshObject()
            part.add("Session", ifSet: cookie.isSession)
            if cookie.timeToLiveNanoseconds != 0 { part["TTL"] = .int(cookie.timeToLiveNanoseconds) }
            part.add("Path", ifSet: cookie.path)
            object["CookieConfig"] = .object(part)
        }
        object.add("SourceIP", ifSet: policy.usesSourceAddress)
        object.add("Terminal", ifSet: policy.isTerminal)
        return .object(object)
    }

    private static func policy(_ reader: inout ObjectReader) throws(MeshError) -> LoadBalancer.HashPolicy {
        var policy = LoadBalancer.HashPolicy(
            field: try reader.string("Field"),
            fieldValue: try reader.string("FieldValue"),
            usesSourceAddress: try reader.bool("SourceIP"),
            isTerminal: try reader.bool("Terminal")
        )
        if var part = try reader.nested("CookieConfig") {
            policy.cookie = LoadBalancer.HashCookie(
                isSession: try part.bool("Session"),
                timeToLiveNanoseconds: try part.duration("TTL") ?? 0,
                path: try part.string("Path")
            )
            try part.finish()
        }
        try reader.finish()
        return policy
    }
}
