/// What is kept of the output of a check.
///
/// - Source: reference §4.6: Consul keeps the last bytes of what a check printed, of an application's own note the first.
package enum CheckOutput {
    /// The most that `check_output_max_size` may be, in bytes; a row of the catalog holds more.
    package static let limitBytes = 512 << 10

    /// The last bytes of an output, from the beginning of a character on.
    package static func tail(_ bytes: some Collection<UInt8>, limit: Int) -> String {
        guard bytes.count > limit else { return clean(String(decoding: bytes, as: UTF8.self)) }
        var rest = bytes.suffix(limit)
        var dropped = 0
        while let first = rest.first, first & 0xC0 == 0x80, dropped < 3 {
            rest = rest.dropFirst()
            dropped += 1
        }
        return clean(String(decoding: rest, as: UTF8.self))
    }

    /// The first bytes of an output up to the end of a character, saying so.
    package static func head(_ text: String, limit: Int) -> String {
        let count = text.utf8.count
        guard count > limit else { return clean(text) }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: max(0, limit))
        while end > text.utf8.startIndex, end < text.utf8.endIndex, text.utf8[end] & 0xC0 == 0x80 {
            end = text.utf8.index(before: end)
        }
        return "\(clean(String(decoding: text.utf8[..<end], as: UTF8.self))) ... (captured \(limit) of \(count) bytes)"
    }

    /// Without NUL, which no row of the catalog can hold: it becomes the sign for what cannot be shown.
    package static func clean(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
}
