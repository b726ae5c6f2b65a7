import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    /// Where a transparent proxy's traffic goes; the upstreams that it reaches without naming them are added to the others.
    ///
    /// - Source: reference §6.6; recorded (`transparent-proxy`, `destination-sidecar`).
    mutating func captured(
        by proxy: NodeService,
        _ upstreams: inout [SidecarUpstream],
        _ resolved: ResolvedProxy,
        _ ownDefaults: ServiceDefaults?,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> TrafficCapture {
        let port = resolved.transparentProxy.outboundListenerPort
        var capture = TrafficCapture(
            port: port > 0 ? port : 15001,
            passesOthers: !mesh.settings.meshDestinationsOnly
        )
        upstreams += implicit(in: proxy, besides: upstreams, resolved, ownDefaults, mesh, &assignments)
        upstreams.sort { $0.key < $1.key }
        var owners: [String: String] = [:]
        separate(&upstreams, ofPeers: false, &owners)
        capture.direct = direct(upstreams, mesh, besides: Set(owners.keys))
        capture.destinations = destinations(of: proxy, resolved, ownDefaults, mesh, &assignments)
        for direct in capture.direct {
            for address in direct.addresses { owners[address] = direct.target.service.description }
        }
        for destination in capture.destinations {
            for case .address(let address)? in destination.places.map({ HostPlace($0.address) })
            where owners[address.description] == nil {
                owners[address.description] = destination.service.description
            }
        }
        separate(&upstreams, ofPeers: true, &owners)
        return capture
    }

    // MARK: - Upstreams without a name

    /// The upstreams that a transparent proxy reaches without naming them.
    ///
    /// They are all services of this cluster with a virtual address that the intentions let it call, and every service imported
    /// from a peer. Those that have a listener of their own get no chain here.
    private mutating func implicit(
        in proxy: NodeService,
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
        var candidates = callable(in: proxy.scope)
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

    /// The services of a scope that can be called at a virtual address: those with an instance in the mesh, those outside that
    /// have a destination, and those of which there are only entries, as of a name that is redirected.
    private mutating func callable(in scope: Scope) -> Set<ServiceName> {
        let outside = outsideServices(in: scope)
        if let known = callables[scope] { return known }
        var candidates = Set(catalog.meshServices(of: .local).filter { $0.scope == scope })
        candidates.formUnion(outside)
        var known = Set(candidates.map { ServiceKey($0) })
        for key in catalog.addressedServices() where key.scope == scope && known.insert(key).inserted {
            candidates.insert(ServiceName(key.folded.text, in: scope))
        }
        callables[scope] = candidates
        return candidates
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

    /// The address that the catalog gave a service, and those that its instances name (`virtual`).
    ///
    /// Who registers chooses what instances name, and so does a peer: none of it is an address that the catalog gives.
    mutating func virtualAddresses(of service: ServiceRef) -> [String] {
        var addresses: Set<String> = []
        if let address = catalog.virtualAddress(of: service).flatMap({ NetworkAddress($0) }) {
            addresses.insert(address.description)
        }
        for instance in meshInstances(service) {
            guard let text = instance.service.taggedAddresses?["virtual"]?.address,
                let address = NetworkAddress(text), !address.isVirtual
            else { continue }
            addresses.insert(address.description)
        }
        return addresses.sorted()
    }

    /// Whether the intentions let one service call another; permissions on requests count as yes.
    private mutating func mayCall(_ caller: ServiceName, _ service: ServiceName) -> Bool {
        let deciding = intentions(on: service).first { $0.caller.speaks(for: caller) }
        guard let deciding else { return settings.allowsByDefault }
        return deciding.action == .allow || !deciding.permissions.isEmpty
    }

    /// Leaves each address to one: Envoy refuses a listener with two chains for one.
    ///
    /// What a peer names comes after all that is of this cluster, so that no peer takes over an address here.
    ///
    /// - Parameters:
    ///   - upstreams: All upstreams.
    ///   - ofPeers: Whether those of peers are meant, or those of this cluster.
    ///   - owners: Who has which address already; those of these upstreams are added.
    private mutating func separate(
        _ upstreams: inout [SidecarUpstream],
        ofPeers: Bool,
        _ owners: inout [String: String]
    ) {
        for place in upstreams.indices where upstreams[place].peer.isEmpty != ofPeers {
            guard case .captured(let addresses) = upstreams[place].bind else { continue }
            var own: [String] = []
            for address in addresses {
                guard let owner = owners[address] else {
                    owners[address] = upstreams[place].key
                    own.append(address)
                    continue
                }
                let (key, entries) = (upstreams[place].key, upstreams[place].entries)
                blocked.append(
                    BlockedUpstream(
                        key: key,
                        service: upstreams[place].service,
                        reason:
                            "the virtual address \(address) of \"\(key)\" is that of \"\(owner)\", too, which gets the calls",
                        entries: entries
                    )
                )
            }
            upstreams[place].bind = .captured(own)
        }
    }

    // MARK: - Instances at addresses of their own

    /// The instances that are to be called directly; of several at one address that which was registered last counts.
    private mutating func direct(
        _ upstreams: [SidecarUpstream],
        _ mesh: MeshIdentity,
        besides taken: Set<String>
    ) -> [DirectTarget] {
        struct Claim {
            var index: UInt64
            var cluster: String
        }
        var targets: [String: DirectTarget] = [:]
        var claims: [String: Claim] = [:]
        for upstream in upstreams {
            for cluster in upstream.routing.clusters {
                for (_, member) in cluster.members {
                    guard case .local(let target) = member, target.datacenter == mesh.datacenter,
                        targets[target.serverName] == nil
                    else { continue }
                    let timeout = cluster.connectTimeoutMilliseconds
                    targets[target.serverName] = DirectTarget(
                        target: target,
                        addresses: [],
                        connectTimeoutMilliseconds: timeout > 0
                            ? timeout : upstream.settings.connectTimeoutMilliseconds,
                        entries: upstream.entries
                    )
                    for (address, index) in directAddresses(of: target.service, target.subset)
                    where !taken.contains(address) && claims[address].map({ $0.index < index }) ?? true {
                        claims[address] = Claim(index: index, cluster: target.serverName)
                    }
                }
            }
        }
        for (address, claim) in claims { targets[claim.cluster]?.addresses.append(address) }
        return targets.values.filter { !$0.addresses.isEmpty }.map { target in
            var target = target
            target.addresses.sort()
            return target
        }.sorted { $0.target.serverName < $1.target.serverName }
    }

    /// The addresses of instances that are to be called directly, with when they were changed.
    mutating func directAddresses(
        of service: ServiceName,
        _ subset: ServiceSubset = ServiceSubset()
    ) -> [(address: String, index: UInt64)] {
        let defaults = serviceDefaults(service)?.transparentProxy
        let shared = centralDefaults()?.transparentProxy
        let direct = meshInstances(ServiceRef(service)).filter { instance in
            [instance.service.proxy.transparentProxy, defaults, shared]
                .firstSet(besides: TransparentProxyConfiguration()).dialedDirectly
        }
        return SubsetSelection.instances(direct, in: subset).compactMap { instance in
            guard let read = NetworkAddress(instance.address), !read.isVirtual else { return nil }
            return (address: read.description, index: instance.service.modifyIndex)
        }
    }

    // MARK: - Destinations

    /// The services of a scope that entries put outside the mesh, sorted; all proxies share one look at the entries.
    private mutating func outsideServices(in scope: Scope) -> [ServiceName] {
        dependencies.insert(.configEntries(.serviceDefaults))
        if let known = outside[scope] { return known }
        let found = Set(entries.destinations(in: scope)).sorted()
        outside[scope] = found
        return found
    }

    /// The services outside the mesh that are called by their own names.
    private mutating func destinations(
        of proxy: NodeService,
        _ resolved: ResolvedProxy,
        _ ownDefaults: ServiceDefaults?,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> [CapturedDestination] {
        let own = proxy.servedService.service
        var result: [CapturedDestination] = []
        for service in outsideServices(in: proxy.scope) where service != own {
            guard let defaults = serviceDefaults(service), let destination = defaults.destination,
                mayCall(own, service)
            else { continue }
            var settings = resolved.settings(
                of: declared(ServiceRef(service), in: proxy),
                defaults: centralDefaults(),
                service: ownDefaults,
                called: defaults
            )
            settings.serviceProtocol = ServiceProtocol.normalized(settings.serviceProtocol)
            let serverName = ServerNames.service(
                service,
                datacenter: mesh.datacenter,
                trustDomain: mesh.trustDomain
            )
            let places = destination.addresses.map { address in
                CapturedDestination.Place(
                    address: address,
                    target: LocalTarget(
                        service: service,
                        datacenter: mesh.datacenter,
                        serverName: ServerNames.destination(address, of: serverName),
                        subset: ServiceSubset()
                    )
                )
            }
            let list = EndpointList(gatewaysOut(to: service).map { MeshEndpoint($0, side: .lan) })
            for place in places { assignments.append(LoadAssignment(clusterName: place.serverName, endpoints: list)) }
            result.append(
                CapturedDestination(
                    service: service,
                    port: destination.port,
                    places: places,
                    settings: settings,
                    entries: [
                        EntryKey(kind: .serviceDefaults, of: service), EntryKey(kind: .serviceIntentions, of: service),
                    ]
                )
            )
        }
        return result
    }
}
