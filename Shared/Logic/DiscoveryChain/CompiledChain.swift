package import MeshDomain

/// Where calls to a service go: nodes that choose, and the targets that are chosen (discovery chain).
///
/// - Source: reference http-api-and-config.md §5.5.
package struct CompiledChain: Sendable, Hashable {
    /// The service that was asked for.
    package var service: ServiceName
    /// Where the chain is seen from.
    package var datacenter: String
    /// `tcp`, `http`, `http2` or `grpc`; the same for all services of the chain.
    package var serviceProtocol: String
    /// What the caller wants differently, as far as it made a difference.
    package var customization: Customization
    /// Nothing but the service itself answers, as without any entry.
    package var isDefault: Bool
    /// The key of the node where a call begins.
    package var startNode: String
    /// By `type:name`.
    package var nodes: [String: ChainNode]
    /// By id.
    package var targets: [String: ChainTarget]

    /// The resolver where a call begins that nothing routes or splits.
    package var startResolver: ResolverNode? { resolver(startNode) }

    /// The resolver under that key; nil for another kind of node.
    package func resolver(_ key: String) -> ResolverNode? {
        guard case .resolver(let node)? = nodes[key] else { return nil }
        return node
    }

    /// How the instances of the targets below a node are chosen, when requests have to be told apart for it.
    package func loadBalancer(below key: String) -> LoadBalancer? {
        switch nodes[key] {
        case .resolver(let node)?: node.loadBalancer
        case .splitter(let node)?: node.loadBalancer
        case .router?, nil: nil
        }
    }

    /// The services of this mesh that may answer besides the one that was asked for, each once, by target.
    package var otherServices: [ServiceName] {
        var seen: Set<ServiceName> = [service]
        return targets.sorted { $0.key < $1.key }.map(\.value).filter(\.peer.isEmpty).map(\.service)
            .filter { seen.insert($0).inserted }
    }

    /// The target that is tried first by a call that nothing routes or splits.
    package var firstTarget: ChainTarget? { startResolver.flatMap { targets[$0.target] } }
}

/// One decision on the way of a call.
package enum ChainNode: Sendable, Hashable {
    case router(RouterNode)
    case splitter(SplitterNode)
    case resolver(ResolverNode)

    /// The keys of the nodes that a call may come to next.
    var next: [String] {
        switch self {
        case .router(let node): node.routes.map(\.next)
        case .splitter(let node): node.splits.map(\.next)
        case .resolver: []
        }
    }
}

/// Chooses by what is requested; the last route takes everything.
package struct RouterNode: Sendable, Hashable {
    /// `service.namespace.partition`.
    package var id: String
    package var routes: [ChainRoute]

    /// Its key among the chain's nodes.
    package var key: String { "router:" + id }
}

/// A route and where it leads.
package struct ChainRoute: Sendable, Hashable {
    package var definition: ServiceRoute
    /// The scope of the destination is written out, as it is for the route that takes everything.
    package var spellsScope: Bool
    /// The key of a splitter or resolver.
    package var next: String
}

/// Shares requests out.
package struct SplitterNode: Sendable, Hashable {
    /// `service.namespace.partition`.
    package var id: String
    package var splits: [ChainSplit]
    /// The first on its legs that hashes.
    package var loadBalancer: LoadBalancer?

    /// Its key among the chain's nodes.
    package var key: String { "splitter:" + id }
}

/// A share and who gets it.
package struct ChainSplit: Sendable, Hashable {
    package var definition: ServiceSplit
    /// Of all requests that come to the splitter, in hundredths of a percent.
    package var weightHundredths: Int
    /// The key of a resolver, once a chain is whole.
    package var next: String
}

/// Chooses a target, and those that take over in its place.
package struct ResolverNode: Sendable, Hashable {
    /// The id of the target, which is the node's name, too.
    package var target: String
    /// There is no entry, or one that says nothing.
    package var isDefault: Bool
    package var connectTimeoutMilliseconds: Int
    /// 0 when not set.
    package var requestTimeoutMilliseconds: Int
    /// Ids of targets in the order of trying; nil without failover.
    package var failover: [String]?
    /// `sequential`, `order-by-locality`, or empty.
    package var failoverMode: String
    package var loadBalancer: LoadBalancer?

    /// Its key among the chain's nodes.
    package var key: String { "resolver:" + target }
}

/// A service, or some instances of it, at one place.
package struct ChainTarget: Sendable, Hashable {
    package var service: ServiceName
    /// Empty for all instances.
    package var subset: String
    /// Empty for a peer's service.
    package var datacenter: String
    /// Empty for a service of this mesh.
    package var peer: String
    package var connectTimeoutMilliseconds: Int
    package var meshGateway: MeshGatewayMode
    /// What the subset's name stands for.
    package var subsetRule: ServiceSubset
    /// The service is outside the mesh and reached by its own server name.
    package var isExternal: Bool
    /// Empty for a peer's service: its exporter says which.
    package var serverName: String
    /// The name of its cluster; empty for a peer's service.
    package var name: String

    /// `subset.service.namespace.partition.dc`, or `service.namespace.partition.external.peer`.
    package var id: String {
        if !peer.isEmpty { return EnvoyNames.local(service, datacenter: "external.\(peer)") }
        return (subset.isEmpty ? "" : subset + ".") + EnvoyNames.local(service, datacenter: datacenter)
    }

    /// A target that nothing is known of but its place.
    init(service: ServiceName, datacenter: String) {
        self.service = service
        subset = ""
        self.datacenter = datacenter
        peer = ""
        connectTimeoutMilliseconds = 0
        meshGateway = .unset
        subsetRule = ServiceSubset()
        isExternal = false
        serverName = ""
        name = ""
    }

    /// The same with what a redirect or a failover says otherwise.
    ///
    /// - Source: rule 5: another service has other subsets; a peer's has no datacenter; a rewrite without peer comes home.
    func rewritten(by rewrite: ResolverRedirect, home: String) -> ChainTarget {
        var result = self
        // A rewrite names a service of the same scope: entries cannot name another one yet.
        let other = ServiceName(rewrite.service, in: service.scope)
        if !rewrite.service.isEmpty, other != service {
            result.service = other
            result.subset = ""
        }
        if !rewrite.subset.isEmpty { result.subset = rewrite.subset }
        if !rewrite.datacenter.isEmpty { result.datacenter = rewrite.datacenter }
        if rewrite.peer.isEmpty {
            if !peer.isEmpty {
                result.peer = ""
                if result.datacenter.isEmpty { result.datacenter = home }
            }
        } else {
            result.peer = rewrite.peer
            result.datacenter = ""
            result.subset = ""
        }
        return result
    }
}

/// A chain, or why there is none, and what it hangs on.
package struct ChainOutcome: Sendable {
    package var result: Result<CompiledChain, ChainProblem>
    /// The entries that were looked at, there or not: the outcome may be another when one of them changes.
    package var reads: Set<EntryKey>

    /// The same without what concerns all services, in a stable order.
    package var entries: [EntryKey] {
        reads.filter { $0.kind != .proxyDefaults }.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }
}

/// Why a chain cannot be compiled, in Consul's words.
package struct ChainProblem: Error, Sendable, Hashable {
    package var message: String
}
