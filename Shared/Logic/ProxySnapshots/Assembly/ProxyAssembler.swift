import DiscoveryChain
package import MeshDomain

/// Makes proxies' snapshots from one state of catalog, config entries, peerings and authority.
///
/// It is a value over one moment: make a new one when any of the views moved on. Endpoint lists and other parts that
/// many proxies share are worked out once per assembler and shared by all snapshots it makes.
package struct ProxyAssembler {
    let catalog: any CatalogReading
    let entries: any ConfigEntryReading
    let peering: any PeeringReading
    let settings: AssemblySettings
    let others: OtherDatacenters
    /// Nil until the authority has roots.
    let mesh: MeshIdentity?
    let proxyDefaults: ProxyDefaults?
    var lists: [EndpointListKey: EndpointList] = [:]
    var exportPlan: ExportPlan?
    var waysOut: [ServiceName: WayOut] = [:]
    /// What transparent proxies may find at a virtual address.
    var callables: [Scope: Set<ServiceName>] = [:]
    /// Names of services outside the mesh, by scope.
    var outside: [Scope: [ServiceName]] = [:]
    var dependencies: Set<ProxyDependency> = []
    /// Upstreams of the proxy in work that cannot be had.
    var blocked: [BlockedUpstream] = []

    /// Looks at one moment of the cluster.
    package init(
        catalog: any CatalogReading,
        entries: any ConfigEntryReading,
        peering: any PeeringReading,
        authority: any AuthorityReading,
        settings: AssemblySettings,
        others: OtherDatacenters = OtherDatacenters()
    ) {
        self.catalog = catalog
        self.entries = entries
        self.peering = peering
        self.settings = settings
        self.others = others
        proxyDefaults = entries.proxyDefaults()
        let roots = authority.certificateRoots()
        mesh =
            roots.trustDomain.isEmpty || roots.roots.isEmpty
            ? nil
            : MeshIdentity(
                datacenter: settings.datacenter,
                trustDomain: roots.trustDomain,
                rootsPEM: roots.roots.map(\.rootCertPEM.endingWithLineBreak).joined(),
                settings: entries.meshSettings() ?? MeshSettings()
            )
    }

    /// The certificate that a proxy needs.
    package mutating func leaf(for proxy: NodeService) -> ProxyLeaf {
        if proxy.kind == .connectProxy || proxy.kind == .ingressGateway { return .service(proxy.servedService.service) }
        if proxy.kind == .meshGateway, exports().contains(where: { !$0.peers.isEmpty }) { return .meshGateway }
        // Gateways at the edge call services under a name of their own.
        if proxy.kind == .apiGateway { return .service(proxy.ref.service) }
        return .none
    }

    /// The snapshot of one proxy, made from its registration.
    ///
    /// The leaf is the certificate named by `leaf(for:)`, nil while there is none; `linked` has those named by
    /// `linkedLeaves(for:)`.
    package mutating func assemble(
        _ proxy: NodeService,
        on node: Node,
        leaf: LeafCertificate?,
        linked: [ServiceName: LinkedCredentials] = [:]
    ) -> AssembledProxy {
        let key = ProxyKey(node: node.nodeName, id: proxy.id, in: proxy.scope.namespace)
        dependencies = [.registration(key.instance), .roots, .configEntry(.init(kind: .mesh, name: "mesh"))]
        var outcome: AssembledProxy.Outcome
        if let mesh {
            switch proxy.kind {
            case .connectProxy: outcome = sidecar(proxy, key, mesh, leaf)
            case .meshGateway: outcome = meshGateway(proxy, node, key, mesh, leaf)
            case .apiGateway: outcome = apiGateway(proxy, key, mesh, leaf)
            case .ingressGateway: outcome = ingressGateway(proxy, key, mesh, leaf)
            case .terminatingGateway: outcome = terminatingGateway(proxy, key, mesh, linked)
            default: outcome = .unsupported(proxy.kind)
            }
        } else {
            outcome = .waiting(.roots)
        }
        if case .ready(var snapshot) = outcome {
            let own = serviceDefaults(proxy.servedService.service)
            snapshot.extensions = ResolvedProxy(proxy.proxy, defaults: centralDefaults(), service: own).envoyExtensions
            outcome = .ready(snapshot)
        }
        return AssembledProxy(outcome: outcome, dependencies: dependencies)
    }

    // MARK: - Reading with a note of what was read

    mutating func serviceDefaults(_ service: ServiceName) -> ServiceDefaults? {
        dependencies.insert(.configEntry(.init(kind: .serviceDefaults, name: service.text, in: service.scope)))
        return entries.serviceDefaults(of: service)
    }

    mutating func centralDefaults() -> ProxyDefaults? {
        dependencies.insert(.configEntry(.init(kind: .proxyDefaults, name: "global")))
        return proxyDefaults
    }

    mutating func meshInstances(_ service: ServiceRef) -> [CheckServiceNode] {
        dependencies.insert(.meshInstances(service.key))
        return catalog.meshInstances(of: service)
    }

    mutating func trust(of peer: String) -> TrustDomainRoots? {
        dependencies.insert(.trustBundle(peer: peer))
        guard let bundle = peering.trustBundle(of: peer), !bundle.trustDomain.isEmpty, !bundle.rootPEMs.isEmpty else {
            return nil
        }
        return TrustDomainRoots(bundle)
    }

    /// The roots of several peers, one per trust domain, sorted by trust domain.
    mutating func trust(of peers: [String]) -> [TrustDomainRoots] {
        var seen: Set<String> = []
        return peers.sorted().compactMap { trust(of: $0) }.filter { seen.insert($0.trustDomain).inserted }
            .sorted { $0.trustDomain < $1.trustDomain }
    }

    // MARK: - Shared endpoint lists

    /// The endpoints of a service's sidecars, or of some of them, and of the terminating gateways that stand for it, worked out
    /// once.
    mutating func endpoints(
        _ service: ServiceRef,
        side: MeshEndpoint.Side,
        subset: ServiceSubset = ServiceSubset()
    ) -> EndpointList {
        dependencies.insert(.meshInstances(service.key))
        let gateways = side == .lan && service.origin.isLocal ? gatewaysOut(to: service.service) : []
        let key = EndpointListKey.meshService(service, side: side, subset: subset)
        if let list = lists[key] { return list }
        let instances = SubsetSelection.instances(catalog.meshInstances(of: service), in: subset)
        var endpoints = instances.map { MeshEndpoint($0, side: side, onlyPassing: subset.onlyPassing) }
        endpoints += gateways.map { MeshEndpoint($0, side: .lan) }
        let list = EndpointList(endpoints)
        lists[key] = list
        return list
    }

    /// The endpoints of this cluster's gateways as sidecars reach them, worked out once.
    mutating func localGateways() -> EndpointList {
        dependencies.insert(.meshGateways)
        if let list = lists[.meshGateways] { return list }
        let list = EndpointList(catalog.meshGateways().map { MeshEndpoint($0, side: .lan) })
        lists[.meshGateways] = list
        return list
    }

    // MARK: - Discovery chains

    /// Where calls to a service of this mesh go; server names are of use once there is a mesh.
    mutating func chain(
        of service: ServiceName,
        in datacenter: String,
        overrides: ChainCompiler.Overrides = ChainCompiler.Overrides()
    ) -> ChainOutcome {
        let outcome = ChainCompiler.compile(
            service,
            in: datacenter,
            trustDomain: mesh?.trustDomain ?? "",
            from: entries,
            overrides: overrides
        )
        for key in outcome.reads { dependencies.insert(.configEntry(key)) }
        // A group may become that of all services without a resolver.
        dependencies.insert(.configEntries(.samenessGroup))
        return outcome
    }
}

