package import AccessRules
package import CatalogTables
package import ConfigEntryTables
import DiscoveryChain
package import MeshDomain

/// What a peer would see of this cluster, and who of it could then call.
package struct ExportPreview: Sendable {
    /// One service as the peer would see it.
    package struct Row: Sendable, Hashable {
        package let service: ServiceName
        /// It is not exported to the peer yet.
        package let isNew: Bool
        package let instances: Int
        package let healthy: Int
        package let serviceProtocol: String
        package let tags: [String]
        /// Who of the peer may call, by intentions; nil when the token may not see these.
        package let callers: [String]?
        /// What is worth a thought before it is done.
        package let warnings: [String]
    }

    /// By service.
    package let rows: [Row]

    /// Works it out.
    ///
    /// - Parameters:
    ///   - peer: The peer.
    ///   - added: Services that are to be exported besides, or `*`.
    ///   - catalog: The instances of this cluster.
    ///   - entries: What is exported now, and intentions.
    ///   - allowsByDefault: What holds where no intention does.
    ///   - authorizer: What may be seen.
    package init(
        for peer: String,
        adding added: [String],
        _ catalog: CatalogState,
        _ entries: ConfigEntryState,
        allowsByDefault: Bool,
        _ authorizer: Authorizer
    ) {
        let now = Set(ExportStatuses(catalog, entries, nil, standings: [:]).list(peer: peer).map(\.service))
        var wanted = now
        for name in added {
            if name == "*" {
                wanted.formUnion(catalog.ordinaryServiceNames().map { ServiceName($0) })
            } else {
                wanted.insert(ServiceName(name))
            }
        }
        let table = IntentionTable(entries)
        let hasGateway = !catalog.gateways(.meshGateway).isEmpty
        rows = wanted.sorted().filter { $0.text != "consul" && authorizer.allows(.serviceRead($0)) }.map { service in
            let ref = ServiceRef(service)
            let instances = catalog.instances(of: ref).filter { $0.service.kind == .typical }
            let callers =
                authorizer.allows(.intentionRead(service))
                ? Self.callers(of: service, peer, table, allowsByDefault) : nil
            var warnings: [String] = []
            if instances.isEmpty { warnings.append("no instance is registered") }
            if !catalog.hasMeshInstances(ref) {
                warnings.append("it has no sidecar: nobody of the peer can call it over the mesh")
            } else if !hasGateway {
                warnings.append("there is no mesh gateway: nobody of the peer can call it")
            }
            if callers?.isEmpty == true { warnings.append("no intention allows a caller of the peer") }
            return Row(
                service: service,
                isNew: !now.contains(service),
                instances: instances.count,
                healthy: instances.count { $0.aggregatedStatus != .critical },
                serviceProtocol: ServiceProtocol.normalized(entries.serviceProtocol(of: service)),
                tags: catalog.tags(of: ref),
                callers: callers,
                warnings: warnings
            )
        }
    }

    private static func callers(
        of service: ServiceName,
        _ peer: String,
        _ table: IntentionTable,
        _ allowsByDefault: Bool
    ) -> [String] {
        var callers: [String] = []
        var seen: Set<String> = []
        for row in table.matching(destination: service.text) where row.source.peer == peer {
            // Of two intentions about one caller the first one decides.
            guard seen.insert(row.source.name).inserted else { continue }
            switch row.source.action {
            case .allow?: callers.append(row.source.name)
            case .deny?: break
            case nil: callers.append("\(row.source.name) (some requests)")
            }
        }
        if !seen.contains("*"), allowsByDefault { callers.append("* (by default)") }
        return callers
    }
}
