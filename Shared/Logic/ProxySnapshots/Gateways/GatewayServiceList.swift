package import CatalogTables
package import ConfigEntryTables
package import MeshDomain

/// Which services are behind which gateway: the entries of gateways, with wildcards filled in from the catalog.
///
/// - Source: reference http-api-and-config.md §2.1; recorded.
package struct GatewayServiceList {
    private let entries: ConfigEntryState
    private let catalog: CatalogState

    /// Looks at the entries and the catalog of one moment.
    package init(_ entries: ConfigEntryState, _ catalog: CatalogState) {
        self.entries = entries
        self.catalog = catalog
    }

    /// The services behind a gateway, by name and port; none when no entry is about it.
    package func services(of gateway: ServiceName) -> [ServiceBehindGateway] {
        let ingress = entries.entry(.ingressGateway, gateway.text, in: gateway.scope)
        let terminating = entries.entry(.terminatingGateway, gateway.text, in: gateway.scope)
        let api = entries.entry(.apiGateway, gateway.text, in: gateway.scope)
        return [ingress, terminating, api].compactMap(\.self).flatMap(services).sorted {
            ($0.service, $0.port) < ($1.service, $1.port)
        }
    }

    /// The ingress gateways through which a service is called from outside the mesh, sorted.
    package func ingressGateways(of service: ServiceName) -> [ServiceName] {
        entries.entries(.ingressGateway, in: service.scope).filter { entry in
            services(of: entry).contains { $0.service == service }
        }.map { ServiceName($0.name, in: $0.scope) }
    }

    private func services(of entry: ConfigEntry) -> [ServiceBehindGateway] {
        let content = entry.body
        if let ingress = IngressGateway(content) { return services(of: ingress, entry) }
        if let terminating = TerminatingGateway(content) { return services(of: terminating, entry) }
        if let api = APIGateway(content) { return services(of: api, entry) }
        return []
    }

    /// Those that the routes lead to which are bound to a listener.
    private func services(of gateway: APIGateway, _ entry: ConfigEntry) -> [ServiceBehindGateway] {
        let bound = entries.entry(.boundAPIGateway, entry.name, in: entry.scope)
        let listeners = bound.flatMap { BoundAPIGateway($0.body) }?.listeners ?? []
        return gateway.listeners.flatMap { listener -> [ServiceBehindGateway] in
            let routes = listeners.first { $0.listener == listener.listener }?.routes ?? []
            return routes.flatMap { reference -> [ServiceBehindGateway] in
                let (names, hosts) = destinations(of: reference, in: entry.scope)
                return names.sorted().map { name in
                    var row = row(of: name, entry)
                    row.port = listener.port
                    row.listenerProtocol = listener.listenerProtocol
                    row.hosts = hosts
                    return row
                }
            }
        }
    }

    private func destinations(of route: ResourceReference, in scope: Scope) -> (Set<NameText>, hosts: [String]) {
        guard let kind = ConfigEntryKind(rawValue: route.kindName),
            let body = entries.entry(kind, route.resource.text, in: scope)?.body
        else { return ([], []) }
        if let http = HTTPRoute(body) {
            return (Set(http.rules.flatMap { $0.services.map(\.service) }), http.hostnames)
        }
        return (Set(TCPRoute(body)?.services ?? []), [])
    }

    private func services(of gateway: IngressGateway, _ entry: ConfigEntry) -> [ServiceBehindGateway] {
        gateway.listeners.flatMap { listener in
            let named = Set(listener.services.map(\.service))
            return listener.services.flatMap { service -> [ServiceBehindGateway] in
                var row = row(of: service.service, entry)
                row.port = listener.port
                row.listenerProtocol = listener.listenerProtocol
                row.hosts = service.hosts
                guard service.service == "*" else { return [row] }
                return filled(row, besides: named) { catalog.hasMeshInstances($0.key) }
            }
        }
    }

    private func services(of gateway: TerminatingGateway, _ entry: ConfigEntry) -> [ServiceBehindGateway] {
        let named = Set(gateway.services.map(\.service))
        return gateway.services.flatMap { linked -> [ServiceBehindGateway] in
            var row = row(of: linked.service, entry)
            row.link = linked
            guard linked.service == "*" else { return [row] }
            return filled(row, besides: named) { service in
                kind(of: service.service) == .destination
                    || catalog.instances(of: service).contains { !$0.service.connect.native }
            }
        }
    }

    private func row(of name: NameText, _ entry: ConfigEntry) -> ServiceBehindGateway {
        let service = ServiceName(name.text, in: entry.scope)
        return ServiceBehindGateway(
            gateway: ServiceName(entry.name, in: entry.scope),
            service: service,
            gatewayKind: entry.kind,
            port: 0,
            listenerProtocol: "",
            hosts: [],
            link: nil,
            isFromWildcard: false,
            serviceKind: kind(of: service),
            createIndex: entry.createIndex,
            modifyIndex: entry.modifyIndex
        )
    }

    private func kind(of service: ServiceName) -> ServiceBehindGateway.ServiceKind {
        if entries.serviceDefaults(of: service)?.destination != nil { return .destination }
        return catalog.isOrdinary(ServiceRef(service)) ? .service : .unknown
    }

    /// The row of a wildcard for each service that it stands for: those that the entry names are meant by their own rows.
    private func filled(
        _ wildcard: ServiceBehindGateway,
        besides named: Set<NameText>,
        where isMeant: (ServiceRef) -> Bool
    ) -> [ServiceBehindGateway] {
        let scope = wildcard.gateway.scope
        var names = Set((scope.isStandard ? catalog.ordinaryServiceNames() : []).map { NameText($0) })
        let destinations = entries.entries(.serviceDefaults, in: scope).filter {
            ServiceDefaults($0.body)?.destination != nil
        }
        names.formUnion(destinations.map { NameText($0.name) })
        return names.subtracting(named).subtracting(["consul"]).compactMap { name in
            let service = ServiceName(name.text, in: scope)
            guard isMeant(ServiceRef(service)) else { return nil }
            var row = wildcard
            row.service = service
            row.isFromWildcard = true
            row.serviceKind = kind(of: service)
            return row
        }
    }
}
