package import BusSchema
package import MeshContracts

/// What the catalog service answers.
package enum CatalogMethods {
    /// Registers a node, instances and checks in one transaction.
    package static let register = Method<CatalogWire.RegisterRequest, CommonWire.WriteReply>(.catalog, "register")
    /// Removes an instance, a check or a node.
    package static let deregister = Method<CatalogWire.DeregisterRequest, CommonWire.WriteReply>(.catalog, "deregister")
    /// Writes imported services of a peer; only the peering service may ask.
    package static let importServices = Method<CatalogWire.ImportRequest, CatalogWire.ImportReply>(.catalog, "import")
    /// Removes imported services of a peer that are not listed; only the peering service may ask.
    package static let retainImported = Method<CatalogWire.RetainRequest, CatalogWire.RetainReply>(
        .catalog,
        "retain-imported"
    )
    /// Does operations on keys, nodes, instances and checks, all of them or none.
    package static let transact = Method<CatalogWire.TransactRequest, CatalogWire.TransactReply>(.catalog, "transact")
    /// Begins a session.
    package static let createSession = Method<CatalogWire.CreateSessionRequest, CatalogWire.SessionReply>(
        .catalog,
        "create-session"
    )
    /// Ends a session.
    package static let destroySession = Method<CatalogWire.DestroySessionRequest, CommonWire.WriteReply>(
        .catalog,
        "destroy-session"
    )
    /// Lets a session live for its whole time again.
    package static let renewSession = Method<CatalogWire.RenewSessionRequest, CatalogWire.SessionReply>(
        .catalog,
        "renew-session"
    )
    /// Makes or replaces a prepared query.
    package static let putQuery = Method<CatalogWire.PutQueryRequest, CatalogWire.PutQueryReply>(.catalog, "put-query")
    /// Removes a prepared query.
    package static let deleteQuery = Method<CatalogWire.DeleteQueryRequest, CommonWire.WriteReply>(
        .catalog,
        "delete-query"
    )
    /// Writes how servers are to be looked after.
    package static let putAutopilot = Method<CatalogWire.PutAutopilotRequest, CommonWire.WriteReply>(
        .catalog,
        "put-autopilot"
    )
    /// Assigns and releases virtual addresses of names; only the config-entry service may ask.
    package static let virtualAddresses = Method<CatalogWire.VirtualAddressesRequest, CommonWire.WriteReply>(
        .catalog,
        "virtual-addresses"
    )
    /// Removes a part of what is in a namespace or a partition; only the config-entry service may ask.
    package static let clear = Method<CatalogWire.ClearRequest, CatalogWire.ClearReply>(.catalog, "clear")
}
