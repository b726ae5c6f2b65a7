package import DiscoveryChain
package import MeshDomain

/// What proxies need to know of the config entries.
package protocol ConfigEntryReading: ChainReading, GatewayEntryReading, Sendable {
    /// `service-intentions/<name>`; the name `*` is that of the entry for all destinations.
    func serviceIntentions(of destination: ServiceName) -> ServiceIntentions?

    /// `exported-services/default`.
    func exportedServices() -> ExportedServices?

    /// The content of one entry of any kind.
    func body(of key: EntryKey) -> ConfigEntryBody?

    /// `mesh/mesh`.
    func meshSettings() -> MeshSettings?
}
