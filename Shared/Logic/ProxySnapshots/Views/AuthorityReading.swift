package import MeshDomain

/// What proxies need to know of the certificate authority.
package protocol AuthorityReading: Sendable {
    /// All roots; the trust domain is empty until the authority is ready.
    func certificateRoots() -> CARoots
}
