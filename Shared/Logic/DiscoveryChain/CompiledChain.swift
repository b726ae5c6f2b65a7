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
    package var startResolver: ResolverNode? {
        guard case .resolver(let node)? = nodes[startNode] else { return nil }
        return node
    }

    /// The target that is tried first by a call that nothing routes or splits.
    package var firstTarget: ChainTarget? { startResolver.flatMap { targets[$0.target] } }
}

/// One decision on the way of a call.
package enum ChainNode: Sendable, Hashable {
    case resolver(ResolverNode)
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
}

/// Why a chain cannot be compiled, in Consul's words.
package struct ChainProblem: Error, Sendable, Hashable {
    package var message: String
}
