package import MeshDomain

/// What proxies need to know of the catalog: the instances of this cluster and those imported from peers.
///
/// Services are found as they are spelled: another spelling has another identity, which Envoy would not accept. All lists are in
/// a stable order (by node, then id), so that what is made of them is the same in every process.
package protocol CatalogReading: GatewayCatalogReading, Sendable {
    /// The instances registered under a service's own name.
    func instances(of service: ServiceRef) -> [CheckServiceNode]

    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances.
    func meshInstances(of service: ServiceRef) -> [CheckServiceNode]

    /// The services of all scopes that can be called over the mesh, sorted.
    func meshServices(of origin: Origin) -> [ServiceName]

    /// The mesh gateways of this cluster.
    func meshGateways() -> [CheckServiceNode]

    /// The virtual address that stands for a service in this cluster.
    func virtualAddress(of service: ServiceRef) -> String?

    /// The services of this cluster that have one, whether or not they have instances; sorted.
    func addressedServices() -> [ServiceKey]
}
