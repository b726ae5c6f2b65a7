/// One PEM block: a label and the bytes between its two lines.
package struct PEMBlock: Sendable, Equatable {
    /// The words after BEGIN, such as `CERTIFICATE`.
    package let label: String
    /// The decoded content.
    package let bytes: [UInt8]

    /// Makes a block from its parts.
    package init(label: String, bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }

    /// The block as text with lines of 64 characters, ending in a newline.
    package var text: String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 3 / 2 + 80)
        out.append(contentsOf: "-----BEGIN \(label)-----\n".utf8)
        let encoded = Base64.encode(bytes)
        var start = 0
        while start < encoded.count {
            let end = min(start + 64, encoded.count)
            out.append(contentsOf: encoded[start..<end])
            out.append(UInt8(ascii: "\n"))
            start = end
        }
        out.append(contentsOf: "-----END \(label)-----\n".utf8)
        return String(decoding: out, as: UTF8.self)
    }

    /// All blocks of `text` in order; text between blocks is skipped.
    ///
    /// - Parameter text: a bundle; at most 1 MiB.
    /// - Returns: the blocks in order of appearance.
    /// - Throws: `CertificateError.malformedPEM` for an unfinished block, a label that does not match, foreign
    ///   characters inside, or text that is too long.
    package static func all(in text: String) throws(CertificateError) -> [PEMBlock] {
        guard text.utf8.count <= 1 << 20 else {
            throw .malformedPEM(expected: "any", reason: "the text is longer than 1 MiB")
        }
        var blocks: [PEMBlock] = []
        var label: String?
        var content: [UInt8] = []
        for line in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let trimmed = trim(line)
            if let begun = Self.label(of: trimmed, after: "-----BEGIN ") {
                guard label == nil else {
                    throw .malformedPEM(expected: begun, reason: "a block begins before the one above it has ended")
                }
                label = begun
                content = []
            } else if let ended = Self.label(of: trimmed, after: "-----END ") {
                guard let open = label, open == ended else {
                    throw .malformedPEM(expected: label ?? ended, reason: "the END line has no matching BEGIN line")
                }
                guard let bytes = Base64.decode(content) else {
                    throw .malformedPEM(expected: ended, reason: "the text between the lines is not base64")
                }
                blocks.append(PEMBlock(label: ended, bytes: bytes))
                label = nil
            } else if label != nil {
                content.append(contentsOf: trimmed)
            }
        }
        if let label { throw .malformedPEM(expected: label, reason: "the END line is missing") }
        return blocks
    }

    /// The one block with one of `labels` in `text`.
    static func single(in text: String, labels: [String]) throws(CertificateError) -> PEMBlock {
        let expected = labels.first ?? ""
        let all = try all(in: text)
        let blocks = all.filter { labels.contains($0.label) }
        guard let block = blocks.first else {
            let found = all.first.map { "found a block \"\($0.label)\" instead" } ?? "there is no PEM block in the text"
            throw .malformedPEM(expected: expected, reason: found)
        }
        guard blocks.count == 1 else {
            throw .malformedPEM(expected: expected, reason: "found \(blocks.count) blocks where one is expected")
        }
        return block
    }

    private static func trim(_ line: Substring.UTF8View) -> Substring.UTF8View {
        var line = line
        while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
        while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
        return line
    }

    private static func label(of line: Substring.UTF8View, after prefix: String) -> String? {
        let dashes = "-----"
        guard line.starts(with: prefix.utf8), line.count > prefix.utf8.count + dashes.utf8.count,
            line.suffix(5).elementsEqual(dashes.utf8)
        else { return nil }
        return String(Substring(line.dropFirst(prefix.utf8.count).dropLast(5)))
    }
}

/// Standard base64 with padding.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xff, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let second = left > 1 ? bytes[index + 1] : 0
            let third = left > 2 ? bytes[index + 2] : 0
            let word = UInt32(bytes[index]) << 16 | UInt32(second) << 8 | UInt32(third)
            out.append(alphabet[Int(word >> 18 & 63)])
            out.append(alphabet[Int(word >> 12 & 63)])
            out.append(left > 1 ? alphabet[Int(word >> 6 & 63)] : UInt8(ascii: "="))
            out.append(left > 2 ? alphabet[Int(word & 63)] : UInt8(ascii: "="))
            index += 3
        }
        return out
    }

    static func decode(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2, padding < max(text.count, 1) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var word: UInt32 = 0
        var held = 0
        for character in text.dropLast(padding) {
            let value = values[Int(character)]
            guard value != 0xff else { return nil }
            word = word << 6 | UInt32(value)
            held += 1
            if held == 4 {
                out.append(UInt8(truncatingIfNeeded: word >> 16))
                out.append(UInt8(truncatingIfNeeded: word >> 8))
                out.append(UInt8(truncatingIfNeeded: word))
                word = 0
                held = 0
            }
        }
        switch held {
        case 0: return out
        case 2: return word & 0xf == 0 ? out + [UInt8(truncatingIfNeeded: word >> 4)] : nil
        case 3:
            guard word & 0x3 == 0 else { return nil }
            return out + [UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2)]
        default: return nil
        }
    }
}
