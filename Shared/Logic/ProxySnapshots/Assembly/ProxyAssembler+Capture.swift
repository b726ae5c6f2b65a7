import MeshDomain

extension ProxyAssembler {
    /// The upstreams that a transparent proxy reaches without naming them.
    ///
    /// - Source: reference §6.6: every service of this cluster that the intentions let it call, and every service imported
    ///   from a peer that has a virtual address. Those that have a listener of their own get no chain here.
    mutating func captured(
        by proxy: NodeService,
        besides named: [SidecarUpstream],
        _ resolved: ResolvedProxy,
        _ ownDefaults: ServiceDefaults?,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> [SidecarUpstream] {
        dependencies.formUnion([.meshServices(.local), .virtualAddresses, .peerings])
        let taken = Set(named.map(\.key))
        let own = proxy.servedService.service
        var result: [SidecarUpstream] = []
        var candidates = Set(catalog.meshServices(of: .local).filter { $0.scope == proxy.scope })
        for peer in peering.peerings().map(\.name) {
            let origin = Origin(peer: peer)
            dependencies.insert(.meshServices(origin))
            for service in catalog.meshServices(of: origin) where service.scope == proxy.scope {
                // Consul also makes a cluster without endpoints for the bare name when callers are allowed by default.
                if settings.allowsByDefault { candidates.insert(service) }
                guard !taken.contains(EnvoyNames.upstream(service, datacenter: "", peer: peer)) else { continue }
                let addresses = virtualAddresses(of: ServiceRef(service, of: origin))
                guard !addresses.isEmpty else { continue }
                let upstream = declared(ServiceRef(service, of: origin), in: proxy)
                let settings = resolved.settings(
                    of: upstream,
                    defaults: centralDefaults(),
                    service: ownDefaults,
                    called: nil
                )
                if let upstream = peered(upstream, from: proxy.scope, .captured(addresses), settings, &assignments) {
                    result.append(upstream)
                }
            }
        }
        for service in candidates.sorted() where service != own && service.text != "consul" {
            guard !taken.contains(EnvoyNames.upstream(service, datacenter: "", peer: "")) else { continue }
            guard mayCall(own, service) else { continue }
            let upstream = declared(ServiceRef(service), in: proxy)
            let settings = resolved.settings(
                of: upstream,
                defaults: centralDefaults(),
                service: ownDefaults,
                called: serviceDefaults(service)
            )
            let bind = UpstreamBind.captured(virtualAddresses(of: ServiceRef(service)))
            if let upstream = local(upstream, from: proxy.scope, bind, settings, mesh, &assignments) {
                result.append(upstream)
            }
        }
        return result
    }

    /// What the registration says about an upstream without an address of its own, if anything.
    private func declared(_ service: ServiceRef, in proxy: NodeService) -> Upstream {
        proxy.proxy.upstreams.first { $0.destination(from: proxy.scope) == service }
            ?? Upstream(
                destinationName: service.service.text,
                destinationPeer: service.origin.peer,
                destinationScope: service.service.scope
            )
    }

    private mutating func virtualAddresses(of service: ServiceRef) -> [String] {
        var addresses: Set<String> = []
        if let address = catalog.virtualAddress(of: service) { addresses.insert(address) }
        for instance in meshInstances(service) {
            if let address = instance.service.taggedAddresses?["virtual"]?.address { addresses.insert(address) }
        }
        return addresses.filter(IPAddressText.isAddress).sorted()
    }

    /// Whether the intentions let one service call another; permissions on requests count as yes.
    private mutating func mayCall(_ caller: ServiceName, _ service: ServiceName) -> Bool {
        let deciding = intentions(on: service).first { $0.caller.speaks(for: caller) }
        guard let deciding else { return settings.allowsByDefault }
        return deciding.action == .allow || !deciding.permissions.isEmpty
    }
}
