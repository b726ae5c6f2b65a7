import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    /// Where the calls of a chain go; nil while there is nobody at all to call.
    mutating func routing(
        of chain: CompiledChain,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> UpstreamRouting? {
        var routing = UpstreamRouting(
            isTable: !chain.isDefault && ServiceProtocol.isHTTP(chain.serviceProtocol),
            routes: []
        )
        if case .router(let router)? = chain.nodes[chain.startNode] {
            for route in router.routes {
                var made = self.route(below: route.next, in: chain, mesh, &assignments)
                made.match = route.definition.match
                made.options = route.definition.destination
                routing.routes.append(made)
            }
        } else {
            routing.routes = [route(below: chain.startNode, in: chain, mesh, &assignments)]
        }
        return routing.routes.contains { !$0.destinations.isEmpty } ? routing : nil
    }

    /// All calls that come to a splitter or resolver.
    ///
    /// - Source: recorded (`chain-lb-*`, `chain-resolver-subsets`): the time that a resolver gives a call counts where nothing
    ///   splits, and only load balancers that hash have to do with routes.
    mutating func route(
        below key: String,
        in chain: CompiledChain,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> UpstreamRoute {
        var route = UpstreamRoute(destinations: [])
        let balancer = chain.loadBalancer(below: key)
        if let balancer, balancer.isHashBased { route.hashPolicies = balancer.hashPolicies }
        switch chain.nodes[key] {
        case .resolver(let node)?:
            if node.requestTimeoutMilliseconds > 0 {
                route.requestTimeoutMilliseconds = node.requestTimeoutMilliseconds
            }
            if let cluster = cluster(of: node, in: chain, mesh, &assignments) {
                route.destinations = [WeightedDestination(cluster: cluster)]
            }
        case .splitter(let node)?:
            for split in node.splits {
                guard let next = chain.resolver(split.next),
                    let cluster = cluster(of: next, in: chain, mesh, &assignments)
                else { continue }
                route.destinations.append(
                    WeightedDestination(
                        weight: max(0, split.weightHundredths),
                        cluster: cluster,
                        requestHeaders: split.definition.requestHeaders,
                        responseHeaders: split.definition.responseHeaders
                    )
                )
            }
            // Those with a share may all be gone.
            if route.destinations.allSatisfy({ $0.weight == 0 }) {
                for place in route.destinations.indices { route.destinations[place].weight = 1 }
            }
        case .router?, nil: break
        }
        return route
    }

    /// The Envoy cluster of a resolver's target, with those that take over; nil while a peer that it leads to cannot be
    /// trusted yet.
    ///
    /// - Source: reference peering-and-gateways.md §6.8.
    mutating func cluster(
        of node: ResolverNode,
        in chain: CompiledChain,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> UpstreamCluster? {
        guard let first = chain.targets[node.target], let name = clusterName(of: first) else { return nil }
        let wanted = [first] + (node.failover ?? []).compactMap { chain.targets[$0] }
        var cluster = UpstreamCluster(
            name: chain.customization.prefix + name,
            targets: [],
            hasFailover: node.failover != nil,
            connectTimeoutMilliseconds: node.connectTimeoutMilliseconds,
            loadBalancer: node.loadBalancer
        )
        var lists: [EndpointList?] = []
        for place in wanted {
            guard let (target, list) = answering(place, mesh) else { continue }
            cluster.targets.append(target)
            lists.append(list)
        }
        guard !cluster.targets.isEmpty else { return nil }
        for (member, list) in zip(cluster.members, lists) {
            guard let list else { continue }
            assignments.append(LoadAssignment(clusterName: member.name, endpoints: list))
        }
        return cluster
    }

    private mutating func clusterName(of target: ChainTarget) -> String? {
        guard !target.peer.isEmpty else { return target.name }
        return trust(of: target.peer).map {
            ServerNames.importedCluster(target.service, peer: target.peer, peerTrustDomain: $0.trustDomain)
        }
    }

    /// Who answers at a place, and where, as far as that is known yet; nil for a peer's service of which nothing is known.
    private mutating func answering(
        _ place: ChainTarget,
        _ mesh: MeshIdentity
    ) -> (target: UpstreamTarget, endpoints: EndpointList?)? {
        guard !place.peer.isEmpty else {
            let target = LocalTarget(
                service: place.service,
                datacenter: place.datacenter,
                serverName: place.serverName,
                subset: place.subsetRule
            )
            let list =
                place.datacenter == mesh.datacenter
                ? endpoints(ServiceRef(place.service), side: .lan, subset: place.subsetRule) : elsewhere(place)
            return (.local(target), list)
        }
        guard let trust = trust(of: place.peer) else { return nil }
        let ref = ServiceRef(place.service, of: Origin(peer: place.peer))
        let instances = meshInstances(ref)
        guard let meta = instances.lazy.compactMap(\.service.connect.peerMeta).first else { return nil }
        let target = PeeredTarget(
            peer: place.peer,
            trust: trust,
            serverName: meta.sni.first ?? "",
            identities: meta.spiffeID,
            lacksIdentity: meta.spiffeID.isEmpty,
            hostname: nil
        )
        // Within a chain endpoints are always sent, so a gateway with a host name has none.
        let remote = endpoints(ref, side: .wan)
        let usesLocal = place.meshGateway == .local && !remote.endpoints.isEmpty
        if place.meshGateway == .local { dependencies.insert(.meshGateways) }
        let addresses = usesLocal ? localGateways() : EndpointList(remote.endpoints.filter { !$0.isHostname })
        return (.peered(target), addresses)
    }
}
