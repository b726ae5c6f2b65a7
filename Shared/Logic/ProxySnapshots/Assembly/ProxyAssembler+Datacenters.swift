import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    /// Where calls to a service of another datacenter go: straight to its instances, or to gateways.
    ///
    /// Nil while that datacenter has not told of the service: proxies keep the endpoints that they have until it does.
    ///
    /// - Source: reference peering-and-gateways §6.14: gateways pass for healthy when an instance behind them is, and all for
    ///   unhealthy otherwise.
    mutating func elsewhere(_ place: ChainTarget) -> EndpointList? {
        dependencies.insert(.otherDatacenters)
        dependencies.insert(.remoteService(datacenter: place.datacenter, place.service))
        guard let other = others.datacenters[place.datacenter], let instances = other.services[place.service] else {
            return nil
        }
        let (isLocal, isRemote) = (place.meshGateway == .local, place.meshGateway == .remote)
        guard isLocal || isRemote else { return EndpointList(instances.filter { !$0.isHostname }) }
        let gateways = isLocal ? localGateways().endpoints : other.gateways
        let isHealthy = instances.contains { $0.health?.isHealthy ?? true }
        return EndpointList(
            gateways.filter { !$0.isHostname }.map { gateway in
                var gateway = gateway
                gateway.health = MeshEndpointHealth(isHealthy: isHealthy, weight: gateway.health?.weight ?? 1)
                return gateway
            }
        )
    }

    /// The other datacenters to whose gateways this datacenter's pass connections on, by name.
    mutating func gatewayDatacenters(_ mesh: MeshIdentity, _ assignments: inout [LoadAssignment]) -> [GatewayDatacenter]
    {
        dependencies.insert(.otherDatacenters)
        var result: [GatewayDatacenter] = []
        for (name, other) in others.datacenters.sorted(by: { $0.key < $1.key }) where !other.gateways.isEmpty {
            let list = EndpointList(other.gateways)
            result.append(GatewayDatacenter(datacenter: name, hostname: list.hostnameEndpoint))
            if list.hostnameEndpoint == nil {
                assignments.append(
                    LoadAssignment(
                        clusterName: ServerNames.datacenter(name, trustDomain: mesh.trustDomain),
                        endpoints: list
                    )
                )
            }
        }
        return result
    }
}
