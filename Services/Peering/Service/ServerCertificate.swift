import AuthorityContract
import AuthorityTables
import Certificates
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import NIOCertificateReloading
import NIOSSL
import Synchronization

/// Keeps a certificate for the name by which other clusters address this one's servers.
///
/// - Source: reference §2.3, §3.10.
final class ServerCertificate: CertificateReloader {
    private struct Held: Sendable {
        var chain: [NIOSSLCertificateSource]
        var key: NIOSSLPrivateKeySource
        var trustDomain: String
        var rootID: String
        var renewAtSeconds: Int64
    }

    private let held = Mutex<Held?>(nil)
    private let authority: AuthorityClient
    private let inputs: PeeringInputs
    private let datacenter: String
    private let logger: Logger

    init(authority: AuthorityClient, inputs: PeeringInputs, datacenter: String, logger: Logger) {
        self.authority = authority
        self.inputs = inputs
        self.datacenter = datacenter
        self.logger = logger
    }

    var sslContextConfigurationOverride: NIOSSLContextConfigurationOverride {
        var override = NIOSSLContextConfigurationOverride()
        if let held = held.withLock({ $0 }) {
            override.certificateChain = held.chain
            override.privateKey = held.key
        }
        return override
    }

    /// Whether there is a certificate.
    var isReady: Bool { held.withLock { $0 != nil } }

    /// Gets a certificate, tried until there is one.
    func obtain() async throws {
        while true {
            try Task.checkCancellation()
            do {
                try await renew()
                return
            } catch let error as CancellationError {
                throw error
            } catch {
                logger.notice("no certificate for the peering server yet", metadata: ["error": "\(error)"])
                try await Task.sleep(for: .milliseconds(250))
            }
        }
    }

    /// Renews the certificate when it grows old or another root signs, until cancelled.
    func keepFresh() async throws {
        while true {
            let roots = inputs.authority.current.state.roots
            let isOutdated = held.withLock { held in
                guard let held else { return true }
                return held.trustDomain != roots.trustDomain || held.rootID != roots.activeRootID
                    || PeeringCore.now() / 1_000_000_000 >= held.renewAtSeconds
            }
            if isOutdated, !roots.trustDomain.isEmpty { try await obtain() }
            let index = inputs.authority.current.state.index(of: .roots)
            _ = await inputs.authority.value(of: .roots, after: index, timeout: .seconds(60))
            try Task.checkCancellation()
        }
    }

    private func renew() async throws {
        let roots = inputs.authority.current.state.roots
        guard !roots.trustDomain.isEmpty else { throw MeshError(.unavailable, "CA has not finished initializing") }
        let key = try CertificateKey.generate()
        let identity = SpiffeID(trustDomain: roots.trustDomain, holder: .server(datacenter: datacenter))
        let name = SpiffeID.peeringServerName(trustDomain: roots.trustDomain, datacenter: datacenter)
        let request = try CertificateRequest(key: key, names: SubjectNames(uris: [identity.uri], dnsNames: [name]))
        let leaf = try await authority.signServer(csrPEM: request.pem, context: CallContext(timeout: .seconds(5)))
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(leaf.certPEM.utf8)).map(
            NIOSSLCertificateSource.certificate
        )
        let privateKey = try NIOSSLPrivateKey(bytes: Array(key.revealedPEM().utf8), format: .pem)
        let lifetime = leaf.validBeforeSeconds - leaf.validAfterSeconds
        held.withLock {
            $0 = Held(
                chain: chain,
                key: .privateKey(privateKey),
                trustDomain: roots.trustDomain,
                rootID: roots.activeRootID,
                renewAtSeconds: leaf.validAfterSeconds + lifetime * 2 / 3
            )
        }
    }
}
