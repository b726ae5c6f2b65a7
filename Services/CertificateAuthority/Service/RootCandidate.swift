import CertificateAuthorityLogic
import Certificates
import MeshDomain

/// A root that may become the active one.
struct RootCandidate: Sendable {
    /// As it is stored, without indexes.
    var root: CARoot
    var key: SecretID
    private let authority: SigningAuthority
    private let clusterID: String

    /// Makes a root, or reads the one that the configuration holds.
    ///
    /// `now` is in seconds since 1970.
    ///
    /// - Throws: `rejected` when the configuration's key or certificate cannot be used.
    init(_ configuration: CAConfiguration, clusterID: String, random: RandomSource, now: Int64) throws(MeshError) {
        guard configuration.rootCert.isEmpty || !configuration.privateKey.isEmpty else {
            throw Self.refusal("a RootCert needs its PrivateKey")
        }
        do throws(CertificateError) {
            let key: CertificateKey
            if configuration.privateKey.isEmpty {
                key = try .generate(
                    KeyAlgorithm(typeName: configuration.privateKeyType, bits: configuration.privateKeyBits)
                )
            } else {
                key = try CertificateKey(pem: configuration.privateKey.revealed)
            }
            if configuration.rootCert.isEmpty {
                authority = try .makeRoot(
                    clusterID: clusterID,
                    label: try random.label(),
                    serial: try random.serialNumber(),
                    key: key,
                    now: now,
                    lifetime: configuration.rootCertTTL
                )
            } else {
                authority = try SigningAuthority(certificate: Certificate(pem: configuration.rootCert), key: key)
            }
            root = try authority.certificate.root(clusterID: clusterID, active: true)
            self.key = SecretID(try key.revealedPEM())
        } catch { throw Self.refusal(error.description) }
        self.clusterID = clusterID
        guard authority.trustDomain == SpiffeID.trustDomain(clusterID: clusterID) else {
            throw Self.refusal(
                "the RootCert belongs to the trust domain \(authority.trustDomain), this cluster's is"
                    + " \(SpiffeID.trustDomain(clusterID: clusterID))"
            )
        }
        guard root.notAfterSeconds > now else { throw Self.refusal("the RootCert has expired") }
    }

    /// Has the old root sign this one, so that whoever trusts only the old one trusts new leaves too.
    mutating func crossSign(
        by old: SigningAuthority,
        random: RandomSource,
        now: Int64,
        lifetime: Duration
    ) throws(MeshError) {
        do throws(CertificateError) {
            let bridge = try old.crossSign(
                authority.certificate,
                serial: try random.serialNumber(),
                now: now,
                lifetime: lifetime
            )
            root = try authority.certificate.root(clusterID: clusterID, intermediates: [bridge], active: true)
        } catch {
            throw MeshError(.rejected, "the old root cannot sign the new one: \(error.description)")
        }
    }

    private static func refusal(_ reason: String) -> MeshError {
        MeshError(.rejected, "error configuring provider: \(reason)")
    }
}
