import COpenSSL

/// A certificate that was read completely: what it says, and its bytes.
package struct Certificate: Sendable, Hashable {
    /// The certificate in DER.
    package let encoded: [UInt8]
    /// The common name of the subject, empty for leaves.
    package let subjectCommonName: String
    /// The common name of the issuer.
    package let issuerCommonName: String
    /// The serial number's magnitude, big-endian, without leading zeros except for zero itself.
    package let serial: [UInt8]
    /// When it begins to be valid: seconds since 1970.
    package let notBefore: Int64
    /// The last second of validity: seconds since 1970.
    package let notAfter: Int64
    /// URIs, DNS names and addresses of the holder.
    package let names: SubjectNames
    /// Whether it may sign other certificates.
    package let isAuthority: Bool
    /// The holder's key.
    package let publicKey: PublicKey
    /// The identifier of the holder's key, empty when it is not stated.
    package let subjectKeyIdentifier: [UInt8]
    /// The identifier of the issuer's key, empty when it is not stated.
    package let authorityKeyIdentifier: [UInt8]
    /// SHA-1 of `encoded` in colon-separated hexadecimal: Consul's id of a root.
    package let fingerprint: String
    /// The subject's name in DER.
    let subjectName: [UInt8]

    /// The certificate in PEM, ending in a newline.
    package var pem: String { PEMBlock(label: "CERTIFICATE", bytes: encoded).text }
    /// The serial number in Consul's form of leaves, such as `0a:3f`.
    package var serialText: String { Digest.colonHex(serial) }
    /// The serial number as Consul shows it for roots; nil when it needs more than 64 bits.
    package var serialNumber: UInt64? {
        serial.count <= 8 ? serial.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }
    /// The identifier of the holder's key in Consul's form, as in `SigningKeyID`.
    package var subjectKeyIdentifierText: String { Digest.colonHex(subjectKeyIdentifier) }
    /// The identifier of the issuer's key in Consul's form.
    package var authorityKeyIdentifierText: String { Digest.colonHex(authorityKeyIdentifier) }

    /// Reads the one certificate in `pem`.
    ///
    /// - Throws: `CertificateError.malformedPEM`, `.malformed`, `.unsupportedKey`.
    package init(pem: String) throws(CertificateError) {
        try self.init(encoded: PEMBlock.single(in: pem, labels: ["CERTIFICATE"]).bytes)
    }

    /// Reads all certificates of a bundle in order; a bundle without any is an error.
    ///
    /// - Throws: `CertificateError.malformedPEM`, `.malformed`, `.unsupportedKey`.
    package static func bundle(pem: String) throws(CertificateError) -> [Certificate] {
        let blocks = try PEMBlock.all(in: pem)
        var certificates: [Certificate] = []
        for block in blocks {
            guard block.label == "CERTIFICATE" else {
                throw .malformedPEM(expected: "CERTIFICATE", reason: "found a block \"\(block.label)\" in the bundle")
            }
            certificates.append(try Certificate(encoded: block.bytes))
        }
        guard !certificates.isEmpty else {
            throw .malformedPEM(expected: "CERTIFICATE", reason: "there is no PEM block in the text")
        }
        return certificates
    }

    /// Reads a certificate in DER.
    ///
    /// - Throws: `CertificateError.malformed`, `.unsupportedKey`.
    package init(encoded: [UInt8]) throws(CertificateError) {
        let x509 = try Self.decode(encoded)
        defer { X509_free(x509) }
        self.encoded = encoded
        subjectName = try Self.nameBytes(X509_get_subject_name(x509))
        subjectCommonName = try Self.commonName(X509_get_subject_name(x509))
        issuerCommonName = try Self.commonName(X509_get_issuer_name(x509))
        serial = try Self.serial(x509)
        notBefore = try Self.seconds(X509_get0_notBefore(x509))
        notAfter = try Self.seconds(X509_get0_notAfter(x509))
        names = try Self.names(x509)
        isAuthority = X509_check_ca(x509) == 1
        guard X509_get_extension_flags(x509) & UInt32(EXFLAG_INVALID) == 0 else {
            ERR_clear_error()
            throw .malformed(what: "certificate", reason: "an extension in it is invalid or occurs twice")
        }
        publicKey = try PublicKey(field: X509_get_X509_PUBKEY(x509), of: "certificate")
        subjectKeyIdentifier = asn1Bytes(X509_get0_subject_key_id(x509))
        authorityKeyIdentifier = asn1Bytes(X509_get0_authority_key_id(x509))
        fingerprint = Digest.colonHex(try Digest.sha1(encoded))
    }

    /// A certificate that was just made from `template`; equal to what reading `encoded` would give.
    init(
        encoded: [UInt8],
        madeFrom template: CertificateTemplate,
        subjectCommonName: String,
        issuerCommonName: String
    ) throws(CertificateError) {
        self.encoded = encoded
        self.subjectCommonName = subjectCommonName
        self.issuerCommonName = issuerCommonName
        let magnitude = Array(template.serial.drop { $0 == 0 })
        serial = magnitude.isEmpty ? [0] : magnitude
        notBefore = template.notBefore
        notAfter = template.notAfter
        names = template.names
        isAuthority = template.usage == .authority
        publicKey = template.publicKey
        subjectKeyIdentifier = template.publicKey.identifier
        authorityKeyIdentifier = template.authorityKeyIdentifier
        fingerprint = Digest.colonHex(try Digest.sha1(encoded))
        subjectName = template.subject
    }

    /// Whether the certificate is valid at a moment, given in seconds since 1970.
    package func isValid(at seconds: Int64) -> Bool { (notBefore...notAfter).contains(seconds) }

    /// Whether `issuer` signed this certificate; says nothing about validity in time or about trust.
    package func isSigned(by issuer: Certificate) throws(CertificateError) -> Bool {
        let x509 = try Self.decode(encoded)
        defer { X509_free(x509) }
        let key = decodeWhole(
            issuer.publicKey.encoded,
            release: { EVP_PKEY_free($0) },
            read: { d2i_PUBKEY(nil, $0, $1) }
        )
        guard let key else { throw .malformed(what: "public key", reason: lastLibraryReason()) }
        defer { EVP_PKEY_free(key) }
        let verdict = X509_verify(x509, key)
        ERR_clear_error()
        return verdict == 1
    }

    /// Decodes for another OpenSSL call; the caller frees the result.
    static func decode(_ encoded: [UInt8]) throws(CertificateError) -> OpaquePointer {
        ERR_clear_error()
        let x509 = decodeWhole(encoded, release: { X509_free($0) }, read: { d2i_X509(nil, $0, $1) })
        guard let x509 else { throw .malformed(what: "certificate", reason: lastLibraryReason()) }
        return x509
    }

    private static func serial(_ x509: OpaquePointer) throws(CertificateError) -> [UInt8] {
        let number = X509_get0_serialNumber(x509)
        guard let number, ASN1_STRING_type(number) == V_ASN1_INTEGER else {
            throw .malformed(what: "certificate", reason: "its serial number is missing or negative")
        }
        let bytes = Array(asn1Bytes(number).drop { $0 == 0 })
        return bytes.isEmpty ? [0] : bytes
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(CertificateError) -> Int64 {
        guard let time, let epoch = ASN1_TIME_set(nil, 0) else { throw libraryFailure("reading a time") }
        defer { ASN1_TIME_free(epoch) }
        var days: Int32 = 0
        var rest: Int32 = 0
        guard ASN1_TIME_diff(&days, &rest, epoch, time) == 1 else {
            ERR_clear_error()
            throw .malformed(what: "certificate", reason: "a time of its validity cannot be read")
        }
        return Int64(days) * 86_400 + Int64(rest)
    }

    private static func nameBytes(_ name: OpaquePointer?) throws(CertificateError) -> [UInt8] {
        try encodeDER("encoding a name") { i2d_X509_NAME(name, $0) }
    }

    private static func commonName(_ name: OpaquePointer?) throws(CertificateError) -> String {
        let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
        guard index >= 0 else { return "" }
        let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index))
        var text: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&text, value)
        guard count >= 0, let text else {
            ERR_clear_error()
            throw .malformed(what: "certificate", reason: "a common name in it is not text")
        }
        defer { CRYPTO_free(text, #file, #line) }
        let bytes = UnsafeBufferPointer(start: text, count: Int(count))
        guard !bytes.contains(0), let common = String(validating: bytes, as: UTF8.self) else {
            throw .malformed(what: "certificate", reason: "a common name in it is not text")
        }
        return common
    }

    private static func names(_ x509: OpaquePointer) throws(CertificateError) -> SubjectNames {
        var critical: Int32 = 0
        let decoded = X509_get_ext_d2i(x509, NID_subject_alt_name, &critical, nil)
        guard let decoded else {
            // -1: not there. Anything else: there, but unreadable or more than once.
            guard critical == -1 else {
                ERR_clear_error()
                throw .malformed(what: "certificate", reason: "its subject alternative name cannot be read")
            }
            return SubjectNames()
        }
        let list = OpaquePointer(decoded)
        defer { GENERAL_NAMES_free(list) }
        return try SubjectNames(reading: list, of: "certificate")
    }
}
