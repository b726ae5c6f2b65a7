package import MeshDomain

/// Something a snapshot was made from; when it changes, the snapshot has to be made again.
package enum ProxyDependency: Sendable, Hashable {
    /// The proxy's own registration.
    case registration(InstanceKey)
    /// The sidecars and native instances of a service.
    case meshInstances(ServiceKey)
    /// The instances under a service's own name.
    case instances(ServiceKey)
    /// The names of all callable services of this cluster, or of a peer.
    case meshServices(Origin)
    /// The mesh gateways of this cluster.
    case meshGateways
    case configEntry(EntryKey)
    /// All entries of a kind.
    case configEntries(ConfigEntryKind)
    /// The list of peerings.
    case peerings
    case trustBundle(peer: String)
    case roots
    /// The names of the services that have an instance which is neither sidecar nor gateway.
    case ordinaryServices
    /// The virtual addresses of services.
    case virtualAddresses
    /// What other datacenters tell.
    case otherDatacenters
    /// That the instances of a service of another datacenter are asked for; it changes with what that tells.
    case remoteService(datacenter: String, ServiceName)

    /// Whether a change of it can leave everything but endpoints as it is.
    package var isAboutEndpoints: Bool {
        switch self {
        case .meshInstances, .instances, .meshGateways: true
        case .registration, .meshServices, .configEntry, .configEntries, .peerings, .trustBundle, .roots,
            .ordinaryServices, .virtualAddresses, .otherDatacenters, .remoteService:
            false
        }
    }
}
