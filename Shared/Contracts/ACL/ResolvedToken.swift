package import AccessRules
package import MeshDomain
import Synchronization

/// What a token may do, as the ACL service resolved it.
package struct ResolvedToken: Sendable {
    /// Public id of the token; that of the anonymous token when none was given, empty when ACLs are off.
    package var accessorID: String
    /// Decides on each access.
    package let authorizer: Authorizer
    /// Where the token stands, and what is meant by requests that name no place.
    package var scope: Scope
    /// Which resolution this is: results with equal numbers permit the same, because they are copies of one result.
    ///
    /// The accessor does not tell that: its permissions change, and it is empty both while ACLs are off and while the down
    /// policy decides.
    package let resolution: UInt64

    /// Makes the result of a resolution.
    package init(accessorID: String, scope: Scope = .standard, authorizer: Authorizer) {
        self.accessorID = accessorID
        self.scope = scope
        self.authorizer = authorizer
        resolution = Self.resolutions.add(1, ordering: .relaxed).newValue
    }

    private static let resolutions = Atomic<UInt64>(0)

    /// Everything is allowed: ACLs are off.
    package static let accessControlOff = ResolvedToken(accessorID: "", authorizer: .accessControlOff)

    /// What the down policy `allow` gives a token that nothing is known of: it is somebody, and ACLs are on.
    package static let unknownButAllowed = ResolvedToken(
        accessorID: "unknown-while-acl-is-down",
        authorizer: Authorizer(policies: [], defaultPolicy: .allow)
    )

    /// Whether everything is allowed because ACLs are off.
    package var isAccessControlOff: Bool { authorizer.isAccessControlOff }

    /// Refuses when the token lacks a permission.
    ///
    /// - Throws: `permissionDenied` in Consul's words, naming the token's accessor and the permission that is missing.
    package func require(_ access: Access) throws(MeshError) {
        guard authorizer.allows(access) else {
            throw MeshError(.permissionDenied, access.refusal(accessorID: accessorID))
        }
    }
}

/// Resolves tokens; implementations: `TokenResolver` (asks the ACL service, caches), `OpenTokenResolver` (ACLs are off).
package protocol TokenResolving: Sendable {
    /// What the token with this secret may do; the empty secret is the anonymous token.
    ///
    /// - Throws: `permissionDenied` with `ACL not found` for an unknown or expired token, `unavailable` when it cannot be
    ///   told and no cached answer may be used.
    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken

    /// Tells that some of these tokens, policies or roles changed, or may have: at least once after any number of changes.
    func changes(of interest: AccessInterest) -> AsyncStream<Void>
}

extension TokenResolving {
    /// Nothing changes.
    package func changes(of interest: AccessInterest) -> AsyncStream<Void> { AsyncStream { _ in } }

    /// Tells that any tokens, policies or roles changed, or may have.
    package func changes() -> AsyncStream<Void> { changes(of: .everything) }
}

/// Allows everything: ACLs are off in this cluster.
package struct OpenTokenResolver: TokenResolving {
    /// Makes the resolver.
    package init() {}

    package func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken { .accessControlOff }
}
