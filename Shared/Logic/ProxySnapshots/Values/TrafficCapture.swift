package import MeshDomain

/// How a transparent proxy gets the application's traffic, and where it goes beside the upstreams.
package struct TrafficCapture: Sendable, Hashable {
    /// Where redirected connections arrive, on 127.0.0.1.
    package var port: Int
    /// Connections to addresses that are no upstream's go on unchanged.
    package var passesOthers: Bool
    /// Instances that are called at addresses of their own, sorted by cluster.
    package var direct: [DirectTarget] = []
    /// Services outside the mesh that are called by the names they have there, sorted by service.
    package var destinations: [CapturedDestination] = []

    /// Nothing but the port.
    package init(port: Int, passesOthers: Bool) {
        self.port = port
        self.passesOthers = passesOthers
    }

    /// The ports at which connections are told apart by more than their address, sorted.
    package var destinationPorts: [Int] { Set(destinations.map(\.port)).sorted() }
}

/// Instances whose sidecars want to be called at the address that the caller chose (`DialedDirectly`).
package struct DirectTarget: Sendable, Hashable {
    package var target: LocalTarget
    /// Sorted; at least one.
    package var addresses: [String]
    package var connectTimeoutMilliseconds: Int
    package var entries: [EntryKey]
}

/// A service outside the mesh (`service-defaults` with a `Destination`), reached through terminating gateways.
package struct CapturedDestination: Sendable, Hashable {
    /// One of its names or addresses.
    package struct Place: Sendable, Hashable {
        /// As callers know it.
        package var address: String
        /// What the gateway knows it by.
        package var target: LocalTarget

        /// The name on the wire and of the cluster.
        package var serverName: String { target.serverName }
    }

    package var service: ServiceName
    package var port: Int
    package var places: [Place]
    package var settings: UpstreamSettings
    package var entries: [EntryKey]
}
