import COpenSSL

/// SHA-256 of bytes that come piece by piece.
///
/// Not thread safe: one user at a time.
package final class SHA256Stream {
    private let state: OpaquePointer

    /// - Throws: `library` when OpenSSL has no memory.
    package init() throws(CertificateError) {
        guard let state = EVP_MD_CTX_new() else { throw libraryFailure("hashing") }
        self.state = state
        guard EVP_DigestInit_ex(state, EVP_sha256(), nil) == 1 else { throw libraryFailure("hashing") }
    }

    deinit { EVP_MD_CTX_free(state) }

    /// Adds bytes.
    package func add(_ bytes: [UInt8]) throws(CertificateError) {
        guard EVP_DigestUpdate(state, bytes, bytes.count) == 1 else { throw libraryFailure("hashing") }
    }

    /// The hash of all bytes, in hexadecimal; nothing can be added after it.
    package func hex() throws(CertificateError) -> String {
        var out = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        guard EVP_DigestFinal_ex(state, &out, &count) == 1 else { throw libraryFailure("hashing") }
        return Digest.hex(out)
    }
}

extension Digest {
    /// Lower-case hexadecimal digits.
    package static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
