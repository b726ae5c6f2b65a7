package import AccessRules
package import MeshDomain

/// Where something is reached: at an address, at a name, or nowhere.
package enum NameAddress: Sendable, Hashable {
    /// 4 or 16 bytes.
    case address([UInt8])
    case name(DomainName)
    case none

    /// Reads an address or a host name; `read` reads address literals.
    init(_ text: String, read: (String) -> [UInt8]?) {
        if text.isEmpty {
            self = .none
        } else if let bytes = read(text) {
            self = .address(bytes)
        } else {
            self = DomainName(text).map { $0 == .root ? .none : .name($0) } ?? .none
        }
    }
}

/// What answers say about a node.
package struct NameNode: Sendable, Hashable {
    package let node: NodeName
    let origin: Origin
    let address: NameAddress
    /// Its metadata as texts of TXT records, by key.
    let texts: [[UInt8]]

    /// Takes it from the catalog; `read` reads address literals.
    package init(_ node: Node, read: (String) -> [UInt8]?) {
        self.node = node.nodeName
        origin = Origin(peer: node.peer)
        address = NameAddress(node.address, read: read)
        texts = (node.meta ?? [:]).sorted { $0.key < $1.key }.map { Self.text(key: $0.key, value: $0.value) }
    }

    /// A pair as RFC 1464 has it; only the value where the key says that the text is one already.
    private static func text(key: String, value: String) -> [UInt8] {
        if key.lowercased().hasPrefix("rfc1035-") { return Array(value.utf8) }
        let (equals, quote) = (UInt8(ascii: "="), UInt8(ascii: "`"))
        let bytes = Array(key.utf8)
        let first = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let last = bytes.lastIndex { !isBlank($0) } ?? -1
        var text: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if byte == equals || byte == quote || place < first || place > last { text.append(quote) }
            text.append(byte)
        }
        return text + [equals] + value.utf8
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// What answers say about an instance of a service, taken from the catalog once and used many times.
package struct NameInstance: Sendable, Hashable {
    let node: NameNode
    let service: ServiceName
    /// The service that is reached over the mesh through it.
    let called: ServiceName?
    /// Nothing where its node's address counts.
    let ownAddress: NameAddress
    let port: UInt16
    let status: HealthStatus
    let weight: UInt16
    /// Folded.
    let tags: [NameText]

    /// Takes it from the catalog; `read` reads address literals.
    package init(_ row: CheckServiceNode, read: (String) -> [UInt8]?) {
        node = NameNode(row.node, read: read)
        service = row.service.ref.service
        called = row.service.meshDestination?.service
        ownAddress = NameAddress(row.service.address, read: read)
        port = UInt16(clamping: row.service.port)
        status = row.aggregatedStatus
        let weights = row.service.weights ?? ServiceWeights()
        weight = UInt16(clamping: status == .passing ? weights.passing : weights.warning)
        tags = (row.service.tags ?? []).map { NameText($0).folded }
    }

    /// Where it is reached.
    var address: NameAddress { ownAddress == .none ? node.address : ownAddress }
}

/// What is known about the names of a cluster, as of one moment.
package protocol NameSource: Sendable {
    /// All instances of a service, whatever their health.
    func instances(of service: ServiceKey) -> [NameInstance]
    /// All of its sidecars, and instances that speak the mesh themselves.
    func meshInstances(of service: ServiceKey) -> [NameInstance]
    /// The ingress gateways that lead to a service from outside the mesh.
    func ingressInstances(for service: ServiceRef) -> [NameInstance]
    /// A node.
    func node(_ key: NodeKey) -> NameNode?
    /// The virtual address of a service, 4 bytes.
    func virtualAddress(of service: ServiceKey) -> [UInt8]?
    /// What a prepared query finds; nil when there is none of that name.
    func query(_ name: NameText, _ authorizer: Authorizer) -> NameQueryAnswer?
    /// The sameness groups of a partition.
    func samenessGroups(in partition: Partition) -> [SamenessGroup]
    /// The nodes and services at an address: those of this cluster before those of peers.
    func holders(of address: [UInt8]) -> AddressHolders
}

/// What a prepared query finds.
package struct NameQueryAnswer: Sendable, Hashable {
    let service: ServiceRef
    /// Those that can be called and may be seen.
    let instances: [NameInstance]
    /// Whether they are in an order that means something.
    let isOrdered: Bool
    /// How long the answer holds; nil: as long as those about the service.
    let seconds: UInt32?
}

/// Who is at an address.
package struct AddressHolders: Sendable, Hashable {
    package var nodes: [NodeName]
    package var services: [(service: ServiceName, node: NodeName)]

    /// Makes the list.
    package init(nodes: [NodeName] = [], services: [(service: ServiceName, node: NodeName)] = []) {
        self.nodes = nodes
        self.services = services
    }

    package static func == (left: AddressHolders, right: AddressHolders) -> Bool {
        left.nodes == right.nodes && left.services.elementsEqual(right.services) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(nodes) }
}