/// What an endpoint list is of.
enum EndpointListKey: Hashable {
    case meshService(ServiceRef, side: MeshEndpoint.Side, subset: ServiceSubset)
    case meshGateways
}

/// What is fixed for all proxies of a process.
package struct AssemblySettings: Sendable, Hashable {
    package var datacenter: String
    /// What happens to callers that no intention is about: the agent's `default_intention_policy`, else the ACL default
    /// policy, else allow.
    package var allowsByDefault: Bool

    /// Makes settings.
    package init(datacenter: String, allowsByDefault: Bool) {
        self.datacenter = datacenter
        self.allowsByDefault = allowsByDefault
    }
}

/// Which certificate a proxy needs.
package enum ProxyLeaf: Sendable, Hashable {
    /// That of a service.
    case service(ServiceName)
    /// That of the datacenter's gateways.
    case meshGateway
    case none
}

/// A snapshot, or why there is none yet, and what it hangs on.
package struct AssembledProxy: Sendable, Hashable {
    /// What came out.
    package enum Outcome: Sendable, Hashable {
        case ready(ProxySnapshot)
        /// Something needed is not there yet; the proxy keeps what it has.
        case waiting(Missing)
        /// There is no translation for this kind of proxy.
        case unsupported(ServiceKind)
    }

    /// What a proxy cannot do without.
    package enum Missing: String, Sendable, Hashable {
        case roots
        case leaf
        /// A sidecar that does not say which service it is for.
        case destination
    }

    package var outcome: Outcome
    /// Make the snapshot again when one of these changes.
    package var dependencies: Set<ProxyDependency>

    /// The snapshot, if there is one.
    package var snapshot: ProxySnapshot? {
        if case .ready(let snapshot) = outcome { snapshot } else { nil }
    }
}
