import MeshDomain

extension ProxyAssembler {
    /// A snapshot with new endpoints, when nothing else can have changed; nil when it has to be assembled again.
    ///
    /// That is so when all changes are about instances of services of this cluster that the proxy already knows: a gateway
    /// in front of ten thousand services is then not worked through for the sake of one.
    package mutating func refreshed(_ snapshot: ProxySnapshot, after changes: Set<ProxyDependency>) -> ProxySnapshot? {
        guard let mesh else { return nil }
        let known: [ServiceKey: [ServiceName]]
        let assignments: (ServiceName) -> [(name: String, subset: ServiceSubset)]
        switch snapshot.configuration {
        case .terminatingGateway: return nil
        case .sidecar, .ingressGateway, .apiGateway:
            var clusters: [ServiceName: [(String, ServiceSubset)]] = [:]
            for member in snapshot.configuration.calledClusters.flatMap(\.members) {
                guard case .local(let target) = member.target, target.datacenter == mesh.datacenter else { continue }
                clusters[target.service, default: []].append((member.name, target.subset))
            }
            known = Dictionary(grouping: clusters.keys) { ServiceKey($0) }
            assignments = { clusters[$0] ?? [] }
        case .meshGateway(let inputs):
            known = Dictionary(grouping: inputs.services) { ServiceKey($0) }
            var exported: [ServiceName: [(String, ServiceSubset)]] = [:]
            for member in inputs.exports.flatMap(\.routing.clusters).flatMap(\.members) {
                guard case .local(let target) = member.target, target.datacenter == mesh.datacenter else { continue }
                exported[target.service, default: []].append((member.name, target.subset))
            }
            assignments = { service in
                let name = ServerNames.service(service, datacenter: mesh.datacenter, trustDomain: mesh.trustDomain)
                return inputs.resolutions[service].clusters(named: name) + (exported[service] ?? [])
            }
        }
        var result = snapshot
        for change in changes {
            guard case .meshInstances(let key) = change, let services = known[key] else { return nil }
            for service in services {
                let ref = ServiceRef(service)
                guard !movesCapture(snapshot, service) else { return nil }
                guard !endpoints(ref, side: .lan).endpoints.isEmpty || !snapshot.isMeshGateway else { return nil }
                for (name, subset) in assignments(service) {
                    guard let place = result.loadAssignments.place(of: name) else { continue }
                    result.loadAssignments[place].endpoints = endpoints(ref, side: .lan, subset: subset)
                }
            }
        }
        return result
    }

    /// Whether a transparent proxy has to look for a service at other addresses, or may have to.
    private mutating func movesCapture(_ snapshot: ProxySnapshot, _ service: ServiceName) -> Bool {
        guard case .sidecar(let inputs) = snapshot.configuration, let capture = inputs.capture else { return false }
        if capture.direct.contains(where: { $0.target.service == service }) { return true }
        if !directAddresses(of: service).isEmpty { return true }
        return inputs.upstreams.contains { upstream in
            guard upstream.peer.isEmpty, upstream.service == service, case .captured(let addresses) = upstream.bind
            else { return false }
            return virtualAddresses(of: ServiceRef(service)) != addresses
        }
    }
}

extension ProxyInputs {
    /// The clusters of what the proxy calls, as far as chains make them.
    fileprivate var calledClusters: [UpstreamCluster] {
        switch self {
        case .sidecar(let inputs): inputs.upstreams.flatMap(\.routing.clusters)
        case .ingressGateway(let inputs): inputs.upstreams.flatMap(\.routing.clusters)
        case .apiGateway(let inputs): inputs.upstreams.flatMap(\.route.destinations).map(\.cluster)
        case .meshGateway, .terminatingGateway: []
        }
    }
}

extension ProxySnapshot {
    fileprivate var isMeshGateway: Bool {
        switch configuration {
        case .meshGateway: true
        case .sidecar, .ingressGateway, .terminatingGateway, .apiGateway: false
        }
    }
}

extension [LoadAssignment] {
    /// Where the assignment of a cluster is in a list sorted by cluster.
    fileprivate func place(of clusterName: String) -> Int? {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle].clusterName < clusterName { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].clusterName == clusterName ? low : nil
    }
}
