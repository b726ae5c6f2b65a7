package import MeshDomain

extension MeshObject {
    /// A whole number; text and truth values are read as numbers too, because settings come from many tools.
    package func number(_ key: String) -> Int? {
        guard let value = self[key] else { return nil }
        switch value {
        case .int(let number): return Int(exactly: number)
        case .unsigned, .array, .object, .null: return nil
        case .double(let number): return Int(exactly: number.rounded(.towardZero))
        case .string(let text): return Int(text)
        case .bool(let flag): return flag ? 1 : 0
        }
    }

    /// A truth value.
    package func flag(_ key: String) -> Bool? {
        guard let value = self[key] else { return nil }
        switch value {
        case .bool(let flag): return flag
        case .int(let number): return number != 0
        case .string(let text):
            switch text.lowercased() {
            case "true", "1", "t": return true
            case "false", "0", "f", "": return false
            default: return nil
            }
        case .unsigned, .double, .array, .object, .null: return nil
        }
    }

    /// Text; numbers are read as text too.
    package func text(_ key: String) -> String? {
        guard let value = self[key] else { return nil }
        switch value {
        case .string(let text): return text
        case .int(let number): return String(number)
        case .unsigned, .double, .bool, .array, .object, .null: return nil
        }
    }

    /// A length of time in nanoseconds, given as text (`10s`, `1h30m`) or as nanoseconds.
    package func nanoseconds(_ key: String) -> Int64? {
        guard let value = self[key] else { return nil }
        if let number = value.intValue { return number }
        return value.stringValue.flatMap(DurationText.nanoseconds)
    }
}

/// Lengths of time as people write them.
package enum DurationText {
    /// The nanoseconds in a text such as `250ms` or `1h30m`; nil when it is none.
    package static func nanoseconds(_ text: String) -> Int64? {
        var total = 0.0
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let amount = Double(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            guard let factor = factors[String(unit)] else { return nil }
            total += amount * factor
            rest = rest.dropFirst(unit.count)
        }
        return Int64(exactly: total.rounded())
    }

    private static let factors: [String: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]
}
