/// Clusters, by peering or partition, whose services of one name are the same service.
package struct SamenessGroup: Sendable, Hashable {
    package var name: String
    /// Services without a resolver of their own fail over within the group.
    package var defaultForFailover: Bool
    /// This partition comes first without being a member.
    package var includeLocal: Bool
    /// In the order in which they are tried.
    package var members: [SamenessGroupMember]

    /// Makes the entry.
    package init(
        name: String,
        defaultForFailover: Bool = false,
        includeLocal: Bool = false,
        members: [SamenessGroupMember] = []
    ) {
        self.name = name
        self.defaultForFailover = defaultForFailover
        self.includeLocal = includeLocal
        self.members = members
    }
}

/// A member of a sameness group: a partition of this cluster or a peer.
package struct SamenessGroupMember: Sendable, Hashable {
    /// Empty when it is a peer.
    package var partitionName: NameText
    /// Empty when it is a partition.
    package var peerName: NameText

    /// Makes a member.
    package init(partitionName: NameText = "", peerName: NameText = "") {
        self.partitionName = partitionName
        self.peerName = peerName
    }
}

extension [SamenessGroup] {
    /// The group of that name, however it is spelled.
    package func named(_ name: NameText) -> SamenessGroup? { first { NameText($0.name).folded == name.folded } }
}

/// Where the services of a sameness group are, one member by itself.
package enum SamenessPlace: Sendable, Hashable {
    case partition(Partition)
    case peer(NameText)
}

extension SamenessGroup {
    /// The places in the order in which they are tried, each once.
    ///
    /// `home` is the partition in which the group stands.
    package func places(home: Partition) -> [SamenessPlace] {
        var seen = Set<SamenessPlace>()
        let local: [SamenessPlace] = includeLocal ? [.partition(home)] : []
        let others = members.map { member -> SamenessPlace in
            member.peerName.isEmpty
                ? .partition(Partition(trusted: member.partitionName.folded.text)) : .peer(member.peerName)
        }
        return (local + others).filter { seen.insert($0).inserted }
    }
}

extension ServiceName {
    /// The service of the same name and namespace at a member of a sameness group.
    package func ref(at place: SamenessPlace) -> ServiceRef {
        switch place {
        case .peer(let peer):
            ServiceRef(ServiceName(text, in: Scope(namespace: scope.namespace)), of: Origin(peer: peer.text))
        case .partition(let partition):
            ServiceRef(ServiceName(text, in: Scope(partition: partition, namespace: scope.namespace)))
        }
    }
}

extension SamenessGroup: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.samenessGroup
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .samenessGroup(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .samenessGroup(let own) = body else { return nil }
        self = own
    }
}
