/// Writes JSON into one growing buffer.
struct JSONWriter {
    private let layout: JSONText.Layout
    private(set) var output: [UInt8] = []
    private var level = 0

    init(layout: JSONText.Layout) { self.layout = layout }

    mutating func write(_ value: MeshValue) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): output.append(contentsOf: String(value).utf8)
        case .unsigned(let value): output.append(contentsOf: String(value).utf8)
        case .double(let value): output.append(contentsOf: goText(of: value).utf8)
        case .string(let text): write(text)
        case .array(let values):
            open(UInt8(ascii: "["))
            for (place, value) in values.enumerated() {
                separate(place)
                write(value)
            }
            close(UInt8(ascii: "]"), isEmpty: values.isEmpty)
        case .object(let object):
            open(UInt8(ascii: "{"))
            for (place, entry) in object.entries.enumerated() {
                separate(place)
                write(entry.key)
                output.append(UInt8(ascii: ":"))
                if layout == .pretty { output.append(0x20) }
                write(entry.value)
            }
            close(UInt8(ascii: "}"), isEmpty: object.isEmpty)
        }
    }

    private mutating func open(_ bracket: UInt8) {
        output.append(bracket)
        level += 1
    }

    private mutating func separate(_ place: Int) {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func close(_ bracket: UInt8, isEmpty: Bool) {
        level -= 1
        if !isEmpty { breakLine() }
        output.append(bracket)
    }

    private mutating func breakLine() {
        guard layout == .pretty else { return }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: 4 * level))
    }

    /// Copies the text in one go and rewrites it only when something in it must be escaped.
    private mutating func write(_ text: String) {
        output.append(UInt8(ascii: "\""))
        let start = output.count
        output.append(contentsOf: text.utf8)
        var place = start
        while place < output.count, !mustBeEscaped(output[place]) { place += 1 }
        if place < output.count {
            let rest = Array(output[place...])
            output.removeSubrange(place...)
            appendEscaped(rest)
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ bytes: [UInt8]) {
        var next = 0
        while next < bytes.count {
            let byte = bytes[next]
            next += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: output.append(contentsOf: #"\n"#.utf8)
            case 0x0D: output.append(contentsOf: #"\r"#.utf8)
            case 0x09: output.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                output.append(contentsOf: #"\u00"#.utf8)
                output.append(contentsOf: [lowercaseHexDigit(byte >> 4), lowercaseHexDigit(byte & 15)])
            case 0xE2 where isLineSeparator(bytes, at: next):
                output.append(contentsOf: (bytes[next + 1] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
                next += 2
            case _: output.append(byte)
            }
        }
    }
}

/// True when the two bytes after 0xE2 complete U+2028 or U+2029.
private func isLineSeparator(_ bytes: [UInt8], at next: Int) -> Bool {
    next + 1 < bytes.count && bytes[next] == 0x80 && (bytes[next + 1] == 0xA8 || bytes[next + 1] == 0xA9)
}

/// True for bytes that cannot stand in a JSON string as they are; 0xE2 starts U+2028 and is looked at more closely.
private func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
        || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == 0xE2
}

private func lowercaseHexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// The shortest text of a number, with Go's choice between plain and exponent form; `null` for what JSON cannot say.
///
/// - Source: Go's encoding/json writes exponents below 1e-6 and from 1e21 on.
private func goText(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortestDigits(of: value.magnitude)
    let sign = value < 0 ? "-" : ""
    if exponent < -6 || exponent >= 21 {
        let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
        return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
        return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
}

/// The fewest digits that identify a positive number, and the power of ten of the first of them.
private func shortestDigits(of value: Double) -> (digits: String, exponent: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa[0]
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = whole + fraction
    let leadingZeros = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leadingZeros)
    while digits.last == "0", digits.count > 1 { digits.removeLast() }
    let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (String(digits), whole.count - 1 - leadingZeros + shift)
}
