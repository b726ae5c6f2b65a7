/// A machine or pod that services run on, local or imported from a peer.
///
/// - Source: Consul HTTP API, object Node of the catalog and health endpoints.
package struct Node: Sendable, Hashable {
    /// UUID, or empty.
    package var id: String
    /// Unique name within the cluster (or within the peer it was imported from).
    package var name: String
    /// Name of the peer the node was imported from; empty for local nodes.
    package var peer: String
    package var partition: Partition
    package var address: String
    package var datacenter: String
    package var taggedAddresses: [String: String]?
    package var meta: [String: String]?
    package var locality: Locality?
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a node; indexes are set by the state that stores it.
    package init(
        id: String = "",
        name: String,
        peer: String = "",
        address: String = "",
        datacenter: String = "",
        taggedAddresses: [String: String]? = nil,
        meta: [String: String]? = nil,
        locality: Locality? = nil,
        partition: Partition = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.peer = peer
        self.partition = partition
        self.address = address
        self.datacenter = datacenter
        self.taggedAddresses = taggedAddresses
        self.meta = meta
        self.locality = locality
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// The name with its partition.
    package var nodeName: NodeName { NodeName(name, in: partition) }

    /// Under what the node is looked up.
    package var key: NodeKey { NodeKey(nodeName, of: Origin(peer: peer)) }
}

/// Where something runs.
package struct Locality: Sendable, Hashable {
    package var region: String
    package var zone: String

    /// Makes a locality.
    package init(region: String, zone: String = "") {
        self.region = region
        self.zone = zone
    }
}
