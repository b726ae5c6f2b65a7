package import MeshDomain
package import ProxySnapshots

/// Which config entries a resource is made from, to tell people where a mistake may be.
package enum ConfigurationOrigin {
    /// The keys of all entries that the resource depends on if they exist, without duplicates.
    package static func entries(
        of type: EnvoyResourceType,
        named name: String,
        in snapshot: ProxySnapshot
    ) -> [EntryKey] {
        var keys: [EntryKey]
        switch snapshot.configuration {
        case .sidecar(let inputs): keys = sidecar(type, name, inputs)
        case .meshGateway(let inputs): keys = gateway(name, inputs)
        }
        keys += [
            EntryKey(kind: .proxyDefaults, name: "global"), EntryKey(kind: .mesh, name: "mesh"),
        ]
        var seen: Set<EntryKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    private static func sidecar(
        _ type: EnvoyResourceType,
        _ name: String,
        _ inputs: SidecarInputs
    ) -> [EntryKey] {
        let own = defaults(of: inputs.service)
        if type == .extensionConfig || name == SidecarClusters.application || name.hasPrefix("public_listener:") {
            return [
                EntryKey(kind: .serviceIntentions, name: inputs.service.text, in: inputs.service.scope),
                EntryKey(kind: .serviceIntentions, name: "*", in: inputs.service.scope), own,
                EntryKey(kind: .exportedServices, name: "default"),
            ]
        }
        let upstream = inputs.upstreams.first {
            $0.target.clusterName == name || UpstreamListener.name(of: $0) == name
        }
        guard let upstream, case .local = upstream.target else { return [own] }
        return [defaults(of: upstream.service), own]
    }

    private static func gateway(_ name: String, _ inputs: MeshGatewayInputs) -> [EntryKey] {
        let exported = EntryKey(kind: .exportedServices, name: "default")
        let services = inputs.services + inputs.exports.map(\.service)
        let named = services.first { service in
            let cluster = inputs.mesh.serverName(of: service)
            return name == cluster || name == ServerNames.exportedCluster(cluster) || name == service.description
        }
        guard let service = named else { return [exported] }
        return [defaults(of: service), exported]
    }

    private static func defaults(of service: ServiceName) -> EntryKey {
        EntryKey(kind: .serviceDefaults, name: service.text, in: service.scope)
    }
}
