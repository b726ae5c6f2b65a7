// One printer for each place where names are written. What is in the default scope looks as if there were no other.

/// Server names (SNI), which are also the names of Envoy's clusters.
///
/// - Source: the name formats of Consul, references "Peering" §5 and "Tenancy": the namespace always stands in them, the
///   partition only when it is not `default` (then the name is of the second version, `internal-v1`).
package enum ServerNames {
    /// A service of this mesh: `db.default.dc1.internal.TD`, `db.team.part.dc1.internal-v1.TD`.
    package static func service(_ service: ServiceName, datacenter: String, trustDomain: String) -> String {
        let (name, scope) = (service.text, service.scope)
        if scope.partition.isStandard {
            return "\(name).\(scope.namespace.name).\(datacenter).internal.\(trustDomain)"
        }
        return "\(name).\(scope.namespace.name).\(scope.partition.name).\(datacenter).internal-v1.\(trustDomain)"
    }

    /// What this cluster's gateway exports under, seen on the wire: `db.default.default.PEER.external.TD`.
    package static func exported(_ service: ServiceName, peer: String, trustDomain: String) -> String {
        "\(service.scoped).\(peer).external.\(trustDomain)"
    }

    /// The cluster of an imported service in a sidecar: `db.default.PEER.external.PTD`.
    package static func importedCluster(_ service: ServiceName, peer: String, peerTrustDomain: String) -> String {
        "\(service.text).\(service.scope.namespace.name).\(peer).external.\(peerTrustDomain)"
    }

    /// One address of a service outside the mesh, which has this server name: `destination.10-0-0-1.db.default.dc1.internal.TD`.
    package static func destination(_ address: String, of serverName: String) -> String {
        let label = String(address.map { $0 == "." || $0 == ":" ? "-" : $0 })
        return "destination.\(label).\(serverName)"
    }

    /// The cluster of an exported service in a gateway.
    package static func exportedCluster(_ serverName: String) -> String { "exported~" + serverName }
}

/// Names of listeners, virtual hosts and statistics in Envoy.
///
/// - Source: reference "Peering" §5 and §6; the forms of the default scope are those of Consul Community.
package enum EnvoyNames {
    /// What one proxy calls one upstream: `db`, `db?dc=dc2`, `db?peer=west`, `part/team/db`.
    package static func upstream(_ service: ServiceName, datacenter: String, peer: String) -> String {
        let name = service.description
        if !peer.isEmpty { return "\(name)?peer=\(peer)" }
        return datacenter.isEmpty ? name : "\(name)?dc=\(datacenter)"
    }

    /// The virtual host and statistics of an upstream of this mesh: `db.default.default.dc1`.
    package static func local(_ service: ServiceName, datacenter: String) -> String {
        "\(service.scoped).\(datacenter)"
    }

    /// A router or splitter in a discovery chain: `db.default.default`.
    package static func chainNode(_ service: ServiceName) -> String { service.scoped }

    /// The virtual host and statistics of an upstream of a peer: `db.default.west`.
    package static func peered(_ service: ServiceName, peer: String) -> String {
        "\(service.text).\(service.scope.namespace.name).\(peer)"
    }
}

extension ServiceName {
    /// `db.NAMESPACE.PARTITION`.
    fileprivate var scoped: String { "\(text).\(scope.namespace.name).\(scope.partition.name)" }
}

/// Keys in the order in which they are written to snapshots: texts that sort the same in every process.
package enum TopicNames {
    private static let separator = "\u{1}"

    /// A node; the default scope adds nothing.
    package static func node(_ key: NodeKey) -> String {
        [key.origin.peer, key.folded.text, key.partition.nameUnlessStandard].joined(separator: separator)
    }

    /// A service.
    package static func service(_ key: ServiceKey) -> String {
        [
            key.origin.peer, key.folded.text, key.scope.partition.nameUnlessStandard,
            key.scope.namespace.nameUnlessStandard,
        ].joined(separator: separator)
    }

    /// A config entry.
    package static func entry(_ key: EntryKey) -> String {
        [
            key.kind.rawValue, key.folded.text, key.scope.partition.nameUnlessStandard,
            key.scope.namespace.nameUnlessStandard,
        ].joined(separator: separator)
    }
}
