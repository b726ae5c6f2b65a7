package import MeshDomain

extension Certificate {
    /// This root as the mesh's state and API show it.
    ///
    /// - Parameters:
    ///   - clusterID: the cluster's UUID.
    ///   - intermediates: certificates that lead from older roots to this one.
    ///   - active: whether leaves are signed with it now.
    /// - Returns: the root, with indexes unset.
    /// - Throws: `CertificateError.notAnAuthority`.
    package func root(
        clusterID: String,
        intermediates: [Certificate] = [],
        active: Bool
    ) throws(CertificateError) -> CARoot {
        guard isAuthority else { throw .notAnAuthority(subject: subjectCommonName) }
        return CARoot(
            id: fingerprint,
            name: "Consul CA Primary Cert",
            // Of a longer one, as other programs make them, the low 64 bits are shown, as Consul does.
            serialNumber: serial.suffix(8).reduce(0) { $0 << 8 | UInt64($1) },
            signingKeyID: subjectKeyIdentifierText,
            externalTrustDomain: clusterID.lowercased(),
            notBeforeSeconds: notBefore,
            notAfterSeconds: notAfter,
            rootCertPEM: pem,
            intermediateCertPEMs: intermediates.map(\.pem),
            active: active,
            privateKeyType: publicKey.algorithm.typeName,
            privateKeyBits: publicKey.algorithm.bits
        )
    }

    /// This leaf as the mesh's API shows it.
    ///
    /// - Parameters:
    ///   - key: the holder's key when it was made here, nil when a signing request was answered.
    ///   - intermediates: what must be handed out with the leaf.
    /// - Returns: the leaf, with indexes unset.
    /// - Throws: `CertificateError.invalidField` when the certificate does not carry exactly one SPIFFE ID.
    package func leaf(
        key: CertificateKey?,
        intermediates: [Certificate] = []
    ) throws(CertificateError) -> LeafCertificate {
        guard names.uris.count == 1, let uri = names.uris.first, let identity = try? SpiffeID(parsing: uri) else {
            throw .invalidField(name: "leaf certificate", reason: "must carry exactly one SPIFFE ID")
        }
        var service = ""
        if case .service(let name, _) = identity.holder { service = name.text }
        return LeafCertificate(
            serialNumber: serialText,
            certPEM: ([self] + intermediates).map(\.pem).joined(),
            privateKeyPEM: SecretID(try key?.revealedPEM() ?? ""),
            service: service,
            uri: uri,
            validAfterSeconds: notBefore,
            validBeforeSeconds: notAfter
        )
    }
}
