package import AuthorityContract
package import AuthorityTables
import Certificates
import Foundation
package import MeshContracts
package import MeshDomain
import MeshJournal

/// Leaf certificates of services, made on this agent: the key never leaves it, only the request is signed elsewhere.
///
/// A leaf is kept until most of its life is over or the active root changes. Bounded: the leaf that was not asked for
/// the longest time goes first.
///
/// - Source: reference §10.3: renewed between 60 % and 90 % of the lifetime.
package actor LeafCache {
    private struct Entry {
        var leaf: LeafCertificate
        var rootID: String
        /// Seconds since 1970.
        var renewAt: Int64
        var lastUse: UInt64
    }

    private static let limit = 4096

    private let client: AuthorityClient
    private let roots: StateSource<AuthorityState>
    private let datacenter: String
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0

    /// An empty cache.
    package init(client: AuthorityClient, roots: StateSource<AuthorityState>, datacenter: String) {
        self.client = client
        self.roots = roots
        self.datacenter = datacenter
    }

    /// The leaf of a service; with an index, waits until there is one with a greater index or `wait` is over.
    package func leaf(
        for service: String,
        after index: UInt64,
        wait: Duration,
        context: CallContext
    ) async throws(MeshError) -> LeafCertificate {
        let deadline = ContinuousClock.now + wait
        while true {
            let leaf = try await current(service, context)
            guard index > 0, leaf.modifyIndex <= index else { return leaf }
            let rest = ContinuousClock.now.duration(to: deadline)
            guard rest > .zero, !Task.isCancelled else { return leaf }
            let now = Int64(Date().timeIntervalSince1970)
            let renewal = Duration.seconds(max(1, (entries[service]?.renewAt ?? now) - now))
            let known = roots.view.current.state.index(of: .roots)
            _ = await roots.view.value(of: .roots, after: known, timeout: min(rest, renewal))
        }
    }

    private func current(_ service: String, _ context: CallContext) async throws(MeshError) -> LeafCertificate {
        let activeRoot = roots.view.current.state.roots.activeRootID
        let now = Int64(Date().timeIntervalSince1970)
        uses += 1
        if let entry = entries[service], entry.rootID == activeRoot, now < entry.renewAt {
            entries[service]?.lastUse = uses
            return entry.leaf
        }
        let leaf = try await make(service, context)
        let life = max(0, leaf.validBeforeSeconds - leaf.validAfterSeconds)
        let renewAt = leaf.validAfterSeconds + Int64(Double(life) * Double.random(in: 0.6..<0.9))
        if entries.count >= Self.limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
        }
        entries[service] = Entry(leaf: leaf, rootID: activeRoot, renewAt: renewAt, lastUse: uses)
        return leaf
    }

    private func make(_ service: String, _ context: CallContext) async throws(MeshError) -> LeafCertificate {
        let trustDomain = roots.view.current.state.roots.trustDomain
        guard !trustDomain.isEmpty else {
            throw MeshError(.unavailable, "the certificate authority is not ready yet; try again in a moment")
        }
        let identity = SpiffeID(trustDomain: trustDomain, holder: .service(name: service, datacenter: datacenter))
        let request: CertificateRequest
        let keyPEM: String
        do {
            let key = try CertificateKey.generate()
            request = try CertificateRequest(key: key, names: SubjectNames(uris: [identity.uri]))
            keyPEM = try key.revealedPEM()
        } catch {
            throw MeshError(.internalFault, "a key for \(service) cannot be made: \(error)")
        }
        var leaf = try await client.sign(csrPEM: request.pem, context: context)
        leaf.privateKeyPEM = SecretID(keyPEM)
        leaf.service = service
        return leaf
    }
}
