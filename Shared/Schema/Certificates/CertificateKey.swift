import COpenSSL

/// A private key; its description never shows it.
package struct CertificateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let handle: KeyHandle
    /// The public half.
    package let publicKey: PublicKey

    /// Makes a new key.
    ///
    /// - Parameter algorithm: EC P-256 unless given; RSA takes a second or more.
    /// - Returns: the key.
    /// - Throws: `CertificateError.unsupportedKey`, `CertificateError.library`.
    package static func generate(_ algorithm: KeyAlgorithm = .p256) throws(CertificateError) -> CertificateKey {
        ERR_clear_error()
        let kind: Int32
        switch algorithm {
        case .ellipticCurve: kind = EVP_PKEY_EC
        case .rsa: kind = EVP_PKEY_RSA
        }
        guard let context = EVP_PKEY_CTX_new_id(kind, nil) else { throw libraryFailure("key generation") }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_keygen_init(context) == 1 else { throw libraryFailure("key generation") }
        switch algorithm {
        case .ellipticCurve(let bits):
            guard let curve = KeyAlgorithm.curve(bits: bits) else {
                throw .unsupportedKey("EC key length must be one of (224, 256, 384, 521) bits")
            }
            guard EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, curve) == 1 else {
                throw libraryFailure("choosing a curve")
            }
        case .rsa(let bits):
            guard bits == 2048 || bits == 4096 else {
                throw .unsupportedKey("RSA key length must be 2048 or 4096 bits")
            }
            guard EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(bits)) == 1 else {
                throw libraryFailure("choosing a key size")
            }
        }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen(context, &key) == 1, let key else { throw libraryFailure("key generation") }
        return try CertificateKey(owning: key)
    }

    /// Reads a key in PEM: `EC PRIVATE KEY`, `RSA PRIVATE KEY` or `PRIVATE KEY`, not encrypted.
    ///
    /// - Throws: `CertificateError.malformedPEM`, `.malformed`, `.unsupportedKey`.
    package init(pem: String) throws(CertificateError) {
        ERR_clear_error()
        let block = try PEMBlock.single(in: pem, labels: ["EC PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY"])
        let key = decodeWhole(
            block.bytes,
            release: { EVP_PKEY_free($0) },
            read: { d2i_AutoPrivateKey(nil, $0, $1) }
        )
        guard let key else { throw .malformed(what: "private key", reason: lastLibraryReason()) }
        try self.init(owning: key)
    }

    /// Takes ownership of `key`, also when this throws.
    private init(owning key: OpaquePointer) throws(CertificateError) {
        handle = KeyHandle(owning: key)
        publicKey = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in try PublicKey(of: key) }
    }

    /// The key in PEM, labelled `EC PRIVATE KEY` or `RSA PRIVATE KEY` as by Consul.
    ///
    /// This is the secret itself.
    package func revealedPEM() throws(CertificateError) -> String {
        let bytes = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
            try encodeDER("encoding a private key") { i2d_PrivateKey(key, $0) }
        }
        switch publicKey.algorithm {
        case .ellipticCurve: return PEMBlock(label: "EC PRIVATE KEY", bytes: bytes).text
        case .rsa: return PEMBlock(label: "RSA PRIVATE KEY", bytes: bytes).text
        }
    }

    /// Signs `message` with SHA-256; the signature as it stands in certificates.
    package func sign(_ message: [UInt8]) throws(CertificateError) -> [UInt8] {
        try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
            guard let context = EVP_MD_CTX_new() else { throw libraryFailure("signing") }
            defer { EVP_MD_CTX_free(context) }
            var size = 0
            guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
                EVP_DigestSign(context, nil, &size, message, message.count) == 1
            else { throw libraryFailure("signing") }
            var signature = [UInt8](repeating: 0, count: size)
            guard EVP_DigestSign(context, &signature, &size, message, message.count) == 1 else {
                throw libraryFailure("signing")
            }
            signature.removeLast(signature.count - size)
            return signature
        }
    }

    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
