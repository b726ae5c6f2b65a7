import COpenSSL
import SwiftASN1

/// A certificate signing request whose signature has been checked: its sender holds the key.
///
/// Nothing in it is granted by reading it; who may have which name is decided elsewhere, and the certificate is built
/// from that decision and the key only.
package struct CertificateRequest: Sendable, Hashable {
    /// The request in DER.
    package let encoded: [UInt8]
    /// The key to be certified.
    package let publicKey: PublicKey
    /// The names asked for.
    package let names: SubjectNames

    /// The request in PEM.
    package var pem: String { PEMBlock(label: "CERTIFICATE REQUEST", bytes: encoded).text }

    /// Makes a request without a subject for `key`.
    ///
    /// - Throws: `CertificateError.invalidField` for a name that cannot be written, `.library`.
    package init(key: CertificateKey, names: SubjectNames) throws(CertificateError) {
        try names.validate()
        let algorithm = ObjectIdentifiers.signatureAlgorithm(of: key.publicKey.algorithm)
        var body = DER.Serializer()
        body.constructed(.sequence) { body in
            body.unsignedInteger([0])
            body.serializeRawBytes(DistinguishedName.empty)
            body.serializeRawBytes(key.publicKey.encoded)
            body.constructed(.context(0)) { attributes in
                guard !names.isEmpty else { return }
                attributes.constructed(.sequence) { attribute in
                    attribute.primitive(.objectIdentifier, ObjectIdentifiers.extensionRequest)
                    attribute.constructed(.set) { set in
                        set.constructed(.sequence) { list in
                            list.certificateExtension(
                                ObjectIdentifiers.subjectAlternativeName,
                                .critical,
                                names.write
                            )
                        }
                    }
                }
            }
        }
        try self.init(encoded: CertificateTemplate.sealed(body.serializedBytes, algorithm: algorithm, by: key))
    }

    /// Reads a request in PEM and checks its signature.
    ///
    /// - Throws: `CertificateError.malformedPEM`, `.malformed`, `.badRequestSignature`, `.unsupportedKey`.
    package init(pem: String) throws(CertificateError) {
        let labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"]
        try self.init(encoded: PEMBlock.single(in: pem, labels: labels).bytes)
    }

    /// Reads a request in DER and checks its signature.
    ///
    /// - Throws: `CertificateError.malformed`, `.badRequestSignature`, `.unsupportedKey`.
    package init(encoded: [UInt8]) throws(CertificateError) {
        ERR_clear_error()
        let request = decodeWhole(encoded, release: { X509_REQ_free($0) }, read: { d2i_X509_REQ(nil, $0, $1) })
        guard let request else {
            throw .malformed(what: "certificate signing request", reason: lastLibraryReason())
        }
        defer { X509_REQ_free(request) }
        self.encoded = encoded
        publicKey = try PublicKey(
            field: X509_REQ_get_X509_PUBKEY(request),
            of: "certificate signing request"
        )
        guard X509_REQ_verify(request, X509_REQ_get0_pubkey(request)) == 1 else {
            ERR_clear_error()
            throw .badRequestSignature
        }
        names = try Self.names(request)
    }

    private static func names(_ request: OpaquePointer) throws(CertificateError) -> SubjectNames {
        let what = "certificate signing request"
        guard let extensions = X509_REQ_get_extensions(request) else {
            ERR_clear_error()
            return SubjectNames()
        }
        defer { OPENSSL_sk_pop_free(extensions) { X509_EXTENSION_free(OpaquePointer($0)) } }
        var critical: Int32 = 0
        guard let decoded = X509V3_get_d2i(extensions, NID_subject_alt_name, &critical, nil) else {
            guard critical == -1 else {
                ERR_clear_error()
                throw .malformed(what: what, reason: "its subject alternative name cannot be read")
            }
            return SubjectNames()
        }
        let list = OpaquePointer(decoded)
        defer { GENERAL_NAMES_free(list) }
        return try SubjectNames(reading: list, of: what)
    }
}
