import FilterExpressions
import MeshDomain

/// Rules of `service-resolver`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where it has the rule.
enum ServiceResolverRules {
    static func validate(_ entry: ServiceResolver) throws(MeshError) {
        if entry.name.isEmpty { throw refusal("Name is required") }
        try SubsetRules.validate(entry.subsets)
        if !entry.defaultSubset.isEmpty, entry.subsets[entry.defaultSubset] == nil {
            throw refusal("DefaultSubset \"\(entry.defaultSubset)\" is not a valid subset")
        }
        if entry.redirect != nil, !entry.failover.isEmpty {
            throw refusal("Redirect and Failover cannot both be set")
        }
        if let redirect = entry.redirect { try validate(redirect) }
        for (subset, failover) in entry.failover.sorted(by: { $0.key < $1.key }) {
            let place = "Bad Failover[\"\(subset)\"]"
            if subset != "*", entry.subsets[subset] == nil { throw refusal("\(place): not a valid subset subset") }
            try validate(failover, place)
        }
        for (field, time) in [
            ("ConnectTimeout", entry.connectTimeoutNanoseconds), ("RequestTimeout", entry.requestTimeoutNanoseconds),
        ] where time < 0 {
            throw refusal("Bad \(field) '\(DurationText.of(time))', must be >= 0")
        }
        if let balancer = entry.loadBalancer { try LoadBalancerRules.validate(balancer) }
    }

    private static func validate(_ redirect: ResolverRedirect) throws(MeshError) {
        if redirect == ResolverRedirect() { throw refusal("Redirect is empty") }
        if !redirect.peer.isEmpty {
            if !redirect.subset.isEmpty {
                throw refusal("Redirect.Peer cannot be set with Redirect.ServiceSubset")
            }
            if !redirect.datacenter.isEmpty { throw refusal("Redirect.Peer cannot be set with Redirect.Datacenter") }
        }
        if !redirect.samenessGroup.isEmpty {
            for (field, isSet) in [
                ("ServiceSubset", !redirect.subset.isEmpty), ("Datacenter", !redirect.datacenter.isEmpty),
                ("Peer", !redirect.peer.isEmpty),
            ] where isSet {
                throw refusal("Redirect.SamenessGroup cannot be set with Redirect.\(field)")
            }
        }
        guard redirect.service.isEmpty else { return }
        if !redirect.samenessGroup.isEmpty { throw refusal("Redirect.SamenessGroup defined without Redirect.Service") }
        if !redirect.subset.isEmpty { throw refusal("Redirect.ServiceSubset defined without Redirect.Service") }
        if !redirect.peer.isEmpty { throw refusal("Redirect.Peer defined without Redirect.Service") }
    }

    private static func validate(_ failover: ResolverFailover, _ place: String) throws(MeshError) {
        if failover.service.isEmpty, failover.subset.isEmpty, failover.datacenters.isEmpty, failover.targets.isEmpty,
            failover.samenessGroup.isEmpty
        {
            throw refusal(
                "\(place): one of Service, ServiceSubset, Namespace, Targets, SamenessGroup, or Datacenters is required"
            )
        }
        if failover.datacenters.contains("") { throw refusal("\(place).Datacenters: found empty datacenter") }
        if !failover.samenessGroup.isEmpty {
            for (field, isSet) in [
                ("Datacenters", !failover.datacenters.isEmpty), ("ServiceSubset", !failover.subset.isEmpty),
                ("Targets", !failover.targets.isEmpty),
            ] where isSet {
                throw refusal("\(place): SamenessGroup cannot be set with \(field)")
            }
        }
        if !failover.targets.isEmpty {
            for (field, isSet) in [
                ("Datacenters", !failover.datacenters.isEmpty), ("ServiceSubset", !failover.subset.isEmpty),
                ("Service", !failover.service.isEmpty),
            ] where isSet {
                throw refusal("\(place): Targets cannot be set with \(field)")
            }
        }
        for (number, target) in failover.targets.enumerated() where !target.samenessGroup.isEmpty {
            throw refusal("\(place).Targets[\(number)].SamenessGroup: a group is named beside Targets, not in them")
        }
        for (number, target) in failover.targets.enumerated() where !target.peer.isEmpty {
            let place = "\(place).Targets[\(number)]"
            if !target.subset.isEmpty { throw refusal("\(place): Peer cannot be set with ServiceSubset") }
            if !target.datacenter.isEmpty { throw refusal("\(place): Peer cannot be set with Datacenter") }
        }
        switch failover.policyMode {
        case "", "sequential": break
        case "order-by-locality":
            throw refusal("\(place): Setting Policy.Mode to order-by-locality requires Consul Enterprise")
        default:
            throw refusal(
                "\(place): Policy.Mode \"\(failover.policyMode)\" must be one of \"\", \"sequential\", or"
                    + " \"order-by-locality\""
            )
        }
    }

