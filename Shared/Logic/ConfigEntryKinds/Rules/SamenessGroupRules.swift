import ConfigEntryTables
import MeshDomain

/// Rules of `sameness-group`.
///
/// - Source: reference tenancy.md §4.4.
enum SamenessGroupRules {
    /// How many members a group may have: each is a target of every chain that uses the group.
    static let mostMembers = 64

    static func validate(_ entry: SamenessGroup) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        for (place, member) in entry.members.enumerated()
        where member.partitionName.isEmpty == member.peerName.isEmpty {
            throw MeshError(.rejected, "Members[\(place)]: must set exactly one of Partition and Peer")
        }
        if entry.members.count > mostMembers {
            throw MeshError(
                .rejected,
                "Members: \(entry.members.count) are more than the \(mostMembers) that are possible"
            )
        }
        for (place, member) in entry.members.enumerated() {
            let name = member.peerName.isEmpty ? member.partitionName : member.peerName
            let field = "Members[\(place)].\(member.peerName.isEmpty ? "Partition" : "Peer")"
            if name.text.contains("*") { throw MeshError(.rejected, "\(field): cannot use wildcard '*'") }
            if member.peerName.isEmpty { _ = try Partition(validating: name.text, field: field) }
            if entry.members.prefix(place).contains(member) {
                throw MeshError(.rejected, "\(field): \"\(name)\" is named twice")
            }
        }
    }

    /// A group whose members intentions are about stays: without it a caller that is denied would be let in.
    ///
    /// - Throws: `rejected` naming the service.
    static func validateRemoval(of key: EntryKey, in state: ConfigEntryState) throws(MeshError) {
        for entry in state.entries(.serviceIntentions, anywhereIn: key.scope.partition) {
            let sources = ServiceIntentions(entry.body)?.sources ?? []
            guard sources.contains(where: { $0.samenessGroup.folded == key.folded }) else { continue }
            throw MeshError(
                .rejected,
                "sameness group \"\(key.name)\" is a source of the intentions on \"\(entry.name)\"; change those first"
            )
        }
    }

    /// A member whose callers intentions deny by the group stays: taken away, it would be let in.
    private static func validateMembers(
        of entry: SamenessGroup,
        replacing key: EntryKey,
        _ state: ConfigEntryState
    ) throws(MeshError) {
        let home = key.scope.partition
        guard let old = state.entry(key).flatMap({ SamenessGroup($0.body) }) else { return }
        let kept = entry.places(home: home)
        guard old.places(home: home).contains(where: { !kept.contains($0) }) else { return }
        for other in state.entries(.serviceIntentions, anywhereIn: home) {
            let sources = ServiceIntentions(other.body)?.sources ?? []
            guard sources.contains(where: { $0.samenessGroup.folded == key.folded && $0.action != .allow }) else {
                continue
            }
            throw MeshError(
                .rejected,
                "a member of the sameness group \"\(key.name)\" is not let in everywhere by the intentions on"
                    + " \"\(other.name)\", which name the group; change those first"
            )
        }
    }

    /// A member is in one group only, and one group only is that of services without a resolver.
    ///
    /// - Throws: `rejected` naming the other group.
    static func validate(_ entry: SamenessGroup, _ scope: Scope, _ state: ConfigEntryState) throws(MeshError) {
        let own = EntryKey(kind: .samenessGroup, name: entry.name, in: scope)
        try validateMembers(of: entry, replacing: own, state)
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
