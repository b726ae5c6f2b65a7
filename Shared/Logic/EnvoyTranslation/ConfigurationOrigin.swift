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
        let own = ProxyPlans(snapshot).origin(of: type, name) ?? blocked(name, in: snapshot) + extended(snapshot)
        let keys =
            own + [
                EntryKey(kind: .proxyDefaults, name: "global"), EntryKey(kind: .mesh, name: "mesh"),
            ]
        var seen: Set<EntryKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// The entry whose extensions have resources of their own.
    private static func extended(_ snapshot: ProxySnapshot) -> [EntryKey] {
        guard case .sidecar(let inputs) = snapshot.configuration, !snapshot.extensions.isEmpty else { return [] }
        return [inputs.ownDefaults]
    }

    /// The entries that leave no way to an upstream, keep a port closed, or name a service that cannot be served.
    private static func blocked(_ key: String, in snapshot: ProxySnapshot) -> [EntryKey] {
        switch snapshot.configuration {
        case .sidecar(let inputs): inputs.blocked.first { $0.key == key }?.entries ?? []
        case .ingressGateway(let inputs):
            inputs.blocked.first { $0.key == key }.map {
                [EntryKey(kind: .ingressGateway, of: inputs.gateway)] + $0.entries
            } ?? []
        case .terminatingGateway(let inputs):
            inputs.unserved.contains { inputs.mesh.serverName(of: $0.service) == key }
                ? [EntryKey(kind: .terminatingGateway, of: inputs.gateway)] : []
        case .apiGateway(let inputs):
            (inputs.blocked + inputs.closed).first { $0.key == key }?.entries ?? []
        case .meshGateway: []
        }
    }
}
