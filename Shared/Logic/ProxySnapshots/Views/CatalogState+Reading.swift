package import CatalogTables
package import MeshDomain

extension CatalogState: CatalogReading {
    package func instances(of service: String, peer: String) -> [CheckServiceNode] {
        instances(of: ServiceKey(peer: peer, name: service))
    }

    package func meshInstances(of service: String, peer: String) -> [CheckServiceNode] {
        meshInstances(of: ServiceKey(peer: peer, name: service))
    }

    package func virtualAddress(of service: String, peer: String) -> String? {
        virtualAddress(of: ServiceKey(peer: peer, name: service))
    }

    package func meshGateways() -> [CheckServiceNode] { gateways(.meshGateway) }
}
