import Foundation
import SwiftASN1

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
        PEMDocument(type: label, derBytes: bytes).pemString + "\n"
    }

    /// All blocks of `text` in order; text between blocks is skipped.
    ///
    /// Lines may have any length and blanks around them, as Go's and OpenSSL's readers take them; swift-asn1's reader demands 64
    /// characters a line, so the lines are read here.
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
                guard let bytes = Data(base64Encoded: Data(content)) else {
                    throw .malformedPEM(expected: ended, reason: "the text between the lines is not base64")
                }
                blocks.append(PEMBlock(label: ended, bytes: Array(bytes)))
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
