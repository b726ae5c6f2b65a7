import HashTreeCollections
package import MeshDomain
package import MeshState

/// A row of the certificate authority's journal written or removed.
package enum CAChange: Sendable, Hashable {
    /// The cluster's UUID; written once.
    case setClusterID(String)
    /// All roots, with their indexes, replacing those before.
    case putRoots(CARoots)
    /// The key of a root, in PEM.
    case putRootKey(rootID: String, pem: SecretID)
    case deleteRootKey(rootID: String)
    /// What an operator has set; checked before it was written.
    case putConfiguration(CAConfigurationRow)
    /// The longest life of leaves that may still be in use, in seconds.
    case setLongestLeafLifetime(Int64)
    /// Only in snapshots.
    case rootsIndex(UInt64)
}

/// A configuration as it is stored.
package struct CAConfigurationRow: Sendable, Hashable {
    package var provider: String
    /// The provider's settings as they were given, secrets included.
    package var given: MeshObject
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a row.
    package init(provider: String, given: MeshObject, createIndex: UInt64, modifyIndex: UInt64) {
        self.provider = provider
        self.given = given
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// What a reader of the authority's state can wait for.
package enum CATopic: String, StateTopic {
    case roots
    case keys
    case configuration
    case leafLifetime
    case clusterID

    package var path: TopicPath { TopicPath(rawValue) }
}

/// Everything the certificate authority knows, keys included; private to it.
package struct CAState: ReplicatedState {
    /// The cluster's UUID in lower case; empty before the first start.
    package private(set) var clusterID = ""
    /// All roots with the trust domain.
    package private(set) var roots = CARoots()
    /// The configuration in force, read from `row`.
    package private(set) var configuration = CAConfiguration()
    /// The configuration as it is stored; nil before the first start.
    package private(set) var row: CAConfigurationRow?
    /// The longest life of leaves that may still be in use.
    package private(set) var longestLeafLifetime: Duration = .zero
    private var keys: TreeDictionary<String, SecretID> = [:]
    private var rootsIndex: UInt64 = 0
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0

    package init() {}

    package mutating func apply(_ change: CAChange, index: UInt64, touched: inout Touched<CATopic>) {
        // A number of the history that the row comes from.
        if case .rootsIndex = change { return }
        guard let topic = write(change) else { return }
        if topic == .roots { rootsIndex = index }
        touched.insert(topic)
    }

    package mutating func restore(_ change: CAChange) { _ = write(change) }

    package func snapshot() -> [CAChange] {
        var rows: [CAChange] = []
        if !clusterID.isEmpty { rows.append(.setClusterID(clusterID)) }
        rows.append(.putRoots(roots))
        rows.append(.rootsIndex(rootsIndex))
        rows += keys.sorted { $0.key < $1.key }.map { .putRootKey(rootID: $0.key, pem: $0.value) }
        if let row { rows.append(.putConfiguration(row)) }
        rows.append(.setLongestLeafLifetime(longestLeafLifetime.components.seconds))
        return rows
    }

    package func index(of topic: CATopic) -> UInt64 {
        switch topic {
        case .roots: max(floor, rootsIndex)
        case .configuration: max(floor, row?.modifyIndex ?? 0)
        case .keys, .leafLifetime, .clusterID: floor
        }
    }

    /// The root that signs leaves; nil before the first start.
    package var activeRoot: CARoot? { roots.roots.first { $0.id == roots.activeRootID && $0.active } }

    /// The key of a root in PEM; nil when it is not kept (any more).
    package func key(ofRoot id: String) -> SecretID? { keys[id] }

    private mutating func write(_ change: CAChange) -> CATopic? {
        switch change {
        case .setClusterID(let id):
            guard clusterID != id else { return nil }
            clusterID = id
            return .clusterID
        case .putRoots(let new):
            guard roots != new else { return nil }
            roots = new
            return .roots
        case .putRootKey(let id, let pem):
            guard keys[id] != pem else { return nil }
            keys[id] = pem
            return .keys
        case .deleteRootKey(let id): return keys.removeValue(forKey: id) == nil ? nil : .keys
        case .putConfiguration(let new):
            guard row != new else { return nil }
            row = new
            configuration = CAConfiguration(stored: new)
            return .configuration
        case .setLongestLeafLifetime(let seconds):
            guard longestLeafLifetime != .seconds(seconds) else { return nil }
            longestLeafLifetime = .seconds(seconds)
            return .leafLifetime
        case .rootsIndex(let index):
            rootsIndex = index
            return nil
        }
    }
}
