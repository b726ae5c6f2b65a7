/// A service within a cluster: where it is and how its name is spelled.
///
/// Two spellings are two names: rights, certificates and Envoy tell them apart. To look a service up as Consul does, without
/// regard to case, use `ServiceKey`.
package struct ServiceName: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    package var scope: Scope
    package var name: NameText

    /// A name whose text was checked where it came in.
    package init(_ text: String, in scope: Scope = .standard) {
        self.scope = scope
        name = NameText(text)
    }

    /// Reads the name of a service.
    ///
    /// - Throws: `badRequest` naming the field and the rule.
    package init(validating text: String, in scope: Scope = .standard, field: String = "Service") throws(MeshError) {
        try NameRules.check(text, field)
        self.init(text, in: scope)
    }

    /// A service of the default scope.
    package init(stringLiteral text: String) { self.init(text) }

    /// The name without its scope.
    package var text: String { name.text }

    /// The name for people: the scope stands before it unless it is the default one.
    package var description: String { scope.isStandard ? text : "\(scope)/\(text)" }

    package static func < (left: ServiceName, right: ServiceName) -> Bool {
        left.scope == right.scope ? left.name < right.name : left.scope < right.scope
    }
}

/// A node within a cluster; nodes have a partition and no namespace.
package struct NodeName: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    package var partition: Partition
    package var name: NameText

    /// A name whose text was checked where it came in.
    package init(_ text: String, in partition: Partition = .standard) {
        self.partition = partition
        name = NameText(text)
    }

    /// Reads the name of a node.
    ///
    /// - Throws: `badRequest` naming the field and the rule.
    package init(
        validating text: String,
        in partition: Partition = .standard,
        field: String = "Node"
    ) throws(MeshError) {
        try NameRules.check(text, field)
        self.init(text, in: partition)
    }

    /// A node of the default partition.
    package init(stringLiteral text: String) { self.init(text) }

    /// The name without its partition.
    package var text: String { name.text }

    /// The name for people: the partition stands before it unless it is the default one.
    package var description: String { partition.isStandard ? text : "\(partition)/\(text)" }

    package static func < (left: NodeName, right: NodeName) -> Bool {
        left.partition == right.partition ? left.name < right.name : left.partition < right.partition
    }
}

/// The local name of a peering.
package struct PeerName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let name: NameText

    /// A name that was checked where it came in; nil for an empty one, which names no peer.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        name = NameText(text)
    }

    package var text: String { name.text }
    package var description: String { text }

    package static func < (left: PeerName, right: PeerName) -> Bool { left.name < right.name }
}

/// Whose a thing is.
package enum Origin: Sendable, Hashable, Comparable {
    /// This cluster's own.
    case local
    /// Imported from a peer.
    case peer(PeerName)

    /// The origin of rows that carry a peer's name; an empty one means this cluster.
    package init(peer text: String) { self = PeerName(text).map(Origin.peer) ?? .local }

    /// Whether it is this cluster's own.
    package var isLocal: Bool { self == .local }

    /// The peer's name, empty for this cluster: the form of messages, JSON and topics.
    package var peer: String {
        switch self {
        case .local: ""
        case .peer(let name): name.text
        }
    }
}

/// A service of this cluster or of a peer, as it is spelled.
package struct ServiceRef: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var origin: Origin
    package var service: ServiceName

    /// Names a service.
    package init(_ service: ServiceName, of origin: Origin = .local) {
        self.origin = origin
        self.service = service
    }

    /// A service of the default scope; an empty peer means this cluster.
    package init(peer: String = "", name: String) { self.init(ServiceName(name), of: Origin(peer: peer)) }

    /// Whether an intention about this caller is about a service of this cluster: its own name, or `*` for its scope.
    package func speaks(for service: ServiceName) -> Bool {
        origin.isLocal && service.scope == self.service.scope
            && (self.service.text == "*" || self.service.name == service.name)
    }

    /// Under what the service is looked up.
    package var key: ServiceKey { ServiceKey(self) }

    /// The name for people.
    package var description: String {
        switch origin {
        case .local: service.description
        case .peer(let peer): "\(service) of peer \(peer)"
        }
    }

    package static func < (left: ServiceRef, right: ServiceRef) -> Bool {
        left.origin == right.origin ? left.service < right.service : left.origin < right.origin
    }
}

/// The rules for names of nodes and services.
enum NameRules {
    /// - Source: Consul takes any text for a service's or node's name; control characters are refused by ours, because a row
    ///   with them can be neither shown nor put into a certificate.
    static func check(_ text: String, _ field: String) throws(MeshError) {
        guard !text.isEmpty else { throw MeshError(.badRequest, "\(field) must be named") }
        guard text.utf8.count <= 255 else {
            throw MeshError(.badRequest, "\(field) \"\(text.prefix(40))…\" is longer than 255 bytes; shorten it")
        }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw MeshError(.badRequest, "\(field) contains a control character; leave it out")
        }
    }
}
