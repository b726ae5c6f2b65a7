/// The position in a JSON text while it is read.
struct JSONReader {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private let duplicates: JSONText.Duplicates
    private var next = 0

    init(bytes: [UInt8], depthLimit: Int, duplicates: JSONText.Duplicates = .lastCounts) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        self.duplicates = duplicates
    }

    mutating func readValue(depth: Int) throws(JSONSyntaxError) -> MeshValue {
        skipBlanks()
        guard next < bytes.count else { throw ended() }
        switch bytes[next] {
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "{"): return .object(try readObject(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try readArray(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        case UInt8(ascii: "t"): return try readLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try readLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try readLiteral("null", .null)
        case _: throw unexpected("looking for beginning of value")
        }
    }

    mutating func expectEnd() throws(JSONSyntaxError) {
        skipBlanks()
        guard next == bytes.count else { throw unexpected("after top-level value") }
    }

    private mutating func readObject(depth: Int) throws(JSONSyntaxError) -> MeshObject {
        try enter(depth)
        var object = MeshObject()
        skipBlanks()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipBlanks()
            guard next < bytes.count else { throw ended() }
            guard bytes[next] == UInt8(ascii: "\"") else {
                throw unexpected("looking for beginning of object key string")
            }
            let start = next
            let key = try readString()
            if duplicates == .refused, object[key] != nil {
                next = start
                throw failure(.invalid, "the key \"\(key)\" is given twice; keep one of them")
            }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw unexpected("after object key") }
            object[key] = try readValue(depth: depth)
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw unexpected("after object key:value pair") }
            return object
        }
    }

    private mutating func readArray(depth: Int) throws(JSONSyntaxError) -> [MeshValue] {
        try enter(depth)
        var values: [MeshValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return values }
        while true {
            values.append(try readValue(depth: depth))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw unexpected("after array element") }
            return values
        }
    }

    private mutating func enter(_ depth: Int) throws(JSONSyntaxError) {
        guard depth <= depthLimit else { throw failure(.limit, "exceeded max depth") }
        next += 1
    }

    private mutating func readLiteral(_ word: StaticString, _ value: MeshValue) throws(JSONSyntaxError) -> MeshValue {
        let text = word.description
        for expected in text.utf8 {
            guard take(expected) else {
                throw unexpected("in literal \(text) (expecting '\(Character(Unicode.Scalar(expected)))')")
            }
        }
        return value
    }

    // MARK: Numbers

    private mutating func readNumber() throws(JSONSyntaxError) -> MeshValue {
        let start = next
        var isWhole = true
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try readDigits(orFail: "in numeric literal") }
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try readDigits(orFail: "after decimal point in numeric literal")
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try readDigits(orFail: "in exponent of numeric literal")
        }
        if isWhole, let value = wholeNumber(from: start) { return value }
        let text = String(decoding: bytes[start..<next], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            next = start
            throw failure(.invalid, "number \(text) is out of range")
        }
        return .double(value)
    }

    private mutating func readDigits(orFail problem: String) throws(JSONSyntaxError) {
        let start = next
        while next < bytes.count, bytes[next] &- UInt8(ascii: "0") < 10 { next += 1 }
        guard next > start else { throw unexpected(problem) }
    }

    /// The digits between `start` and here as an integer; nil when they need more than 64 bits.
    private func wholeNumber(from start: Int) -> MeshValue? {
        let isNegative = bytes[start] == UInt8(ascii: "-")
        var magnitude: UInt64 = 0
        for place in (isNegative ? start + 1 : start)..<next {
            let (scaled, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.addingReportingOverflow(UInt64(bytes[place] &- UInt8(ascii: "0")))
            if overflow || carry { return nil }
            magnitude = sum
        }
        guard isNegative else { return .integer(magnitude) }
        if magnitude == UInt64(Int64.max) + 1 { return .int(.min) }
        return Int64(exactly: magnitude).map { .int(-$0) }
    }

    // MARK: Strings

    private mutating func readString() throws(JSONSyntaxError) -> String {
        let start = next + 1
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                next = place + 1
                return String(decoding: bytes[start..<place], as: UTF8.self)
            }
            guard byte >= 0x20, byte != UInt8(ascii: "\\") else { break }
            place += 1
        }
        next = place
        guard place < bytes.count else { throw ended() }
        guard bytes[place] == UInt8(ascii: "\\") else { throw unexpected("in string literal") }
        return try readEscapedString(from: start)
    }

    private mutating func readEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<next])
        while next < bytes.count {
            let byte = bytes[next]
            guard byte >= 0x20 else { throw unexpected("in string literal") }
            next += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") { try readEscape(into: &text) } else { text.append(byte) }
        }
        throw ended()
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard next < bytes.count else { throw ended() }
        let byte = bytes[next]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            next += 1
            appendUTF8(of: try readUnicodeEscape(), to: &text)
            return
        case _: throw unexpected("in string escape code")
        }
        next += 1
    }

    /// The scalar of `\uXXXX`, or of two of them that form a surrogate pair; U+FFFD for half a pair.
    private mutating func readUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try readFourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let resume = next
        if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try readFourHexDigits()
            if 0xDC00...0xDFFF ~= second,
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
            {
                return scalar
            }
        }
        next = resume
        return "\u{FFFD}"
    }

    private mutating func readFourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard next < bytes.count else { throw ended() }
            guard let digit = hexDigit(bytes[next]) else { throw unexpected("in \\u hexadecimal character escape") }
            value = value << 4 | UInt32(digit)
            next += 1
        }
        return value
    }

    // MARK: Position

    private mutating func skipBlanks() {
        while next < bytes.count {
            switch bytes[next] {
            case 0x20, 0x0A, 0x0D, 0x09: next += 1
            case _: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next < bytes.count, bytes[next] == byte else { return false }
        next += 1
        return true
    }

    private func unexpected(_ problem: String) -> JSONSyntaxError {
        guard next < bytes.count else { return ended() }
        return failure(.invalid, "invalid character \(quoted(bytes[next])) \(problem)")
    }

    private func ended() -> JSONSyntaxError {
        let isBlank = bytes.allSatisfy { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
        return failure(isBlank ? .empty : .truncated, "unexpected end of JSON input")
    }

    private func failure(_ reason: JSONSyntaxError.Reason, _ problem: String) -> JSONSyntaxError {
        let before = bytes[..<min(next, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONSyntaxError(
            reason: reason,
            problem: problem,
            offset: before.count,
            line: before.count { $0 == 0x0A } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        )
    }
}

/// Appends the UTF-8 form of one scalar.
func appendUTF8(of scalar: Unicode.Scalar, to text: inout [UInt8]) {
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
}

/// A byte in the quotes Go's messages use.
private func quoted(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"): #"'\''"#
    case UInt8(ascii: "\\"): #"'\\'"#
    case 0x09: #"'\t'"#
    case 0x0A: #"'\n'"#
    case 0x0D: #"'\r'"#
    case 0x20...0x7E, 0xA1...0xFF: "'\(Character(Unicode.Scalar(byte)))'"
    case _: #"'\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16) + "'"
    }
}
