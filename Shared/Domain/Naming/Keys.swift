// Keys find things as Consul's state does: without regard to case. A key says nothing about how a name is spelled and is of
// no use for rights, certificates and answers; these ask the row that it found.

/// Finds a node: imported nodes live beside local ones, told apart by their origin.
package struct NodeKey: Sendable, Hashable, Comparable {
    package let origin: Origin
    package let partition: Partition
    package let folded: NameText

    /// Finds a node.
    package init(_ node: NodeName, of origin: Origin = .local) {
        self.origin = origin
        partition = node.partition
        folded = node.name.folded
    }

    /// Finds a node of the default partition.
    package init(peer: String = "", name: String) { self.init(NodeName(name), of: Origin(peer: peer)) }

    package static func < (left: NodeKey, right: NodeKey) -> Bool {
        if left.origin != right.origin { return left.origin < right.origin }
        if left.partition != right.partition { return left.partition < right.partition }
        return left.folded < right.folded
    }
}

/// Finds a service by its name.
package struct ServiceKey: Sendable, Hashable, Comparable {
    package let origin: Origin
    package let scope: Scope
    package let folded: NameText

    /// Finds a service.
    package init(_ service: ServiceRef) {
        origin = service.origin
        scope = service.service.scope
        folded = service.service.name.folded
    }

    /// Finds a service of this cluster.
    package init(_ service: ServiceName) { self.init(ServiceRef(service)) }

    /// Finds a service of the default scope.
    package init(peer: String = "", name: String) {
        self.init(ServiceRef(ServiceName(name), of: Origin(peer: peer)))
    }

    package static func < (left: ServiceKey, right: ServiceKey) -> Bool {
        if left.origin != right.origin { return left.origin < right.origin }
        if left.scope != right.scope { return left.scope < right.scope }
        return left.folded < right.folded
    }
}

/// What tells the instances on one node apart, and its checks: a namespace and an id in it.
package struct ScopedID: Sendable, Hashable, Comparable {
    package let namespace: Namespace
    package let folded: NameText

    /// Finds an id.
    package init(_ id: String, in namespace: Namespace = .standard) {
        self.namespace = namespace
        folded = NameText(id).folded
    }

    package static func < (left: ScopedID, right: ScopedID) -> Bool {
        left.namespace == right.namespace ? left.folded < right.folded : left.namespace < right.namespace
    }
}

/// Finds an instance: its node and its id there.
package struct InstanceKey: Sendable, Hashable, Comparable {
    package let node: NodeKey
    package let id: ScopedID

    /// Makes a key.
    package init(node: NodeKey, id: ScopedID) {
        self.node = node
        self.id = id
    }

    /// Finds an instance of the default namespace.
    package init(node: NodeKey, id: String) { self.init(node: node, id: ScopedID(id)) }

    package static func < (left: InstanceKey, right: InstanceKey) -> Bool {
        left.node == right.node ? left.id < right.id : left.node < right.node
    }
}

/// Finds a check: its node and its id there.
package struct CheckKey: Sendable, Hashable, Comparable {
    package let node: NodeKey
    package let id: ScopedID

    /// Makes a key.
    package init(node: NodeKey, id: ScopedID) {
        self.node = node
        self.id = id
    }

    package static func < (left: CheckKey, right: CheckKey) -> Bool {
        left.node == right.node ? left.id < right.id : left.node < right.node
    }
}

/// Names a config entry.
///
/// Keys that differ only by case find the same entry; `name` keeps the spelling, by which rights are judged.
package struct EntryKey: Sendable, Hashable {
    package let kind: ConfigEntryKind
    package let scope: Scope
    /// As it was spelled where the key comes from, not necessarily as in the entry that it finds.
    package let name: String
    package let folded: NameText

    /// Makes a key.
    package init(kind: ConfigEntryKind, name: String, in scope: Scope = .standard) {
        self.kind = kind
        self.scope = scope
        self.name = name
        folded = NameText(name).folded
    }

    /// The entry of a kind about a service.
    package init(kind: ConfigEntryKind, of service: ServiceName) {
        self.init(kind: kind, name: service.text, in: service.scope)
    }

    package static func == (left: EntryKey, right: EntryKey) -> Bool {
        left.kind == right.kind && left.folded == right.folded && left.scope == right.scope
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(scope)
        hasher.combine(folded)
    }
}
