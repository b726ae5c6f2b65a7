import COpenSSL

/// Where secrets, identifiers and serial numbers come from; a test may put a fixed sequence in its place.
package struct RandomSource: Sendable {
    private let fill: @Sendable (Int) throws(CertificateError) -> [UInt8]

    /// Makes a source from a function that returns exactly as many bytes as asked for.
    package init(fill: @escaping @Sendable (Int) throws(CertificateError) -> [UInt8]) {
        self.fill = fill
    }

    /// OpenSSL's cryptographic generator.
    package static let system = RandomSource { (count: Int) throws(CertificateError) -> [UInt8] in
        var out = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&out, Int32(count)) == 1 else { throw libraryFailure("random bytes") }
        return out
    }

    /// `count` random bytes.
    ///
    /// - Throws: `CertificateError.library` when the system has no entropy.
    package func bytes(_ count: Int) throws(CertificateError) -> [UInt8] {
        let out = try fill(count)
        precondition(out.count == count, "a random source returned \(out.count) bytes instead of \(count)")
        return out
    }

    /// A random UUID (version 4) in lower case.
    package func uuid() throws(CertificateError) -> String {
        var raw = try bytes(16)
        raw[6] = raw[6] & 0x0f | 0x40
        raw[8] = raw[8] & 0x3f | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(36)
        for (index, byte) in raw.enumerated() {
            if [4, 6, 8, 10].contains(index) { out.append(UInt8(ascii: "-")) }
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A certificate serial number: 1 to 2^63 - 1.
    package func serialNumber() throws(CertificateError) -> UInt64 {
        let value = try bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & UInt64(Int64.max)
        return max(value, 1)
    }

    /// `count` characters of `a`-`z` and `0`-`9`, as in the name of a root certificate.
    package func label(_ count: Int = 8) throws(CertificateError) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        var out: [UInt8] = []
        while out.count < count {
            // 252 is the largest multiple of 36 in a byte: no character is more likely than another.
            for byte in try bytes(count * 2) where byte < 252 && out.count < count {
                out.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
