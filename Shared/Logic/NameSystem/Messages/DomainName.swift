/// A domain name as it stands in a message: every label behind its length, and a zero at the end.
///
/// Compared by its bytes; questions are matched without regard to case by ``folded``.
///
/// - Source: RFC 1035 §2.3.4: a label has 1...63 bytes, a name at most 255.
package struct DomainName: Sendable, Hashable {
    static let labelLimit = 63
    static let byteLimit = 255

    /// The bytes of the wire, uncompressed.
    package let wire: [UInt8]

    /// The name above all others.
    package static let root = DomainName(checked: [0])

    /// Takes bytes that were checked.
    init(checked wire: [UInt8]) { self.wire = wire }

    /// Joins labels; nil when one of them is empty or too long, or all of them are too long.
    package init?(labels: some Sequence<some Sequence<UInt8>>) {
        var wire: [UInt8] = []
        for label in labels {
            let place = wire.count
            wire.append(0)
            wire.append(contentsOf: label)
            let count = wire.count - place - 1
            guard (1...Self.labelLimit).contains(count) else { return nil }
            wire[place] = UInt8(count)
        }
        wire.append(0)
        guard wire.count <= Self.byteLimit else { return nil }
        self.wire = wire
    }

    /// Reads labels with dots between them, with or without one at the end; nil when that is no name.
    package init?(_ text: String) {
        if text.isEmpty || text == "." {
            self = .root
            return
        }
        let bytes = text.utf8.last == UInt8(ascii: ".") ? text.utf8.dropLast() : text.utf8[...]
        self.init(labels: bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false))
    }

    /// The labels, from the left.
    package var labels: [ArraySlice<UInt8>] {
        var labels: [ArraySlice<UInt8>] = []
        var place = 0
        while wire[place] != 0 {
            let end = place + 1 + Int(wire[place])
            labels.append(wire[(place + 1)..<end])
            place = end
        }
        return labels
    }

    /// The name in lower case (ASCII only, as RFC 4343 has it).
    package var folded: DomainName { DomainName(checked: wire.map(Self.lower)) }

    /// The name in front of another one; nil when the two are too long together.
    package func under(_ suffix: DomainName) -> DomainName? {
        let joined = wire.dropLast() + suffix.wire
        return joined.count <= Self.byteLimit ? DomainName(checked: Array(joined)) : nil
    }

    /// Whether the name ends as another one does, or is that one; both must be folded.
    package func isWithin(_ suffix: DomainName) -> Bool {
        var place = 0
        while wire.count - place > suffix.wire.count { place += 1 + Int(wire[place]) }
        return wire[place...] == suffix.wire[...]
    }

    /// The labels in front of a suffix that the name is within.
    package func labels(before suffix: DomainName) -> [ArraySlice<UInt8>] {
        Array(labels.dropLast(suffix.labels.count))
    }

    // A length is below 64 and so never taken for a letter.
    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 0x20 : byte }
}

extension DomainName: CustomStringConvertible {
    /// With a dot behind every label; bytes that are no plain letters as `\ddd`.
    package var description: String {
        if wire.count == 1 { return "." }
        var text = ""
        for label in labels {
            for byte in label {
                if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "."), byte != UInt8(ascii: "\\") {
                    text.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte)
                    text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
                }
            }
            text += "."
        }
        return text
    }
}
