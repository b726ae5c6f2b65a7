/// What texts of a peer may hold, each by the place where it ends up.
package enum ImportedText {
    /// Whether a byte may stand in a name: letters, digits, `-`, `.` and `_`.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether a text can be a part of server names, DNS names and paths: no empty label, so no `..` and no dot at an end.
    package static func isName(_ text: some StringProtocol, limit: Int = 255) -> Bool {
        !text.isEmpty && text.utf8.count <= limit && text.utf8.allSatisfy(isPlain)
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    /// Whether a text can identify something within its owner: one line, and no path that leads elsewhere.
    static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 512 && isLine(text)
            && !text.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == "." || $0 == ".." }
    }

    /// Whether a text shows as one line and as what it is: without control characters and marks that turn its direction.
    static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !isControl($0) }
    }

    /// As `isLine`, but line ends and tabulators are taken.
    static func isProse(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !isControl($0) || $0 == "\n" || $0 == "\r" || $0 == "\t" }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The text for a message: short, and without what would break a line.
    static func quoted(_ text: some StringProtocol) -> String {
        let visible = text.unicodeScalars.prefix(80).map { isControl($0) ? "?" : String($0) }
        return "\"\(visible.joined())\"\(text.unicodeScalars.count > 80 ? "..." : "")"
    }
}
