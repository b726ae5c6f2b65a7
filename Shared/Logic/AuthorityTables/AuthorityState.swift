package import MeshDomain
package import MeshState

/// A change of what everybody may know of the certificate authority.
package enum AuthorityChange: Sendable, Hashable {
    /// All roots, replacing those before.
    case putRoots(CARoots)
    /// Only in snapshots.
    case rootsIndex(UInt64)
}

/// What a reader of the authority can wait for.
package enum AuthorityTopic: StateTopic {
    case roots

    package var path: TopicPath { TopicPath("roots") }
}

/// What everybody may know of the certificate authority: its roots, never a key.
package struct AuthorityState: ReplicatedState {
    /// All roots with the trust domain; empty until the authority is ready.
    package private(set) var roots = CARoots()
    private var rootsIndex: UInt64 = 0
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0

    package init() {}

    package mutating func apply(_ change: AuthorityChange, index: UInt64, touched: inout Touched<AuthorityTopic>) {
        guard case .putRoots(let new) = change, new != roots else { return }
        roots = new
        rootsIndex = index
        touched.insert(.roots)
    }

    package mutating func restore(_ change: AuthorityChange) {
        switch change {
        case .putRoots(let new): roots = new
        case .rootsIndex(let index): rootsIndex = index
        }
    }

    package func snapshot() -> [AuthorityChange] { [.putRoots(roots), .rootsIndex(rootsIndex)] }

    package func index(of topic: AuthorityTopic) -> UInt64 { max(floor, rootsIndex) }
}
