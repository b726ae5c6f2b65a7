/// The bytes of a Swift file and the same bytes with comments, string contents and raw identifiers blanked.
///
/// Blanking keeps every line and column, so a rule can search `code` and report a line of the file. Code inside string
/// interpolations stays visible. Regex literals of the form `/…/` are not recognised; the project writes none.
struct SourceText: Sendable {
    /// The lines as they stand in the file.
    let lines: [String]
    /// The lines with everything blanked that is not code.
    let code: [String]
    /// The blanked bytes, line ends included.
    let codeBytes: [UInt8]

    init(_ text: String) {
        var blanking = Blanking(bytes: Array(text.utf8))
        codeBytes = blanking.run()
        lines = Self.split(Array(text.utf8))
        code = Self.split(codeBytes)
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// One pass over the bytes of a file; a stack of the literals and interpolations that enclose the current place.
private struct Blanking {
    private enum Place {
        case code
        case string(quotes: Int, hashes: Int)
        /// Code inside `\( … )`, with the number of parentheses still open.
        case interpolation(open: Int)
    }

    private var bytes: [UInt8]
    private var position = 0
    private var places: [Place] = [.code]

    private static let quote = UInt8(ascii: "\"")
    private static let hash = UInt8(ascii: "#")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let backslash = UInt8(ascii: "\\")
    private static let backtick = UInt8(ascii: "`")
    private static let newline = UInt8(ascii: "\n")

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() -> [UInt8] {
        while position < bytes.count {
            switch places.last {
            case .string(let quotes, let hashes): insideString(quotes: quotes, hashes: hashes)
            case .interpolation, .code, nil: insideCode()
            }
        }
        return bytes
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private func count(of wanted: UInt8, from offset: Int = 0) -> Int {
        var length = 0
        while byte(offset + length) == wanted { length += 1 }
        return length
    }

    private mutating func blank(_ length: Int) {
        for index in position..<min(position + length, bytes.count) where bytes[index] != Self.newline {
            bytes[index] = UInt8(ascii: " ")
        }
        position += length
    }

    private mutating func insideCode() {
        switch byte() {
        case Self.slash where byte(1) == Self.slash: lineComment()
        case Self.slash where byte(1) == Self.star: blockComment()
        case Self.backtick: rawIdentifier()
        case Self.quote: openString(hashes: 0)
        case Self.hash:
            let hashes = count(of: Self.hash)
            if byte(hashes) == Self.quote { openString(hashes: hashes) } else { position += hashes }
        case UInt8(ascii: "("): parenthesis(opens: 1)
        case UInt8(ascii: ")"): parenthesis(opens: -1)
        default: position += 1
        }
    }

    private mutating func parenthesis(opens: Int) {
        position += 1
        guard case .interpolation(let open) = places.last else { return }
        places.removeLast()
        if open + opens > 0 { places.append(.interpolation(open: open + opens)) }
    }

    private mutating func lineComment() {
        var length = 0
        while let next = byte(length), next != Self.newline { length += 1 }
        blank(length)
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if byte() == Self.slash, byte(1) == Self.star {
                depth += 1
                blank(2)
            } else if byte() == Self.star, byte(1) == Self.slash {
                depth -= 1
                blank(2)
            } else {
                blank(1)
            }
        } while depth > 0 && position < bytes.count
    }

    private mutating func rawIdentifier() {
        position += 1
        while let next = byte(), next != Self.backtick, next != Self.newline { blank(1) }
        position += 1
    }

    private mutating func openString(hashes: Int) {
        let quotes = count(of: Self.quote, from: hashes) >= 3 ? 3 : 1
        position += hashes + quotes
        places.append(.string(quotes: quotes, hashes: hashes))
    }

    private mutating func insideString(quotes: Int, hashes: Int) {
        if byte() == Self.backslash, count(of: Self.hash, from: 1) >= hashes {
            if byte(1 + hashes) == UInt8(ascii: "(") {
                position += 2 + hashes
                places.append(.interpolation(open: 1))
            } else {
                blank(2 + hashes)
            }
        } else if count(of: Self.quote) >= quotes, count(of: Self.hash, from: quotes) >= hashes {
            position += quotes + hashes
            places.removeLast()
        } else if quotes == 1, byte() == Self.newline {
            places.removeLast()
            position += 1
        } else {
            blank(1)
        }
    }
}
