import COpenSSL
package import MeshDomain
import SwiftASN1

/// A public key with which signatures of tokens (JWS) are verified.
///
/// - Source: RFC 7518 §3, RFC 8037.
package struct VerificationKey: Sendable {
    /// The kinds of keys, with what each can verify.
    private enum Kind: Sendable {
        case rsa
        case ellipticCurve(bits: Int)
        case ed25519

        func fits(_ algorithm: JWTAlgorithm) -> Bool {
            switch (self, algorithm) {
            case (.rsa, .rs256), (.rsa, .rs384), (.rsa, .rs512), (.rsa, .ps256), (.rsa, .ps384), (.rsa, .ps512): true
            case (.ellipticCurve(256), .es256), (.ellipticCurve(384), .es384), (.ellipticCurve(521), .es512): true
            case (.ed25519, .edDSA): true
            case (.rsa, _), (.ellipticCurve, _), (.ed25519, _): false
            }
        }
    }

    private let handle: KeyHandle
    private let kind: Kind

    /// Reads the public keys of a text in PEM: `PUBLIC KEY`, `RSA PUBLIC KEY` or the key of a `CERTIFICATE`.
    ///
    /// - Throws: `CertificateError` for a block that is none; there is at least one key otherwise.
    package static func all(pem: String) throws(CertificateError) -> [VerificationKey] {
        var keys: [VerificationKey] = []
        for block in try PEMBlock.all(in: pem) {
            switch block.label {
            case "PUBLIC KEY": keys.append(try VerificationKey(encoded: block.bytes))
            case "RSA PUBLIC KEY": keys.append(try VerificationKey(encoded: information(ofRSAKey: block.bytes)))
            case "CERTIFICATE":
                keys.append(try VerificationKey(encoded: Certificate(encoded: block.bytes).publicKey.encoded))
            default: throw .malformedPEM(expected: "PUBLIC KEY", reason: "found a block \"\(block.label)\" instead")
            }
        }
        guard !keys.isEmpty else {
            throw .malformedPEM(expected: "PUBLIC KEY", reason: "there is no PEM block in the text")
        }
        return keys
    }

    /// Reads a SubjectPublicKeyInfo (DER).
    ///
    /// - Throws: `CertificateError.malformed`, `CertificateError.unsupportedKey`.
    package init(encoded: [UInt8]) throws(CertificateError) {
        ERR_clear_error()
        let key = decodeWhole(encoded, release: { EVP_PKEY_free($0) }, read: { d2i_PUBKEY(nil, $0, $1) })
        guard let key else { throw .malformed(what: "public key", reason: lastLibraryReason()) }
        handle = KeyHandle(owning: key)
        kind = try handle.withKey { (key: OpaquePointer) throws(CertificateError) in
            if EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 { return Kind.ed25519 }
            return switch try KeyAlgorithm(of: key) {
            case .rsa: .rsa
            case .ellipticCurve(let bits): .ellipticCurve(bits: bits)
            }
        }
    }

    /// An RSA key by its numbers, big-endian.
    ///
    /// - Throws: `CertificateError.malformed`, `CertificateError.unsupportedKey` below 2048 bits.
    package init(rsaModulus: [UInt8], exponent: [UInt8]) throws(CertificateError) {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.unsignedInteger(rsaModulus)
            out.unsignedInteger(exponent)
        }
        try self.init(encoded: Self.information(ofRSAKey: out.serializedBytes))
    }

    /// A key of a NIST curve by its point; both numbers in their whole length.
    ///
    /// - Throws: `CertificateError.malformed` when the point is not on the curve.
    package init(curveBits bits: Int, x: [UInt8], y: [UInt8]) throws(CertificateError) {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.constructed(.sequence) { out in
                out.primitive(.objectIdentifier, ObjectIdentifiers.ellipticCurveKey)
                out.primitive(.objectIdentifier, ObjectIdentifiers.curve(bits: bits))
            }
            out.bitString([4] + x + y)
        }
        try self.init(encoded: out.serializedBytes)
    }

    /// An Ed25519 key by its 32 bytes.
    ///
    /// - Throws: `CertificateError.malformed`.
    package init(ed25519 bytes: [UInt8]) throws(CertificateError) {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.constructed(.sequence) { $0.primitive(.objectIdentifier, [0x2b, 0x65, 0x70]) }
            out.bitString(bytes)
        }
        try self.init(encoded: out.serializedBytes)
    }

    /// Whether a signature is this key's, in this way to sign; a way that the key is not for is never right.
    package func verifies(_ signature: [UInt8], of message: [UInt8], by algorithm: JWTAlgorithm) -> Bool {
        guard kind.fits(algorithm) else { return false }
        var signature = signature
        if case .ellipticCurve(let bits) = kind {
            guard let encoded = Self.encoded(signature, bits: bits) else { return false }
            signature = encoded
        }
        let verdict = try? handle.withKey { (key: OpaquePointer) throws(CertificateError) in
            guard let context = EVP_MD_CTX_new() else { throw libraryFailure("verifying a signature") }
            defer { EVP_MD_CTX_free(context) }
            var settings: OpaquePointer?
            guard EVP_DigestVerifyInit(context, &settings, Self.digest(algorithm), nil, key) == 1 else {
                throw libraryFailure("verifying a signature")
            }
            switch algorithm {
            case .ps256, .ps384, .ps512:
                // The salt is as long as the digest (RFC 7518 §3.5).
                guard EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1,
                    EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1
                else { throw libraryFailure("verifying a signature") }
            case .rs256, .rs384, .rs512, .es256, .es384, .es512, .edDSA: break
            }
            return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        }
        ERR_clear_error()
        return verdict ?? false
    }

    /// The digest of a way to sign; nil for Ed25519, which has its own.
    private static func digest(_ algorithm: JWTAlgorithm) -> OpaquePointer? {
        switch algorithm {
        case .rs256, .es256, .ps256: EVP_sha256()
        case .rs384, .es384, .ps384: EVP_sha384()
        case .rs512, .es512, .ps512: EVP_sha512()
        case .edDSA: nil
        }
    }

    /// A signature of two numbers side by side in the form that OpenSSL reads; nil when its length is wrong.
    private static func encoded(_ signature: [UInt8], bits: Int) -> [UInt8]? {
        let size = (bits + 7) / 8
        guard signature.count == 2 * size else { return nil }
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.unsignedInteger(Array(signature.prefix(size)))
            out.unsignedInteger(Array(signature.suffix(size)))
        }
        return out.serializedBytes
    }

    /// The SubjectPublicKeyInfo around the numbers of an RSA key.
    private static func information(ofRSAKey numbers: [UInt8]) -> [UInt8] {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.constructed(.sequence) { out in
                out.primitive(.objectIdentifier, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1])
                out.primitive(.null, [])
            }
            out.bitString(numbers)
        }
        return out.serializedBytes
    }
}
