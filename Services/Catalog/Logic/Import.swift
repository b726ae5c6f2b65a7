package import CatalogTables
package import MeshDomain

/// Replaces all instances of one service that a peer exports by what the peer sent last.
///
/// - Source: reference "What the importer writes": rows carry the peer's name; a node without services goes away.
package struct ServiceImport: Sendable {
    package var peer: String
    package var service: String
    package var instances: [CheckServiceNode]

    /// Makes an import; no instances removes the service.
    package init(peer: String, service: String, instances: [CheckServiceNode]) {
        self.peer = peer
        self.service = service
        self.instances = instances
    }

    /// The rows to write and remove.
    ///
    /// - Throws: `badRequest` for instances that cannot be stored.
    package func changes(in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        guard !peer.isEmpty else { throw MeshError(.badRequest, "peer must be named") }
        guard !service.isEmpty else { throw MeshError(.badRequest, "service must be named") }
        var changes: [CatalogChange] = []
        var kept = Set<InstanceKey>()
        var keptChecks: [NodeKey: Set<String>] = [:]
        var plan = VirtualAddressPlan(state)
        for instance in instances {
            guard !instance.node.name.isEmpty else { throw MeshError(.badRequest, "an instance without node name") }
            var node = instance.node
            node.peer = peer
            changes.append(.putNode(node))
            var imported = instance.service
            imported.peer = peer
            guard imported.service == service, !imported.id.isEmpty else {
                throw MeshError(
                    .badRequest,
                    "instance \"\(imported.id)\" belongs to service \"\(imported.service)\", not \"\(service)\""
                )
            }
            if let assignment = try plan.address(&imported) { changes.append(assignment) }
            changes.append(.putService(node: node.name, imported))
            let nodeKey = NodeKey(peer: peer, name: node.name)
            kept.insert(InstanceKey(node: nodeKey, id: imported.id))
            for check in instance.checks {
                var check = check
                guard check.serviceID.isEmpty || check.serviceID == imported.id else {
                    throw MeshError(
                        .badRequest,
                        "check \"\(check.checkID)\" of instance \"\(imported.id)\" belongs to \"\(check.serviceID)\""
                    )
                }
                check.peer = peer
                check.node = node.name
                keptChecks[nodeKey, default: []].insert(check.checkID)
                changes.append(.putCheck(check))
            }
        }
        let gone = state.instances(of: ServiceKey(peer: peer, name: service))
        for instance in gone {
            let key = InstanceKey(node: NodeKey(instance.node), id: instance.service.id)
            if kept.contains(key) {
                for check in instance.checks where keptChecks[key.node]?.contains(check.checkID) != true {
                    changes.append(.deleteCheck(node: key.node, checkID: check.checkID))
                }
            } else {
                changes.append(.deleteService(key))
            }
        }
        changes += emptiedNodes(gone.map(\.node), kept: kept, in: state)
        return changes + VirtualAddressPlan.releases(after: changes, in: state)
    }

    /// Nodes that host nothing once the rows above are written.
    private func emptiedNodes(
        _ nodes: [Node],
        kept: Set<InstanceKey>,
        in state: CatalogState
    ) -> [CatalogChange] {
        let stillUsed = Set(kept.map(\.node))
        var changes: [CatalogChange] = []
        for key in Set(nodes.map(NodeKey.init)).subtracting(stillUsed).sorted() {
            if state.services(on: key).allSatisfy({ $0.service == service }) { changes.append(.deleteNode(key)) }
        }
        return changes
    }

    /// The rows to remove so that of a peer only the listed services are left.
    package static func retain(peer: String, services: [String], in state: CatalogState) -> [CatalogChange] {
        let kept = Set(services)
        var removed = Set<InstanceKey>()
        for name in state.serviceNames(peer: peer) where !kept.contains(name) {
            for instance in state.instances(of: ServiceKey(peer: peer, name: name)) {
                removed.insert(InstanceKey(node: NodeKey(instance.node), id: instance.service.id))
            }
        }
        var changes: [CatalogChange] = removed.sorted().map(CatalogChange.deleteService)
        for node in state.nodes(peer: peer) {
            let key = NodeKey(node)
            let isUsed = state.services(on: key).contains { !removed.contains(InstanceKey(node: key, id: $0.id)) }
            if !isUsed { changes.append(.deleteNode(key)) }
        }
        return changes + VirtualAddressPlan.releases(after: changes, in: state)
    }
}
