package import CatalogTables
package import MeshDomain

/// Hands out virtual addresses while one transaction is decided: freed ones first, then the next of the range.
package struct VirtualAddressPlan: Sendable {
    private let state: CatalogState
    private var taken: [ServiceKey: UInt32] = [:]
    private var nextNew: UInt32
    private var freed: [UInt32]

    /// Starts from what is assigned now.
    package init(_ state: CatalogState) {
        self.state = state
        nextNew = state.highestVirtualOffset + 1
        freed = state.freedVirtualOffsets
    }

    /// The offset of a service, and whether it is assigned by this transaction.
    ///
    /// - Throws: `rejected` when the range 240.0.0.0/4 is used up.
    package mutating func offset(for key: ServiceKey) throws(MeshError) -> (offset: UInt32, isNew: Bool) {
        if let offset = state.virtualOffset(of: key) ?? taken[key] { return (offset, false) }
        let offset: UInt32
        if freed.isEmpty {
            guard nextNew <= CatalogState.maximumVirtualOffset else {
                throw MeshError(.rejected, "cannot allocate any more unique service virtual IPs")
            }
            offset = nextNew
            nextNew += 1
        } else {
            offset = freed.removeFirst()
        }
        taken[key] = offset
        return (offset, true)
    }
}
