import CertificateAuthorityLogic
import Certificates
import Logging
import MeshDomain
import Metrics

/// Tells how long the authority's certificates are good: two gauges in seconds, as Consul has them, and a warning near the end.
///
/// - Source: Consul's documentation of telemetry, certificate TTLs.
struct ExpiryWatch: Sendable {
    private let root = Gauge(label: "consul.mesh.active-root-ca.expiry")
    private let signing = Gauge(label: "consul.mesh.active-signing-ca.expiry")

    /// Looks at the certificates, and warns by `logger` of those near their end.
    ///
    /// `now` is in seconds since 1970.
    func tell(_ state: CAState, now: Int64, _ logger: Logger) {
        guard let active = state.activeRoot else { return }
        root.record(Double(max(0, active.notAfterSeconds - now)))
        warn("root", active.notBeforeSeconds, active.notAfterSeconds, now, logger)
        guard let signer = Self.signer(active) else {
            return signing.record(Double(max(0, active.notAfterSeconds - now)))
        }
        signing.record(Double(max(0, signer.notAfter - now)))
        warn("signing", signer.notBefore, signer.notAfter, now, logger)
    }

    /// The certificate below the root by which leaves are signed; nil when the root signs them itself.
    private static func signer(_ root: CARoot) -> Certificate? {
        guard let pem = root.intermediateCertPEMs.first, let certificate = try? Certificate(pem: pem),
            certificate.subjectKeyIdentifierText == root.signingKeyID,
            (try? Certificate(pem: root.rootCertPEM))?.publicKey != certificate.publicKey
        else { return nil }
        return certificate
    }

    private func warn(_ kind: String, _ begin: Int64, _ end: Int64, _ now: Int64, _ logger: Logger) {
        guard CertificateEnd.isNear(begin: begin, end: end, now: now) else { return }
        let days = max(0, end - now) / 86_400
        logger.warning(
            "the authority's \(kind) certificate expires soon; rotate it (docs/certificates.md)",
            metadata: ["expires_in": "\(days)d", "is_over": "\(now >= end)"]
        )
    }
}
