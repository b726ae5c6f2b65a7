import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    mutating func sidecar(
        _ proxy: NodeService,
        _ key: ProxyKey,
        _ mesh: MeshIdentity,
        _ leaf: LeafCertificate?
    ) -> AssembledProxy.Outcome {
        let service = proxy.servedService.service
        guard !service.name.isEmpty else { return .waiting(.destination) }
        blocked = []
        let ownDefaults = serviceDefaults(service)
        let resolved = ResolvedProxy(proxy.proxy, defaults: centralDefaults(), service: ownDefaults)
        var assignments: [LoadAssignment] = []
        var upstreams = upstreams(of: proxy, resolved, ownDefaults, mesh, &assignments)
        var capture: TrafficCapture?
        if resolved.mode == .transparent {
            capture = captured(by: proxy, &upstreams, resolved, ownDefaults, mesh, &assignments)
        }
        let intentions = intentions(on: service)
        let inbound = inboundTrust(of: service)
        guard let leaf, !leaf.certPEM.isEmpty else { return .waiting(.leaf) }
        let config = resolved.config
        let bindAddress = config.text("bind_address") ?? proxy.address
        let inputs = SidecarInputs(
            mesh: mesh,
            credentials: ProxyCredentials(leaf),
            service: service,
            bindAddress: bindAddress.isEmpty ? "0.0.0.0" : bindAddress,
            bindPort: config.number("bind_port").flatMap { $0 > 0 ? $0 : nil } ?? proxy.port,
            serviceProtocol: ServiceProtocol.normalized(config.text("protocol") ?? ""),
            application: Self.application(of: proxy, config),
            isPermissive: resolved.mutualTLSMode == "permissive",
            balancesInboundConnections: config.text("balance_inbound_connections") == "exact_balance",
            intentions: intentions,
            tokens: tokens(for: intentions),
            allowsByDefault: settings.allowsByDefault,
            inboundTrust: inbound,
            upstreams: upstreams,
            blocked: blocked,
            escapeHatches: EscapeHatches(config),
            unusedSettings: Self.unusedSettings.filter { !(config.text($0) ?? "").isEmpty },
            capture: capture,
            exposedPaths: resolved.expose.paths,
            accessLogs: resolved.accessLogs,
            fetchTimeoutMilliseconds: config.number("xds_fetch_timeout_ms")
        )
        return .ready(
            ProxySnapshot(
                proxy: key,
                configuration: .sidecar(inputs),
                loadAssignments: assignments.uniqueByName()
            )
        )
    }

    /// What is told to be unused where somebody sets it.
    private static let unusedSettings = ["envoy_listener_tracing_json"]

    private static func application(of proxy: NodeService, _ config: MeshObject) -> LocalApplication {
        let address = proxy.proxy.localServiceAddress
        return LocalApplication(
            address: address.isEmpty ? "127.0.0.1" : address,
            port: proxy.proxy.localServicePort,
            socketPath: proxy.proxy.localServiceSocketPath,
            connectTimeoutMilliseconds: config.number("local_connect_timeout_ms") ?? 5000,
            requestTimeoutMilliseconds: config.number("local_request_timeout_ms"),
            idleTimeoutMilliseconds: config.number("local_idle_timeout_ms"),
            maximumInboundConnections: max(0, config.number("max_inbound_connections") ?? 0)
        )
    }

    // MARK: - Callers

    /// The peers that may present identities to a service.
    ///
    /// - Source: reference §4.3: one item of the exports decides, the last of that exact name, else the wildcard.
    mutating func inboundTrust(of service: ServiceName) -> [TrustDomainRoots] {
        dependencies.insert(.configEntry(.init(kind: .exportedServices, name: "default")))
        dependencies.insert(.peerings)
        dependencies.insert(.configEntries(.samenessGroup))
        guard service.text != "consul", service.scope.isStandard, let exported = entries.exportedServices() else {
            return []
        }
        guard
            let item = exported.services.last(where: { ServiceName($0.name) == service })
                ?? exported.services.last(where: { $0.name == "*" })
        else { return [] }
        let active = Set(peering.peerings().filter(\.isActive).map(\.name))
        return trust(of: item.consumers.map(\.peer).filter { active.contains($0) })
    }

    // MARK: - Upstreams

    private mutating func upstreams(
        of proxy: NodeService,
        _ resolved: ResolvedProxy,
        _ ownDefaults: ServiceDefaults?,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> [SidecarUpstream] {
        var result: [SidecarUpstream] = []
        for upstream in proxy.proxy.upstreams where upstream.destinationType != "prepared_query" {
            guard let bind = Self.bind(of: upstream) else { continue }
            let isPeered = !upstream.destinationPeer.isEmpty
            let settings = resolved.settings(
                of: upstream,
                defaults: centralDefaults(),
                service: ownDefaults,
                called: isPeered ? nil : serviceDefaults(upstream.destination(from: proxy.scope).service)
            )
            let finished: SidecarUpstream?
            if isPeered {
                finished = peered(upstream, from: proxy.scope, bind, settings, &assignments)
            } else {
                finished = local(upstream, from: proxy.scope, bind, settings, mesh, &assignments)
            }
            if let finished { result.append(finished) }
        }
        return result.sorted { $0.key < $1.key }
    }

    private static func bind(of upstream: Upstream) -> UpstreamBind? {
        if !upstream.localBindSocketPath.isEmpty {
            return .socket(path: upstream.localBindSocketPath, mode: Int(upstream.localBindSocketMode, radix: 8) ?? 0)
        }
        guard upstream.localBindPort > 0 else { return nil }
        let address = upstream.localBindAddress.isEmpty ? "127.0.0.1" : upstream.localBindAddress
        return .address(address, port: upstream.localBindPort)
    }

    mutating func local(
        _ upstream: Upstream,
        from scope: Scope,
        _ bind: UpstreamBind,
        _ given: UpstreamSettings,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> SidecarUpstream? {
        let service = upstream.destination(from: scope).service
        var overrides = ChainCompiler.Overrides()
        overrides.meshGateway = given.meshGateway
        overrides.serviceProtocol = given.serviceProtocol
        overrides.connectTimeoutMilliseconds = given.connectTimeoutMilliseconds
        let datacenter = upstream.datacenter.isEmpty ? mesh.datacenter : upstream.datacenter
        let key = EnvoyNames.upstream(service, datacenter: upstream.datacenter, peer: "")
        let outcome = chain(of: service, in: datacenter, overrides: overrides)
        // What concerns all services is named with every resource.
        let read = outcome.entries
        let compiled: CompiledChain
        do { compiled = try outcome.result.get() } catch {
            blocked.append(BlockedUpstream(key: key, service: service, reason: error.message, entries: read))
            return nil
        }
        guard let routing = routing(of: compiled, mesh, &assignments) else { return nil }
        var settings = given
        settings.serviceProtocol = compiled.serviceProtocol
        return SidecarUpstream(
            key: key,
            service: service,
            peer: "",
            datacenter: datacenter,
            bind: bind,
            settings: settings,
            routing: routing,
            hasDefaultChain: compiled.isDefault,
            entries: read,
            extensions: ((centralDefaults()?.envoyExtensions ?? [])
                + (serviceDefaults(service)?.envoyExtensions ?? [])).filter(\.reachesCallers)
        )
    }

    /// An imported service; nil as long as the peer's roots are not known.
    ///
    /// - Source: reference §6.2: the protocol is the exporter's, mode `none` is treated as `remote`, and host names make
    ///   a DNS cluster unless the traffic goes through this cluster's gateways.
    mutating func peered(
        _ upstream: Upstream,
        from scope: Scope,
        _ bind: UpstreamBind,
        _ given: UpstreamSettings,
        _ assignments: inout [LoadAssignment]
    ) -> SidecarUpstream? {
        let ref = upstream.destination(from: scope)
        let (service, peer) = (ref.service, ref.origin.peer)
        guard let trust = trust(of: peer) else { return nil }
        let instances = meshInstances(ref)
        let meta = instances.lazy.compactMap(\.service.connect.peerMeta).first
        let remote = endpoints(ref, side: .wan)
        let goesThroughLocalGateways = given.meshGateway == .local
        let hostname = goesThroughLocalGateways ? nil : remote.hostnameEndpoint
        let clusterName = ServerNames.importedCluster(service, peer: peer, peerTrustDomain: trust.trustDomain)
        var settings = given
        settings.serviceProtocol = ServiceProtocol.normalized(meta?.serviceProtocol ?? "")
        if hostname == nil {
            // Without an instance nobody says which identity may answer, so nothing is sent anywhere.
            let usesLocal = goesThroughLocalGateways && !remote.endpoints.isEmpty
            assignments.append(
                LoadAssignment(clusterName: clusterName, endpoints: usesLocal ? localGateways() : remote)
            )
            if goesThroughLocalGateways { dependencies.insert(.meshGateways) }
        }
        let target = PeeredTarget(
            peer: peer,
            trust: trust,
            serverName: meta?.sni.first ?? "",
            identities: meta?.spiffeID ?? [],
            lacksIdentity: !instances.isEmpty && (meta?.spiffeID ?? []).isEmpty,
            hostname: hostname
        )
        return SidecarUpstream(
            key: EnvoyNames.upstream(service, datacenter: "", peer: peer),
            service: service,
            peer: peer,
            datacenter: "",
            bind: bind,
            settings: settings,
            routing: UpstreamRouting(to: UpstreamCluster(name: clusterName, targets: [.peered(target)]))
        )
    }
}

extension Array where Element == LoadAssignment {
    /// Sorted by cluster, each cluster once.
    func uniqueByName() -> [LoadAssignment] {
        var seen: Set<String> = []
        return filter { seen.insert($0.clusterName).inserted }.sorted { $0.clusterName < $1.clusterName }
    }
}
