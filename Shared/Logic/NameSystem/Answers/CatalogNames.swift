package import CatalogTables
package import MeshDomain

/// The names of a catalog.
package struct CatalogNames: NameSource {
    /// Reads an address literal: 4 or 16 bytes.
    package typealias AddressReader = @Sendable (String) -> [UInt8]?

    package let catalog: CatalogState
    private let read: AddressReader

    /// Looks at a catalog; `read` reads address literals.
    package init(_ catalog: CatalogState, read: @escaping AddressReader) {
        self.catalog = catalog
        self.read = read
    }

    package func instances(of service: ServiceKey) -> [NameInstance] {
        catalog.instances(of: service).map { NameInstance($0, read: read) }
    }

    package func meshInstances(of service: ServiceKey) -> [NameInstance] {
        catalog.meshInstances(of: service).map { NameInstance($0, read: read) }
    }

    package func node(_ key: NodeKey) -> NameNode? { catalog.node(key).map { NameNode($0, read: read) } }

    package func virtualAddress(of service: ServiceKey) -> [UInt8]? {
        catalog.virtualAddress(of: service).flatMap(read)
    }

    package func holders(of address: [UInt8]) -> AddressHolders { AddressBook(catalog, read: read)[address] }
}

/// Who is at which address, for questions from address to name: made once for many of them.
package struct AddressBook: Sendable {
    private var holders: [[UInt8]: AddressHolders] = [:]

    /// Looks at all nodes and instances of this cluster.
    package init(_ catalog: CatalogState, read: CatalogNames.AddressReader) {
        for node in catalog.nodes() {
            if let bytes = read(node.address) { holders[bytes, default: AddressHolders()].nodes.append(node.nodeName) }
            for service in catalog.services(on: node.key) {
                guard let bytes = service.address.isEmpty ? nil : read(service.address) else { continue }
                holders[bytes, default: AddressHolders()].services.append((service.ref.service, node.nodeName))
            }
        }
    }

    /// Who is at an address.
    package subscript(address: [UInt8]) -> AddressHolders { holders[address] ?? AddressHolders() }
}
