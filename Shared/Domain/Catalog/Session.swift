/// The id of a session: a UUID, found without regard to case.
package struct SessionID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// In lower case.
    package let text: String

    /// Takes an id as somebody gave it; whether there is such a session is found out by looking.
    package init(_ text: String) { self.text = NameText(text).folded.text }

    package var description: String { text }

    package static func == (left: SessionID, right: SessionID) -> Bool { left.text.hasSameBytes(as: right.text) }

    package static func < (left: SessionID, right: SessionID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

/// What becomes of the keys that a session holds when it ends.
package enum SessionBehavior: String, Sendable, Hashable, CaseIterable {
    /// They are given up.
    case release
    /// They are removed.
    case delete
}

/// A check of a service by which a session lives.
package struct SessionCheck: Sendable, Hashable {
    package var id: String
    /// As it was given; empty for the default one.
    package var namespace: String

    /// Makes a reference.
    package init(id: String, namespace: String = "") {
        self.id = id
        self.namespace = namespace
    }
}

/// A session: holds keys as long as its node, its checks and its time to live last.
///
/// - Source: Consul HTTP API, `/v1/session`; reference §8.7.
package struct Session: Sendable, Hashable {
    package var id: SessionID
    /// What people call it; need not be unique.
    package var name: NameText
    /// The node on which it lives, as it is spelled.
    package var node: NodeName
    /// In which namespace of the node's partition it is.
    package var namespace: Namespace
    /// How long nobody may take its keys after it was ended by something else than a release, in nanoseconds.
    package var lockDelay: Int64
    package var behavior: SessionBehavior
    /// Time to live as it was given, such as `15s`; empty: it does not expire.
    package var ttl: String
    /// Ids of checks of the node.
    package var nodeChecks: [String]
    package var serviceChecks: [SessionCheck]
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a session; indexes are set by the state that stores it.
    package init(
        id: SessionID,
        name: NameText = "",
        node: NodeName,
        lockDelay: Int64 = 0,
        behavior: SessionBehavior = .release,
        ttl: String = "",
        nodeChecks: [String] = [],
        serviceChecks: [SessionCheck] = [],
        namespace: Namespace = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.node = node
        self.namespace = namespace
        self.lockDelay = lockDelay
        self.behavior = behavior
        self.ttl = ttl
        self.nodeChecks = nodeChecks
        self.serviceChecks = serviceChecks
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// Where its id and its keys stand.
    package var scope: Scope { Scope(partition: node.partition, namespace: namespace) }

    /// Where it lives.
    package var nodeKey: NodeKey { NodeKey(node) }

    /// The checks by which it lives.
    package var checkKeys: [CheckKey] {
        nodeChecks.map { CheckKey(node: nodeKey, id: ScopedID($0)) }
            + serviceChecks.map {
                CheckKey(
                    node: nodeKey,
                    id: ScopedID($0.id, in: $0.namespace.isEmpty ? namespace : Namespace(trusted: $0.namespace))
                )
            }
    }

    /// Whether all but the indexes is the same.
    package func hasSameContent(as other: Session) -> Bool {
        var other = other
        other.createIndex = createIndex
        other.modifyIndex = modifyIndex
        return self == other
    }
}
