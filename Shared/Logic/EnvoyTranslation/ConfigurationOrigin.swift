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
        let own = ProxyPlans(snapshot).origin(of: type, name) ?? blocked(name, in: snapshot)
        let keys =
            own + [
                EntryKey(kind: .proxyDefaults, name: "global"), EntryKey(kind: .mesh, name: "mesh"),
            ]
        var seen: Set<EntryKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// The entries that leave no way to an upstream.
    private static func blocked(_ key: String, in snapshot: ProxySnapshot) -> [EntryKey] {
        guard case .sidecar(let inputs) = snapshot.configuration else { return [] }
        return inputs.blocked.first { $0.key == key }?.entries ?? []
    }
}
