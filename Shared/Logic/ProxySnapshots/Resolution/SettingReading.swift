import ConsulJSON
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
        return value.stringValue.flatMap { try? GoDuration.nanoseconds(parsing: $0) }
    }
}
