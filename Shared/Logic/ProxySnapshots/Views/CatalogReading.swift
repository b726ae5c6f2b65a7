package import MeshDomain

/// What proxies need to know of the catalog: the instances of this cluster and those imported from peers.
///
/// All lists are in a stable order (by node, then id), so that what is made of them is the same in every process.
package protocol CatalogReading: Sendable {
    /// The instances registered under a service's own name; `peer` is empty for this cluster.
    func instances(of service: String, peer: String) -> [CheckServiceNode]

    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances.
    func meshInstances(of service: String, peer: String) -> [CheckServiceNode]

    /// The names of services that can be called over the mesh, sorted.
    func meshServiceNames(peer: String) -> [String]

    /// The mesh gateways of this cluster.
    func meshGateways() -> [CheckServiceNode]

    /// The virtual address that stands for a service in this cluster.
    func virtualAddress(of service: String, peer: String) -> String?
}
