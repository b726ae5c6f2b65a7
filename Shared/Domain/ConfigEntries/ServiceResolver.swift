/// Which instances answer for a service, and who takes over when none can.
///
/// - Source: reference http-api-and-config.md §5.2.
package struct ServiceResolver: Sendable, Hashable {
    package var name: String
    /// The subset that calls without one go to; empty for all instances.
    package var defaultSubset: String
    package var subsets: [String: ServiceSubset]
    package var redirect: ResolverRedirect?
    /// By subset; `*` is for all that have none of their own.
    package var failover: [String: ResolverFailover]
    /// Nanoseconds; 0 when not set.
    package var connectTimeoutNanoseconds: Int64
    /// Nanoseconds; 0 when not set.
    package var requestTimeoutNanoseconds: Int64
    package var loadBalancer: LoadBalancer?

    /// Makes the entry.
    package init(
        name: String,
        defaultSubset: String = "",
        subsets: [String: ServiceSubset] = [:],
        redirect: ResolverRedirect? = nil,
        failover: [String: ResolverFailover] = [:],
        connectTimeoutNanoseconds: Int64 = 0,
        requestTimeoutNanoseconds: Int64 = 0,
        loadBalancer: LoadBalancer? = nil
    ) {
        self.name = name
        self.defaultSubset = defaultSubset
        self.subsets = subsets
        self.redirect = redirect
        self.failover = failover
        self.connectTimeoutNanoseconds = connectTimeoutNanoseconds
        self.requestTimeoutNanoseconds = requestTimeoutNanoseconds
        self.loadBalancer = loadBalancer
    }

    /// Whether the entry says nothing.
    package var isDefault: Bool { self == ServiceResolver(name: name) }
}

/// Some of a service's instances.
package struct ServiceSubset: Sendable, Hashable {
    /// A filter expression over instances; empty for all.
    package var filter: String
    /// Instances whose checks warn are left out, too.
    package var onlyPassing: Bool

    /// Makes a subset.
    package init(filter: String = "", onlyPassing: Bool = false) {
        self.filter = filter
        self.onlyPassing = onlyPassing
    }
}

/// Another service that answers instead; empty fields keep what the call had.
package struct ResolverRedirect: Sendable, Hashable {
    package var service: String
    package var subset: String
    package var datacenter: String
    package var peer: String
    /// The members of the group answer, in their order; only in a redirect.
    package var samenessGroup: NameText

    /// Makes a redirect.
    package init(
        service: String = "",
        subset: String = "",
        datacenter: String = "",
        peer: String = "",
        samenessGroup: NameText = ""
    ) {
        self.service = service
        self.subset = subset
        self.datacenter = datacenter
        self.peer = peer
        self.samenessGroup = samenessGroup
    }
}

/// Who takes over, in the order of trying.
package struct ResolverFailover: Sendable, Hashable {
    /// With `datacenters` or alone: another service or subset; excludes `targets`.
    package var service: String
    package var subset: String
    package var datacenters: [String]
    package var targets: [ResolverRedirect]
    /// The members of the group take over, in their order; excludes `targets`, `datacenters` and `subset`.
    package var samenessGroup: NameText
    /// `sequential`, `order-by-locality`, or empty.
    package var policyMode: String
    package var policyRegions: [String]

    /// Makes a failover.
    package init(
        service: String = "",
        subset: String = "",
        datacenters: [String] = [],
        targets: [ResolverRedirect] = [],
        samenessGroup: NameText = "",
        policyMode: String = "",
        policyRegions: [String] = []
    ) {
        self.service = service
        self.subset = subset
        self.datacenters = datacenters
        self.targets = targets
        self.samenessGroup = samenessGroup
        self.policyMode = policyMode
        self.policyRegions = policyRegions
    }

    /// The rewrites it stands for, in order; the members of a sameness group are not among them.
    package var rewrites: [ResolverRedirect] {
        if !targets.isEmpty { return targets }
        let plain = ResolverRedirect(service: service, subset: subset)
        if datacenters.isEmpty { return [plain] }
        return datacenters.map { ResolverRedirect(service: service, subset: subset, datacenter: $0) }
    }
}
