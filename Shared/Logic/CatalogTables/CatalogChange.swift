package import MeshDomain

/// One row of the catalog written or removed.
package enum CatalogChange: Sendable, Hashable {
    case putNode(Node)
    /// Removes the node with all its services and checks.
    case deleteNode(NodeKey)
    /// Writes an instance on the node of that name, in the partition of the instance; the node exists.
    case putService(node: String, NodeService)
    /// Removes an instance with its checks.
    case deleteService(InstanceKey)
    case putCheck(HealthCheck)
    case deleteCheck(CheckKey)
    /// Gives a service a virtual address: 240.0.0.0 plus the offset.
    case assignVirtualAddress(ServiceKey, offset: UInt32)
    case releaseVirtualAddress(ServiceKey)
    /// Keeps rows of an imported service that is too large for one transaction; nobody sees them before `showStaged`. The
    /// first part replaces what was staged before.
    case stage(ServiceRef, part: UInt32, rows: [CatalogChange])
    /// Writes all staged rows of a service at once.
    case showStaged(ServiceRef)
    /// Forgets the staged rows of a service.
    case dropStaged(ServiceRef)
    case kv(KVChange)
    case session(SessionChange)
    case query(QueryChange)
    case putAutopilot(AutopilotConfiguration)
    /// Only in snapshots: the index of a topic whose last change was a removal or touched other rows.
    case topicIndex(CatalogTopic, UInt64)
}
