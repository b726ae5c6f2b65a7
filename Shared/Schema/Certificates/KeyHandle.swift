import COpenSSL

/// Owns one OpenSSL key for as long as anybody refers to it.
///
/// `@unchecked`: the key is complete before this object exists and is never changed afterwards; OpenSSL allows any
/// number of threads to sign and verify with a key that nobody changes.
final class KeyHandle: @unchecked Sendable {
    private let key: OpaquePointer

    /// Takes ownership of `key`.
    init(owning key: OpaquePointer) { self.key = key }

    deinit { EVP_PKEY_free(key) }

    /// Lends the key to `body`, which must not keep it.
    func withKey<Result>(
        _ body: (OpaquePointer) throws(CertificateError) -> Result
    ) throws(CertificateError) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(key)
    }
}

/// Reads a DER object with one of OpenSSL's `d2i` functions; nil unless the object takes up all of `bytes`.
///
/// - Parameters:
///   - bytes: the encoded object.
///   - release: frees an object that was followed by surplus bytes.
///   - read: the `d2i` call.
/// - Returns: the object, which the caller frees.
func decodeWhole(
    _ bytes: [UInt8],
    release: (OpaquePointer?) -> Void,
    read: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?
) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
        var cursor = buffer.baseAddress
        guard cursor != nil, let object = read(&cursor, buffer.count) else { return nil }
        guard let start = buffer.baseAddress, let cursor, cursor == start + buffer.count else {
            release(object)
            return nil
        }
        return object
    }
}

/// Encodes an object with one of OpenSSL's `i2d` functions.
func encodeDER(
    _ operation: String,
    _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
) throws(CertificateError) -> [UInt8] {
    let size = write(nil)
    guard size > 0 else { throw libraryFailure(operation) }
    var written: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
        var cursor = buffer.baseAddress
        written = write(&cursor)
        count = written == size ? Int(size) : 0
    }
    guard written == size else { throw libraryFailure(operation) }
    return bytes
}
