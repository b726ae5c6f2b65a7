import COpenSSL
import SwiftASN1

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
        return try CertificateKey(owning: key, algorithm: algorithm)
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
        let algorithm: KeyAlgorithm
        do {
            algorithm = try KeyAlgorithm(of: key)
        } catch {
            EVP_PKEY_free(key)
            throw error
        }
        try self.init(owning: key, algorithm: algorithm)
    }

    /// Takes ownership of `key`, also when this throws.
    private init(owning key: OpaquePointer, algorithm: KeyAlgorithm) throws(CertificateError) {
        handle = KeyHandle(owning: key)
        publicKey = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
            try PublicKey(of: key, algorithm: algorithm)
        }
    }

    /// The key in PEM, labelled `EC PRIVATE KEY` or `RSA PRIVATE KEY` as by Consul.
    ///
    /// This is the secret itself.
    package func revealedPEM() throws(CertificateError) -> String {
        switch publicKey.algorithm {
        case .ellipticCurve(let bits):
            let bytes = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
                try Self.encodeCurveKey(key, bits: bits)
            }
            return PEMBlock(label: "EC PRIVATE KEY", bytes: bytes).text
        case .rsa:
            let bytes = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
                try encodeDER("encoding a private key") { i2d_PrivateKey(key, $0) }
            }
            return PEMBlock(label: "RSA PRIVATE KEY", bytes: bytes).text
        }
    }

    /// A curve key as RFC 5915 has it; OpenSSL's general encoder takes ten times as long.
    private static func encodeCurveKey(_ key: OpaquePointer, bits: Int) throws(CertificateError) -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, "priv", &number) == 1, let number else {
            throw libraryFailure("encoding a private key")
        }
        defer { BN_clear_free(number) }
        var secret = [UInt8](repeating: 0, count: (bits + 7) / 8)
        guard BN_bn2binpad(number, &secret, Int32(secret.count)) == Int32(secret.count) else {
            throw libraryFailure("encoding a private key")
        }
        let point = try PublicKey.point(of: key)
        let curve = ObjectIdentifiers.curve(bits: bits)
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.unsignedInteger([1])
            out.primitive(.octetString, secret)
            out.constructed(.context(0)) { $0.primitive(.objectIdentifier, curve) }
            out.constructed(.context(1)) { $0.bitString(point) }
        }
        return out.serializedBytes
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
