import HashTreeCollections
package import MeshDomain

extension CatalogState {
    /// All nodes of this cluster, or of one peer, by name.
    package func nodes(peer: String = "") -> [Node] {
        nodesByKey.values.lazy.map(\.node).filter { $0.peer == peer }.sorted { $0.name < $1.name }
    }

    /// The keys of all nodes of one peer, sorted.
    package func nodeKeys(peer: String) -> [NodeKey] { nodesByKey.keys.lazy.filter { $0.peer == peer }.sorted() }

    /// One node.
    package func node(_ key: NodeKey) -> Node? { nodesByKey[key]?.node }

    /// The local node with an id.
    package func node(withID id: String) -> Node? { nodeKeysByID[id].flatMap { nodesByKey[$0]?.node } }

    /// The instances on a node, by id.
    package func services(on key: NodeKey) -> [NodeService] {
        nodesByKey[key]?.services.values.sorted { $0.id < $1.id } ?? []
    }

    /// One instance.
    package func service(_ key: InstanceKey) -> NodeService? { nodesByKey[key.node]?.services[key.id] }

    /// All checks of a node and of its services, by id.
    package func checks(on key: NodeKey) -> [HealthCheck] {
        nodesByKey[key]?.checks.values.sorted { $0.checkID < $1.checkID } ?? []
    }

    /// One check.
    package func check(_ checkID: String, on key: NodeKey) -> HealthCheck? { nodesByKey[key]?.checks[checkID] }

    /// All checks of this cluster, or of one peer, by node and id.
    package func checks(peer: String = "") -> [HealthCheck] {
        nodesByKey.keys.filter { $0.peer == peer }.sorted().flatMap { checks(on: $0) }
    }

    /// The names of all services of this cluster, or of one peer, sorted.
    package func serviceNames(peer: String = "") -> [String] {
        instancesByService.keys.lazy.filter { $0.peer == peer }.map(\.name).sorted()
    }

    /// Whether a service has an instance.
    package func hasInstances(_ key: ServiceKey) -> Bool { instancesByService[key] != nil }

    /// Whether a service can be reached over the mesh.
    package func hasMeshInstances(_ key: ServiceKey) -> Bool { instancesByDestination[key] != nil }

    /// All tags that instances of a service carry, sorted, each once.
    package func tags(of key: ServiceKey) -> [String] {
        var tags = Set<String>()
        for instance in instancesByService[key] ?? [] { tags.formUnion(service(instance)?.tags ?? []) }
        return tags.sorted()
    }

    /// The instances of a service with their nodes and checks, by node and id.
    package func instances(of key: ServiceKey) -> [CheckServiceNode] { resolve(instancesByService[key]) }

    /// The keys of a service's instances, sorted.
    package func instanceKeys(of key: ServiceKey) -> [InstanceKey] { instancesByService[key]?.sorted() ?? [] }

    /// How many instances a service has.
    package func instanceCount(of key: ServiceKey) -> Int { instancesByService[key]?.count ?? 0 }

    /// The checks of an instance and of its node, by id.
    package func checks(of key: InstanceKey) -> [HealthCheck] {
        nodesByKey[key.node]?.checks(concerning: key.id) ?? []
    }

    /// Whether writing or removing a row makes a difference.
    package func isChanged(by change: CatalogChange) -> Bool {
        switch change {
        case .putNode(let node): nodesByKey[NodeKey(node)]?.node.hasSameContent(as: node) != true
        case .putService(let name, let service):
            nodesByKey[NodeKey(peer: service.peer, name: name)]?.services[service.id]?.hasSameContent(as: service)
                != true
        case .putCheck(let check):
            nodesByKey[NodeKey(peer: check.peer, name: check.node)]?.checks[check.checkID]?
                .hasSameContent(as: check) != true
        case .deleteNode(let key): nodesByKey[key] != nil
        case .deleteService(let key): service(key) != nil
        case .deleteCheck(let node, let checkID): check(checkID, on: node) != nil
        case .assignVirtualAddress(let key, let offset): virtualOffsets[key] != offset
        case .releaseVirtualAddress(let key): virtualOffsets[key] != nil
        case .stage, .topicIndex: true
        case .showStaged(let key), .dropStaged(let key): stagedParts[key] != nil
        }
    }

    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances, by node and id.
    package func meshInstances(of key: ServiceKey) -> [CheckServiceNode] { resolve(instancesByDestination[key]) }

    /// The gateways of one kind, local or of one peer, by node and id.
    package func gateways(_ kind: ServiceKind, peer: String = "") -> [CheckServiceNode] {
        resolve(instancesByGatewayKind[GatewayKindKey(kind: kind, peer: peer)])
    }

    /// The services that can be called over the mesh, sorted.
    package func meshServiceNames(peer: String = "") -> [String] {
        instancesByDestination.keys.lazy.filter { $0.peer == peer }.map(\.name).sorted()
    }

    /// All peers that rows were imported from, sorted.
    package func importedPeers() -> [String] {
        Set(nodesByKey.keys.lazy.map(\.peer).filter { !$0.isEmpty }).sorted()
    }

    /// The virtual address of a service, for instance `240.0.0.1`.
    package func virtualAddress(of key: ServiceKey) -> String? {
        virtualOffsets[key].map(Self.virtualAddress(offset:))
    }

    /// The highest offset assigned; 0 when there is none.
    package var highestVirtualOffset: UInt32 { highestOffset }

    /// Offsets below the highest that are not assigned, lowest first.
    package var freedVirtualOffsets: [UInt32] { freedOffsets.sorted() }

    /// The offset assigned to a service.
    package func virtualOffset(of key: ServiceKey) -> UInt32? { virtualOffsets[key] }

    /// 15.255.255.254 behind 240.0.0.0.
    ///
    /// - Source: Consul, virtual IPs of the catalog.
    package static let maximumVirtualOffset: UInt32 = 0x0FFF_FFFE

    /// The address with an offset.
    package static func virtualAddress(offset: UInt32) -> String {
        let value = 0xF000_0000 + offset
        return "\(value >> 24).\(value >> 16 & 0xFF).\(value >> 8 & 0xFF).\(value & 0xFF)"
    }

    /// How many parts of an imported service are staged.
    package func stagedParts(of key: ServiceKey) -> Int { stagedParts[key]?.count ?? 0 }

    /// The services of a peer of which parts are staged, sorted.
    package func stagedServices(peer: String) -> [String] {
        stagedParts.keys.lazy.filter { $0.peer == peer }.map(\.name).sorted()
    }

    /// The index of a service for comparing: 0 without instances.
    package func basis(of key: ServiceKey) -> UInt64 { hasInstances(key) ? index(of: .service(key)) : 0 }

    private func resolve(_ keys: TreeSet<InstanceKey>?) -> [CheckServiceNode] {
        guard let keys else { return [] }
        var result: [CheckServiceNode] = []
        result.reserveCapacity(keys.count)
        for key in keys.sorted() {
            guard let record = nodesByKey[key.node], let service = record.services[key.id] else { continue }
            result.append(
                CheckServiceNode(node: record.node, service: service, checks: record.checks(concerning: key.id))
            )
        }
        return result
    }
}
