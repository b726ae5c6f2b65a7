package import MeshDomain

/// What proxies need to know of the config entries.
package protocol ConfigEntryReading: Sendable {
    /// `proxy-defaults/global`.
    func proxyDefaults() -> ProxyDefaults?

    /// `service-defaults/<name>`.
    func serviceDefaults(of service: ServiceName) -> ServiceDefaults?

    /// `service-intentions/<name>`; the name `*` is that of the entry for all destinations.
    func serviceIntentions(of destination: ServiceName) -> ServiceIntentions?

    /// `exported-services/default`.
    func exportedServices() -> ExportedServices?

    /// `mesh/mesh`.
    func meshSettings() -> MeshSettings?
}
