package import AccessRules
package import CatalogTables
import ConsulJSON
package import MeshDomain
import RegistrationRules

/// A wish to register a node, instances on it and checks, all or nothing.
///
/// - Source: Consul HTTP API, `PUT /v1/catalog/register`; reference "Catalog", sections Nodes and Services.
package struct Registration: Sendable {
    package var node: Node
    package var skipNodeUpdate: Bool
    package var services: [NodeService]
    package var checks: [HealthCheck]

    /// Makes a registration; an instance without id is called as its service.
    package init(node: Node, skipNodeUpdate: Bool, services: [NodeService], checks: [HealthCheck]) {
        self.node = node
        self.skipNodeUpdate = skipNodeUpdate
        self.services = services.map { service in
            var service = service
            if service.id.isEmpty { service.id = service.service }
            return service
        }
        self.checks = checks
    }

    /// What the caller must be allowed to do; depends on what is already registered.
    package func requiredAccess(in state: CatalogState) -> [Access] {
        var required: [Access] = []
        let existing = state.node(node.key)
        // What is found without regard to case is its owner's: the right to another spelling is no right to it.
        let owner = existing?.nodeName ?? node.nodeName
        if existing == nil || !skipNodeUpdate && existing.map(changesNode) == true {
            required.append(.nodeWrite(node.nodeName))
            if owner != node.nodeName { required.append(.nodeWrite(owner)) }
        }
        if let previous = renamedNode(in: state) { required.append(.nodeWrite(previous.nodeName)) }
        for service in services {
            if let old = state.service(InstanceKey(node: node.key, id: service.scopedID)), old.ref != service.ref {
                required.append(.serviceWrite(old.ref.service))
            }
            required.append(.serviceWrite(service.ref.service))
        }
        for check in checks {
            if check.serviceID.isEmpty {
                required.append(.nodeWrite(node.nodeName))
                if owner != node.nodeName { required.append(.nodeWrite(owner)) }
            } else if let service = service(of: check, in: state) {
                required.append(.serviceWrite(service.ref.service))
            }
            // A check that stands there already is its owner's, whatever the new one belongs to.
            if let old = state.check(placed(check).key), old.instanceID != check.instanceID {
                required.append(old.service.map(Access.serviceWrite) ?? .nodeWrite(owner))
            }
        }
        return required
    }

    /// The rows to write, for a registration that passed `validate`.
    ///
    /// - Throws: `rejected` in Consul's words when something clashes with what is registered.
    package func changes(in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        var changes = try nodeChanges(in: state)
        var nextOffset = VirtualAddressPlan(state)
        for service in services { changes += try serviceChanges(service, in: state, plan: &nextOffset) }
        for check in checks { changes.append(.putCheck(try completed(check, in: state))) }
        return changes
    }

    /// Refuses what no state would accept; asked before permissions, which depend on the state.
    ///
    /// - Throws: `rejected` in Consul's words when something is missing or wrong.
    package func validate() throws(MeshError) {
        if node.name.isEmpty { throw MeshError(.rejected, "Must provide node") }
        if node.address.isEmpty, !skipNodeUpdate {
            throw MeshError(.rejected, "Must provide address if SkipNodeUpdate is not set")
        }
        if !node.peer.isEmpty || services.contains(where: { !$0.peer.isEmpty })
            || checks.contains(where: { !$0.peer.isEmpty })
        {
            throw MeshError(.rejected, "cannot register requests with PeerName in them")
        }
        if !node.id.isEmpty { try Self.checkNodeID(node.id) }
        let problem =
            RowRules.problem(with: node) ?? services.lazy.compactMap(RowRules.problem).first
            ?? checks.lazy.compactMap(RowRules.problem).first
        if let problem { throw MeshError(.rejected, problem) }
        for service in services {
            guard !service.service.isEmpty else {
                throw MeshError(
                    .rejected,
                    "Must provide service name (Service.Service) when service ID is provided"
                )
            }
            if ["0.0.0.0", "::", "[::]"].contains(service.address) {
                throw MeshError(.rejected, "Invalid service address")
            }
            let problems = ServiceRules.problems(with: service)
            guard problems.isEmpty else { throw MeshError(.rejected, MultipleErrors.text(problems)) }
        }
        for check in checks where !equalIgnoringCase(check.node.isEmpty ? node.name : check.node, node.name) {
            throw MeshError(
                .rejected,
                "Node '\(check.node)' for check '\(check.checkID)' doesn't match register request node '\(node.name)'"
            )
        }
    }

    private static func checkNodeID(_ id: String) throws(MeshError) {
        let bytes = Array(id.utf8)
        guard bytes.count == 36 else { throw MeshError(.rejected, "Bad node ID: uuid string is wrong length") }
        for (position, byte) in bytes.enumerated() {
            let isDash = [8, 13, 18, 23].contains(position)
            guard isDash ? byte == 0x2D : Character(UnicodeScalar(byte)).isHexDigit else {
                throw MeshError(.rejected, "Bad node ID: uuid is improperly formatted")
            }
        }
    }

    // MARK: - Node

    private func changesNode(_ existing: Node) -> Bool {
        var wanted = node
        if wanted.id.isEmpty { wanted.id = existing.id }
        wanted.createIndex = existing.createIndex
        wanted.modifyIndex = existing.modifyIndex
        return wanted != existing || wanted.nodeName != existing.nodeName
    }

    private func nodeChanges(in state: CatalogState) throws(MeshError) -> [CatalogChange] {
        let existing = state.node(node.key)
        if existing != nil, skipNodeUpdate { return [] }
        var changes: [CatalogChange] = []
        if !node.id.isEmpty {
            if let existing, !existing.id.isEmpty, existing.id != node.id, isAlive(existing, in: state) {
                throw MeshError(
                    .rejected,
                    "Error while renaming Node ID: \"\(node.id)\": Node name \(node.name) is reserved by node \(existing.id)"
                        + " with name \(existing.name) (\(existing.address))"
                )
            }
        }
        if let previous = renamedNode(in: state) { changes.append(.deleteNode(previous.key)) }
        var wanted = node
        if wanted.id.isEmpty, let existing { wanted.id = existing.id }
        changes.append(.putNode(wanted))
        return changes
    }

    /// The node that has this one's id under another name; it goes away, with all that is on it.
    private func renamedNode(in state: CatalogState) -> Node? {
        guard !node.id.isEmpty, !skipNodeUpdate || state.node(node.key) == nil else { return nil }
        // A node of another partition is another owner's, whatever id it has.
        guard let previous = state.node(withID: node.id), previous.key != node.key, previous.partition == node.partition
        else { return nil }
        return previous
    }

    /// A node whose agent is known to be healthy keeps its name.
    private func isAlive(_ node: Node, in state: CatalogState) -> Bool {
        state.check("serfHealth", on: node.key).map { $0.status != .critical } ?? false
    }

    // MARK: - Services and checks

    private func serviceChanges(
        _ service: NodeService,
        in state: CatalogState,
        plan: inout VirtualAddressPlan
    ) throws(MeshError) -> [CatalogChange] {
        var service = service
        // Reference "Services": weights that are absent or invalid are 1 and 1.
        let weights = service.weights ?? ServiceWeights()
        let isValid = (1...65_535).contains(weights.passing) && (0...65_535).contains(weights.warning)
        service.weights = isValid ? weights : ServiceWeights()
        var changes: [CatalogChange] = []
        if let change = try plan.address(&service) { changes.append(change) }
        changes.append(.putService(node: node.name, service))
        return changes
    }

    /// The instance that a check is of: one of this registration, else one that is there.
    private func service(of check: HealthCheck, in state: CatalogState) -> NodeService? {
        guard let id = placed(check).instanceID else { return nil }
        return services.first { $0.scopedID == id } ?? state.service(InstanceKey(node: node.key, id: id))
    }

    /// The check on this registration's node, with its id.
    private func placed(_ check: HealthCheck) -> HealthCheck {
        var check = check
        check.node = node.name
        check.scope.partition = node.partition
        if check.checkID.isEmpty { check.checkID = check.name }
        return check
    }

    private func completed(_ check: HealthCheck, in state: CatalogState) throws(MeshError) -> HealthCheck {
        var check = placed(check)
        guard !check.checkID.isEmpty else {
            throw MeshError(.rejected, "Must provide a CheckID or a Name for every check")
        }
        guard !check.serviceID.isEmpty else { return check }
        if let service = service(of: check, in: state) {
            check.serviceName = service.service
            check.serviceTags = service.tags ?? []
            return check
        }
        throw MeshError(.rejected, "Unknown service ID '\(check.serviceID)' for check ID '\(check.checkID)'")
    }
}
