import DiscoveryChain
import MeshDomain

extension ProxyAssembler {
    /// An API gateway: what its entry asks for, as far as routes are bound to it (decision 024).
    mutating func apiGateway(
        _ proxy: NodeService,
        _ key: ProxyKey,
        _ mesh: MeshIdentity,
        _ leaf: LeafCertificate?
    ) -> AssembledProxy.Outcome {
        let gateway = proxy.ref.service
        blocked = []
        let resolved = ResolvedProxy(proxy.proxy, defaults: centralDefaults(), service: serviceDefaults(gateway))
        var plan = APIGatewayPlan(gateway: gateway, mesh: mesh, meshGateway: resolved.meshGateway)
        let entry = content(APIGateway.self, named: gateway.text, in: gateway.scope)
        let bound = content(BoundAPIGateway.self, named: gateway.text, in: gateway.scope)
        let listeners = entry?.listeners ?? []
        let numbers = Set(listeners.map(\.port)).sorted()
        for number in numbers {
            let sharing = listeners.filter { $0.port == number }.map { listener in
                BoundPart(listener: listener, bound: bound?.listeners.first { $0.listener == listener.listener })
            }
            open(number, sharing, &plan)
        }
        guard let leaf, !leaf.certPEM.isEmpty else { return .waiting(.leaf) }
        let inputs = APIGatewayInputs(
            mesh: mesh,
            credentials: ProxyCredentials(leaf),
            gateway: gateway,
            addresses: Self.addresses(of: proxy, resolved.config),
            ports: plan.ports,
            upstreams: plan.upstreams.values.sorted { $0.service < $1.service },
            closed: plan.closed,
            blocked: blocked,
            accessLogs: resolved.accessLogs,
            fetchTimeoutMilliseconds: resolved.config.number("xds_fetch_timeout_ms")
        )
        return .ready(
            ProxySnapshot(
                proxy: key,
                configuration: .apiGateway(inputs),
                loadAssignments: plan.assignments.uniqueByName()
            )
        )
    }

    /// The content of an entry of the kind, noted as read.
    mutating func content<Content: ConfigEntryContent>(
        _: Content.Type,
        named name: String,
        in scope: Scope
    ) -> Content? {
        let key = EntryKey(kind: Content.kind, name: name, in: scope)
        dependencies.insert(.configEntry(key))
        return entries.body(of: key).flatMap { Content($0) }
    }

    private static func addresses(of proxy: NodeService, _ config: MeshObject) -> [String] {
        var seen: Set<String> = []
        return binds(of: proxy, config).map(\.address).filter { seen.insert($0).inserted }
    }

    // MARK: - Ports

    private mutating func open(_ number: Int, _ parts: [BoundPart], _ plan: inout APIGatewayPlan) {
        guard let first = parts.first else { return }
        let scope = plan.gateway.scope
        let wanted = parts.flatMap(\.listener.certificates)
        let certificates = parts.flatMap { $0.bound?.certificates ?? [] }.uniqued()
            .compactMap { certificate($0, in: scope) }
        var entries = (wanted + parts.flatMap { $0.bound?.routes ?? [] }).compactMap { $0.key(in: scope) }
        let isHTTP = first.listener.listenerProtocol == "http"
        guard wanted.isEmpty || !certificates.isEmpty else {
            let names = wanted.map { "\"\($0.resource)\"" }.joined(separator: ", ")
            plan.closed.append(
                BlockedUpstream(
                    key: String(number),
                    service: plan.gateway,
                    reason: "port \(number) stays closed: the certificates of its listener, \(names), do not exist",
                    entries: entries + plan.ownEntries
                )
            )
            return
        }
        let traffic = isHTTP ? requests(parts, &plan, &entries) : connections(parts, &plan, &entries)
        guard let traffic else { return }
        let limits = MeshTLSSettings.strictest(of: parts.map(\.listener.tls))
        let tls = APIGatewayTLS(
            certificates: certificates,
            limits: limits ?? MeshTLSSettings(),
            offersHTTP2: isHTTP && leadsToHTTP2(parts, plan)
        )
        plan.ports.append(
            APIGatewayPort(
                port: number,
                tls: certificates.isEmpty && limits == nil ? nil : tls,
                traffic: traffic,
                entries: entries.uniqued() + plan.ownEntries
            )
        )
    }

