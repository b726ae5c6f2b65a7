import MeshDomain

/// Splits text into tokens, byte by byte.
struct HCLScanner {
    private let bytes: [UInt8]
    private var next = 0
    private var tokenStart = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: byteOrderMark) { next = byteOrderMark.count }
    }

    mutating func scan() throws(HCLSyntaxError) -> HCLToken {
        try skipBlanksAndComments()
        tokenStart = next
        guard let byte = peek() else { return HCLToken(kind: .end, offset: tokenStart) }
        return HCLToken(kind: try scanKind(startingWith: byte), offset: tokenStart)
    }

    /// A problem at a place given in bytes; the line and column are only worked out here.
    func failure(_ problem: String, at offset: Int) -> HCLSyntaxError {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? (bytes.starts(with: byteOrderMark) ? 3 : 0)
        return HCLSyntaxError(
            problem: problem,
            line: before.count { $0 == 0x0A } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        )
    }

    private mutating func scanKind(startingWith byte: UInt8) throws(HCLSyntaxError) -> HCLToken.Kind {
        if isLetter(byte) { return scanWord() }
        if isDigit(byte) { return try scanNumber() }
        switch byte {
        case UInt8(ascii: "\""): return .string(try scanString())
        case UInt8(ascii: "<"): return .heredoc(try scanHeredoc())
        case UInt8(ascii: "-") where peek(1).map(isDigit) ?? false: return try scanNumber()
        case UInt8(ascii: "."): return try punctuation(.period)
        case UInt8(ascii: "{"): return try punctuation(.leftBrace)
        case UInt8(ascii: "}"): return try punctuation(.rightBrace)
        case UInt8(ascii: "["): return try punctuation(.leftBracket)
        case UInt8(ascii: "]"): return try punctuation(.rightBracket)
        case UInt8(ascii: ","): return try punctuation(.comma)
        case UInt8(ascii: "="): return try punctuation(.assign)
        case UInt8(ascii: "+"): return try punctuation(.plus)
        case UInt8(ascii: "-"): return try punctuation(.minus)
        case _: throw failure("illegal character")
        }
    }

    private mutating func punctuation(_ kind: HCLToken.Kind) throws(HCLSyntaxError) -> HCLToken.Kind {
        next += 1
        return kind
    }

    private mutating func skipBlanksAndComments() throws(HCLSyntaxError) {
        while let byte = peek() {
            switch byte {
            case 0x20, 0x09, 0x0D, 0x0A: next += 1
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "/"):
                tokenStart = next
                switch peek(1) {
                case UInt8(ascii: "/"): skipLine()
                case UInt8(ascii: "*"): try skipBlockComment()
                case _: throw failure("expected '/' for comment")
                }
            case _: return
            }
        }
    }

    private mutating func skipLine() {
        while let byte = peek(), byte != 0x0A { next += 1 }
    }

    private mutating func skipBlockComment() throws(HCLSyntaxError) {
        next += 2
        while let byte = peek() {
            if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                next += 2
                return
            }
            next += 1
        }
        throw failure("comment not terminated")
    }

    private mutating func scanWord() -> HCLToken.Kind {
        while let byte = peek(),
            isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        { next += 1 }
        switch tokenText() {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case let word: return .identifier(word)
        }
    }

    // MARK: Numbers

    private mutating func scanNumber() throws(HCLSyntaxError) -> HCLToken.Kind {
        if peek() == UInt8(ascii: "-") { next += 1 }
        if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") || peek(1) == UInt8(ascii: "X") {
            return try scanHexadecimal()
        }
        let digitsStart = next
        skipDigits()
        var isWhole = true
        if peek() == UInt8(ascii: "."), peek(1).map(isDigit) ?? false {
            isWhole = false
            next += 1
            skipDigits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            isWhole = false
            next += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { next += 1 }
            guard peek().map(isDigit) ?? false else { throw failure("number \(tokenText()) lacks its exponent") }
            skipDigits()
        }
        let text = tokenText()
        if isWhole {
            let isOctal = next - digitsStart > 1 && bytes[digitsStart] == UInt8(ascii: "0")
            if isOctal, bytes[digitsStart..<next].contains(where: { $0 > UInt8(ascii: "7") }) {
                throw failure("illegal octal number: \(text)")
            }
            guard let value = Int64(text, radix: isOctal ? 8 : 10) else {
                throw failure("number \(text) is out of range")
            }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else { throw failure("number \(text) is out of range") }
        return .float(value)
    }

    private mutating func scanHexadecimal() throws(HCLSyntaxError) -> HCLToken.Kind {
        let isNegative = bytes[tokenStart] == UInt8(ascii: "-")
        next += 2
        let start = next
        while let byte = peek(), hexDigit(byte) != nil { next += 1 }
        guard next > start else { throw failure("illegal hexadecimal number: \(tokenText())") }
        let digits = String(decoding: bytes[start..<next], as: UTF8.self)
        guard let value = Int64((isNegative ? "-" : "") + digits, radix: 16) else {
            throw failure("number \(tokenText()) is out of range")
        }
        return .integer(value)
    }

    private mutating func skipDigits() {
        while let byte = peek(), isDigit(byte) { next += 1 }
    }

    // MARK: Strings

    /// Reads a quoted string.
    ///
    /// Inside `${…}` quotes, escapes and newlines stand for themselves, as in the original.
    private mutating func scanString() throws(HCLSyntaxError) -> String {
        next += 1
        var text: [UInt8] = []
        var braces = 0
        while let byte = peek() {
            if braces == 0, byte == UInt8(ascii: "\"") {
                next += 1
                return String(decoding: text, as: UTF8.self)
            }
            if braces == 0, byte == 0x0A { throw failure("literal not terminated") }
            if braces == 0, byte == UInt8(ascii: "\\") {
                try scanEscape(into: &text)
                continue
            }
            if braces == 0, byte == UInt8(ascii: "$"), peek(1) == UInt8(ascii: "{") {
                braces = 1
                text.append(contentsOf: [byte, UInt8(ascii: "{")])
                next += 2
                continue
            }
            if braces > 0, byte == UInt8(ascii: "{") { braces += 1 }
            if braces > 0, byte == UInt8(ascii: "}") { braces -= 1 }
            text.append(byte)
            next += 1
        }
        throw failure("literal not terminated")
    }

    private mutating func scanEscape(into text: inout [UInt8]) throws(HCLSyntaxError) {
        next += 1
        guard let byte = peek() else { throw failure("literal not terminated") }
        next += 1
        switch byte {
        case UInt8(ascii: "a"): text.append(0x07)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "v"): text.append(0x0B)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(byte)
        case UInt8(ascii: "x"): text.append(UInt8(truncatingIfNeeded: try scanDigits(count: 2, radix: 16)))
        case UInt8(ascii: "u"): text.append(contentsOf: try scalarBytes(try scanDigits(count: 4, radix: 16)))
        case UInt8(ascii: "U"): text.append(contentsOf: try scalarBytes(try scanDigits(count: 8, radix: 16)))
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            next -= 1
            let value = try scanDigits(count: 3, radix: 8)
            guard value < 256 else { throw failure("illegal char escape") }
            text.append(UInt8(value))
        case _: throw failure("illegal char escape")
        }
    }

    private mutating func scanDigits(count: Int, radix: UInt32) throws(HCLSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = peek().flatMap(hexDigit), UInt32(digit) < radix else {
                throw failure("illegal char escape")
            }
            value = value &* radix &+ UInt32(digit)
            next += 1
        }
        return value
    }

    private func scalarBytes(_ value: UInt32) throws(HCLSyntaxError) -> [UInt8] {
        guard let scalar = Unicode.Scalar(value) else { throw failure("illegal char escape") }
        return Array(String(Character(scalar)).utf8)
    }

    // MARK: Heredocs

    /// Reads `<<MARK` or `<<-MARK`, lines, and a line with the mark alone, which blanks may precede.
    private mutating func scanHeredoc() throws(HCLSyntaxError) -> String {
        guard peek(1) == UInt8(ascii: "<") else { throw failure("heredoc expected second '<', got other character") }
        next += 2
        let isIndented = peek() == UInt8(ascii: "-")
        if isIndented { next += 1 }
        let markStart = next
        while let byte = peek(), isLetter(byte) || isDigit(byte) { next += 1 }
        let mark = bytes[markStart..<next]
        guard !mark.isEmpty else { throw failure("zero-length heredoc anchor") }
        if peek() == 0x0D { next += 1 }
        guard peek() == 0x0A else { throw failure("invalid characters in heredoc anchor") }
        next += 1
        var lines: [ArraySlice<UInt8>] = []
        while next < bytes.count {
            let start = next
            skipLine()
            let content = bytes[start..<next]
            let indent = content.prefix { $0 == 0x20 || $0 == 0x09 }
            var rest = content.dropFirst(indent.count)
            if rest.last == 0x0D { rest.removeLast() }
            if rest == mark { return heredocText(lines, indent: isIndented ? indent : []) }
            lines.append(content)
            if peek() == 0x0A { next += 1 }
        }
        throw failure("heredoc not terminated")
    }

    /// The lines, each with its newline; without the indent of the closing mark if all lines have that indent.
    private func heredocText(_ lines: [ArraySlice<UInt8>], indent: ArraySlice<UInt8>) -> String {
        let cut = lines.allSatisfy { $0.starts(with: indent) } ? indent.count : 0
        var text: [UInt8] = []
        for line in lines {
            text.append(contentsOf: line.dropFirst(cut))
            text.append(0x0A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: Position

    private func peek(_ distance: Int = 0) -> UInt8? {
        next + distance < bytes.count ? bytes[next + distance] : nil
    }

    private func tokenText() -> String { String(decoding: bytes[tokenStart..<next], as: UTF8.self) }

    private func failure(_ problem: String) -> HCLSyntaxError { failure(problem, at: tokenStart) }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

private func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
