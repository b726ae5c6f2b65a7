import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    private static func withoutPort(_ host: String) -> String {
        host.firstIndex(of: ":").map { String(host[..<$0]) } ?? host
    }

    mutating func ingressGateway(
        _ gateway: NodeService,
        _ key: ProxyKey,
        _ mesh: MeshIdentity,
        _ leaf: LeafCertificate?
    ) -> AssembledProxy.Outcome {
        let name = gateway.ref.service
        blocked = []
        dependencies.insert(.configEntry(EntryKey(kind: .ingressGateway, of: name)))
        let resolved = ResolvedProxy(gateway.proxy, defaults: centralDefaults(), service: serviceDefaults(name))
        let entry = entries.ingressGateway(of: name) ?? IngressGateway(name: name.text)
        var assignments: [LoadAssignment] = []
        var listeners: [IngressPort] = []
        for bind in Self.binds(of: gateway, resolved.config) {
            for listener in entry.listeners {
                let port = ingressPort(listener, of: entry, at: bind.address, name.scope, mesh, &assignments)
                if !port.services.isEmpty { listeners.append(port) }
            }
        }
        guard let leaf, !leaf.certPEM.isEmpty else { return .waiting(.leaf) }
        let inputs = IngressGatewayInputs(
            mesh: mesh,
            credentials: ProxyCredentials(leaf),
            gateway: name,
            listeners: listeners,
            blocked: blocked,
            accessLogs: resolved.accessLogs,
            fetchTimeoutMilliseconds: resolved.config.number("xds_fetch_timeout_ms")
        )
        return .ready(
            ProxySnapshot(
                proxy: key,
                configuration: .ingressGateway(inputs),
                loadAssignments: assignments.uniqueByName()
            )
        )
    }

    private mutating func ingressPort(
        _ listener: IngressListener,
        of entry: IngressGateway,
        at address: String,
        _ scope: Scope,
        _ mesh: MeshIdentity,
        _ assignments: inout [LoadAssignment]
    ) -> IngressPort {
        let sds = GatewaySDS.merged(listener.tls?.sds, over: entry.tls.sds)
        let isOn = sds != nil || listener.tls?.enabled ?? entry.tls.enabled
        var port = IngressPort(
            address: address,
            port: listener.port,
            listenerProtocol: listener.listenerProtocol,
            tls: isOn
                ? IngressTLS(
                    limits: listener.tls?.limits.orElse(entry.tls.limits) ?? entry.tls.limits,
                    certificate: sds
                )
                : nil,
            services: []
        )
        for item in listener.services {
            for service in meant(by: item, on: listener, scope) {
                let bind = UpstreamBind.address(address, port: listener.port)
                guard
                    let upstream = local(
                        Upstream(destinationName: service.text, destinationScope: service.scope),
                        from: scope,
                        bind,
                        Self.settings(item, entry.defaults),
                        mesh,
                        &assignments
                    )
                else { continue }
                guard upstream.settings.serviceProtocol == listener.listenerProtocol else {
                    if item.service != "*" { block(upstream, listener) }
                    continue
                }
                port.services.append(
                    IngressTarget(
                        upstream: upstream,
                        domains: Self.domains(of: item, service, listener.port),
                        hosts: item.hosts.map(Self.withoutPort),
                        requestHeaders: item.requestHeaders,
                        responseHeaders: item.responseHeaders,
                        certificate: item.sds.flatMap { .merged($0, over: sds) }
                    )
                )
            }
        }
        return port
    }

    /// A wildcard means all services of the mesh that the listener does not name.
    private mutating func meant(by item: IngressService, on listener: IngressListener, _ scope: Scope) -> [ServiceName]
    {
        guard item.service == "*" else { return [ServiceName(item.service.text, in: scope)] }
        dependencies.insert(.meshServices(.local))
        let named = Set(listener.services.map(\.service))
        return catalog.meshServices(of: .local).filter {
            $0.scope == scope && $0.text != "consul" && !named.contains(NameText($0.text))
        }
    }

    private mutating func block(_ upstream: SidecarUpstream, _ listener: IngressListener) {
        let reason =
            "the service speaks \(upstream.settings.serviceProtocol), and the listener on port \(listener.port) of the ingress"
            + " gateway \(listener.listenerProtocol); give both the same protocol"
        blocked.append(
            BlockedUpstream(key: upstream.key, service: upstream.service, reason: reason, entries: upstream.entries)
        )
    }

    /// - Source: recorded (`ingress-http-hosts`): each limit that the service does not set is the gateway's.
    private static func settings(_ item: IngressService, _ defaults: IngressLimits?) -> UpstreamSettings {
        func limit(_ path: KeyPath<IngressLimits, Int>) -> Int? {
            let value = item.limits[keyPath: path]
            let chosen = value > 0 ? value : defaults?[keyPath: path] ?? 0
            return chosen > 0 ? chosen : nil
        }
        var settings = UpstreamSettings()
        let limits = UpstreamLimits(
            maxConnections: limit(\.maxConnections),
            maxPendingRequests: limit(\.maxPendingRequests),
            maxConcurrentRequests: limit(\.maxConcurrentRequests)
        )
        if limits != UpstreamLimits() { settings.limits = limits }
        settings.passiveHealthCheck = item.limits.passiveHealthCheck ?? defaults?.passiveHealthCheck
        return settings
    }

    /// - Source: recorded (`ingress-http-hosts`, `ingress-wildcard`): with and without the port; a host that has a port is taken
    ///   as it is.
    private static func domains(of item: IngressService, _ service: ServiceName, _ port: Int) -> [String] {
        if item.hosts.contains("*") { return ["*"] }
        var seen: Set<String> = []
        let hosts = item.hosts.isEmpty ? ["\(service.text).ingress.*"] : item.hosts
        return hosts.flatMap { host in host.contains(":") ? [host] : [host, "\(host):\(port)"] }
            .filter { seen.insert($0).inserted }
    }
}

extension MeshTLSSettings {
    /// Where nothing is set, what stands in others.
    fileprivate func orElse(_ others: MeshTLSSettings) -> MeshTLSSettings {
        MeshTLSSettings(
            minVersion: minVersion.isEmpty ? others.minVersion : minVersion,
            maxVersion: maxVersion.isEmpty ? others.maxVersion : maxVersion,
            cipherSuites: cipherSuites.isEmpty ? others.cipherSuites : cipherSuites
        )
    }
}
