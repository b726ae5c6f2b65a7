import HashTreeCollections
import MeshDomain

/// A node with everything that is registered on it.
struct NodeRecord: Sendable {
    private var box: Box<Node>
    /// By id.
    var services = BoxedRows<NodeService>()
    /// By check id.
    private(set) var checks = BoxedRows<HealthCheck>()
    /// The ids of the checks of each instance, so that a node with ten thousand of them is not searched for one.
    private var checksByInstance = TreeDictionary<ScopedID, TreeSet<ScopedID>>()
    private var checksOfNode = TreeSet<ScopedID>()

    /// A node without anything on it.
    init(node: Node) { box = Box(node) }

    var node: Node {
        get { box.row }
        set { box = Box(newValue) }
    }

    /// Checks of an instance and of the node itself, by id.
    func checks(concerning instance: ScopedID) -> [HealthCheck] {
        let own = checksByInstance[instance]
        if own == nil, checksOfNode.isEmpty { return [] }
        return ((own.map(Array.init) ?? []) + checksOfNode).sorted().compactMap { checks[$0] }
    }

    /// Whether an instance has checks of its own.
    func hasChecks(of instance: ScopedID) -> Bool { checksByInstance[instance] != nil }

    /// The ids of an instance's checks.
    func checkIDs(of instance: ScopedID) -> [ScopedID] { checksByInstance[instance].map(Array.init) ?? [] }

    /// Puts a check in place.
    ///
    /// - Returns: The check that was there before.
    mutating func put(_ check: HealthCheck, at id: ScopedID) -> HealthCheck? {
        let previous = removeCheck(id)
        checks[id] = check
        if let instance = check.instanceID {
            checksByInstance[instance, default: []].insert(id)
        } else {
            checksOfNode.insert(id)
        }
        return previous
    }

    /// Removes a check.
    ///
    /// - Returns: The check that was there.
    mutating func removeCheck(_ id: ScopedID) -> HealthCheck? {
        guard let check = checks.removeValue(forKey: id) else { return nil }
        if let instance = check.instanceID {
            if var ids = checksByInstance.removeValue(forKey: instance) {
                ids.remove(id)
                if !ids.isEmpty { checksByInstance[instance] = ids }
            }
        } else {
            checksOfNode.remove(id)
        }
        return check
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
