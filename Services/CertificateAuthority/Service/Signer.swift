import CertificateAuthorityLogic
import Certificates
import MeshBus
import MeshDomain
import Synchronization

/// Signs with the active root; keeps the key ready to use, and the pace.
final class Signer: Sendable {
    private struct Ready {
        var rootID: String
        var authority: SigningAuthority
    }

    private struct Pace {
        var perSecond = 0.0
        var limit = SigningRateLimit(perSecond: 0)
    }

    private let sealing: KeySealing
    private let ready = Mutex<Ready?>(nil)
    private let pace = Mutex(Pace())

    /// Signs with keys that are opened by `sealing`.
    init(_ sealing: KeySealing) { self.sealing = sealing }

    /// The authority of the active root.
    ///
    /// - Throws: `unavailable` before the first start is done or without the key that opens the root's, `internalFault` when key and certificate do not fit.
    func authority(_ state: CAState) throws(MeshError) -> SigningAuthority {
        guard let root = state.activeRoot, let key = state.key(ofRoot: root.id) else {
            throw MeshError(.unavailable, "the certificate authority has no root yet; try again")
        }
        // Below the root of another datacenter the authority is new when its certificate is.
        let name = root.id + root.signingKeyID
        if let known = ready.withLock({ $0 }), known.rootID == name { return known.authority }
        let authority = try Self.authority(root, try sealing.opened(key, for: root.id))
        ready.withLock { $0 = Ready(rootID: name, authority: authority) }
        return authority
    }

    /// The key is that of the root, or in a datacenter that is not the primary that of the first certificate below it.
    private static func authority(_ root: CARoot, _ key: SecretID) throws(MeshError) -> SigningAuthority {
        do throws(CertificateError) {
            let own = try CertificateKey(pem: key.revealed)
            if let pem = root.intermediateCertPEMs.first {
                let certificate = try Certificate(pem: pem)
                let isOwn = try Certificate(pem: root.rootCertPEM).publicKey != own.publicKey
                if isOwn { return try SigningAuthority(certificate: certificate, key: own) }
            }
            return try SigningAuthority(certificate: Certificate(pem: root.rootCertPEM), key: own)
        } catch { throw MeshError(.internalFault, "the active root cannot be used: \(error.description)") }
    }

    /// Waits for the request's turn.
    ///
    /// - Throws: `overloaded` when the turn would come too late.
    func admit(_ configuration: CAConfiguration) async throws(MeshError) {
        let admission = pace.withLock { pace in
            if pace.perSecond != configuration.csrMaxPerSecond {
                pace.perSecond = configuration.csrMaxPerSecond
                pace.limit = SigningRateLimit(perSecond: configuration.csrMaxPerSecond)
            }
            return pace.limit.admit(at: .milliseconds(BusClock.monotonicMilliseconds()))
        }
        switch admission {
        case .refused: throw SigningRateLimit.refusal
        case .after(let wait):
            guard wait > .zero else { return }
            do { try await Task.sleep(for: wait) } catch { throw MeshError(.unavailable, "the request was cancelled") }
        }
    }
}
