/// How a gateway ends TLS of callers from outside the mesh.
package struct GatewayTLS: Sendable, Hashable {
    package var enabled: Bool
    /// Where Envoy gets the certificate; nil for a leaf of the mesh's own authority.
    package var sds: GatewaySDS?
    package var limits: MeshTLSSettings

    /// Makes the settings.
    package init(enabled: Bool = false, sds: GatewaySDS? = nil, limits: MeshTLSSettings = MeshTLSSettings()) {
        self.enabled = enabled
        self.sds = sds
        self.limits = limits
    }
}

/// A certificate that Envoy asks a server of the operator's for (secret discovery).
package struct GatewaySDS: Sendable, Hashable {
    /// The cluster of Envoy's bootstrap through which that server is reached.
    package var clusterName: String
    package var certificateResource: String

    /// Makes the place.
    package init(clusterName: String = "", certificateResource: String = "") {
        self.clusterName = clusterName
        self.certificateResource = certificateResource
    }

    /// The place of a narrower setting: what it leaves empty is taken from the wider one; nil when neither says anything.
    package static func merged(_ narrow: GatewaySDS?, over wide: GatewaySDS?) -> GatewaySDS? {
        guard let narrow else { return wide }
        return GatewaySDS(
            clusterName: narrow.clusterName.isEmpty ? wide?.clusterName ?? "" : narrow.clusterName,
            certificateResource: narrow.certificateResource.isEmpty
                ? wide?.certificateResource ?? "" : narrow.certificateResource
        )
    }
}
