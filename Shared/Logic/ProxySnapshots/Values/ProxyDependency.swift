package import MeshDomain

/// Something a snapshot was made from; when it changes, the snapshot has to be made again.
package enum ProxyDependency: Sendable, Hashable {
    /// The proxy's own registration.
    case registration(ProxyKey)
    /// The sidecars and native instances of a service; `peer` is empty for this cluster.
    case meshInstances(service: String, peer: String)
    /// The instances under a service's own name.
    case instances(service: String)
    /// The names of all callable services of this cluster, or of a peer.
    case meshServiceNames(peer: String)
    /// The mesh gateways of this cluster.
    case meshGateways
    case configEntry(ConfigEntryKey)
    /// The list of peerings.
    case peerings
    case trustBundle(peer: String)
    case roots
    /// The virtual addresses of services.
    case virtualAddresses

    /// Whether a change of it can leave everything but endpoints as it is.
    package var isAboutEndpoints: Bool {
        switch self {
        case .meshInstances, .instances, .meshGateways: true
        case .registration, .meshServiceNames, .configEntry, .peerings, .trustBundle, .roots, .virtualAddresses: false
        }
    }
}
