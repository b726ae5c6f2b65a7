/// Which services are exported to which peers; the only name is `default`.
package struct ExportedServices: Sendable, Hashable {
    package var name: String
    package var services: [ExportedService]

    /// Makes the entry.
    package init(name: String = "default", services: [ExportedService] = []) {
        self.name = name
        self.services = services
    }
}

/// One exported service.
package struct ExportedService: Sendable, Hashable {
    /// The service, or `*` for all but `consul`.
    package var name: String
    package var consumers: [ServiceConsumer]

    /// Makes an export.
    package init(name: String, consumers: [ServiceConsumer]) {
        self.name = name
        self.consumers = consumers
    }
}

/// To whom a service is exported.
package struct ServiceConsumer: Sendable, Hashable {
    package var peer: String
    /// Only the empty one is accepted.
    package var partition: String
    /// All members of the group.
    package var samenessGroup: NameText

    /// Makes a consumer.
    package init(peer: String, partition: String = "", samenessGroup: NameText = "") {
        self.peer = peer
        self.partition = partition
        self.samenessGroup = samenessGroup
    }
}

/// Settings of the whole mesh; config entry `mesh`.
package struct MeshSettings: Sendable, Hashable {
    package var meshDestinationsOnly: Bool
    package var allowEnablingPermissiveMutualTLS: Bool
    package var validateClusters: Bool
    package var incomingTLS: MeshTLSSettings?
    package var outgoingTLS: MeshTLSSettings?
    /// Nil when the block `HTTP` is absent.
    package var sanitizeXForwardedClientCert: Bool?
    /// Nil when the block `Peering` is absent.
    package var peerThroughMeshGateways: Bool?

    /// Makes the entry.
    package init(
        meshDestinationsOnly: Bool = false,
        allowEnablingPermissiveMutualTLS: Bool = false,
        validateClusters: Bool = false,
        incomingTLS: MeshTLSSettings? = nil,
        outgoingTLS: MeshTLSSettings? = nil,
        sanitizeXForwardedClientCert: Bool? = nil,
        peerThroughMeshGateways: Bool? = nil
    ) {
        self.meshDestinationsOnly = meshDestinationsOnly
        self.allowEnablingPermissiveMutualTLS = allowEnablingPermissiveMutualTLS
        self.validateClusters = validateClusters
        self.incomingTLS = incomingTLS
        self.outgoingTLS = outgoingTLS
        self.sanitizeXForwardedClientCert = sanitizeXForwardedClientCert
        self.peerThroughMeshGateways = peerThroughMeshGateways
    }
}

/// TLS limits in one direction.
package struct MeshTLSSettings: Sendable, Hashable {
    /// "" or `TLS_AUTO`, `TLSv1_0` … `TLSv1_3`.
    package var minVersion: String
    package var maxVersion: String
    package var cipherSuites: [String]

    /// Makes the limits.
    package init(minVersion: String = "", maxVersion: String = "", cipherSuites: [String] = []) {
        self.minVersion = minVersion
        self.maxVersion = maxVersion
        self.cipherSuites = cipherSuites
    }
}
