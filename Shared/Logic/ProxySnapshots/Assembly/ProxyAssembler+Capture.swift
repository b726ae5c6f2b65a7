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
        dependencies.formUnion([.meshServiceNames(peer: ""), .virtualAddresses, .peerings])
        let taken = Set(named.map(\.key))
        let own = proxy.proxy.destinationServiceName
        var result: [SidecarUpstream] = []
        var candidates = Set(catalog.meshServiceNames(peer: ""))
        for peer in peering.peerings().map(\.name) {
            dependencies.insert(.meshServiceNames(peer: peer))
            for service in catalog.meshServiceNames(peer: peer) {
                // Consul also makes a cluster without endpoints for the bare name when callers are allowed by default.
                if settings.allowsByDefault { candidates.insert(service) }
                guard !taken.contains(MeshNames.upstream(service, datacenter: "", peer: peer)) else { continue }
                let addresses = virtualAddresses(of: service, peer: peer)
                guard !addresses.isEmpty else { continue }
                let upstream = declared(service, peer, in: proxy)
                let settings = resolved.settings(
                    of: upstream,
                    defaults: centralDefaults(),
                    service: ownDefaults,
                    called: nil
                )
                if let upstream = peered(upstream, .captured(addresses), settings, &assignments) {
                    result.append(upstream)
                }
            }
        }
        for service in candidates.subtracting(taken).subtracting([own, "consul"]).sorted() {
            guard mayCall(own, service) else { continue }
            let upstream = declared(service, "", in: proxy)
            let settings = resolved.settings(
                of: upstream,
                defaults: centralDefaults(),
                service: ownDefaults,
                called: serviceDefaults(service)
            )
            let bind = UpstreamBind.captured(virtualAddresses(of: service, peer: ""))
            if let upstream = local(upstream, bind, settings, mesh, &assignments) { result.append(upstream) }
        }
        return result
    }

    /// What the registration says about an upstream without an address of its own, if anything.
    private func declared(_ service: String, _ peer: String, in proxy: NodeService) -> Upstream {
        proxy.proxy.upstreams.first { $0.destinationName == service && $0.destinationPeer == peer }
            ?? Upstream(destinationName: service, destinationPeer: peer)
    }

    private mutating func virtualAddresses(of service: String, peer: String) -> [String] {
        var addresses: Set<String> = []
        if let address = catalog.virtualAddress(of: service, peer: peer) { addresses.insert(address) }
        for instance in meshInstances(service, peer: peer) {
            if let address = instance.service.taggedAddresses?["virtual"]?.address { addresses.insert(address) }
        }
        return addresses.filter(IPAddressText.isAddress).sorted()
    }

    /// Whether the intentions let one service call another; permissions on requests count as yes.
    private mutating func mayCall(_ caller: String, _ service: String) -> Bool {
        let deciding = intentions(on: service).first { $0.peer.isEmpty && ($0.source == caller || $0.source == "*") }
        guard let deciding else { return settings.allowsByDefault }
        return deciding.action == .allow || !deciding.permissions.isEmpty
    }
}
