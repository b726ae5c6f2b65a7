import CatalogTables
import ConfigEntryTables
package import MeshDomain

/// What gateways in and out of the mesh need to know of the config entries.
package protocol GatewayEntryReading: Sendable {
    /// `ingress-gateway/<name>`.
    func ingressGateway(of gateway: ServiceName) -> IngressGateway?

    /// `terminating-gateway/<name>`.
    func terminatingGateway(of gateway: ServiceName) -> TerminatingGateway?

    /// The terminating gateways of a scope that have an entry, by name.
    func terminatingGateways(in scope: Scope) -> [TerminatingGateway]

    /// The services of a scope that are addresses outside of the mesh (`service-defaults` with a destination).
    func destinations(in scope: Scope) -> [ServiceName]
}

/// What they need to know of the catalog.
package protocol GatewayCatalogReading: Sendable {
    /// The services of this cluster in the default scope that have an instance which is neither sidecar nor gateway.
    func ordinaryServices() -> [ServiceName]

    /// Whether all instances of a service are known here; without that, none found does not mean that there is none.
    func holdsInstances(of key: ServiceKey) -> Bool
}

extension ConfigEntryState: GatewayEntryReading {
    package func ingressGateway(of gateway: ServiceName) -> IngressGateway? {
        entry(EntryKey(kind: .ingressGateway, of: gateway)).flatMap { IngressGateway($0.body) }
    }

    package func terminatingGateway(of gateway: ServiceName) -> TerminatingGateway? {
        entry(EntryKey(kind: .terminatingGateway, of: gateway)).flatMap { TerminatingGateway($0.body) }
    }

    package func terminatingGateways(in scope: Scope) -> [TerminatingGateway] {
        entries(.terminatingGateway, in: scope).compactMap { TerminatingGateway($0.body) }
    }

    package func destinations(in scope: Scope) -> [ServiceName] {
        entries(.serviceDefaults, in: scope).filter { ServiceDefaults($0.body)?.destination != nil }
            .map { ServiceName($0.name, in: scope) }
    }
}

extension CatalogState: GatewayCatalogReading {
    package func ordinaryServices() -> [ServiceName] { ordinaryServiceNames().sorted().map { ServiceName($0) } }
}

extension TerminatingGateway {
    /// How a service is called that the entry means: by its name, or by the link for all that are not named.
    package func link(to service: ServiceName) -> LinkedService? {
        let name = NameText(service.text)
        return services.first { $0.service == name }
    }

    /// The link for all services that are not named.
    package var wildcard: LinkedService? { services.first { $0.service == "*" } }
}