    private static func refusal(_ text: String) -> MeshError { MeshError(.rejected, text) }
}

/// Rules of subsets.
enum SubsetRules {
    /// Names and filters, which are read as proxies read them.
    static func validate(_ subsets: [String: ServiceSubset]) throws(MeshError) {
        for (name, subset) in subsets.sorted(by: { $0.key < $1.key }) {
            guard isLabel(name) else {
                throw MeshError(
                    .rejected,
                    "Subset \"\(name)\" is invalid: must be 63 characters or fewer, begin or end with lower case"
                        + " alphanumeric characters, and contain lower case alphanumeric characters or '-' in between"
                )
            }
            guard !subset.filter.isEmpty else { continue }
            do throws(FilterError) { _ = try Filter(subset.filter, on: .checkServiceNode) } catch {
                throw MeshError(
                    .rejected,
                    "Filter for subset \"\(name)\" is not a valid expression: \(error.problem)"
                )
            }
        }
    }

    private static func isLabel(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        func isWord(_ byte: UInt8?) -> Bool {
            byte.map { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) } ?? false
        }
        return bytes.count <= 63 && isWord(bytes.first) && isWord(bytes.last)
            && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
    }
}

/// Rules of load balancers.
enum LoadBalancerRules {
    private static let policies = ["", "random", "round_robin", "least_request", "ring_hash", "maglev"]
    private static let fields = ["header", "cookie", "query_parameter"]
    /// The largest ring that Envoy takes, in entries.
    ///
    /// - Source: Envoy's API, `Cluster.RingHashLbConfig`.
    private static let largestRing = 8_388_608

    static func validate(_ balancer: LoadBalancer) throws(MeshError) {
        guard policies.contains(balancer.policy) else {
            throw MeshError(.rejected, "Bad LoadBalancer policy: \"\(balancer.policy)\" is not supported")
        }
        for (part, isThere, policy) in [
            ("RingHashConfig", balancer.ringHash != nil, "ring_hash"),
            ("LeastRequestConfig", balancer.leastRequest != nil, "least_request"),
        ] where isThere && balancer.policy != policy {
            throw refusal("\(part) specified for incompatible load balancing policy \"\(balancer.policy)\"")
        }
        if !balancer.hashPolicies.isEmpty, !balancer.isHashBased {
            throw refusal("HashPolicies specified for non-hash-based Policy: \"\(balancer.policy)\"")
        }
        if let ring = balancer.ringHash {
            for (field, size) in [("MinimumRingSize", ring.minimumSize), ("MaximumRingSize", ring.maximumSize)]
            where !(0...largestRing).contains(size) {
                throw refusal("RingHashConfig.\(field) must be between 0 and \(largestRing), not \(size)")
            }
            if ring.maximumSize > 0, ring.minimumSize > ring.maximumSize {
                throw refusal("RingHashConfig.MinimumRingSize is larger than RingHashConfig.MaximumRingSize")
            }
        }
        if let least = balancer.leastRequest, least.choiceCount != 0, !(2...Int(UInt32.max)).contains(least.choiceCount)
        {
            throw refusal("LeastRequestConfig.ChoiceCount must be 0, or 2 or more, not \(least.choiceCount)")
        }
        for (number, policy) in balancer.hashPolicies.enumerated() {
            try validate(policy, "Bad LoadBalancer HashPolicy[\(number)]")
        }
    }

    private static func validate(_ policy: LoadBalancer.HashPolicy, _ place: String) throws(MeshError) {
        if policy.usesSourceAddress {
            if !policy.field.isEmpty || !policy.fieldValue.isEmpty {
                throw MeshError(
                    .rejected,
                    "\(place): a single hash policy cannot hash both a source address and a field"
                )
            }
        } else {
            guard fields.contains(policy.field) else {
                throw MeshError(
                    .rejected,
                    "\(place): Field \"\(policy.field)\" is not supported; it must be one of \(fields.joined(separator: ", "))"
                )
            }
            if policy.fieldValue.isEmpty {
                throw MeshError(.rejected, "\(place): Field \"\(policy.field)\" needs a FieldValue")
            }
        }
        guard let cookie = policy.cookie else { return }
        if policy.field != "cookie" {
            throw MeshError(
                .rejected,
                "\(place): CookieConfig provided for \"\(policy.field)\"; it is for cookies only"
            )
        }
        if cookie.isSession, cookie.timeToLiveNanoseconds != 0 {
            throw MeshError(.rejected, "\(place): a session cookie cannot have a TTL")
        }
        if cookie.timeToLiveNanoseconds < 0 {
            throw MeshError(.rejected, "\(place): CookieConfig.TTL must be >= 0")
        }
    }

    private static func refusal(_ text: String) -> MeshError {
        MeshError(.rejected, "Bad LoadBalancer configuration. \(text)")
    }
}
