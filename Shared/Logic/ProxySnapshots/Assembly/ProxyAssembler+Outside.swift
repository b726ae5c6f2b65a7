import MeshDomain

/// The terminating gateways through which a service is called, worked out once for all proxies.
struct WayOut {
    var gateways: [CheckServiceNode]
    var dependencies: Set<ProxyDependency>
}

/// Services outside of the mesh, and the terminating gateways that stand for them.
extension ProxyAssembler {
    /// The services that a terminating gateway stands for, with the links that say how it calls them; sorted.
    ///
    /// - Source: reference http-api-and-config.md §2.1, recorded: a wildcard means the services that have an instance which does
    ///   not speak the mesh itself, and destinations; those that the entry names are meant by their own links.
    mutating func linkedServices(of gateway: ServiceName) -> [(service: ServiceName, link: LinkedService)] {
        dependencies.insert(.configEntry(EntryKey(kind: .terminatingGateway, of: gateway)))
        guard let entry = entries.terminatingGateway(of: gateway) else { return [] }
        var links: [(service: ServiceName, link: LinkedService)] = []
        for link in entry.services where link.service != "*" {
            links.append((ServiceName(link.service.text, in: gateway.scope), link))
        }
        if let wildcard = entry.wildcard {
            dependencies.formUnion([.ordinaryServices, .configEntries(.serviceDefaults)])
            let candidates =
                (gateway.scope.isStandard ? catalog.ordinaryServices() : []) + entries.destinations(in: gateway.scope)
            for service in Set(candidates) where service.text != "consul" && entry.link(to: service) == nil {
                if isOutside(service) { links.append((service, wildcard)) }
            }
        }
        return links.sorted { $0.service < $1.service }
    }

    /// Whether a wildcard means a service.
    private mutating func isOutside(_ service: ServiceName) -> Bool {
        if serviceDefaults(service)?.destination != nil { return true }
        let ref = ServiceRef(service)
        dependencies.insert(.instances(ref.key))
        return catalog.instances(of: ref).contains { !$0.service.connect.native && !$0.service.kind.isProxy }
    }

    /// The terminating gateways through which a service is called, by node and id.
    ///
    /// Subsets are sorted out there: whatever subset is called, it is called at these.
    mutating func gatewaysOut(to service: ServiceName) -> [CheckServiceNode] {
        if let known = waysOut[service] {
            dependencies.formUnion(known.dependencies)
            return known.gateways
        }
        let before = dependencies
        dependencies = [.configEntries(.terminatingGateway)]
        let gateways = findGatewaysOut(to: service)
        waysOut[service] = WayOut(gateways: gateways, dependencies: dependencies)
        dependencies.formUnion(before)
        return gateways
    }

    private mutating func findGatewaysOut(to service: ServiceName) -> [CheckServiceNode] {
        var found: [CheckServiceNode] = []
        for entry in entries.terminatingGateways(in: service.scope) {
            if entry.link(to: service) == nil {
                guard entry.wildcard != nil, service.text != "consul", isOutside(service) else { continue }
            }
            let gateway = ServiceRef(ServiceName(entry.name, in: service.scope))
            dependencies.insert(.instances(gateway.key))
            found += catalog.instances(of: gateway).filter { $0.service.kind == .terminatingGateway }
        }
        return found
    }
}
