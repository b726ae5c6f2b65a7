package import MeshDomain

/// Rows that make a root the active one, take roots away, or set a configuration.
package enum RootReplacement {
    /// The rows of the first start.
    ///
    /// `root` is without indexes, `index` that of the transaction, `now` in seconds since 1970.
    package static func first(
        _ root: CARoot,
        key: SecretID,
        clusterID: String,
        configuration: CAConfiguration,
        index: UInt64,
        now: Int64
    ) -> [CAChange] {
        var roots = CARoots()
        roots.trustDomain = SpiffeID.trustDomain(clusterID: clusterID)
        roots = indexed(RootRotation.activate(root, in: roots, at: now), replacing: CARoots(), index: index)
        return [
            .setClusterID(clusterID.lowercased()), .putRootKey(rootID: root.id, pem: key), .putRoots(roots),
            configure(configuration, in: CAState(), index: index),
            .setLongestLeafLifetime(configuration.leafCertTTL.components.seconds),
        ]
    }

    /// The rows that put a new root in the place of the active one, whose key goes.
    package static func replace(
        with root: CARoot,
        key: SecretID,
        in state: CAState,
        index: UInt64,
        now: Int64
    ) -> [CAChange] {
        let roots = indexed(RootRotation.activate(root, in: state.roots, at: now), replacing: state.roots, index: index)
        var changes: [CAChange] = []
        for old in state.roots.roots where old.id != root.id && state.key(ofRoot: old.id) != nil {
            changes.append(.deleteRootKey(rootID: old.id))
        }
        return changes + [.putRootKey(rootID: root.id, pem: key), .putRoots(roots)]
    }

    /// The rows that set a configuration; leaves of the former one are remembered by how long they live.
    package static func configure(_ configuration: CAConfiguration, in state: CAState, index: UInt64) -> CAChange {
        let old = state.row
        let isSame = old?.provider == configuration.provider && old?.given == configuration.given
        return .putConfiguration(
            CAConfigurationRow(
                provider: configuration.provider,
                given: configuration.given,
                createIndex: old?.createIndex ?? index,
                modifyIndex: isSame ? old?.modifyIndex ?? index : index
            )
        )
    }

    /// The row that remembers the longest life of leaves when a configuration is set.
    package static func remember(_ configuration: CAConfiguration, in state: CAState) -> CAChange {
        let longest = max(state.longestLeafLifetime, state.configuration.leafCertTTL, configuration.leafCertTTL)
        return .setLongestLeafLifetime(longest.components.seconds)
    }

    /// The rows that take away roots that nobody needs any more; none when there is no such root.
    ///
    /// Once only the active root is left, nobody needs to be led to it by older ones.
    package static func prune(_ state: CAState, index: UInt64, now: Int64) -> [CAChange] {
        let ids = Set(RootRotation.expendable(in: state.roots, at: now, leafLifetime: state.longestLeafLifetime))
        guard !ids.isEmpty else { return [] }
        var roots = state.roots
        roots.roots.removeAll { ids.contains($0.id) }
        var changes: [CAChange] = ids.sorted().filter { state.key(ofRoot: $0) != nil }.map {
            .deleteRootKey(rootID: $0)
        }
        if roots.roots.count == 1 {
            roots.roots[0].intermediateCertPEMs = []
            changes.append(.setLongestLeafLifetime(state.configuration.leafCertTTL.components.seconds))
        }
        return changes + [.putRoots(indexed(roots, replacing: state.roots, index: index))]
    }

    /// Whether the active root must be replaced although nobody asked for it: it is old and near its end.
    ///
    /// A root that an operator gave is replaced by the operator.
    package static func mustRenew(_ state: CAState, now: Int64) -> Bool {
        guard let root = state.activeRoot, state.configuration.privateKey.isEmpty, state.configuration.rootCert.isEmpty
        else { return false }
        let age = now - root.notBeforeSeconds
        let isInSecondHalf = age > (root.notAfterSeconds - root.notBeforeSeconds) / 2
        return isInSecondHalf && RootRotation.mustRenew(root, at: now, leafLifetime: state.configuration.leafCertTTL)
    }

    /// The roots with the index of this transaction where they differ from those before.
    static func indexed(_ roots: CARoots, replacing old: CARoots, index: UInt64) -> CARoots {
        var roots = roots
        for place in roots.roots.indices {
            let before = old.roots.first { $0.id == roots.roots[place].id }
            roots.roots[place].createIndex = before?.createIndex ?? index
            roots.roots[place].modifyIndex = before?.modifyIndex ?? index
            if let before, before != roots.roots[place] { roots.roots[place].modifyIndex = index }
        }
        return roots
    }
}
