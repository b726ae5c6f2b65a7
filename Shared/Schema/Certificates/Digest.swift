import COpenSSL

/// Hashes and comparisons.
package enum Digest {
    /// SHA-256 of `bytes`, 32 bytes.
    package static func sha256(_ bytes: [UInt8]) throws(CertificateError) -> [UInt8] {
        try digest(bytes, EVP_sha256(), size: 32)
    }

    /// SHA-1 of `bytes`, 20 bytes; for identifiers only, never for trust.
    package static func sha1(_ bytes: [UInt8]) throws(CertificateError) -> [UInt8] {
        try digest(bytes, EVP_sha1(), size: 20)
    }

    /// HMAC with SHA-256, 32 bytes: what only who has the key can make of `message`.
    ///
    /// - Source: RFC 2104.
    package static func hmacSHA256(_ message: [UInt8], key: [UInt8]) throws(CertificateError) -> [UInt8] {
        let block = 64
        let short = key.count > block ? try sha256(key) : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = try sha256(padded.map { $0 ^ 0x36 } + message)
        return try sha256(padded.map { $0 ^ 0x5c } + inner)
    }

    /// Whether two texts are equal, in a time that does not depend on where they differ.
    package static func constantTimeEqual(_ left: String, _ right: String) -> Bool {
        constantTimeEqual(Array(left.utf8), Array(right.utf8))
    }

    /// Whether two byte strings are equal, in a time that does not depend on where they differ.
    package static func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return CRYPTO_memcmp(left, right, left.count) == 0
    }

    /// Lower-case hexadecimal pairs joined by colons, Consul's form of key identifiers and serial numbers.
    package static func colonHex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 3)
        for byte in bytes {
            if !out.isEmpty { out.append(UInt8(ascii: ":")) }
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digest(
        _ bytes: [UInt8],
        _ algorithm: OpaquePointer?,
        size: Int
    ) throws(CertificateError) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: size)
        var written: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &out, &written, algorithm, nil) == 1, Int(written) == size else {
            throw libraryFailure("hashing")
        }
        return out
    }
}
