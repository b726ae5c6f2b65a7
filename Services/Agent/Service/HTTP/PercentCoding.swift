import MeshDomain

/// Percent-encoding of URLs.
enum PercentCoding {
    /// Why a text cannot be decoded.
    enum Failure: Error {
        /// A percent sign without two hexadecimal digits.
        case brokenEscape
        /// The bytes are no UTF-8.
        case notUTF8
    }

    /// What is done about bytes that are no UTF-8.
    enum Repair {
        /// They become U+FFFD.
        case replaced
        /// They are an error.
        case refused
    }

    /// The decoded text.
    static func decode(
        _ text: some StringProtocol,
        plusIsBlank: Bool,
        repair: Repair
    ) throws(Failure) -> String {
        guard needsWork(text) else { return String(text) }
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
                    throw .brokenEscape
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(0x20)
            case _: bytes.append(byte)
            }
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        guard case .replaced = repair else { throw .notUTF8 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func needsWork(_ text: some StringProtocol) -> Bool {
        func isSpecial(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") }
        return text.utf8.withContiguousStorageIfAvailable { $0.contains(where: isSpecial) }
            ?? text.utf8.contains(where: isSpecial)
    }

    /// A text as it stands in a query, as Go writes it.
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                bytes.append(byte)
            case 0x20: bytes.append(UInt8(ascii: "+"))
            case _: bytes += [UInt8(ascii: "%")] + digits(of: byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The two digits of an escaped byte.
    static func digits(of byte: UInt8) -> [UInt8] { [digit(byte >> 4), digit(byte & 15)] }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
}
