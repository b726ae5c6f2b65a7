package import MeshDomain

/// Reads the bodies of the intention endpoints.
///
/// - Source: reference §3.1 Intention and §6.4.
package enum IntentionBodyCodec {
    /// An intention as it is sent for writing.
    package struct Input: Sendable, Hashable {
        /// The caller's side, with action, permissions and description.
        package var source: SourceIntention
        /// The called service as given in the body, possibly empty.
        package var destination: String
        package var meta: [String: String]?
    }

    /// Reads an intention.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func intention(_ value: MeshValue) throws(MeshError) -> Input {
        var reader = try ObjectReader(value, rules: .body)
        let action = try reader.string("Action")
        let permissions = try ServiceIntentionsCodec.permissions(in: &reader)
        guard action.isEmpty || permissions.isEmpty else {
            throw MeshError(.rejected, "Action must be omitted if Permissions are specified")
        }
        var source = SourceIntention(
            name: try reader.string("SourceName"),
            peer: try reader.string("SourcePeer"),
            // What is none is refused by the rules of the entry, which know the place of the source in it.
            action: IntentionAction(rawValue: action.lowercased()),
            permissions: permissions,
            type: try reader.string("SourceType"),
            description: try reader.string("Description"),
            legacyID: try reader.string("ID")
        )
        if source.type.isEmpty { source.type = "consul" }
        let input = Input(
            source: source,
            destination: try reader.string("DestinationName"),
            meta: try reader.stringMap("Meta")
        )
        reader.ignore(
            "SourceNS",
            "DestinationNS",
            "SourcePartition",
            "DestinationPartition",
            "Precedence",
            "CreatedAt",
            "UpdatedAt",
            "Hash",
            "CreateIndex",
            "ModifyIndex",
            "SourceSamenessGroup",
            "DefaultAddr",
            "DefaultPort"
        )
        try reader.finish()
        return input
    }
}
