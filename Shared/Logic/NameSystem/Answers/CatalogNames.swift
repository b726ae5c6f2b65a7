package import AccessRules
package import CatalogTables
package import MeshDomain
import PreparedQueries

/// The names of a catalog.
package struct CatalogNames: NameSource {
    /// Reads an address literal: 4 or 16 bytes.
    package typealias AddressReader = @Sendable (String) -> [UInt8]?
    /// Finds the ingress gateways that lead to a service.
    package typealias IngressReader = @Sendable (ServiceName) -> [ServiceName]

    package let catalog: CatalogState
    private let read: AddressReader
    private let ownNode: NodeKey?
    private let groups: @Sendable (Partition) -> [SamenessGroup]
    /// The ingress gateways that lead to a service, by their names; config entries say it.
    private let gateways: IngressReader

    /// Looks at a catalog.
    ///
    /// - Parameters:
    ///   - catalog: What is known.
    ///   - ownNode: The node of who answers, from which distances count.
    ///   - groups: The sameness groups of a partition.
    ///   - gateways: Finds the ingress gateways that lead to a service.
    ///   - read: Reads address literals.
    package init(
        _ catalog: CatalogState,
        ownNode: NodeKey? = nil,
        groups: @escaping @Sendable (Partition) -> [SamenessGroup] = { _ in [] },
        gateways: @escaping IngressReader = { _ in [] },
        read: @escaping AddressReader
    ) {
        self.groups = groups
        self.catalog = catalog
        self.ownNode = ownNode
        self.gateways = gateways
        self.read = read
    }

    package func instances(of service: ServiceKey) -> [NameInstance] {
        catalog.instances(of: service).map { NameInstance($0, read: read) }
    }

    package func meshInstances(of service: ServiceKey) -> [NameInstance] {
        catalog.meshInstances(of: service).map { NameInstance($0, read: read) }
    }

    package func ingressInstances(for service: ServiceRef) -> [NameInstance] {
        guard service.origin == .local else { return [] }
        return gateways(service.service).flatMap { catalog.instances(of: ServiceRef($0).key) }
            .filter { $0.service.kind == .ingressGateway }.map { NameInstance($0, read: read) }
    }

    package func node(_ key: NodeKey) -> NameNode? { catalog.node(key).map { NameNode($0, read: read) } }

    package func virtualAddress(of service: ServiceKey) -> [UInt8]? {
        catalog.virtualAddress(of: service).flatMap(read)
    }

    package func query(_ name: NameText, _ authorizer: Authorizer) -> NameQueryAnswer? {
        do {
            guard let query = try QueryExecution.resolve(name, in: catalog) else { return nil }
            let answer = QueryExecution(catalog, authorizer, ownNode: ownNode, groups: groups(.standard))
                .run(query)
            let service = ServiceName(answer.query.subject.service.text)
            return NameQueryAnswer(
                service: ServiceRef(service, of: answer.peer.map(Origin.peer) ?? .local),
                instances: answer.rows.map { NameInstance($0, read: read) },
                isOrdered: answer.isOrdered,
                seconds: try QueryRules.timeToLive(of: query)
            )
        } catch {
            // What cannot be asked by its name does not exist here.
            return nil
        }
    }

    package func samenessGroups(in partition: Partition) -> [SamenessGroup] { groups(partition) }

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
