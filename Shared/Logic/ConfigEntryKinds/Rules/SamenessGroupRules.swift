import ConfigEntryTables
import MeshDomain

/// Rules of `sameness-group`.
///
/// - Source: reference tenancy.md §4.4.
enum SamenessGroupRules {
    static func validate(_ entry: SamenessGroup) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        for (place, member) in entry.members.enumerated()
        where member.partitionName.isEmpty == member.peerName.isEmpty {
            throw MeshError(.rejected, "Members[\(place)]: must set exactly one of Partition and Peer")
        }
    }

    /// A member is in one group only, and one group only is that of services without a resolver.
    ///
    /// - Throws: `rejected` naming the other group.
    static func validate(_ entry: SamenessGroup, _ scope: Scope, _ state: ConfigEntryState) throws(MeshError) {
        let own = EntryKey(kind: .samenessGroup, name: entry.name, in: scope)
        for other in state.entries(.samenessGroup, in: scope) where other.key != own {
            guard let group = SamenessGroup(other.body) else { continue }
            if let shared = group.members.first(where: entry.members.contains) {
                let what =
                    shared.peerName.isEmpty
                    ? "partition \"\(shared.partitionName)\"" : "cluster peer \"\(shared.peerName)\""
                throw MeshError(
                    .rejected,
                    "members can only belong to a single sameness group, but \(what) is shared between groups"
                        + " \"\(group.name)\" and \"\(entry.name)\""
                )
            }
            if entry.defaultForFailover, group.defaultForFailover {
                throw MeshError(
                    .rejected,
                    "DefaultForFailover: \"\(group.name)\" is the default of this partition; there can be one only"
                )
            }
        }
    }
}
