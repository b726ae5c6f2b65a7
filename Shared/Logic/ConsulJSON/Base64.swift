/// Base64 with padding, as Consul's tokens and hashes use it.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of some bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for byte in group { value = value << 8 | Int(byte) }
            value <<= 8 * (3 - group.count)
            for place in 0..<4 {
                let isPadding = place > group.count
                text.append(isPadding ? UInt8(ascii: "=") : alphabet[value >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Why a text is no base64: the place of the first byte that is wrong.
    package struct DecodingError: Error, Sendable, Hashable, CustomStringConvertible {
        package let offset: Int
        /// Go's wording.
        package var description: String { "illegal base64 data at input byte \(offset)" }
    }

    /// The bytes of a text; line ends are skipped.
    ///
    /// - Throws: ``DecodingError``.
    package static func decode(_ text: String) throws(DecodingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var value = 0
        var count = 0
        var padding = 0
        var offset = 0
        for byte in text.utf8 {
            defer { offset += 1 }
            if byte == 0x0A || byte == 0x0D { continue }
            if byte == UInt8(ascii: "=") {
                padding += 1
                guard count % 4 + padding <= 4, count % 4 >= 2 || padding > 1 else {
                    throw DecodingError(offset: offset)
                }
                continue
            }
            guard padding == 0, let digit = digit(byte) else { throw DecodingError(offset: offset) }
            value = value << 6 | digit
            count += 1
            if count % 4 == 0 {
                bytes += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
                value = 0
            }
        }
        switch (count % 4, padding) {
        case (0, 0): break
        case (2, 2): bytes.append(UInt8(value >> 4 & 255))
        case (3, 1): bytes += [UInt8(value >> 10 & 255), UInt8(value >> 2 & 255)]
        case _: throw DecodingError(offset: offset)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        case _: nil
        }
    }

    /// The bytes of a text in the alphabet for URLs, without padding, as tokens and keys (JWT, JWK) are written; nil when it
    /// is none.
    package static func decodeURL(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var value = 0
        var count = 0
        for byte in text {
            let digit: Int?
            switch byte {
            case UInt8(ascii: "-"): digit = 62
            case UInt8(ascii: "_"): digit = 63
            case UInt8(ascii: "+"), UInt8(ascii: "/"): digit = nil
            case _: digit = self.digit(byte)
            }
            guard let digit else { return nil }
            value = (value << 6 | digit) & 0xFFFFFF
            count += 1
            if count % 4 == 0 { bytes += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)] }
        }
        switch count % 4 {
        case 0: return bytes
        case 2: return bytes + [UInt8(value >> 4 & 255)]
        case 3: return bytes + [UInt8(value >> 10 & 255), UInt8(value >> 2 & 255)]
        case _: return nil
        }
    }

    /// The text of some bytes in the alphabet for URLs, without padding.
    package static func encodeURL(_ bytes: [UInt8]) -> String {
        String(
            decoding: encode(bytes).utf8.compactMap { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                case _: byte
                }
            },
            as: UTF8.self
        )
    }
}
