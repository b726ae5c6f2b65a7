package import MeshDomain

/// One row of the catalog written or removed.
package enum CatalogChange: Sendable, Hashable {
    case putNode(Node)
    /// Removes the node with all its services and checks.
    case deleteNode(NodeKey)
    /// Writes an instance on a node; the node exists.
    case putService(node: String, NodeService)
    /// Removes an instance with its checks.
    case deleteService(InstanceKey)
    case putCheck(HealthCheck)
    case deleteCheck(node: NodeKey, checkID: String)
    /// Gives a service a virtual address: 240.0.0.0 plus the offset.
    case assignVirtualAddress(ServiceKey, offset: UInt32)
    case releaseVirtualAddress(ServiceKey)
    /// Keeps rows of an imported service that is too large for one transaction; nobody sees them before `showStaged`. The
    /// first part replaces what was staged before.
    case stage(ServiceKey, part: UInt32, rows: [CatalogChange])
    /// Writes all staged rows of a service at once.
    case showStaged(ServiceKey)
    /// Forgets the staged rows of a service.
    case dropStaged(ServiceKey)
    /// Only in snapshots: the index of a topic whose last change was a removal or touched other rows.
    case topicIndex(CatalogTopic, UInt64)
}

/// Identifies a node: imported nodes live beside local ones, told apart by the peer.
package struct NodeKey: Sendable, Hashable, Comparable {
    /// Empty for local nodes.
    package var peer: String
    package var name: String

    /// Makes a key.
    package init(peer: String = "", name: String) {
        self.peer = peer
        self.name = name
    }

    package static func < (left: NodeKey, right: NodeKey) -> Bool {
        (left.peer, left.name) < (right.peer, right.name)
    }
}

/// Identifies a service by name.
package struct ServiceKey: Sendable, Hashable, Comparable {
    /// Empty for local services.
    package var peer: String
    package var name: String

    /// Makes a key.
    package init(peer: String = "", name: String) {
        self.peer = peer
        self.name = name
    }

    package static func < (left: ServiceKey, right: ServiceKey) -> Bool {
        (left.peer, left.name) < (right.peer, right.name)
    }
}

/// Identifies an instance: its node and its id there.
package struct InstanceKey: Sendable, Hashable, Comparable {
    package var node: NodeKey
    package var id: String

    /// Makes a key.
    package init(node: NodeKey, id: String) {
        self.node = node
        self.id = id
    }

    package static func < (left: InstanceKey, right: InstanceKey) -> Bool {
        left.node == right.node ? left.id < right.id : left.node < right.node
    }
}

/// What a reader of the catalog can wait for.
package enum CatalogTopic: Sendable, Hashable {
    /// The list of nodes: node and service changes.
    case nodes
    /// The list of services: any service change.
    case services
    /// The checks of all nodes and services.
    case checks
    /// One node with its services and checks.
    case node(NodeKey)
    /// The instances of one service with their nodes and checks.
    case service(ServiceKey)
    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances.
    case connect(ServiceKey)
    /// The instances of one kind of gateway, local or of one peer.
    case kind(ServiceKind, peer: String)
    /// The virtual addresses.
    case virtualAddresses
    /// Rows that are staged; of no use to readers.
    case staged
}
