package import MeshDomain

/// What a change of configuration does to the root.
package enum RootChange: Sendable, Hashable {
    /// The active root stays; only settings change.
    case keep
    /// A new root becomes active.
    case replace(RootTransition)
}

/// How trust passes from the old root to the new one.
package enum RootTransition: Sendable, Hashable {
    /// The old root signs the new one, so that no connection fails.
    case crossSigned
    /// Nothing connects the two: connections may fail until everybody has the new root.
    case abrupt
}

/// Decisions about which roots there are and which one signs.
///
/// - Source: reference http-api-and-config §10.2 and §10.4, "Rotation".
package enum RootRotation {
    /// What must be done to go from one configuration to another.
    ///
    /// - Parameters:
    ///   - current: the configuration in force.
    ///   - next: the configuration wanted; already checked.
    ///   - force: whether the operator accepts an abrupt change.
    /// - Returns: the change.
    /// - Throws: `MeshError` with code `rejected` when the old root may not sign the new one and this is not accepted.
    package static func change(
        from current: CAConfiguration,
        to next: CAConfiguration,
        force: CrossSigningRequirement
    ) throws(MeshError) -> RootChange {
        guard next.needsOtherRoot(than: current) else { return .keep }
        guard current.disableCrossSigning else { return .replace(.crossSigned) }
        switch force {
        case .waived:
            return .replace(.abrupt)
        case .required:
            throw MeshError(
                .rejected,
                "The current CA Provider does not support cross-signing. You can try again with "
                    + "ForceWithoutCrossSigningSet but this may cause disruption - see documentation for more."
            )
        }
    }

    /// The roots after `root` has become the active one; a root of the same id is replaced.
    ///
    /// - Parameters:
    ///   - root: the new root.
    ///   - roots: the roots so far.
    ///   - now: seconds since 1970.
    /// - Returns: all roots, exactly one of them active, the new one last.
    package static func activate(_ root: CARoot, in roots: CARoots, at now: Int64) -> CARoots {
        var next = roots
        next.roots.removeAll { $0.id == root.id }
        for index in next.roots.indices where next.roots[index].active {
            next.roots[index].active = false
            next.roots[index].rotatedOutAtSeconds = now
        }
        var active = root
        active.active = true
        active.rotatedOutAtSeconds = 0
        next.roots.append(active)
        next.activeRootID = active.id
        return next
    }

    /// The ids of roots that nobody needs any more: rotated out for longer than twice the life of a leaf.
    ///
    /// - Parameters:
    ///   - roots: the roots there are.
    ///   - now: seconds since 1970.
    ///   - leafLifetime: the longest life of leaves since the oldest rotation; after it has been shortened, the former.
    /// - Returns: ids in the order of the roots; never the active one.
    package static func expendable(in roots: CARoots, at now: Int64, leafLifetime: Duration) -> [String] {
        let wait = leafLifetime.components.seconds * 2
        return roots.roots.filter { root in
            !root.active && root.id != roots.activeRootID && root.rotatedOutAtSeconds > 0
                && now - root.rotatedOutAtSeconds > wait
        }.map(\.id)
    }

    /// Whether the active root must be replaced soon because it expires within three lives of a leaf.
    ///
    /// Leaves are cut off at the end of their root, so a root near its end would make them ever shorter.
    package static func mustRenew(_ root: CARoot, at now: Int64, leafLifetime: Duration) -> Bool {
        root.notAfterSeconds - now <= leafLifetime.components.seconds * 3
    }
}

/// Whether a change of roots may only happen with a cross-signed certificate.
package enum CrossSigningRequirement: Sendable, Hashable {
    /// Without cross-signing nothing is changed.
    case required
    /// `ForceWithoutCrossSigning` was given.
    case waived
}
