import HashTreeCollections
package import MeshDomain

/// Which instances a copy of the catalog holds; nodes, their own checks and virtual addresses are in every copy.
///
/// Whoever asks a copy for what it does not hold would take it for missing, so a reader says first what it needs
/// (`CatalogState.holdsInstances(of:)`). Indexes of lists (`nodes`, `services`, `checks`) count in a whole copy only.
package enum CatalogHolding: Sendable, Hashable {
    /// All instances.
    case everything
    /// What proxies are configured from: proxies, gateways, instances that speak the mesh themselves, and the servers'.
    case mesh
    /// The same, and the instances of these services, which terminating gateways call.
    case meshBeside(Set<ServiceKey>)
    /// What peers are told: gateways, imported instances, and of these services the instances and what one calls to reach
    /// them.
    case services(Set<ServiceKey>)

    /// The name under which servers are registered.
    private static let servers = NameText("consul")

    /// Whether an instance is held.
    func holds(_ service: NodeService) -> Bool {
        switch self {
        case .everything: true
        case .mesh: Self.isOfMesh(service)
        case .meshBeside(let keys): Self.isOfMesh(service) || keys.contains(service.ref.key)
        case .services(let keys):
            !service.peer.isEmpty || service.kind.isGateway || keys.contains(service.ref.key)
                || service.meshDestination.map { keys.contains($0.key) } ?? false
        }
    }

    private static func isOfMesh(_ service: NodeService) -> Bool {
        service.kind.isProxy || service.connect.native || service.ref.key.folded == servers
    }

    /// Whether all instances of a service are held.
    package func holdsInstances(of key: ServiceKey) -> Bool {
        switch self {
        case .everything: true
        case .mesh: key.folded == Self.servers
        case .meshBeside(let keys): key.folded == Self.servers || keys.contains(key)
        case .services(let keys): !key.origin.isLocal || keys.contains(key)
        }
    }
}

extension CatalogState {
    /// An empty copy that will hold only a part.
    package init(holding: CatalogHolding) {
        self.init()
        self.holding = holding
    }

    /// Whether an answer about the instances of a service is whole; without that, none found does not mean that there is none.
    package func holdsInstances(of key: ServiceKey) -> Bool { holding.holdsInstances(of: key) }

    /// Notes that an instance is there without holding it; one that was held is let go.
    mutating func leaveOut(_ key: InstanceKey, _ scope: inout TouchedTopics) {
        delete(instance: key, &scope)
        guard var record = record(key.node) else { return }
        record.leaveOut(key.id)
        boxesByKey[key.node] = Box(record)
    }

    /// Whether a check is one of an instance that is there and not held.
    func isLeftOut(_ check: HealthCheck, in record: NodeRecord) -> Bool {
        guard holding != .everything, let instance = check.instanceID else { return false }
        return record.leavesOut(instance)
    }
}
