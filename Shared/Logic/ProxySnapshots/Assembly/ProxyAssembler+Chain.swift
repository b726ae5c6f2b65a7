import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
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
            hasFailover: node.failover != nil
        )
        var lists: [EndpointList] = []
        for place in wanted {
            guard let (target, list) = answering(place, mesh) else { continue }
            cluster.targets.append(target)
            lists.append(list)
        }
        guard !cluster.targets.isEmpty else { return nil }
        for (member, list) in zip(cluster.members, lists) {
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

    /// Who answers at a place, and where; nil for a peer's service of which nothing is known.
    private mutating func answering(
        _ place: ChainTarget,
        _ mesh: MeshIdentity
    ) -> (target: UpstreamTarget, endpoints: EndpointList)? {
        guard !place.peer.isEmpty else {
            let target = LocalTarget(
                service: place.service,
                datacenter: place.datacenter,
                serverName: place.serverName,
                subset: place.subsetRule
            )
            let list =
                place.datacenter == mesh.datacenter
                ? endpoints(ServiceRef(place.service), side: .lan, subset: place.subsetRule) : EndpointList([])
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
