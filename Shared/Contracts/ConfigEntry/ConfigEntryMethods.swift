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
    /// Writes a partition or a namespace.
    package static let putTenant = Method<ConfigEntryWire.PutTenantRequest, CommonWire.WriteReply>(
        .configEntry,
        "put-tenant"
    )
    /// Marks a partition or a namespace for deletion.
    package static let deleteTenant = Method<ConfigEntryWire.DeleteTenantRequest, CommonWire.WriteReply>(
        .configEntry,
        "delete-tenant"
    )
}
