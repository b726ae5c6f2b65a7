package import CatalogTables
package import MeshDomain

/// What has to be written so that an imported service is as the peer says.
package struct ServiceDifference: Sendable, Hashable {
    /// The index of the service that this was found with; 0 when there was none.
    package var basis: UInt64
    /// Instances to write.
    package var instances: [CheckServiceNode]
    /// Instances to remove.
    package var removed: [InstanceKey]

    /// Compares.
    ///
    /// - Parameters:
    ///   - service: The service's name.
    ///   - peer: The peer that exports it.
    ///   - wanted: Its instances as the peer says.
    ///   - state: The catalog as this process sees it.
    package init(of service: String, peer: String, wanted: [CheckServiceNode], in state: CatalogState) {
        let ref = ServiceRef(ServiceName(service), of: Origin(peer: peer))
        basis = state.basis(of: ref.key)
        var kept = Set<InstanceKey>()
        kept.reserveCapacity(wanted.count)
        instances = []
        for instance in wanted {
            let place = InstanceKey(node: NodeKey(peer: peer, name: instance.node.name), id: instance.service.id)
            kept.insert(place)
            if Self.differs(instance, at: place, in: state) { instances.append(instance) }
        }
        removed = state.instanceKeys(of: ref).filter { !kept.contains($0) }
    }

    private static func differs(_ instance: CheckServiceNode, at place: InstanceKey, in state: CatalogState) -> Bool {
        guard let known = state.service(place) else { return true }
        var (node, service) = (instance.node, instance.service)
        node.peer = place.node.origin.peer
        service.peer = place.node.origin.peer
        // The catalog itself adds the virtual address.
        if let virtual = known.taggedAddresses?["consul-virtual"], service.isMeshCapable {
            let own = ServiceAddress(address: virtual.address, port: service.port)
            service.taggedAddresses = (service.taggedAddresses ?? [:]).merging(["consul-virtual": own]) { $1 }
        }
        if state.isChanged(by: .putNode(node)) || state.isChanged(by: .putService(node: node.name, service)) {
            return true
        }
        if state.checks(of: place).count != instance.checks.count { return true }
        return instance.checks.contains { check in
            var check = check
            check.peer = place.node.origin.peer
            check.node = node.name
            return state.isChanged(by: .putCheck(check))
        }
    }
}

extension CheckServiceNode {
    /// About how many bytes the instance takes in a message.
    package var roughSize: Int {
        var size = 240 + node.roughSize + service.roughSize
        for check in checks {
            size += 60 + check.checkID.utf8.count + check.name.utf8.count + check.output.utf8.count
            size += check.notes.utf8.count + check.node.utf8.count + 2 * service.service.utf8.count
            size += check.serviceTags.reduce(0) { $0 + $1.utf8.count + 2 }
        }
        return size
    }
}

extension Node {
    fileprivate var roughSize: Int {
        let texts = [taggedAddresses ?? [:], meta ?? [:]].joined()
        return texts.reduce(name.utf8.count + address.utf8.count + datacenter.utf8.count + 40) {
            $0 + $1.key.utf8.count + $1.value.utf8.count + 8
        }
    }
}

extension NodeService {
    fileprivate var roughSize: Int {
        var size = 2 * service.utf8.count + 2 * id.utf8.count + address.utf8.count + 40
        size += (tags ?? []).reduce(0) { $0 + $1.utf8.count + 2 }
        size += (meta ?? [:]).reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count + 8 }
        size += (taggedAddresses ?? [:]).reduce(0) { $0 + $1.key.utf8.count + $1.value.address.utf8.count + 12 }
        for text in (connect.peerMeta?.sni ?? []) + (connect.peerMeta?.spiffeID ?? []) { size += text.utf8.count + 2 }
        return size
    }
}
