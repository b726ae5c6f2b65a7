package import MeshDomain

/// Which of an upstream's clusters get its calls.
package struct UpstreamRouting: Sendable, Hashable {
    /// The listener only names its routes; they come beside it, under the upstream's key, by route discovery (RDS).
    package var isTable: Bool
    /// At least one; the first that matches counts, and the last takes everything.
    package var routes: [UpstreamRoute]

    /// Routes in order.
    package init(isTable: Bool, routes: [UpstreamRoute]) {
        self.isTable = isTable
        self.routes = routes
    }

    /// Everything to one cluster.
    package init(to cluster: UpstreamCluster) {
        self.init(isTable: false, routes: [UpstreamRoute(destinations: [WeightedDestination(cluster: cluster)])])
    }

    /// The clusters, each once.
    package var clusters: [UpstreamCluster] {
        var seen: Set<String> = []
        return routes.flatMap(\.destinations).map(\.cluster).filter { seen.insert($0.name).inserted }
    }

    /// Where connections go whose requests nobody looks at.
    package var firstCluster: UpstreamCluster? { routes.last?.destinations.first?.cluster }
}

/// Some calls, and where they go.
package struct UpstreamRoute: Sendable, Hashable {
    /// Nil for all.
    package var match: RouteMatch?
    /// What the route says of rewriting, limits, trying again and headers; where it leads is in `destinations`.
    package var options: RouteDestination?
    /// How long a call may take, in milliseconds, unless the route says so; nil for Envoy's default.
    package var requestTimeoutMilliseconds: Int?
    /// What of a request decides which instance gets it.
    package var hashPolicies: [LoadBalancer.HashPolicy]
    /// The weights are shares of their sum; empty while nobody can be called: such calls are refused.
    package var destinations: [WeightedDestination]

    /// Makes a route.
    package init(
        match: RouteMatch? = nil,
        options: RouteDestination? = nil,
        requestTimeoutMilliseconds: Int? = nil,
        hashPolicies: [LoadBalancer.HashPolicy] = [],
        destinations: [WeightedDestination]
    ) {
        self.match = match
        self.options = options
        self.requestTimeoutMilliseconds = requestTimeoutMilliseconds
        self.hashPolicies = hashPolicies
        self.destinations = destinations
    }
}

/// A share of an upstream's calls.
package struct WeightedDestination: Sendable, Hashable {
    package var weight: Int
    package var cluster: UpstreamCluster
    package var requestHeaders: HeaderModifiers
    package var responseHeaders: HeaderModifiers

    /// A share; by default it is all.
    package init(
        weight: Int = 10_000,
        cluster: UpstreamCluster,
        requestHeaders: HeaderModifiers = HeaderModifiers(),
        responseHeaders: HeaderModifiers = HeaderModifiers()
    ) {
        self.weight = weight
        self.cluster = cluster
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
    }

    /// Whether the share has headers of its own.
    package var changesHeaders: Bool { !requestHeaders.isEmpty || !responseHeaders.isEmpty }
}

/// An Envoy cluster of an upstream: a target, and those that take over in their order (failover).
package struct UpstreamCluster: Sendable, Hashable {
    package var name: String
    /// In the order of trying; at least one.
    package var targets: [UpstreamTarget]
    /// Somebody may take over: the cluster is then made of one cluster a target.
    package var hasFailover: Bool
    /// 0 for what the upstream's settings say.
    package var connectTimeoutMilliseconds: Int
    package var loadBalancer: LoadBalancer?

    /// Makes a cluster.
    package init(
        name: String,
        targets: [UpstreamTarget],
        hasFailover: Bool = false,
        connectTimeoutMilliseconds: Int = 0,
        loadBalancer: LoadBalancer? = nil
    ) {
        self.name = name
        self.targets = targets
        self.hasFailover = hasFailover
        self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
        self.loadBalancer = loadBalancer
    }

    /// The targets with the names of their clusters.
    ///
    /// - Source: reference peering-and-gateways.md §6.8.
    package var members: [(name: String, target: UpstreamTarget)] {
        guard hasFailover else { return targets.prefix(1).map { (name, $0) } }
        return targets.enumerated().map { ("failover-target~\($0.offset)~\(name)", $0.element) }
    }
}
