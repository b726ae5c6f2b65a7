/// The escapes of a text in double quotes, as in Go's source: `\n`, `\\`, `\x41`, `\u00e9`, `\U0001F600`, `\101`.
///
/// - Source: Consul's filter library unquotes such texts with Go's `strconv.Unquote`; a quote itself cannot be escaped there, as
///   its grammar ends the text at it.
enum FilterEscapes {
    /// The text that is meant; nil for an escape that there is not, and for a line break, which must be escaped.
    static func decode(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0x0A }) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                guard byte != 0x0A else { return nil }
                bytes.append(byte)
                continue
            }
            guard let kind = rest.popFirst(), appendEscape(kind, &rest, to: &bytes) else { return nil }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendEscape(_ kind: UInt8, _ rest: inout ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
        switch Character(Unicode.Scalar(kind)) {
        case "a": bytes.append(0x07)
        case "b": bytes.append(0x08)
        case "f": bytes.append(0x0C)
        case "n": bytes.append(0x0A)
        case "r": bytes.append(0x0D)
        case "t": bytes.append(0x09)
        case "v": bytes.append(0x0B)
        case "\\": bytes.append(kind)
        case "x":
            guard let value = number(&rest, digits: 2, radix: 16) else { return false }
            bytes.append(UInt8(value))
        case "u", "U":
            guard let value = number(&rest, digits: kind == UInt8(ascii: "u") ? 4 : 8, radix: 16),
                let scalar = Unicode.Scalar(value)
            else { return false }
            bytes.append(contentsOf: String(scalar).utf8)
        case "0"..."7":
            rest = [kind] + rest
            guard let value = number(&rest, digits: 3, radix: 8), value < 256 else { return false }
            bytes.append(UInt8(value))
        case _: return false
        }
        return true
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int, radix: UInt32) -> UInt32? {
        guard rest.count >= digits else { return nil }
        var value: UInt32 = 0
        for byte in rest.prefix(digits) {
            // Eight digits of 16 fit.
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { return nil }
            value = value * radix + UInt32(digit)
        }
        rest = rest.dropFirst(digits)
        return value
    }
}
