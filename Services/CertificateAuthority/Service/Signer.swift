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

    private let ready = Mutex<Ready?>(nil)
    private let pace = Mutex(Pace())

    /// The authority of the active root.
    ///
    /// - Throws: `unavailable` before the first start is done, `internalFault` when key and certificate do not fit.
    func authority(_ state: CAState) throws(MeshError) -> SigningAuthority {
        guard let root = state.activeRoot, let key = state.key(ofRoot: root.id) else {
            throw MeshError(.unavailable, "the certificate authority has no root yet; try again")
        }
        if let known = ready.withLock({ $0 }), known.rootID == root.id { return known.authority }
        let authority: SigningAuthority
        do throws(CertificateError) {
            authority = try SigningAuthority(
                certificate: Certificate(pem: root.rootCertPEM),
                key: CertificateKey(pem: key.revealed)
            )
        } catch { throw MeshError(.internalFault, "the active root cannot be used: \(error.description)") }
        ready.withLock { $0 = Ready(rootID: root.id, authority: authority) }
        return authority
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