    /// Whether a route of a port leads to a service that speaks HTTP/2; those of other ports do not count.
    private mutating func leadsToHTTP2(_ parts: [BoundPart], _ plan: APIGatewayPlan) -> Bool {
        let scope = plan.gateway.scope
        for reference in parts.flatMap({ $0.bound?.routes ?? [] })
        where reference.kindName == ConfigEntryKind.httpRoute.rawValue {
            let route = content(HTTPRoute.self, named: reference.resource.text, in: scope)
            let services = route?.rules.flatMap(\.services) ?? []
            let protocols = services.compactMap {
                plan.upstreams[ServiceName($0.service.text, in: scope)]?.serviceProtocol
            }
            if protocols.contains(where: ServiceProtocol.isHTTP2) { return true }
        }
        return false
    }

    private mutating func certificate(_ reference: ResourceReference, in scope: Scope) -> APIGatewayCertificate? {
        guard let key = reference.key(in: scope) else { return nil }
        dependencies.insert(.configEntry(key))
        guard let body = entries.body(of: key) else { return nil }
        if let entry = InlineCertificate(body) {
            let given = ProxyCredentials(certificatePEM: entry.certificate, privateKeyPEM: entry.privateKey)
            return APIGatewayCertificate(entry: reference.resource, place: .inline(given))
        }
        return FileSystemCertificate(body).map { entry in
            APIGatewayCertificate(
                entry: reference.resource,
                place: .files(certificate: entry.certificatePath, privateKey: entry.privateKeyPath)
            )
        }
    }

    /// Nil while no route is bound: nobody would be there to answer.
    private mutating func connections(
        _ parts: [BoundPart],
        _ plan: inout APIGatewayPlan,
        _ entries: inout [EntryKey]
    ) -> APIGatewayPort.Traffic? {
        let routes = parts.flatMap { $0.bound?.routes ?? [] }
        for reference in routes where reference.kindName == ConfigEntryKind.tcpRoute.rawValue {
            let route = content(TCPRoute.self, named: reference.resource.text, in: plan.gateway.scope)
            guard let name = route?.services.first else { continue }
            let service = ServiceName(name.text, in: plan.gateway.scope)
            guard let upstream = upstream(service, &plan), !upstream.route.destinations.isEmpty else { continue }
            entries += upstream.entries
            return .connections(service, UpstreamRouting(isTable: false, routes: [upstream.route]))
        }
        return nil
    }

    private mutating func requests(
        _ parts: [BoundPart],
        _ plan: inout APIGatewayPlan,
        _ entries: inout [EntryKey]
    ) -> APIGatewayPort.Traffic? {
        var hosts: [String: (listener: NameText, rules: [GatewayRouteOrder])] = [:]
        // Listeners that share a port share their host, too: a route that is bound to several counts once.
        var taken: Set<ResourceReference> = []
        for part in parts {
            for reference in part.bound?.routes ?? [] where taken.insert(reference).inserted {
                guard reference.kindName == ConfigEntryKind.httpRoute.rawValue,
                    let route = content(HTTPRoute.self, named: reference.resource.text, in: plan.gateway.scope)
                else { continue }
                let found = route.rules.flatMap { rules(of: $0, &plan, &entries) }
                for hostname in part.listener.hostnames(of: route) {
                    hosts[hostname, default: (part.listener.listener, [])].rules += found
                }
            }
        }
        guard !hosts.isEmpty else { return nil }
        return .requests(
            hosts.sorted { $0.key < $1.key }.map { hostname, found in
                APIGatewayHost(
                    hostname: hostname,
                    listener: found.listener,
                    routes: GatewayRouteOrder.sorted(found.rules).map(\.route)
                )
            }
        )
    }

    // MARK: - Routes

    /// A rule with where it leads: once for each of its matches, or for everything.
    private mutating func rules(
        of rule: HTTPRouteRule,
        _ plan: inout APIGatewayPlan,
        _ entries: inout [EntryKey]
    ) -> [GatewayRouteOrder] {
        var found: [(HTTPRouteService, UpstreamRoute)] = []
        for service in rule.services {
            guard let upstream = upstream(ServiceName(service.service.text, in: plan.gateway.scope), &plan) else {
                continue
            }
            entries += upstream.entries
            found.append((service, upstream.route))
        }
        let route = GatewayRouteRule.route(rule, to: found)
        let matches = rule.matches.isEmpty ? [HTTPRouteMatch()] : rule.matches
        return matches.map { GatewayRouteOrder(match: $0, route: route) }
    }

