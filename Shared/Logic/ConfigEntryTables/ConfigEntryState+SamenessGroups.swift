import HashTreeCollections
package import MeshDomain

/// Sameness groups, and what entries that name one mean: each member by itself.
///
/// - Source: reference tenancy.md §4.2 to §4.4.
extension ConfigEntryState {
    /// The groups of a partition, by name.
    package func samenessGroups(in partition: Partition) -> [SamenessGroup] {
        entries(.samenessGroup, in: Scope(partition: partition)).compactMap { SamenessGroup($0.body) }
    }

    /// A group of a partition, however its name is spelled.
    package func samenessGroup(_ name: NameText, in partition: Partition) -> SamenessGroup? {
        entry(.samenessGroup, name.text, in: Scope(partition: partition)).flatMap { SamenessGroup($0.body) }
    }

    /// The sources of an entry of intentions with every group as its members, in their order; a caller that is named itself, or by an
    /// earlier group, is not named again.
    ///
    /// A group that does not exist has no members.
    package func resolved(_ sources: [SourceIntention], in partition: Partition) -> [SourceIntention] {
        guard sources.contains(where: { !$0.samenessGroup.isEmpty }) else { return sources }
        var seen = Set(sources.lazy.filter(\.samenessGroup.isEmpty).map(\.source))
        return sources.flatMap { source -> [SourceIntention] in
            guard !source.samenessGroup.isEmpty else { return [source] }
            let places = samenessGroup(source.samenessGroup, in: partition)?.places(home: partition) ?? []
            return places.compactMap { place in
                let one = source.from(place)
                return seen.insert(one.source).inserted ? one : nil
            }
        }
    }

    /// The same for the consumers of an export.
    func resolved(_ consumers: [ServiceConsumer], in partition: Partition) -> [ServiceConsumer] {
        guard consumers.contains(where: { !$0.samenessGroup.isEmpty }) else { return consumers }
        var seen = Set<ServiceConsumer>()
        return consumers.flatMap { consumer -> [ServiceConsumer] in
            guard !consumer.samenessGroup.isEmpty else { return [consumer] }
            let places = samenessGroup(consumer.samenessGroup, in: partition)?.places(home: partition) ?? []
            return places.compactMap { place in
                switch place {
                case .peer(let name): ServiceConsumer(peer: name.text)
                case .partition(let other) where other != partition: ServiceConsumer(peer: "", partition: other.name)
                case .partition: nil
                }
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension SourceIntention {
    /// The callers of that name in one member of the group.
    fileprivate func from(_ place: SamenessPlace) -> SourceIntention {
        var one = self
        one.samenessGroup = ""
        switch place {
        case .partition(let partition): one.scope.partition = partition
        case .peer(let name):
            one.peer = name.text
            one.scope.partition = .standard
        }
        return one
    }
}
