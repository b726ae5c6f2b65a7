import HashTreeCollections
package import MeshDomain

extension CatalogState {
    /// All nodes of this cluster, or of one peer, by name without regard to case.
    package func nodes(peer: String = "", partition: Partition = .standard) -> [Node] {
        let origin = Origin(peer: peer)
        return boxesByKey.lazy.filter { $0.key.origin == origin && $0.key.partition == partition }
            .sorted { $0.key < $1.key }.map(\.value.row.node)
    }

    /// The keys of all nodes of one peer, or of this cluster, in all partitions, sorted.
    package func nodeKeys(peer: String) -> [NodeKey] {
        let origin = Origin(peer: peer)
        return boxesByKey.keys.lazy.filter { $0.origin == origin }.sorted()
    }

    /// One node.
    package func node(_ key: NodeKey) -> Node? { record(key)?.node }

    /// The nodes of the key's origin and partition whose ids begin as its name, by name.
    package func nodes(withIDPrefix key: NodeKey) -> [Node] {
        boxesByKey.lazy.filter { entry in
            entry.key.origin == key.origin && entry.key.partition == key.partition
                && entry.value.row.row.id.lowercased().hasPrefix(key.folded.text)
        }.map(\.value.row.node).sorted { $0.key < $1.key }
    }

    /// The local node with an id.
    package func node(withID id: String) -> Node? { nodeKeysByID[id].flatMap { record($0)?.node } }

    /// The instances on a node, by id.
    package func services(on key: NodeKey) -> [NodeService] {
        record(key)?.services.map(\.service) ?? []
    }

    /// One instance.
    package func service(_ key: InstanceKey) -> NodeService? { record(key.node)?.service(key.id)?.service }

    /// All checks of a node and of its services, by id.
    package func checks(on key: NodeKey) -> [HealthCheck] {
        record(key)?.allChecks.map(\.check) ?? []
    }

    /// One check.
    package func check(_ key: CheckKey) -> HealthCheck? { record(key.node)?.check(key.id)?.check }

    /// One check of the default namespace.
    package func check(_ checkID: String, on node: NodeKey) -> HealthCheck? {
        check(CheckKey(node: node, id: ScopedID(checkID)))
    }

    /// All checks of this cluster, or of one peer, by node and id.
    package func checks(peer: String = "") -> [HealthCheck] {
        nodeKeys(peer: peer).flatMap { checks(on: $0) }
    }

    /// The names of all services of this cluster, or of one peer, in one scope, as they are spelled, sorted.
    package func serviceNames(peer: String = "", in scope: Scope = .standard) -> [String] {
        names(in: instancesByService, Origin(peer: peer), scope)
    }

    /// Whether a service has an instance.
    package func hasInstances(_ key: ServiceKey) -> Bool { instancesByService[key] != nil }

    /// Whether a service can be reached over the mesh.
    package func hasMeshInstances(_ key: ServiceKey) -> Bool { instancesByDestination[key] != nil }

    /// All tags that instances of a service carry, sorted, each once; other spellings of its name are other services.
    package func tags(of service: ServiceRef) -> [String] { listing.tags(of: service) }

    /// Whether a service has an instance that is neither sidecar nor gateway; other spellings of its name are other services.
    package func isOrdinary(_ service: ServiceRef) -> Bool { listing.isOrdinary(service) }

    /// The names of this cluster's services in the default scope that have an instance which is neither sidecar nor gateway.
    package func ordinaryServiceNames() -> Set<String> { listing.ordinaryNames(of: .local, in: .standard) }

    /// The instances of a service with their nodes and checks, by node and id, however its name is spelled.
    package func instances(of key: ServiceKey) -> [CheckServiceNode] { resolve(instancesByService[key]?.instances) }

    /// The instances of a service whose name is spelled so, by node and id.
    package func instances(of service: ServiceRef) -> [CheckServiceNode] {
        guard let members = instancesByService[service.key] else { return [] }
        return resolve(members.instances, isWanted: members.isOnly(service) ? nil : { $0.ref == service })
    }

    /// The keys of a service's instances, sorted, however its name is spelled.
    package func instanceKeys(of key: ServiceKey) -> [InstanceKey] {
        instancesByService[key]?.instances.map { RowKeyParts($0).instanceKey } ?? []
    }

    /// The keys of the instances of a service whose name is spelled so, sorted.
    package func instanceKeys(of service: ServiceRef) -> [InstanceKey] {
        guard let members = instancesByService[service.key] else { return [] }
        let isOnly = members.isOnly(service)
        return members.instances.lazy.filter { isOnly || $0.links.ref == service }
            .map { RowKeyParts($0).instanceKey }
    }

    /// How many instances a service has whose name is spelled so.
    package func instanceCount(of service: ServiceRef) -> Int {
        instancesByService[service.key]?.spellings.first { $0.name == service.service.name }?.count ?? 0
    }

    /// How the instances of a service spell its name.
    package func spellings(of key: ServiceKey) -> [ServiceName] {
        Set([instancesByService[key], instancesByDestination[key]].flatMap { $0?.spellings.map(\.name) ?? [] })
            .sorted().map { ServiceName($0.text, in: key.scope) }
    }

