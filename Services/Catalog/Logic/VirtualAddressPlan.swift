package import CatalogTables
package import MeshDomain
import MeshState

/// Hands out virtual addresses while one transaction is decided: freed ones first, then the next of the range.
package struct VirtualAddressPlan: Sendable {
    private let state: CatalogState
    private var taken: [ServiceKey: UInt32] = [:]
    private var nextNew: UInt32
    /// Nil before the first one is asked for.
    private var freed: [UInt32]?

    /// Starts from what is assigned now.
    package init(_ state: CatalogState) {
        self.state = state
        nextNew = state.highestVirtualOffset + 1
    }

    /// The offset of a service, and whether it is assigned by this transaction.
    ///
    /// - Throws: `rejected` when the range 240.0.0.0/4 is used up.
    package mutating func offset(for key: ServiceKey) throws(MeshError) -> (offset: UInt32, isNew: Bool) {
        if let offset = state.virtualOffset(of: key) ?? taken[key] { return (offset, false) }
        let offset: UInt32
        var unused = freed ?? state.freedVirtualOffsets
        if unused.isEmpty {
            guard nextNew <= CatalogState.maximumVirtualOffset else {
                throw MeshError(.rejected, "cannot allocate any more unique service virtual IPs")
            }
            offset = nextNew
            nextNew += 1
        } else {
            offset = unused.removeFirst()
        }
        freed = unused
        taken[key] = offset
        return (offset, true)
    }

    /// Gives an instance that can be reached over the mesh its virtual address, as a tagged address.
    ///
    /// - Returns: The assignment to store, when the service had no address before.
    /// - Throws: `rejected` when the range is used up.
    /// - Source: reference "Virtual IPs"; the address carries the port of the instance.
    package mutating func address(_ service: inout NodeService) throws(MeshError) -> CatalogChange? {
        let destination = service.kind == .connectProxy ? service.proxy.destinationServiceName : service.service
        guard service.isMeshCapable, !destination.isEmpty else { return nil }
        let key = service.servedService.key
        let (offset, isNew) = try offset(for: key)
        var tagged = service.taggedAddresses ?? [:]
        tagged["consul-virtual"] = ServiceAddress(
            address: CatalogState.virtualAddress(offset: offset),
            port: service.port
        )
        service.taggedAddresses = tagged
        return isNew ? .assignVirtualAddress(key, offset: offset) : nil
    }

    /// The addresses of imported services that are free once these changes are made: nobody else keeps them in use.
    static func releases(after changes: [CatalogChange], in state: CatalogState) -> [CatalogChange] {
        guard changes.contains(where: { mayEndDestination($0, in: state) }) else { return [] }
        var state = state
        var touched = Touched<CatalogTopic>()
        for change in changes { state.apply(change, index: 0, touched: &touched) }
        var freed: [ServiceKey] = []
        for case .connect(let key) in touched.set
        where !key.origin.isLocal && state.virtualOffset(of: key) != nil && !state.hasMeshInstances(key) {
            freed.append(key)
        }
        return freed.sorted().map(CatalogChange.releaseVirtualAddress)
    }

    /// Whether a change may take from a service the last instance by which it is reached over the mesh.
    private static func mayEndDestination(_ change: CatalogChange, in state: CatalogState) -> Bool {
        switch change {
        case .deleteService(let key): state.service(key)?.meshDestination != nil
        case .putService(let node, let service):
            state.service(service.key(on: node)).map {
                $0.meshDestination != nil && $0.meshDestination != service.meshDestination
            } ?? false
        case .deleteNode(let key): state.services(on: key).contains { $0.meshDestination != nil }
        case .showStaged: true
        case .putNode, .putCheck, .deleteCheck, .assignVirtualAddress, .releaseVirtualAddress, .stage, .dropStaged,
            .kv, .session, .query, .putAutopilot, .topicIndex:
            false
        }
    }
}
