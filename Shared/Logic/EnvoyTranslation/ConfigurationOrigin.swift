package import MeshDomain
package import ProxySnapshots

/// Which config entries a resource is made from, to tell people where a mistake may be.
package enum ConfigurationOrigin {
    /// The keys of all entries that the resource depends on if they exist, without duplicates.
    package static func entries(
        of type: EnvoyResourceType,
        named name: String,
        in snapshot: ProxySnapshot
    ) -> [ConfigEntryKey] {
        var keys: [ConfigEntryKey]
        switch snapshot.configuration {
        case .sidecar(let inputs): keys = sidecar(type, name, inputs)
        case .meshGateway(let inputs): keys = gateway(name, inputs)
        }
        keys += [
            ConfigEntryKey(kind: .proxyDefaults, name: "global"), ConfigEntryKey(kind: .mesh, name: "mesh"),
        ]
        var seen: Set<ConfigEntryKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    private static func sidecar(
        _ type: EnvoyResourceType,
        _ name: String,
        _ inputs: SidecarInputs
    ) -> [ConfigEntryKey] {
        let own = ConfigEntryKey(kind: .serviceDefaults, name: inputs.service)
        if type == .extensionConfig || name == SidecarClusters.application || name.hasPrefix("public_listener:") {
            return [
                ConfigEntryKey(kind: .serviceIntentions, name: inputs.service),
                ConfigEntryKey(kind: .serviceIntentions, name: "*"), own,
                ConfigEntryKey(kind: .exportedServices, name: "default"),
            ]
        }
        let upstream = inputs.upstreams.first {
            $0.target.clusterName == name || UpstreamListener.name(of: $0) == name
        }
        guard let upstream, case .local = upstream.target else { return [own] }
        return [ConfigEntryKey(kind: .serviceDefaults, name: upstream.service), own]
    }

    private static func gateway(_ name: String, _ inputs: MeshGatewayInputs) -> [ConfigEntryKey] {
        let exported = ConfigEntryKey(kind: .exportedServices, name: "default")
        let services = inputs.services + inputs.exports.map(\.service)
        guard let service = services.first(where: { name.hasPrefix("\($0).") || name.hasPrefix("exported~\($0).") })
        else { return [exported] }
        return [ConfigEntryKey(kind: .serviceDefaults, name: service), exported]
    }
}