    /// How those through which a service is called over the mesh spell its name.
    package func meshSpellings(of key: ServiceKey) -> Set<NameText> {
        Set(instancesByDestination[key]?.spellings.map(\.name) ?? [])
    }

    /// The checks of an instance and of its node, by id.
    package func checks(of key: InstanceKey) -> [HealthCheck] {
        record(key.node)?.checks(concerning: key.id) ?? []
    }

    /// Whether writing or removing a row makes a difference.
    package func isChanged(by change: CatalogChange) -> Bool {
        switch change {
        case .putNode(let node): record(node.key)?.row.hasSameContent(as: node) != true
        case .putService(let name, let service):
            row(service.key(on: name))?.hasSameContent(as: service, on: name) != true
        case .putCheck(let check):
            record(check.nodeKey)?.check(check.key.id)?.hasSameContent(as: check) != true
        case .deleteNode(let key): boxesByKey[key] != nil
        case .deleteService(let key): row(key) != nil
        case .deleteCheck(let key): record(key.node)?.check(key.id) != nil
        case .assignVirtualAddress(let key, let offset): virtualOffsets[key] != offset
        case .releaseVirtualAddress(let key): virtualOffsets[key] != nil
        case .stage, .topicIndex, .kv, .session, .query, .putAutopilot: true
        case .showStaged(let key), .dropStaged(let key): stagedParts[key] != nil
        }
    }

    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances, by node and id, however the
    /// service's name is spelled.
    package func meshInstances(of key: ServiceKey) -> [CheckServiceNode] {
        resolve(instancesByDestination[key]?.instances)
    }

    /// The same of a service whose name is spelled so; only these have its identity.
    package func meshInstances(of service: ServiceRef) -> [CheckServiceNode] {
        guard let members = instancesByDestination[service.key] else { return [] }
        return resolve(members.instances, isWanted: members.isOnly(service) ? nil : { $0.destination == service })
    }

    /// Whether a service whose name is spelled so can be reached over the mesh.
    package func hasMeshInstances(_ service: ServiceRef) -> Bool {
        instancesByDestination[service.key]?.spellings.contains { $0.name == service.service.name } ?? false
    }

    /// The gateways of one kind, local or of one peer, by node and id.
    package func gateways(_ kind: ServiceKind, peer: String = "") -> [CheckServiceNode] {
        resolve(instancesByGatewayKind[GatewayKindKey(kind: kind, origin: Origin(peer: peer))])
    }

    /// The services of one scope that can be called over the mesh, as they are spelled, sorted.
    package func meshServiceNames(peer: String = "", in scope: Scope = .standard) -> [String] {
        names(in: instancesByDestination, Origin(peer: peer), scope)
    }

    /// The services of all scopes that can be called over the mesh, as they are spelled, sorted.
    package func meshServices(of origin: Origin) -> [ServiceName] {
        var names: [ServiceName] = []
        for (key, members) in instancesByDestination where key.origin == origin {
            names += members.spellings.map { ServiceName($0.name.text, in: key.scope) }
        }
        return names.sorted()
    }

    private func names(
        in table: TreeDictionary<ServiceKey, ServiceMembers>,
        _ origin: Origin,
        _ scope: Scope
    ) -> [String] {
        var names: [NameText] = []
        for (key, members) in table where key.origin == origin && key.scope == scope {
            names += members.spellings.map(\.name)
        }
        return names.sorted().map(\.text)
    }

    /// All peers that rows were imported from, sorted.
    package func importedPeers() -> [String] {
        Set(boxesByKey.keys.lazy.map(\.origin).filter { !$0.isLocal }).sorted().map(\.peer)
    }

    /// The services that have a virtual address, sorted.
    package func virtuallyAddressed(of origin: Origin) -> [ServiceKey] {
        virtualOffsets.keys.filter { $0.origin == origin }.sorted()
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
    package func stagedParts(of service: ServiceRef) -> Int { stagedParts[service]?.count ?? 0 }

    /// The services of a peer of which parts are staged, sorted.
    package func stagedServices(peer: String) -> [ServiceRef] {
        let origin = Origin(peer: peer)
        return stagedParts.keys.lazy.filter { $0.origin == origin }.sorted()
    }

    /// The index of a service for comparing: 0 without instances.
    package func basis(of key: ServiceKey) -> UInt64 { hasInstances(key) ? index(of: .service(key)) : 0 }

    private func row(_ key: InstanceKey) -> ServiceRow? { record(key.node)?.service(key.id) }

    /// Instances with their nodes and checks; of those whose links are wanted.
    private func resolve(
        _ rows: SortedRows<ServiceRow>?,
        isWanted: ((ServiceRow.Links) -> Bool)? = nil
    ) -> [CheckServiceNode] {
        guard let rows else { return [] }
        var result: [CheckServiceNode] = []
        result.reserveCapacity(rows.count)
        // Instances on one node follow each other.
        var last: (key: NodeKey, record: NodeRecord, node: Node)?
        for row in rows {
            if let isWanted, !isWanted(row.links) { continue }
            let key = RowKeyParts(row).nodeKey
            if last?.key != key { last = record(key).map { (key, $0, $0.node) } }
            guard let last, last.key == key else { continue }
            result.append(
                CheckServiceNode(node: last.node, service: row.service, checks: last.record.checks(concerning: row))
            )
        }
        return result
    }
}
