package import CatalogTables
package import ConfigEntryTables
package import MeshDomain

/// Who a service calls and who calls it, as its sidecars are registered.
///
/// - Source: reference "ui" §1.3, `service-topology`. What a transparent proxy may call without having said so is not part of it.
package struct ServiceTopology: Sendable {
    /// A service at the other end of a call.
    package struct Neighbour: Sendable {
        package var summary: ServiceSummary
        /// Nil towards a peer, whose intentions are not known here.
        package var intention: Decision?
    }

    /// What intentions say about a call.
    package struct Decision: Sendable, Hashable {
        package var isAllowed: Bool
        /// It depends on the request.
        package var hasPermissions: Bool
        /// From where the entry was written, by its metadata `external-source`.
        package var externalSource: String
        /// An intention names both services.
        package var isExact: Bool
    }

    package private(set) var upstreams: [Neighbour] = []
    package private(set) var downstreams: [Neighbour] = []
    /// Its sidecars capture traffic.
    package let isTransparent: Bool
    /// Something was left out because it may not be seen.
    package private(set) var isFiltered = false

    /// Looks at the sidecars of this cluster.
    ///
    /// - Parameters:
    ///   - service: The service in the middle, of this cluster.
    ///   - catalog: All instances.
    ///   - entries: Intentions.
    ///   - allowsByDefault: What holds where no intention does.
    ///   - sees: Whether a service may be seen.
    ///   - visible: Of some instances, those that may be seen with their nodes.
    package init(
        of service: ServiceName,
        in catalog: CatalogState,
        _ entries: ConfigEntryState,
        allowsByDefault: Bool,
        sees: (ServiceName) -> Bool,
        visible: ([CheckServiceNode]) -> [CheckServiceNode]
    ) {
        let center = ServiceRef(service)
        let own = catalog.meshInstances(of: center)
        let intentions = IntentionTable(entries)
        isTransparent = ServiceSummary.of(center, in: own).isTransparent
        let called = Set(own.flatMap { row in row.service.calledServices })
        let callers = Set(
            catalog.meshServices(of: .local).map { ServiceRef($0) }.filter { caller in
                catalog.meshInstances(of: caller).contains { $0.service.calledServices.contains(center) }
            }
        )
        func neighbours(_ services: Set<ServiceRef>, areCallers: Bool) -> [Neighbour] {
            services.sorted().compactMap { other in
                guard sees(other.service) else {
                    isFiltered = true
                    return nil
                }
                let rows = visible(catalog.instances(of: other) + catalog.meshInstances(of: other))
                let (source, destination) = areCallers ? (other, center) : (center, other)
                let decision =
                    destination.origin.isLocal
                    ? Decision(from: source, to: destination, intentions, allowsByDefault) : nil
                return Neighbour(summary: ServiceSummary.of(other, in: rows), intention: decision)
            }
        }
        upstreams = neighbours(called, areCallers: false)
        downstreams = neighbours(callers, areCallers: true)
    }
}

extension ServiceTopology.Decision {
    fileprivate init(
        from source: ServiceRef,
        to destination: ServiceRef,
        _ intentions: IntentionTable,
        _ allowsByDefault: Bool
    ) {
        let row = intentions.deciding(
            source: source.service.text,
            peer: source.origin.peer,
            in: source.service.scope,
            destination: destination.service.text
        )
        isAllowed = row.map { $0.source.action == .allow } ?? allowsByDefault
        hasPermissions = row.map { !$0.source.permissions.isEmpty } ?? false
        externalSource = row?.entry.meta?["external-source"] ?? ""
        isExact = row.map { $0.source.name != "*" && $0.destination != "*" } ?? false
    }
}

extension NodeService {
    /// The services that a sidecar calls, as it is registered.
    fileprivate var calledServices: [ServiceRef] {
        guard kind == .connectProxy else { return [] }
        return proxy.upstreams.filter { $0.destinationType == "service" || $0.destinationType.isEmpty }
            .map { $0.destination(from: scope) }
    }
}
