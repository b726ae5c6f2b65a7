import MeshDomain

/// A node with everything that is registered on it.
struct NodeRecord: Sendable {
    private var box: Box<Node>
    /// By id.
    var services = BoxedRows<NodeService>()
    /// By check id.
    var checks = BoxedRows<HealthCheck>()

    /// A node without anything on it.
    init(node: Node) { box = Box(node) }

    var node: Node {
        get { box.row }
        set { box = Box(newValue) }
    }

    /// Checks of an instance and of the node itself, by id.
    func checks(concerning instance: ScopedID) -> [HealthCheck] {
        var result: [HealthCheck] = []
        for check in checks.values where check.instanceID == nil || check.instanceID == instance {
            result.append(check)
        }
        if result.count > 1 { result.sort { $0.key.id < $1.key.id } }
        return result
    }
}

extension Node {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: Node) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && name.hasSameBytes(as: other.name)
    }
}

extension NodeService {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: NodeService) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && id.hasSameBytes(as: other.id) && service.hasSameBytes(as: other.service)
            && proxy.destinationServiceName.hasSameBytes(as: other.proxy.destinationServiceName)
    }
}

extension HealthCheck {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: HealthCheck) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && checkID.hasSameBytes(as: other.checkID)
    }
}
