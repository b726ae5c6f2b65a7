package import ConfigEntryTables
package import MeshDomain

/// The config entries that chains are compiled from.
package protocol ChainReading {
    /// `proxy-defaults/global`.
    func proxyDefaults() -> ProxyDefaults?

    /// `service-defaults/<name>`.
    func serviceDefaults(of service: ServiceName) -> ServiceDefaults?

    /// `service-resolver/<name>`.
    func serviceResolver(of service: ServiceName) -> ServiceResolver?

    /// `service-splitter/<name>`.
    func serviceSplitter(of service: ServiceName) -> ServiceSplitter?

    /// `service-router/<name>`.
    func serviceRouter(of service: ServiceName) -> ServiceRouter?

    /// The sameness groups of a partition.
    func samenessGroups(in partition: Partition) -> [SamenessGroup]
}

extension ConfigEntryState: ChainReading {}

extension ChainReading {
    /// What callers of a service have to speak when nobody overrides it: the one place that decides it.
    ///
    /// A service with an entry of its own speaks what this says, TCP when it says nothing; the central default counts for
    /// services without an entry.
    ///
    /// - Returns: `tcp`, `http`, `http2` or `grpc`.
    /// - Source: reference http-api-and-config.md §5.5 rule 8.
    package func serviceProtocol(of service: ServiceName) -> String {
        if let entry = serviceDefaults(of: service) { return ServiceProtocol.normalized(entry.serviceProtocol) }
        return ServiceProtocol.normalized(proxyDefaults()?.config?["protocol"]?.stringValue ?? "")
    }
}
