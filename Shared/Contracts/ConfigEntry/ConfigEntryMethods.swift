package import BusSchema
package import MeshContracts

/// What the config-entry service answers.
package enum ConfigEntryMethods {
    /// Writes an entry.
    package static let put = Method<ConfigEntryWire.PutRequest, CommonWire.WriteReply>(.configEntry, "put")
    /// Removes an entry.
    package static let delete = Method<ConfigEntryWire.DeleteRequest, CommonWire.WriteReply>(.configEntry, "delete")
    /// Writes or removes one source of a destination's intentions.
    package static let intention = Method<ConfigEntryWire.IntentionRequest, CommonWire.WriteReply>(
        .configEntry,
        "intention"
    )
}
