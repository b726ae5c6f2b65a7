import Certificates
package import MeshContracts
package import MeshDomain

extension AuthorityClient {
    /// A new key with a certificate: the key is made here and only the request for the certificate leaves.
    ///
    /// - Parameters:
    ///   - holder: Whose certificate.
    ///   - roots: The roots now in force, which name the trust domain.
    ///   - context: Whose token must allow it.
    /// - Returns: The leaf with its key.
    /// - Throws: `unavailable` while there are no roots, or what the certificate authority refused with.
    package func leaf(
        for holder: SpiffeID.Holder,
        roots: CARoots,
        context: CallContext
    ) async throws(MeshError) -> HeldLeaf {
        guard !roots.trustDomain.isEmpty, !roots.activeRootID.isEmpty else {
            throw MeshError(.unavailable, "the certificate authority is not ready yet; try again in a moment")
        }
        let identity = SpiffeID(trustDomain: roots.trustDomain, holder: holder)
        let request: CertificateRequest
        let keyPEM: String
        do {
            let key = try CertificateKey.generate()
            request = try CertificateRequest(key: key, names: SubjectNames(uris: [identity.uri]))
            keyPEM = try key.revealedPEM()
        } catch {
            throw MeshError(.internalFault, "a key for \(identity.uri) cannot be made: \(error)")
        }
        var leaf = try await sign(csrPEM: request.pem, context: context)
        leaf.privateKeyPEM = SecretID(keyPEM)
        return HeldLeaf(leaf, rootID: roots.activeRootID)
    }
}
