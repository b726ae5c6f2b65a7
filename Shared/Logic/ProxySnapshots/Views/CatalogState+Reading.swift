package import CatalogTables
package import MeshDomain

extension CatalogState: CatalogReading {
    package func virtualAddress(of service: ServiceRef) -> String? { virtualAddress(of: service.key) }

    package func addressedServices() -> [ServiceKey] { virtuallyAddressed(of: .local) }

    package func meshGateways() -> [CheckServiceNode] { gateways(.meshGateway) }
}
