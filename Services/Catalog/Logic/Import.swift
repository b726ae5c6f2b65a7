package import CatalogTables
package import MeshDomain
import MeshState

/// Changes the instances of one service that a peer exports.
///
/// - Source: reference "What the importer writes": rows carry the peer's name; a node without services goes away.
package struct ServiceImport: Sendable {
    /// What happens to instances that are not written.
    package enum Scope: Sendable, Hashable {
        /// All of them are removed.
        case whole
        /// Only these are removed, and only if the service has not changed since this index; 0 when there was none.
        case changes(since: UInt64, removed: [InstanceKey])
    }

    package var peer: String
    package var service: String
    package var instances: [CheckServiceNode]
    package var scope: Scope

    /// Makes an import; a whole one without instances removes the service.
    package init(peer: String, service: String, instances: [CheckServiceNode], scope: Scope = .whole) {
        self.peer = peer
        self.service = service
        self.instances = instances
        self.scope = scope
    }

    private var ref: ServiceRef { ServiceRef(ServiceName(service), of: Origin(peer: peer)) }
    private var key: ServiceKey { ref.key }

    /// The rows to write and remove.
    ///
    /// - Throws: `badRequest` for instances that cannot be stored; `conflict` when the service is not the one that the
    ///   changes were made for.
    package func changes(in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        var rows = try rows(in: state)
        rows += emptied(by: rows, in: state)
        rows += VirtualAddressPlan.releases(after: rows, in: state)
        if state.stagedParts(of: ref) > 0 { rows.insert(.dropStaged(ref), at: 0) }
        return rows
    }

    /// Keeps the rows to write and remove as one part of a large import; with the last one all parts are written at once.
    ///
    /// - Parameters:
    ///   - part: Position of this part, from 1.
    ///   - isLast: Whether all parts are there with this one.
    ///   - state: The catalog now.
    /// - Returns: The rows to write.
    /// - Throws: As `changes`; `conflict` also when the parts before are not there.
    package func staged(part: UInt32, isLast: Bool, in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        guard part == 1 || Int(part) == state.stagedParts(of: ref) + 1 else {
            throw MeshError(.conflict, "of the import of \"\(service)\" the parts before \(part) are not there")
        }
        guard case .changes(_, let removed) = scope, isLast || removed.isEmpty else {
            throw MeshError(
                .badRequest,
                "parts of an import name what they change, and only the last one what it removes"
            )
        }
        var rows = try rows(in: state)
        // Addresses are given out now: another import may ask for one before this one is complete.
        var addresses: [CatalogChange] = []
        rows.removeAll { row in
            guard case .assignVirtualAddress = row else { return false }
            addresses.append(row)
            return true
        }
        // What is as it should be needs no row.
        rows.removeAll { !state.isChanged(by: $0) }
        var changes = addresses + [.stage(ref, part: part, rows: rows)]
        guard isLast else { return changes }
        changes.append(.showStaged(ref))
        // Which nodes are empty is known once all parts are written.
        var after = state
        var touched = Touched<CatalogTopic>.ignored
        for change in changes { after.apply(change, index: 0, touched: &touched) }
        for node in Set(removed.map(\.node)).sorted() where after.node(node) != nil && after.services(on: node).isEmpty
        {
            changes.append(.deleteNode(node))
        }
        return changes + VirtualAddressPlan.releases(after: changes, in: state)
    }

    private func rows(in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        guard !peer.isEmpty else { throw MeshError(.badRequest, "peer must be named") }
        guard !service.isEmpty else { throw MeshError(.badRequest, "service must be named") }
        if case .changes(let basis, _) = scope, state.basis(of: key) != basis {
            throw MeshError(
                .conflict,
                "\"\(service)\" of \"\(peer)\" was changed at index \(state.basis(of: key)), not \(basis)"
            )
        }
        var changes: [CatalogChange] = []
        var kept = Set<InstanceKey>()
        var plan = VirtualAddressPlan(state)
        for instance in instances {
            changes += try rows(of: instance, in: state, &plan)
            kept.insert(key(of: instance))
        }
        changes += gone(besides: kept, in: state).map(CatalogChange.deleteService)
        return changes
    }

    private func rows(
        of instance: CheckServiceNode,
        in state: CatalogState,
        _ plan: inout VirtualAddressPlan
    ) throws(MeshError) -> [CatalogChange] {
        guard !instance.node.name.isEmpty else { throw MeshError(.badRequest, "an instance without node name") }
        var node = instance.node
        node.peer = peer
        var imported = instance.service
        imported.peer = peer
        guard imported.ref == ref, !imported.id.isEmpty else {
            throw MeshError(
                .badRequest,
                "instance \"\(imported.id)\" belongs to service \"\(imported.service)\", not \"\(service)\""
            )
        }
        var changes: [CatalogChange] = [.putNode(node)]
        if let assignment = try plan.address(&imported) { changes.append(assignment) }
        changes.append(.putService(node: node.name, imported))
        var kept = Set<CheckKey>()
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
            kept.insert(check.key)
            changes.append(.putCheck(check))
        }
        for check in state.checks(of: imported.key(on: node.name)) where !kept.contains(check.key) {
            changes.append(.deleteCheck(check.key))
        }
        return changes
    }

    /// Under what an instance is looked up once it is the peer's.
    private func key(of instance: CheckServiceNode) -> InstanceKey {
        var imported = instance.service
        imported.peer = peer
        return imported.key(on: instance.node.name)
    }

    private func gone(besides kept: Set<InstanceKey>, in state: CatalogState) -> [InstanceKey] {
        switch scope {
        case .whole: state.instanceKeys(of: ref).filter { !kept.contains($0) }
        case .changes(_, let removed): removed.filter { state.service($0)?.ref == ref && !kept.contains($0) }
        }
    }

    /// Nodes that host nothing once these rows are written.
    private func emptied(by rows: [CatalogChange], in state: CatalogState) -> [CatalogChange] {
        var removed = Set<InstanceKey>()
        var stillUsed = Set<NodeKey>()
        for row in rows {
            switch row {
            case .deleteService(let key): removed.insert(key)
            case .putService(let node, let service): stillUsed.insert(service.key(on: node).node)
            case .putNode, .deleteNode, .putCheck, .deleteCheck, .assignVirtualAddress, .releaseVirtualAddress, .stage,
                .showStaged, .dropStaged, .kv, .session, .query, .putAutopilot, .topicIndex:
                continue
            }
        }
        return Set(removed.map(\.node)).subtracting(stillUsed).sorted().filter { node in
            state.services(on: node).allSatisfy { removed.contains(InstanceKey(node: node, id: $0.scopedID)) }
        }.map(CatalogChange.deleteNode)
    }

    /// Rows to remove so that of a peer only the listed services are left.
    ///
    /// - Parameters:
    ///   - peer: The peer.
    ///   - services: What stays.
    ///   - above: Only names above this one, by bytes, are judged; empty when there is no bound.
    ///   - upTo: Only names up to this one are judged; empty when there is no bound.
    ///   - limit: How many instances and nodes are removed at most.
    ///   - state: The catalog now.
    /// - Returns: The rows, and whether there are more to remove.
    package static func retain(
        peer: String,
        services: [String],
        above: String = "",
        upTo: String = "",
        limit: Int,
        in state: CatalogState
    ) -> (changes: [CatalogChange], more: Bool) {
        let origin = Origin(peer: peer)
        let kept = Set(services.map { NameText($0) })
        func isGone(_ name: String) -> Bool {
            guard !kept.contains(NameText(name)) else { return false }
            if !above.isEmpty, !above.utf8.lexicographicallyPrecedes(name.utf8) { return false }
            return upTo.isEmpty || !upTo.utf8.lexicographicallyPrecedes(name.utf8)
        }
        let names = state.serviceNames(peer: peer).filter(isGone)
        var removed = Set<InstanceKey>()
        for name in names where removed.count < limit {
            let keys = state.instanceKeys(of: ServiceRef(ServiceName(name), of: origin))
            removed.formUnion(keys.prefix(limit - removed.count))
        }
        var changes = state.stagedServices(peer: peer).filter { isGone($0.service.text) }
            .map(CatalogChange.dropStaged)
        changes += removed.sorted().map(CatalogChange.deleteService)
        let left =
            names.reduce(0) { $0 + state.instanceCount(of: ServiceRef(ServiceName($1), of: origin)) } - removed.count
        var isComplete = left == 0
        // Nodes without any instance, also those that an earlier version left behind.
        for key in state.nodeKeys(peer: peer) {
            let isUsed = state.services(on: key).contains { !removed.contains(InstanceKey(node: key, id: $0.scopedID)) }
            if isUsed { continue }
            guard changes.count < 2 * limit else {
                isComplete = false
                break
            }
            changes.append(.deleteNode(key))
        }
        return (changes + VirtualAddressPlan.releases(after: changes, in: state), !isComplete)
    }
}
