package import AccessRules
package import CatalogTables
package import MeshDomain

/// A wish to remove an instance, else a check, else a whole node.
///
/// - Source: Consul HTTP API, `PUT /v1/catalog/deregister`.
package struct Deregistration: Sendable {
    package var node: String
    package var serviceID: String
    package var checkID: String
    package var scope: Scope

    /// Makes a deregistration.
    package init(node: String, serviceID: String = "", checkID: String = "", in scope: Scope = .standard) {
        self.node = node
        self.serviceID = serviceID
        self.checkID = checkID
        self.scope = scope
    }

    private var key: NodeKey { NodeKey(NodeName(node, in: scope.partition)) }
    private var checkKey: CheckKey { CheckKey(node: key, id: ScopedID(checkID, in: scope.namespace)) }
    private var instance: InstanceKey { InstanceKey(node: key, id: ScopedID(serviceID, in: scope.namespace)) }

    /// Refuses a caller who may not remove this; unknown objects need `node:write`.
    ///
    /// - Throws: `permissionDenied`, or `rejected` for something unknown that the caller may not even ask about.
    package func authorize(
        in state: CatalogState,
        _ require: (Access) throws(MeshError) -> Void
    ) throws(MeshError) {
        guard !node.isEmpty else { throw MeshError(.rejected, "Must provide node") }
        let asked = NodeName(node, in: scope.partition)
        // Found without regard to case, so the right is that of the node which is there, as it is spelled.
        let owner = state.node(key)?.nodeName ?? asked
        do throws(MeshError) {
            try require(.nodeWrite(asked))
            if owner != asked { try require(.nodeWrite(owner)) }
        } catch {
            if !serviceID.isEmpty {
                guard let service = state.service(instance) else {
                    throw MeshError(.rejected, "Unknown service ID '\(serviceID)'")
                }
                try require(.serviceWrite(service.ref.service))
            } else if !checkID.isEmpty {
                guard let check = state.check(checkKey) else {
                    throw MeshError(.rejected, "Unknown check ID '\(checkID)'")
                }
                try require(check.service.map(Access.serviceWrite) ?? .nodeWrite(owner))
            } else {
                throw error
            }
        }
    }

    /// The rows to remove; none for something unknown.
    package func changes(in state: CatalogState) -> [CatalogChange] {
        if !serviceID.isEmpty {
            return state.service(instance) == nil ? [] : [.deleteService(instance)]
        }
        if !checkID.isEmpty {
            return state.check(checkKey) == nil ? [] : [.deleteCheck(checkKey)]
        }
        return state.node(key) == nil ? [] : [.deleteNode(key)]
    }
}
