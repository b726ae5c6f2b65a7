/// Names of services as they appear in server names (SNI), Envoy clusters and statistics.
///
/// - Source: the name formats of Consul, reference §5. Namespace and partition are always `default` here.
package enum MeshNames {
    /// A service of this mesh: `db.default.dc1.internal.TD`.
    package static func service(_ service: String, datacenter: String, trustDomain: String) -> String {
        "\(service).default.\(datacenter).internal.\(trustDomain)"
    }

    /// What this cluster's gateway exports under, seen on the wire: `db.default.default.PEER.external.TD`.
    package static func exported(_ service: String, peer: String, trustDomain: String) -> String {
        "\(service).default.default.\(peer).external.\(trustDomain)"
    }

    /// The cluster of an imported service in a sidecar: `db.default.PEER.external.PTD`.
    package static func importedCluster(_ service: String, peer: String, peerTrustDomain: String) -> String {
        "\(service).default.\(peer).external.\(peerTrustDomain)"
    }

    /// The cluster of an exported service in a gateway.
    package static func exportedCluster(_ name: String) -> String { "exported~" + name }

    /// What one proxy calls one upstream: `db`, `db?dc=dc2`, `db?peer=west`.
    package static func upstream(_ service: String, datacenter: String, peer: String) -> String {
        if !peer.isEmpty { return "\(service)?peer=\(peer)" }
        return datacenter.isEmpty ? service : "\(service)?dc=\(datacenter)"
    }
}
