import COpenSSL
import SwiftASN1

/// The kinds of keys that are accepted.
package enum KeyAlgorithm: Sendable, Hashable {
    /// A NIST curve of 224, 256, 384 or 521 bits.
    case ellipticCurve(bits: Int)
    /// RSA; made with 2048 or 4096 bits, accepted from 2048 to 8192.
    case rsa(bits: Int)

    /// The default of keys for roots and leaves.
    package static let p256 = KeyAlgorithm.ellipticCurve(bits: 256)

    /// Consul's `PrivateKeyType`: `ec` or `rsa`.
    package var typeName: String {
        switch self {
        case .ellipticCurve: "ec"
        case .rsa: "rsa"
        }
    }

    /// Consul's `PrivateKeyBits`.
    package var bits: Int {
        switch self {
        case .ellipticCurve(let bits): bits
        case .rsa(let bits): bits
        }
    }

    /// Reads Consul's pair of `PrivateKeyType` and `PrivateKeyBits`.
    ///
    /// - Throws: `CertificateError.unsupportedKey`.
    package init(typeName: String, bits: Int) throws(CertificateError) {
        switch (typeName, bits) {
        case ("ec", 224), ("ec", 256), ("ec", 384), ("ec", 521): self = .ellipticCurve(bits: bits)
        case ("rsa", 2048), ("rsa", 4096): self = .rsa(bits: bits)
        case ("ec", _): throw .unsupportedKey("EC key length must be one of (224, 256, 384, 521) bits")
        case ("rsa", _): throw .unsupportedKey("RSA key length must be 2048 or 4096 bits")
        default: throw .unsupportedKey("private key type must be either 'ec' or 'rsa'")
        }
    }

    /// The algorithm of an OpenSSL key.
    init(of key: OpaquePointer) throws(CertificateError) {
        switch EVP_PKEY_get_base_id(key) {
        case EVP_PKEY_EC:
            // A curve spelt out by its numbers is one that others may not accept, even when it is a known one.
            guard Self.text("encoding", of: key) == "named_curve", let curve = Self.text("group", of: key) else {
                throw .unsupportedKey("the EC key does not name its curve")
            }
            switch curve {
            case "secp224r1": self = .ellipticCurve(bits: 224)
            case "prime256v1": self = .ellipticCurve(bits: 256)
            case "secp384r1": self = .ellipticCurve(bits: 384)
            case "secp521r1": self = .ellipticCurve(bits: 521)
            default: throw .unsupportedKey("the curve \(curve) is not P-224, P-256, P-384 or P-521")
            }
        case EVP_PKEY_RSA:
            let bits = Int(EVP_PKEY_get_bits(key))
            guard (2048...8192).contains(bits) else {
                throw .unsupportedKey("an RSA key needs 2048 to 8192 bits, this one has \(bits)")
            }
            self = .rsa(bits: bits)
        default:
            throw .unsupportedKey("only EC and RSA keys are accepted")
        }
    }

    /// A named property of an OpenSSL key, nil when it has none.
    private static func text(_ property: String, of key: OpaquePointer) -> String? {
        var text = [CChar](repeating: 0, count: 80)
        var length = 0
        guard EVP_PKEY_get_utf8_string_param(key, property, &text, text.count, &length) == 1 else {
            ERR_clear_error()
            return nil
        }
        return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The curve's number in OpenSSL.
    static func curve(bits: Int) -> Int32? {
        switch bits {
        case 224: NID_secp224r1
        case 256: NID_X9_62_prime256v1
        case 384: NID_secp384r1
        case 521: NID_secp521r1
        default: nil
        }
    }
}

/// A public key as it stands in certificates and signing requests.
package struct PublicKey: Sendable, Hashable {
    /// The SubjectPublicKeyInfo in DER.
    package let encoded: [UInt8]
    /// Kind and size.
    package let algorithm: KeyAlgorithm
    /// SHA-256 of `encoded`: the subject key identifier, 32 bytes.
    package let identifier: [UInt8]

    /// The identifier in Consul's form, as in `SigningKeyID`.
    package var identifierText: String { Digest.colonHex(identifier) }

    /// Reads a SubjectPublicKeyInfo.
    ///
    /// - Throws: `CertificateError.malformed`, `CertificateError.unsupportedKey`.
    package init(encoded: [UInt8]) throws(CertificateError) {
        let key = decodeWhole(encoded, release: { EVP_PKEY_free($0) }, read: { d2i_PUBKEY(nil, $0, $1) })
        guard let key else { throw .malformed(what: "public key", reason: lastLibraryReason()) }
        defer { EVP_PKEY_free(key) }
        try self.init(encoded: encoded, algorithm: KeyAlgorithm(of: key))
    }

    /// The key field of a certificate or signing request, which OpenSSL has decoded already.
    init(field: OpaquePointer?, of what: String) throws(CertificateError) {
        guard let key = X509_PUBKEY_get0(field) else {
            throw .malformed(what: what, reason: "its public key is unreadable: \(lastLibraryReason())")
        }
        let algorithm = try KeyAlgorithm(of: key)
        try self.init(
            encoded: encodeDER("encoding a public key") { i2d_X509_PUBKEY(field, $0) },
            algorithm: algorithm
        )
    }

    init(encoded: [UInt8], algorithm: KeyAlgorithm) throws(CertificateError) {
        self.encoded = encoded
        self.algorithm = algorithm
        self.identifier = try Digest.sha256(encoded)
    }

    /// The public half of an OpenSSL key of a known algorithm.
    ///
    /// Curve keys are written here: OpenSSL's general encoder takes ten times as long.
    init(of key: OpaquePointer, algorithm: KeyAlgorithm) throws(CertificateError) {
        switch algorithm {
        case .ellipticCurve(let bits):
            var out = DER.Serializer()
            let point = try Self.point(of: key)
            let curve = ObjectIdentifiers.curve(bits: bits)
            out.constructed(.sequence) { out in
                out.constructed(.sequence) { out in
                    out.primitive(.objectIdentifier, ObjectIdentifiers.ellipticCurveKey)
                    out.primitive(.objectIdentifier, curve)
                }
                out.bitString(point)
            }
            try self.init(encoded: out.serializedBytes, algorithm: algorithm)
        case .rsa:
            let encoded = try encodeDER("encoding a public key") { i2d_PUBKEY(key, $0) }
            try self.init(encoded: encoded, algorithm: algorithm)
        }
    }

    /// The encoded point of a curve key.
    static func point(of key: OpaquePointer) throws(CertificateError) -> [UInt8] {
        var point = [UInt8](repeating: 0, count: 133)
        var length = 0
        guard EVP_PKEY_get_octet_string_param(key, "pub", &point, point.count, &length) == 1 else {
            throw libraryFailure("encoding a public key")
        }
        return Array(point.prefix(length))
    }
}
