import MeshDomain

/// Writes a value as YAML in blocks, for people to read; texts are quoted as in JSON, which YAML contains.
enum YAMLText {
    static func document(_ value: MeshValue) -> String {
        var lines: [String] = []
        write(value, indent: "", first: "", into: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes a value; `first` is what its first line begins with.
    private static func write(_ value: MeshValue, indent: String, first: String, into lines: inout [String]) {
        switch value {
        case .object(let object) where !object.isEmpty:
            for (place, entry) in object.entries.enumerated() {
                member(key(entry.key), entry.value, indent: indent, first: place == 0 ? first : indent, into: &lines)
            }
        case .array(let values) where !values.isEmpty && !values.allSatisfy(isPlain):
            for (place, element) in values.enumerated() {
                let start = place == 0 ? first : indent
                write(element, indent: indent + "  ", first: start + "- ", into: &lines)
            }
        case _: lines.append(first + scalar(value))
        }
    }

    private static func member(
        _ key: String,
        _ value: MeshValue,
        indent: String,
        first: String,
        into lines: inout [String]
    ) {
        switch value {
        case .object(let object) where !object.isEmpty:
            lines.append("\(first)\(key):")
            write(value, indent: indent + "  ", first: indent + "  ", into: &lines)
        case .array(let values) where !values.isEmpty && !values.allSatisfy(isPlain):
            lines.append("\(first)\(key):")
            write(value, indent: indent + "  ", first: indent + "  ", into: &lines)
        case _: lines.append("\(first)\(key): \(scalar(value))")
        }
    }

    private static func isPlain(_ value: MeshValue) -> Bool {
        switch value {
        case .array, .object: false
        case .null, .bool, .int, .unsigned, .double, .string: true
        }
    }

    private static func scalar(_ value: MeshValue) -> String {
        if let text = value.stringValue, isSafe(text) { return text }
        return JSONText.string(of: value)
    }

    private static func key(_ text: String) -> String { isSafe(text) ? text : JSONText.string(of: .string(text)) }

    /// A word that no reader of YAML takes for anything but a text.
    private static func isSafe(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        return !reserved.contains(text.lowercased())
            && text.utf8.allSatisfy {
                isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 0x2D || $0 == 0x2E
                    || $0 == 0x2F
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
