import COpenSSL

/// A key that keeps what is stored outside of a cluster from everybody else: AES-256-GCM.
package struct SealingKey: Sendable {
    /// How many bytes a secret must have from which a key is made.
    package static let secretBytes = 16...1024
    /// Bytes that sealing adds: a random nonce in front, a tag at the end.
    package static let overhead = nonceBytes + tagBytes
    private static let nonceBytes = 12
    private static let tagBytes = 16

    /// Names the key without telling anything of it: 16 hexadecimal digits.
    package let id: String
    private let key: [UInt8]

    /// Makes the key of a secret.
    ///
    /// - Throws: `invalidField` when the secret is too short or too long.
    package init(secret: [UInt8]) throws(CertificateError) {
        guard Self.secretBytes.contains(secret.count) else {
            throw .invalidField(
                name: "secret",
                reason: "it has \(secret.count) bytes; \(Self.secretBytes.lowerBound) to "
                    + "\(Self.secretBytes.upperBound) are taken"
            )
        }
        key = try Digest.hmacSHA256(Array("tombolo sealing key".utf8), key: secret)
        let name = try Digest.hmacSHA256(Array("tombolo sealing key id".utf8), key: secret)
        id = Digest.hex(Array(name.prefix(8)))
    }

    /// Encrypts; only with the same `context` it can be opened, which says where it belongs.
    package func seal(
        _ content: [UInt8],
        context: [UInt8],
        random: RandomSource = .system
    ) throws(CertificateError) -> [UInt8] {
        let nonce = try random.bytes(Self.nonceBytes)
        guard let cipher = EVP_CIPHER_CTX_new() else { throw libraryFailure("encrypting") }
        defer { EVP_CIPHER_CTX_free(cipher) }
        var out = [UInt8](repeating: 0, count: content.count)
        var tag = [UInt8](repeating: 0, count: Self.tagBytes)
        var count: Int32 = 0
        guard content.count <= Int32.max, EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_EncryptUpdate(cipher, nil, &count, context, Int32(context.count)) == 1,
            content.isEmpty || EVP_EncryptUpdate(cipher, &out, &count, content, Int32(content.count)) == 1,
            EVP_EncryptFinal_ex(cipher, &tag, &count) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, Int32(Self.tagBytes), &tag) == 1
        else { throw libraryFailure("encrypting") }
        return nonce + out + tag
    }

    /// Decrypts what `seal` made; nil when it is damaged, was sealed with another key, or belongs elsewhere.
    package func open(_ sealed: [UInt8], context: [UInt8]) throws(CertificateError) -> [UInt8]? {
        guard sealed.count >= Self.overhead, sealed.count <= Int32.max else { return nil }
        let nonce = Array(sealed.prefix(Self.nonceBytes))
        let content = Array(sealed.dropFirst(Self.nonceBytes).dropLast(Self.tagBytes))
        var tag = Array(sealed.suffix(Self.tagBytes))
        guard let cipher = EVP_CIPHER_CTX_new() else { throw libraryFailure("decrypting") }
        defer { EVP_CIPHER_CTX_free(cipher) }
        var out = [UInt8](repeating: 0, count: content.count)
        var rest = [UInt8](repeating: 0, count: Self.tagBytes)
        var count: Int32 = 0
        guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_DecryptUpdate(cipher, nil, &count, context, Int32(context.count)) == 1,
            content.isEmpty || EVP_DecryptUpdate(cipher, &out, &count, content, Int32(content.count)) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, Int32(Self.tagBytes), &tag) == 1
        else { throw libraryFailure("decrypting") }
        guard EVP_DecryptFinal_ex(cipher, &rest, &count) == 1 else {
            _ = lastLibraryReason()
            return nil
        }
        return out
    }
}
