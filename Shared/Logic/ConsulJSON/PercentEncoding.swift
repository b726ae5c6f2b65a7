import MeshDomain

/// Writing names into the target of a request so that the server sees exactly them (percent encoding, RFC 3986).
package enum PercentEncoding {
    /// A name as one segment of a path.
    ///
    /// Everything but letters, digits and `-_~.` is encoded; a segment of dots alone is encoded, too, because it would
    /// mean "here" or "one above".
    package static func segment(_ text: String) -> String {
        let isDots = !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."): result += isDots ? "%2E" : "."
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case _:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }

    /// The target of a request: a path of these segments, and a query.
    package static func target(_ path: [String], query: [(String, String)]) -> String {
        let text = path.map { "/" + segment($0) }.joined()
        guard !query.isEmpty else { return text }
        return text + "?" + Self.query(query)
    }

    /// A name or value of a query, decoded; nil when its escapes are none or come to no UTF-8.
    package static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                continue
            }
            guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Names and values of a query, or of a form.
    package static func query(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(segment($0.0))=\(segment($0.1))" }.joined(separator: "&")
    }
}