    /// Where calls to a service go, worked out once; nil when entries contradict each other.
    private mutating func upstream(_ service: ServiceName, _ plan: inout APIGatewayPlan) -> APIGatewayUpstream? {
        if let known = plan.upstreams[service] { return known }
        guard !plan.blocked.contains(service) else { return nil }
        var overrides = ChainCompiler.Overrides()
        overrides.meshGateway = plan.meshGateway
        let outcome = chain(of: service, in: plan.mesh.datacenter, overrides: overrides)
        let compiled: CompiledChain
        do { compiled = try outcome.result.get() } catch {
            plan.blocked.insert(service)
            blocked.append(
                BlockedUpstream(
                    key: service.description,
                    service: service,
                    reason: error.message,
                    entries: outcome.entries
                )
            )
            return nil
        }
        var start = compiled.startNode
        // A route is the gateway's router; the last one of the service's own takes everything.
        if case .router(let router)? = compiled.nodes[start], let everything = router.routes.last {
            start = everything.next
        }
        let upstream = APIGatewayUpstream(
            service: service,
            serviceProtocol: compiled.serviceProtocol,
            route: route(below: start, in: compiled, plan.mesh, &plan.assignments),
            entries: outcome.entries
        )
        plan.upstreams[service] = upstream
        return upstream
    }
}

/// What is made of an API gateway, part by part.
private struct APIGatewayPlan {
    let gateway: ServiceName
    let mesh: MeshIdentity
    let meshGateway: MeshGatewayMode
    var ports: [APIGatewayPort] = []
    var closed: [BlockedUpstream] = []
    var upstreams: [ServiceName: APIGatewayUpstream] = [:]
    var blocked: Set<ServiceName> = []
    var assignments: [LoadAssignment] = []

    init(gateway: ServiceName, mesh: MeshIdentity, meshGateway: MeshGatewayMode) {
        self.gateway = gateway
        self.mesh = mesh
        self.meshGateway = meshGateway
    }

    var ownEntries: [EntryKey] {
        [EntryKey(kind: .apiGateway, of: gateway), EntryKey(kind: .boundAPIGateway, of: gateway)]
    }
}

/// A listener with what is bound to it.
private struct BoundPart {
    let listener: APIGatewayListener
    let bound: BoundListener?
}

extension ResourceReference {
    /// The entry that is meant; nil for a kind that does not exist.
    fileprivate func key(in scope: Scope) -> EntryKey? {
        ConfigEntryKind(rawValue: kindName).map { EntryKey(kind: $0, name: resource.text, in: scope) }
    }
}

extension APIGatewayListener {
    /// The hosts for which a route is on this listener; `*` for all.
    ///
    /// - Source: reference http-api-and-config.md §5.2; the rule by which routes are bound.
    fileprivate func hostnames(of route: HTTPRoute) -> [String] {
        let own = hostname.lowercased()
        let isAny = own.isEmpty || own == "*"
        guard !route.hostnames.isEmpty else { return [isAny ? "*" : own] }
        return route.hostnames.map { $0.lowercased() }.uniqued().filter { host in
            isAny || host == own || (own.hasPrefix("*.") && host.hasSuffix(own.dropFirst()))
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order in which they come first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension MeshTLSSettings {
    /// From the loosest to the strictest.
    private static let versions = ["", "TLS_AUTO", "TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3"]

    /// What listeners that share a port ask of clients, none of them getting less than it asks for; nil where none asks for anything.
    fileprivate static func strictest(of all: [MeshTLSSettings]) -> MeshTLSSettings? {
        let given = all.filter { $0 != MeshTLSSettings() }
        let rank = { (settings: MeshTLSSettings) in versions.firstIndex(of: settings.minVersion) ?? 0 }
        guard var strictest = given.max(by: { rank($0) < rank($1) }) else { return nil }
        if strictest.cipherSuites.isEmpty {
            strictest.cipherSuites = given.first { !$0.cipherSuites.isEmpty }?.cipherSuites ?? []
        }
        return strictest
    }
}
