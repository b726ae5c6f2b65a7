package import MeshDomain

/// Rows of the authority of a datacenter that is not the primary: the primary's roots, and an authority of its own below the active one.
package enum SecondaryRoots {
    /// Whether leaves can be signed here below a root of the primary.
    package static func isSigned(_ state: CAState, by root: CARoot) -> Bool {
        guard let own = state.activeRoot, own.id == root.id, state.key(ofRoot: own.id) != nil,
            own.externalTrustDomain == root.externalTrustDomain
        else { return false }
        return true
    }

    /// The rows that take over the primary's roots, with an authority that was just signed or the one there is.
    ///
    /// Roots of this datacenter's own from before, if any, stay trusted for as long as leaves of them may be in use.
    ///
    /// - Parameters:
    ///   - theirs: The primary's roots.
    ///   - own: The active root with this datacenter's authority, and the authority's key; nil for those there are.
    ///   - state: What is stored here.
    ///   - index: Of the transaction.
    ///   - now: Seconds since 1970.
    /// - Returns: None when nothing changes.
    package static func changes(
        _ theirs: CARoots,
        own: (root: CARoot, key: SecretID)?,
        in state: CAState,
        index: UInt64,
        now: Int64
    ) -> [CAChange] {
        guard var active = own?.root ?? state.activeRoot else { return [] }
        active.active = true
        active.rotatedOutAtSeconds = 0
        var roots = CARoots(trustDomain: theirs.trustDomain, activeRootID: active.id)
        roots.roots = theirs.roots.map { root in
            if root.id == active.id { return active }
            var old = root
            old.active = false
            return old
        }
        let known = Set(roots.roots.map(\.id))
        for var old in state.roots.roots where !known.contains(old.id) && state.roots.trustDomain != theirs.trustDomain
        {
            old.active = false
            if old.rotatedOutAtSeconds == 0 { old.rotatedOutAtSeconds = now }
            if now - old.rotatedOutAtSeconds <= 2 * state.longestLeafLifetime.components.seconds {
                roots.roots.append(old)
            }
        }
        roots = RootReplacement.indexed(roots, replacing: state.roots, index: index)
        var changes: [CAChange] = []
        if state.roots != roots { changes.append(.putRoots(roots)) }
        guard let own else { return changes }
        for old in state.roots.roots where old.id != active.id && state.key(ofRoot: old.id) != nil {
            changes.append(.deleteRootKey(rootID: old.id))
        }
        let configuration = state.configuration
        return changes + [
            .setClusterID(active.externalTrustDomain), .putRootKey(rootID: active.id, pem: own.key),
            RootReplacement.configure(configuration, in: state, index: index),
            RootReplacement.remember(configuration, in: state),
        ]
    }
}
