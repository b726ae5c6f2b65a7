import AuthorityContract
import Certificates
import Glibc
package import MeshContracts
package import MeshDomain
package import ProxySnapshots

/// The certificates of this process's proxies: one per identity, shared by all instances, renewed in time.
///
/// Keys are made here and never leave this process but to the proxies they are for.
/// - Source: reference "Leaf certificates": renewal between 60 % and 90 % of the life time, at once when a root changes.
package actor LeafCertificates {
    private struct Held {
        var leaf: LeafCertificate
        /// The root it was signed under.
        var rootID: String
        /// Seconds since 1970.
        var renewAfter: Int64
    }

    private let client: AuthorityClient
    private let datacenter: String
    private var held: [ProxyLeaf: Held] = [:]
    private var pending: [ProxyLeaf: Task<LeafCertificate, any Error>] = [:]

    /// Makes an empty store.
    package init(client: ServiceClient, datacenter: String) {
        self.client = AuthorityClient(client)
        self.datacenter = datacenter
    }

    /// The certificate of an identity, from the store or newly signed.
    ///
    /// - Parameters:
    ///   - identity: Whose certificate.
    ///   - roots: The roots now in force.
    ///   - token: The proxy's token, which must allow it.
    /// - Returns: Nil for proxies that need none, or while there are no roots.
    /// - Throws: What the certificate authority refused with, or that it cannot be asked.
    package func leaf(
        for identity: ProxyLeaf,
        roots: CARoots,
        token: SecretID
    ) async throws(MeshError) -> LeafCertificate? {
        let holder: SpiffeID.Holder
        switch identity {
        case .none: return nil
        case .service(let name): holder = .service(name: name, datacenter: datacenter)
        case .meshGateway: holder = .meshGateway(datacenter: datacenter)
        }
        guard !roots.activeRootID.isEmpty else { return nil }
        if let stored = held[identity], stored.rootID == roots.activeRootID, stored.renewAfter > Self.now() {
            return stored.leaf
        }
        let task: Task<LeafCertificate, any Error>
        if let running = pending[identity] {
            task = running
        } else {
            task = signing(SpiffeID(trustDomain: roots.trustDomain, holder: holder), token: token)
            pending[identity] = task
        }
        let leaf: LeafCertificate
        do { leaf = try await task.value } catch {
            pending[identity] = nil
            throw (error as? MeshError) ?? MeshError(.internalFault, "no certificate could be made: \(error)")
        }
        pending[identity] = nil
        let lifetime = leaf.validBeforeSeconds - leaf.validAfterSeconds
        let share = Double.random(in: 0.6...0.9)
        held[identity] = Held(
            leaf: leaf,
            rootID: roots.activeRootID,
            renewAfter: leaf.validAfterSeconds + Int64(Double(lifetime) * share)
        )
        return leaf
    }

    /// The certificate that is stored, however old.
    package func stored(_ identity: ProxyLeaf) -> LeafCertificate? { held[identity]?.leaf }

    /// The identities whose certificates should be renewed now.
    package func due(roots: CARoots) -> Set<ProxyLeaf> {
        let now = Self.now()
        return Set(held.filter { $0.value.renewAfter <= now || $0.value.rootID != roots.activeRootID }.keys)
    }

    private func signing(_ identity: SpiffeID, token: SecretID) -> Task<LeafCertificate, any Error> {
        let client = client
        return Task {
            let key = try CertificateKey.generate()
            let request = try CertificateRequest(key: key, names: SubjectNames(uris: [identity.uri]))
            var leaf = try await client.sign(csrPEM: request.pem, context: CallContext(token: token))
            leaf.privateKeyPEM = SecretID(try key.revealedPEM())
            return leaf
        }
    }

    private static func now() -> Int64 { Int64(time(nil)) }
}
