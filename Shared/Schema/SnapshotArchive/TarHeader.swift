/// The header of a file in a tar archive (POSIX ustar): 512 bytes.
struct TarHeader: Hashable {
    static let blockBytes = 512
    var name: String
    var size: UInt64

    init(name: String, size: UInt64) { (self.name, self.size) = (name, size) }

    /// Zeros that follow a file so that it ends with a block.
    static func padding(after size: UInt64) -> Int {
        (blockBytes - Int(size % UInt64(blockBytes))) % blockBytes
    }

    /// The header as it stands in the archive; `seconds` since 1970.
    func bytes(seconds: Int64) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockBytes)
        func put(_ text: String, at place: Int) {
            for (offset, byte) in text.utf8.enumerated() { block[place + offset] = byte }
        }
        func octal(_ value: UInt64, _ digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        }
        put(String(name.prefix(100)), at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(size, 11), at: 124)
        put(octal(UInt64(max(0, seconds)), 11), at: 136)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(Self.checksum(block), 6), at: 148)
        block[155] = UInt8(ascii: " ")
        return block
    }

    /// Reads a header; nil when its checksum is wrong, or it is about something else than a plain file.
    init?(_ block: [UInt8]) {
        func text(_ range: Range<Int>) -> String { String(decoding: block[range].prefix { $0 != 0 }, as: UTF8.self) }
        func octal(_ range: Range<Int>) -> UInt64? {
            UInt64(text(range).split(separator: " ").first ?? "", radix: 8)
        }
        guard block.count == Self.blockBytes, octal(148..<156) == Self.checksum(block),
            [0, UInt8(ascii: "0")].contains(block[156]), let size = octal(124..<136), size <= 1 << 33
        else { return nil }
        self.init(name: text(0..<100), size: size)
    }

    /// The sum of all bytes, with blanks in place of the sum itself.
    private static func checksum(_ block: [UInt8]) -> UInt64 {
        var sum: UInt64 = 0
        for (place, byte) in block.enumerated() { sum += (148..<156).contains(place) ? 0x20 : UInt64(byte) }
        return sum
    }
}
