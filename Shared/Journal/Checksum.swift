/// CRC-32C (Castagnoli), which finds damage of what is stored.
///
/// - Source: RFC 3720 appendix B.4 has the test values.
package enum Checksum {
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
            tables[byte] = value
        }
        for slice in 1..<8 {
            for byte in 0..<256 {
                let before = tables[(slice - 1) * 256 + byte]
                tables[slice * 256 + byte] = before >> 8 ^ tables[Int(before & 0xFF)]
            }
        }
        return tables
    }()

    /// The checksum of some bytes.
    package static func crc32c(_ bytes: some Collection<UInt8>) -> UInt32 {
        bytes.withContiguousStorageIfAvailable { crc32c($0) } ?? Array(bytes).withUnsafeBufferPointer { crc32c($0) }
    }

    /// Some bytes with their checksum behind them.
    static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        let checksum = crc32c(bytes)
        return bytes + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: checksum >> ($0 as UInt32)) }
    }

    /// What `sealed` was given; nil when the checksum does not match.
    static func opened(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 4 else { return nil }
        let body = Array(bytes.dropLast(4))
        let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return crc32c(body) == stored ? body : nil
    }

    private static func crc32c(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var crc: UInt32 = 0xFFFF_FFFF
            var position = 0
            while position + 8 <= bytes.count {
                let low = crc ^ word(bytes, position)
                let high = word(bytes, position + 4)
                let first = tables[1792 + Int(low & 0xFF)] ^ tables[1536 + Int(low >> 8 & 0xFF)]
                let second = tables[1280 + Int(low >> 16 & 0xFF)] ^ tables[1024 + Int(low >> 24)]
                let third = tables[768 + Int(high & 0xFF)] ^ tables[512 + Int(high >> 8 & 0xFF)]
                let fourth = tables[256 + Int(high >> 16 & 0xFF)] ^ tables[Int(high >> 24)]
                crc = first ^ second ^ third ^ fourth
                position += 8
            }
            while position < bytes.count {
                crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[position])) & 0xFF)]
                position += 1
            }
            return ~crc
        }
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32 {
        let low = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
        return low | UInt32(bytes[position + 2]) << 16 | UInt32(bytes[position + 3]) << 24
    }
}
