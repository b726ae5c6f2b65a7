package import MeshDomain

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
    func checks(concerning serviceID: String) -> [HealthCheck] {
        var result: [HealthCheck] = []
        for check in checks.values where check.serviceID.isEmpty || check.serviceID == serviceID {
            result.append(check)
        }
        if result.count > 1 { result.sort { $0.checkID < $1.checkID } }
        return result
    }
}

extension Node {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: Node) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy
    }
}

extension NodeService {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: NodeService) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy
    }

    /// The service that is reached over the mesh through this instance, if any.
    package var meshDestination: String? {
        if kind == .connectProxy { return proxy.destinationServiceName.isEmpty ? nil : proxy.destinationServiceName }
        return connect.native ? service : nil
    }
}

extension HealthCheck {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: HealthCheck) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy
    }
}
