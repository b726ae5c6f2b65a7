package import MeshDomain

/// The config entry `sameness-group` as JSON.
///
/// - Source: reference tenancy.md §4.4.
package enum SamenessGroupCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: SamenessGroup, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object.add("DefaultForFailover", ifSet: entry.defaultForFailover)
        object.add("IncludeLocal", ifSet: entry.includeLocal)
        object["Members"] = .array(
            entry.members.map { member in
                var part = MeshObject()
                part.add("Partition", ifSet: member.partitionName.text)
                part.add("Peer", ifSet: member.peerName.text)
                return .object(part)
            }
        )
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> SamenessGroup {
        var entry = SamenessGroup(
            name: try reader.string("Name"),
            defaultForFailover: try reader.bool("DefaultForFailover"),
            includeLocal: try reader.bool("IncludeLocal")
        )
        for var item in try reader.list("Members") ?? [] {
            entry.members.append(
                SamenessGroupMember(
                    partitionName: NameText(try item.string("Partition")),
                    peerName: NameText(try item.string("Peer"))
                )
            )
            try item.finish()
        }
        return entry
    }
}
