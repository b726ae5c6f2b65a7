import MeshDomain

/// What of a saved state of the certificate authority takes the place of the present one.
package enum RootRestoring {
    /// The rows to store: the saved ones; roots of the same trust domain that came later stay, rotated out, because leaves that
    /// they signed are in use: no connection fails.
    ///
    /// - Parameters:
    ///   - rows: The saved rows.
    ///   - present: The state whose place they take.
    ///   - index: That of the restoring.
    ///   - history: Where they were saved; indexes of another history mean nothing here.
    ///   - now: Seconds since 1970.
    /// - Returns: The rows.
    package static func rows(
        _ rows: [CAChange],
        over present: CAState,
        index: UInt64,
        history: SavedHistory,
        now: Int64
    ) -> [CAChange] {
        let longest = Int64(present.longestLeafLifetime.components.seconds)
        return rows.compactMap { row in
            switch row {
            case .putRoots(let saved): return .putRoots(roots(saved, over: present.roots, index, history, now))
            case .rootsIndex: return history == .other ? nil : row
            case .putConfiguration(var configuration):
                if history == .other { (configuration.createIndex, configuration.modifyIndex) = (index, index) }
                return .putConfiguration(configuration)
            case .setLongestLeafLifetime(let seconds): return .setLongestLeafLifetime(max(seconds, longest))
            case .setClusterID, .putRootKey, .deleteRootKey: return row
            }
        }
    }

    private static func roots(
        _ saved: CARoots,
        over present: CARoots,
        _ index: UInt64,
        _ history: SavedHistory,
        _ now: Int64
    ) -> CARoots {
        var roots = saved
        if history == .other {
            for place in roots.roots.indices {
                (roots.roots[place].createIndex, roots.roots[place].modifyIndex) = (index, index)
            }
        }
        guard saved.trustDomain == present.trustDomain else { return roots }
        let known = Set(saved.roots.map(\.id))
        var later = present.roots.filter { !known.contains($0.id) }
        for place in later.indices {
            later[place].active = false
            if later[place].rotatedOutAtSeconds == 0 { later[place].rotatedOutAtSeconds = now }
            later[place].modifyIndex = index
        }
        // The one that signs from now on stands last, as after a rotation.
        roots.roots.insert(contentsOf: later, at: 0)
        return roots
    }
}

/// Where a state was saved.
package enum SavedHistory: Sendable, Hashable {
    /// In this very cluster.
    case own
    /// In another one, or in this one before its journals were lost.
    case other
}
